/* Of the tree construction of the HTML standard only what decides which text belongs together:
 * which end tags may be left out, and that an end tag without a start means nothing. */
#include "report/page_tree.h"

#include "base/mem.h"

#include <string.h>
#include <strings.h>

enum { MOST_NODES = 1 << 20, MOST_DEPTH = 256, NAME_WORDS = 64, MOST_SPANNED = 32 /* columns */ };

static const struct {
    const char *name;
    rf__tag tag;
} tag_names[] = {/* sorted */
                 {"a", RF__TAG_LINK},
                 {"address", RF__TAG_BLOCK},
                 {"area", RF__TAG_VOID},
                 {"article", RF__TAG_ARTICLE},
                 {"aside", RF__TAG_ASIDE},
                 {"audio", RF__TAG_DROP},
                 {"b", RF__TAG_BOLD},
                 {"base", RF__TAG_VOID},
                 {"blockquote", RF__TAG_BLOCK},
                 {"body", RF__TAG_BODY},
                 {"br", RF__TAG_BREAK},
                 {"button", RF__TAG_DROP},
                 {"canvas", RF__TAG_DROP},
                 {"caption", RF__TAG_CAPTION},
                 {"center", RF__TAG_BLOCK},
                 {"col", RF__TAG_VOID},
                 {"datalist", RF__TAG_DROP},
                 {"dd", RF__TAG_BLOCK},
                 {"details", RF__TAG_BLOCK},
                 {"dialog", RF__TAG_DROP},
                 {"dir", RF__TAG_LIST},
                 {"div", RF__TAG_BLOCK},
                 {"dl", RF__TAG_BLOCK},
                 {"dt", RF__TAG_BLOCK},
                 {"embed", RF__TAG_VOID},
                 {"fieldset", RF__TAG_BLOCK},
                 {"figcaption", RF__TAG_CAPTION},
                 {"figure", RF__TAG_BLOCK},
                 {"footer", RF__TAG_ASIDE},
                 {"form", RF__TAG_ASIDE},
                 {"frameset", RF__TAG_BLOCK},
                 {"h1", RF__TAG_H1},
                 {"h2", RF__TAG_HEADING},
                 {"h3", RF__TAG_HEADING},
                 {"h4", RF__TAG_HEADING},
                 {"h5", RF__TAG_HEADING},
                 {"h6", RF__TAG_HEADING},
                 {"head", RF__TAG_BODY},
                 {"header", RF__TAG_BLOCK},
                 {"hgroup", RF__TAG_BLOCK},
                 {"hr", RF__TAG_BREAK},
                 {"html", RF__TAG_BODY},
                 {"iframe", RF__TAG_RAW},
                 {"img", RF__TAG_VOID},
                 {"input", RF__TAG_VOID},
                 {"legend", RF__TAG_BLOCK},
                 {"li", RF__TAG_ITEM},
                 {"link", RF__TAG_HEAD},
                 {"main", RF__TAG_MAIN},
                 {"map", RF__TAG_DROP},
                 {"menu", RF__TAG_DROP},
                 {"meta", RF__TAG_HEAD},
                 {"nav", RF__TAG_DROP},
                 {"noembed", RF__TAG_RAW},
                 {"noframes", RF__TAG_RAW},
                 {"noscript", RF__TAG_RAW},
                 {"object", RF__TAG_DROP},
                 {"ol", RF__TAG_LIST},
                 {"optgroup", RF__TAG_DROP},
                 {"option", RF__TAG_DROP},
                 {"p", RF__TAG_P},
                 {"param", RF__TAG_VOID},
                 {"picture", RF__TAG_DROP},
                 {"pre", RF__TAG_BLOCK},
                 {"script", RF__TAG_RAW},
                 {"section", RF__TAG_BLOCK},
                 {"select", RF__TAG_DROP},
                 {"source", RF__TAG_VOID},
                 {"strong", RF__TAG_BOLD},
                 {"style", RF__TAG_RAW},
                 {"summary", RF__TAG_BLOCK},
                 {"svg", RF__TAG_DROP},
                 {"table", RF__TAG_TABLE},
                 {"tbody", RF__TAG_ROWS},
                 {"td", RF__TAG_CELL},
                 {"template", RF__TAG_DROP},
                 {"textarea", RF__TAG_RAW},
                 {"tfoot", RF__TAG_ROWS},
                 {"th", RF__TAG_HEAD_CELL},
                 {"thead", RF__TAG_ROWS},
                 {"time", RF__TAG_HEAD},
                 {"title", RF__TAG_RAW},
                 {"tr", RF__TAG_ROW},
                 {"track", RF__TAG_VOID},
                 {"ul", RF__TAG_LIST},
                 {"video", RF__TAG_DROP},
                 {"wbr", RF__TAG_VOID}};

