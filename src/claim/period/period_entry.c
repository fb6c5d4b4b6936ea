/* What an entry of a chronology tells without a time of its own happened when its head says:
 * "Nov. 9, 2020 - Killings erupt in Gorsk. Thousands flee". */
#include "claim/figure/figure.h"
#include "claim/period/period.h"

/* "Sixty people are killed": the present of a chronology tells what was done then, and does not
 * count up to it. */
static bool is_told_of_then(const rf__doc *doc, const rf__draft *draft) {
    enum { REACH = 4 };
    if (draft->quantity == UINT32_MAX || rf__is_toll(doc, draft))
        return false;
    uint32_t first = doc->sentences[draft->sentence].token;
    for (uint32_t i = draft->trigger; i-- > first && draft->trigger - i <= REACH;)
        if (rf__function_at(doc, i) == RF__F_HAVE)
            return false;
    return true;
}

bool rf__date_by_entry(const rf__doc *doc, rf__draft *draft) {
    const rf__sentence *own = &doc->sentences[draft->sentence];
    rf_claim *claim = &draft->claim;
    if (own->entry == UINT32_MAX || claim->modality != RF_REPORTED || draft->n_head ||
        rf__tells_time(doc, own))
        return false;
    const rf__time *head = &doc->times[own->entry];
    if (head->sentence == draft->sentence)
        return false; /* "3 May: the UN says that 300 have fled" */
    if (claim->flow == RF_CUMULATIVE && is_told_of_then(doc, draft))
        claim->flow = RF_NEW;
    claim->from = claim->flow == RF_CUMULATIVE ? RF_NO_DATE : head->from;
    claim->to = head->to;
    return true;
}
