/* Between the files that give claims their times: period.c gives them, period_choice.c finds the
 * time of the sentence that fits best, period_onset.c when what is told of began. */
#ifndef RF_PERIOD_H
#define RF_PERIOD_H

#include "claim/doc.h"
#include "claim/figure/figure.h"

/* Tokens of a number and its trigger. */
typedef struct rf__hull {
    uint32_t from, to;
} rf__hull;

static inline bool rf__has_period(const rf__draft *draft) {
    return draft->claim.from != RF_NO_DATE || draft->claim.to != RF_NO_DATE;
}

static inline void rf__copy_period(rf__draft *draft, const rf__draft *from) {
    draft->claim.from = from->claim.from;
    draft->claim.to = from->claim.to;
}

/* What one deed or storm may do in one sentence. */
static inline bool rf__is_harm(rf_indicator v) {
    return rf__hurts_people(v) || v == RF_HOMES_DESTROYED || v == RF_HOMES_DAMAGED;
}

enum { RF__MOST_CRISES = 16 };

/* A crisis and the day it began: "the fighting that broke out on 3 June". */
typedef struct rf__crisis {
    uint64_t noun; /* hash of its word */
    uint64_t name; /* of the name behind it ("Storm Ana"), or 0 */
    int sort;      /* war, round of fighting, earthquake ... as the lexicon says */
    rf_date from;
    bool of_day;     /* the beginning is told to the day */
    char country[3]; /* where its sentence tells of one country, else "" */
} rf__crisis;

typedef struct rf__crises {
    rf__crisis list[RF__MOST_CRISES];
    uint32_t n;
} rf__crises;

/* "3 April: twelve people are killed": does a day head an entry of a chronology? */
bool rf__heads_entry(const rf__doc *doc, const rf__sentence *sentence, const rf__time *time);
/* "the toll rose to 299", "put the toll at 679 dead and 2,186 injured" */
bool rf__is_toll(const rf__doc *doc, const rf__draft *draft);
/* "24 died in the past day, and the total reached 61": the total is not of that day. */
bool rf__sums_up(const rf__doc *doc, const rf__draft *draft, const rf__time *time);
/* "over five days", "within 24 hours": gives so long up to the report, or to when somebody told it
 * (period_length.c). */
bool rf__give_length(const rf__doc *doc, rf__draft *draft);
/* "in the two months since the coup": the day so long before the report; RF_NO_DATE: not told. */
rf_date rf__length_before(const rf__doc *doc, const rf__draft *draft, const rf__time *since);
/* Dates what is told in an entry of a chronology by the entry's head (period_entry.c); false: it
 * stands in none, or tells a time itself. */
bool rf__date_by_entry(const rf__doc *doc, rf__draft *draft);
/* "last erupted in 1963": a verb of beginning at a token tells of a time gone by. */
bool rf__is_last_time(const rf__doc *doc, uint32_t verb);
/* "the flooding that began late last month": does a time tell when a crisis began? */
bool rf__begins_crisis(const rf__doc *doc, const rf__sentence *sentence, const rf__time *time);
/* The same of a war or a round of fighting. */
bool rf__begins_war(const rf__doc *doc, const rf__sentence *sentence, const rf__time *time);
/* The crises of a report whose beginning it tells. */
void rf__note_crises(const rf__doc *doc, rf__crises *ret);
/* The crisis that a sentence names, or NULL; *ret_subject: it does what the claim tells ("the war
 * has killed"). */
const rf__crisis *rf__named_crisis(const rf__doc *doc, const rf__crises *crises,
                                   const rf__draft *draft, bool *ret_subject);
/* "Storm Ana has killed 30", where the report tells when Storm Dumako came: does a sentence name
 * another one than those whose beginning is told? */
bool rf__names_other_crisis(const rf__doc *doc, const rf__crises *crises,
                            const rf__sentence *sentence);
/* The crisis since which something is counted ("since the quake"), or NULL. */
const rf__crisis *rf__crisis_of_since(const rf__doc *doc, const rf__crises *crises,
                                      const rf__time *since);

/* "Situation report, data as of 12 May": the time in the head that says of which day the figures
 * are, or NULL. */
const rf__time *rf__day_of_head(const rf__doc *doc);
/* "since the truce": when that began, as the report told before; or RF_NO_DATE. */
rf_date rf__truce_of_since(const rf__doc *doc, const rf__time *since);

