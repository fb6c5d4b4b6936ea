/* Shared by the files that make figure drafts: the noun phrase of a quantity, the triggers of a
 * sentence, how well one goes with the other. */
#ifndef RF_FIGURE_H
#define RF_FIGURE_H

#include "claim/doc.h"

/* What follows (or stands around) a number: "an estimated [3,000] internally displaced people". */
typedef struct rf__phrase {
    uint32_t start, end;        /* tokens, with qualifiers */
    const rf__tag *head;        /* a counted noun or counted trigger, or NULL */
    const rf__tag *premodifier; /* an adjective trigger before the head, or NULL */
    uint32_t head_token;        /* also of an unknown head; UINT32_MAX when there is none */
    uint32_t groups;
    bool of_pronoun; /* "two of them", "half of whom", "20 of those killed" */
    bool of_phrase;  /* "half of all the health facilities" */
    bool of_number;  /* "nine of the 40 wounded" */
    bool others;     /* "12 others" */
    bool measured;   /* the head is a measure: no claim */
} rf__phrase;

typedef enum rf__voice {
    RF__ACTIVE,
    RF__PASSIVE,
    RF__BARE,       /* a participle or past without auxiliary: the context decides */
    RF__ING_CLAUSE, /* ", killing 12" */
    RF__NO_VERB
} rf__voice;

typedef struct rf__trigger {
    uint32_t token, n; /* the trigger's words */
    uint32_t group;    /* first token of its verb group (auxiliaries), or token */
    const rf__lex_entry *entry;
    rf__voice voice;
    uint8_t pattern; /* rf__pattern, of nouns and adjectives */
    bool asks;       /* "the number": its indicator comes from what was counted before */
    bool perfect, finite, negated, infinitive;
    bool noun_like;      /* a base or third form without auxiliary, which may be a noun */
    uint32_t complement; /* where what it needs was found, or UINT32_MAX */
    uint32_t n_complement;
} rf__trigger;

typedef enum rf__relation {
    RF__R_NONE,
    RF__R_HEAD,
    RF__R_PREMODIFIER,
    RF__R_AFTER,
    RF__R_SUBJECT,
    RF__R_OBJECT,
    RF__R_OF,
    RF__R_TOLL,
    RF__R_STATE,
    RF__R_HOME_TO,
    RF__R_LABEL,
    RF__R_INHERITED
} rf__relation;

typedef struct rf__link {
    double score;
    rf__relation relation;
    int32_t trigger; /* index in the sentence's triggers, or -1 */
    rf_indicator indicator;
    rf_unit unit;
} rf__link;

enum { RF__MOST_TRIGGERS = 64 };

/* The phrase of a quantity. */
rf__phrase rf__phrase_of(const rf__doc *doc, const rf__sentence *sentence,
                         const rf__quantity *quantity);
/* Makes the noun before the brackets of a number its head, where it begins at or behind `from`:
 * "patients (about 40) were moved". */
bool rf__noun_before_bracket(const rf__doc *doc, const rf__sentence *sentence,
                             const rf__quantity *quantity, uint32_t from, rf__phrase *phrase);
/* Does a word that a verb asks for begin at this token? needs: its list, as the lexicon calls it.
 */
bool rf__is_asked_for(const rf__doc *doc, uint32_t token, const char *needs, uint32_t *ret_n);
/* The triggers of a sentence in the order of the text; returns how many. */
uint32_t rf__triggers_of(const rf__doc *doc, const rf__sentence *sentence, rf__trigger *ret);
/* Does another count than `own` begin at a token? */
bool rf__is_other_quantity(const rf__doc *doc, const rf__sentence *sentence, uint32_t token,
                           const rf__quantity *own);
/* Scores of a label before its number, and of one pair of several (link_label.c); 0: none. */
double rf__as_label(const rf__doc *doc, const rf__sentence *sentence, const rf__quantity *q,
                    const rf__phrase *p, const rf__trigger *t);
/* Do nothing but nouns stand before a token in its sentence or item? "; houses fully damaged 391;":
 * a noun, what became of it, the number. */
