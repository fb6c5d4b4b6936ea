/* People that a report names: who is called by the last word of the name later is no place. */
#include "claim/name/mention_find.h"
#include "claim/name/name_other.h"
#include "place/gaz_format.h"

/* The name from here to token `end` is a person's, who may be called by the last word of it later.
 */
void rf__take_person(rf__finder *f, uint32_t end) {
    rf__doc *doc = f->doc;
    f->person_until = end;
    if (doc->n_surnames < RF__MOST_SURNAMES && end > f->s->token + 1 &&
        rf__is_capital(doc, end - 1) && !rf__in_title_case(doc, f->s))
        doc->surnames[doc->n_surnames++] = doc->tokens[end - 1].hash;
}

/* "General Omar Tarsa said ... Tarsa went on": who was named before, where nothing says that it is
 * a place. */
bool rf__is_person_told(const rf__doc *doc, const rf__mention *m) {
    const rf_place_mention *r = &doc->resolve[m->resolved];
    bool alone = m->n_tokens == 1 && m->phrase == m->token && m->use == RF_NAME_PLACE;
    if (!alone || !doc->n_surnames || m->taken || r->kind_hint != RF_GAZ_UNKNOWN ||
        (rf__is_locative(m->preposition) && m->preposition != RF__F_OF) ||
        (r->place != RF_NO_PLACE &&
         rf__gaz_brief_of(doc->gazetteer, r->place).kind == RF_GAZ_COUNTRY))
        return false;
    for (uint32_t i = 0; i < doc->n_surnames; i++)
        if (doc->surnames[i] == doc->tokens[m->token].hash)
            return true;
    return false;
}

/* "a Hamas camp", "Boko Haram bases": whose they are, which is called like some town elsewhere. */
bool rf__is_of_side(const rf__doc *doc, const rf__mention *m, const rf__name_around *around) {
    return m->use == RF_NAME_PLACE && rf__tag_over(doc, m->token, RF__C_ACTOR) &&
           (around->kind == RF_GAZ_CAMP || around->kind == RF_GAZ_POINT);
}
