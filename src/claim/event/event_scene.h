/* The sentence that tells an event, as the files see it that find who did it (event_actor.c) and to
 * what (event_struck.c). */
#ifndef RF_EVENT_SCENE_H
#define RF_EVENT_SCENE_H

#include "claim/doer/agent.h"
#include "claim/event/event.h"
#include "claim/figure/figure.h"
#include "claim/speaker/speaker.h"
#include "place/gaz_format.h"

typedef struct rf__scene {
    rf__doc *doc;
    rf__draft *draft;
    uint32_t first, end; /* tokens of the sentence */
} rf__scene;

static inline bool rf__scene_word(const rf__scene *s, uint32_t token) {
    return s->doc->tokens[token].kind == RF__WORD;
}

static inline bool rf__scene_capital(const rf__scene *s, uint32_t token) {
    return rf__scene_word(s, token) && s->doc->tokens[token].flags & RF__CAPITAL;
}

static inline bool rf__scene_hyphen(const rf__scene *s, uint32_t token) {
    return s->doc->tokens[token].punct == '-' && !(s->doc->tokens[token].flags & RF__SPACE_BEFORE);
}

static inline bool rf__scene_ing(const rf__scene *s, uint32_t token) {
    return rf__ends_as(s->doc, token, RF__END_ING);
}

static inline bool rf__is_article_or_and(const rf__doc *doc, uint32_t token) {
    rf__function f = rf__small_word(doc, token);
    return f == RF__F_THE || f == RF__F_A || f == RF__F_AND;
}

/* A place that is no country does nothing by itself: "Latakia shelling". */
static inline bool rf__scene_mere_place(const rf__scene *s, const rf__mention *m) {
    return m->use == RF_NAME_PLACE && !m->actor && !m->person &&
           (m->place == RF_NO_PLACE ||
            rf__gaz_brief_of(s->doc->gazetteer, m->place).kind != RF_GAZ_COUNTRY);
}

/* "the Workers['] Party" */
static inline bool rf__scene_owner_mark(const rf__scene *s, uint32_t token) {
    const rf__token *t = &s->doc->tokens[token];
    return t->punct == '\'' && !(t->flags & (RF__SPACE_BEFORE | RF__OPEN_QUOTE)) &&
           rf__scene_capital(s, token + 1);
}

/* "a [50]-year-old man", "a [72]-hour truce" */
static inline bool rf__scene_measure(const rf__scene *s, uint32_t token) {
    return s->doc->tokens[token].kind == RF__NUMERAL && token + 1 < s->end &&
           rf__scene_hyphen(s, token + 1);
}

/* The end of a phrase without what tells with whom it stands. */
static inline uint32_t rf__scene_to_tie(const rf__scene *s, uint32_t from, uint32_t to) {
    for (uint32_t i = from + 1; i < to; i++)
        if (rf__is_tie(s->doc, i))
            return i;
    return to;
}

/* "between X and Y" in or behind a noun. RF_ERR_NOMEM. */
rf_err rf__scene_between(rf__scene *s, const rf__event_hit *hit) RF_NODISCARD;
/* Gives [from, to) to an actor that has none, where it names somebody. RF_ERR_NOMEM. */
rf_err rf__scene_give(rf__scene *s, uint32_t from, uint32_t to, const char **ret) RF_NODISCARD;
/* The same, whatever the words are, without an article. RF_ERR_NOMEM. */
rf_err rf__scene_give_whole(rf__scene *s, uint32_t from, uint32_t to,
                            const char **ret) RF_NODISCARD;
/* "the rebels, some in uniform, | attacked", "met on Monday and | sent troops": who may have done
 * it where no phrase stands before its verb. told: the verb is of the event itself. RF_ERR_NOMEM.
 */
rf_err rf__scene_far_doer(rf__scene *s, uint32_t verb, bool told) RF_NODISCARD;
/* "killed soldiers while | taking Tarsa": has the verb no subject in its own clause? */
bool rf__scene_shares_subject(const rf__scene *s, uint32_t verb);
/* "are | fighting": a verb, by what stands around it. */
bool rf__scene_progressive(const rf__scene *s, uint32_t token);
/* "by X" behind a noun or a passive that ends at a token. RF_ERR_NOMEM. */
rf_err rf__scene_by(rf__scene *s, uint32_t from) RF_NODISCARD;
/* "the rebels, who hold the hills, | attacked", "the RSF (RSF) | took": where the words end that an
 * insertion parts from their verb; "a commander, Jan Velk, | attacked": behind the name. */
uint32_t rf__scene_before_aside(const rf__scene *s, uint32_t to);
/* "[pounded] the town | with rockets": the verb of harm before "with", or 0. */
uint32_t rf__scene_wielder(const rf__scene *s, uint32_t with);
/* "heard from | mothers who fled", "prompting | the army to strike": where the subject of a verb
 * begins in a phrase that ends at `to`. */
