/* Warnings: whether a word for one is somebody's, and says what is to come. */
#include "claim/event/event_look.h"
#include "claim/figure/figure.h"
#include "claim/speaker/speaker.h"

static bool is_spoken(const rf__event_finder *f, const rf__event_hit *hit, bool cue_only) {
    for (uint32_t i = f->says; i < f->doc->n_says && f->doc->says[i].token < rf__event_end(f);
         i++) {
        const rf__says *says = &f->doc->says[i];
        bool cue = hit->token >= says->cue && hit->token < says->cue + says->n_cue;
        bool within = hit->token >= says->token && hit->token < says->token + says->n_tokens;
        if (cue || (within && !cue_only))
            return true;
    }
    return false;
}

bool rf__event_organisation_before(const rf__event_finder *f, const rf__event_hit *hit) {
    for (uint32_t i = rf__event_back(f, hit->token, 5); i < hit->token; i++)
        if (rf__tag_over(f->doc, i, RF__C_ORGANISATION) || rf__tag_at(f->doc, i, RF__C_ORG_WORD) ||
            f->doc->tokens[i].flags & RF__ALL_CAPITALS)
            return true;
    return false;
}

/* "warned that", "warned of", not "the referee warned the captain". */
static bool warns_of(const rf__event_finder *f, const rf__event_hit *hit) {
    rf__function w = rf__function_at(f->doc, hit->token + hit->n);
    if (w != RF__F_THE && w != RF__F_A)
        return true;
    for (uint32_t i = hit->token + hit->n; i < rf__event_end(f); i++) {
        const rf__tag *modal = rf__tag_at(f->doc, i, RF__C_MODAL);
        rf__function be = rf__function_at(f->doc, i);
        bool clause = be >= RF__F_BE && be <= RF__F_HAVE; /* "warned the camp [was] full" */
        if ((modal && modal->entry->code == RF_PROJECTED) || clause)
            return true;
        if (rf__is_clause_edge(f->doc, i))
            break; /* "warned the men | who had stayed" */
    }
    return false;
}

/* "warns of floods", "warning that" */
static bool tells_of_what(const rf__event_finder *f, const rf__event_hit *hit) {
    rf__function w = rf__function_at(f->doc, hit->token + hit->n - (hit->n > 1));
    return w == RF__F_OF || w == RF__F_THAT || w == RF__F_IT || w == RF__F_THEY;
}

bool rf__event_is_warning(const rf__event_finder *f, const rf__event_hit *hit) {
    switch (hit->word) {
    case RF__E_WARN:
        return tells_of_what(f, hit) || (is_spoken(f, hit, true) && warns_of(f, hit));
    case RF__E_ALARM:
        if (hit->n >= 3) /* "a red alert was issued": nobody need say it */
            return true;
        return is_spoken(f, hit, true) || rf__event_organisation_before(f, hit);
    case RF__E_FEAR:
        if (rf__function_at(f->doc, hit->token + hit->n) == RF__F_FOR &&
            rf__function_at(f->doc, hit->token + hit->n + 1) == RF__F_THEIR)
            return false; /* "who feared for their lives" */
        return is_spoken(f, hit, true) || rf__event_organisation_before(f, hit);
    default: /* a disaster to come, in somebody's words */
        return is_spoken(f, hit, false) &&
               rf__modality_at(f->doc, f->sentence, hit->token, hit->n) == RF_PROJECTED;
    }
}
