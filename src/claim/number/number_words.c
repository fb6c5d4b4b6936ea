/* A number in words is a sum of groups, each multiplied by a scale: (two hundred and thirty-five)
 * thousand, (three) hundred. The reader keeps the group before a scale (`group`), what is summed up
 * (`total`) and the last scale. It asks only for the codes of the lexicon (unit, tens, scale ...),
 * so that another language needs other words and no other code as long as it says larger parts
 * first. */
#include "claim/number/number_words.h"
#include "claim/figure/figure.h"
#include "claim/number/number.h"

#include <math.h>
#include <string.h>

typedef enum part { NOTHING, ARTICLE, DIGITS, UNIT, TENS, HUNDRED, BIG, HALF } part;

typedef struct reader {
    const rf__doc *doc;
    uint32_t at, end;
    double total, group, big; /* big: the last scale of a thousand or more; 0 none */
    double scale;
    part last;
    uint32_t n_parts;
} reader;

const rf__tag *rf__number_tag_find(const rf__doc *doc, uint32_t token, rf__number_word code) {
    for (uint32_t i = doc->tokens[token].first_tag; i < doc->tokens[token + 1].first_tag; i++) {
        const rf__lex_entry *entry = doc->tags[i].entry;
        if (entry->class == RF__C_NUMBER && entry->code == (int16_t)code)
            return &doc->tags[i];
    }
    return NULL;
}

static const rf__tag *within(const reader *r, uint32_t token, rf__number_word code) {
    const rf__tag *tag = token < r->end ? rf__number_tag(r->doc, token, code) : NULL;
    return tag && token + tag->n <= r->end ? tag : NULL;
}

/* "½" folds to 1, a fraction slash, 2 (Unicode's compatibility decomposition). */
double rf__fraction_sign(const rf__doc *doc, uint32_t token) {
    const rf__token *t = &doc->tokens[token];
    if (t->kind != RF__PUNCT || t->punct != '*' || t->n < 2)
        return 0;
    char out[16] = {0};
    size_t n = rf__fold_word(doc->report->text + t->start, t->n, out, sizeof out - 1);
    if (n != 5 || memcmp(out + 1, "\xE2\x81\x84", 3) != 0 || out[0] < '1' || out[4] < '2')
        return 0;
    return (out[0] - '0') / (double)(out[4] - '0');
}

/* ---- the parts ---- */

static bool take_digits(reader *r, uint32_t at) {
    const rf__token *t = &r->doc->tokens[at];
    if (t->kind != RF__NUMERAL || isnan(t->value))
        return false;
    bool scale_follows = within(r, at + 1, RF__NUM_SCALE);
    if (r->last == NOTHING)
        r->group = t->value;
    else if (r->last == BIG && scale_follows && t->value < 1000) /* "4 thousand 3 hundred" */
        r->group = t->value;
    else if (r->last == HUNDRED && !scale_follows && t->value < 100 && t->value == floor(t->value))
        r->group += t->value;
    else
        return false;
    r->last = DIGITS;
    r->at = at + 1;
    return true;
}

static bool take_small(reader *r, uint32_t at) {
    const rf__tag *unit = within(r, at, RF__NUM_UNIT);
    const rf__tag *tens = unit ? NULL : within(r, at, RF__NUM_TENS);
    const rf__tag *tag = unit ? unit : tens;
    if (!tag)
        return false;
    double value = tag->entry->low;
    switch (r->last) {
    case NOTHING:
    case BIG:
        r->group = value;
        break;
    case TENS:
        if (!unit || value < 1 || value > 9)
            return false;
        r->group += value;
        break;
    case HUNDRED:
        r->group += value;
        break;
    default:
        return false;
    }
    r->last = unit ? UNIT : TENS;
    r->at = at + tag->n;
    return true;
}

/* "dozen" multiplies only what stands right before it: "three hundred and two dozen" is 324. */
static void multiply_group(reader *r, double scale) {
    double low_part = r->last == HUNDRED ? 0 : fmod(r->group, 100);
    if (scale < 100 && r->group >= 100 && low_part > 0)
        r->group += low_part * (scale - 1);
    else
        r->group = (r->last == NOTHING ? 1 : r->group) * scale;
}

static bool take_scale(reader *r, uint32_t at) {
    const rf__tag *tag = within(r, at, RF__NUM_SCALE);
    if (!tag || (r->last == NOTHING && tag->entry->flags & RF__WEAK))
        return false;
    double scale = tag->entry->low;
    if (scale < 1000) {
        if (r->last == HUNDRED || r->last == BIG)
            return false;
        multiply_group(r, scale);
        r->last = HUNDRED;
    } else {
        if (r->last == BIG && scale <= r->big)
            return false;
        double group = r->last == NOTHING ? 1 : r->group;
        if (r->big > 0 && scale > r->big)
            r->total = (r->total + (r->last == BIG ? 0 : group)) * scale;
        else
            r->total += group * scale;
        r->group = 0;
        r->big = scale;
        r->last = BIG;
    }
    r->scale = scale;
    r->at = at + tag->n;
    return true;
}