typedef struct level { /* an open element */
    uint32_t node;
    const char *name;
    uint32_t n_name;
    uint8_t tag;
    bool hidden; /* it or one around it */
} level;

typedef struct builder {
    rf__page *page;
    const rf_report_rules *rules;
    level levels[MOST_DEPTH];
    size_t depth;
    bool open;                /* the last stretch may grow */
    bool broken;              /* a line break stands before the next piece */
    uint32_t n_links, n_bold; /* open ones */
    /* An inline element that is not shown: up to its end tag, or that of a block around it. */
    const char *skipped;
    size_t n_skipped;
    uint32_t skip_depth;
    /* Of the table at hand: in how many more rows the cell above takes each column, and which
     * columns are taken in this row. */
    uint16_t down[MOST_SPANNED];
    bool taken[MOST_SPANNED];
} builder;

static rf__tag tag_of(const char *name, size_t n) {
    size_t low = 0, high = sizeof tag_names / sizeof *tag_names;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const char *t = tag_names[middle].name;
        size_t length = strlen(t);
        int order = strncasecmp(name, t, n < length ? n : length);
        if (!order && n == length)
            return tag_names[middle].tag;
        if (order < 0 || (!order && n < length))
            high = middle;
        else
            low = middle + 1;
    }
    return RF__TAG_OTHER;
}

static bool is_inline(rf__tag tag) {
    return tag == RF__TAG_OTHER || tag == RF__TAG_LINK || tag == RF__TAG_BOLD;
}

/* ---- elements ---- */

static const char *const hidden_roles[] = {"navigation", "search",  "dialog", "alertdialog",
                                           "menu",       "menubar", "toolbar"};
static const char *const aside_roles[] = {"banner", "contentinfo", "complementary", "form"};

static bool says_hidden(const char *style, size_t n) {
    const char *at = memmem(style, n, "display", 7);
    for (; at; at = memmem(at + 1, n - (size_t)(at + 1 - style), "display", 7)) {
        const char *p = at + 7, *end = style + n;
        while (p < end && (*p == ' ' || *p == ':'))
            p++;
        if (end - p >= 4 && !memcmp(p, "none", 4))
            return true;
    }
    return false;
}

static uint8_t role_flags(const rf__attribute *a) {
    for (size_t i = 0; i < sizeof hidden_roles / sizeof *hidden_roles; i++)
        if (rf__name_is(a->value, a->n_value, hidden_roles[i]))
            return RF__NODE_HIDDEN;
    for (size_t i = 0; i < sizeof aside_roles / sizeof *aside_roles; i++)
        if (rf__name_is(a->value, a->n_value, aside_roles[i]))
            return RF__NODE_FURNITURE;
    return rf__name_is(a->value, a->n_value, "main") ? RF__NODE_CONTENT : 0;
}

static uint8_t name_flags(const builder *b, const rf__attribute *a) {
    rf__word words[NAME_WORDS];
    size_t n = rf__name_words(a->value, a->n_value, words, NAME_WORDS);
    if (rf__rules_find(b->rules, RF__HIDDEN_CLASS, words, n) < n)
        return RF__NODE_HIDDEN;
    if (rf__rules_find(b->rules, RF__CONTENT_CLASS, words, n) < n)
        return RF__NODE_CONTENT;
    return rf__rules_find(b->rules, RF__CLASS, words, n) < n ? RF__NODE_FURNITURE : 0;
}

/* What an element's attributes say of it; *ret_span is a cell's colspan, *ret_down its rowspan.
 * Sets RF__NODE_HIDDEN for what is not shown; where it may be the page's body behind an open
 * dialog, only FURNITURE. */
