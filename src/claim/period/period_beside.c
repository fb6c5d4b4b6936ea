/* What the sentences beside one tell of its time: the day of a deed that the next sentence tells,
 * the sum that a sentence tells a part of. */
#include "claim/figure/figure.h"
#include "claim/period/period.h"
#include "claim/speaker/speaker.h"

const rf__time *rf__only_day(const rf__doc *doc, const rf__sentence *sentence) {
    const rf__time *day = NULL;
    for (uint32_t i = 0; i < sentence->n_times; i++) {
        const rf__time *time = &doc->times[sentence->time + i];
        if (time->kind != RF__TIME_DAY || time->from == RF_NO_DATE || time->of_speech)
            continue;
        if (day)
            return NULL;
        day = time;
    }
    return day;
}

bool rf__tells_time(const rf__doc *doc, const rf__sentence *sentence) {
    for (uint32_t i = sentence->time; i < sentence->time + sentence->n_times; i++) {
        const rf__time *time = &doc->times[i];
        if (!time->of_speech && time->kind != RF__TIME_LENGTH &&
            (time->from != RF_NO_DATE || time->to != RF_NO_DATE || time->vague))
            return true;
    }
    return false;
}

/* The word for a deed or a disaster that begins at a token, or NULL; not a war. */
const rf__tag *rf__deed_at(const rf__doc *doc, uint32_t token) {
    const rf__tag *tag = rf__tag_at(doc, token, RF__C_TIME_WORD);
    return tag && rf__entry_tells_deed(tag->entry) ? tag : NULL;
}

/* Is there a word for a deed of this sort in a sentence? */
static bool has_deed(const rf__doc *doc, const rf__sentence *sentence, const rf__tag *deed) {
    enum { FIGHTING = 2 };
    for (uint32_t i = sentence->token; i < sentence->token + sentence->n_tokens; i++) {
        const rf__tag *tag = rf__deed_at(doc, i);
        bool same = tag && tag->entry->low >= deed->entry->low &&
                    tag->entry->low <= deed->entry->low; /* "a blast ... the explosion" */
        if (same &&
            (tag->entry->low > FIGHTING || doc->tokens[i].hash == doc->tokens[deed->token].hash))
            return true;
    }
    return false;
}

bool rf__names_the_deed(const rf__doc *doc, const rf__sentence *sentence) {
    uint32_t end = sentence->token + sentence->n_tokens;
    for (uint32_t i = sentence->token; i + 2 < end; i++)
        if (rf__function_at(doc, i) == RF__F_IN && rf__function_at(doc, i + 1) == RF__F_THE &&
            (rf__deed_at(doc, i + 2) || rf__event_tag(doc, i + 2, RF__E_ATTACK) ||
             rf__event_tag(doc, i + 2, RF__E_RAID)))
            return true;
    return false;
}

/* "The blast killed 20", "wounded in the ambush": the word for one deed told before, or NULL. */
static const rf__tag *the_deed(const rf__doc *doc, const rf__sentence *sentence) {
    enum { WORDS = 2, FIGHTING = 2 };
    for (uint32_t i = sentence->token + 1; i < sentence->token + sentence->n_tokens; i++) {
        const rf__tag *deed = rf__deed_at(doc, i);
        bool goes_on = deed && deed->entry->low <= FIGHTING &&
                       !rf__event_tag(doc, i, RF__E_ATTACK) &&
                       !rf__event_tag(doc, i, RF__E_RAID); /* "the violence" is of no one day */
        if (!deed || goes_on)
            continue;
        for (uint32_t k = i; k-- > sentence->token && i - k <= WORDS;) {
            rf__function f = rf__function_at(doc, k);
            if (f == RF__F_THE || f == RF__F_THIS)
                return deed;
            if (f || doc->tokens[k].kind != RF__WORD)
                break;
        }
    }
    return NULL;
}

