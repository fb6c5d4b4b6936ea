#include "place/gaz_builder.h"

#include "base/fold.h"
#include "place/name_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

int32_t rf__gaz_degrees(double deg) {
    if (!(deg >= -180 && deg <= 180))
        return RF__GAZ_NO_DEGREES;
    return (int32_t)lround(deg * 1e5);
}

rf_err rf__gaz_builder_start(rf__gaz_builder *b) {
    memset(b, 0, sizeof *b);
    rf__buf_add(&b->strings, "", 1); /* offset 0 is the empty string */
    return b->strings.failed ? RF_ERR_NOMEM : RF_OK;
}

void rf__gaz_builder_free(rf__gaz_builder *b) {
    if (!b)
        return;
    rf__free(b->places);
    rf__free(b->bearers);
    rf__buf_free(&b->strings);
    memset(b, 0, sizeof *b);
}

rf_err rf__gaz_builder_string(rf__gaz_builder *b, const char *text, size_t n, uint32_t *ret) {
    if (n == 0) {
        *ret = 0;
        return RF_OK;
    }
    if (b->strings.n + n + 1 > UINT32_MAX)
        return RF_ERR_TOO_BIG;
    *ret = (uint32_t)b->strings.n;
    rf__buf_add(&b->strings, text, n);
    rf__buf_add(&b->strings, "", 1);
    return b->strings.failed ? RF_ERR_NOMEM : RF_OK;
}

rf_err rf__gaz_builder_place(rf__gaz_builder *b, const rf__gaz_record *record, uint32_t *ret) {
    if (b->n_places >= INT32_MAX / 2)
        return RF_ERR_TOO_BIG;
    if (!rf__grow(&b->places, &b->cap_places, b->n_places + 1, sizeof *b->places))
        return RF_ERR_NOMEM;
    *ret = (uint32_t)b->n_places;
    b->places[b->n_places++] = *record;
    return RF_OK;
}

static rf_err add_bearer(rf__gaz_builder *b, rf__gaz_bearer bearer) {
    if (!rf__grow(&b->bearers, &b->cap_bearers, b->n_bearers + 1, sizeof *b->bearers))
        return RF_ERR_NOMEM;
    b->bearers[b->n_bearers++] = bearer;
    return RF_OK;
}

rf_err rf__gaz_builder_name(rf__gaz_builder *b, uint32_t place, const char *name, size_t n,
                            rf_name_use use, double known) {
    rf__name_words words;
    rf__name_split(&words, name, n);
    if (!words.whole || words.n == 0)
        return RF_OK;
    rf__gaz_bearer bearer = {.place = RF__GAZ_NO_PLACE, .more = true};
    rf_err err = RF_OK;
    for (uint32_t i = 0; i + 1 < words.n && !err; i++) {
        bearer.hash = rf__phrase_hash(bearer.hash, words.words[i].hash);
        err = add_bearer(b, bearer);
    }
    bearer = (rf__gaz_bearer){.hash = rf__name_hash(words.words, words.n),
                              .place = place,
                              .known = (uint8_t)lround(fmin(fmax(known, 0), 12) * 20),
                              .use = (uint8_t)use};
    if (!err)
        err = add_bearer(b, bearer);
    rf__skeleton skeleton = {.n = 0};
    for (uint32_t i = 0; i < words.n; i++)
        rf__skeleton_add(&skeleton, &words.words[i]);
    bearer.hash = rf__skeleton_hash(&skeleton);
    bearer.variant = true;
    /* Countries are spelt as listed, and too well known to be found by chance. */
    bool spelt = bearer.hash && b->places[place].kind != RF_GAZ_COUNTRY;
    return !err && spelt ? add_bearer(b, bearer) : err;
}

