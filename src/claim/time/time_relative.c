/* Dates told by the report's date or by the day told last. */
#include "claim/time/time_span.h"

#include <math.h>

static bool has_word(const rf__clock *clock, uint32_t token, rf__time_word code, uint32_t *ret_n) {
    const rf__doc *doc = clock->doc;
    if (token >= clock->end || !(doc->tokens[token].classes & (uint64_t)1 << RF__C_TIME_WORD))
        return false;
    const rf__token *t = &doc->tokens[token];
    for (uint32_t i = t->first_tag; i < t[1].first_tag; i++)
        if (doc->tags[i].class == RF__C_TIME_WORD && doc->tags[i].entry->code == (int16_t)code) {
            *ret_n = doc->tags[i].n;
            return true;
        }
    return false;
}

const rf__tag *rf__time_unit_at(const rf__clock *clock, uint32_t token) {
    if (token >= clock->end)
        return NULL;
    const rf__tag *tag = rf__tag_at(clock->doc, token, RF__C_TIME_UNIT);
    if (tag && tag->entry->code == RF__T_QUARTER && rf__is_of_something(clock, token + tag->n))
        return NULL; /* "a quarter of the people" */
    return tag && !(tag->entry->flags & RF__WEAK) ? tag : NULL;
}

/* n units from a day; hours count as begun days. */
static rf_date shifted(rf_date day, rf__time_unit unit, double n) {
    int whole = (int)n;
    switch (unit) {
    case RF__T_DAY:
        return day + whole;
    case RF__T_WEEK:
    case RF__T_WEEKEND:
        return day + (int)(7 * n);
    case RF__T_MONTH:
        return rf__add_months(day, whole);
    case RF__T_QUARTER:
        return rf__add_months(day, 3 * whole);
    case RF__T_YEAR:
        return rf__add_months(day, (int)(12 * n));
    case RF__T_DECADE:
        return rf__add_months(day, (int)(120 * n));
    case RF__T_HOUR:
        return day + (int)(n < 0 ? -ceil(-n / 24) : ceil(n / 24));
    default:
        return day;
    }
}

/* ---- single words ---- */

static bool anchored(const rf__clock *clock, rf__span *span, int n) {
    if (clock->anchor == RF_NO_DATE && n < 0 && clock->today != RF_NO_DATE) {
        rf__span_set(span, clock->today + n, clock->today + n, RF__T_DAY);
        return true; /* "up from 45 a day earlier": before the report's day */
    }
    /* "since guards came on 3 May. That day" */
    rf_date day = n >= 0 && clock->since_day != RF_NO_DATE ? clock->since_day : clock->anchor;
    if (day == RF_NO_DATE)
        return false;
    rf__span_set(span, day + n, day + n, RF__T_DAY);
    return true;
}

static bool from_today(const rf__clock *clock, rf__span *span, int n) {
    if (clock->today != RF_NO_DATE)
        rf__span_set(span, clock->today + n, clock->today + n, RF__T_DAY);
    return true;
}

static bool day_word(const rf__clock *clock, uint32_t token, rf__span *span) {
    uint32_t n = 0;
    int code = rf__time_word_at(clock->doc, token, &n);
    span->end = token + n;
    switch (code) {
    case RF__W_OVERNIGHT: /* "overnight on Thursday" is not last night */
        if (rf__tag_at(clock->doc, token + n, RF__C_WEEKDAY) ||
            (rf__is_any_preposition(rf__function_at(clock->doc, token + n)) &&
             rf__tag_at(clock->doc, token + n + 1, RF__C_WEEKDAY)))
            return false;
        return from_today(clock, span, 0);
    case RF__W_TODAY:
    case RF__W_TONIGHT:
        return from_today(clock, span, 0);
    case RF__W_YESTERDAY:
    case RF__W_LAST_NIGHT:
        return from_today(clock, span, -1);
    case RF__W_TOMORROW:
        return from_today(clock, span, 1);
    case RF__W_BEFORE_YESTERDAY:
        return from_today(clock, span, -2);
    case RF__W_AFTER_TOMORROW:
        return from_today(clock, span, 2);
    case RF__W_NEXT_DAY:
        return anchored(clock, span, 1);
    case RF__W_PREVIOUS_DAY:
        return anchored(clock, span, -1);
    case RF__W_SAME_DAY:
        return anchored(clock, span, 0);
    case RF__W_SAME_UNIT:
        return rf__span_same_unit(clock, token, span);
    case RF__W_SAME_PERIOD: { /* "in the reporting period" */
        const rf__tag *word = rf__tag_at(clock->doc, token, RF__C_TIME_WORD);
        if (word && word->entry->flags & RF__WEAK && clock->covers_from != RF_NO_DATE)
            return rf__span_of_report(clock, span);
        return rf__span_same_period(clock, span);
    }
    case RF__W_REPORTING:
        return rf__span_of_report(clock, span);
    case RF__W_RECENTLY:
        span->vague = true;
        return true;
    case RF__W_YEAR_TO_DATE:
        span->up_to_now = true;
        if (clock->today != RF_NO_DATE && rf__span_whole_unit(span, clock->today, RF__T_YEAR, 0))
            span->to = clock->today;
        return true;
    default:
        return false;
    }
}

