#include "view/picture_view.h"

#include "base/mem.h"
#include "ledger/store.h"

#include <math.h>
#include <string.h>

static bool name_is(const char *name, const char *wanted) {
    char folded[256];
    if (!name || !*name)
        return false;
    rf__fold_name(name, folded, sizeof folded);
    return !strcmp(folded, wanted);
}

static bool holds_words(const char *text, const char *wanted) {
    char folded[512];
    if (!text || !*wanted)
        return false;
    rf__fold_name(text, folded, sizeof folded);
    size_t n = strlen(wanted);
    for (const char *at = strstr(folded, wanted); at; at = strstr(at + 1, wanted))
        if ((at == folded || at[-1] == ' ') && (!at[n] || at[n] == ' '))
            return true;
    return false;
}

bool rf__quantity_passes(const rf__picture_filter *filter, const rf_quantity *q) {
    if (filter->indicators && !(filter->indicators >> q->indicator & 1))
        return false;
    if (!filter->place)
        return true;
    char wanted[256];
    rf__fold_name(filter->place, wanted, sizeof wanted);
    return name_is(q->where.name, wanted) || name_is(q->where.admin1, wanted) ||
           name_is(q->country, wanted) || holds_words(q->place, wanted);
}

/* ---- JSON ---- */

static void key_text(rf__buf *to, const char *key, const char *text) {
    if (!text || !*text)
        return;
    rf__buf_printf(to, ",\"%s\":", key);
    rf__buf_json(to, text);
}

static void key_date(rf__buf *to, const char *key, rf_date date) {
    char day[11];
    if (date == RF_NO_DATE)
        return;
    rf_date_format(date, day);
    rf__buf_printf(to, ",\"%s\":\"%s\"", key, day);
}

static void key_words(rf__buf *to, const char *key, rf_err err, char **words) {
    if (err) {
        to->failed = true;
        return;
    }
    key_text(to, key, *words);
    rf__free(*words);
    *words = NULL;
}

static void json_groups(rf__buf *to, uint32_t groups) {
    if (!groups)
        return;
    const char *between = "";
    rf__buf_str(to, ",\"group\":[");
    for (uint32_t bit = 1; bit < 1u << RF_N_GROUPS; bit <<= 1)
        if (groups & bit) {
            rf__buf_printf(to, "%s\"%s\"", between, rf_group_name((rf_group)bit));
            between = ",";
        }
    rf__buf_str(to, "]");
}

static void json_place(rf__buf *to, const rf_quantity *q) {
    if (!*q->place && !*q->country)
        return;
    rf__buf_str(to, ",\"place\":{\"text\":");
    rf__buf_json(to, q->place);
    key_text(to, "name", q->where.name);
    key_text(to, "kind", rf_gaz_kind_name(q->where.kind));
    key_text(to, "admin1", q->where.admin1);
    key_text(to, "country", q->country);
    key_text(to, "id", q->where.id);
    if (!isnan(q->where.lat_deg) && q->where.text)
        rf__buf_printf(to, ",\"lat\":%.5f,\"lon\":%.5f", q->where.lat_deg, q->where.lon_deg);
    rf__buf_str(to, "}");
}

static void json_member(rf__buf *to, const rf_picture *picture, const rf_quantity *q,
                        const rf_member *m) {
    const rf_evidence *e = rf_picture_claim(picture, m->claim);
    char *words = NULL;
    rf__buf_printf(to, "{\"claim\":%lld,\"relation\":\"%s\"", (long long)e->id,
                   rf_relation_name(m->relation));
    if (m->relation != RF_BEST)
        rf__buf_printf(to, ",\"to\":%lld", (long long)rf_picture_claim(picture, m->to)->id);
    rf__buf_printf(to, ",\"low\":%.12g,\"high\":%.12g,\"inferred\":%s,\"party\":%s", m->low,
                   m->high, m->inferred ? "true" : "false", m->party ? "true" : "false");
    key_text(to, "report", e->report);
    key_text(to, "outlet", e->outlet);
    key_date(to, "published", e->published);
    key_text(to, "review", rf_verdict_name(e->verdict));
    key_text(to, "reviewer", e->reviewer);
    key_words(to, "why", rf_member_words(picture, q, m, &words), &words);
    key_text(to, "words", e->claim->words.text);
    rf__buf_str(to, "}");
}

