#include "place/gaz_builder.h"
#include "place/gaz_import.h"

#include "base/fold.h"
#include "base/mem.h"
#include "base/outfile.h"
#include "place/name_words.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef RF_DATADIR
#define RF_DATADIR "/usr/local/share/refuge"
#endif

#define FILE_NAME "places.gaz"
/* Users' files may be so large: all countries of GeoNames are 1.6 GB. */
#define MOST_FILE ((size_t)4 << 30)
/* A variant spelling is believed this much. */
#define VARIANT_QUALITY 0.7f
/* A name so well known (20 log10) does not go on as a variant spelling of a longer one. */
#define WELL_KNOWN 100
/* More words than this are not joined to look for a variant. */
#define VARIANT_MOST_WORDS 5

static const char *const kind_names[RF_N_GAZ_KINDS] = {
    "", "country", "admin1", "admin2", "town", "camp", "region", "water", "point"};

const char *rf_gaz_kind_name(rf_gaz_kind kind) {
    return (unsigned)kind < RF_N_GAZ_KINDS ? kind_names[kind] : "";
}

/* ---- images ---- */

static bool part_fits(rf__gaz_part part, size_t size, size_t n_bytes) {
    return part.at % 8 == 0 && part.at <= n_bytes && part.n <= (n_bytes - part.at) / size &&
           part.n < INT32_MAX;
}

static bool marks_fit(rf__gaz_part part, size_t n_bytes) {
    return part.n && (part.n & (part.n - 1)) == 0 && part_fits(part, sizeof(uint64_t), n_bytes);
}

rf_err rf__gaz_image_check(rf__gaz_image *ret, const unsigned char *bytes, size_t n_bytes,
                           const char *path, rf_diag *diag) {
    rf__gaz_head head;
    if (n_bytes < sizeof head)
        return rf_diag_set(diag, RF_ERR_GAZETTEER, path, 0, 0, "too short to be a gazetteer");
    memcpy(&head, bytes, sizeof head);
    if (head.magic != RF__GAZ_MAGIC)
        return rf_diag_set(diag, RF_ERR_GAZETTEER, path, 0, 0,
                           "not a gazetteer of this version of the program");
    if (head.n_bytes != n_bytes || !part_fits(head.places, sizeof(rf__gaz_record), n_bytes) ||
        !part_fits(head.strings, 1, n_bytes) ||
        !part_fits(head.exact, sizeof(rf__gaz_slot), n_bytes) ||
        !part_fits(head.variant, sizeof(rf__gaz_slot), n_bytes) ||
        !marks_fit(head.exact_marks, n_bytes) || !marks_fit(head.variant_marks, n_bytes) ||
        !part_fits(head.lists, sizeof(uint32_t), n_bytes) || head.strings.n == 0 ||
        head.exact.n == 0 || head.variant.n == 0 ||
        bytes[head.strings.at + head.strings.n - 1] != 0)
        return rf_diag_set(diag, RF_ERR_GAZETTEER, path, 0, 0, "a damaged gazetteer");
    *ret = (rf__gaz_image){
        .bytes = bytes,
        .n_bytes = n_bytes,
        .places = (const rf__gaz_record *)(const void *)(bytes + head.places.at),
        .strings = (const char *)(bytes + head.strings.at),
        .exact = (const rf__gaz_slot *)(const void *)(bytes + head.exact.at),
        .variant = (const rf__gaz_slot *)(const void *)(bytes + head.variant.at),
        .exact_marks = (const uint64_t *)(const void *)(bytes + head.exact_marks.at),
        .variant_marks = (const uint64_t *)(const void *)(bytes + head.variant_marks.at),
        .lists = (const uint32_t *)(const void *)(bytes + head.lists.at),
        .n_places = (uint32_t)head.places.n,
        .n_strings = (uint32_t)head.strings.n,
        .n_exact = (uint32_t)head.exact.n,
        .n_variant = (uint32_t)head.variant.n,
        .n_exact_marks = (uint32_t)head.exact_marks.n,
        .n_variant_marks = (uint32_t)head.variant_marks.n,
        .n_lists = (uint32_t)head.lists.n,
    };
    return RF_OK;
}

/* Longer runs of full slots than this don't come about by themselves. */
#define MOST_STEPS 4096

