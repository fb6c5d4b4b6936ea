/* Who may have done something: phrases that name a side, the verbs that tell of a deed, the subject
 * of the clauses before it. */
#include "claim/doer/agent.h"
#include "claim/figure/figure.h"
#include "claim/speaker/speaker.h"
#include "place/gaz_format.h"

static const rf__mention *mention_at(const rf__doc *doc, const rf__sentence *sentence, uint32_t i) {
    for (uint32_t m = sentence->mention; m < sentence->mention + sentence->n_mentions; m++)
        if (doc->mentions[m].token == i)
            return &doc->mentions[m];
    return NULL;
}

bool rf__tells_holder(const rf__doc *doc, uint32_t token) {
    return rf__event_tag(doc, token, RF__E_HOLD);
}

/* "Norland|-made drones", "rebel|-held towns": who made them, or holds them, did nothing. */
static bool is_maker(const rf__doc *doc, uint32_t behind) {
    if (doc->tokens[behind].punct != '-')
        return false;
    const rf__tag *made = rf__tag_at(doc, behind + 1, RF__C_EVENT_WORD);
    return (made && made->entry->code == RF__E_MADE) || rf__tells_holder(doc, behind + 1);
}

/* "Norland |towns|": what stands in a country does nothing. */
bool rf__is_built(const rf__doc *doc, uint32_t head) {
    if (head && rf__function_at(doc, head) == RF__F_AND)
        head--;
    const rf__tag *noun = rf__tag_over(doc, head, RF__C_NOUN);
    return (noun && (noun->entry->unit == RF_PLACES || noun->entry->unit == RF_HOMES ||
                     noun->entry->unit == RF_FACILITIES)) ||
           rf__tag_over(doc, head, RF__C_PLACE_KIND);
}

/* "Norlander |floods|": of nature, no matter in whose land. */
static bool is_natural(const rf__doc *doc, uint32_t token) {
    enum { QUAKE = 3, STORM = 5 }; /* kinds of crises, floods between them */
    const rf__tag *crisis = rf__tag_at(doc, token, RF__C_TIME_WORD);
    return crisis && crisis->entry->code == RF__W_CRISIS && crisis->entry->low >= QUAKE &&
           crisis->entry->low <= STORM;
}

bool rf__is_causer(const rf__doc *doc, const rf__sentence *sentence, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        const rf__tag *actor = rf__tag_at(doc, i, RF__C_ACTOR);
        if (actor && !is_maker(doc, i + actor->n) && /* "Tarsa Local Government Area" */
            !rf__tag_over(doc, i, RF__C_PLACE_KIND))
            return true;
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (noun && !is_maker(doc, i + noun->n) &&
            noun->entry->groups & (RF_FIGHTERS | RF_SOLDIERS))
            return true;
        const rf__mention *mention = mention_at(doc, sentence, i);
        bool demonym = mention && mention->use == RF_NAME_DEMONYM && !rf__is_built(doc, to - 1) &&
                       !is_natural(doc, to - 1);
        if (mention && (mention->actor || demonym) &&
            !is_maker(doc, mention->token + mention->n_tokens))
            return true;
    }
    return false;
}

/* "Russia launched 18 drones": a country that acts in war, told by the words between it and what it
 * did. */
bool rf__is_country_at_war(const rf__doc *doc, const rf__sentence *sentence, uint32_t from,
                           uint32_t to, uint32_t trigger) {
    const rf__mention *mention = mention_at(doc, sentence, from);
    if (!mention || mention->use != RF_NAME_PLACE || mention->place == RF_NO_PLACE ||
        mention->token + mention->n_tokens != to || mention->preposition != RF__F_NONE ||
        rf__gaz_brief_of(doc->gazetteer, mention->place).kind != RF_GAZ_COUNTRY ||
        rf__function_at(doc, to) == RF__F_BE)
        return false;
    bool war = false;
    for (uint32_t i = to; i <= trigger; i++) {
        const rf__tag *word = rf__tag_at(doc, i, RF__C_EVENT_WORD);
        if (word && rf__event_tag(doc, i, RF__E_NOT_ARMED))
            return false;
        war |= word && word->entry->code != RF__E_TIED && word->entry->code != RF__E_MADE;
    }
    return war;
}

