/* Encodings. Tables of the single-byte ones come from iconv, so that any which a page declares can
 * be read; the two that are guessed are among them. */
#include "report/encoding.h"

#include "base/bytes.h"
#include "base/utf8.h"

#include <iconv.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { SNIFF = 1 << 16, DECLARED_WITHIN = 2048 };

size_t rf__put_utf8(char out[4], uint32_t code) {
    if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
        code = 0xFFFD;
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xC0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        out[0] = (char)(0xE0 | code >> 12);
        out[1] = (char)(0x80 | (code >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code >> 18);
    out[1] = (char)(0x80 | (code >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

/* ---- what it is ---- */

/* Is there a control character but for white space? Most files have none and need no counting. */
static bool has_control(const unsigned char *s, size_t n) {
    size_t i = 0;
    for (; n - i >= 16; i += 16) {
        rf__bytes bytes = rf__bytes_at((const char *)s + i);
        if (rf__bytes_any(rf__bytes_below(bytes, 0x20) &
                          ~(rf__bytes_below(bytes, '\r' + 1) & ~rf__bytes_below(bytes, '\t'))))
            return true;
    }
    for (; i < n; i++)
        if (s[i] < 0x20 && !(s[i] >= '\t' && s[i] <= '\r'))
            return true;
    return false;
}

/* Latin text in UTF-16 has a zero in nearly every other byte. */
static int utf16_pattern(const unsigned char *s, size_t n) {
    size_t zeros[2] = {0, 0};
    n = n < 4096 ? n & ~(size_t)1 : 4096;
    if (!has_control(s, n))
        return -1;
    for (size_t i = 0; i < n; i++)
        zeros[i & 1] += s[i] == 0;
    if (n >= 4 && zeros[1] * 10 > n * 2 && zeros[0] * 20 < n)
        return RF__UTF16LE;
    if (n >= 4 && zeros[0] * 10 > n * 2 && zeros[1] * 20 < n)
        return RF__UTF16BE;
    return -1;
}

static bool looks_binary(const unsigned char *s, size_t n) {
    static const char *const starts[] = {
        "PK\x03\x04", "\x1F\x8B",   "\x89PNG", "\xFF\xD8\xFF",     "GIF8",    "\xD0\xCF\x11\xE0",
        "\177ELF",    "7z\xBC\xAF", "Rar!",    "\x28\xB5\x2F\xFD", "SQLite f"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (n >= strlen(starts[i]) && !memcmp(s, starts[i], strlen(starts[i])))
            return true;
    size_t n_control = 0;
    n = n < SNIFF ? n : SNIFF;
    if (!has_control(s, n))
        return false;
    for (size_t i = 0; i < n; i++)
        n_control += s[i] < 0x20 && !(s[i] >= 8 && s[i] <= 13) && s[i] != 0x1B;
    return n_control > 8 && n_control * 50 > n;
}

/* charset=... in a meta element, or encoding="..." of an XML declaration. */
static bool declared(const char *s, size_t n, char name[32]) {
    static const char *const keys[] = {"charset", "encoding"};
    n = n < DECLARED_WITHIN ? n : DECLARED_WITHIN;
    for (size_t i = 0; i + 10 < n; i++) {
        if ((s[i] | 0x20) != 'c' && (s[i] | 0x20) != 'e')
            continue;
        for (int k = 0; k < 2; k++) {
            size_t length = strlen(keys[k]), at = i + length;
            if (at >= n || strncasecmp(s + i, keys[k], length))
                continue;
            while (at < n && strchr(" =\"'", s[at]))
                at++;
            size_t end = at;
            while (end < n && end - at < 31 && s[end] > ' ' && !strchr("\"'>;/?", s[end]))
                end++;
            if (end == at || at == i + length)
                continue;
            memcpy(name, s + at, end - at);
            name[end - at] = 0;
            return true;
        }
    }
    return false;
}

/* Of the bytes above 0x7F, how many are part of sound UTF-8 characters, and how many are not. */
static void count_utf8(const unsigned char *s, size_t n, size_t *ret_good, size_t *ret_bad) {
    *ret_good = *ret_bad = 0;
    for (size_t i = 0; i < n;) {
        if (s[i] < 0x80) {
            i++;
            continue;
        }
        size_t length = s[i] >= 0xF0 ? 4 : s[i] >= 0xE0 ? 3 : 2;
        if (s[i] >= 0xC2 && length <= n - i && rf__is_utf8((const char *)s + i, length)) {
            *ret_good += length;
            i += length;
        } else {
            ++*ret_bad;
            i++;
        }
    }
}

/* Arabic in Windows-1256 is mostly high bytes, and alef-lam (C7 E1) its most common pair. */
static bool looks_arabic(const unsigned char *s, size_t n) {
    size_t high = 0, pairs = 0;
    n = n < SNIFF ? n : SNIFF;
    for (size_t i = 0; i + 1 < n; i++) {
        high += s[i] >= 0xC0;
        pairs += s[i] == 0xC7 && s[i + 1] == 0xE1;
    }
    return high * 4 > n && pairs * 100 > high;
}

static bool is_one_of(const char *name, const char *const *names) {
    for (; *names; names++)
        if (!strcasecmp(name, *names))
            return true;
    return false;
}

rf__encoding_guess rf__encoding_guess_of(const char *bytes, size_t n) {
    static const char *const western[] = {"windows-1252", "cp1252",   "iso-8859-1", "latin1",
                                          "latin-1",      "us-ascii", "ascii",      "iso8859-1",
                                          "iso_8859-1",   NULL};
    static const char *const arabic[] = {"windows-1256", "cp1256", NULL};
    static const char *const unicode[] = {"utf-8", "utf8", "utf-16", "utf16", "unicode", NULL};
    const unsigned char *s = (const unsigned char *)bytes;
    rf__encoding_guess g = {.encoding = RF__UTF8};
    if (n >= 3 && !memcmp(s, "\xEF\xBB\xBF", 3))
        g.bom = 3;
    else if (n >= 2 && ((s[0] == 0xFF && s[1] == 0xFE) || (s[0] == 0xFE && s[1] == 0xFF)))
        return (rf__encoding_guess){s[0] == 0xFF ? RF__UTF16LE : RF__UTF16BE, 2, ""};
    int pattern = utf16_pattern(s, n);
    if (!g.bom && pattern >= 0) {
        g.encoding = (rf__encoding)pattern;
        return g;
    }
    if (looks_binary(s, n)) {
        g.encoding = RF__BINARY;
        return g;
    }
    if (rf__is_utf8(bytes, n))
        return g;
    char name[32];
    size_t good, bad;
    if (!g.bom && declared(bytes, n, name) && !is_one_of(name, unicode)) {
        g.encoding = is_one_of(name, western)  ? RF__WINDOWS_1252
                     : is_one_of(name, arabic) ? RF__WINDOWS_1256
                                               : RF__NAMED;
        snprintf(g.name, sizeof g.name, "%s", name);
        return g;
    }
    count_utf8(s, n, &good, &bad);
    if (g.bom || good > 4 * bad)
        g.encoding = RF__UTF8_BROKEN;
    else
        g.encoding = looks_arabic(s, n) ? RF__WINDOWS_1256 : RF__WINDOWS_1252;
    return g;
}

/* ---- decoding ---- */

typedef struct decoder {
    const unsigned char *s;
    size_t n, bom;
    rf__buf *out;
    rf__runs *map;
    size_t n_bad;
} decoder;

static void put(decoder *d, const char *bytes, size_t n, size_t at, size_t n_from) {
    rf__runs_add(d->map, (uint32_t)d->out->n, (uint32_t)n, at, (uint32_t)n_from);
    rf__buf_add(d->out, bytes, n);
}

static bool is_failing(const decoder *d) { return d->out->failed || d->map->failed; }

static void decode_utf8(decoder *d) {
    size_t kept = d->bom;
    for (size_t i = d->bom; i < d->n && !is_failing(d);) {
        if (d->s[i] < 0x80) {
            i++;
            continue;
        }
        size_t length = d->s[i] >= 0xF0 ? 4 : d->s[i] >= 0xE0 ? 3 : 2;
        if (d->s[i] >= 0xC2 && length <= d->n - i && rf__is_utf8((const char *)d->s + i, length)) {
            i += length;
            continue;
        }
        if (i > kept)
            put(d, (const char *)d->s + kept, i - kept, kept, i - kept);
        put(d, "\xEF\xBF\xBD", 3, i, 1);
        d->n_bad++;
        kept = ++i;
    }
    if (d->n > kept)
        put(d, (const char *)d->s + kept, d->n - kept, kept, d->n - kept);
}

static void decode_utf16(decoder *d, bool big) {
    char out[4];
    size_t i = d->bom;
    for (; i + 1 < d->n && !is_failing(d);) {
        uint32_t unit =
            big ? (uint32_t)d->s[i] << 8 | d->s[i + 1] : (uint32_t)d->s[i + 1] << 8 | d->s[i];
        size_t length = 2;
        if (unit >= 0xD800 && unit < 0xDC00 && i + 3 < d->n) {
            uint32_t low = big ? (uint32_t)d->s[i + 2] << 8 | d->s[i + 3]
                               : (uint32_t)d->s[i + 3] << 8 | d->s[i + 2];
            if (low >= 0xDC00 && low < 0xE000) {
                unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                length = 4;
            }
        }
        d->n_bad += unit >= 0xD800 && unit < 0xE000;
        put(d, out, rf__put_utf8(out, unit), i, length);
        i += length;
    }
    d->n_bad += i < d->n;
}

typedef struct character {
    char bytes[4];
    uint8_t n; /* 0: none */
} character;

/* The characters of a single-byte encoding; false when iconv does not know its name. */
static bool make_table(const char *name, character table[256], iconv_t *ret) {
    iconv_t cd = iconv_open("UTF-8", name);
    if (cd == (iconv_t)-1) // NOLINT: iconv's own way to say so
        return false;
    for (int b = 0; b < 256; b++) {
        char in = (char)b, *from = &in, *to = table[b].bytes;
        size_t n_in = 1, n_out = 4;
        iconv(cd, NULL, NULL, NULL, NULL);
        size_t done = iconv(cd, &from, &n_in, &to, &n_out);
        table[b].n = done == (size_t)-1 ? 0 : (uint8_t)(4 - n_out);
    }
    *ret = cd;
    return true;
}

/* The longer characters of an encoding with several bytes for one (GBK, Shift JIS). */
static size_t long_character(iconv_t cd, const decoder *d, size_t at, char out[4], size_t *ret_n) {
    for (size_t length = 2; length <= 4 && length <= d->n - at; length++) {
        char in[4], *from = in, *to = out;
        memcpy(in, d->s + at, length);
        size_t n_in = length, n_out = 4;
        iconv(cd, NULL, NULL, NULL, NULL);
        if (iconv(cd, &from, &n_in, &to, &n_out) != (size_t)-1 && n_out < 4) {
            *ret_n = length;
            return 4 - n_out;
        }
    }
    return 0;
}

static bool decode_table(decoder *d, const char *name) {
    character table[256];
    iconv_t cd;
    if (!make_table(name, table, &cd))
        return false;
    char out[4];
    for (size_t i = d->bom, n, used; i < d->n && !is_failing(d);) {
        size_t plain = i;
        while (plain < d->n && d->s[plain] < 0x80)
            plain++;
        if (plain > i) {
            put(d, (const char *)d->s + i, plain - i, i, plain - i);
            i = plain;
            continue;
        }
        const character *c = &table[d->s[i]];
        if (c->n) {
            put(d, c->bytes, c->n, i, 1);
            i++;
        } else if ((n = long_character(cd, d, i, out, &used))) {
            put(d, out, n, i, used);
            i += used;
        } else {
            put(d, "\xEF\xBF\xBD", 3, i, 1);
            d->n_bad++;
            i++;
        }
    }
    iconv_close(cd);
    return true;
}

rf_err rf__decode(const rf__encoding_guess *guess, const char *bytes, size_t n, rf__buf *store,
                  rf__runs *map, rf__mapped *ret, size_t *ret_bad) {
    *ret_bad = 0;
    if (guess->encoding == RF__UTF8 || guess->encoding == RF__BINARY) {
        *ret = (rf__mapped){.text = bytes + guess->bom, .n = n - guess->bom, .base = guess->bom};
        return RF_OK;
    }
    rf__buf_clear(store);
    map->n = 0;
    map->failed = false;
    decoder d = {
        .s = (const unsigned char *)bytes, .n = n, .bom = guess->bom, .out = store, .map = map};
    bool known = true;
    if (guess->encoding == RF__UTF8_BROKEN)
        decode_utf8(&d);
    else if (guess->encoding == RF__UTF16LE || guess->encoding == RF__UTF16BE)
        decode_utf16(&d, guess->encoding == RF__UTF16BE);
    else
        known = decode_table(&d, guess->encoding == RF__WINDOWS_1252   ? "WINDOWS-1252"
                                 : guess->encoding == RF__WINDOWS_1256 ? "WINDOWS-1256"
                                                                       : guess->name);
    if (is_failing(&d))
        return RF_ERR_NOMEM;
    if (!known)
        return RF_ERR_ENCODING;
    *ret_bad = d.n_bad;
    *ret = (rf__mapped){
        .text = store->n ? store->bytes : "", .n = store->n, .runs = map->runs, .n_runs = map->n};
    return RF_OK;
}
