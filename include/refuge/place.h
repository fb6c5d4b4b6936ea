/* Places by name. A gazetteer is a read-only file (memory-mapped) of places with their names in
 * many spellings; users' own places can be laid over it. Everything may be shared by threads once
 * opened. */
#ifndef REFUGE_PLACE_H
#define REFUGE_PLACE_H

#include "refuge/err.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef int32_t rf_place_id; /* within one gazetteer; RF_NO_PLACE is none */
#define RF_NO_PLACE (-1)

typedef enum rf_gaz_kind {
    RF_GAZ_UNKNOWN,
    RF_GAZ_COUNTRY,
    RF_GAZ_ADMIN1, /* province, state, governorate, oblast */
    RF_GAZ_ADMIN2, /* district, county */
    RF_GAZ_TOWN,   /* a populated place of any size */
    RF_GAZ_CAMP,
    RF_GAZ_REGION, /* an area without a border: a continent, "Sahel", "Darfur", an island */
    RF_GAZ_WATER,  /* a river, lake or sea */
    RF_GAZ_POINT,  /* a hill, crossing, road, air base */
    RF_N_GAZ_KINDS
} rf_gaz_kind;

/* "town"; "" for RF_GAZ_UNKNOWN. */
const char *rf_gaz_kind_name(rf_gaz_kind kind);

/* A view of one place; strings live as long as the gazetteer. */
typedef struct rf_gaz_place {
    const char *id; /* "geonames:172946", "own:..." */
    const char *name;
    const char *country; /* ISO 3166-1 alpha-2, or "" */
    const char *admin1;  /* name of the first-level region, or "" */
    rf_gaz_kind kind;
    double lat_deg, lon_deg; /* NAN when unknown */
    int64_t n_people;        /* 0 when unknown */
    bool capital;            /* of its country */
} rf_gaz_place;

typedef struct rf_gazetteer rf_gazetteer;

/* Opens a gazetteer file; path NULL: the one that was built with the program (beside it, in the
 * build folder, or installed; RF_GAZETTEER in the environment is not read here). RF_ERR_NOT_FOUND,
 * RF_ERR_IO. */
rf_err rf_gazetteer_open(rf_gazetteer **ret, const char *path, rf_diag *diag) RF_NODISCARD;
void rf_gazetteer_free(rf_gazetteer *gazetteer);
size_t rf_gazetteer_count(const rf_gazetteer *gazetteer);
rf_gaz_place rf_gazetteer_get(const rf_gazetteer *gazetteer, rf_place_id id);
/* Lays the places of a file over the gazetteer: a GeoNames dump, an OCHA p-code table or a Flee
 * locations.csv, told apart by their columns. Not while other threads use it. */
rf_err rf_gazetteer_add_file(rf_gazetteer *gazetteer, const char *path, rf_issues *issues,
                             rf_diag *diag) RF_NODISCARD;
/* Writes the gazetteer and what was laid over it as one gazetteer file. */
rf_err rf_gazetteer_save(const rf_gazetteer *gazetteer, const char *path,
                         rf_diag *diag) RF_NODISCARD;

/* Great-circle distance in kilometres (radius 6371 km). */
double rf_place_distance_km(double lat1_deg, double lon1_deg, double lat2_deg, double lon2_deg);

/* ---- names in running text ---- */

/* A word as base/fold.h folds it. */
typedef struct rf_word {
    const char *folded;
    uint32_t n;
    uint64_t hash; /* rf__word_hash of the folded bytes */
} rf_word;

typedef enum rf_name_use {
    RF_NAME_PLACE,  /* "Syria", "Maaret al-Numan" */
    RF_NAME_DEMONYM /* "Syrian", "Sudanese": of a country or region */
} rf_name_use;

typedef struct rf_place_match {
    uint32_t n_words; /* how many of the words the name takes */
    uint32_t n_candidates;
    const rf_place_id *candidates; /* best known first; lives as long as the gazetteer */
    const uint8_t *known; /* of each candidate: 20 times the log10 of the people who make a place as
                             well known by this name */
    rf_name_use use;
    float quality; /* 1: the name as listed; less: a variant spelling */
} rf_place_match;

/* The longest name that begins with words[0] (at most 8 words are looked at). Words of a name stand
 * without the hyphens, points and apostrophes between them. Give only words that may belong to one
 * name: a common word is a place somewhere. Only the first n_spelt words may be a variant spelling.
 * False: none. */
bool rf_gazetteer_match(const rf_gazetteer *gazetteer, const rf_word *words, size_t n_words,
                        size_t n_spelt, rf_place_match *ret);

/* One name in a report, for resolving all names of the report together. */
typedef struct rf_place_mention {
    rf_place_match match;
    rf_gaz_kind kind_hint; /* from a kind word: "province", "the town of", "camp"; or UNKNOWN */
    uint32_t beyond; /* index plus 1 of the mention of a country that it only borders on ("X, on the
                        border with Y"), or 0 */
    int32_t within;  /* index of the mention that says where it lies ("X in Y province", "X, Y"),
                        or -1 */
    bool inside;     /* it lies there and nowhere else: "the village of X in Y", not "X, Y" */
    float weight; /* how much it tells of what the report is about: 1 for a plain mention, more for
                     the title or dateline, less for a government or an agency's country */
    bool cue;     /* the words around it say that it is a place: "in X", "X province" */
    float doubt;  /* 0; more when it is likely something else: a common word, a person's name */
    /* out: */
    rf_place_id place; /* or RF_NO_PLACE */
    float confidence;  /* 0..1 */
} rf_place_mention;

/* Chooses a place for every mention by all of them together: the countries that the report is
 * about, nearness, importance, kind hints. A name that is more likely no place, or one that the
 * gazetteer lacks, gets none. country: ISO code that the report is known to be about,
 * or NULL. *ret_country (may be NULL) gets the main country of the report (ISO), or "". Cost:
 * mentions times candidates, with candidates of a mention limited. */
rf_err rf_places_resolve(const rf_gazetteer *gazetteer, rf_place_mention *mentions, size_t n,
                         const char *country, char ret_country[3]) RF_NODISCARD;

#ifdef __cplusplus
}
#endif
#endif