/* A verb that is no noun as well: "warplanes | bombed a hospital", but not "Israeli strikes". */
bool rf__acts(const rf__doc *doc, uint32_t i) {
    if (i && doc->tokens[i - 1].punct == '-')
        return false; /* "Hamas-led" */
    if (rf__tag_at(doc, i, RF__C_NOUN) || rf__tag_over(doc, i, RF__C_ACTOR))
        return false; /* "Islamic State" */
    const rf__tag *verb = rf__tag_at(doc, i, RF__C_VERB);
    int form = verb ? verb->entry->form : RF__ING;
    bool past = form == RF__PAST || form == RF__PARTICIPLE;
    for (uint32_t g = doc->tokens[i].first_tag; !past && g < doc->tokens[i + 1].first_tag; g++)
        past = doc->tags[g].class == RF__C_VERB && doc->tags[g].entry->form == RF__PAST; /* "hit" */
    return (form != RF__ING && (past || !rf__tag_at(doc, i, RF__C_EVENT_WORD))) ||
           rf__tag_at(doc, i, RF__C_SAY_VERB);
}

/* "the attackers | invaded the village", "militia | rampaged through": the ending and the small
 * word behind tell a verb. */
bool rf__is_unlisted_verb(const rf__doc *doc, uint32_t i) {
    const rf__token *t = &doc->tokens[i];
    rf__function next = rf__function_at(doc, i + 1);
    return rf__ends_as_past(doc, i) && !(t->flags & RF__CAPITAL) &&
           (t[1].punct == ',' || next == RF__F_THE || next == RF__F_A || next == RF__F_THEIR ||
            next == RF__F_ITS || (rf__is_any_preposition(next) && next != RF__F_BY));
}

/* "67 Norlanders | killed, including 64 soldiers", "the number of people | killed in clashes": a
 * verb of harm that asks for an object and has none tells of those before it; they did nothing.
 * Not "killed at least 12". */
bool rf__lacks_object(const rf__doc *doc, uint32_t verb) {
    const rf__tag *harm = rf__tag_at(doc, verb, RF__C_VERB);
    if (!harm || !rf__hurts_people((rf_indicator)harm->entry->indicator) ||
        !(harm->entry->flags & RF__OBJECT) || harm->entry->flags & RF__SUBJECT ||
        (harm->entry->form != RF__PAST && harm->entry->form != RF__PARTICIPLE))
        return false;
    rf__function before = verb ? rf__function_at(doc, verb - 1) : RF__F_NONE;
    uint32_t next = verb + harm->n;
    next += doc->tokens[next].flags & RF__CLOSE_QUOTE ? 1 : 0; /* "eliminated" 20 militants */
    rf__function f = rf__function_at(doc, next);
    if (before == RF__F_HAVE || before == RF__F_WHO || before == RF__F_THAT)
        return false;
    rf__function behind = rf__function_at(doc, next + 2); /* "captured on Sunday | a village" */
    if (f == RF__F_ON && rf__tag_at(doc, next + 1, RF__C_WEEKDAY) &&
        (behind == RF__F_A || behind == RF__F_THE || rf__is_number_at(doc, next + 2)))
        return false;
    if (f == RF__F_AND || f == RF__F_OR) {
        const rf__tag *second = rf__tag_at(doc, ++next, RF__C_VERB); /* "killed and wounded in" */
        next += second ? second->n : 0;
        if (!second)
            return rf__is_number_at(doc, next); /* "killed and 12 wounded" */
        f = rf__function_at(doc, next);
    }
    if (doc->tokens[next].punct == ',' &&
        rf__function_at(doc, next + 1) != RF__F_INCLUDING) /* "killed, in one day, 12 people" */
        for (uint32_t i = next + 2; i < next + 7 && i + 1 < doc->n_tokens; i++)
            if (doc->tokens[i].punct == ',')
                return !rf__is_number_at(doc, i + 1);
    if (next >= doc->n_tokens || doc->tokens[next].kind == RF__PUNCT)
        return true;
    return rf__is_any_preposition(f) && f != RF__F_AT && f != RF__F_AS && f != RF__F_OVER &&
           f != RF__F_BETWEEN && !rf__tag_at(doc, next, RF__C_QUALIFIER);
}

