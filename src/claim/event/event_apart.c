/* Words of events that tell of none, by what stands right before or behind them: what people
 * shelter from, by what somebody travelled, whose house was entered, what else was shut. */
#include "claim/doer/agent.h"
#include "claim/event/event_look.h"
#include "claim/figure/figure.h"
#include "claim/where/where.h"

/* "took shelter from [shelling]", "protected from the [air strikes]", "no bunker against [raids]":
 * nobody is told to have been hit by them. */
bool rf__event_sheltered_from(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { WORDS = 3, NEAR = 3 };
    const rf__doc *doc = f->doc;
    uint32_t n;
    for (uint32_t i = hit->token; i-- > rf__event_back(f, hit->token, WORDS);) {
        rf__function w = rf__function_at(doc, i);
        bool against = w == RF__F_OTHER_PREPOSITION && rf__is_asked_for(doc, i, "against", &n);
        if (w == RF__F_FROM || against) {
            for (uint32_t k = i; k-- > rf__event_back(f, i, NEAR);)
                if (rf__is_asked_for(doc, k, "shelters", &n))
                    return true;
            return false;
        }
        if (doc->tokens[i].kind != RF__WORD || (w && w != RF__F_THE))
            return false;
    }
    return false;
}

/* "came by [helicopter]": how somebody travelled; not "was bombed by helicopters". */
bool rf__event_is_travel(const rf__event_finder *f, const rf__event_hit *craft,
                         const rf__event_hit *deed) {
    uint32_t by = craft->token - 1;
    return craft->token > f->sentence->token && rf__function_at(f->doc, by) == RF__F_BY &&
           !rf__ends_as(f->doc, craft->token + craft->n - 1, RF__END_PLURAL) &&
           deed->token + deed->n != by;
}

/* "soldiers entered the [house] of a teacher": no place that an army moves into. */
bool rf__event_enters_house(const rf__event_finder *f, const rf__event_hit *enter) {
    enum { WORDS = 4 };
    for (uint32_t i = enter->token + enter->n;
         i < rf__event_end(f) && i < enter->token + enter->n + WORDS; i++) {
        const rf__tag *noun = rf__tag_at(f->doc, i, RF__C_NOUN);
        if (noun)
            return noun->entry->unit == RF_HOMES && !(noun->entry->flags & RF__WEAK);
        if (f->doc->tokens[i].kind != RF__WORD || rf__event_names(f, i) ||
            rf__is_any_preposition(rf__function_at(f->doc, i)))
            return false;
    }
    return false;
}

/* "the storm struck the road and [shut schools]": the verb has an object of its own. */
bool rf__event_shuts_other(const rf__event_finder *f, const rf__event_hit *way,
                           const rf__event_hit *shut) {
    uint32_t next = shut->token + shut->n;
    const rf__tag *noun = rf__tag_at(f->doc, next, RF__C_NOUN);
    bool thing = noun && rf__ends_as(f->doc, next + noun->n - 1, RF__END_PLURAL) &&
                 (noun->entry->unit == RF_FACILITIES || noun->entry->unit == RF_VEHICLES);
    return thing && shut->token > way->token && !rf__event_word_at(f, next, way->word) &&
           !rf__event_auxiliary(f, rf__event_back(f, shut->token, 2), shut->token);
}

/* "abducted 60 villagers; 22 of the victims [escaped]", "[escaped] from prison": who was held fled
 * from no home. */
bool rf__event_frees_captives(const rf__event_finder *f, const rf__event_hit *flee) {
    const rf__tag *verb = rf__tag_at(f->doc, flee->token, RF__C_VERB);
    if (!verb || !(verb->entry->flags & RF__LEAVES) || !(verb->entry->flags & RF__WEAK))
        return false;
    for (uint32_t d = f->figure + f->sentence->n_figures; d-- > 0;) {
        const rf__draft *draft = &f->doc->drafts[d];
        if (draft->sentence + 1 < f->s)
            return false;
        if (draft->claim.indicator == RF_MISSING)
            return true;
    }
    return false;
}

/* "killed [in Gorsk on Sunday] by": nothing but places and times stands there. */
bool rf__event_where_or_when(const rf__event_finder *f, uint32_t from, uint32_t to) {
    enum { LONGEST = 8 };
    if (to < from || to - from > LONGEST)
        return false;
    for (uint32_t i = from; i < to; i++) {
        rf__function w = rf__function_at(f->doc, i);
        const rf__mention *m = rf__mention_over(f->doc, f->sentence, i);
        if (w != RF__F_IN && w != RF__F_ON && w != RF__F_AT && w != RF__F_THE &&
            !(m && rf__is_place(m)) && !rf__time_over(f->doc, f->sentence, i))
            return false;
    }
    return true;
}

/* "police counted 330,000 | leaving": those counted, not the police. */
bool rf__event_counted_move(const rf__event_finder *f, const rf__event_hit *troops,
                            const rf__event_hit *move) {
    enum { REACH = 3 };
    uint32_t before = move->token ? move->token - 1 : 0;
    bool number = false;
    for (uint32_t i = before; i >= troops->token + troops->n && before - i < REACH; i--)
        if (rf__tag_at(f->doc, i, RF__C_SAY_VERB) || rf__ends_as_past(f->doc, i))
            return number;
        else
            number |= i == before && f->doc->tokens[i].kind == RF__NUMERAL;
    return false;
}

/* "a [raid] on Gorsk killed six", not "soldiers arrested six in a raid". */
bool rf__event_is_air_raid(const rf__event_finder *f, const rf__event_hit *raid) {
    for (uint32_t i = f->sentence->token; i < raid->token; i++)
        if (rf__event_has_fighter(f, i, i + 1))
            return false;
    for (const rf__draft *d = NULL; (d = rf__event_figure(f, d));)
        if (d->claim.indicator == RF_MISSING)
            return false;
    return f->flown;
}

