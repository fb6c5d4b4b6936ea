#include "report/json_report.h"

#include "report/dates.h"
#include "report/formats.h"

#include <string.h>

typedef enum field { TEXT, TITLE, DATE, OUTLET, URL, AUTHOR, LANGUAGE, N_FIELDS } field;

/* A path of keys (arrays are passed through to their first element) and what it holds; of two that
 * hold the same field the higher rank wins. */
typedef struct known {
    const char *path;
    field field;
    int rank;
} known;

static const known known_paths[] = {
    {"body-html", TEXT, 9},
    {"body_html", TEXT, 9},
    {"content_html", TEXT, 9},
    {"text", TEXT, 8},
    {"body", TEXT, 7},
    {"content", TEXT, 6},
    {"content_text", TEXT, 6},
    {"article_text", TEXT, 6},
    {"article", TEXT, 5},
    {"articleBody", TEXT, 5},
    {"maintext", TEXT, 5},
    {"full_text", TEXT, 5},
    {"description", TEXT, 2},
    {"summary", TEXT, 1},
    {"title", TITLE, 3},
    {"headline", TITLE, 2},
    {"published", DATE, 9},
    {"date", DATE, 8},
    {"date.original", DATE, 7},
    {"date.created", DATE, 6},
    {"date_publish", DATE, 6},
    {"date_published", DATE, 6},
    {"datePublished", DATE, 6},
    {"published_at", DATE, 6},
    {"publishedAt", DATE, 6},
    {"published_date", DATE, 6},
    {"publish_date", DATE, 6},
    {"pubDate", DATE, 6},
    {"pub_date", DATE, 6},
    {"created_at", DATE, 2},
    {"created", DATE, 2},
    {"outlet", OUTLET, 9},
    {"source.shortname", OUTLET, 5},
    {"source.name", OUTLET, 6},
    {"source", OUTLET, 7},
    {"publisher", OUTLET, 4},
    {"publisher.name", OUTLET, 4},
    {"source_domain", OUTLET, 2},
    {"domain", OUTLET, 1},
    {"url", URL, 5},
    {"url_alias", URL, 6},
    {"link", URL, 4},
    {"author", AUTHOR, 5},
    {"authors", AUTHOR, 4},
    {"byline", AUTHOR, 6},
    {"author.name", AUTHOR, 3},
    {"creator", AUTHOR, 2},
    {"language", LANGUAGE, 5},
    {"lang", LANGUAGE, 4},
    {"language.code", LANGUAGE, 5},
};

enum { MOST_PATH = 64, MOST_NESTED = 4 };

typedef struct found {
    rf__json_string value[N_FIELDS];
    int rank[N_FIELDS]; /* 0: none */
    bool html;
} found;

static const known *find_path(const char *path) {
    for (size_t i = 0; i < sizeof known_paths / sizeof *known_paths; i++)
        if (known_paths[i].path[0] == path[0] && !strcmp(known_paths[i].path, path))
            return &known_paths[i];
    return NULL;
}

static bool collect(rf__json *json, found *f, char path[MOST_PATH], size_t n_path, int depth);

/* A number as a string: a timestamp. */
static bool read_number(rf__json *json, rf__json_string *ret) {
    size_t start = json->at;
    if (!rf__json_skip(json))
        return false;
    *ret = (rf__json_string){start, json->at - start, false};
    return true;
}

static bool take_value(rf__json *json, found *f, char path[MOST_PATH], size_t n_path, int depth) {
    char c = rf__json_peek(json);
    const known *k = find_path(path);
    rf__json_string value;
    if (c == '{' && depth < MOST_NESTED)
        return collect(json, f, path, n_path, depth + 1);
    if (c == '[' && depth < MOST_NESTED) { /* the first element stands for all */
        bool first = true, taken = false;
        while (rf__json_next(json, &first, NULL)) {
            if (!(taken ? rf__json_skip(json) : take_value(json, f, path, n_path, depth + 1)))
                return false;
            taken = true;
        }
        return !json->why;
    }
    bool digits = (c >= '0' && c <= '9') && k && k->field == DATE;
    if (!k || (c != '"' && !digits))
        return rf__json_skip(json);
    if (!(digits ? read_number(json, &value) : rf__json_read_string(json, &value)))
        return false;
    if (value.n && k->rank > f->rank[k->field]) {
        f->value[k->field] = value;
        f->rank[k->field] = k->rank;
        if (k->field == TEXT)
            f->html = k->rank == 9;
    }
    return true;
}

static bool collect(rf__json *json, found *f, char path[MOST_PATH], size_t n_path, int depth) {
    bool first = true;
    rf__json_string key;
    while (rf__json_next(json, &first, &key)) {
        /* ReliefWeb's "fields", and what search engines wrap around a document. */
        bool wrapper =
            depth < 2 && (rf__json_is(json, &key, "fields") || rf__json_is(json, &key, "_source"));
        size_t n = n_path;
        if (!wrapper && n + key.n + 2 < MOST_PATH) {
            if (n)
                path[n++] = '.';
            memcpy(path + n, json->text + key.start, key.n);
            n += key.n;
        } else if (!wrapper) {
            if (!rf__json_skip(json))
                return false;
            continue;
        }
        path[n] = 0;
        if (!take_value(json, f, path, n, depth))
            return false;
        path[n_path] = 0;
    }
    return !json->why;
}

