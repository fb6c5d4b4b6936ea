/* Shared by the files that find place names: the words of a name, and the words around it. */
#ifndef RF_MENTION_H
#define RF_MENTION_H

#include "claim/doc.h"

/* The words from a token on that may make one name, without the hyphens and points between. */
typedef struct rf__name_window {
    rf_word words[8];
    uint32_t ends[8]; /* the token behind each word */
    uint32_t n;
    uint32_t n_spelt; /* words up to the first small word of the language */
    char joined[64];  /* "Cox's" as one word */
} rf__name_window;

/* join: a possessive before a capital is a part of its word ("Cox's Bazar"). False: no memory. */
bool rf__name_window_at(rf__doc *doc, uint32_t token, uint32_t end, bool join,
                        rf__name_window *ret);

/* rf_gazetteer_match with all words of the window, which remembers what it found last.
 * RF_ERR_NOMEM. */
rf_err rf__name_match(rf__doc *doc, const rf__name_window *w, uint32_t n_spelt, rf_place_match *ret,
                      bool *ret_found) RF_NODISCARD;

/* What the words around a name say. Fills phrase, n_phrase, preposition. */
typedef struct rf__name_around {
    rf_gaz_kind kind;
    bool listed; /* the kind is told before a list: "in two villages, Gorsk and" */
    bool kind_after, kind_before;
    bool direction;
} rf__name_around;
rf__name_around rf__look_around(const rf__doc *doc, const rf__sentence *sentence,
                                rf__mention *mention);

static inline bool rf__is_capital(const rf__doc *doc, uint32_t token) {
    const rf__token *t = &doc->tokens[token];
    /* Scripts without capitals: any word may be a name. */
    return t->kind == RF__WORD && (t->flags & RF__CAPITAL || (unsigned char)t->folded[0] >= 0xD6);
}
/* Does a name begin here with an article written small: "el-Fasher", "ad-Damazin"? */
bool rf__opens_with_article(const rf__doc *doc, uint32_t token, uint32_t end);
/* "Africa|'s third-largest nation": a part of the world that the report's country is told to be one
 * of. `after`: the token behind the name. */
bool rf__is_world_part(const rf__doc *doc, rf_place_id place, uint32_t after);
/* "toward Norlander territory": the end of the words for a land that is told by its people; 0: none
 * (mention_side.c). */
uint32_t rf__land_by_people(const rf__doc *doc, const rf__mention *m, uint32_t end);
/* Is there a verb at a token behind a name, whose subject the name may be? */
bool rf__is_verb_behind(const rf__doc *doc, uint32_t at, uint32_t end);
/* Does a name stand for a government or a side (mention_side.c)? end: of its sentence; kind and
 * capital: those of the best known place of the name. */
bool rf__stands_for_side(const rf__doc *doc, uint32_t end, const rf__mention *m, rf_gaz_kind kind,
                         bool capital);
/* Is the preposition one that places stand behind? */
bool rf__is_locative(rf__function f);
/* "in and around", "in or near": do these words begin at a token? */
bool rf__is_in_and_near(const rf__doc *doc, uint32_t token);

/* ---- the names of a sentence and of the report together (mention_set.c) ---- */

/* Kind words and prepositions serve all names of a list, from mention `first` on. */
void rf__share_in_lists(rf__doc *doc, uint32_t first);
/* Ties towns to the regions behind them, from mention `first` on. */
void rf__set_within(rf__doc *doc, uint32_t first);
/* Takes from names that are only directions what lies in countries that are not named. */
void rf__tie_zones(rf__doc *doc);
/* Adds the report's dateline to the names that are resolved together. RF_ERR_NOMEM. */
rf_err rf__add_dateline(rf__doc *doc) RF_NODISCARD;
/* The country of a title that is given beside the text. RF_ERR_NOMEM. */
rf_err rf__add_title(rf__doc *doc) RF_NODISCARD;
/* Finds the names of storms before places are looked for. */
/* Takes from a name the place that was found for it, if that is spelt unlike it; the name may then
 * be longer. */
void rf__drop_unlike(const rf__doc *doc, rf__mention *m, rf_place_mention *r);
void rf__note_storms(rf__doc *doc);
/* Does a good part of the places lie in the report's country? */
bool rf__is_about_one(const rf__doc *doc);

#endif