/* "told Reuters | rebels killed 12": the words behind an outlet that was told; else `from`. */
uint32_t rf__behind_outlet(const rf__doc *doc, uint32_t from, uint32_t to) {
    const rf__tag *told = from ? rf__tag_at(doc, from - 1, RF__C_SAY_VERB) : NULL;
    const rf__tag *outlet = told ? rf__tag_at(doc, from, RF__C_ORGANISATION) : NULL;
    bool one = told && told->entry->flags & RF__OBJECT &&
               (rf__is_kind(outlet, "outlet") || rf__is_kind(outlet, "agency"));
    return one && from + outlet->n < to ? from + outlet->n : from;
}

/* "[Fresh] Norland strikes", "[Twin] rebel attacks": the first word of a sentence, which has its
 * capital from there, before a nationality or a side that is a name of its own. */
bool rf__is_adjective_first(const rf__doc *doc, const rf__sentence *sentence, uint32_t i) {
    const rf__token *t = &doc->tokens[i];
    const uint64_t names = RF__BIT(RF__C_ACTOR) | RF__BIT(RF__C_ORGANISATION);
    if (!(t->flags & RF__SENTENCE_FIRST) || t->over & names || t->flags & RF__ALL_CAPITALS ||
        t->kind != RF__WORD || t[1].punct == '-' || rf__small_word(doc, i) ||
        mention_at(doc, sentence, i))
        return false;
    const rf__mention *next = mention_at(doc, sentence, i + 1);
    bool side = rf__tag_at(doc, i + 1, RF__C_ACTOR); /* "Twin rebel attacks", not "Gorsk rebels" */
    const rf__tag *word = rf__tag_at(doc, i, RF__C_NOT_PLACE);
    if (side && rf__is_kind(word, "people"))
        return false; /* "Tuareg rebels" */
    bool named = t[1].flags & RF__CAPITAL || word;
    return (next && (next->use == RF_NAME_DEMONYM || rf__tag_at(doc, i, RF__C_NOT_PLACE))) ||
           (side && named);
}

/* "Norland | also launched": an adverb ends a name. */
bool rf__is_between(const rf__doc *doc, uint32_t i) {
    const rf__token *t = &doc->tokens[i];
    const rf__tag *noun = rf__tag_at(doc, i, RF__C_SAY_NOUN);
    return (rf__ends_as_adverb(doc, i) && t->first_tag == t[1].first_tag) ||
           rf__is_kind(noun, "between") || rf__is_kind(noun, "hearsay");
}

/* "by Norland | overnight", but "by a rebel offensive", which may begin a time as well. */
static bool is_time(const rf__doc *doc, uint32_t i) {
    const rf__tag *time = rf__tag_at(doc, i, RF__C_TIME_WORD);
    if (doc->tokens[i + 1].punct == '-' || (i && doc->tokens[i - 1].punct == '-'))
        return false; /* "a late-night strike" */
    return time && time->entry->code != RF__W_CRISIS && !rf__tag_at(doc, i, RF__C_EVENT_WORD) &&
           rf__function_at(doc, i + 1) != RF__F_OF;
}

