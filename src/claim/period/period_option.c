/* The period of a draft where the rules found none, one of its own sentence that does not fit well,
 * or one that they carried over from elsewhere: it is one among those that the report tells near
 * it, each with what speaks for it (period_traits.c), and gives way to another that people would
 * choose more often. */
#include "claim/period/period_option.h"
#include "claim/figure/claim_table.h"

/* How much likelier than the rules' answer another must be, to take its place. */
static const double MARGIN = 0.1;

enum {
    TIMES_BACK = 40,
    FIRST_SENTENCES = 5, /* of the report: what it tells of is told there */
    FIRST_TIMES = 12,
    BEHIND = 2, /* sentences */
    BEHIND_TIMES = 16,
    OWN_TIMES = 32, /* no sentence has more, but for lists of days that are no sentence */
    DRAFTS_BACK = 24,
    MOST_REFUSED = 8,
};

/* How well a time of the sentence fits where no other is asked for (rf__time_score). */
static const double FITS = 0.6;

static const rf__days NO_DAYS = {RF_NO_DATE, RF_NO_DATE};

/* ---- what the report tells ---- */

static bool is_recent_day(const rf__doc *doc, const rf__time *time) {
    enum { LONGEST = 3, RECENT = 60 }; /* days */
    rf_date today = doc->report->published;
    return !time->of_speech && (time->kind == RF__TIME_DAY || time->kind == RF__TIME_PERIOD) &&
           rf__days_of(time) <= LONGEST &&
           (today == RF_NO_DATE || (time->to <= today && today - time->to <= RECENT));
}

static void count_day(rf__report_times *r, const rf__time *time) {
    uint32_t k = 0;
    while (k < r->n_days && (r->days[k].from != time->from || r->days[k].to != time->to))
        k++;
    r->n_all_days++;
    if (k == RF__MOST_DAYS)
        return;
    if (k == r->n_days)
        r->days[r->n_days++] = (rf__days){time->from, time->to};
    r->n_of_days[k]++;
}

static bool stand_alone(const rf__doc *doc) {
    static const double FEW = 1.35; /* sentences of a paragraph, in the mean */
    uint32_t n = 0, blocks = 0;
    for (uint32_t i = 0; i < doc->n_sentences; i++) {
        const rf__sentence *s = &doc->sentences[i];
        if (doc->report->blocks[s->block].kind != RF_BLOCK_PARAGRAPH)
            continue;
        n++;
        blocks += !i || s[-1].block != s->block;
    }
    return n < FEW * blocks;
}

void rf__see_times(const rf__doc *doc, rf__report_times *r) {
    *r = (rf__report_times){.harm = UINT32_MAX, .blow = UINT32_MAX, .lead = NO_DAYS};
    const rf__sentence *last = &doc->sentences[doc->n_sentences - 1];
    r->n_figures = last->figure + last->n_figures;
    r->alone = stand_alone(doc);
    rf__note_crises(doc, &r->crises);
    r->covers = rf__period_of_report(doc);
    r->as_of = rf__day_of_head(doc);
    for (uint32_t i = 0; i < doc->n_times; i++) {
        const rf__time *time = &doc->times[i];
        if (!is_recent_day(doc, time))
            continue;
        count_day(r, time);
        if (r->lead.from == RF_NO_DATE && time->sentence <= FIRST_SENTENCES &&
            doc->sentences[time->sentence].tells_deed)
            r->lead = (rf__days){time->from, time->to};
    }
    for (uint32_t i = 0; i < doc->n_drafts; i++) {
        const rf__draft *d = &doc->drafts[i];
        const rf_claim *claim = &d->claim;
        if (d->from_by_rule == RF_NO_DATE)
            continue;
        bool figure = claim->kind == RF_FIGURE;
        if (figure && r->harm == UINT32_MAX && rf__is_harm(claim->indicator) &&
            claim->flow != RF_STOCK)
            r->harm = i;
        if (r->blow == UINT32_MAX && rf__is_violent(claim->event))
            r->blow = i;
    }
}

