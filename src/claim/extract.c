/* Runs the stages on a report and makes claims of the drafts. */
#include "claim/doc.h"
#include "claim/figure/figure.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

struct rf_extractor {
    rf__doc doc;
};

rf_err rf_extractor_new(rf_extractor **ret, const rf_lexicon *lexicon,
                        const rf_gazetteer *gazetteer) {
    rf_extractor *made = rf__calloc(1, sizeof *made);
    if (!made)
        return RF_ERR_NOMEM;
    made->doc.lexicon = lexicon;
    made->doc.gazetteer = gazetteer;
    *ret = made;
    return RF_OK;
}

void rf_extractor_free(rf_extractor *extractor) {
    if (!extractor)
        return;
    rf__doc_free(&extractor->doc);
    rf__free(extractor);
}

rf__doc *rf__extractor_doc(rf_extractor *extractor) { return &extractor->doc; }

/* The slices of each sentence in the arrays that run through the text, each set once its stage is
 * done. */
static void slice_quantities(rf__doc *doc) {
    for (uint32_t s = 0, q = 0; s < doc->n_sentences; s++) {
        rf__sentence *sentence = &doc->sentences[s];
        sentence->quantity = q;
        while (q < doc->n_quantities && doc->quantities[q].sentence == s)
            q++;
        sentence->n_quantities = q - sentence->quantity;
    }
}

static void slice_times(rf__doc *doc) {
    for (uint32_t s = 0, t = 0; s < doc->n_sentences; s++) {
        rf__sentence *sentence = &doc->sentences[s];
        sentence->time = t;
        while (t < doc->n_times && doc->times[t].sentence == s)
            t++;
        sentence->n_times = t - sentence->time;
    }
}

static void slice_mentions(rf__doc *doc) {
    for (uint32_t s = 0, m = 0; s < doc->n_sentences; s++) {
        rf__sentence *sentence = &doc->sentences[s];
        sentence->mention = m;
        while (m < doc->n_mentions && doc->mentions[m].sentence == s)
            m++;
        sentence->n_mentions = m - sentence->mention;
    }
}

/* Figures are drafted sentence by sentence, events behind them. */
static void slice_figures(rf__doc *doc) {
    uint32_t d = 0;
    for (uint32_t s = 0; s < doc->n_sentences; s++) {
        rf__sentence *sentence = &doc->sentences[s];
        sentence->figure = d;
        while (d < doc->n_drafts && doc->drafts[d].sentence == s &&
               doc->drafts[d].claim.kind == RF_FIGURE)
            d++;
        sentence->n_figures = d - sentence->figure;
    }
}

/* A part of people is a share, whatever they are counted for; that they were displaced has told
 * where they came from. */
static void name_shares(rf__doc *doc) {
    for (uint32_t d = 0; d < doc->n_drafts; d++) {
        rf_claim *claim = &doc->drafts[d].claim;
        if (claim->kind != RF_FIGURE || claim->unit != RF_UNIT_SHARE ||
            !rf__counts_people(claim->indicator))
            continue;
        claim->indicator = RF_SHARE;
        if (claim->flow == RF_NEW && doc->drafts[d].parent < 0)
            claim->flow = RF_STOCK;
    }
}

/* A long report without a word of a crisis is news on business, sport or science: whatever its
 * sentences look like ("the loss rose to 22"), they are no claims. A short text may be a sentence
 * out of a report, which need not hold such a word. */
static void judge_subject(rf__doc *doc) {
    enum { SHORT = 60 };
    doc->ordinary = doc->lexicon && doc->lexicon->crisis.n && doc->n_tokens >= SHORT;
    for (uint32_t i = 0; i < doc->n_tokens && doc->ordinary; i++)
        doc->ordinary = !rf__lexicon_tells_crisis(doc->lexicon, doc->tokens[i].hash);
}

typedef rf_err stage(rf__doc *doc);

rf_err rf__doc_read(rf__doc *doc, const rf_report *report) {
    static const struct {
        stage *run;
        void (*then)(rf__doc *doc); /* or NULL */
    } stages[] = {{rf__doc_tokens, judge_subject},
                  {rf__doc_tags, NULL},
                  {rf__doc_brackets, NULL},
                  {rf__doc_quantities, slice_quantities},
                  {rf__doc_times, slice_times},
                  {rf__doc_mentions, slice_mentions},
                  {rf__doc_speakers, NULL},
                  {rf__doc_rows, NULL},
                  {rf__doc_figures, slice_figures},
                  {rf__doc_events, NULL},
                  {rf__give_periods, NULL},
                  {rf__give_places, rf__give_sums},
                  {rf__give_sources, rf__date_statements}};
    rf__doc_clear(doc);
    doc->report = report;
    for (size_t i = 0; i < sizeof stages / sizeof *stages && !doc->ordinary; i++) {
        rf_err err = stages[i].run(doc);
        if (err)
            return err;
        if (stages[i].then)
            stages[i].then(doc);
    }
    name_shares(doc);
    rf__choose_periods(doc);
    rf__give_doers(doc);
    rf__give_confidence(doc);
    return RF_OK;
}

