/* Who did what a figure counts, as its own sentence tells: "by X" behind what was done, the subject
 * of its verb, the side before an attack ("a rebel raid killed 12"). What other sentences tell is
 * looked for in harm.c. */
#include "claim/doer/agent.h"
#include "claim/figure/figure.h"
#include "claim/speaker/speaker.h"
#include "claim/where/where.h"
#include "place/gaz_format.h"

#include <string.h>

/* "killed in an Israeli air strike", "in gang violence": the side stands before what it did. */
static bool is_attack_by(const rf__doc *doc, const rf__sentence *sentence, uint32_t from,
                         uint32_t *to) {
    for (uint32_t i = from; i < *to; i++) {
        const rf__tag *word = rf__tag_at(doc, i, RF__C_EVENT_WORD);
        /* "since the Norland attack", not "since Norland attacked" */
        bool verb = from && rf__function_at(doc, from - 1) == RF__F_SINCE &&
                    (rf__acts(doc, i) || rf__ends_as_past(doc, i));
        if (word && rf__is_attack(word->entry->code) && !verb &&
            rf__is_causer(doc, sentence, from, i + word->n)) {
            *to = i + word->n;
            return true;
        }
    }
    return false;
}

static bool is_harm(rf_indicator v) {
    return v == RF_KILLED || v == RF_INJURED || v == RF_MISSING || v == RF_HOMES_DESTROYED ||
           v == RF_HOMES_DAMAGED;
}

/* "displaced millions since protests were crushed by ...": who did that is told, not this. */
static bool is_other_deed(const rf__doc *doc, const rf__trigger *t, uint32_t i) {
    const rf__tag *verb = rf__tag_at(doc, i, RF__C_VERB);
    rf__function before = rf__function_at(doc, i - 1);
    bool land = verb && verb->entry->indicator == RF_TERRITORY; /* "areas controlled by" */
    if (verb && doc->tokens[i].kind == RF__WORD && is_harm((rf_indicator)verb->entry->indicator))
        for (uint32_t k = i; k-- > t->token + t->n && k + 4 > i;)
            if (rf__function_at(doc, k) == RF__F_AND)
                return false; /* "were killed and several homes burned in an attack by" */
    bool participle =
        verb && (verb->entry->form == RF__PARTICIPLE ||
                 (verb->entry->form == RF__PAST &&
                  (land || before == RF__F_BE || before == RF__F_BEEN || /* "were moved by" */
                   before == RF__F_THESE)));                             /* "those displaced by" */
    return participle && i > t->token + t->n + 1 && !rf__tag_at(doc, i, RF__C_NOUN) &&
           before != RF__F_AND && before != RF__F_OR && doc->tokens[i - 1].kind != RF__NUMERAL &&
           verb->entry->indicator != t->entry->indicator && !rf__tag_at(doc, i, RF__C_ACTOR);
}

static bool is_preposition(rf__function f) {
    return rf__is_any_preposition(f) && f != RF__F_SINCE && f != RF__F_AS && f != RF__F_BEFORE &&
           f != RF__F_AFTER && f != RF__F_UNTIL;
}

/* "died in Gisenyi, [just across the frontier,] from Congolese fire": behind a comma, or behind the
 * aside that it begins, it is told how. */
static bool opens_how(const rf__doc *doc, uint32_t from) {
    for (uint32_t i = from; i < from + 7 && i < doc->n_tokens; i++) {
        rf__function f = rf__function_at(doc, i);
        bool how = f == RF__F_BY || f == RF__F_FROM || f == RF__F_IN || f == RF__F_DURING;
        bool seemingly = i == from + 1 && f == RF__F_BY && rf__ends_as_adverb(doc, from);
        if (how && (i == from || seemingly || doc->tokens[i - 1].punct == ','))
            return true;
        if (doc->tokens[i].kind == RF__NUMERAL || rf__is_clause_edge(doc, i) ||
            rf__tag_at(doc, i, RF__C_VERB) || rf__tag_at(doc, i, RF__C_SAY_VERB))
            return false;
    }
    return false;
}

/* "militiamen [armed with machetes] | stormed": the verb of attacking behind what tells more of a
 * side; where there is none, the token itself. */
static uint32_t behind_tie(const rf__doc *doc, uint32_t at, uint32_t end) {
    enum { LONGEST = 8 };
    for (uint32_t i = at + 1; at < end && rf__is_tie(doc, at) && i < end && i < at + LONGEST; i++)
        if (rf__attacks(doc, i, true))
            return i;
    return at;
}

/* ", where gunmen | killed 48 in 2014": a deed with a count of its own. */
static bool counts_soon(const rf__doc *doc, uint32_t verb) {
    enum { REACH = 4 };
    for (uint32_t i = verb + 1; i < verb + REACH && i < doc->n_tokens; i++)
        if (rf__is_number_at(doc, i))
            return true;
    return false;
}