/* "troops | opened fire", "troops | clashed": a past form that tells of an event. */
static bool is_deed(const rf__doc *doc, uint32_t i) {
    const rf__token *t = &doc->tokens[i];
    if (rf__event_tag(doc, i, RF__E_KILL_VERB) && rf__function_at(doc, i + 1) == RF__F_AND)
        return true; /* "gunmen | shot and hacked" */
    return rf__ends_as_past(doc, i) && !(t->flags & RF__CAPITAL) &&
           rf__tag_at(doc, i, RF__C_EVENT_WORD) && !rf__tag_at(doc, i, RF__C_NOUN) &&
           !rf__tag_at(doc, i, RF__C_TRIGGER) && !rf__tag_over(doc, i, RF__C_ACTOR) &&
           (!i || doc->tokens[i - 1].punct != '-');
}

/* "forces | fought troops": no noun as well. */
static bool is_fight_verb(const rf__doc *doc, uint32_t i) {
    return rf__event_tag(doc, i, RF__E_FIGHT_VERB) && rf__event_tag(doc, i, RF__E_KILL_VERB) &&
           !(doc->tokens[i].flags & RF__CAPITAL) && !rf__tag_at(doc, i, RF__C_NOUN);
}

/* Small words that stand within a phrase. */
static bool joins(rf__function f) {
    return f == RF__F_THE || f == RF__F_A || f == RF__F_AND || f == RF__F_OF || f == RF__F_ITS ||
           f == RF__F_POSSESSIVE || f == RF__F_THEIR;
}

/* "by Russian air strikes": the words behind "by" up to the end of their phrase. */
uint32_t rf__agent_end(const rf__doc *doc, uint32_t from, uint32_t end) {
    uint32_t i = from;
    for (; i < end && i < from + 12; i++) {
        const rf__token *token = &doc->tokens[i];
        if (token->kind == RF__NUMERAL || (token->kind == RF__PUNCT && token->punct != '-'))
            break;
        rf__function f = rf__small_word(doc, i);
        bool more = f == RF__F_OTHER || f == RF__F_SOME || f == RF__F_THIS || f == RF__F_THESE;
        rf__function next = rf__small_word(doc, i + 1);
        bool pits = i > from && rf__ends_as(doc, i, RF__END_ING) && !(token->flags & RF__CAPITAL) &&
                    next == RF__F_THE && !rf__tag_at(doc, i, RF__C_EVENT_WORD) &&
                    !rf__tag_at(doc, i, RF__C_NOUN); /* "the war | pitting the army" */
        pits |= i > from && rf__is_any_preposition(next) && rf__ends_as(doc, i, RF__END_ING) &&
                !(token->flags & RF__CAPITAL) && !rf__tag_at(doc, i, RF__C_EVENT_WORD) &&
                !rf__tag_over(doc, i, RF__C_NOUN) && /* "militias | riding on camels" */
                rf__tag_over(doc, i - 1, RF__C_ACTOR);
        bool deed = f == RF__F_OF && i > from && rf__ends_as(doc, i + 1, RF__END_ING) &&
                    !(token[1].flags & RF__CAPITAL); /* "accused the army | of bombing" */
        if ((f && !joins(f) && !more) || deed || pits)
            break;
        rf__function before = i > from ? rf__small_word(doc, i - 1) : RF__F_THE;
        bool may_act = before != RF__F_THE && before != RF__F_A; /* not "in a [targeted] strike" */
        if (may_act && (rf__is_tie(doc, i) || rf__acts(doc, i) || rf__is_unlisted_verb(doc, i) ||
                        rf__is_between(doc, i) || is_deed(doc, i) || rf__suffers(doc, i) ||
                        is_fight_verb(doc, i) ||
                        (rf__event_tag(doc, i, RF__E_LEFT) && !rf__tag_at(doc, i, RF__C_NOUN))))
            break; /* "warplanes | bombed a hospital", "rebels | shot down a plane" */
        if (rf__tag_at(doc, i, RF__C_WEEKDAY) || rf__tag_at(doc, i, RF__C_MONTH) ||
            (i > from && is_time(doc, i)))
            break;
    }
    if (i > from + 1 && doc->tokens[i - 1].punct == '-')
        i -= 2; /* "the police | counter-attacked", "| jihadist-hit" */
    while (i > from &&
           (rf__small_word(doc, i - 1) == RF__F_AND || rf__small_word(doc, i - 1) == RF__F_OF))
        i--;
    return i;
}

