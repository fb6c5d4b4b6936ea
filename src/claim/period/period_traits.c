/* What speaks for and against each of the periods that a draft may have. */
#include "claim/figure/claim_table.h"
#include "claim/period/period_option.h"
#include "claim/where/where.h"

const char *const rf__period_trait_names[RF__N_PERIOD_TRAITS] = {
    [RF__PD_RULE] = "rule",
    [RF__PD_RULE_FLOW] = "rule-flow",
    [RF__PD_RULE_FORM] = "rule-form",
    [RF__PD_RULE_SCORE] = "rule-score",
    [RF__PD_RULE_AHEAD] = "rule-ahead",
    [RF__PD_RULE_DATED] = "rule-dated",
    [RF__PD_SILENT_TIMES] = "silent-times",
    [RF__PD_SILENT_COUNTED] = "silent-counted",
    [RF__PD_SILENT_BLOCK] = "silent-block",
    [RF__PD_SILENT_BIG] = "silent-big",
    [RF__PD_SILENT_NEAR] = "silent-near",
    [RF__PD_FORM_FLOW] = "form-flow",
    [RF__PD_FORM_COUNTED] = "form-counted",
    [RF__PD_FORM_PERFECT] = "form-perfect",
    [RF__PD_FORM_TOLL] = "form-toll",
    [RF__PD_FORM_ROW] = "form-row",
    [RF__PD_AGE] = "age",
    [RF__PD_NONE] = "none",
    [RF__PD_TOLD] = "told",
    [RF__PD_OWN] = "own",
    [RF__PD_OWN_KIND] = "own-kind",
    [RF__PD_OWN_SCORE] = "own-score",
    [RF__PD_OWN_FITS] = "own-fits",
    [RF__PD_OWN_NEAR] = "own-near",
    [RF__PD_OWN_ONLY] = "own-only",
    [RF__PD_OWN_OPENS] = "own-opens",
    [RF__PD_OWN_WORD] = "own-word",
    [RF__PD_OWN_SPEECH] = "own-speech",
    [RF__PD_OWN_BEHIND] = "own-behind",
    [RF__PD_OWN_COMMAS] = "own-commas",
    [RF__PD_OWN_BETWEEN] = "own-between",
    [RF__PD_NOT_OWN] = "not-own",
    [RF__PD_ENDS] = "ends",
    [RF__PD_BEFORE] = "before",
    [RF__PD_BEFORE_DISTANCE] = "before-distance",
    [RF__PD_BEFORE_KIND] = "before-kind",
    [RF__PD_BEFORE_TIMES] = "before-times",
    [RF__PD_BEFORE_COUNTED] = "before-counted",
    [RF__PD_BEFORE_SILENT] = "before-silent",
    [RF__PD_BEFORE_RANK] = "before-rank",
    [RF__PD_BEFORE_WORD] = "before-word",
    [RF__PD_BEFORE_LEDE] = "before-lede",
    [RF__PD_BEFORE_BLOCK] = "before-block",
    [RF__PD_BEFORE_INTRO] = "before-intro",
    [RF__PD_BEFORE_SAID] = "before-said",
    [RF__PD_BEFORE_PLACE] = "before-place",
    [RF__PD_BEFORE_CODE] = "before-code",
    [RF__PD_BEFORE_DEED] = "before-deed",
    [RF__PD_BEFORE_PASSED] = "before-passed",
    [RF__PD_BEHIND] = "behind",
    [RF__PD_DRAFTS] = "drafts",
    [RF__PD_DRAFTS_KIN] = "drafts-kin",
    [RF__PD_DRAFTS_NEAR] = "drafts-near",
    [RF__PD_DRAFTS_ONLY] = "drafts-only",
    [RF__PD_MAIN] = "main",
    [RF__PD_SINCE_MAIN] = "since-main",
    [RF__PD_DAY_SHARE] = "day-share",
    [RF__PD_DAY] = "day",
    [RF__PD_CRISIS] = "crisis",
    [RF__PD_COVERS] = "covers",
};

/* ---- kinds ---- */

enum { EVENT = RF_N_FLOWS, N_FLOW_KINDS };

static uint32_t flow_kind(const rf__draft *draft) {
    return draft->claim.kind == RF_EVENT ? EVENT : (uint32_t)draft->flow_by_rule;
}

