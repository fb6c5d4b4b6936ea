/* What each stage did with a report, sentence by sentence, for people who extend lexicons. */
#include "base/buf.h"
#include "claim/sure/sure.h"

#include <inttypes.h>
#include <string.h>

static void add_tokens(rf__buf *out, const rf__doc *doc, uint32_t token, uint32_t n) {
    if (!n || token + n > doc->n_tokens)
        return;
    const rf__token *first = &doc->tokens[token], *last = &doc->tokens[token + n - 1];
    rf__buf_add(out, doc->report->text + first->start, last->start + last->n - first->start);
}

static const char *day(rf_date date, char out[11]) {
    if (date == RF_NO_DATE)
        return "?";
    rf_date_format(date, out);
    return out;
}

static void explain_tags(rf__buf *out, const rf__doc *doc, const rf__sentence *sentence) {
    for (uint32_t i = sentence->token; i < sentence->token + sentence->n_tokens; i++)
        for (uint32_t g = doc->tokens[i].first_tag; g < doc->tokens[i + 1].first_tag; g++) {
            const rf__tag *tag = &doc->tags[g];
            if (tag->class == RF__C_FUNCTION)
                continue;
            rf__buf_str(out, "  word      ");
            add_tokens(out, doc, tag->token, tag->n);
            rf__buf_printf(out, "  [%s]", rf__class_schemas[tag->class].name);
            if (tag->entry->indicator)
                rf__buf_printf(out, " %s", rf_indicator_name((rf_indicator)tag->entry->indicator));
            if (tag->entry->event)
                rf__buf_printf(out, " event %s",
                               rf_event_type_name((rf_event_type)tag->entry->event));
            const char *slash = strrchr(tag->entry->path, '/');
            rf__buf_printf(out, "  %s:%u\n", slash ? slash + 1 : tag->entry->path,
                           tag->entry->line);
        }
}

static void explain_quantities(rf__buf *out, const rf__doc *doc, const rf__sentence *sentence) {
    static const char *const kinds[] = {"count", "share", "times", "no claim"};
    for (uint32_t q = sentence->quantity; q < sentence->quantity + sentence->n_quantities; q++) {
        const rf__quantity *quantity = &doc->quantities[q];
        rf__buf_str(out, "  number    ");
        add_tokens(out, doc, quantity->phrase, quantity->n_phrase);
        rf__buf_printf(out, "  %.12g..%.12g %s, %s", quantity->low, quantity->high,
                       rf_qualifier_name(quantity->qualifier), kinds[quantity->kind]);
        if (quantity->why_not)
            rf__buf_printf(out, " (%s)", quantity->why_not);
        rf__buf_str(out, "\n");
    }
}

static void explain_times(rf__buf *out, const rf__doc *doc, const rf__sentence *sentence) {
    static const char *const kinds[] = {"day",    "period", "since", "as of",
                                        "length", "until",  "future"};
    for (uint32_t t = sentence->time; t < sentence->time + sentence->n_times; t++) {
        const rf__time *time = &doc->times[t];
        char from[11], to[11];
        rf__buf_str(out, "  time      ");
        add_tokens(out, doc, time->token, time->n_tokens);
        rf__buf_printf(out, "  %s..%s, %s\n", day(time->from, from), day(time->to, to),
                       kinds[time->kind]);
    }
}

static void explain_mentions(rf__buf *out, const rf__doc *doc, const rf__sentence *sentence) {
    for (uint32_t m = sentence->mention; m < sentence->mention + sentence->n_mentions; m++) {
        const rf__mention *mention = &doc->mentions[m];
        rf__buf_str(out, "  place     ");
        add_tokens(out, doc, mention->phrase, mention->n_phrase);
        if (mention->place != RF_NO_PLACE) {
            rf_gaz_place place = rf_gazetteer_get(doc->gazetteer, mention->place);
            rf__buf_printf(out, "  %s, %s %s (%.2f)", place.name, rf_gaz_kind_name(place.kind),
                           place.country, (double)mention->confidence);
        } else {
            rf__buf_str(out, "  not in the gazetteer");
        }
        rf__buf_str(out, mention->actor    ? ", stands for a side\n"
                         : mention->person ? ", part of a name\n"
                                           : "\n");
    }
}

static void explain_says(rf__buf *out, const rf__doc *doc, const rf__sentence *sentence) {
    for (uint32_t s = 0; s < doc->n_says; s++) {
        const rf__says *says = &doc->says[s];
        if (says->token + says->n_tokens <= sentence->token ||
            says->token >= sentence->token + sentence->n_tokens || says->speaker < 0)
            continue;
        const rf__speaker *who = &doc->speakers[says->speaker];
        rf__buf_printf(out, "  says      %s%s%s%s%s: ", who->person ? who->person : "",
                       who->role ? ", " : "", who->role ? who->role : "",
                       who->organisation ? ", " : "", who->organisation ? who->organisation : "");
        add_tokens(out, doc, says->token, says->n_tokens);
        rf__buf_str(out, "\n");
    }
}