bool rf__begins_label(const rf__doc *doc, const rf__sentence *sentence, uint32_t token);
bool rf__is_noun_and_state(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                           const rf__trigger *t);
double rf__as_pair(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                   const rf__trigger *t);
/* Is a number told to be the toll of a trigger far before it (link_toll.c)? */
bool rf__tells_toll(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                    const rf__trigger *t, const rf__quantity *q);
/* "the number of IDPs in the north has [reached] 900": a verb that tells how many they are, and not
 * what was done to them (link_toll.c). */
bool rf__tells_amount(const rf__doc *doc, const rf__sentence *sentence, const rf__trigger *t);
/* "90 families reached Gorsk": a place behind a past form shows that they went (link_toll.c). */
bool rf__reaches_name(const rf__doc *doc, const rf__sentence *sentence, const rf__trigger *t);
/* "Among the dead were seven fighters"; "put the dead at 35,000": scores, 0 for none. */
double rf__as_inverted(const rf__doc *doc, const rf__phrase *p, const rf__trigger *t);
double rf__as_put_at(const rf__doc *doc, const rf__phrase *p, const rf__trigger *t);
/* The score of "the dead include 14 children", "the wounded number 40"; 0: none. */
double rf__as_include(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                      const rf__trigger *t);
/* The score of "he was killed along with two guards" (link_company.c); 0: none. */
double rf__as_company(const rf__doc *doc, const rf__sentence *sentence, const rf__quantity *q,
                      const rf__phrase *p, const rf__trigger *t);
/* The score of "the jungle was crossed by 300 people": who did it behind a passive; 0: none. */
double rf__as_agent(const rf__doc *doc, const rf__phrase *p, const rf__trigger *t);
/* "38 trucks of relief items": does it tell that what is counted carries aid? */
bool rf__carries_aid(const rf__doc *doc, const rf__phrase *p);
/* ", most of them women, ": the token behind the second mark of an insertion of a few words that
 * the one at `comma` opens, or 0. */
uint32_t rf__insertion_end(const rf__doc *doc, uint32_t comma, uint32_t to, char mark);
/* Does a verb stand between "helped" and the number, "helped | free four people" (link_aside.c)?
 * behind: the token behind "helped". */
bool rf__helps_to_do(const rf__doc *doc, uint32_t behind, uint32_t number);
/* Does the trigger stand behind an insertion between dashes that lists the number (link_aside.c)?
 */
bool rf__is_set_aside(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                      const rf__trigger *t);
/* Is a word behind the number one of things right before it (link_aside.c)? */
bool rf__tells_of_things(const rf__doc *doc, const rf__phrase *p, const rf__trigger *t);
/* Does a participle tell of the houses counted before it, "300 houses [buried] in mud"
 * (link_aside.c)? */
bool rf__tells_of_counted(const rf__doc *doc, const rf__sentence *sentence, const rf__trigger *t);
/* Does a weak word for a state ("remain") tell something else than that people are there? */
bool rf__tells_no_stay(const rf__doc *doc, const rf__trigger *t);
/* The token behind words put in that tell who says so ("174 people[, the mayor says,] have fled");
 * `from` itself where there are none (link_aside.c). */
uint32_t rf__behind_telling(const rf__doc *doc, uint32_t from, uint32_t to);
/* The score of "Of the people evacuated from Gorsk, 79 ..." (link_aside.c); 0: none. */
double rf__as_part_of_first(const rf__doc *doc, const rf__sentence *sentence, const rf__quantity *q,
                            const rf__phrase *p, const rf__trigger *t);
/* "38 families, [cut off by a landslip,] were moved": a state by the way (link_aside.c). */
bool rf__told_by_the_way(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                         const rf__trigger *t);
/* "four were hit as they tried to | flee": what they only wanted to do when something else befell
 * them (link_aside.c). */
bool rf__is_cut_off(const rf__doc *doc, const rf__phrase *p, const rf__trigger *t);
/* "two brothers whose sister | died": does a trigger tell harm of somebody of theirs
 * (link_aside.c)? */
