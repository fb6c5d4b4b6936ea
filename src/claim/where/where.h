/* Shared by the files that give claims their places (where, place_fill, journey, place_before). */
#ifndef RF_WHERE_H
#define RF_WHERE_H

#include "claim/name/mention.h"
#include "place/gaz_format.h"

/* "1,500 refugees, mostly from Mali, live", "70 percent are originally from Mali": is it where
 * people are from who are counted elsewhere? */
bool rf__is_home_of(const rf__doc *doc, const rf__draft *d, const rf__mention *m);
/* "14 million displaced worldwide", "in 127 countries": a sum that is of no place told before? */
bool rf__is_worldwide(const rf__doc *doc, const rf__draft *d);
/* The place that a sentence is most about: named with a preposition, in the country of the report,
 * not the country itself where something smaller is named. kind: only places of it. apart: in
 * another paragraph, where a building says nothing of what is told. */
uint32_t rf__topic_of(const rf__doc *doc, const rf__sentence *s, rf_gaz_kind kind, bool apart);
/* "regions such as Gorsk", "the worst hit are Tarsa and Gorsk": is the mention only an example of
 * the places that are told of? */
bool rf__is_example(const rf__doc *doc, const rf__sentence *s, uint32_t mention);
/* "hid in a school in Gorsk. ... Of the 226 people at the school": the place of a building that was
 * told of before; UINT32_MAX: none. */
uint32_t rf__place_of_site(const rf__doc *doc, const rf__draft *d);
/* "The toll in Norland rose to 90. In Gorsk, 20 died. A total of 300 homes fell": the place told of
 * in the paragraph that holds the one told of last; UINT32_MAX: none does. */
uint32_t rf__wider_told(const rf__doc *doc, const rf__draft *d, uint32_t topic);
/* "Kesh floods | In Tarsa a bridge fell. In total, 45 have died": the land or region of the title,
 * of what spreads over it; UINT32_MAX: it names none, or what was told last is of the same. */
uint32_t rf__spread_of_title(const rf__doc *doc, const rf__sentence *s, uint32_t topic);
/* Is it a sum of the whole land, by what killed them ("the floods have killed 900 since
 * June") or by the words ("in other towns")? */
bool rf__is_sum_of_spread(const rf__doc *doc, const rf__draft *d, uint32_t topic);
/* "The town lies south of Gorsk", "the road to Gorsk", "The driver was from Gorsk": does a mention
 * only say where something is or who somebody is? */
bool rf__only_locates(const rf__doc *doc, const rf__sentence *s, uint32_t mention);
/* "Floods killed 4 in Norland. The storm then hit Kesh. Some 200 fled": the place in another
 * country than the report's to which a flood or storm has moved in the sentences before;
 * UINT32_MAX: none.
 */
uint32_t rf__moved_scene(const rf__doc *doc, uint32_t sentence);
/* "Other districts hit are Tarsa and Gorsk": what follows is of more than those;
 * "Tarsa had the most cases, followed by Gorsk": what follows is of neither. */
bool rf__compares_places(const rf__doc *doc, const rf__sentence *s);
/* "169 died in 14 other districts" */
bool rf__in_other_regions(const rf__doc *doc, const rf__draft *d);
/* "shelled Gorsk and drove out its 80,000 residents", "40,000 of its people": the mention of whose
 * people are told, or UINT32_MAX. */
uint32_t rf__owner_of(const rf__doc *doc, const rf__draft *d);
/* "8,000 arrived in Norland, up from 3,000": the number compared with went the same way. */
void rf__go_on_journey(rf__doc *doc, rf__draft *d);
/* Gives those who crossed a border the nation that they are called by, where no origin is told. */
rf_err rf__give_nation(rf__doc *doc, rf__draft *d) RF_NODISCARD;