/* Is it of a crisis that goes on ("the war, now in its third year, has killed")? */
bool rf__runs_on(const rf__doc *doc, const rf__draft *draft);
/* "by noon", "by 6 p.m.": no more than an hour of its day. */
bool rf__is_by_hour(const rf__doc *doc, const rf__time *time);
/* The one day on which the disaster or deed of the report came, or RF_NO_DATE. */
rf_date rf__onset_of(const rf__doc *doc, const rf__crises *crises);
/* A sum that is stated as of a day counts from the day of the event, where the report tells it. */
void rf__begin_sum(const rf__doc *doc, rf__draft *draft, rf_date onset);

rf__hull rf__hull_of(const rf__doc *doc, const rf__draft *draft);
/* "which fell in 1999[, killing 12]", "... [and killed 12]": does the clause that ends at a token
 * go on with the words of the hull? */
bool rf__clause_goes_on(const rf__doc *doc, uint32_t end, const rf__hull *hull);
/* Times between the two words of an event: one that another verb before an "and" has; one of what
 * is put in ("The truce, agreed [on 5 May], has been broken"). */
bool rf__is_of_verb_within(const rf__doc *doc, const rf__draft *draft, const rf__time *time,
                           const rf__hull *h);
bool rf__is_put_in(const rf__doc *doc, const rf__draft *draft, const rf__time *time,
                   const rf__hull *h);
/* "The toll nears 1,300, with 26 killed in the past day", "900 died, most of them on 20 May", "two
 * were killed, bringing to 16 the number killed since May": a time behind a figure that is of
 * others. */
bool rf__is_of_count_behind(const rf__doc *doc, const rf__draft *draft, const rf__time *time,
                            const rf__hull *h);
/* "With 850 arrests since May, Norland has 976 prisoners": a time of what the sentence opens with,
 * where the figure counts a state. */
bool rf__is_of_count_before(const rf__doc *doc, const rf__draft *draft, const rf__time *time,
                            const rf__hull *h);
/* "14 were hurt, three of whom were flown out | on Tuesday", "killing five, and | a week later they
 * raided": a time behind what is told that is of a part, or of the clause it opens. */
bool rf__is_of_what_follows(const rf__doc *doc, const rf__draft *draft, const rf__time *time,
                            const rf__hull *h);
/* "said that 12 had died | and that aid could reach the town on Sunday": does another thing that
 * was said begin between two tokens? */
bool rf__is_of_next_report(const rf__doc *doc, uint32_t from, uint32_t to);
/* The word for a deed or a disaster that begins at a token, or NULL; not a war, which is of no one
 * day. */
const rf__tag *rf__deed_at(const rf__doc *doc, uint32_t token);
/* "935,000 in January, and 340,000 | have fled": is the time over, and what ends at `behind` not?
 */
bool rf__is_over_by_now(const rf__doc *doc, const rf__time *time, uint32_t behind);
/* "200 died before a truce took hold on 20 May": is the time that of what came after? */
bool rf__is_before(const rf__doc *doc, const rf__draft *draft, const rf__time *time);
/* "250,000 have fled since May, bringing the number of displaced people to 2 million": these are
 * not counted from then on. */
bool rf__is_of_addition(const rf__doc *doc, const rf__draft *draft, const rf__time *time);
/* "In Gorsk, where 300 have died, shells hit a camp on Thursday": is a sum told in a clause, and
 * the day outside it? */
bool rf__is_outside_clause(const rf__doc *doc, const rf__draft *draft, const rf__time *time,
                           const rf__hull *h);
/* "On 8 May, following a raid on 2 May, 300 fled": is a time of its sentence that of something else
 * (period_other.c)? h: the draft's. */
bool rf__is_of_other_matter(const rf__doc *doc, const rf__draft *draft, const rf__time *time,
                            const rf__hull *h);
/* "shook Gorsk on Wednesday, days after quakes that killed 2,000": does what stands between a time
 * and a draft's words tell that it happened before? */
bool rf__is_past_of(const rf__doc *doc, uint32_t from, uint32_t to);
/* "48,500 have fled, up from 14,000": is the draft what the one before it is compared with? */
bool rf__is_older(const rf__doc *doc, uint32_t index);
/* Gives a draft the flow and the period of the one beside it that it parts or goes on counting. */
void rf__join_period(rf__doc *doc, uint32_t index);
/* "a group of 300 people displaced by the war", "300 who were displaced in May still live in
 * tents": is it only told who they are? */
bool rf__tells_who(const rf__doc *doc, const rf__draft *draft);
/* When that of which a draft counts up to a day began, told in a clause or by "since"; RF_NO_DATE:
 * not told. */