/* "were killed when gunmen attacked the town": the subject of the clause that tells how. */
static void causer_behind(const rf__doc *doc, const rf__sentence *sentence, uint32_t behind,
                          uint32_t *from, uint32_t *to) {
    uint32_t end = sentence->token + sentence->n_tokens;
    for (uint32_t i = behind; i + 1 < end && i < behind + 14; i++) {
        rf__function f = rf__function_at(doc, i);
        if (doc->tokens[i].punct == ';' || doc->tokens[i].kind == RF__NUMERAL || f == RF__F_WHICH ||
            f == RF__F_WHO || rf__tag_at(doc, i, RF__C_SAY_VERB))
            return;
        if (f != RF__F_WHERE && f != RF__F_WHEN && f != RF__F_AFTER &&
            f != RF__F_AS) /* where, when */
            continue;
        uint32_t name_end = rf__agent_end(doc, i + 1, end);
        uint32_t stop = behind_tie(doc, name_end, end);
        while (stop > i + 1 && stop < end && rf__is_between(doc, stop))
            stop++;                                   /* "when troops | again opened fire" */
        bool ends = f == RF__F_AFTER && stop < end && /* "after the army retook the hotel" */
                    (rf__event_tag(doc, stop, RF__E_CAPTURE) ||
                     rf__event_tag(doc, stop, RF__E_OPEN) || rf__event_tag(doc, stop, RF__E_END));
        bool unlisted = f != RF__F_AFTER && stop < end && rf__is_unlisted_verb(doc, stop);
        bool deed = stop < end && stop > i + 1 && !ends && !rf__suffers(doc, stop) &&
                    (rf__acts(doc, stop) || unlisted || rf__tag_at(doc, stop, RF__C_EVENT_WORD)) &&
                    (f != RF__F_WHERE || rf__attacks(doc, stop, true)); /* "where many live" */
        if (deed && rf__function_at(doc, stop) != RF__F_BE &&
            !rf__tag_at(doc, stop, RF__C_SAY_VERB) && !rf__is_built(doc, stop) &&
            !(f == RF__F_WHERE && counts_soon(doc, stop)) &&
            rf__is_causer(doc, sentence, i + 1, name_end)) {
            *from = i + 1;
            *to = name_end;
        }
        return;
    }
}

/* The token behind a word or words for "by" at i, or 0: "by", "at the hands of". */
uint32_t rf__behind_by(const rf__doc *doc, uint32_t i) {
    const rf__tag *tag = rf__tag_at(doc, i, RF__C_FUNCTION);
    return tag && tag->entry->code == RF__F_BY ? i + tag->n : 0;
}

/* "an attack by armed men on the village | killed 15", "a raid, carried out by rebels, | left": who
 * is named behind "by" after the attack that did it. */
static bool attack_by(const rf__doc *doc, const rf__sentence *sentence, uint32_t first,
                      uint32_t last, uint32_t *from, uint32_t *to) {
    enum { MOST_OF_TIE = 8 };
    bool attack = false;
    for (uint32_t i = first; i < last; i++) {
        uint32_t behind = rf__behind_by(doc, i);
        if (rf__function_at(doc, i) == RF__F_FROM && i > first && rf__is_attack_at(doc, i - 1))
            behind = i + 1; /* "shelling from rebels" */
        if (attack && !behind)
            behind = rf__behind_blame(doc, i); /* "attacks attributed to rebels" */
        if (rf__tag_at(doc, i, RF__C_SAY_VERB) && !rf__tag_at(doc, i, RF__C_EVENT_WORD))
            attack = false;
        attack |= rf__is_attack_at(doc, i);
        if (!attack || !behind || rf__ends_as(doc, behind, RF__END_ING) ||
            (i > first &&
             (rf__tells_holder(doc, i - 1) ||
              (rf__is_tie(doc, i - 1) && !(i > first + 1 && rf__is_attack_at(doc, i - 2))))))
            continue; /* not "a village held by rebels", "a convoy escorted by", "responded by
                         destroying vehicles" */
        uint32_t stop = rf__agent_end(doc, behind, last), whole = stop;
        if (i > first && rf__event_tag(doc, i - 1, RF__E_BLAME)) {
            behind = rf__blamed_by(doc, behind, last);
            stop = whole = rf__agent_end(doc, behind, last);
        }
        if (stop < last && rf__is_tie(doc, stop)) /* "groups linked to rebels" */
            whole = stop + MOST_OF_TIE < last ? stop + MOST_OF_TIE : last;
        if (stop > behind && rf__is_causer(doc, sentence, behind, whole)) {
            *from = behind;
            *to = stop;
            return true;
        }
    }
    return false;
}

/* "[rebel attacks] in the north | displaced": whose attack it is stands before it. */
static bool attack_of(const rf__doc *doc, const rf__sentence *sentence, uint32_t first,
                      uint32_t last, uint32_t *from, uint32_t *to) {
    for (uint32_t i = first; i < last; i++) {
        if (!rf__is_attack_at(doc, i) || rf__acts(doc, i) || rf__ends_as_past(doc, i))
            continue;
        uint32_t start = rf__phrase_before(doc, first, i),
                 n = rf__tag_at(doc, i, RF__C_EVENT_WORD)->n;
        for (uint32_t k = start; k + 1 < i;
             k++) /* "accused by Norland of planning the | attacks" */
            if (rf__function_at(doc, k) == RF__F_OF && rf__ends_as(doc, k + 1, RF__END_ING))
                start = k + 2;
        if (rf__is_causer(doc, sentence, start, i + n - 1)) {
            *from = start;
            *to = i + n;
            return true;
        }
    }
    return false;
}

/* "gangs that have killed 20", "an attack by rebels that killed 20": what a relative stands for. */
static bool antecedent(const rf__doc *doc, const rf__sentence *sentence, uint32_t relative,
                       uint32_t *from, uint32_t *to) {
    relative = rf__before_tie(doc, sentence->token, relative);
    uint32_t near = rf__phrase_before(doc, sentence->token, relative);
    rf__function before = near > sentence->token ? rf__function_at(doc, near - 1) : RF__F_NONE;
    bool hit =
        before == RF__F_ON || before == RF__F_IN || before == RF__F_AT || before == RF__F_BETWEEN ||
        before == RF__F_NEAR || before == RF__F_INTO ||
        (before == RF__F_WITH && near > sentence->token + 1 && /* "the border with Norland" */
         rf__event_tag(doc, near - 2, RF__E_BORDER));
    if (near < relative && !hit && rf__is_causer(doc, sentence, near, relative)) {
        *from = near;
        *to = relative;
        return true;
    }
    uint32_t first = rf__clause_start(doc, sentence, relative);
    if (attack_by(doc, sentence, first, relative, from, to))
        return true;
    return attack_of(doc, sentence, first, relative, from, to);
}

