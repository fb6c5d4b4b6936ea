/* Times that tell only how long: "over five days", "in the two months since the coup". They end
 * with the report, or when somebody told of them. */
#include "claim/figure/figure.h"
#include "claim/period/period.h"
#include "claim/time/time_span.h"

/* So many days before a day, by the calendar where they are whole months. */
static rf_date days_before(rf_date day, int32_t n_days) {
    const double DAYS_OF_MONTH = 30.44, NEARLY = 3;
    int months = (int)(n_days / DAYS_OF_MONTH + 0.5);
    double over = n_days - months * DAYS_OF_MONTH;
    return months && over < NEARLY && over > -NEARLY ? rf__add_months(day, -months) : day - n_days;
}

rf_date rf__length_before(const rf__doc *doc, const rf__draft *draft, const rf__time *since) {
    const rf__sentence *s = &doc->sentences[draft->sentence];
    rf_date today = doc->report->published;
    for (uint32_t i = s->time; i < s->time + s->n_times; i++) {
        const rf__time *time = &doc->times[i];
        if (time->kind == RF__TIME_LENGTH && time->token + time->n_tokens == since->token &&
            time->n_days > 0 && today != RF_NO_DATE && !time->vague)
            return days_before(today, time->n_days);
    }
    return RF_NO_DATE;
}

/* "Two weeks of fighting have killed 205": a length that begins the sentence, of what has done what
 * is told. */
static bool opens_as_length(const rf__doc *doc, const rf__draft *draft, const rf__time *time) {
    enum { WORDS = 4 };
    uint32_t end = time->token + time->n_tokens;
    if (time->token > doc->sentences[draft->sentence].token + 1 ||
        rf__function_at(doc, end) != RF__F_OF || draft->trigger < end)
        return false;
    for (uint32_t i = end + 1; i < end + WORDS && doc->tokens[i].kind == RF__WORD; i++)
        if (rf__time_word_is(doc, i, RF__W_CRISIS))
            return true;
    return false;
}

/* "in four days, between 9 and 12 February": the days that are told right behind a length, or
 * NULL. */
static const rf__time *days_behind(const rf__doc *doc, const rf__sentence *sentence,
                                   const rf__time *length) {
    const rf__time *next = length + 1;
    uint32_t at = length->token + length->n_tokens;
    if (next == doc->times + sentence->time + sentence->n_times)
        return NULL;
    at += doc->tokens[at].punct == ',';
    at += at < next->token && rf__is_any_preposition(rf__function_at(doc, at));
    return next->token == at && !next->vague && !next->of_speech && next->kind == RF__TIME_PERIOD &&
                   next->from != RF_NO_DATE && next->to != RF_NO_DATE
               ? next
               : NULL;
}

/* "In the second half of March clashes broke out in Gorsk. 17 died | in four days": the last days
 * that the sentence before tells, or NULL. */
static const rf__time *told_before(const rf__doc *doc, const rf__sentence *sentence) {
    const rf__sentence *before = sentence - 1;
    if (sentence == doc->sentences || before->block != sentence->block)
        return NULL;
    for (uint32_t i = before->time + before->n_times; i-- > before->time;) {
        const rf__time *time = &doc->times[i];
        if ((time->kind == RF__TIME_DAY || time->kind == RF__TIME_PERIOD) && !time->of_speech &&
            time->from != RF_NO_DATE && time->to != RF_NO_DATE)
            return time;
    }
    return NULL;
}

/* "told to leave within 72 hours", "must go in two days": how long somebody has for what is not
 * done yet. */
static bool is_time_limit(const rf__doc *doc, const rf__sentence *sentence, const rf__time *time) {
    enum { REACH = 5 };
    uint32_t n;
    if (rf__function_at(doc, time->token) != RF__F_IN)
        return false;
    for (uint32_t i = time->token; i-- > sentence->token && i + REACH >= time->token;) {
        const rf__tag *modal = rf__tag_at(doc, i, RF__C_MODAL);
        rf__function f = rf__function_at(doc, i);
        if (modal ? modal->entry->code == RF_DEMANDED : f == RF__F_WILL)
            return true;
        if (rf__is_asked_for(doc, i, "to_leave", &n))
            return true;
        if (doc->tokens[i].kind == RF__PUNCT || f == RF__F_AND)
            return false;
    }
    return false;
}

bool rf__give_length(const rf__doc *doc, rf__draft *draft) {
    enum { MONTH = 31, FAR = 3 };
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    rf_date today = rf__day_of_speech(doc, sentence);
    today = today == RF_NO_DATE || today > doc->report->published ? doc->report->published : today;
    if (today == RF_NO_DATE || draft->claim.modality != RF_REPORTED)
        return false;
    for (uint32_t i = 0; i < sentence->n_times; i++) {
        const rf__time *time = &doc->times[sentence->time + i];
        rf__function f = rf__function_at(doc, time->token);
        if (rf__sums_up(doc, draft, time) || is_time_limit(doc, sentence, time))
            continue;
        bool total = draft->claim.flow == RF_CUMULATIVE && draft->parent < 0;
        bool opens = opens_as_length(doc, draft, time);
        if (time->kind != RF__TIME_LENGTH || time->n_days <= 0 || (time->n_days > 31 && !total) ||
            (f != RF__F_OVER && f != RF__F_IN && !opens) || rf__is_superlative(doc, sentence, time))
            continue;
        const rf__time *days = days_behind(doc, sentence, time);
        if (days) {
            draft->claim.from = days->from;
            draft->claim.to = days->to;
            return true;
        }
        if (time->n_days > 31) { /* "has cost 15,000 lives in four decades" */
            draft->claim.from = days_before(today, time->n_days);
            draft->claim.to = today;
            return true;
        }
        if (draft->claim.flow == RF_CUMULATIVE && !rf__is_toll(doc, draft) && !opens)
            draft->claim.flow = RF_NEW;
        const rf__time *before = told_before(doc, sentence);
        bool over = before && before->to < today - time->n_days - FAR; /* not up to now */
        if (over && rf__days_of(before) + 1 < time->n_days)
            return false;
        draft->claim.from = over                    ? before->from
                            : time->n_days == MONTH ? rf__add_months(today, -1)
                                                    : today - time->n_days;
        draft->claim.to = over ? before->to : today;
        return true;
    }
    return false;
}
