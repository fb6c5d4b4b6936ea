/* What a verb asks for besides words of the lexicon: a place by name that is left or reached, a
 * country abroad, a site where people are kept safe, a disaster that strikes. */
#include "claim/figure/figure.h"
#include "place/gaz_format.h"

#include <string.h>

/* "left | the besieged | city", "the Sudanese | town of": words that only say which. */
static bool only_tells_which(const rf__doc *doc, uint32_t from, uint32_t to) {
    enum { REACH = 3 };
    if (to <= from + 1)
        return true;
    if (to > from + REACH || rf__function_at(doc, from) != RF__F_THE)
        return false;
    for (uint32_t i = from + 1; i < to; i++)
        if (doc->tokens[i].kind != RF__WORD || rf__function_at(doc, i) != RF__F_NONE ||
            rf__tag_at(doc, i, RF__C_NOUN) || rf__tag_at(doc, i, RF__C_FLOW))
            return false;
    return true;
}

/* "left the besieged city": a kind of place, and none by name before it. */
static bool leaves_kind(const rf__doc *doc, rf__trigger *t, uint32_t from) {
    enum { REACH = 3 };
    for (uint32_t i = from + 1; i <= from + REACH; i++) {
        const rf__tag *kind = rf__tag_at(doc, i, RF__C_PLACE_KIND);
        if (!kind || !only_tells_which(doc, from, i))
            continue;
        t->complement = i;
        t->n_complement = kind->n;
        return true;
    }
    return false;
}

/* "left El Fasher": the place stands for the homes in it. */
static bool names_place(const rf__doc *doc, const rf__sentence *sentence, rf__trigger *t) {
    bool home = !strcmp(t->entry->needs, "leave_home") || !strcmp(t->entry->needs, "a_place") ||
                !strcmp(t->entry->needs, "home_object"),
         abroad = !strcmp(t->entry->needs, "abroad");
    if (!home && !abroad)
        return false;
    for (uint32_t m = sentence->mention; m < sentence->mention + sentence->n_mentions; m++) {
        const rf__mention *mention = &doc->mentions[m];
        uint32_t from = t->token + t->n;
        if (mention->preposition == RF__F_FROM && !(t->entry->flags & RF__LEAVES))
            continue;
        /* "entered Chad": refugees there */
        bool country = mention->place != RF_NO_PLACE &&
                       rf__gaz_brief_of(doc->gazetteer, mention->place).kind == RF_GAZ_COUNTRY;
        if (mention->phrase >= from && !mention->person && mention->use == RF_NAME_PLACE &&
            (home || country) && only_tells_which(doc, from, mention->phrase)) {
            t->complement = mention->phrase;
            t->n_complement = mention->n_phrase;
            return true;
        }
    }
    return !strcmp(t->entry->needs, "leave_home") && leaves_kind(doc, t, t->token + t->n);
}

/* The country a mention names by itself or by its people, or NULL. */
static const char *country_of(const rf__doc *doc, const rf__mention *mention, rf_name_use use) {
    if (mention->person || mention->use != use || mention->place == RF_NO_PLACE)
        return NULL;
    rf__gaz_brief place = rf__gaz_brief_of(doc->gazetteer, mention->place);
    return place.kind == RF_GAZ_COUNTRY ? place.country : NULL;
}

/* "Chad has received 28,000 people" in a report on Sudan: the number behind the verb counts people.
 * Migrants that a country receives come from another one, wherever the report is about. */
static bool takes_people(const rf__doc *doc, const rf__sentence *sentence, rf__trigger *t,
                         const char *host) {
    uint32_t behind = t->token + t->n;
    if (!host)
        return false;
    bool at_home = !doc->country[0] || !strcmp(host, doc->country);
    for (uint32_t q = sentence->quantity; q < sentence->quantity + sentence->n_quantities; q++) {
        const rf__quantity *number = &doc->quantities[q];
        uint32_t end = number->token + number->n_tokens, n;
        if (number->phrase != behind || number->kind != RF__Q_COUNT)
            continue;
        n = 1;
        if (rf__is_kind(rf__tag_at(doc, end, RF__C_NOUN), "migrants") ||
            (!at_home && rf__is_asked_for(doc, end, "people", &n))) {
            t->complement = end;
            t->n_complement = n;
            return true;
        }
    }
    return false;
}

/* "Poland received 1.3 million Ukrainians": people of one country, and another one before the verb.
 */
