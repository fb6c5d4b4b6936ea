#include "report/page_meta.h"

#include "report/dates.h"
#include "report/json_scan.h"

#include <string.h>
#include <strings.h>

/* Names of meta elements (name, property, itemprop), best first by rank. These are of published
 * vocabularies: Open Graph, Dublin Core, schema.org, and of common publishing systems. */
static const struct {
    const char *name;
    rf__page_field field;
    int rank;
} known[] = {
    {"og:title", RF__PAGE_TITLE, 8},
    {"headline", RF__PAGE_TITLE, 7},
    {"twitter:title", RF__PAGE_TITLE, 6},
    {"dc.title", RF__PAGE_TITLE, 5},
    {"dcterms.title", RF__PAGE_TITLE, 5},
    {"title", RF__PAGE_TITLE, 4},
    {"og:site_name", RF__PAGE_SITE, 9},
    {"application-name", RF__PAGE_SITE, 5},
    {"dc.publisher", RF__PAGE_SITE, 7},
    {"dcterms.publisher", RF__PAGE_SITE, 7},
    {"publisher", RF__PAGE_SITE, 4},
    {"author", RF__PAGE_AUTHOR, 7},
    {"article:author", RF__PAGE_AUTHOR, 5},
    {"dc.creator", RF__PAGE_AUTHOR, 6},
    {"dcterms.creator", RF__PAGE_AUTHOR, 6},
    {"parsely-author", RF__PAGE_AUTHOR, 6},
    {"byl", RF__PAGE_AUTHOR, 6},
    {"og:url", RF__PAGE_URL, 6},
    {"dc.language", RF__PAGE_LANGUAGE, 4},
    {"og:locale", RF__PAGE_LANGUAGE, 3},
    {"article:published_time", RF__PAGE_DATE, 20},
    {"article:published", RF__PAGE_DATE, 19},
    {"datepublished", RF__PAGE_DATE, 18},
    {"og:published_time", RF__PAGE_DATE, 17},
    {"parsely-pub-date", RF__PAGE_DATE, 16},
    {"sailthru.date", RF__PAGE_DATE, 16},
    {"cxenseparse:recs:publishtime", RF__PAGE_DATE, 16},
    {"pubdate", RF__PAGE_DATE, 15},
    {"publishdate", RF__PAGE_DATE, 15},
    {"publish-date", RF__PAGE_DATE, 15},
    {"publish_date", RF__PAGE_DATE, 15},
    {"publication_date", RF__PAGE_DATE, 15},
    {"published_time", RF__PAGE_DATE, 15},
    {"article_date_original", RF__PAGE_DATE, 15},
    {"originalpublicationdate", RF__PAGE_DATE, 15},
    {"dcterms.issued", RF__PAGE_DATE, 14},
    {"dc.date.issued", RF__PAGE_DATE, 14},
    {"dcterms.created", RF__PAGE_DATE, 13},
    {"dc.date.created", RF__PAGE_DATE, 13},
    {"dcterms.date", RF__PAGE_DATE, 12},
    {"dc.date", RF__PAGE_DATE, 12},
    {"date", RF__PAGE_DATE, 11},
    {"datecreated", RF__PAGE_DATE, 8},
};

enum { JSON_RANK = 18, TIME_RANK = 6, MOST_NESTED = 8 };

static void keep(rf__page_meta *meta, rf__page_field field, int rank, const char *text, size_t n) {
    if (!n || rank <= meta->rank[field])
        return;
    rf__buf decoded = {0};
    rf__markup_decode(text, n < 2048 ? n : 2048, &decoded);
    size_t length =
        decoded.n < sizeof meta->value[field] - 1 ? decoded.n : sizeof meta->value[field] - 1;
    while (length && length < decoded.n && ((unsigned char)decoded.bytes[length] & 0xC0) == 0x80)
        length--;
    if (!decoded.failed && length) {
        memcpy(meta->value[field], decoded.bytes, length);
        meta->value[field][length] = 0;
        meta->rank[field] = rank;
    }
    rf__buf_free(&decoded);
}

static void keep_date(rf__page_meta *meta, const rf_report_rules *rules, int rank, const char *text,
                      size_t n) {
    if (rank <= meta->date_rank)
        return;
    rf_date date = rf__date_of_stamp(rules, text, n);
    if (date == RF_NO_DATE)
        return;
    meta->published = date;
    meta->date_rank = rank;
}

static void keep_known(rf__page_meta *meta, const rf_report_rules *rules, const char *name,
                       size_t n_name, const char *text, size_t n) {
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (!rf__name_is(name, n_name, known[i].name))
            continue;
        if (known[i].field == RF__PAGE_DATE)
            keep_date(meta, rules, known[i].rank, text, n);
        else if (known[i].field != RF__PAGE_AUTHOR || n < 4 || strncasecmp(text, "http", 4) != 0)
            keep(meta, known[i].field, known[i].rank, text, n);
        return;
    }
}

