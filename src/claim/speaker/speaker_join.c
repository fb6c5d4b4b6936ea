/* Joins a speaker and what stands beside him between commas: "the mayor, Ali Balde,". */
#include "claim/speaker/speaker_words.h"
#include "place/gaz_format.h"

/* Does the organisation stand for lack of one ("a nurse")? */
static bool only_role(const rf__who *who) {
    return who->role.to && who->organisation.from <= who->role.from &&
           who->organisation.to >= who->role.to;
}

/* "the UN peacekeeping mission", "the country's disaster agency": an organisation that is not
 * called by its name. */
static bool is_described(const rf__doc *doc, const rf__who *who) {
    const rf__tag *role = who->role.to ? rf__tag_at(doc, who->role.from, RF__C_ROLE) : NULL;
    uint32_t last = who->organisation.to - 1;
    return !who->person.to && who->organisation.to > who->organisation.from &&
           (!role || role->entry->flags & RF__PLURAL) && rf__is_org_word(doc, last) &&
           !rf__is_capital_word(doc, last);
}

/* ", Unimor,", ", UNHCR,": a name and nothing else. */
static bool names_it(const rf__doc *doc, const rf__who *who) {
    return (who->kind == RF__WHO_NAME || who->kind == RF__WHO_ORGANISATION) && !who->role.to &&
           !who->person.to && who->organisation.to > who->organisation.from &&
           rf__capitals_end(doc, who->organisation.from, who->organisation.to) ==
               who->organisation.to;
}

static const rf__mention *mention_in(const rf__doc *doc, rf__span span) {
    uint32_t low = 0, high = doc->n_mentions; /* in the order of the text */
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->mentions[middle].token < span.from)
            low = middle + 1;
        else
            high = middle;
    }
    const rf__mention *m = low < doc->n_mentions ? &doc->mentions[low] : NULL;
    return m && m->token < span.to ? m : NULL;
}

const rf__mention *rf__place_in(const rf__doc *doc, rf__span span) {
    const rf__mention *m = mention_in(doc, span);
    return m && m->use == RF_NAME_PLACE ? m : NULL;
}

bool rf__is_nation_at(const rf__doc *doc, uint32_t token) {
    const rf__mention *m = mention_in(doc, (rf__span){token, token + 1});
    return m && m->n_tokens > 1 &&
           (m->use == RF_NAME_DEMONYM ||
            rf__gaz_brief_of(doc->gazetteer, m->place).kind == RF_GAZ_COUNTRY);
}

/* "Norland, a member of the bloc, said": no person's name. */
static bool is_country(const rf__doc *doc, rf__span name) {
    const rf__mention *m = name.to ? rf__place_in(doc, name) : NULL;
    return m && m->token == name.from && m->n_tokens == name.to - name.from &&
           rf__gaz_brief_of(doc->gazetteer, m->place).kind == RF_GAZ_COUNTRY;
}

/* "Kunduz Province": a place that is called by its sort is nobody's name. */
static bool is_region(const rf__doc *doc, rf__span name) {
    return name.to > name.from + 1 && rf__tag_at(doc, name.to - 1, RF__C_PLACE_KIND) &&
           !rf__tag_at(doc, name.from, RF__C_FIRST_NAME) && rf__place_in(doc, name);
}

rf__who rf__who_join(const rf__doc *doc, rf__who head, rf__who apposition) {
    rf__who who = head;
    if (head.phrase.from > apposition.phrase.from)
        who.phrase.from = apposition.phrase.from;
    if (head.phrase.to < apposition.phrase.to)
        who.phrase.to = apposition.phrase.to;
    if (head.kind == RF__WHO_NAME && is_region(doc, head.organisation) &&
        (apposition.kind == RF__WHO_PERSON || apposition.kind == RF__WHO_NAME)) {
        apposition.phrase = who.phrase; /* "the head in Kunduz Province, Ahmad Rahimi, said" */
        return apposition;
    }
    bool letters = head.definite && head.organisation.to == head.organisation.from + 1 &&
                   doc->tokens[head.organisation.from].flags & RF__ALL_CAPITALS;
    if (head.kind == RF__WHO_NAME && letters && apposition.person.to) { /* "the DCO, Nadir Ali," */
        who.kind = RF__WHO_PERSON;
        who.person = apposition.person;
    } else if (head.kind == RF__WHO_NAME && apposition.kind != RF__WHO_NOBODY &&
               is_country(doc, head.organisation)) {
        who.kind = RF__WHO_ORGANISATION;
        return who;
    } else if (head.kind == RF__WHO_NAME &&
               (apposition.role.to || apposition.kind == RF__WHO_PERSON)) {
        who.kind = RF__WHO_PERSON;
        who.person = head.organisation;
        who.organisation = (rf__span){0, 0};
    }
    if (head.kind == RF__WHO_NAME && who.kind == RF__WHO_NAME &&
        (apposition.kind == RF__WHO_ORGANISATION || apposition.kind == RF__WHO_OTHER))
        who.kind = RF__WHO_ORGANISATION;
    if (is_described(doc, &head) && names_it(doc, &apposition)) {
        who.kind = RF__WHO_ORGANISATION;
        who.organisation = apposition.organisation;
        who.role = (rf__span){0, 0};
        who.of_predecessor = false;
        return who;
    }
    if (head.role.to && !head.person.to) {
        if (apposition.person.to)
            who.person = apposition.person;
        else if (apposition.kind == RF__WHO_NAME)
            who.person = apposition.organisation;
        if (who.person.to) {
            who.kind = RF__WHO_PERSON;
            if (only_role(&who))
                who.organisation = (rf__span){0, 0};
        }
    }
    if (who.person.to) {
        if (!who.role.to)
            who.role = apposition.role;
        if (!who.organisation.to && !only_role(&apposition) &&
            (apposition.kind == RF__WHO_ORGANISATION || apposition.kind == RF__WHO_PERSON))
            who.organisation = apposition.organisation;
        who.of_predecessor = who.of_predecessor || apposition.of_predecessor;
    }
    return who;
}