bool rf__is_of_relative(const rf__doc *doc, const rf__phrase *p, const rf__trigger *t);
/* Is it an indicator of harm to people? Is harm told of those who are counted before the token
 * (link_noun.c)? */
bool rf__harms(int indicator);
bool rf__tells_harm(const rf__doc *doc, uint32_t token);
/* Do the words before "of" name a town of so many (link_aside.c)? */
bool rf__names_town(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                    const rf__trigger *t);
/* The best link of a quantity with a trigger; score 0: they have nothing to do with each other. */
rf__link rf__link_score(const rf__doc *doc, const rf__sentence *sentence,
                        const rf__quantity *quantity, const rf__phrase *phrase,
                        const rf__trigger *trigger);
/* Does somebody's name, nationality or side stand right before a token: "Norland's | strikes"? */
bool rf__has_side(const rf__doc *doc, const rf__sentence *sentence, uint32_t token);
/* Is the tag a trigger that asks for that and lacks it? */
bool rf__lacks_side(const rf__doc *doc, const rf__sentence *sentence, const rf__tag *tag);
static inline bool rf__counts_people(rf_indicator v) {
    return v >= RF_DISPLACED && v <= RF_MISSING;
}
/* Indicator and unit of a trigger with a counted noun; RF_NO_INDICATOR when they do not fit. */
rf_indicator rf__resolve(const rf__doc *doc, const rf__trigger *trigger, const rf__phrase *phrase,
                         const rf__quantity *quantity, rf_unit *ret_unit);
/* Modality, flow, groups, side, perpetrator of a draft whose trigger is known. RF_ERR_NOMEM. */
rf_err rf__nature(rf__doc *doc, rf__draft *draft, const rf__phrase *phrase,
                  const rf__trigger *trigger) RF_NODISCARD;
/* "[under 18]", "[below the age of five]": do words from a token on say that they are children? */
bool rf__tells_child_age(const rf__doc *doc, uint32_t from, uint32_t end);
/* Of whom a figure is (group.c): groups; side, of fighters and soldiers. RF_ERR_NOMEM. */
void rf__set_groups(const rf__doc *doc, rf__draft *draft, const rf__phrase *phrase);
rf_err rf__set_side(rf__doc *doc, rf__draft *draft, const rf__phrase *phrase) RF_NODISCARD;
/* Is a token within what somebody denies ("denied that its jets had killed 12")? */
bool rf__is_denied(const rf__doc *doc, const rf__sentence *sentence, uint32_t token);
/* The first token of the clause that holds `token`. */
uint32_t rf__clause_start(const rf__doc *doc, const rf__sentence *sentence, uint32_t token);
/* Who did it (perpetrator.c). trigger may be NULL. RF_ERR_NOMEM. */
rf_err rf__set_perpetrator(rf__doc *doc, rf__draft *draft, const rf__trigger *trigger,
                           const rf__phrase *phrase) RF_NODISCARD;
/* Do the words name somebody who fights? */
bool rf__is_causer(const rf__doc *doc, const rf__sentence *sentence, uint32_t from, uint32_t to);
/* The first phrase of the clauses before `last` that can have done something; empty: none. */
void rf__first_causer(const rf__doc *doc, const rf__sentence *sentence, uint32_t last,
                      uint32_t *from, uint32_t *to);
/* The token behind a word or words for "by" at i, or 0. */
uint32_t rf__behind_by(const rf__doc *doc, uint32_t i);
/* Whose the strikes of a figure are, by the words before them, behind them or by the subject; who
 * caused a share (strike_owner.c). False: it is not told. */
bool rf__owner_of_strikes(const rf__doc *doc, const rf__draft *draft, const rf__phrase *phrase,
                          uint32_t *from, uint32_t *to);
bool rf__launched_by(const rf__doc *doc, const rf__draft *draft, const rf__trigger *trigger,
                     uint32_t *from, uint32_t *to);