typedef enum counted {
    HARM,
    MOVE,
    SHARE,
    AID,
    OTHER_FIGURE,
    STATEMENT,
    BLOW,
    PACT,
    OTHER_EVENT
} counted;

static counted counted_kind(const rf_claim *claim) {
    if (claim->kind == RF_EVENT) {
        if (rf__is_violent(claim->event))
            return BLOW;
        switch (claim->event) {
        case RF_WARNING_EVENT:
        case RF_APPEAL:
            return STATEMENT;
        case RF_TALKS:
        case RF_AGREEMENT:
        case RF_CEASEFIRE:
        case RF_CEASEFIRE_BROKEN:
            return PACT;
        default:
            return OTHER_EVENT;
        }
    }
    if (claim->unit == RF_UNIT_SHARE && rf__counts_people(claim->indicator))
        return SHARE;
    if (rf__is_harm(claim->indicator))
        return HARM;
    switch (claim->indicator) {
    case RF_DISPLACED:
    case RF_CROSSED_BORDER:
    case RF_RETURNED:
    case RF_EVACUATED:
    case RF_SHELTERED:
        return MOVE;
    case RF_SHARE:
        return SHARE;
    case RF_IN_NEED:
    case RF_AID:
        return AID;
    default:
        return OTHER_FIGURE;
    }
}

typedef enum form {
    NO_PERIOD,
    ONLY_END,
    ONLY_START,
    DAY_OF_REPORT,
    LONG_TO_REPORT,
    SHORT_TO_REPORT,
    ONE_DAY,
    DAYS,
    MONTH,
    LONGER,
    N_FORMS
} form;

static form form_of(const rf__doc *doc, const rf__period_option *o) {
    enum { SOME_DAYS = 10, A_MONTH = 31, ABOUT_A_MONTH = 45 };
    if (o->from == RF_NO_DATE)
        return o->to == RF_NO_DATE ? NO_PERIOD : ONLY_END;
    if (o->to == RF_NO_DATE)
        return ONLY_START;
    int32_t n = (int32_t)(o->to - o->from);
    if (o->to == doc->report->published)
        return !n ? DAY_OF_REPORT : n > A_MONTH ? LONG_TO_REPORT : SHORT_TO_REPORT;
    return !n ? ONE_DAY : n <= SOME_DAYS ? DAYS : n <= ABOUT_A_MONTH ? MONTH : LONGER;
}

/* Fewer forms: none, the report's day, up to a day, one day, others. */
static uint32_t rough_form(form f) {
    return f == NO_PERIOD ? 0 : f == DAY_OF_REPORT ? 1 : f == ONLY_END ? 2 : f == ONE_DAY ? 3 : 4;
}

enum { N_ROUGH_FORMS = 5, N_AGES = 11 };

/* How long before the report a period ended, in steps. */
static uint32_t age_of(const rf__doc *doc, const rf__period_option *o) {
    static const int32_t steps[] = {-1, 0, 1, 3, 7, 14, 31, 92, 400}; /* days */
    enum { N_STEPS = sizeof steps / sizeof *steps };
    if (doc->report->published == RF_NO_DATE || o->to == RF_NO_DATE)
        return N_STEPS + 1;
    uint32_t k = 0;
    while (k < N_STEPS && doc->report->published - o->to > steps[k])
        k++;
    return k;
}

/* The word that a time begins with. */
static uint32_t first_word(const rf__doc *doc, const rf__time *time) {
    enum { OTHER, ON, IN, SINCE, BY, AS, BETWEEN, FROM, DURING, OVER, UNTIL, LAST, THIS };
    const rf__token *token = &doc->tokens[time->token];
    if (token->time_word == RF__W_LAST)
        return LAST;
    if (token->time_word == RF__W_THIS)
        return THIS;
    if (time->token && rf__function_at(doc, time->token - 1) == RF__F_BY)
        return BY;
    switch ((rf__function)token->function) {
    case RF__F_ON:
        return ON;
    case RF__F_IN:
        return IN;
    case RF__F_SINCE:
        return SINCE;
    case RF__F_BY:
        return BY;
    case RF__F_AS:
        return AS;
    case RF__F_BETWEEN:
        return BETWEEN;
    case RF__F_FROM:
        return FROM;
    case RF__F_DURING:
        return DURING;
    case RF__F_OVER:
        return OVER;
    case RF__F_UNTIL:
        return UNTIL;
    default:
        return OTHER;
    }
}