/* ---- drafts to claims ---- */

static const char *keep(rf__arena *store, const char *text, bool *failed) {
    if (!text || !*text)
        return NULL;
    const char *copy = rf__arena_strndup(store, text, strlen(text));
    *failed |= !copy;
    return copy;
}

static void keep_place(rf__arena *store, rf_claim_place *place, bool *failed) {
    place->text = keep(store, place->text, failed);
    place->name = keep(store, place->name, failed);
    place->country = keep(store, place->country, failed);
    place->id = keep(store, place->id, failed);
    place->admin1 = keep(store, place->admin1, failed);
}

static void keep_quote(rf__arena *store, const rf__doc *doc, rf_quote *quote, uint32_t start,
                       uint32_t end, bool *failed) {
    quote->text = rf__arena_strndup(store, doc->report->text + start, end - start);
    *failed |= !quote->text;
    rf_report_raw_span(doc->report, start, end, &quote->start, &quote->end);
}

/* "over 280 injured" in the headline of a body that counts 282. */
static bool rounds(const rf_claim *rounded, const rf_claim *exact) {
    const double PART = 0.05;
    double low = rounded->low, value = exact->low;
    if (rounded->low < rounded->high || exact->low < exact->high || exact->qualifier != RF_EXACT)
        return false;
    bool over = value >= low && value <= low * (1 + PART);
    bool under = value <= low && value >= low * (1 - PART);
    switch (rounded->qualifier) {
    case RF_OVER:
    case RF_AT_LEAST:
        return over;
    case RF_NEARLY:
        return under;
    case RF_ABOUT:
        return over || under;
    default:
        return false;
    }
}

/* A caption or a headline that repeats a figure of the body makes no claim of its own. */
static bool repeats_body(const rf__doc *doc, const rf__draft *draft) {
    rf_block_kind kind = doc->report->blocks[doc->sentences[draft->sentence].block].kind;
    if (draft->claim.kind != RF_FIGURE || (kind != RF_BLOCK_CAPTION && kind != RF_BLOCK_TITLE))
        return false;
    for (uint32_t i = 0; i < doc->n_drafts; i++) {
        const rf__draft *other = &doc->drafts[i];
        rf_block_kind of = doc->report->blocks[doc->sentences[other->sentence].block].kind;
        if (other->claim.kind == RF_FIGURE && of != RF_BLOCK_CAPTION && of != RF_BLOCK_TITLE &&
            other->claim.indicator == draft->claim.indicator &&
            ((other->claim.low >= draft->claim.low && other->claim.low <= draft->claim.low &&
              other->claim.high >= draft->claim.high && other->claim.high <= draft->claim.high) ||
             rounds(&draft->claim, &other->claim)) &&
            other->claim.modality == draft->claim.modality)
            return true;
    }
    return false;
}

static rf_err add_claim(rf__doc *doc, const rf__draft *draft, rf_claims *ret) {
    if (!rf__grow(&ret->claims, &ret->cap, ret->n + 1, sizeof *ret->claims))
        return RF_ERR_NOMEM;
    rf__arena *store = ret->store;
    rf_claim *claim = &ret->claims[ret->n];
    *claim = draft->claim;
    bool failed = false;
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    keep_quote(store, doc, &claim->words, sentence->start, sentence->start + sentence->n, &failed);
    if (draft->quantity != UINT32_MAX) {
        const rf__quantity *quantity = &doc->quantities[draft->quantity];
        const rf__token *first = &doc->tokens[quantity->token];
        const rf__token *last = &doc->tokens[quantity->token + quantity->n_tokens - 1];
        keep_quote(store, doc, &claim->number, first->start, last->start + last->n, &failed);
    }
    claim->page = doc->report->blocks[sentence->block].page;
    claim->side = keep(store, claim->side, &failed);
    claim->perpetrator = keep(store, claim->perpetrator, &failed);
    claim->what = keep(store, claim->what, &failed);
    claim->actor1 = keep(store, claim->actor1, &failed);
    claim->actor2 = keep(store, claim->actor2, &failed);
    keep_place(store, &claim->place, &failed);
    keep_place(store, &claim->origin, &failed);
    keep_place(store, &claim->destination, &failed);
    claim->source.person = keep(store, claim->source.person, &failed);
    claim->source.role = keep(store, claim->source.role, &failed);
    claim->source.organisation = keep(store, claim->source.organisation, &failed);
    if (failed)
        return RF_ERR_NOMEM;
    ret->n++;
    return RF_OK;
}

