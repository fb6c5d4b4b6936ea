/* What a word on places and borders is done to: a place that is taken, people who are turned back.
 */
#include "claim/doer/agent.h"
#include "claim/event/event_look.h"
#include "claim/where/where.h"

uint32_t rf__event_before_relative(const rf__event_finder *f, uint32_t verb) {
    enum { MOST = 16 };
    if (verb <= f->sentence->token + 3 || f->doc->tokens[verb - 1].punct != ',')
        return 0;
    for (uint32_t i = verb - 1; i-- > rf__event_back(f, verb, MOST);) {
        if (f->doc->tokens[i].punct != ',')
            continue;
        rf__function w = rf__function_at(f->doc, i + 1);
        return i > f->sentence->token && (w == RF__F_WHO || w == RF__F_WHICH) ? i : 0;
    }
    return 0;
}

/* "the town of Gorsk [fell] after two days of fighting", not "the population of Gorsk fell". */
static bool is_bare_fall(const rf__event_finder *f, uint32_t fell) {
    const rf__doc *doc = f->doc;
    rf__function next = rf__function_at(doc, fell + 1);
    bool ends = doc->tokens[fell + 1].kind == RF__PUNCT || next == RF__F_AFTER ||
                next == RF__F_WITHOUT || next == RF__F_WHEN || next == RF__F_AS ||
                rf__time_over(doc, f->sentence, fell + 1) != NULL;
    bool fought = f->conflict || f->armed || rf__event_has(f, RF__E_FIGHT);
    if (!ends || !fought || fell == f->sentence->token || rf__event_has(f, RF__E_NOT_ARMED))
        return false;
    for (uint32_t i = f->sentence->mention; i < f->sentence->mention + f->sentence->n_mentions;
         i++) {
        const rf__mention *m = &doc->mentions[i];
        uint32_t end = m->token + m->n_tokens;
        bool before = end == fell || (doc->tokens[fell - 1].punct == ',' && end < fell &&
                                      rf__event_before_relative(f, fell) == end);
        if (!before || !rf__is_place(m))
            continue;
        uint32_t at = m->phrase;
        while (at > f->sentence->token && rf__function_at(doc, at - 1) == RF__F_THE)
            at--;
        return at == f->sentence->token || rf__tag_at(doc, at - 1, RF__C_SAY_VERB) ||
               rf__function_at(doc, at - 1) == RF__F_THAT || doc->tokens[at - 1].punct == ',' ||
               rf__function_at(doc, at - 1) == RF__F_AND;
    }
    return false;
}

static bool is_ground(const rf__event_finder *f, uint32_t token) {
    const rf__mention *m = rf__mention_over(f->doc, f->sentence, token);
    return (m && rf__is_place(m)) || rf__event_word_at(f, token, RF__E_GROUND);
}

/* "fell [to the rebels]", "Gorsk, the second city, fell to them": into whose hands. */
static bool fell_to_side(const rf__event_finder *f, const rf__event_hit *fell, uint32_t who) {
    enum { WORDS_BEHIND = 5, WORDS_BEFORE = 12 };
    rf__function w = rf__function_at(f->doc, who);
    if (f->armed && (rf__event_names(f, who) || w == RF__F_THE))
        return true;
    uint32_t end = who + WORDS_BEHIND < rf__event_end(f) ? who + WORDS_BEHIND : rf__event_end(f);
    bool told = w == RF__F_THEM || w == RF__F_IT || w == RF__F_HIS;
    if (!rf__event_has_fighter(f, who, end) && !(told && f->conflict))
        return false;
    for (uint32_t i = fell->token; i-- > rf__event_back(f, fell->token, WORDS_BEFORE);)
        if (is_ground(f, i))
            return true; /* not "ten of the dead fell to a gunman" */
    return false;
}

