/* What matter the words of events are of: the same are used of a war and of business, of
 * parliaments and of workers. The report and the sentence tell, by the words of [topic] that they
 * hold, and what stands beside a word. */
#include "claim/doer/agent.h"
#include "claim/event/event_look.h"
#include "claim/figure/figure.h"

/* Types whose words are used of companies and parliaments as well: "talks on a merger". */
bool rf__event_of_any_matter(rf_event_type type) {
    return type == RF_TALKS || type == RF_AGREEMENT || type == RF_APPEAL ||
           type == RF_WARNING_EVENT;
}

/* May the sentence tell an event of such a type, by what it and the report are about? In a report
 * on business or politics it must say itself that it is on a crisis ("mediators held talks on
 * hostages"), the more so where its words are used of any matter. */
bool rf__event_on_crisis(const rf__event_finder *f, bool any_matter) {
    enum { LEAST = 2, FEW_SENTENCES = 3, MOSTLY = 4 }; /* a word may be there by chance */
    uint32_t crisis = f->sentence->n_crisis, ordinary = f->sentence->n_ordinary;
    if (f->report.crisis >= f->report.ordinary || f->report.ordinary < LEAST) {
        bool scant = f->report.crisis < 2 && !crisis && f->doc->n_sentences > FEW_SENTENCES;
        bool aside = ordinary > crisis && ordinary >= LEAST &&
                     f->report.crisis < MOSTLY * f->report.ordinary;
        return !any_matter || (!scant && !aside);
    }
    if (3 * f->report.crisis >= f->report.ordinary) /* on both */
        return any_matter ? ordinary <= crisis : crisis || !ordinary;
    bool surely = crisis > 1 && crisis + !any_matter > ordinary;
    return surely || crisis > ordinary + any_matter;
}

/* "took control of | a consortium of oil firms" */
bool rf__event_of_business(const rf__event_finder *f, uint32_t from) {
    enum { REACH = 5 };
    for (uint32_t i = from; i < rf__event_end(f) && i < from + REACH; i++) {
        const rf__tag *topic = rf__tag_at(f->doc, i, RF__C_TOPIC);
        rf__function w = rf__function_at(f->doc, i);
        if (topic && topic->entry->code == RF__TOPIC_ORDINARY)
            return true;
        if (rf__event_word_at(f, i, RF__E_GROUND) || (i > from && rf__is_any_preposition(w)))
            return false;
    }
    return false;
}

/* "demonstrated courage", "demonstrated how to use the pump", "as this crisis has demonstrated,":
 * behind a protest stands where, when, for or against what, or nothing. */
static bool shows_something(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { REACH = 8 };
    const rf__doc *doc = f->doc;
    uint32_t next = hit->token + hit->n;
    const rf__token *t = &doc->tokens[next];
    if (next < rf__event_end(f) && t->kind == RF__WORD && !rf__function_at(doc, next) &&
        !rf__time_over(doc, f->sentence, next) && !rf__ends_as_adverb(doc, next) &&
        !rf__ends_as(doc, next, RF__END_ING) && !rf__tag_at(doc, next, RF__C_TIME_WORD))
        return true;
    for (uint32_t i = hit->token; t->punct == ',' && i-- > rf__event_back(f, hit->token, REACH);)
        if (rf__function_at(doc, i) == RF__F_AS)
            return true;
    return false;
}

/* "demonstrated the new pump", "demonstrates that", "the market rallied": no protest. */
static bool is_no_protest(const rf__event_finder *f, const rf__event_hit *hit) {
    const rf__tag *tag = rf__event_tag(f->doc, hit->token, RF__E_PROTEST);
    rf__function w = rf__function_at(f->doc, hit->token + hit->n);
    if (rf__is_kind(tag, "rises"))
        return !f->of_crisis;
    return rf__is_kind(tag, "shows") &&
           (w == RF__F_THE || w == RF__F_A || w == RF__F_THAT || w == RF__F_ITS ||
            w == RF__F_THEIR || w == RF__F_HIS || w == RF__F_THIS || shows_something(f, hit));
}

/* "the contract calls for" */
static bool is_laid_down(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { NEAR = 2 };
    for (uint32_t i = hit->token; i-- > rf__event_back(f, hit->token, NEAR);)
        if (rf__function_at(f->doc, i) != RF__F_NONE)
            return false; /* "the deal and calls for peace" */
        else if (rf__is_kind(rf__event_tag(f->doc, i, RF__E_NOT_APPEAL), "subject"))
            return true;
    return false;
}

/* "the talks made a breakthrough" */
static bool is_of_talks(const rf__event_finder *f, const rf__event_hit *hit) {
    return rf__is_kind(rf__event_tag(f->doc, hit->token, RF__E_ADVANCE), "result") &&
           (rf__event_has(f, RF__E_TALKS) || rf__event_has(f, RF__E_AGREEMENT)) &&
           !rf__event_has(f, RF__E_FIGHT) && !rf__event_has(f, RF__E_CAPTURE);
}

