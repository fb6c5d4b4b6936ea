#include "view/geo_export.h"

#include "base/mem.h"

#include <math.h>
#include <string.h>

const char *rf__layer_name(rf__layer layer) {
    static const char *const names[] = {"figures", "events", "flows"};
    return (unsigned)layer < RF__N_LAYERS ? names[layer] : "";
}

static void put_date(char out[11], rf_date date) {
    out[0] = 0;
    if (date != RF_NO_DATE)
        rf_date_format(date, out);
}

static void put_point(rf__feature *f, const rf_claim_place *p) {
    if (!p->text || isnan(p->lat_deg) || f->n_points == 2)
        return;
    f->lon[f->n_points] = p->lon_deg;
    f->lat[f->n_points++] = p->lat_deg;
}

static rf__feature blank(rf__layer layer) {
    return (rf__feature){
        .layer = layer, .best = (double)NAN, .low = (double)NAN, .high = (double)NAN};
}

static rf_err give_figure(const rf_picture *picture, const rf_quantity *q, rf__feature_fn fn,
                          void *user) {
    rf__feature f = blank(RF__FIGURES);
    const rf_evidence *e = rf_picture_claim(picture, q->members[0].claim);
    char *what = NULL, *note = NULL, *source = NULL;
    rf_err err = rf_quantity_what(q, &what);
    if (!err)
        err = rf_quantity_note(picture, q, RF_NO_DATE, &note);
    if (!err)
        err = rf_evidence_source(e, &source);
    put_point(&f, &q->where);
    put_date(f.from, q->from);
    put_date(f.to, q->no_end ? RF_NO_DATE : q->to);
    f.what = what;
    f.note = note;
    f.source = source;
    f.place = q->place;
    f.country = q->country;
    f.kind = rf_indicator_name(q->indicator);
    f.agreement = rf_agreement_name(q->agreement);
    f.words = e->claim->words.text;
    f.best = q->best;
    f.low = q->low;
    f.high = isinf(q->high) ? (double)NAN : q->high;
    f.origins = q->n_origins;
    f.claim = e->id;
    if (!err)
        err = fn(user, &f);
    rf__free(what);
    rf__free(note);
    rf__free(source);
    return err;
}

static rf_err give_event(const rf_picture *picture, const rf_incident *x, rf__feature_fn fn,
                         void *user) {
    rf__feature f = blank(RF__EVENTS);
    const rf_evidence *e = rf_picture_claim(picture, x->claims[0]);
    char *what = NULL, *note = NULL;
    rf_err err = rf_incident_words(picture, x, &what);
    if (!err)
        err = rf_incident_note(picture, x, &note);
    put_point(&f, &x->where);
    put_date(f.from, x->from);
    put_date(f.to, x->to);
    f.what = what;
    f.note = note;
    f.place = x->where.text;
    f.country = x->where.country;
    f.kind = rf_event_type_name(x->type);
    f.agreement = rf_contest_name(x->contest);
    f.words = e->claim->words.text;
    f.origins = x->n_origins;
    f.claim = e->id;
    if (!err)
        err = fn(user, &f);
    rf__free(what);
    rf__free(note);
    return err;
}

static rf_err give_flow(const rf_evidence *e, rf__feature_fn fn, void *user) {
    rf__feature f = blank(RF__FLOWS);
    const rf_claim *c = e->claim;
    const rf_claim_place *from = c->origin.text ? &c->origin : &c->place;
    bool moves = c->kind == RF_EVENT
                     ? c->event == RF_DISPLACEMENT
                     : c->indicator == RF_DISPLACED || c->indicator == RF_EVACUATED ||
                           c->indicator == RF_RELOCATED || c->indicator == RF_RETURNED ||
                           c->indicator == RF_CROSSED_BORDER;
    if (!moves || !c->destination.text || !from->text || e->verdict == RF_REJECTED)
        return RF_OK;
    char *source = NULL;
    put_point(&f, from);
    put_point(&f, &c->destination);
    if (f.n_points < 2 || (f.lon[0] == f.lon[1] && f.lat[0] == f.lat[1]))
        f.n_points = 0;
    put_date(f.from, c->from);
    put_date(f.to, c->to);
    rf_err err = rf_evidence_source(e, &source);
    f.what = c->kind == RF_EVENT ? "displacement" : rf_indicator_name(c->indicator);
    f.kind = rf_modality_name(c->modality);
    f.place = from->text;
    f.to_place = c->destination.text;
    f.country = from->country;
    f.source = source;
    f.words = c->words.text;
    if (c->kind == RF_FIGURE) {
        f.low = c->low;
        f.high = c->high;
        f.best = (c->low + c->high) / 2;
    }
    f.origins = 1;
    f.claim = e->id;
    if (!err)
        err = fn(user, &f);
    rf__free(source);
    return err;
}