int rf__which_of(int word) {
    return word == RF__W_NEXT || word == RF__W_FOLLOWING ? 1 : word == RF__W_THIS ? 0 : -1;
}

/* ---- days of the week ---- */

/* "Tuesday": the latest that is not after the report's date, in a future sense the next one;
 * "last", "this", "next" Tuesday: of the week before, of this one, of the next. */
static void set_weekday(const rf__clock *clock, rf__span *span, int weekday, int which, bool plain,
                        bool future) {
    if (clock->today == RF_NO_DATE)
        return;
    rf_date today = clock->today, monday = today - (rf__weekday(today) - 1);
    rf_date day = monday + weekday - 1 + 7 * which;
    rf_date last = rf__last_day_of_report(clock);
    if (plain && !future)
        day = last - (rf__weekday(last) - weekday + 7) % 7;
    else if (plain)
        day = today + (weekday - rf__weekday(today) + 7) % 7; /* today is called by its name */
    rf__span_set(span, day, day, RF__T_DAY);
    span->weekday = weekday;
}

/* "Monday morning", "on Tuesday night" */
static void skip_part_of_day(const rf__clock *clock, rf__span *span) {
    uint32_t n = 0;
    while (has_word(clock, span->end, RF__W_PART_OF_DAY, &n) ||
           has_word(clock, span->end, RF__W_ALONE, &n))
        span->end += n;
}

static bool plain_weekday(const rf__clock *clock, uint32_t token, rf__span *span) {
    const rf__tag *tag = rf__tag_at(clock->doc, token, RF__C_WEEKDAY);
    if (!tag || (token > clock->first + 1 && token + tag->n < clock->end &&
                 rf__function_at(clock->doc, token - 1) == RF__F_A &&
                 clock->doc->tokens[token - 2].punct == ',' &&
                 clock->doc->tokens[token + tag->n].punct == ','))
        return false; /* "On 27 August, a Sunday, 12 died" */
    int weekday = (int)tag->entry->low;
    span->end = token + tag->n;
    span->needs_word = tag->entry->flags & RF__WEAK;
    set_weekday(clock, span, weekday, 0, true, rf__span_ahead(clock, token));
    span->weekday = weekday;
    /* "Tuesday last week", "Friday of next week" */
    uint32_t at = span->end, n;
    if (at < clock->end && rf__function_at(clock->doc, at) == RF__F_OF)
        at++;
    if (at < clock->end && rf__function_at(clock->doc, at) == RF__F_THE)
        at++;
    int word = at < clock->end ? rf__time_word_at(clock->doc, at, &n) : -1;
    if (word == RF__W_LAST || word == RF__W_NEXT || word == RF__W_THIS || word == RF__W_PAST ||
        word == RF__W_FOLLOWING) {
        const rf__tag *unit = rf__time_unit_at(clock, at + n);
        if (unit && unit->entry->code == RF__T_WEEK) {
            set_weekday(clock, span, weekday, rf__which_of(word), false, false);
            span->end = at + n + unit->n;
        }
    } else {
        skip_part_of_day(clock, span);
        rf__span_fit_day(clock, span);
    }
    return true;
}

/* ---- last, past, this, next ---- */

/* rf__amount_read, once for all who ask at one place. */
static bool read_amount(const rf__clock *clock, uint32_t token, rf__amount *ret) {
    rf__span_memo *memo = clock->memo;
    if (!memo)
        return rf__amount_read(clock->doc, token, clock->end, ret);
    for (uint32_t i = 0; i < 2; i++)
        if (memo->amounts[i].here == memo->here && memo->amounts[i].token == token &&
            memo->amounts[i].end == clock->end) {
            *ret = memo->amounts[i].amount;
            return memo->amounts[i].found;
        }
    uint32_t i = memo->next_amount++ & 1;
    bool found = rf__amount_read(clock->doc, token, clock->end, ret);
    memo->amounts[i].here = memo->here;
    memo->amounts[i].token = token;
    memo->amounts[i].end = clock->end;
    memo->amounts[i].found = found;
    if (found)
        memo->amounts[i].amount = *ret;
    return found;
}