static uint32_t code_of(const rf_claim *claim) {
    return claim->kind == RF_EVENT ? RF_N_INDICATORS + (uint32_t)claim->event
                                   : (uint32_t)claim->indicator;
}

/* ---- what all options of a draft share ---- */

/* A sentence before. */
typedef struct seen {
    bool figures, same_place, other_place, same_code;
    uint8_t rank; /* of those with times of their own, the last one is 1; 0: has none */
} seen;

/* What times the sentence of a draft has. */
typedef enum own_times { NO_TIME, VAGUE, OF_SPEECH, USABLE, N_OWN_TIMES } own_times;

typedef struct asked {
    const rf__doc *doc;
    const rf__report_times *report;
    const rf__draft *d;
    const rf__sentence *s;
    uint32_t sentence, index;
    uint32_t flow, counted, block; /* kinds */
    own_times times;
    uint32_t n_usable, nearest; /* times of the sentence */
    rf__hull hull;
    bool opens, silent, perfect, toll, row;
    uint32_t heading, intro; /* sentences before, or UINT32_MAX */
    seen back[RF__SENTENCES_BACK + 1];
    const rf__draft *main; /* the first harm or blow, or NULL */
    const rf__crisis *crisis;
    bool does; /* the crisis does what the draft tells */
    double ahead;
} asked;

static rf_block_kind block_kind(const rf__doc *doc, const rf__sentence *s) {
    return doc->report->blocks[s->block].kind;
}

static void look_at_times(asked *a) {
    uint32_t least = UINT32_MAX;
    bool speech = false;
    a->nearest = UINT32_MAX;
    for (uint32_t i = a->s->time; i < a->s->time + a->s->n_times; i++) {
        const rf__time *t = &a->doc->times[i];
        uint32_t end = t->token + t->n_tokens;
        a->n_usable += !t->of_speech && rf__tells_days(t);
        speech |= t->of_speech;
        uint32_t distance = end <= a->hull.from      ? a->hull.from - end
                            : t->token >= a->hull.to ? t->token - a->hull.to
                                                     : 0;
        if (distance < least) {
            least = distance;
            a->nearest = i;
        }
    }
    a->times = a->n_usable ? USABLE : speech ? OF_SPEECH : a->s->n_times ? VAGUE : NO_TIME;
}

static bool has_time(const rf__doc *doc, const rf__sentence *s) {
    for (uint32_t i = s->time; i < s->time + s->n_times; i++)
        if (!doc->times[i].of_speech && rf__tells_days(&doc->times[i]))
            return true;
    return false;
}

static bool is_item(rf_block_kind kind) {
    return kind == RF_BLOCK_BULLET || kind == RF_BLOCK_TABLE_HEAD || kind == RF_BLOCK_TABLE_ROW;
}

/* The line before a list or a table. */
static uint32_t intro_of(const asked *a) {
    enum { ITEMS = 40 };
    if (!is_item((rf_block_kind)a->block))
        return UINT32_MAX;
    for (uint32_t i = a->sentence, back = 0; i-- > 0 && back < ITEMS; back++)
        if (!is_item(block_kind(a->doc, &a->doc->sentences[i])))
            return i;
    return UINT32_MAX;
}

static void look_back(asked *a) {
    const rf__doc *doc = a->doc;
    uint8_t rank = 0;
    a->heading = UINT32_MAX;
    for (uint32_t back = 1; back <= RF__SENTENCES_BACK && back <= a->sentence; back++) {
        const rf__sentence *s = a->s - back;
        if (has_time(doc, s))
            a->back[back].rank = ++rank;
        if (a->heading == UINT32_MAX && block_kind(doc, s) == RF_BLOCK_HEADING)
            a->heading = a->sentence - back;
    }
    a->intro = intro_of(a);
}

