/* A day of the month without its month: "on the 27th". */
#include "claim/time/time_span.h"

/* "On 17 April ...; by the 19th": the next such day after the one told last; RF_NO_DATE: that was
 * long ago, or none was told. */
static rf_date day_after_told(const rf__clock *clock, int day) {
    enum { RECENT = 45 };
    if (clock->anchor == RF_NO_DATE || clock->anchor > clock->today ||
        clock->today - clock->anchor > RECENT)
        return RF_NO_DATE;
    int y, m, d;
    rf_date_split(clock->anchor, &y, &m, &d);
    rf_date month = rf__month_first(y, m);
    rf_date made = (day < d ? rf__add_months(month, 1) : month) + day - 1;
    return made <= clock->today ? made : RF_NO_DATE;
}

/* "on the |27th", "since the |17th", "On the busiest day, the |9th": may a day of the month be told
 * behind the article? */
static bool may_name_day(const rf__clock *clock, uint32_t token) {
    if (token < clock->first + 2 || rf__function_at(clock->doc, token - 1) != RF__F_THE)
        return false;
    switch (rf__function_at(clock->doc, token - 2)) {
    case RF__F_ON:
    case RF__F_BY:
    case RF__F_SINCE:
    case RF__F_FROM:
    case RF__F_UNTIL:
        return true;
    default:
        break;
    }
    const rf__tag *unit = token > clock->first + 2 && clock->doc->tokens[token - 2].punct == ','
                              ? rf__time_unit_at(clock, token - 3)
                              : NULL;
    return unit && unit->entry->code == RF__T_DAY;
}

/* "on the 27th", "the 20th of last month": the latest such day */
bool rf__span_bare_day(const rf__clock *clock, uint32_t token, rf__span *span) {
    uint32_t end, n = 0;
    if (clock->doc->tokens[token].kind != RF__NUMERAL || !may_name_day(clock, token))
        return false;
    int day = rf__day_number(clock, token, &end);
    bool verb = end < clock->end && rf__tag_at(clock->doc, end, RF__C_VERB) &&
                !rf__tag_at(clock->doc, end, RF__C_NOUN);
    if (!day || end != token + 2 || clock->today == RF_NO_DATE ||
        (end < clock->end && clock->doc->tokens[end].kind == RF__WORD &&
         !rf__function_at(clock->doc, end) && !verb && !rf__ends_as_past(clock->doc, end)))
        return false;
    rf_date month = rf__last_day_of_report(clock);
    bool told = end + 1 < clock->end && rf__function_at(clock->doc, end) == RF__F_OF;
    int word = told ? rf__time_word_at(clock->doc, end + 1, &n) : -1;
    const rf__tag *unit = word >= 0 ? rf__time_unit_at(clock, end + 1 + n) : NULL;
    if (unit && unit->entry->code == RF__T_MONTH) {
        month = rf__add_months(month, rf__which_of(word));
        end += 1 + n + unit->n;
    }
    int y, m, d;
    rf_date_split(month, &y, &m, &d);
    rf_date made = rf__month_first(y, m) + day - 1;
    if (!unit && made > clock->today)
        made = rf__add_months(rf__month_first(y, m), -1) + day - 1;
    rf_date next = unit ? RF_NO_DATE : day_after_told(clock, day);
    if (next != RF_NO_DATE)
        made = next;
    span->end = end;
    rf__span_set(span, made, made, RF__T_DAY);
    return true;
}

void rf__span_fit_day(const rf__clock *clock, rf__span *span) {
    uint32_t at = span->end, end;
    bool article = at < clock->end && rf__function_at(clock->doc, at) == RF__F_THE;
    at += article;
    int day = rf__day_number(clock, at, &end);
    bool ordinal = day && end == at + 2 && clock->doc->tokens[at].kind == RF__NUMERAL;
    rf__function next = day ? rf__function_at(clock->doc, end) : RF__F_NONE;
    bool alone = day && clock->doc->tokens[at].kind == RF__NUMERAL && /* "to Sunday 24." */
                 (end >= clock->end || clock->doc->tokens[end].kind == RF__PUNCT ||
                  ((next == RF__F_AND || next == RF__F_TO) &&
                   rf__tag_at(clock->doc, end + 1, RF__C_WEEKDAY)));
    if (!day || (!article && !ordinal && !alone) || clock->today == RF_NO_DATE ||
        rf__tag_at(clock->doc, end, RF__C_NOUN))
        return;
    for (int away = 0; away < 45; away++)
        for (int sign = -1; sign <= 1; sign += 2) {
            rf_date tried = clock->today + sign * away;
            int y, m, d;
            rf_date_split(tried, &y, &m, &d);
            if (d != day || rf__weekday(tried) != span->weekday)
                continue;
            span->end = end;
            rf__span_set(span, tried, tried, RF__T_DAY);
            return;
        }
}
