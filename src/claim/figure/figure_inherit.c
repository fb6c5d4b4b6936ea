/* What has no trigger of its own takes one from a number beside it: a parenthetical, a part
 * ("including 12 children"), the next item of a list, the older value of a comparison. */
#include "claim/figure/figure_maker.h"

#include <string.h>

typedef rf__made made;
typedef rf__maker maker;

/* "25 dead (two confirmed and 23 awaiting tests)": a further part in the brackets of the number
 * before. Returns the whole, or -1. */
static int32_t whole_of_bracket(const maker *m, uint32_t i) {
    const made *own = &m->made[i];
    const made *before = i ? &m->made[i - 1] : NULL;
    if (!before || before->parent < 0 || own->link.score >= RF__LEAST_SCORE ||
        rf__quantity_at(m, i - 1)->paren_of < 0)
        return -1;
    for (uint32_t t = before->phrase.start; t < own->phrase.start; t++)
        if (m->doc->tokens[t].punct == ')' || m->doc->tokens[t].punct == '(')
            return -1;
    return before->parent;
}

/* "a fall on the previous week (2,400)": a bare number in brackets behind a time. */
static bool is_of_time(const maker *m, const made *own) {
    const rf__sentence *s = m->sentence;
    if (!rf__in_brackets(m, own) || own->phrase.head || own->phrase.head_token != UINT32_MAX ||
        m->doc->tokens[own->phrase.end].punct != ')')
        return false;
    for (uint32_t i = s->time; i < s->time + s->n_times; i++)
        if (m->doc->times[i].token + m->doc->times[i].n_tokens == own->phrase.start - 1)
            return true;
    return false;
}

/* "the dead were in Valencia (211)" */
static bool names_those(const maker *m, const rf__trigger *t) {
    return t->pattern == RF__P_COUNTED ||
           (t->pattern == RF__P_ADJECTIVE && t->token > m->sentence->token &&
            (rf__function_at(m->doc, t->token - 1) == RF__F_THE ||
             rf__function_at(m->doc, t->token - 1) == RF__F_POSSESSIVE) &&
            !(t->entry->flags & RF__NEEDS_NOUN));
}

/* "Refugees are hosted by Cameroon (346,061 individuals)": people named before without a number. */
static bool take_named(maker *m, uint32_t i) {
    made *own = &m->made[i];
    for (uint32_t t = m->n_triggers; t-- > 0;) {
        const rf__trigger *trigger = &m->triggers[t];
        bool named =
            trigger->pattern == RF__P_COUNTED || /* "worst affected are Leyte (900 ...)" */
            (trigger->pattern == RF__P_ADJECTIVE && trigger->entry->indicator == RF_IN_NEED);
        bool fled = trigger->entry->class == RF__C_VERB && rf__is_behind_place(m, own) &&
                    trigger->entry->flags & RF__SUBJECT && /* "they fled to Homs (211) and" */
                    (trigger->entry->indicator == RF_DISPLACED ||
                     trigger->entry->indicator == RF_CROSSED_BORDER);
        named |= fled ||
                 (trigger->pattern == RF__P_TOLL && !trigger->asks &&
                  (rf__is_of_place(m, own) || is_of_time(m, own))) ||
                 names_those(m, trigger) || /* "displacement is highest in Leyte (900 ...)" */
                 (trigger->pattern == RF__P_NOUN_OF && trigger->entry->indicator == RF_DISPLACED);
        if (trigger->token >= own->phrase.start ||
            (trigger->entry->class != RF__C_TRIGGER && !fled && trigger->pattern != RF__P_TOLL) ||
            !named || trigger->entry->flags & RF__WEAK)
            continue;
        rf_unit unit;
        rf_indicator indicator =
            rf__resolve(m->doc, trigger, &own->phrase, rf__quantity_at(m, i), &unit);
        if (!indicator)
            continue;
        rf__take_trigger(own, trigger, (int32_t)t, 0.55, indicator, unit);
        return true;
    }
    return false;
}

/* "listed the dead of the first day: | 16 at the market": a bare number behind a colon. */
static bool is_behind_colon(const maker *m, const made *own) {
    rf__function f = rf__function_at(m->doc, own->phrase.end);
    return own->phrase.start > m->sentence->token && rf__is_bare(own) &&
           m->doc->tokens[own->phrase.start - 1].punct == ':' &&
           (f == RF__F_AT || f == RF__F_IN || f == RF__F_ON || f == RF__F_NEAR || f == RF__F_FROM ||
            f == RF__F_BY);
}