/* ---- periods ---- */

typedef struct options {
    const rf__doc *doc;
    const rf__draft *draft;
    uint32_t sentence, n;
    rf__period_option *list;
    rf__days refused[MOST_REFUSED]; /* known not to be meant */
    uint32_t n_refused;
} options;

static rf__period_option *find(const options *o, rf_date from, rf_date to) {
    for (uint32_t k = 0; k < o->n; k++)
        if (o->list[k].from == from && o->list[k].to == to)
            return &o->list[k];
    return NULL;
}

static bool is_refused(const options *o, rf_date from, rf_date to) {
    for (uint32_t i = 0; i < o->n_refused; i++)
        if (o->refused[i].from == from && o->refused[i].to == to)
            return true;
    return false;
}

static void refuse(options *o, rf_date from, rf_date to) {
    if (o->n_refused < MOST_REFUSED)
        o->refused[o->n_refused++] = (rf__days){from, to};
}

/* The option of a period, made where it is new; NULL: no room, or no period. */
static rf__period_option *option_of(options *o, rf_date from, rf_date to) {
    if (from != RF_NO_DATE && to != RF_NO_DATE && from > to)
        return NULL;
    rf__period_option *found = find(o, from, to);
    if (found || o->n == RF__MOST_PERIODS || is_refused(o, from, to))
        return found;
    found = &o->list[o->n++];
    found->from = from;
    found->to = to;
    found->own = found->before = found->behind = UINT32_MAX;
    found->crisis = found->since_crisis = UINT32_MAX;
    found->score = 0;
    found->n_told = 0;
    found->last_told = UINT32_MAX;
    found->covers = RF__NOT_OF_REPORT;
    found->ends = 0;
    return found;
}

/* The last time before is asked first; rather one that is not of a speech. */
static bool is_nearer(const options *o, const rf__time *t, uint32_t had) {
    return had == UINT32_MAX || (o->doc->times[had].of_speech && !t->of_speech);
}

static void add_time(options *o, uint32_t time) {
    const rf__time *t = &o->doc->times[time];
    const rf__sentence *s = &o->doc->sentences[t->sentence];
    if (!rf__tells_days(t) || (t->kind == RF__TIME_SINCE && rf__is_superlative(o->doc, s, t)))
        return;
    bool own = t->sentence == o->sentence;
    double score = own ? rf__time_score(o->doc, o->draft, t) : 0;
    /* The rules know times of the sentence that are of something else; the day of a speech may be
     * that of an event. "On Monday they put the toll at 30" is not when these died. */
    if (own && score <= 0 && !(t->of_speech && o->draft->claim.kind == RF_EVENT)) {
        refuse(o, t->from, t->to);
        return;
    }
    rf__period_option *p = option_of(o, t->from, t->to);
    if (!p)
        return;
    if (p->last_told != t->sentence)
        p->n_told++;
    p->last_told = t->sentence;
    if (own && (p->own == UINT32_MAX || score > p->score)) {
        p->own = time;
        p->score = score;
    } else if (t->sentence > o->sentence && p->behind == UINT32_MAX) {
        p->behind = time;
    } else if (t->sentence < o->sentence && is_nearer(o, t, p->before)) {
        p->before = time;
    }
}

static uint32_t n_own(const rf__sentence *s) {
    return s->n_times < OWN_TIMES ? s->n_times : OWN_TIMES;
}

/* From the first to the last day of all times of the sentence: "on Monday and on Wednesday". */
static void join_times(options *o, const rf__sentence *s) {
    rf_date from = RF_NO_DATE, to = RF_NO_DATE;
    uint32_t n = 0;
    for (uint32_t i = s->time; i < s->time + n_own(s); i++) {
        const rf__time *t = &o->doc->times[i];
        if (t->from == RF_NO_DATE || t->to == RF_NO_DATE)
            continue;
        from = n && from < t->from ? from : t->from;
        to = n && to > t->to ? to : t->to;
        n++;
    }
    if (n > 1)
        (void)option_of(o, from, to);
}