static bool attacks(const rf__doc *doc, const rf__sentence *sentence) {
    for (uint32_t i = sentence->token; i < sentence->token + sentence->n_tokens; i++)
        if (rf__event_tag(doc, i, RF__E_FIGHT_VERB) || rf__event_tag(doc, i, RF__E_ATTACK) ||
            rf__event_tag(doc, i, RF__E_AIR_VERB) || rf__event_tag(doc, i, RF__E_SHELL_VERB))
            return true;
    return false;
}

/* "After the killing of 3 May | they struck Gorsk on 7 May": the day right behind the verb of a
 * blow, among others; or NULL. */
static const rf__time *day_of_blow(const rf__doc *doc, const rf__sentence *sentence) {
    enum { REACH = 8 };
    for (uint32_t i = sentence->time + sentence->n_times; i-- > sentence->time;) {
        const rf__time *time = &doc->times[i];
        if (time->kind != RF__TIME_DAY || time->from == RF_NO_DATE || time->of_speech)
            continue;
        for (uint32_t t = time->token; t-- > sentence->token && time->token - t <= REACH;) {
            if (doc->tokens[t].kind == RF__PUNCT || rf__function_at(doc, t) == RF__F_AFTER)
                break;
            if (rf__event_tag(doc, t, RF__E_FIGHT_VERB) || rf__event_tag(doc, t, RF__E_AIR_VERB) ||
                rf__event_tag(doc, t, RF__E_SHELL_VERB) || rf__event_tag(doc, t, RF__E_HARM))
                return time;
        }
    }
    return NULL;
}

/* The one day that a sentence tells, or the few days. */
static const rf__time *few_days(const rf__doc *doc, const rf__sentence *sentence) {
    enum { FEW = 6 };
    const rf__time *day = rf__only_day(doc, sentence), *only = NULL;
    for (uint32_t i = sentence->time; !day && i < sentence->time + sentence->n_times; i++) {
        const rf__time *time = &doc->times[i];
        if (time->of_speech || time->from == RF_NO_DATE)
            continue;
        if (only || time->kind != RF__TIME_PERIOD || time->rolling || !(rf__days_of(time) <= FEW))
            return NULL;
        only = time; /* "raided Gorsk between 5 and 7 May" */
    }
    return day ? day : only;
}

const rf__time *rf__day_of_the_deed(const rf__doc *doc, uint32_t sentence) {
    enum { BACK = 5, DEED = 7 };
    const rf__sentence *own = &doc->sentences[sentence];
    const rf__tag *deed = rf__tells_time(doc, own) ? NULL : the_deed(doc, own);
    for (uint32_t s = sentence; deed && s-- > 0 && sentence - s <= BACK;) {
        const rf__sentence *before = &doc->sentences[s];
        bool attack = rf__event_tag(doc, deed->token, RF__E_ATTACK) && s + 1 == sentence;
        if (!has_deed(doc, before, deed) &&
            !((deed->entry->low >= DEED || attack) && before->classes & RF__BIT(RF__C_EVENT_WORD) &&
              attacks(doc, before)))
            continue;
        const rf__time *day = few_days(doc, before);
        day = day || before->n_times < 2 ? day : day_of_blow(doc, before);
        for (uint32_t i = before->token; i < before->token + before->n_tokens && day; i++)
            if (deed->entry->low < DEED && rf__time_word_is(doc, i, RF__W_START))
                return NULL; /* "The fighting broke out on Sunday" */
        if (day || rf__tells_time(doc, before))
            return day;
    }
    return NULL;
}

const rf__time *rf__since_before(const rf__doc *doc, uint32_t sentence) {
    enum { FIGHTING = 2 };
    const rf__sentence *own = &doc->sentences[sentence], *before = own - 1;
    const rf__tag *noun = rf__tag_at(doc, own->token + 1, RF__C_TIME_WORD);
    if (!sentence || !before->tells_since || rf__function_at(doc, own->token) != RF__F_THE ||
        !noun || noun->entry->code != RF__W_CRISIS || noun->entry->low < FIGHTING ||
        noun->entry->low > FIGHTING || before->block + 1 < own->block)
        return NULL;
    for (uint32_t i = before->time; i < before->time + before->n_times; i++)
        if (doc->times[i].kind == RF__TIME_SINCE && doc->times[i].from != RF_NO_DATE &&
            !rf__is_superlative(doc, before, &doc->times[i]))
            return &doc->times[i];
    return NULL;
}