/* "reached 210,000 people out of 600,000 planned", "18 per cent of the annual target of 1.3
 * million": those whom aid was to reach. */
static bool take_target(maker *m, uint32_t i, int32_t before) {
    const made *own = &m->made[i];
    const rf__tag *modal = NULL;
    for (uint32_t back = 0; back < 6 && own->phrase.start >= m->sentence->token + back; back++) {
        const rf__tag *tag = rf__tag_at(m->doc, own->phrase.start - back, RF__C_MODAL);
        if (tag && tag->token + tag->n == own->phrase.start)
            modal = tag;
    }
    const rf__quantity *q = rf__quantity_at(m, i);
    if (!modal)
        modal = rf__tag_at(m->doc, q->token + q->n_tokens, RF__C_MODAL);
    return before >= 0 && modal && modal->entry->code == RF_PLANNED &&
           own->link.score < RF__LEAST_SCORE && m->made[before].link.indicator == RF_AID &&
           m->made[before].link.unit != RF_VEHICLES && rf__take(m, i, &m->made[before], -1, 0.6);
}

/* "180,000 were told to leave Nowshera and 75,000 ...": behind the verb and what it asks for. */
static uint32_t end_of_verb(const made *from, uint32_t limit) {
    uint32_t end = from->phrase.end;
    bool state = from->link.relation == RF__R_AFTER; /* "have yet to be found: six in Gorsk" */
    if (from->has_trigger && (from->link.relation == RF__R_SUBJECT || state) &&
        from->trigger.token >= end) {
        const rf__trigger *t = &from->trigger;
        end = t->token + t->n;
        if (t->complement != UINT32_MAX && t->complement >= end && t->complement < limit)
            end = t->complement + t->n_complement;
    }
    return end < limit ? end : from->phrase.end;
}

/* "9, [including six children,] in Homs" */
static uint32_t behind_parts(const rf__doc *doc, uint32_t at, uint32_t end) {
    enum { LONGEST = 10 };
    if (doc->tokens[at].punct != ',' || rf__function_at(doc, at + 1) != RF__F_INCLUDING)
        return at;
    for (uint32_t i = at + 2; i < end && i < at + LONGEST; i++)
        if (doc->tokens[i].punct == ',')
            return i + 1;
    return at;
}

/* "Twelve died in Homs and 3 in Hama; 40 were wounded": a bare number and a place, after a figure
 * told in full. */
static bool is_elliptical(const maker *m, uint32_t i, int32_t before) {
    const made *own = &m->made[i];
    uint32_t end = m->sentence->token + m->sentence->n_tokens;
    uint32_t behind = behind_parts(m->doc, own->phrase.end, end);
    rf__function f = rf__function_at(m->doc, behind);
    bool cause = f == RF__F_BY && before >= 0 && m->made[before].has_trigger &&
                 m->made[before].trigger.voice == RF__PASSIVE; /* "and 8,000 by drought" */
    return before >= 0 && !own->phrase.head && own->phrase.head_token == UINT32_MAX &&
           (f == RF__F_IN || f == RF__F_AT || f == RF__F_NEAR || cause) &&
           own->phrase.end + 1 < end && m->made[before].phrase.end < own->phrase.start &&
           (rf__may_continue(m, m->made[before].phrase.end, own->phrase.start) ||
            (cause && rf__may_continue(m, end_of_verb(&m->made[before], own->phrase.start),
                                       own->phrase.start)) ||
            m->doc->tokens[own->phrase.start - 1].punct ==
                '_'); /* "900 homes were hit - 15 in Ghor" */
}

/* "17 suspected cases: Tarsa (8), Gorsk (7)", "Of these cases 130 are confirmed": who is ill is
 * none of those that the sentence before counts. */
static bool tells_cases(const maker *m) {
    for (uint32_t i = m->sentence->token; i < m->sentence->token + m->sentence->n_tokens; i++)
        if (rf__is_kind(rf__tag_at(m->doc, i, RF__C_MEASURE), "cases"))
            return true;
    return false;
}