static uint8_t flags_of(const builder *b, const rf__markup_token *t, rf__tag tag,
                        uint16_t *ret_span, uint16_t *ret_down) {
    const char *attributes = b->page->text + t->attributes;
    uint8_t flags = tag == RF__TAG_ASIDE ? RF__NODE_FURNITURE : 0;
    rf__attribute a;
    size_t at = 0;
    *ret_span = *ret_down = 1;
    while (rf__markup_attribute(attributes, t->n_attributes, &at, &a)) {
        if (rf__name_is(a.name, a.n_name, "class") || rf__name_is(a.name, a.n_name, "id"))
            flags |= name_flags(b, &a);
        else if (rf__name_is(a.name, a.n_name, "role") && a.value)
            flags |= role_flags(&a);
        else if (rf__name_is(a.name, a.n_name, "hidden"))
            flags |= RF__NODE_HIDDEN;
        else if ((rf__name_is(a.name, a.n_name, "aria-hidden") && a.value &&
                  rf__name_is(a.value, a.n_value, "true")) ||
                 (rf__name_is(a.name, a.n_name, "style") && a.value &&
                  says_hidden(a.value, a.n_value)))
            flags |= is_inline(tag) ? RF__NODE_HIDDEN : RF__NODE_FURNITURE;
        else if (rf__name_is(a.name, a.n_name, "colspan") && a.n_value && a.n_value < 4 &&
                 a.value[0] >= '1' && a.value[0] <= '9')
            *ret_span = (uint16_t)(a.n_value == 1 ? a.value[0] - '0' : 10);
        else if (rf__name_is(a.name, a.n_name, "rowspan") && a.n_value && a.n_value < 3 &&
                 a.value[0] >= '1' && a.value[0] <= '9')
            *ret_down = (uint16_t)(a.n_value == 1 ? a.value[0] - '0' : (a.value[0] - '0') * 10 + 9);
    }
    if (flags & RF__NODE_CONTENT)
        flags &= (uint8_t)~RF__NODE_FURNITURE;
    return flags;
}

static void end_stretch(builder *b) {
    b->open = false;
    b->broken = false;
}

static void pop_to(builder *b, size_t depth) {
    while (b->depth > depth) {
        const level *l = &b->levels[--b->depth];
        b->n_links -= l->tag == RF__TAG_LINK;
        b->n_bold -= l->tag == RF__TAG_BOLD;
        if (!is_inline((rf__tag)l->tag))
            end_stretch(b);
    }
    if (b->skipped && b->depth < b->skip_depth)
        b->skipped = NULL;
}

static bool is_scope(uint8_t tag) {
    return tag == RF__TAG_TABLE || tag == RF__TAG_CELL || tag == RF__TAG_HEAD_CELL;
}

/* End tags that this start tag makes up for. */
static void close_implied(builder *b, rf__tag tag) {
    for (size_t d = b->depth; d-- > 0;) {
        uint8_t open = b->levels[d].tag;
        bool hit = false, stop = false;
        switch (tag) {
        case RF__TAG_ITEM:
            hit = open == RF__TAG_ITEM;
            stop = open == RF__TAG_LIST || is_scope(open);
            break;
        case RF__TAG_CELL:
        case RF__TAG_HEAD_CELL:
            hit = open == RF__TAG_CELL || open == RF__TAG_HEAD_CELL;
            stop = open == RF__TAG_ROW || open == RF__TAG_TABLE;
            break;
        case RF__TAG_ROW:
            hit = open == RF__TAG_ROW;
            stop = open == RF__TAG_TABLE;
            break;
        case RF__TAG_ROWS:
            hit = open == RF__TAG_ROWS;
            stop = open == RF__TAG_TABLE;
            break;
        default: /* an open paragraph ends at any block */
            hit = open == RF__TAG_P;
            stop = !is_inline((rf__tag)open);
        }
        if (hit) {
            pop_to(b, d);
            return;
        }
        if (stop)
            return;
    }
}

/* What an element makes of the text in it. */
static void set_kind(rf__node *node, uint32_t own) {
    switch ((rf__tag)node->tag) {
    case RF__TAG_H1:
    case RF__TAG_HEADING:
        node->kind = RF_BLOCK_HEADING;
        break;
    case RF__TAG_CAPTION:
        node->kind = RF_BLOCK_CAPTION;
        break;
    case RF__TAG_ITEM:
        node->kind = RF_BLOCK_BULLET;
        break;
    case RF__TAG_CELL:
    case RF__TAG_HEAD_CELL:
        node->cell = own;
        node->kind = RF_BLOCK_PARAGRAPH;
        break;
    case RF__TAG_TABLE:
        node->table = own;
        node->cell = UINT32_MAX;
        node->kind = RF_BLOCK_PARAGRAPH;
        break;
    case RF__TAG_ARTICLE:
    case RF__TAG_MAIN:
        node->kind = RF_BLOCK_PARAGRAPH;
        break;
    default:
        break;
    }
}

