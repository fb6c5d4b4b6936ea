/* Makes gazetteer images: for the build of the program, for places laid over a gazetteer and for
 * saving both as one file. */
#ifndef RF_GAZ_BUILDER_H
#define RF_GAZ_BUILDER_H

#include "base/buf.h"
#include "base/mem.h"
#include "place/gaz_format.h"

/* One place bears one name. */
typedef struct rf__gaz_bearer {
    uint64_t hash;
    uint32_t place; /* RF__GAZ_NO_PLACE: the beginning of a longer name */
    uint8_t known, use;
    bool variant; /* hash is of the skeleton */
    bool more;
} rf__gaz_bearer;

typedef struct rf__gaz_builder {
    const rf__gaz_image *under; /* its candidates are added to names that it knows too; or NULL */
    rf__gaz_record *places;
    size_t n_places, cap_places;
    rf__buf strings;
    rf__gaz_bearer *bearers;
    size_t n_bearers, cap_bearers;
} rf__gaz_builder;

rf_err rf__gaz_builder_start(rf__gaz_builder *builder) RF_NODISCARD;
void rf__gaz_builder_free(rf__gaz_builder *builder);
/* The offset of a string in the image. */
rf_err rf__gaz_builder_string(rf__gaz_builder *builder, const char *text, size_t n,
                              uint32_t *ret) RF_NODISCARD;
rf_err rf__gaz_builder_place(rf__gaz_builder *builder, const rf__gaz_record *record,
                             uint32_t *ret) RF_NODISCARD;
/* known: log10 of the people who make a place as well known as this one, 0..12. Names that fold to
 * nothing or to more than 8 words are passed over. */
rf_err rf__gaz_builder_name(rf__gaz_builder *builder, uint32_t place, const char *name, size_t n,
                            rf_name_use use, double known) RF_NODISCARD;
/* Takes back places from n_places on and all bearers of them. */
void rf__gaz_builder_cut(rf__gaz_builder *builder, size_t n_places);
/* Everything of an image, ids kept. Only into an empty builder. */
rf_err rf__gaz_builder_copy(rf__gaz_builder *builder, const rf__gaz_image *image) RF_NODISCARD;
/* The image; *ret is freed with rf__free. id_base is added to the ids of the builder's places. */
rf_err rf__gaz_builder_finish(rf__gaz_builder *builder, uint32_t id_base, unsigned char **ret,
                              size_t *ret_n) RF_NODISCARD;

int32_t rf__gaz_degrees(double deg);

#endif
