/* Quantities: amounts, joined to ranges and shares, with what qualifies them. What a number is not
 * (a date, an age, a name's part) is decided in number_verdict.c; times.c takes out what turns out
 * to belong to a date or a length of time. */
#include "claim/number/number.h"

#include <math.h>
#include <string.h>

/* ---- where a number may begin ---- */

static bool may_begin(const rf__doc *doc, uint32_t token) {
    const rf__token *t = &doc->tokens[token];
    if (t->kind == RF__NUMERAL)
        return true;
    if (t->kind == RF__PUNCT)
        return t->punct == '*' && t->n >= 2;
    if (!(t->classes & ((uint64_t)1 << RF__C_NUMBER | (uint64_t)1 << RF__C_FUNCTION)))
        return false;
    if (t->function != RF__F_NONE && t->function != RF__F_A &&
        !(t->classes & RF__BIT(RF__C_NUMBER)))
        return false;
    for (uint32_t i = t->first_tag; i < t[1].first_tag; i++) {
        const rf__lex_entry *entry = doc->tags[i].entry;
        if (entry->class == RF__C_NUMBER)
            return true;
        if (entry->class == RF__C_FUNCTION && entry->code == RF__F_A)
            return rf__number_tag(doc, token + 1, RF__NUM_SCALE) ||
                   rf__number_tag(doc, token + 1, RF__NUM_FRACTION);
    }
    return false;
}

/* ---- ranges and shares ---- */

static bool is_money_sign(const rf__doc *doc, uint32_t token) {
    return doc->tokens[token].punct == '$';
}

typedef enum joint { NO_JOINT, HYPHEN, TO, OR, AND } joint;

static bool is_spaced_range(const rf__token *hyphen) {
    enum { MOST_TIMES = 20 };
    const rf__token *a = hyphen - 1, *b = hyphen + 1;
    return a->kind == RF__NUMERAL && b->kind == RF__NUMERAL && a->value < b->value &&
           a->value * MOST_TIMES > b->value && a->n > 1;
}

static joint joint_at(const rf__doc *doc, uint32_t token, uint32_t end) {
    if (token + 1 >= end)
        return NO_JOINT;
    const rf__token *t = &doc->tokens[token];
    if (t->punct == '-' || t->punct == '~')
        /* "700 - 1,000" */
        return (rf__joined(doc, token) && rf__joined(doc, token + 1)) ||
                       (t->punct == '-' && is_spaced_range(t))
                   ? HYPHEN
                   : NO_JOINT;
    if (t->punct == '_' && t[-1].kind == RF__NUMERAL && t[1].kind == RF__NUMERAL &&
        !rf__joined(doc, token) && !rf__joined(doc, token + 1) && t[1].value <= t[-1].value)
        return NO_JOINT; /* "a town of 40,000 - 16 people died" */
    if (t->punct == '_')
        return t[1].kind == RF__NUMERAL && t[-1].punct != ')' ? HYPHEN : NO_JOINT;
    switch (rf__function_at(doc, token)) {
    case RF__F_TO:
        return TO;
    case RF__F_OR:
        return OR;
    case RF__F_AND:
        return AND;
    default:
        return NO_JOINT;
    }
}

static bool begins_behind(const rf__doc *doc, uint32_t token, uint32_t first, rf__function what) {
    for (uint32_t back = 1; back <= 3 && token >= first + back; back++) {
        if (rf__function_at(doc, token - back) == what)
            return true;
        if (!rf__tag_over(doc, token - back, RF__C_QUALIFIER) && !is_money_sign(doc, token - back))
            return false;
    }
    return false;
}

static bool fits_together(const rf__doc *doc, const rf__number *a, double low, const rf__amount *b,
                          joint how, uint32_t first) {
    if (b->fraction != a->fraction && !(a->percent || b->percent))
        return false;
    switch (how) {
    case HYPHEN:
        return true;
    case TO:
        return b->low <= 100 * low;
    case OR:
        return b->low <= 3 * a->high && !b->vague;
    case AND:
        return begins_behind(doc, a->token, first, RF__F_BETWEEN);
    default:
        return false;
    }
}

/* "grew by 95 per cent[,] from 20 to 39": does a percentage end right before a token? */
static bool is_percent_before(const rf__doc *doc, uint32_t token) {
    enum { WORDS = 3 };
    for (uint32_t back = 1; back <= WORDS && back < token; back++)
        if (doc->tokens[token - back].kind == RF__NUMERAL)
            return rf__function_at(doc, token - back - 1) == RF__F_BY &&
                   (doc->tokens[token - 1].punct == '%' ||
                    rf__number_tag(doc, token - back + 1, RF__NUM_PERCENT));
    return false;
}

/* "rose from 200 to 299" tells two numbers, "from 10 to 12 people came" and "ranging from 10 to 12"
 * one. */
