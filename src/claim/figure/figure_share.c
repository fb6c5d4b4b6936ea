/* Shares that have no word of their own for what they are a share of: "18 per cent of them", "into
 * Chad (37%) and Egypt (24%)", "Camps: 52%". */
#include "claim/figure/figure_maker.h"

typedef rf__made made;
typedef rf__maker maker;

/* A line "Host communities: 61%" of a list of shares. */
static bool is_share_line(const maker *m, const made *own) {
    uint32_t at = own->phrase.start;
    return m->sentence->n_tokens <= 10 && at > m->sentence->token &&
           (m->doc->tokens[at - 1].punct == ':' || m->doc->tokens[at - 1].punct == '\t');
}

/* "Most of the displaced - 61 per cent - are children" */
static bool is_between_dashes(const maker *m, const made *own) {
    uint32_t first = own->phrase.start;
    return first > m->sentence->token && m->doc->tokens[first - 1].punct == '_' &&
           m->doc->tokens[own->phrase.end].punct == '_';
}

/* "(13 per cent)", "(or over 85% of the population)" */
static bool alone_in_brackets(const maker *m, const made *own) {
    uint32_t first = own->phrase.start;
    if (first > m->sentence->token + 1 && rf__function_at(m->doc, first - 1) == RF__F_OR)
        first--;
    return first > m->sentence->token && m->doc->tokens[first - 1].punct == '(' &&
           m->doc->tokens[own->phrase.end].punct == ')';
}

/* "IDPs came from Bria (13 per cent) and Bambari (9 per cent)": of people who are not counted. */
static bool take_share(maker *m, uint32_t i) {
    made *own = &m->made[i];
    uint32_t open = own->phrase.start - 1;
    const rf__quantity *before = i ? rf__quantity_at(m, i - 1) : NULL;
    if (before && before->kind == RF__Q_NOT && before->token + before->n_tokens + 2 >= open)
        return false;                            /* "$20 million (32 per cent)" */
    for (uint32_t t = m->n_triggers; t-- > 0;) { /* the last before it, else the first behind */
        const rf__trigger *trigger = &m->triggers[t];
        int indicator = trigger->entry->indicator;
        if ((trigger->token >= open && t) || indicator < RF_DISPLACED ||
            indicator > RF_CROSSED_BORDER || trigger->entry->flags & RF__NEEDS_NOUN)
            continue;
        rf__take_trigger(own, trigger, (int32_t)t, 0.6, RF_SHARE, RF_UNIT_SHARE);
        return true;
    }
    return false;
}

/* "1.5 million are displaced, one in ten of the population" */
static bool is_apposed(const maker *m, const made *own) {
    return own->phrase.of_phrase && own->phrase.start > m->sentence->token &&
           m->doc->tokens[own->phrase.start - 1].punct == ',';
}

/* "Women make up 35 per cent of them, children 50 per cent and men 15 per cent": another share of
 * the same, with nothing but who or what it is before it. */
static bool is_gapped(const maker *m, const made *own, uint32_t i) {
    enum { MOST_WORDS = 4 };
    const rf__doc *doc = m->doc;
    uint32_t start = own->phrase.start, end = m->sentence->token + m->sentence->n_tokens;
    uint32_t behind = rf__quantity_at(m, i)->token + rf__quantity_at(m, i)->n_tokens;
    rf__function f = rf__function_at(doc, behind);
    bool ends = behind >= end || f == RF__F_AND || doc->tokens[behind].punct == ',' ||
                doc->tokens[behind].punct == '.' || doc->tokens[behind].punct == ';';
    if (!ends || own->phrase.of_phrase)
        return false;
    for (uint32_t t = start; t-- > m->made[i - 1].phrase.end && start - t <= MOST_WORDS + 1;) {
        f = rf__function_at(doc, t);
        if (f == RF__F_AND || doc->tokens[t].punct == ',')
            return t + 1 < start;
        bool verb = rf__tag_at(doc, t, RF__C_VERB) && !rf__tag_over(doc, t, RF__C_NOUN);
        if (!rf__is_word(doc, t) || f || verb || rf__is_number_at(doc, t) ||
            rf__tag_at(doc, t, RF__C_SAY_VERB) || rf__ends_as_past(doc, t) ||
            rf__tag_at(doc, t, RF__C_NUMBER_NAME))
            return false;
    }
    return false;
}