static uint32_t add_node(builder *b, rf__tag tag, uint8_t flags) {
    rf__page *page = b->page;
    if (page->n_nodes == MOST_NODES) {
        page->cut = true;
        return UINT32_MAX;
    }
    if (!rf__grow(&page->nodes, &page->nodes_cap, page->n_nodes + 1, sizeof *page->nodes)) {
        page->failed = true;
        return UINT32_MAX;
    }
    uint32_t own = (uint32_t)page->n_nodes;
    uint32_t parent = b->depth ? b->levels[b->depth - 1].node : 0;
    rf__node *node = &page->nodes[own];
    *node = (rf__node){.table = UINT32_MAX, .cell = UINT32_MAX, .kind = RF_BLOCK_PARAGRAPH};
    if (own) {
        node->table = page->nodes[parent].table;
        node->cell = page->nodes[parent].cell;
        node->kind = page->nodes[parent].kind;
    }
    node->parent = parent;
    node->tag = (uint8_t)tag;
    node->flags = flags;
    set_kind(node, own);
    return (uint32_t)page->n_nodes++;
}

/* A row begins: the columns that cells of rows above still take. */
static void begin_row(builder *b) {
    for (size_t i = 0; i < MOST_SPANNED; i++) {
        b->taken[i] = b->down[i] > 0;
        b->down[i] = (uint16_t)(b->down[i] - b->taken[i]);
    }
}

/* A cell's column is how many the row has so far, and those that cells above take. */
static void place_cell(builder *b, uint32_t cell, uint16_t span, uint16_t down) {
    rf__page *page = b->page;
    uint32_t row = page->nodes[cell].parent;
    if (page->nodes[row].tag != RF__TAG_ROW || page->nodes[row].column > 1000)
        return;
    while (page->nodes[row].column < MOST_SPANNED && b->taken[page->nodes[row].column])
        page->nodes[row].column++;
    page->nodes[cell].column = page->nodes[row].column;
    for (size_t i = page->nodes[cell].column; i < MOST_SPANNED; i++)
        if (i < (size_t)page->nodes[cell].column + span && down > 1)
            b->down[i] = (uint16_t)(down - 1);
    page->nodes[row].column = (uint16_t)(page->nodes[row].column + span);
}

static void open_element(builder *b, const rf__markup_token *t, rf__tag tag) {
    uint16_t span = 1, down = 1;
    uint8_t flags = tag == RF__TAG_BODY ? 0 : flags_of(b, t, tag, &span, &down);
    bool hidden = b->depth && b->levels[b->depth - 1].hidden;
    const char *name = b->page->text + t->name;
    if (is_inline(tag) && !b->skipped && (flags & RF__NODE_HIDDEN) && !t->self_closing) {
        b->skipped = name;
        b->n_skipped = t->n_name;
        b->skip_depth = (uint32_t)b->depth;
        return;
    }
    if (tag == RF__TAG_OTHER || b->depth == MOST_DEPTH) {
        if (!is_inline(tag))
            end_stretch(b);
        return;
    }
    if (!is_inline(tag)) {
        close_implied(b, tag);
        if (tag != RF__TAG_ITEM && tag != RF__TAG_CELL && tag != RF__TAG_ROW)
            close_implied(b, RF__TAG_P);
        end_stretch(b);
    }
    hidden = b->depth && b->levels[b->depth - 1].hidden;
    uint32_t node =
        is_inline(tag) ? (b->depth ? b->levels[b->depth - 1].node : 0) : add_node(b, tag, flags);
    if (node == UINT32_MAX)
        return;
    if (tag == RF__TAG_CELL || tag == RF__TAG_HEAD_CELL)
        place_cell(b, node, span, down);
    else if (tag == RF__TAG_ROW)
        begin_row(b);
    else if (tag == RF__TAG_TABLE)
        memset(b->down, 0, sizeof b->down);
    hidden |= tag == RF__TAG_DROP || (!is_inline(tag) && (flags & RF__NODE_HIDDEN));
    b->levels[b->depth++] = (level){node, name, (uint32_t)t->n_name, (uint8_t)tag, hidden};
    b->n_links += tag == RF__TAG_LINK;
    b->n_bold += tag == RF__TAG_BOLD;
}

static void close_element(builder *b, const rf__markup_token *t) {
    const char *name = b->page->text + t->name;
    if (b->skipped && t->n_name == b->n_skipped && !strncasecmp(name, b->skipped, t->n_name)) {
        b->skipped = NULL;
        return;
    }
    rf__tag tag = tag_of(name, t->n_name);
    if (tag == RF__TAG_OTHER)
        return;
    for (size_t d = b->depth; d-- > 0;) {
        const level *l = &b->levels[d];
        if (l->n_name == t->n_name && !strncasecmp(l->name, name, t->n_name)) {
            pop_to(b, d);
            return;
        }
        /* Inline and paragraph ends do not reach out of a cell or a list's item. */
        if ((is_inline(tag) || tag == RF__TAG_P) && (is_scope(l->tag) || l->tag == RF__TAG_ITEM))
            return;
        if (l->tag == RF__TAG_TABLE && tag != RF__TAG_TABLE && !is_scope((uint8_t)tag))
            return;
    }
}