/* Words of a sentence that point to a place without naming it. */
typedef struct rf__pointer {
    bool country; /* "nationwide", "the war" */
    bool office;  /* one that counts for the country */
    bool agency;  /* the same of sums and states */
    bool there;
    bool capital;     /* "the capital": the country's */
    rf_gaz_kind kind; /* "the town": one of this kind, named before */
} rf__pointer;
rf__pointer rf__pointer_in(const rf__doc *doc, const rf__sentence *sentence);

/* "Rockets fell on Gorsk. Three were hurt in Norland's third-largest city": the town told before
 * that a country's mention owns, without its name; UINT32_MAX: none. The mention, or
 * UINT32_MAX for any of the sentence. */
uint32_t rf__town_of_land(const rf__doc *doc, const rf__sentence *sentence, uint32_t mention);
/* The kind of "in the city" behind a figure whose words are [from, to), or of a subject that it is
 * in
 * ("the region hosts ..."); RF_GAZ_UNKNOWN: no such words are near. */
rf_gaz_kind rf__pointer_near(const rf__doc *doc, const rf__sentence *sentence, uint32_t from,
                             uint32_t to, uint32_t *ret_at);
/* Do the words from token `at` on point to a country's seat of government ("the capital")? */
bool rf__points_to_capital(const rf__doc *doc, uint32_t at);
/* The mention of the seat of government of a sentence's country, the last one before or else the
 * next; UINT32_MAX: the report does not name it. */
uint32_t rf__seat_of(const rf__doc *doc, const rf__sentence *sentence);
/* "Norland gives no figure": a land that stands for its government, before its verb. */
bool rf__is_land_that_acts(const rf__doc *doc, const rf__mention *m);
/* The mention that "there" behind a draft's words means, or UINT32_MAX. */
uint32_t rf__there_of(const rf__doc *doc, const rf__draft *draft);
/* "Gorsk, Kesh: 900, of whom": the place that a line of a list begins with (where_table.c). */
uint32_t rf__place_of_item(const rf__doc *doc, const rf__draft *d);
/* ---- back to what was told (place_back.c) ---- */

/* Sentences that are looked back for a place; after how many a topic counts a third, of any kind
 * and of "the town". */
enum { RF__LOOK_BACK = 16, RF__REACH = 3, RF__REACH_OF_KIND = 6 };
/* The place that the sentences before were about: each time one was the topic counts, less the
 * longer ago it was. kind: only places of it. deed: of what was done at one place, which is told of
 * less by its country. UINT32_MAX: none. */
uint32_t rf__look_back(const rf__doc *doc, uint32_t sentence, rf_gaz_kind kind, double reach,
                       bool deed, double *ret_sure);
/* The mention of a kind that the sentences before were about, or UINT32_MAX. */
uint32_t rf__place_of_kind(const rf__doc *doc, uint32_t sentence, rf_gaz_kind kind,
                           double *ret_sure);
/* The place that the title is about: a region, or any. */
uint32_t rf__topic_of_title(const rf__doc *doc, bool any);
/* Has the report, or what it told last, been about this place all along? */
bool rf__is_main_place(const rf__doc *doc, uint32_t sentence, uint32_t topic);
/* Is a mention that of a town or camp, known or not; of a country (place_scene.c)? */
bool rf__is_small_place(const rf__doc *doc, const rf__mention *m);
bool rf__is_country(const rf__doc *doc, uint32_t mention);
/* "Gorsk lost 64 houses, Tarsa 38": the mention that makes a clause with the draft's number and
 * nothing else, or UINT32_MAX; does a mention so with another number (where_list.c)? */
uint32_t rf__place_of_pair(const rf__doc *doc, const rf__draft *d);
bool rf__is_of_pair(const rf__doc *doc, const rf__draft *d, const rf__mention *m);
/* "29 deaths in Gorsk, [9 deaths] and 15 injuries in Tarsa": the place that a draft shares with the
 * next one, or UINT32_MAX. */
uint32_t rf__place_of_joined(const rf__doc *doc, const rf__draft *d, uint32_t next);
/* "Gorsk 1,200 displaced Kesh 340 displaced": does a mention head one of the rows that stand behind
 * each other without a mark (where_list.c)? */
