/* What a number is not. The reasons are the kinds that the lexicon gives its measures and names
 * ("distance", "age"), and a few that only signs and places in the sentence tell. */
#include "claim/figure/figure.h"
#include "claim/number/number.h"

#include <math.h>
#include <string.h>

enum { FIRST_YEAR = 1900, LAST_YEAR = 2100 };

static const char *kind_of(const rf__tag *tag, const char *otherwise) {
    return tag->entry->what_kind ? tag->entry->what_kind : otherwise;
}

/* ---- digits joined by signs ---- */

static bool chain(rf__number *ret, uint32_t token, uint32_t end, const char *why) {
    *ret = (rf__number){.token = token, .end = end, .scale = 1, .why_not = why};
    return true;
}

static uint32_t digits_joined_by(const rf__doc *doc, uint32_t token, uint32_t end, char sign) {
    uint32_t at = token + 1;
    while (at + 1 < end && doc->tokens[at].punct == sign && rf__joined(doc, at) &&
           rf__joined(doc, at + 1) && doc->tokens[at + 1].kind == RF__NUMERAL)
        at += 2;
    return at;
}

/* Groups that are none: "22,24,26". */
static bool is_list(const rf__doc *doc, const rf__token *t) {
    const char *digits = doc->report->text + t->start;
    uint32_t n_commas = 0, run = 0;
    bool odd = false;
    for (uint32_t i = 0; i < t->n && digits[i] != '.'; i++) {
        if (digits[i] == ',') {
            odd |= n_commas && (run < 2 || run > 3);
            n_commas++;
            run = 0;
        } else {
            run++;
        }
    }
    return n_commas > 1 && (odd || run != 3);
}

static bool times_word(const rf__doc *doc, uint32_t token, uint32_t end, rf__number *ret) {
    const rf__tag *times = rf__number_tag(doc, token, RF__NUM_TIMES);
    if (!times || times->entry->low < 1 || token + times->n > end)
        return false;
    *ret = (rf__number){.token = token,
                        .end = token + times->n,
                        .low = times->entry->low,
                        .high = times->entry->low,
                        .scale = 1,
                        .times = true};
    return true;
}

bool rf__number_chain(const rf__doc *doc, uint32_t token, uint32_t first, uint32_t end,
                      rf__number *ret) {
    const rf__token *t = &doc->tokens[token];
    if (t->kind == RF__WORD)
        return times_word(doc, token, end, ret);
    if (t->kind != RF__NUMERAL)
        return false;
    if (isnan(t->value) || is_list(doc, t))
        return chain(ret, token, token + 1, "number");
    uint32_t slash = digits_joined_by(doc, token, end, '/');
    if (slash > token + 1 && (slash > token + 3 || !(t->value < t[2].value) || !(t[2].value <= 5)))
        return chain(ret, token, slash, "date");
    uint32_t colon = digits_joined_by(doc, token, end, ':');
    if (colon > token + 1)
        return chain(ret, token, colon, "time_of_day");
    if (slash == token + 1 && token + 2 < end && t[1].punct == '-' && t[2].kind == RF__NUMERAL &&
        digits_joined_by(doc, token, end, '-') == token + 3 &&
        digits_joined_by(doc, token + 2, end, '/') == token + 5 && t[2].value < t[4].value)
        return chain(ret, token, token + 5, "number"); /* "5-15/16" */
    uint32_t hyphen = digits_joined_by(doc, token, end, '-');
    if (hyphen > token + 3)
        return chain(ret, token, hyphen, "number");
    bool dash = token > first && t[-1].punct == '_' && /* "killed--39 of them in a wave" */
                doc->report->text[t[-1].start] != '_';
    if (token > first && !dash && t[-1].kind == RF__PUNCT && rf__joined(doc, token) &&
        strchr("+#=_@&?%\\", t[-1].punct))
        return chain(ret, token, token + 1, "number");
    if (token > first + 1 && t[-1].punct == '-' && rf__joined(doc, token) &&
        (t[-2].punct == '(' || (t[-2].punct == ',' && t[-1].flags & RF__SPACE_BEFORE)))
        return chain(ret, token, token + 1, "change"); /* "Gorsk (-4,300, -8%)" */
    /* Inside an address of the web. */
    bool counted =
        token > first + 1 && rf__tag_over(doc, token - 2, RF__C_NOUN); /* "12 families/45 people" */
    if (token > first + 1 && t[-1].punct == '/' && rf__joined(doc, token) &&
        rf__joined(doc, token - 1) && !counted)
        return chain(ret, token, token + 1, "number");
    return false;
}

/* ---- what stands around ---- */

static bool looks_like_year(const rf__doc *doc, uint32_t token) {
    const rf__token *t = &doc->tokens[token];
    return t->kind == RF__NUMERAL && t->n == 4 && t->value >= FIRST_YEAR && t->value <= LAST_YEAR;
}

static bool asks_for_time(rf__function f) {
    return f == RF__F_IN || f == RF__F_SINCE || f == RF__F_UNTIL || f == RF__F_DURING;
}

static bool is_counted(const rf__doc *doc, uint32_t token) {
    const rf__tag *noun = rf__tag_at(doc, token, RF__C_NOUN);
    return noun && noun->entry->unit != RF_NO_UNIT;
}

/* The highest of categories, phases, levels. */
enum { MOST_OF_ORDER = 10 };

