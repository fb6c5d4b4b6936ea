/* Who tells of their own work: "WFP has delivered meals to 68,000 people", "The Red Cross has
 * recovered 52 bodies". Nobody says so, but whoever did it has counted. */
#include "claim/figure/figure.h"
#include "claim/name/mention.h"
#include "claim/speaker/speaker.h"

#include <string.h>

static bool is_of_aid(const rf__doc *doc, rf__span who) {
    for (uint32_t i = who.from; i < who.to; i++) {
        const rf__tag *tag = rf__tag_over(doc, i, RF__C_ORGANISATION);
        const char *kind = tag ? tag->entry->what_kind : NULL;
        bool name = doc->tokens[i].flags & RF__CAPITAL; /* not "people in need" */
        if (name && kind &&
            (!strcmp(kind, "un") || !strcmp(kind, "movement") || !strcmp(kind, "ngo") ||
             !strcmp(kind, "agency")))
            return true;
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        const rf__tag *counted = rf__tag_at(doc, i, RF__C_TRIGGER); /* "the refugee count" */
        bool only_people = (noun && noun->entry->unit == RF_PEOPLE && !noun->entry->groups) ||
                           (counted && (counted->entry->pattern == RF__P_COUNTED ||
                                        counted->entry->pattern == RF__P_TOLL));
        if (noun && noun->entry->flags & RF__FACILITY_HEALTH)
            return false; /* "The main hospital moved 30 patients" */
        if (rf__tag_over(doc, i, RF__C_TIME_WORD))
            continue; /* "Daily arrivals" */
        if (rf__tag_at(doc, i, RF__C_ORG_WORD) ||
            (rf__tag_at(doc, i, RF__C_ROLE) && !only_people)) /* "people affected: 300" */
            return !rf__tag_over(doc, i, RF__C_ACTOR);
    }
    return false;
}

/* A verb that can do nothing but report. */
static bool says_plainly(const rf__doc *doc, uint32_t i) {
    const rf__tag *tag = rf__tag_at(doc, i, RF__C_SAY_VERB);
    return tag && !(tag->entry->flags & RF__WEAK);
}

/* "assisted by UNHCR", "(confirmed by IOM)", in the tokens [from, end). */
static rf__span helper_within(const rf__doc *doc, uint32_t from, uint32_t end) {
    for (uint32_t i = from; i + 1 < end && i < from + 24; i++) {
        const rf__token *t = &doc->tokens[i];
        if (t->kind == RF__NUMERAL || t->punct == ';')
            break;
        if (i == from || rf__function_at(doc, i) != RF__F_BY || !rf__tag_at(doc, i - 1, RF__C_VERB))
            continue;
        uint32_t at = i + 1 + (rf__function_at(doc, i + 1) == RF__F_THE);
        const rf__tag *name = rf__tag_at(doc, at, RF__C_ORGANISATION);
        rf__span span = {at, name ? at + name->n : at};
        return name && is_of_aid(doc, span) ? span : (rf__span){0, 0};
    }
    return (rf__span){0, 0};
}

/* "570,000 returnees assisted by UNHCR", "Assisted by UNHCR: 570,000". */
static rf__span helper_behind(const rf__doc *doc, const rf__draft *draft) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    const rf__quantity *q = &doc->quantities[draft->quantity];
    uint32_t from = q->token + q->n_tokens, end = sentence->token + sentence->n_tokens;
    rf__span ret = helper_within(doc, from, end);
    bool label = q->phrase > sentence->token + 1 && doc->tokens[q->phrase - 1].punct == ':';
    return ret.to == ret.from && label ? helper_within(doc, sentence->token, q->phrase) : ret;
}

/* "received", "benefited": those counted get the aid. */
static bool is_received(const rf__doc *doc, const rf__draft *draft) {
    const rf__token *t = &doc->tokens[draft->trigger];
    if (draft->claim.indicator != RF_AID || !draft->n_trigger ||
        (draft->claim.unit != RF_PEOPLE && draft->claim.unit != RF_HOUSEHOLDS))
        return false;
    for (uint32_t i = t->first_tag; i < t[1].first_tag; i++)
        if (doc->tags[i].entry->class == RF__C_VERB && doc->tags[i].entry->indicator == RF_AID &&
            doc->tags[i].entry->flags & RF__SUBJECT)
            return true;
    return false;
}