/* ---- text ---- */

static bool is_blank(const char *s, size_t n) {
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)s[i] > ' ')
            return false;
    return true;
}

static void add_text(builder *b, size_t start, size_t end, bool raw) {
    rf__page *page = b->page;
    bool hidden = b->skipped || (b->depth && b->levels[b->depth - 1].hidden);
    size_t n = end - start;
    bool blank = is_blank(page->text + start, n);
    if (hidden || !n || (blank && !b->open))
        return;
    if (page->n_pieces == MOST_NODES || (!b->open && page->n_stretches == MOST_NODES)) {
        page->cut = true;
        return;
    }
    if (!rf__grow(&page->pieces, &page->pieces_cap, page->n_pieces + 1, sizeof *page->pieces) ||
        !rf__grow(&page->stretches, &page->stretches_cap, page->n_stretches + 1,
                  sizeof *page->stretches)) {
        page->failed = true;
        return;
    }
    if (!b->open) {
        page->stretches[page->n_stretches++] = (rf__stretch){
            .node = b->depth ? b->levels[b->depth - 1].node : 0, .piece = (uint32_t)page->n_pieces};
        b->open = true;
        b->broken = false;
    }
    rf__stretch *s = &page->stretches[page->n_stretches - 1];
    page->pieces[page->n_pieces++] = (rf__piece){(uint32_t)start, (uint32_t)n, raw, b->broken};
    s->n_pieces++;
    if (blank)
        return;
    b->broken = false;
    s->n_text += (uint32_t)n;
    if (b->n_links)
        s->n_link += (uint32_t)n;
    if (b->n_bold)
        s->n_bold += (uint32_t)n;
}

/* ---- tags ---- */

static bool is_json_ld(const char *attributes, size_t n) {
    return memmem(attributes, n, "ld+json", 7) != NULL;
}

static void read_raw(builder *b, rf__markup *markup, const rf__markup_token *t) {
    size_t start, end;
    const char *name = b->page->text + t->name;
    if (t->self_closing && !rf__name_is(name, t->n_name, "script"))
        return;
    rf__markup_raw(markup, name, t->n_name, &start, &end);
    if (rf__name_is(name, t->n_name, "title"))
        rf__page_meta_title(&b->page->meta, b->page->text + start, end - start);
    else if (rf__name_is(name, t->n_name, "script") &&
             is_json_ld(b->page->text + t->attributes, t->n_attributes))
        rf__page_meta_json(&b->page->meta, b->rules, b->page->text + start, end - start);
}

static void open_tag(builder *b, rf__markup *markup, const rf__markup_token *t) {
    const char *name = b->page->text + t->name;
    rf__tag tag = tag_of(name, t->n_name);
    switch (tag) {
    case RF__TAG_RAW:
        read_raw(b, markup, t);
        break;
    case RF__TAG_HEAD:
        rf__page_meta_tag(&b->page->meta, b->rules, name, t->n_name, b->page->text + t->attributes,
                          t->n_attributes);
        break;
    case RF__TAG_BREAK:
        if (b->broken || rf__name_is(name, t->n_name, "hr"))
            end_stretch(b);
        else
            b->broken = b->open;
        break;
    case RF__TAG_VOID:
        break;
    case RF__TAG_BODY:
        rf__page_meta_tag(&b->page->meta, b->rules, name, t->n_name, b->page->text + t->attributes,
                          t->n_attributes);
        if (b->depth < 2)
            open_element(b, t, tag);
        break;
    default:
        open_element(b, t, tag);
        if (t->self_closing && tag == RF__TAG_DROP) /* <svg/> */
            close_element(b, t);
    }
}

void rf__page_read(rf__page *page, const char *text, size_t n, const rf_report_rules *rules) {
    *page = (rf__page){.text = text, .n = n};
    page->meta.published = RF_NO_DATE;
    builder b = {.page = page, .rules = rules};
    rf__markup markup = {.text = text, .n = n};
    rf__markup_token t;
    if (add_node(&b, RF__TAG_BLOCK, 0) == UINT32_MAX)
        return;
    while (!page->failed && rf__markup_next(&markup, &t) != RF__MARKUP_END) {
        if (t.kind == RF__OPEN)
            open_tag(&b, &markup, &t);
        else if (t.kind == RF__CLOSE)
            close_element(&b, &t);
        else
            add_text(&b, t.start, t.end, t.kind == RF__RAW);
    }
}

void rf__page_free(rf__page *page) {
    rf__free(page->nodes);
    rf__free(page->stretches);
    rf__free(page->pieces);
}