static bool takes_foreigners(const rf__doc *doc, const rf__sentence *sentence, rf__trigger *t) {
    if (strcmp(t->entry->needs, "foreigners") != 0)
        return false;
    const char *host = NULL;
    for (uint32_t m = sentence->mention; m < sentence->mention + sentence->n_mentions; m++) {
        const rf__mention *mention = &doc->mentions[m];
        if (mention->token < t->token) {
            const char *country = country_of(doc, mention, RF_NAME_PLACE);
            host = country && mention->preposition == RF__F_NONE ? country : host;
            continue;
        }
        const char *people = country_of(doc, mention, RF_NAME_DEMONYM);
        if (!people && mention->preposition == RF__F_FROM) /* "21,000 people from Ukraine" */
            people = country_of(doc, mention, RF_NAME_PLACE);
        if (!host || !people || !strcmp(host, people) || mention->token > t->token + t->n + 8)
            continue;
        t->complement = mention->token;
        t->n_complement = mention->n_tokens;
        return true;
    }
    return takes_people(doc, sentence, t, host);
}

/* "for the China border" */
static bool names_border(const rf__doc *doc, const rf__mention *mention) {
    uint32_t behind = mention->token + mention->n_tokens;
    return rf__tag_at(doc, behind, RF__C_PLACE_KIND) || rf__tag_at(doc, behind, RF__C_COMPLEMENT);
}

static bool leads_abroad(const rf__trigger *t, rf__function preposition) {
    return preposition == RF__F_TO || preposition == RF__F_INTO || preposition == RF__F_FOR ||
           (preposition == RF__F_IN &&
            (t->n > 1 || t->entry->flags & RF__ARRIVES)); /* "sought refuge in" */
}

/* "in neighbouring Chad" */
static bool is_neighbour(const rf__doc *doc, const rf__mention *mention) {
    const rf__tag *tag =
        mention->token ? rf__tag_at(doc, mention->token - 1, RF__C_COMPLEMENT) : NULL;
    return rf__has_text(tag, "next_country");
}

/* The country that a place is said to lie in right behind it: "to South Kivu in Congo". */
static const char *country_behind(const rf__doc *doc, const rf__sentence *sentence, uint32_t m) {
    const rf__mention *place = &doc->mentions[m], *next = place + 1;
    if (m + 1 >= sentence->mention + sentence->n_mentions || place->person ||
        place->use != RF_NAME_PLACE || next->preposition != RF__F_IN ||
        next->phrase > place->phrase + place->n_phrase + 2)
        return NULL;
    return country_of(doc, next, RF_NAME_PLACE);
}

/* "arrived in Dollow, and some crossed the border", ", including 3,000 into Kenya", ", some of them
 * into": another clause or a part, whose words the verb does not ask for. */
bool rf__begins_other_clause(const rf__doc *doc, uint32_t token) {
    rf__function f = rf__function_at(doc, token + 1), g = rf__function_at(doc, token + 2);
    bool part = f == RF__F_INCLUDING || f == RF__F_SOME || g == RF__F_OF || g == RF__F_INTO;
    return doc->tokens[token].punct == ',' &&
           (f == RF__F_AND || f == RF__F_BUT || f == RF__F_WHILE || part);
}

/* "370,000 went to Romania", "fled Lebanon for Syria": to a country that is not the report's, or
 * not the one that was left. */
static bool goes_abroad(const rf__doc *doc, const rf__sentence *sentence, rf__trigger *t) {
    enum { REACH = 8 };
    if (strcmp(t->entry->needs, "to_country") != 0)
        return false;
    uint32_t from = t->token + t->n;
    const char *left = doc->country;
    for (uint32_t m = sentence->mention; m < sentence->mention + sentence->n_mentions; m++) {
        const rf__mention *mention = &doc->mentions[m];
        const char *country = country_of(doc, mention, RF_NAME_PLACE);
        country = country ? country : country_behind(doc, sentence, m);
        if (!country || mention->phrase < from || mention->phrase > from + REACH)
            continue;
        bool part = false; /* "fled Ituri, including 3,000 into neighbouring Norland" */
        for (uint32_t i = from; i < mention->phrase; i++)
            part |= doc->tokens[i].punct == ',' && rf__begins_other_clause(doc, i);
        if (mention->preposition == RF__F_FROM ||
            (mention->preposition == RF__F_NONE && mention->phrase == from)) {
            left = country;
        } else if (!part && leads_abroad(t, mention->preposition) &&
                   ((strcmp(country, left) != 0 && *left) || is_neighbour(doc, mention)) &&
                   !names_border(doc, mention)) {
            t->complement = mention->phrase;
            t->n_complement = mention->n_phrase;
            return true;
        }
    }
    return false;
}

