/* What the stage of figures holds while it works on one sentence; for its parts alone. */
#ifndef RF_FIGURE_MAKER_H
#define RF_FIGURE_MAKER_H

#include "claim/figure/claim_table.h"

#define RF__MOST_QUANTITIES 64
/* Below the first a number and a trigger only share a sentence; above the second a link is kept
 * where it could be inherited. */
#define RF__LEAST_SCORE 0.42
#define RF__SURE_SCORE 0.7

typedef struct rf__made {
    rf__phrase phrase;
    rf__link link;
    rf__trigger trigger; /* a copy: of this sentence or the one inherited from */
    bool has_trigger, appeal;
    bool expected; /* what it counts is told to be still to come */
    bool none;     /* a rule tells that it counts nothing that makes a figure */
    int32_t draft, parent;
    int32_t told;     /* the draft of a sentence before that it is a part of, or -1 */
    uint32_t label;   /* the line that names what the number is of, or UINT32_MAX */
    bool names_place; /* ... is a place, though no mention was found */
} rf__made;

typedef struct rf__maker {
    rf__doc *doc;
    const rf__sentence *sentence;
    uint32_t sentence_index;
    rf__trigger triggers[RF__MOST_TRIGGERS];
    uint32_t n_triggers;
    rf__made made[RF__MOST_QUANTITIES];
    uint32_t n;
    rf__made last;          /* the last linked quantity of the sentence before */
    uint32_t last_in;       /* its sentence */
    rf__trigger counted;    /* what the last line of text counted that was no share and no row */
    uint32_t counted_in;    /* its sentence; UINT32_MAX: none */
    rf__table table;        /* the one that its rows stand in, where it was read */
    bool of_business;       /* rf__is_of_business */
    uint32_t lead, lead_to; /* the sentence that says what the lines behind it count, and the last
                               such line; UINT32_MAX: none */
    rf__made lead_made;     /* the last item of that list */
    bool lead_places;       /* an item of that list is a place */
    rf__made beside;        /* of the last item that begins with a place and a colon: its number */
    uint32_t beside_in;     /* that item; UINT32_MAX: none */
    rf__made item_made;     /* what the line before a list of items counted */
    uint32_t item_of;       /* that line */
    uint32_t item_lead, item_to; /* the line before a list of items, and the last item looked at;
                                    UINT32_MAX: none */
} rf__maker;

static inline const rf__quantity *rf__quantity_at(const rf__maker *m, uint32_t i) {
    return &m->doc->quantities[m->sentence->quantity + i];
}

/* A number counts nothing that makes a figure, whatever it was linked with. */
static inline void rf__counts_nothing(rf__made *own) {
    own->link = (rf__link){.trigger = -1};
    own->has_trigger = false;
    own->none = true;
}

/* A number takes what it counts from a trigger beside it: `at` is its place among the sentence's
 * triggers, or -1. */
static inline void rf__take_trigger(rf__made *own, const rf__trigger *trigger, int32_t at,
                                    double score, rf_indicator indicator, rf_unit unit) {
    own->trigger = *trigger;
    own->has_trigger = true;
    own->link = (rf__link){.score = score,
                           .relation = RF__R_INHERITED,
                           .trigger = at,
                           .indicator = indicator,
                           .unit = unit};
}

/* The nearest linked count before quantity i in the sentence, or -1. */
int32_t rf__linked_before(const rf__maker *m, uint32_t i);
/* "of whom children: 569,000": the group before a colon; 0: none (figure_part.c). */
uint32_t rf__group_of_label(const rf__maker *m, const rf__made *own);
/* The groups of a draft whose number has no noun: those of the numbers beside it (figure_group.c).
 */
void rf__set_groups_beside(rf__maker *m, uint32_t i);
/* Does a word in front of the number make it a part of what came before? */
bool rf__is_part(const rf__maker *m, uint32_t i);
/* "Amina and her son are (just) | two of the 200,000 who fled": it says who they are and counts
 * nobody (figure_part.c). */
bool rf__names_some(const rf__maker *m, uint32_t i);
/* Does a number stand in a bracket that is closed before another one? */
bool rf__is_behind_bracket(const rf__maker *m, const rf__made *own, const rf__made *in);
/* Is it the first of the parts between dashes behind a whole? */
bool rf__opens_parts(const rf__maker *m, const rf__made *own, const rf__made *whole);
/* "230 were attributed to rebels"; "four were Velmish"; "Three have been confirmed in Velm" behind
 * those told right before. */