/* "5,580 individuals displaced" on one line, "1,240 households" on the next. */
static bool take_from_line_before(maker *m, uint32_t i) {
    made *own = &m->made[i];
    uint32_t block = m->sentence->block;
    if (i || !own->phrase.head || own->phrase.head->entry->class != RF__C_NOUN ||
        own->link.score >= RF__LEAST_SCORE || !m->last.has_trigger ||
        m->last_in + 1 != m->sentence_index || m->doc->sentences[m->last_in].block == block ||
        own->phrase.start != m->sentence->token ||
        own->phrase.end < m->sentence->token + m->sentence->n_tokens)
        return false;
    int unit = own->phrase.head->entry->unit;
    bool measures = (unit == RF_HOUSEHOLDS && m->last.link.unit == RF_PEOPLE) ||
                    (unit == RF_PEOPLE && m->last.link.unit == RF_HOUSEHOLDS);
    /* "9,500 women" under "34,622 fatalities" */
    bool group = own->phrase.groups && m->last.link.unit == RF_PEOPLE &&
                 rf__counts_people(m->last.link.indicator);
    return (group || (measures && !own->phrase.groups)) && rf__take(m, i, &m->last, -1, 0.6);
}

/* "Deaths: 88 (Male 41, Female 19)": the group stands before the number, in a bracket behind the
 * figure that is parted. */
static bool take_labelled_group(maker *m, uint32_t i) {
    made *own = &m->made[i];
    uint32_t at = own->phrase.start, open;
    int32_t whole = rf__linked_before(m, i);
    if (at < m->sentence->token + 2 || own->phrase.head || whole < 0)
        return false;
    uint32_t noun_at = at - 1 - (m->doc->tokens[at - 1].punct == ':');
    const rf__tag *noun = rf__tag_at(m->doc, noun_at, RF__C_NOUN);
    if (!noun || !noun->entry->groups || noun->n > 1)
        return false;
    for (open = noun_at; open > m->sentence->token && m->doc->tokens[open].punct != '('; open--)
        if (m->doc->tokens[open].punct == ')')
            return false;
    while (whole > 0 && m->made[whole].parent >= 0)
        whole = m->made[whole].parent;
    if (m->made[whole].phrase.end != open || !rf__take(m, i, &m->made[whole], whole, 0.7))
        return false;
    own->phrase.groups = noun->entry->groups;
    return true;
}

/* "nearly half (717,000) are sheltering": the number behind its share counts what the word tells,
 * and is no share. */
static void count_of_share(maker *m, uint32_t i, const made *share) {
    made *own = &m->made[i];
    rf_unit unit = RF_NO_UNIT;
    rf_indicator v = share->has_trigger ? rf__resolve(m->doc, &share->trigger, &own->phrase,
                                                      rf__quantity_at(m, i), &unit)
                                        : RF_NO_INDICATOR;
    own->link = (rf__link){.trigger = -1};
    if (!v || v == RF_SHARE)
        return;
    rf__take_trigger(own, &share->trigger, share->link.trigger, 0.6, v, unit);
}

/* "12 died and hundreds | fell ill": a form that is nothing but a past. */
static bool is_only_past(const rf__doc *doc, uint32_t i) {
    bool past = false;
    for (uint32_t g = doc->tokens[i].first_tag; g < doc->tokens[i + 1].first_tag; g++)
        if (doc->tags[g].class == RF__C_VERB) {
            past |= doc->tags[g].entry->form == RF__PAST;
            if (doc->tags[g].entry->form != RF__PAST)
                return false;
        }
    return past && !rf__tag_at(doc, i, RF__C_NOUN);
}

/* "killed 17, with some 700 rescue workers expecting more": behind "with", what they are doing. */
static bool is_busy(const maker *m, const made *own, uint32_t behind) {
    enum { WORDS = 4 };
    if (own->phrase.start <= m->sentence->token ||
        rf__function_at(m->doc, own->phrase.start - 1) != RF__F_WITH)
        return false;
    for (uint32_t i = behind; i < behind + WORDS && rf__is_word(m->doc, i); i++) {
        if (rf__function_at(m->doc, i))
            return false;
        if (i > behind && rf__ends_as(m->doc, i, RF__END_ING) &&
            !rf__tag_at(m->doc, i, RF__C_TRIGGER))
            return true;
    }
    return false;
}