static void look_at_drafts(asked *a, const uint32_t *near, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        const rf__draft *d = &a->doc->drafts[near[i]];
        if (d->sentence > a->sentence || a->sentence - d->sentence > RF__SENTENCES_BACK)
            continue;
        seen *s = &a->back[a->sentence - d->sentence];
        s->figures = true;
        s->same_code |= code_of(&d->claim) == code_of(&a->d->claim);
        if (d->at == UINT32_MAX || a->d->at == UINT32_MAX)
            continue;
        s->same_place |= d->at == a->d->at;
        s->other_place |= d->at != a->d->at;
    }
}

/* The first harm or blow that the report tells up to a sentence. */
static const rf__draft *main_of(const asked *a) {
    enum { HEAD = 3, AHEAD = 1 };
    uint32_t to = a->sentence + (a->sentence < HEAD ? AHEAD : 0);
    uint32_t list[] = {a->report->harm, a->report->blow};
    for (uint32_t i = 0; i < 2; i++)
        if (list[i] != UINT32_MAX && list[i] != a->index && a->doc->drafts[list[i]].sentence <= to)
            return &a->doc->drafts[list[i]];
    return NULL;
}

/* How much better the rules' own time fits than the next. */
static double lead_of(const rf__periods *all) {
    const rf__period_option *rule = &all->list[0];
    double next = 0;
    for (uint32_t k = 1; k < all->n && rule->own != UINT32_MAX; k++)
        if (all->list[k].own != UINT32_MAX && all->list[k].own != rule->own &&
            all->list[k].score > next)
            next = all->list[k].score;
    return rule->own != UINT32_MAX ? rule->score - next : 0;
}

static void ask(asked *a) {
    enum { HAVE = 5 };
    const rf__doc *doc = a->doc;
    const rf__draft *d = a->d;
    a->sentence = d->sentence;
    a->s = &doc->sentences[a->sentence];
    a->flow = flow_kind(d);
    a->counted = counted_kind(&d->claim);
    a->block = block_kind(doc, a->s);
    a->hull = rf__hull_of(doc, d);
    a->opens = !a->sentence || a->s[-1].block != a->s->block;
    a->silent = d->from_by_rule == RF_NO_DATE && d->to_by_rule == RF_NO_DATE;
    uint32_t have;
    a->perfect =
        d->n_trigger && rf__is_perfect(rf__have_before(doc, a->s->token, d->trigger, HAVE, &have));
    a->toll = rf__is_toll(doc, d);
    a->row = a->s->table != UINT32_MAX || d->n_head || a->block == RF_BLOCK_TABLE_HEAD ||
             a->block == RF_BLOCK_TABLE_ROW;
    look_at_times(a);
    look_back(a);
    a->main = main_of(a);
    a->crisis = rf__named_crisis(doc, &a->report->crises, d, &a->does);
}

/* ---- traits ---- */

/* Where the traits of an option go: reading asks only for the sum of their weights. */
typedef struct adder {
    const rf__trait_weights *weights; /* or NULL */
    double sum;
    rf__traits *traits;
} adder;

static inline void has(adder *t, uint32_t sort, uint32_t kind, double value) {
    if (t->weights)
        t->sum += (double)t->weights[sort][kind] * value;
    else
        rf__has(t->traits, sort, kind, value);
}

static void add_rule(const asked *a, const rf__period_option *o, form f, adder *t) {
    enum { PLACES = 2, MOST_PLACES = 4 };
    has(t, RF__PD_RULE, !a->silent, 1);
    has(t, RF__PD_RULE_FLOW, a->flow, 1);
    has(t, RF__PD_RULE_FORM, f, 1);
    has(t, RF__PD_RULE_DATED, a->d->dated, 1);
    if (o->own != UINT32_MAX) {
        has(t, RF__PD_RULE_SCORE, 0, o->score);
        has(t, RF__PD_RULE_AHEAD, 0, a->ahead);
    }
    if (!a->silent)
        return;
    has(t, RF__PD_SILENT_TIMES, a->times, 1);
    has(t, RF__PD_SILENT_COUNTED, a->counted, 1);
    has(t, RF__PD_SILENT_BLOCK, a->block, 1);
    if (a->d->claim.low > 0)
        has(t, RF__PD_SILENT_BIG, 0, fmax(0, log10(a->d->claim.low) - PLACES) / MOST_PLACES);
    has(t, RF__PD_SILENT_NEAR, 0, a->back[1].rank);
}