/* How many units: a number, "few", "couple of"; 0 when nothing is told. */
static double count_at(const rf__clock *clock, uint32_t token, uint32_t *ret_end, bool *vague) {
    rf__amount amount;
    uint32_t n = 0;
    *ret_end = token;
    if (token >= clock->end)
        return 0;
    if (read_amount(clock, token, &amount) && !amount.vague && !amount.percent &&
        amount.low <= 10000) {
        /* "two quarters" are units here */
        const rf__tag *unit =
            amount.fraction ? rf__number_tag(clock->doc, token, RF__NUM_UNIT) : NULL;
        *ret_end = token + (unit ? unit->n : amount.n_tokens);
        return unit ? unit->entry->low : amount.low;
    }
    if (has_word(clock, token, RF__W_COUPLE, &n)) {
        *ret_end = token + n;
        return 2;
    }
    if (has_word(clock, token, RF__W_FEW, &n) || rf__number_tag(clock->doc, token, RF__NUM_SMALL)) {
        const rf__tag *small = rf__number_tag(clock->doc, token, RF__NUM_SMALL);
        *ret_end = token + (small ? small->n : n);
        *vague = true;
        return 3;
    }
    return 0;
}

/* n units up to a day, or from the next day on. */
static void set_window(rf_date day, rf__span *span, rf__time_unit unit, double n, int which) {
    if (day == RF_NO_DATE)
        return;
    if (unit == RF__T_QUARTER) {
        rf__span first, last;
        rf__span_whole_unit(&first, day, unit, which > 0 ? 1 : -(int)n);
        rf__span_whole_unit(&last, day, unit, which > 0 ? (int)n : -1);
        rf__span_set(span, first.from, last.to, unit);
    } else if (which > 0) {
        rf__span_set(span, day + 1, shifted(day, unit, n), unit);
    } else {
        rf__span_set(span, shifted(day, unit, -n), day, unit);
        span->up_to_now = span->rolling = true;
    }
}

/* "in the previous month" is a whole one, "in the last month" the weeks up to now. */
static bool told_before(const rf__clock *clock, uint32_t token) {
    const rf__tag *tag = rf__tag_at(clock->doc, token, RF__C_TIME_WORD);
    return tag && tag->entry->flags & RF__WEAK;
}

static bool unit_behind(const rf__clock *clock, uint32_t token, uint32_t at, int word,
                        rf__span *span) {
    uint32_t behind;
    double n = count_at(clock, at, &behind, &span->vague);
    const rf__tag *unit = rf__time_unit_at(clock, behind);
    if (!unit)
        return false;
    rf__time_unit code = (rf__time_unit)unit->entry->code;
    double times = unit->entry->low;
    int which = rf__which_of(word);
    if (code == RF__T_HOUR && !which)
        return false; /* "on Thursday at the same hour" */
    bool article = token > clock->first && rf__function_at(clock->doc, token - 1) == RF__F_THE;
    uint32_t before = token - (article ? 1u : 0u);
    rf__function f = before > clock->first ? rf__function_at(clock->doc, before - 1) : RF__F_NONE;
    bool over =
        article && (f == RF__F_OVER || f == RF__F_IN || f == RF__F_DURING || f == RF__F_FOR);
    rf_date day = clock->today;
    if (word == RF__W_FOLLOWING && clock->anchor != RF_NO_DATE)
        day = clock->anchor;
    span->end = behind + unit->n;
    span->unit = code;
    span->vague |= n <= 0 && unit->entry->flags & RF__PLURAL; /* "the following days" */
    if (span->vague)
        return true;
    if (n <= 0 && told_before(clock, token) && rf__span_before_told(clock, code, span))
        return true; /* "84 last week, against 51 the previous week" */
    enum { WEEK = 7 };
    if (code == RF__T_WEEK && n <= 0 && told_before(clock, token) &&
        clock->covers_from != RF_NO_DATE && clock->covers_to == clock->covers_from + WEEK - 1) {
        rf__span_set(span, clock->covers_from - WEEK, clock->covers_from - 1, RF__T_WEEK);
        return true; /* "4,400 crossed, against 3,000 the previous week" in a weekly report */
    }
    if (n <= 0 && which <= 0 && !told_before(clock, token) && rf__covers_unit(clock, code)) {
        rf__span_set(span, clock->covers_from, clock->covers_to, code);
        return true; /* "this week", "in the past month" in a report of it */
    }
    if (n > 0 || (word == RF__W_PAST && code != RF__T_WEEKEND) ||
        (word == RF__W_LAST && over && !told_before(clock, token) && code != RF__T_WEEKEND &&
         code != RF__T_QUARTER) ||
        code == RF__T_HOUR || (times > 1 && which))
        set_window(day, span, code, (n > 0 ? n : 1) * times, which);
    else if (day != RF_NO_DATE) {
        bool weekend_now = code == RF__T_WEEKEND && rf__weekday(day) >= 6;
        rf__span_whole_unit(span, day, code,
                            weekend_now || code != RF__T_WEEKEND ? which
                            : which < 0                          ? -1
                                                                 : which);
        if (!which && span->to > clock->today && !rf__span_ahead(clock, token)) {
            span->up_to_now = true;
            span->to = span->from > clock->today ? span->to : clock->today;
        }
    }
    return true;
}