static bool is_change(const rf__doc *doc, const rf__number *a, joint how, uint32_t first) {
    if (how != TO)
        return false;
    for (uint32_t back = 1; back <= 3 && a->token >= first + back; back++) {
        uint32_t t = a->token - back;
        if (rf__function_at(doc, t) == RF__F_FROM && !rf__tag_over(doc, t, RF__C_QUALIFIER))
            return t > first + 1 &&
                   (doc->tokens[t - 1].kind == RF__WORD || /* "has doubled, from 56 to 104" */
                    (doc->tokens[t - 1].punct == ',' &&
                     (rf__ends_as_past(doc, t - 2) || rf__ends_as_adverb(doc, t - 2) ||
                      is_percent_before(doc, t - 1))));
        if (!rf__tag_over(doc, t, RF__C_QUALIFIER) && !is_money_sign(doc, t))
            return false;
    }
    return false;
}

/* Is the token a dash, and does a number behind it end its line? */
static bool is_last_dash(const rf__doc *doc, uint32_t dash) {
    return dash + 2 <= doc->n_tokens && doc->tokens[dash].punct == '_' &&
           doc->tokens[dash + 1].kind == RF__NUMERAL &&
           (dash + 2 == doc->n_tokens || doc->tokens[dash + 2].flags & RF__SENTENCE_FIRST);
}

/* "Sector 30 - 6,904" in a list of names, dashes and numbers: the first number is a part of the
 * name where the line before or behind has no such number. */
static bool ends_label(const rf__doc *doc, const rf__number *a, uint32_t first) {
    enum { MOST = 6 };
    if (!a->bare_digits || a->token == first || a->token > first + MOST ||
        !is_last_dash(doc, a->end) || !(doc->tokens[first].flags & RF__CAPITAL))
        return false;
    for (uint32_t i = first; i < a->token; i++)
        if (doc->tokens[i].kind != RF__WORD)
            return false;
    if (first >= 3 && is_last_dash(doc, first - 2) && doc->tokens[first - 3].kind == RF__WORD)
        return true;
    uint32_t next = a->end + 2, i = next;
    while (i < doc->n_tokens && i < next + MOST && doc->tokens[i].kind == RF__WORD)
        i++;
    return i > next && is_last_dash(doc, i);
}

/* "8 June - 13 killed", "June 8 - 13 killed": the day of an entry, and a count. */
static bool ends_date(const rf__doc *doc, const rf__number *a, uint32_t end) {
    uint32_t dash = a->end, next = dash + 2;
    return next < end && a->token && rf__tag_at(doc, a->token - 1, RF__C_MONTH) &&
           !rf__joined(doc, dash) && !rf__joined(doc, dash + 1) &&
           doc->tokens[next].kind == RF__WORD && !rf__function_at(doc, next) &&
           !rf__tag_at(doc, next, RF__C_MONTH);
}

/* "$350", "PHP 350" */
static bool is_sum(const rf__doc *doc, uint32_t number, uint32_t first) {
    return number > first &&
           (is_money_sign(doc, number - 1) ||
            rf__is_kind(rf__tag_over(doc, number - 1, RF__C_NUMBER_NAME), "money"));
}

/* "gave $350 to | 12,600 families": a sum, and who got it. */
static bool goes_to_people(const rf__doc *doc, const rf__number *a, const rf__amount *b,
                           uint32_t first) {
    const rf__tag *noun = rf__tag_at(doc, b->token + b->n_tokens, RF__C_NOUN);
    return is_sum(doc, a->token, first) && !is_money_sign(doc, b->token - 1) && noun &&
           (noun->entry->unit == RF_PEOPLE || noun->entry->unit == RF_HOUSEHOLDS);
}

/* Are people, families or homes counted right there: "persons", "refugees", "houses"? */
static bool counts_people(const rf__doc *doc, uint32_t token) {
    const rf__tag *noun = rf__tag_at(doc, token, RF__C_NOUN);
    const rf__tag *named = rf__tag_at(doc, token, RF__C_TRIGGER);
    return (noun && (noun->entry->unit == RF_PEOPLE || noun->entry->unit == RF_HOUSEHOLDS ||
                     noun->entry->unit == RF_HOMES)) ||
           (named && named->entry->pattern == RF__P_COUNTED && !named->entry->unit);
}

/* "2.500": three digits behind the only mark of a number, a point. */
static bool has_point_group(const rf__doc *doc, uint32_t token) {
    const rf__token *t = &doc->tokens[token];
    const char *digits = doc->report->text + t->start;
    return t->kind == RF__NUMERAL && t->n >= 5 && digits[t->n - 4] == '.' &&
           !memchr(digits, '.', t->n - 4) && !memchr(digits, ',', t->n) && digits[0] != '0';
}

/* "the toll since May 26 | to 61": a day of a month, and no range of days. */
static bool is_day_of_month(const rf__doc *doc, const rf__number *a, const rf__amount *b,
                            uint32_t first) {
    enum { LAST = 31 };
    return a->bare_digits && b->bare_digits && a->low <= LAST && b->low > LAST &&
           a->token > first && rf__tag_at(doc, a->token - 1, RF__C_MONTH) &&
           doc->tokens[a->token - 1].flags & RF__CAPITAL;
}