/* "fled over the Norland border", "driven across the border": what is crossed; not "across border
 * areas". */
static bool goes_over_border(const rf__doc *doc, const rf__sentence *sentence, rf__trigger *t) {
    enum { REACH = 6, WORDS = 2 };
    uint32_t from = t->token + t->n, end = sentence->token + sentence->n_tokens, n;
    if (strcmp(t->entry->needs, "to_country") != 0)
        return false;
    for (uint32_t i = from; i < end && i < from + REACH && doc->tokens[i].kind == RF__WORD; i++) {
        rf__function f = rf__function_at(doc, i);
        if ((f != RF__F_ACROSS && f != RF__F_OVER) || rf__function_at(doc, i + 1) != RF__F_THE)
            continue;
        for (uint32_t k = i + 2; k < end && k < i + 2 + WORDS; k++)
            if (rf__is_asked_for(doc, k, "frontier", &n)) {
                t->complement = i;
                t->n_complement = k + n - i;
                return !rf__tag_at(doc, k + n, RF__C_PLACE_KIND) &&
                       !rf__tag_at(doc, k + n, RF__C_NOUN);
            }
        return false;
    }
    return false;
}

/* "300 migrants | landed in Gorsk": who comes by sea. */
static bool lands_as_migrant(const rf__doc *doc, const rf__sentence *sentence, rf__trigger *t) {
    enum { REACH = 4 };
    if (strcmp(t->entry->needs, "on_shore") != 0)
        return false;
    for (uint32_t i = t->group; i-- > sentence->token && i + REACH >= t->group;) {
        if (doc->tokens[i].kind == RF__PUNCT)
            return false;
        if (rf__is_kind(rf__tag_at(doc, i, RF__C_NOUN), "migrants")) {
            t->complement = i;
            t->n_complement = 1;
            return true;
        }
    }
    return false;
}

/* "driven 12,000 people | from Gorsk": behind those who are driven; fighters are only driven back.
 */
static uint32_t behind_people(const rf__doc *doc, uint32_t from, uint32_t end) {
    enum { REACH = 8 };
    for (uint32_t i = from; i < end && i < from + REACH; i++) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (noun && !rf__tag_at(doc, i, RF__C_FLOW)) {
            bool people = noun->entry->unit == RF_PEOPLE || noun->entry->unit == RF_HOUSEHOLDS;
            if (!people || noun->entry->groups & (RF_SOLDIERS | RF_FIGHTERS))
                return from;
            i += noun->n;
            if (i < end && doc->tokens[i].punct == '(') /* "families (40 people) from" */
                for (uint32_t k = i; k < end && k < i + REACH; k++)
                    if (doc->tokens[k].punct == ')')
                        return k + 1;
            return i;
        }
        if (rf__function_at(doc, i) == RF__F_OF && i > from && rf__is_number_at(doc, i - 1))
            continue; /* "hundreds of people" */
        if (doc->tokens[i].kind == RF__PUNCT || rf__tag_at(doc, i, RF__C_VERB) ||
            rf__is_any_preposition(rf__function_at(doc, i)))
            break;
    }
    return from;
}

/* "driven from Goma", "forced from 40 villages": what is left stands for the homes in it. */
static bool leaves_place(const rf__doc *doc, const rf__sentence *sentence, rf__trigger *t) {
    uint32_t end = sentence->token + sentence->n_tokens, from = t->token + t->n;
    if (strcmp(t->entry->needs, "from_home") != 0 && strcmp(t->entry->needs, "from_place") != 0)
        return false;
    if (rf__function_at(doc, from) != RF__F_FROM && t->entry->flags & RF__OBJECT)
        from = behind_people(doc, from, end);
    if (rf__function_at(doc, from) != RF__F_FROM)
        return false;
    for (uint32_t m = sentence->mention; m < sentence->mention + sentence->n_mentions; m++) {
        const rf__mention *mention = &doc->mentions[m];
        if (mention->phrase >= from && mention->phrase <= from + 1 && !mention->person &&
            mention->use == RF_NAME_PLACE) {
            t->complement = from;
            t->n_complement = 1;
            return true;
        }
    }
    for (uint32_t i = from + 1; i < end && i <= from + 5; i++) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (noun && (noun->entry->unit == RF_PLACES || noun->entry->unit == RF_HOMES ||
                     noun->entry->flags & RF__CAMP)) {
            t->complement = from;
            t->n_complement = 1;
            return true;
        }
        if (doc->tokens[i].kind == RF__PUNCT || noun)
            break;
    }
    return false;
}

