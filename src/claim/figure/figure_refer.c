/* Numbers that refer back: "the 70", "those 47" are people counted in a sentence before, and a
 * number that is told to be a part of them counts what they count. */
#include "claim/figure/figure_maker.h"

typedef rf__made made;
typedef rf__maker maker;

/* The earlier figure that "the 70" means, or -1. */
static int32_t draft_meant(const maker *m, uint32_t i) {
    enum { REACH = 20 }; /* sentences */
    const rf__quantity *q = rf__quantity_at(m, i);
    const made *own = &m->made[i];
    uint32_t at = own->phrase.start;
    if (q->kind != RF__Q_COUNT || own->phrase.head || own->phrase.head_token != UINT32_MAX ||
        at < m->sentence->token + 1)
        return -1;
    rf__function f = rf__function_at(m->doc, at - 1);
    if (f != RF__F_THE && f != RF__F_THESE && f != RF__F_ALL)
        return -1;
    for (uint32_t d = m->doc->n_drafts; d-- > 0;) {
        const rf__draft *draft = &m->doc->drafts[d];
        if (draft->sentence + REACH < m->sentence_index)
            break;
        if (draft->claim.kind == RF_FIGURE && rf__counts_people(draft->claim.indicator) &&
            draft->claim.unit == RF_PEOPLE && draft->claim.low >= q->low &&
            draft->claim.high <= q->high)
            return (int32_t)d;
    }
    return -1;
}

/* verb: a verb behind the number tells what it did ("of the 70, ten were released"), so that only
 * a number without one is taken. */
static void take_draft(maker *m, uint32_t part, int32_t told, bool verb) {
    made *own = &m->made[part];
    const rf__quantity *q = rf__quantity_at(m, part);
    bool named = own->link.relation == RF__R_HEAD || own->link.relation == RF__R_PREMODIFIER;
    if (q->kind != RF__Q_COUNT || own->phrase.measured ||
        (own->link.score >= RF__SURE_SCORE && (verb || named)))
        return;
    rf__take_told(m, part, told);
}

/* Are the tokens [from, to) auxiliaries, "and" or commas alone? */
static bool only_joins(const rf__doc *doc, uint32_t from, uint32_t to) {
    for (; from < to; from++) {
        rf__function f = rf__function_at(doc, from);
        if (f != RF__F_BE && f != RF__F_BEEN && f != RF__F_HAVE && f != RF__F_AND &&
            doc->tokens[from].punct != ',')
            return false;
    }
    return true;
}

/* "Ten women and three infants were among those 70": all numbers of the list before. */
static void take_among(maker *m, uint32_t i, int32_t told) {
    uint32_t to = m->made[i].phrase.start - 2;
    for (uint32_t j = i; j-- > 0;) {
        uint32_t end = m->made[j].phrase.end;
        if (end > to || end <= m->made[j].phrase.start || !only_joins(m->doc, end, to))
            return;
        take_draft(m, j, told, false);
        to = m->made[j].phrase.start;
    }
}

/* "Of the 70, ten were women", "ten of the 70 were women", "the 70, who include ten women", "among
 * the 70 were ten women": is number j, which stands beside number i, a part of it? */
static bool is_part_beside(const maker *m, uint32_t i, uint32_t j) {
    const rf__doc *doc = m->doc;
    const made *whole = &m->made[i], *part = &m->made[j];
    uint32_t end = whole->phrase.end, at = whole->phrase.start;
    rf__function of = at >= m->sentence->token + 2 ? rf__function_at(doc, at - 2) : RF__F_NONE;
    if (j + 1 == i) {
        const rf__quantity *q = rf__quantity_at(m, j);
        return of == RF__F_OF && q->token + q->n_tokens == at - 2 &&
               rf__function_at(doc, end) == RF__F_BE;
    }
    bool comma = doc->tokens[end].punct == ',';
    rf__function f = rf__function_at(doc, end + comma);
    if (of == RF__F_OF && comma)
        return part->phrase.start == end + 1 &&
               (rf__function_at(doc, part->phrase.end) == RF__F_BE || part->phrase.groups);
    if (of == RF__F_AMONG)
        return f == RF__F_BE && part->phrase.start == end + comma + 1;
    if (comma && f == RF__F_WHO)
        f = rf__function_at(doc, ++end + comma);
    return f == RF__F_INCLUDING && part->phrase.start == end + comma + 1;
}

