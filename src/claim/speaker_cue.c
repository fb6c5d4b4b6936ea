/* Finds the words that tell of a speaker. A verb of reporting needs a subject that can speak,
 * before it or (behind a quotation or a comma) after it; "according to" and its like need a source
 * behind them. The subject is looked for backwards from the verb, over what may stand between:
 * auxiliaries, adverbs, times, one apposition between commas. */
#include "claim/figure.h"
#include "claim/speaker.h"
#include "place/gaz_format.h"

#include <string.h>

/* Tokens looked over in a sentence: keeps endless ones linear. */
enum { LONG_CLAUSE = 80 };

typedef struct place {
    const rf__doc *doc;
    const rf__sentence *sentence;
    uint32_t from, end; /* tokens that may belong to the cue */
} place;

static bool word_at(const place *p, uint32_t token) {
    return token < p->end && p->doc->tokens[token].kind == RF__WORD;
}

static char punct_at(const place *p, uint32_t token) {
    return token < p->end ? p->doc->tokens[token].punct : 0;
}

static bool is_quote(const rf__token *token) {
    return (token->flags & (RF__OPEN_QUOTE | RF__CLOSE_QUOTE)) && token->kind == RF__PUNCT &&
           (token->punct == '"' || (token->flags & RF__SPACE_BEFORE) ||
            (token->flags & RF__CLOSE_QUOTE));
}

/* The time expression over a token, or NULL. */
static const rf__time *time_over(const place *p, uint32_t token) {
    for (uint32_t i = 0; i < p->sentence->n_times; i++) {
        const rf__time *time = &p->doc->times[p->sentence->time + i];
        if (token >= time->token && token < time->token + time->n_tokens)
            return time;
    }
    return NULL;
}

static bool adverb_at(const place *p, uint32_t token) {
    if (!word_at(p, token))
        return false;
    const rf__token *word = &p->doc->tokens[token];
    if (word->flags & RF__CAPITAL && token != p->sentence->token)
        return false;
    const rf__tag *tag = rf__tag_at(p->doc, token, RF__C_SAY_NOUN);
    if (tag && tag->entry->what_kind && !strcmp(tag->entry->what_kind, "between"))
        return true;
    return rf__ends_as(p->doc, token, RF__END_ADVERB) &&
           !rf__tag_at(p->doc, token, RF__C_FIRST_NAME);
}

/* ---- the subject before a verb ---- */

/* Words that no subject ends with: "an estimated 300", "deadliest on record". */
static bool leads_on(rf__function f) {
    return (f >= RF__F_OF && f <= RF__F_WITHOUT) || (f >= RF__F_OVER && f <= RF__F_THAT) ||
           (f >= RF__F_THE && f <= RF__F_A) || f == RF__F_SOME || f == RF__F_NO ||
           f == RF__F_THEIR || f == RF__F_HIS || f == RF__F_ITS || f == RF__F_POSSESSIVE;
}

/* "has [been able to] confirm": several words before a verb that end with the token; 0: none. */
static uint32_t able_before(const place *p, uint32_t last) {
    for (uint32_t n = 4; n >= 2; n--) {
        if (last < p->from + n)
            continue;
        const rf__tag *tag = rf__tag_at(p->doc, last + 1 - n, RF__C_SAY_NOUN);
        if (tag && tag->n == n && tag->entry->what_kind &&
            !strcmp(tag->entry->what_kind, "between"))
            return last + 1 - n;
    }
    return 0;
}

/* The last token of the subject, going back from the verb, or from - 1 when there is none. */
static bool subject_end(const place *p, uint32_t verb, uint32_t *ret) {
    uint32_t at = verb;
    while (at > p->from) {
        uint32_t back = at - 1;
        rf__function f = rf__small_word(p->doc, back);
        uint32_t able = able_before(p, back);
        if (able) {
            at = able;
            continue;
        }
        if (f == RF__F_BE || f == RF__F_NOT || f == RF__F_DO || f == RF__F_NO || f == RF__F_BEEN ||
            f == RF__F_TO)
            return false;
        const rf__time *time = time_over(p, back);
        if (time && time->token > p->from) {
            at = time->token;
            continue;
        }
        if (f == RF__F_HAVE || f == RF__F_WILL || (adverb_at(p, back) && back > p->from) ||
            (rf__tag_at(p->doc, back, RF__C_MODAL) && rf__is_finite(p->doc, back))) {
            at = back;
            continue;
        }
        *ret = back;
        return !leads_on(f);
    }
    return false;
}

/* An unlisted verb in -ed, told from a participle before its noun ("armed groups") by what follows.
 */
static bool past_tense(const place *p, uint32_t token) {
    if (p->doc->tokens[token].flags & RF__CAPITAL || !rf__ends_as_past(p->doc, token))
        return false;
    rf__function next = rf__small_word(p->doc, token + 1);
    return next != RF__F_NONE && next != RF__F_BY && next != RF__F_FROM && next != RF__F_AND;
}

/* "It said the provisional toll ...": a pronoun has spoken, and another clause begins. */
static bool is_said(const place *p, uint32_t token) {
    if (token <= p->from || !rf__tag_at(p->doc, token, RF__C_SAY_VERB))
        return false;
    rf__function f = rf__small_word(p->doc, token - 1);
    return f == RF__F_IT || f == RF__F_HE || f == RF__F_SHE || f == RF__F_THEY || f == RF__F_WE;
}