/* A name or a word that asks for a number, right before it: "Resolution 2254", "No. 5". */
static const char *name_before(const rf__doc *doc, const rf__number *n, uint32_t first) {
    if (n->token == first)
        return NULL;
    uint32_t at = n->token;
    const rf__token *t = &doc->tokens[at - 1];
    if (t->punct == '.' && rf__joined(doc, at - 1) && at > first + 1)
        at--;
    else if (t->punct == ')' && at > first + 2 && doc->tokens[n->token].value <= MOST_OF_ORDER)
        at--; /* "Phase Classification (IPC) 3" */
    for (uint32_t back = 1; back <= 6 && at >= first + back; back++) {
        const rf__tag *tag = rf__tag_at(doc, at - back, RF__C_NUMBER_NAME);
        if (!tag || tag->n != back)
            continue;
        const char *kind = kind_of(tag, "name");
        if (!strcmp(kind, "change") || !strcmp(kind, "direction") || !strcmp(kind, "capacity"))
            continue;
        if ((!strcmp(kind, "year") && !looks_like_year(doc, n->token)) ||
            (!strcmp(kind, "opening") && (at - back > first || is_counted(doc, n->end))))
            continue;                        /* not "night two in the open" */
        bool order = !strcmp(kind, "order"); /* "a category 3 storm" */
        double value = doc->tokens[n->token].value;
        bool name = !strcmp(kind, "name") || !strcmp(kind, "unit");
        if (order ? value <= MOST_OF_ORDER && n->scale == 1 : !name)
            return kind;
        uint32_t start = at - back;
        if (rf__is_verb_of_counting(doc, start, first))
            continue;
        rf__function before = start > first ? rf__function_at(doc, start - 1) : RF__F_NONE;
        bool common = !(doc->tokens[start].flags & RF__CAPITAL) &&
                      (before == RF__F_THE || before == RF__F_THIS || before == RF__F_A ||
                       before == RF__F_THESE ||
                       (start > first && rf__tag_over(doc, start - 1, RF__C_TIME_WORD)));
        /* "by the next day 48 were dead" */
        bool grouped = memchr(doc->report->text + doc->tokens[n->token].start, ',',
                              doc->tokens[n->token].n) != NULL;
        const rf__tag *people = rf__tag_at(doc, n->end, RF__C_TRIGGER); /* "a group of 43 IDPs" */
        bool named = people && people->entry->pattern == RF__P_COUNTED;
        const rf__token *last = &doc->tokens[n->end - 1]; /* "Route 12K" */
        bool letter = last->n == 1 && !(last->flags & RF__SPACE_BEFORE);
        if (!common && !grouped && (n->scale == 1 || letter) && !named && !is_counted(doc, n->end))
            return kind;
    }
    return NULL;
}

/* "lines RIC 103, RIC 52 and RIC 104": the same word stands before the number beside it. */
static bool is_one_of_series(const rf__doc *doc, const rf__number *n, uint32_t first,
                             uint32_t end) {
    uint32_t word = n->token - 1, next = n->end + 1;
    if (n->token <= first || !n->bare_digits || n->end != n->token + 1)
        return false;
    const rf__token *t = &doc->tokens[word];
    if (t->kind != RF__WORD || !(t->flags & RF__CAPITAL))
        return false;
    bool ahead = next + 1 < end && doc->tokens[next].hash == t->hash &&
                 doc->tokens[next].kind == RF__WORD && doc->tokens[next + 1].kind == RF__NUMERAL;
    bool before = word >= first + 3 && doc->tokens[word - 3].hash == t->hash &&
                  doc->tokens[word - 3].kind == RF__WORD &&
                  doc->tokens[word - 2].kind == RF__NUMERAL;
    return ahead || before;
}

/* "F-16", "COVID-19": behind a hyphen that hangs on a word. */
static bool hangs_on_word(const rf__doc *doc, const rf__number *n, uint32_t first) {
    if (n->token < first + 2)
        return false;
    const rf__token *t = &doc->tokens[n->token];
    if (t->kind != RF__NUMERAL) /* "two-for-one", "on-one-stop" */
        return t[-1].punct == '-' && rf__joined(doc, n->token) && rf__joined(doc, n->token - 1) &&
               rf__is_any_preposition(rf__function_at(doc, n->token - 2));
    const uint16_t suffix = 1u << RF__NUM_SUFFIX; /* "M-3": no number by itself */
    return t[-1].punct == '-' && rf__joined(doc, n->token) && rf__joined(doc, n->token - 1) &&
           t[-2].kind == RF__WORD && !(t[-2].number_words & ~suffix) &&
           !rf__tag_at(doc, n->token - 2, RF__C_MONTH);
}

static bool is_degree_sign(const rf__doc *doc, uint32_t token) {
    const rf__token *t = &doc->tokens[token];
    return t->kind == RF__PUNCT && t->n == 2 &&
           !memcmp(doc->report->text + t->start, "\xC2\xB0", 2);
}

static const char *measure_at(const rf__doc *doc, uint32_t token, uint32_t end) {
    if (token >= end)
        return NULL;
    const rf__tag *measure = rf__tag_at(doc, token, RF__C_MEASURE);
    const rf__tag *noun = rf__tag_at(doc, token, RF__C_NOUN);
    const rf__tag *word = rf__tag_at(doc, token, RF__C_TRIGGER); /* "120 war-wounded": no wars */
    if (measure && !(noun && noun->n > measure->n) && !(word && word->n > measure->n))
        return kind_of(measure, "measure");
    const rf__tag *unit = rf__tag_at(doc, token, RF__C_TIME_UNIT);
    if (unit && !(unit->entry->flags & RF__WEAK))
        return "duration";
    return is_degree_sign(doc, token) ? "temperature" : NULL;
}

/* "1,245 emergency shelter kits", "45 injured goats": the last of the plain words behind a number,
 * where that is a measure. */