/* "Eighteen of the victims were found": the dead, where it was the dead that were told of last. */
static void name_victims(maker *m, uint32_t i) {
    enum { REACH = 20 }; /* sentences */
    made *own = &m->made[i];
    bool names = own->link.relation == RF__R_HEAD || own->link.relation == RF__R_OF ||
                 own->link.relation == RF__R_INHERITED;
    if (own->link.indicator != RF_CASUALTIES || !own->has_trigger || !names ||
        !(own->trigger.entry->flags & RF__PERSON_WORD))
        return;
    for (uint32_t d = m->doc->n_drafts; d-- > 0;) {
        const rf__draft *draft = &m->doc->drafts[d];
        rf_indicator v = draft->claim.indicator;
        if (draft->sentence + REACH < m->sentence_index || v == RF_INJURED || v == RF_CASUALTIES)
            return;
        if (draft->claim.kind != RF_FIGURE || v != RF_KILLED)
            continue;
        if (rf__quantity_at(m, i)->low <= draft->claim.high)
            own->link.indicator = v;
        else /* "695 victims got cash": more than those who died */
            own->link.indicator = RF_NO_INDICATOR;
        return;
    }
}

/* "Many rebels had been killed, 36 of them in Tarsa": those of whom no number is told. */
static void take_verb_before(maker *m, uint32_t i) {
    made *own = &m->made[i];
    uint32_t at = own->phrase.start;
    if (!own->phrase.of_pronoun || rf__quantity_at(m, i)->kind != RF__Q_COUNT ||
        at <= m->sentence->token || m->doc->tokens[at - 1].punct != ',' ||
        own->link.unit == RF_PEOPLE || rf__linked_before(m, i) >= 0)
        return;
    for (uint32_t t = m->n_triggers; t-- > 0;) {
        const rf__trigger *verb = &m->triggers[t];
        uint32_t end = verb->token + verb->n;
        if (verb->entry->class != RF__C_VERB || verb->asks || end > at - 1 || end + 4 < at)
            continue;
        rf_unit unit;
        rf_indicator v = rf__resolve(m->doc, verb, &own->phrase, rf__quantity_at(m, i), &unit);
        if (verb->voice != RF__PASSIVE || !rf__counts_people(v) || unit != RF_PEOPLE)
            return;
        rf__take_trigger(own, verb, (int32_t)t, RF__SURE_SCORE, v, unit);
        return;
    }
}

/* "800,000 may flee. Of the total, | 600,000 would be Norlanders": a part of the number told last.
 */
static void take_total(maker *m, uint32_t i) {
    enum { MOST_WORDS = 5 };
    const rf__doc *doc = m->doc;
    uint32_t first = m->sentence->token, at = m->made[i].phrase.start;
    const rf__tag *total = rf__tag_at(doc, first + 1, RF__C_TRIGGER);
    if (rf__function_at(doc, first) != RF__F_OF || !total || total->entry->pattern != RF__P_TOLL ||
        rf__function_at(doc, first + 1) != RF__F_THE || at != first + 1 + total->n + 1 ||
        doc->tokens[at - 1].punct != ',' || !doc->n_drafts || at > first + MOST_WORDS)
        return;
    const made *own = &m->made[i];
    bool verb = own->link.trigger >= 0 && own->link.score >= RF__SURE_SCORE &&
                m->triggers[own->link.trigger].token > at;
    if (verb || (own->phrase.head && own->phrase.head->entry->unit != RF_PEOPLE))
        return; /* "300 have returned" */
    const rf__draft *last = &doc->drafts[doc->n_drafts - 1];
    if (last->claim.kind == RF_FIGURE && last->quantity != UINT32_MAX &&
        last->sentence + 1 == m->sentence_index && last->claim.unit == RF_PEOPLE &&
        rf__counts_people(last->claim.indicator) && last->claim.low >= rf__quantity_at(m, i)->high)
        take_draft(m, i, (int32_t)doc->n_drafts - 1, false);
}

