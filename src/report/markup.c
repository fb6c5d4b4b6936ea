/* After the tokenization of the HTML standard, section 13.2.5, without its states for what no
 * report needs. A '<' that begins no tag is text. */
#include "report/markup.h"

#include "report/encoding.h"

#include <libxml/HTMLparser.h>
#include <string.h>
#include <strings.h>

static bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

static bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

bool rf__name_is(const char *name, size_t n, const char *word) {
    return strlen(word) == n && !strncasecmp(name, word, n);
}

/* The byte after `close` from `at` on, or the text's end. */
static size_t behind(const rf__markup *m, size_t at, const char *close) {
    if (at >= m->n)
        return m->n;
    const char *found = memmem(m->text + at, m->n - at, close, strlen(close));
    return found ? (size_t)(found - m->text) + strlen(close) : m->n;
}

/* The byte of the '>' that ends a tag: one inside quotes does not. */
static size_t tag_end(const rf__markup *m, size_t at) {
    bool value = false; /* an equals sign stood right before */
    for (size_t i = at; i < m->n; i++) {
        char c = m->text[i];
        if (c == '>')
            return i;
        if ((c == '"' || c == '\'') && value) {
            const char *close = memchr(m->text + i + 1, c, m->n - i - 1);
            if (!close) { /* a quote that never ends: the tag ends at the next '>' */
                const char *end = memchr(m->text + i, '>', m->n - i);
                return end ? (size_t)(end - m->text) : m->n;
            }
            i = (size_t)(close - m->text);
        }
        value = c == '=' || (value && is_space(c));
    }
    return m->n;
}

static void read_tag(rf__markup *m, size_t at, bool close, rf__markup_token *ret) {
    size_t name = at + 1 + close, i = name;
    while (i < m->n && !is_space(m->text[i]) && m->text[i] != '>' && m->text[i] != '/')
        i++;
    size_t end = tag_end(m, i);
    *ret = (rf__markup_token){.kind = close ? RF__CLOSE : RF__OPEN,
                              .start = at,
                              .end = end < m->n ? end + 1 : m->n,
                              .name = name,
                              .n_name = i - name,
                              .attributes = i,
                              .n_attributes = end - i};
    ret->self_closing = end > i && m->text[end - 1] == '/';
    m->at = ret->end;
}

/* What begins at a '<': a tag, something to pass over (true, with no kind), or text (false). */
static bool read_angle(rf__markup *m, rf__markup_token *ret, bool *ret_token) {
    size_t at = m->at;
    const char *s = m->text + at;
    size_t left = m->n - at;
    *ret_token = true;
    if (left > 1 && is_letter(s[1])) {
        read_tag(m, at, false, ret);
        return true;
    }
    if (left > 2 && s[1] == '/' && is_letter(s[2])) {
        read_tag(m, at, true, ret);
        return true;
    }
    *ret_token = false;
    if (left >= 4 && !memcmp(s, "<!--", 4)) {
        m->at = behind(m, at + 4 < m->n && m->text[at + 4] == '>' ? at + 2 : at + 4, "-->");
        return true;
    }
    if (left >= 9 && !memcmp(s, "<![CDATA[", 9)) {
        size_t end = behind(m, at + 9, "]]>");
        size_t stop = end >= 3 && !memcmp(m->text + end - 3, "]]>", 3) ? end - 3 : end;
        *ret = (rf__markup_token){
            .kind = RF__RAW, .start = at + 9, .end = stop < at + 9 ? at + 9 : stop};
        m->at = end;
        *ret_token = true;
        return true;
    }
    if (left > 1 && (s[1] == '!' || s[1] == '?' || (s[1] == '/' && left > 2))) {
        m->at = behind(m, at, ">");
        return true;
    }
    return false;
}

rf__token_kind rf__markup_next(rf__markup *m, rf__markup_token *ret) {
    while (m->at < m->n) {
        size_t start = m->at, from = start;
        bool token;
        if (m->text[start] == '<') {
            if (read_angle(m, ret, &token)) {
                if (token)
                    return ret->kind;
                continue;
            }
            from++;
        }
        const char *angle;
        for (;;) { /* text up to a '<' that begins something */
            angle = from < m->n ? memchr(m->text + from, '<', m->n - from) : NULL;
            from = angle ? (size_t)(angle - m->text) : m->n;
            if (!angle || from + 1 >= m->n || is_letter(angle[1]) || strchr("/!?", angle[1]))
                break;
            from++;
        }
        if (from + 1 >= m->n && angle)
            from = m->n;
        *ret = (rf__markup_token){.kind = RF__TEXT, .start = start, .end = from};
        m->at = from;
        return RF__TEXT;
    }
    ret->kind = RF__MARKUP_END;
    return RF__MARKUP_END;
}

