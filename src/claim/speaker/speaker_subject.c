/* Who stands before a verb of reporting. The subject is looked for backwards from the verb, over
 * what may stand between: auxiliaries, adverbs, times, one apposition between commas. */
#include "claim/doer/agent.h"
#include "claim/speaker/speaker_cue.h"
#include "claim/speaker/speaker_words.h"
#include "place/gaz_format.h"

#include <string.h>

bool rf__is_quote_mark(const rf__token *token) {
    return (token->flags & (RF__OPEN_QUOTE | RF__CLOSE_QUOTE)) && token->kind == RF__PUNCT &&
           (token->punct == '"' || (token->flags & RF__SPACE_BEFORE) ||
            (token->flags & RF__CLOSE_QUOTE));
}

static bool adverb_at(const rf__cue_place *p, uint32_t token) {
    if (!rf__cue_word(p, token))
        return false;
    const rf__token *word = &p->doc->tokens[token];
    if (word->flags & RF__CAPITAL && token != p->sentence->token)
        return false;
    const rf__tag *tag = rf__tag_at(p->doc, token, RF__C_SAY_NOUN);
    if (rf__is_kind(tag, "between"))
        return true;
    return rf__ends_as(p->doc, token, RF__END_ADVERB) && !tag && /* "the ministry's tally shows" */
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
static uint32_t able_before(const rf__cue_place *p, uint32_t last) {
    for (uint32_t n = 4; n >= 2; n--) {
        if (last < p->from + n)
            continue;
        const rf__tag *tag = rf__tag_at(p->doc, last + 1 - n, RF__C_SAY_NOUN);
        if (tag && tag->n == n && rf__is_kind(tag, "between"))
            return last + 1 - n;
    }
    return 0;
}

/* "the council on Wednesday [(8 February)] said": the bracket before a day that ends with the
 * token; 0: none. */
static uint32_t day_in_brackets(const rf__cue_place *p, uint32_t close) {
    if (p->doc->tokens[close].punct != ')' || close < p->from + 3)
        return 0;
    const rf__time *time = rf__time_over(p->doc, p->sentence, close - 1);
    bool whole = time && time->kind == RF__TIME_DAY && time->token > p->from + 1 &&
                 time->token + time->n_tokens == close &&
                 p->doc->tokens[time->token - 1].punct == '(';
    return whole ? time->token - 1 : 0;
}

/* "the researchers have[, however,] estimated": the first comma of a word put in that ends at a
 * comma, or 0. */
static uint32_t put_in_before(const rf__cue_place *p, uint32_t comma) {
    enum { REACH = 3 };
    if (rf__cue_punct(p, comma) != ',')
        return 0;
    for (uint32_t i = comma; i-- > p->from + 1 && comma - i <= REACH;) {
        const rf__tag *tag = rf__tag_at(p->doc, i, RF__C_SAY_NOUN);
        bool word = rf__is_kind(tag, "between") && i + tag->n == comma;
        if (word && rf__cue_punct(p, i - 1) == ',')
            return rf__small_word(p->doc, i - 2) == RF__F_HAVE ? i - 1 : 0;
    }
    return 0;
}

/* The last token of the subject, going back from the verb, or from - 1 when there is none. */
static bool subject_end(const rf__cue_place *p, uint32_t verb, uint32_t *ret) {
    uint32_t at = rf__is_going_on(p, verb) ? verb - 1 : verb;
    while (at > p->from) {
        uint32_t back = at - 1;
        rf__function f = rf__small_word(p->doc, back);
        uint32_t able = able_before(p, back), word = put_in_before(p, back);
        if (able || word) {
            at = able ? able : word;
            continue;
        }
        if (f == RF__F_BE || f == RF__F_NOT || f == RF__F_DO || f == RF__F_NO || f == RF__F_BEEN ||
            f == RF__F_TO)
            return false;
        const rf__time *time = rf__time_over(p->doc, p->sentence, back);
        if (time && time->token > p->from) {
            at = time->token;
            continue;
        }
        uint32_t state = rf__state_before(p, back); /* "a UN report | as of 6 p.m. said" */
        if (state) {
            at = state;
            continue;
        }
        uint32_t open = day_in_brackets(p, back);
        if (open) {
            at = open;
            continue;
        }
        if (f == RF__F_THERE && back > p->from) { /* "doctors there have recorded" */
            at = back;
            continue;
        }
        bool share = (f == RF__F_ALL || f == RF__F_EACH) && back > p->from; /* "IOM and MSF both" */
        if (share || f == RF__F_HAVE || f == RF__F_WILL || (adverb_at(p, back) && back > p->from) ||
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
static bool past_tense(const rf__cue_place *p, uint32_t token) {
    if (p->doc->tokens[token].flags & RF__CAPITAL || !rf__ends_as_past(p->doc, token))
        return false;
    rf__function next = rf__small_word(p->doc, token + 1);
    return next != RF__F_NONE && next != RF__F_BY && next != RF__F_FROM && next != RF__F_AND;
}

/* "It said the provisional toll ...", "The army said its aircraft ...": somebody has spoken, and
 * another clause begins. */
static bool is_said(const rf__cue_place *p, uint32_t token) {
    const rf__tag *say = token > p->from ? rf__tag_at(p->doc, token, RF__C_SAY_VERB) : NULL;
    if (!say)
        return false;
    rf__function f = rf__small_word(p->doc, token - 1), next = rf__small_word(p->doc, token + 1);
    bool plain = !(say->entry->flags & RF__WEAK) &&
                 (say->entry->form == RF__PAST || say->entry->form == RF__THIRD) &&
                 !rf__tag_at(p->doc, token, RF__C_SAY_NOUN);
    if (plain && (next == RF__F_THE || next == RF__F_A || next == RF__F_ITS ||
                  next == RF__F_THEIR || next == RF__F_HIS || next == RF__F_IT ||
                  next == RF__F_HE || next == RF__F_SHE || next == RF__F_THEY))
        return true;
    if (plain && token + 1 < p->end && rf__cue_punct(p, token - 1) == ',')
        return true; /* "Lena Arvid, a teacher, said | police ordered" */
    return f == RF__F_IT || f == RF__F_HE || f == RF__F_SHE || f == RF__F_THEY || f == RF__F_WE;
}

/* "By 8 p.m. | the ministry": behind an hour that begins the sentence, where the article of who
 * speaks stands; else `from`. */
static uint32_t behind_hour(const rf__cue_place *p, uint32_t from, uint32_t to) {
    enum { REACH = 6 };
    rf__function at = rf__small_word(p->doc, from);
    bool of = at == RF__F_OF && from == p->sentence->token + 1; /* "As of 6 p.m." */
    if ((from != p->sentence->token && !of) || (at != RF__F_BY && at != RF__F_AT && !of) ||
        to < from + 2 || p->doc->tokens[from + 1].kind != RF__NUMERAL)
        return from;
    for (uint32_t i = from + 2; i + 1 < to && i <= from + REACH; i++) {
        rf__function f = rf__small_word(p->doc, i);
        if (rf__is_any_preposition(f))
            return from;
        if (f == RF__F_THE || f == RF__F_A)
            return i;
    }
    return from;
}

/* "a monitor [based] in Gorsk", "officials [appointed] by rebels": a participle right behind who
 * speaks that tells whose they are. */
static bool is_tied(const rf__cue_place *p, uint32_t token) {
    if (token <= p->from + 1 || !rf__ends_as_past(p->doc, token) ||
        p->doc->tokens[token].flags & RF__CAPITAL)
        return false;
    rf__function next = rf__small_word(p->doc, token + 1);
    const uint64_t speaks = RF__BIT(RF__C_ROLE) | RF__BIT(RF__C_ORG_WORD);
    return (next == RF__F_IN || next == RF__F_BY || next == RF__F_TO) &&
           p->doc->tokens[token - 1].over & speaks && !rf__tag_at(p->doc, token, RF__C_TRIGGER) &&
           !rf__time_over(p->doc, p->sentence, token + 2);
}

/* "[forces] loyal to rebels", "[forces] in Gorsk": a side, though its word may be a verb. */
static bool is_force(const rf__cue_place *p, uint32_t token) {
    rf__function next = rf__small_word(p->doc, token + 1);
    return p->doc->tokens[token].over & RF__BIT(RF__C_ACTOR) &&
           (rf__is_tie(p->doc, token + 1) ||
            (rf__is_any_preposition(next) && next != RF__F_TO && next != RF__F_FROM));
}

/* Back to the beginning of a phrase that ends before `to`. */
static uint32_t phrase_start(const rf__cue_place *p, uint32_t to) {
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
            f == RF__F_WHEN || f == RF__F_WHILE || f == RF__F_IF || f == RF__F_BUT ||
            f == RF__F_SINCE || f == RF__F_UNTIL || f == RF__F_BEFORE || f == RF__F_AFTER ||
            f == RF__F_AS || f == RF__F_INCLUDING)
            break;
        bool compound = back > p->from + 1 && rf__is_compound_end(p->doc, back);
        compound |= back + 1 == to && back > p->from + 1 && /* "a UN report released | on Friday" */
                    rf__ends_as_past(p->doc, back) && rf__tag_at(p->doc, back - 1, RF__C_SAY_NOUN);
        rf__function behind = rf__small_word(p->doc, back + 1);
        compound |= back > p->from &&
                    rf__ends_as_past(p->doc, back) && /* "figures released | by" */
                    (behind == RF__F_BY || behind == RF__F_TO) &&
                    rf__tag_at(p->doc, back - 1, RF__C_SAY_NOUN);
        compound |= is_tied(p, back); /* "a monitor based | in Gorsk" */
        compound |= rf__is_tie(p->doc, back) || is_force(p, back); /* "forces | loyal to" */
        bool infinitive =
            f == RF__F_BE && back > p->from && rf__small_word(p->doc, back - 1) == RF__F_TO;
        if (!infinitive && !compound && back + 1 < to && rf__is_finite(p->doc, back) &&
            !rf__tag_over(p->doc, back, RF__C_ROLE) &&
            !rf__tag_over(p->doc, back, RF__C_ORGANISATION))
            break;
        bool paper = back > p->from && /* "the official | daily" */
                     rf__is_kind(rf__tag_at(p->doc, back - 1, RF__C_ORG_WORD), "outlet");
        if ((rf__time_over(p->doc, p->sentence, back) && f == RF__F_NONE && !paper) ||
            (!compound && (past_tense(p, back) || is_said(p, back))))
            break;
        n_words++;
        at = back;
    }
    return behind_hour(p, at, to);
}

/* "the flood hit Tora": a verb behind a noun, of those that look alike in all tenses. */
static bool holds_verb(const rf__cue_place *p, uint32_t from, uint32_t to) {
    const uint64_t other = RF__BIT(RF__C_ROLE) | RF__BIT(RF__C_NOUN) | RF__BIT(RF__C_ORG_WORD) |
                           RF__BIT(RF__C_SAY_NOUN);
    for (uint32_t i = from + 1; i + 1 < to; i++) {
        const rf__token *t = &p->doc->tokens[i];
        const rf__tag *verb = rf__tag_at(p->doc, i, RF__C_VERB);
        if (verb && verb->entry->form == RF__BASE && !(t->flags & RF__CAPITAL) &&
            !(t->classes & other) && (t[1].flags & RF__CAPITAL || rf__small_word(p->doc, i + 1)) &&
            !rf__tag_over(p->doc, i, RF__C_ORGANISATION) && rf__cue_word(p, i - 1) &&
            rf__small_word(p->doc, i - 1) == RF__F_NONE)
            return true;
    }
    return false;
}

/* "... the war and the UN": with a verb further back a new clause begins behind "and". */
static uint32_t after_and(const rf__cue_place *p, uint32_t start, uint32_t to) {
    bool clause = start > p->from && rf__is_finite(p->doc, start - 1);
    for (uint32_t i = to; i-- > start;) {
        rf__function f = rf__small_word(p->doc, i);
        /* "rose to 29 and | authorities warn" */
        bool counted = i > start + 1 && p->doc->tokens[i - 1].kind == RF__NUMERAL &&
                       !rf__tag_over(p->doc, i - 1, RF__C_ORGANISATION);
        if ((f == RF__F_AND || f == RF__F_OR) && (clause || counted || holds_verb(p, start, i)))
            return i + 1;
    }
    rf__function f = rf__small_word(p->doc, start);
    return start + 1 < to && (f == RF__F_AND || f == RF__F_OR) ? start + 1 : start;
}

bool rf__can_speak(const rf__who *who) {
    return who->kind != RF__WHO_NOBODY && who->kind != RF__WHO_OTHER;
}

/* The opening bracket of one that a token closes; false: there is none, or nothing before it. */
static bool skip_parenthesis(const rf__cue_place *p, uint32_t close, uint32_t *ret_open) {
    for (uint32_t i = close; i-- > p->from && close - i < 12;)
        if (p->doc->tokens[i].punct == '(') {
            *ret_open = i;
            return i > p->from;
        }
    return false;
}

/* "the Flood Agency (FA) [spokesman]": adds the body before the brackets that an office follows. */
static rf__who with_body(const rf__cue_place *p, rf__who who) {
    enum { MOST = 3 };
    uint32_t close = who.phrase.from, open = close;
    if (close <= p->from + 3 || rf__cue_punct(p, --close) != ')' || !who.role.to ||
        who.role.from != close + 1 || !skip_parenthesis(p, close, &open) ||
        close - open - 1 > MOST || !(p->doc->tokens[open + 1].flags & RF__ALL_CAPITALS))
        return who;
    rf__who body = rf__who_read(p->doc, after_and(p, phrase_start(p, open), open), open);
    if (body.kind != RF__WHO_ORGANISATION || body.role.to || !body.organisation.to)
        return who;
    who.organisation = body.organisation;
    who.phrase.from = body.phrase.from;
    return who;
}

rf__who rf__who_before(const rf__cue_place *p, uint32_t to) {
    if (to > p->from + 2 && rf__small_word(p->doc, to - 1) == RF__F_THERE &&
        rf__tag_over(p->doc, to - 2, RF__C_ROLE))
        to--; /* "An official | there, Hana Idris" */
    uint32_t start = after_and(p, phrase_start(p, to), to);
    if (start + 2 < to && rf__ends_as_past(p->doc, start) &&
        rf__small_word(p->doc, start + 1) == RF__F_BY)
        start += 2; /* "was condemned by | the envoy, who said" */
    uint32_t end = to;
    for (uint32_t i = start + 2; i < end; i++)
        if (is_tied(p, i))
            end = i;
    rf__who who = rf__who_read(p->doc, start, end);
    bool tied = who.kind == RF__WHO_ORGANISATION && !who.role.to && who.phrase.to < end &&
                who.organisation.to == who.phrase.to && rf__is_tie(p->doc, who.phrase.to);
    if (tied) /* "forces loyal to the rebels" */
        who.organisation.to = end;
    who.phrase.to = tied || who.phrase.to == end ? to : who.phrase.to;
    return with_body(p, who);
}

static bool is_place(const rf__cue_place *p, rf__span name) {
    return rf__place_in(p->doc, name) != NULL;
}

/* "Initial estimates put the toll at": nobody is named. */
static bool is_anonymous(const rf__cue_place *p, const rf__who *who, uint32_t last) {
    if (!(p->doc->tokens[who->phrase.from].flags & RF__SENTENCE_FIRST) ||
        who->kind == RF__WHO_PERSON ||
        (!rf__tag_at(p->doc, last, RF__C_SAY_NOUN) &&
         !(last == who->phrase.from && rf__tag_at(p->doc, last + 1, RF__C_SAY_NOUN))))
        return false;
    /* "Official figures estimate", "Unofficial estimates put it at" */
    const rf__tag *sort = rf__tag_at(p->doc, who->phrase.from, RF__C_ROLE);
    bool named = rf__tag_at(p->doc, who->phrase.from, RF__C_ORG_WORD); /* "Government figures" */
    uint32_t lead = who->phrase.from;                                  /* "An official bulletin" */
    if (rf__small_word(p->doc, lead) == RF__F_A) {
        sort = rf__tag_at(p->doc, ++lead, RF__C_ROLE);
        named = rf__tag_at(p->doc, lead, RF__C_ORG_WORD);
    }
    if (last == lead + 1 && sort && sort->n == 1 && !named &&
        rf__tag_at(p->doc, last, RF__C_SAY_NOUN) && !(p->doc->tokens[last].flags & RF__CAPITAL))
        return true;
    if (p->doc->tokens[who->phrase.from].flags & RF__ALL_CAPITALS &&
        p->doc->tokens[who->phrase.from].n > 2)
        return false; /* "UNXR data" */
    for (uint32_t i = who->phrase.from; i <= last; i++)
        if (rf__tag_over(p->doc, i, RF__C_ORGANISATION) || rf__tag_at(p->doc, i, RF__C_ORG_WORD) ||
            rf__tag_at(p->doc, i, RF__C_ROLE) || rf__tag_over(p->doc, i, RF__C_ACTOR) ||
            (i > who->phrase.from && p->doc->tokens[i].flags & RF__CAPITAL) ||
            rf__small_word(p->doc, i))
            return false;
    return true;
}

static bool is_locative(rf__function f) {
    return f == RF__F_IN || f == RF__F_NEAR || f == RF__F_ON || f == RF__F_ACROSS;
}

/* Joins with the phrase before it, where the two stand in apposition: ", Mark Cutts, the UN
 * coordinator". */
static rf__who extend_back(const rf__cue_place *p, rf__who who) {
    uint32_t start = who.phrase.from;
    if (who.person.to || start <= p->from + 1 || rf__cue_punct(p, start - 1) != ',')
        return who;
    rf__who head = rf__who_before(p, start - 1);
    bool whole = head.phrase.from == p->from || rf__cue_punct(p, head.phrase.from - 1) == ',' ||
                 rf__is_quote_mark(&p->doc->tokens[head.phrase.from - 1]);
    bool name = head.kind == RF__WHO_NAME || (head.kind == RF__WHO_PERSON && head.person.to);
    /* "In northern Sudan, the mayor of Tora, Ana Petrova, said": where, not who */
    rf__span called = head.kind == RF__WHO_NAME ? head.organisation : head.person;
    for (uint32_t i = head.phrase.from; i == head.phrase.from || i < called.from; i++)
        if (is_locative(rf__small_word(p->doc, i)))
            name = false; /* "Meanwhile in Tora, the commissioner said" */
    /* "Asked about it, an official said": a lone capital that begins the sentence is no name */
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

/* "OCHA, UNHCR and WFP said": the first of several organisations with names. */
static rf__who first_of_list(const rf__cue_place *p, rf__who who) {
    bool joined = false;
    for (uint32_t i = who.phrase.from; i < who.phrase.to; i++)
        joined |= rf__small_word(p->doc, i) == RF__F_AND;
    while (joined && who.kind == RF__WHO_ORGANISATION && who.phrase.from > p->from + 1 &&
           rf__cue_punct(p, who.phrase.from - 1) == ',') {
        uint32_t comma = who.phrase.from - 1;
        const rf__tag *name = rf__tag_over(p->doc, comma - 1, RF__C_ORGANISATION);
        if (!name || name->token + name->n != comma)
            break;
        uint32_t from = name->token;
        if (from > p->from && rf__small_word(p->doc, from - 1) == RF__F_THE)
            from--;
        if (from > p->from && rf__cue_punct(p, from - 1) != ',')
            break;
        who.organisation = (rf__span){name->token, comma};
        who.role = (rf__span){0, 0};
        who.phrase.from = from;
    }
    return who;
}

/* "Officials in Gorsk, Tora and Norland | said": who it is that places in a list, of which the last
 * ends the phrase, tell of. */
static rf__who before_places(const rf__cue_place *p, rf__who who) {
    enum { REACH = 14 };
    uint32_t at = who.phrase.from;
    if (who.role.to || who.person.to || at <= p->from + 3 || rf__cue_punct(p, at - 1) != ',' ||
        who.organisation.to <= who.organisation.from || !is_place(p, who.organisation))
        return who;
    for (uint32_t i = at - 1; i-- > p->from + 1 && at - i <= REACH;) {
        rf__function f = rf__small_word(p->doc, i);
        if (is_locative(f)) {
            rf__who head = rf__who_before(p, i);
            bool people = head.kind == RF__WHO_ORGANISATION && head.role.to &&
                          head.phrase.to == i && is_place(p, (rf__span){i + 1, at - 1});
            if (people)
                head.phrase.to = who.phrase.to;
            return people ? head : who;
        }
        if (rf__cue_punct(p, i) != ',' && !(p->doc->tokens[i].flags & RF__CAPITAL))
            break;
    }
    return who;
}

/* "The report, [published on Friday by the office,] counts": whose it is; nobody: not told. */
static rf__who owner_of_paper(const rf__cue_place *p, uint32_t from, uint32_t comma) {
    for (uint32_t i = from; i < comma; i++)
        if (rf__small_word(p->doc, i) == RF__F_BY || rf__small_word(p->doc, i) == RF__F_FROM) {
            rf__who who = rf__who_read(p->doc, i + 1, rf__phrase_end(p->doc, i + 1, comma));
            if (who.kind == RF__WHO_ORGANISATION && who.organisation.to > who.organisation.from)
                return who;
        }
    return (rf__who){0};
}

/* "killed | 13 people, including children, said": counted behind a verb, and no subject. */
static bool is_object(const rf__cue_place *p, rf__span phrase) {
    if (phrase.from <= p->from || p->doc->tokens[phrase.from - 1].kind == RF__PUNCT)
        return false;
    for (uint32_t i = phrase.from; i < phrase.to; i++)
        if (rf__is_number_at(p->doc, i) && !rf__tag_over(p->doc, i, RF__C_ORGANISATION))
            return true;
    return false;
}

/* "women who had stayed behind to feed the animals | said": the end of the noun before the relative
 * clause that a phrase ends, or 0. */
static uint32_t noun_of_relative(const rf__cue_place *p, uint32_t phrase) {
    enum { REACH = 14 };
    for (uint32_t i = phrase; i-- > p->from + 1 && phrase - i <= REACH;) {
        bool clause = false; /* "officials in the town where the hurt were brought" */
        for (uint32_t k = i + 1; rf__small_word(p->doc, i) == RF__F_WHERE && k < phrase; k++)
            clause |= rf__is_finite(p->doc, k);
        if (clause)
            return i;
        const rf__tag *verb = rf__tag_at(p->doc, i + 1, RF__C_VERB);
        bool tells = verb && verb->entry->form != RF__ING && verb->entry->form != RF__BASE;
        if (rf__small_word(p->doc, i) == RF__F_WHO)
            return tells || rf__is_finite(p->doc, i + 1) || past_tense(p, i + 1) ? i : 0;
        if (p->doc->tokens[i].kind == RF__PUNCT || rf__tag_at(p->doc, i, RF__C_SAY_VERB))
            return 0;
    }
    return 0;
}

/* The subject that ends with a comma: "Rupert Colville, asked about it, said". */
static bool subject_with_apposition(const rf__cue_place *p, uint32_t comma, rf__who *ret) {
    uint32_t n_commas = 0;
    for (uint32_t i = comma; i-- > p->from && n_commas < 4 && comma - i < RF__LONG_CLAUSE;) {
        char mark = p->doc->tokens[i].punct;
        uint32_t open =
            rf__name_in_marks(p, i); /* "Ali Balde, director of the “Tora Team”, said" */
        if (open) {
            i = open;
            continue;
        }
        if (mark == ';' || mark == ':' || rf__is_quote_mark(&p->doc->tokens[i]))
            return false;
        if (mark != ',' && mark != '_')
            continue;
        n_commas++;
        uint32_t to = i; /* "the head of the Sumy administration (RMA), Vadym Petrenko, reported" */
        if (rf__cue_punct(p, i - 1) == ')' && !skip_parenthesis(p, i - 1, &to))
            return false;
        rf__who head = rf__who_before_name(p, to);
        if (rf__one_by_name(p, head.phrase.from, i, comma, ret))
            return true;
        if (!rf__can_speak(&head))
            rf__add_sort(p, i + 1, comma, &head);
        uint32_t noun = rf__can_speak(&head) ? 0 : noun_of_relative(p, head.phrase.from);
        if (noun) /* "An official who was there, Ali Balde, said" */
            head = rf__who_before(p, noun);
        if (rf__within_relative(p, head.phrase.from) || is_object(p, head.phrase))
            continue;
        if (!rf__can_speak(&head) || head.kind == RF__WHO_HE || head.kind == RF__WHO_IT ||
            head.kind == RF__WHO_THEY)
            continue;
        rf__who apposition = rf__who_read(p->doc, i + 1, rf__phrase_end(p->doc, i + 1, comma));
        rf__function lead = rf__small_word(p->doc, i + 1);
        if (is_locative(lead)) /* "villagers in Tora, in Gorsk state," */
            apposition = (rf__who){.phrase = {i + 1, comma}};
        else if (lead == RF__F_WHICH) /* "Norland, which has troops there," */
            apposition = (rf__who){.kind = RF__WHO_OTHER, .phrase = {i + 1, comma}};
        bool participle =
            i + 1 < comma && rf__cue_word(p, i + 1) && !(p->doc->tokens[i + 1].flags & RF__CAPITAL);
        rf__take_age(p, i + 1, comma, &head);
        if (head.kind == RF__WHO_NAME && apposition.kind == RF__WHO_NOBODY && !participle)
            continue;
        rf__who owner = owner_of_paper(p, i + 1, comma);
        if (head.kind == RF__WHO_SHORT && !head.organisation.to && owner.kind != RF__WHO_NOBODY) {
            owner.phrase = (rf__span){head.phrase.from, comma + 1};
            *ret = owner;
            return true;
        }
        *ret = rf__who_join(p->doc, extend_back(p, head), apposition);
        if (ret->kind == RF__WHO_NAME && lead == RF__F_WHO && !is_place(p, ret->organisation)) {
            ret->kind = RF__WHO_PERSON; /* "Mara Velk, who leads it, said" */
            ret->person = ret->organisation;
            ret->organisation = (rf__span){0, 0};
        }
        rf__add_headed(p, i + 1, comma, ret);
        ret->phrase.to = comma + 1;
        return true;
    }
    return false;
}

static bool subject_at(const rf__cue_place *p, uint32_t verb, bool pair, rf__who *ret);

static bool is_named(const rf__who *who) {
    return who->kind == RF__WHO_PERSON ||
           ((who->kind == RF__WHO_ORGANISATION || who->kind == RF__WHO_SHORT) &&
            who->organisation.to > who->organisation.from);
}

/* The subject of a verb before "and", which is looked for back to the last pause of another sort
 * than a comma. said: of a verb of reporting only. */
static bool subject_back(const rf__cue_place *p, uint32_t joint, bool said, rf__who *ret) {
    enum { REACH = 30 };
    for (uint32_t i = joint; i-- > p->from && joint - i <= REACH;) {
        char mark = p->doc->tokens[i].punct;
        if (mark == ';' || mark == ':' || rf__is_quote_mark(&p->doc->tokens[i]))
            return false;
        const rf__tag *say = rf__tag_at(p->doc, i, RF__C_SAY_VERB);
        bool verb = said ? say && say->entry->form != RF__ING
                         : say || rf__is_finite(p->doc, i) || rf__ends_as_past(p->doc, i);
        rf__function before = i > p->from ? rf__small_word(p->doc, i - 1) : RF__F_NONE;
        bool passive = before == RF__F_BE || before == RF__F_BEEN;
        if (passive && !said)
            return false; /* "they were held and released" */
        if (!verb || passive || p->doc->tokens[i].flags & RF__CAPITAL ||
            !subject_at(p, i, false, ret))
            continue;
        if (!said || (is_named(ret) && rf__small_word(p->doc, ret->phrase.from) != RF__F_OF))
            return is_named(ret);
    }
    return false;
}

/* "The firm surveyed the town and concluded that", "The army put the number of people held at 10
 * and claimed that": who reported before, else who did something. */
static bool subject_of_pair(const rf__cue_place *p, uint32_t joint, uint32_t verb, rf__who *ret) {
    if (!subject_back(p, joint, true, ret) && !subject_back(p, joint, false, ret) &&
        !rf__opening_subject(p, joint, verb, ret))
        return false;
    for (uint32_t i = ret->phrase.from; i < ret->phrase.to && !ret->person.to; i++)
        if (p->doc->tokens[i].kind == RF__NUMERAL && !rf__tag_over(p->doc, i, RF__C_ORGANISATION))
            return false;                       /* "More than 2,100 volunteers came and gave" */
    ret->phrase = (rf__span){joint, joint + 1}; /* the first verb tells something else */
    return true;
}

/* The plain noun before a relative word at `who`: one who speaks, whoever it is. */
static void person_of_relative(const rf__cue_place *p, uint32_t who, uint32_t to, rf__who *ret) {
    uint32_t noun = phrase_start(p, who);
    rf__function article = rf__small_word(p->doc, noun);
    ret->kind = RF__WHO_ORGANISATION;
    ret->phrase.to = to;
    ret->organisation = (rf__span){noun + (article == RF__F_A || article == RF__F_THE), who};
}

/* pair: the verb may share its subject with one before it. */
static bool subject_at(const rf__cue_place *p, uint32_t verb, bool pair, rf__who *ret) {
    uint32_t last = verb;
    bool ends = subject_end(p, verb, &last);
    rf__function joint = last < verb ? rf__small_word(p->doc, last) : RF__F_NONE;
    if (joint == RF__F_AND || joint == RF__F_BUT)
        return pair && subject_of_pair(p, last, verb, ret);
    if (!ends)
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
        return rf__named_in_quotes(p, last, ret);
    }
    if (rf__small_word(p->doc, last) == RF__F_WHO ||
        rf__small_word(p->doc, last) == RF__F_WHICH) { /* "Hana Idris, a nurse, who said" */
        uint32_t before = last > p->from && rf__cue_punct(p, last - 1) == ',' ? last - 1 : last;
        if (before > p->from && rf__cue_punct(p, before - 1) == ')' &&
            !skip_parenthesis(p, before - 1, &before)) /* "the Flood Agency (FA), which said" */
            return false;
        if (before <= p->from)
            return false;
        /* "the governor, Hana Idris, who said" */
        if (before < last && p->doc->tokens[last].function == RF__F_WHO &&
            subject_with_apposition(p, before, ret) && ret->person.to && ret->role.to)
            return true;
        *ret = rf__who_before(p, before);
        *ret = extend_back(p, *ret);
        return rf__can_speak(ret);
    }
    rf__function pronoun = rf__small_word(p->doc, to - 1); /* "told the agency | she feared" */
    bool behind_noun = to > p->from + 1 && rf__cue_word(p, to - 2) && /* "Since the war it has" */
                       rf__small_word(p->doc, to - 2) == RF__F_NONE && !is_said(p, to - 2);
    bool he = pronoun == RF__F_HE || pronoun == RF__F_SHE || pronoun == RF__F_THEY ||
              (pronoun == RF__F_IT && behind_noun);
    uint32_t start = he ? to - 1 : phrase_start(p, to);
    uint32_t aside = rf__aside_of_saying(p, start); /* "The mayor, while confirming it, said" */
    if (aside && rf__cue_punct(p, aside) == ',')
        return subject_with_apposition(p, aside, ret);
    if (aside) {
        *ret = rf__who_before(p, aside);
        ret->phrase.to = last + 1;
        return rf__can_speak(ret);
    }
    /* "the Operations Centre (EOC) of Tora said" */
    rf__function of = rf__small_word(p->doc, start);
    if (mark != ')' && start > p->from && rf__cue_punct(p, start - 1) == ')' &&
        (of == RF__F_OF || of == RF__F_IN || of == RF__F_FOR) &&
        p->doc->tokens[to - 1].flags & RF__CAPITAL && skip_parenthesis(p, start - 1, &open)) {
        to = open;
        start = phrase_start(p, to);
    }
    /* "the World Food Programme (WFP) Sudan said": the branch of a country */
    if (mark != ')' && start > p->from && rf__cue_punct(p, start - 1) == ')' && to - start <= 2 &&
        is_place(p, (rf__span){start, to}) && skip_parenthesis(p, start - 1, &open)) {
        to = open;
        start = phrase_start(p, to);
    }
    rf__function lead = start > p->from + 1 ? rf__small_word(p->doc, start - 1) : RF__F_NONE;
    bool relative = (lead == RF__F_WHO || lead == RF__F_WHICH || lead == RF__F_THAT) &&
                    (!rf__tag_at(p->doc, start - 2, RF__C_SAY_VERB) ||
                     rf__tag_at(p->doc, start - 2, RF__C_ORG_WORD) ||
                     (lead == RF__F_WHO && rf__tag_at(p->doc, start - 2, RF__C_ROLE))) &&
                    !rf__tag_at(p->doc, start - 2, RF__C_SAY_NOUN) && rf__cue_word(p, start - 2) &&
                    !(rf__is_any_preposition(rf__small_word(p->doc, start - 2)) &&
                      rf__cue_has_number(p, verb)); /* "for which the ministry gave 5 dead" */
    /* "an attack that the county health ministry said | killed 20": put in, it speaks itself */
    bool put_in = relative && lead != RF__F_WHO && rf__is_finite(p->doc, verb + 1);
    if (relative && !put_in &&
        to - start >=
            (lead == RF__F_WHO ? 2 : 3)) { /* "a councillor who toured the place put it at" */
        *ret = rf__who_before(p, start - 1);
        ret->phrase.to = last + 1;
        if (lead == RF__F_WHO && !rf__can_speak(ret)) /* "a man who fled the town said" */
            person_of_relative(p, start - 1, last + 1, ret);
        return rf__can_speak(ret);
    }
    /* "a firm that flew helicopters for the police says": the verb of the relative clause is before
     * the phrase */
    uint32_t that = start > p->from + 3 && rf__is_finite(p->doc, start - 1) ? start - 2 : 0;
    rf__function link = that ? rf__small_word(p->doc, that) : RF__F_NONE;
    if ((link == RF__F_THAT || link == RF__F_WHO || link == RF__F_WHICH) &&
        rf__cue_word(p, that - 1) &&
        (!rf__tag_at(p->doc, that - 1, RF__C_SAY_VERB) ||
         (link == RF__F_WHO && rf__tag_at(p->doc, that - 1, RF__C_ROLE)))) {
        *ret = rf__who_before(p, that);
        ret->phrase.to = last + 1;
        if (rf__can_speak(ret))
            return true;
        if (link == RF__F_WHO && to - start <= 3 && is_place(p, (rf__span){start, to})) {
            person_of_relative(p, that, last + 1, ret); /* "a man who fled Gorsk" */
            return true;
        }
    }
    uint32_t noun = noun_of_relative(p, start);
    if (noun) {
        *ret = rf__who_before(p, noun);
        ret->phrase.to = last + 1;
        const rf__tag *people = rf__tag_over(p->doc, noun - 1, RF__C_NOUN);
        bool one = !rf__can_speak(ret) && ret->organisation.to == noun && people &&
                   people->entry->unit == RF_PEOPLE;
        if (one) /* "women who had stayed behind", not "a couple from Gorsk who" */
            person_of_relative(p, noun, last + 1, ret);
        if (rf__can_speak(ret))
            return true;
    }
    *ret = he ? rf__who_read(p->doc, start, to)
              : first_of_list(p, extend_back(p, before_places(p, rf__who_before(p, to))));
    if (mark == ')' && ret->kind == RF__WHO_PERSON && !ret->person.to &&
        rf__names_office(p, ret->role.to, to,
                         last)) { /* no person, but what the office is called */
        ret->kind = RF__WHO_ORGANISATION;
        ret->organisation = (rf__span){ret->role.from, to};
    }
    ret->phrase.to = last + 1;
    if (relative && !rf__is_finite(p->doc, verb + 1) && lead != RF__F_WHO)
        return false; /* "the truce that the government declared on Monday" */
    return ret->kind != RF__WHO_NOBODY && !is_anonymous(p, ret, last);
}

/* "a father the agency spoke with said", "a woman MSF met in Gorsk said": the noun that a clause
 * without a relative word tells of. */
static bool subject_told_to(const rf__cue_place *p, uint32_t verb, rf__who *ret) {
    enum { REACH = 7 };
    rf__function last = verb > p->from ? rf__small_word(p->doc, verb - 1) : RF__F_NONE;
    if (!(p->sentence->classes & RF__BIT(RF__C_ORGANISATION)) || last == RF__F_THE ||
        last == RF__F_A || p->doc->tokens[verb].flags & RF__CAPITAL)
        return false; /* "in a post" */
    for (uint32_t i = verb; i-- > p->from + 1 && verb - i <= REACH;) {
        if (p->doc->tokens[i].kind == RF__PUNCT)
            return false;
        const rf__tag *name = rf__tag_at(p->doc, i, RF__C_ORGANISATION);
        const rf__tag *told = name ? rf__tag_at(p->doc, i + name->n, RF__C_SAY_VERB) : NULL;
        uint32_t met = name ? i + name->n : verb;
        if (!name || met >= verb || (!told && !rf__ends_as_past(p->doc, met)) ||
            p->doc->tokens[met].flags & RF__CAPITAL)
            continue;
        uint32_t noun = rf__noun_before_name(p, i);
        if (!noun)
            return false;
        uint32_t start = phrase_start(p, noun);
        for (uint32_t k = start; k < noun; k++) /* not "the agency for refugees, Norland said" */
            if (rf__is_any_preposition(rf__small_word(p->doc, k)))
                return false;
        *ret = (rf__who){.phrase = {start, verb}};
        person_of_relative(p, noun, verb, ret);
        return ret->organisation.to > ret->organisation.from;
    }
    return false;
}

/* "The agency quoted [residents] as saying", "[The mayor] was quoted by a paper as saying": who
 * said it, for the words at a token; false: nobody is quoted. */
static bool subject_quoted(const rf__cue_place *p, uint32_t as, rf__who *ret) {
    enum { REACH = 20 };
    if (rf__small_word(p->doc, as) != RF__F_AS)
        return false;
    for (uint32_t i = as; i-- > p->from + 1 && as - i <= REACH;) {
        const rf__tag *verb = rf__tag_at(p->doc, i, RF__C_SAY_VERB);
        if (!rf__is_kind(verb, "quotes"))
            continue;
        uint32_t at = i;
        while (at > p->from + 1 &&
               rf__is_kind(rf__tag_at(p->doc, at - 1, RF__C_SAY_NOUN), "between"))
            at--;
        rf__function aux = rf__small_word(p->doc, at - 1);
        if (aux == RF__F_BE || aux == RF__F_BEEN) {
            rf__who who;
            bool is = subject_at(p, at - 1 - (aux == RF__F_BEEN && at > p->from + 2), false, &who);
            who.phrase.to = as;
            *ret = who;
            return is && rf__can_speak(ret);
        }
        uint32_t end;
        *ret = rf__read_after(p, i + 1, &end);
        if (!rf__can_speak(ret) && ret->organisation.to > ret->organisation.from)
            ret->kind = RF__WHO_ORGANISATION;
        ret->phrase = (rf__span){phrase_start(p, i), as};
        return rf__can_speak(ret);
    }
    return false;
}

bool rf__subject_before(const rf__cue_place *p, uint32_t verb, rf__who *ret) {
    if (rf__small_word(p->doc, verb) == RF__F_AS) /* "as saying" */
        return subject_quoted(p, verb, ret);
    return subject_told_to(p, verb, ret) || subject_at(p, verb, true, ret);
}
