/* Finds events. The lexicon says what a word is in an event (a weapon, a road, "closed"); a table
 * says which words make one, alone or as a pair near each other. A sentence gives one event of a
 * type. Words that others use as well ("battle", "strike") are marked weak and count only where the
 * sentence or the report is about armed conflict.
 *
 * Rejected: one trigger word for each type. "Closed", "reached" or "hit" say nothing without what
 * was closed, reached or hit. */
#include "claim/event.h"
#include "claim/figure.h"

#include <math.h>
#include <string.h>

/* What a rule asks of its pair and its sentence. */
enum {
    IN_ORDER = 1 << 0, /* the first word before the second */
    ARMED = 1 << 1,    /* somebody armed in the sentence */
    CONFLICT = 1 << 2, /* the sentence or the report is about armed conflict */
    DIRECT =
        1 << 3, /* the second word is done to the first: "hit a hospital", "a hospital was hit" */
    NO_FIGURE = 1 << 4, /* not beside a figure of people who fled */
    PLACED = 1 << 5,    /* a name or a kind of place behind the first word */
    SPOKEN = 1 << 6     /* within what somebody says, or the words that tell who does */
};

enum { ALONE = RF__N_EVENT_WORDS };

typedef struct event_rule {
    rf_event_type type;
    rf__event_word first;
    int second; /* or ALONE */
    uint8_t reach, flags;
    int not_near; /* a word that turns it into something else, or ALONE */
} event_rule;

static const event_rule rules[] = {
    {RF_BATTLE, RF__E_FIGHT, ALONE, 0, CONFLICT, RF__E_OTHER_MATTER},
    {RF_BATTLE, RF__E_FIGHT_VERB, RF__E_GROUND, 6, IN_ORDER | ARMED, RF__E_OTHER_MATTER},
    {RF_BATTLE, RF__E_FIGHT_VERB, RF__E_TROOPS, 6, IN_ORDER | ARMED, RF__E_OTHER_MATTER},
    {RF_AIR_STRIKE, RF__E_AIR, ALONE, 0, 0, ALONE},
    {RF_AIR_STRIKE, RF__E_AIR_WEAPON, RF__E_HARM, 6, IN_ORDER, ALONE},
    {RF_AIR_STRIKE, RF__E_AIR_WEAPON, RF__E_FIRE, 6, IN_ORDER, ALONE},
    {RF_AIR_STRIKE, RF__E_AIR_WEAPON, RF__E_STRIKE, 8, 0, ALONE},
    {RF_AIR_STRIKE, RF__E_AIR_VERB, ALONE, 0, CONFLICT, ALONE},
    {RF_AIR_STRIKE, RF__E_STRIKE, ALONE, 0, CONFLICT, RF__E_OTHER_MATTER},
    {RF_SHELLING, RF__E_SHELL, ALONE, 0, 0, ALONE},
    {RF_SHELLING, RF__E_SHELL_WEAPON, RF__E_FIRE, 8, 0, ALONE},
    {RF_SHELLING, RF__E_SHELL_WEAPON, RF__E_HARM, 8, 0, ALONE},
    {RF_SHELLING, RF__E_SHELL_VERB, ALONE, 0, CONFLICT, ALONE},
    {RF_MISSILE_OR_DRONE, RF__E_MISSILE, ALONE, 0, 0, ALONE},
    {RF_MISSILE_OR_DRONE, RF__E_MISSILE_WEAPON, RF__E_FIRE, 10, 0, ALONE},
    {RF_MISSILE_OR_DRONE, RF__E_MISSILE_WEAPON, RF__E_HARM, 10, 0, ALONE},
    {RF_ATTACK_ON_HEALTH_CARE, RF__E_HEALTH, RF__E_HARM, 9, DIRECT, ALONE},
    {RF_ATTACK_ON_SCHOOL, RF__E_SCHOOL, RF__E_HARM, 9, DIRECT, ALONE},
    {RF_ATTACK_ON_CAMP, RF__E_CAMP, RF__E_HARM, 9, DIRECT, RF__E_NOT_CAMP},
    {RF_GAZ_CAPTURED, RF__E_CAPTURE, ALONE, 0, PLACED | CONFLICT, ALONE},
    {RF_GAZ_CAPTURED, RF__E_CAPTURE_WEAK, RF__E_GROUND, 6, IN_ORDER | ARMED, ALONE},
    {RF_GAZ_CAPTURED, RF__E_FALL, ALONE, 0, CONFLICT, ALONE},
    {RF_FRONT_LINE, RF__E_FRONT, RF__E_ADVANCE, 8, 0, RF__E_NOT_ARMED},
    {RF_FRONT_LINE, RF__E_ADVANCE, ALONE, 0, ARMED, RF__E_NOT_ARMED},
    {RF_ROAD_OPENED, RF__E_ROAD, RF__E_OPEN, 8, 0, ALONE},
    {RF_ROAD_CLOSED, RF__E_ROAD, RF__E_CLOSE, 14, 0, ALONE},
    {RF_ROAD_CLOSED, RF__E_ROAD, RF__E_CLOSE_BRIDGE, 8, 0, ALONE},
    {RF_BORDER_OPENED, RF__E_BORDER, RF__E_OPEN, 10, 0, ALONE},
    {RF_BORDER_CLOSED, RF__E_BORDER, RF__E_CLOSE, 6, 0, ALONE},
    {RF_BORDER_CLOSED, RF__E_BORDER, RF__E_TURN_BACK, 10, 0, ALONE},
    {RF_AID_BLOCKED, RF__E_AID, RF__E_STOP, 10, 0, ALONE},
    {RF_AID_CROSSING, RF__E_AID, RF__E_DELIVER, 8, IN_ORDER, RF__E_STOP},
    {RF_AID_CROSSING, RF__E_AID, RF__E_BRING, 8, 0, RF__E_STOP},
    {RF_DISPLACEMENT, RF__E_FLEE, ALONE, 0, NO_FIGURE, RF__E_ONE_MAN},
    {RF_CEASEFIRE_BROKEN, RF__E_CEASEFIRE, RF__E_BREAK, 8, 0, ALONE},
    {RF_CEASEFIRE, RF__E_CEASEFIRE, ALONE, 0, 0, ALONE},
    {RF_TALKS, RF__E_TALKS, ALONE, 0, 0, RF__E_NOT_TALKS},
    {RF_TALKS, RF__E_MEET, RF__E_ENVOY, 16, 0, ALONE},
    {RF_AGREEMENT, RF__E_AGREEMENT, ALONE, 0, 0, ALONE},
    {RF_TROOP_MOVEMENT, RF__E_TROOPS, RF__E_MOVE, 8, 0, ALONE},
    {RF_TROOP_MOVEMENT, RF__E_TROOPS, RF__E_GO, 5, IN_ORDER, ALONE},
    {RF_WARNING_EVENT, RF__E_WARN, ALONE, 0, SPOKEN, ALONE},
    {RF_WARNING_EVENT, RF__E_DREAD, ALONE, 0, SPOKEN, ALONE},
    {RF_APPEAL, RF__E_APPEAL, ALONE, 0, 0, RF__E_NOT_APPEAL},
    {RF_PROTEST, RF__E_PROTEST, ALONE, 0, 0, ALONE},
};