bool rf__is_short_in_brackets(const rf__doc *doc, uint32_t i) {
    return i + 2 < doc->n_tokens && doc->tokens[i].punct == '(' &&
           doc->tokens[i + 2].punct == ')' && doc->tokens[i + 1].flags & RF__ALL_CAPITALS;
}

/* The noun phrase that ends in front of `last`, not before `first`. */
uint32_t rf__phrase_before(const rf__doc *doc, uint32_t first, uint32_t last) {
    uint32_t from = last;
    while (from > first) {
        const rf__token *token = &doc->tokens[from - 1];
        rf__function f = rf__small_word(doc, from - 1);
        bool compound = from > first + 1 && token[-1].punct == '-' && /* "a US-led coalition" */
                        !(token[-1].flags & RF__SPACE_BEFORE);
        if (token->punct == ')' && from >= first + 3 && token[-2].punct == '(' &&
            token[-1].flags & RF__ALL_CAPITALS) {
            from -= 3; /* "the [Allied Forces (AF) fighters] killed" */
            continue;
        }
        if (token->kind == RF__NUMERAL || (token->kind == RF__PUNCT && token->punct != '-') ||
            (!compound && (rf__acts(doc, from - 1) || is_deed(doc, from - 1))) ||
            rf__tag_at(doc, from - 1, RF__C_NUMBER) || (f && !joins(f)))
            break;
        from--;
        rf__function next = from > first ? rf__small_word(doc, from - 1) : RF__F_OF;
        if (f == RF__F_THE && next == RF__F_NONE && !rf__tag_at(doc, from - 1, RF__C_VERB) &&
            !rf__ends_as(doc, from - 1, RF__END_ING) && !rf__ends_as_past(doc, from - 1))
            break; /* "in the insurgency | the rebels killed" */
    }
    while (from < last &&
           (rf__small_word(doc, from) == RF__F_AND || rf__small_word(doc, from) == RF__F_OF))
        from++;
    return from;
}

uint32_t rf__before_aim(const rf__doc *doc, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i + 1 < to; i++)
        if (rf__is_attack_at(doc, i) && rf__ends_as(doc, i + 1, RF__END_ING) &&
            !rf__tag_at(doc, i + 1, RF__C_NOUN))
            return i + 1;
    return to;
}

/* May a phrase that tells who did it end so? "a helicopter [crash]", "an army lorry [accident]"
 * tell of no deed. */
bool rf__may_do(const rf__doc *doc, uint32_t i) {
    const rf__token *t = &doc->tokens[i];
    return t->kind != RF__WORD || t->flags & RF__CAPITAL || rf__tag_over(doc, i, RF__C_ACTOR) ||
           rf__tag_over(doc, i, RF__C_NOUN) || rf__tag_over(doc, i, RF__C_EVENT_WORD) ||
           rf__tag_over(doc, i, RF__C_ORGANISATION) || rf__is_between(doc, i) ||
           rf__function_at(doc, i) != RF__F_NONE || rf__tag_at(doc, i, RF__C_ORG_WORD) ||
           rf__ends_as(doc, i, RF__END_ING);
}

/* A verb of attacking at the token, behind its auxiliary: "stormed", "has shelled". What storms do
 * as well ("hit") only tells of people. */
bool rf__attacks(const rf__doc *doc, uint32_t i, bool people) {
    while (rf__function_at(doc, i) == RF__F_HAVE || rf__is_between(doc, i))
        i++;
    for (uint32_t g = doc->tokens[i].first_tag; g < doc->tokens[i + 1].first_tag; g++) {
        const rf__tag *tag = &doc->tags[g];
        if (tag->class == RF__C_VERB && tag->entry->indicator == RF_PLACES_CAPTURED &&
            tag->entry->form != RF__ING)
            return true;
        if (tag->class != RF__C_EVENT_WORD)
            continue;
        switch (tag->entry->code) {
        case RF__E_FIGHT:
        case RF__E_FIGHT_VERB:
        case RF__E_AIR_VERB:
        case RF__E_SHELL_VERB:
        case RF__E_CAPTURE:
            return rf__acts(doc, i) || rf__ends_as_past(doc, i);
        case RF__E_HARM:
        case RF__E_FIRE:
        case RF__E_KILL_VERB:
            if (people && (rf__acts(doc, i) || rf__ends_as_past(doc, i)))
                return true;
            break;
        default:
            break;
        }
    }
    return false;
}

