/* Which part of a page is the report, and what it says.
 *
 * Body text is told by density, after Kohlschütter and others, "Boilerplate Detection using Shallow
 * Text Features" (2010): stretches that are long and hold few links. Elements that tags, roles or
 * class names call furniture are out, unless nearly all body text is in them. The report's part is
 * the article or main element that holds most of the body text, else the deepest element that holds
 * nine tenths of it: what is lost by a wrong choice is little, and what is kept too much meets the
 * line rules of furniture.c. */
#include "report/formats.h"
#include "report/furniture.h"
#include "report/page_tree.h"

#include <string.h>

enum {
    GOOD_TEXT = 80,      /* bytes of a stretch that counts as body text */
    ENOUGH_TEXT = 250,   /* body text outside furniture that makes a report */
    MOST_CELL_TEXT = 400 /* mean bytes of a data table's cells */
};

typedef struct picker {
    rf__page *page;
    rf__article *article;
    bool fragment;
    uint64_t n_good;
    uint32_t root;
    uint32_t title; /* the stretch of the page's h1, or UINT32_MAX */
} picker;

static bool is_furniture(const picker *p, uint32_t node) {
    return p->page->nodes[node].flags & RF__NODE_OUT;
}

static bool is_good(const rf__stretch *s) {
    return s->n_text >= GOOD_TEXT && s->n_link * 3 < s->n_text;
}

/* Adds up body text by element; without_furniture leaves furniture out. */
static uint64_t measure(picker *p, bool without_furniture) {
    rf__node *nodes = p->page->nodes;
    uint64_t total = 0;
    for (size_t i = 0; i < p->page->n_nodes; i++) {
        bool out = (nodes[i].flags & RF__NODE_FURNITURE) ||
                   (i && nodes[nodes[i].parent].flags & RF__NODE_OUT);
        nodes[i].good = 0;
        nodes[i].flags = (uint8_t)((nodes[i].flags & ~RF__NODE_OUT) | (out ? RF__NODE_OUT : 0));
    }
    for (size_t i = 0; i < p->page->n_stretches; i++) {
        const rf__stretch *s = &p->page->stretches[i];
        if (!is_good(s) || (without_furniture && is_furniture(p, s->node)))
            continue;
        total += s->n_text;
        nodes[s->node].good += s->n_text;
    }
    for (size_t i = p->page->n_nodes; i-- > 1;)
        nodes[nodes[i].parent].good += nodes[i].good;
    return total;
}

/* Where names call furniture what holds the report, they are not believed. */
static void find_furniture(picker *p) {
    rf__page *page = p->page;
    for (int round = 0; round < 3; round++) {
        uint64_t all = measure(p, false), clean = measure(p, true);
        p->n_good = clean;
        if (clean >= ENOUGH_TEXT || clean * 2 > all)
            return;
        measure(p, false);
        bool changed = false;
        for (size_t i = 0; i < page->n_nodes; i++) {
            rf__node *node = &page->nodes[i];
            bool most = (uint64_t)node->good * 2 > all || round == 2;
            if ((node->flags & RF__NODE_FURNITURE) && most && node->good) {
                node->flags &= (uint8_t)~RF__NODE_FURNITURE;
                changed = true;
            }
        }
        if (!changed)
            return;
    }
    p->n_good = measure(p, true);
}

static void find_root(picker *p) {
    const rf__page *page = p->page;
    uint32_t deepest = 0, named = UINT32_MAX;
    for (uint32_t i = 0; i < page->n_nodes; i++) {
        const rf__node *node = &page->nodes[i];
        if ((uint64_t)node->good * 10 >= p->n_good * 9 && node->tag != RF__TAG_P)
            deepest = i; /* children come behind their parents */
        bool names = node->tag == RF__TAG_ARTICLE || node->tag == RF__TAG_MAIN;
        if (names && (uint64_t)node->good * 2 > p->n_good &&
            (named == UINT32_MAX || node->good * 10 >= page->nodes[named].good * 9))
            named = i;
    }
    p->root = named != UINT32_MAX ? named : deepest;
    /* A single paragraph is not the report where its neighbours are short. */
    while (named == UINT32_MAX && p->root && page->nodes[p->root].tag != RF__TAG_BLOCK &&
           page->nodes[p->root].tag != RF__TAG_BODY)
        p->root = page->nodes[p->root].parent;
    if (p->fragment || !p->n_good)
        p->root = 0;
}

