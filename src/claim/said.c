/* Gives each draft its source: the speaker of the innermost stretch around its number or trigger. A
 * sentence without a cue continues the one before it in its paragraph only where its own words say
 * that it is hearsay ("reportedly"). */
#include "claim/speaker.h"

#include <string.h>

/* The shortest stretch of a sentence around a token; one whose cue holds the token counts too,
 * where the draft is what the speaker does ("warned that"). */
static const rf__says *says_over(const rf__doc *doc, const rf__sentence *sentence, uint32_t token,
                                 bool cue_too) {
    const rf__says *best = NULL;
    for (uint32_t i = rf__says_from(doc, sentence->token);
         i < doc->n_says && doc->says[i].token < sentence->token + sentence->n_tokens; i++) {
        const rf__says *says = &doc->says[i];
        if (cue_too && token >= says->cue && token < says->cue + says->n_cue)
            return says;
        if (token < says->token || token >= says->token + says->n_tokens)
            continue;
        if (!best || says->n_tokens <= best->n_tokens)
            best = says;
    }
    return best;
}

static bool is_hearsay(const rf__doc *doc, const rf__sentence *sentence) {
    for (uint32_t i = sentence->token; i < sentence->token + sentence->n_tokens; i++) {
        const rf__tag *tag = rf__tag_at(doc, i, RF__C_SAY_NOUN);
        if (tag && tag->entry->what_kind && !strcmp(tag->entry->what_kind, "hearsay"))
            return true;
    }
    return false;
}

/* The last stretch of the sentence before, in the same paragraph. */
static const rf__says *says_before(const rf__doc *doc, uint32_t s) {
    if (!s || doc->sentences[s - 1].block != doc->sentences[s].block)
        return NULL;
    const rf__sentence *before = &doc->sentences[s - 1];
    uint32_t i = rf__says_from(doc, before->token + before->n_tokens);
    return i && doc->says[i - 1].token >= before->token ? &doc->says[i - 1] : NULL;
}

static const rf__says *source_of(const rf__doc *doc, const rf__draft *draft) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    bool is_event = draft->quantity == UINT32_MAX;
    uint32_t token = is_event ? draft->trigger : doc->quantities[draft->quantity].token;
    bool speaks =
        is_event && (draft->claim.event == RF_WARNING_EVENT || draft->claim.event == RF_APPEAL);
    const rf__says *says = says_over(doc, sentence, token, speaks);
    if (!says && is_hearsay(doc, sentence))
        says = says_before(doc, draft->sentence);
    return says;
}

rf_err rf__give_sources(rf__doc *doc) {
    for (uint32_t i = 0; i < doc->n_drafts; i++) {
        rf__draft *draft = &doc->drafts[i];
        draft->claim.source = (rf_claim_source){.said_on = RF_NO_DATE};
        const rf__says *says = source_of(doc, draft);
        if (!says && draft->parent >= 0 && (uint32_t)draft->parent < doc->n_drafts)
            says = source_of(doc, &doc->drafts[draft->parent]);
        if (!says || says->speaker < 0)
            continue;
        const rf__speaker *speaker = &doc->speakers[says->speaker];
        draft->claim.source = (rf_claim_source){.person = speaker->person,
                                                .role = speaker->role,
                                                .organisation = speaker->organisation,
                                                .said_on = speaker->said_on};
    }
    return RF_OK;
}