/* A month or season beside "last", "this", "next". */
static bool month_behind(const rf__clock *clock, uint32_t at, int word, rf__span *span) {
    const rf__tag *month = at < clock->end ? rf__tag_at(clock->doc, at, RF__C_MONTH) : NULL;
    if (!month)
        return false;
    span->end = at + month->n;
    span->unit = RF__T_MONTH;
    if (clock->today == RF_NO_DATE)
        return true;
    int year, this_month, day, m = (int)month->entry->low;
    rf_date_split(clock->today, &year, &this_month, &day);
    if (word == RF__W_NEXT)
        year += m <= this_month;
    else if (word != RF__W_THIS)
        year -= m >= this_month;
    uint32_t end;
    int number = rf__day_number(clock, span->end, &end);
    rf__span_set(span, rf__month_first(year, m), rf__month_last(year, m), RF__T_MONTH);
    if (number && span->from + number - 1 <= span->to && /* "last April 26" */
        !rf__tag_at(clock->doc, end, RF__C_NOUN)) {
        rf__span_set(span, span->from + number - 1, span->from + number - 1, RF__T_DAY);
        span->end = end;
    }
    return true;
}

static void set_season(rf__span *span, const rf__lex_entry *season, int year) {
    int first = (int)season->low, last = (int)season->high;
    rf__span_set(span, rf__month_first(year, first), rf__month_last(year + (last < first), last),
                 RF__T_QUARTER);
}

static bool season_at(const rf__clock *clock, uint32_t at, int word, rf__span *span) {
    const rf__tag *season = at < clock->end ? rf__tag_at(clock->doc, at, RF__C_SEASON) : NULL;
    if (!season || rf__is_of_something(clock, at + season->n))
        return false;
    span->end = at + season->n;
    span->needs_word = word < 0;
    uint32_t behind = span->end, n;
    bool half = season->entry->high - season->entry->low > 4; /* "the first half of April" */
    const rf__tag *whole = half && rf__function_at(clock->doc, behind) == RF__F_OF &&
                                   rf__function_at(clock->doc, behind + 1) == RF__F_THE
                               ? rf__time_unit_at(clock, behind + 2)
                               : NULL;
    if (whole && whole->entry->code == RF__T_MONTH && clock->today != RF_NO_DATE) {
        rf__span_whole_unit(span, rf__span_day_of_unit(clock, at, RF__T_MONTH), RF__T_MONTH, 0);
        rf__span_narrow(span, season->entry->low > 1 ? RF__W_LATE : RF__W_EARLY);
        span->end = behind + 2 + whole->n;
        return true; /* "the first half of the month" */
    }
    if (half && rf__function_at(clock->doc, behind) == RF__F_OF &&
        rf__tag_at(clock->doc, behind + 1, RF__C_MONTH)) {
        rf__span month;
        if (!rf__span_read(clock, behind + 1, &month) || !month.month || month.day)
            return false;
        month.token = span->token;
        month.part = season->entry->low > 1 ? RF__W_LATE : RF__W_EARLY;
        *span = month;
        return true;
    }
    if (behind < clock->end && (rf__function_at(clock->doc, behind) == RF__F_OF ||
                                rf__function_at(clock->doc, behind) == RF__F_IN ||
                                clock->doc->tokens[behind].punct == ','))
        behind++;
    int year = rf__year_number(clock, behind), today = 0, month, day;
    if (clock->today != RF_NO_DATE)
        rf_date_split(clock->today, &today, &month, &day);
    if (year) {
        span->needs_word = false;
        span->end = behind + 1;
        set_season(span, season->entry, year);
        return true;
    }
    int which = behind < clock->end ? rf__time_word_at(clock->doc, behind, &n) : -1;
    const rf__tag *unit = which >= 0 ? rf__time_unit_at(clock, behind + n) : NULL;
    if (clock->today == RF_NO_DATE) {
        return true;
    } else if (unit && unit->entry->code == RF__T_YEAR &&
               (which == RF__W_LAST || which == RF__W_THIS || which == RF__W_NEXT)) {
        span->needs_word = false;
        span->end = behind + n + unit->n;
        set_season(span, season->entry, today + rf__which_of(which));
    } else if (word == RF__W_NEXT) {
        for (int y = today; set_season(span, season->entry, y), span->from <= clock->today; y++)
            continue;
    } else {
        /* "last winter" is over; "this summer" and "in the summer" may go on. */
        for (int y = today; set_season(span, season->entry, y),
                 (word == RF__W_LAST ? span->to >= clock->today : span->from > clock->today);
             y--)
            continue;
        if (word == RF__W_THIS && span->to > clock->today && !rf__span_ahead(clock, at)) {
            span->up_to_now = true; /* "has buried nine this autumn" */
            span->to = clock->today;
        }
    }
    return true;
}

