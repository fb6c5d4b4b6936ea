/* The confidence of a claim: how often its number, place, period and source are right among claims
 * that look alike, each by a logistic regression on what can be seen of a claim once it is made,
 * and their product. The weights come from claims that people judged (tests/sure). */
#include "claim/sure/sure.h"

#include <string.h>

const char *const rf__evidence_names[RF__N_EVIDENCE] = {
    [RF__W_LINK] = "link",
    [RF__W_EVENT] = "event",
    [RF__W_NO_PLACE] = "no-place",
    [RF__W_COUNTRY] = "country",
    [RF__W_PLACE_BEFORE] = "place-before",
    [RF__W_PLACE_FAR] = "place-far",
    [RF__W_PLACE_APART] = "place-apart",
    [RF__W_PLACE_BEHIND] = "place-behind",
    [RF__W_PLACE_CHANCE] = "place-chance",
    [RF__W_UNKNOWN] = "unknown",
    [RF__W_WEAK_PLACE] = "weak-place",
    [RF__W_PLACES] = "places",
    [RF__W_NO_PERIOD] = "no-period",
    [RF__W_TIME_LEFT] = "time-left",
    [RF__W_TIME_FAR] = "time-far",
    [RF__W_PERIOD_CHANCE] = "period-chance",
    [RF__W_TIMES] = "times",
    [RF__W_OPEN] = "open",
    [RF__W_NO_SOURCE] = "no-source",
    [RF__W_SOURCE_FAR] = "source-far",
    [RF__W_STOCK] = "stock",
    [RF__W_CUMULATIVE] = "cumulative",
    [RF__W_MODALITY] = "modality",
    [RF__W_PART] = "part",
    [RF__W_LINE] = "line",
    [RF__W_LENGTH] = "length",
    [RF__W_FIGURES] = "figures",
    [RF__W_NAMES] = "names",
    [RF__W_UNDATED] = "undated",
};

static double up_to(double most, double value) { return value < most ? value : most; }

/* Where in bytes [from, to) of the report the words begin first, or -1. Most begin with a capital,
 * which is rare: quicker than memmem, which prepares a search of long texts. */
static int64_t first_of(const rf__doc *doc, const char *words, uint32_t from, uint32_t to) {
    const char *text = doc->report->text, *at = text + from, *end = text + to;
    size_t n = strlen(words);
    while (n && n <= (size_t)(end - at) &&
           (at = memchr(at, words[0], (size_t)(end - at) - n + 1))) {
        if (!memcmp(at, words, n))
            return at - text;
        at++;
    }
    return -1;
}

static bool stands_in(const rf__doc *doc, const rf__sentence *s, const char *words) {
    return words && first_of(doc, words, s->start, s->start + s->n) >= 0;
}

static void weigh_place(const rf__doc *doc, const rf__draft *draft, double *ret) {
    enum { REACH = 2000 }; /* bytes before the sentence: a paragraph */
    const rf_claim_place *place = &draft->claim.place;
    const rf__sentence *s = &doc->sentences[draft->sentence];
    ret[RF__W_PLACE_CHANCE] = draft->carried ? 1 - (double)draft->chance : 0;
    ret[RF__W_PLACES] = up_to(2, (s->n_mentions > 1 ? s->n_mentions - 1 : 0) / 2.0);
    if (!place->text) {
        ret[place->country ? RF__W_COUNTRY : RF__W_NO_PLACE] = 1;
        return;
    }
    ret[RF__W_UNKNOWN] = !place->id;
    ret[RF__W_WEAK_PLACE] = 1 - place->confidence;
    int64_t here = first_of(doc, place->text, s->start, s->start + s->n);
    if (here >= 0) {
        int64_t number = doc->tokens[draft->trigger].start;
        if (draft->quantity != UINT32_MAX)
            number = doc->tokens[doc->quantities[draft->quantity].token].start;
        ret[RF__W_PLACE_BEHIND] = here > number;
        ret[RF__W_PLACE_APART] =
            up_to(2, (double)(here > number ? here - number : number - here) / 100);
        return;
    }
    uint32_t block = doc->report->blocks[s->block].start;
    uint32_t from = s->start > block + REACH ? s->start - REACH : block;
    ret[first_of(doc, place->text, from, s->start) >= 0 ? RF__W_PLACE_BEFORE : RF__W_PLACE_FAR] = 1;
}