void rf__gaz_builder_cut(rf__gaz_builder *b, size_t n_places) {
    size_t kept = 0; /* finishing sorts bearers, so that theirs may stand anywhere */
    for (size_t i = 0; i < b->n_bearers; i++)
        if (b->bearers[i].place == RF__GAZ_NO_PLACE || b->bearers[i].place < n_places)
            b->bearers[kept++] = b->bearers[i];
    b->n_bearers = kept;
    b->n_places = n_places;
    b->strings.failed = false; /* what is there is whole: nothing points to the rest */
}

static rf_err copy_table(rf__gaz_builder *b, const rf__gaz_image *image, bool variant) {
    const rf__gaz_slot *slots = variant ? image->variant : image->exact;
    uint32_t n_slots = variant ? image->n_variant : image->n_exact;
    rf_err err = RF_OK;
    for (uint32_t i = 0; i < n_slots && !err; i++) {
        if (!slots[i].at)
            continue;
        uint64_t hash = (uint64_t)slots[i].high << 32 | slots[i].low;
        const uint32_t *ids;
        const uint8_t *known;
        uint32_t n;
        rf_name_use use;
        bool more = rf__gaz_find(image, variant, hash, &ids, &known, &n, &use);
        if (more)
            err = add_bearer(
                b, (rf__gaz_bearer){
                       .hash = hash, .place = RF__GAZ_NO_PLACE, .more = true, .variant = variant});
        for (uint32_t k = 0; k < n && !err; k++)
            if (ids[k] < image->n_places)
                err = add_bearer(b, (rf__gaz_bearer){.hash = hash,
                                                     .place = ids[k],
                                                     .known = known[k],
                                                     .use = (uint8_t)use,
                                                     .variant = variant});
    }
    return err;
}

rf_err rf__gaz_builder_copy(rf__gaz_builder *b, const rf__gaz_image *image) {
    rf__buf_clear(&b->strings);
    rf__buf_add(&b->strings, image->strings, image->n_strings);
    if (b->strings.failed ||
        !rf__grow(&b->places, &b->cap_places, image->n_places, sizeof *b->places))
        return RF_ERR_NOMEM;
    if (image->n_places)
        memcpy(b->places, image->places, image->n_places * sizeof *b->places);
    b->n_places = image->n_places;
    rf_err err = copy_table(b, image, false);
    return err ? err : copy_table(b, image, true);
}