/* "air strikes", "a car bomb": by what, not by whom. */
static bool only_attack(const rf__doc *doc, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        const rf__tag *word = rf__tag_over(doc, i, RF__C_EVENT_WORD);
        bool attack = word && rf__is_attack(word->entry->code);
        if (rf__tag_over(doc, i, RF__C_ACTOR) || (!attack && !rf__small_word(doc, i)))
            return false;
    }
    return true;
}

/* "the group | killed": a side named before, by its verb. */
static bool is_short_form(const rf__doc *doc, uint32_t from, uint32_t to, uint32_t verb) {
    const rf__tag *noun = rf__tag_over(doc, to - 1, RF__C_NOUN);
    if (noun && noun->entry->unit == RF_EVENTS)
        return false; /* "the explosion | killed" */
    return rf__who_read(doc, from, to).kind == RF__WHO_SHORT && !rf__is_built(doc, to - 1) &&
           rf__attacks(doc, verb, true) && !rf__tag_over(doc, to - 1, RF__C_EVENT_WORD);
}

/* "killed 20 [people and] injured 150": what stands behind a count is its noun. */
static bool ends_count(const rf__doc *doc, const rf__sentence *sentence, uint32_t token) {
    for (uint32_t q = sentence->quantity; q < sentence->quantity + sentence->n_quantities; q++) {
        const rf__quantity *count = &doc->quantities[q];
        if (count->kind == RF__Q_COUNT && count->token + count->n_tokens == token)
            return true;
    }
    return false;
}

static bool owns(rf__function f) { return f == RF__F_ITS || f == RF__F_THEIR || f == RF__F_HIS; }

/* "a mine laid by | rebels": a thing that somebody made work, named right before a token. */
static bool made_by(const rf__doc *doc, uint32_t near) {
    if (rf__function_at(doc, near - 1) != RF__F_BY || !rf__ends_as_past(doc, near - 2) ||
        rf__tells_holder(doc, near - 2) || rf__is_tie(doc, near - 2))
        return false;
    const rf__tag *thing = rf__tag_over(doc, near - 3, RF__C_NOUN);
    const uint64_t others = RF__BIT(RF__C_ACTOR) | RF__BIT(RF__C_ORG_WORD) | RF__BIT(RF__C_ROLE) |
                            RF__BIT(RF__C_PLACE_KIND) | RF__BIT(RF__C_TRIGGER);
    return doc->tokens[near - 3].kind == RF__WORD && !(doc->tokens[near - 3].over & others) &&
           !(doc->tokens[near - 3].flags & RF__CAPITAL) && !rf__is_built(doc, near - 3) &&
           !(thing && thing->entry->unit == RF_PEOPLE);
}

/* The subject of a verb: the phrase before it, what its relative stands for, an attack by somebody.
 */
static bool find_subject(const rf__doc *doc, const rf__sentence *sentence, uint32_t group,
                         uint32_t verb, uint32_t *from, uint32_t *to) {
    uint32_t first = rf__clause_start(doc, sentence, group);
    uint32_t end = group; /* "the gang | reportedly", "the army | shot and" */
    if (end > first + 2 && rf__function_at(doc, end - 1) == RF__F_AND &&
        rf__event_tag(doc, end - 2, RF__E_LEFT))
        end -= 2;
    while (end > first + 1 &&
           (rf__is_between(doc, end - 1) || rf__tag_at(doc, end - 1, RF__C_WEEKDAY)))
        end--;
    uint32_t near = rf__phrase_before(doc, first, end);
    if (rf__is_nobody(doc, sentence, near))
        return false;
    end = rf__before_aim(doc, near, end);
    /* "strikes outside Hezbollah strongholds killed": no subject stands behind a preposition */
    /* "gunfire struck an aircraft and hurt one": no object of a verb before */
    bool made = near < end && near > sentence->token + 2 && made_by(doc, near);
    bool governed =
        near > sentence->token && !made &&
        (is_preposition(rf__function_at(doc, near - 1)) ||
         (rf__function_at(doc, group - 1) == RF__F_AND &&
          (ends_count(doc, sentence, near) || rf__function_at(doc, near - 1) == RF__F_AFTER ||
           (near > first && rf__acts(doc, near - 1)))));
    if (near < end && !governed && rf__may_do(doc, end - 1) &&
        (rf__is_causer(doc, sentence, near, end) || is_short_form(doc, near, end, verb) ||
         (owns(rf__function_at(doc, near)) && rf__is_attack_at(doc, end - 1)) ||
         rf__is_country_at_war(doc, sentence, near, end, verb))) {
        *from = near;
        *to = end;
        *from = rf__behind_outlet(doc, *from, *to);
        *from = rf__list_before(doc, sentence, *from, *to);
        return true;
    }
    rf__function relative =
        first > sentence->token && first == group ? rf__function_at(doc, first - 1) : RF__F_NONE;
    if (relative == RF__F_THAT || relative == RF__F_WHO || relative == RF__F_WHICH) {
        uint32_t stop = first - 1;
        if (stop > sentence->token && doc->tokens[stop - 1].punct == ',')
            stop--;
        if (antecedent(doc, sentence, stop, from, to))
            return true;
    }
    for (uint32_t i = group; i-- > sentence->token && i + 18 > group;) { /* its second verb */
        rf__function f = rf__function_at(doc, i);
        bool says = i > sentence->token && rf__tag_at(doc, i - 1, RF__C_SAY_VERB);
        if ((f == RF__F_THAT || f == RF__F_WHICH || f == RF__F_WHO) && !says && near == end &&
            antecedent(doc, sentence, i, from, to))
            return true;
    }
    bool inserted =
        first == group && first > sentence->token && doc->tokens[first - 1].punct == ',';
    if (inserted)
        first = sentence->token; /* behind an insertion */
    if (attack_by(doc, sentence, first, group, from, to))
        return true;
    uint32_t open = inserted ? group - 1 : group; /* the comma before what is inserted */
    while (inserted && open > first && doc->tokens[open - 1].punct != ',')
        open--;
    if (inserted && relative == RF__F_NONE && attack_of(doc, sentence, first, open, from, to))
        return true; /* "Two Norland strikes near Tora, 30 km from the border, | killed" */
    return (governed && attack_of(doc, sentence, first, near, from, to));
}