/* "Gorsk has fallen", "the town fell": nothing but a place before it in its clause. */
bool rf__event_is_fallen(const rf__event_finder *f, const rf__event_hit *hit) {
    bool place = false;
    if (rf__is_kind(rf__event_tag(f->doc, hit->token, RF__E_FALL), "bare"))
        return is_bare_fall(f, hit->token);
    if (hit->weak) /* "the town fell" */
        return true;
    uint32_t next = hit->token + hit->n;
    if (rf__function_at(f->doc, next - 1) == RF__F_TO && fell_to_side(f, hit, next))
        return true;
    for (uint32_t i = hit->token; i-- > rf__event_back(f, hit->token, 6);) {
        rf__function w = rf__function_at(f->doc, i);
        if (f->doc->tokens[i].punct == ',' || w == RF__F_THAT || w == RF__F_SINCE ||
            w == RF__F_AFTER || w == RF__F_BEFORE || w == RF__F_AND || w == RF__F_AS)
            return place;
        bool name = rf__event_names(f, i) && (f->armed || i != f->sentence->token ||
                                              rf__mention_over(f->doc, f->sentence, i));
        bool ground = rf__event_word_at(f, i, RF__E_GROUND) || name;
        bool small = w == RF__F_THE || w == RF__F_HAVE || w == RF__F_BE ||
                     f->doc->tokens[i].kind == RF__PUNCT || rf__tag_at(f->doc, i, RF__C_MODAL);
        if (!ground && !small)
            return false;
        place |= ground;
        if (i == f->sentence->token)
            return place;
    }
    return false;
}

/* Does nothing that could be an object stand at a token: the end, a time, "from"? */
static bool no_object(const rf__doc *doc, const rf__sentence *sentence, uint32_t token) {
    bool end = token >= sentence->token + sentence->n_tokens;
    return end || doc->tokens[token].kind == RF__PUNCT || rf__tag_at(doc, token, RF__C_TIME_WORD) ||
           rf__is_any_preposition(rf__function_at(doc, token)) ||
           rf__time_over(doc, sentence, token);
}

/* "Gorsk|, home to 9,000 people, was seized": where what is inserted before the auxiliary begins.
 */
static uint32_t before_comma(const rf__event_finder *f, uint32_t verb) {
    enum { MOST = 14 };
    uint32_t be = verb;
    while (be > rf__event_back(f, verb, 3) && f->doc->tokens[be - 1].punct != ',')
        be--;
    if (be <= f->sentence->token + 2 || f->doc->tokens[be - 1].punct != ',' ||
        !rf__event_auxiliary(f, be, be + 1))
        return verb;
    for (uint32_t i = be - 1; i-- > rf__event_back(f, be, MOST);)
        if (f->doc->tokens[i].punct == ',')
            return i > f->sentence->token && is_ground(f, i - 1) ? i : verb;
    return verb;
}

/* "Gorsk[, home to 9,000 people,] was | seized": is the subject of a passive a place? */
bool rf__event_subject_place(const rf__event_finder *f, uint32_t verb) {
    enum { REACH = 10 };
    if (!rf__event_auxiliary(f, rf__event_back(f, verb, 3), verb))
        return false;
    uint32_t before = before_comma(f, verb);
    for (uint32_t i = before; i-- > rf__event_back(f, before, REACH);) {
        const rf__tag *noun = rf__tag_at(f->doc, i, RF__C_NOUN);
        if (noun && noun->entry->unit == RF_PEOPLE)
            return false; /* "two insurgents were captured" */
        if (rf__event_names(f, i) || rf__event_word_at(f, i, RF__E_GROUND))
            return true;
    }
    return false;
}

/* "the town | that rebels took last week", "a base, which the army had seized": the word that
 * opens the clause; 0: none. */
uint32_t rf__event_clause_of(const rf__doc *doc, const rf__sentence *sentence,
                             const rf__event_hit *verb) {
    enum { REACH = 7 };
    uint32_t least = sentence->token + 1;
    least = verb->token > least + REACH ? verb->token - REACH : least;
    if (rf__ends_as(doc, verb->token, RF__END_ING) ||
        !no_object(doc, sentence, verb->token + verb->n))
        return 0;
    for (uint32_t i = verb->token; i-- > least;) {
        rf__function w = rf__function_at(doc, i);
        if (w == RF__F_THAT || w == RF__F_WHICH)
            return i + 1 < verb->token ? i : 0;
        if (doc->tokens[i].kind == RF__PUNCT || rf__is_any_preposition(w) || w == RF__F_BE ||
            w == RF__F_BEEN || rf__tag_at(doc, i, RF__C_SAY_VERB))
            return 0;
    }
    return 0;
}