/* "another six", "six more", "a further six": besides those told before. */
static bool adds_more(const maker *m, const rf__quantity *q) {
    uint32_t first = q->phrase > m->sentence->token + 1 ? q->phrase - 2 : m->sentence->token;
    for (uint32_t k = first; k < q->token; k++) {
        const rf__tag *added = rf__tag_at(m->doc, k, RF__C_FLOW);
        if (rf__function_at(m->doc, k) == RF__F_OTHER || (added && added->entry->code == RF_NEW))
            return true;
    }
    return rf__function_at(m->doc, q->token + q->n_tokens) == RF__F_MORE;
}

bool rf__is_rest(const maker *m, uint32_t i) {
    uint32_t at = rf__quantity_at(m, i)->phrase;
    if (at < m->sentence->token + 2 || rf__function_at(m->doc, at - 2) != RF__F_THE)
        return false;
    const rf__tag *left = rf__tag_at(m->doc, at - 1, RF__C_VERB);
    return rf__function_at(m->doc, at - 1) == RF__F_OTHER || (left && left->entry->form == RF__ING);
}

/* "23 bodies were recovered, while the remaining | eight were found downstream": bodies as well. */
static void take_remaining(maker *m, uint32_t i) {
    const rf__doc *doc = m->doc;
    made *own = &m->made[i];
    const rf__quantity *q = rf__quantity_at(m, i);
    uint32_t at = q->phrase, n;
    if (!i || q->kind != RF__Q_COUNT || own->phrase.head || at < m->sentence->token + 2 ||
        own->link.score >= RF__LEAST_SCORE)
        return;
    const made *first = &m->made[i - 1];
    bool rest = rf__is_rest(m, i) || adds_more(m, q); /* "and | another six were found" */
    uint32_t be = q->token + q->n_tokens;
    if (!rest || first->link.indicator != RF_KILLED || first->link.relation != RF__R_HEAD ||
        rf__function_at(doc, be) != RF__F_BE || !rf__is_asked_for(doc, be + 1, "bodies_found", &n))
        return;
    rf__take(m, i, first, (int32_t)i - 1, RF__SURE_SCORE);
    own->parent = -1;
}

/* "4,400 of these deaths were in the north": a part of those told last. */
static void take_these(maker *m, uint32_t i) {
    made *own = &m->made[i];
    const rf__quantity *q = rf__quantity_at(m, i);
    uint32_t of = q->token + q->n_tokens;
    if (own->link.relation != RF__R_HEAD || !own->phrase.of_phrase || m->last.draft < 0 ||
        rf__function_at(m->doc, of) != RF__F_OF || rf__function_at(m->doc, of + 1) != RF__F_THESE ||
        m->last_in + 1 < m->sentence_index)
        return;
    const rf_claim *whole = &m->doc->drafts[m->last.draft].claim;
    if (whole->indicator == own->link.indicator && whole->low >= q->high)
        own->told = m->last.draft;
}

/* "15 bodies were found. A further two were [found] on Sunday": the same verb again behind a number
 * alone, with a word that adds it. */
static void take_same_verb(maker *m, uint32_t i) {
    enum { REACH = 4 };
    const rf__doc *doc = m->doc;
    made *own = &m->made[i];
    const rf__quantity *q = rf__quantity_at(m, i);
    uint32_t be = own->phrase.end, first = m->sentence->token;
    if (i || q->kind != RF__Q_COUNT || own->phrase.head || own->has_trigger || m->last.draft < 0 ||
        m->last_in + 1 != m->sentence_index || q->phrase > first + 2 ||
        !rf__counts_people(m->last.link.indicator))
        return;
    bool adds = own->phrase.others || adds_more(m, q);
    while (rf__function_at(doc, be) == RF__F_BE || rf__function_at(doc, be) == RF__F_HAVE ||
           rf__function_at(doc, be) == RF__F_BEEN)
        be++;
    uint32_t from = m->last.phrase.end;
    uint32_t n;
    bool same = m->last.link.indicator == RF_KILLED && m->last.link.relation == RF__R_HEAD &&
                be > own->phrase.end && rf__is_asked_for(doc, be, "bodies_found", &n);
    for (uint32_t k = from; k < from + REACH && k < first && be > own->phrase.end; k++)
        same |= rf__is_word(doc, k) && doc->tokens[k].hash == doc->tokens[be].hash &&
                rf__function_at(doc, k) == RF__F_NONE;
    if (adds && same)
        (void)rf__take(m, i, &m->last, -1, RF__SURE_SCORE);
}