/* The people named right before a token, or NULL. */
static const rf__tag *people_before(const maker *m, uint32_t token) {
    const rf__tag *noun =
        token > m->sentence->token ? rf__tag_over(m->doc, token - 1, RF__C_NOUN) : NULL;
    return noun && noun->entry->unit == RF_PEOPLE && noun->token + noun->n == token ? noun : NULL;
}

static const double MOST = 1.005; /* of the shares of one whole, each rounded */

/* "60 percent are Velmers, [14 percent Kesh nationals]"; "68% of them are in Gorsk; [32% in the
 * north]"; "over half of them, [58 per cent], are girls": another share of the same, or the same
 * share more exactly. */
static bool goes_with_share(const maker *m, const made *own, uint32_t i) {
    const rf__doc *doc = m->doc;
    const rf__sentence *s = m->sentence;
    const rf__quantity *q = rf__quantity_at(m, i);
    uint32_t start = own->phrase.start, behind = q->token + q->n_tokens;
    if (i && m->made[i - 1].link.indicator && m->made[i - 1].link.unit == RF_UNIT_SHARE &&
        rf__is_rest(m, i) && rf__quantity_at(m, i - 1)->high + q->high < MOST)
        return true; /* "57% stay with relatives, the other | 43% went to 12 sites" */
    if (!i || m->made[i - 1].link.indicator != RF_SHARE || own->phrase.of_phrase ||
        rf__quantity_at(m, i - 1)->kind != RF__Q_SHARE || start <= s->token)
        return false;
    char mark = doc->tokens[start - 1].punct;
    bool joined = mark == ',' || mark == ';' || rf__function_at(doc, start - 1) == RF__F_AND;
    if (mark == ',' && doc->tokens[behind].punct == ',' && m->made[i - 1].phrase.end + 1 == start)
        return true;
    rf__function f = rf__function_at(doc, behind);
    if (mark == ';' && (f == RF__F_IN || f == RF__F_HAVE))
        return true;
    const rf__mention *nation = rf__mention_over(doc, s, behind);
    return joined && nation && nation->use == RF_NAME_DEMONYM &&
           rf__tells_nation(m, &m->made[i - 1]);
}

/* "Children make up | 38 per cent.": of those told of right before. */
static bool is_made_up(const maker *m, const made *own, const rf__quantity *q) {
    enum { REACH = 6 };
    const rf__doc *doc = m->doc;
    uint32_t behind = q->token + q->n_tokens, first = m->sentence->token;
    if (doc->tokens[behind].kind != RF__PUNCT)
        return false;
    for (uint32_t t = own->phrase.start; t-- > first && t + REACH > own->phrase.start;) {
        const rf__tag *verb = rf__tag_at(doc, t, RF__C_VERB);
        if (!verb || verb->entry->indicator != RF_SHARE ||
            verb->token + verb->n != own->phrase.start)
            continue;
        const rf__tag *word = t > first ? rf__tag_over(doc, t - 1, RF__C_TRIGGER) : NULL;
        return people_before(m, t) ||
               (word && rf__counts_people((rf_indicator)word->entry->indicator));
    }
    return false;
}

/* "55 per cent are [under 18]", "a third are below the age of five" */
static bool tells_ages(const maker *m, const made *own) {
    const rf__doc *doc = m->doc;
    uint32_t at = own->phrase.end + 1;
    rf__function f = rf__function_at(doc, at);
    const rf__tag *limit = rf__tag_at(doc, at, RF__C_QUALIFIER);
    bool below = f == RF__F_UNDER || f == RF__F_OVER || limit;
    if (limit)
        at += limit->n - 1;
    return below &&
           (rf__is_number_at(doc, at + 1) ||
            rf__is_kind(rf__tag_at(doc, at, RF__C_NUMBER_NAME), "age")) &&
           (doc->tokens[at + 2].kind == RF__PUNCT || rf__tag_at(doc, at + 2, RF__C_MEASURE) ||
            at + 2 >= m->sentence->token + m->sentence->n_tokens);
}