bool rf__is_head_of_row(const rf__doc *doc, const rf__mention *m);
/* "36 in Shangla, 24 in Mansehra": how many places stand beside a number of their own, and the sum
 * of those. */
uint32_t rf__n_counted_places(const rf__doc *doc, const rf__sentence *s, double *ret_sum);
/* Is a place of this kind, told as `hint`, what words of kind `wanted` may mean? */
bool rf__is_of_kind(rf_gaz_kind kind, rf_gaz_kind hint, rf_gaz_kind wanted);

static inline bool rf__is_place(const rf__mention *m) {
    return !m->person && !m->actor && !m->seat && m->use == RF_NAME_PLACE;
}
/* Does the sentence name a place? */
static inline bool rf__names_place(const rf__doc *doc, const rf__sentence *s) {
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++)
        if (rf__is_place(&doc->mentions[i]))
            return true;
    return false;
}
/* Is a verb of saying one that is put between commas: "in which, officials say, 12 died"? */
bool rf__is_inserted(const rf__doc *doc, uint32_t verb);
/* The token behind a bracket that begins at one; else the token itself. */
uint32_t rf__behind_bracket(const rf__doc *doc, uint32_t token);
/* "damaged in several north-western provinces": regions of the country that are not named; "in 23
 * counties", where the sentence names no place. */
bool rf__in_unnamed_regions(const rf__doc *doc, const rf__draft *d, bool alone);
/* "trucks from Norland": does aid come from there, which is then not where it is given? */
bool rf__sends(const rf__doc *doc, const rf__draft *d, const rf__mention *m);
/* "trucks reached Gorsk": does aid go there? */
bool rf__is_sent_to(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                    const rf__mention *m);
/* Does the mention before lie in this one ("Darat Izza in Aleppo province")? */
bool rf__is_outer(const rf__doc *doc, const rf__sentence *sentence, uint32_t mention);
/* "73 dead, of which 66 in Sofala and 7 in Tete": is the mention the place of such a part, told
 * behind token `from` of its sentence? */
bool rf__names_part(const rf__doc *doc, const rf__sentence *sentence, uint32_t mention,
                    uint32_t from);
/* The token of "most" in ", most of them in X" before a mention; 0: it stands for no such part. */
uint32_t rf__most_before(const rf__doc *doc, const rf__sentence *s, uint32_t mention);
/* The same for the number of a draft, which stands before them. */
bool rf__names_part_of(const rf__doc *doc, const rf__sentence *sentence, const rf__draft *draft,
                       uint32_t mention);
/* "66 died in Sofala, most of them in Beira", "fled Sofala, mostly to Beira": the place of a part
 * that is not counted, behind that of the whole, whose words begin at token `anchor`. */
bool rf__names_most(const rf__doc *doc, const rf__sentence *sentence, uint32_t mention,
                    uint32_t anchor);
/* ---- places of a sentence (where_tie.c) ---- */

/* The words of a figure: its noun phrase; of an event its trigger. */
typedef struct rf__anchor {
    uint32_t from, to;
} rf__anchor;
rf__anchor rf__anchor_of(const rf__draft *draft);
/* The token of the name that words from `at` on lead to, "in and around [the capital,] Kesh"
 * (where_edge.c). */
uint32_t rf__led_to(const rf__doc *doc, uint32_t at);
/* ", leaving 45 dead": do the words before `to` tell what came of the clause before? */
bool rf__is_result(const rf__doc *doc, uint32_t from, uint32_t to);
/* Does a draft tell of people hurt who were brought to the place (place_aside.c)? */
bool rf__were_carried_to(const rf__doc *doc, const rf__draft *d, const rf__mention *m);
/* Clauses of a sentence (where_clause.c): does a place stand in a clause on another number than the
 * draft's, or in that of the number before it ("five died on Tarsa and six near Gorsk")? */
