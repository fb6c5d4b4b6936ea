/* What the parts of a report are about: a roundup of several crises names a country in the heading
 * of each, a list names a place before a colon ("Sindh: 405 killed"). A place that a heading only
 * speaks of ("Aid from Turkey arrives") heads nothing. */
#include "claim/where/where.h"
#include "place/gaz_format.h"

#include <string.h>

/* A place at the very beginning, with nothing behind it but what parts a label from its text. */
static uint32_t label_of(const rf__doc *doc, const rf__sentence *s, bool heading) {
    uint32_t first = s->token, end = s->token + s->n_tokens;
    while (first < end && doc->tokens[first].kind == RF__PUNCT && first < s->token + 2)
        first++;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        if (m->phrase > first + 1)
            return UINT32_MAX;
        if (m->person || m->use != RF_NAME_PLACE)
            continue;
        uint32_t after = m->phrase + m->n_phrase;
        char p = after < end ? doc->tokens[after].punct : 0;
        bool parted = p == ':' || p == '_' || p == '|';
        if (parted || (heading && (after >= end || p == ',' || p == '(' || p == '/' || p == '&')))
            return i;
        return UINT32_MAX;
    }
    return UINT32_MAX;
}

static void set_country(const rf__doc *doc, uint32_t mention, char country[3]) {
    if (mention == UINT32_MAX || doc->mentions[mention].place == RF_NO_PLACE)
        return;
    rf__gaz_brief place = rf__gaz_brief_of(doc->gazetteer, doc->mentions[mention].place);
    if (place.country[0])
        memcpy(country, place.country, 3);
}

static bool names_several(const rf__doc *doc, const rf__sentence *s, const char *country) {
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        if (m->person || m->place == RF_NO_PLACE || m->use != RF_NAME_PLACE)
            continue;
        rf__gaz_brief place = rf__gaz_brief_of(doc->gazetteer, m->place);
        if (place.kind == RF_GAZ_COUNTRY && strcmp(place.country, country) != 0)
            return true;
    }
    return false;
}

/* "Tana River: 4,200": the last item of a list, though it looks like a heading. */
static bool names_figure(const rf__doc *doc, const rf__sentence *s) {
    enum { LONGEST = 10 };
    for (uint32_t i = 0; i < s->n_quantities && s->n_tokens <= LONGEST; i++) {
        const rf__quantity *q = &doc->quantities[s->quantity + i];
        char before = q->phrase > s->token ? doc->tokens[q->phrase - 1].punct : 0;
        if (q->kind == RF__Q_COUNT && (before == ':' || before == '-' || before == '_'))
            return true;
    }
    return false;
}

/* "ISRAEL" in capitals on a line of its own, and no number on the next: the name of a section. */
static bool stands_alone(const rf__doc *doc, uint32_t i) {
    const rf__sentence *s = &doc->sentences[i];
    if (!s->n_mentions || s->n_quantities)
        return false;
    const rf__mention *m = &doc->mentions[s->mention];
    bool whole = m->phrase == s->token && m->n_phrase == s->n_tokens && !m->person;
    for (uint32_t t = s->token; t < s->token + s->n_tokens && whole; t++)
        whole = doc->tokens[t].kind != RF__WORD || doc->tokens[t].flags & RF__ALL_CAPITALS;
    const rf__sentence *next = i + 1 < doc->n_sentences ? s + 1 : NULL;
    return whole && next && next->n_tokens > 3;
}

void rf__doc_sections(rf__doc *doc) {
    uint32_t section = UINT32_MAX, label = UINT32_MAX;
    bool several = false;
    char of_section[3];
    memcpy(of_section, doc->country, 3);
    for (uint32_t i = 0; i < doc->n_sentences; i++) {
        rf__sentence *s = &doc->sentences[i];
        rf_block_kind kind = doc->report->blocks[s->block].kind;
        bool begins = !i || doc->sentences[i - 1].block != s->block;
        if (begins)
            label = label_of(doc, s, kind == RF_BLOCK_HEADING || kind == RF_BLOCK_TITLE);
        bool title = !i && !doc->one_country;
        bool item = kind == RF_BLOCK_HEADING && names_figure(doc, s);
        bool alone = kind == RF_BLOCK_PARAGRAPH && stands_alone(doc, i);
        if (begins && alone && label == UINT32_MAX)
            label = label_of(doc, s, true);
        if (begins && ((kind == RF_BLOCK_HEADING && !item) || title || alone) &&
            label != UINT32_MAX) {
            section = label;
            memcpy(of_section, doc->country, 3);
            set_country(doc, section, of_section);
            several = names_several(doc, s, of_section);
        }
        s->section = label != UINT32_MAX ? label : section;
        s->several = several;
        memcpy(s->country, of_section, 3);
        set_country(doc, label, s->country);
    }
}