uint32_t rf__scene_antecedent(const rf__scene *s, uint32_t from, uint32_t to, uint32_t verb);
/* "The army took Tarsa after battles | with rebels": whose battles. RF_ERR_NOMEM. */
rf_err rf__scene_fought_with(rf__scene *s, const rf__event_hit *hit) RF_NODISCARD;
/* "fell to the rebels". RF_ERR_NOMEM. */
rf_err rf__scene_taker(rf__scene *s, const rf__event_hit *hit) RF_NODISCARD;
/* "troops [and militiamen]": where the list ends that begins with what acts by itself. */
uint32_t rf__scene_list_end(const rf__scene *s, uint32_t from, uint32_t to);
/* "[police and] soldiers were sent": where the list begins that such a thing ends. */
uint32_t rf__scene_list_start(const rf__scene *s, uint32_t from, uint32_t to);
/* "12 soldiers [and] two rebels": where words of two sides are joined, or 0. */
uint32_t rf__scene_both_sides(const rf__scene *s, uint32_t from, uint32_t to);
/* Gives [from, and) to actor1 and what follows `and` to actor2. RF_ERR_NOMEM. */
rf_err rf__scene_give_pair(rf__scene *s, uint32_t from, uint32_t and, uint32_t to) RF_NODISCARD;
/* "clashes | with rebels", "a battle | against rebels": does the other side follow? */
bool rf__scene_faces(const rf__scene *s, uint32_t token);
/* "artillery backed an attack by rebels": do the arms help a deed of others (event_by.c)? */
bool rf__scene_acts_on_deed(const rf__scene *s);
/* "clashed | with rebels", "talks | with rebels": the other side. RF_ERR_NOMEM. */
static inline bool rf__scene_weapon_or_and(const rf__scene *s, uint32_t token) {
    return rf__small_word(s->doc, token) == RF__F_AND ||
           rf__event_tag(s->doc, token, RF__E_MISSILE_WEAPON) ||
           rf__event_tag(s->doc, token, RF__E_SHELL_WEAPON) ||
           rf__event_tag(s->doc, token, RF__E_AIR_WEAPON);
}
static inline bool rf__scene_own(rf__function f) {
    return f == RF__F_ITS || f == RF__F_THEIR || f == RF__F_HIS;
}
static inline bool rf__scene_of_peace(const rf__scene *s) {
    rf_event_type type = s->draft->claim.event;
    return type == RF_TALKS || type == RF_AGREEMENT || type == RF_CEASEFIRE ||
           type == RF_CEASEFIRE_BROKEN;
}
rf_err rf__scene_other_side(rf__scene *s, const rf__event_hit *hit) RF_NODISCARD;
/* "were killed by | rebels in an ambush": whose ambush. RF_ERR_NOMEM. */
rf_err rf__scene_killed_by(rf__scene *s, const rf__event_hit *hit) RF_NODISCARD;
/* "launched an | offensive", "intensified their | shelling": the verb that governs a noun, or 0. */
uint32_t rf__scene_governing_verb(const rf__scene *s, uint32_t noun);
/* A word in small letters that may be a noun and nothing else. */
bool rf__scene_is_thing(const rf__scene *s, uint32_t token);
/* "look for | gunmen who ambushed": where those begin for whom `who` stands; behind it: nobody. */
uint32_t rf__scene_before_who(const rf__scene *s, uint32_t who);
/* "repelled | a rebel attack", "repelled | rebels": whose it was. RF_ERR_NOMEM. */
rf_err rf__scene_repelled(rf__scene *s, uint32_t from) RF_NODISCARD;
/* "a suicide [bomber]": words of a fight that name who fights. */
bool rf__scene_names_fighter(const rf__scene *s, const rf__event_hit *hit);
/* ... and whom he attacked, where the verb stands behind. RF_ERR_NOMEM. */
rf_err rf__scene_fighter(rf__scene *s, const rf__event_hit *hit) RF_NODISCARD;
/* "At least 12 soldiers | were killed in clashes with rebels": who fell in them. RF_ERR_NOMEM. */
rf_err rf__scene_fallen(rf__scene *s, uint32_t from, uint32_t to) RF_NODISCARD;
/* "X and Y clashed": does the event's word take no object? */
bool rf__scene_fights_each_other(const rf__scene *s);
/* "missile and artillery | attack": how, not who. */
bool rf__scene_only_weapons(const rf__doc *doc, uint32_t from, uint32_t to);
/* "Norlanders": a name of a nation at a token. */
bool rf__scene_is_nation(const rf__scene *s, uint32_t token);
/* A word of a thing that acts by itself: warplanes, troops, protesters. */
bool rf__scene_acts(rf__event_word word);
/* May a name right before the word say whose it is? */
bool rf__scene_has_owner(rf__event_word word);
/* "[gunmen] | struck": words of events that begin with who did it; the token behind those, or 0. */
uint32_t rf__scene_armed_verb(const rf__scene *s, const rf__event_hit *hit);
/* "attacked | two army posts", "stormed | a hotel". RF_ERR_NOMEM. */
rf_err rf__scene_attacked(rf__scene *s, const rf__event_hit *hit) RF_NODISCARD;
/* "the army's use of | bombs": whose use it is. RF_ERR_NOMEM. */
rf_err rf__scene_user(rf__scene *s, uint32_t weapon) RF_NODISCARD;
/* "crossed the border [and] met Norland | forces": a second verb between two words. */
bool rf__scene_joined(const rf__scene *s, uint32_t from, uint32_t to);
/* "[The agency] joined others in | calling for": who begins the sentence. RF_ERR_NOMEM. */
rf_err rf__scene_joiner(rf__scene *s, const rf__event_hit *hit) RF_NODISCARD;
/* "[The council] met on Monday and | called on": the subject of a verb as that of one of reporting.
 * RF_ERR_NOMEM. */