bool rf__gaz_find(const rf__gaz_image *image, bool variant, uint64_t hash, const uint32_t **ret_ids,
                  const uint8_t **ret_known, uint32_t *ret_n, rf_name_use *ret_use) {
    *ret_n = 0;
    const rf__gaz_slot *slots = variant ? image->variant : image->exact;
    uint64_t n_slots = variant ? image->n_variant : image->n_exact;
    const uint64_t *marks = variant ? image->variant_marks : image->exact_marks;
    uint64_t n_marks = variant ? image->n_variant_marks : image->n_exact_marks;
    if (!n_slots || !(marks[rf__gaz_mark_at(hash, n_marks)] & rf__gaz_mark(hash)))
        return false;
    uint64_t i = rf__gaz_slot_of(hash, n_slots);
    uint32_t low = (uint32_t)hash, high = (uint32_t)(hash >> 32);
    uint64_t steps = n_slots < MOST_STEPS ? n_slots : MOST_STEPS;
    for (; steps && slots[i].at; steps--) {
        if (slots[i].low == low && slots[i].high == high)
            break;
        i = i + 1 == n_slots ? 0 : i + 1;
    }
    if (!steps || !slots[i].at)
        return false;
    uint32_t at = slots[i].at & ~RF__GAZ_MORE;
    if (at && at < image->n_lists) {
        const uint32_t *list = image->lists + at;
        uint32_t n = list[0] & 0xFFFFFF, use = list[0] >> 24;
        if (n <= RF__GAZ_MOST_CANDIDATES && at + 1 + n + (n + 3) / 4 <= image->n_lists) {
            *ret_ids = list + 1;
            *ret_known = (const uint8_t *)(list + 1 + n);
            *ret_n = n;
            *ret_use = use == RF_NAME_DEMONYM ? RF_NAME_DEMONYM : RF_NAME_PLACE;
        }
    }
    return slots[i].at & RF__GAZ_MORE;
}

/* ---- opening ---- */

static rf_err map_file(rf_gazetteer *g, const char *path, rf_diag *diag) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return rf_diag_set(diag, errno == ENOENT ? RF_ERR_NOT_FOUND : RF_ERR_IO, path, 0, 0, "%s",
                           strerror(errno));
    struct stat st;
    rf_err err = RF_OK;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size <= 0)
        err = rf_diag_set(diag, RF_ERR_GAZETTEER, path, 0, 0, "not a gazetteer file");
    if (!err) {
        void *bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_SHARED, fd, 0);
        if (bytes == MAP_FAILED) {
            err = rf_diag_set(diag, RF_ERR_IO, path, 0, 0, "%s", strerror(errno));
        } else {
            g->mapped = bytes;
            g->n_mapped = (size_t)st.st_size;
            err = rf__gaz_image_check(&g->base, bytes, g->n_mapped, path, diag);
        }
    }
    close(fd);
    return err;
}

/* Beside the program or in a folder above it (the build folder), where it was installed, or in
 * share/refuge beside the program's bin. */
static bool find_built(char *path, size_t n) {
    char dir[4096];
    ssize_t length = readlink("/proc/self/exe", dir, sizeof dir - 1);
    if (length > 0) {
        dir[length] = 0;
        for (int up = 0; up < 5; up++) {
            char *slash = strrchr(dir, '/');
            if (!slash)
                break;
            *slash = 0;
            static const char *const within[] = {"data/places/" FILE_NAME,
                                                 "share/refuge/" FILE_NAME};
            for (size_t i = 0; i < sizeof within / sizeof *within; i++) {
                int wrote = snprintf(path, n, "%s/%s", dir, within[i]);
                if (wrote > 0 && (size_t)wrote < n && access(path, R_OK) == 0)
                    return true;
            }
        }
    }
    snprintf(path, n, "%s", RF_DATADIR "/" FILE_NAME);
    return access(path, R_OK) == 0;
}

rf_err rf_gazetteer_open(rf_gazetteer **ret, const char *path, rf_diag *diag) {
    char built[4200];
    if (!path) {
        if (!find_built(built, sizeof built))
            return rf_diag_set(diag, RF_ERR_NOT_FOUND, built, 0, 0,
                               "the gazetteer that belongs to the program is not there");
        path = built;
    }
    rf_gazetteer *g = rf__calloc(1, sizeof *g);
    if (!g)
        return RF_ERR_NOMEM;
    rf_err err = map_file(g, path, diag);
    if (err) {
        rf_gazetteer_free(g);
        return err;
    }
    *ret = g;
    return RF_OK;
}

rf_err rf__gazetteer_of_image(rf_gazetteer **ret, unsigned char *bytes, size_t n_bytes,
                              rf_diag *diag) {
    rf_gazetteer *g = rf__calloc(1, sizeof *g);
    if (!g) {
        rf__free(bytes);
        return RF_ERR_NOMEM;
    }
    g->own_base = bytes;
    rf_err err = rf__gaz_image_check(&g->base, bytes, n_bytes, "", diag);
    if (err)
        rf_gazetteer_free(g);
    else
        *ret = g;
    return err;
}

void rf_gazetteer_free(rf_gazetteer *g) {
    if (!g)
        return;
    if (g->mapped)
        munmap(g->mapped, g->n_mapped);
    rf__free(g->own_base);
    rf__free(g->own_over);
    rf__gaz_builder_free(g->own);
    rf__free(g->own);
    rf__free(g);
}

