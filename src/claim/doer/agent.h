/* Shared by the files that find who did something (agent, perpetrator). */
#ifndef RF_AGENT_H
#define RF_AGENT_H

#include "claim/doc.h"

/* A word that tells whose a place is ("held", "controlled"): a side named with it did nothing. */
bool rf__tells_holder(const rf__doc *doc, uint32_t token);
/* A noun for a house, a facility or a place: "Norland towns" did nothing. */
bool rf__is_built(const rf__doc *doc, uint32_t head);
/* "Norland launched 18 drones": is [from, to) a country that acts in war, as the words between it
 * and what it did at `trigger` tell? */
bool rf__is_country_at_war(const rf__doc *doc, const rf__sentence *sentence, uint32_t from,
                           uint32_t to, uint32_t trigger);
/* A verb that is no noun as well: "warplanes | bombed a hospital". */
bool rf__acts(const rf__doc *doc, uint32_t token);
/* "67 Norlanders | killed, including 64 soldiers": a verb of harm without an object, which tells of
 * those before it. */
bool rf__lacks_object(const rf__doc *doc, uint32_t verb);
/* "told Reuters | rebels killed 12": the words behind an outlet that was told; else `from`. */
uint32_t rf__behind_outlet(const rf__doc *doc, uint32_t from, uint32_t to);
/* "[Fresh] Norland strikes": the first word of a sentence, no part of the side's name behind it. */
bool rf__is_adjective_first(const rf__doc *doc, const rf__sentence *sentence, uint32_t token);
/* "[the army, militias] and rebels | killed": where the list begins that ends with [from, to). */
uint32_t rf__list_before(const rf__doc *doc, const rf__sentence *sentence, uint32_t from,
                         uint32_t to);
/* "by the army, [militias and rebels]": where the list ends whose first part is [from, to).
 * subject: what they did follows it. */
uint32_t rf__list_behind(const rf__doc *doc, const rf__sentence *sentence, uint32_t from,
                         uint32_t to, bool subject);
/* "No group | claimed it", "nobody": does the phrase at `from` name nobody? */
bool rf__is_nobody(const rf__doc *doc, const rf__sentence *sentence, uint32_t from);
/* "blamed by the army | on rebels": the token behind "on", or `end` where there is none. */
uint32_t rf__blamed_by(const rf__doc *doc, uint32_t from, uint32_t end);
/* "blamed on | the floods": nobody's deed. */
bool rf__names_hazard(const rf__doc *doc, uint32_t from, uint32_t to);
/* The token behind "blamed on", "pinned on" at a token, or 0. */
uint32_t rf__behind_blame(const rf__doc *doc, uint32_t token);
/* On whom the words before `last` lay what follows; false: on nobody, then [from, to) is no answer.
 */
bool rf__blamed(const rf__doc *doc, const rf__sentence *sentence, uint32_t last, uint32_t *from,
                uint32_t *to);
/* A verb that no list holds, told by its ending and the small word behind it. */
bool rf__is_unlisted_verb(const rf__doc *doc, uint32_t token);
/* A word that may stand between a subject and its verb, and ends its name: "also", "reportedly". */
bool rf__is_between(const rf__doc *doc, uint32_t token);
/* The short form of a name at the token: "(NLF)". */
bool rf__is_short_in_brackets(const rf__doc *doc, uint32_t token);
/* The noun phrase that ends in front of `last`, not before `first`. */
uint32_t rf__phrase_before(const rf__doc *doc, uint32_t first, uint32_t last);
/* May a phrase that tells who did it end with this token? "a helicopter [crash]" tells of no deed.
 */
bool rf__may_do(const rf__doc *doc, uint32_t token);
/* A verb of attacking at the token, behind its auxiliary. What storms do as well ("hit") only tells
 * of people. */
bool rf__attacks(const rf__doc *doc, uint32_t token, bool people);
/* Does an event word of this code, or one at a token, tell of an attack? */
bool rf__is_attack(int code);
bool rf__is_attack_at(const rf__doc *doc, uint32_t token);
/* "an attack | aiming at the Norland palace": where what it aims at begins in tokens [from, to);
 * else `to`. */
uint32_t rf__before_aim(const rf__doc *doc, uint32_t from, uint32_t to);

/* "a war that has left | 9,000 dead": what the verb tells is the war's, nobody's. */
bool rf__is_of_war(const rf__doc *doc, const rf__sentence *sentence, uint32_t verb);

#endif