bool rf__shared_by(const rf__doc *doc, const rf__draft *draft, uint32_t *from, uint32_t *to);
/* "36 [Norland deaths], including eight children": people whom a number counts did nothing. */
bool rf__is_counted_victim(const rf__doc *doc, const rf__sentence *sentence, const rf__trigger *t,
                           uint32_t from, uint32_t to);
/* Who did it, told right behind a count that is a part of another ("30 of them by the army"); whom
 * fighters were killed in clashes with, told at or behind `behind` (perpetrator_part.c). False: it
 * is not told. */
bool rf__doer_of_part(const rf__doc *doc, const rf__draft *draft, uint32_t *from, uint32_t *to);
bool rf__doer_of_clash(const rf__doc *doc, const rf__draft *draft, uint32_t behind, uint32_t *from,
                       uint32_t *to);
/* Where the phrase that begins at `from` ends: at a verb, a comma, a preposition. */
uint32_t rf__agent_end(const rf__doc *doc, uint32_t from, uint32_t end);
/* Does a phrase that tells with whom the noun before stands begin here: "backed by", "loyal to"? */
bool rf__is_tie(const rf__doc *doc, uint32_t token);
/* Does "by" at a token tell what brought a war about ("the war set off by a raid")? */
bool rf__is_sparked_by(const rf__doc *doc, uint32_t by);
/* Where the words before token `to` end without such a phrase right before it ("rebels [backed by
 * X] | took"); `to` where there is none. */
uint32_t rf__before_tie(const rf__doc *doc, uint32_t first, uint32_t to);
/* "the number has grown by 100,000", "an increase of 40": no count but how much it has changed. */
bool rf__is_change(const rf__doc *doc, const rf__draft *draft);
/* New, stock or cumulative (flow.c). trigger may be NULL. */
rf_flow rf__flow_of(const rf__doc *doc, const rf__draft *draft, const rf__phrase *phrase,
                    const rf__trigger *trigger);
/* The modality of what stands at a trigger: also for events. */
rf_modality rf__modality_at(const rf__doc *doc, const rf__sentence *sentence, uint32_t trigger,
                            uint32_t n_trigger);
/* Gives a figure its modality. t: its trigger, or NULL. */
void rf__set_modality(const rf__doc *doc, rf__draft *draft, const rf__phrase *p,
                      const rf__trigger *t);
/* "ordered 12,500 to leave, of whom | 9,800 had reached shelters", "9,800 of whom have gone": a
 * part that has done what was asked or foreseen of all. */
bool rf__part_has_done(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p);

bool rf__is_row(const rf__doc *doc, const rf__sentence *sentence);
/* A line that is a number and nothing else (but what a bracket adds), as in boxes of key figures,
 * by the label on the line behind or before it; where the labels are places, by the line over all
 * of them. False: there is none. */
bool rf__box_link(const rf__doc *doc, uint32_t line, rf__phrase *phrase, rf__trigger *ret_trigger,
                  rf__link *ret, uint32_t *ret_label, bool *ret_place);
/* The same for a number of which sentence `label` says what it counts ("Deaths by state:"). */
bool rf__label_link(const rf__doc *doc, uint32_t label, const rf__quantity *quantity,
                    rf__phrase *phrase, rf__trigger *ret_trigger, rf__link *ret);

/* The line before a line, behind one that only tells a day ("As of 5 May"); UINT32_MAX: none. */
uint32_t rf__line_before(const rf__doc *doc, uint32_t line);
/* What a line over a list says its items are: "IDPs by site", "by type of shelter". */
typedef enum rf__list_by { RF__BY_NOTHING, RF__BY_KIND, RF__BY_PLACE } rf__list_by;
rf__list_by rf__lists_by(const rf__doc *doc, uint32_t sentence);
/* "Where they are:": a line over such a list that asks for places. */
bool rf__asks_where(const rf__doc *doc, uint32_t sentence);
/* May tokens [from, to) be the name of an item: a few words, none of them a trigger or a number? */
bool rf__is_plain_label(const rf__doc *doc, uint32_t from, uint32_t to);