/* A gazetteer of the builder's places so far, laid over the base. */
static rf_err lay_over(rf_gazetteer *g) {
    unsigned char *bytes = NULL;
    size_t n_bytes = 0;
    g->own->under = &g->base;
    rf_err err = rf__gaz_builder_finish(g->own, g->base.n_places, &bytes, &n_bytes);
    rf__gaz_image over;
    if (!err)
        err = rf__gaz_image_check(&over, bytes, n_bytes, "", NULL);
    if (err) {
        rf__free(bytes);
        return err;
    }
    rf__free(g->own_over);
    g->own_over = bytes;
    g->n_laid++;
    g->over = over;
    return RF_OK;
}

rf_err rf__gazetteer_add_text(rf_gazetteer *g, const char *path, const char *text, size_t n,
                              rf_issues *issues, rf_diag *diag) {
    rf_err err = RF_OK;
    if (!g->own) {
        rf__gaz_builder *own = rf__calloc(1, sizeof *own);
        if (!own)
            return RF_ERR_NOMEM;
        err = rf__gaz_builder_start(own);
        if (err) {
            rf__free(own);
            return err;
        }
        g->own = own;
    }
    size_t n_places = g->own->n_places;
    err = rf__places_import(g->own, g, path, (rf__span){text, n}, issues, diag);
    if (!err)
        err = lay_over(g);
    if (err) /* all of a file or nothing */
        rf__gaz_builder_cut(g->own, n_places);
    return err;
}

rf_err rf_gazetteer_add_file(rf_gazetteer *g, const char *path, rf_issues *issues, rf_diag *diag) {
    rf__buf text = {0};
    rf_err err = rf__read_file(path, MOST_FILE, &text, diag);
    if (!err)
        err = rf__gazetteer_add_text(g, path, text.bytes ? text.bytes : "", text.n, issues, diag);
    rf__buf_free(&text);
    return err;
}

rf_err rf_gazetteer_save(const rf_gazetteer *g, const char *path, rf_diag *diag) {
    rf__gaz_builder b;
    rf_err err = rf__gaz_builder_start(&b);
    if (!err)
        err = rf__gaz_builder_copy(&b, &g->base);
    const rf__gaz_builder *own = g->own;
    uint32_t shift = (uint32_t)b.strings.n;
    if (!err && own) {
        rf__buf_add(&b.strings, own->strings.bytes, own->strings.n);
        if (b.strings.failed)
            err = RF_ERR_NOMEM;
    }
    for (size_t i = 0; own && i < own->n_places && !err; i++) {
        rf__gaz_record record = own->places[i];
        record.name += shift;
        record.id += shift;
        uint32_t index;
        err = rf__gaz_builder_place(&b, &record, &index);
    }
    for (size_t i = 0; own && i < own->n_bearers && !err; i++) {
        if (!rf__grow(&b.bearers, &b.cap_bearers, b.n_bearers + 1, sizeof *b.bearers)) {
            err = RF_ERR_NOMEM;
            break;
        }
        rf__gaz_bearer bearer = own->bearers[i];
        if (bearer.place != RF__GAZ_NO_PLACE)
            bearer.place += g->base.n_places;
        b.bearers[b.n_bearers++] = bearer;
    }
    unsigned char *bytes = NULL;
    size_t n_bytes = 0;
    if (!err)
        err = rf__gaz_builder_finish(&b, 0, &bytes, &n_bytes);
    rf__gaz_builder_free(&b);
    rf__outfile out;
    if (!err && !(err = rf__outfile_open(&out, path, diag))) {
        rf__outfile_write(&out, (const char *)bytes, n_bytes);
        err = rf__outfile_commit(&out, diag);
    }
    rf__free(bytes);
    return err;
}

/* ---- places ---- */

size_t rf_gazetteer_count(const rf_gazetteer *g) {
    return (size_t)g->base.n_places + g->over.n_places;
}

static const char *string_at(const rf_gazetteer *g, rf_place_id id, uint32_t offset) {
    const rf__gaz_image *image = (uint32_t)id < g->base.n_places ? &g->base : &g->over;
    return offset < image->n_strings ? image->strings + offset : "";
}

