/* A page cut up: its elements with their parents, and its stretches of text (what stands between
 * two block-level tags) in order. Memory is bounded: at most 2^20 elements and as many stretches
 * and pieces, and elements nest at most 256 deep; deeper ones count as their parents. */
#ifndef RF_PAGE_TREE_H
#define RF_PAGE_TREE_H

#include "report/page_meta.h"

typedef enum rf__tag {
    RF__TAG_OTHER, /* inline, or unknown */
    RF__TAG_BLOCK, /* div, section, address ... */
    RF__TAG_P,
    RF__TAG_H1,
    RF__TAG_HEADING, /* h2 .. h6 */
    RF__TAG_LIST,
    RF__TAG_ITEM,
    RF__TAG_TABLE,
    RF__TAG_ROW,
    RF__TAG_CELL,
    RF__TAG_HEAD_CELL,
    RF__TAG_ROWS, /* thead, tbody, tfoot */
    RF__TAG_ARTICLE,
    RF__TAG_MAIN,
    RF__TAG_ASIDE, /* and footer, form: furniture unless the report is in it */
    RF__TAG_CAPTION,
    RF__TAG_LINK,
    RF__TAG_BREAK,
    RF__TAG_VOID,
    RF__TAG_RAW,  /* content is no text: script, style */
    RF__TAG_DROP, /* never body: nav, button, select */
    RF__TAG_HEAD, /* title, meta, time, link, html: looked at for metadata */
    RF__TAG_BODY, /* html, body: their classes say nothing */
    RF__TAG_BOLD
} rf__tag;

enum {
    RF__NODE_FURNITURE = 1, /* by tag, role or class */
    RF__NODE_CONTENT = 2,   /* by class */
    RF__NODE_HIDDEN = 4,    /* not shown; text in it is not kept at all */
    RF__NODE_INSIDE = 8,    /* set by choosing: in the report's part of the page */
    RF__NODE_OUT = 16       /* set by choosing: it, or one around it, is furniture */
};

/* A parent's number is smaller than its children's, so that what is inherited needs one pass. */
typedef struct rf__node {
    uint32_t parent;      /* its own number for the first one */
    uint32_t table, cell; /* the nearest around it, itself included, or UINT32_MAX */
    uint32_t good;        /* bytes of body-like text in it, set by choosing */
    uint16_t column;      /* of a cell: which, from 0; of a row: how many so far */
    uint8_t tag, flags;
    uint8_t kind; /* rf_block_kind of text in it */
} rf__node;

typedef struct rf__piece {
    uint32_t start, n; /* in the page */
    bool raw;          /* no entities */
    bool broken;       /* a line break stood before it */
} rf__piece;

typedef struct rf__stretch {
    uint32_t node; /* the nearest block-level element */
    uint32_t piece, n_pieces;
    uint32_t n_text, n_link, n_bold; /* bytes; those in links; in bold type */
} rf__stretch;

typedef struct rf__page {
    const char *text;
    size_t n;
    rf__node *nodes;
    size_t n_nodes, nodes_cap;
    rf__stretch *stretches;
    size_t n_stretches, stretches_cap;
    rf__piece *pieces;
    size_t n_pieces, pieces_cap;
    bool failed, cut; /* out of memory; larger than a page may be, the rest is left out */
    rf__page_meta meta;
} rf__page;

void rf__page_read(rf__page *page, const char *text, size_t n, const rf_report_rules *rules);
void rf__page_free(rf__page *page);

#endif
