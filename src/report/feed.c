#include "report/feed.h"

#include "report/dates.h"
#include "report/formats.h"

#include <string.h>

typedef enum part { TITLE, LINK, DATE, AUTHOR, TEXT, LANGUAGE, N_PARTS } part;

/* Elements of an item, better ones by rank. Prefixes are those in use. */
static const struct {
    const char *name;
    part part;
    int rank;
} known[] = {{"title", TITLE, 2},   {"link", LINK, 3},
             {"guid", LINK, 1},     {"id", LINK, 1},
             {"pubdate", DATE, 5},  {"published", DATE, 6},
             {"dc:date", DATE, 4},  {"dcterms:issued", DATE, 4},
             {"updated", DATE, 2},  {"dcterms:created", DATE, 3},
             {"author", AUTHOR, 2}, {"dc:creator", AUTHOR, 3},
             {"name", AUTHOR, 4},   {"content:encoded", TEXT, 9},
             {"content", TEXT, 8},  {"description", TEXT, 5},
             {"summary", TEXT, 4},  {"dc:language", LANGUAGE, 2}};

/* Pieces of an element's text: entity-coded text, or CDATA as it is. */
enum { MOST_PIECES = 64 };
typedef struct content {
    size_t start[MOST_PIECES], end[MOST_PIECES];
    bool raw[MOST_PIECES];
    int n, rank;
    bool markup; /* of elements (Atom's xhtml): read as they stand */
    size_t from, to;
} content;

static bool is_item(const rf__feed *f, const rf__markup_token *t) {
    const char *name = f->markup.text + t->name;
    return rf__name_is(name, t->n_name, "item") || rf__name_is(name, t->n_name, "entry");
}

static bool is_feed(const rf__feed *f, const rf__markup_token *t) {
    const char *name = f->markup.text + t->name;
    return rf__name_is(name, t->n_name, "rss") || rf__name_is(name, t->n_name, "feed") ||
           rf__name_is(name, t->n_name, "rdf:rdf");
}

/* Reads up to the end tag of the element that was opened. */
static bool read_content(rf__feed *f, const rf__markup_token *open, content *ret) {
    const char *text = f->markup.text, *name = text + open->name;
    rf__markup_token t;
    int depth = 1;
    ret->n = 0;
    ret->markup = false;
    ret->from = ret->to = open->end;
    while (rf__markup_next(&f->markup, &t) != RF__MARKUP_END) {
        bool same = (t.kind == RF__OPEN || t.kind == RF__CLOSE) && t.n_name == open->n_name &&
                    !memcmp(text + t.name, name, t.n_name);
        if (t.kind == RF__CLOSE && is_item(f, &t)) { /* the end tag is missing */
            f->markup.at = t.start;
            ret->to = t.start;
            return true;
        }
        if (same)
            depth += t.kind == RF__CLOSE ? -1 : !t.self_closing;
        if (!depth) {
            ret->to = t.start;
            return true;
        }
        if (t.kind == RF__OPEN)
            ret->markup = true;
        if ((t.kind == RF__TEXT || t.kind == RF__RAW) && ret->n < MOST_PIECES) {
            ret->start[ret->n] = t.start;
            ret->end[ret->n] = t.end;
            ret->raw[ret->n++] = t.kind == RF__RAW;
        }
    }
    ret->to = f->markup.n;
    return false;
}

/* The content with entities resolved once, and its map. */
static void decode(const rf__feed *f, const content *c, rf__buf *out, rf__runs *map) {
    const char *text = f->markup.text;
    for (int i = 0; i < c->n; i++) {
        size_t at = c->start[i], end = c->end[i];
        while (at < end) {
            const char *amp = c->raw[i] ? NULL : memchr(text + at, '&', end - at);
            size_t stop = amp ? (size_t)(amp - text) : end, n_out = 1, used = 0;
            char bytes[4] = "&";
            if (amp && !(used = rf__entity(amp, end - stop, bytes, &n_out)))
                used = 1;
            if (map && stop > at)
                rf__runs_add(map, (uint32_t)out->n, (uint32_t)(stop - at), at,
                             (uint32_t)(stop - at));
            rf__buf_add(out, text + at, stop - at);
            if (map && used)
                rf__runs_add(map, (uint32_t)out->n, (uint32_t)n_out, stop, (uint32_t)used);
            rf__buf_add(out, bytes, used ? n_out : 0);
            at = stop + used;
        }
    }
}

static const char *keep(rf__feed *f, rf__article *article, const content *c) {
    if (!c->rank)
        return NULL;
    rf__buf_clear(&f->scratch);
    decode(f, c, &f->scratch, NULL);
    article->failed |= f->scratch.failed;
    return f->scratch.n ? rf__article_keep(article, f->scratch.bytes, f->scratch.n) : NULL;
}

/* Atom's <link href="..."/>. */
static const char *href(rf__feed *f, rf__article *article, const rf__markup_token *t) {
    rf__attribute a;
    const char *value = NULL;
    size_t at = 0, n = 0;
    while (rf__markup_attribute(f->markup.text + t->attributes, t->n_attributes, &at, &a)) {
        if (rf__name_is(a.name, a.n_name, "rel") && a.value &&
            !rf__name_is(a.value, a.n_value, "alternate"))
            return NULL;
        if (rf__name_is(a.name, a.n_name, "href") && a.value) {
            value = a.value;
            n = a.n_value;
        }
    }
    return value ? rf__article_keep(article, value, n) : NULL;
}