/* "6-7,000", "10-12,000": the thousands of the first number are told with the second. */
static bool shares_thousands(const rf__doc *doc, const rf__number *a, const rf__amount *b) {
    enum { THOUSAND = 1000, LONGEST = 3 };
    const rf__token *t = &doc->tokens[b->token];
    return a->bare_digits && b->bare_digits && doc->tokens[a->token].n <= LONGEST &&
           rf__joined(doc, a->end) && rf__joined(doc, b->token) && t->n > LONGEST &&
           !memcmp(doc->report->text + t->start + t->n - LONGEST, "000", LONGEST) &&
           a->low < b->low / THOUSAND && 2 * THOUSAND * a->low >= b->low;
}

enum { CENTURY = 100 };

/* "1991-94": the last two digits of a later year. */
static bool ends_in_year(const rf__doc *doc, const rf__number *a, const rf__amount *b) {
    enum { FIRST_YEAR = 1900, LAST_YEAR = 2099, DIGITS = 4, SHORT = 2 };
    return a->bare_digits && b->bare_digits && doc->tokens[a->token].n == DIGITS &&
           doc->tokens[b->token].n == SHORT && rf__joined(doc, a->end) &&
           rf__joined(doc, b->token) && a->low >= FIRST_YEAR && a->low <= LAST_YEAR &&
           b->low > fmod(a->low, CENTURY);
}

/* "the toll since 7 May, [2023] to 25,900": a year that ends a date, and a sum behind it. */
static bool is_year_of_date(const rf__doc *doc, const rf__number *a, const rf__amount *b,
                            uint32_t first) {
    enum { FIRST_YEAR = 1900, LAST_YEAR = 2099, LAST_DAY = 31 };
    uint32_t at = a->token;
    if (!a->bare_digits || a->low < FIRST_YEAR || a->low > LAST_YEAR || b->low <= LAST_YEAR)
        return false;
    if (at >= first + 2 && doc->tokens[at - 1].punct == ',' &&
        doc->tokens[at - 2].value <= LAST_DAY)
        at -= 2;
    return at > first && (rf__tag_at(doc, at - 1, RF__C_MONTH) ||
                          (doc->tokens[at - 1].punct == '.' && at > first + 1 &&
                           rf__tag_at(doc, at - 2, RF__C_MONTH)));
}

static void join_range(const rf__doc *doc, rf__number *a, uint32_t first, uint32_t end) {
    joint how = joint_at(doc, a->end, end);
    if (how == HYPHEN && ends_label(doc, a, first)) {
        a->why_not = "name";
        return;
    }
    if (how == HYPHEN && ends_date(doc, a, end))
        return;
    uint32_t at = a->end + 1;
    rf__amount b;
    const rf__tag *over = how == TO || how == AND ? rf__tag_at(doc, at, RF__C_QUALIFIER) : NULL;
    if (over && at + over->n < end) /* "from 14 to over 30", "between 14 and over 30" */
        at += over->n;
    if (how == NO_JOINT || (at + 1 < end && is_money_sign(doc, at) && ++at >= end) ||
        !rf__amount_read(doc, at, end, &b))
        return;
    if (how == TO && (goes_to_people(doc, a, &b, first) || is_day_of_month(doc, a, &b, first) ||
                      is_year_of_date(doc, a, &b, first)))
        return;
    /* "25-30.000 people" */
    if (b.bare_digits && has_point_group(doc, b.token) && counts_people(doc, b.token + b.n_tokens))
        b.low = b.high = b.low * 1000;
    double low = a->low;
    if (b.scale > 1 && a->scale == 1 && !a->vague && low < b.low / b.scale)
        low *= b.scale;
    if (how == HYPHEN && shares_thousands(doc, a, &b))
        low *= 1000;
    /* "rose by 12,000 to 44,200", not "by 2,000 to 3,000" */
    if (how == TO && a->token > first && rf__function_at(doc, a->token - 1) == RF__F_BY &&
        !b.percent && b.low > 2 * a->high) {
        a->why_not = "change";
        return;
    }
    if (is_change(doc, a, how, first) || !fits_together(doc, a, low, &b, how, first))
        return;
    if (how == HYPHEN && ends_in_year(doc, a, &b)) {
        b.low += floor(low / CENTURY) * CENTURY;
        b.high = b.low;
    }
    if (!(b.high > low)) {
        /* "won 3-1" */
        if (how == HYPHEN && a->bare_digits && b.bare_digits) {
            a->why_not = "score";
            a->end = b.token + b.n_tokens;
        }
        return;
    }
    a->low = low;
    a->high = b.high;
    a->scale = b.scale;
    a->percent |= b.percent;
    a->range = true;
    a->one_word_one = false;
    a->bare_digits &= b.bare_digits;
    a->end = b.token + b.n_tokens;
}

