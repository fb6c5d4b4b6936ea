#include "base/fold.h"

#include <string.h>
#include <utf8proc.h>

/* Signs that stand for the letters hamza and ayn or a glottal stop in transliterations; utf8proc
 * keeps the letter-like ones among them. */
static int is_apostrophe(utf8proc_int32_t c) {
    switch (c) {
    case '\'':
    case '`':
    case 0xB4:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
    case 0x02BB:
    case 0x02BC:
    case 0x02BD:
    case 0x02BE:
    case 0x02BF:
    case 0x02C8:
    case 0x02CA:
    case 0x02CB:
        return 1;
    default:
        return 0;
    }
}

/* Letters that decompose to nothing simpler but are written otherwise in Latin sources. */
static const char *plain_letter(utf8proc_int32_t c) {
    switch (c) {
    case 0x131:
        return "i";
    case 0x142:
        return "l";
    case 0xF8:
        return "o";
    case 0x111:
    case 0xF0:
        return "d";
    case 0xE6:
        return "ae";
    case 0x153:
        return "oe";
    case 0xFE:
        return "th";
    default:
        return NULL;
    }
}

typedef struct fold_out {
    char *bytes;
    size_t n, cap;
} fold_out;

static int put(fold_out *out, const char *bytes, size_t n) {
    if (out->n + n > out->cap)
        return 0;
    memcpy(out->bytes + out->n, bytes, n);
    out->n += n;
    return 1;
}

static int put_character(fold_out *out, utf8proc_int32_t c) {
    if (is_apostrophe(c))
        return 1;
    utf8proc_category_t category = utf8proc_category(c);
    if (category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME ||
        category == UTF8PROC_CATEGORY_CF)
        return 1;
    const char *plain = plain_letter(c);
    if (plain)
        return put(out, plain, strlen(plain));
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t n = utf8proc_encode_char(c, bytes);
    return put(out, (const char *)bytes, (size_t)n);
}

static int fold_character(fold_out *out, utf8proc_int32_t c) {
    utf8proc_int32_t parts[32];
    int last = 0;
    utf8proc_ssize_t n = utf8proc_decompose_char(
        c, parts, 32, (utf8proc_option_t)(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD),
        &last);
    if (n < 0 || n > 32)
        return put_character(out, c);
    for (utf8proc_ssize_t i = 0; i < n; i++)
        if (!put_character(out, parts[i]))
            return 0;
    return 1;
}

size_t rf__fold_word(const char *word, size_t n, char *to, size_t cap) {
    fold_out out = {to, 0, cap};
    size_t i = 0;
    while (i < n) {
        unsigned char b = (unsigned char)word[i];
        if (b < 0x80) {
            i++;
            if (b == '\'' || b == '`')
                continue;
            char low = (char)(b >= 'A' && b <= 'Z' ? b + 32 : b);
            if (!put(&out, &low, 1))
                break;
            continue;
        }
        utf8proc_int32_t c;
        utf8proc_ssize_t used =
            utf8proc_iterate((const utf8proc_uint8_t *)word + i, (utf8proc_ssize_t)(n - i), &c);
        if (used <= 0) {
            if (!put(&out, word + i++, 1))
                break;
            continue;
        }
        if (!fold_character(&out, c))
            break;
        i += (size_t)used;
    }
    if (out.n < cap)
        to[out.n] = 0;
    return out.n;
}

uint64_t rf__word_hash(const char *folded, size_t n) {
    uint64_t h = RF__HASH_FIRST, eight = 0;
    for (; n >= 8; n -= 8, folded += 8) {
        memcpy(&eight, folded, 8);
        h = rf__hash_eight(h, eight);
    }
    eight = 0;
    for (size_t i = 0; i < n; i++)
        eight |= (uint64_t)(unsigned char)folded[i] << (8 * i);
    return rf__hash_eight(h, eight);
}

/* FNV-1a over the bytes, finished with a mix so that low and high bits both serve tables. */
uint64_t rf__text_hash(const char *text, size_t n) {
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)text[i]) * 0x100000001b3u;
    h ^= h >> 32;
    h *= 0xd6e8feb86659fd93u;
    return h ^ (h >> 32);
}