/* "and 100 hideouts destroyed": a noun that no list knows, with a verb of its own. */
static bool is_done_to_thing(const rf__doc *doc, uint32_t noun) {
    const rf__token *t = &doc->tokens[noun];
    const uint64_t known = RF__BIT(RF__C_NOUN) | RF__BIT(RF__C_VERB) | RF__BIT(RF__C_TRIGGER) |
                           RF__BIT(RF__C_FUNCTION) | RF__BIT(RF__C_DIRECTION);
    const rf__tag *verb = rf__tag_at(doc, noun + 1, RF__C_VERB);
    int v = verb ? verb->entry->indicator : 0;
    return t->kind == RF__WORD && !(t->over & known) && !(t->flags & RF__CAPITAL) && verb &&
           rf__ends_as_past(doc, noun + 1) && v != RF_KILLED && v != RF_INJURED &&
           v != RF_MISSING && !rf__tag_at(doc, noun + 2, RF__C_NOUN);
}

/* "and 900 pupils lost a year of lessons": a verb with an object of its own; "after two tested
 * positive": one that the lexicon lacks, of a bare number. */
static bool does_something(const maker *m, uint32_t at) {
    const made *own = &m->made[at];
    const rf__quantity *q = rf__quantity_at(m, at);
    if (is_busy(m, own, q->token + q->n_tokens))
        return true;
    uint32_t i = own->phrase.head ? own->phrase.end : q->token + q->n_tokens, n;
    bool apposed = own->phrase.start > m->sentence->token && m->doc->tokens[i].punct == ',' &&
                   m->doc->tokens[own->phrase.start - 1].punct == ',';
    if (apposed && rf__ends_as_past(m->doc, i + 1))
        return true; /* "the rest, 870, walked out" */
    const rf__tag *verb = rf__tag_at(m->doc, i, RF__C_VERB);
    const rf__token *t = &m->doc->tokens[i];
    if (own->phrase.head && rf__is_asked_for(m->doc, i, "only_threatened", &n))
        return true; /* "burned 150 homes, and 2,500 homes remain threatened" */
    bool known = t->classes & (RF__BIT(RF__C_VERB) | RF__BIT(RF__C_TRIGGER) | RF__BIT(RF__C_NOUN) |
                               RF__BIT(RF__C_MODAL) | RF__BIT(RF__C_SAY_VERB));
    bool adjective = rf__tag_at(m->doc, i + 1, RF__C_NOUN) != NULL; /* "two masked men" */
    if (!own->phrase.head && (is_only_past(m->doc, i) || is_done_to_thing(m->doc, i)))
        return true;
    if (!own->phrase.head)
        return rf__ends_as_past(m->doc, i) && !known && !adjective && !(t->flags & RF__CAPITAL);
    rf__function f = rf__function_at(m->doc, i + (verb ? verb->n : 1));
    return (verb || rf__ends_as_past(m->doc, i)) &&
           (f == RF__F_THE || f == RF__F_A || f == RF__F_ITS || f == RF__F_THEIR) &&
           i + 1 < m->sentence->token + m->sentence->n_tokens;
}

/* "from 2,010 families were taken to 41 centres", "160 bodies from three mass graves", "in 45
 * schools and six dormitories": of a noun that is not known, behind a word for where. */
static bool tells_where(const maker *m, uint32_t i) {
    const made *own = &m->made[i];
    if (own->phrase.head || own->phrase.head_token == UINT32_MAX || own->phrase.start < 2)
        return false;
    rf__function f = rf__function_at(m->doc, own->phrase.start - 1);
    if (f == RF__F_THE) /* "in the three northern states" */
        f = rf__function_at(m->doc, own->phrase.start - 2);
    if (f == RF__F_AND && i && m->made[i - 1].phrase.end + 1 == own->phrase.start)
        return m->made[i - 1].phrase.head && !m->made[i - 1].link.indicator;
    return f == RF__F_TO || f == RF__F_IN || f == RF__F_AT || f == RF__F_INTO ||
           f == RF__F_ACROSS || f == RF__F_FROM;
}

/* "310 casualties in May (90 killed, 220 injured) and 140 in June": a bare number behind the
 * brackets of a sum goes on with the sum; -1: no such brackets stand before it. */
static int32_t sum_of_bracket(const maker *m, uint32_t i, int32_t before) {
    const made *own = &m->made[i], *last = &m->made[before];
    uint32_t close = last->phrase.end;
    if (last->has_trigger && last->trigger.token >= close)
        close = last->trigger.token + last->trigger.n;
    if (own->phrase.head || own->phrase.of_pronoun || close >= own->phrase.start ||
        m->doc->tokens[close].punct != ')')
        return -1;
    for (int32_t j = before; j-- > 0;)
        if (m->made[j].link.indicator == RF_CASUALTIES)
            return j;
    return -1;
}