/* Back to the beginning of a phrase that ends before `to`. */
static uint32_t phrase_start(const place *p, uint32_t to) {
    uint32_t at = to;
    uint32_t n_words = 0;
    while (at > p->from && n_words < 22) {
        uint32_t back = at - 1;
        const rf__token *token = &p->doc->tokens[back];
        if (token->kind == RF__PUNCT) {
            bool apostrophe = token->punct == '\'' && !(token->flags & RF__SPACE_BEFORE);
            bool hyphen = token->punct == '-' && !(token->flags & RF__SPACE_BEFORE);
            bool initial = token->punct == '.' && back > p->from &&
                           p->doc->tokens[back - 1].n <= 4 &&
                           (p->doc->tokens[back - 1].flags & RF__CAPITAL);
            if (!apostrophe && !hyphen && !initial && token->punct != '&')
                break;
            at = back;
            continue;
        }
        rf__function f = rf__small_word(p->doc, back);
        if (f == RF__F_THAT || f == RF__F_WHO || f == RF__F_WHICH || f == RF__F_WHERE ||
            f == RF__F_WHILE || f == RF__F_IF || f == RF__F_BUT || f == RF__F_SINCE ||
            f == RF__F_UNTIL || f == RF__F_BEFORE || f == RF__F_AFTER || f == RF__F_AS ||
            f == RF__F_INCLUDING)
            break;
        bool infinitive =
            f == RF__F_BE && back > p->from && rf__small_word(p->doc, back - 1) == RF__F_TO;
        if (!infinitive && back + 1 < to && rf__is_finite(p->doc, back) &&
            !rf__tag_over(p->doc, back, RF__C_ROLE) &&
            !rf__tag_over(p->doc, back, RF__C_ORGANISATION))
            break;
        if ((time_over(p, back) && f == RF__F_NONE) || past_tense(p, back) || is_said(p, back))
            break;
        n_words++;
        at = back;
    }
    return at;
}

/* "... the war and the UN": with a verb further back a new clause begins behind "and". */
static uint32_t after_and(const place *p, uint32_t start, uint32_t to) {
    bool clause = start > p->from && rf__is_finite(p->doc, start - 1);
    for (uint32_t i = to; i-- > start;) {
        rf__function f = rf__small_word(p->doc, i);
        if ((f == RF__F_AND || f == RF__F_OR) && clause)
            return i + 1;
    }
    rf__function f = rf__small_word(p->doc, start);
    return start + 1 < to && (f == RF__F_AND || f == RF__F_OR) ? start + 1 : start;
}

static bool can_speak(const rf__who *who) {
    return who->kind != RF__WHO_NOBODY && who->kind != RF__WHO_OTHER;
}

static rf__who read_before(const place *p, uint32_t to) {
    uint32_t start = after_and(p, phrase_start(p, to), to);
    return rf__who_read(p->doc, start, to);
}

static bool is_place(const place *p, rf__span name) {
    uint32_t low = 0, high = p->doc->n_mentions; /* in the order of the text */
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (p->doc->mentions[middle].token < name.from)
            low = middle + 1;
        else
            high = middle;
    }
    return low < p->doc->n_mentions && p->doc->mentions[low].token < name.to &&
           p->doc->mentions[low].use == RF_NAME_PLACE;
}

/* "Initial estimates put the toll at": nobody is named. */
static bool is_anonymous(const place *p, const rf__who *who, uint32_t last) {
    if (!(p->doc->tokens[who->phrase.from].flags & RF__SENTENCE_FIRST) ||
        who->kind == RF__WHO_PERSON ||
        (!rf__tag_at(p->doc, last, RF__C_SAY_NOUN) &&
         !(last == who->phrase.from && rf__tag_at(p->doc, last + 1, RF__C_SAY_NOUN))))
        return false;
    /* "Official figures estimate", "Unofficial estimates put it at" */
    const rf__tag *sort = rf__tag_at(p->doc, who->phrase.from, RF__C_ROLE);
    if (last == who->phrase.from + 1 && sort && sort->n == 1 &&
        rf__tag_at(p->doc, last, RF__C_SAY_NOUN) && !(p->doc->tokens[last].flags & RF__CAPITAL))
        return true;
    for (uint32_t i = who->phrase.from; i <= last; i++)
        if (rf__tag_over(p->doc, i, RF__C_ORGANISATION) || rf__tag_at(p->doc, i, RF__C_ORG_WORD) ||
            rf__tag_at(p->doc, i, RF__C_ROLE) || rf__tag_over(p->doc, i, RF__C_ACTOR) ||
            (i > who->phrase.from && p->doc->tokens[i].flags & RF__CAPITAL) ||
            rf__small_word(p->doc, i))
            return false;
    return true;
}

/* Joins with the phrase before it, where the two stand in apposition: ", Mark Cutts, the UN
 * coordinator". */