rf_date rf__begun_in_clause(const rf__doc *doc, const rf__draft *draft, const rf__time *by);
/* Does a time tell how long others have done something, where the draft counts a state? */
bool rf__is_not_of_state(const rf__doc *doc, const rf__draft *draft, const rf__time *time,
                         const rf__hull *h);
/* "across Gorsk (300 people), Tarsa (200), Dosso (100) as of 30 March": the day of the state that
 * ends its sentence, and is its only time, is that of all of it. */
const rf__time *rf__as_of_at_end(const rf__doc *doc, const rf__draft *draft);
/* How well a time of its sentence fits a draft: up to about 1; 0 and below, not at all. */
double rf__time_score(const rf__doc *doc, const rf__draft *draft, const rf__time *time);
/* The time of its sentence that a draft takes, or NULL; *ret_score: its rf__time_score, 1
 * where words tell that it is the one. */
const rf__time *rf__best_time(const rf__doc *doc, const rf__draft *draft, double *ret_score);
/* Is what the draft tells that with which the time of a clause began? */
bool rf__is_of_beginning(const rf__doc *doc, const rf__draft *draft, const rf__time *time);
/* "the worst flood since 1998": a time that only compares. */
bool rf__is_superlative(const rf__doc *doc, const rf__sentence *sentence, const rf__time *time);
/* Does a clause end at a token, for times? */
bool rf__is_edge_of_time(const rf__doc *doc, uint32_t token);

/* "police posts": ground that is fought for, though the word may be a verb of saying. */
static inline bool rf__is_ground(const rf__doc *doc, uint32_t token) {
    return !rf__ends_as_past(doc, token) && rf__event_tag(doc, token, RF__E_GROUND);
}

static inline bool rf__is_say_verb(const rf__doc *doc, uint32_t token) {
    bool name = doc->tokens[token].flags & RF__CAPITAL &&
                !(doc->tokens[token].flags & RF__SENTENCE_FIRST); /* "Cite Soleil" */
    return !name && rf__tag_at(doc, token, RF__C_SAY_VERB) &&
           !(doc->tokens[token].over & RF__BIT(RF__C_NOUN)) && /* "an army post" */
           !rf__is_ground(doc, token);
}

/* "He said ...": does a sentence begin with a pronoun? */
bool rf__begins_with_pronoun(const rf__doc *doc, const rf__sentence *sentence);
/* Gives an event without a time the day that a sentence beside it tells. */
void rf__give_event_day(rf__doc *doc, rf__draft *draft);
/* "Two people were killed in the attack": does a sentence take up a deed told before? */
bool rf__names_the_deed(const rf__doc *doc, const rf__sentence *sentence);
/* "During the raid, they killed 12": does a sentence open with a deed told before? */
bool rf__opens_with_deed(const rf__doc *doc, const rf__sentence *sentence);
/* The one day that a sentence tells, of no speech; NULL: it tells none, or several. */
const rf__time *rf__only_day(const rf__doc *doc, const rf__sentence *sentence);
/* Does a sentence tell a time of its own, which is not that of a speech? */
bool rf__tells_time(const rf__doc *doc, const rf__sentence *sentence);
/* What a report tells of first (period_story.c). */
typedef struct rf__days {
    rf_date from, to; /* RF_NO_DATE, both: none */
} rf__days;
typedef struct rf__story {
    rf__days days;   /* of its deed, not long ago */
    bool disaster;   /* a quake, a flood, a storm, a fire */
    rf_date onset;   /* the one day on which that came, or RF_NO_DATE */
    uint32_t next;   /* the first sentence not looked at */
    uint32_t told;   /* the sentence that tells its days */
    bool window;     /* its days are "the past 24 hours" */
    uint32_t summed; /* the first sentence not looked at for sums */
} rf__story;
/* Goes on with the sentences before one, whose figures have their periods. */
void rf__tell_story(const rf__doc *doc, uint32_t sentence, rf__story *story);
/* "A bomb went off on Sunday. ... Two of the dead were guards": gives a harm or a blow whose
 * sentence tells no time the day that the report told of it; a sum of a disaster's harm counts from
 * that day up to the report's. */
void rf__give_day_of_story(const rf__doc *doc, rf__draft *draft, const rf__story *story);
/* The same for what is told before the days are: the headline, and those who left "after gunmen
 * struck", who are counted up to the report's day. */
void rf__date_by_story(const rf__doc *doc, rf__draft *draft, const rf__story *story);
/* "12 died in a raid, police said. The raid came on Sunday": the day that the next sentence tells
 * of the deed that this one tells of (period_beside.c); NULL: none. */