/* "410 displaced people (92 families) in Sebba, 28 in Sampa": behind a bracket the number goes on
 * with what stood before it. Returns the number to take from. */
static int32_t out_of_bracket(const maker *m, uint32_t i, int32_t before) {
    const made *own = &m->made[i];
    const rf__quantity *q = before >= 0 ? rf__quantity_at(m, (uint32_t)before) : NULL;
    int32_t sum = q && q->paren_of < 0 ? sum_of_bracket(m, i, before) : -1;
    if (sum >= 0)
        return sum;
    if (!q || q->paren_of < 0 || (uint32_t)q->paren_of < m->sentence->quantity ||
        own->phrase.head || own->phrase.of_pronoun)
        return before;
    uint32_t whole = (uint32_t)q->paren_of - m->sentence->quantity,
             end = m->made[before].phrase.end;
    return end < own->phrase.start && m->doc->tokens[end].punct == ')' &&
                   m->made[whole].link.indicator && rf__quantity_at(m, whole)->kind == RF__Q_COUNT
               ? (int32_t)whole
               : before;
}

/* "nine were under the age of 12" */
static bool tells_age(const maker *m, uint32_t i) {
    const made *own = &m->made[i];
    return !own->phrase.head && own->link.score < RF__LEAST_SCORE &&
           rf__is_kind(rf__tag_at(m->doc, own->phrase.end + 1, RF__C_NUMBER_NAME), "age");
}

/* "of whom 28 were traders and two were nurses": behind a part another one, of which no deed is
 * told ("and two were released"). */
static bool is_next_part(const maker *m, uint32_t i, int32_t before) {
    const made *own = &m->made[i], *part = &m->made[before];
    return part->parent >= 0 && part->parent < before && !own->phrase.head &&
           own->link.score < RF__LEAST_SCORE &&
           rf__function_at(m->doc, own->phrase.start - 1) == RF__F_AND &&
           !rf__ends_as_past(m->doc, own->phrase.end + 1) &&
           rf__may_continue(m, part->phrase.end, own->phrase.start);
}

/* "498 children, and likely [hundreds more], died, including 24 babies": an insertion behind the
 * number that the parts belong to. */
static bool is_more(const maker *m, int32_t i) {
    const rf__phrase *p = &m->made[i].phrase;
    const rf__token *tokens = m->doc->tokens;
    int32_t first = rf__linked_before(m, (uint32_t)i);
    return first >= 0 && p->end && rf__function_at(m->doc, p->end - 1) == RF__F_MORE &&
           m->made[first].link.indicator == m->made[i].link.indicator &&
           (tokens[p->end].punct == ',' || tokens[p->end].punct == '_' ||
            tokens[p->end].punct == ')');
}

/* "and some 360 in Velm IDP camp": the bare number's only word is the camp where they are, which
 * has a name. */
static bool in_named_camp(const maker *m, const made *own) {
    if (own->phrase.head || !own->has_trigger || own->trigger.pattern != RF__P_STATE ||
        !(own->trigger.entry->flags & RF__CAMP) || own->trigger.token != own->phrase.end)
        return false;
    return m->doc->tokens[own->trigger.token + 1].flags & RF__CAPITAL;
}

/* "rose to 11, [as 1,500 people in six states remain] without power": a clause of its own. */
static bool begins_clause_of_as(const maker *m, const made *own) {
    uint32_t at = own->phrase.start, first = m->sentence->token;
    return at >= first + 2 && own->phrase.head && rf__function_at(m->doc, at - 1) == RF__F_AS &&
           m->doc->tokens[at - 2].punct == ',';
}

/* "in 12 centres in Gorsk (hosting 4,464), [eight] in Tarsa": behind the bracket the list goes on
 * with what is no people. */
static bool counts_places_again(const maker *m, uint32_t i, int32_t before) {
    const made *own = &m->made[i];
    if (before < 1 || own->phrase.head || own->phrase.of_pronoun || rf__in_brackets(m, own) ||
        !rf__is_behind_bracket(m, own, &m->made[before]))
        return false;
    const made *first = &m->made[before - 1];
    const rf__tag *head = first->phrase.head;
    return !first->link.indicator && head && head->entry->class == RF__C_NOUN &&
           (head->entry->unit == RF_FACILITIES || head->entry->unit == RF_PLACES);
}

