/* The timeline as JSON, CSV and iCalendar (RFC 5545). */
#include "view/picture_view.h"

#include "base/fold.h"
#include "base/mem.h"

#include <math.h>
#include <string.h>

static void put_day(rf__buf *to, rf_date date) {
    char day[11];
    rf_date_format(date, day);
    rf__buf_str(to, day);
}

static char *words_of(rf__buf *to, const rf_picture *picture, const rf_incident *incident,
                      bool note) {
    char *words = NULL;
    if (note ? rf_incident_note(picture, incident, &words)
             : rf_incident_words(picture, incident, &words))
        to->failed = true;
    return words;
}

static void json_text(rf__buf *to, const char *key, const char *text) {
    if (!text || !*text)
        return;
    rf__buf_printf(to, ",\"%s\":", key);
    rf__buf_json(to, text);
}

static void json_incident(rf__buf *to, const rf_picture *picture, const rf_incident *x) {
    rf__buf_str(to, "{\"from\":\"");
    put_day(to, x->from);
    rf__buf_str(to, "\",\"to\":\"");
    put_day(to, x->to);
    rf__buf_str(to, "\"");
    json_text(to, "type", rf_event_type_name(x->type));
    json_text(to, "modality", rf_modality_name(x->modality));
    json_text(to, "place", x->where.text);
    json_text(to, "place_name", x->where.name);
    json_text(to, "country", x->where.country);
    if (x->where.text && !isnan(x->where.lat_deg))
        rf__buf_printf(to, ",\"lat\":%.5f,\"lon\":%.5f", x->where.lat_deg, x->where.lon_deg);
    json_text(to, "actor1", x->actor1);
    json_text(to, "actor2", x->actor2);
    rf__buf_printf(to, ",\"origins\":%u,\"reports\":%u", x->n_origins, x->n_reports);
    json_text(to, "contested", rf_contest_name(x->contest));
    char *words = words_of(to, picture, x, false);
    json_text(to, "what", words);
    rf__free(words);
    words = words_of(to, picture, x, true);
    json_text(to, "note", words);
    rf__free(words);
    json_text(to, "words", rf_picture_claim(picture, x->claims[0])->claim->words.text);
    rf__buf_str(to, ",\"figures\":[");
    for (uint32_t i = 0; i < x->n_figures; i++) {
        rf__buf_str(to, i ? "," : "");
        rf__buf_printf(to, "{\"claim\":%lld",
                       (long long)rf_picture_claim(picture, x->figures[i])->id);
        words = NULL;
        if (rf_incident_figure(picture, x, i, &words))
            to->failed = true;
        json_text(to, "figure", words);
        rf__free(words);
        json_text(to, "quantity", rf_picture_of_claim(picture, x->figures[i])->key);
        rf__buf_str(to, "}");
    }
    rf__buf_str(to, "],\"claims\":[");
    for (uint32_t i = 0; i < x->n_claims; i++)
        rf__buf_printf(to, "%s%lld", i ? "," : "",
                       (long long)rf_picture_claim(picture, x->claims[i])->id);
    rf__buf_str(to, "]}");
}

rf_err rf__timeline_json(rf__buf *to, const rf_picture *picture, const rf_timeline *timeline) {
    rf__buf_printf(to, "{\"undated\":%zu,\"incidents\":[", timeline->n_undated);
    for (size_t i = 0; i < timeline->n; i++) {
        rf__buf_str(to, i ? ",\n" : "\n");
        json_incident(to, picture, &timeline->incidents[i]);
    }
    rf__buf_str(to, "]}\n");
    return to->failed ? RF_ERR_NOMEM : RF_OK;
}

static void csv_text(rf__buf *to, const char *text) {
    rf__buf_str(to, ",");
    if (text)
        rf__buf_csv(to, text);
}