/* Does a word of those who work stand in [from, to), and nobody armed and no weapon? */
static bool has_workers(const rf__event_finder *f, uint32_t from, uint32_t to) {
    bool workers = false;
    for (uint32_t i = from; i < to && i < rf__event_end(f); i++) {
        if (f->doc->tokens[i].kind != RF__WORD || rf__tag_over(f->doc, i, RF__C_ACTOR))
            return workers;
        workers |= rf__event_word_at(f, i, RF__E_WORKERS);
    }
    return workers;
}

/* "a strike by teachers", "the dockers' strike", "a strike of nurses": no strike from the air. */
static bool is_of_workers(const rf__event_finder *f, const rf__event_hit *strike) {
    enum { BEHIND = 5 };
    uint32_t at = strike->token + strike->n, before = rf__event_back(f, strike->token, 2);
    rf__function w = rf__function_at(f->doc, at);
    if ((w == RF__F_BY || w == RF__F_OF) && has_workers(f, at + 1, at + BEHIND))
        return true;
    for (uint32_t i = before; i < strike->token; i++)
        if (rf__event_word_at(f, i, RF__E_WORKERS))
            return i + 1 == strike->token || f->doc->tokens[i + 1].kind == RF__PUNCT ||
                   rf__function_at(f->doc, i + 1) == RF__F_POSSESSIVE;
    return false;
}

/* "Gunmen raided the town before | fleeing", "... and then | fled": those who attacked. */
static bool attackers_flee(const rf__event_finder *f, const rf__event_hit *hit) {
    uint32_t first = f->sentence->token, at = hit->token, from = 0, to = 0;
    while (at > first && rf__is_between(f->doc, at - 1))
        at--;
    rf__function w = at > first ? rf__function_at(f->doc, at - 1) : RF__F_NONE;
    bool ing = rf__ends_as(f->doc, hit->token, RF__END_ING);
    if (w != RF__F_AND && !(ing && (w == RF__F_BEFORE || w == RF__F_AFTER || w == RF__F_WHILE)))
        return false;
    rf__first_causer(f->doc, f->sentence, at - 1, &from, &to);
    for (uint32_t i = from; i < to; i++) {
        const rf__tag *side = rf__tag_over(f->doc, i, RF__C_ACTOR);
        if (side && rf__entry_tells_arms(side->entry))
            return !rf__event_word_at(f, at > first + 1 ? at - 2 : at, RF__E_PEOPLE);
    }
    return false;
}

/* "the fighters have fled", "the government had to flee": somebody with power right before the
 * word, and no people between. */
static bool flees_from_power(const rf__event_finder *f, const rf__event_hit *hit) {
    uint32_t behind = hit->token + hit->n;
    if (rf__ends_as(f->doc, hit->token, RF__END_ING) &&
        (rf__event_word_at(f, behind, RF__E_TROOPS) ||
         rf__event_word_at(f, behind, RF__E_FIGHTER) || rf__tag_at(f->doc, behind, RF__C_ACTOR)))
        return true; /* "rape by fleeing soldiers" */
    if (attackers_flee(f, hit))
        return true;
    for (uint32_t i = hit->token; i-- > rf__event_back(f, hit->token, 4);) {
        rf__function w = rf__function_at(f->doc, i);
        if (rf__event_word_at(f, i, RF__E_PEOPLE) || f->doc->tokens[i].punct == ',' ||
            w == RF__F_THEM ||
            (w == RF__F_BY && i > f->sentence->token && rf__ends_as_past(f->doc, i - 1)))
            return false; /* "drove them from their homes", not "attempts by militants to flee" */
        bool by = i > f->sentence->token + 1 && rf__function_at(f->doc, i - 1) == RF__F_BY &&
                  rf__ends_as_past(f->doc, i - 2);
        if (rf__tag_over(f->doc, i, RF__C_ACTOR) && !by)
            return true; /* not "ordered by soldiers to leave their homes" */
    }
    return false;
}