void rf__markup_raw(rf__markup *m, const char *name, size_t n_name, size_t *ret_start,
                    size_t *ret_end) {
    *ret_start = m->at;
    size_t at = m->at;
    for (;;) {
        const char *angle = at < m->n ? memchr(m->text + at, '<', m->n - at) : NULL;
        at = angle ? (size_t)(angle - m->text) : m->n;
        if (!angle)
            break;
        if (m->n - at > n_name + 2 && angle[1] == '/' && !strncasecmp(angle + 2, name, n_name) &&
            !is_letter(angle[2 + n_name]))
            break;
        at++;
    }
    *ret_end = at;
    m->at = at;
}

bool rf__markup_attribute(const char *s, size_t n, size_t *at, rf__attribute *ret) {
    size_t i = *at;
    while (i < n && (is_space(s[i]) || s[i] == '/'))
        i++;
    if (i >= n)
        return false;
    size_t name = i++;
    while (i < n && !is_space(s[i]) && s[i] != '=' && s[i] != '/')
        i++;
    *ret = (rf__attribute){s + name, s + i, i - name, 0};
    size_t equals = i;
    while (equals < n && is_space(s[equals]))
        equals++;
    if (equals < n && s[equals] == '=') {
        i = equals + 1;
        while (i < n && is_space(s[i]))
            i++;
        if (i < n && (s[i] == '"' || s[i] == '\'')) {
            const char *close = memchr(s + i + 1, s[i], n - i - 1);
            size_t end = close ? (size_t)(close - s) : n;
            ret->value = s + i + 1;
            ret->n_value = end - i - 1;
            i = end + (close != NULL);
        } else {
            size_t start = i;
            while (i < n && !is_space(s[i]))
                i++;
            ret->value = s + start;
            ret->n_value = i - start;
        }
    }
    *at = i;
    return true;
}

/* ---- entities ---- */

static size_t numeric_entity(const char *s, size_t n, char out[4], size_t *ret_n_out) {
    /* Numbers 128 to 159 mean Windows-1252, as in browsers. */
    static const uint16_t windows[32] = {
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    size_t i = 2;
    bool hex = i < n && (s[i] | 0x20) == 'x';
    uint32_t code = 0;
    i += hex;
    size_t first = i;
    for (; i < n && i - first < 8; i++) {
        int digit = s[i] >= '0' && s[i] <= '9'                            ? s[i] - '0'
                    : hex && (s[i] | 0x20) >= 'a' && (s[i] | 0x20) <= 'f' ? (s[i] | 0x20) - 'a' + 10
                                                                          : -1;
        if (digit < 0)
            break;
        code = code * (hex ? 16 : 10) + (uint32_t)digit;
    }
    if (i == first)
        return 0;
    if (code >= 0x80 && code < 0xA0)
        code = windows[code - 0x80];
    *ret_n_out = rf__put_utf8(out, code ? code : 0xFFFD);
    return i < n && s[i] == ';' ? i + 1 : i;
}

size_t rf__entity(const char *s, size_t n, char out[4], size_t *ret_n_out) {
    if (n < 3 || *s != '&')
        return 0;
    if (s[1] == '#')
        return numeric_entity(s, n, out, ret_n_out);
    char name[12];
    size_t i = 1;
    while (i < n && i < sizeof name && (is_letter(s[i]) || (s[i] >= '0' && s[i] <= '9'))) {
        name[i - 1] = s[i];
        i++;
    }
    if (i == 1 || i >= n || s[i] != ';' || i >= sizeof name)
        return 0;
    name[i - 1] = 0;
    const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)name);
    if (!entity && strcmp(name, "apos") != 0)
        return 0;
    *ret_n_out = rf__put_utf8(out, entity ? entity->value : '\'');
    return i + 1;
}

void rf__markup_decode(const char *s, size_t n, rf__buf *out) {
    size_t kept = 0;
    for (size_t i = 0; i < n;) {
        const char *amp = memchr(s + i, '&', n - i);
        if (!amp)
            break;
        size_t at = (size_t)(amp - s), n_out;
        char bytes[4];
        size_t used = rf__entity(amp, n - at, bytes, &n_out);
        if (used) {
            rf__buf_add(out, s + kept, at - kept);
            rf__buf_add(out, bytes, n_out);
            kept = at + used;
        }
        i = at + (used ? used : 1);
    }
    rf__buf_add(out, s + kept, n - kept);
}