static rf__who extend_back(const place *p, rf__who who) {
    uint32_t start = who.phrase.from;
    if (who.person.to || start <= p->from + 1 || punct_at(p, start - 1) != ',')
        return who;
    rf__who head = read_before(p, start - 1);
    bool whole = head.phrase.from == p->from || punct_at(p, head.phrase.from - 1) == ',' ||
                 is_quote(&p->doc->tokens[head.phrase.from - 1]);
    bool name = head.kind == RF__WHO_NAME || (head.kind == RF__WHO_PERSON && head.person.to);
    /* "Asked about it, an official said": a lone capital that begins the sentence is no name */
    rf__span called = head.kind == RF__WHO_NAME ? head.organisation : head.person;
    if (called.to - called.from == 1 && p->doc->tokens[called.from].flags & RF__SENTENCE_FIRST)
        name = false;
    /* "in Yobe, northeast Nigeria, residents said": several people are no single name */
    const rf__tag *role = who.role.to ? rf__tag_at(p->doc, who.role.to - 1, RF__C_ROLE) : NULL;
    if (!role && who.role.to)
        role = rf__tag_at(p->doc, who.role.from, RF__C_ROLE);
    if (role && role->entry->flags & RF__PLURAL && is_place(p, called))
        name = false;
    if (name && whole && who.role.to)
        return rf__who_join(p->doc, head, who);
    return who;
}

static bool skip_parenthesis(const place *p, uint32_t close, uint32_t *ret_open) {
    for (uint32_t i = close; i-- > p->from && close - i < 12;)
        if (p->doc->tokens[i].punct == '(') {
            *ret_open = i;
            return i > p->from;
        }
    return false;
}

/* The subject that ends with a comma: "Rupert Colville, asked about it, said". */
static bool subject_with_apposition(const place *p, uint32_t comma, rf__who *ret) {
    uint32_t n_commas = 0;
    for (uint32_t i = comma; i-- > p->from && n_commas < 4 && comma - i < LONG_CLAUSE;) {
        char mark = p->doc->tokens[i].punct;
        if (mark == ';' || mark == ':' || is_quote(&p->doc->tokens[i]))
            return false;
        if (mark != ',' && mark != '_')
            continue;
        n_commas++;
        uint32_t to = i; /* "the head of the Sumy administration (RMA), Vadym Petrenko, reported" */
        if (punct_at(p, i - 1) == ')' && !skip_parenthesis(p, i - 1, &to))
            return false;
        rf__who head = read_before(p, to);
        if (!can_speak(&head) || head.kind == RF__WHO_HE || head.kind == RF__WHO_IT ||
            head.kind == RF__WHO_THEY)
            continue;
        rf__who apposition = rf__who_read(p->doc, i + 1, rf__phrase_end(p->doc, i + 1, comma));
        bool participle =
            i + 1 < comma && word_at(p, i + 1) && !(p->doc->tokens[i + 1].flags & RF__CAPITAL);
        if (head.kind == RF__WHO_NAME && apposition.kind == RF__WHO_NOBODY && !participle)
            continue;
        *ret = rf__who_join(p->doc, extend_back(p, head), apposition);
        ret->phrase.to = comma + 1;
        return true;
    }
    return false;
}

static bool subject_before(const place *p, uint32_t verb, rf__who *ret) {
    uint32_t last;
    if (!subject_end(p, verb, &last))
        return false;
    char mark = p->doc->tokens[last].punct;
    uint32_t to = last + 1, open;
    if (mark == ')') {
        if (!skip_parenthesis(p, last, &open))
            return false;
        to = open;
    } else if (mark == ',' || mark == '_') {
        return subject_with_apposition(p, last, ret);
    } else if (p->doc->tokens[last].kind == RF__PUNCT && mark != '\'' && mark != '.') {
        return false;
    }
    if (rf__small_word(p->doc, last) == RF__F_WHO ||
        rf__small_word(p->doc, last) == RF__F_WHICH) { /* "Hana Idris, a nurse, who said" */
        uint32_t before = last > p->from && punct_at(p, last - 1) == ',' ? last - 1 : last;
        if (before <= p->from)
            return false;
        *ret = read_before(p, before);
        *ret = extend_back(p, *ret);
        return can_speak(ret);
    }
    uint32_t start = phrase_start(p, to);
    /* "the World Food Programme (WFP) Sudan said": the branch of a country */
    if (mark != ')' && start > p->from && punct_at(p, start - 1) == ')' && to - start <= 2 &&
        is_place(p, (rf__span){start, to}) && skip_parenthesis(p, start - 1, &open)) {
        to = open;
        start = phrase_start(p, to);
    }
    rf__function lead = start > p->from + 1 ? rf__small_word(p->doc, start - 1) : RF__F_NONE;
    bool relative = (lead == RF__F_WHO || lead == RF__F_WHICH || lead == RF__F_THAT) &&
                    (!rf__tag_at(p->doc, start - 2, RF__C_SAY_VERB) ||
                     rf__tag_at(p->doc, start - 2, RF__C_ORG_WORD)) &&
                    !rf__tag_at(p->doc, start - 2, RF__C_SAY_NOUN) && word_at(p, start - 2);
    if (relative &&
        to - start >=
            (lead == RF__F_WHO ? 2 : 3)) { /* "a councillor who toured the place put it at" */
        *ret = read_before(p, start - 1);
        ret->phrase.to = last + 1;
        return can_speak(ret);
    }
    /* "a firm that flew helicopters for the police says": the verb of the relative clause is before
     * the phrase */
    uint32_t that = start > p->from + 3 && rf__is_finite(p->doc, start - 1) ? start - 2 : 0;
    rf__function link = that ? rf__small_word(p->doc, that) : RF__F_NONE;
    if ((link == RF__F_THAT || link == RF__F_WHO || link == RF__F_WHICH) && word_at(p, that - 1) &&
        !rf__tag_at(p->doc, that - 1, RF__C_SAY_VERB)) {
        *ret = read_before(p, that);
        ret->phrase.to = last + 1;
        if (can_speak(ret))
            return true;
    }
    *ret = extend_back(p, read_before(p, to));
    ret->phrase.to = last + 1;
    if (relative && !rf__is_finite(p->doc, verb + 1) && lead != RF__F_WHO)
        return false; /* "the truce that the government declared on Monday" */
    return ret->kind != RF__WHO_NOBODY && !is_anonymous(p, ret, last);
}

