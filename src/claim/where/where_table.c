/* Places of numbers in tables and lists: the name that heads the row, stands over the column, in
 * the line beside a number alone, or in the caption; a name that the gazetteer lacks where the
 * table or list is one of places. */
#include "claim/figure/claim_table.h"
#include "claim/where/where.h"

static const double UNKNOWN_ROW = 0.3; /* confidence in the name of a row that is not known */

/* The first cell of a row names what the row is about. */
uint32_t rf__row_head(const rf__doc *doc, const rf__sentence *s) {
    if (!rf__is_row(doc, s) || !s->n_mentions)
        return UINT32_MAX;
    uint32_t label = rf__row_label(doc, s);
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        if (m->token < label)
            continue;
        for (uint32_t t = label; t < m->token; t++)
            if (doc->tokens[t].punct == '\t' || (doc->tokens[t].punct == '|' && t > label))
                return UINT32_MAX;
        return m->use == RF_NAME_PLACE ? i : UINT32_MAX;
    }
    return UINT32_MAX;
}

static bool is_row_of_place(const rf__doc *doc, uint32_t sentence) {
    return sentence < doc->n_sentences &&
           rf__row_head(doc, &doc->sentences[sentence]) != UINT32_MAX;
}

/* The words of a row's first cell, a name that the gazetteer lacks, where a row beside it begins
 * with a place or the column is one of places: the token behind them, else *ret_from. */
uint32_t rf__unknown_row_head(const rf__doc *doc, uint32_t sentence, uint32_t *ret_from) {
    const rf__sentence *s = &doc->sentences[sentence];
    uint32_t from = *ret_from = rf__is_row(doc, s) ? rf__row_label(doc, s) : s->token;
    uint32_t i = from, end = s->token + s->n_tokens;
    if (!rf__is_row(doc, s) || !(doc->tokens[i].flags & RF__CAPITAL) ||
        (!is_row_of_place(doc, sentence + 1) &&
         (!sentence || !is_row_of_place(doc, sentence - 1)) && !rf__names_places(doc, sentence)))
        return from;
    for (; i < end && doc->tokens[i].punct != '\t' && doc->tokens[i].punct != '|'; i++)
        if (doc->tokens[i].kind == RF__NUMERAL || rf__tag_at(doc, i, RF__C_NOUN) ||
            rf__tag_at(doc, i, RF__C_VERB) || rf__tag_at(doc, i, RF__C_SAY_VERB) ||
            rf__tag_at(doc, i, RF__C_TRIGGER) || rf__tag_at(doc, i, RF__C_FLOW))
            return from; /* "Total", "IDPs" */
    return i < end && i <= from + 5 ? i : from;
}

rf_err rf__fill_unknown(rf__doc *doc, uint32_t from, uint32_t to, rf_claim_place *ret) {
    ret->text = rf__doc_slice(doc, from, to - from);
    ret->confidence = UNKNOWN_ROW;
    return ret->text ? RF_OK : RF_ERR_NOMEM;
}

/* "Khartoum | River Nile | 340": the names in the cells of a row by what stands over them. */
rf_err rf__give_names(rf__doc *doc, rf__draft *d, uint32_t *ret_from, uint32_t *ret_to) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    bool told;
    uint32_t label = rf__row_label(doc, s);
    rf__name_use of_rows = rf__name_use_of(doc, d->sentence, label, &told);
    if ((of_rows == RF__NAME_ABROAD || of_rows == RF__NAME_BORDER) &&
        d->claim.indicator == RF_DISPLACED)
        d->claim.indicator = RF_CROSSED_BORDER; /* also in the row of sums */
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        if (!rf__is_place(m) || !rf__begins_cell(doc, s, m->phrase))
            continue;
        rf__name_use use = rf__name_use_of(doc, d->sentence, m->phrase, &told);
        uint32_t *to = use == RF__NAME_ORIGIN ? ret_from : ret_to;
        if (!told || use == RF__NAME_BORDER || *to != UINT32_MAX)
            continue;
        *to = i;
        rf_err err = rf__fill_place(
            doc, i, 0.9, use == RF__NAME_ORIGIN ? &d->claim.origin : &d->claim.destination);
        if (err)
            return err;
    }
    uint32_t from, end = rf__unknown_row_head(doc, d->sentence, &from);
    if (end > from && *ret_from == UINT32_MAX && of_rows == RF__NAME_ORIGIN)
        return rf__fill_unknown(doc, from, end, &d->claim.origin);
    return RF_OK;
}