/* "left | 12 people dead": the verb right before what is counted, where that is not what is dead by
 * itself; 0: none. */
static uint32_t left_by(const rf__doc *doc, const rf__sentence *sentence, uint32_t np) {
    return np > sentence->token && rf__event_tag(doc, np - 1, RF__E_LEFT) ? np - 1 : 0;
}

/* ", resulting in the deaths of 5", ", causing 12 deaths": a participle before the noun. */
static bool results(const rf__doc *doc, const rf__sentence *sentence, uint32_t noun) {
    enum { REACH = 6 };
    for (uint32_t i = noun; i-- > sentence->token + 1 && noun - i <= REACH;) {
        if (doc->tokens[i].punct == ',')
            return false;
        if (rf__ends_as(doc, i, RF__END_ING) && doc->tokens[i - 1].punct == ',')
            return true;
    }
    return false;
}

/* "including four officials", "one of them a boy", "among them two guards": words that tell of a
 * part of those counted. */
static bool opens_part(const rf__doc *doc, uint32_t i) {
    rf__function f = rf__function_at(doc, i), next = rf__function_at(doc, i + 1);
    if (f == RF__F_INCLUDING || (f == RF__F_AMONG && (next == RF__F_THEM || next == RF__F_WHOM)))
        return true;
    for (uint32_t k = i + 1; k < i + 4; k++) {
        rf__function whose = rf__function_at(doc, k + 1);
        if (rf__function_at(doc, k) == RF__F_OF)
            return whose == RF__F_THEM || whose == RF__F_WHOM;
    }
    return false;
}

/* ", including four officials and a soldier, in a raid": the token behind the comma that ends it,
 * where it is told how; 0: no such words. */
static uint32_t skip_parts(const rf__doc *doc, uint32_t comma, uint32_t end) {
    enum { LONGEST = 14 };
    if (doc->tokens[comma].punct != ',' || !opens_part(doc, comma + 1))
        return 0;
    uint32_t last = 0;
    for (uint32_t i = comma + 2; i < end && i < comma + LONGEST; i++) {
        if (doc->tokens[i].punct == ';' || rf__is_finite(doc, i))
            break;
        if (doc->tokens[i].punct == ',' && opens_how(doc, i + 1))
            last = i + 1;
    }
    return last;
}

/* "killed and [over 800] injured": a number that "and" joins to what stands before. */
static bool joins_number(const rf__doc *doc, const rf__sentence *sentence, uint32_t number) {
    uint32_t first = number;
    for (uint32_t q = sentence->quantity; q < sentence->quantity + sentence->n_quantities; q++)
        if (doc->quantities[q].token == number)
            first = doc->quantities[q].phrase;
    return first > sentence->token && rf__function_at(doc, first - 1) == RF__F_AND;
}

/* "The army imposed a curfew after [clashes] | killed 12", "after [an ambush] that | killed 12":
 * what did it is the subject of a clause that tells what came before; the doer of the main clause
 * did not. */
static bool has_clause(const rf__doc *doc, const rf__sentence *sentence, uint32_t group) {
    enum { MOST_PHRASES = 3 };
    uint32_t end = group;
    rf__function relative = end > sentence->token ? rf__function_at(doc, end - 1) : RF__F_NONE;
    if (relative == RF__F_THAT || relative == RF__F_WHICH)
        end--;
    if (end > sentence->token && rf__function_at(doc, end - 1) == RF__F_AND)
        return false; /* "went after X and killed" */
    for (uint32_t near = end, n = 0; n < MOST_PHRASES; n++) {
        uint32_t from = rf__phrase_before(doc, sentence->token, near);
        rf__function f = from > sentence->token ? rf__function_at(doc, from - 1) : RF__F_NONE;
        if (from >= near && !rf__time_over(doc, sentence, near ? near - 1 : 0))
            return false;
        if (f == RF__F_AFTER || f == RF__F_BEFORE || f == RF__F_SINCE || f == RF__F_WHEN ||
            f == RF__F_AS || f == RF__F_WHILE) /* "even as | a cyclone killed 12" */
            return true;
        if (f != RF__F_ON && f != RF__F_IN && f != RF__F_AT && f != RF__F_OF)
            return false;
        near = from - 1; /* "after an attack [on Monday] | killed" */
    }
    return false;
}

/* "20 wounded": a number and a word of harm right behind it. */
static bool counts_harm(const rf__doc *doc, uint32_t i) {
    const rf__tag *verb = rf__tag_at(doc, i + 1, RF__C_VERB);
    return rf__is_number_at(doc, i) && verb && verb->n == 1 &&
           is_harm((rf_indicator)verb->entry->indicator) && verb->entry->flags & RF__OBJECT;
}