bool rf__is_of_others(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                      const rf__mention *m, rf__anchor anchor);
bool rf__is_of_number_before(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                             const rf__mention *m);
/* Does a place open the sentence before the anchor; the place a clause; a place smaller than a
 * country begin the sentence as what it tells of; another place than the one
 * before `from` a clause that holds `to`? */
bool rf__is_framed(const rf__doc *doc, const rf__sentence *s, rf__anchor anchor);
bool rf__begins_sentence(const rf__doc *doc, const rf__sentence *s, const rf__mention *m);
bool rf__semicolon_between(const rf__doc *doc, uint32_t from, uint32_t to);
bool rf__opens_clause(const rf__doc *doc, const rf__sentence *s, const rf__mention *m);
/* ", including 20 women and 30 children,": what is told between two commas, if it ends before `to`;
 * empty at `to`: nothing is. */
rf__anchor rf__insertion(const rf__doc *doc, uint32_t from, uint32_t to);
/* Do the words from what is told to a place lead there, if through a clause with "when"? */
bool rf__leads_to(const rf__doc *doc, uint32_t from, uint32_t to);
/* What the words between a place and a draft's words say against tying them (where_edge.c). */
double rf__edge_cost(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                     rf__anchor between);
/* The mention that fits a draft best in its sentence, or UINT32_MAX; *ret_score: how well, up to
 * about 1. */
uint32_t rf__best_in_sentence(const rf__doc *doc, const rf__draft *draft, double *ret_score);
/* "South Darfur (20%)", "Herat: 12": is the number that of the place before it? */
bool rf__heads_number(const rf__doc *doc, const rf__draft *draft, const rf__mention *m);
/* Is there no edge of a clause between what is told and a place behind it? */
bool rf__same_clause(const rf__doc *doc, uint32_t from, uint32_t to);
/* "shelled Gorsk": is the place what an event struck? */
bool rf__is_struck(const rf__doc *doc, const rf__draft *d, const rf__mention *m);
/* What it costs a place that people or harm only came from there (where_from.c); *ret_behind: it is
 * where those are from who stay elsewhere. */
double rf__cost_of_source(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                          uint32_t mention, bool *ret_behind);
/* "38,000 in Turkey": does the mention stand right behind the number? */
bool rf__adjoins(const rf__doc *doc, const rf__draft *draft, uint32_t mention);
/* "this Caribbean country": is there a name that only says which sort of country? */
bool rf__tells_sort_of_country(const rf__doc *doc, const rf__sentence *sentence);
/* A river, a lake, the sea. */
bool rf__is_water(const rf__doc *doc, const rf__mention *m);
/* How well a preposition ties a place to what is told. */
double rf__preposition_score(rf__function preposition);
/* Does the place lie in the country of the report, if it has one? */
bool rf__of_report(const rf__doc *doc, const rf__mention *m, rf__gaz_brief *ret);

/* "were registered": is a verb passive, so that nobody speaks? */
bool rf__is_passive_at(const rf__doc *doc, uint32_t verb);
/* Does a place stand for a government or side that speaks ("Dhaka says")? */
bool rf__place_speaks(const rf__doc *doc, const rf__mention *m);
/* Does a name stand among the words that tell who speaks, behind the first (place_aside.c)? */
bool rf__is_in_cue(const rf__doc *doc, const rf__sentence *sentence, const rf__mention *mention);
/* The first mention of the list that one stands in ("such as Tarsa, Gorsk and [Kesh]"): joined by
 * nothing but marks and conjunctions (where_list.c). */
uint32_t rf__head_of_list(const rf__doc *doc, const rf__sentence *s, uint32_t mention);
/* "Tarsa (130,000), Gorsk (81,000)": how many places of a sentence head a number in brackets? */
uint32_t rf__n_headed(const rf__doc *doc, const rf__sentence *s);
/* "300 people in these three localities": the first mention of the list of so many places that a
 * sentence before told, or UINT32_MAX. */