bool rf__opens_with_deed(const rf__doc *doc, const rf__sentence *sentence) {
    rf__function opens = rf__function_at(doc, sentence->token),
                 the = rf__function_at(doc, sentence->token + 1);
    uint32_t noun = sentence->token + 2;
    return (opens == RF__F_DURING || opens == RF__F_IN) && the == RF__F_THE &&
           noun < sentence->token + sentence->n_tokens &&
           (rf__deed_at(doc, noun) || rf__event_tag(doc, noun, RF__E_RAID));
}

static bool is_armed(const rf__doc *doc, uint32_t token) {
    return rf__event_tag(doc, token, RF__E_FIGHTER) || rf__event_tag(doc, token, RF__E_ARMED);
}

/* "Gunmen stormed three villages", "The attackers raided Gorsk on Sunday": does the next sentence
 * tell when those of this one attacked? */
static bool tells_of_doers(const rf__doc *doc, const rf__sentence *own, const rf__sentence *next,
                           const rf__time *day) {
    enum { NEAR = 2 };
    bool armed = false, attacks = false, again = false;
    if (!(own->classes & next->classes & RF__BIT(RF__C_EVENT_WORD)))
        return false;
    uint32_t end = own->token + own->n_tokens;
    for (uint32_t i = own->token; i < end && !(armed && attacks); i++) {
        armed |= is_armed(doc, i);
        attacks |= rf__event_tag(doc, i, RF__E_FIGHT_VERB) || rf__event_tag(doc, i, RF__E_FIGHT) ||
                   rf__event_tag(doc, i, RF__E_ATTACK) || rf__event_tag(doc, i, RF__E_KILL_VERB);
    }
    if (!armed || !attacks)
        return false;
    armed = false;
    for (uint32_t i = next->token + 1; i < day->token; i++) {
        armed |= i <= next->token + NEAR && is_armed(doc, i);
        again |= rf__event_tag(doc, i, RF__E_FIGHT_VERB) || rf__event_tag(doc, i, RF__E_ATTACK);
        if (rf__is_say_verb(doc, i) || rf__function_at(doc, i) == RF__F_HAVE)
            return false;
    }
    return armed && again;
}

const rf__time *rf__day_told_behind(const rf__doc *doc, uint32_t sentence) {
    enum { FIRST_WORDS = 4, FIGHTING = 2 };
    const rf__sentence *own = &doc->sentences[sentence], *next = own + 1;
    if (sentence + 1 >= doc->n_sentences || !next->n_times || next->block > own->block + 1 ||
        rf__tells_time(doc, own))
        return NULL;
    uint32_t at = next->token;
    if (doc->tokens[at].kind == RF__PUNCT)
        at++;
    rf__function the = rf__function_at(doc, at);
    if (the != RF__F_THE && the != RF__F_THIS && the != RF__F_THESE)
        return NULL;
    const rf__tag *deed = NULL;
    const rf__time *only = rf__only_day(doc, next);
    if (only && tells_of_doers(doc, own, next, only))
        return only;
    for (uint32_t i = at + 1; i <= at + FIRST_WORDS && !deed; i++) {
        if (doc->tokens[i].kind != RF__WORD || rf__function_at(doc, i))
            return NULL;
        deed = rf__deed_at(doc, i);
    }
    if (!deed || !has_deed(doc, own, deed))
        return NULL;
    const rf__time *day = rf__only_day(doc, next);
    for (uint32_t i = deed->token; day && i < day->token; i++) {
        if (deed->entry->low <= FIGHTING && rf__time_word_is(doc, i, RF__W_START))
            return NULL; /* "The attacks began on Sunday" */
        rf__function f = rf__function_at(doc, i);
        for (uint32_t k = i + 1; (f == RF__F_BY || f == RF__F_AFTER) && k < day->token; k++)
            if (rf__tag_at(doc, k, RF__C_TRIGGER) || rf__deed_at(doc, k))
                return NULL; /* "The violence was triggered by the killing on Sunday of" */
    }
    rf_date today = doc->report->published;
    return day && (today == RF_NO_DATE || day->from <= today) ? day : NULL;
}