/* "received cash from WFP", "received IOM assistance": who gave it. */
static rf__span giver_behind(const rf__doc *doc, const rf__draft *draft) {
    enum { REACH = 12 };
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    uint32_t from = draft->trigger + draft->n_trigger, end = sentence->token + sentence->n_tokens;
    for (uint32_t i = from; i < end && i < from + REACH && is_received(doc, draft); i++) {
        const rf__tag *name = rf__tag_at(doc, i, RF__C_ORGANISATION);
        rf__span span = {i, name ? i + name->n : i};
        rf__function f = rf__function_at(doc, i - 1 - (rf__function_at(doc, i - 1) == RF__F_THE));
        bool elsewhere = rf__is_any_preposition(f) && f != RF__F_FROM && f != RF__F_BY;
        if (doc->tokens[i].punct == ';' || (name && elsewhere)) /* "in the UNHCR camp" */
            break;
        if (name && is_of_aid(doc, span))
            return span;
    }
    return (rf__span){0, 0};
}

/* Behind an organisation's name that begins at a token, with the capitals before it as part of it,
 * and others joined with it: "UNHCR and partners", "IOM and [MSF]"; the token where none begins. */
static uint32_t names_end(const rf__doc *doc, uint32_t at) {
    const rf__tag *name = rf__tag_at(doc, at, RF__C_ORGANISATION);
    if (!name)
        return at;
    uint32_t end = at + name->n, next = end + 1;
    if (doc->tokens[end].punct == '(')
        end = rf__skip_brackets(doc, end, doc->n_tokens), next = end + 1;
    if (rf__function_at(doc, end) != RF__F_AND)
        return end;
    next += rf__function_at(doc, next) == RF__F_ITS || rf__function_at(doc, next) == RF__F_THE;
    const rf__tag *other = rf__tag_at(doc, next, RF__C_ORGANISATION),
                  *role = rf__tag_at(doc, next, RF__C_ROLE);
    bool capitals = rf__is_word(doc, next) && doc->tokens[next].flags & RF__ALL_CAPITALS;
    bool partners = role && role->entry->flags & RF__PLURAL;
    return other ? next + other->n : partners ? next + role->n : capitals ? next + 1 : end;
}

/* Does a verb begin at a token: "have", "handed out", "plans to", "began | distributing"? */
static bool does(const rf__doc *doc, uint32_t at) {
    rf__function f = rf__function_at(doc, at);
    bool small = rf__is_word(doc, at) && !(doc->tokens[at].flags & RF__CAPITAL);
    bool leads = f == RF__F_NONE && (rf__function_at(doc, at + 1) == RF__F_TO ||
                                     rf__ends_as(doc, at + 1, RF__END_ING));
    return small && (f == RF__F_HAVE || f == RF__F_WILL || rf__ends_as_past(doc, at) || leads ||
                     rf__tag_at(doc, at, RF__C_MODAL) || rf__tag_at(doc, at, RF__C_VERB));
}

/* "In May | UNICEF delivered", "In the reporting period | UNHCR": does a time end before a token
 * behind the preposition that begins a sentence? */
static bool behind_time(const rf__doc *doc, const rf__sentence *sentence, uint32_t at) {
    return rf__is_any_preposition(rf__function_at(doc, sentence->token)) &&
           at > sentence->token + 1 &&
           (rf__time_over(doc, sentence, at - 1) || rf__tag_at(doc, at - 1, RF__C_TIME_UNIT) ||
            rf__tag_over(doc, at - 1, RF__C_TIME_WORD));
}

/* "..., and the WFP plans to feed 300", "...; UNICEF delivered 40 tents": where the last part of a
 * sentence before a number begins with an organisation that does something; else `from`. In a
 * sentence that begins with a preposition a comma or a time before it will do ("In Gorsk, which was
 * hit last, UNICEF delivered 40 tents"). */
static uint32_t own_part(const rf__doc *doc, const rf__sentence *sentence, uint32_t from,
                         uint32_t number) {
    bool opens = rf__is_any_preposition(rf__function_at(doc, sentence->token));
    uint32_t first = names_end(doc, from + (rf__function_at(doc, from) == RF__F_THE));
    for (uint32_t i = number; i-- > from + 1 && i >= first;) {
        uint32_t start = i, next = names_end(doc, i);
        bool name = next > i;
        if (!name && rf__function_at(doc, i + 1) == RF__F_HAVE &&
            rf__place_in(doc, (rf__span){i, i + 1})) /* "..., and Norland has flown out 300" */
            next = i + 1;
        if (next == i || !does(doc, next))
            continue;
        bool timed = name && behind_time(doc, sentence, i);
        while (name && !timed && start > from + 1 && doc->tokens[start - 1].flags & RF__CAPITAL)
            start--; /* "the Norland | Red Cross" */
        start -= rf__function_at(doc, start - 1) == RF__F_THE;
        if (start <= from)
            continue;
        rf__function f = rf__function_at(doc, start - 1);
        char mark = doc->tokens[start - 1].punct;
        if (f == RF__F_AND || f == RF__F_WHILE || f == RF__F_BUT || mark == ';' || mark == ':' ||
            (opens && mark == ',') || timed || behind_time(doc, sentence, start))
            return start;
    }
    return from;
}