static void mark_inside(picker *p) {
    rf__node *nodes = p->page->nodes;
    for (uint32_t i = 0; i < p->page->n_nodes; i++)
        if (i == p->root || (i && nodes[nodes[i].parent].flags & RF__NODE_INSIDE))
            nodes[i].flags |= RF__NODE_INSIDE;
}

/* The page's heading: an h1 in the report's part, else the last one before it. */
static void find_title(picker *p) {
    const rf__page *page = p->page;
    p->title = UINT32_MAX;
    for (uint32_t i = 0; i < page->n_stretches; i++) {
        const rf__node *node = &page->nodes[page->stretches[i].node];
        const rf__node *parent = &page->nodes[node->parent];
        if (node->tag != RF__TAG_H1 && parent->tag != RF__TAG_H1)
            continue;
        p->title = i;
        if (node->flags & RF__NODE_INSIDE)
            return;
    }
}

/* ---- tables ---- */

/* Is a table inside another? */
static bool is_within(const rf__page *page, uint32_t inner, uint32_t outer) {
    while (inner != UINT32_MAX && inner != outer)
        inner = inner ? page->nodes[page->nodes[inner].parent].table : UINT32_MAX;
    return inner == outer;
}

/* Is a table's text data, rather than a page laid out by a table? Looks at its stretches from `i`
 * on. Sets where they end. */
static bool is_data_table(const picker *p, uint32_t table, size_t i, size_t *ret_end) {
    const rf__page *page = p->page;
    uint32_t n_cells = 0, n_stretches = 0, cell = UINT32_MAX, row = UINT32_MAX, n_rows = 0;
    uint64_t n_text = 0;
    uint16_t columns = 0;
    bool headed = false;
    for (; i < page->n_stretches; i++) {
        const rf__node *node = &page->nodes[page->stretches[i].node];
        if (node->table != table) {
            if (is_within(page, node->table, table))
                return false;
            break;
        }
        uint32_t c = node->cell;
        if (c != UINT32_MAX && c != cell) {
            uint32_t r = page->nodes[c].parent;
            cell = c;
            n_cells++;
            n_rows += r != row;
            row = r;
            headed |= page->nodes[c].tag == RF__TAG_HEAD_CELL;
            if (page->nodes[r].column > columns)
                columns = page->nodes[r].column;
        }
        n_stretches++;
        n_text += page->stretches[i].n_text;
    }
    *ret_end = i;
    return n_cells && columns >= 2 && (n_rows >= 2 || headed) &&
           n_text <= (uint64_t)MOST_CELL_TEXT * n_cells && n_stretches < 4 * n_cells;
}

/* ---- output ---- */

static void add_piece(picker *p, const rf__piece *piece) {
    const char *text = p->page->text;
    size_t at = piece->start, end = at + piece->n;
    while (at < end) {
        const char *amp = piece->raw ? NULL : memchr(text + at, '&', end - at);
        size_t stop = amp ? (size_t)(amp - text) : end, n_out, used = 0;
        char out[4];
        while (amp && !(used = rf__entity(amp, end - stop, out, &n_out))) {
            amp = memchr(text + stop + 1, '&', end - stop - 1);
            stop = amp ? (size_t)(amp - text) : end;
        }
        rf__article_add(p->article, text, at, stop - at);
        at = stop;
        if (!used)
            break;
        if (n_out == 2 && !memcmp(out, "\xC2\xA0", 2)) /* a hard space */
            rf__article_space(p->article, at, used);
        else if (n_out != 2 || memcmp(out, "\xC2\xAD", 2) != 0) /* no soft hyphen */
            rf__article_add_as(p->article, out, n_out, at, used);
        at += used;
    }
}