bool rf__is_window(const rf__doc *doc, const rf__sentence *sentence, rf_date from, rf_date to) {
    for (uint32_t i = sentence->time; i < sentence->time + sentence->n_times; i++)
        if (doc->times[i].rolling && doc->times[i].from == from && doc->times[i].to == to)
            return true;
    return false;
}

bool rf__is_beyond(const rf__doc *doc, const rf__draft *before, const rf__draft *draft) {
    const rf__sentence *own = &doc->sentences[draft->sentence];
    rf__function f = rf__function_at(doc, own->token);
    if ((f == RF__F_THIS || f == RF__F_THESE) && rf__is_toll(doc, draft))
        return true;
    if (before->claim.from == RF_NO_DATE || !rf__is_window(doc, &doc->sentences[before->sentence],
                                                           before->claim.from, before->claim.to))
        return false;
    if (own->classes & RF__BIT(RF__C_SEASON))
        return true; /* "this season, 20 died" */
    const rf__sentence *told = &doc->sentences[before->sentence];
    for (uint32_t i = told->figure; i < told->figure + told->n_figures; i++)
        if (doc->drafts[i].claim.indicator == draft->claim.indicator &&
            draft->claim.low > doc->drafts[i].claim.high)
            return true;
    return false;
}

bool rf__has_been_done(const rf__doc *doc, const rf__draft *draft) {
    enum { REACH = 4 };
    uint32_t first = doc->sentences[draft->sentence].token, at;
    return rf__is_perfect(rf__have_before(doc, first, rf__hull_of(doc, draft).from, REACH, &at));
}

static bool hurts_or_breaks(rf_indicator v) { return rf__is_harm(v) || v == RF_DISPLACED; }

/* "Among the dead are 382 children", "Of them, 1.5 million crossed a border" */
static bool opens_with_part(const rf__doc *doc, const rf__sentence *sentence) {
    rf__function opens = rf__function_at(doc, sentence->token),
                 next = rf__function_at(doc, sentence->token + 1);
    const rf__tag *dead = opens == RF__F_OF && next == RF__F_THE
                              ? rf__tag_at(doc, sentence->token + 2, RF__C_TRIGGER)
                              : NULL; /* "Of the dead, 260 were soldiers" */
    return opens == RF__F_AMONG || dead ||
           (opens == RF__F_OF && (next == RF__F_THEM || next == RF__F_THESE));
}

/* "Punjab follows with 167 deaths", "In Gorsk alone, 12 died", "Among the dead are 382 children":
 * does the sentence tell parts? */
static bool tells_parts(const rf__doc *doc, const rf__sentence *sentence) {
    enum { FIRST_WORDS = 10 };
    if (opens_with_part(doc, sentence))
        return true;
    for (uint32_t i = sentence->token; i < sentence->token + sentence->n_tokens; i++) {
        if (rf__time_word_is(doc, i, RF__W_ALONE))
            return true;
        if (i < sentence->token + FIRST_WORDS &&
            (rf__place_word_is(doc, i, "part") || rf__place_word_is(doc, i, "worst")))
            return true;
    }
    return false;
}

/* "The dead include 27 children", "28 women were among the dead": some of those counted before. */
static bool tells_some_of_dead(const rf__doc *doc, const rf__sentence *sentence) {
    enum { REACH = 4 };
    for (uint32_t i = sentence->token + 1; i < sentence->token + sentence->n_tokens; i++) {
        const rf__tag *dead =
            rf__function_at(doc, i - 1) == RF__F_THE ? rf__tag_at(doc, i, RF__C_TRIGGER) : NULL;
        if (!dead || !rf__hurts_people((rf_indicator)dead->entry->indicator))
            continue;
        if (i > sentence->token + 1 && rf__function_at(doc, i - 2) == RF__F_AMONG)
            return true;
        for (uint32_t k = i + dead->n; k < i + REACH && i == sentence->token + 1; k++)
            if (rf__function_at(doc, k) == RF__F_INCLUDING)
                return true;
    }
    return false;
}