/* "the VKA | occupied the outpost", "the men | stormed the village": a name or people that by their
 * verb are told to attack, whoever they are. */
static bool is_attacker(const rf__doc *doc, const rf__sentence *sentence, uint32_t from,
                        uint32_t to, uint32_t last) {
    const rf__tag *noun = rf__tag_over(doc, to - 1, RF__C_NOUN);
    bool people = noun && noun->entry->unit == RF_PEOPLE;
    if (to >= last || !rf__attacks(doc, to, people))
        return false;
    bool name = false;
    for (uint32_t i = from; i < to; i++) {
        const rf__mention *mention = mention_at(doc, sentence, i);
        if (mention && mention->use == RF_NAME_PLACE && mention->place != RF_NO_PLACE)
            return false; /* a town attacks nobody; a country is told of elsewhere */
        bool capital = doc->tokens[i].flags & RF__CAPITAL && !rf__function_at(doc, i);
        if (!capital && rf__function_at(doc, i) != RF__F_THE && !people)
            return false;
        name |= capital;
    }
    for (uint32_t i = from; i < last; i++)
        if (rf__event_tag(doc, i, RF__E_NOT_ARMED))
            return false;
    return (name && !rf__is_built(doc, to - 1)) || people; /* not "Houses | destroyed" */
}

bool rf__is_attack(int code) {
    switch (code) {
    case RF__E_FIGHT:
    case RF__E_ATTACK:
    case RF__E_RAID:
    case RF__E_VIOLENCE:
    case RF__E_AIR:
    case RF__E_SHELL:
    case RF__E_MISSILE:
    case RF__E_MISSILE_WEAPON:
    case RF__E_SHELL_WEAPON:
    case RF__E_AIR_WEAPON:
    case RF__E_STRIKE:
    case RF__E_HARM:
    case RF__E_FIRE:
        return true;
    default:
        return false;
    }
}

bool rf__is_attack_at(const rf__doc *doc, uint32_t i) {
    for (uint32_t g = doc->tokens[i].first_tag; g < doc->tokens[i + 1].first_tag; g++)
        if (doc->tags[g].class == RF__C_EVENT_WORD && rf__is_attack(doc->tags[g].entry->code))
            return true;
    return false;
}

/* "A boat carrying Norland migrants | capsized" */
static bool carries_people(const rf__doc *doc, uint32_t from, uint32_t to) {
    bool vehicle = false;
    for (uint32_t i = from; i < to; i++) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_NOUN);
        if (vehicle && rf__ends_as(doc, i, RF__END_ING))
            return true;
        vehicle |= noun && noun->entry->unit == RF_VEHICLES;
    }
    return false;
}

/* "Norland rescuers", "Syrian doctors": people of a calling who bear no arms. */
static bool is_civil(const rf__doc *doc, uint32_t head) {
    const rf__tag *noun = rf__tag_over(doc, head, RF__C_NOUN);
    return noun && noun->entry->unit == RF_PEOPLE && !(noun->entry->flags & RF__PARTY) &&
           !(noun->entry->groups & (RF_FIGHTERS | RF_SOLDIERS)) &&
           rf__tag_over(doc, head, RF__C_ROLE);
}

/* "The Norland Observatory | for ...": it counts the dead and kills nobody. */
static bool is_observer(const rf__doc *doc, uint32_t head) {
    if (is_civil(doc, head))
        return true;
    return (rf__tag_over(doc, head, RF__C_ORGANISATION) || rf__tag_at(doc, head, RF__C_ORG_WORD)) &&
           !rf__tag_over(doc, head, RF__C_ACTOR);
}