static void add_form(const asked *a, const rf__period_option *o, form f, adder *t) {
    static const double told[] = {0, 1 / 3., 2 / 3., 1};
    enum { MOST_TOLD = 3 };
    bool fresh = a->flow == RF_NEW || a->flow == EVENT;
    has(t, RF__PD_FORM_FLOW, f * N_FLOW_KINDS + a->flow, 1);
    has(t, RF__PD_FORM_COUNTED, a->counted * N_ROUGH_FORMS + rough_form(f), 1);
    has(t, RF__PD_FORM_PERFECT, f, a->perfect);
    has(t, RF__PD_FORM_TOLL, f, a->toll);
    has(t, RF__PD_FORM_ROW, f == NO_PERIOD, a->row);
    uint32_t age = age_of(a->doc, o);
    if (f != NO_PERIOD)
        has(t, RF__PD_AGE, age + (fresh ? N_AGES : 0), 1);
    has(t, RF__PD_NONE, a->times + (a->opens ? N_OWN_TIMES : 0), f == NO_PERIOD);
    has(t, RF__PD_TOLD, 0, told[o->n_told < MOST_TOLD ? o->n_told : MOST_TOLD]);
}

/* What stands between a time and what the draft tells. */
static void add_between(const asked *a, const rf__time *time, adder *t) {
    enum { VERB, SAYING, CLAUSE, AND };
    enum { MOST_COMMAS = 2 };
    const rf__doc *doc = a->doc;
    uint32_t end = time->token + time->n_tokens;
    bool before = end <= a->hull.from;
    uint32_t from = before ? end : a->hull.to, to = before ? a->hull.from : time->token;
    uint32_t commas = 0;
    bool verb = false, saying = false, clause = false, and = false;
    for (uint32_t i = from; i < to; i++) {
        commas += doc->tokens[i].punct == ',';
        verb |= doc->tokens[i].classes >> RF__C_VERB & 1;
        saying |= rf__is_say_verb(doc, i);
        rf__function f = rf__function_at(doc, i);
        clause |= f == RF__F_AFTER || f == RF__F_BEFORE ||
                  (f >= RF__F_THAT && f <= RF__F_WHEN); /* that, who, which, where, when */
        and |= f == RF__F_AND || f == RF__F_BUT || f == RF__F_WHILE;
    }
    has(t, RF__PD_OWN_COMMAS, 0, fmin(MOST_COMMAS, commas) / MOST_COMMAS);
    has(t, RF__PD_OWN_BETWEEN, VERB, verb);
    has(t, RF__PD_OWN_BETWEEN, SAYING, saying);
    has(t, RF__PD_OWN_BETWEEN, CLAUSE, clause);
    has(t, RF__PD_OWN_BETWEEN, AND, and);
}

static void add_own(const asked *a, const rf__period_option *o, adder *t) {
    static const double LEAST = -1, MOST = 1.3, ENOUGH = 0.25;
    const rf__time *time = &a->doc->times[o->own];
    has(t, RF__PD_OWN, a->flow, 1);
    has(t, RF__PD_OWN_KIND, time->kind, 1);
    has(t, RF__PD_OWN_SCORE, 0, fmax(LEAST, fmin(MOST, o->score)));
    has(t, RF__PD_OWN_FITS, 0, o->score > ENOUGH);
    has(t, RF__PD_OWN_NEAR, 0, o->own == a->nearest);
    has(t, RF__PD_OWN_ONLY, 0, a->n_usable == 1 && !time->of_speech);
    has(t, RF__PD_OWN_OPENS, 0, time->token <= a->s->token + 1);
    has(t, RF__PD_OWN_WORD, first_word(a->doc, time), 1);
    has(t, RF__PD_OWN_SPEECH, a->counted, time->of_speech);
    has(t, RF__PD_OWN_BEHIND, 0, time->token >= a->hull.to);
    add_between(a, time, t);
}

static uint32_t distance_kind(uint32_t sentences) {
    return sentences <= 2 ? sentences - 1 : sentences <= 4 ? 2 : sentences <= 8 ? 3 : 4;
}