/* ---- the subject behind a verb ---- */

/* "the Ministry of Health (MoH) in Gaza,": behind the words that say where it sits, if a comma or
 * the end follows them; else `at`. */
static uint32_t over_seat(const place *p, uint32_t at) {
    enum { MOST = 5 };
    rf__function f = at + 1 < p->end ? rf__small_word(p->doc, at) : RF__F_NONE;
    if ((f != RF__F_IN && f != RF__F_OF && f != RF__F_FOR) ||
        !(p->doc->tokens[at + 1].flags & RF__CAPITAL))
        return at;
    uint32_t i = at + 1;
    while (i < p->end && i <= at + MOST &&
           (p->doc->tokens[i].flags & RF__CAPITAL || p->doc->tokens[i].punct == '-'))
        i++;
    return i >= p->end || punct_at(p, i) == ',' || punct_at(p, i) == '.' ? i : at;
}

static rf__who read_after(const place *p, uint32_t from, uint32_t *ret_end) {
    uint32_t end = rf__phrase_end(p->doc, from, p->end);
    rf__who who = rf__who_read(p->doc, from, end);
    who.phrase.from = from;
    if (punct_at(p, end) == '(') { /* an acronym */
        uint32_t i = end + 1;
        while (i < p->end && i < end + 8 && p->doc->tokens[i].punct != ')')
            i++;
        if (punct_at(p, i) == ')')
            end = over_seat(p, i + 1);
    }
    if (punct_at(p, end) == ',' && end + 1 < p->end) {
        uint32_t next = end + 1;
        if (rf__small_word(p->doc, next) == RF__F_WHO) { /* ", who heads the office" */
            *ret_end = end;
            return who;
        }
        uint32_t next_end = rf__phrase_end(p->doc, next, p->end);
        rf__who apposition = rf__who_read(p->doc, next, next_end);
        bool more = next_end > next && (who.person.to || who.kind == RF__WHO_NAME || who.role.to) &&
                    (apposition.role.to || apposition.person.to) &&
                    !rf__is_finite(p->doc, next_end);
        const rf__tag *name = rf__tag_at(p->doc, next, RF__C_ORGANISATION);
        if (more) {
            who = rf__who_join(p->doc, who, apposition);
            end = next_end;
        } else if (who.kind == RF__WHO_ORGANISATION && !who.person.to && name &&
                   apposition.kind == RF__WHO_ORGANISATION && next + name->n == next_end &&
                   (next_end >= p->end || p->doc->tokens[next_end].kind == RF__PUNCT)) {
            who = apposition; /* "the UN refugee agency, UNHCR" */
            who.phrase.from = from;
            end = next_end;
        }
    }
    *ret_end = end;
    return who;
}

/* "..., said X, a nurse.": nothing but the speaker may follow, up to the end or a comma. */
static bool subject_after(const place *p, uint32_t verb_end, rf__who *ret, uint32_t *ret_end) {
    if (verb_end >= p->end)
        return false;
    rf__function f = rf__small_word(p->doc, verb_end);
    bool preposition = f >= RF__F_OF && f <= RF__F_OTHER_PREPOSITION; /* "reported on Telegram" */
    if (preposition || f == RF__F_THAT || f == RF__F_HE || f == RF__F_SHE || f == RF__F_IT ||
        f == RF__F_THEY)
        return false;
    *ret = read_after(p, verb_end, ret_end);
    if (*ret_end < p->end && rf__is_finite(p->doc, *ret_end))
        return false;
    return can_speak(ret);
}

/* ---- what follows the verb ---- */

/* Over who was told ("reporters in Geneva"), where ("in a statement") and when, to where what is
 * said begins. The words passed over become part of the cue. */
static uint32_t says_from(const place *p, uint32_t at, bool addressee) {
    uint32_t from = at;
    if (addressee) {
        uint32_t end = rf__phrase_end(p->doc, at, p->end);
        for (uint32_t i = at; i < end; i++)
            if (rf__tag_at(p->doc, i, RF__C_NUMBER) || p->doc->tokens[i].kind == RF__NUMERAL)
                end = i;
        from = at = end;
    }
    for (uint32_t i = at; i < p->end && i < at + 10;) {
        const rf__time *time = time_over(p, i);
        if (time && time->token == i) {
            i += time->n_tokens;
            from = i;
            continue;
        }
        if (rf__tag_at(p->doc, i, RF__C_SAY_NOUN)) {
            i += rf__tag_at(p->doc, i, RF__C_SAY_NOUN)->n;
            from = i;
            continue;
        }
        rf__function f = rf__small_word(p->doc, i);
        if (f == RF__F_IN || f == RF__F_A || f == RF__F_ON || f == RF__F_AT || f == RF__F_TO ||
            f == RF__F_ITS || f == RF__F_FROM ||
            (f == RF__F_NONE && word_at(p, i) && i > at && !rf__is_finite(p->doc, i) &&
             !rf__tag_at(p->doc, i, RF__C_NUMBER))) {
            i++;
            continue;
        }
        break;
    }
    if (from < p->end && p->doc->tokens[from].punct == ',')
        return from; /* the part behind a comma is looked at by itself */
    if (from < p->end && rf__small_word(p->doc, from) == RF__F_THAT)
        from++;
    return from;
}

