/* Stages that are not written yet. */
#include "claim/doc.h"

rf_err rf__doc_events(rf__doc *doc) {
    (void)doc;
    return RF_OK;
}