/* "1.2m": a letter right behind digits, not the beginning of "m high" or another measure. */
static bool take_suffix(reader *r) {
    /* "2.4 M people": not "a 6.4 M quake" */
    bool parted =
        r->at + 1 < r->end && !rf__joined(r->doc, r->at) &&
        r->doc->tokens[r->at].flags & RF__CAPITAL &&
        (rf__tag_at(r->doc, r->at + 1, RF__C_NOUN) || rf__tag_at(r->doc, r->at + 1, RF__C_TRIGGER));
    const rf__tag *tag =
        r->last == DIGITS && r->at < r->end && (parted || rf__joined(r->doc, r->at))
            ? within(r, r->at, RF__NUM_SUFFIX)
            : NULL;
    if (!tag)
        return false;
    const rf__tag *measure = rf__tag_at(r->doc, r->at, RF__C_MEASURE);
    if (measure && measure->n > tag->n)
        return false;
    r->total += r->group * tag->entry->low;
    r->group = 0;
    r->scale = r->big = tag->entry->low;
    r->last = BIG;
    r->at += tag->n;
    return true;
}

/* The token behind a hyphen without spaces, or `at` itself. */
static uint32_t past_hyphen(const reader *r, uint32_t at) {
    bool hyphen = at + 1 < r->end && r->doc->tokens[at].punct == '-' && rf__joined(r->doc, at) &&
                  rf__joined(r->doc, at + 1);
    return hyphen ? at + 1 : at;
}

/* "and a half" behind a number: of one, or of the last scale ("a million and a half",
 * "two-and-a-half million"). */
static bool take_and_fraction(reader *r) {
    uint32_t at = past_hyphen(r, r->at);
    if (r->last == NOTHING || r->last == ARTICLE || r->last == HALF || at + 2 >= r->end ||
        rf__function_at(r->doc, at) != RF__F_AND)
        return false;
    at = past_hyphen(r, at + 1);
    double n = 1;
    const rf__tag *unit = within(r, at, RF__NUM_UNIT);
    if (unit)
        n = unit->entry->low, at += unit->n;
    else if (rf__function_at(r->doc, at) == RF__F_A)
        at++;
    else
        return false;
    at = past_hyphen(r, at);
    const rf__tag *fraction = within(r, at, RF__NUM_FRACTION);
    if (!fraction || n * fraction->entry->low >= 1)
        return false;
    uint32_t next = at + fraction->n;
    /* "two and a third person": a place in an order */
    if (within(r, at, RF__NUM_ORDINAL) && rf__tag_at(r->doc, next, RF__C_NOUN))
        return false;
    double share = n * fraction->entry->low;
    const rf__tag *scale = within(r, next, RF__NUM_SCALE);
    if (r->last == BIG && scale && scale->entry->low < r->big) {
        r->total += share * scale->entry->low; /* "one billion and a half million" */
        next += scale->n;
    } else if (r->last == BIG) {
        r->total += share * r->big;
    } else {
        r->group += share;
        r->last = DIGITS;
    }
    r->at = next;
    return true;
}

/* "3/4", "1/2": small digits only, since most slashes stand in dates. 0: none at `at`. */
static double slash_at(const reader *r, uint32_t at) {
    const rf__token *t = &r->doc->tokens[at];
    if (at + 2 >= r->end || t->kind != RF__NUMERAL || t[1].punct != '/' ||
        t[2].kind != RF__NUMERAL || !rf__joined(r->doc, at + 1) || !rf__joined(r->doc, at + 2))
        return 0;
    bool longer = at + 3 < r->end && t[3].punct == '/';
    if (longer || !(t->value >= 1) || !(t->value < t[2].value) || !(t[2].value <= 5))
        return 0;
    return t->value / t[2].value;
}

/* "2½", "2 1/4" */
static bool take_sign(reader *r) {
    if (r->last != DIGITS || r->at >= r->end)
        return false;
    double sign = rf__fraction_sign(r->doc, r->at), slash = sign > 0 ? 0 : slash_at(r, r->at);
    if (!(sign + slash > 0))
        return false;
    r->group += sign + slash;
    r->at += slash > 0 ? 3 : 1;
    return true;
}