uint32_t rf__list_pointed(const rf__doc *doc, const rf__draft *d);
/* "foreigners from Norland (43), Kesh (12)": is a country one of a list that tells where those
 * counted are from (where_list.c)? */
bool rf__is_of_nation_list(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                           const rf__mention *m);
/* "an area the size of Gorsk", "lies 40 km from Gorsk", "for a better life in Norland" is a name
 * only glanced at? *ret_seat: and never the place of what is told (place_glance.c). */
bool rf__is_glanced_at(const rf__doc *doc, const rf__sentence *s, const rf__mention *m,
                       bool *ret_seat);
/* "The Norland coastguard rescued 914 migrants trying to reach the Tora islands": where those who
 * were rescued wanted to go, unless the best place of the sentence tells where they were;
 * UINT32_MAX: it is not told. They are placed there, if it is a part of the rescuers' land.
 * RF_ERR_NOMEM. */
uint32_t rf__aim_of_rescued(const rf__doc *doc, const rf__draft *draft, uint32_t best);
rf_err rf__place_rescued(rf__doc *doc, uint32_t draft, uint32_t aim) RF_NODISCARD;
/* Sets `aside` of a mention (place_aside.c). */
void rf__set_aside(const rf__doc *doc, rf__mention *mention);

/* A mention, with the list that it stands in, as the place of a claim. RF_ERR_NOMEM. */
rf_err rf__fill_place(rf__doc *doc, uint32_t mention, double sure,
                      rf_claim_place *ret) RF_NODISCARD;
/* The same, where the name of a people stays as it is written: whose people moved. */
rf_err rf__fill_as_told(rf__doc *doc, uint32_t mention, double sure,
                        rf_claim_place *ret) RF_NODISCARD;
/* Only the country of the section or report, without a name. */
void rf__fill_country(const rf__doc *doc, uint32_t sentence, rf_claim_place *ret);
/* Fills `nation` of all sentences. */
void rf__doc_nations(rf__doc *doc);
/* Fills in a country by the mention of it or of its people, without the words around. */
rf_err rf__fill_land(rf__doc *doc, uint32_t mention, rf_claim_place *ret) RF_NODISCARD;
/* The country by the name that the report uses, as told at a sentence. RF_ERR_NOMEM. */
rf_err rf__fill_nation(rf__doc *doc, uint32_t sentence, rf_claim_place *ret) RF_NODISCARD;

/* Origin and destination of the people of a figure; the mentions, or UINT32_MAX. RF_ERR_NOMEM. */
rf_err rf__give_journey(rf__doc *doc, rf__draft *draft, uint32_t *ret_from,
                        uint32_t *ret_to) RF_NODISCARD;
/* "hosts", "has received": a verb at a token whose subject is where people arrive or stay? */
bool rf__holds_people(const rf__doc *doc, uint32_t token);
/* A verb of arriving at a token ("reach", "enter")? */
bool rf__is_arrival(const rf__doc *doc, uint32_t token);
/* Is the place one that a finite verb of arriving takes ("reached Mogadishu")? */
bool rf__reached(const rf__doc *doc, const rf__draft *draft, uint32_t mention);
/* Is the place, before the figure, one that receives the counted people ("Chad hosts 500")? */
bool rf__receives(const rf__doc *doc, const rf__draft *draft, const rf__mention *m);
/* "The government put the death toll at 598", in a paragraph of its own: of the land, and not of
 * the town that was told of last (place_nation.c). */
/* "A blast tore through Gorsk on Friday. Norland's interior ministry said 27 were killed": is it of
 * the small place in the sentence before, whoever counts the dead? best: the mention of the land
 * whose ministry it is, or UINT32_MAX where none is asked for (place_nation.c). */
bool rf__is_of_blow_told(const rf__doc *doc, const rf__draft *d, uint32_t best);
bool rf__is_toll_of_land(const rf__doc *doc, const rf__draft *d, uint32_t topic);
/* Is it a region or a country; one that the words call a neighbour ("in neighbouring Norland")
 * (place_aside.c)? */