static bool has_number(const place *p, uint32_t from) {
    for (uint32_t i = from; i < p->end && i < from + LONG_CLAUSE; i++)
        if (p->doc->tokens[i].kind == RF__NUMERAL || rf__tag_at(p->doc, i, RF__C_NUMBER))
            return true;
    return false;
}

static bool has_quotation(const place *p, uint32_t from) {
    for (uint32_t i = from; i < p->end && i < from + 12; i++)
        if (p->doc->tokens[i].flags & RF__OPEN_QUOTE)
            return true;
    return false;
}

/* "Punjab recorded two deaths", "Azad Kashmir reported three": where, not who. */
static bool counts_there(const place *p, const rf__tag *verb, const rf__who *who, uint32_t after) {
    bool counts = verb->entry->flags & RF__WEAK ||
                  (verb->entry->what_kind && !strcmp(verb->entry->what_kind, "counts"));
    if (!counts || who->person.to || who->role.to || after >= p->end ||
        who->organisation.to <= who->organisation.from ||
        rf__tag_over(p->doc, who->organisation.from, RF__C_ORGANISATION))
        return false;
    const rf__mention *where = NULL;
    for (uint32_t i = 0; i < p->sentence->n_mentions; i++) {
        const rf__mention *m = &p->doc->mentions[p->sentence->mention + i];
        if (m->token == who->organisation.from && m->use == RF_NAME_PLACE && !m->person &&
            m->token + m->n_tokens == who->organisation.to)
            where = m;
    }
    if (!where || (where->place != RF_NO_PLACE &&
                   rf__gaz_brief_of(p->doc->gazetteer, where->place).kind == RF_GAZ_COUNTRY))
        return false;
    return p->doc->tokens[after].kind == RF__NUMERAL || rf__tag_at(p->doc, after, RF__C_NUMBER) ||
           rf__tag_at(p->doc, after, RF__C_QUALIFIER);
}

/* "451 damaged houses reported in", "62% of the families cited": a number counts those behind it.
 */
static bool is_counted(const place *p, uint32_t from) {
    enum { REACH = 4 };
    uint32_t least = from > p->sentence->token + REACH ? from - REACH : p->sentence->token;
    for (uint32_t i = from; i-- > least;) {
        const rf__token *t = &p->doc->tokens[i];
        if (time_over(p, i))
            return false;
        if (t->kind == RF__NUMERAL || rf__tag_at(p->doc, i, RF__C_NUMBER))
            return true;
        if (t->kind != RF__WORD && t->punct != '%')
            return false;
    }
    return false;
}

/* A weak verb is a cue where its subject is a source and what follows can be said. */
static bool weak_fits(const place *p, const rf__tag *tag, const rf__who *who, uint32_t from) {
    if (who->kind == RF__WHO_OTHER || is_counted(p, who->phrase.from))
        return false;
    /* "the agency put", not "the breach put" */
    if (who->kind == RF__WHO_SHORT && who->organisation.to &&
        !rf__tag_at(p->doc, who->organisation.to - 1, RF__C_ORG_WORD))
        return false;
    /* "the camp, which counted 95,000 inhabitants" */
    for (uint32_t i = tag->token; i-- > p->from && tag->token - i <= 2;)
        if (who->kind == RF__WHO_NAME && rf__small_word(p->doc, i) == RF__F_WHICH)
            return false;
    bool ing = tag->entry->form == RF__ING;
    /* "the families observed were from Rumonge": a participle, and the verb behind it */
    if (tag->entry->form == RF__PAST && from == tag->token + tag->n && from < p->end &&
        rf__small_word(p->doc, from) == RF__F_BE)
        return false;
    rf__function f = from < p->end ? rf__small_word(p->doc, from) : RF__F_NONE;
    return !ing && (f == RF__F_THAT || f == RF__F_FOR || has_number(p, from) ||
                    has_quotation(p, from) || rf__tag_at(p->doc, tag->token, RF__C_MODAL));
}

static bool ends_in_s(const place *p, uint32_t token) {
    const rf__token *word = &p->doc->tokens[token];
    return word->kind == RF__WORD && word->n_folded > 2 && word->folded[word->n_folded - 1] == 's';
}

static bool has_number_in(const place *p, rf__span span) {
    for (uint32_t i = span.from; i < span.to; i++)
        if (p->doc->tokens[i].kind == RF__NUMERAL || rf__tag_at(p->doc, i, RF__C_NUMBER))
            return true;
    return false;
}

/* "congressional aides", "the town's baker": a noun with its article or in the plural, no count of
 * people ("half of the travellers said"). */
static bool plain_noun(const place *p, const rf__who *who) {
    if (has_number_in(p, who->phrase) || who->organisation.to <= who->organisation.from ||
        is_counted(p, who->phrase.from) ||
        rf__tag_over(p->doc, who->organisation.to - 1, RF__C_FLOW))
        return false;
    rf__function first = rf__small_word(p->doc, who->phrase.from);
    return who->organisation.to - who->organisation.from <= 6 &&
           (first == RF__F_THE || first == RF__F_A || who->of_predecessor ||
            ends_in_s(p, who->organisation.to - 1) ||
            p->doc->tokens[who->phrase.from].flags & RF__CAPITAL);
}