/* "which | displaced", "that also | displaced" */
static bool is_relative(const rf__doc *doc, uint32_t verb) {
    verb -= verb && rf__is_between(doc, verb - 1);
    rf__function f = verb ? rf__function_at(doc, verb - 1) : RF__F_NONE;
    return f == RF__F_WHICH || f == RF__F_THAT;
}

static void find_agent(rf__doc *doc, const rf__draft *draft, const rf__trigger *t, uint32_t *from,
                       uint32_t *to) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    uint32_t end = sentence->token + sentence->n_tokens;
    uint32_t n_commas = 0;
    *from = *to = 0;
    bool behind = t->voice == RF__PASSIVE || t->voice == RF__BARE ||
                  t->entry->class == RF__C_TRIGGER || draft->np < t->token;
    uint32_t start = t->token + t->n; /* "the killing of 20 people | by rebels" */
    if (t->entry->class == RF__C_TRIGGER && rf__function_at(doc, start) == RF__F_OF &&
        draft->np > start && draft->np <= start + 3)
        start = draft->np + draft->n_np;
    for (uint32_t i = start; behind && i < end && i < start + 18; i++) {
        uint32_t aside = skip_parts(doc, i, end);
        if (aside) { /* "were killed, [including two children,] in a rebel raid" */
            i = aside - 1;
            continue;
        }
        if (doc->tokens[i].punct == ',' && counts_harm(doc, i + 1)) {
            i += 2; /* "12 killed, [20 wounded] in a raid" */
            continue;
        }
        uint32_t by = rf__behind_by(doc, i);
        rf__function f = by ? RF__F_BY : rf__function_at(doc, i);
        /* "killed and 826 injured in gang violence", "that day" */
        bool another = doc->tokens[i].kind == RF__NUMERAL && joins_number(doc, sentence, i);
        bool demonstrative = f == RF__F_THAT && rf__tag_at(doc, i + 1, RF__C_TIME_UNIT);
        n_commas += doc->tokens[i].punct == ',';
        if (n_commas > 2 || (doc->tokens[i].punct == ',' && !opens_how(doc, i + 1)) ||
            (doc->tokens[i].kind == RF__NUMERAL && !another) ||
            (rf__is_clause_edge(doc, i) && !demonstrative) || is_other_deed(doc, t, i) ||
            (f == RF__F_AND && rf__function_at(doc, i + 1) == RF__F_BE))
            break; /* "killed three officers and | was shot by the police" */
        bool deadly = draft->claim.indicator == RF_KILLED || draft->claim.indicator == RF_INJURED;
        uint32_t blame = rf__behind_blame(doc, i);
        if (blame && blame < end) { /* "from attacks blamed on rebels" */
            *from = blame;
            *to = rf__agent_end(doc, blame, end);
            if (*to > *from && !rf__names_hazard(doc, *from, *to))
                return;
            *from = *to = 0;
        }
        bool toll = t->pattern == RF__P_TOLL ||
                    (t->entry->class == RF__C_TRIGGER && t->entry->pattern == RF__P_TOLL);
        bool within = deadly && (f == RF__F_IN || f == RF__F_DURING || f == RF__F_SINCE ||
                                 (toll && f == RF__F_FROM)); /* not "the toll from the police" */
        bool theirs = f == RF__F_FROM && i > 0 && /* "30 of the dead were from the rebels" */
                      rf__function_at(doc, i - 1) == RF__F_BE;
        bool held = by && i > start + 1 && rf__tells_holder(doc, i - 1) &&
                    !rf__event_tag(doc, i - 2, RF__E_MISSILE_WEAPON) && /* "a drone operated by" */
                    !rf__event_tag(doc, i - 2, RF__E_AIR_WEAPON);
        bool plagued =
            by && i > start && rf__ends_as_past(doc, i - 1) &&
            !(doc->tokens[i - 1].over &
              (RF__BIT(RF__C_VERB) | RF__BIT(RF__C_EVENT_WORD) | RF__BIT(RF__C_TRIGGER))) &&
            rf__tag_over(doc, i - 2, RF__C_PLACE_KIND);
        if (plagued || held || rf__is_sparked_by(doc, i))
            continue; /* "found in a state plagued by gang violence", "in a town held by rebels" */
        if (by && rf__cue_over(doc, sentence, i))
            continue; /* "have been confirmed so far by police" */
        const rf__tag *cause = f == RF__F_OTHER_PREPOSITION ? rf__tag_at(doc, i, RF__C_FUNCTION)
                                                            : NULL; /* "because of rebel raids" */
        bool due = cause && cause->n > 1 && draft->claim.indicator == RF_DISPLACED;
        within |= due;
        if (theirs || (f != RF__F_BY && !(f == RF__F_FROM && deadly) && !within))
            continue;
        uint32_t who = by ? by : due ? i + cause->n : i + 1;
        if (by && rf__event_tag(doc, i - 1, RF__E_BLAME) && rf__blamed_by(doc, by, end) < end)
            who = rf__blamed_by(doc, by, end);
        uint32_t stop = rf__agent_end(doc, who, end);
        if (stop + 3 < end && rf__ends_as_past(doc, stop) &&
            rf__function_at(doc, stop + 1) == RF__F_TO &&
            rf__function_at(doc, stop + 2) == RF__F_BE) /* "by persons | suspected to be bandits" */
            stop = rf__agent_end(doc, stop + 3, end);
        if (within ? is_attack_by(doc, sentence, who, &stop)
                   : rf__is_causer(doc, sentence, who, stop)) {
            *from = who;
            *to = within ? stop : rf__list_behind(doc, sentence, who, stop, false);
            return;
        }
    }
    if (draft->claim.indicator == RF_DISPLACED && t->entry->class == RF__C_VERB) {
        uint32_t who = t->token + t->n, stop = rf__agent_end(doc, who, end);
        bool side = stop > who && rf__tag_over(doc, stop - 1, RF__C_ACTOR); /* "fled the rebels" */
        if (stop > who &&
            (is_attack_by(doc, sentence, who, &stop) || side)) { /* "fled rebel raids" */
            *from = who;
            *to = stop;
            return;
        }
    }
    uint32_t deed = draft->np < t->group ? draft->np : t->group;
    if (rf__blamed(doc, sentence, deed, from, to))
        return;
    *from = *to = 0;
    uint32_t left = left_by(doc, sentence, draft->np);
    if (rf__is_of_war(doc, sentence, left ? left : t->group))
        return; /* "to end a war that has killed thousands" */
    if (draft->np < t->token && left) {
        if (find_subject(doc, sentence, left, left, from, to))
            return;
        if (rf__ends_as(doc, left, RF__END_ING) ||
            rf__function_at(doc, left - 1) == RF__F_AND) /* "attacked it, leaving 12 dead" */
            rf__first_causer(doc, sentence, left, from, to);
        if (*to > *from)
            return;
    }
    if (draft->np < t->token || t->voice == RF__PASSIVE ||
        (t->voice == RF__BARE &&
         rf__lacks_object(doc, t->token))) { /* what is counted is subject */
        if (behind && rf__doer_of_clash(doc, draft, t->token + t->n, from, to))
            return;
        if (behind)
            causer_behind(doc, sentence, t->token + t->n, from, to);
        if (*to <= *from && draft->claim.indicator == RF_DISPLACED &&
            results(doc, sentence, draft->np)) /* ", forcing 500 to flee" */
            rf__first_causer(doc, sentence, draft->np, from, to);
        return;
    }
    uint32_t caused = t->group;
    while (caused > sentence->token && t->group - caused < 2 &&
           !rf__event_tag(doc, caused, RF__E_LEFT))
        caused--;
    if (t->entry->class == RF__C_TRIGGER && rf__event_tag(doc, caused, RF__E_LEFT) &&
        find_subject(doc, sentence, caused, caused, from, to))
        return; /* "the army caused | the deaths of nine" */
    if (t->pattern == RF__P_TOLL ||
        (t->entry->class == RF__C_TRIGGER && t->entry->pattern == RF__P_TOLL)) {
        causer_behind(doc, sentence, t->token + t->n, from,
                      to); /* "the toll after rebels raided" */
        return;            /* "a government | toll" */
    }
    if (find_subject(doc, sentence, t->group, t->token, from, to))
        return;
    bool result = t->entry->class == RF__C_TRIGGER && results(doc, sentence, t->token);
    const rf__tag *cause =
        t->group > sentence->token ? rf__tag_over(doc, t->group - 1, RF__C_EVENT_WORD) : NULL;
    if (cause && cause->entry->code == RF__E_NOT_ARMED)
        return; /* "soldiers dug after | landslides | claimed 165 lives" */
    if (t->entry->class == RF__C_VERB && has_clause(doc, sentence, t->group))
        return;
    if (t->entry->class == RF__C_VERB || result)
        rf__first_causer(doc, sentence, t->group, from, to);
    if (*to > *from && rf__suffers(doc, *to + (rf__function_at(doc, *to) == RF__F_HAVE)) &&
        is_relative(doc, t->group))
        *from = *to = 0; /* "The army lost 12 men in the fighting, which | displaced 2,000" */
}