static void read_text(rf__feed *f, rf__article *article, const content *c, const rf__mapped *file,
                      const rf_report_rules *rules) {
    if (c->markup && c->n) {
        f->from = (rf__mapped){
            .text = f->markup.text + c->from, .n = c->to - c->from, .base = c->from, .under = file};
    } else {
        rf__buf_clear(&f->text);
        f->map.n = 0;
        decode(f, c, &f->text, &f->map);
        article->failed |= f->text.failed || f->map.failed;
        f->from = (rf__mapped){.text = f->map.n && f->text.n ? f->text.bytes : "",
                               .n = f->map.n ? f->text.n : 0,
                               .runs = f->map.runs,
                               .n_runs = f->map.n,
                               .under = file};
    }
    if (!article->failed && f->from.n)
        rf__read_html(article, f->from.text, f->from.n, rules, true);
}

typedef struct item {
    content parts[N_PARTS];
    const char *link;
} item;

static void read_part(rf__feed *f, rf__article *article, const rf__markup_token *t, item *it) {
    const char *name = f->markup.text + t->name;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (!rf__name_is(name, t->n_name, known[i].name))
            continue;
        if (known[i].part == LINK && t->self_closing) {
            const char *link = href(f, article, t);
            it->link = link ? link : it->link;
            return;
        }
        content c = {.rank = known[i].rank};
        if (t->self_closing)
            return;
        /* An author's name stands in an element of its own. */
        if (known[i].part == AUTHOR && known[i].rank == 2) {
            rf__markup ahead = f->markup;
            rf__markup_token next;
            while (rf__markup_next(&ahead, &next) == RF__TEXT && next.end - next.start < 64 &&
                   memchr("\n\r\t ", ahead.text[next.start], 4))
                continue;
            if (next.kind == RF__OPEN)
                return;
        }
        read_content(f, t, &c);
        if (c.rank > it->parts[known[i].part].rank && (c.n || c.markup))
            it->parts[known[i].part] = c;
        return;
    }
}

static void finish_item(rf__feed *f, rf__article *article, item *it, const rf__mapped *file,
                        const rf_report_rules *rules) {
    rf__article_meta meta = {.published = RF_NO_DATE};
    meta.title = keep(f, article, &it->parts[TITLE]);
    meta.byline = keep(f, article, &it->parts[AUTHOR]);
    meta.language = keep(f, article, &it->parts[LANGUAGE]);
    meta.url = it->link ? it->link : keep(f, article, &it->parts[LINK]);
    meta.outlet = *f->outlet ? rf__article_keep(article, f->outlet, strlen(f->outlet)) : NULL;
    const char *date = keep(f, article, &it->parts[DATE]);
    if (date)
        meta.published = rf__date_of_stamp(rules, date, strlen(date));
    meta.bad_date = meta.published == RF_NO_DATE ? date : NULL;
    if (it->parts[TEXT].rank)
        read_text(f, article, &it->parts[TEXT], file, rules);
    article->meta = meta;
}

void rf__feed_start(rf__feed *feed, const char *text, size_t n) {
    *feed = (rf__feed){.markup = {.text = text, .n = n, .xml = true}};
}

bool rf__feed_next(rf__feed *f, rf__article *article, const rf__mapped *file,
                   const rf_report_rules *rules, size_t *ret_start, size_t *ret_end) {
    rf__markup_token t;
    item it;
    bool inside = false;
    rf__article_clear(article);
    f->from = (rf__mapped){.text = "", .under = file};
    while (rf__markup_next(&f->markup, &t) != RF__MARKUP_END) {
        if (t.kind == RF__OPEN && is_item(f, &t) && !t.self_closing) {
            if (inside) {
                f->markup.at = t.start;
                break;
            }
            memset(&it, 0, sizeof it);
            inside = true;
            *ret_start = t.start;
        } else if (t.kind == RF__CLOSE && is_item(f, &t) && inside) {
            break;
        } else if (t.kind == RF__CLOSE && is_feed(f, &t)) {
            f->closed = true;
        } else if (t.kind == RF__OPEN && inside) {
            read_part(f, article, &t, &it);
        } else if (t.kind == RF__OPEN && !*f->outlet && !t.self_closing &&
                   rf__name_is(f->markup.text + t.name, t.n_name, "title")) {
            content c = {.rank = 1};
            read_content(f, &t, &c);
            const char *title = keep(f, article, &c);
            if (title)
                strncat(f->outlet, title, sizeof f->outlet - 1);
        }
    }
    if (!inside)
        return false;
    *ret_end = f->markup.at;
    finish_item(f, article, &it, file, rules);
    return true;
}

void rf__feed_free(rf__feed *feed) {
    rf__buf_free(&feed->text);
    rf__buf_free(&feed->scratch);
    rf__free(feed->map.runs);
}