/* "300 people [(children: 49%; women: 28%)": is a bracket that opens right behind `from` still open
 * at the number? */
static bool in_open_bracket(const maker *m, const made *own, uint32_t from) {
    enum { NEAR = 5 };
    bool open = false;
    for (uint32_t t = from; t < own->phrase.start; t++) {
        open |= m->doc->tokens[t].punct == '(' && t < from + NEAR;
        if (m->doc->tokens[t].punct == ')' || (!open && t > from + NEAR))
            return false;
    }
    return open;
}

void rf__inherit_share(maker *m, uint32_t i, int32_t before, bool part, bool last) {
    made *own = &m->made[i];
    const rf__quantity *q = rf__quantity_at(m, i);
    bool group = own->phrase.head && own->phrase.head->entry->groups;
    bool own_link = own->link.score >= RF__LEAST_SCORE && !part;
    bool named = own->link.relation == RF__R_HEAD || own->link.relation == RF__R_PREMODIFIER ||
                 (own->link.relation == RF__R_AFTER && own->trigger.token == own->phrase.end &&
                  own->trigger.pattern == RF__P_ADJECTIVE);
    if (own_link && own->phrase.of_phrase && named) {
        bool ruins =
            own->link.indicator == RF_HOMES_DESTROYED || own->link.indicator == RF_HOMES_DAMAGED;
        if (ruins && own->link.relation == RF__R_AFTER && /* "80% of the buildings destroyed" */
            rf__function_at(m->doc, own->trigger.token + own->trigger.n) != RF__F_BE)
            return;
        /* "58 per cent of all displaced people are girls": of a figure that is not told */
        own->link.indicator = RF_SHARE;
        own->link.unit = RF_UNIT_SHARE;
        return;
    }
    if (part && own->has_trigger && own->link.indicator && before < 0) {
        /* "80 percent of those who fled": a share of a figure that is not told */
        own->link.indicator = RF_SHARE;
        own->link.unit = RF_UNIT_SHARE;
        return;
    }
    rf__function behind = rf__function_at(m->doc, own->phrase.end),
                 second = rf__function_at(m->doc, own->phrase.end + 1);
    if (behind == RF__F_THAN || second == RF__F_THAN || behind == RF__F_MORE)
        return; /* "40 percent fewer than in April" */
    bool clause = before >= 0 ? !rf__in_brackets(m, own) : last;
    if (!own_link && !part && before < 0 && last && is_made_up(m, own, q))
        group = true;
    if (!own_link && !part && clause && behind == RF__F_BE && tells_ages(m, own))
        group = true;
    if (!own_link && !part && clause && behind == RF__F_BE && !group) {
        rf__take_predicate_group(m, i);
        rf__function first = rf__function_at(m->doc, m->sentence->token);
        group = own->phrase.groups != 0 || first == RF__F_OF || rf__tells_nation(m, own);
    }
    if (!own_link && i && m->made[i - 1].link.indicator == RF_SHARE && rf__in_brackets(m, own)) {
        /* "into Chad (37%), South Sudan (30%) and Egypt (24%)" */
        own->link = m->made[i - 1].link;
        own->trigger = m->made[i - 1].trigger;
        own->has_trigger = m->made[i - 1].has_trigger;
        own->parent = m->made[i - 1].parent;
        return;
    }
    if (!own_link && (goes_with_share(m, own, i) ||
                      (i && m->made[i - 1].link.indicator == RF_SHARE && is_gapped(m, own, i)))) {
        own->link = m->made[i - 1].link;
        own->trigger = m->made[i - 1].trigger;
        own->has_trigger = m->made[i - 1].has_trigger;
        own->parent = m->made[i - 1].parent;
        const rf__tag *noun = rf__tag_over(m->doc, own->phrase.start - 1, RF__C_NOUN);
        if (noun && noun->entry->unit == RF_PEOPLE)
            own->phrase.groups = noun->entry->groups;
        return;
    }
    bool listed = !own_link && before < 0 && m->last.link.indicator &&
                  m->last_in + 4 >= m->sentence_index && is_share_line(m, own);
    if (listed) {
        group = last = true;
        m->last_in = m->sentence_index;
    }
    if (!own_link && before < 0 && (alone_in_brackets(m, own) || is_between_dashes(m, own)) &&
        take_share(m, i))
        return;
    uint32_t label = own->phrase.groups ? 0 : rf__group_of_label(m, own);
    bool parts = label && before >= 0 && rf__counts_people(m->made[before].link.indicator) &&
                 in_open_bracket(m, own, m->made[before].phrase.end);
    if (parts)
        own->phrase.groups = label;
    bool works = before >= 0 && alone_in_brackets(m, own) &&
                 m->made[before].link.indicator == RF_HEALTH_FACILITY_FUNCTIONING;
    bool bracket =
        (q->paren_of >= 0 && before >= 0) || is_apposed(m, own) || parts || works ||
        (before >= 0 && alone_in_brackets(m, own) && m->made[before].link.unit == RF_PEOPLE);
    if (own_link || (!part && !group && !bracket && own->phrase.of_phrase))
        return;
    const made *from = before >= 0 ? &m->made[before] : (part || group) && last ? &m->last : NULL;
    bool near = before >= 0 && rf__may_continue(m, m->made[before].phrase.end, own->phrase.start);
    if (!from || (!part && !group && !near && !bracket))
        return;
    own->link = (rf__link){.score = 0.66,
                           .relation = RF__R_INHERITED,
                           .trigger = from->link.trigger,
                           .indicator = works ? RF_HEALTH_FACILITY_FUNCTIONING : RF_SHARE,
                           .unit = RF_UNIT_SHARE};
    own->trigger = from->trigger;
    own->has_trigger = from->has_trigger;
    own->parent = before;
}