/* "one in five children", "nine out of ten", "four of every five": a share. "14 out of 18 states"
 * stays a count. */
static void join_share(const rf__doc *doc, rf__number *a, uint32_t end) {
    if (a->range || a->fraction || a->percent || a->vague || a->end + 1 >= end)
        return;
    uint32_t at = a->end;
    const rf__tag *function = rf__tag_at(doc, at, RF__C_FUNCTION);
    bool out_of = function && function->n == 2 && function->entry->code == RF__F_FROM;
    bool of = rf__function_at(doc, at) == RF__F_OF;
    if (!out_of && !of && rf__function_at(doc, at) != RF__F_IN)
        return;
    at += out_of ? 2 : 1;
    bool every = at < end && rf__function_at(doc, at) == RF__F_EACH;
    if (of && !every)
        return;
    at += every;
    rf__amount b;
    if (at >= end || !rf__amount_read(doc, at, end, &b) || b.fraction || b.percent || b.vague ||
        b.low != floor(b.low) || b.low > 100 || a->low >= b.low ||
        (b.low > 10 && b.low != 100 && a->low != 1))
        return;
    uint32_t next = b.token + b.n_tokens;
    const rf__tag *noun = rf__tag_at(doc, next, RF__C_NOUN);
    bool people = noun && (noun->entry->unit == RF_PEOPLE || noun->entry->unit == RF_HOUSEHOLDS ||
                           noun->entry->unit == RF_HOMES);
    people |=
        noun && noun->entry->unit == RF_FACILITIES && a->low == 1; /* "one in three clinics" */
    /* "one in 20 Syrians", "one in 20." */
    bool one = a->low == 1 && (next == end || doc->tokens[next].kind == RF__PUNCT ||
                               doc->tokens[next].flags & RF__CAPITAL);
    /* "four in five say so": both in words, and no time behind */
    bool spelled = doc->tokens[a->token].kind == RF__WORD &&
                   doc->tokens[b.token].kind == RF__WORD && !noun &&
                   !rf__tag_at(doc, next, RF__C_MEASURE) && !rf__tag_at(doc, next, RF__C_TIME_UNIT);
    rf__function f = next < end ? rf__function_at(doc, next) : RF__F_NONE;
    spelled |=
        (b.low == 10 || b.low == 100) && (f == RF__F_BE || f == RF__F_HAVE); /* "nine in 10 are" */
    spelled |= f == RF__F_OF && rf__function_at(doc, next + 1) == RF__F_THE; /* "3 in 4 of the" */
    if (!out_of && !every && !people && !one && !spelled)
        return;
    a->low = a->high = a->low / b.low;
    a->fraction = true;
    a->one_word_one = a->bare_digits = false;
    a->end = next;
}

/* ---- what qualifies ---- */

static const rf__tag *qualifier_before(const rf__doc *doc, uint32_t token, uint32_t first) {
    const rf__tag *best = NULL;
    for (uint32_t back = 1; back <= 6 && token >= first + back; back++) {
        const rf__token *t = &doc->tokens[token - back];
        for (uint32_t i = t->first_tag; i < t[1].first_tag; i++) {
            const rf__tag *tag = &doc->tags[i];
            if (tag->class == RF__C_QUALIFIER && tag->n == back && !(tag->entry->flags & RF__AFTER))
                best = tag;
        }
        if (t->punct && t->punct != '-')
            break;
    }
    return best;
}

static int sign_before(const rf__doc *doc, uint32_t token, uint32_t first) {
    switch (token > first ? doc->tokens[token - 1].punct : 0) {
    case '~':
        return RF_ABOUT;
    case '>':
        return RF_OVER;
    case '<':
        return RF_UP_TO;
    default:
        return -1;
    }
}

/* The point of "approx. 400", "ca. 400". */
static bool is_short_point(const rf__doc *doc, uint32_t token, uint32_t first) {
    return token > first && doc->tokens[token].punct == '.' &&
           !(doc->tokens[token].flags & RF__SPACE_BEFORE) &&
           rf__tag_at(doc, token - 1, RF__C_QUALIFIER);
}

/* "took over | about 12 villages": the end of a verb. */
static bool ends_verb(const rf__doc *doc, const rf__tag *tag, uint32_t first) {
    const rf__tag *verb = tag->token > first ? rf__tag_at(doc, tag->token - 1, RF__C_VERB) : NULL;
    return verb && verb->n == tag->n + 1;
}