/* Where the words that tell what a sentence does begin: behind "In Goma,", "Additionally,",
 * "Food:". */
static uint32_t behind_opening(const rf__doc *doc, const rf__sentence *sentence, uint32_t number) {
    enum { REACH = 10, LABEL = 4 };
    uint32_t from = sentence->token;
    while (from + 1 < number && doc->tokens[from].kind == RF__PUNCT)
        from++; /* "» UNICEF" */
    bool opens = rf__is_any_preposition(rf__function_at(doc, from));
    for (uint32_t i = from; i < from + REACH && i < number; i++)
        if (opens && doc->tokens[i].punct == ')' && i + 1 < number && /* "In May (1-20) | UNICEF" */
            doc->tokens[i + 1].kind == RF__WORD) {
            from = i + 1;
            break;
        } else if ((opens && doc->tokens[i].punct == ',') ||
                   (doc->tokens[i].punct == ':' && i < from + LABEL && i + 1 < number)) {
            from = i + 1;
            break;
        }
    if ((rf__tag_at(doc, from, RF__C_SAY_NOUN) || rf__ends_as(doc, from, RF__END_ADVERB)) &&
        doc->tokens[from + 1].punct == ',')
        from += 2;
    return from;
}

/* May the words [from, end) with their verb stand for somebody who helps, and where does what they
 * are end: before a preposition ("violence by | groups"). False: "Seven clinics", "Aid trucks". */
static bool may_help(const rf__doc *doc, uint32_t from, uint32_t end, uint32_t verb,
                     uint32_t *ret_head) {
    *ret_head = end;
    for (uint32_t i = from; i < end; i++) {
        rf__function f = rf__function_at(doc, i); /* "the number of aid trucks" */
        if (rf__is_any_preposition(f) && f != RF__F_OF && f != RF__F_THAN && f != RF__F_OVER) {
            *ret_head = i;
            break;
        }
        if (rf__is_number_at(doc, i))
            return false; /* "Seven clinics have closed" */
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        bool site = noun && noun->entry->unit == RF_FACILITIES && !noun->entry->groups &&
                    !(noun->entry->flags & (RF__FACILITY_HEALTH | RF__FACILITY_SCHOOL));
        if (site || (noun && noun->entry->unit == RF_VEHICLES))
            return false; /* "Aid trucks brought 300 tents", "Evacuation centres host 900" */
    }
    if (end == from + 1 && rf__event_tag(doc, from, RF__E_AID) &&
        !rf__tag_at(doc, from, RF__C_ORGANISATION))
        return false;                                         /* "Aid has reached 900 people" */
    const rf__tag *hosts = rf__tag_at(doc, verb, RF__C_VERB); /* "The Sports Centre hosts 300" */
    return !hosts || !(hosts->entry->flags & RF__STATIVE) ||
           rf__tag_over(doc, end - 1, RF__C_ORGANISATION);
}

/* Who the words [from, end) are as an organisation; empty: none. */
static rf__span body_of(const rf__doc *doc, uint32_t from, uint32_t end, uint32_t head) {
    uint32_t named = from + (rf__function_at(doc, from) == RF__F_THE);
    const rf__tag *name = rf__tag_at(doc, named, RF__C_ORGANISATION);
    if (name && end == named + name->n + 1 && rf__ends_as(doc, end - 1, RF__END_PLURAL) &&
        !(doc->tokens[end - 1].flags & RF__CAPITAL)) /* "Civil Defence teams" */
        return (rf__span){named, end};
    rf__who who = rf__who_read(doc, from, end);
    bool whole = who.kind == RF__WHO_ORGANISATION && who.organisation.to > who.organisation.from;
    return whole && who.organisation.from < head ? who.organisation : (rf__span){0, 0};
}

/* "WFP has delivered meals to 68,000 people": the subject of the sentence, where it helps or counts
 * those told of. Empty: there is none. */