/* May the subject have a verb without -s ("officials say")? Keeps nouns out ("the UN report"). */
static bool is_plural(const place *p, const rf__who *who) {
    if (who->kind == RF__WHO_THEY || !who->phrase.to)
        return who->kind == RF__WHO_THEY;
    uint32_t last = who->phrase.to - 1;
    if (rf__small_word(p->doc, last - 1) == RF__F_A && !ends_in_s(p, last))
        return false; /* "an army post" */
    const rf__tag *role = rf__tag_over(p->doc, last, RF__C_ROLE);
    bool plural = (role && role->entry->flags & RF__PLURAL) || ends_in_s(p, last) ||
                  rf__tag_over(p->doc, last, RF__C_SAY_NOUN);       /* "data show" */
    if (p->doc->tokens[last].flags & RF__CAPITAL && who->role.to) { /* "officials in Gaza say" */
        role = rf__tag_at(p->doc, who->role.from, RF__C_ROLE);
        plural = plural || (role && role->entry->flags & RF__PLURAL);
    }
    return plural;
}

/* ", said the UN refugee agency, UNHCR, on Sunday.": an organisation behind the verb, and no clause
 * behind it. */
static bool ends_behind(const place *p, uint32_t after, rf__who *ret, uint32_t *ret_end) {
    if (!subject_after(p, after, ret, ret_end) || ret->kind != RF__WHO_ORGANISATION)
        return false;
    for (uint32_t i = *ret_end; i < p->end; i++)
        if (rf__is_finite(p->doc, i) || rf__tag_at(p->doc, i, RF__C_VERB))
            return false;
    return true;
}

/* "claimed responsibility for": a deed, and no word on what it did. */
static bool takes_blame(const rf__doc *doc, const rf__tag *verb) {
    const rf__tag *blame = rf__tag_at(doc, verb->token, RF__C_EVENT_WORD);
    return blame && blame->entry->code == RF__E_BLAME && blame->n > verb->n;
}

static bool verb_cue(const place *p, const rf__tag *tag, rf__cue *ret) {
    uint32_t verb = tag->token, after = verb + tag->n;
    if (takes_blame(p->doc, tag))
        return false;
    bool weak = tag->entry->flags & RF__WEAK;
    const rf__token *back = verb > p->sentence->token ? &p->doc->tokens[verb - 1] : NULL;
    bool may_invert = back && !weak && tag->entry->form != RF__ING &&
                      tag->entry->form != RF__BASE && (back->punct == ',' || is_quote(back));
    rf__who who, behind;
    uint32_t end = after, behind_end = after;
    bool comma = back && back->punct == ',' && may_invert;
    if (subject_before(p, verb, &who)) {
        bool unsure = comma && who.kind == RF__WHO_NAME;
        if (comma && !unsure && !who.person.to && !who.role.to &&
            ends_behind(p, after, &behind, &behind_end)) {
            who = behind;
            end = behind_end;
            ret->words = (rf__span){verb, end};
        } else if (unsure && subject_after(p, after, &who, &end)) {
            ret->words = (rf__span){verb, end};
        } else {
            ret->words = (rf__span){who.phrase.from, after};
        }
    } else if (may_invert && subject_after(p, after, &who, &end)) {
        ret->words = (rf__span){verb, end};
    } else if (tag->entry->form == RF__ING && back && !weak &&
               (back->punct == ',' || is_quote(back) ||
                rf__small_word(p->doc, verb - 1) == RF__F_AND)) {
        *ret = (rf__cue){.words = {verb, after}, .verb = verb, .follows = true};
        ret->says_from = says_from(p, after, false);
        return true;
    } else {
        return false;
    }
    bool inverted = ret->words.from == verb;
    /* "a force described as numbering 300" */
    if (!inverted && tag->entry->form == RF__PAST && who.kind != RF__WHO_PERSON && after < p->end &&
        rf__small_word(p->doc, after) == RF__F_AS)
        return false;
    /* "with the agency reporting that" */
    bool with = tag->entry->form == RF__ING && !inverted && !weak && can_speak(&who) &&
                rf__small_word(p->doc, who.phrase.from) == RF__F_WITH;
    if (tag->entry->form == RF__ING && !inverted && !with)
        return false;
    if ((weak && !weak_fits(p, tag, &who, after)) ||
        (!inverted && counts_there(p, tag, &who, after)))
        return false;
    rf__function lead =
        rf__small_word(p->doc, who.phrase.from); /* "among the incidents reported" */
    bool led = lead >= RF__F_OF && lead <= RF__F_OTHER_PREPOSITION;
    if (who.kind == RF__WHO_OTHER && (led || tag->entry->form != RF__PAST || !plain_noun(p, &who)))
        return false;
    bool able = verb > p->sentence->token && rf__small_word(p->doc, verb - 1) == RF__F_TO;
    /* "the refugee count has surged": a noun */
    if (tag->entry->form == RF__BASE && !inverted && !able &&
        (!is_plural(p, &who) || (after < p->end && rf__is_finite(p->doc, after))))
        return false;
    ret->who = who;
    ret->verb = verb;
    ret->inverted = inverted;
    ret->before = !with && tag->entry->flags & RF__BEFORE;
    ret->says_from = says_from(p, end, !inverted && (tag->entry->flags & RF__OBJECT));
    ret->words.to = ret->says_from;
    ret->colon = punct_at(p, ret->says_from) == ':';
    return true;
}