/* The sentence stands in the message, cut between two characters where it is long. */
static void note_sentence(const rf__doc *doc, const rf__sentence *sentence, rf_severity severity,
                          const char *code, const char *what, const char *advice,
                          rf_issues *issues) {
    enum { MOST_SHOWN = 200 };
    const char *text = doc->report->text + sentence->start;
    uint32_t n = sentence->n;
    uint64_t start, end;
    rf_report_raw_span(doc->report, sentence->start, sentence->start + n, &start, &end);
    if (n > MOST_SHOWN)
        for (n = MOST_SHOWN; n && ((unsigned char)text[n] & 0xc0) == 0x80; n--)
            ;
    rf_issues_add(issues, severity, code, doc->report->name, 0, 0,
                  "%s, in the sentence at byte %" PRIu64 ": \"%.*s%s\". %s", what, start, (int)n,
                  text, n < sentence->n ? "..." : "", advice);
}

static void note_unclaimed(const rf__doc *doc, const rf__sentence *sentence, rf_issues *issues) {
    note_sentence(doc, sentence, RF_NOTE, "number-without-claim",
                  "A number beside a word that counts gave no figure",
                  "Read it; --explain tells what each stage saw.", issues);
}

/* More than there are people on earth, or no number that a double can hold. */
static bool is_impossible(const rf__doc *doc, const rf__draft *draft, rf_issues *issues) {
    const double most = 1e10;
    const rf_claim *claim = &draft->claim;
    if (claim->kind != RF_FIGURE || !(claim->low > most || claim->high > most))
        return false;
    note_sentence(doc, &doc->sentences[draft->sentence], RF_LEFT_OUT, "impossible-figure",
                  "A figure above 10,000,000,000 was left out",
                  "So many can't be; correct the number if it is a slip.", issues);
    return true;
}

/* A lexicon that does not say which languages it is for is taken to be for all. */
static rf_err is_for_language(const rf__doc *doc, bool *ret) {
    const char *language = doc->report->language;
    rf__lex_hits hits;
    *ret = true;
    if (!doc->lexicon || !doc->lexicon->n_languages || !language[0])
        return RF_OK;
    rf_err err = rf__lexicon_find(doc->lexicon, language, &hits);
    *ret = false;
    for (uint32_t i = 0; !err && i < hits.n; i++)
        *ret |= hits.entries[i].class == RF__C_LANGUAGE;
    return err;
}

static rf_err note_unused(const rf__doc *doc, rf_issues *issues) {
    const rf_report *report = doc->report;
    bool for_language;
    rf_err err = is_for_language(doc, &for_language);
    if (err)
        return err;
    if (!for_language)
        rf_issues_add(issues, RF_NOTE, "other-language", report->name, 0, 0,
                      "The report is in another language (%s) than the lexicon: little is read of "
                      "it, and some of that may be wrong. Use a lexicon for it (--lexicon), or a "
                      "translation.",
                      report->language);
    else if (doc->ordinary)
        rf_issues_add(issues, RF_NOTE, "other-subject", report->name, 0, 0,
                      "The report has no word of a crisis, and is not read further. If it is on "
                      "one, add a word of it to the lexicon's section [topic].");
    if (report->published == RF_NO_DATE && !doc->ordinary)
        rf_issues_add(
            issues, RF_NOTE, "unknown-date", report->name, 0, 0,
            "The report's date is not known, so times relative to it stay empty. Give it with "
            "--date or a manifest.");
    for (uint32_t s = 0; s < doc->n_sentences && !doc->ordinary; s++)
        if (doc->sentences[s].unclaimed)
            note_unclaimed(doc, &doc->sentences[s], issues);
    return RF_OK;
}

rf_err rf_extract(rf_extractor *extractor, const rf_report *report, rf_claims *ret,
                  rf_issues *issues) {
    rf__doc *doc = &extractor->doc;
    if (!ret->store && !(ret->store = rf__calloc(1, sizeof(rf__arena))))
        return RF_ERR_NOMEM;
    rf__arena_free(ret->store);
    ret->n = 0;
    ret->country[0] = 0;
    rf_err err = rf__doc_read(doc, report);
    for (uint32_t i = 0; i < doc->n_drafts && !err; i++)
        if (!repeats_body(doc, &doc->drafts[i]) && !is_impossible(doc, &doc->drafts[i], issues))
            err = add_claim(doc, &doc->drafts[i], ret);
    if (err)
        return err;
    memcpy(ret->country, doc->country, sizeof ret->country);
    return note_unused(doc, issues);
}

void rf_claims_free(rf_claims *claims) {
    if (!claims)
        return;
    if (claims->store)
        rf__arena_free(claims->store);
    rf__free(claims->store);
    rf__free(claims->claims);
    memset(claims, 0, sizeof *claims);
}