/* Does a line break before a piece part two lines, rather than break one? */
static bool parts_lines(const picker *p, const rf__piece *piece) {
    const char *s = p->page->text + piece->start;
    size_t i = 0;
    while (i < piece->n && (unsigned char)s[i] <= ' ')
        i++;
    return i < piece->n && !(s[i] >= 'a' && s[i] <= 'z');
}

static void end_block(picker *p, const rf__stretch *s, rf_block_kind kind) {
    rf__article_block *block = rf__article_end_block(p->article, kind, RF__BLOCK_SPACED);
    if (!block || kind != RF_BLOCK_PARAGRAPH)
        return;
    const char *text = p->article->text.bytes + block->start;
    /* A short line in bold type is a heading. */
    if (s->n_bold * 10 >= s->n_text * 9 && block->n <= 120 && !rf__ends_sentence(text, block->n) &&
        block->n)
        block->kind = RF_BLOCK_HEADING;
}

static void write_stretch(picker *p, const rf__stretch *s, rf_block_kind kind) {
    for (uint32_t i = 0; i < s->n_pieces; i++) {
        const rf__piece *piece = &p->page->pieces[s->piece + i];
        if (piece->broken && parts_lines(p, piece))
            end_block(p, s, kind);
        else if (piece->broken)
            rf__article_space(p->article, piece->start, 0);
        add_piece(p, piece);
    }
    end_block(p, s, kind);
}

/* Digits in most cells behind the first: a row of figures. */
static bool has_figures(const char *s, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (s[i] >= '0' && s[i] <= '9')
            return true;
    return false;
}

/* A table's first row is its head when markup says so, or when it alone has no figures. */
static void find_head(rf__article *article, size_t first, bool headed) {
    if (first >= article->n_blocks)
        return;
    rf__article_block *blocks = article->blocks;
    bool figures = false;
    for (size_t i = first + 1; i < article->n_blocks; i++)
        figures |= has_figures(article->text.bytes + blocks[i].start, blocks[i].n);
    if (headed ||
        (figures && !has_figures(article->text.bytes + blocks[first].start, blocks[first].n)))
        blocks[first].kind = RF_BLOCK_TABLE_HEAD;
}

static void write_table(picker *p, size_t from, size_t to) {
    const rf__page *page = p->page;
    rf__article *a = p->article;
    uint32_t row = UINT32_MAX, cell = UINT32_MAX;
    uint16_t column = 0;
    size_t first = SIZE_MAX;
    bool all_heads = false, headed = false;
    for (size_t i = from; i <= to; i++) {
        const rf__stretch *s = i < to ? &page->stretches[i] : NULL;
        uint32_t c = s ? page->nodes[s->node].cell : UINT32_MAX;
        uint32_t r = c == UINT32_MAX ? UINT32_MAX : page->nodes[c].parent;
        if (r != row || c == UINT32_MAX) {
            if (row != UINT32_MAX && rf__article_end_block(a, RF_BLOCK_TABLE_ROW, 0)) {
                headed |= first == SIZE_MAX && all_heads;
                first = first == SIZE_MAX ? a->n_blocks - 1 : first;
            }
            row = r;
            column = 0;
            all_heads = true;
        }
        if (c == UINT32_MAX) {
            if (s) /* the table's caption */
                write_stretch(p, s, RF_BLOCK_HEADING);
            continue;
        }
        size_t at = page->pieces[s->piece].start;
        if (c == cell)
            rf__article_space(a, at, 0);
        for (; column < page->nodes[c].column; column++)
            rf__article_tab(a, at, 0);
        cell = c;
        all_heads &= page->nodes[c].tag == RF__TAG_HEAD_CELL;
        for (uint32_t k = 0; k < s->n_pieces; k++) {
            if (page->pieces[s->piece + k].broken)
                rf__article_space(a, page->pieces[s->piece + k].start, 0);
            add_piece(p, &page->pieces[s->piece + k]);
        }
    }
    if (first != SIZE_MAX)
        find_head(a, first, headed);
}

static bool is_list_of_links(const rf__stretch *s) { return s->n_link * 10 > s->n_text * 6; }