typedef struct finder {
    rf__doc *doc;
    uint32_t s;
    const rf__sentence *sentence;
    rf__event_hit hits[RF__MOST_EVENT_HITS];
    uint32_t n_hits;
    bool armed;                 /* the sentence names somebody armed or a weapon */
    bool conflict;              /* the report is about armed conflict */
    uint32_t says;              /* the first stretch of this sentence */
    uint32_t figure, n_figures; /* the first figure of this sentence; of all */
    bool made[RF_N_EVENT_TYPES];
} finder;

/* ---- words ---- */

static bool covered(const finder *f, uint32_t token, uint32_t n) {
    for (uint32_t i = f->n_hits; i-- > 0 && f->hits[i].token + 8 > token;)
        if (f->hits[i].token <= token && f->hits[i].token + f->hits[i].n >= token + n &&
            f->hits[i].n > n)
            return true;
    return false;
}

static bool names_fighters(const rf__lex_entry *entry) {
    return (entry->flags & RF__PARTY) && !(entry->flags & RF__STATE_ACTOR);
}

static void find_words(finder *f) {
    f->n_hits = 0;
    f->armed = false;
    for (uint32_t t = f->sentence->token; t < f->sentence->token + f->sentence->n_tokens; t++) {
        uint32_t longest = 0;
        for (uint32_t i = f->doc->tokens[t].first_tag; i < f->doc->tokens[t + 1].first_tag; i++) {
            const rf__tag *tag = &f->doc->tags[i];
            if (tag->entry->class == RF__C_ACTOR && names_fighters(tag->entry))
                f->armed = true;
            if (tag->entry->class != RF__C_EVENT_WORD || tag->n < longest ||
                covered(f, t, tag->n) || f->n_hits == RF__MOST_EVENT_HITS)
                continue;
            longest = tag->n;
            rf__event_word word = (rf__event_word)tag->entry->code;
            bool weak = tag->entry->flags & RF__WEAK;
            f->hits[f->n_hits++] = (rf__event_hit){t, tag->n, word, weak};
            if (word == RF__E_AIR || word == RF__E_AIR_WEAPON || word == RF__E_SHELL ||
                word == RF__E_MISSILE || word == RF__E_MISSILE_WEAPON || word == RF__E_TROOPS ||
                word == RF__E_SHELL_WEAPON || (word == RF__E_FIGHT && !weak))
                f->armed = true;
        }
    }
}