/* What was taken stands before such a clause. */
static bool is_taken_in_clause(const rf__event_finder *f, const rf__event_hit *verb) {
    uint32_t that = rf__event_clause_of(f->doc, f->sentence, verb);
    bool comma = that && f->doc->tokens[that - 1].punct == ',';
    return that > f->sentence->token + comma && is_ground(f, that - 1 - comma);
}

/* "took | Gorsk", "took | the market town of Gorsk", not "took | the village two days to". */
static bool is_place_at(const rf__event_finder *f, uint32_t token) {
    enum { WORDS = 4 };
    const rf__doc *doc = f->doc;
    uint32_t end = rf__event_end(f), behind = 0;
    const rf__mention *m = token < end ? rf__mention_over(doc, f->sentence, token) : NULL;
    if (m && rf__is_place(m) && m->token == token)
        behind = m->token + m->n_tokens;
    else if (rf__function_at(doc, token) != RF__F_THE && rf__function_at(doc, token) != RF__F_A)
        return false;
    for (uint32_t i = token + 1; !behind && i < end && i <= token + WORDS; i++) {
        if (doc->tokens[i].kind == RF__PUNCT || rf__function_at(doc, i))
            return false;
        if (rf__event_word_at(f, i, RF__E_GROUND) && !rf__event_word_at(f, i + 1, RF__E_GROUND))
            behind = i + 1;
    }
    return behind && no_object(doc, f->sentence, behind) && !rf__is_number_at(doc, behind);
}

/* "In May they | took Gorsk", "the villages it had | taken": somebody told of before takes a place,
 * in a report on a war. */
bool rf__event_they_take(const rf__event_finder *f, const rf__event_hit *verb) {
    const rf__doc *doc = f->doc;
    uint32_t at = verb->token, first = f->sentence->token;
    bool enters = rf__is_kind(rf__event_tag(doc, at, verb->word), "enter"); /* so may monitors */
    if (!f->conflict || at == first || enters || rf__ends_as(doc, at, RF__END_ING))
        return false;
    at -= rf__function_at(doc, at - 1) == RF__F_HAVE && at > first + 1;
    rf__function who = rf__function_at(doc, at - 1);
    if (who != RF__F_THEY && who != RF__F_IT)
        return false;
    bool before = at > first + 1 && is_ground(f, at - 2) &&
                  no_object(doc, f->sentence, verb->token + verb->n);
    return before || is_taken_in_clause(f, verb) || is_place_at(f, verb->token + verb->n);
}

/* "many families | went to Gorsk", not "went to the polls". */
bool rf__event_went_away(const rf__event_finder *f, const rf__event_hit *who,
                         const rf__event_hit *went) {
    const rf__doc *doc = f->doc;
    uint32_t to = went->token + went->n;
    if (!f->of_crisis && f->report.crisis <= f->report.ordinary)
        return false;
    for (uint32_t i = rf__event_back(f, who->token, 2); i < who->token; i++)
        if (rf__is_number_at(doc, i) || rf__function_at(doc, i) == RF__F_OF ||
            rf__event_word_at(f, i, RF__E_FIGHTER))
            return false; /* "9,000 families" are a figure, "a group of residents" */
    for (uint32_t i = who->token + who->n; i < went->token; i++) {
        rf__function w = rf__function_at(doc, i);
        if (w == RF__F_AND || w == RF__F_NOT || doc->tokens[i].punct == ',' ||
            rf__tag_at(doc, i, RF__C_ACTOR) || rf__tag_at(doc, i, RF__C_ROLE) ||
            rf__event_word_at(f, i, RF__E_FIGHTER))
            return false;
    }
    if (rf__is_kind(rf__event_tag(doc, went->token, RF__E_WENT), "way"))
        return true;
    to += rf__function_at(doc, to) == RF__F_THE;
    const rf__mention *m = to < rf__event_end(f) ? rf__mention_over(doc, f->sentence, to) : NULL;
    return m && rf__is_place(m) && rf__function_at(doc, m->token + m->n_tokens) != RF__F_POSSESSIVE;
}