/* May a token stand between a preposition and the place where people are kept safe? "to around 450
 * school shelters", "in these camps" */
bool rf__stands_before_site(const rf__doc *doc, uint32_t token) {
    const rf__token *t = &doc->tokens[token];
    rf__function f = rf__function_at(doc, token);
    return t->kind == RF__NUMERAL || t->punct == '-' || f == RF__F_THE || f == RF__F_A ||
           f == RF__F_THIS || f == RF__F_THESE || f == RF__F_MORE || f == RF__F_OTHER ||
           f == RF__F_THAN || f == RF__F_OVER || rf__tag_over(doc, token, RF__C_QUALIFIER) ||
           (t->kind == RF__WORD && !f &&
            (!rf__tag_at(doc, token, RF__C_VERB) || /* "state-run" */
             (token && doc->tokens[token - 1].punct == '-')));
}

/* "taken to around 450 shelter centres", "brought into two school shelters". Who "moved into tented
 * camps" by themselves was not brought to safety. */
static bool goes_to_site(const rf__doc *doc, const rf__sentence *sentence, rf__trigger *t) {
    enum { REACH = 8, MOST_BEFORE = 5 };
    static const char *const asked[] = {"to_safety", "to_camps", "into_shelter"};
    uint32_t end = sentence->token + sentence->n_tokens, from = t->token + t->n, i = from;
    bool asks = false;
    for (size_t k = 0; k < sizeof asked / sizeof *asked; k++)
        asks |= !strcmp(t->entry->needs, asked[k]);
    if (!strcmp(t->entry->needs, "to_safety") && t->voice != RF__PASSIVE)
        asks &= !(t->entry->flags & RF__SUBJECT);
    while (asks && i < end && i < from + REACH && rf__function_at(doc, i) != RF__F_TO &&
           rf__function_at(doc, i) != RF__F_INTO && doc->tokens[i].kind != RF__PUNCT)
        i++;
    if (!asks || i >= end ||
        (rf__function_at(doc, i) != RF__F_TO && rf__function_at(doc, i) != RF__F_INTO))
        return false;
    for (uint32_t k = i + 1; k < end && k <= i + MOST_BEFORE; k++) {
        const rf__tag *site = rf__tag_at(doc, k, RF__C_TRIGGER);
        if (site && site->entry->pattern == RF__P_STATE && site->entry->flags & RF__CAMP) {
            t->complement = i;
            t->n_complement = k + site->n - i;
            return true;
        }
        if (!rf__stands_before_site(doc, k))
            return false;
    }
    return false;
}

/* "[Buses] took 340 people to Kigoma": what carries them stands before the verb. */
static bool is_carried(const rf__doc *doc, const rf__sentence *sentence, const rf__trigger *t) {
    enum { REACH = 6 };
    for (uint32_t i = t->group; i-- > sentence->token && i + REACH >= t->group;) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (rf__is_clause_edge(doc, i) || doc->tokens[i].punct == ',')
            return false;
        if (noun)
            return noun->entry->unit == RF_VEHICLES && !(noun->entry->flags & RF__PARTY);
    }
    return false;
}

/* "have been taken to Kigoma", "were driven to the town of Tarsa": by others, to a place that is
 * named; "taken to Tarsa hospital": that is where the wounded are taken. */
static bool goes_to_named(const rf__doc *doc, const rf__sentence *sentence, rf__trigger *t) {
    enum { REACH = 6 };
    uint32_t from = t->token + t->n, end = sentence->token + sentence->n_tokens;
    bool cured = !strcmp(t->entry->needs, "to_hospital");
    bool carried = !strcmp(t->entry->needs, "carried_there") && t->voice != RF__PASSIVE &&
                   is_carried(doc, sentence, t);
    if (!cured && !carried &&
        (strcmp(t->entry->needs, "to_a_town") != 0 || t->voice != RF__PASSIVE))
        return false;
    for (uint32_t m = sentence->mention; m < sentence->mention + sentence->n_mentions; m++) {
        const rf__mention *mention = &doc->mentions[m];
        uint32_t behind = mention->phrase + mention->n_phrase;
        if (mention->preposition != RF__F_TO || mention->person || mention->phrase < from ||
            mention->phrase > from + REACH || mention->use != RF_NAME_PLACE)
            continue;
        bool ends = behind >= end || doc->tokens[behind].kind == RF__PUNCT ||
                    rf__function_at(doc, behind) || rf__time_over(doc, sentence, behind);
        const rf__tag *last = rf__tag_over(doc, behind - 1, RF__C_NOUN);
        bool hospital = last && last->entry->flags & RF__FACILITY_HEALTH;
        if (!ends || hospital != cured)
            return false;
        t->complement = mention->phrase;
        t->n_complement = mention->n_phrase;
        return true;
    }
    return false;
}

