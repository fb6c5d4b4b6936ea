/* Shared by the files that find names of places in a sentence (mention.c, mention_unknown.c). */
#ifndef RF_MENTION_FIND_H
#define RF_MENTION_FIND_H

#include "claim/figure/claim_table.h"
#include "claim/name/mention.h"

typedef struct rf__finder {
    rf__doc *doc;
    const rf__sentence *s;
    uint32_t index, end;     /* of the sentence; its last token + 1 */
    uint32_t person_until;   /* tokens before this belong to a person's name */
    uint32_t dateline_until; /* the end of "NAIROBI, 3 May - ", or 0 */
} rf__finder;

static inline bool rf__is_tagged(const rf__doc *doc, uint32_t token, rf__class class) {
    return rf__tag_at(doc, token, class) != NULL;
}

static inline bool rf__is_plain_word(const rf__doc *doc, uint32_t token) {
    const uint64_t plain = RF__BIT(RF__C_NOUN) | RF__BIT(RF__C_VERB) | RF__BIT(RF__C_TRIGGER) |
                           RF__BIT(RF__C_HAZARD) | RF__BIT(RF__C_NOT_PLACE) |
                           RF__BIT(RF__C_COMPLEMENT);
    return token < doc->n_tokens && doc->tokens[token].classes & plain;
}

/* Most words begin with a capital: capitals say little. */
bool rf__in_title_case(const rf__doc *doc, const rf__sentence *s);
/* "Gorsk saw fresh fighting", "Gorsk was shelled": does a sentence begin with a name to which that
 * happens? */
bool rf__befalls(const rf__doc *doc, const rf__sentence *s, const rf__mention *m);
/* "several towns, including Gorsk": is a name one of the places of a kind that is told; "19,000
 * residents of Gorsk": does it have them? */
bool rf__is_one_of_places(const rf__finder *f, const rf__mention *m);
bool rf__has_residents(const rf__finder *f, const rf__mention *m);
/* "in Somali region": a region that is called like a people; the match is then of it alone. */
bool rf__is_region_of_people(const rf__doc *doc, const rf__name_around *around,
                             rf_place_match *match);
/* "the Armed Forces of Norland": whose they are (mention_side.c). */
bool rf__is_of_forces(const rf__finder *f, const rf__mention *m);
/* "launched the Dawn [operation]": does a word for a fight stand behind a name? */
bool rf__names_operation(const rf__doc *doc, uint32_t after);
/* "the Tarsan [village of Gorsk]": is it a people, and not the name of the village? */
bool rf__describes_village(const rf__finder *f, uint32_t run);
/* "Cross border moves", "the Home Front Command": is a common word with a kind behind it no name?
 */
bool rf__is_word_of_body(const rf__finder *f, const rf__mention *m, const rf__name_around *around);
/* "Chin and [Mon] states", "[Northern] and White Nile states": is a word of time or of a direction
 * the name of a region, as the kind behind it tells? */
bool rf__shares_kind(const rf__finder *f, uint32_t token);
/* "fled Bria", "made it as far as Korma", "captured Saraqib": what such verbs take is a place. */
bool rf__behind_verb_of_places(const rf__doc *doc, const rf__sentence *s, const rf__mention *m);
/* "Hays (4 HHs)": behind a name the brackets tell how many families are there. */
bool rf__counts_families(const rf__doc *doc, uint32_t after, uint32_t end);
/* "el-Tina": an article written small belongs to the name behind it, whether or not it is listed
 * with it. */
void rf__take_article(const rf__finder *f, rf__mention *m);
rf_err rf__add_mention(rf__finder *f, const rf__mention *m, const rf_place_mention *r) RF_NODISCARD;
/* "Tarsa (7 dead), Gorsk (2) and Kesh (1)": goes on with a list of names with their counts. */
bool rf__goes_on_counting(const rf__doc *doc, const rf__mention *m);
/* "[Tarsa] lost 64 houses, Kesh 38": the first of names that each have a number. */
bool rf__opens_pairs(const rf__finder *f, const rf__mention *m);
/* "from Bay (61,200)", "in Bay": a region called like a kind of place (mention_words.c). */
bool rf__is_region_like(const rf__finder *f, uint32_t token);
/* "killed in Gorsk and [Tarsa]", "raided Gorsk, [Kesh] and Tarsa": goes on with places of a list,
 * up to its "and"; run: the token behind the name. */
bool rf__goes_on_list(const rf__finder *f, const rf__mention *m, uint32_t run);
/* "Gorsk | was home to 40,000 people" */
bool rf__is_home(const rf__finder *f, uint32_t after);
/* "in Victor Fajardo Province", and "in Victor Fajardo" later: a place called after somebody. */
bool rf__is_called_after(const rf__finder *f, uint32_t token);
/* A name that the gazetteer lacks: kept when a kind or a preposition says that it is a place. */
rf_err rf__take_unknown(rf__finder *f, uint32_t token, uint32_t *ret_next) RF_NODISCARD;
/* "youths from the Murle community": rather people than a place. */
bool rf__is_folk(const rf__doc *doc, const rf__mention *m, const rf__name_around *around);
/* "a mostly Tarsan mountain area": a name that only says of which sort something is. */
bool rf__is_quality(const rf__finder *f, uint32_t token);
/* The name that ends before a token is a person's. */
void rf__take_person(rf__finder *f, uint32_t end);
/* "General Omar Tarsa said ... Tarsa went on": is it somebody named before? */
bool rf__is_person_told(const rf__doc *doc, const rf__mention *m);
bool rf__is_of_side(const rf__doc *doc, const rf__mention *m, const rf__name_around *around);
/* "the South-West town of Gorsk": a part of the country, which ends before `run`, before the words
 * for a town in it. */
bool rf__is_part_before_town(const rf__doc *doc, uint32_t token, uint32_t run);
/* "in the northwest": a part of the country without its name. */
rf_err rf__take_direction(rf__finder *f, uint32_t token, uint32_t *ret_next) RF_NODISCARD;

/* "[US] jets fired": does a short name in capitals serve as an adjective? kind: of its best known
 * place (mention_side.c). */
bool rf__stands_for_adjective(const rf__finder *f, const rf__mention *m, rf_gaz_kind kind);

#endif