/* ---- the steps ---- */

/* A number that may take from another. */
typedef struct heir {
    maker *m;
    uint32_t i;
    made *own;
    const rf__quantity *q;
    int32_t before; /* the number before it in the sentence that counts something, or -1 */
    bool part;      /* "of whom", "including" stand before it */
    bool ill;       /* the sentence tells cases of a disease */
    bool last;      /* the sentence before told one that it may go on with */
} heir;

/* Each step looks at one thing; true: it has taken, or takes nothing. */

static bool take_before(const heir *h, double score) {
    return h->before >= 0 && rf__take(h->m, h->i, &h->m->made[h->before], h->before, score);
}

static bool take_last(const heir *h, double score) {
    return rf__take(h->m, h->i, &h->m->last, -1, score);
}

static bool is_weak(const heir *h) { return h->own->link.score < RF__LEAST_SCORE; }

static bool counts_else(heir *h) {
    maker *m = h->m;
    if (h->own->phrase.measured || rf__only_speak(m, h->i) || begins_clause_of_as(m, h->own))
        return true;
    if (counts_places_again(m, h->i, h->before) || rf__counts_other_sort(m, h->i, h->before))
        h->own->phrase.measured = true;
    return h->own->phrase.measured || rf__take_checked(m, h->i, h->before) ||
           rf__take_attacked(m, h->i) || rf__take_from_measure_behind(m, h->i);
}

static bool by_share(heir *h) {
    if (rf__is_all_but(h->m, h->i)) {
        if (!h->own->phrase.head)
            take_before(h, 0.6);
        return true;
    }
    if (h->q->kind == RF__Q_SHARE)
        rf__inherit_share(h->m, h->i, h->before, h->part, h->last);
    return h->q->kind == RF__Q_SHARE;
}

/* What is linked well takes nothing, but for camps ("and in the Tarsa camp 300"). */
static bool by_own_words(heir *h) {
    maker *m = h->m;
    uint32_t i = h->i;
    if (in_named_camp(m, h->own) && is_elliptical(m, i, h->before) && h->before >= 0 &&
        m->made[h->before].link.indicator != RF_IN_RELIEF_CAMP && take_before(h, 0.6))
        return true;
    return h->own->link.score >= RF__SURE_SCORE || rf__take_from_next(m, i) ||
           rf__take_from_measure_before(m, i) || take_labelled_group(m, i) ||
           take_from_line_before(m, i);
}

static bool by_place_or_time(heir *h) {
    maker *m = h->m;
    return rf__take_of_place(m, h->i, h->before) || rf__take_word_before(m, h->i) ||
           rf__take_of_bracket_before(m, h->i, h->before) ||
           (h->before >= 0 && is_of_time(m, h->own) &&
            rf__take(m, h->i, &m->made[h->before], -1, 0.6));
}

/* "900 people (180 families)" */
static bool by_bracket(heir *h) {
    maker *m = h->m;
    if (h->q->paren_of >= 0 && (uint32_t)h->q->paren_of >= m->sentence->quantity) {
        uint32_t j = (uint32_t)h->q->paren_of - m->sentence->quantity;
        bool linked = j < h->i && m->made[j].link.indicator && is_weak(h);
        if (linked && rf__quantity_at(m, j)->kind == RF__Q_SHARE) {
            count_of_share(m, h->i, &m->made[j]);
            return true;
        }
        if (linked && rf__take(m, h->i, &m->made[j], (int32_t)j, 0.8))
            return true;
    }
    if (take_target(m, h->i, h->before))
        return true;
    int32_t whole = whole_of_bracket(m, h->i);
    if (whole >= 0 && rf__take(m, h->i, &m->made[whole], whole, 0.7))
        return true;
    bool apart = h->q->paren_of < 0 || m->doc->quantities[h->q->paren_of].kind == RF__Q_NOT;
    bool set_apart = rf__in_brackets(m, h->own) &&
                     (h->own->phrase.head || rf__is_of_place(m, h->own) || is_of_time(m, h->own));
    return apart && !h->ill && h->before < 0 && is_weak(h) &&
           (set_apart || is_behind_colon(m, h->own)) && take_named(m, h->i);
}

/* "killed 93 since May, besides | ten others": words that add others stand before. */
static bool is_besides(const maker *m, const made *own) {
    enum { LONGEST = 3 };
    uint32_t start = own->phrase.start, n;
    for (uint32_t t = start; t-- > m->sentence->token && t + LONGEST >= start;)
        if (rf__is_asked_for(m->doc, t, "besides", &n))
            return t + n == start;
    return false;
}

