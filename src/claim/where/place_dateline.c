/* The place of a report's dateline ("GORSK, Norland (AP) - "): it is resolved with the names of the
 * report, and is where things happened that the first paragraph tells without a place. And the
 * country that a title names which is given beside the text: the report is about it. */
#include "base/fold.h"
#include "claim/where/where.h"
#include "place/gaz_format.h"

#include <math.h>
#include <string.h>

enum { MOST_WORDS = 4, LONGEST = 64, MOST_OF_TITLE = 24 };

/* How many bytes name the town: "GORSK, Norland" up to the comma. */
static size_t town_of(const char *dateline) { return strcspn(dateline, ",/("); }

/* The words of n bytes, folded, in the arena; how many, or -1: no memory. */
static int fold_words(rf__doc *doc, const char *text, size_t n, rf_word *words, int most) {
    int n_words = 0;
    for (size_t i = 0; i < n && n_words < most;) {
        size_t k = strcspn(text + i, " -,/():;");
        k = k < n - i ? k : n - i;
        char folded[LONGEST];
        if (k && k < LONGEST) {
            size_t m = rf__fold_word(text + i, k, folded, sizeof folded);
            char *kept = rf__arena_strndup(&doc->arena, folded, m);
            if (!kept)
                return -1;
            words[n_words++] = (rf_word){kept, (uint32_t)m, rf__word_hash(kept, m)};
        }
        i += k + 1;
    }
    return n_words;
}

rf_err rf__add_dateline(rf__doc *doc) {
    static const float WEIGHT = 0.05f; /* people write from next door, too */
    doc->dateline = UINT32_MAX;
    const char *dateline = doc->report->dateline;
    if (!dateline || !*dateline)
        return RF_OK;
    rf_word words[MOST_WORDS];
    int n = fold_words(doc, dateline, town_of(dateline), words, MOST_WORDS);
    if (n < 0)
        return RF_ERR_NOMEM;
    rf_place_mention r = {
        .within = -1, .weight = doc->n_resolve ? WEIGHT : 1, .cue = true, .place = RF_NO_PLACE};
    if (!n || !rf_gazetteer_match(doc->gazetteer, words, (size_t)n, 0, &r.match) ||
        r.match.n_words != (uint32_t)n || r.match.use != RF_NAME_PLACE)
        return RF_OK;
    const rf__gaz_record *best =
        r.match.n_candidates ? rf__gaz_at(doc->gazetteer, r.match.candidates[0]) : NULL;
    if (best && best->flags & RF__GAZ_CAPITAL && doc->n_resolve)
        return RF_OK; /* from there, people write of all that is around */
    if (!rf__grow(&doc->resolve, &doc->cap_resolve, (size_t)doc->n_resolve + 1,
                  sizeof *doc->resolve))
        return RF_ERR_NOMEM;
    doc->dateline = doc->n_resolve;
    doc->resolve[doc->n_resolve++] = r;
    return RF_OK;
}

/* The one country that words name; false: none, or several. */
static bool one_country(const rf__doc *doc, const rf_word *words, int n, rf_place_match *ret) {
    bool found = false;
    for (int i = 0; i < n;) {
        rf_place_match match;
        if (!rf_gazetteer_match(doc->gazetteer, words + i, (size_t)(n - i), 0, &match)) {
            i++;
            continue;
        }
        i += (int)match.n_words;
        if (!match.n_candidates || match.use != RF_NAME_PLACE ||
            rf__gaz_brief_of(doc->gazetteer, match.candidates[0]).kind != RF_GAZ_COUNTRY)
            continue;
        if (found && match.candidates[0] != ret->candidates[0])
            return false;
        *ret = match;
        found = true;
    }
    return found;
}

/* "Norland: flash update", given beside a text that does not begin with it: names of the report are
 * rather of that country, and so is what it tells without a place. */
