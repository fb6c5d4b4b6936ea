#include "cli/claim_list.h"

#include <string.h>
#include <unistd.h>

#define FLUSH_BYTES ((size_t)1 << 16)
#define WORDS_SHOWN 60

cli_claim_format cli_claim_format_of(const char *name, FILE *to) {
    static const char *const names[] = {"table", "ndjson", "csv", "hxl", "geojson"};
    for (int i = 0; name && i < 5; i++)
        if (!strcmp(name, names[i]))
            return (cli_claim_format)i;
    return isatty(fileno(to)) ? CLI_CLAIM_TABLE : CLI_CLAIM_NDJSON;
}

void cli_claim_list_start(cli_claim_list *list, FILE *to, cli_claim_format format, bool ids) {
    *list = (cli_claim_list){.to = to, .format = format, .ids = ids};
    switch (format) {
    case CLI_CLAIM_TABLE:
        cli_table_start(&list->table, ids ? "rlrllll" : "lrllll");
        if (!to)
            break;
        if (ids)
            cli_table_cell(&list->table, "claim");
        cli_table_cell(&list->table, "what");
        cli_table_cell(&list->table, "figure");
        cli_table_cell(&list->table, "place");
        cli_table_cell(&list->table, "period");
        cli_table_cell(&list->table, "source");
        cli_table_cell(&list->table, "report");
        break;
    case CLI_CLAIM_CSV:
    case CLI_CLAIM_HXL:
        if (to)
            rf__claim_csv_head(&list->buf, format == CLI_CLAIM_HXL);
        break;
    case CLI_CLAIM_GEOJSON:
        if (to)
            rf__claim_geojson_head(&list->buf);
        break;
    case CLI_CLAIM_NDJSON:
        break;
    }
}

void cli_claim_list_flush(cli_claim_list *list) {
    if (list->buf.n && !list->buf.failed &&
        fwrite(list->buf.bytes, 1, list->buf.n, list->to) != list->buf.n && !list->err)
        list->err = RF_ERR_IO;
    if (list->buf.failed && !list->err)
        list->err = RF_ERR_NOMEM;
    rf__buf_clear(&list->buf);
}

/* ---- the table ---- */

static void period_cell(cli_table *table, rf_date from, rf_date to) {
    char a[11] = "", b[11] = "";
    if (from != RF_NO_DATE)
        rf_date_format(from, a);
    if (to != RF_NO_DATE)
        rf_date_format(to, b);
    if (!strcmp(a, b))
        cli_table_cell(table, "%s", a);
    else
        cli_table_cell(table, "%s..%s", a, b);
}

static void what_cell(cli_table *table, const rf_claim *c) {
    const char *code =
        c->kind == RF_FIGURE ? rf_indicator_name(c->indicator) : rf_event_type_name(c->event);
    if (c->modality == RF_REPORTED)
        cli_table_cell(table, "%s", code);
    else
        cli_table_cell(table, "%s (%s)", code, rf_modality_name(c->modality));
}

static void add_to_table(cli_claim_list *list, const rf__claim_row *row) {
    const rf_claim *c = row->claim;
    char amount[160];
    if (list->ids)
        cli_table_cell(&list->table, "%lld", (long long)row->id);
    what_cell(&list->table, c);
    rf__claim_amount(c, amount, sizeof amount);
    cli_table_cell(&list->table, "%s", amount);
    cli_table_cell(&list->table, "%s",
                   c->place.name   ? c->place.name
                   : c->place.text ? c->place.text
                                   : "");
    period_cell(&list->table, c->from, c->to);
    cli_table_cell(&list->table, "%s",
                   c->source.organisation ? c->source.organisation
                   : c->source.person     ? c->source.person
                   : c->source.role       ? c->source.role
                                          : "");
    cli_table_cell(&list->table, "%s", row->report->name);
}

void cli_claim_list_add(cli_claim_list *list, const rf__claim_row *row) {
    if (list->err)
        return;
    switch (list->format) {
    case CLI_CLAIM_TABLE:
        add_to_table(list, row);
        break;
    case CLI_CLAIM_NDJSON:
        list->err = rf__claim_row_json(&list->buf, row);
        break;
    case CLI_CLAIM_CSV:
    case CLI_CLAIM_HXL:
        rf__claim_csv(&list->buf, row);
        break;
    case CLI_CLAIM_GEOJSON:
        rf__claim_geojson(&list->buf, row, list->n == 0);
        break;
    }
    list->n++;
    if (list->to && (list->buf.failed || list->buf.n >= FLUSH_BYTES))
        cli_claim_list_flush(list);
}

void cli_claim_list_join(cli_claim_list *whole, const cli_claim_list *part) {
    if (whole->err)
        return;
    rf__buf_add(&whole->buf, part->buf.bytes, part->buf.n);
    rf__buf_add(&whole->table.cells, part->table.cells.bytes, part->table.cells.n);
    whole->table.n_cells += part->table.n_cells;
    whole->n += part->n;
    if (whole->buf.failed || whole->buf.n >= FLUSH_BYTES)
        cli_claim_list_flush(whole);
}

void cli_claim_list_free(cli_claim_list *list) {
    cli_table_free(&list->table);
    rf__buf_free(&list->buf);
}

rf_err cli_claim_list_end(cli_claim_list *list) {
    if (list->format == CLI_CLAIM_GEOJSON)
        rf__claim_geojson_tail(&list->buf);
    cli_claim_list_flush(list);
    if (list->format == CLI_CLAIM_TABLE && list->n && !list->err)
        list->err = cli_table_print(&list->table, list->to);
    cli_claim_list_free(list);
    return list->err;
}