static void add_times_before(options *o) {
    const rf__doc *doc = o->doc;
    uint32_t s = o->sentence, end = doc->sentences[s].time, i = end;
    for (; i-- > 0 && end - i <= TIMES_BACK;) {
        if (s - doc->times[i].sentence > RF__SENTENCES_BACK)
            break;
        add_time(o, i);
    }
    for (uint32_t k = 0; k < FIRST_TIMES && i != UINT32_MAX && k <= i; k++)
        if (doc->times[k].sentence < FIRST_SENTENCES)
            add_time(o, k);
}

static void add_times(options *o) {
    const rf__doc *doc = o->doc;
    const rf__sentence *s = &doc->sentences[o->sentence];
    for (uint32_t i = s->time; i < s->time + n_own(s); i++)
        add_time(o, i);
    join_times(o, s);
    add_times_before(o);
    for (uint32_t i = s->time + s->n_times, n = 0;
         i < doc->n_times && n < BEHIND_TIMES && doc->times[i].sentence <= o->sentence + BEHIND;
         i++, n++)
        add_time(o, i);
}

static void add_crises(options *o, const rf__report_times *report) {
    rf_date today = o->doc->report->published;
    for (uint32_t i = 0; i < report->crises.n; i++) {
        rf_date from = report->crises.list[i].from;
        rf__period_option *then = option_of(o, from, from);
        if (then && then->crisis == UINT32_MAX && from != RF_NO_DATE)
            then->crisis = i;
        rf__period_option *since =
            from != RF_NO_DATE && today != RF_NO_DATE ? option_of(o, from, today) : NULL;
        if (since && since->since_crisis == UINT32_MAX)
            since->since_crisis = i;
    }
    rf__period_option *covered =
        report->covers ? option_of(o, report->covers->from, report->covers->to) : NULL;
    if (covered)
        covered->covers = RF__OF_REPORT;
    if (!report->as_of)
        return;
    rf__period_option *up_to = option_of(o, RF_NO_DATE, report->as_of->to);
    rf__period_option *day = option_of(o, report->as_of->to, report->as_of->to);
    if (up_to && !up_to->covers)
        up_to->covers = RF__UP_TO_REPORT;
    if (day && !day->covers)
        day->covers = RF__DAY_OF_REPORT;
}

static void add_end(options *o, rf_date from, rf_date to, rf__end_of_period how) {
    rf__period_option *p = from != RF_NO_DATE && from < to ? option_of(o, from, to) : NULL;
    if (p)
        p->ends |= (uint8_t)(1U << how);
}

/* "By Friday 12 had died": up to a day of the sentence, since what the report tells began. */
static void add_ends(options *o, const rf__report_times *report) {
    const rf__doc *doc = o->doc;
    const rf__sentence *s = &doc->sentences[o->sentence];
    for (uint32_t i = s->time; i < s->time + n_own(s); i++) {
        const rf__time *t = &doc->times[i];
        rf__function by = rf__function_at(doc, t->token);
        bool day = t->kind == RF__TIME_DAY || t->kind == RF__TIME_PERIOD;
        if (t->to == RF_NO_DATE || (t->kind != RF__TIME_AS_OF && t->kind != RF__TIME_UNTIL &&
                                    !(day && (by == RF__F_BY || by == RF__F_UNTIL))))
            continue;
        rf__period_option *open = option_of(o, RF_NO_DATE, t->to);
        if (open)
            open->ends |= 1U << RF__ENDS_ONLY;
        rf__period_option *only = option_of(o, t->to, t->to);
        if (only)
            only->ends |= 1U << RF__ENDS_DAY;
        add_end(o, report->lead.from, t->to, RF__ENDS_LEAD);
        const rf__time *since = rf__since_before(doc, o->sentence);
        if (since)
            add_end(o, since->from, t->to, RF__ENDS_SINCE);
        if (report->covers)
            add_end(o, report->covers->from, t->to, RF__ENDS_COVERS);
        for (uint32_t k = 0; k < report->crises.n; k++)
            add_end(o, report->crises.list[k].from, t->to, RF__ENDS_CRISIS);
    }
}