/* "the 5 past years" */
static bool count_before(const rf__clock *clock, uint32_t token, rf__span *span) {
    uint32_t at, n;
    if (token == clock->first || rf__function_at(clock->doc, token - 1) != RF__F_THE)
        return false; /* "killed 12 last month" */
    double count = count_at(clock, token, &at, &span->vague);
    int word = count > 0 && at < clock->end ? rf__time_word_at(clock->doc, at, &n) : -1;
    if (word != RF__W_LAST && word != RF__W_PAST)
        return false;
    const rf__tag *unit = rf__time_unit_at(clock, at + n);
    if (!unit)
        return false;
    span->end = at + n + unit->n;
    if (!span->vague)
        set_window(clock->today, span, (rf__time_unit)unit->entry->code, count * unit->entry->low,
                   rf__which_of(word));
    return true;
}

static bool pointing_word(const rf__clock *clock, uint32_t token, rf__span *span) {
    uint32_t n, more;
    int word = rf__time_word_at(clock->doc, token, &n);
    uint32_t at = token + n;
    if (word == RF__W_RECENT) {
        bool vague;
        uint32_t behind;
        count_at(clock, at, &behind, &vague);
        const rf__tag *unit = rf__time_unit_at(clock, behind);
        span->vague = true;
        span->end = behind + (unit ? unit->n : 0);
        return unit != NULL;
    }
    if (word != RF__W_LAST && word != RF__W_PAST && word != RF__W_THIS && word != RF__W_NEXT &&
        word != RF__W_FOLLOWING)
        return false;
    /* "this past week", "this coming Friday" */
    int second = at < clock->end ? rf__time_word_at(clock->doc, at, &more) : -1;
    if (second == RF__W_PAST || second == RF__W_LAST || second == RF__W_NEXT) {
        word = second;
        at += more;
    }
    const rf__tag *weekday = at < clock->end ? rf__tag_at(clock->doc, at, RF__C_WEEKDAY) : NULL;
    if (weekday) {
        span->end = at + weekday->n;
        set_weekday(clock, span, (int)weekday->entry->low, rf__which_of(word), word == RF__W_PAST,
                    false);
        skip_part_of_day(clock, span);
        return true;
    }
    if (unit_behind(clock, token, at, word, span)) {
        /* "next week on Friday", "last week Sunday" */
        uint32_t day = span->end;
        if (span->unit != RF__T_WEEK || clock->today == RF_NO_DATE)
            return true;
        if (day < clock->end && rf__function_at(clock->doc, day) == RF__F_ON)
            day++;
        weekday = day < clock->end ? rf__tag_at(clock->doc, day, RF__C_WEEKDAY) : NULL;
        if (weekday) {
            span->end = day + weekday->n;
            set_weekday(clock, span, (int)weekday->entry->low, rf__which_of(word), false, false);
        }
        return true;
    }
    return month_behind(clock, at, word, span) || season_at(clock, at, word, span);
}

/* ---- "two days ago" ---- */

/* "[after] the raid,": a short phrase that names what has been told. */
static bool is_told_again(const rf__clock *clock, uint32_t at) {
    enum { WORDS = 4 };
    rf__function f = rf__function_at(clock->doc, at);
    if (f != RF__F_THE && f != RF__F_THAT && f != RF__F_THIS)
        return false;
    for (uint32_t i = at + 1; i < clock->end && i <= at + WORDS; i++) {
        if (clock->doc->tokens[i].punct == ',')
            return true;
        if (clock->doc->tokens[i].kind != RF__WORD || rf__function_at(clock->doc, i))
            return false;
    }
    return false;
}