static const char *measure_of_head(const rf__doc *doc, uint32_t at, uint32_t end) {
    enum { MOST_WORDS = 3 };
    const char *kind = NULL;
    bool plain = true;
    for (uint32_t i = at; i < end && i < at + MOST_WORDS; i++) {
        const rf__token *t = &doc->tokens[i];
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        const rf__tag *verb = rf__tag_at(doc, i, RF__C_VERB);
        bool adjective = verb && i == at && /* "injured goats", "remaining shares" */
                         (verb->entry->form == RF__PARTICIPLE || verb->entry->form == RF__ING);
        if (t->kind != RF__WORD || t->flags & RF__CAPITAL || rf__function_at(doc, i) ||
            (rf__tag_at(doc, i, RF__C_SAY_VERB) && !(i == at && rf__ends_as_past(doc, i)) &&
             !(i > at && rf__tag_at(doc, i, RF__C_MEASURE))) || /* "40 common shares" */
            (verb && !adjective && !noun) ||
            (noun && !(noun->entry->flags & RF__WEAK)))
            break;
        const rf__tag *counted = rf__tag_at(doc, i, RF__C_TRIGGER);
        if (counted && counted->entry->pattern == RF__P_COUNTED) /* "mortar rounds" */
            return NULL;
        const rf__tag *measure = rf__tag_at(doc, i, RF__C_MEASURE);
        kind = measure && i > at ? kind_of(measure, "measure") : NULL;
        if (kind && plain && !strcmp(kind, "time") && rf__tag_at(doc, i, RF__C_TIME_UNIT))
            return kind; /* "the three deadliest months" */
        const rf__tag *when = rf__tag_at(doc, i, RF__C_TIME_WORD); /* not "51 last week" */
        plain &= !counted && !verb && !noun && !(t->classes & RF__BIT(RF__C_NUMBER)) &&
                 !rf__tag_at(doc, i, RF__C_SAY_VERB) && (!when || when->entry->code == RF__W_MOST);
    }
    bool thing = rf__is_of_things(kind) || (kind && !strcmp(kind, "animals"));
    return thing ? kind : NULL;
}

/* The measure behind a number, perhaps over a hyphen, an article ("half a mile"), "of" ("thousands
 * of years") or an adjective of a currency. */
static const char *measure_after(const rf__doc *doc, const rf__number *n, uint32_t end) {
    uint32_t at = n->end;
    const char *kind = measure_at(doc, at, end);
    if (kind || at + 1 >= end)
        return kind;
    if (doc->tokens[at].punct == '-' && rf__joined(doc, at))
        return measure_at(doc, at + 1, end);
    rf__function function = rf__function_at(doc, at);
    if ((function == RF__F_MORE || function == RF__F_OTHER) && !is_counted(doc, at + 1))
        return measure_at(doc, at + 1, end); /* "25 more rifles" */
    if ((n->fraction && function == RF__F_A) || (n->vague && function == RF__F_OF))
        return measure_at(doc, at + 1, end);
    if (function == RF__F_OF && !n->fraction && !n->percent && n->scale > 1)
        return measure_at(doc, at + 1, end);
    if (doc->tokens[at].kind == RF__WORD && doc->tokens[at].flags & RF__CAPITAL &&
        !is_counted(doc, at)) {
        kind = measure_at(doc, at + 1, end);
        return kind && !strcmp(kind, "money") ? kind : NULL;
    }
    return n->percent || n->fraction ? NULL : measure_of_head(doc, at, end);
}

/* Letters right behind digits, a hyphen and a word, an ordinal's ending. */
static const char *joined_after(const rf__doc *doc, const rf__number *n, uint32_t end) {
    enum { LONG_WORD = 5 };
    uint32_t at = n->end;
    if (at >= end)
        return NULL;
    const rf__token *t = &doc->tokens[at];
    bool digits = doc->tokens[at - 1].kind == RF__NUMERAL;
    const rf__tag *people = rf__tag_at(doc, at, RF__C_NOUN); /* "12,397persons" */
    const rf__tag *moved = digits ? rf__tag_at(doc, at, RF__C_TRIGGER) : NULL;
    if (moved && moved->entry->pattern == RF__P_COUNTED && t->n >= LONG_WORD)
        return NULL; /* "576,280returnees" */
    if (people && people->n == 1 && t->n >= LONG_WORD &&
        (people->entry->unit == RF_PEOPLE || people->entry->unit == RF_HOUSEHOLDS ||
         people->entry->unit == RF_HOMES))
        return NULL;
    if (digits && t->kind == RF__WORD && rf__joined(doc, at))
        return rf__number_tag(doc, at, RF__NUM_ORDINAL) ? "ordinal" : "name";
    uint32_t word = t->punct == '-' && rf__joined(doc, at) ? at + 1 : at;
    if (!n->range && !digits && !n->fraction && word < end &&
        rf__number_tag(doc, word, RF__NUM_ORDINAL))
        return word > at || rf__number_tag(doc, at - 1, RF__NUM_TENS) ? "ordinal" : NULL;
    if (word == at || word >= end || t[1].kind != RF__WORD || !rf__joined(doc, word))
        return NULL;
    const rf__tag *noun = rf__tag_at(doc, word, RF__C_NOUN); /* "a 60-truck convoy" */
    if (noun && noun->entry->unit == RF_VEHICLES &&
        (rf__tag_at(doc, word + 1, RF__C_NOUN) || rf__tag_at(doc, word + 2, RF__C_NOUN)))
        return NULL;
    const rf__tag *counted = rf__tag_at(doc, word, RF__C_TRIGGER); /* "a 3,000-strong force" */
    if (counted && counted->n > 1 && counted->entry->pattern == RF__P_COUNTED)
        return NULL;
    const rf__tag *after = rf__tag_at(doc, word, RF__C_QUALIFIER);
    return after && after->entry->flags & RF__AFTER ? NULL : "compound";
}