static void add_day(options *o, rf_date day) {
    if (day == RF_NO_DATE)
        return;
    (void)option_of(o, day, day);
}

/* ---- drafts near ---- */

/* The first draft from one on that stands in a sentence or behind it. */
static uint32_t first_from(const rf__doc *doc, uint32_t low, uint32_t high, uint32_t sentence) {
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->drafts[middle].sentence < sentence)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void add_back(const rf__doc *doc, uint32_t from, uint32_t end, uint32_t sentence,
                     uint32_t *list, uint32_t *n) {
    for (uint32_t i = end; i-- > from && end - i <= DRAFTS_BACK / 2;)
        if (doc->drafts[i].sentence + RF__SENTENCES_BACK >= sentence)
            list[(*n)++] = i;
}

static void add_ahead(const rf__doc *doc, uint32_t from, uint32_t end, uint32_t sentence,
                      uint32_t *list, uint32_t *n) {
    for (uint32_t i = from; i < end && *n < RF__MOST_NEAR && doc->drafts[i].sentence <= sentence;
         i++)
        list[(*n)++] = i;
}

static void find_near(const rf__doc *doc, const rf__report_times *report, uint32_t draft,
                      rf__periods *ret) {
    uint32_t s = doc->drafts[draft].sentence, n = 0, events = report->n_figures;
    bool event = draft >= events;
    uint32_t next_figure = event ? first_from(doc, 0, events, s + 1) : draft + 1;
    uint32_t next_event = event ? draft + 1 : first_from(doc, events, doc->n_drafts, s);
    if (event)
        add_back(doc, events, draft, s, ret->near, &n);
    add_back(doc, 0, event ? next_figure : draft, s, ret->near, &n);
    ret->n_before = n;
    add_ahead(doc, next_figure, events, s + 1, ret->near, &n);
    add_ahead(doc, next_event, doc->n_drafts, s + 1, ret->near, &n);
    ret->n_near = n;
}

/* ---- all ---- */

/* "35 died in the past day. ... 492 have died": a sum is not of the days of what it goes beyond. */
static void refuse_beyond(options *o, const rf__periods *all) {
    for (uint32_t i = 0; i < all->n_before; i++) {
        const rf__draft *d = &o->doc->drafts[all->near[i]];
        if (d->claim.kind == RF_FIGURE && d->claim.indicator == o->draft->claim.indicator &&
            d->sentence < o->sentence && d->from_by_rule != RF_NO_DATE &&
            rf__is_beyond(o->doc, d, o->draft))
            refuse(o, d->from_by_rule, d->to_by_rule);
    }
}

static uint32_t index_of(options *o, rf_date from, rf_date to) {
    const rf__period_option *p = option_of(o, from, to);
    return p ? (uint32_t)(p - o->list) : RF__MOST_PERIODS;
}

void rf__period_options(const rf__doc *doc, const rf__report_times *report, uint32_t draft,
                        rf__periods *ret) {
    const rf__draft *d = &doc->drafts[draft];
    options o = {.doc = doc, .draft = d, .sentence = d->sentence, .list = ret->list};
    (void)option_of(&o, d->from_by_rule, d->to_by_rule);
    (void)option_of(&o, RF_NO_DATE, RF_NO_DATE);
    find_near(doc, report, draft, ret);
    refuse_beyond(&o, ret);
    add_times(&o);
    add_ends(&o, report);
    add_crises(&o, report);
    add_day(&o, doc->report->published);
    if (d->claim.kind == RF_EVENT) {
        add_day(&o, d->claim.source.said_on);
        add_day(&o, rf__day_of_speech(doc, &doc->sentences[d->sentence]));
    }
    for (uint32_t i = 0; i < ret->n_near; i++) {
        const rf__draft *near = &doc->drafts[ret->near[i]];
        ret->option[i] = index_of(&o, near->from_by_rule, near->to_by_rule);
    }
    ret->n = o.n;
}