/* "12,000 fled in May. In June it counted | another 3,000 in Gorsk": more of those told before, by
 * a verb of counting right before the number. */
static void take_added(maker *m, uint32_t i) {
    const rf__doc *doc = m->doc;
    made *own = &m->made[i];
    const rf__quantity *q = rf__quantity_at(m, i);
    uint32_t at = q->phrase, end = own->phrase.end;
    if (q->kind != RF__Q_COUNT || own->link.score >= RF__LEAST_SCORE || own->phrase.measured ||
        !adds_more(m, q) || !(rf__is_bare(own) || rf__is_kind(own->phrase.head, "anyone")))
        return;
    while (at > m->sentence->token + 1 &&
           (rf__tag_over(doc, at - 1, RF__C_FLOW) || rf__function_at(doc, at - 1) == RF__F_OTHER ||
            rf__function_at(doc, at - 1) == RF__F_A))
        at--;
    const rf__tag *say = at > m->sentence->token ? rf__tag_over(doc, at - 1, RF__C_SAY_VERB) : NULL;
    bool counts = say && say->entry->form == RF__PAST &&
                  (say->entry->flags & RF__WEAK || rf__is_kind(say, "counts"));
    bool ends = end >= m->sentence->token + m->sentence->n_tokens ||
                doc->tokens[end].kind == RF__PUNCT || rf__function_at(doc, end) == RF__F_IN ||
                rf__function_at(doc, end) == RF__F_AT;
    int32_t before = rf__linked_before(m, i);
    const made *from = before >= 0                           ? &m->made[before]
                       : m->last_in + 1 >= m->sentence_index ? &m->last
                                                             : NULL;
    /* "10,000 fled in May, and in June | a further 3,000." */
    bool gapped = before >= 0 && at > m->sentence->token && ends && doc->tokens[end].punct == '.' &&
                  rf__time_over(doc, m->sentence, at - 1);
    if (!(counts || gapped) || !ends || !from || !rf__counts_people(from->link.indicator) ||
        from->link.unit != RF_PEOPLE)
        return;
    if (rf__take(m, i, from, -1, RF__SURE_SCORE))
        own->parent = -1;
}

/* "took the count of the dead to 2,011 and that of the injured to | 9,535": whom "that of" names.
 */
static void take_that_of(maker *m, uint32_t i) {
    enum { LONGEST = 4 };
    const rf__doc *doc = m->doc;
    made *own = &m->made[i];
    uint32_t to = own->phrase.start - 1, first = m->sentence->token;
    if (!rf__is_bare(own) || own->phrase.start < first + 4 ||
        rf__function_at(doc, to) != RF__F_TO || rf__linked_before(m, i) < 0)
        return;
    for (uint32_t t = 0; t < m->n_triggers; t++) {
        const rf__trigger *whom = &m->triggers[t];
        uint32_t end = whom->token + whom->n, at = whom->token;
        if (at < first + 3 || end > to || end + LONGEST < to)
            continue;
        at -= rf__function_at(doc, at - 1) == RF__F_THE;
        rf_indicator v = (rf_indicator)whom->entry->indicator;
        if (rf__function_at(doc, at - 1) != RF__F_OF ||
            rf__function_at(doc, at - 2) != RF__F_THAT || !rf__counts_people(v))
            continue;
        rf__take_trigger(own, whom, (int32_t)t, RF__SURE_SCORE, v, RF_PEOPLE);
        return;
    }
}