bool rf__tells_blame(const rf__maker *m, const rf__made *own);
bool rf__tells_nation(const rf__maker *m, const rf__made *own);
bool rf__is_confirmed(const rf__maker *m, const rf__made *own);
/* "killed five, two of whom were porters | hit by a bullet": a participle behind who a part was. */
bool rf__tells_more_of_part(const rf__maker *m, const rf__phrase *p, const rf__trigger *t);
/* "one of them, Amina Sule, said", "two of them told": who speaks is nobody's figure. */
bool rf__only_speak(const rf__maker *m, uint32_t i);
/* "two were children": the group stands in the predicate. */
void rf__take_predicate_group(rf__maker *m, uint32_t i);
/* Takes another trigger for a linked number where that one says more (figure_prefer.c). */
void rf__prefer_link(rf__maker *m, uint32_t i);
/* "By noon it was 103", "the army had 83": a count told again (figure_again.c). */
void rf__take_again(rf__maker *m, uint32_t i);
/* "Of the dead | 133 were men", "puts at | 76 the people killed". */
void rf__take_named_part(rf__maker *m, uint32_t i);
/* "The number fell to 18,560": takes what was counted before (figure_ask.c). */
void rf__link_asking(rf__maker *m, uint32_t i);
/* Does the number count nobody ("one outcome of", "14 shelters are housing 300")? Is it one of
 * families as the one beside it? How exact is it said to be (figure_tell.c)? */
bool rf__counts_no_people(const rf__maker *m, uint32_t i);
/* "killed one of the | 300 people": harm that befell an unknown part of so many. */
bool rf__harms_some(const rf__maker *m, const rf__made *own);
/* Gives numbers beside those of families the same unit. */
void rf__share_units(rf__maker *m);
/* "camps that held | 900 people emptied": where nobody is any more. */
bool rf__is_emptied(const rf__maker *m, const rf__made *own);
/* "six of them from one | family were killed": whose they were. */
bool rf__tells_whose(const rf__maker *m, const rf__made *own);
bool rf__counts_families_too(const rf__maker *m, const rf__made *own, const rf__made *beside);
rf_qualifier rf__told_qualifier(const rf__maker *m, uint32_t i);
/* The unit, by the families that stand before a number: "the number of families at 1,200". */
rf_unit rf__told_unit(const rf__maker *m, uint32_t i);
/* "hit it [five times]": so many strikes, or attacks on what was hit (figure_times.c). */
void rf__link_times(rf__maker *m, uint32_t i);
/* "There are | 200 people left in Gorsk": who is in a town (figure_dwell.c). */
void rf__tell_dwellers(rf__maker *m, uint32_t i);
/* Migrants who arrive crossed a border, who was deported came back (figure_arrive.c). */
void rf__tell_arrival(rf__maker *m, uint32_t i);
/* "22 of those abducted escaped": captives who fled from no home. */
bool rf__got_free(const rf__maker *m, uint32_t i);
/* "Of the wounded 198 have been allowed home": who left a hospital came back from no flight. */
bool rf__left_hospital(const rf__maker *m, uint32_t i);
/* Are the missing told to be found again? */
bool rf__was_found(const rf__maker *m, uint32_t i);
/* "all but 39 have gone back": those of whom it is not told. */
bool rf__is_all_but(const rf__maker *m, uint32_t i);
/* Measures of the same people (figure_measure.c): the first takes what the second did, or the
 * second what befell the first; are they counted in families right behind? */
bool rf__take_from_next(rf__maker *m, uint32_t i);
bool rf__take_from_measure_behind(rf__maker *m, uint32_t i);
bool rf__take_from_measure_before(rf__maker *m, uint32_t i);
bool rf__in_families(const rf__maker *m, const rf__made *own, const rf__made *before);
/* Gives quantity i the trigger of another number, where the words allow it. */
void rf__inherit(rf__maker *m, uint32_t i);
/* "the 70": gives the parts of a number told before what that one counts; "the victims" what befell
 * those told of last (figure_refer.c). */
void rf__refer_back(rf__maker *m, uint32_t i);
/* "the remaining | eight", "the other | eight" */
bool rf__is_rest(const rf__maker *m, uint32_t i);
/* "in May it verified 31 attacks": takes what was attacked from before (figure_refer.c). */
bool rf__take_attacked(rf__maker *m, uint32_t i);
/* What the noun alone tells of a number without a trigger (figure_noun.c). */
void rf__link_by_noun(rf__maker *m, uint32_t i);
/* Is the report news of companies and markets, and tells of nobody in trouble (topic.c)? Looks
 * through the report. */
bool rf__is_of_business(const rf__doc *doc);
/* Is the number one of such a report, and neither a population nor harm told with a word of a
 * crisis? */
