/* Figures that count as the one beside them does: "301,500 people (60,300 households)", "up from
 * 14,000", "if not thousands", "four million of whom". */
#include "claim/figure/figure.h"
#include "claim/period/period.h"
#include "claim/where/where.h"

/* Does the draft before count the same in the same sentence? */
static bool counts_as_before(const rf__doc *doc, uint32_t index) {
    const rf__draft *draft = &doc->drafts[index], *before = draft - 1;
    return index && draft->quantity != UINT32_MAX && before->quantity != UINT32_MAX &&
           before->sentence == draft->sentence && before->claim.indicator == draft->claim.indicator;
}

/* "48,500 had been displaced, up from 14,000": what a figure is compared with counts as it does. */
bool rf__is_older(const rf__doc *doc, uint32_t index) {
    const rf__draft *draft = &doc->drafts[index];
    if (!counts_as_before(doc, index))
        return false;
    uint32_t number = doc->quantities[draft->quantity].phrase;
    uint32_t first = doc->sentences[draft->sentence].token;
    const rf__tag *to = number > first ? rf__tag_over(doc, number - 1, RF__C_TRIGGER) : NULL;
    bool compared = to && to->n > 1 && to->token + to->n == number && /* "compared to 137" */
                    rf__is_kind(to, "compared");
    return number > first && (rf__function_at(doc, number - 1) == RF__F_FROM || compared);
}

/* "has left hundreds, if not thousands, dead": a number in doubt counts as the one before does. */
static bool is_in_doubt(const rf__doc *doc, uint32_t index) {
    const rf__draft *draft = &doc->drafts[index];
    if (!counts_as_before(doc, index))
        return false;
    uint32_t number = doc->quantities[draft->quantity].phrase;
    return number > 1 && rf__function_at(doc, number - 1) == RF__F_NOT &&
           rf__function_at(doc, number - 2) == RF__F_IF;
}

/* "has driven 12 million out, four million of whom crossed a border": those of a sum are a sum. */
static bool is_of_sum(const rf__doc *doc, uint32_t index) {
    const rf__draft *draft = &doc->drafts[index], *before = draft - 1;
    if (!index || draft->quantity == UINT32_MAX || before->sentence != draft->sentence ||
        before->claim.flow != RF_CUMULATIVE || draft->claim.flow != RF_NEW ||
        rf__has_period(draft) || draft->claim.modality != before->claim.modality)
        return false;
    const rf__quantity *q = &doc->quantities[draft->quantity];
    uint32_t behind = q->token + q->n_tokens;
    return rf__function_at(doc, behind) == RF__F_OF &&
           rf__function_at(doc, behind + 1) == RF__F_WHOM;
}

/* "... died and 150 others | displaced": a participle alone, whose auxiliary is left out. */
static bool is_bare_behind(const rf__doc *doc, const rf__draft *before, const rf__draft *draft) {
    uint32_t number = doc->quantities[draft->quantity].phrase;
    rf__function joint = rf__function_at(doc, number - 1);
    if (rf__hull_of(doc, before).to > number || (joint != RF__F_AND && joint != RF__F_WITH) ||
        draft->trigger < number)
        return false;
    for (uint32_t i = number; i < draft->trigger; i++)
        if (rf__function_at(doc, i) == RF__F_BE || rf__function_at(doc, i) == RF__F_HAVE)
            return false;
    return rf__ends_as_past(doc, draft->trigger);
}

/* "2,439 were killed, 902 injured and 951 kidnapped this year": of one verb, and one flow. */
static void join_flows(rf__doc *doc, uint32_t index) {
    enum { LONG = 31 }; /* days */
    rf__draft *draft = &doc->drafts[index], *before = draft - 1;
    if (!index || before->sentence != draft->sentence || draft->quantity == UINT32_MAX ||
        before->quantity == UINT32_MAX ||
        (!rf__hurts_people(draft->claim.indicator) && draft->claim.indicator != RF_DISPLACED) ||
        !rf__hurts_people(before->claim.indicator) ||
        before->claim.modality != draft->claim.modality)
        return;
    rf_claim *a = &before->claim, *b = &draft->claim;
    bool so_far = a->from == b->from && a->to == b->to && a->from != RF_NO_DATE &&
                  a->to != RF_NO_DATE && a->to == doc->report->published && a->to - a->from > LONG;
    /* "three people died and over 150 others displaced" */
    if (b->indicator == RF_DISPLACED && b->flow == RF_STOCK && a->flow != RF_STOCK &&
        is_bare_behind(doc, before, draft))
        b->flow = a->flow;
    /* "Eight died: three in Gorsk, five in Tarsa" */
    uint32_t at = doc->quantities[draft->quantity].phrase;
    bool listed = a->indicator == b->indicator && a->flow == RF_NEW && !rf__has_period(before) &&
                  !rf__has_period(draft) && at > doc->sentences[draft->sentence].token &&
                  (doc->tokens[at - 1].punct == ':' || doc->tokens[at - 1].punct == ',' ||
                   rf__function_at(doc, at - 1) == RF__F_AND);
    bool parts = false;
    for (uint32_t i = doc->sentences[draft->sentence].token; i < at && listed; i++)
        parts |= doc->tokens[i].punct == ':';
    if (parts && b->flow == RF_CUMULATIVE)
        b->flow = RF_NEW;
    if (so_far && ((a->flow == RF_NEW && b->flow == RF_CUMULATIVE) ||
                   (a->flow == RF_CUMULATIVE && b->flow == RF_NEW)))
        a->flow = b->flow = RF_CUMULATIVE;
}