/* "It said 21 people had died in Gorsk": whoever told the sum goes on. */
static bool goes_on_telling(const rf__doc *doc, const rf__draft *draft) {
    enum { REACH = 3 };
    const rf__sentence *own = &doc->sentences[draft->sentence];
    if (!rf__begins_with_pronoun(doc, own))
        return false;
    for (uint32_t i = draft->trigger; i-- > own->token && draft->trigger - i <= REACH;)
        if (rf__function_at(doc, i) == RF__F_HAVE)
            return true;
    return false;
}

const rf__draft *rf__sum_of_part(const rf__doc *doc, uint32_t index) {
    enum { SENTENCES_BACK = 3, DRAFTS_BACK = 16 };
    const rf__draft *draft = &doc->drafts[index];
    const rf__sentence *own = &doc->sentences[draft->sentence];
    rf_indicator v = draft->claim.indicator;
    bool came = (v == RF_CROSSED_BORDER || v == RF_DISPLACED) && opens_with_part(doc, own);
    if (draft->quantity == UINT32_MAX || draft->n_head ||
        (draft->claim.flow == RF_STOCK && !came) || draft->claim.modality != RF_REPORTED ||
        (!hurts_or_breaks(draft->claim.indicator) && !came) || rf__tells_time(doc, own))
        return NULL;
    bool some = tells_some_of_dead(doc, own);
    bool parts = rf__function_at(doc, own->token) == RF__F_OF &&
                 rf__function_at(doc, own->token + 1) == RF__F_THE && opens_with_part(doc, own);
    if (!some && !tells_parts(doc, own) && !goes_on_telling(doc, draft))
        return NULL;
    for (uint32_t i = index, back = 0; i-- > 0 && back < DRAFTS_BACK; back++) {
        const rf__draft *sum = &doc->drafts[i];
        if (sum->sentence + SENTENCES_BACK < draft->sentence)
            return NULL;
        if (sum->quantity == UINT32_MAX || sum->sentence == draft->sentence)
            continue;
        bool moved = came && sum->claim.flow == RF_NEW && rf__has_period(sum) &&
                     sum->claim.modality == RF_REPORTED && sum->sentence + 1 == draft->sentence &&
                     (sum->claim.indicator == v || sum->claim.indicator == RF_CROSSED_BORDER) &&
                     sum->claim.high >= draft->claim.low;
        if (moved)
            return sum; /* "669 came on 17 May. Among them are 200 Malians" */
        if (!hurts_or_breaks(sum->claim.indicator) || draft->claim.flow == RF_STOCK)
            continue;
        bool so_far = sum->claim.flow == RF_CUMULATIVE && sum->claim.from != RF_NO_DATE &&
                      sum->claim.to != RF_NO_DATE && sum->claim.modality == RF_REPORTED;
        bool of_day = some && sum->claim.flow == RF_NEW && rf__has_period(sum) &&
                      own->block == doc->sentences[sum->sentence].block;
        bool of_toll = parts && sum->claim.flow == RF_CUMULATIVE && !rf__has_period(sum) &&
                       sum->claim.modality == RF_REPORTED &&
                       sum->claim.indicator == draft->claim.indicator;
        if ((of_day || of_toll) && sum->claim.high >= draft->claim.low)
            return sum; /* "12 died on Sunday. Four children are among the dead" */
        if (some && (!so_far || sum->claim.high < draft->claim.low))
            continue; /* the missing, another part */
        return so_far && sum->claim.high >= draft->claim.low ? sum : NULL;
    }
    return NULL;
}