/* ---- years ---- */

/* "in 2022 floods killed": whatever stands behind it */
static bool told_as_year(const rf__doc *doc, const rf__number *n, uint32_t first) {
    bool years = !n->range || looks_like_year(doc, n->end - 1) || doc->tokens[n->end - 1].n == 2;
    if (!n->bare_digits || !years || n->token <= first || !looks_like_year(doc, n->token))
        return false; /* "the 1991-1994 war", "the 1991-94 war" */
    rf__function before = rf__function_at(doc, n->token - 1);
    const rf__tag *crisis = rf__tag_at(doc, n->end, RF__C_TIME_WORD);
    bool of_crisis = before == RF__F_THE && crisis && crisis->entry->code == RF__W_CRISIS;
    return asks_for_time(before) || of_crisis; /* "in 2006", "the 2006 war" */
}

/* "117 deaths and | 1961 injured": what befell people right behind, no word of time before. */
static bool counts_people(const rf__doc *doc, const rf__number *n, uint32_t first, uint32_t end) {
    const rf__tag *state = n->end < end ? rf__tag_at(doc, n->end, RF__C_TRIGGER) : NULL;
    if (!state || state->entry->pattern != RF__P_ADJECTIVE)
        return false;
    if (n->token == first)
        return true;
    bool comma = doc->tokens[n->token - 1].punct == ',' &&
                 !(n->token > first + 1 && rf__tag_at(doc, n->token - 2, RF__C_MONTH));
    return comma || rf__function_at(doc, n->token - 1) == RF__F_AND;
}

static bool is_year(const rf__doc *doc, const rf__number *n, uint32_t first, uint32_t end) {
    if (!n->bare_digits || !looks_like_year(doc, n->token) || !looks_like_year(doc, n->end - 1))
        return false;
    rf__function before = n->token > first ? rf__function_at(doc, n->token - 1) : RF__F_NONE;
    if (asks_for_time(before))
        return true; /* a range of years */
    if (before == RF__F_OF && n->token > first + 1 &&
        rf__tag_over(doc, n->token - 2, RF__C_TIME_UNIT))
        return true; /* "the first week of 2013 has seen" */
    if (counts_people(doc, n, first, end))
        return false;
    if (n->token > first && rf__tag_at(doc, n->token - 1, RF__C_MONTH))
        return true;
    if (n->token > first && rf__tag_over(doc, n->token - 1, RF__C_QUALIFIER))
        return n->token > first + 1 && asks_for_time(rf__function_at(doc, n->token - 2));
    const rf__tag *noun = n->end < end ? rf__tag_at(doc, n->end, RF__C_NOUN) : NULL;
    if (noun && noun->entry->unit != RF_NO_UNIT)
        return (before == RF__F_THE || before == RF__F_ITS || before == RF__F_THIS) &&
               noun->entry->unit != RF_PEOPLE;
    bool verb_before = n->token > first && rf__tag_at(doc, n->token - 1, RF__C_VERB);
    bool compound = n->token > first + 1 && doc->tokens[n->token - 2].punct == '-';
    const rf__token *next = &doc->tokens[n->end]; /* "affect 1986 earnings" */
    bool thing = n->end < end && next->kind == RF__WORD && next->first_tag == next[1].first_tag &&
                 !(next->flags & RF__CAPITAL);
    if (verb_before && !compound && !thing)
        return false; /* not "by year-end 1986", "the drought-hit 1987 crop" */
    rf__function after = n->end < end ? rf__function_at(doc, n->end) : RF__F_NONE;
    if ((after == RF__F_BE || after == RF__F_HAVE) && n->end + 1 < end) {
        const rf__tag *verb = rf__tag_at(doc, n->end + 1, RF__C_VERB);
        return !(verb && verb->entry->form == RF__PARTICIPLE);
    }
    return true;
}

/* "payable April six", "ruled last June 18 that": a day behind its month; not "in May 12 were
 * killed". */
static bool is_day(const rf__doc *doc, const rf__number *n, uint32_t first, uint32_t end) {
    enum { LAST = 31 };
    if (n->token == first || n->end != n->token + 1 || n->low < 1 || n->low > LAST ||
        n->low != floor(n->low) || n->low < n->high)
        return false;
    const rf__tag *month = rf__tag_at(doc, n->token - 1, RF__C_MONTH);
    if (!month || !(doc->tokens[n->token - 1].flags & RF__CAPITAL))
        return false;
    rf__function before = n->token > first + 1 ? rf__function_at(doc, n->token - 2) : RF__F_NONE;
    rf__function f = n->end < end ? rf__function_at(doc, n->end) : RF__F_AND;
    bool ends = n->end >= end || doc->tokens[n->end].kind == RF__PUNCT || f == RF__F_AND ||
                f == RF__F_TO || f == RF__F_THAT || f == RF__F_AS || f == RF__F_THE;
    return ends && before != RF__F_IN; /* "of those taken in June four, all men, ..." */
}

/* ---- ages, lists, the word for one ---- */

/* "women over 60", "children under five" */
static bool limits_age(const rf__doc *doc, const rf__number *n, uint32_t first) {
    if (n->token < first + 2 || n->range || n->low > 90)
        return false;
    rf__function f = rf__function_at(doc, n->token - 1);
    uint32_t who = n->token - 2; /* "three boys, all under 15" */
    if (rf__function_at(doc, who) == RF__F_ALL && who >= first + 2 &&
        doc->tokens[who - 1].punct == ',')
        who -= 2;
    const rf__tag *noun = rf__tag_over(doc, who, RF__C_NOUN);
    return (f == RF__F_UNDER || f == RF__F_OVER) && noun && noun->entry->unit == RF_PEOPLE &&
           !is_counted(doc, n->end);
}