/* "the hospital was evacuated", "evacuated 34 wounded people": no people, or a number of them. */
static bool flees_otherwise(const rf__event_finder *f, const rf__event_hit *hit) {
    uint32_t next = hit->token + hit->n;
    if (hit->token > f->sentence->token + 1 &&
        rf__function_at(f->doc, hit->token - 1) == RF__F_TO &&
        rf__function_at(f->doc, hit->token - 2) == RF__F_WHERE)
        return true; /* "unsure where to flee" */
    if (next < rf__event_end(f) && hit->n == 1 && rf__is_number_at(f->doc, next))
        return true;
    if (!rf__event_auxiliary(f, rf__event_back(f, hit->token, 2), hit->token + hit->n))
        return false;
    uint32_t left = hit->token + hit->n - 1; /* "were abandoned" */
    const rf__tag *verb = rf__tag_at(f->doc, left, RF__C_VERB);
    bool leaves = verb && verb->entry->flags & RF__SUBJECT && !(verb->entry->flags & RF__OBJECT) &&
                  rf__ends_as_past(f->doc, left) &&
                  rf__event_between(f, left - 1, left, RF__F_BE, RF__F_BEEN);
    for (uint32_t i = hit->token; i-- > rf__event_back(f, hit->token, 8);) {
        const rf__tag *noun = rf__tag_at(f->doc, i, RF__C_NOUN);
        bool people =
            rf__event_word_at(f, i, RF__E_PEOPLE) || (noun && noun->entry->unit == RF_PEOPLE);
        if (leaves && people)
            return true; /* "villagers were abandoned to their fate", not "villages were" */
        if (noun)
            return noun->entry->flags & (RF__FACILITY_HEALTH | RF__FACILITY_SCHOOL);
    }
    return false;
}

/* "has not requested help", "did not call for talks", "asked for no help" */
static bool is_not_asked(const rf__event_finder *f, const rf__event_hit *hit) {
    if (rf__function_at(f->doc, hit->token + hit->n) == RF__F_NO)
        return true;
    return hit->token > f->sentence->token && rf__function_at(f->doc, hit->token - 1) == RF__F_NOT;
}

/* "threatened to attack if these [demands] were not met": what is asked for, and nobody asks. */
static bool are_demands(const rf__event_finder *f, const rf__event_hit *hit) {
    rf__function before =
        hit->token > f->sentence->token ? rf__function_at(f->doc, hit->token - 1) : RF__F_NONE;
    rf__function behind = rf__function_at(f->doc, hit->token + 1);
    return hit->n == 1 && rf__ends_as(f->doc, hit->token, RF__END_PLURAL) &&
           (before == RF__F_THE || before == RF__F_THESE || before == RF__F_THEIR ||
            before == RF__F_ITS || before == RF__F_HIS) &&
           (behind == RF__F_BE || behind == RF__F_HAVE) &&
           rf__function_at(f->doc, hit->token + 2) == RF__F_NOT;
}

/* "the [Typhoons Appeal]": the name of a fund, where nobody launches it. */
static bool names_fund(const rf__event_finder *f, const rf__event_hit *hit) {
    const rf__token *t = &f->doc->tokens[hit->token];
    return hit->n <= 2 && hit->token > f->sentence->token && /* "Appeal for" */
           t->flags & t[-1].flags & RF__CAPITAL && !(t->flags & RF__ALL_CAPITALS) &&
           !rf__event_has(f, RF__E_MOUNT);
}

/* "an [advance] contingent" */
static bool is_advance_party(const rf__event_finder *f, const rf__event_hit *hit) {
    return hit->n == 1 && !rf__ends_as_past(f->doc, hit->token) &&
           rf__event_word_at(f, hit->token + 1, RF__E_TROOPS);
}

/* "There has been [no] further displacement" */
static bool is_no_flight(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { NEAR = 2 };
    for (uint32_t i = rf__event_back(f, hit->token, NEAR); i < hit->token; i++)
        if (rf__function_at(f->doc, i) == RF__F_NO)
            return !rf__tag_at(f->doc, hit->token, RF__C_VERB);
    return false;
}

/* "displacement | can have grave effects": of any. */
static bool is_general(const rf__event_finder *f, const rf__event_hit *hit) {
    return rf__is_kind(rf__tag_at(f->doc, hit->token + hit->n, RF__C_MODAL), "general") &&
           !rf__tag_at(f->doc, hit->token + hit->n - 1, RF__C_VERB);
}

/* "talks [to end the fighting]": what they are for; but "agreed to end", "a deal to end". */
static bool is_sought_truce(const rf__event_finder *f, const rf__event_hit *hit) {
    const rf__doc *doc = f->doc;
    uint32_t at = hit->token, first = f->sentence->token;
    if (at < first + 2 || rf__function_at(doc, at - 1) != RF__F_TO || hit->n < 2)
        return false;
    const uint64_t told = RF__BIT(RF__C_MODAL) | RF__BIT(RF__C_SAY_VERB) | RF__BIT(RF__C_VERB);
    uint32_t noun = at - 2;
    const rf__time *when = rf__time_over(doc, f->sentence, noun); /* "agreed on Sunday to end" */
    if (when || doc->tokens[noun].kind != RF__WORD || doc->tokens[noun].flags & RF__CAPITAL)
        return false;
    return !(doc->tokens[noun].over & told) && !rf__event_word_at(f, noun, RF__E_AGREEMENT) &&
           !rf__ends_as_past(doc, noun);
}