bool rf__in_that_deed(const rf__doc *doc, const rf__draft *draft) {
    uint32_t to = rf__hull_of(doc, draft).to;
    rf__function that = rf__function_at(doc, to + 1);
    return draft->quantity != UINT32_MAX && rf__function_at(doc, to) == RF__F_IN &&
           (that == RF__F_THAT || that == RF__F_THIS) && rf__deed_at(doc, to + 2);
}

/* "The army | struck a market", "Shells hit Gorsk" */
static bool strikes(const rf__doc *doc, const rf__sentence *sentence) {
    enum { NEAR = 4 };
    static const rf__event_word blows[] = {RF__E_AIR,   RF__E_AIR_WEAPON,   RF__E_STRIKE,
                                           RF__E_SHELL, RF__E_SHELL_WEAPON, RF__E_MISSILE_WEAPON,
                                           RF__E_ARMED, RF__E_FIGHTER};
    for (uint32_t i = sentence->token + 1; i < sentence->token + sentence->n_tokens; i++) {
        if (!rf__event_tag(doc, i, RF__E_HARM))
            continue;
        for (uint32_t k = i; k-- > sentence->token && i - k <= NEAR;) {
            if (rf__tag_at(doc, k, RF__C_ACTOR))
                return true;
            for (size_t b = 0; b < sizeof blows / sizeof *blows; b++)
                if (rf__event_tag(doc, k, blows[b]))
                    return true;
        }
    }
    return false;
}

bool rf__tells_harm_of(const rf__doc *doc, const rf__draft *draft) {
    enum { FIRST = 3 };
    const rf__sentence *own = &doc->sentences[draft->sentence], *before = own - 1;
    uint32_t phrase = doc->quantities[doc->drafts[own->figure].quantity].phrase;
    if (!draft->sentence || before->block != own->block || own->n_times ||
        !rf__hurts_people(draft->claim.indicator) || draft->n_head)
        return false;
    uint32_t start = own->token; /* "According to the ministry, | 17 people were killed" */
    for (uint32_t i = rf__says_from(doc, own->token); i < doc->n_says && phrase >= start; i++) {
        if (doc->says[i].token > phrase)
            break;
        start = doc->says[i].cue <= own->token && doc->says[i].token > own->token
                    ? doc->says[i].token
                    : start;
    }
    bool elsewhere = false;
    for (uint32_t i = own->mention; i < own->mention + own->n_mentions; i++)
        elsewhere |= doc->mentions[i].token >= start;
    if (elsewhere || phrase > start + FIRST)
        return false;
    return before->classes & RF__BIT(RF__C_EVENT_WORD) && !before->n_figures &&
           (attacks(doc, before) || strikes(doc, before));
}

bool rf__begins_with_pronoun(const rf__doc *doc, const rf__sentence *sentence) {
    uint32_t t = sentence->token;
    if (doc->tokens[t].flags & RF__OPEN_QUOTE)
        t++;
    rf__function f = rf__function_at(doc, t);
    return f == RF__F_HE || f == RF__F_SHE || f == RF__F_IT || f == RF__F_THEY;
}

/* Do two sentences name the same place? */
static bool share_place(const rf__doc *doc, const rf__sentence *a, const rf__sentence *b) {
    for (uint32_t i = a->mention; i < a->mention + a->n_mentions; i++)
        for (uint32_t j = b->mention; j < b->mention + b->n_mentions; j++) {
            const rf__mention *x = &doc->mentions[i], *y = &doc->mentions[j];
            bool resolved = x->place != RF_NO_PLACE && x->place == y->place;
            bool alike = x->place == RF_NO_PLACE && y->place == RF_NO_PLACE &&
                         doc->tokens[x->token].hash == doc->tokens[y->token].hash &&
                         x->n_tokens == y->n_tokens;
            if ((resolved || alike) && x->use == RF_NAME_PLACE && y->use == RF_NAME_PLACE)
                return true;
        }
    return false;
}