/* ---- conditions ---- */

static uint32_t gap(const rf__event_hit *a, const rf__event_hit *b) {
    return a->token < b->token ? b->token - (a->token + a->n) : a->token - (b->token + b->n);
}

static bool same_clause(const finder *f, const rf__event_hit *a, const rf__event_hit *b) {
    const rf__event_hit *left = a->token < b->token ? a : b, *right = left == a ? b : a;
    for (uint32_t i = left->token + left->n; i < right->token; i++)
        if (f->doc->tokens[i].punct == ';' || f->doc->tokens[i].punct == ':')
            return false;
    return true;
}

static bool near_word(const finder *f, const rf__event_hit *hit, int word) {
    for (uint32_t i = 0; i < f->n_hits; i++) {
        const rf__event_hit *other = &f->hits[i];
        if ((int)other->word == word && other->token != hit->token && gap(hit, other) <= 4)
            return true;
    }
    return false;
}

static bool word_between(const finder *f, uint32_t from, uint32_t to, rf__function low,
                         rf__function high) {
    for (uint32_t i = from; i < to; i++) {
        rf__function w = rf__function_at(f->doc, i);
        if (w >= low && w <= high)
            return true;
    }
    return false;
}

/* "hit a hospital", "a hospital was hit", "a hospital hit by", not "wounded people in a hospital".
 */
static bool is_direct(const finder *f, const rf__event_hit *what, const rf__event_hit *harm) {
    if (harm->token < what->token) {
        uint32_t from = harm->token + harm->n;
        return what->token - from <= 6 &&
               !word_between(f, from, what->token, RF__F_IN, RF__F_WITHOUT) &&
               !word_between(f, from, what->token, RF__F_BE, RF__F_HAVE);
    }
    uint32_t from = what->token + what->n;
    rf__function behind = rf__function_at(f->doc, harm->token + harm->n);
    return word_between(f, from, harm->token, RF__F_BE, RF__F_HAVE) || behind == RF__F_BY;
}

/* Is something that was or may be captured beside the verb: a name, a kind of place? */
static bool is_placed(const finder *f, const rf__event_hit *hit) {
    uint32_t end = f->sentence->token + f->sentence->n_tokens, from = hit->token + hit->n;
    if (rf__function_at(f->doc, from) == RF__F_IT || rf__function_at(f->doc, from) == RF__F_THEM)
        return true;
    for (uint32_t i = from; i < end && i < from + 8; i++) {
        const rf__token *token = &f->doc->tokens[i];
        if (token->punct == '.' || token->punct == ';')
            break;
        if (token->flags & RF__CAPITAL && i < from + 4)
            return !rf__tag_at(f->doc, i, RF__C_ROLE);
        for (uint32_t k = 0; k < f->n_hits; k++)
            if (f->hits[k].token == i && f->hits[k].word == RF__E_GROUND)
                return true;
    }
    uint32_t back = hit->token;
    if (!back ||
        !word_between(f, hit->token > f->sentence->token + 3 ? hit->token - 3 : f->sentence->token,
                      hit->token, RF__F_BE, RF__F_HAVE))
        return false;
    while (back > f->sentence->token && back + 10 > hit->token) {
        back--;
        if (f->doc->tokens[back].flags & RF__CAPITAL && f->doc->tokens[back].kind == RF__WORD)
            return true;
        for (uint32_t k = 0; k < f->n_hits; k++)
            if (f->hits[k].token == back && f->hits[k].word == RF__E_GROUND)
                return true;
    }
    return false;
}

static bool counts_flight(rf_indicator indicator) {
    switch (indicator) {
    case RF_DISPLACED:
    case RF_EVACUATED:
    case RF_RELOCATED:
    case RF_CROSSED_BORDER:
    case RF_IN_RELIEF_CAMP:
    case RF_SHELTERED:
    case RF_HOMELESS:
    case RF_RETURNED:
        return true;
    default:
        return false;
    }
}

static bool has_flight_figure(const finder *f) {
    for (uint32_t i = f->figure; i < f->n_figures && f->doc->drafts[i].sentence == f->s; i++)
        if (counts_flight(f->doc->drafts[i].claim.indicator))
            return true;
    return false;
}