const rf__time *rf__day_told_behind(const rf__doc *doc, uint32_t sentence);
/* "They have fought since May. The fighting has killed 300": since when what a sentence opens with
 * has gone on, told by the sentence before; NULL: not told. */
const rf__time *rf__since_before(const rf__doc *doc, uint32_t sentence);
/* "35 died in the past day. ... 492 have died in Gorsk", "These bring the total to 300": is a
 * figure more than one of a sentence before, so that it is not of the days of that? */
bool rf__is_beyond(const rf__doc *doc, const rf__draft *before, const rf__draft *draft);
/* "with five killed in that blast": what one deed did. */
bool rf__in_that_deed(const rf__doc *doc, const rf__draft *draft);
/* "Hunters attacked Gorsk on 9 April. At least 37 people were killed": does a sentence tell only
 * whom the attack before it hurt? */
bool rf__tells_harm_of(const rf__doc *doc, const rf__draft *draft);
/* "has been shelled": a deed up to now, of no day that is not told with it. */
bool rf__has_been_done(const rf__doc *doc, const rf__draft *draft);
/* Do days come from "the past 24 hours" in a sentence? */
bool rf__is_window(const rf__doc *doc, const rf__sentence *sentence, rf_date from, rf_date to);
/* "Soldiers entered Gorsk on 25 February. They went from door to door. | Forty were shot": when
 * what a paragraph tells of, however long ago, or NULL. */
const rf__time *rf__day_of_paragraph(const rf__doc *doc, const rf__draft *draft);
/* "Gunmen raided a market on Sunday. ... The attack killed 20": the day of the deed that a sentence
 * names again, told some sentences before; NULL: none. */
const rf__time *rf__day_of_the_deed(const rf__doc *doc, uint32_t sentence);
/* "... 807 people since June. Punjab follows with 167 deaths": the draft of a sum, before this one,
 * whose part the figure is, or NULL. */
const rf__draft *rf__sum_of_part(const rf__doc *doc, uint32_t draft);
/* "an attack", "overnight clashes": is a deed or a disaster among the words, and no statement? */
bool rf__names_deed(const rf__doc *doc, uint32_t from, uint32_t to);
/* The day on which somebody spoke, as a sentence tells it; RF_NO_DATE: it does not. */
rf_date rf__day_of_speech(const rf__doc *doc, const rf__sentence *sentence);
/* Marks the times that say when somebody spoke (period_speech.c). */
void rf__mark_speech(rf__doc *doc);
/* "a militia formed in 2019": is the time one of words that only tell more of a noun
 * (period_clause.c)? */
bool rf__is_of_clause(const rf__doc *doc, const rf__draft *draft, const rf__time *time);
/* "From 1 May, 300 have fled": does a sum begin with the time? */
bool rf__opens_count(const rf__doc *doc, const rf__time *time);
/* "The quake, which struck on Monday, killed 30": does the clause tell when what the sentence is
 * about came? */
bool rf__tells_of_event(const rf__doc *doc, const rf__sentence *sentence, const rf__time *time);
/* "As of 1 May, 604 killed since 15 April": up to when what began with a time is counted, as the
 * sentence tells beside it; RF_NO_DATE: it does not. */
rf_date rf__counted_up_to(const rf__doc *doc, const rf__draft *draft, const rf__time *since);
/* "As of 19 May, 300 remain displaced by the flood of 28 April": the day of the state and not that
 * of its cause; else the time itself. */
const rf__time *rf__state_of_day(const rf__doc *doc, const rf__draft *draft, const rf__time *best);
/* "900 since May, four of them in raids last month": a time within the words of a part. */
bool rf__is_of_part(const rf__doc *doc, const rf__draft *draft, const rf__time *time);
/* "that had until Monday been quiet", "which had been spared until Monday": what changed that day
 * is told behind the clause. */
bool rf__was_spared(const rf__doc *doc, const rf__draft *draft, const rf__time *time);
/* "the war, which lasted from 1991 to 2002,", "the war, which ended in 1994,": a time in a clause
 * about a crisis, before what is told of the crisis. */
bool rf__dates_crisis(const rf__doc *doc, const rf__draft *draft, const rf__time *time);
/* "The Monitor documented 214 deaths in August. ... | The Monitor also recorded 12 arrests": the
 * figure, told first, over whose days and in whose place it counted these as well; or NULL. */
const rf__draft *rf__tally_of(const rf__doc *doc, const rf__draft *draft);

/* Makes a time the period of a draft; sets its flow where the time decides it (period_date.c). */
void rf__date_by(const rf__doc *doc, const rf__crises *crises, rf__draft *draft,
                 const rf__time *time);

#endif