rf_err rf__add_title(rf__doc *doc) {
    const char *title = doc->report->title;
    for (size_t i = 0; i < doc->report->n_blocks; i++)
        if (doc->report->blocks[i].kind == RF_BLOCK_TITLE)
            return RF_OK;
    if (!title || !*title)
        return RF_OK;
    rf_word words[MOST_OF_TITLE];
    int n = fold_words(doc, title, strlen(title), words, MOST_OF_TITLE);
    if (n < 0)
        return RF_ERR_NOMEM;
    rf_place_mention r = {.within = -1, .weight = 1, .cue = true, .place = RF_NO_PLACE};
    if (!one_country(doc, words, n, &r.match))
        return RF_OK;
    if (!rf__grow(&doc->resolve, &doc->cap_resolve, (size_t)doc->n_resolve + 1,
                  sizeof *doc->resolve))
        return RF_ERR_NOMEM;
    doc->resolve[doc->n_resolve++] = r;
    return RF_OK;
}

bool rf__is_dateline_town(const rf__doc *doc, uint32_t sentence) {
    if (doc->dateline == UINT32_MAX)
        return false;
    rf_place_id id = doc->resolve[doc->dateline].place;
    const rf__gaz_record *record = id == RF_NO_PLACE ? NULL : rf__gaz_at(doc->gazetteer, id);
    uint32_t first = 0; /* paragraphs behind the title */
    while (first < doc->n_sentences &&
           doc->report->blocks[doc->sentences[first].block].kind != RF_BLOCK_PARAGRAPH)
        first++;
    if (!record || first == doc->n_sentences || record->flags & RF__GAZ_CAPITAL ||
        doc->sentences[sentence].block != doc->sentences[first].block)
        return false;
    rf__gaz_brief place = rf__gaz_brief_of(doc->gazetteer, id);
    return place.kind == RF_GAZ_TOWN && strcmp(place.country, doc->country) == 0;
}

bool rf__points_to_dateline(const rf__doc *doc, const rf__draft *d) {
    enum { NEAR = 8 };
    const rf__sentence *s = &doc->sentences[d->sentence];
    if (doc->dateline == UINT32_MAX || doc->resolve[doc->dateline].place == RF_NO_PLACE)
        return false;
    rf__gaz_brief place = rf__gaz_brief_of(doc->gazetteer, doc->resolve[doc->dateline].place);
    rf__anchor a = rf__anchor_of(d);
    for (uint32_t i = s->token; i + 1 < s->token + s->n_tokens; i++) {
        const rf__tag *kind = rf__tag_at(doc, i + 1, RF__C_PLACE_KIND);
        bool near = i + NEAR >= a.from && i <= a.to + NEAR;
        if (near && kind && kind->entry->code == RF_GAZ_TOWN && place.kind == RF_GAZ_TOWN &&
            !(kind->entry->flags & RF__PLURAL) && rf__function_at(doc, i) == RF__F_THIS &&
            !rf__is_capital(doc, i + 1 + kind->n))
            return true;
    }
    return false;
}

rf_err rf__fill_dateline(rf__doc *doc, rf_claim_place *ret) {
    rf_place_id id = doc->resolve[doc->dateline].place;
    for (uint32_t i = 0; i < doc->n_mentions; i++) /* as the text spells it: "Gorsk" */
        if (doc->mentions[i].place == id && rf__is_place(&doc->mentions[i]))
            return rf__fill_place(doc, i, 0.6, ret);
    const char *dateline = doc->report->dateline;
    rf_gaz_place place = rf_gazetteer_get(doc->gazetteer, id);
    *ret = (rf_claim_place){
        .text = rf__arena_strndup(&doc->arena, dateline, town_of(dateline)),
        .name = place.name,
        .id = place.id,
        .kind = place.kind,
        .admin1 = place.admin1[0] ? place.admin1 : NULL,
        .country = place.country[0] ? place.country : NULL,
        .lat_deg = place.lat_deg,
        .lon_deg = place.lon_deg,
        .confidence = 0.6 * (double)doc->resolve[doc->dateline].confidence,
    };
    return ret->text ? RF_OK : RF_ERR_NOMEM;
}