static bool counted_units(const rf__clock *clock, uint32_t token, rf__span *span) {
    rf_date from_day = clock->today, anchor = clock->anchor;
    double counts[3];
    const rf__tag *units[3];
    uint32_t at = token, n_units = 0, n = 0;
    while (n_units < 3) {
        uint32_t behind = at;
        double count = rf__function_at(clock->doc, at) == RF__F_A
                           ? (behind = at + 1, 1.0)
                           : count_at(clock, at, &behind, &span->vague);
        if (behind < clock->end && clock->doc->tokens[behind].punct == '-')
            behind++;
        const rf__tag *unit = count > 0 ? rf__time_unit_at(clock, behind) : NULL;
        if (!unit)
            break;
        counts[n_units] = count * unit->entry->low;
        units[n_units++] = unit;
        at = behind + unit->n;
        if (at + 1 < clock->end &&
            (clock->doc->tokens[at].punct == ',' || rf__function_at(clock->doc, at) == RF__F_AND)) {
            bool vague;
            uint32_t next;
            const rf__tag *smaller =
                count_at(clock, at + 1, &next, &vague) > 0 ? rf__time_unit_at(clock, next) : NULL;
            if (smaller && smaller->entry->code < unit->entry->code)
                at++;
        }
    }
    if (!n_units)
        return false;
    span->unit = (rf__time_unit)units[n_units - 1]->entry->code;
    span->end = at;
    span->length = true;
    int word = at < clock->end ? rf__time_word_at(clock->doc, at, &n) : -1;
    rf__function f = at < clock->end ? rf__function_at(clock->doc, at) : RF__F_NONE;
    int sign = word == RF__W_AGO || word == RF__W_EARLIER ? -1 : word == RF__W_LATER ? 1 : 0;
    rf_date base = word == RF__W_AGO || (sign && anchor == RF_NO_DATE) ? from_day : anchor;
    if (!sign && (f == RF__F_AFTER || f == RF__F_BEFORE)) {
        /* "a day after two hospitals were hit": tells what follows by the day told last */
        sign = f == RF__F_AFTER ? -1 : 1;
        n = 1;
        if (token == clock->first && is_told_again(clock, at + 1))
            sign = -sign; /* "Two days after the raid, they fled": of the day told before */
        if (anchor == RF_NO_DATE || span->unit == RF__T_YEAR) {
            for (uint32_t i = 0; i < n_units && !span->vague && f == RF__F_AFTER; i++)
                span->n_days += shifted(0, (rf__time_unit)units[i]->entry->code, counts[i]);
            return true;
        }
    }
    if (word == RF__W_FOLLOWED && anchor != RF_NO_DATE && n_units == 1) {
        span->length = false;
        span->end = at + n;
        if (!span->vague)
            set_window(anchor, span, span->unit, counts[0], 1);
        return true;
    }
    if (!sign) {
        for (uint32_t i = 0; i < n_units && !span->vague; i++)
            span->n_days += shifted(0, (rf__time_unit)units[i]->entry->code, counts[i]);
        return true;
    }
    span->length = false;
    span->end = at + n;
    bool years = word == RF__W_EARLIER && n_units == 1 && span->unit == RF__T_YEAR;
    if (!span->vague && years && clock->period_from != RF_NO_DATE && anchor == RF_NO_DATE) {
        int m = -(int)(12 * counts[0]); /* "312 in May, against 190 a year earlier" */
        rf__span_set(span, rf__add_months(clock->period_from, m),
                     rf__add_months(clock->period_to, m), RF__T_MONTH);
        return true;
    }
    if (span->vague || base == RF_NO_DATE)
        return true;
    for (uint32_t i = 0; i < n_units; i++)
        base = shifted(base, (rf__time_unit)units[i]->entry->code, sign * counts[i]);
    rf__span_set(span, base, base, span->unit);
    return true;
}

/* ---- parts of a stretch ---- */

/* Behind "of": the week of a day, the night of 20 to 21 March, the year 2019. */
static bool unit_of(const rf__clock *clock, uint32_t token, rf__span *span) {
    const rf__tag *unit = rf__time_unit_at(clock, token);
    if (!unit)
        return false;
    uint32_t at = token + unit->n, n = 0;
    int turn = has_word(clock, at, RF__W_BEFORE_LAST, &n)  ? -2
               : has_word(clock, at, RF__W_AFTER_NEXT, &n) ? 2
                                                           : 0;
    if (turn) { /* "the week before last" */
        span->end = at + n;
        span->unit = (rf__time_unit)unit->entry->code;
        if (clock->today != RF_NO_DATE)
            rf__span_whole_unit(span, clock->today, span->unit, turn);
        return true;
    }
    bool begins = unit->entry->code == RF__T_WEEK && has_word(clock, at, RF__W_START, &n);
    if (begins) /* "the week beginning on 4 February" */
        at += n + (at + n < clock->end && rf__function_at(clock->doc, at + n) == RF__F_ON);
    else if (rf__function_at(clock->doc, at) == RF__F_OF)
        at++;
    else if (unit->entry->code != RF__T_YEAR)
        return false;
    rf__span inner;
    if (at >= clock->end || !rf__span_calendar(clock, at, &inner) ||
        !rf__span_resolve(clock, &inner, false))
        return false;
    uint32_t start = span->token;
    *span = inner;
    span->token = start;
    if (unit->entry->code == RF__T_WEEK && inner.from == inner.to)
        rf__span_whole_unit(span, inner.from, RF__T_WEEK, 0);
    else if (unit->entry->code == RF__T_MONTH && !(unit->entry->flags & RF__PLURAL))
        rf__span_whole_unit(span, inner.from, RF__T_MONTH, 0);
    return true;
}

