/* Names of places that stand for a government or a side: "Damascus launched", "talks with Moscow",
 * "since Kesh launched its offensive", "Turkey-backed". */
#include "claim/name/mention_find.h"
#include "claim/name/name_other.h"
#include "place/gaz_format.h"

static bool tagged(const rf__doc *doc, uint32_t token, rf__class class) {
    return rf__tag_at(doc, token, class) != NULL;
}

/* "Norland [also] launched", "Norland [reportedly] launched" */
static uint32_t past_adverbs(const rf__doc *doc, uint32_t at, uint32_t end) {
    enum { MOST = 2 };
    for (uint32_t n = 0; n < MOST && at + 1 < end; n++) {
        const rf__tag *between = rf__tag_at(doc, at, RF__C_SAY_NOUN);
        if (rf__is_kind(between, "between"))
            at += between->n;
        else if (rf__ends_as_adverb(doc, at))
            at++;
        else
            break;
    }
    return at;
}

/* "the war [between] Norland and Kesh": its parties, not where somebody died. */
static bool parts_parties(const rf__doc *doc, uint32_t first, uint32_t between) {
    const rf__tag *crisis =
        between > first ? rf__tag_over(doc, between - 1, RF__C_TIME_WORD) : NULL;
    enum { FIGHT = 2 };
    return crisis && crisis->entry->code == RF__W_CRISIS && crisis->entry->low <= FIGHT;
}

bool rf__is_verb_behind(const rf__doc *doc, uint32_t at, uint32_t end) {
    at = past_adverbs(doc, at, end);
    if (at >= end)
        return false;
    rf__function f = rf__function_at(doc, at);
    if (f == RF__F_BE && at + 1 < end && rf__place_word_is(doc, at + 1, "worst"))
        return false; /* "Norland was hit hardest" */
    if (f == RF__F_HAVE || f == RF__F_WILL || f == RF__F_BE || f == RF__F_DO ||
        tagged(doc, at, RF__C_MODAL))
        return true;
    if (doc->tokens[at].flags & RF__CAPITAL)
        return false;
    const rf__tag *say = rf__tag_at(doc, at, RF__C_SAY_VERB);
    const rf__tag *verb = rf__tag_at(doc, at, RF__C_VERB);
    if (say && say->entry->form != RF__ING)
        return true;
    return verb && verb->entry->form != RF__ING && verb->entry->form != RF__BASE;
}

/* "Norland has 59 dead", "has had at least 12 deaths": a land in which they are. */
static bool has_number(const rf__doc *doc, uint32_t at, uint32_t end) {
    if (rf__function_at(doc, at) != RF__F_HAVE)
        return false;
    at += rf__function_at(doc, at + 1) == RF__F_HAVE ? 2 : 1;
    const rf__tag *about = at < end ? rf__tag_at(doc, at, RF__C_QUALIFIER) : NULL;
    at += about ? about->n : 0;
    return at < end && rf__is_number_at(doc, at);
}

/* "Russia's war in Ukraine", "Israel's offensive on Gaza": what follows the name is its deed, done
 * elsewhere. */
static bool wages_war(const rf__doc *doc, uint32_t after, uint32_t end) {
    if (after >= end || rf__function_at(doc, after) != RF__F_POSSESSIVE)
        return false;
    for (uint32_t i = after + 1; i + 2 < end && i < after + 5; i++) {
        const rf__tag *time = rf__tag_at(doc, i, RF__C_TIME_WORD);
        bool deed = tagged(doc, i, RF__C_EVENT_WORD) || (time && time->entry->code == RF__W_CRISIS);
        rf__function f = rf__function_at(doc, i + 1);
        bool against = f == RF__F_OTHER_PREPOSITION; /* "against" */
        if (deed && (against || f == RF__F_IN || f == RF__F_ON || f == RF__F_OF || f == RF__F_INTO))
            return rf__is_capital(doc, i + 2);
        if (doc->tokens[i].kind == RF__PUNCT || rf__function_at(doc, i))
            return false;
    }
    return false;
}

/* "launched its offensive", "has invaded" */
static bool begins_deed(const rf__doc *doc, uint32_t at, uint32_t end) {
    if (at < end && rf__function_at(doc, at) == RF__F_HAVE)
        at++;
    const rf__tag *start = at < end ? rf__tag_at(doc, at, RF__C_TIME_WORD) : NULL;
    return at < end && !(doc->tokens[at].flags & RF__CAPITAL) &&
           ((start && start->entry->code == RF__W_START) ||
            (rf__ends_as_past(doc, at) && tagged(doc, at, RF__C_EVENT_WORD)));
}

/* "prompting Kesh this week to press", "urged Kesh to stop": who is made to do something. */
static bool is_made_to(const rf__doc *doc, const rf__mention *m, uint32_t end) {
    const rf__sentence *sentence = &doc->sentences[m->sentence];
    uint32_t after = m->token + m->n_tokens;
    if (m->token == sentence->token)
        return false;
    const rf__tag *say = rf__tag_at(doc, m->token - 1, RF__C_SAY_VERB),
                  *verb = rf__tag_at(doc, m->token - 1, RF__C_VERB);
    bool makes = (say && say->entry->flags & RF__OBJECT) ||
                 (verb && verb->entry->flags & RF__OBJECT && verb->entry->needs);
    const rf__time *time = makes ? rf__time_over(doc, sentence, after) : NULL;
    if (time)
        after = time->token + time->n_tokens;
    return makes && after + 1 < end && rf__function_at(doc, after) == RF__F_TO &&
           doc->tokens[after + 1].kind == RF__WORD && !rf__is_capital(doc, after + 1) &&
           !rf__function_at(doc, after + 1);
}

