/* What an entry of a chronology tells without a time of its own happened when its head says:
 * "Nov. 9, 2020 - Killings erupt in Gorsk. Thousands flee". */
#include "claim/period/period.h"

bool rf__date_by_entry(const rf__doc *doc, rf__draft *draft) {
    const rf__sentence *own = &doc->sentences[draft->sentence];
    rf_claim *claim = &draft->claim;
    if (own->entry == UINT32_MAX || claim->modality != RF_REPORTED || draft->n_head ||
        rf__tells_time(doc, own))
        return false;
    const rf__time *head = &doc->times[own->entry];
    if (head->sentence == draft->sentence)
        return false; /* "3 May: the UN says that 300 have fled" */
    claim->from = claim->flow == RF_CUMULATIVE ? RF_NO_DATE : head->from;
    claim->to = head->to;
    return true;
}