/* ---- "according to" ---- */

/* "figures provided by", not "tents provided by" */
static bool paper_before(const place *p, uint32_t token) {
    enum { REACH = 4 };
    for (uint32_t back = 1; back <= REACH && token >= p->sentence->token + back; back++) {
        uint32_t t = token - back;
        if (rf__tag_over(p->doc, t, RF__C_SAY_NOUN))
            return true;
        if (p->doc->tokens[t].kind != RF__WORD || rf__is_finite(p->doc, t))
            return false;
    }
    return false;
}

static bool according_cue(const place *p, const rf__tag *tag, rf__cue *ret) {
    uint32_t from = tag->token + tag->n, end;
    if (tag->entry->what_kind && !strcmp(tag->entry->what_kind, "paper") &&
        !paper_before(p, tag->token))
        return false;
    rf__who who = read_after(p, from, &end);
    if (end > from && word_at(p, end) && rf__small_word(p->doc, end + 1) == RF__F_BY &&
        rf__tag_at(p->doc, end - 1, RF__C_SAY_NOUN)) /* "a count kept by the project" */
        who = read_after(p, end + 2, &end);
    if (who.kind == RF__WHO_OTHER && tag->entry->flags & RF__WEAK)
        return false;
    if (tag->entry->flags & RF__WEAK && who.kind != RF__WHO_ORGANISATION &&
        who.kind != RF__WHO_PERSON)
        return false;
    if (who.kind == RF__WHO_NOBODY)
        return false;
    *ret = (rf__cue){.words = {tag->token, end},
                     .who = who,
                     .verb = tag->token,
                     .according = true,
                     .cited = tag->entry->what_kind && !strcmp(tag->entry->what_kind, "cited"),
                     .before = true};
    ret->says_from = says_from(p, end, false);
    if (ret->says_from > end && !time_over(p, end))
        ret->says_from = end;
    ret->words.to = ret->says_from;
    ret->colon = punct_at(p, end) == ':';
    return true;
}

/* "by UN count", "by the government's estimate" at the end of a clause. */
static bool by_count_cue(const place *p, uint32_t token, rf__cue *ret) {
    uint32_t end = rf__phrase_end(p->doc, token + 1, p->end);
    if (end < token + 3 || end > token + 9)
        return false;
    const rf__tag *noun = rf__tag_at(p->doc, end - 1, RF__C_SAY_NOUN);
    if (!noun || noun->entry->what_kind || p->doc->tokens[end - 1].flags & RF__CAPITAL ||
        (end < p->end && p->doc->tokens[end].kind != RF__PUNCT))
        return false;
    uint32_t to = end - 1;
    for (uint32_t i = to; i-- > token + 1 && to - i <= 2;) /* "the rebels' own account" */
        if (rf__small_word(p->doc, i) == RF__F_POSSESSIVE || punct_at(p, i) == '\'')
            to = i;
    rf__who who = rf__who_read(p->doc, token + 1, to);
    if (!can_speak(&who))
        return false;
    *ret = (rf__cue){.words = {token, end},
                     .who = who,
                     .verb = token,
                     .according = true,
                     .before = true,
                     .says_from = end};
    return true;
}

/* "(OCHA, 3 May)", "(Source: OCHA)" at the end of a sentence. */
static bool parenthesis_cue(const place *p, uint32_t open, rf__cue *ret) {
    uint32_t from = open + 1;
    if (word_at(p, from) && punct_at(p, from + 1) == ':')
        from += 2;
    uint32_t to = rf__phrase_end(p->doc, from, p->end), close = to;
    rf__who who = rf__who_read(p->doc, from, to);
    const rf__tag *tag = rf__tag_at(p->doc, from, RF__C_ORGANISATION);
    bool paper = tag && tag->n < to - from && rf__tag_at(p->doc, from + tag->n, RF__C_SAY_NOUN);
    if (paper) /* "(DTM Flash Alert)" */
        who.organisation.to = to;
    if (who.kind != RF__WHO_ORGANISATION || who.organisation.from != from ||
        who.organisation.to != to || !(p->doc->tokens[from].flags & RF__CAPITAL) || who.role.to)
        return false;
    if (punct_at(p, close) == ',' && time_over(p, close + 1)) {
        const rf__time *time = time_over(p, close + 1);
        close = time->token + time->n_tokens;
    } else if (time_over(p, close)) {
        close = time_over(p, close)->token + time_over(p, close)->n_tokens;
    }
    if (punct_at(p, close) != ')' || close + 2 < p->end)
        return false;
    if (close + 1 < p->end && p->doc->tokens[close + 1].kind != RF__PUNCT)
        return false;
    /* an acronym behind its name is no source */
    if (!paper && open > p->from && (p->doc->tokens[open - 1].flags & RF__CAPITAL) &&
        from == open + 1 && rf__capitals_end(p->doc, open - 1, open) == open &&
        (tag ? tag->n : to - from) == 1)
        return false;
    *ret = (rf__cue){.words = {open, close + 1},
                     .who = who,
                     .verb = open,
                     .according = true,
                     .before = true,
                     .says_from = close + 1};
    return who.kind == RF__WHO_ORGANISATION;
}