/* The first place that a line names, or UINT32_MAX. */
static uint32_t place_in(const rf__doc *doc, uint32_t sentence) {
    const rf__sentence *line = &doc->sentences[sentence];
    for (uint32_t i = line->mention; i < line->mention + line->n_mentions; i++)
        if (rf__is_place(&doc->mentions[i]) && doc->mentions[i].resolved != UINT32_MAX)
            return i;
    return UINT32_MAX;
}

/* The place of a row that names none: what stands over the column ("Gaza Strip | West Bank"), else
 * what the caption names, else, for a row of sums, the whole country. UINT32_MAX: none of these. */
uint32_t rf__place_of_table(const rf__doc *doc, const rf__draft *d) {
    uint32_t first = rf__table_first(doc, d->sentence);
    for (uint32_t s = first; s < d->sentence && s < first + RF__MOST_HEADS && d->n_head; s++)
        for (uint32_t i = 0; i < doc->sentences[s].n_mentions; i++) {
            const rf__mention *m = &doc->mentions[doc->sentences[s].mention + i];
            if (rf__is_place(m) && m->token >= d->head && m->token < d->head + d->n_head)
                return doc->sentences[s].mention + i;
        }
    uint32_t caption = rf__table_caption(doc, first, 0);
    return caption == UINT32_MAX ? UINT32_MAX : place_in(doc, caption);
}

/* "Sagaing" over "763,400": a place that the line beside the number names. */
uint32_t rf__place_of_label(const rf__doc *doc, const rf__draft *d) {
    return d->quantity == UINT32_MAX || d->label == UINT32_MAX ? UINT32_MAX
                                                               : place_in(doc, d->label);
}

/* The name of an item of a list by places, one that the gazetteer lacks: in its own line, or in
 * that beside a number alone. *ret_to is *ret_from where there is none. */
void rf__unknown_label(const rf__doc *doc, const rf__draft *d, uint32_t *ret_from,
                       uint32_t *ret_to) {
    *ret_from = *ret_to = 0;
    if (d->quantity == UINT32_MAX || d->label == UINT32_MAX || !d->names_place)
        return;
    const rf__sentence *line = &doc->sentences[d->label];
    uint32_t from = line->token, to = line->token + line->n_tokens;
    if (d->label == d->sentence)
        to = doc->quantities[d->quantity].phrase;
    while (from < to && doc->tokens[from].kind == RF__PUNCT)
        from++;
    while (to > from && doc->tokens[to - 1].kind == RF__PUNCT && doc->tokens[to - 1].punct != ')')
        to--;
    rf__function f = rf__function_at(doc, from);
    if (!rf__is_plain_label(doc, from, to) || f == RF__F_OTHER || f == RF__F_ALL)
        return;
    *ret_from = from;
    *ret_to = to;
}

uint32_t rf__place_of_item(const rf__doc *doc, const rf__draft *d) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    if (d->quantity == UINT32_MAX || d->label != d->sentence || !s->n_mentions)
        return UINT32_MAX;
    const rf__mention *m = &doc->mentions[s->mention];
    uint32_t from = s->token, number = doc->quantities[d->quantity].phrase;
    while (from < number && doc->tokens[from].kind == RF__PUNCT)
        from++; /* the mark of the item */
    if (!rf__is_place(m) || m->phrase != from || m->phrase + m->n_phrase >= number)
        return UINT32_MAX;
    for (uint32_t i = m->phrase; i < number; i++)
        if (doc->tokens[i].punct == ':') /* not "Gorsk: Tarsa (11), Kesh (7)" */
            return i + 1 == number || d->parent >= 0 ? s->mention : UINT32_MAX;
    return UINT32_MAX;
}

/* "Other states", "Rented rooms": the place of the list, never that of the item before. */
rf_err rf__give_item(rf__doc *doc, rf__draft *d) {
    uint32_t found = place_in(doc, rf__lead_of(doc, d));
    return found == UINT32_MAX ? rf__fill_nation(doc, d->sentence, &d->claim.place)
                               : rf__fill_place(doc, found, 0.7, &d->claim.place);
}

rf_err rf__give_total(rf__doc *doc, rf__draft *d) {
    bool told;
    uint32_t label = rf__row_label(doc, &doc->sentences[d->sentence]);
    bool abroad = rf__name_use_of(doc, d->sentence, label, &told) == RF__NAME_ABROAD;
    uint32_t found = abroad ? UINT32_MAX : rf__place_of_table(doc, d);
    if (found != UINT32_MAX)
        return rf__fill_place(doc, found, 0.7, &d->claim.place);
    if (doc->one_country && !abroad)
        return rf__fill_nation(doc, d->sentence, &d->claim.place);
    d->claim.place.country = NULL;
    return RF_OK;
}