/* Governments by their capital or country: "Damascus launched", "talks with Moscow",
 * "Turkey-backed".
 */
bool rf__stands_for_side(const rf__doc *doc, uint32_t end, const rf__mention *m, rf_gaz_kind kind,
                         bool capital) {
    uint32_t after = m->token + m->n_tokens;
    if (after + 1 < end && doc->tokens[after].punct == '-' &&
        !(doc->tokens[after + 1].flags & (RF__CAPITAL | RF__SPACE_BEFORE)) &&
        doc->tokens[after + 1].kind == RF__WORD && !tagged(doc, after + 1, RF__C_DIRECTION))
        return true;
    if (!capital && kind != RF_GAZ_COUNTRY)
        return false;
    bool owner = after < end && rf__function_at(doc, after) == RF__F_POSSESSIVE;
    if (wages_war(doc, after, end) || (owner && rf__owns_arms(doc, m, end)))
        return true;
    if (m->phrase != m->token && !(m->phrase + 1 == m->token && kind == RF_GAZ_COUNTRY))
        return false;
    if (m->preposition == RF__F_NONE && is_made_to(doc, m, end))
        return true;
    switch (m->preposition) {
    case RF__F_WITH: /* "with Kesh hardest hit at 900" */
        return !tagged(doc, after, RF__C_TRIGGER);
    case RF__F_BY: /* "followed by Kesh with 900" */
        return m->phrase < 2 || !rf__place_word_is(doc, m->phrase - 2, "next");
    case RF__F_BETWEEN:
        return capital || parts_parties(doc, doc->sentences[m->sentence].token, m->phrase - 1);
    case RF__F_NONE:
    case RF__F_THAT:
    case RF__F_AND:
    case RF__F_WHILE:
    case RF__F_BUT:
    case RF__F_AS:
    case RF__F_AFTER:
    case RF__F_BEFORE:
    case RF__F_IF:
        return rf__is_verb_behind(doc, after, end) &&
               !(kind == RF_GAZ_COUNTRY && has_number(doc, after, end));
    case RF__F_SINCE: /* "since Kesh launched its offensive" */
    case RF__F_WHICH:
        return begins_deed(doc, after, end);
    default:
        return false;
    }
}

/* "toward Norlander territory", "raids on Norlander towns", "off the Norlander coast": the end of
 * the words for a land that is told by its people; 0: none. */
uint32_t rf__land_by_people(const rf__doc *doc, const rf__mention *m, uint32_t end) {
    enum { WORDS = 1 }; /* "Norlander border towns" */
    rf__function f = m->preposition;
    bool there = f == RF__F_IN || f == RF__F_ON || f == RF__F_INTO || f == RF__F_TOWARDS ||
                 f == RF__F_ACROSS || f == RF__F_OVER || f == RF__F_AT || f == RF__F_NEAR ||
                 f == RF__F_FROM || f == RF__F_OTHER_PREPOSITION; /* "along" */
    if (m->use != RF_NAME_DEMONYM || !there)
        return 0;
    uint32_t at = m->token + m->n_tokens;
    for (uint32_t i = at; i < end && i <= at + WORDS; i++) {
        if (rf__place_word_is(doc, i, "land"))
            return i + rf__tag_at(doc, i, RF__C_PLACE_WORD)->n;
        const rf__token *t = &doc->tokens[i];
        if (t->kind != RF__WORD || t->flags & RF__CAPITAL || t->function)
            return 0;
    }
    return 0;
}

/* "the Armed Forces of Norland": whose they are. */
bool rf__is_of_forces(const rf__finder *f, const rf__mention *m) {
    if (m->preposition != RF__F_OF || m->phrase < f->s->token + 2 || m->n_phrase > m->n_tokens + 1)
        return false;
    uint32_t before = m->phrase - 2;
    return rf__is_capital(f->doc, before) && rf__tag_over(f->doc, before, RF__C_ACTOR) &&
           !rf__in_title_case(f->doc, f->s);
}

/* "[US] jets fired", "an [EU] convoy": a short name in capitals has no adjective of its own and
 * serves as one. */
bool rf__stands_for_adjective(const rf__finder *f, const rf__mention *m, rf_gaz_kind kind) {
    enum { LONGEST = 4 }; /* "U.S.A." is written alone */
    const rf__doc *doc = f->doc;
    uint32_t after = m->token + m->n_tokens;
    const rf__token *name = &doc->tokens[m->token], *next = &doc->tokens[after];
    if (kind != RF_GAZ_COUNTRY || m->use != RF_NAME_PLACE || m->n_tokens != 1 || after >= f->end ||
        !(name->flags & RF__ALL_CAPITALS) || name->n > LONGEST || rf__in_title_case(doc, f->s))
        return false;
    bool there = m->preposition == RF__F_IN || m->preposition == RF__F_INTO;
    bool region = tagged(doc, after, RF__C_PLACE_KIND);
    if (region) /* "in the US state of Tarsa" */
        return rf__function_at(doc, after + 1) == RF__F_OF && rf__is_capital(doc, after + 2);
    const rf__tag *time = rf__tag_at(doc, after, RF__C_TIME_WORD);
    return !there && next->kind == RF__WORD && !(next->flags & RF__CAPITAL) && !next->function &&
           (!time || time->entry->code == RF__W_CRISIS) && !tagged(doc, after, RF__C_DIRECTION) &&
           !rf__is_verb_behind(doc, after, f->end);
}