/* "claimed an attack that killed 12", not "said an attack [on Monday] | killed 12" */
static bool claims_attack(const rf__doc *doc, uint32_t verb, uint32_t last) {
    if (verb + 2 >= last || rf__function_at(doc, verb + 1) != RF__F_A ||
        !rf__is_attack_at(doc, verb + 2))
        return false;
    for (uint32_t i = rf__agent_end(doc, verb + 1, last); i < last; i++) {
        rf__function f = rf__function_at(doc, i);
        if (doc->tokens[i].punct == ',' || f == RF__F_THAT || f == RF__F_WHICH || f == RF__F_AND)
            return true;
        if (rf__acts(doc, i))
            return false;
    }
    return false;
}

/* "Norland | responded, firing rockets", "replied by shelling the town": a deed, no words. */
static bool answers(const rf__doc *doc, uint32_t verb, uint32_t last) {
    rf__function f = rf__function_at(doc, verb + 1);
    return verb + 2 <= last && (doc->tokens[verb + 1].punct == ',' || f == RF__F_BY) &&
           rf__ends_as(doc, verb + 2, RF__END_ING) && rf__tag_at(doc, verb + 2, RF__C_EVENT_WORD) &&
           !rf__tag_at(doc, verb + 2, RF__C_SAY_VERB);
}

/* "NORLAND: | floods killed", "Norland - | a storm": what heads its line and does nothing. */
static bool heads_line(const rf__doc *doc, const rf__sentence *sentence, uint32_t from,
                       uint32_t to) {
    const rf__token *t = &doc->tokens[to];
    bool dash = t->punct == '-' && t->flags & RF__SPACE_BEFORE && t[1].flags & RF__SPACE_BEFORE;
    return from == sentence->token && (t->punct == ':' || t->punct == '|' || dash);
}

/* The first phrase of the clauses before `last` that can have done something: the subject of a
 * clause that a participle continues (", killing 12") or a second verb ("hit hospitals and killed
 * 300"). */