/* "a [woman], 50,", "her [son], 12,": one person, by a noun. */
static bool names_one(const rf__doc *doc, uint32_t first, uint32_t noun) {
    const rf__tag *who = rf__tag_at(doc, noun, RF__C_NOUN);
    if (!who || who->n > 1 || who->entry->unit != RF_PEOPLE || noun <= first)
        return false;
    rf__function f = rf__function_at(doc, noun - 1);
    return f == RF__F_A || f == RF__F_HIS;
}

/* "She is | 57, and", "he was | 34 when", "his uncle, who was | 80 and" */
static bool is_somebody(const rf__doc *doc, const rf__number *n, uint32_t first, uint32_t end) {
    if (n->token < first + 2 || rf__function_at(doc, n->token - 1) != RF__F_BE)
        return false;
    rf__function who = rf__function_at(doc, n->token - 2),
                 next = n->end < end ? rf__function_at(doc, n->end) : RF__F_NONE;
    bool one = who == RF__F_WHO && n->token >= first + 4 && next != RF__F_NONE &&
               doc->tokens[n->token - 3].punct == ',' &&
               !rf__ends_as(doc, n->token - 4, RF__END_PLURAL);
    return (who == RF__F_HE || who == RF__F_SHE || who == RF__F_I || one) &&
           (n->end >= end || doc->tokens[n->end].kind == RF__PUNCT || next == RF__F_AND ||
            next == RF__F_WHEN || next == RF__F_BUT);
}

/* "Ahmad Khalil, 34, said" */
static bool is_age(const rf__doc *doc, const rf__number *n, uint32_t first, uint32_t end) {
    if (n->token >= first + 3 && rf__function_at(doc, n->token - 1) == RF__F_TO &&
        doc->tokens[n->token - 2].kind == RF__NUMERAL && !is_counted(doc, n->end)) {
        const rf__tag *aged = rf__tag_over(doc, n->token - 3, RF__C_NUMBER_NAME);
        if (aged && !strcmp(kind_of(aged, "name"), "age"))
            return true; /* "children aged 0 to | 5" */
    }
    rf__function joint = n->end + 2 < end ? rf__function_at(doc, n->end) : RF__F_NONE;
    if ((joint == RF__F_AND || joint == RF__F_OR) && doc->tokens[n->end + 1].kind == RF__NUMERAL) {
        const rf__tag *old = rf__tag_at(doc, n->end + 2, RF__C_MEASURE);
        if (old && !strcmp(kind_of(old, ""), "age"))
            return true; /* "two children (16 and 17 years old)" */
    }
    if (!n->bare_digits || n->range || n->low > 110 || n->low != floor(n->low) ||
        n->token < first + 2)
        return false;
    if (is_somebody(doc, n, first, end))
        return true;
    if (n->end + 1 < end && rf__function_at(doc, n->end + 1) == RF__F_INCLUDING)
        return false; /* "Eleven died in Homs, 9, including six children, in Hama" */
    const rf__token *t = &doc->tokens[n->token];
    bool opens = n->token <= first + 4 && rf__function_at(doc, first) == RF__F_A &&
                 !rf__ends_as(doc, n->token - 2, RF__END_PLURAL) && /* "A volunteer fireman, 38," */
                 t[-2].kind == RF__WORD && n->low >= 10;
    bool name = t[-2].kind == RF__WORD && t[-2].flags & RF__CAPITAL &&
                !rf__tag_at(doc, n->token - 2, RF__C_MONTH);
    name |= names_one(doc, first, n->token - 2);
    return (name || opens) && t[-1].punct == ',' && n->end < end &&
           doc->tokens[n->end].punct == ',' && (n->token < first + 3 || t[-3].punct != ',');
}

/* "at seven in the morning" */
static bool is_hour(const rf__doc *doc, const rf__number *n, uint32_t first, uint32_t end) {
    const rf__tag *part = n->end < end ? rf__tag_at(doc, n->end, RF__C_TIME_WORD) : NULL;
    return n->token > first && n->low <= 12 && n->low >= 1 && !n->range &&
           rf__function_at(doc, n->token - 1) == RF__F_AT && part &&
           part->entry->code == RF__W_PART_OF_DAY;
}

static bool is_footnote(const rf__doc *doc, const rf__number *n, uint32_t first, uint32_t end) {
    return n->bare_digits && !n->range && n->token > first && n->end < end && n->low < 100 &&
           doc->tokens[n->token - 1].punct == '[' && doc->tokens[n->end].punct == ']';
}

static bool numbers_a_line(const rf__doc *doc, const rf__number *n, uint32_t first, uint32_t end) {
    if (n->token != first || !n->bare_digits || n->low != floor(n->low) || n->low > 999)
        return false;
    if (n->end == end)
        return false;
    char sign = doc->tokens[n->end].punct;
    return (sign == '.' || sign == ')') && rf__joined(doc, n->end);
}

/* "killed [one] and injured 12": a past or -ing form of harm, whose object "one" may be. */
static bool harms_one(const rf__doc *doc, uint32_t verb) {
    const rf__tag *tag = rf__tag_at(doc, verb, RF__C_VERB);
    return tag && tag->n == 1 && tag->entry->flags & RF__CAUSE && tag->entry->flags & RF__OBJECT &&
           (tag->entry->indicator == RF_KILLED || tag->entry->indicator == RF_INJURED) &&
           (rf__ends_as_past(doc, verb) || rf__ends_as(doc, verb, RF__END_ING)) &&
           !(verb && (rf__function_at(doc, verb - 1) == RF__F_BE ||
                      rf__function_at(doc, verb - 1) == RF__F_BEEN));
}