/* "killed 12 and hurt 30; four of the former were children": a part of the first of the last two.
 */
static void take_former(maker *m, uint32_t i) {
    made *own = &m->made[i];
    const rf__quantity *q = rf__quantity_at(m, i);
    uint32_t of = q->token + q->n_tokens, n;
    int32_t last = rf__linked_before(m, i);
    int32_t former = last > 0 ? rf__linked_before(m, (uint32_t)last) : -1;
    if (q->kind == RF__Q_NOT || former < 0 || rf__function_at(m->doc, of) != RF__F_OF)
        return;
    if (rf__is_asked_for(m->doc, of + 1, "the_former", &n))
        last = former;
    else if (!rf__is_asked_for(m->doc, of + 1, "the_latter", &n))
        return;
    if (q->kind == RF__Q_COUNT && rf__counts_people(m->made[last].link.indicator) &&
        rf__take(m, i, &m->made[last], last, RF__SURE_SCORE))
        own->parent = last;
}

/* "32 killed and 53 wounded, up from 24 and | 29": the older ones of two numbers, in their order.
 */
static void take_older_pair(maker *m, uint32_t i) {
    const rf__doc *doc = m->doc;
    if (!i || m->made[i].phrase.head || !rf__is_bare(&m->made[i - 1]) ||
        rf__quantity_at(m, i)->kind != RF__Q_COUNT ||
        rf__quantity_at(m, i - 1)->kind != RF__Q_COUNT)
        return;
    uint32_t first = m->made[i - 1].phrase.start, at = m->made[i].phrase.start;
    bool older = false;
    for (uint32_t t = 0; t < m->n_triggers; t++)
        older |= m->triggers[t].asks && m->triggers[t].entry->flags & RF__WEAK &&
                 m->triggers[t].pattern == RF__P_TOLL &&
                 m->triggers[t].token + m->triggers[t].n == first;
    int32_t last = rf__linked_before(m, i - 1);
    int32_t before = last > 0 ? rf__linked_before(m, (uint32_t)last) : -1;
    if (!older || before < 0 || m->made[i - 1].phrase.end + 1 != at ||
        rf__function_at(doc, at - 1) != RF__F_AND || before + 1 != last || last + 2 != (int32_t)i ||
        m->made[before].link.indicator == m->made[last].link.indicator)
        return;
    (void)rf__take(m, i - 1, &m->made[before], -1, RF__SURE_SCORE);
    (void)rf__take(m, i, &m->made[last], -1, RF__SURE_SCORE);
}

/* "Ten children were among | 27 wounded people": a part of those told behind it. */
static void take_among_these(maker *m, uint32_t i) {
    const rf__quantity *q = rf__quantity_at(m, i);
    const made *whole = i + 1 < m->n ? &m->made[i + 1] : NULL;
    uint32_t at = whole ? whole->phrase.start : 0;
    if (!whole || at < m->sentence->token + 2 || rf__function_at(m->doc, at - 1) != RF__F_AMONG ||
        rf__function_at(m->doc, at - 2) != RF__F_BE || q->kind != RF__Q_COUNT ||
        m->made[i].phrase.measured || m->made[i].link.score >= RF__LEAST_SCORE ||
        m->made[i].phrase.end + 2 != at || rf__quantity_at(m, i + 1)->low < q->high ||
        whole->link.score < RF__LEAST_SCORE || !rf__counts_people(whole->link.indicator))
        return;
    (void)rf__take(m, i, whole, -1, RF__SURE_SCORE);
}