bool rf__is_wide_place(const rf__doc *doc, uint32_t mention);
bool rf__is_neighbour(const rf__doc *doc, uint32_t mention);
/* Is a mention where the wounded of its sentence were brought, "a hospital in Kesh" that they were
 * taken to (place_aside.c)? */
bool rf__is_where_carried(const rf__doc *doc, uint32_t mention);
bool rf__is_of_hospital(const rf__doc *doc, uint32_t mention);
/* The same with a number that begins at token `limit`, or anything before it. */
bool rf__receives_before(const rf__doc *doc, const rf__mention *m, uint32_t limit);
/* Is the report's dateline a town, and no capital, and a sentence one of the first paragraph? */
bool rf__is_dateline_town(const rf__doc *doc, uint32_t sentence);
/* "for this town alone", "this city of 250,000": does a figure or event point to the dateline's? */
bool rf__points_to_dateline(const rf__doc *doc, const rf__draft *draft);
/* That town as the place of a claim. RF_ERR_NOMEM. */
rf_err rf__fill_dateline(rf__doc *doc, rf_claim_place *ret) RF_NODISCARD;
/* "45 deaths" among the key figures, "45 have died" in the text: the draft that told the same count
 * before, or NULL. placed: one that has a place. */
const rf__draft *rf__told_again(const rf__doc *doc, uint32_t draft, bool placed);
/* The dead told before of whom "the death toll" is the sum now; NULL: none, or it is no such sum.
 */
const rf__draft *rf__toll_before(const rf__doc *doc, uint32_t draft);
/* "In Malawi the dam broke. There, 99 people died": what opens the sentence before, in whichever
 * country, where this one opens with the word that points; "They live in Gorsk. 900 need help
 * there": what the sentence before told last. UINT32_MAX: none. */
uint32_t rf__there_before(const rf__doc *doc, uint32_t sentence);
/* What was done at one place: of a report on a fight that names the country all along, rather of
 * the village. */
bool rf__is_deed(const rf__doc *doc, uint32_t draft);
/* Ties the mentions of each place to each other (first, previous, nth). RF_ERR_NOMEM. */
rf_err rf__tie_mentions(rf__doc *doc) RF_NODISCARD;
/* Sets at_by_rule of a draft that has its place by the rules. */
void rf__note_place(rf__doc *doc, uint32_t draft);
/* Another place than the rules gave a draft, where its sentence names none and the traits of those
 * that the report names speak for it (place_choice.c); sets `at`. RF_ERR_NOMEM. */
rf_err rf__choose_place(rf__doc *doc, uint32_t draft) RF_NODISCARD;
/* The place of a draft whose sentence names none. RF_ERR_NOMEM. */
rf_err rf__place_before(rf__doc *doc, uint32_t draft, rf_claim_place *ret) RF_NODISCARD;

/* ---- over borders (abroad.c) ---- */

/* Did the people of a draft, who left the place of mention `from` for that of `to` (UINT32_MAX: not
 * told), cross a border? */
bool rf__is_abroad(const rf__doc *doc, const rf__draft *draft, uint32_t from, uint32_t to);
/* Refugees of a country that the report is not about: they are not counted there. */
/* "Norland strikes killed 31, the Kesh army said": a harm in the doer's country is moved to that of
 * whoever tells of it, where nothing else tells its place. */
rf_err rf__leave_doers_country(rf__doc *doc, rf__draft *draft) RF_NODISCARD;
/* Does the report tell of refugees (abroad.c)? Reads all tags: once for a report. */
bool rf__tells_of_refugees(const rf__doc *doc);
/* "1,235 Afghans returned from Norland": have those counted left the country of a mention? */
bool rf__came_back_from(const rf__doc *doc, const rf__draft *d, uint32_t mention);
/* ... and where they are then: the land that they are called by, or the report's. RF_ERR_NOMEM. */
rf_err rf__fill_home(rf__doc *doc, const rf__draft *d, uint32_t left,
                     rf_claim_place *ret) RF_NODISCARD;