/* The word for one counts only what stands behind it ("one person", "one was killed"). */
static bool is_pronoun(const rf__doc *doc, const rf__number *n, uint32_t first, uint32_t end) {
    if (n->token > first) {
        const rf__tag *before = rf__tag_at(doc, n->token - 1, RF__C_NUMBER);
        if (before && before->entry->code == RF__NUM_ORDINAL)
            return true; /* "a second one" */
        rf__function article =
            n->token > first + 1 ? rf__function_at(doc, n->token - 2) : RF__F_NONE;
        if ((article == RF__F_THE || article == RF__F_A) &&
            doc->tokens[n->token - 1].kind == RF__WORD && !is_counted(doc, n->end))
            return true; /* "the only one in the district", "into a larger one" */
        const rf__token *behind = &doc->tokens[n->end];
        rf__function front = rf__function_at(doc, n->token - 1);
        if (n->end < end && (front == RF__F_IN || front == RF__F_AT || front == RF__F_FROM) &&
            (behind->flags & RF__CAPITAL || rf__tag_at(doc, n->end, RF__C_PLACE_KIND)))
            return true; /* "in one Tennessee county" */
        if (n->end + 1 < end && doc->tokens[n->token - 1].punct == ',' &&
            rf__function_at(doc, n->end) == RF__F_A)
            return true; /* "two brothers, one a teacher" */
        if (n->end < end && rf__is_any_preposition(front) &&
            rf__is_any_preposition(rf__function_at(doc, n->end)))
            return true; /* "died in one in February" */
        const rf__tag *group = rf__tag_at(doc, n->end, RF__C_NOUN);
        if ((front == RF__F_FROM || front == RF__F_OF) && n->token > first + 1 && group &&
            group->entry->unit == RF_HOUSEHOLDS &&
            (rf__tag_over(doc, n->token - 2, RF__C_NOUN) ||
             rf__function_at(doc, n->token - 2) == RF__F_ALL ||
             rf__function_at(doc, n->token - 2) == RF__F_BE))
            return true; /* "nine members of one family", "six men, all from one family" */
        switch (rf__function_at(doc, n->token - 1)) {
        case RF__F_THIS:
        case RF__F_THAT:
            return !is_counted(doc, n->end); /* "and that one soldier had been killed" */
        case RF__F_WHICH:                    /* "a clash in which one soldier was wounded" */
            if (n->token > first + 1 && rf__is_any_preposition(rf__function_at(doc, n->token - 2)))
                break;
            return true;
        case RF__F_NO:
        case RF__F_NOT: /* "not one house stands" */
        case RF__F_THESE:
        case RF__F_EACH:
        case RF__F_SOME:
        case RF__F_OTHER:
            return true;
        case RF__F_THE:
            return !is_counted(doc, n->end);
        default:
            break;
        }
    }
    if (n->end >= end)
        return true;
    if (n->token > first + 1 && rf__function_at(doc, n->token - 1) == RF__F_BY &&
        doc->tokens[n->token - 2].n_folded == doc->tokens[n->token].n_folded &&
        rf__tag_at(doc, n->token - 2, RF__C_NUMBER))
        return true; /* "one by one" */
    if (n->end + 1 < end && rf__function_at(doc, n->end + 1) == RF__F_POSSESSIVE &&
        !(doc->tokens[n->end].flags & RF__CAPITAL))
        return true; /* "one man's brother" */
    const uint64_t counted = RF__BIT(RF__C_NOUN) | RF__BIT(RF__C_TRIGGER) | RF__BIT(RF__C_VERB) |
                             RF__BIT(RF__C_ROLE) | RF__BIT(RF__C_ACTOR);
    const rf__token *thing = n->end + 1 < end ? &doc->tokens[n->end + 1] : NULL;
    if (thing && rf__function_at(doc, n->end) == RF__F_MORE && thing->kind == RF__WORD &&
        !thing->function && !(thing->over & counted) && thing[1].function == RF__F_IN &&
        !(thing->flags & RF__CAPITAL) && !rf__ends_as_past(doc, n->end + 1))
        return true; /* "one more step in a run of assaults" */
    bool name = n->token > first + 1 && doc->tokens[n->token].flags & RF__CAPITAL &&
                doc->tokens[n->token - 1].flags & RF__CAPITAL;
    if (name)
        return true; /* "Formula One" */
    rf__function whom = rf__function_at(doc, n->end + 1);
    rf__function lead = n->token > first ? rf__function_at(doc, n->token - 1) : RF__F_BUT;
    bool opens = n->token > first &&
                 (doc->tokens[n->token - 1].punct == ',' || doc->tokens[n->token - 1].punct == ';');
    if ((opens || lead == RF__F_BUT || lead == RF__F_AND) &&
        rf__function_at(doc, n->end) == RF__F_OF && (whom == RF__F_THEM || whom == RF__F_WHOM))
        return false; /* "two were hurt, one of them badly", "but one of them died" */
    rf__function joint = rf__function_at(doc, n->end);
    uint32_t fate = n->end + 1 + (whom == RF__F_BE);
    if (joint == RF__F_OTHER && lead != RF__F_FROM &&
        (rf__is_verb_of(doc, fate, RF_INJURED, RF__OBJECT) ||
         rf__is_verb_of(doc, fate, RF_KILLED, RF__OBJECT)))
        return false; /* "three were killed and one other hurt" */
    bool one_of = joint == RF__F_OF && rf__is_number_at(doc, n->end + 1);
    if ((joint == RF__F_AND || joint == RF__F_IN || one_of) && n->token > first &&
        harms_one(doc, n->token - 1))
        return false; /* "killing one and injuring 12", "killed one of two guards" */
    if (rf__number_is_of_facilities(doc, n->end, end))
        return false;
    switch (joint) {
    case RF__F_OF:
    case RF__F_OTHER:
    case RF__F_THAT:
    case RF__F_WHO:
    case RF__F_WHICH:
    case RF__F_BY:
    case RF__F_TO:
    case RF__F_AND:
        return true;
    default:
        break;
    }
    return rf__tag_at(doc, n->end, RF__C_SAY_VERB) && !is_counted(doc, n->end);
}