/* "The interior ministry's latest count ... stands at 70": a count that is somebody's. */
static bool noun_cue(const place *p, const rf__tag *noun, rf__cue *ret) {
    uint32_t owner = noun->token;
    while (owner > p->from && owner + 3 > noun->token &&
           rf__small_word(p->doc, owner - 1) != RF__F_POSSESSIVE)
        owner--;
    if (owner <= p->from + 1 || rf__small_word(p->doc, owner - 1) != RF__F_POSSESSIVE)
        return false;
    rf__who who = read_before(p, owner - 1);
    if (who.kind != RF__WHO_ORGANISATION || !has_number(p, noun->token + noun->n))
        return false;
    uint32_t end = noun->token + noun->n;
    *ret = (rf__cue){
        .words = {who.phrase.from, end}, .who = who, .verb = noun->token, .says_from = end};
    return true;
}

/* A verb whose past looks like its base ("put") is taken as past. */
static const rf__tag *say_verb_at(const rf__doc *doc, uint32_t token) {
    const rf__tag *tag = rf__tag_at(doc, token, RF__C_SAY_VERB);
    if (!tag || tag->entry->form != RF__BASE)
        return tag;
    for (const rf__tag *t = tag; t < &doc->tags[doc->tokens[token + 1].first_tag]; t++)
        if (t->entry->class == RF__C_SAY_VERB && t->entry->form == RF__PAST && t->n == tag->n)
            return t;
    return tag;
}

/* "... and the ministry at 427": a second source without its verb. */
static bool gap_cue(const place *p, uint32_t token, rf__cue *ret) {
    uint32_t number = token + 1;
    while (number < p->end && number < token + 4 && p->doc->tokens[number].kind == RF__WORD)
        number++;
    if (number >= p->end || p->doc->tokens[number].kind != RF__NUMERAL || token <= p->from ||
        (number + 1 < p->end && p->doc->tokens[number + 1].punct == ':'))
        return false; /* "invaded at about 4:15" */
    uint32_t to = token;
    const rf__time *time = time_over(p, token - 1);
    if (time && time->token > p->from)
        to = time->token;
    uint32_t start = token;
    while (start > p->from && start + 8 > token && p->doc->tokens[start - 1].punct != ',' &&
           rf__small_word(p->doc, start - 1) != RF__F_AND)
        start--;
    bool begins = start > p->from && (p->doc->tokens[start - 1].punct == ',' ||
                                      rf__small_word(p->doc, start - 1) == RF__F_AND);
    for (uint32_t i = start; i < to; i++)
        if (rf__is_finite(p->doc, i) || rf__tag_at(p->doc, i, RF__C_SAY_VERB))
            return false;
    rf__who who = rf__who_read(p->doc, start, to);
    if (!begins || start >= to || (who.kind != RF__WHO_ORGANISATION && !who.role.to))
        return false;
    *ret = (rf__cue){.words = {start, token}, .who = who, .verb = token, .says_from = token + 1};
    return true;
}

/* "clashes have claimed 15,000 lives": what the verb takes makes it no verb of reporting. Whoever
 * counts ("registered 1,140 refugees") reports by that. */
static bool tells_itself(const place *p, const rf__tag *say) {
    enum { REACH = 6 };
    uint32_t token = say->token, n;
    const rf__tag *verb = rf__tag_at(p->doc, token, RF__C_VERB);
    if (!verb || !verb->entry->needs || say->entry->flags & RF__WEAK)
        return false;
    for (uint32_t i = token + 1; i < p->end && i <= token + REACH; i++) {
        if (rf__small_word(p->doc, i) == RF__F_THAT || p->doc->tokens[i].punct == ',')
            return false;
        if (rf__is_asked_for(p->doc, i, verb->entry->needs, &n))
            return true;
    }
    return false;
}

bool rf__cue_at(const rf__doc *doc, uint32_t sentence, uint32_t token, uint32_t from, bool again,
                rf__cue *ret) {
    const rf__sentence *s = &doc->sentences[sentence];
    place p = {doc, s, from, s->token + s->n_tokens};
    *ret = (rf__cue){0};
    if (doc->tokens[token].punct == '(')
        return parenthesis_cue(&p, token, ret);
    const rf__tag *tag = rf__tag_at(doc, token, RF__C_ACCORDING);
    const rf__tag *longer = tag ? rf__tag_at(doc, token, RF__C_NUMBER) : NULL;
    if (longer && longer->n > tag->n)
        return false; /* "per cent" */
    bool line = tag && tag->entry->what_kind && !strcmp(tag->entry->what_kind, "line");
    if (tag && !line)
        return according_cue(&p, tag, ret);
    rf__function f = rf__small_word(doc, token);
    if (f == RF__F_BY)
        return by_count_cue(&p, token, ret);
    if (again && (f == RF__F_AT || f == RF__F_OF))
        return gap_cue(&p, token, ret);
    tag = say_verb_at(doc, token);
    const rf__tag *kind = rf__tag_at(doc, token, RF__C_PLACE_KIND);
    if (tag && kind && token > s->token && doc->tokens[token - 1].flags & RF__CAPITAL &&
        token > from && kind->entry->flags & RF__PLURAL)
        return false; /* "in Kachin and Shan states" */
    if (tag && !(doc->tokens[token].flags & RF__CAPITAL && token > s->token + 1) &&
        !tells_itself(&p, tag) && verb_cue(&p, tag, ret))
        return true;
    tag = rf__tag_at(doc, token, RF__C_SAY_NOUN);
    if (tag && !tag->entry->what_kind && !(doc->tokens[token].flags & RF__CAPITAL))
        return noun_cue(&p, tag, ret);
    return false;
}