/* "six lorries crossed on Monday; another four | followed": more of those told right before. */
static void take_followers(maker *m, uint32_t i) {
    made *own = &m->made[i];
    const rf__quantity *q = rf__quantity_at(m, i);
    int32_t before = rf__linked_before(m, i);
    uint32_t n;
    const made *first = before >= 0                           ? &m->made[before]
                        : m->last_in + 1 == m->sentence_index ? &m->last
                                                              : NULL;
    uint32_t verb = q->token + q->n_tokens;
    if (q->kind != RF__Q_COUNT || own->phrase.measured || own->phrase.head || !first ||
        own->link.score >= RF__LEAST_SCORE || !first->has_trigger || !adds_more(m, q) ||
        !rf__is_asked_for(m->doc, verb, "followed", &n) ||
        (m->doc->tokens[verb + n].kind != RF__PUNCT &&
         !rf__time_over(m->doc, m->sentence, verb + n)))
        return;
    own->phrase.head_token = UINT32_MAX; /* the verb is no noun */
    (void)rf__take(m, i, first, -1, RF__SURE_SCORE);
}

void rf__refer_back(maker *m, uint32_t i) {
    take_followers(m, i);
    take_that_of(m, i);
    take_former(m, i);
    take_among_these(m, i);
    take_older_pair(m, i);
    take_added(m, i);
    take_these(m, i);
    take_same_verb(m, i);
    take_verb_before(m, i);
    name_victims(m, i);
    take_total(m, i);
    take_remaining(m, i);
    int32_t told = draft_meant(m, i);
    if (told < 0)
        return;
    made *own = &m->made[i];
    uint32_t at = own->phrase.start;
    rf__function f = at >= m->sentence->token + 2 ? rf__function_at(m->doc, at - 2) : RF__F_NONE;
    if (f == RF__F_AMONG)
        take_among(m, i, told);
    if (i && is_part_beside(m, i, i - 1))
        take_draft(m, i - 1, told, true);
    if (i + 1 < m->n && is_part_beside(m, i, i + 1))
        take_draft(m, i + 1, told, f == RF__F_OF);
    if (f == RF__F_AMONG || f == RF__F_OF) { /* only the whole of others, told before */
        own->link = (rf__link){.trigger = -1};
        own->has_trigger = false;
        own->phrase.measured = true;
    }
}

/* "shot at homes and set fire to 45 of them": the last homes or facilities named before. */
const rf__tag *rf__thing_before(const maker *m, uint32_t token) {
    for (uint32_t i = token; i-- > m->sentence->token;) {
        const rf__tag *noun = rf__tag_at(m->doc, i, RF__C_NOUN);
        const rf__tag *longer = i > m->sentence->token ? rf__tag_over(m->doc, i - 1, RF__C_NOUN)
                                                       : NULL; /* "health | facilities" */
        if (noun && longer && longer->token + longer->n > i)
            continue;
        if (noun && (noun->entry->unit == RF_HOMES || noun->entry->unit == RF_FACILITIES))
            return noun;
        if (noun && noun->entry->unit == RF_PEOPLE)
            return NULL;
    }
    return NULL;
}

/* The homes that the sentences before tell of, the last ones. */
const rf__tag *rf__homes_before(const maker *m) {
    enum { REACH = 80 };
    uint32_t from = m->sentence->token;
    for (uint32_t i = from; i-- > 0 && i + REACH > from;) {
        const rf__tag *noun = rf__tag_at(m->doc, i, RF__C_NOUN);
        if (noun && noun->entry->unit == RF_HOMES)
            return noun;
    }
    return NULL;
}

const rf__tag *rf__homes_of_these(const maker *m) {
    const rf__doc *doc = m->doc;
    const rf__sentence *s = m->sentence, *before = s - 1;
    rf__function f = rf__function_at(doc, s->token + 1);
    if (!m->sentence_index || before->block != s->block ||
        rf__function_at(doc, s->token) != RF__F_OF || (f != RF__F_THESE && f != RF__F_THEM))
        return NULL;
    for (uint32_t q = before->quantity + before->n_quantities; q-- > before->quantity;) {
        uint32_t at = doc->quantities[q].token + doc->quantities[q].n_tokens;
        const rf__tag *noun = rf__tag_at(doc, at, RF__C_NOUN);
        if (doc->quantities[q].kind == RF__Q_COUNT && noun)
            return noun->entry->unit == RF_HOMES ? noun : NULL;
    }
    return NULL;
}