static void causer_within(const rf__doc *doc, const rf__sentence *sentence, uint32_t first,
                          uint32_t last, uint32_t *from, uint32_t *to) {
    for (uint32_t i = first; i < last; i++) {
        const rf__time *when = i > first && sentence->n_times /* "on 24 July | rebels entered" */
                                   ? rf__time_over(doc, sentence, i - 1)
                                   : NULL;
        bool begins =
            i == first || (when && when->token + when->n_tokens == i) ||
            doc->tokens[i - 1].punct == ',' || doc->tokens[i - 1].flags & RF__OPEN_QUOTE ||
            rf__is_clause_edge(doc, i - 1) ||
            (rf__tag_at(doc, i - 1, RF__C_SAY_VERB) && !(doc->tokens[i - 1].flags & RF__CAPITAL)) ||
            rf__tag_at(doc, i - 1, RF__C_WEEKDAY) || rf__function_at(doc, i - 1) == RF__F_AFTER ||
            rf__function_at(doc, i - 1) == RF__F_AS;
        if (begins && rf__tag_at(doc, i, RF__C_SAY_VERB) && !(doc->tokens[i].flags & RF__CAPITAL))
            continue; /* ", the governor, | said a strike" */
        if (begins && rf__ends_as(doc, i, RF__END_ING) && !(doc->tokens[i].flags & RF__CAPITAL) &&
            !rf__tag_over(doc, i, RF__C_ACTOR))
            continue; /* "by | destroying rebel vehicles" */
        if (begins && i > first && rf__is_tie(doc, i - 1))
            continue; /* "calling | itself" */
        uint32_t end = begins ? rf__agent_end(doc, i, last) : i;
        if (end > i && end + 2 < last && rf__function_at(doc, end + 1) == RF__F_BY &&
            rf__is_attack_at(doc, end - 1) && rf__ends_as_past(doc, end) &&
            !rf__ends_as(doc, end + 2, RF__END_ING)) {
            *from = end + 2; /* "a missile | fired by [rebels] that hit a camp killed" */
            *to = rf__agent_end(doc, end + 2, last);
            if (*to > *from && rf__is_causer(doc, sentence, *from, *to))
                return;
            *from = *to = 0;
        }
        bool hearer = i > first && end > i && rf__tag_at(doc, i - 1, RF__C_SAY_VERB) &&
                      rf__function_at(doc, end) == RF__F_THAT;
        if (end > i && (hearer || heads_line(doc, sentence, i, end)))
            continue; /* "told | the radio that gunmen raided" */
        if (end > i && (is_observer(doc, end - 1) || carries_people(doc, i, end) ||
                        (rf__function_at(doc, end - 1) == RF__F_POSSESSIVE &&
                         !rf__is_attack_at(doc, end + 1))))
            continue; /* "the agency's | latest count puts" */
        uint32_t verb = end + (rf__is_short_in_brackets(doc, end) ? 3 : 0);
        while (verb < last && end > i &&
               (rf__is_between(doc, verb) || rf__function_at(doc, verb) == RF__F_HAVE ||
                rf__function_at(doc, verb) == RF__F_DO || rf__function_at(doc, verb) == RF__F_NOT))
            verb++; /* "police | did not say who killed" */
        uint32_t told =
            verb; /* "authorities | in Renk | report", but not "attacks in ... displaced" */
        bool attack = end > i && rf__is_attack_at(doc, end - 1);
        for (uint32_t k = verb; !attack && rf__is_any_preposition(rf__function_at(doc, verb)) &&
                                k < last && k < verb + 5 && told == verb;
             k++)
            told = rf__tag_at(doc, k, RF__C_SAY_VERB) && !(doc->tokens[k].flags & RF__CAPITAL)
                       ? k /* not "fighters from the Allied Forces" */
                       : told;
        if (told > verb)
            continue;
        bool says = verb < last && rf__tag_at(doc, verb, RF__C_SAY_VERB) &&
                    !claims_attack(doc, verb, last) && !answers(doc, verb, last) &&
                    !(verb + 2 < last && rf__function_at(doc, verb + 1) == RF__F_TO &&
                      rf__function_at(doc, verb + 2) == RF__F_HAVE); /* "claims to have taken" */
        bool acts_itself = verb >= last || rf__is_tie(doc, verb) ||
                           (!says && rf__function_at(doc, verb) != RF__F_BE);
        if (end > i && acts_itself &&
            (rf__may_do(doc, end - 1) || (end < last && rf__attacks(doc, end, false))) &&
            (rf__is_causer(doc, sentence, i, rf__before_aim(doc, i, end)) ||
             rf__is_country_at_war(doc, sentence, i, end, last) ||
             is_attacker(doc, sentence, i, end, last))) {
            *from = i;
            *to = rf__list_behind(doc, sentence, i, end, true);
            return;
        }
    }
}

/* What a semicolon parts is looked through for itself first. */
void rf__first_causer(const rf__doc *doc, const rf__sentence *sentence, uint32_t last,
                      uint32_t *from, uint32_t *to) {
    uint32_t part = last;
    while (part > sentence->token && doc->tokens[part - 1].punct != ';' &&
           rf__function_at(doc, part - 1) != RF__F_BUT) /* "but | soldiers repelled them" */
        part--;
    rf__function opens = rf__function_at(doc, part);
    uint32_t comma = part; /* "After rebel attacks, [soldiers] burned the town" */
    if (opens == RF__F_AFTER || opens == RF__F_DURING || opens == RF__F_BEFORE)
        while (comma < last && doc->tokens[comma].punct != ',')
            comma++;
    if (comma > part && comma < last)
        causer_within(doc, sentence, comma + 1, last, from, to);
    if (*to > *from)
        return;
    causer_within(doc, sentence, part, last, from, to);
    if (*to <= *from && part > sentence->token)
        causer_within(doc, sentence, sentence->token, last, from, to);
}