static void json_claims(rf__buf *to, const rf_picture *picture, const rf_quantity *q, bool why) {
    rf__buf_str(to, why ? ",\"members\":[" : ",\"claims\":[");
    for (uint32_t i = 0; i < q->n_members; i++) {
        rf__buf_str(to, i ? "," : "");
        if (why)
            json_member(to, picture, q, &q->members[i]);
        else
            rf__buf_printf(to, "%lld",
                           (long long)rf_picture_claim(picture, q->members[i].claim)->id);
    }
    rf__buf_str(to, "]");
}

static void json_quantity(rf__buf *to, const rf_picture *picture, const rf_quantity *q,
                          const rf__picture_filter *filter, bool why) {
    char *words = NULL;
    rf__buf_str(to, "{\"key\":");
    rf__buf_json(to, q->key);
    key_text(to, "indicator", rf_indicator_name(q->indicator));
    key_text(to, "unit", rf_unit_name(q->unit));
    json_groups(to, q->groups);
    key_text(to, "side", q->side);
    key_text(to, "modality", rf_modality_name(q->modality));
    json_place(to, q);
    rf__buf_printf(to, ",\"stock\":%s", q->is_stock ? "true" : "false");
    key_date(to, "from", q->from);
    key_date(to, q->no_end ? "told" : "to", q->to);
    rf__buf_printf(to, ",\"best\":%.12g,\"low\":%.12g,\"high\":", q->best, q->low);
    if (isinf(q->high))
        rf__buf_str(to, "null");
    else
        rf__buf_printf(to, "%.12g", q->high);
    rf__buf_printf(to, ",\"below_high\":%s", q->below_high ? "true" : "false");
    key_text(to, "qualifier", rf_qualifier_name(q->qualifier));
    rf__buf_printf(to, ",\"origins\":%u,\"named_origins\":%u,\"reports\":%u", q->n_origins,
                   q->n_named, q->n_reports);
    key_text(to, "agreement", rf_agreement_name(q->agreement));
    rf__buf_printf(to, ",\"party\":%s,\"reviewed\":%s", q->by_party ? "true" : "false",
                   q->reviewed ? "true" : "false");
    key_date(to, "first_said", q->first_said);
    key_date(to, "last_said", q->last_said);
    key_text(to, "part_of", q->part_of ? q->part_of->key : NULL);
    key_text(to, "came", q->came ? q->came->key : NULL);
    key_text(to, "share_of", q->base ? q->base->key : NULL);
    key_words(to, "what", rf_quantity_what(q, &words), &words);
    key_words(to, "figure", rf_quantity_figure(q, &words), &words);
    key_words(to, "range", rf_quantity_range(q, &words), &words);
    key_words(to, "period", rf_quantity_period(q, &words), &words);
    key_words(to, "note", rf_quantity_note(picture, q, filter->on, &words), &words);
    json_claims(to, picture, q, why);
    rf__buf_str(to, "}");
}

rf_err rf__picture_json(rf__buf *to, const rf_picture *picture, const rf__picture_filter *filter,
                        bool why) {
    const char *between = "\n";
    uint64_t n = 0;
    rf__buf_str(to, "{\"on\":");
    char day[11];
    if (filter->on != RF_NO_DATE)
        rf_date_format(filter->on, day);
    if (filter->on != RF_NO_DATE)
        rf__buf_json(to, day);
    else
        rf__buf_str(to, "null");
    rf__buf_str(to, ",\"quantities\":[");
    for (size_t i = 0; i < rf_picture_count(picture); i++) {
        const rf_quantity *q = rf_picture_get(picture, i);
        if (!rf__quantity_passes(filter, q) || (filter->most && n++ >= filter->most))
            continue;
        rf__buf_str(to, between);
        json_quantity(to, picture, q, filter, why);
        between = ",\n";
    }
    rf__buf_str(to, "],\n\"unknown\":[");
    char *unknown = NULL;
    rf_err err = rf_picture_unknown(picture, filter->on, NULL, &unknown);
    between = "";
    for (char *line = unknown; !err && *line;) {
        char *end = strchr(line, '\n');
        if (end)
            *end = 0;
        rf__buf_str(to, between);
        rf__buf_json(to, line);
        between = ",";
        if (!end)
            break;
        line = end + 1;
    }
    rf__free(unknown);
    rf__buf_str(to, "]}\n");
    return err ? err : to->failed ? RF_ERR_NOMEM : RF_OK;
}

/* ---- CSV ---- */