/* Is a stretch of the report's part, or between its heading and it? */
static bool is_wanted(const picker *p, uint32_t i) {
    const rf__stretch *s = &p->page->stretches[i];
    bool inside = p->page->nodes[s->node].flags & RF__NODE_INSIDE;
    if (!inside && (p->title == UINT32_MAX || i <= p->title || s->node > p->root))
        return false;
    return !is_furniture(p, s->node) && !is_list_of_links(s);
}

static void write_all(picker *p) {
    const rf__page *page = p->page;
    uint32_t looked_at = UINT32_MAX; /* a table that is none of data */
    for (size_t i = 0; i < page->n_stretches && !p->article->failed && !p->article->cut; i++) {
        const rf__stretch *s = &page->stretches[i];
        if (i == p->title) {
            write_stretch(p, s, RF_BLOCK_TITLE);
            continue;
        }
        bool inside = page->nodes[s->node].flags & RF__NODE_INSIDE;
        uint32_t table = inside ? page->nodes[s->node].table : UINT32_MAX;
        if (table != UINT32_MAX && table != looked_at && !is_furniture(p, table) &&
            (page->nodes[table].flags & RF__NODE_INSIDE)) {
            size_t end;
            looked_at = table;
            if (is_data_table(p, table, i, &end)) {
                write_table(p, i, end);
                i = end - 1;
                continue;
            }
        }
        if (is_wanted(p, (uint32_t)i))
            write_stretch(p, s, (rf_block_kind)page->nodes[s->node].kind);
    }
}

/* "Title | Site" and "Title - Site" without the site. */
static const char *without_site(rf__article *article, const char *title, const char *site) {
    static const char *const parts[] = {" | ",  " - ",       " \xE2\x80\x93 ", " \xE2\x80\x94 ",
                                        " :: ", " \xC2\xBB "};
    size_t n = strlen(title), cut = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        for (const char *at = strstr(title, parts[i]); at; at = strstr(at + 1, parts[i])) {
            const char *tail = at + strlen(parts[i]);
            bool is_site = site && *site && !strcmp(tail, site);
            if (at - title >= 15 && (is_site || strlen(tail) <= 30) && (size_t)(at - title) > cut)
                cut = (size_t)(at - title);
        }
    }
    return cut && cut < n ? rf__article_keep(article, title, cut) : title;
}

static void take_meta(picker *p) {
    rf__article *a = p->article;
    const rf__page_meta *m = &p->page->meta;
    const char *value[RF__N_PAGE_FIELDS];
    for (int f = 0; f < RF__N_PAGE_FIELDS; f++)
        value[f] = m->rank[f] ? rf__article_keep(a, m->value[f], strlen(m->value[f])) : NULL;
    bool weak = m->rank[RF__PAGE_TITLE] == 1; /* <title> alone: the heading is better */
    a->meta.title = value[RF__PAGE_TITLE] && (!weak || p->title == UINT32_MAX)
                        ? without_site(a, value[RF__PAGE_TITLE], value[RF__PAGE_SITE])
                        : NULL;
    /* Pages without an h1: their first heading is a better title than <title>, which names the
     * site. */
    if (weak && p->title == UINT32_MAX && a->n_blocks && a->blocks[0].kind == RF_BLOCK_HEADING) {
        a->blocks[0].kind = RF_BLOCK_TITLE;
        a->meta.title = NULL;
    }
    a->meta.outlet = value[RF__PAGE_SITE];
    a->meta.byline = value[RF__PAGE_AUTHOR];
    a->meta.url = value[RF__PAGE_URL];
    a->meta.language = value[RF__PAGE_LANGUAGE];
    a->meta.published = m->published;
}

void rf__read_html(rf__article *article, const char *text, size_t n, const rf_report_rules *rules,
                   bool fragment) {
    rf__page page;
    rf__page_read(&page, text, n, rules);
    picker p = {.page = &page, .article = article, .fragment = fragment};
    if (!page.failed) {
        find_furniture(&p);
        find_root(&p);
        mark_inside(&p);
        find_title(&p);
        write_all(&p);
        if (!fragment)
            take_meta(&p);
    }
    article->failed |= page.failed;
    article->cut |= page.cut;
    rf__page_free(&page);
}