/* Finds what a verb needs where no word of its list stands there (trigger_goal.c). */
bool rf__finds_goal(const rf__doc *doc, const rf__sentence *sentence, rf__trigger *t);
/* Does another clause or a part begin behind this comma, whose words a verb does not ask for? */
bool rf__begins_other_clause(const rf__doc *doc, uint32_t token);
/* May a token stand between a preposition and the place where people are kept safe? */
bool rf__stands_before_site(const rf__doc *doc, uint32_t token);
/* "left four dead and injured 36", "12 killed and wounded 30": does a count stand right before the
 * words that begin at `first`, and another one behind those that end at `behind` (trigger_pair.c)?
 * Each word of the two then has its own. */
bool rf__parts_counts(const rf__doc *doc, const rf__sentence *sentence, uint32_t first,
                      uint32_t behind);
/* The same of a word of the lexicon ("dead and injured"). */
bool rf__is_parted(const rf__doc *doc, const rf__sentence *sentence, const rf__tag *tag);
/* Does an object stand right behind the trigger? A bare form in -ed is then active. */
bool rf__has_object(const rf__doc *doc, const rf__sentence *sentence, const rf__trigger *trigger);

/* Does a clause begin at this token: ; : dash, a conjunction or relative? */
bool rf__is_clause_edge(const rf__doc *doc, uint32_t token);
/* The attack that a facility with these flags of a noun suffers, or RF_NO_INDICATOR. */
rf_indicator rf__attacked_facility(uint32_t flags);
/* Is one of the counted nouns that begin in tokens [from, to) of this unit? */
bool rf__names_unit(const rf__doc *doc, uint32_t from, uint32_t to, rf_unit unit);
/* The token behind the bracket that closes the one at `token`, at most `end`. */
uint32_t rf__skip_brackets(const rf__doc *doc, uint32_t token, uint32_t end);

/* Does a verb of its own begin behind those counted ("300 people gathered and 12 ...")? alone: even
 * where it may be a participle ("marched through Velm and 12 were"). */
bool rf__acts_itself(const rf__doc *doc, uint32_t from, uint32_t to, bool alone);
/* "900 households whose herds have died": is what is theirs the subject of the verb
 * (link_aside.c)? */
bool rf__is_of_their_own(const rf__doc *doc, const rf__phrase *p, const rf__trigger *t);
/* "A bus with 40 passengers overturned; no one | was hurt": does the verb, behind token `from`,
 * tell of nobody (link_aside.c)? */
bool rf__befell_nobody(const rf__doc *doc, uint32_t from, const rf__trigger *t);
/* Is the word that of another number behind "and", as those counted here do something else? */
bool rf__is_next_subjects(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                          const rf__trigger *t);
/* "the influx of 300 returnees", "a population of 300 displaced people": do the words for those
 * counted say more than the noun? "4,300 displaced people | affected by", "2,000 returnees formerly
 * | displaced": does a participle only say more of those who are called displaced or returned? */
bool rf__counts_moved(const rf__phrase *p, const rf__lex_entry *noun);
bool rf__tells_more_of_moved(const rf__doc *doc, const rf__sentence *sentence, const rf__phrase *p,
                             const rf__trigger *t);
/* Does nothing but members of a list behind "including" stand in tokens [i, to)? Does such a list
 * begin at a token? */
bool rf__lists_included(const rf__doc *doc, uint32_t i, uint32_t to);
bool rf__quantity_and_comma(const rf__doc *doc, const rf__sentence *sentence, const rf__quantity *q,
                            uint32_t from, uint32_t to);
bool rf__begins_part_list(const rf__doc *doc, uint32_t token);
bool rf__ends_part_list(const rf__doc *doc, uint32_t from, uint32_t to, char mark);
/* "from eight regions" at a token: the token behind it, or 0. */
uint32_t rf__origin_end(const rf__doc *doc, uint32_t from, uint32_t to);
/* Is the verb at `to` of somebody named behind the verb of the number that ends at `from`? */
bool rf__is_of_another(const rf__doc *doc, uint32_t from, uint32_t to);

#endif