/* A place that the sentence does not name. */
static void explain_place(rf__buf *out, const rf__doc *doc, const rf__draft *d) {
    rf__buf_printf(out, "  place     chosen of %" PRIu32 ", %.2f", d->n_options, (double)d->chance);
    if (d->at != d->at_by_rule) {
        rf__buf_str(out, "; by the rules: ");
        if (d->at_by_rule == UINT32_MAX)
            rf__buf_str(out, "none");
        else
            add_tokens(out, doc, doc->mentions[d->at_by_rule].token,
                       doc->mentions[d->at_by_rule].n_tokens);
    }
    rf__buf_str(out, "\n");
}

/* A period that was open to choice. */
static void explain_period(rf__buf *out, const rf__draft *d) {
    char from[11], to[11];
    rf__buf_printf(out, "  period    chosen, %.2f", (double)d->period_chance);
    bool same = d->claim.from == d->from_by_rule && d->claim.to == d->to_by_rule;
    if (!same && d->from_by_rule == RF_NO_DATE && d->to_by_rule == RF_NO_DATE)
        rf__buf_str(out, "; by the rules: none");
    else if (!same)
        rf__buf_printf(out, "; by the rules: %s..%s", day(d->from_by_rule, from),
                       day(d->to_by_rule, to));
    rf__buf_str(out, "\n");
}

static void explain_draft(rf__buf *out, const rf__doc *doc, const rf__draft *draft) {
    const rf_claim *c = &draft->claim;
    char from[11], to[11];
    if (c->kind == RF_FIGURE) {
        rf__buf_printf(out, "  FIGURE    %s %.12g..%.12g %s %s", rf_indicator_name(c->indicator),
                       c->low, c->high, rf_unit_name(c->unit), rf_modality_name(c->modality));
    } else {
        rf__buf_printf(out, "  EVENT     %s %s", rf_event_type_name(c->event),
                       rf_modality_name(c->modality));
    }
    if (draft->chosen) {
        rf__buf_str(out, ", chosen");
    } else {
        rf__buf_str(out, ", by \"");
        add_tokens(out, doc, draft->trigger, draft->n_trigger);
        rf__buf_str(out, "\"");
    }
    rf__buf_printf(out, " (%.2f), %s..%s", draft->link, day(c->from, from), day(c->to, to));
    if (c->place.text)
        rf__buf_printf(out, ", in %s", c->place.text);
    rf__buf_str(out, "\n");
    if (draft->carried)
        explain_place(out, doc, draft);
    if (draft->period_chance > 0)
        explain_period(out, draft);
    double parts[RF_N_DOUBTS];
    rf__buf_printf(out, "  sure      %.2f:", rf__sure_of(doc, draft, parts));
    for (int part = RF_DOUBT_WHAT; part < RF_N_DOUBTS; part++)
        rf__buf_printf(out, "%s %s %.2f", part > RF_DOUBT_WHAT ? "," : "",
                       rf_doubt_name((rf_doubt)part), parts[part]);
    rf__buf_str(out, "\n");
}

rf_err rf_explain(rf_extractor *extractor, const rf_report *report, char **ret) {
    rf__doc *doc = rf__extractor_doc(extractor);
    rf_err err = rf__doc_read(doc, report);
    if (err)
        return err;
    rf__buf out = {0};
    if (doc->ordinary)
        rf__buf_str(&out, "No word of a crisis ([topic] in the lexicon): not read further.\n");
    for (uint32_t s = 0; s < doc->n_sentences && !doc->ordinary; s++) {
        const rf__sentence *sentence = &doc->sentences[s];
        rf__buf_printf(&out, "%s ", sentence->repeated ? "(again)" : "-");
        rf__buf_add(&out, report->text + sentence->start, sentence->n);
        rf__buf_str(&out, "\n");
        if (sentence->repeated)
            continue;
        explain_tags(&out, doc, sentence);
        explain_quantities(&out, doc, sentence);
        explain_times(&out, doc, sentence);
        explain_mentions(&out, doc, sentence);
        explain_says(&out, doc, sentence);
        for (uint32_t d = 0; d < doc->n_drafts; d++)
            if (doc->drafts[d].sentence == s)
                explain_draft(&out, doc, &doc->drafts[d]);
    }
    rf__matters words = rf__matters_of(doc);
    if (words.crisis || words.ordinary)
        rf__buf_printf(&out, "Words of [topic]: %u of a crisis, %u of other matters.\n",
                       words.crisis, words.ordinary);
    rf__buf_add(&out, "", 0);
    if (out.failed || !out.bytes) {
        rf__buf_free(&out);
        return RF_ERR_NOMEM;
    }
    *ret = out.bytes;
    return RF_OK;
}