static bool says_before(const rf__doc *doc, const rf__sentence *s, const rf__time *time) {
    for (uint32_t i = s->token; s->classes & RF__BIT(RF__C_SAY_VERB) && i < time->token; i++)
        if (rf__is_say_verb(doc, i))
            return true;
    return false;
}

/* What the drafts of the sentence of a time tell, and those up to the draft. */
static void add_told(const asked *a, uint32_t distance, adder *t) {
    enum { SAME, OTHER, NO_FIGURE, KEPT, LEFT };
    enum { CODE, CODE_BETWEEN };
    const seen *s = &a->back[distance];
    bool kept = false, left = false, between = false;
    for (uint32_t i = 1; i <= distance; i++) {
        kept |= a->back[i].same_place;
        left |= a->back[i].other_place;
        between |= i < distance && a->back[i].same_code;
    }
    has(t, RF__PD_BEFORE_PLACE, SAME, s->same_place);
    has(t, RF__PD_BEFORE_PLACE, OTHER, s->other_place && !s->same_place);
    has(t, RF__PD_BEFORE_PLACE, NO_FIGURE, !s->figures);
    has(t, RF__PD_BEFORE_PLACE, KEPT, kept && !left);
    has(t, RF__PD_BEFORE_PLACE, LEFT, left && !kept);
    has(t, RF__PD_BEFORE_CODE, CODE, s->same_code);
    has(t, RF__PD_BEFORE_CODE, CODE_BETWEEN, between);
    has(t, RF__PD_BEFORE_DEED, 0, a->s[-(ptrdiff_t)distance].tells_deed);
}

static void add_before(const asked *a, const rf__period_option *o, adder *t) {
    enum { SAME, NEXT, OTHER, N_PARAGRAPHS };
    enum { INTRO, INTRO_OF_ROW, BEFORE_INTRO };
    enum { LEDE = 3, N_DISTANCES = 5, N_TIME_KINDS = RF__TIME_FUTURE + 1, RANKS = 3 };
    enum { SAID, SPEECH };
    const rf__doc *doc = a->doc;
    const rf__time *time = &doc->times[o->before];
    const rf__sentence *s = &doc->sentences[time->sentence];
    uint32_t distance = a->sentence - time->sentence;
    uint32_t paragraph = s->block == a->s->block       ? SAME
                         : s->block + 1 == a->s->block ? NEXT
                                                       : OTHER;
    bool seen_back = distance <= RF__SENTENCES_BACK;
    uint32_t rank = seen_back ? a->back[distance].rank : 0;
    has(t, RF__PD_BEFORE, a->flow, 1);
    has(t, RF__PD_BEFORE_DISTANCE,
        ((a->report->alone ? N_DISTANCES : 0) + distance_kind(distance)) * N_PARAGRAPHS + paragraph,
        1);
    has(t, RF__PD_BEFORE_KIND, time->kind + (time->rolling ? N_TIME_KINDS : 0), 1);
    has(t, RF__PD_BEFORE_TIMES, a->times, 1);
    has(t, RF__PD_BEFORE_COUNTED, a->counted, 1);
    has(t, RF__PD_BEFORE_SILENT, paragraph, a->silent);
    has(t, RF__PD_BEFORE_RANK, (rank && rank < RANKS ? rank : 0) + (distance == 1 ? RANKS : 0), 1);
    has(t, RF__PD_BEFORE_WORD, first_word(doc, time), 1);
    has(t, RF__PD_BEFORE_LEDE, 0, time->sentence < LEDE);
    has(t, RF__PD_BEFORE_BLOCK, block_kind(doc, s) * 2 + (is_item((rf_block_kind)a->block) ? 1 : 0),
        1);
    if (a->intro != UINT32_MAX) {
        has(t, RF__PD_BEFORE_INTRO, a->row ? INTRO_OF_ROW : INTRO, time->sentence == a->intro);
        has(t, RF__PD_BEFORE_INTRO, BEFORE_INTRO, time->sentence < a->intro);
    }
    has(t, RF__PD_BEFORE_SAID, SAID, says_before(doc, s, time));
    has(t, RF__PD_BEFORE_SAID, SPEECH, time->of_speech);
    has(t, RF__PD_BEFORE_PASSED, 0, a->heading != UINT32_MAX && a->heading > time->sentence);
    if (seen_back)
        add_told(a, distance, t);
}