/* "two litres per person", "a parcel per family of six" */
static bool is_rate(const rf__doc *doc, const rf__number *n, uint32_t first) {
    if (n->token == first)
        return false;
    rf__function f = rf__function_at(doc, n->token - 1);
    if (f == RF__F_OF && n->token >= first + 3 && is_counted(doc, n->token - 2))
        f = rf__function_at(doc, n->token - 3);
    return f == RF__F_PER || f == RF__F_EACH;
}

static bool has_leading_zero(const rf__doc *doc, const rf__number *n, uint32_t first,
                             uint32_t end) {
    const rf__token *t = &doc->tokens[n->token];
    const char *digits = doc->report->text + t->start;
    bool led = t->kind == RF__NUMERAL && t->n > 1 && digits[0] == '0' && digits[1] >= '0' &&
               digits[1] <= '9';
    const rf__tag *noun = led ? rf__tag_at(doc, n->end, RF__C_NOUN) : NULL;
    bool alone = led && n->token > first && doc->tokens[n->token - 1].punct == ':' &&
                 (n->end >= end || doc->tokens[n->end].punct == '(');
    bool counted = noun && noun->entry->unit; /* "04 houses", "last 24 hours: 06 (Gorsk 2)" */
    if (t->kind == RF__NUMERAL && n->token > first && t[-1].kind == RF__NUMERAL && t[-1].n == 1 &&
        t[-1].value <= 0)
        return true; /* "call 0 | 800 123 456" */
    return led && !(t->n == 2 && digits[1] > '0' && (counted || alone));
}

/* "a [convoy] meant for 4,000 people", "[food] that is intended for": what somebody gets has no
 * room. Of a word for whom it is ("meant for"), and not for how many there is room. */
static bool is_for_aid(const rf__doc *doc, uint32_t word, uint32_t first) {
    enum { REACH = 7 };
    const rf__tag *toll = rf__tag_at(doc, word, RF__C_TRIGGER);
    if (!toll || toll->entry->indicator != RF_AID)
        return false;
    for (uint32_t i = word; i-- > first && i + REACH >= word;) {
        uint32_t n;
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        bool built = noun && (noun->entry->unit == RF_HOMES || noun->entry->unit == RF_FACILITIES);
        if ((rf__is_asked_for(doc, i, "aid_words", &n) && !built) ||
            (noun && noun->entry->unit == RF_VEHICLES && !(noun->entry->flags & RF__PARTY)))
            return true;
    }
    return false;
}

/* "a capacity of about 3,000": a qualifier stands between. */
static bool tells_capacity(const rf__doc *doc, const rf__number *n, uint32_t first) {
    uint32_t at = n->token;
    while (at > first && rf__tag_over(doc, at - 1, RF__C_QUALIFIER))
        at--;
    for (uint32_t back = 1; back <= 4 && at >= first + back; back++) {
        const rf__tag *tag = rf__tag_at(doc, at - back, RF__C_NUMBER_NAME);
        if (tag && tag->n == back && !strcmp(kind_of(tag, "name"), "capacity"))
            return !is_for_aid(doc, at - back, first);
    }
    return false;
}

/* "feed 60.00", "the M 7.0 quake": decimals, which nobody counts people with, not "1.500"; "2,00",
 * which is no number at all. */
static bool has_decimals(const rf__doc *doc, const rf__number *n) {
    const rf__token *t = &doc->tokens[n->token];
    const char *digits = doc->report->text + t->start;
    if (n->end != n->token + 1 || t->kind != RF__NUMERAL || n->scale != 1 || n->percent ||
        n->low != floor(n->low) || t->n < 3)
        return false;
    char two = t->n > 3 ? digits[t->n - 3] : 0;
    return two == '.' || two == ',' || digits[t->n - 2] == '.';
}

/* ---- the verdict ---- */

/* "$3 million"; "worth P12.3 million": digits behind a point that hangs on letters and digits. */
static const char *money_before(const rf__doc *doc, const rf__number *n, uint32_t first) {
    const rf__token *t = &doc->tokens[n->token];
    if (n->token > first && t[-1].punct == '$')
        return "money";
    if (n->token > first && t->kind == RF__WORD && n->scale > 1 && t[-1].kind == RF__WORD) {
        char end = doc->report->text[t[-1].start + t[-1].n - 1];
        if (end >= '0' && end <= '9')
            return "money"; /* "P277 million" */
    }
    bool hangs = n->token > first + 1 && (t[-1].punct == '.' || t[-1].punct == ',') &&
                 rf__joined(doc, n->token) && rf__joined(doc, n->token - 1) &&
                 t[-2].kind == RF__WORD && t[-2].flags & RF__CAPITAL;
    char last = hangs ? doc->report->text[t[-2].start + t[-2].n - 1] : 0;
    return last >= '0' && last <= '9' ? "money" : NULL;
}

static bool is_kind_of_change(const rf__tag *tag) {
    return tag && !(tag->entry->flags & RF__AFTER) && !strcmp(kind_of(tag, "name"), "change");
}

