/* What reviewers said of the relation between two claims, laid over what reconciliation found: the
 * two count the same, they do not, or they stand to each other as the reviewer says. Claims that
 * count different things (another indicator, unit or country) have no relation to correct. */
#include "ledger/reconcile.h"

#include <string.h>

bool rf__link_is_apart(const rf__link_row *link) {
    return link->verdict == RF_REJECTED ||
           (link->verdict == RF_CORRECTED && link->relation == RF_PART_OF);
}

static rf__item *item_of(rf__work *work, uint32_t claim) {
    for (size_t i = 0; i < work->n; i++)
        if (work->items[i].claim == claim)
            return &work->items[i];
    return NULL;
}

static bool is_of_cell(const rf__work *work, const rf__link_row *link) {
    const rf_picture *picture = work->picture;
    int32_t cell = (int32_t)(work->cell - picture->cells);
    return picture->claims[link->claim].cell == cell && picture->claims[link->other].cell == cell;
}

void rf__join_reviewed(rf__work *work) {
    for (size_t i = 0; i < work->picture->n_links; i++) {
        const rf__link_row *link = &work->picture->links[i];
        if (!is_of_cell(work, link))
            continue;
        rf__item *item = item_of(work, link->claim), *other = item_of(work, link->other);
        if (!item || !other)
            continue;
        if (!rf__link_is_apart(link)) {
            item->quantity = other->quantity;
            item->period = other->period;
        } else if (item->quantity == other->quantity) {
            item->quantity = work->n_quantities++;
        }
    }
}

const rf__link_row *rf__link_of(const rf_picture *picture, uint32_t claim, uint32_t other) {
    for (size_t i = 0; i < picture->n_links; i++)
        if (picture->links[i].claim == claim && picture->links[i].other == other)
            return &picture->links[i];
    return NULL;
}

void rf__part_reviewed(rf__work *work) {
    const rf_picture *picture = work->picture;
    for (size_t i = 0; i < picture->n_links; i++) {
        const rf__link_row *link = &picture->links[i];
        if (!is_of_cell(work, link))
            continue;
        const rf__item *item = item_of(work, link->claim), *other = item_of(work, link->other);
        if (!item || !other || item->quantity == other->quantity)
            continue;
        rf_quantity *part = &work->cell->quantities[item->quantity],
                    *whole = &work->cell->quantities[other->quantity];
        if (link->verdict == RF_CORRECTED && link->relation == RF_PART_OF) {
            part->part_of = whole;
            part->part_why = RF_WHY_REVIEWED;
            if (whole->part_of == part)
                whole->part_of = NULL;
        } else if (link->verdict == RF_REJECTED) {
            if (part->part_of == whole)
                part->part_of = NULL;
            if (whole->part_of == part)
                whole->part_of = NULL;
        }
    }
}