static void qualify_before(const rf__doc *doc, rf__quantity *q, uint32_t first) {
    bool found = false;
    uint32_t at = q->token;
    while (at > first) {
        uint32_t skipped = at;
        while (skipped > first &&
               (is_money_sign(doc, skipped - 1) || is_short_point(doc, skipped - 1, first) ||
                rf__function_at(doc, skipped - 1) == RF__F_OTHER ||
                rf__function_at(doc, skipped - 1) == RF__F_MORE))
            skipped--;
        const rf__tag *tag = qualifier_before(doc, skipped, first);
        int sign = tag ? -1 : sign_before(doc, skipped, first);
        if ((!tag && sign < 0) || (tag && found && ends_verb(doc, tag, first)))
            break;
        if (!found)
            q->qualifier = tag ? (rf_qualifier)tag->entry->code : (rf_qualifier)sign;
        found = true;
        at = tag ? tag->token : skipped - 1;
    }
    q->n_phrase += q->phrase - at;
    q->phrase = at;
}

/* "900 families [or more] than 3,800 people", "13 officers [and over] 40 gunmen": the words belong
 * to the number behind them. */
static bool is_compared(const rf__doc *doc, const rf__tag *tag) {
    return tag->n > 1 && (rf__function_at(doc, tag->token + tag->n) == RF__F_THAN ||
                          rf__is_number_at(doc, tag->token + tag->n));
}

/* "900 people approx.", "900 people (approx.)" */
static bool is_short_about(const rf__doc *doc, uint32_t at, uint32_t end) {
    bool bracket = doc->tokens[at].punct == '(';
    at += bracket;
    const rf__tag *about = at + 1 < end ? rf__tag_at(doc, at, RF__C_QUALIFIER) : NULL;
    if (!about || about->entry->code != RF_ABOUT || about->n > 1)
        return false;
    uint32_t point = at + 1;
    return bracket ? doc->tokens[point + (doc->tokens[point].punct == '.')].punct == ')'
                   : is_short_point(doc, point, at) && !rf__is_number_at(doc, point + 1);
}

/* "or more", "300+"; a noun may stand between ("200 people or more"). */
static void qualify_after(const rf__doc *doc, rf__quantity *q, uint32_t end) {
    uint32_t at = q->token + q->n_tokens;
    if (at < end && doc->tokens[at].punct == '+' && rf__joined(doc, at)) {
        q->qualifier = RF_AT_LEAST;
        q->n_phrase++;
        return;
    }
    if (at < end && doc->tokens[at].punct == '-')
        at++;
    for (int nouns = 0; nouns < 3 && at < end; nouns++) {
        const rf__token *t = &doc->tokens[at];
        for (uint32_t i = t->first_tag; i < t[1].first_tag; i++) {
            const rf__tag *tag = &doc->tags[i];
            if (tag->class != RF__C_QUALIFIER || !(tag->entry->flags & RF__AFTER) ||
                at + tag->n > end || is_compared(doc, tag))
                continue;
            q->qualifier = (rf_qualifier)tag->entry->code;
            if (!nouns)
                q->n_phrase = at + tag->n - q->phrase;
            return;
        }
        const rf__tag *noun = rf__tag_at(doc, at, RF__C_NOUN);
        if (!noun) {
            if (nouns && is_short_about(doc, at, end))
                q->qualifier = RF_ABOUT;
            return;
        }
        at += noun->n;
    }
}

/* ---- parentheticals ---- */

enum { MOST_BETWEEN = 5 }; /* words between a number and the parenthesis that tells it otherwise */

static int32_t paren_of(const rf__doc *doc, const rf__quantity *q, uint32_t first_quantity) {
    enum { LONGEST = 3 };
    const rf__token *tokens = doc->tokens;
    uint32_t at = q->phrase; /* "(a total of 92 families)", "(or 450 people)" */
    for (uint32_t n = LONGEST; n > 0 && at == q->phrase; n--) {
        const rf__tag *sum = at > n ? rf__tag_at(doc, at - n, RF__C_FLOW) : NULL;
        if (sum && sum->n == n && tokens[at - n - 1].punct == '(')
            at -= n;
    }
    at -= at > 1 && rf__function_at(doc, at - 1) == RF__F_OR;
    if (!at || tokens[at - 1].punct != '(')
        return -1;
    if (doc->n_quantities <= first_quantity)
        return -1;
    uint32_t nearest = doc->n_quantities - 1;
    const rf__quantity *before = &doc->quantities[nearest];
    uint32_t from = before->token + before->n_tokens, to = at - 1;
    bool again = before->kind == RF__Q_NOT && before->paren_of >= 0 && from < to &&
                 !strcmp(before->why_not, "repeat");
    if (again) { /* "Thirty (30) students (17 girls ...)" */
        nearest = (uint32_t)before->paren_of;
        from++;
    }
    if (from > to || to - from > MOST_BETWEEN)
        return -1;
    for (uint32_t i = from; i < to; i++) {
        if (tokens[i].punct == '(' && tokens[i + 1].flags & RF__ALL_CAPITALS &&
            tokens[i + 2].punct == ')')
            i += 2; /* "900 households (HH) (4,500 people)" */
        else if (tokens[i].kind == RF__PUNCT && tokens[i].punct != '-')
            return -1;
    }
    return (int32_t)nearest;
}

/* ---- the stage ---- */