bool rf__tells_change(const rf__doc *doc, uint32_t first, uint32_t at) {
    enum { LONGEST = 3 };
    while (at > first && rf__tag_over(doc, at - 1, RF__C_QUALIFIER) &&
           !is_kind_of_change(rf__tag_over(doc, at - 1, RF__C_NUMBER_NAME)))
        at--;
    for (uint32_t back = 1; back <= LONGEST && at >= first + back; back++) {
        const rf__tag *tag = rf__tag_at(doc, at - back, RF__C_NUMBER_NAME);
        if (is_kind_of_change(tag) && tag->n == back)
            return true;
    }
    /* "up" and "down" behind a mark */
    return at > first + 1 && rf__is_kind(rf__tag_at(doc, at - 1, RF__C_NUMBER_NAME), "direction") &&
           (doc->tokens[at - 2].punct == ',' || doc->tokens[at - 2].punct == '(');
}

/* "rose by about 15 percent", "362,000, up 15 percent since May"; not "15 percent of them". */
static bool is_changed_by(const rf__doc *doc, const rf__number *n, uint32_t first, uint32_t end) {
    return n->percent && !(n->end < end && rf__function_at(doc, n->end) == RF__F_OF) &&
           rf__tells_change(doc, first, n->token);
}

/* "a 12 per cent rise": how much a number has changed is no share; "40 more than in May" is no
 * number of its own. */
static bool is_change(const rf__doc *doc, const rf__number *n, uint32_t first, uint32_t end) {
    if (is_changed_by(doc, n, first, end))
        return true;
    uint32_t behind = n->end + (n->percent && doc->tokens[n->end].punct == ')'); /* "(36%) lower" */
    const rf__tag *tag = behind < end ? rf__tag_at(doc, behind, RF__C_NUMBER_NAME) : NULL;
    bool article = n->token > first && rf__function_at(doc, n->token - 1) == RF__F_A;
    return tag && tag->entry->flags & RF__AFTER && /* "a 50,000 increase" */
           (((n->percent || article) && !strcmp(kind_of(tag, "name"), "change")) ||
            !strcmp(kind_of(tag, "name"), "difference"));
}

/* "first half of the year" */
static bool half_of_an_order(const rf__doc *doc, const rf__number *n, uint32_t first) {
    return n->fraction && n->token > first && rf__number_tag(doc, n->token - 1, RF__NUM_ORDINAL);
}

static void judge_times(const rf__doc *doc, rf__number *n, uint32_t end) {
    const rf__tag *measure = rf__tag_at(doc, n->end, RF__C_MEASURE);
    const rf__tag *every = rf__tag_at(doc, n->end, RF__C_TIME_WORD);
    rf__function f = n->end < end ? rf__function_at(doc, n->end) : RF__F_NONE;
    bool often = every && every->entry->code == RF__W_EVERY;
    if (measure)
        n->why_not = kind_of(measure, "measure");
    else if (often || f == RF__F_EACH || f == RF__F_PER)
        n->why_not = "rate";
    else if (f == RF__F_AS || f == RF__F_MORE || f == RF__F_THE || f == RF__F_THAT ||
             f == RF__F_ITS)
        n->why_not = "multiple";
}

void rf__number_judge(const rf__doc *doc, rf__number *n, uint32_t first, uint32_t end) {
    if (!n->times) {
        const rf__tag *times = n->end < end ? rf__number_tag(doc, n->end, RF__NUM_TIMES) : NULL;
        const rf__tag *longer = times ? rf__tag_at(doc, n->end, RF__C_MEASURE) : NULL;
        if (times && times->entry->low < 1 && !(longer && longer->n > times->n)) {
            n->times = true;
            n->end += times->n;
        }
    }
    if (n->times) {
        judge_times(doc, n, end);
        return;
    }
    const char *why = money_before(doc, n, first);
    if (!why && told_as_year(doc, n, first))
        why = "year";
    if (!why && is_footnote(doc, n, first, end))
        why = "footnote";
    if (!why && (hangs_on_word(doc, n, first) || is_one_of_series(doc, n, first, end)))
        why = "name";
    const rf__tag *named = rf__tag_over(doc, n->token, RF__C_ORGANISATION);
    if (!why && named && named->token < n->token)
        why = "name"; /* "Rescue 1122" */
    if (!why)
        why = measure_after(doc, n, end);
    if (!why)
        why = joined_after(doc, n, end);
    if (!why)
        why = name_before(doc, n, first);
    if (!why && tells_capacity(doc, n, first))
        why = "capacity";
    if (!why && is_year(doc, n, first, end))
        why = "year";
    if (!why && (is_day(doc, n, first, end) || rf__number_is_torn_date(doc, n, first, end)))
        why = "date";
    if (!why && rf__number_is_part(doc, n, first, end))
        why = "share";
    if (!why && rf__number_names_one(doc, n, first, end))
        why = "name";
    if (!why && (is_age(doc, n, first, end) || limits_age(doc, n, first) ||
                 rf__number_is_age_of_named(doc, n, first, end)))
        why = "age";
    if (!why && rf__number_is_side(doc, n, end))
        why = "distance";
    if (!why && rf__number_is_of_animals(doc, n, first))
        why = "animals";
    if (!why && is_hour(doc, n, first, end))
        why = "time_of_day";
    if (!why && numbers_a_line(doc, n, first, end))
        why = "list";
    if (!why && (is_rate(doc, n, first) || rf__number_is_per_thing(doc, n, end)))
        why = "rate";
    if (!why && (has_leading_zero(doc, n, first, end) || has_decimals(doc, n)))
        why = "number";
    if (!why && is_change(doc, n, first, end))
        why = "change";
    if (!why && half_of_an_order(doc, n, first))
        why = "part";
    n->why_not = why;
    n->skip = !why && n->one_word_one && !rf__number_is_among(doc, n, first) &&
              is_pronoun(doc, n, first, end);
}