static bool is_spoken(const finder *f, const rf__event_hit *hit, bool cue_only) {
    uint32_t end = f->sentence->token + f->sentence->n_tokens;
    for (uint32_t i = f->says; i < f->doc->n_says && f->doc->says[i].token < end; i++) {
        const rf__says *says = &f->doc->says[i];
        bool cue = hit->token >= says->cue && hit->token < says->cue + says->n_cue;
        bool within = hit->token >= says->token && hit->token < says->token + says->n_tokens;
        if (cue || (within && !cue_only))
            return true;
    }
    return false;
}

/* What is fled from, asked for, asked to end, or only an aim is no event told here. */
static bool only_mentioned(const finder *f, const event_rule *rule, const rf__event_hit *hit) {
    for (uint32_t i = 0; i < f->n_hits; i++) {
        const rf__event_hit *other = &f->hits[i];
        if (other->token >= hit->token || gap(other, hit) > 10)
            continue;
        bool close = gap(other, hit) <= 4;
        if (rule->type == RF_BATTLE && close &&
            (other->word == RF__E_END || other->word == RF__E_FLEE))
            return true;
        if (rule->type == RF_CEASEFIRE &&
            (other->word == RF__E_APPEAL || (close && other->word == RF__E_END)))
            return true;
        if (rule->type == RF_GAZ_CAPTURED && close && other->word == RF__E_FIGHT &&
            rf__function_at(f->doc, hit->token - 1) == RF__F_TO)
            return true; /* "an offensive to retake the town" */
        if (rule->type == RF_ROAD_OPENED && other->word == RF__E_APPEAL)
            return true;
    }
    return false;
}

static bool negated_before(const finder *f, const rf__event_hit *hit) {
    uint32_t from = hit->token > f->sentence->token + 3 ? hit->token - 3 : f->sentence->token;
    for (uint32_t i = from; i < hit->token; i++)
        if (rf__function_at(f->doc, i) == RF__F_NO || rf__function_at(f->doc, i) == RF__F_WITHOUT)
            return true;
    return false;
}

static bool fits_alone(const finder *f, const event_rule *rule, const rf__event_hit *hit) {
    if (rule->not_near != ALONE && near_word(f, hit, rule->not_near))
        return false;
    if ((hit->weak || rule->flags & CONFLICT) && !f->armed && !f->conflict)
        return false;
    if (rule->flags & ARMED && !f->armed)
        return false;
    if (rule->flags & PLACED && !is_placed(f, hit))
        return false;
    if (rule->flags & NO_FIGURE && has_flight_figure(f))
        return false;
    if (rule->flags & SPOKEN && !is_spoken(f, hit, hit->word == RF__E_WARN))
        return false;
    if (hit->word == RF__E_DREAD &&
        rf__modality_at(f->doc, f->sentence, hit->token, hit->n) != RF_PROJECTED)
        return false;
    if (rule->type == RF_AGREEMENT && negated_before(f, hit))
        return false;
    return !only_mentioned(f, rule, hit);
}

static bool fits_pair(const finder *f, const event_rule *rule, const rf__event_hit *first,
                      const rf__event_hit *second) {
    if (first->token == second->token || gap(first, second) > rule->reach ||
        !same_clause(f, first, second))
        return false;
    if (rule->flags & IN_ORDER && second->token < first->token)
        return false;
    if (rule->flags & DIRECT && !is_direct(f, first, second))
        return false;
    if (second->weak && !f->armed)
        return false;
    return true;
}

/* ---- drafts ---- */

/* Is it what somebody denies: within what a verb of denying says? */
static bool is_denied(const finder *f, const rf__event_hit *hit) {
    uint32_t end = f->sentence->token + f->sentence->n_tokens;
    for (uint32_t i = f->says; i < f->doc->n_says && f->doc->says[i].token < end; i++) {
        const rf__says *says = &f->doc->says[i];
        if (hit->token < says->token || hit->token >= says->token + says->n_tokens)
            continue;
        for (uint32_t t = says->cue; t < says->cue + says->n_cue; t++) {
            const rf__tag *tag = rf__tag_at(f->doc, t, RF__C_MODAL);
            if (tag && tag->entry->code == RF_DENIED && rf__tag_at(f->doc, t, RF__C_SAY_VERB))
                return true;
        }
    }
    return false;
}

