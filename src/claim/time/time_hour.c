/* Hours of the clock before a date or without one: "as of 20:00 on 4 June", "by 6 p.m.", "by noon".
 */
#include "claim/time/time_span.h"

/* How many tokens of "local time", "GMT", "p.m." stand at a token; 0: none. */
static uint32_t hour_word(const rf__doc *doc, uint32_t token) {
    const rf__token *t = &doc->tokens[token];
    for (uint32_t g = t->first_tag; g < t[1].first_tag; g++)
        if (doc->tags[g].class == RF__C_MEASURE && rf__is_kind(&doc->tags[g], "time_of_day"))
            return doc->tags[g].n;
    return 0;
}

/* "(1400 GMT)", "local time", "in the evening" behind an hour: the token behind them. */
static uint32_t behind_zone(const rf__clock *clock, uint32_t token) {
    enum { LONGEST = 8 };
    const rf__doc *doc = clock->doc;
    uint32_t at = token, n;
    while (at < clock->end) {
        if (hour_word(doc, at)) {
            at += hour_word(doc, at);
        } else if (rf__time_word_at(doc, at, &n) == RF__W_PART_OF_DAY) {
            at += n;
        } else if (doc->tokens[at].punct == '(') {
            uint32_t close = at + 1, hours = 0;
            for (; close < clock->end && close < at + LONGEST && doc->tokens[close].punct != ')';
                 close++)
                hours += hour_word(doc, close);
            if (!hours || close >= clock->end || doc->tokens[close].punct != ')')
                return at;
            at = close + 1;
        } else if (doc->tokens[at].punct == '.' && rf__joined(doc, at) && at > token &&
                   at + 1 < clock->end) {
            at++; /* "6 p.m|. on Friday" */
        } else {
            return at;
        }
    }
    return at;
}

uint32_t rf__time_behind_hour(const rf__clock *clock, uint32_t token) {
    const rf__doc *doc = clock->doc;
    if (token >= clock->end)
        return token;
    const rf__token *t = &doc->tokens[token];
    uint32_t n;
    if (t->kind != RF__NUMERAL)
        return rf__time_word_at(doc, token, &n) == RF__W_PART_OF_DAY ? behind_zone(clock, token + n)
                                                                     : token;
    bool minutes = token + 2 < clock->end && t[1].punct == ':' && t[2].kind == RF__NUMERAL &&
                   t[2].n == 2 && rf__joined(doc, token + 1) && rf__joined(doc, token + 2);
    uint32_t at = token + (minutes ? 3 : 1);
    return minutes || (at < clock->end && hour_word(doc, at)) ? behind_zone(clock, at) : token;
}

uint32_t rf__time_hour_before(const rf__clock *clock, uint32_t token) {
    uint32_t at = rf__time_behind_hour(clock, token);
    rf__function f = at > token && at < clock->end ? rf__function_at(clock->doc, at) : RF__F_NONE;
    return f == RF__F_ON || f == RF__F_OF ? at + 1 : at;
}

bool rf__time_hour_alone(const rf__clock *clock, uint32_t token, rf__span *ret) {
    enum {
        DAYS = 2
    }; /* "on Sunday. By nightfall": of the day told last; of one long ago nothing is sure */
    const rf__doc *doc = clock->doc;
    uint32_t end = rf__time_behind_hour(clock, token);
    bool word = doc->tokens[token].kind == RF__WORD, name = false;
    if (word && end < clock->end && doc->tokens[end].kind == RF__WORD)
        name = !(doc->tokens[end].flags & RF__CAPITAL) && !rf__function_at(doc, end) &&
               !rf__is_number_at(doc, end) && !rf__number_tag(doc, end, RF__NUM_SMALL);
    if (end == token || clock->today == RF_NO_DATE || name)
        return false; /* "by night patrols" */
    bool told = word && clock->anchor != RF_NO_DATE && clock->anchor <= clock->today;
    if (told && clock->today - clock->anchor > DAYS)
        return false;
    rf_date day = told ? clock->anchor : clock->today;
    *ret = (rf__span){.token = token, .end = end, .part = -1};
    rf__span_set(ret, day, day, RF__T_DAY);
    return true;
}