/* "Deportations of Norlanders from Kesh will rise. In 2024 alone, 900 returned": the home of those
 * who came back, where the country told of last is that which sent them; UINT32_MAX: it is not. */
uint32_t rf__home_of_returned(const rf__doc *doc, const rf__draft *d, uint32_t topic);
/* "9,889 Norlanders have returned to their country": fills in the land that they are called by,
 * where a sentence names no place; false: it is not told. */
bool rf__fills_home(rf__doc *doc, const rf__draft *d, rf_claim_place *ret, rf_err *ret_err);
bool rf__is_hosted(const rf__doc *doc, const rf__draft *draft);

/* ---- countries and speakers (where_nation.c) ---- */

/* "82 Palestinians": does it count people of the report's country? */
bool rf__counts_nationals(const rf__doc *doc, const rf__draft *draft);
/* "displaced countrywide by floods in Hiraan": right behind the verb, before the mention `best`. */
bool rf__is_countrywide(const rf__doc *doc, const rf__draft *draft, uint32_t best);
/* "Gorsk fell in Norland's long war, which has killed 30,000": the mention of the country whose war
 * is told to have had what a figure counts; UINT32_MAX: none. */
uint32_t rf__land_of_war(const rf__doc *doc, const rf__draft *d);
/* The mention of a place whose authority speaks of its area ("Gaza's health ministry said"), or
 * UINT32_MAX. */
uint32_t rf__speaker_of_place(const rf__doc *doc, const rf__sentence *sentence);
/* "In Kesh, 14 people died. ... 900 are in shelters, the Keshi emergency agency said", in a report
 * mostly about another country: the mention of those who speak; UINT32_MAX: none. */
uint32_t rf__nation_of_speaker(const rf__doc *doc, uint32_t sentence);
/* "Dhaka says 65,000 have slipped across": a government by its seat, where nothing happened. */
bool rf__only_speaks(const rf__doc *doc, const rf__draft *draft, uint32_t mention);

/* ---- tables and lists (where_table.c) ---- */

/* The mention that heads a row of a table, or UINT32_MAX. */
uint32_t rf__row_head(const rf__doc *doc, const rf__sentence *row);
/* A name at the head of a row that is no mention, where the rows are places: tokens *ret_from to
 * the one returned, the same where there is none. */
uint32_t rf__unknown_row_head(const rf__doc *doc, uint32_t sentence, uint32_t *ret_from);
/* The same for an item of a list, or for the line beside a number alone. */
void rf__unknown_label(const rf__doc *doc, const rf__draft *draft, uint32_t *ret_from,
                       uint32_t *ret_to);
/* "Tarsa (91), Xelpur (12)": the same before a number of a list of places (where_list.c). */
void rf__unknown_in_list(const rf__doc *doc, const rf__draft *draft, uint32_t *ret_from,
                         uint32_t *ret_to);
/* Tokens [from, to) as a place of which no more is known. RF_ERR_NOMEM. */
rf_err rf__fill_unknown(rf__doc *doc, uint32_t from, uint32_t to, rf_claim_place *ret) RF_NODISCARD;
/* Origin and destination by what stands over the names of a row; the mentions, or UINT32_MAX.
 * RF_ERR_NOMEM. */
rf_err rf__give_names(rf__doc *doc, rf__draft *draft, uint32_t *ret_from,
                      uint32_t *ret_to) RF_NODISCARD;
/* The mention over the column, else in the caption; that in the line beside a number alone. */
uint32_t rf__place_of_table(const rf__doc *doc, const rf__draft *draft);
uint32_t rf__place_of_label(const rf__doc *doc, const rf__draft *draft);
/* The place of an item of a list that names none. RF_ERR_NOMEM. */
rf_err rf__give_item(rf__doc *doc, rf__draft *draft) RF_NODISCARD;
/* The place of a row of sums. RF_ERR_NOMEM. */
rf_err rf__give_total(rf__doc *doc, rf__draft *draft) RF_NODISCARD;

