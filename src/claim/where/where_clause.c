/* Which clause of a sentence a place belongs to: that of another number, one that the place opens.
 */
#include "claim/number/number_words.h"
#include "claim/speaker/speaker.h"
#include "claim/where/where.h"

/* "have killed 645 and nine died in Gorsk", "with nine deaths reported from Gorsk": the place
 * stands in a clause on another number. */
bool rf__is_of_others(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                      const rf__mention *m, rf__anchor anchor) {
    enum { REACH = 8 };
    for (uint32_t q = s->quantity; d->quantity != UINT32_MAX && q < s->quantity + s->n_quantities;
         q++) {
        const rf__quantity *other = &doc->quantities[q];
        uint32_t from = other->token + other->n_tokens;
        if (q == d->quantity || other->kind != RF__Q_COUNT || other->phrase <= anchor.to ||
            from >= m->phrase || m->phrase > from + REACH)
            continue;
        rf__function f = rf__function_at(doc, other->phrase - 1);
        bool told = false, ended = f != RF__F_AND && f != RF__F_WITH;
        for (uint32_t i = from; i < m->phrase && !ended; i++) {
            told |= rf__is_finite(doc, i) ||
                    (f == RF__F_WITH &&
                     (rf__tag_at(doc, i, RF__C_TRIGGER) || rf__tag_at(doc, i, RF__C_VERB)));
            ended = doc->tokens[i].kind == RF__PUNCT && doc->tokens[i].punct != '-';
        }
        if (told && !ended)
            return true;
    }
    return false;
}

/* "five died on Tarsa and six died near Gorsk": the place before "and", for the second number. */
bool rf__is_of_number_before(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                             const rf__mention *m) {
    enum { REACH = 4 };
    if (d->quantity == UINT32_MAX || d->quantity == s->quantity)
        return false;
    const rf__quantity *own = &doc->quantities[d->quantity], *first = own - 1;
    uint32_t end = own->token + own->n_tokens, m_end = m->phrase + m->n_phrase;
    m_end += doc->tokens[m_end].punct == ',';
    bool verb = rf__is_locative(rf__function_at(doc, end)); /* "and six near Gorsk" */
    if (first->kind != RF__Q_COUNT || first->token > m->phrase || m_end + 1 != own->phrase ||
        rf__function_at(doc, m_end) != RF__F_AND)
        return false;
    for (uint32_t i = end; i < end + REACH && i < s->token + s->n_tokens; i++)
        verb |= rf__is_finite(doc, i);
    return verb;
}

/* "In Norland, 645 have died": does a place open the sentence, before what is told? */
bool rf__is_framed(const rf__doc *doc, const rf__sentence *s, rf__anchor anchor) {
    const rf__mention *first = &doc->mentions[s->mention];
    return s->n_mentions && rf__is_place(first) && first->phrase <= s->token + 2 &&
           first->phrase + first->n_phrase <= anchor.from && rf__is_locative(first->preposition);
}

/* "; in Gorsk, flooded before, the mayor counts 59", ", and in Gorsk, a suburb, 20 died": does a
 * place open a clause, of what is told up to the next semicolon? */
bool rf__opens_clause(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    uint32_t in = m->phrase - 1; /* the preposition */
    if (m->preposition != RF__F_IN || m->phrase < s->token + 4 ||
        doc->tokens[m->phrase + m->n_phrase].punct != ',')
        return false;
    rf__function f = rf__function_at(doc, in - 1);
    return doc->tokens[in - 1].punct == ';' ||
           (doc->tokens[in - 2].punct == ',' &&
            (f == RF__F_AND || f == RF__F_WHILE || f == RF__F_BUT));
}

bool rf__semicolon_between(const rf__doc *doc, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (doc->tokens[i].punct == ';')
            return true;
    return false;
}

/* "The battle for Gorsk, a city of", "Fighting in Gorsk": what begins the sentence. */
static bool is_scene_of_subject(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    enum { WORDS = 4 };
    uint32_t before = m->phrase - 2;
    if (m->preposition == RF__F_NONE || m->phrase < s->token + 2 || m->phrase > s->token + WORDS ||
        !rf__is_any_preposition(rf__function_at(doc, m->phrase - 1)))
        return false;
    const rf__tag *word = rf__tag_over(doc, before, RF__C_TIME_WORD);
    return word && word->entry->code == RF__W_CRISIS && word->token + word->n == m->phrase - 1;
}

/* A place smaller than a country that begins the sentence. */
bool rf__begins_sentence(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    bool first = m->phrase <= s->token + 1 && m->preposition == RF__F_NONE;
    return (first || is_scene_of_subject(doc, s, m)) && m->place != RF_NO_PLACE &&
           rf__gaz_brief_of(doc->gazetteer, m->place).kind != RF_GAZ_COUNTRY;
}