/* So that a view can point to a NUL-ended code. */
const char rf__country_codes[26 * 26][3] = {
#define ROW(a)                                                                                     \
    {a, 'A'}, {a, 'B'}, {a, 'C'}, {a, 'D'}, {a, 'E'}, {a, 'F'}, {a, 'G'}, {a, 'H'}, {a, 'I'},      \
        {a, 'J'}, {a, 'K'}, {a, 'L'}, {a, 'M'}, {a, 'N'}, {a, 'O'}, {a, 'P'}, {a, 'Q'}, {a, 'R'},  \
        {a, 'S'}, {a, 'T'}, {a, 'U'}, {a, 'V'}, {a, 'W'}, {a, 'X'}, {a, 'Y'}, {a, 'Z'},
    ROW('A') ROW('B') ROW('C') ROW('D') ROW('E') ROW('F') ROW('G') ROW('H') ROW('I') ROW('J')
        ROW('K') ROW('L') ROW('M') ROW('N') ROW('O') ROW('P') ROW('Q') ROW('R') ROW('S') ROW('T')
            ROW('U') ROW('V') ROW('W') ROW('X') ROW('Y') ROW('Z')
#undef ROW
};

rf_gaz_place rf_gazetteer_get(const rf_gazetteer *g, rf_place_id id) {
    rf_gaz_place place = {
        .id = "", .name = "", .country = "", .admin1 = "", .lat_deg = NAN, .lon_deg = NAN};
    const rf__gaz_record *r = rf__gaz_at(g, id);
    if (!r)
        return place;
    place.id = string_at(g, id, r->id);
    place.name = string_at(g, id, r->name);
    rf__gaz_brief brief = rf__gaz_brief_of(g, id);
    place.country = brief.country;
    place.kind = brief.kind;
    const rf__gaz_record *admin1 =
        r->admin1 <= INT32_MAX ? rf__gaz_at(g, (rf_place_id)r->admin1) : NULL;
    if (admin1)
        place.admin1 = string_at(g, (rf_place_id)r->admin1, admin1->name);
    if (r->lat != RF__GAZ_NO_DEGREES && r->lon != RF__GAZ_NO_DEGREES) {
        place.lat_deg = r->lat / 1e5;
        place.lon_deg = r->lon / 1e5;
    }
    place.n_people = r->n_people;
    place.capital = r->flags & RF__GAZ_CAPITAL;
    return place;
}

double rf_place_distance_km(double lat1_deg, double lon1_deg, double lat2_deg, double lon2_deg) {
    double to_rad = 3.14159265358979323846 / 180;
    double p1 = lat1_deg * to_rad, p2 = lat2_deg * to_rad;
    double sp = sin((p2 - p1) / 2), sl = sin((lon2_deg - lon1_deg) * to_rad / 2);
    double h = sp * sp + cos(p1) * cos(p2) * sl * sl;
    return 2 * 6371.0 * asin(sqrt(fmin(1, h)));
}

/* ---- names in running text ---- */

static bool take(const rf_gazetteer *g, bool variant, uint64_t hash, uint32_t n_words,
                 rf_place_match *ret, bool *ret_more) {
    const uint32_t *ids;
    const uint8_t *known;
    uint32_t n = 0;
    rf_name_use use = RF_NAME_PLACE;
    *ret_more = false;
    if (g->over.n_exact)
        *ret_more = rf__gaz_find(&g->over, variant, hash, &ids, &known, &n, &use);
    if (!n)
        *ret_more |= rf__gaz_find(&g->base, variant, hash, &ids, &known, &n, &use);
    else if (!*ret_more) { /* the base may know longer names */
        const uint32_t *base_ids;
        const uint8_t *base_known;
        uint32_t base_n;
        rf_name_use base_use;
        *ret_more =
            rf__gaz_find(&g->base, variant, hash, &base_ids, &base_known, &base_n, &base_use);
    }
    if (!n)
        return false;
    *ret = (rf_place_match){.n_words = n_words,
                            .n_candidates = n,
                            .candidates = (const rf_place_id *)(const void *)ids,
                            .known = known,
                            .use = use,
                            .quality = variant ? VARIANT_QUALITY : 1.0f};
    return true;
}

bool rf_gazetteer_match(const rf_gazetteer *g, const rf_word *words, size_t n_words, size_t n_spelt,
                        rf_place_match *ret) {
    size_t most = n_words < RF__NAME_MOST_WORDS ? n_words : RF__NAME_MOST_WORDS;
    uint64_t hash = 0;
    uint32_t found = 0;
    bool more = true;
    for (uint32_t i = 0; i < most && more; i++) {
        hash = rf__phrase_hash(hash, words[i].hash);
        if (take(g, false, hash, i + 1, ret, &more))
            found = i + 1;
    }
    most = n_spelt < VARIANT_MOST_WORDS ? n_spelt : VARIANT_MOST_WORDS;
    if (found >= most || (found && ret->known[0] > WELL_KNOWN))
        return found > 0;
    rf__skeleton skeleton = {.n = 0};
    for (uint32_t i = 0; i < most; i++) {
        rf__skeleton_add(&skeleton, &words[i]);
        uint64_t key = i + 1 > found ? rf__skeleton_hash(&skeleton) : 0;
        if (key && take(g, true, key, i + 1, ret, &more))
            found = i + 1;
    }
    return found > 0;
}