/* Weeks of a month count from its first day, and the last ends with it. */
static void set_week_of(rf__span *span, const rf__span *of, int n) {
    rf_date from = n < 0 ? of->to - 6 : of->from + 7 * (n - 1);
    rf__span_set(span, from, from + 6, RF__T_WEEK);
}

/* "the first week of March", "the last three months of 2023", "the first Friday of July" */
static bool ordinal_part(const rf__clock *clock, uint32_t token, rf__span *span) {
    const rf__doc *doc = clock->doc;
    uint32_t n = 0, at = token, behind;
    bool last = has_word(clock, token, RF__W_LAST, &n), vague = false;
    const rf__tag *ordinal = last ? NULL : rf__number_tag(doc, token, RF__NUM_ORDINAL);
    int which = last ? -1 : ordinal ? (int)ordinal->entry->low : 0;
    at += last ? n : ordinal ? ordinal->n : 0;
    if (!which && !(which = rf__day_number(clock, token, &at)))
        return false;
    if (!ordinal && !last && at == token + 1)
        return false; /* a plain number */
    double count = count_at(clock, at, &behind, &vague);
    const rf__tag *unit = rf__time_unit_at(clock, behind);
    const rf__tag *weekday = unit || count > 0 ? NULL : rf__tag_at(doc, at, RF__C_WEEKDAY);
    if ((!unit && !weekday) || vague)
        return false;
    at = unit ? behind + unit->n : at + weekday->n;
    rf__function f = at < clock->end ? rf__function_at(doc, at) : RF__F_NONE;
    if (f == RF__F_OF || f == RF__F_IN)
        at++;
    rf__span of;
    rf__clock near = *clock; /* parts of parts of parts: no further than this */
    near.end = clock->end < token + 16 ? clock->end : token + 16;
    const rf__tag *whole = at + 1 < near.end && rf__function_at(doc, at) == RF__F_THE
                               ? rf__time_unit_at(&near, at + 1)
                               : NULL;
    rf__time_unit code_of = whole ? (rf__time_unit)whole->entry->code : RF__T_DAY;
    if ((code_of == RF__T_YEAR || code_of == RF__T_MONTH) && clock->today != RF_NO_DATE &&
        whole->entry->low == 1 && !(whole->entry->flags & RF__PLURAL)) {
        /* "the first four months of the year", "the first three days of the month" */
        if (!rf__span_whole_unit(&of, rf__span_day_of_unit(clock, token, code_of), code_of, 0))
            return false;
        of.end = at + 1 + whole->n;
        of.up_to_now = of.calendar = false;
        of.unit = code_of;
        of.part = -1;
    } else if (at >= near.end || !rf__span_read(&near, at, &of) ||
               !rf__span_resolve(&near, &of, false) || of.from == RF_NO_DATE ||
               of.to == RF_NO_DATE || of.from == of.to)
        return false;
    span->end = of.end;
    /* "this year" ends today as a stretch, but not as what is counted in. */
    if (of.up_to_now)
        rf__span_whole_unit(&of, of.from, of.unit, 0);
    if (weekday) {
        rf_date day = of.from + ((int)weekday->entry->low - rf__weekday(of.from) + 7) % 7;
        day = last ? of.to - (rf__weekday(of.to) - (int)weekday->entry->low + 7) % 7
                   : day + 7 * (which - 1);
        rf__span_set(span, day, day, RF__T_DAY);
    } else if (!(count > 0) && unit->entry->code == RF__T_WEEK && unit->entry->low < 2) {
        set_week_of(span, &of, which);
    } else {
        rf__time_unit code = (rf__time_unit)unit->entry->code;
        double units = (count > 0 ? count : 1) * unit->entry->low;
        rf_date start =
            last ? shifted(of.to + 1, code, -units) : shifted(of.from, code, units * (which - 1));
        rf__span_set(span, start, shifted(start, code, units) - 1, code);
    }
    return true;
}

/* "2017 Q1" */
static bool year_then_season(const rf__clock *clock, uint32_t token, rf__span *span) {
    int year = rf__year_number(clock, token);
    uint32_t at = token + 1;
    if (year && at < clock->end &&
        (clock->doc->tokens[at].punct == '-' || rf__function_at(clock->doc, at) == RF__F_THE))
        at++;
    const rf__tag *season =
        year && at < clock->end ? rf__tag_at(clock->doc, at, RF__C_SEASON) : NULL;
    if (!season || rf__year_number(clock, at + season->n))
        return false;
    span->end = at + season->n;
    set_season(span, season->entry, year);
    return true;
}

