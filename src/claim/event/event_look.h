/* Looking at the words of events in a sentence: how far apart they stand, and what is between. For
 * event_fit.c and event_pair.c. */
#ifndef RF_EVENT_LOOK_H
#define RF_EVENT_LOOK_H

#include "claim/event/event.h"

static inline uint32_t rf__event_gap(const rf__event_hit *a, const rf__event_hit *b) {
    const rf__event_hit *left = a->token < b->token ? a : b, *right = left == a ? b : a;
    return right->token > left->token + left->n ? right->token - left->token - left->n : 0;
}

static inline bool rf__event_same_clause(const rf__event_finder *f, const rf__event_hit *a,
                                         const rf__event_hit *b) {
    const rf__event_hit *left = a->token < b->token ? a : b, *right = left == a ? b : a;
    for (uint32_t i = left->token + left->n; i < right->token; i++) {
        bool goes_on = rf__function_at(f->doc, i + 1) == RF__F_IT; /* "; it was reopened" */
        bool label = f->doc->tokens[i].punct == ':' && i + 1 == right->token; /* "Road: closed" */
        if ((f->doc->tokens[i].punct == ';' && !goes_on) ||
            (f->doc->tokens[i].punct == ':' && !label))
            return false;
    }
    return true;
}

static inline bool rf__event_near(const rf__event_finder *f, const rf__event_hit *hit, int word) {
    for (uint32_t i = 0; i < f->n_hits; i++) {
        const rf__event_hit *other = &f->hits[i];
        if ((int)other->word == word && other->token != hit->token &&
            rf__event_gap(hit, other) <= 4 &&
            (word != RF__E_NOT_APPEAL ||
             !rf__is_kind(rf__event_tag(f->doc, other->token, RF__E_NOT_APPEAL), "subject")))
            return true;
    }
    return false;
}

static inline bool rf__event_word_at(const rf__event_finder *f, uint32_t token,
                                     rf__event_word word) {
    for (uint32_t i = 0; i < f->n_hits; i++)
        if (f->hits[i].token == token && f->hits[i].word == word)
            return true;
    return false;
}

static inline bool rf__event_between(const rf__event_finder *f, uint32_t from, uint32_t to,
                                     rf__function low, rf__function high) {
    for (uint32_t i = from; i < to; i++) {
        rf__function w = rf__function_at(f->doc, i);
        if (w >= low && w <= high)
            return true;
    }
    return false;
}

static inline bool rf__event_auxiliary(const rf__event_finder *f, uint32_t from, uint32_t to) {
    return rf__event_between(f, from, to, RF__F_BE, RF__F_HAVE);
}

/* At most n tokens back, within the sentence. */
static inline uint32_t rf__event_back(const rf__event_finder *f, uint32_t token, uint32_t n) {
    return token > f->sentence->token + n ? token - n : f->sentence->token;
}

static inline uint32_t rf__event_end(const rf__event_finder *f) {
    return f->sentence->token + f->sentence->n_tokens;
}

static inline bool rf__event_names(const rf__event_finder *f, uint32_t token) {
    const rf__token *t = &f->doc->tokens[token];
    bool date = t->classes & (RF__BIT(RF__C_MONTH) | RF__BIT(RF__C_WEEKDAY)); /* "of February" */
    return t->kind == RF__WORD && t->flags & RF__CAPITAL && !date;
}

/* The first figure of the sentence, then the one behind a figure; NULL: no more. */
const rf__draft *rf__event_figure(const rf__event_finder *f, const rf__draft *figure);
/* Words that tell of no event by what stands beside them (event_apart.c): what people shelter from,
 * by what somebody travelled, whose house was entered, what else was shut, captives who escaped. */
bool rf__event_sheltered_from(const rf__event_finder *f, const rf__event_hit *hit);
bool rf__event_is_travel(const rf__event_finder *f, const rf__event_hit *craft,
                         const rf__event_hit *deed);