static const struct {
    const char *name, *hashtag;
} columns[] = {{"what", "#indicator+name"},
               {"indicator", "#indicator+code"},
               {"group", "#population+group"},
               {"place", "#loc+name"},
               {"admin1", "#adm1+name"},
               {"country", "#country+code+v_iso2"},
               {"lat", "#geo+lat"},
               {"lon", "#geo+lon"},
               {"from", "#date+start"},
               {"to", "#date+end"},
               {"best", "#value+num"},
               {"low", "#value+min"},
               {"high", "#value+max"},
               {"unit", "#value+unit"},
               {"displaced", "#affected+displaced+num"},
               {"killed", "#affected+killed+num"},
               {"injured", "#affected+injured+num"},
               {"modality", "#meta+modality"},
               {"origins", "#meta+origins+num"},
               {"reports", "#meta+reports+num"},
               {"agreement", "#meta+agreement"},
               {"said", "#date+reported"},
               {"source", "#meta+source"},
               {"note", "#description"},
               {"claims", "#meta+claims+list"},
               {"key", "#meta+id"}};

static void csv_text(rf__buf *to, const char *text) {
    rf__buf_str(to, ",");
    if (text)
        rf__buf_csv(to, text);
}

static void csv_date(rf__buf *to, rf_date date) {
    char day[11] = "";
    if (date != RF_NO_DATE)
        rf_date_format(date, day);
    csv_text(to, day);
}

static void csv_number(rf__buf *to, double number, bool there) {
    rf__buf_str(to, ",");
    if (there && isfinite(number))
        rf__buf_printf(to, "%.12g", number);
}

static void csv_words(rf__buf *to, rf_err err, char **words) {
    if (err) {
        to->failed = true;
        return;
    }
    csv_text(to, *words);
    rf__free(*words);
    *words = NULL;
}

static void csv_quantity(rf__buf *to, const rf_picture *picture, const rf_quantity *q, rf_date on) {
    char *words = NULL, groups[160] = "";
    bool people = q->unit == RF_PEOPLE && q->modality == RF_REPORTED && !q->groups;
    if (rf_quantity_what(q, &words)) {
        to->failed = true;
        return;
    }
    rf__buf_csv(to, words);
    rf__free(words);
    for (uint32_t bit = 1; bit < 1u << RF_N_GROUPS; bit <<= 1)
        if (q->groups & bit) {
            if (*groups)
                strncat(groups, " ", sizeof groups - strlen(groups) - 1);
            strncat(groups, rf_group_name((rf_group)bit), sizeof groups - strlen(groups) - 1);
        }
    csv_text(to, rf_indicator_name(q->indicator));
    csv_text(to, groups);
    csv_text(to, q->place);
    csv_text(to, q->where.admin1);
    csv_text(to, q->country);
    csv_number(to, q->where.lat_deg, q->where.text != NULL);
    csv_number(to, q->where.lon_deg, q->where.text != NULL);
    csv_date(to, q->from);
    csv_date(to, q->no_end ? RF_NO_DATE : q->to);
    csv_number(to, q->best, true);
    csv_number(to, q->low, true);
    csv_number(to, q->high, true);
    csv_text(to, rf_unit_name(q->unit));
    csv_number(to, q->best, people && q->indicator == RF_DISPLACED);
    csv_number(to, q->best, people && q->indicator == RF_KILLED);
    csv_number(to, q->best, people && q->indicator == RF_INJURED);
    csv_text(to, rf_modality_name(q->modality));
    rf__buf_printf(to, ",%u,%u", q->n_origins, q->n_reports);
    csv_text(to, rf_agreement_name(q->agreement));
    csv_date(to, q->last_said);
    csv_words(to, rf_evidence_source(rf_picture_claim(picture, q->members[0].claim), &words),
              &words);
    csv_words(to, rf_quantity_note(picture, q, on, &words), &words);
    rf__buf_str(to, ",");
    for (uint32_t i = 0; i < q->n_members; i++)
        rf__buf_printf(to, "%s%lld", i ? " " : "",
                       (long long)rf_picture_claim(picture, q->members[i].claim)->id);
    csv_text(to, q->key);
    rf__buf_str(to, "\n");
}

rf_err rf__picture_csv(rf__buf *to, const rf_picture *picture, const rf__picture_filter *filter,
                       bool hxl) {
    uint64_t n = 0;
    for (int row = 0; row < 1 + hxl; row++) {
        for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
            rf__buf_str(to, i ? "," : "");
            rf__buf_csv(to, row ? columns[i].hashtag : columns[i].name);
        }
        rf__buf_str(to, "\n");
    }
    for (size_t i = 0; i < rf_picture_count(picture); i++) {
        const rf_quantity *q = rf_picture_get(picture, i);
        if (rf__quantity_passes(filter, q) && !(filter->most && n++ >= filter->most))
            csv_quantity(to, picture, q, filter->on);
    }
    return to->failed ? RF_ERR_NOMEM : RF_OK;
}