/* Is "said it" the subject before a participle or a second verb? */
static bool said_itself(const rf__doc *doc, uint32_t token) {
    enum { REACH = 16 };
    for (uint32_t i = token; i-- > 1 && token - i < REACH && doc->tokens[i].punct != ';';) {
        rf__function f = rf__function_at(doc, i);
        if (f == RF__F_IT || f == RF__F_THEY)
            return rf__tag_at(doc, i - 1, RF__C_SAY_VERB) ||
                   rf__function_at(doc, i - 1) == RF__F_THAT;
        if (doc->tokens[i].flags & RF__SENTENCE_FIRST || rf__tag_at(doc, i, RF__C_SAY_VERB))
            return false;
    }
    return false;
}

/* The organisation of who tells of a token in words that are not its own; NULL: none. */
static const char *told_by(const rf__doc *doc, const rf__sentence *sentence, uint32_t token) {
    for (uint32_t s = rf__says_from(doc, sentence->token);
         s < doc->n_says && doc->says[s].token <= token; s++) {
        const rf__says *says = &doc->says[s];
        if (says->speaker >= 0 && token < says->token + says->n_tokens)
            return says->direct ? NULL /* "They killed eight," he said */
                                : doc->speakers[says->speaker].organisation;
    }
    return NULL;
}

/* "where they", "when they": they are told of in the clause before. */
static bool is_of_clause(const rf__doc *doc, uint32_t they) {
    rf__function f = they ? rf__function_at(doc, they - 1) : RF__F_NONE;
    return f == RF__F_WHERE || f == RF__F_WHEN || f == RF__F_AFTER || f == RF__F_AS ||
           f == RF__F_BEFORE || f == RF__F_WHILE;
}