void rf__page_meta_tag(rf__page_meta *meta, const rf_report_rules *rules, const char *name,
                       size_t n_name, const char *attributes, size_t n_attributes) {
    bool is_meta = rf__name_is(name, n_name, "meta"), is_time = rf__name_is(name, n_name, "time");
    bool is_link = rf__name_is(name, n_name, "link"), is_html = rf__name_is(name, n_name, "html");
    rf__attribute a, key = {0}, content = {0}, rel = {0};
    size_t at = 0;
    while (rf__markup_attribute(attributes, n_attributes, &at, &a)) {
        if (is_html && rf__name_is(a.name, a.n_name, "lang"))
            keep(meta, RF__PAGE_LANGUAGE, 5, a.value, a.n_value);
        if (rf__name_is(a.name, a.n_name, "property") ||
            rf__name_is(a.name, a.n_name, "itemprop") ||
            (rf__name_is(a.name, a.n_name, "name") && !key.name))
            key = a;
        if (rf__name_is(a.name, a.n_name, is_time ? "datetime" : is_link ? "href" : "content"))
            content = a;
        if (rf__name_is(a.name, a.n_name, "rel"))
            rel = a;
    }
    if (is_link && rf__name_is(rel.value ? rel.value : "", rel.n_value, "canonical"))
        keep(meta, RF__PAGE_URL, 7, content.value, content.n_value);
    else if (is_meta && key.value && content.value)
        keep_known(meta, rules, key.value, key.n_value, content.value, content.n_value);
    else if (key.value && content.value && rf__name_is(key.value, key.n_value, "datePublished"))
        keep_date(meta, rules, 18, content.value, content.n_value);
}

void rf__page_meta_title(rf__page_meta *meta, const char *text, size_t n) {
    while (n && (unsigned char)*text <= ' ') {
        text++;
        n--;
    }
    keep(meta, RF__PAGE_TITLE, 1, text, n);
}

static bool walk_json(rf__page_meta *meta, const rf_report_rules *rules, rf__json *json, int depth,
                      rf__page_field name_is);

static bool json_value(rf__page_meta *meta, const rf_report_rules *rules, rf__json *json,
                       const rf__json_string *key, int depth, rf__page_field name_is) {
    char c = rf__json_peek(json);
    rf__page_field inner = rf__json_is(json, key, "publisher") ? RF__PAGE_SITE
                           : rf__json_is(json, key, "author")  ? RF__PAGE_AUTHOR
                                                               : RF__N_PAGE_FIELDS;
    if ((c == '{' || c == '[') && depth < MOST_NESTED)
        return walk_json(meta, rules, json, depth + 1, inner);
    rf__json_string s;
    if (c != '"')
        return rf__json_skip(json);
    if (!rf__json_read_string(json, &s))
        return false;
    rf__buf text = {0};
    rf__json_decode(json, &s, &text, NULL);
    if (!text.failed && text.n) {
        if (rf__json_is(json, key, "datePublished"))
            keep_date(meta, rules, JSON_RANK, text.bytes, text.n);
        else if (rf__json_is(json, key, "headline"))
            keep(meta, RF__PAGE_TITLE, 7, text.bytes, text.n);
        else if (rf__json_is(json, key, "name") && name_is != RF__N_PAGE_FIELDS)
            keep(meta, name_is, 6, text.bytes, text.n);
        else if (rf__json_is(json, key, "author"))
            keep(meta, RF__PAGE_AUTHOR, 5, text.bytes, text.n);
        else if (rf__json_is(json, key, "inLanguage"))
            keep(meta, RF__PAGE_LANGUAGE, 4, text.bytes, text.n);
    }
    rf__buf_free(&text);
    return true;
}

static bool walk_json(rf__page_meta *meta, const rf_report_rules *rules, rf__json *json, int depth,
                      rf__page_field name_is) {
    bool first = true;
    rf__json_string key = {0};
    if (rf__json_peek(json) == '{') {
        while (rf__json_next(json, &first, &key))
            if (!json_value(meta, rules, json, &key, depth, name_is))
                return false;
    } else {
        while (rf__json_next(json, &first, NULL)) {
            bool inside = rf__json_peek(json) == '{' && depth < MOST_NESTED;
            if (!(inside ? walk_json(meta, rules, json, depth + 1, name_is) : rf__json_skip(json)))
                return false;
        }
    }
    return !json->why;
}

void rf__page_meta_json(rf__page_meta *meta, const rf_report_rules *rules, const char *text,
                        size_t n) {
    rf__json json = {.text = text, .n = n};
    char c = rf__json_peek(&json);
    if (c == '{' || c == '[')
        walk_json(meta, rules, &json, 0, RF__N_PAGE_FIELDS); /* what is broken is passed over */
}