/* "Gorsk, [taken by the rebels]", "the villages seized by the rebels", "the town was taken by
 * them", not "two soldiers from Gorsk, captured by the rebels". */
bool rf__event_taken_by(const rf__event_finder *f, const rf__event_hit *verb) {
    enum { WHO = 5, BEFORE = 5 };
    const rf__doc *doc = f->doc;
    uint32_t by = verb->token + verb->n, first = f->sentence->token, end = by + 1;
    if (rf__function_at(doc, by) != RF__F_BY || verb->token < first + 1)
        return false;
    while (end < rf__event_end(f) && end < by + 1 + WHO && doc->tokens[end].kind != RF__PUNCT)
        end++;
    if (!rf__event_has_fighter(f, by + 1, end))
        return false;
    if (rf__event_subject_place(f, verb->token))
        return true;
    uint32_t at = verb->token - 1;
    at -= at > first && doc->tokens[at].punct == ',';
    if (!is_ground(f, at))
        return false;
    for (uint32_t i = at; i-- > rf__event_back(f, at, BEFORE);) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if ((noun && noun->entry->unit == RF_PEOPLE) || rf__event_has_fighter(f, i, i + 1))
            return false;
    }
    return true;
}

/* Does somebody armed stand right before a passive? */
static bool is_side_ousted(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { REACH = 8 };
    for (uint32_t i = hit->token; i-- > rf__event_back(f, hit->token, REACH);) {
        const rf__tag *noun = rf__tag_at(f->doc, i, RF__C_NOUN);
        bool it = f->conflict && rf__function_at(f->doc, i) == RF__F_IT;
        if (it || rf__event_has_fighter(f, i, i + 1))
            return true;
        if (f->doc->tokens[i].punct == '.' || f->doc->tokens[i].punct == ';' ||
            (noun && noun->entry->unit == RF_PEOPLE))
            return false;
    }
    return false;
}

/* Is the object of the verb, or its subject in the passive, a name or a kind of place? */
bool rf__event_is_placed(const rf__event_finder *f, const rf__event_hit *hit) {
    uint32_t from = hit->token + hit->n;
    uint32_t on = from + (rf__function_at(f->doc, from) == RF__F_ON);
    const rf__time *when = rf__time_over(f->doc, f->sentence, on);
    if (when && when->token >= from) /* "captured on Sunday | a village" */
        from = when->token + when->n_tokens;
    rf__function next = rf__function_at(f->doc, from);
    if (rf__is_kind(rf__event_tag(f->doc, hit->token, hit->word), "ousted"))
        return is_side_ousted(f, hit); /* "rebels were driven out of", not "families were" */
    if (hit->n >= 3)                   /* "took control of" */
        return f->conflict || !rf__event_of_business(f, from);
    if (from < rf__event_end(f) && rf__is_number_at(f->doc, from)) { /* "seized six vehicles" */
        for (uint32_t i = from; i < rf__event_end(f) && i < from + 9; i++) {
            if (rf__event_word_at(f, i, RF__E_GROUND))
                return true;
            if (rf__function_at(f->doc, i) == RF__F_IN || rf__function_at(f->doc, i) == RF__F_AT)
                return false; /* "freed 12 hostages in the town" */
        }
        return false;
    }
    for (uint32_t i = from; hit->word == RF__E_CAPTURE_WEAK && i < rf__event_end(f) && i < from + 7;
         i++)
        if (rf__event_word_at(f, i, RF__E_HEALTH) || rf__event_word_at(f, i, RF__E_SCHOOL))
            return false; /* "entered Tarsa and Gorsk hospitals" */
    if (rf__event_taken_by(f, hit) || (hit->word == RF__E_CAPTURE_WEAK &&
                                       (is_taken_in_clause(f, hit) || rf__event_they_take(f, hit))))
        return true;
    if (hit->word == RF__E_CAPTURE_WEAK) /* "took Tarsa" */
        return from < rf__event_end(f) && rf__event_names(f, from) &&
               !rf__tag_at(f->doc, from, RF__C_ROLE);
    if (next == RF__F_IT || next == RF__F_THEM || is_taken_in_clause(f, hit))
        return true;
    for (uint32_t i = from; i < rf__event_end(f) && i < from + 8; i++) {
        rf__function w = rf__function_at(f->doc, i);
        if (f->doc->tokens[i].punct == '.' || f->doc->tokens[i].punct == ';' || w == RF__F_IN ||
            w == RF__F_AT || w == RF__F_ON)
            break;
        bool person = rf__tag_at(f->doc, i, RF__C_FIRST_NAME) &&
                      !rf__mention_over(f->doc, f->sentence, i); /* "captured Jan Velk in Gorsk" */
        if (rf__event_names(f, i) && i < from + 4)
            return !person && !rf__tag_at(f->doc, i, RF__C_ROLE) &&
                   !rf__tag_at(f->doc, i, RF__C_HONORIFIC);
        if (rf__event_word_at(f, i, RF__E_GROUND))
            return true;
    }
    return rf__event_subject_place(f, hit->token);
}