static void add_behind(const asked *a, const rf__period_option *o, adder *t) {
    enum { PARAGRAPH = 1, NEXT = 2, SPEECH = 4, ONLY = 8 };
    const rf__time *time = &a->doc->times[o->behind];
    bool paragraph = a->doc->sentences[time->sentence].block == a->s->block;
    uint32_t kind = (paragraph ? PARAGRAPH : 0U) | (time->sentence == a->sentence + 1 ? NEXT : 0U) |
                    (time->of_speech ? SPEECH : 0U) | (o->before == UINT32_MAX ? ONLY : 0U);
    has(t, RF__PD_BEHIND, kind, 1);
}

static void add_report(const asked *a, const rf__period_option *o, form f, adder *t) {
    enum { SOLE, LEAD, SINCE_LEAD };
    const rf__report_times *r = a->report;
    bool own = o->own != UINT32_MAX;
    if (o->covers)
        has(t, RF__PD_COVERS, (o->covers - 1U) * N_FLOW_KINDS + a->flow, 1);
    for (uint32_t how = 0; how < RF__N_ENDS; how++)
        if (o->ends >> how & 1)
            has(t, RF__PD_ENDS, how * N_FLOW_KINDS + a->flow, 1);
    if (o->crisis != UINT32_MAX || o->since_crisis != UINT32_MAX) {
        enum { SINCE = 1, NAMED = 2, DOES = 4, N_SORTS = 8 };
        uint32_t which = o->crisis != UINT32_MAX ? o->crisis : o->since_crisis;
        bool named = a->crisis == &r->crises.list[which];
        has(t, RF__PD_CRISIS,
            a->flow * N_SORTS + (o->crisis == UINT32_MAX ? SINCE : 0) + (named ? NAMED : 0) +
                (named && a->does ? DOES : 0),
            1);
    }
    if (f == NO_PERIOD || own)
        return;
    if (a->main && o->from == a->main->from_by_rule && o->to == a->main->to_by_rule)
        has(t, RF__PD_MAIN, a->flow * N_OWN_TIMES + a->times, 1);
    else if (a->main && o->from == a->main->from_by_rule)
        has(t, RF__PD_SINCE_MAIN, a->flow, 1);
    for (uint32_t k = 0; k < r->n_days; k++)
        if (r->days[k].from == o->from && r->days[k].to == o->to)
            has(t, RF__PD_DAY_SHARE, a->counted, (double)r->n_of_days[k] / r->n_all_days);
    bool starts = r->lead.from != RF_NO_DATE && o->from == r->lead.from;
    has(t, RF__PD_DAY, SOLE * N_FLOW_KINDS + a->flow,
        r->n_days == 1 && o->from == r->days[0].from && o->to == r->days[0].to);
    has(t, RF__PD_DAY, LEAD * N_FLOW_KINDS + a->flow, starts && o->to == r->lead.to);
    has(t, RF__PD_DAY, SINCE_LEAD * N_FLOW_KINDS + a->flow,
        starts && o->to != r->lead.to && o->to == a->doc->report->published);
}

/* ---- other drafts ---- */

typedef enum nearness {
    PARENT,
    LAST,
    LAST_HERE,
    LAST_HERE_EVENT,
    LAST_PARAGRAPH,
    LAST_FLOW,
    LAST_CODE,
    CODE,
    AGAIN,
    PLACE,
    AHEAD_HERE,
    OTHER_KIND_HERE,
    NEXT_SENTENCE
} nearness;

/* What was told of each option by the drafts near. */
typedef struct others {
    const asked *a;
    uint32_t n_before, n_kin;
    uint32_t before[RF__MOST_PERIODS + 1], kin[RF__MOST_PERIODS + 1];
    uint32_t near[RF__MOST_PERIODS + 1]; /* bits of nearness */
    uint32_t once;                       /* only the last draft of such nearness counts */
} others;

static uint32_t bit_if(bool is, nearness how) { return is ? 1U << how : 0; }