/* "displaced | 13, 834 in Gorsk", "Some | 11, 643 were hurt": a verb or a word of how many before,
 * and where or what became of them behind; not "killed 12, 340 were hurt". */
static bool stands_apart(const rf__doc *doc, uint32_t number, uint32_t first, uint32_t behind) {
    rf__function f = rf__function_at(doc, behind);
    if (f != RF__F_IN && f != RF__F_BE && f != RF__F_HAVE && f != RF__F_WHO)
        return false;
    const rf__tag *verb = number > first ? rf__tag_over(doc, number - 1, RF__C_VERB) : NULL;
    return number > first && (rf__tag_over(doc, number - 1, RF__C_QUALIFIER) ||
                              (f == RF__F_IN && verb && verb->entry->form != RF__BASE));
}

/* "2.500 people": nobody counts people in thousandths. */
static void read_points_as_groups(const rf__doc *doc, rf__number *a) {
    if (a->bare_digits && !a->range && has_point_group(doc, a->token) && counts_people(doc, a->end))
        a->low = a->high = a->low * 1000;
}

/* "471, 224 people": a space within a number, where a noun is counted right behind it; not "in May
 * 12, 345 people", "killed 12, 345 and 678 people". */
static void join_torn(const rf__doc *doc, rf__number *a, uint32_t first, uint32_t end) {
    uint32_t comma = a->end, rest = comma + 1;
    if (!a->bare_digits || a->range || rest + 1 >= end || doc->tokens[comma].punct != ',' ||
        !rf__joined(doc, comma) || doc->tokens[rest].kind != RF__NUMERAL ||
        doc->tokens[rest].n != 3 || rf__joined(doc, rest) || !(a->low < 1000) || a->low < 1 ||
        a->low != floor(a->low))
        return;
    if (!counts_people(doc, rest + 1) && !stands_apart(doc, a->token, first, rest + 1))
        return;
    if (a->token > first) {
        const rf__token *before = &doc->tokens[a->token - 1];
        rf__function f = rf__function_at(doc, a->token - 1);
        if (before->kind == RF__NUMERAL || before->punct || f == RF__F_IN || f == RF__F_ON ||
            f == RF__F_AND || rf__tag_at(doc, a->token - 1, RF__C_MONTH) ||
            rf__tag_at(doc, a->token - 1, RF__C_WEEKDAY))
            return;
    }
    a->low = a->high = a->low * 1000 + doc->tokens[rest].value;
    a->end = rest + 1;
}

static bool read_number(const rf__doc *doc, uint32_t token, uint32_t first, uint32_t end,
                        rf__number *ret) {
    if (rf__number_chain(doc, token, first, end, ret))
        return true;
    rf__amount amount;
    if (!rf__amount_read(doc, token, end, &amount))
        return false;
    *ret = (rf__number){.token = token,
                        .end = token + amount.n_tokens,
                        .low = amount.low,
                        .high = amount.high,
                        .scale = amount.scale,
                        .vague = amount.vague,
                        .fraction = amount.fraction,
                        .percent = amount.percent,
                        .one_word_one = amount.one_word_one,
                        .bare_digits = amount.bare_digits};
    read_points_as_groups(doc, ret);
    join_torn(doc, ret, first, end);
    join_range(doc, ret, first, end);
    join_share(doc, ret, end);
    return true;
}

/* "Thirty (30) students": the same number once more. */
static bool repeats(const rf__doc *doc, const rf__quantity *word, const rf__quantity *q) {
    uint32_t close = q->token + q->n_tokens;
    return word->kind == RF__Q_COUNT && q->kind == RF__Q_COUNT && word->low >= q->low &&
           word->high <= q->high && word->token + word->n_tokens + 1 == q->token &&
           close < doc->n_tokens && doc->tokens[close].punct == ')';
}

/* "aged 29 and 41", "aged 44, 52 and 67": a number without a noun, behind an age. */
static bool is_next_age(const rf__doc *doc, const rf__quantity *age, const rf__quantity *q) {
    enum { OLDEST = 120, WORDS = 4 };
    if (q->kind != RF__Q_COUNT || age->kind != RF__Q_NOT || strcmp(age->why_not, "age") != 0 ||
        q->high > OLDEST)
        return false;
    uint32_t from = age->token + age->n_tokens, end = q->token + q->n_tokens;
    bool comma = doc->tokens[from].punct == ',';
    bool and = rf__function_at(doc, q->token - 1) == RF__F_AND;
    if (q->token != from + 1 && !(comma && and&&q->token == from + 2))
        return false;
    rf__function f = rf__function_at(doc, end); /* "a boy of 11, and | 36 were hurt" */
    if (comma && and&&(f == RF__F_BE || f == RF__F_HAVE))
        return false;
    bool goes_on = doc->tokens[end].punct == ',' || rf__function_at(doc, end) == RF__F_AND;
    bool counts = f == RF__F_OF;
    for (uint32_t i = end; i < end + WORDS && rf__is_word(doc, i) && !counts; i++) {
        f = rf__function_at(doc, i); /* "and 90 nursing and pregnant women" */
        if ((f && !(f == RF__F_AND && i > end)) || rf__tag_at(doc, i, RF__C_SAY_VERB))
            break;
        counts = rf__tag_at(doc, i, RF__C_NOUN);
    }
    return (and || (comma && goes_on)) && !counts;
}