/* "said it had taken ...": who speaks does. */
static const char *pronoun_agent(const rf__doc *doc, const rf__sentence *sentence,
                                 const rf__trigger *t) {
    if ((t->voice != RF__ACTIVE && t->voice != RF__BARE && t->voice != RF__ING_CLAUSE) || !t->group)
        return NULL;
    uint32_t before = t->group - 1;
    rf__function f = rf__function_at(doc, before);
    if (f == RF__F_TO && before)
        f = rf__function_at(doc, --before);
    bool claims = rf__tag_at(doc, before, RF__C_SAY_VERB) &&
                  rf__function_at(doc, before + 1) == RF__F_TO; /* "claims to have taken" */
    bool second = f == RF__F_AND && t->voice != RF__ING_CLAUSE; /* "said it hit X and took two" */
    bool result = (t->voice == RF__ING_CLAUSE || second) &&     /* "said it hit X, killing" */
                  said_itself(doc, t->group);
    if (f != RF__F_IT && f != RF__F_THEY && !claims && !result)
        return NULL;
    if (f == RF__F_THEY && is_of_clause(doc, before))
        return NULL; /* "rebels fled to Gorsk, where [they] killed 12, officials said" */
    return told_by(doc, sentence, t->token);
}

/* "an unprecedented [Hamas] attack", "[M23]'s advance", "[Israeli] air strikes": who, and not what
 * they did. */
static void name_alone(const rf__doc *doc, const rf__sentence *sentence, uint32_t *from,
                       uint32_t *to) {
    for (uint32_t i = *from + 1; i + 1 < *to; i++) {           /* "[army] shelling of a market" */
        bool whom = rf__function_at(doc, i + 1) == RF__F_OF || /* "[US] air strikes aiming at" */
                    (rf__ends_as(doc, i + 1, RF__END_ING) && !rf__tag_at(doc, i + 1, RF__C_NOUN));
        if (rf__is_attack_at(doc, i) && whom &&
            (rf__is_causer(doc, sentence, *from, i) || rf__has_side(doc, sentence, i)))
            *to = i + 1;
    }
    for (uint32_t i = *from + 1; i + 1 < *to; i++) /* "[the junta]'s indiscriminate raids" */
        if (rf__function_at(doc, i) == RF__F_POSSESSIVE && rf__is_causer(doc, sentence, *from, i) &&
            !rf__is_causer(doc, sentence, i + 1, *to)) {
            *to = i;
            return;
        }
    uint32_t end = *to;
    while (end > *from + 1 && !rf__tag_over(doc, end - 1, RF__C_ACTOR)) {
        const rf__tag *noun = rf__tag_over(doc, end - 1, RF__C_NOUN);
        rf__function f = rf__function_at(doc, end - 1);
        bool deed = rf__tag_over(doc, end - 1, RF__C_EVENT_WORD) &&
                    !(noun && noun->entry->unit == RF_PEOPLE);
        if (!deed && f != RF__F_POSSESSIVE && f != RF__F_ON && f != RF__F_OF)
            break;
        end--;
    }
    if (end == *to ||
        !(rf__is_causer(doc, sentence, *from, end) || rf__has_side(doc, sentence, end)))
        return;
    *to = end;
    uint32_t first = *from;
    while (first + 1 < end && !rf__is_causer(doc, sentence, *from, first + 1))
        first++;
    while (first >= *from + 3 && doc->tokens[first - 2].punct == '-')
        first -= 3; /* "a [Norland-led] coalition" */
    while (first > *from && doc->tokens[first - 1].flags & RF__CAPITAL &&
           !rf__small_word(doc, first - 1))
        first--; /* a name's first words */
    *from = first;
}

/* "displaced by [military] operations" */
static bool is_only_adjective(const rf__doc *doc, uint32_t from, uint32_t to) {
    const rf__tag *side = to == from + 1 ? rf__tag_at(doc, from, RF__C_ACTOR) : NULL;
    rf__function f = from ? rf__function_at(doc, from - 1) : RF__F_NONE;
    return rf__is_kind(side, "adjective") && f != RF__F_THE && f != RF__F_POSSESSIVE;
}

/* "late-night Norland", "documented Norland": nothing but a nationality names somebody. */
static bool is_nation_last(const rf__doc *doc, const rf__sentence *sentence, uint32_t from,
                           uint32_t to) {
    const rf__mention *m = to > from + 1 ? rf__mention_over(doc, sentence, to - 1) : NULL;
    bool nation = m && m->token == to - 1 && m->n_tokens == 1 && m->use == RF_NAME_DEMONYM;
    for (uint32_t i = from; nation && i + 1 < to; i++)
        nation = !rf__tag_over(doc, i, RF__C_ACTOR) && !rf__function_at(doc, i) &&
                 !(doc->tokens[i].flags & RF__CAPITAL);
    return nation && doc->tokens[to - 2].punct != '-'; /* not "pro-Norland" */
}

/* "The Red Hand, a militia, took Gorsk. [Its men] have killed 40": the side that the sentence
 * before begins with. */
static void subject_before(const rf__doc *doc, const rf__sentence *before, uint32_t *from,
                           uint32_t *to) {
    uint32_t stop = rf__agent_end(doc, before->token, before->token + before->n_tokens);
    for (uint32_t i = before->token + 1; i < stop; i++)
        if (rf__tag_at(doc, i, RF__C_VERB) && !rf__tag_at(doc, i, RF__C_NOUN) &&
            !(doc->tokens[i].flags & RF__CAPITAL) && !rf__tag_over(doc, i, RF__C_ACTOR))
            stop = i; /* "The rebels | hold" */
    if (stop <= before->token || !rf__is_causer(doc, before, before->token, stop))
        return;
    *from = before->token;
    *to = stop;
}

/* "The army said [its jets] hit a camp": who speaks is meant; "its strikes killed 20" names nobody
 * else. */