rf_err rf__timeline_csv(rf__buf *to, const rf_picture *picture, const rf_timeline *timeline) {
    rf__buf_str(to, "from,to,type,modality,place,country,lat,lon,actor1,actor2,origins,reports,"
                    "contested,note,words,claims\n");
    for (size_t i = 0; i < timeline->n; i++) {
        const rf_incident *x = &timeline->incidents[i];
        put_day(to, x->from);
        rf__buf_str(to, ",");
        put_day(to, x->to);
        csv_text(to, rf_event_type_name(x->type));
        csv_text(to, rf_modality_name(x->modality));
        csv_text(to, x->where.text);
        csv_text(to, x->where.country);
        if (x->where.text && !isnan(x->where.lat_deg))
            rf__buf_printf(to, ",%.5f,%.5f", x->where.lat_deg, x->where.lon_deg);
        else
            rf__buf_str(to, ",,");
        csv_text(to, x->actor1);
        csv_text(to, x->actor2);
        rf__buf_printf(to, ",%u,%u", x->n_origins, x->n_reports);
        csv_text(to, rf_contest_name(x->contest));
        char *note = words_of(to, picture, x, true);
        csv_text(to, note);
        rf__free(note);
        csv_text(to, rf_picture_claim(picture, x->claims[0])->claim->words.text);
        rf__buf_str(to, ",");
        for (uint32_t k = 0; k < x->n_claims; k++)
            rf__buf_printf(to, "%s%lld", k ? " " : "",
                           (long long)rf_picture_claim(picture, x->claims[k])->id);
        rf__buf_str(to, "\n");
    }
    return to->failed ? RF_ERR_NOMEM : RF_OK;
}

/* ---- iCalendar ---- */

/* A content line: escaped where it is text, folded at 75 octets and never within a character. */
static void ics_line(rf__buf *to, const char *name, const char *value, bool escape) {
    size_t column = strlen(name) + 1;
    rf__buf_printf(to, "%s:", name);
    for (const char *at = value ? value : ""; *at; at++) {
        bool starts = ((unsigned char)*at & 0xC0) != 0x80;
        if (column >= 70 && starts) {
            rf__buf_str(to, "\r\n ");
            column = 1;
        }
        if (escape && strchr("\\;,", *at))
            rf__buf_str(to, "\\");
        if (escape && (*at == '\n' || *at == '\r'))
            rf__buf_str(to, "\\n");
        else
            rf__buf_add(to, at, 1);
        column += escape && strchr("\\;,\n\r", *at) ? 2 : 1;
    }
    rf__buf_str(to, "\r\n");
}

static void ics_day(rf__buf *to, const char *name, rf_date date) {
    int year, month, day;
    rf_date_split(date, &year, &month, &day);
    rf__buf_printf(to, "%s;VALUE=DATE:%04d%02d%02d\r\n", name, year, month, day);
}

static void ics_event(rf__buf *to, const rf_picture *picture, const rf_incident *x) {
    char *what = words_of(to, picture, x, false), *note = words_of(to, picture, x, true);
    const rf_evidence *first = rf_picture_claim(picture, x->claims[0]);
    int year, month, day;
    rf_date_split(first->published != RF_NO_DATE ? first->published : x->to, &year, &month, &day);
    rf__buf_str(to, "BEGIN:VEVENT\r\n");
    rf__buf_printf(to, "UID:%016llx-%lld@refuge\r\n",
                   (unsigned long long)rf__text_hash(what ? what : "", what ? strlen(what) : 0),
                   (long long)x->from);
    rf__buf_printf(to, "DTSTAMP:%04d%02d%02dT000000Z\r\n", year, month, day);
    ics_day(to, "DTSTART", x->from);
    ics_day(to, "DTEND", x->to + 1);
    ics_line(to, "SUMMARY", what, true);
    ics_line(to, "DESCRIPTION", note, true);
    ics_line(to, "CATEGORIES", rf_event_type_name(x->type), true);
    if (x->where.text)
        ics_line(to, "LOCATION", x->where.text, true);
    if (x->where.text && !isnan(x->where.lat_deg))
        rf__buf_printf(to, "GEO:%.5f;%.5f\r\n", x->where.lat_deg, x->where.lon_deg);
    if (x->contest)
        rf__buf_str(to, "STATUS:TENTATIVE\r\n");
    rf__buf_str(to, "END:VEVENT\r\n");
    rf__free(what);
    rf__free(note);
}

rf_err rf__timeline_ics(rf__buf *to, const rf_picture *picture, const rf_timeline *timeline) {
    rf__buf_str(to, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//refuge//timeline//EN\r\n");
    for (size_t i = 0; i < timeline->n; i++)
        ics_event(to, picture, &timeline->incidents[i]);
    rf__buf_str(to, "END:VCALENDAR\r\n");
    return to->failed ? RF_ERR_NOMEM : RF_OK;
}