/* "Floods have hit 86,000 people": what strikes them stands before the verb. */
static bool struck_by_nature(const rf__doc *doc, const rf__sentence *sentence, rf__trigger *t) {
    enum { REACH = 6 };
    if (strcmp(t->entry->needs, "by_disaster") != 0 || t->voice == RF__PASSIVE ||
        !(t->voice == RF__ACTIVE || rf__has_object(doc, sentence, t)))
        return false;
    for (uint32_t i = t->group; i-- > sentence->token && i + REACH >= t->group;) {
        if (rf__is_clause_edge(doc, i) || doc->tokens[i].punct == ',')
            return false;
        if (rf__event_tag(doc, i, RF__E_NOT_ARMED)) {
            t->complement = i;
            t->n_complement = 1;
            return true;
        }
    }
    return false;
}

/* Who holds or helps those counted stands before the verb in its clause: words that the verb needs,
 * or any organisation. */
static bool stands_before(const rf__doc *doc, const rf__sentence *sentence, rf__trigger *t,
                          const char *needs, uint32_t reach, bool organisation) {
    if (strcmp(t->entry->needs, needs) != 0 || t->voice == RF__PASSIVE)
        return false;
    for (uint32_t i = t->group; i-- > sentence->token && i + reach >= t->group;) {
        uint32_t n = 1;
        if (rf__is_clause_edge(doc, i) || doc->tokens[i].punct == ',')
            return false;
        if ((organisation && rf__tag_at(doc, i, RF__C_ORGANISATION)) ||
            rf__is_asked_for(doc, i, needs, &n)) {
            t->complement = i;
            t->n_complement = n;
            return true;
        }
    }
    return false;
}

/* "prisons holding 7,000 people" */
static bool held_in_custody(const rf__doc *doc, const rf__sentence *sentence, rf__trigger *t) {
    return stands_before(doc, sentence, t, "custody", 8, false);
}

/* "paid 5,000 shillings each to 3,000 families", "MWK 50,000 was paid to": a sum stands behind the
 * verb, or before a passive. */
static bool pays_sum(const rf__doc *doc, const rf__sentence *sentence, rf__trigger *t) {
    enum { REACH = 3 };
    if (strcmp(t->entry->needs, "a_sum") != 0)
        return false;
    for (uint32_t q = sentence->quantity; q < sentence->quantity + sentence->n_quantities; q++) {
        const rf__quantity *sum = &doc->quantities[q];
        uint32_t behind = t->token + t->n, end = sum->phrase + sum->n_phrase;
        bool paid = t->voice == RF__PASSIVE || t->voice == RF__BARE;
        bool here = sum->phrase >= behind ? sum->phrase <= behind + REACH
                                          : paid && end <= t->group && end + REACH >= t->group;
        if (!sum->money || !here)
            continue;
        t->complement = sum->phrase;
        t->n_complement = sum->n_phrase;
        return true;
    }
    return false;
}

/* "Hostilities | affected 24 clinics": what hits them stands before the verb. */
static bool hit_by_fighting(const rf__doc *doc, const rf__sentence *sentence, rf__trigger *t) {
    enum { REACH = 4 };
    if (strcmp(t->entry->needs, "by_attacks") != 0 || t->voice == RF__PASSIVE ||
        !(t->voice == RF__ACTIVE || rf__has_object(doc, sentence, t)))
        return false;
    for (uint32_t i = t->group; i-- > sentence->token && i + REACH >= t->group;) {
        if (doc->tokens[i].kind == RF__PUNCT)
            return false;
        if (rf__event_tag(doc, i, RF__E_FIGHT)) {
            t->complement = i;
            t->n_complement = 1;
            return true;
        }
    }
    return false;
}