/* "paid 95 million dollars in May and [15 million] in June": another sum of money, whose currency
 * is told once; not "gave $3 million for two million people". */
static bool is_next_sum(const rf__doc *doc, const rf__sentence *s, const rf__quantity *sum,
                        const rf__quantity *q) {
    enum { WORDS = 3 };
    uint32_t end = s->token + s->n_tokens, behind = q->token + q->n_tokens;
    if (!sum->money || q->kind != RF__Q_COUNT || q->token == sum->token + sum->n_tokens ||
        !(doc->tokens[behind - 1].number_words & 1u << RF__NUM_SCALE))
        return false;
    rf__function f = rf__function_at(doc, q->phrase - 1);
    if (f == RF__F_FOR || f == RF__F_TO || f == RF__F_AMONG || f == RF__F_WITH)
        return false;
    const uint64_t other =
        RF__BIT(RF__C_NOUN) | RF__BIT(RF__C_TRIGGER) | RF__BIT(RF__C_VERB) | RF__BIT(RF__C_MODAL);
    for (uint32_t i = sum->token; i < q->token; i++)
        if (rf__tag_at(doc, i, RF__C_NOUN) &&
            rf__tag_at(doc, i, RF__C_NOUN)->entry->unit == RF_PEOPLE)
            return false;
    rf__function next = behind < end ? rf__function_at(doc, behind) : RF__F_AND;
    if (next == RF__F_OF || next == RF__F_BE || next == RF__F_HAVE || next == RF__F_WHO ||
        next == RF__F_OTHER || next == RF__F_MORE || next == RF__F_WILL)
        return false;
    for (uint32_t i = behind; i < end && i < behind + WORDS && rf__is_word(doc, i); i++) {
        if (doc->tokens[i].classes & other || (i == behind && doc->tokens[i].flags & RF__CAPITAL))
            return false;
        if (rf__function_at(doc, i) == RF__F_AND)
            break;
    }
    return true;
}

/* "fixed at [150] and 270 cents", "on a [49] to 38 vote": measured as the number behind it. */
static void spread_measure(rf__doc *doc, const rf__quantity *q, rf__quantity *before) {
    static const char *const kinds[] = {"money", "weight", "volume", "vote", "temperature"};
    uint32_t between = before->token + before->n_tokens;
    rf__function f = rf__function_at(doc, between);
    if (q->kind != RF__Q_NOT || before->kind != RF__Q_COUNT || between + 1 != q->token ||
        (f != RF__F_AND && f != RF__F_OR && f != RF__F_TO))
        return;
    bool other = f == RF__F_TO && /* "at about six to 6-1/8 percent" */
                 (rf__is_of_things(q->why_not) || !strcmp(q->why_not, "number"));
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        if (other || !strcmp(q->why_not, kinds[k])) {
            before->kind = RF__Q_NOT;
            before->why_not = kinds[k];
            before->money = q->money;
        }
}

/* "uprooted three, four, five times": the numbers before the last one tell how often, too. */
static void spread_times(rf__doc *doc, uint32_t first_quantity) {
    for (uint32_t i = doc->n_quantities - 1; i > first_quantity; i--) {
        rf__quantity *q = &doc->quantities[i - 1], *next = q + 1;
        uint32_t between = q->token + q->n_tokens;
        rf__function f = rf__function_at(doc, between);
        if (q->kind != RF__Q_COUNT || next->token != between + 1 ||
            (doc->tokens[between].punct != ',' && f != RF__F_OR && f != RF__F_AND))
            return;
        q->kind = RF__Q_NOT;
        q->why_not = "rate";
    }
}

/* "swept away 900 cattle, of which 300 in Gorsk, 200 in Tarsa", "of the 900 cattle killed, 300 were
 * in Gorsk": parts of animals are no people. */