/* Does each of two sentences name places, and none of the other's? */
static bool apart(const rf__doc *doc, const rf__sentence *a, const rf__sentence *b) {
    bool named[2] = {false, false};
    const rf__sentence *both[2] = {a, b};
    for (int k = 0; k < 2; k++)
        for (uint32_t i = both[k]->mention; i < both[k]->mention + both[k]->n_mentions; i++)
            named[k] |= doc->mentions[i].use == RF_NAME_PLACE && !doc->mentions[i].person &&
                        !doc->mentions[i].actor;
    return named[0] && named[1] && !share_place(doc, a, b);
}

/* "Soldiers entered Gorsk", "Rebels came to the village": do armed men go somewhere? */
static bool armed_come(const rf__doc *doc, const rf__sentence *sentence) {
    static const rf__event_word moves[] = {RF__E_MOVE, RF__E_GO, RF__E_CAPTURE, RF__E_CAPTURE_WEAK,
                                           RF__E_ADVANCE};
    bool armed = false;
    for (uint32_t i = sentence->token; i < sentence->token + sentence->n_tokens; i++) {
        if (!(doc->tokens[i].classes & RF__BIT(RF__C_EVENT_WORD)))
            continue;
        for (size_t k = 0; armed && k < sizeof moves / sizeof *moves; k++)
            if (rf__event_tag(doc, i, moves[k]))
                return true;
        armed |= is_armed(doc, i) || rf__event_tag(doc, i, RF__E_TROOPS);
    }
    return false;
}

const rf__time *rf__day_of_paragraph(const rf__doc *doc, const rf__draft *draft) {
    enum { BACK = 3 };
    const rf__sentence *own = &doc->sentences[draft->sentence], *first = doc->sentences;
    if (draft->quantity == UINT32_MAX || draft->claim.flow != RF_NEW || rf__is_toll(doc, draft))
        return NULL;
    for (const rf__sentence *s = own; s-- > first && s->block == own->block && own - s <= BACK;) {
        if (apart(doc, s, own))
            return NULL;
        if (!rf__tells_time(doc, s))
            continue;
        bool deed = s->classes & RF__BIT(RF__C_EVENT_WORD) &&
                    (attacks(doc, s) || strikes(doc, s) || armed_come(doc, s));
        const rf__time *day = deed ? few_days(doc, s) : NULL;
        rf_date today = doc->report->published;
        bool over = day && day->to != RF_NO_DATE && (today == RF_NO_DATE || day->to <= today);
        return over ? day : NULL;
    }
    return NULL;
}

/* "It began on Sunday", "The raid came on Sunday": does a sentence go on about what was told? */
static bool takes_up_deed(const rf__doc *doc, const rf__sentence *next) {
    rf__function f = rf__function_at(doc, next->token);
    return rf__begins_with_pronoun(doc, next) || f == RF__F_THE || f == RF__F_THIS ||
           f == RF__F_THESE;
}

/* What happened in a sentence without any time happened on the day of the sentence beside it, where
 * that goes on in one paragraph or about one place. */
void rf__give_event_day(rf__doc *doc, rf__draft *draft) {
    const rf__sentence *own = &doc->sentences[draft->sentence];
    const rf__time *told =
        draft->claim.modality == RF_REPORTED ? rf__day_told_behind(doc, draft->sentence) : NULL;
    if (!told && draft->claim.modality == RF_REPORTED)
        told = rf__day_of_the_deed(doc, draft->sentence);
    if (told) {
        draft->claim.from = told->from;
        draft->claim.to = told->to;
        return;
    }
    if (own->n_times || draft->claim.modality != RF_REPORTED || rf__has_been_done(doc, draft))
        return;
    for (int step = -1; step <= 1; step += 2) {
        if ((step < 0 && draft->sentence == 0) ||
            (step > 0 && draft->sentence + 1 >= doc->n_sentences))
            continue;
        const rf__sentence *beside = own + step;
        const rf__time *day = rf__only_day(doc, beside);
        bool goes_on = step < 0 ? (beside->block == own->block && !apart(doc, beside, own)) ||
                                      share_place(doc, beside, own)
                                : beside->block == own->block && takes_up_deed(doc, beside);
        if (!day || !goes_on)
            continue;
        draft->claim.from = day->from;
        draft->claim.to = day->to;
        return;
    }
}