/* ---- places of something else (where_part.c) ---- */

/* What it costs a place, as that of a draft whose words are [from, to), that it is told for a part
 * of what is counted, for another count, or in a clause about another place. */
double rf__cost_of_parts(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                         const rf__mention *m, uint32_t from, uint32_t to);
/* Does a count of the draft's unit stand between two tokens? */
bool rf__same_between(const rf__doc *doc, const rf__sentence *s, const rf__draft *d, uint32_t a,
                      uint32_t b);
/* The relative clause between commas that a token stands in: ", where the army took Gorsk in May,":
 * from its relative word to the comma that ends it. */
bool rf__relative_over(const rf__doc *doc, const rf__sentence *s, uint32_t token,
                       uint32_t *ret_from, uint32_t *ret_to);

/* Does a count stand between two tokens of a sentence, in whichever order they are? */
bool rf__count_between(const rf__doc *doc, const rf__sentence *s, uint32_t a, uint32_t b);
/* The bracket that a token stands in, within its sentence; UINT32_MAX: none. */
uint32_t rf__bracket_over(const rf__doc *doc, const rf__sentence *s, uint32_t token);
/* "63 people in Kunar (4), Laghman (3) and Logar (20)": has the place a number of its own in
 * brackets, another one than the draft's? */
bool rf__is_numbered(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                     const rf__mention *m);
/* "including 18,000 people who have left Gorsk", "including 27 soldiers during an attack on Gorsk":
 * does the place belong to what is told of the part alone? */
bool rf__in_clause_of_part(const rf__doc *doc, const rf__quantity *part, const rf__mention *m);
/* "Tarsa and Gorsk lost 45 and 27 people, respectively": the mention of the draft's number, or
 * UINT32_MAX. */
uint32_t rf__place_in_order(const rf__doc *doc, const rf__draft *d);
/* "300 of the 2,100 deaths occurred in Gorsk": is the draft's number that of the whole, of which
 * the sentence tells a part? */
bool rf__is_whole_of(const rf__doc *doc, const rf__draft *d);
/* "near Tarsa, about 30 km north of Gorsk": does it only say where the place before it lies? */
bool rf__tells_distance(const rf__doc *doc, const rf__sentence *s, uint32_t mention);
/* "36,000 fled, 19,800 to Gorsk", "32 dead in Samoa and nine on Tora": does a place stand right
 * behind another number than the draft's, which is then its own? */
bool rf__has_own_count(const rf__doc *doc, const rf__draft *draft, const rf__mention *m);
/* How many such places the sentence has: of several, the whole is in none of them. */
uint32_t rf__n_numbered(const rf__doc *doc, const rf__sentence *s, const rf__draft *d);
/* What it costs a place that it stands in a list with another number ("followed by Punjab with 61")
 * or in a bracket of parts; the draft's words begin at `from`. */
double rf__cost_of_list(const rf__doc *doc, const rf__sentence *s, const rf__draft *d,
                        const rf__mention *m, uint32_t from);

/* Does a token behind `from` stand in a later part of the sentence that has a count of its own: "30
 * died; 5 were hurt in Gorsk", "30 fled, and a shell that fell on 3 May killed 4"? whole: the count
 * may stand behind the token. */
bool rf__in_other_part(const rf__doc *doc, const rf__sentence *s, uint32_t from, uint32_t token,
                       bool whole);

/* A draft whose place is sought. */
typedef struct rf__search {
    rf__doc *doc;
    rf__draft *d;
    uint32_t index;    /* of d */
    uint32_t from, to; /* mentions that people moved from and to, or UINT32_MAX */
    uint32_t best;     /* the mention of the sentence tied to it best, or UINT32_MAX */
    double score;      /* how well */
    rf_err err;
} rf__search;

/* Sets s->best to the place where people who moved are counted; true: the place is given. */
bool rf__place_of_moved(rf__search *s);

#endif