/* "[Women and children] make up 80 percent of the displaced", "[children] are 40 per cent of them":
 * who the share is stands before the verb. */
void rf__take_subject_group(maker *m, uint32_t i) {
    enum { LONGEST = 3 };
    made *own = &m->made[i];
    if (rf__quantity_at(m, i)->kind != RF__Q_SHARE || !own->link.indicator || own->phrase.groups)
        return;
    uint32_t number = own->phrase.start, verb_at = number;
    bool bracket = number > m->sentence->token + 1 && m->doc->tokens[number - 1].punct == '(';
    if (bracket) { /* "women make up (38%), children (44%)" */
        const rf__tag *tag = rf__tag_over(m->doc, number - 2, RF__C_VERB);
        verb_at = tag && tag->entry->indicator == RF_SHARE ? tag->token : number - 1;
    } else if (number > m->sentence->token + 1 && rf__function_at(m->doc, number - 1) == RF__F_BE) {
        verb_at = number - 1;
    }
    const rf__tag *who = verb_at < number ? people_before(m, verb_at) : NULL;
    if (who)
        own->phrase.groups = who->entry->groups;
    for (uint32_t t = 0; t < m->n_triggers; t++) {
        const rf__trigger *verb = &m->triggers[t];
        if (verb->entry->class != RF__C_VERB || verb->entry->indicator != RF_SHARE ||
            verb->token + verb->n != number || who)
            continue;
        for (uint32_t back = 1; back <= LONGEST && verb->group >= m->sentence->token + back;
             back++) {
            const rf__tag *noun = rf__tag_at(m->doc, verb->group - back, RF__C_NOUN);
            if (noun && noun->n == back && noun->entry->unit == RF_PEOPLE)
                own->phrase.groups = noun->entry->groups;
        }
    }
}