static void weigh_period(const rf__doc *doc, const rf__draft *draft, double *ret) {
    const rf__sentence *s = &doc->sentences[draft->sentence];
    bool from = draft->claim.from != RF_NO_DATE, to = draft->claim.to != RF_NO_DATE;
    if (!from && !to)
        ret[s->n_times ? RF__W_TIME_LEFT : RF__W_NO_PERIOD] = 1;
    else if (!s->n_times)
        ret[RF__W_TIME_FAR] = 1;
    ret[RF__W_PERIOD_CHANCE] = draft->period_chance > 0 ? 1 - (double)draft->period_chance : 0;
    ret[RF__W_TIMES] = up_to(2, (s->n_times > 1 ? s->n_times - 1 : 0) / 2.0);
    ret[RF__W_OPEN] = from != to;
    ret[RF__W_UNDATED] = doc->report->published == RF_NO_DATE;
}

static void weigh_source(const rf__doc *doc, const rf__draft *draft, double *ret) {
    const rf_claim_source *source = &draft->claim.source;
    const rf__sentence *s = &doc->sentences[draft->sentence];
    if (!source->person && !source->role && !source->organisation)
        ret[RF__W_NO_SOURCE] = 1;
    else if (!stands_in(doc, s, source->organisation) && !stands_in(doc, s, source->person) &&
             !stands_in(doc, s, source->role))
        ret[RF__W_SOURCE_FAR] = 1;
}

void rf__weigh(const rf__doc *doc, const rf__draft *draft, double ret[RF__N_EVIDENCE]) {
    const rf_claim *claim = &draft->claim;
    const rf__sentence *s = &doc->sentences[draft->sentence];
    rf_block_kind kind = doc->report->blocks[s->block].kind;
    memset(ret, 0, RF__N_EVIDENCE * sizeof *ret);
    ret[RF__W_LINK] = draft->link;
    ret[RF__W_EVENT] = claim->kind == RF_EVENT;
    weigh_place(doc, draft, ret);
    weigh_period(doc, draft, ret);
    weigh_source(doc, draft, ret);
    ret[RF__W_STOCK] = claim->kind == RF_FIGURE && claim->flow == RF_STOCK;
    ret[RF__W_CUMULATIVE] = claim->kind == RF_FIGURE && claim->flow == RF_CUMULATIVE;
    ret[RF__W_MODALITY] = claim->modality != RF_REPORTED;
    ret[RF__W_PART] = draft->parent >= 0;
    ret[RF__W_LINE] = kind != RF_BLOCK_PARAGRAPH || draft->n_head || draft->label != UINT32_MAX;
    ret[RF__W_LENGTH] = up_to(2, s->n_tokens / 40.0);
    ret[RF__W_FIGURES] = up_to(1, (s->n_figures > 1 ? s->n_figures - 1 : 0) / 4.0);
    ret[RF__W_NAMES] = up_to(2, doc->n_resolve / 20.0);
}