static bool take_part(reader *r, uint32_t at) {
    return take_digits(r, at) || take_small(r, at) || take_scale(r, at);
}

/* The part behind a hyphen ("thirty-five", "two-hundred") or behind "and". */
static bool take_joined(reader *r) {
    uint32_t at = r->at;
    const rf__token *t = &r->doc->tokens[at];
    if (t->punct == '-' || t->punct == '_') {
        bool tens = r->last == TENS && within(r, at + 1, RF__NUM_UNIT);
        bool scale = t->punct == '-' &&
                     (r->last == UNIT || r->last == HUNDRED || r->last == TENS) &&
                     within(r, at + 1, RF__NUM_SCALE);
        return (tens || scale) && (take_small(r, at + 1) || take_scale(r, at + 1));
    }
    if (rf__function_at(r->doc, at) != RF__F_AND || (r->last != HUNDRED && r->last != BIG) ||
        r->at + 1 >= r->end)
        return false;
    reader next = {.doc = r->doc, .at = at + 1, .end = r->end};
    if (!take_digits(&next, at + 1) && !take_small(&next, at + 1))
        return false;
    while (next.at < next.end &&
           (take_small(&next, next.at) || (r->last == BIG && take_scale(&next, next.at))))
        continue;
    double value = next.total + next.group;
    bool digits = r->doc->tokens[at + 1].kind == RF__NUMERAL;
    const rf__tag *scale = within(r, next.at, RF__NUM_SCALE);
    if (value >= (r->last == BIG ? r->big : 100) || value < 1 ||
        (digits && (r->last == BIG || scale)) ||
        (scale && scale->entry->low >= 100 && scale->entry->low < 1000))
        return false;
    /* "two million and three died": figures and few words are two numbers */
    if (r->doc->tokens[at - 1].kind != RF__WORD ||
        (r->n_parts == 2 && value < 100 && r->big >= 1e6))
        return false;
    return take_part(r, at + 1);
}

/* ---- whole amounts ---- */

/* "half a million", "half a dozen", "quarter million", "two thirds of a million" */
static bool scale_behind_fraction(reader *r, rf__amount *amount) {
    uint32_t at = r->at;
    if (rf__function_at(r->doc, at) == RF__F_OF)
        at++;
    bool article = rf__function_at(r->doc, at) == RF__F_A;
    if (article)
        at++;
    const rf__tag *scale = within(r, at, RF__NUM_SCALE);
    if (!scale || (at > r->at && !article))
        return false;
    amount->fraction = false;
    amount->low *= scale->entry->low;
    amount->high = amount->low;
    amount->scale = scale->entry->low;
    r->at = at + scale->n;
    return true;
}

/* A fraction word at `at` behind n parts ("two thirds", "a quarter"); the word for a half may stand
 * alone. */
static bool take_fraction(reader *r, rf__amount *amount) {
    uint32_t at = r->at;
    if (at < r->end && r->last != NOTHING &&
        (r->doc->tokens[at].punct == '-' || r->doc->tokens[at].punct == '_'))
        at++;
    const rf__tag *fraction = within(r, at, RF__NUM_FRACTION);
    if (!fraction || r->last == HUNDRED || r->last == BIG || r->last == DIGITS)
        return false;
    bool weak = fraction->entry->flags & RF__WEAK, ordinal = within(r, at, RF__NUM_ORDINAL);
    uint32_t next = at + fraction->n;
    bool scale = within(r, next, RF__NUM_SCALE);
    if (r->last == NOTHING && weak && !scale &&
        !(rf__function_at(r->doc, next) == RF__F_OF &&
          rf__function_at(r->doc, next + 1) == RF__F_A && within(r, next + 2, RF__NUM_SCALE)))
        return false;
    if (r->last == ARTICLE && ordinal && next < r->end && !scale &&
        r->doc->tokens[next].kind == RF__WORD && rf__function_at(r->doc, next) != RF__F_OF)
        return false; /* "a third person" */
    if (ordinal && (r->last == UNIT || r->last == TENS) && r->group > 1)
        return false; /* "twenty-fifth"; "two third" */
    double n = r->last == NOTHING || r->last == ARTICLE ? 1 : r->group;
    amount->low = amount->high = n * fraction->entry->low;
    amount->fraction = true;
    r->at = next;
    r->last = HALF;
    scale_behind_fraction(r, amount);
    return true;
}

