#include "report/json_scan.h"

#include "report/encoding.h"

#include <string.h>

enum { MOST_DEPTH = 256 };

static bool fail(rf__json *json, const char *why) {
    if (!json->why)
        json->why = why;
    return false;
}

char rf__json_peek(rf__json *json) {
    while (json->at < json->n && (json->text[json->at] == ' ' || json->text[json->at] == '\n' ||
                                  json->text[json->at] == '\r' || json->text[json->at] == '\t'))
        json->at++;
    return json->at < json->n ? json->text[json->at] : 0;
}

bool rf__json_read_string(rf__json *json, rf__json_string *ret) {
    if (rf__json_peek(json) != '"')
        return fail(json, "a string is expected");
    size_t at = json->at + 1;
    *ret = (rf__json_string){.start = at};
    for (;;) {
        const char *quote = memchr(json->text + at, '"', json->n - at);
        if (!quote)
            return fail(json, "a string does not end");
        size_t end = (size_t)(quote - json->text), back = end;
        const char *escape = memchr(json->text + at, '\\', end - at);
        ret->escaped |= escape != NULL;
        while (back > ret->start && json->text[back - 1] == '\\')
            back--;
        at = end + 1;
        if ((end - back) % 2 == 0) {
            ret->n = end - ret->start;
            json->at = at;
            return true;
        }
    }
}

static bool skip_word(rf__json *json) {
    size_t start = json->at;
    while (json->at < json->n && !strchr(" \t\r\n,]}:\"[{", json->text[json->at]))
        json->at++;
    return json->at > start || fail(json, "a value is expected");
}

bool rf__json_skip(rf__json *json) {
    char close[MOST_DEPTH];
    int depth = 0;
    rf__json_string s;
    do {
        char c = rf__json_peek(json);
        if (c == '{' || c == '[') {
            if (depth == MOST_DEPTH)
                return fail(json, "it is nested too deep");
            close[depth++] = c == '{' ? '}' : ']';
            json->at++;
        } else if (c == '}' || c == ']') {
            if (!depth || close[depth - 1] != c)
                return fail(json, "brackets do not match");
            depth--;
            json->at++;
        } else if (c == '"') {
            if (!rf__json_read_string(json, &s))
                return false;
        } else if (c == ',' || c == ':') {
            if (!depth)
                return fail(json, "a value is expected");
            json->at++;
        } else if (!c) {
            return fail(json, "it ends too early");
        } else if (!skip_word(json)) {
            return false;
        }
    } while (depth);
    return true;
}

bool rf__json_next(rf__json *json, bool *first, rf__json_string *ret_key) {
    char c = rf__json_peek(json);
    if (*first) {
        if (c != (ret_key ? '{' : '['))
            return fail(json, ret_key ? "an object is expected" : "an array is expected");
        json->at++;
        c = rf__json_peek(json);
    } else if (c == ',') {
        json->at++;
        c = rf__json_peek(json);
    } else if (c != '}' && c != ']') {
        return fail(json, c ? "a comma is missing" : "it ends too early");
    }
    *first = false;
    if (c == (ret_key ? '}' : ']')) {
        json->at++;
        return false;
    }
    if (!c)
        return fail(json, "it ends too early");
    if (!ret_key)
        return true;
    if (!rf__json_read_string(json, ret_key))
        return false;
    if (rf__json_peek(json) != ':')
        return fail(json, "a colon is missing");
    json->at++;
    return true;
}

void rf__json_where(const rf__json *json, uint32_t *ret_line, uint32_t *ret_column) {
    size_t line = 1, start = 0;
    for (const char *p; (p = memchr(json->text + start, '\n', json->at - start)); line++)
        start = (size_t)(p - json->text) + 1;
    *ret_line = line < UINT32_MAX ? (uint32_t)line : 0;
    *ret_column = json->at - start < UINT32_MAX ? (uint32_t)(json->at - start) + 1 : 0;
}

bool rf__json_is(const rf__json *json, const rf__json_string *s, const char *word) {
    return s->n == strlen(word) && !memcmp(json->text + s->start, word, s->n);
}

static int hex4(const char *s, size_t n) {
    int value = 0;
    if (n < 4)
        return -1;
    for (int i = 0; i < 4; i++) {
        char c = s[i];
        int digit = c >= '0' && c <= '9'                     ? c - '0'
                    : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10
                                                             : -1;
        if (digit < 0)
            return -1;
        value = value << 4 | digit;
    }
    return value;
}

/* The character of the escape at s (after its backslash); *ret_n is how many bytes it takes. */
static uint32_t escape(const char *s, size_t n, size_t *ret_n) {
    static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
    *ret_n = 1;
    if (!n)
        return 0xFFFD;
    const char *at = *s ? strchr(from, *s) : NULL;
    if (at)
        return (unsigned char)to[at - from];
    if (*s != 'u')
        return (unsigned char)*s;
    int code = hex4(s + 1, n - 1);
    if (code < 0)
        return 0xFFFD;
    *ret_n = 5;
    if (code >= 0xD800 && code < 0xDC00 && n >= 11 && s[5] == '\\' && s[6] == 'u') {
        int low = hex4(s + 7, n - 7);
        if (low >= 0xDC00 && low < 0xE000) {
            *ret_n = 11;
            return 0x10000 + (((uint32_t)code - 0xD800) << 10) + ((uint32_t)low - 0xDC00);
        }
    }
    return (uint32_t)code;
}

void rf__json_decode(const rf__json *json, const rf__json_string *s, rf__buf *out, rf__runs *map) {
    size_t at = s->start, end = s->start + s->n;
    while (at < end) {
        const char *slash = s->escaped ? memchr(json->text + at, '\\', end - at) : NULL;
        size_t stop = slash ? (size_t)(slash - json->text) : end;
        if (stop > at) {
            if (map)
                rf__runs_add(map, (uint32_t)out->n, (uint32_t)(stop - at), at,
                             (uint32_t)(stop - at));
            rf__buf_add(out, json->text + at, stop - at);
        }
        at = stop;
        if (!slash)
            break;
        size_t used;
        char bytes[4];
        uint32_t code = escape(json->text + at + 1, end - at - 1, &used);
        size_t n = rf__put_utf8(bytes, code ? code : ' ');
        if (map)
            rf__runs_add(map, (uint32_t)out->n, (uint32_t)n, at, (uint32_t)used + 1);
        rf__buf_add(out, bytes, n);
        at += used + 1;
    }
}