/* As tests/sure/fit.py prints them. */
static const struct {
    double base;
    double weights[RF__N_EVIDENCE];
} models[RF_N_DOUBTS] = {[RF_DOUBT_WHAT] = {0.66,
                                            {[RF__W_LINK] = 3.24,
                                             [RF__W_EVENT] = 0.00,
                                             [RF__W_STOCK] = -0.47,
                                             [RF__W_CUMULATIVE] = 0.18,
                                             [RF__W_MODALITY] = -0.83,
                                             [RF__W_PART] = -0.52,
                                             [RF__W_LINE] = 0.06,
                                             [RF__W_LENGTH] = -0.65,
                                             [RF__W_FIGURES] = 0.67}},
                         [RF_DOUBT_PLACE] = {2.85,
                                             {[RF__W_NO_PLACE] = -1.14,
                                              [RF__W_COUNTRY] = -2.35,
                                              [RF__W_PLACE_BEFORE] = -0.70,
                                              [RF__W_PLACE_FAR] = -0.98,
                                              [RF__W_PLACE_APART] = -0.72,
                                              [RF__W_PLACE_BEHIND] = 0.06,
                                              [RF__W_PLACE_CHANCE] = -2.15,
                                              [RF__W_UNKNOWN] = 0.48,
                                              [RF__W_WEAK_PLACE] = -1.54,
                                              [RF__W_PLACES] = -0.12,
                                              [RF__W_NAMES] = 0.14,
                                              [RF__W_EVENT] = -0.49,
                                              [RF__W_STOCK] = 0.03,
                                              [RF__W_PART] = -0.09,
                                              [RF__W_LINE] = 0.35,
                                              [RF__W_LENGTH] = -0.47}},
                         [RF_DOUBT_PERIOD] = {2.02,
                                              {[RF__W_NO_PERIOD] = -0.48,
                                               [RF__W_TIME_LEFT] = -1.64,
                                               [RF__W_TIME_FAR] = -0.59,
                                               [RF__W_PERIOD_CHANCE] = -2.14,
                                               [RF__W_TIMES] = -0.33,
                                               [RF__W_OPEN] = -1.77,
                                               [RF__W_UNDATED] = 0.11,
                                               [RF__W_EVENT] = -0.14,
                                               [RF__W_STOCK] = 0.32,
                                               [RF__W_CUMULATIVE] = -0.02,
                                               [RF__W_MODALITY] = 0.04,
                                               [RF__W_PART] = -0.19,
                                               [RF__W_LINE] = 0.19,
                                               [RF__W_LENGTH] = -0.20}},
                         [RF_DOUBT_SOURCE] = {4.23,
                                              {[RF__W_NO_SOURCE] = -1.75,
                                               [RF__W_SOURCE_FAR] = -1.98,
                                               [RF__W_EVENT] = 1.17,
                                               [RF__W_STOCK] = 0.40,
                                               [RF__W_MODALITY] = -0.77,
                                               [RF__W_LINE] = -0.22,
                                               [RF__W_LENGTH] = -1.06}}};

double rf__sure_by(const double evidence[RF__N_EVIDENCE], double ret_parts[RF_N_DOUBTS]) {
    double all = 1;
    for (int part = RF_DOUBT_WHAT; part < RF_N_DOUBTS; part++) {
        double sum = models[part].base;
        for (int e = 0; e < RF__N_EVIDENCE; e++)
            sum += models[part].weights[e] * evidence[e];
        ret_parts[part] = 1 / (1 + exp(-sum));
        all *= ret_parts[part];
    }
    return all;
}

double rf__sure_of(const rf__doc *doc, const rf__draft *draft, double ret_parts[RF_N_DOUBTS]) {
    double evidence[RF__N_EVIDENCE];
    rf__weigh(doc, draft, evidence);
    double all = rf__sure_by(evidence, ret_parts);
    if (draft->chosen) { /* the choice has weighed what it counts */
        all *= draft->link / ret_parts[RF_DOUBT_WHAT];
        ret_parts[RF_DOUBT_WHAT] = draft->link;
    }
    return all;
}

void rf__give_confidence(rf__doc *doc) {
    double parts[RF_N_DOUBTS];
    for (uint32_t d = 0; d < doc->n_drafts; d++) {
        rf_claim *claim = &doc->drafts[d].claim;
        claim->confidence = rf__sure_of(doc, &doc->drafts[d], parts);
        claim->doubt = RF_DOUBT_WHAT;
        for (int part = RF_DOUBT_WHAT; part < RF_N_DOUBTS; part++)
            if (parts[part] < parts[claim->doubt])
                claim->doubt = (rf_doubt)part;
    }
}