/* "shut between Gorsk and the [border]": how far a road goes. */
static bool is_end_of_way(const rf__event_finder *f, const rf__event_hit *hit) {
    enum { NEAR = 7 };
    uint32_t at = hit->token;
    if (at > f->sentence->token && rf__function_at(f->doc, at - 1) == RF__F_THE)
        at--;
    if (at == f->sentence->token || rf__function_at(f->doc, at - 1) != RF__F_AND)
        return false;
    uint32_t from = rf__event_back(f, hit->token, NEAR);
    return rf__event_has(f, RF__E_ROAD) &&
           rf__event_between(f, from, at - 1, RF__F_BETWEEN, RF__F_BETWEEN);
}

bool rf__event_of_else(const rf__event_finder *f, const rf__event_hit *hit) {
    switch (hit->word) {
    case RF__E_PROTEST:
        return is_no_protest(f, hit);
    case RF__E_APPEAL:
        return is_laid_down(f, hit) || is_not_asked(f, hit) || names_fund(f, hit) ||
               are_demands(f, hit);
    case RF__E_ASK:
        return is_not_asked(f, hit);
    case RF__E_ADVANCE:
        return is_of_talks(f, hit) || is_advance_party(f, hit);
    case RF__E_BORDER:
        if (is_end_of_way(f, hit))
            return true;
        break;
    case RF__E_CEASEFIRE:
        return is_sought_truce(f, hit) || rf__event_only_dates(f, hit);
    case RF__E_KILL_VERB:
        return rf__event_counts_dead(f, hit);
    case RF__E_FIGHT:
        if (rf__event_is_held(f, hit))
            return true;
        break;
    case RF__E_FLEE:
        if (rf__is_kind(rf__event_tag(f->doc, hit->token, RF__E_FLEE), "emptied"))
            break; /* "raids by rebels have emptied whole villages" */
        return rf__event_frees_captives(f, hit) || flees_from_power(f, hit) ||
               flees_otherwise(f, hit) || is_no_flight(f, hit) || is_general(f, hit);
    case RF__E_STRIKE:
        return (rf__event_has(f, RF__E_WORKERS) && is_of_workers(f, hit)) ||
               rf__event_sheltered_from(f, hit);
    case RF__E_AIR:
    case RF__E_AIR_VERB:
    case RF__E_RAID:
    case RF__E_SHELL:
    case RF__E_MISSILE:
        if (rf__event_sheltered_from(f, hit))
            return true;
        break;
    default:
        break;
    }
    return hit->n > 1 && rf__suffers(f->doc, hit->token) && /* "came under fire for the delay" */
           rf__function_at(f->doc, hit->token + hit->n) == RF__F_FOR;
}

/* "Militants shot an official and | bombed a convoy" */
bool rf__event_of_fighters(const rf__event_finder *f, const rf__event_hit *verb) {
    if (rf__event_has(f, RF__E_AIR) || rf__event_has(f, RF__E_AIR_WEAPON))
        return false;
    uint32_t to = verb->token, from = rf__phrase_before(f->doc, f->sentence->token, to);
    if (from >= to || !rf__is_causer(f->doc, f->sentence, from, to)) {
        to = from = 0; /* a second verb */
        rf__first_causer(f->doc, f->sentence, verb->token, &from, &to);
    }
    while (from < to && !rf__event_word_at(f, from, RF__E_FIGHTER))
        from++;
    return from < to && rf__ends_as_past(f->doc, verb->token);
}

/* "air strikes | pounded the city", "missiles have pounded it": the verb of another blow. */
bool rf__event_from_afar(const rf__event_finder *f, const rf__event_hit *verb) {
    uint32_t at = verb->token;
    while (at > f->sentence->token &&
           (rf__function_at(f->doc, at - 1) == RF__F_HAVE || rf__is_between(f->doc, at - 1) ||
            f->doc->tokens[at - 1].punct == ','))
        at--;
    const rf__tag *word =
        at > f->sentence->token ? rf__tag_over(f->doc, at - 1, RF__C_EVENT_WORD) : NULL;
    int code = word ? word->entry->code : RF__N_EVENT_WORDS;
    return code == RF__E_AIR || code == RF__E_STRIKE || code == RF__E_MISSILE ||
           code == RF__E_MISSILE_WEAPON;
}

bool rf__event_only_tells_side(const rf__event_finder *f, const rf__event_hit *hit) {
    return hit->token > f->sentence->token && rf__ends_as(f->doc, hit->token, RF__END_ING) &&
           rf__tag_over(f->doc, hit->token - 1, RF__C_ACTOR) &&
           rf__is_any_preposition(rf__function_at(f->doc, hit->token + 1)) &&
           (f->made[RF_AIR_STRIKE] || f->made[RF_SHELLING] || f->made[RF_MISSILE_OR_DRONE]);
}