/* "kept the road closed so that nobody could [clear the ruins]": what is cleared is no road. */
bool rf__event_clears_other(const rf__event_finder *f, const rf__event_hit *road,
                            const rf__event_hit *clear) {
    uint32_t next = clear->token + clear->n;
    return clear->token > road->token &&
           rf__is_kind(rf__event_tag(f->doc, clear->token, RF__E_OPEN), "clear") &&
           rf__function_at(f->doc, next) == RF__F_THE &&
           !rf__time_over(f->doc, f->sentence, next + 1) &&
           !rf__event_tag(f->doc, next + 1, RF__E_ROAD);
}

/* "the Gorsk 2 [site]", "the 'Kesh' [site]" is where displaced people stay, "the site" or "the
 * UNESCO site" may be anything. */
bool rf__event_is_other_site(const rf__event_finder *f, const rf__event_hit *site) {
    const rf__doc *doc = f->doc;
    uint32_t at = site->token, first = f->sentence->token;
    if (!rf__is_kind(rf__event_tag(doc, at, RF__E_CAMP), "site"))
        return false;
    at -= at > first && doc->tokens[at - 1].kind != RF__WORD; /* a number, a quotation mark */
    bool named = at > first && rf__event_names(f, at - 1) &&
                 !(doc->tokens[at - 1].flags & (RF__ALL_CAPITALS | RF__SENTENCE_FIRST)) &&
                 !rf__tag_over(doc, at - 1, RF__C_ORGANISATION);
    return !named || !f->of_camps;
}

bool rf__event_only_dates(const rf__event_finder *f, const rf__event_hit *truce) {
    uint32_t at = truce->token, behind = at + truce->n;
    if (at < f->sentence->token + 2 || rf__function_at(f->doc, at - 2) != RF__F_SINCE)
        return false;
    rf__function w = rf__function_at(f->doc, at - 1);
    return (w == RF__F_THE || w == RF__F_THIS || w == RF__F_THAT) &&
           (behind >= rf__event_end(f) || f->doc->tokens[behind].kind == RF__PUNCT);
}

bool rf__event_counts_dead(const rf__event_finder *f, const rf__event_hit *kill) {
    const rf__doc *doc = f->doc;
    uint32_t at = kill->token, behind = at + kill->n;
    if (at == f->sentence->token || !rf__is_number_at(doc, at - 1) || !rf__ends_as_past(doc, at))
        return false;
    if (rf__function_at(doc, behind) == RF__F_AND || rf__function_at(doc, behind) == RF__F_OR)
        behind += 1 + rf__ends_as_past(doc, behind + 1);
    return behind < rf__event_end(f) && (rf__event_word_at(f, behind, RF__E_TROOPS) ||
                                         rf__event_word_at(f, behind, RF__E_ARMED) ||
                                         rf__event_word_at(f, behind, RF__E_FIGHTER));
}

bool rf__event_is_held(const rf__event_finder *f, const rf__event_hit *siege) {
    uint32_t last = siege->token + siege->n - 1, back = siege->token;
    if (!rf__is_kind(rf__event_tag(f->doc, siege->token, siege->word), "held") ||
        rf__function_at(f->doc, last + 1) == RF__F_BY)
        return false;
    while (back > f->sentence->token && rf__is_between(f->doc, back - 1))
        back--;
    return rf__event_between(f, rf__event_back(f, back, 1), last, RF__F_BE, RF__F_BEEN);
}

static bool hurts(const rf__doc *doc, uint32_t token) {
    const rf__tag *verb = rf__tag_at(doc, token, RF__C_VERB);
    return verb && (verb->entry->indicator == RF_KILLED || verb->entry->indicator == RF_INJURED) &&
           rf__ends_as(doc, token, RF__END_ING);
}

bool rf__event_harms_besides(const rf__event_finder *f, const rf__event_hit *harm,
                             const rf__event_hit *what) {
    const rf__tag *noun = rf__tag_at(f->doc, what->token, RF__C_NOUN);
    bool people = noun && noun->entry->unit == RF_PEOPLE;
    for (uint32_t i = harm->token; people && i < what->token; i++)
        if (i > f->sentence->token && f->doc->tokens[i - 1].punct == ',' && hurts(f->doc, i))
            return rf__event_between(f, i, what->token, RF__F_THEM, RF__F_THEM);
    return false;
}

bool rf__event_counts_others(const rf__event_finder *f, const rf__event_hit *road,
                             const rf__event_hit *closed) {
    uint32_t and = road->token + road->n;
    return road->token > f->sentence->token && rf__is_number_at(f->doc, road->token - 1) &&
           and+2 < closed->token && rf__function_at(f->doc, and) == RF__F_AND &&
           rf__is_number_at(f->doc, and+1) && !rf__event_word_at(f, and+2, RF__E_ROAD) &&
           !rf__event_word_at(f, and+2, RF__E_BRIDGE);
}

bool rf__event_shuts_out(const rf__event_finder *f, const rf__event_hit *let,
                         const rf__event_hit *in) {
    const rf__doc *doc = f->doc;
    uint32_t at = let->token;
    if (at < f->sentence->token + 3 || rf__function_at(doc, at - 1) != RF__F_NOT)
        return false;
    for (uint32_t i = at + 1; i < in->token; i++) {
        const rf__mention *m = rf__mention_over(doc, f->sentence, i);
        if (m && m->use == RF_NAME_DEMONYM)
            return true; /* "let any Norlanders enter" */
    }
    const rf__mention *who = rf__mention_over(doc, f->sentence, at - 3);
    return who && rf__is_place(who); /* "Norland will not" */
}