/* ---- choosing ---- */

/* "recently": a time is told, and not to the day. */
static bool only_vague(const rf__doc *doc, const rf__sentence *s) {
    for (uint32_t i = s->time; i < s->time + s->n_times; i++)
        if (doc->times[i].of_speech || rf__tells_days(&doc->times[i]))
            return false;
    return s->n_times;
}

/* Does the sentence tell well up to when, and not since when? That alone may be told elsewhere. */
static bool only_begins(const rf__draft *d) {
    return d->dated == RF__DATED_HERE && d->fit >= FITS && d->from_by_rule == RF_NO_DATE;
}

bool rf__may_choose_period(const rf__doc *doc, const rf__report_times *report, const rf__draft *d) {
    if (d->claim.modality != RF_REPORTED)
        return false; /* when what is warned of may come is told with it, if at all */
    switch (d->dated) {
    case RF__DATED_NOT:
        return !only_vague(doc, &doc->sentences[d->sentence]) &&
               !rf__names_other_crisis(doc, &report->crises, &doc->sentences[d->sentence]);
    case RF__DATED_HERE:
        return d->fit < FITS || only_begins(d);
    case RF__DATED_BY_TABLE:
    case RF__DATED_BY_LABEL:
    case RF__DATED_BY_LEAD:
    case RF__DATED_BY_JOINED:
    case RF__DATED_BY_ENTRY:
    case RF__DATED_BY_CRISIS:
    case RF__DATED_BY_LENGTH:
    case RF__DATED_BY_LINES:
    case RF__DATED_BY_BEHIND:
    case RF__DATED_BY_STORY_BEHIND:
        return false;
    default:
        return d->claim.kind == RF_FIGURE; /* what readers dated anew were figures */
    }
}

static void take(rf__draft *d, const rf__period_option *o) {
    rf_claim *claim = &d->claim;
    bool none = !rf__has_period(d), day = o->from != RF_NO_DATE && o->from == o->to;
    /* "Gunmen struck on Sunday. ... has killed 30": up to now only as long as no day was told */
    if (claim->kind == RF_FIGURE && claim->flow == RF_CUMULATIVE && none && day)
        claim->flow = RF_NEW;
    claim->from = o->from;
    claim->to = o->to;
}

static void choose(rf__doc *doc, const rf__report_times *report, uint32_t draft) {
    rf__draft *d = &doc->drafts[draft];
    rf__periods all;
    double chances[RF__MOST_PERIODS] = {0};
    rf__period_options(doc, report, draft, &all);
    rf__period_traits(doc, report, draft, rf__period_weights, &all);
    const uint8_t begun =
        1U << RF__ENDS_LEAD | 1U << RF__ENDS_SINCE | 1U << RF__ENDS_COVERS | 1U << RF__ENDS_CRISIS;
    bool end_told = only_begins(d);
    for (uint32_t k = 0; k < all.n; k++)
        chances[k] = k && end_told && !(all.list[k].ends & begun) ? -HUGE_VAL : all.list[k].sum;
    uint32_t best = rf__to_chances(chances, all.n);
    if (chances[best] - chances[0] < MARGIN)
        best = 0;
    d->period_chance = (float)chances[best];
    if (best)
        take(d, &all.list[best]);
}

void rf__choose_periods(rf__doc *doc) {
    rf__report_times report;
    for (uint32_t i = 0; i < doc->n_drafts; i++) {
        rf__draft *d = &doc->drafts[i];
        d->from_by_rule = d->claim.from;
        d->to_by_rule = d->claim.to;
        d->flow_by_rule = d->claim.flow;
    }
    if (doc->n_drafts)
        rf__see_times(doc, &report);
    for (uint32_t i = 0; i < doc->n_drafts; i++)
        if (rf__may_choose_period(doc, &report, &doc->drafts[i]))
            choose(doc, &report, i);
}