rf_err rf__scene_subject(rf__scene *s, uint32_t verb) RF_NODISCARD;
/* "blamed rebels for | the attack", "the attack was blamed on rebels". RF_ERR_NOMEM. */
rf_err rf__scene_blamed(rf__scene *s, const rf__event_hit *hit) RF_NODISCARD;
/* "killed | eight Norland soldiers": the side that lost them. RF_ERR_NOMEM. */
rf_err rf__scene_killed(rf__scene *s, const rf__event_hit *kill,
                        const rf__event_hit *fighters) RF_NODISCARD;
/* "[asked donors for]", "appealed to | the world for": whom it asks. RF_ERR_NOMEM. */
rf_err rf__scene_appealed_to(rf__scene *s, const rf__event_hit *hit) RF_NODISCARD;
/* "killed in an attack | on a police station". RF_ERR_NOMEM. */
rf_err rf__scene_attack_on(rf__scene *s, const rf__event_hit *hit) RF_NODISCARD;
/* What was hit, told behind a token: "struck | a funeral tent in". RF_ERR_NOMEM. */
rf_err rf__scene_struck(rf__scene *s, uint32_t from) RF_NODISCARD;
/* "dropped explosives | on a car", "fired shells at". RF_ERR_NOMEM. */
rf_err rf__scene_struck_on(rf__scene *s, uint32_t behind) RF_NODISCARD;
/* "Three clinics were | hit by": what stands before a passive. RF_ERR_NOMEM. */
rf_err rf__scene_struck_before(rf__scene *s, uint32_t verb) RF_NODISCARD;
/* "the university [hospital]": with the words before it. RF_ERR_NOMEM. */
rf_err rf__scene_facility(rf__scene *s, const rf__event_hit *hit) RF_NODISCARD;
/* "rebels killed 40 people when [they] attacked": the verb whose subject they are, or 0. */
uint32_t rf__scene_verb_before(const rf__scene *s, uint32_t they);
/* "atrocities by a militia since [it] took Gorsk": the armed side told before. RF_ERR_NOMEM. */
rf_err rf__scene_side_meant(rf__scene *s, uint32_t it, bool *ret) RF_NODISCARD;

/* ---- the words before a verb (event_subject.c) ---- */

/* Back over auxiliaries and adverbs to where the subject of a verb ends. */
uint32_t rf__scene_subject_to(const rf__scene *s, uint32_t verb, bool *ret_passive);
/* "rebels | attacked", "Gorsk | was attacked": the subject of a verb as a side. RF_ERR_NOMEM. */
rf_err rf__scene_actor_before(rf__scene *s, uint32_t verb) RF_NODISCARD;
/* Do words name a side; do they name a thing that nobody can be? */
bool rf__scene_names_somebody(const rf__scene *s, uint32_t from, uint32_t to);
bool rf__scene_names_nobody(const rf__scene *s, uint32_t from, uint32_t to);
/* Words as the first side, or as both ("the army and rebels"). RF_ERR_NOMEM. */
rf_err rf__scene_give_sides(rf__scene *s, uint32_t from, uint32_t to) RF_NODISCARD;
/* Does a word have its capital only for opening the sentence? */
bool rf__scene_opens_with_capital(const rf__scene *s, uint32_t token);
/* Who says the words at a token; side: only who fights. NULL: nobody. */
const char *rf__scene_said_by(const rf__scene *s, uint32_t token, bool side);

#endif