static void name_owner(const rf__doc *doc, const rf__sentence *sentence, uint32_t *from,
                       uint32_t *to) {
    for (uint32_t i = *from; i-- > sentence->token + 1;) {
        if (doc->tokens[i].punct == ';')
            return;
        if (!rf__tag_at(doc, i, RF__C_SAY_VERB) || rf__function_at(doc, i - 1) == RF__F_THE)
            continue;
        uint32_t verb = i;
        while (verb > sentence->token + 1 &&
               (rf__function_at(doc, verb - 1) == RF__F_HAVE || rf__is_between(doc, verb - 1)))
            verb--;
        uint32_t start = rf__phrase_before(doc, sentence->token, verb);
        if (start < verb && rf__is_causer(doc, sentence, start, verb)) {
            *from = start;
            *to = verb;
        }
        return;
    }
    if (*from <= sentence->token + 1 && sentence > doc->sentences)
        subject_before(doc, sentence - 1, from, to);
}

/* "the gang was responsible for [80% of all deaths]" */
static bool blamed_for_share(const rf__doc *doc, const rf__draft *draft, uint32_t *from,
                             uint32_t *to) {
    enum { REACH = 6 };
    const rf__quantity *q = &doc->quantities[draft->quantity];
    uint32_t behind = q->token + q->n_tokens;
    bool harm = false;
    for (uint32_t i = behind; i < behind + REACH && i < doc->n_tokens; i++) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_TRIGGER);
        harm |= noun && is_harm((rf_indicator)noun->entry->indicator);
    }
    return harm && rf__blamed(doc, &doc->sentences[draft->sentence], q->phrase, from, to);
}

rf_err rf__set_perpetrator(rf__doc *doc, rf__draft *draft, const rf__trigger *t,
                           const rf__phrase *p) {
    uint32_t from = 0, to = 0;
    rf_indicator v = draft->claim.indicator;
    bool buried =
        v == RF_KILLED && t && t->entry->class == RF__C_VERB && !t->entry->needs &&
        t->entry->flags & RF__OBJECT &&
        !(t->entry->flags & (RF__CAUSE | RF__SUBJECT)) && /* "the army buried 12 bodies" */
        (t->voice != RF__PASSIVE || t->entry->flags & RF__WEAK);
    bool brought = v == RF_INJURED && t && t->entry->needs && !(t->entry->flags & RF__CAUSE);
    if (v == RF_TROOPS || v == RF_TERRITORY || v == RF_AID || v == RF_POPULATION ||
        v == RF_RETURNED || buried || brought) /* "police took 12 to hospital" */
        return RF_OK;                          /* no harm done: whose they are is the side */
    bool strikes = rf__owner_of_strikes(doc, draft, p, &from, &to);
    if (!strikes && (is_harm(v) || v == RF_CASUALTIES || v == RF_DISPLACED))
        strikes = rf__doer_of_part(doc, draft, &from, &to);
    bool caused = t && (t->entry->flags & RF__CAUSE || v == RF_DISPLACED || v == RF_KILLED ||
                        v == RF_INJURED);
    caused =
        caused || (t && t->entry->class == RF__C_TRIGGER && (is_harm(v) || v == RF_CASUALTIES));
    caused = caused || (t && left_by(doc, &doc->sentences[draft->sentence], draft->np));
    bool launched = t && t->entry->class == RF__C_TRIGGER && rf__counts_strikes(v);
    if (!strikes && launched)
        strikes =
            rf__launched_by(doc, draft, t, &from, &to) || /* "40 attacks by X, including 12" */
            attack_by(doc, &doc->sentences[draft->sentence], doc->sentences[draft->sentence].token,
                      draft->np, &from, &to);
    if (v == RF_SHARE &&
        (rf__shared_by(doc, draft, &from, &to) || blamed_for_share(doc, draft, &from, &to)))
        strikes = true;
    if (!strikes && (!caused || rf__land_of_war(doc, draft) != UINT32_MAX))
        return RF_OK; /* "took Gorsk in Norland's war, which has killed 3,000" */
    if (!strikes) {
        if (t->voice != RF__PASSIVE && rf__suffers(doc, t->token))
            return RF_OK; /* "the army lost 12 men" */
        draft->claim.perpetrator = pronoun_agent(doc, &doc->sentences[draft->sentence], t);
        if (draft->claim.perpetrator)
            return RF_OK;
        find_agent(doc, draft, t, &from, &to);
        if (to <= from || rf__is_counted_victim(doc, &doc->sentences[draft->sentence], t, from, to))
            return RF_OK;
        if (owns(rf__function_at(doc, from)) || (from && owns(rf__function_at(doc, from - 1))))
            name_owner(doc, &doc->sentences[draft->sentence], &from, &to);
        if (owns(rf__function_at(doc, from))) /* "a spokesman for the group said [its men]" */
            draft->claim.perpetrator = told_by(doc, &doc->sentences[draft->sentence], from);
        if (draft->claim.perpetrator)
            return RF_OK;
    }
    name_alone(doc, &doc->sentences[draft->sentence], &from, &to);
    if (from + 1 < to && doc->tokens[to - 1].punct == '-')
        to--; /* "[Norland]-launched drones" */
    if (from + 1 < to && rf__is_adjective_first(doc, &doc->sentences[draft->sentence], from))
        from++;
    while (from + 1 < to &&
           (rf__function_at(doc, from) == RF__F_POSSESSIVE || rf__tag_at(doc, from, RF__C_MONTH)))
        from++; /* "Sunday's [Norland] strike", "on 3 June [rebel] raids" */
    if (is_nation_last(doc, &doc->sentences[draft->sentence], from, to))
        from = to - 1; /* "a late-night [Norland] strike", "documented [Norland] attacks" */
    if (only_attack(doc, from, to) || is_only_adjective(doc, from, to))
        return RF_OK;
    if (rf__is_short_in_brackets(doc, to))
        to += 3; /* "the Norland Liberation Front (NLF)" */
    draft->claim.perpetrator = rf__doc_slice(doc, from, to - from);
    return draft->claim.perpetrator ? RF_OK : RF_ERR_NOMEM;
}
