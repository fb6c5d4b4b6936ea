/* Names that are not of places (name_other.c), for the file that finds places. */
#ifndef RF_NAME_OTHER_H
#define RF_NAME_OTHER_H

#include "claim/name/mention.h"

/* Words of grammar, time and number: never the only word of a name. */
bool rf__is_filler(const rf__doc *doc, uint32_t token);
/* The end of the run of capitals that begins at a token. */
uint32_t rf__capital_run(const rf__doc *doc, uint32_t token, uint32_t end);
/* The end of a person's name behind an honorific or a role at the token; 0: none. */
uint32_t rf__person_behind(const rf__doc *doc, uint32_t token, uint32_t end);
/* Does a token stand in a person's name between commas, behind an office ("the mayor, Liban
 * Osei,")?
 */
bool rf__is_in_apposition(const rf__doc *doc, uint32_t token, uint32_t first, uint32_t end);
/* A given name and, at name_end, a family name. */
bool rf__is_full_name(const rf__doc *doc, uint32_t token, uint32_t name_end, uint32_t end);
/* Are n tokens within an agency's name or that of an armed side? */
bool rf__in_other_name(const rf__doc *doc, uint32_t token, uint32_t n);
/* Is a mention an organisation called like some town elsewhere? */
bool rf__is_body_name(const rf__doc *doc, const rf__mention *m);
/* Do the capitals behind a name make it an agency's? */
bool rf__in_agency(const rf__doc *doc, uint32_t name_end, uint32_t end);
/* Does an office follow a mention ("Gorsk police commander Amar Osei")? */
bool rf__in_office(const rf__doc *doc, const rf__mention *m, uint32_t end);
/* Is it whose arms or attack follow: "Israeli fire", "Israel's ground offensive"? */
bool rf__owns_arms(const rf__doc *doc, const rf__mention *m, uint32_t end);
/* Is what ends at name_end the name of an outlet ("the Tarsa news agency")? */
bool rf__names_outlet(const rf__doc *doc, uint32_t name_end);
/* Is it where those who report are from: "Norland's Tarsa news agency"? */
bool rf__owns_outlet(const rf__doc *doc, const rf__mention *m);

/* "Gorsk lost 64 houses, [Tarsa] 38", "Gorsk has 18; [Tarsa], eleven", "and [Kesh]'s camps 12": the
 * token of the number that makes a clause with a name and nothing else, behind other numbers of its
 * sentence; 0: none does (name_pair.c). */
uint32_t rf__number_of_pair(const rf__doc *doc, const rf__mention *m);

#endif