/* "nine were hurt, as were | three from the guard" */
static bool is_so_too(const maker *m, const made *own) {
    uint32_t start = own->phrase.start;
    if (start < m->sentence->token + 3 || rf__function_at(m->doc, start - 2) != RF__F_AS)
        return false;
    rf__function f = rf__function_at(m->doc, start - 1);
    return f == RF__F_BE || f == RF__F_DO || f == RF__F_HAVE;
}

/* "of whom 12 were children", "including 12 children" */
static bool by_part(heir *h) {
    maker *m = h->m;
    made *own = h->own;
    if (h->before >= 0) {
        const made *whole = &m->made[h->before];
        if (rf__opens_parts(m, own, whole) && take_before(h, 0.7))
            return true;
    }
    if (h->part && h->before > 0 && is_more(m, h->before))
        h->before = rf__linked_before(m, (uint32_t)h->before);
    /* "136,000 people in 22,000 families, of whom | 104,000": more than the families are */
    int32_t first = h->part && h->before > 0 ? rf__linked_before(m, (uint32_t)h->before) : -1;
    if (first >= 0 && h->q->low > rf__quantity_at(m, (uint32_t)h->before)->high &&
        h->q->low <= rf__quantity_at(m, (uint32_t)first)->high &&
        m->made[first].link.indicator == m->made[h->before].link.indicator)
        h->before = first;
    if (h->part && !own->phrase.groups)
        own->phrase.groups = rf__group_of_label(m, own);
    if (own->phrase.others && h->before >= 0 && is_weak(h) && is_besides(m, own) &&
        rf__take(m, h->i, &m->made[h->before], -1, 0.6))
        return true;
    bool so_too = is_so_too(m, own);
    own->phrase.others |= so_too;
    if (h->before >= 0 && is_weak(h) && so_too && rf__take(m, h->i, &m->made[h->before], -1, 0.7))
        return true;
    return (h->part && take_before(h, 0.78)) ||
           (h->before >= 0 && rf__in_families(m, own, &m->made[h->before]) && take_before(h, 0.75));
}

/* "214 culverts are gone, of which | 81 ...": parts of what the sentence itself tells of. */
static bool is_of_which(const maker *m, const made *own) {
    uint32_t first = m->sentence->token, at = own->phrase.start;
    at -= at > first && m->doc->tokens[at - 1].punct == ',';
    return at > first + 2 && rf__function_at(m->doc, at - 1) == RF__F_WHICH &&
           rf__function_at(m->doc, at - 2) == RF__F_OF;
}

/* "... killed 30. Of these 12": of those of the sentence before, where nothing else is counted
 * between. */
static bool by_last(heir *h) {
    maker *m = h->m;
    for (uint32_t j = 0; j < h->i; j++) {
        const rf__quantity *other = rf__quantity_at(m, j);
        h->last &= other->kind != RF__Q_COUNT && !m->made[j].phrase.measured;
    }
    if (h->part && h->before < 0 && is_of_which(m, h->own)) {
        h->own->none |= is_weak(h);
        return false;
    }
    bool taken = h->part && h->before < 0 && h->last && is_weak(h) && take_last(h, 0.6);
    if (taken && m->last.draft >= 0)
        h->own->told = m->last.draft; /* its flow is theirs */
    return taken;
}

static bool tells_movers(const made *of) {
    return of->link.indicator == RF_CROSSED_BORDER || of->link.indicator == RF_DISPLACED;
}

/* "Some 160,000 are in Norland": of those told right before. */
static bool by_being(heir *h) {
    maker *m = h->m;
    bool be = rf__function_at(m->doc, h->own->phrase.end) == RF__F_BE;
    bool are_in = be && !h->own->phrase.head && is_weak(h) &&
                  rf__function_at(m->doc, h->own->phrase.end + 1) == RF__F_IN;
    if (are_in && h->before < 0 && h->last && tells_movers(&m->last) && take_last(h, 0.55))
        return true;
    if (h->before < 0 && h->last && rf__is_confirmed(m, h->own) && take_last(h, 0.55))
        return true;
    const made *whole = h->before >= 0 ? &m->made[h->before] : NULL;
    if (be && whole && !h->own->phrase.head && is_weak(h) && rf__is_rest(m, h->i) &&
        whole->link.relation == RF__R_INHERITED && rf__hurts_people(whole->link.indicator) &&
        rf__take(m, h->i, whole, whole->parent, 0.6))
        return true; /* "four of them are confirmed, the remaining 54 are being verified" */
    if (are_in && whole && tells_movers(whole) && rf__take(m, h->i, whole, -1, 0.55))
        return true;
    return be && whole &&
           ((tells_age(m, h->i) && take_before(h, 0.6)) ||
            (is_next_part(m, h->i, h->before) && rf__take(m, h->i, whole, whole->parent, 0.6)));
}