/* By table, hash, best known first, place. */
static int by_name(const void *left, const void *right) {
    const rf__gaz_bearer *a = left, *b = right;
    if (a->variant != b->variant)
        return a->variant ? 1 : -1;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    if (a->known != b->known)
        return a->known > b->known ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

typedef struct image_parts {
    const rf__gaz_builder *b;
    uint32_t id_base;
    rf__gaz_slot *slots[2];
    size_t n_slots[2];
    uint64_t *marks[2];
    size_t n_marks[2];
    uint32_t *lists;
    size_t n_lists, cap_lists;
    uint32_t (*alone)[2]; /* of a place: lists that hold it alone, which many of its names share */
} image_parts;

static bool listed(const uint32_t *ids, uint32_t n, uint32_t id) {
    for (uint32_t i = 0; i < n; i++)
        if (ids[i] == id)
            return true;
    return false;
}

static uint32_t shared_list(const image_parts *parts, uint32_t local, uint8_t known,
                            rf_name_use use) {
    for (int i = 0; i < 2; i++) {
        uint32_t at = parts->alone[local][i];
        if (at && (parts->lists[at + 2] & 0xFF) == known && parts->lists[at] >> 24 == (uint32_t)use)
            return at;
    }
    return 0;
}

/* The places of one name into lists; *ret_at is their index, 0 when none bears it. */
static rf_err put_list(image_parts *parts, const rf__gaz_bearer *bearers, size_t n,
                       uint32_t *ret_at) {
    uint32_t ids[RF__GAZ_MOST_CANDIDATES];
    uint8_t known[RF__GAZ_MOST_CANDIDATES];
    uint32_t n_ids = 0;
    rf_name_use use = RF_NAME_PLACE;
    for (size_t i = 0; i < n && n_ids < RF__GAZ_MOST_CANDIDATES; i++) {
        uint32_t id = bearers[i].place;
        if (id == RF__GAZ_NO_PLACE || listed(ids, n_ids, id + parts->id_base))
            continue;
        if (n_ids == 0)
            use = (rf_name_use)bearers[i].use;
        ids[n_ids] = id + parts->id_base;
        known[n_ids++] = bearers[i].known;
    }
    *ret_at = 0;
    if (n_ids == 0)
        return RF_OK;
    if (parts->b->under) {
        const uint32_t *more;
        const uint8_t *more_known;
        uint32_t n_more;
        rf_name_use more_use;
        rf__gaz_find(parts->b->under, bearers->variant, bearers->hash, &more, &more_known, &n_more,
                     &more_use);
        for (uint32_t i = 0; i < n_more && n_ids < RF__GAZ_MOST_CANDIDATES; i++) {
            ids[n_ids] = more[i];
            known[n_ids++] = more_known[i];
        }
    }
    uint32_t local = ids[0] - parts->id_base;
    if (n_ids == 1 && (*ret_at = shared_list(parts, local, known[0], use)))
        return RF_OK;
    size_t need = 1 + n_ids + (n_ids + 3) / 4;
    if (parts->n_lists + need >= RF__GAZ_MORE)
        return RF_ERR_TOO_BIG;
    if (!rf__grow(&parts->lists, &parts->cap_lists, parts->n_lists + need, sizeof *parts->lists))
        return RF_ERR_NOMEM;
    *ret_at = (uint32_t)parts->n_lists;
    uint32_t *to = parts->lists + parts->n_lists;
    to[0] = n_ids | (uint32_t)use << 24;
    memcpy(to + 1, ids, n_ids * sizeof *ids);
    memset(to + 1 + n_ids, 0, (n_ids + 3) / 4 * sizeof *to);
    memcpy(to + 1 + n_ids, known, n_ids);
    parts->n_lists += need;
    if (n_ids == 1) {
        uint32_t *memo = parts->alone[local];
        memo[memo[0] ? 1 : 0] = *ret_at;
    }
    return RF_OK;
}

static void put_slot(image_parts *parts, bool variant, uint64_t hash, uint32_t at) {
    rf__gaz_slot *slots = parts->slots[variant];
    uint64_t n = parts->n_slots[variant], i = rf__gaz_slot_of(hash, n);
    while (slots[i].at)
        i = i + 1 == n ? 0 : i + 1;
    slots[i] = (rf__gaz_slot){(uint32_t)hash, (uint32_t)(hash >> 32), at};
    parts->marks[variant][rf__gaz_mark_at(hash, parts->n_marks[variant])] |= rf__gaz_mark(hash);
}

/* One more name after the group that begins at `from` ends at the returned index. */
static size_t group_end(const rf__gaz_builder *b, size_t from) {
    size_t to = from + 1;
    while (to < b->n_bearers && b->bearers[to].hash == b->bearers[from].hash &&
           b->bearers[to].variant == b->bearers[from].variant)
        to++;
    return to;
}

static rf_err make_tables(image_parts *parts) {
    const rf__gaz_builder *b = parts->b;
    size_t n_names[2] = {0, 0};
    for (size_t i = 0; i < b->n_bearers; i = group_end(b, i))
        n_names[b->bearers[i].variant]++;
    for (int t = 0; t < 2; t++) {
        parts->n_slots[t] = n_names[t] + n_names[t] / 3 + 2; /* three quarters full */
        parts->slots[t] = rf__calloc(parts->n_slots[t], sizeof *parts->slots[t]);
        parts->n_marks[t] = 1; /* a bit in six at most is set */
        while (parts->n_marks[t] * 64 < n_names[t] * 6)
            parts->n_marks[t] *= 2;
        parts->marks[t] = rf__calloc(parts->n_marks[t], sizeof *parts->marks[t]);
        if (!parts->slots[t] || !parts->marks[t])
            return RF_ERR_NOMEM;
    }
    parts->alone = rf__calloc(b->n_places, sizeof *parts->alone);
    if (!parts->alone || !rf__grow(&parts->lists, &parts->cap_lists, 1, sizeof *parts->lists))
        return RF_ERR_NOMEM;
    parts->lists[parts->n_lists++] = 0;
    for (size_t i = 0; i < b->n_bearers;) {
        size_t end = group_end(b, i);
        uint32_t at;
        rf_err err = put_list(parts, b->bearers + i, end - i, &at);
        if (err)
            return err;
        for (size_t k = i; k < end; k++)
            if (b->bearers[k].more)
                at |= RF__GAZ_MORE;
        if (at)
            put_slot(parts, b->bearers[i].variant, b->bearers[i].hash, at);
        i = end;
    }
    return RF_OK;
}

static size_t round_up(size_t n) { return (n + 7) & ~(size_t)7; }

static rf__gaz_part place_part(size_t *at, size_t n, size_t size) {
    rf__gaz_part part = {*at, n};
    *at += round_up(n * size);
    return part;
}

static rf_err put_together(const image_parts *parts, unsigned char **ret, size_t *ret_n) {
    const rf__gaz_builder *b = parts->b;
    size_t at = round_up(sizeof(rf__gaz_head));
    rf__gaz_head head = {.magic = RF__GAZ_MAGIC};
    head.places = place_part(&at, b->n_places, sizeof *b->places);
    head.strings = place_part(&at, b->strings.n, 1);
    head.exact = place_part(&at, parts->n_slots[0], sizeof(rf__gaz_slot));
    head.variant = place_part(&at, parts->n_slots[1], sizeof(rf__gaz_slot));
    head.exact_marks = place_part(&at, parts->n_marks[0], sizeof(uint64_t));
    head.variant_marks = place_part(&at, parts->n_marks[1], sizeof(uint64_t));
    head.lists = place_part(&at, parts->n_lists, sizeof *parts->lists);
    head.n_bytes = at;
    unsigned char *bytes = rf__calloc(1, at);
    if (!bytes)
        return RF_ERR_NOMEM;
    memcpy(bytes, &head, sizeof head);
    if (b->n_places)
        memcpy(bytes + head.places.at, b->places, b->n_places * sizeof *b->places);
    memcpy(bytes + head.strings.at, b->strings.bytes, b->strings.n);
    for (int t = 0; t < 2; t++) {
        memcpy(bytes + (t ? head.variant : head.exact).at, parts->slots[t],
               parts->n_slots[t] * sizeof(rf__gaz_slot));
        memcpy(bytes + (t ? head.variant_marks : head.exact_marks).at, parts->marks[t],
               parts->n_marks[t] * sizeof(uint64_t));
    }
    memcpy(bytes + head.lists.at, parts->lists, parts->n_lists * sizeof *parts->lists);
    *ret = bytes;
    *ret_n = at;
    return RF_OK;
}

rf_err rf__gaz_builder_finish(rf__gaz_builder *b, uint32_t id_base, unsigned char **ret,
                              size_t *ret_n) {
    if (b->n_bearers)
        qsort(b->bearers, b->n_bearers, sizeof *b->bearers, by_name);
    image_parts parts = {.b = b, .id_base = id_base};
    rf_err err = make_tables(&parts);
    if (!err)
        err = put_together(&parts, ret, ret_n);
    rf__free(parts.slots[0]);
    rf__free(parts.slots[1]);
    rf__free(parts.marks[0]);
    rf__free(parts.marks[1]);
    rf__free(parts.lists);
    rf__free(parts.alone);
    return err;
}