/* "over the weekend" */
static bool bare_weekend(const rf__clock *clock, uint32_t token, rf__span *span) {
    const rf__tag *unit = rf__time_unit_at(clock, token);
    if (!unit || unit->entry->code != RF__T_WEEKEND)
        return false;
    span->end = token + unit->n;
    span->needs_word = true;
    if (clock->today != RF_NO_DATE)
        rf__span_whole_unit(span, clock->today, RF__T_WEEKEND,
                            rf__weekday(clock->today) >= 6 ? 0 : -1);
    if (span->to > clock->today && span->from <= clock->today && !rf__span_ahead(clock, token))
        span->to = clock->today; /* told on a Saturday */
    return true;
}

/* Is there a word of time from a token on, no further than an amount may reach? */
static bool word_follows(const rf__clock *clock, uint32_t token) {
    enum { FAR = 24 };
    uint32_t end = clock->end < token + FAR ? clock->end : token + FAR;
    for (uint32_t i = token; i < end; i++)
        if (clock->doc->tokens[i].classes & RF__TIME_CLASSES)
            return true;
    return false;
}

/* Which readers may find something at a token: a bit for each. */
static uint32_t readers_at(const rf__clock *clock, uint32_t token) {
    enum {
        ORDINAL_PART = 1,
        DAY_WORD = 2,
        PLAIN_WEEKDAY = 4,
        POINTING_WORD = 8,
        COUNTED_UNITS = 16,
        COUNT_BEFORE = 32,
        UNIT_OF = 64,
        YEAR_THEN_SEASON = 128,
        BARE_DAY = 256,
        BARE_WEEKEND = 512,
        NUMBERED_WEEK = 1024,
        TOLD_AGAIN = 2048
    };
    const rf__token *t = &clock->doc->tokens[token];
    bool numeral = t->kind == RF__NUMERAL;
    if (!word_follows(clock, token))
        return numeral ? BARE_DAY : 0;
    bool units = clock->doc->sentences[clock->sentence].classes & RF__BIT(RF__C_TIME_UNIT);
    uint32_t readers = units ? COUNTED_UNITS | COUNT_BEFORE : 0;
    if (units && rf__function_at(clock->doc, token) == RF__F_THESE)
        readers |= TOLD_AGAIN;
    if (t->classes & RF__BIT(RF__C_TIME_WORD))
        readers |= ORDINAL_PART | DAY_WORD | POINTING_WORD;
    if (t->classes & RF__BIT(RF__C_WEEKDAY))
        readers |= PLAIN_WEEKDAY;
    if (t->classes & RF__BIT(RF__C_TIME_UNIT))
        readers |= UNIT_OF | BARE_WEEKEND | NUMBERED_WEEK;
    if (numeral ? token + 1 < clock->end && clock->doc->tokens[token + 1].kind == RF__WORD &&
                      rf__joined(clock->doc, token + 1)
                : t->number_words & (1 << RF__NUM_TENS | 1 << RF__NUM_ORDINAL))
        readers |= ORDINAL_PART;
    return readers | (numeral ? BARE_DAY : 0) | (numeral && t->n == 4 ? YEAR_THEN_SEASON : 0);
}

bool rf__span_relative(const rf__clock *clock, uint32_t token, rf__span *ret) {
    typedef bool reader(const rf__clock *, uint32_t, rf__span *);
    static reader *const readers[] = {ordinal_part,
                                      day_word,
                                      plain_weekday,
                                      pointing_word,
                                      counted_units,
                                      count_before,
                                      unit_of,
                                      year_then_season,
                                      rf__span_bare_day,
                                      bare_weekend,
                                      rf__span_numbered_week,
                                      rf__span_told_again};
    uint32_t left = readers_at(clock, token);
    for (size_t i = 0; left; i++, left >>= 1) {
        if (!(left & 1))
            continue;
        rf__span span = {
            .token = token, .part = -1, .unit = RF__T_DAY, .from = RF_NO_DATE, .to = RF_NO_DATE};
        if (readers[i](clock, token, &span)) {
            *ret = span;
            return true;
        }
    }
    if (!(clock->doc->tokens[token].classes & RF__BIT(RF__C_SEASON)))
        return false;
    rf__span span = {.token = token, .part = -1, .from = RF_NO_DATE, .to = RF_NO_DATE};
    if (!season_at(clock, token, -1, &span))
        return false;
    *ret = span;
    return true;
}