rf_err rf__features(const rf_picture *picture, rf__feature_fn fn, void *user) {
    rf_err err = RF_OK;
    for (size_t i = 0; i < rf_picture_count(picture) && !err; i++)
        err = give_figure(picture, rf_picture_get(picture, i), fn, user);
    rf_timeline timeline = {0};
    if (!err)
        err = rf_timeline_make(&timeline, picture, RF_NO_DATE, RF_NO_DATE);
    for (size_t i = 0; i < timeline.n && !err; i++)
        err = give_event(picture, &timeline.incidents[i], fn, user);
    rf_timeline_free(&timeline);
    for (size_t i = 0; i < rf_picture_n_claims(picture) && !err; i++)
        err = give_flow(rf_picture_claim(picture, (uint32_t)i), fn, user);
    return err;
}

/* ---- GeoJSON ---- */

typedef struct geojson {
    rf__buf *to;
    bool any;
} geojson;

static void text(rf__buf *to, const char *key, const char *value) {
    if (!value || !*value)
        return;
    rf__buf_printf(to, ",\"%s\":", key);
    rf__buf_json(to, value);
}

static void real(rf__buf *to, const char *key, double value) {
    if (isfinite(value))
        rf__buf_printf(to, ",\"%s\":%.12g", key, value);
}

static rf_err put_geojson(void *user, const rf__feature *f) {
    geojson *g = user;
    rf__buf *to = g->to;
    rf__buf_str(to, g->any ? ",\n" : "\n");
    g->any = true;
    rf__buf_str(to, "{\"type\":\"Feature\",\"geometry\":");
    if (f->n_points == 0)
        rf__buf_str(to, "null");
    else if (f->n_points == 1)
        rf__buf_printf(to, "{\"type\":\"Point\",\"coordinates\":[%.5f,%.5f]}", f->lon[0],
                       f->lat[0]);
    else
        rf__buf_printf(to, "{\"type\":\"LineString\",\"coordinates\":[[%.5f,%.5f],[%.5f,%.5f]]}",
                       f->lon[0], f->lat[0], f->lon[1], f->lat[1]);
    rf__buf_printf(to, ",\"properties\":{\"layer\":\"%s\"", rf__layer_name(f->layer));
    text(to, "what", f->what);
    text(to, "kind", f->kind);
    text(to, "place", f->place);
    text(to, "to_place", f->to_place);
    text(to, "country", f->country);
    text(to, "from", f->from);
    text(to, "to", f->to);
    real(to, "best", f->best);
    real(to, "low", f->low);
    real(to, "high", f->high);
    rf__buf_printf(to, ",\"origins\":%lld", (long long)f->origins);
    text(to, "agreement", f->agreement);
    text(to, "source", f->source);
    text(to, "note", f->note);
    text(to, "words", f->words);
    rf__buf_printf(to, ",\"claim\":%lld}}", (long long)f->claim);
    return to->failed ? RF_ERR_NOMEM : RF_OK;
}

rf_err rf__export_geojson(rf__buf *to, const rf_picture *picture) {
    geojson g = {to, false};
    rf__buf_str(to, "{\"type\":\"FeatureCollection\",\"features\":[");
    rf_err err = rf__features(picture, put_geojson, &g);
    rf__buf_str(to, "]}\n");
    return err ? err : to->failed ? RF_ERR_NOMEM : RF_OK;
}