/* "several hundred", "a few dozen", and the vague words. */
static bool take_vague(reader *r, rf__amount *amount) {
    const rf__tag *small = within(r, r->at, RF__NUM_SMALL);
    uint32_t at = r->at + (small ? small->n : 0);
    const rf__tag *vague = within(r, at, RF__NUM_VAGUE);
    if (vague) {
        amount->low = vague->entry->low;
        amount->high = vague->entry->high;
        r->at = at + vague->n;
    } else {
        double scale = 1;
        const rf__tag *tag = NULL, *next;
        for (; small && (next = within(r, at, RF__NUM_SCALE)); at += next->n) {
            tag = next;
            scale *= tag->entry->low;
        }
        if (!tag)
            return false;
        amount->low = 2 * scale;
        amount->high = scale < 100 ? 99 : 10 * scale - 1;
        r->at = at;
    }
    amount->vague = true;
    return true;
}

static bool take_slash(reader *r, rf__amount *amount) {
    double slash = slash_at(r, r->at);
    if (!(slash > 0))
        return false;
    amount->low = amount->high = slash;
    amount->fraction = true;
    r->at += 3;
    return true;
}

static void take_percent(reader *r, rf__amount *amount) {
    if (r->at >= r->end)
        return;
    uint32_t at = r->at;
    if (r->doc->tokens[at].punct == '-' && rf__joined(r->doc, at))
        at++;
    const rf__tag *tag = within(r, at, RF__NUM_PERCENT);
    const rf__tag *measure = rf__tag_at(r->doc, at, RF__C_MEASURE);
    if (tag && !(measure && measure->n > tag->n)) {
        amount->percent = true;
        r->at = at + tag->n;
    } else if (r->doc->tokens[r->at].punct == '%') {
        amount->percent = true;
        r->at++;
    }
}

static bool read_sum(reader *r, rf__amount *amount) {
    if (rf__function_at(r->doc, r->at) == RF__F_A && r->at + 1 < r->end &&
        (within(r, r->at + 1, RF__NUM_SCALE) || within(r, r->at + 1, RF__NUM_FRACTION))) {
        r->group = 1;
        r->last = ARTICLE;
        r->at++;
    }
    const double sign = rf__fraction_sign(r->doc, r->at);
    if (sign > 0 && r->last == NOTHING) {
        amount->low = amount->high = sign;
        amount->fraction = true;
        r->at++;
        scale_behind_fraction(r, amount);
        return true;
    }
    if (take_slash(r, amount) || take_fraction(r, amount))
        return true;
    while (r->at < r->end && (take_suffix(r) || take_sign(r) || take_and_fraction(r) ||
                              take_part(r, r->at) || take_joined(r)))
        r->n_parts++;
    if (r->last == NOTHING || r->last == ARTICLE)
        return false;
    amount->low = amount->high = r->total + r->group;
    if ((r->last == UNIT || r->last == TENS) && r->big <= 0)
        take_fraction(r, amount);
    return true;
}

bool rf__amount_read(const rf__doc *doc, uint32_t token, uint32_t end, rf__amount *ret) {
    reader r = {.doc = doc, .at = token, .end = end, .scale = 1};
    rf__amount amount = {.token = token, .scale = 1};
    if (!take_vague(&r, &amount) && !read_sum(&r, &amount))
        return false;
    if (r.scale > 1)
        amount.scale = r.scale;
    amount.n_tokens = r.at - token;
    amount.bare_digits = amount.n_tokens == 1 && doc->tokens[token].kind == RF__NUMERAL;
    amount.one_word_one = amount.n_tokens == 1 && !amount.bare_digits && !amount.vague &&
                          !amount.fraction && amount.low == 1;
    take_percent(&r, &amount);
    amount.n_tokens = r.at - token;
    *ret = amount;
    return true;
}

/* "the dead | number 23", "those hurt in the north | number 40", "they | number 900": a verb. */
bool rf__is_verb_of_counting(const rf__doc *doc, uint32_t at, uint32_t first) {
    enum { REACH = 6 };
    uint32_t n;
    bool zone =
        at > first + 1 && rf__function_at(doc, at - 2) != RF__F_THE && /* "in zone number 5" */
        (rf__tag_at(doc, at - 1, RF__C_PLACE_KIND) || rf__tag_at(doc, at - 1, RF__C_NUMBER_NAME));
    if (zone || !rf__is_asked_for(doc, at, "amounts", &n))
        return false;
    for (uint32_t i = at; i-- > first && at - i <= REACH && doc->tokens[i].kind == RF__WORD;) {
        rf__function f = rf__function_at(doc, i);
        bool whom = f == RF__F_THE || f == RF__F_THESE;
        if ((f == RF__F_THEY && i + 1 == at) ||
            (whom && i + 1 < at && rf__tag_at(doc, i + 1, RF__C_TRIGGER)))
            return true;
        if (f == RF__F_OF || f == RF__F_AND)
            return false;
    }
    return false;
}