static rf__span helper(const rf__doc *doc, const rf__draft *draft) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    const rf__span none = {0, 0};
    if (draft->quantity == UINT32_MAX || draft->claim.modality == RF_DEMANDED)
        return none;
    uint32_t number = doc->quantities[draft->quantity].token;
    uint32_t from = own_part(doc, sentence, behind_opening(doc, sentence, number), number);
    if (rf__function_at(doc, from) == RF__F_OF)
        return none; /* "Of the 2,500 officers 400 have come" */
    uint32_t end = rf__phrase_end(doc, from, number), head;
    uint32_t named = from + (rf__function_at(doc, from) == RF__F_THE);
    uint32_t names = names_end(doc, named);
    if (names > named && does(doc, names) && rf__function_at(doc, names) == RF__F_NONE)
        end = names; /* "WFP plans to feed" */
    if (end >= number || end == from)
        return none;
    uint32_t verb = end;
    if (doc->tokens[end].punct == '(') /* "the National Commission (CNARR) relocated" */
        verb = rf__skip_brackets(doc, end, number);
    for (; verb < number; verb++) {
        rf__function f = rf__function_at(doc, verb); /* "had [by Sunday evening] picked up" */
        bool between = f == RF__F_HAVE || f == RF__F_BE || f == RF__F_BEEN ||
                       rf__tag_at(doc, verb, RF__C_SAY_NOUN) || rf__time_over(doc, sentence, verb);
        if (!between)
            break;
    }
    rf__function aux = verb > end ? rf__function_at(doc, verb - 1) : RF__F_NONE;
    bool passive = (aux == RF__F_BE || aux == RF__F_BEEN) && !rf__ends_as(doc, verb, RF__END_ING);
    for (uint32_t i = verb; i < number; i++)
        if (doc->tokens[i].punct == ';' || says_plainly(doc, i))
            return none;
    if (!may_help(doc, from, end, verb, &head))
        return none;
    rf__span who = body_of(doc, from, end, head);
    return who.to > who.from && !passive && doc->tokens[verb].kind == RF__WORD &&
                   is_of_aid(doc, who)
               ? who
               : none;
}

/* Deeds of aid, and no loss of the helpers themselves. */
static bool may_be_helped(rf_indicator v) {
    switch (v) {
    case RF_AID:
    case RF_EVACUATED:
    case RF_RELOCATED:
    case RF_SHELTERED:
    case RF_IN_RELIEF_CAMP:
    case RF_IN_NEED:
    case RF_DISPLACED:
    case RF_RETURNED:
    case RF_INJURED:
    case RF_CROSSED_BORDER:
    case RF_SHARE:
        return true;
    default:
        return false;
    }
}

/* "The relief office has recovered 52 bodies, 18 of them of children": a count of their own. */
static bool finds_bodies(const rf__doc *doc, const rf__draft *draft) {
    enum { REACH = 4, DEEPEST = 4 };
    for (int deep = 0; draft->parent >= 0 && (uint32_t)draft->parent < doc->n_drafts; deep++) {
        const rf__draft *whole = &doc->drafts[draft->parent];
        if (deep == DEEPEST || whole->sentence != draft->sentence)
            break;
        draft = whole;
    }
    if (draft->claim.indicator != RF_KILLED || draft->quantity == UINT32_MAX)
        return false;
    const rf__quantity *q = &doc->quantities[draft->quantity];
    uint32_t first = doc->sentences[draft->sentence].token, n;
    for (uint32_t i = q->token; i-- > first && q->token - i <= REACH;)
        if (rf__is_asked_for(doc, i, "bodies_found", &n))
            return true;
    return false;
}

/* "Red Cross teams", "the relief department": a body, and no people who do the work. */
static bool is_of_name(const rf__doc *doc, rf__span who) {
    for (uint32_t i = who.from; i < who.to; i++) {
        const rf__tag *word = rf__tag_at(doc, i, RF__C_ORG_WORD);
        if (rf__tag_over(doc, i, RF__C_ORGANISATION) || (word && !(word->entry->flags & RF__WEAK)))
            return true;
    }
    return false;
}

/* "UNICEF handed out 300 tents. It plans to | reach 900": whom the sentence before told of as
 * helping, where this one begins with "it" and a verb of will or aid; NULL: nobody. */
static const char *helper_before(const rf__doc *doc, const rf__draft *draft) {
    const rf__sentence *own = &doc->sentences[draft->sentence], *before = own - 1;
    if (!draft->sentence || before->block != own->block || !before->n_figures ||
        rf__function_at(doc, own->token) != RF__F_IT || !does(doc, own->token + 1))
        return NULL;
    const rf__draft *last = &doc->drafts[before->figure + before->n_figures - 1];
    rf__span who = may_be_helped(last->claim.indicator) ? helper(doc, last) : (rf__span){0, 0};
    return who.to > who.from ? last->claim.source.organisation : NULL;
}

rf_err rf__give_helper(rf__doc *doc, rf__draft *draft) {
    if (draft->quantity == UINT32_MAX ||
        (!may_be_helped(draft->claim.indicator) && !finds_bodies(doc, draft)))
        return RF_OK;
    rf__span who = helper(doc, draft);
    if (who.to > who.from && draft->claim.indicator == RF_KILLED && !is_of_name(doc, who))
        return RF_OK; /* "Rescue teams have recovered 52 bodies" */
    if (who.to <= who.from)
        who = helper_behind(doc, draft);
    if (who.to <= who.from)
        who = giver_behind(doc, draft);
    if (who.to <= who.from) {
        draft->claim.source.organisation = helper_before(doc, draft);
        return RF_OK;
    }
    draft->claim.source.organisation = rf__doc_slice(doc, who.from, who.to - who.from);
    return draft->claim.source.organisation ? RF_OK : RF_ERR_NOMEM;
}