static bool is_of_animals(const rf__doc *doc, const rf__sentence *s, const rf__quantity *before,
                          const rf__quantity *q) {
    if (before->kind != RF__Q_NOT || q->kind != RF__Q_COUNT)
        return false;
    uint32_t from = before->token + before->n_tokens, end = q->token + q->n_tokens;
    const uint64_t counted =
        RF__BIT(RF__C_NOUN) | RF__BIT(RF__C_QUALIFIER) | RF__BIT(RF__C_TRIGGER);
    if (rf__is_of_things(before->why_not) && q->phrase > s->token &&
        rf__function_at(doc, q->phrase - 1) == RF__F_INCLUDING)
        return !(doc->tokens[end].classes & counted); /* "47 lots, including 24 crossed" */
    bool goods = !strcmp(before->why_not, "weight") || !strcmp(before->why_not, "volume");
    if (goods && q->phrase > s->token + 1)
        return rf__function_at(doc, q->phrase - 1) == RF__F_WHICH &&
               rf__function_at(doc, q->phrase - 2) == RF__F_OF;
    if (strcmp(before->why_not, "animals") != 0)
        return false;
    rf__function f = rf__function_at(doc, end);
    if (f != RF__F_IN && f != RF__F_BE)
        return false;
    bool which = rf__function_at(doc, s->token) == RF__F_OF ||
                 !rf__tag_at(doc, from, RF__C_MEASURE) || /* one of such a list itself */
                 (doc->tokens[from + 1].punct == ',' &&   /* "900 birds, 300 in Gorsk" */
                  q->phrase == from + 2 && f == RF__F_IN);
    for (uint32_t i = from; i < q->phrase; i++) {
        which |= rf__function_at(doc, i) == RF__F_WHICH;
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (noun && noun->entry->unit == RF_PEOPLE)
            return false;
    }
    return which;
}

static bool begins_with_sign(const rf__doc *doc, uint32_t sentence) {
    return sentence < doc->n_sentences && doc->tokens[doc->sentences[sentence].token].punct == '>';
}

/* "> 900 people fled" under a line that begins so as well: the mark of an item, and not "more
 * than".
 */
static bool is_item_sign(const rf__doc *doc, uint32_t sentence, uint32_t number) {
    return number == doc->sentences[sentence].token + 1 && begins_with_sign(doc, sentence) &&
           (begins_with_sign(doc, sentence + 1) ||
            (sentence && begins_with_sign(doc, sentence - 1)));
}

static rf_err add(rf__doc *doc, uint32_t sentence, const rf__number *number,
                  uint32_t first_quantity) {
    if (!rf__grow(&doc->quantities, &doc->cap_quantities, (size_t)doc->n_quantities + 1,
                  sizeof *doc->quantities))
        return RF_ERR_NOMEM;
    const rf__sentence *s = &doc->sentences[sentence];
    double by = number->percent ? 100 : 1;
    rf__quantity q = {.sentence = sentence,
                      .token = number->token,
                      .n_tokens = number->end - number->token,
                      .phrase = number->token,
                      .n_phrase = number->end - number->token,
                      .low = number->low / by,
                      .high = number->high / by,
                      .kind = number->times                         ? RF__Q_TIMES
                              : number->percent || number->fraction ? RF__Q_SHARE
                                                                    : RF__Q_COUNT,
                      .paren_of = -1};
    qualify_before(doc, &q, s->token + is_item_sign(doc, sentence, q.token));
    qualify_after(doc, &q, s->token + s->n_tokens);
    if (number->range || number->vague)
        q.qualifier = RF_RANGE;
    if (number->why_not) {
        q.kind = RF__Q_NOT;
        q.why_not = number->why_not;
        q.money = !strcmp(number->why_not, "money");
    }
    if (doc->n_quantities > first_quantity &&
        is_next_age(doc, &doc->quantities[doc->n_quantities - 1], &q)) {
        q.kind = RF__Q_NOT;
        q.why_not = "age";
    }
    if (doc->n_quantities > first_quantity &&
        is_of_animals(doc, s, &doc->quantities[doc->n_quantities - 1], &q)) {
        q.kind = RF__Q_NOT;
        q.why_not = "animals";
    }
    if (doc->n_quantities > first_quantity &&
        is_next_sum(doc, s, &doc->quantities[doc->n_quantities - 1], &q)) {
        q.kind = RF__Q_NOT;
        q.why_not = "money";
        q.money = true;
    }
    q.paren_of = paren_of(doc, &q, first_quantity);
    if (q.paren_of >= 0 && repeats(doc, &doc->quantities[q.paren_of], &q)) {
        q.kind = RF__Q_NOT;
        q.why_not = "repeat";
    }
    if (doc->n_quantities > first_quantity)
        spread_measure(doc, &q, &doc->quantities[doc->n_quantities - 1]);
    doc->quantities[doc->n_quantities++] = q;
    if (q.kind == RF__Q_TIMES)
        spread_times(doc, first_quantity);
    return RF_OK;
}

rf_err rf__doc_quantities(rf__doc *doc) {
    for (uint32_t s = 0; s < doc->n_sentences; s++) {
        uint32_t first = doc->sentences[s].token, end = first + doc->sentences[s].n_tokens;
        uint32_t first_quantity = doc->n_quantities;
        for (uint32_t i = first; i < end;) {
            rf__number number;
            if (!may_begin(doc, i) || !read_number(doc, i, first, end, &number)) {
                i++;
                continue;
            }
            if (!number.why_not)
                rf__number_judge(doc, &number, first, end);
            rf_err err = number.skip ? RF_OK : add(doc, s, &number, first_quantity);
            if (err)
                return err;
            i = number.end;
        }
    }
    return RF_OK;
}