/* "44 were rescued" says something of its own; "two were children" does not. */
static bool by_predicate(heir *h) {
    maker *m = h->m;
    made *own = h->own;
    rf__function next = rf__function_at(m->doc, own->phrase.end);
    if (next != RF__F_BE && next != RF__F_HAVE && next != RF__F_WILL)
        return false;
    uint32_t groups = own->phrase.groups, first = m->sentence->token;
    rf__take_predicate_group(m, h->i);
    bool blame = rf__tells_blame(m, own);
    bool nation =
        h->before >= 0 && m->made[h->before].parent < 0 && (rf__tells_nation(m, own) || blame);
    if (groups || (!own->phrase.groups && !nation))
        return true;
    bool parted = own->phrase.start > first && /* "killed nine; three were men" */
                  m->doc->tokens[own->phrase.start - 1].punct == ';';
    bool bare = own->phrase.head_token == UINT32_MAX && is_weak(h) && (!nation || blame);
    if (parted && bare && take_before(h, 0.6))
        return true;
    return h->before < 0 && h->last && bare && /* "A shell killed nine. Three were children." */
           own->phrase.start == first && rf__counts_people(m->last.link.indicator) &&
           take_last(h, 0.55);
}

/* "201 people died in Tarsa and in Gorsk, a city of 840,000, 17" */
static bool by_going_on(heir *h) {
    maker *m = h->m;
    made *own = h->own;
    uint32_t i = h->i, start = own->phrase.start, first = m->sentence->token;
    if (own->link.score < RF__SURE_SCORE - 0.1 && own->trigger.token > start &&
        is_elliptical(m, i, h->before) && take_before(h, 0.6))
        return true;
    if (!is_weak(h) || h->before < 0 ||
        (start > first && rf__function_at(m->doc, start - 1) == RF__F_BE))
        return true;
    int32_t beside = h->before;
    while (m->made[h->before].link.relation == RF__R_HOME_TO &&
           rf__linked_before(m, (uint32_t)h->before) >= 0)
        h->before = rf__linked_before(m, (uint32_t)h->before);
    const made *from = &m->made[h->before];
    bool plain = !own->phrase.head || own->phrase.head->entry->class == RF__C_NOUN;
    if (tells_where(m, i) || does_something(m, i))
        return true;
    bool dashed = start > first && /* "killed 30 - 20 in Gorsk and" */
                  m->doc->tokens[start - 1].punct == '_' && is_elliptical(m, i, beside);
    if (plain && (dashed || rf__may_continue(m, from->phrase.end, start) ||
                  rf__may_continue(m, end_of_verb(from, start), start)))
        return rf__take(m, i, from, beside, 0.6);
    if (own->phrase.groups || own->phrase.end < first + m->sentence->n_tokens) {
        uint32_t groups = own->phrase.groups; /* "(two were children)" */
        rf__take_predicate_group(m, i);
        if (own->phrase.groups && !groups)
            return take_before(h, 0.6);
    }
    return true;
}

void rf__inherit(maker *m, uint32_t i) {
    typedef bool step(heir * h);
    static step *const steps[] = {counts_else,  by_share,   by_own_words, by_place_or_time,
                                  by_bracket,   by_part,    by_last,      by_being,
                                  by_predicate, by_going_on};
    bool ill = tells_cases(m);
    heir h = {.m = m,
              .i = i,
              .own = &m->made[i],
              .q = rf__quantity_at(m, i),
              .before = out_of_bracket(m, i, rf__linked_before(m, i)),
              .part = rf__is_part(m, i),
              .ill = ill,
              .last = !ill && m->last.link.indicator && m->last_in + 1 >= m->sentence_index};
    for (size_t k = 0; k < sizeof steps / sizeof *steps; k++)
        if (steps[k](&h))
            return;
}