bool rf__event_enters_house(const rf__event_finder *f, const rf__event_hit *enter);
bool rf__event_shuts_other(const rf__event_finder *f, const rf__event_hit *way,
                           const rf__event_hit *shut);
bool rf__event_frees_captives(const rf__event_finder *f, const rf__event_hit *flee);
/* "killed [in Gorsk on Sunday] by": nothing but places and times in [from, to)? */
bool rf__event_where_or_when(const rf__event_finder *f, uint32_t from, uint32_t to);
/* "police counted 330,000 | leaving": those counted move, not the police. */
bool rf__event_counted_move(const rf__event_finder *f, const rf__event_hit *troops,
                            const rf__event_hit *move);
/* "closed the road so that nobody could clear | the ruins" */
bool rf__event_clears_other(const rf__event_finder *f, const rf__event_hit *road,
                            const rf__event_hit *clear);
/* "killed since that truce." */
bool rf__event_only_dates(const rf__event_finder *f, const rf__event_hit *truce);
/* "40 [killed] and wounded soldiers" */
bool rf__event_counts_dead(const rf__event_finder *f, const rf__event_hit *kill);
/* "the posts are now [encircled]": how they are, where nobody is told to have done it. */
bool rf__event_is_held(const rf__event_finder *f, const rf__event_hit *siege);
/* "hit a house, [wounding five], most of them | students": are people harmed as anybody is? */
bool rf__event_harms_besides(const rf__event_finder *f, const rf__event_hit *harm,
                             const rf__event_hit *what);
/* "five [bridges] and 50 schools were | destroyed" */
bool rf__event_counts_others(const rf__event_finder *f, const rf__event_hit *road,
                             const rf__event_hit *closed);
/* "Norland will not [let] anybody [in]": a country shuts people out. */
bool rf__event_shuts_out(const rf__event_finder *f, const rf__event_hit *let,
                         const rf__event_hit *in);
/* Is a site no camp: "the site", "the UNESCO site"? */
bool rf__event_is_other_site(const rf__event_finder *f, const rf__event_hit *site);
/* Is one raid one from the air: such were told before, and nobody on the ground beside it? */
bool rf__event_is_air_raid(const rf__event_finder *f, const rf__event_hit *raid);
/* Is somebody armed told of in [from, to)? */
bool rf__event_has_fighter(const rf__event_finder *f, uint32_t from, uint32_t to);
/* "the army|, which left Gorsk in May, attacked": the comma before what is inserted before a verb;
 * 0: nothing is. */
uint32_t rf__event_before_relative(const rf__event_finder *f, uint32_t verb);
/* Is it a place that fell: "Gorsk has fallen", "fell to the rebels"? */
bool rf__event_is_fallen(const rf__event_finder *f, const rf__event_hit *hit);
/* Is the subject of a passive a place: "Gorsk was | seized"? */
bool rf__event_subject_place(const rf__event_finder *f, uint32_t verb);
/* "many families | went to Gorsk", in a report on a crisis */
bool rf__event_went_away(const rf__event_finder *f, const rf__event_hit *who,
                         const rf__event_hit *went);
/* "Gorsk, | taken by the rebels in May,", "the town was | taken by the rebels" */
bool rf__event_taken_by(const rf__event_finder *f, const rf__event_hit *verb);
/* "In May they | took Gorsk" */
bool rf__event_they_take(const rf__event_finder *f, const rf__event_hit *verb);
/* An organisation right before a word: what it fears is a warning, what residents fear is none. Is
 * a word for a warning one (event_warning.c)? */
bool rf__event_organisation_before(const rf__event_finder *f, const rf__event_hit *hit);
bool rf__event_is_warning(const rf__event_finder *f, const rf__event_hit *hit);
/* "helicopters flew 22 sorties and rescued 316 people" */
bool rf__event_only_flew(const rf__event_finder *f, const rf__event_hit *hit);

#endif