/* "40 bombs were | dropped on Gorsk": what falls stands before a passive. */
static bool was_dropped(const rf__doc *doc, const rf__sentence *sentence, rf__trigger *t) {
    enum { REACH = 3 };
    if (strcmp(t->entry->needs, "bombs") != 0 || t->voice != RF__PASSIVE)
        return false;
    for (uint32_t i = t->group; i-- > sentence->token && i + REACH >= t->group;)
        if (rf__is_asked_for(doc, i, "bombs", &t->n_complement)) {
            t->complement = i;
            return true;
        }
    return false;
}

/* "WFP also | reached 3,500 IDPs" */
static bool done_by_agency(const rf__doc *doc, const rf__sentence *sentence, rf__trigger *t) {
    return stands_before(doc, sentence, t, "by_agency", 5, true);
}

/* "The blast killed nine. The hospital [treated] 40": those a place of care has, where people were
 * told to be killed or hurt a few sentences before, and no illness. */
static bool treats_hurt(const rf__doc *doc, const rf__sentence *sentence, rf__trigger *t) {
    enum { REACH = 4 }; /* sentences */
    if (strcmp(t->entry->needs, "the_hurt") != 0 || t->voice == RF__PASSIVE)
        return false;
    bool care = false, killed = false;
    for (uint32_t i = sentence->token; i < sentence->token + sentence->n_tokens; i++) {
        killed |= i < t->token && rf__is_verb_of(doc, i, RF_KILLED, RF__OBJECT);
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        const rf__tag *cause = rf__tag_at(doc, i, RF__C_HAZARD);
        uint32_t n;
        care |=
            noun && i < t->token &&
            (noun->entry->flags & RF__FACILITY_HEALTH || noun->entry->groups & RF_HEALTH_WORKERS);
        if (rf__has_text(cause, "exposure") || rf__is_asked_for(doc, i, "malnutrition", &n) ||
            rf__is_kind(rf__tag_at(doc, i, RF__C_MEASURE), "cases"))
            return false;
    }
    uint32_t own = (uint32_t)(sentence - doc->sentences);
    for (uint32_t d = doc->n_drafts; !killed && d-- > 0;) {
        const rf__draft *draft = &doc->drafts[d];
        rf_indicator v = draft->claim.indicator;
        if (draft->sentence + REACH < own || v == RF_DIED_OF_EXPOSURE)
            return false;
        killed = draft->claim.kind == RF_FIGURE &&
                 (v == RF_KILLED || v == RF_INJURED || v == RF_CASUALTIES);
    }
    if (!care || !killed)
        return false;
    t->complement = t->token;
    t->n_complement = t->n;
    return true;
}

/* "nine of its servicemen had | fallen.", "three fighters fell on Monday": who fights falls dead,
 * where nothing tells into or behind what. */
static bool falls_in_fight(const rf__doc *doc, const rf__sentence *sentence, rf__trigger *t) {
    uint32_t behind = t->token + t->n, end = sentence->token + sentence->n_tokens;
    if (strcmp(t->entry->needs, "in_battle") != 0 || t->voice == RF__ING_CLAUSE ||
        t->group <= sentence->token)
        return false;
    bool ends = behind >= end || doc->tokens[behind].punct == '.' ||
                doc->tokens[behind].punct == ',' || rf__time_over(doc, sentence, behind);
    const rf__tag *who = rf__tag_over(doc, t->group - 1, RF__C_NOUN);
    if (!ends || !who || !(who->entry->groups & (RF_SOLDIERS | RF_FIGHTERS)))
        return false;
    t->complement = t->token;
    t->n_complement = t->n;
    return true;
}

bool rf__finds_goal(const rf__doc *doc, const rf__sentence *sentence, rf__trigger *t) {
    return names_place(doc, sentence, t) || leaves_place(doc, sentence, t) ||
           goes_to_site(doc, sentence, t) || goes_to_named(doc, sentence, t) ||
           takes_foreigners(doc, sentence, t) || goes_abroad(doc, sentence, t) ||
           goes_over_border(doc, sentence, t) || lands_as_migrant(doc, sentence, t) ||
           struck_by_nature(doc, sentence, t) || held_in_custody(doc, sentence, t) ||
           pays_sum(doc, sentence, t) || done_by_agency(doc, sentence, t) ||
           was_dropped(doc, sentence, t) || hit_by_fighting(doc, sentence, t) ||
           treats_hurt(doc, sentence, t) || falls_in_fight(doc, sentence, t);
}