/* "hosts 300 refugees, though others put the number at 500": of the same state. */
static bool is_number_again(const rf__doc *doc, uint32_t index) {
    const rf__draft *draft = &doc->drafts[index], *before = draft - 1;
    const rf__tag *toll = rf__tag_at(doc, draft->trigger, RF__C_TRIGGER);
    return index && toll && toll->entry->pattern == RF__P_TOLL && draft->quantity != UINT32_MAX &&
           before->sentence == draft->sentence && before->quantity != UINT32_MAX &&
           before->claim.indicator == draft->claim.indicator && before->claim.flow == RF_STOCK &&
           draft->claim.flow == RF_CUMULATIVE && !rf__has_period(draft);
}

/* A part, or the same people in another unit, has the flow of its whole where they have one time.
 */
static void join_whole(rf__doc *doc, uint32_t i) {
    rf_claim *claim = &doc->drafts[i].claim;
    /* "had reached 301,500 people (60,300 households) as of 21 May": both so far. */
    const rf__draft *whole =
        doc->drafts[i].parent >= 0 ? &doc->drafts[doc->drafts[i].parent] : NULL;
    const rf__quantity *q =
        doc->drafts[i].quantity != UINT32_MAX ? &doc->quantities[doc->drafts[i].quantity] : NULL;
    bool again = q && q->paren_of >= 0; /* "24 households (144 individuals)" */
    bool dated = claim->from != RF_NO_DATE && whole && whole->claim.flow == RF_NEW && q &&
                 claim->flow == RF_CUMULATIVE; /* "298, including 125 children, on Monday" */
    bool same = whole && (whole->claim.indicator == claim->indicator || /* "since May, 80 per cent
                                                                           of them women" */
                          claim->indicator == RF_SHARE);
    if (same && (claim->flow == RF_NEW || again || dated) && whole->claim.from == claim->from &&
        whole->claim.to == claim->to)
        claim->flow = whole->claim.flow;
    if (!whole && q && q->phrase && rf__function_at(doc, q->phrase - 1) == RF__F_INCLUDING && i &&
        doc->drafts[i - 1].sentence == doc->drafts[i].sentence)
        whole = &doc->drafts[i - 1]; /* "treated 36 wounded, including 25 with burns" */
    if (whole && claim->indicator == RF_INJURED && whole->claim.indicator == RF_INJURED &&
        claim->flow == RF_STOCK)
        claim->flow = whole->claim.flow;
}

/* "54 arrived, compared to 137 three weeks ago" */
static void join_older(rf__doc *doc, uint32_t i) {
    enum { WEEK = 7 };
    rf_claim *claim = &doc->drafts[i].claim, *now = &doc->drafts[i - 1].claim;
    claim->flow = now->flow;
    if (now->flow == RF_NEW && rf__hurts_people(now->indicator) &&
        !rf__has_period(&doc->drafts[i - 1]) && claim->to != RF_NO_DATE) {
        now->flow = claim->flow = RF_CUMULATIVE; /* "23 had died, up from 11 on Friday" */
        claim->from = RF_NO_DATE;
    }
    if (now->flow == RF_CUMULATIVE && claim->from != RF_NO_DATE && claim->to != RF_NO_DATE &&
        claim->to - claim->from < WEEK && (now->from == RF_NO_DATE || now->from <= claim->to))
        claim->from = now->from; /* "48,500 have fled, up from 14,000 on Friday": by then */
    if (now->flow == RF_NEW && claim->from == RF_NO_DATE)
        claim->from = claim->to;
    if (now->flow == RF_CUMULATIVE && claim->from == RF_NO_DATE && claim->to != RF_NO_DATE &&
        now->from < claim->to)
        claim->from = now->from; /* "since May rose to 948, from 900 a week ago" */
}

void rf__join_period(rf__doc *doc, uint32_t index) {
    join_whole(doc, index);
    join_flows(doc, index);
    if (is_of_sum(doc, index) || is_in_doubt(doc, index)) {
        rf__draft *draft = &doc->drafts[index];
        draft->claim.flow = (draft - 1)->claim.flow;
        rf__copy_period(draft, draft - 1);
    }
    if (is_number_again(doc, index))
        doc->drafts[index].claim.flow = RF_STOCK;
    if (rf__is_older(doc, index))
        join_older(doc, index);
}