static void see_before(others *o, uint32_t index, uint32_t option, bool last) {
    const rf__doc *doc = o->a->doc;
    const rf__draft *d = &doc->drafts[index], *mine = o->a->d;
    bool code = code_of(&d->claim) == code_of(&mine->claim);
    bool flow = flow_kind(d) == o->a->flow;
    bool kin = flow && counted_kind(&d->claim) == o->a->counted;
    bool here = d->sentence == mine->sentence;
    bool same = d->claim.low >= mine->claim.low && d->claim.low <= mine->claim.low;
    o->n_before++;
    o->n_kin += kin;
    o->before[option]++;
    o->kin[option] += kin;
    uint32_t once = bit_if(code, CODE) | bit_if(code && same && d->claim.kind == RF_FIGURE, AGAIN) |
                    bit_if(d->at != UINT32_MAX && d->at == mine->at, PLACE);
    o->near[option] |= once & ~o->once;
    o->once |= once;
    o->near[option] |= bit_if(mine->parent >= 0 && (uint32_t)mine->parent == index, PARENT) |
                       bit_if(here && d->claim.kind != mine->claim.kind, OTHER_KIND_HERE);
    if (last)
        o->near[option] |=
            bit_if(true, LAST) | bit_if(here, LAST_HERE) |
            bit_if(here && o->a->flow == EVENT, LAST_HERE_EVENT) |
            bit_if(doc->sentences[d->sentence].block == o->a->s->block, LAST_PARAGRAPH) |
            bit_if(flow, LAST_FLOW) | bit_if(code, LAST_CODE);
}

static void see_ahead(others *o, uint32_t index, uint32_t option) {
    const rf__draft *d = &o->a->doc->drafts[index], *mine = o->a->d;
    bool here = d->sentence == mine->sentence;
    o->near[option] |= bit_if(here, AHEAD_HERE) | bit_if(!here, NEXT_SENTENCE) |
                       bit_if(here && d->claim.kind != mine->claim.kind, OTHER_KIND_HERE);
}

static void add_others(const others *o, uint32_t option, const rf__period_option *p, form f,
                       adder *t) {
    uint32_t some = f != NO_PERIOD, bits = o->near[option];
    if (o->before[option])
        has(t, RF__PD_DRAFTS, some, (double)o->before[option] / o->n_before);
    if (o->kin[option])
        has(t, RF__PD_DRAFTS_KIN, some, (double)o->kin[option] / o->n_kin);
    for (uint32_t how = PARENT; bits >> how; how++)
        if (bits >> how & 1)
            has(t, RF__PD_DRAFTS_NEAR, how * 2 + some, 1);
    has(t, RF__PD_DRAFTS_ONLY, 0,
        some && (o->before[option] || bits) && p->own == UINT32_MAX && p->before == UINT32_MAX);
}

void rf__period_traits(const rf__doc *doc, const rf__report_times *report, uint32_t draft,
                       const rf__trait_weights *weights, rf__periods *all) {
    asked a = {.doc = doc, .report = report, .d = &doc->drafts[draft], .index = draft};
    ask(&a);
    a.ahead = lead_of(all);
    look_at_drafts(&a, all->near, all->n_near);
    others o = {.a = &a};
    for (uint32_t i = 0; i < all->n_near; i++) {
        if (i < all->n_before)
            see_before(&o, all->near[i], all->option[i], !i);
        else
            see_ahead(&o, all->near[i], all->option[i]);
    }
    for (uint32_t k = 0; k < all->n; k++) {
        rf__period_option *p = &all->list[k];
        adder t = {.weights = weights, .traits = &p->traits};
        form f = form_of(doc, p);
        p->traits.n = 0;
        if (!k)
            add_rule(&a, p, f, &t);
        add_form(&a, p, f, &t);
        if (p->own != UINT32_MAX)
            add_own(&a, p, &t);
        else if (f != NO_PERIOD)
            has(&t, RF__PD_NOT_OWN, a.times * N_FLOW_KINDS + a.flow, 1);
        if (p->own == UINT32_MAX && p->before != UINT32_MAX)
            add_before(&a, p, &t);
        if (p->own == UINT32_MAX && p->behind != UINT32_MAX)
            add_behind(&a, p, &t);
        add_report(&a, p, f, &t);
        add_others(&o, k, p, f, &t);
        p->sum = t.sum;
    }
}