static rf_modality modality_of(const finder *f, const event_rule *rule, const rf__event_hit *first,
                               const rf__event_hit *second) {
    if (rule->type == RF_WARNING_EVENT)
        return RF_PROJECTED;
    if (rule->type == RF_APPEAL)
        return RF_DEMANDED;
    if (is_denied(f, first))
        return RF_DENIED;
    rf_modality modality = rf__modality_at(f->doc, f->sentence, first->token, first->n);
    if (modality == RF_REPORTED && second)
        modality = rf__modality_at(f->doc, f->sentence, second->token, second->n);
    bool negative = rule->type == RF_AID_BLOCKED || rule->type == RF_ROAD_CLOSED ||
                    rule->type == RF_BORDER_CLOSED;
    return negative && modality == RF_DENIED ? RF_REPORTED : modality;
}

static rf_err add(finder *f, const event_rule *rule, const rf__event_hit *first,
                  const rf__event_hit *second) {
    rf__doc *doc = f->doc;
    if (!rf__grow(&doc->drafts, &doc->cap_drafts, (size_t)doc->n_drafts + 1, sizeof *doc->drafts))
        return RF_ERR_NOMEM;
    rf__draft *draft = &doc->drafts[doc->n_drafts];
    *draft = (rf__draft){.sentence = f->s,
                         .quantity = UINT32_MAX,
                         .trigger = first->token,
                         .n_trigger = first->n,
                         .parent = -1};
    draft->claim = (rf_claim){.kind = RF_EVENT,
                              .event = rule->type,
                              .km = NAN,
                              .from = RF_NO_DATE,
                              .to = RF_NO_DATE,
                              .source.said_on = RF_NO_DATE,
                              .modality = modality_of(f, rule, first, second),
                              .confidence = second        ? 0.7
                                            : first->weak ? 0.5
                                                          : 0.8};
    rf_err err = rf__event_actors(doc, draft, first, second);
    if (err)
        return err;
    f->made[rule->type] = true;
    doc->n_drafts++;
    return RF_OK;
}

static rf_err try_rule(finder *f, const event_rule *rule) {
    if (rule->type == RF_CEASEFIRE && f->made[RF_CEASEFIRE_BROKEN])
        return RF_OK;
    if (rule->type == RF_AID_CROSSING && f->made[RF_AID_BLOCKED])
        return RF_OK;
    for (uint32_t i = 0; i < f->n_hits && !f->made[rule->type]; i++) {
        const rf__event_hit *first = &f->hits[i];
        if (first->word != rule->first || !fits_alone(f, rule, first))
            continue;
        if (rule->second == ALONE)
            return add(f, rule, first, NULL);
        for (uint32_t k = 0; k < f->n_hits; k++)
            if ((int)f->hits[k].word == rule->second && fits_pair(f, rule, first, &f->hits[k]))
                return add(f, rule, first, &f->hits[k]);
    }
    return RF_OK;
}

static rf_err read_sentence(finder *f) {
    memset(f->made, 0, sizeof f->made);
    find_words(f);
    for (size_t i = 0; i < sizeof rules / sizeof *rules && f->n_hits; i++) {
        if (f->made[rules[i].type])
            continue;
        rf_err err = try_rule(f, &rules[i]);
        if (err)
            return err;
    }
    return RF_OK;
}

static bool tells(const rf__doc *doc, const rf__sentence *sentence) {
    rf_block_kind kind = doc->report->blocks[sentence->block].kind;
    return !sentence->repeated && kind != RF_BLOCK_TITLE && kind != RF_BLOCK_HEADING &&
           kind != RF_BLOCK_TABLE_HEAD && kind != RF_BLOCK_TABLE_ROW && kind != RF_BLOCK_CAPTION;
}

/* Two sentences with somebody armed make a report one on conflict. */
static bool is_on_conflict(finder *f) {
    uint32_t n_armed = 0;
    for (f->s = 0; f->s < f->doc->n_sentences && n_armed < 2; f->s++) {
        f->sentence = &f->doc->sentences[f->s];
        find_words(f);
        n_armed += f->armed;
    }
    return n_armed >= 2;
}

rf_err rf__doc_events(rf__doc *doc) {
    finder f = {.doc = doc, .n_figures = doc->n_drafts};
    f.conflict = is_on_conflict(&f);
    for (f.s = 0; f.s < doc->n_sentences; f.s++) {
        f.sentence = &doc->sentences[f.s];
        while (f.says < doc->n_says && doc->says[f.says].token < f.sentence->token)
            f.says++;
        while (f.figure < f.n_figures && doc->drafts[f.figure].sentence < f.s)
            f.figure++;
        if (!tells(doc, f.sentence))
            continue;
        rf_err err = read_sentence(&f);
        if (err)
            return err;
    }
    return RF_OK;
}