/* A short line without a number that begins with homes: "Houses (Government figures)". */
static const rf__tag *homes_line(const maker *m, const rf__sentence *line) {
    enum { LONGEST = 8 };
    const rf__tag *noun = rf__tag_at(m->doc, line->token, RF__C_NOUN);
    return noun && noun->entry->unit == RF_HOMES && !line->n_quantities && line->n_tokens <= LONGEST
               ? noun
               : NULL;
}

const rf__tag *rf__homes_heading(const maker *m, uint32_t number) {
    enum { LINES = 6, LABEL = 4 };
    const rf__sentence *own = m->sentence;
    if (number < own->token + 2 || number > own->token + LABEL ||
        m->doc->tokens[number - 1].punct != ':')
        return NULL;
    for (uint32_t s = m->sentence_index, n = 0; s-- > 0 && n < LINES; n++) {
        const rf__sentence *line = &m->doc->sentences[s];
        const rf__tag *homes = homes_line(m, line);
        if (homes)
            return homes;
        if (line->n_quantities != 1 || line->n_tokens > 2 * LABEL)
            return NULL; /* the lines between are of the same sort */
    }
    return NULL;
}

/* "Fourteen attacks | damaged medical facilities": what the attacks hit stands behind their verb.
 */
static rf_indicator attacked_behind(const maker *m, uint32_t at) {
    enum { REACH = 5 };
    const rf__doc *doc = m->doc;
    uint32_t end = m->sentence->token + m->sentence->n_tokens;
    at += rf__function_at(doc, at) == RF__F_HAVE;
    const rf__tag *verb = at < end ? rf__tag_at(doc, at, RF__C_VERB) : NULL;
    if (!verb || !(verb->entry->flags & RF__OBJECT))
        return RF_NO_INDICATOR;
    for (uint32_t i = at + verb->n; i < end && i < at + verb->n + REACH; i++) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (noun)
            return noun->entry->unit == RF_FACILITIES ? rf__attacked_facility(noun->entry->flags)
                                                      : RF_NO_INDICATOR;
        if (doc->tokens[i].kind == RF__PUNCT || rf__is_any_preposition(rf__function_at(doc, i)))
            break;
    }
    return RF_NO_INDICATOR;
}

/* "The office counts attacks on schools: in May it verified 31 attacks": what was attacked is told
 * before, in this sentence or the last one. */
bool rf__take_attacked(maker *m, uint32_t i) {
    made *own = &m->made[i];
    const rf__tag *head = own->phrase.head;
    if (own->link.indicator || !head || head->entry->class != RF__C_NOUN ||
        head->entry->unit != RF_EVENTS)
        return false;
    rf_indicator hit =
        rf__quantity_at(m, i)->kind == RF__Q_COUNT ? attacked_behind(m, own->phrase.end) : 0;
    if (hit) {
        own->link = (rf__link){.score = RF__SURE_SCORE,
                               .relation = RF__R_SUBJECT,
                               .trigger = -1,
                               .indicator = hit,
                               .unit = RF_EVENTS};
        return true;
    }
    uint32_t first =
        m->sentence_index ? m->doc->sentences[m->sentence_index - 1].token : m->sentence->token;
    for (uint32_t t = own->phrase.start; t-- > first;) {
        const rf__tag *told = rf__tag_at(m->doc, t, RF__C_TRIGGER);
        if (!told || told->entry->unit != RF_EVENTS || !told->entry->indicator)
            continue;
        bool share = rf__quantity_at(m, i)->kind == RF__Q_SHARE;
        /* "attacks" in "attacks on schools" */
        if (told->n < 2 || m->doc->tokens[t].hash != m->doc->tokens[head->token].hash)
            return false;
        rf__trigger attacks = {.token = t,
                               .n = told->n,
                               .group = t,
                               .entry = told->entry,
                               .voice = RF__NO_VERB,
                               .pattern = told->entry->pattern,
                               .complement = UINT32_MAX};
        rf__take_trigger(own, &attacks, -1, 0.6,
                         share ? RF_SHARE : (rf_indicator)told->entry->indicator,
                         share ? RF_UNIT_SHARE : RF_EVENTS);
        return true;
    }
    return false;
}