bool rf__is_no_trouble(const rf__maker *m, const rf__made *own);
void rf__link_occupants(rf__maker *m, uint32_t i);
/* Does a number stand right behind an opening bracket? Can a list go on from token `from` to the
 * number at `to`? */
bool rf__in_brackets(const rf__maker *m, const rf__made *own);
bool rf__may_continue(const rf__maker *m, uint32_t from, uint32_t to);
/* Gives quantity i the trigger of another number; false: it does not count that. */
bool rf__take(rf__maker *m, uint32_t i, const rf__made *from, int32_t parent, double score);
/* ... what a draft of a sentence before counts. */
void rf__take_told(rf__maker *m, uint32_t i, int32_t draft);
/* Bare numbers in brackets (figure_bracket.c): is there a place before it; takes it from the figure
 * that the list of places goes with, from the word right before it. */
bool rf__is_of_place(const rf__maker *m, const rf__made *own);
bool rf__is_behind_place(const rf__maker *m, const rf__made *own); /* also with its noun */
bool rf__take_of_place(rf__maker *m, uint32_t i, int32_t before);
bool rf__take_word_before(rf__maker *m, uint32_t i);
bool rf__take_checked(rf__maker *m, uint32_t i, int32_t before);
/* "killings (12), [thefts (28)]": behind a word of its own, beside one behind a word that counts.
 */
bool rf__counts_other_sort(const rf__maker *m, uint32_t i, int32_t before);
bool rf__take_of_bracket_before(rf__maker *m, uint32_t i, int32_t before);
/* The same as rf__inherit for a share (figure_share.c). before: the number to take from, or -1;
 * part: words tell that it is a part; last: the sentence before counted something. */
void rf__inherit_share(rf__maker *m, uint32_t i, int32_t before, bool part, bool last);
void rf__take_subject_group(rf__maker *m, uint32_t i);
/* The last homes or facilities named before a token of the sentence; the last homes that the
 * sentences before tell of (figure_refer.c). NULL: none. */
const rf__tag *rf__thing_before(const rf__maker *m, uint32_t token);
const rf__tag *rf__homes_before(const rf__maker *m);
/* "There are 900 houses. Of these 300 were flattened": the homes that the last number before
 * counts; NULL: it counts none, or the sentence does not take it up. */
const rf__tag *rf__homes_of_these(const rf__maker *m);
/* "Houses", a line over lines such as "Destroyed: 62,153" whose number begins at a token. */
const rf__tag *rf__homes_heading(const rf__maker *m, uint32_t number);
/* A line of a list counts what another line of it, or the one before it, counts. */
static inline void rf__take_of_line(rf__made *own, const rf__made *line) {
    own->link = line->link;
    own->link.relation = RF__R_INHERITED;
    own->link.score = 0.6;
    own->trigger = line->trigger;
    own->has_trigger = true;
    own->parent = -1;
}
/* Takes the link from facilities that a storm or quake damaged (figure_spare.c). */
void rf__spare_nature(rf__maker *m, uint32_t i);
/* Numbers of lists whose word stands behind the last of them, or before the first. */
void rf__read_lists(rf__maker *m);

/* "Gorsk 4, Tarsa 2", "Gorsk (4), Tarsa (2)": bare numbers beside places count what was told before
 * them. */
void rf__read_place_pairs(rf__maker *m);
/* An item of a list that begins with people counted ("43 civilians, including ..."): what befell
 * them stands in the line before the list, which counted them all. */
void rf__read_item(rf__maker *m);
/* "- Norland: 900 people are in need.", "- Sudland: 300, by first figures.": an item that begins
 * with a place and a number takes what the item before it counts; notes what an item counts
 * (figure_item.c). */
void rf__read_next_item(rf__maker *m);
void rf__note_item(rf__maker *m);
/* "evacuated 4,512; sub-districts 3; roads 12": does a number of a list of pairs stand behind a
 * word of its own, which nothing is told of? */
bool rf__has_own_label(const rf__maker *m, const rf__made *own);
/* Has a number nothing but itself: no noun, no "of them"? Does a line end with a colon
 * (figure_list.c)? */
bool rf__is_bare(const rf__made *own);
bool rf__ends_with_colon(const rf__doc *doc, uint32_t sentence);
/* A line of a list that names a place and a number ("Punjab - 618,347"): what it counts stands in
 * the line before the list. */
void rf__read_list_line(rf__maker *m);
/* Numbers behind a colon that make up number i, which tells of harm, are parts of it
 * (figure_part.c). */
void rf__split_sum(rf__maker *m, uint32_t i);
/* The first of two subjects of one verb. */
void rf__share_verb(rf__maker *m, uint32_t i);

#endif