/* "turned back 1,000 Norlanders", "turned back more than 300 refugees": people of another country.
 */
bool rf__event_turns_foreigners(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { REACH = 6 };
    const rf__doc *doc = f->doc;
    uint32_t from = hit->token + hit->n;
    for (uint32_t i = from; i < from + REACH && i < rf__event_end(f); i++) {
        const rf__mention *m = rf__mention_over(doc, f->sentence, i);
        const rf__tag *who = rf__tag_at(doc, i, RF__C_TRIGGER);
        if ((m && m->use == RF_NAME_DEMONYM) || (who && who->entry->indicator == RF_CROSSED_BORDER))
            return true;
        if (doc->tokens[i].kind == RF__PUNCT || (rf__is_any_preposition(rf__function_at(doc, i)) &&
                                                 !rf__tag_over(doc, i, RF__C_QUALIFIER)))
            return false;
    }
    return false;
}

/* "they had taken 50 towns": the verb of a figure on places that were captured. */
bool rf__event_counts_captured(const rf__event_finder *f, const rf__event_hit *hit) {
    const rf__sentence *s = f->sentence;
    for (uint32_t i = s->figure; i < s->figure + s->n_figures; i++) {
        const rf__draft *d = &f->doc->drafts[i];
        if (d->claim.indicator == RF_PLACES_CAPTURED && d->trigger == hit->token)
            return true;
    }
    return false;
}

/* "Norland attacked | Gorsk", "attacked military sites in | Gorsk", not "attacked the decision". */
bool rf__event_by_country(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { REACH = 6 };
    const rf__doc *doc = f->doc;
    uint32_t at = hit->token, next = at + hit->n, end = rf__event_end(f);
    bool whole = hit->word == RF__E_FIGHT && hit->n > 1; /* "attacked military" */
    if ((hit->word != RF__E_FIGHT_VERB && !whole) || (!whole && hit->n > 1) ||
        !rf__ends_as_past(doc, at))
        return false;
    while (at > f->sentence->token &&
           (rf__function_at(doc, at - 1) == RF__F_HAVE || rf__is_between(doc, at - 1)))
        at--;
    const rf__mention *who =
        at > f->sentence->token ? rf__mention_over(doc, f->sentence, at - 1) : NULL;
    if (!who || !rf__is_country_at_war(doc, f->sentence, who->token, at, hit->token))
        return false;
    if (whole)
        return true;
    next += next < end && rf__function_at(doc, next) == RF__F_THE;
    const rf__mention *place = next < end ? rf__mention_over(doc, f->sentence, next) : NULL;
    if (place && rf__is_place(place))
        return rf__function_at(doc, place->token + place->n_tokens) != RF__F_POSSESSIVE;
    for (uint32_t i = next; i < end && i < next + REACH; i++) {
        if (rf__event_word_at(f, i, RF__E_GROUND) || rf__event_word_at(f, i, RF__E_TROOPS) ||
            rf__event_word_at(f, i, RF__E_ARMED))
            return true;
        if (doc->tokens[i].kind == RF__PUNCT || rf__is_any_preposition(rf__function_at(doc, i)))
            return false;
    }
    return false;
}