/* Text with tags in it: "<p>", "<br />", "</div>". */
static bool has_tags(const char *s, size_t n) {
    static const char *const tags[] = {"<p>", "<p ",  "</p>", "<br", "<div",
                                       "<ul", "<li>", "<h2",  "<h3"};
    const char *at = s, *end = s + n;
    for (int looked = 0; looked < 64 && (at = memchr(at, '<', (size_t)(end - at))); looked++, at++)
        for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
            if ((size_t)(end - at) >= strlen(tags[i]) && !memcmp(at, tags[i], strlen(tags[i])))
                return true;
    return false;
}

static const char *keep(rf__article *article, const rf__json *json, const found *f, field which,
                        rf__buf *scratch) {
    if (!f->rank[which])
        return NULL;
    rf__buf_clear(scratch);
    rf__json_decode(json, &f->value[which], scratch, NULL);
    article->failed |= scratch->failed;
    return scratch->n ? rf__article_keep(article, scratch->bytes, scratch->n) : NULL;
}

bool rf__json_report(rf__article *article, rf__json *json, const rf__mapped *file,
                     rf__json_work *work, const rf_report_rules *rules, bool *ret_text) {
    found f = {0};
    char path[MOST_PATH] = "";
    *ret_text = false;
    rf__article_clear(article);
    if (rf__json_peek(json) != '{') {
        json->why = "an object is expected";
        return false;
    }
    if (!collect(json, &f, path, 0, 0))
        return false;
    rf__article_meta meta = {.published = RF_NO_DATE};
    rf__buf *scratch = &work->text;
    meta.title = keep(article, json, &f, TITLE, scratch);
    meta.outlet = keep(article, json, &f, OUTLET, scratch);
    meta.url = keep(article, json, &f, URL, scratch);
    meta.byline = keep(article, json, &f, AUTHOR, scratch);
    meta.language = keep(article, json, &f, LANGUAGE, scratch);
    const char *date = keep(article, json, &f, DATE, scratch);
    if (date)
        meta.published = rf__date_of_stamp(rules, date, strlen(date));
    meta.bad_date = meta.published == RF_NO_DATE ? date : NULL;
    if (!f.rank[TEXT])
        return true;
    rf__buf_clear(&work->text);
    work->map.n = 0;
    work->map.failed = false;
    if (f.value[TEXT].escaped) {
        rf__json_decode(json, &f.value[TEXT], &work->text, &work->map);
        article->failed |= work->text.failed || work->map.failed;
        work->from = (rf__mapped){.text = work->text.n ? work->text.bytes : "",
                                  .n = work->text.n,
                                  .runs = work->map.runs,
                                  .n_runs = work->map.n,
                                  .under = file};
        if (!work->map.n)
            work->from.n = 0;
    } else {
        work->from = (rf__mapped){.text = json->text + f.value[TEXT].start,
                                  .n = f.value[TEXT].n,
                                  .base = f.value[TEXT].start,
                                  .under = file};
    }
    if (article->failed)
        return true;
    if (f.html || has_tags(work->from.text, work->from.n))
        rf__read_html(article, work->from.text, work->from.n, rules, true);
    else
        rf__read_plain(article, work->from.text, work->from.n, false);
    article->meta = meta;
    *ret_text = article->n_blocks > 0;
    return true;
}

/* A list of objects, or an empty one, follows. */
static bool is_list(rf__json *json) {
    if (rf__json_peek(json) != '[')
        return false;
    rf__json inside = *json;
    inside.at++;
    char c = rf__json_peek(&inside);
    return c == '{' || c == ']';
}

/* Goes on in an object, up to the next list of reports; false at its end or where it is broken. */
static bool find_list(rf__json *json, bool first) {
    static const char *const lists[] = {"data", "items", "articles", "results", "reports", "docs"};
    rf__json_string key;
    while (rf__json_next(json, &first, &key)) {
        bool list = false;
        for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
            list |= rf__json_is(json, &key, lists[i]);
        if (list && is_list(json))
            return true;
        if (!rf__json_skip(json))
            return false;
    }
    return false;
}

/* An object with a text of its own is a report, whatever lists it holds besides. */
static bool has_text(rf__json object) {
    enum { LEAST_RANK = 5 }; /* a list may have a description, or a summary */
    bool first = true;
    rf__json_string key;
    while (rf__json_next(&object, &first, &key)) {
        char path[MOST_PATH] = "";
        if (key.n < MOST_PATH)
            memcpy(path, object.text + key.start, key.n);
        const known *k = find_path(path);
        if (k && k->field == TEXT && k->rank >= LEAST_RANK && rf__json_peek(&object) == '"')
            return true;
        if (!rf__json_skip(&object))
            return false;
    }
    return false;
}

bool rf__json_find(rf__json *json, rf__json_place *place) {
    for (;;) {
        if (place->in_list && rf__json_next(json, &place->first, NULL))
            return true;
        if (json->why)
            return false;
        place->first = true;
        if (place->in_list && place->in_object && find_list(json, false))
            continue;
        char c = rf__json_peek(json);
        size_t start = json->at;
        if (c && c != '[' && c != '{' && !json->why)
            json->why = "neither an object nor an array";
        if (!c || json->why)
            return false;
        place->in_object = c == '{';
        place->in_list = c == '[' || (!has_text(*json) && find_list(json, true));
        if (json->why)
            return false;
        if (!place->in_list) {
            json->at = start;
            return true;
        }
    }
}

void rf__json_work_free(rf__json_work *work) {
    rf__buf_free(&work->text);
    rf__free(work->map.runs);
}
