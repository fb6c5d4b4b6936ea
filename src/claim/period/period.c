/* Which time belongs to which claim: that of its sentence that fits best (period_choice.c). The
 * time of a verb of reporting ("said on Tuesday") is when something was said and not when it
 * happened. A sentence without a time takes the period of what it is a part of, of the crisis whose
 * beginning the report told, or of the sentence before that counts the same; what is left takes the
 * days of the report's one deed (period_story.c). */
#include "claim/period/period.h"
#include "claim/doc.h"
#include "claim/figure/claim_table.h"
#include "claim/figure/figure.h"
#include "claim/time/time_span.h"
#include "claim/where/where.h"

#include <string.h>

enum { SHORT = 10, CARRY_SENTENCES = 2 };

typedef struct giver {
    rf__doc *doc;
    rf__crises crises;
    rf_date onset;          /* of what the report tells, or RF_NO_DATE */
    const rf__time *covers; /* the week or so that its head says it is of, or NULL */
    rf_date state;          /* the day that its head says its figures are of, or RF_NO_DATE */
} giver;

/* ---- giving ---- */

static bool same_matter(rf_indicator a, rf_indicator b) {
    return a == b || (rf__hurts_people(a) && rf__hurts_people(b));
}

/* Does the number take up people told before ("of those displaced", "among the dead")? */
static bool takes_up(const rf__doc *doc, const rf__draft *draft) {
    const rf__quantity *q = &doc->quantities[draft->quantity];
    uint32_t behind = q->token + q->n_tokens;
    rf__function f = rf__function_at(doc, behind), next = rf__function_at(doc, behind + 1);
    return f == RF__F_OF && (next == RF__F_THEM || next == RF__F_THESE || next == RF__F_WHOM);
}

/* The first country that a sentence names, or NULL. */
static const rf__mention *country_in(const rf__doc *doc, const rf__sentence *sentence) {
    for (uint32_t i = sentence->mention; i < sentence->mention + sentence->n_mentions; i++) {
        const rf__mention *m = &doc->mentions[i];
        if (m->use == RF_NAME_PLACE && !m->person && !m->actor && m->place != RF_NO_PLACE &&
            rf__gaz_brief_of(doc->gazetteer, m->place).kind == RF_GAZ_COUNTRY)
            return m;
    }
    return NULL;
}

/* Do the sentences of two drafts tell of two countries? */
static bool other_country(const rf__doc *doc, const rf__draft *a, const rf__draft *b) {
    const rf__mention *x = country_in(doc, &doc->sentences[a->sentence]),
                      *y = country_in(doc, &doc->sentences[b->sentence]);
    return x && y && x->place != y->place;
}

/* "165 were killed in the past day, while 56,000 have been wounded": a sum set against what is new.
 */
static bool sums_over(const rf__doc *doc, const rf__draft *before, const rf__draft *draft) {
    if (before->claim.flow != RF_NEW || draft->claim.flow != RF_CUMULATIVE)
        return false;
    for (uint32_t i = rf__hull_of(doc, before).to; i < rf__hull_of(doc, draft).from; i++)
        if (rf__function_at(doc, i) == RF__F_WHILE || rf__function_at(doc, i) == RF__F_BUT)
            return true;
    return false;
}

/* "300 fled in May, bringing the number of those displaced to 2 million": all of them, of whatever
 * time. */
static bool is_brought_to(const rf__doc *doc, const rf__draft *draft) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    for (uint32_t i = sentence->time; i < sentence->time + sentence->n_times; i++)
        if (rf__is_of_addition(doc, draft, &doc->times[i]))
            return true;
    return false;
}

/* "In May, six died in Gorsk. / The army said on Saturday it had killed 10 rebels": of another time
 * than what was told by the way. */
static bool is_long_over(const rf__doc *doc, const rf__draft *before, const rf__draft *draft) {
    enum { LONG = 14 };
    const rf__sentence *own = &doc->sentences[draft->sentence];
    bool new = before->claim.flow == RF_NEW && draft->claim.flow == RF_NEW;
    if (!new || before->claim.to == RF_NO_DATE || doc->report->published == RF_NO_DATE ||
        doc->report->published - before->claim.to < LONG ||
        own->block == doc->sentences[before->sentence].block)
        return false;
    for (uint32_t i = own->time; i < own->time + own->n_times; i++)
        if (doc->times[i].of_speech && doc->times[i].from != RF_NO_DATE &&
            doc->times[i].from > before->claim.to)
            return true;
    return false;
}

/* The sentences before that count the same. */
static void carry(const giver *g, uint32_t index) {
    rf__doc *doc = g->doc;
    rf__draft *draft = &doc->drafts[index];
    bool up = takes_up(doc, draft);
    for (uint32_t i = index; i-- > 0;) {
        const rf__draft *before = &doc->drafts[i];
        if (before->quantity == UINT32_MAX)
            continue;
        uint32_t away = draft->sentence - before->sentence;
        if (before->sentence > draft->sentence || away > (up ? 8 : CARRY_SENTENCES))
            return;
        if (away == 0 && before->claim.indicator != draft->claim.indicator &&
            !rf__has_period(before) && same_matter(before->claim.indicator, draft->claim.indicator))
            return; /* "2,205 have died, another 3,640 were injured": of one time, told or not */
        if (!rf__has_period(before) || before->claim.modality != draft->claim.modality)
            continue;
        if (away ? is_long_over(doc, before, draft)
                 : rf__is_past_of(doc, rf__hull_of(doc, before).to, rf__hull_of(doc, draft).from))
            return; /* "killed six on Monday, days after 26 died in Gorsk" */
        if (away && rf__is_beyond(doc, before, draft))
            return;
        if (away && other_country(doc, before, draft))
            return; /* "In Norland, 17 have died since May. In Sudland, 50 have died." */
        bool as_of = before->claim.from == RF_NO_DATE && before->claim.to != doc->report->published;
        if (as_of && !up &&
            doc->sentences[before->sentence].block != doc->sentences[draft->sentence].block)
            return; /* up to a day told in another paragraph */
        bool totals = before->claim.flow == RF_CUMULATIVE && draft->claim.flow == RF_CUMULATIVE &&
                      before->claim.to == doc->report->published &&
                      (draft->claim.indicator == RF_AID) == (before->claim.indicator == RF_AID);
        bool same = same_matter(before->claim.indicator, draft->claim.indicator) || totals ||
                    (up && draft->claim.indicator == RF_SHARE);
        bool share = draft->claim.indicator == RF_SHARE;
        same = (same && !(away == 0 && is_brought_to(doc, draft))) || (share && away == 0);
        bool beside =
            away == 0 && (same_matter(before->claim.indicator, draft->claim.indicator) ||
                          (rf__is_harm(before->claim.indicator) && /* "killed 51 and burned" */
                           rf__is_harm(draft->claim.indicator)));
        beside = beside && !sums_over(doc, before, draft) && !is_brought_to(doc, draft);
        same = same || beside;
        bool flows = before->claim.flow == draft->claim.flow || share || beside;
        if (!same || (!up && (away > 1 || !flows)))
            continue;
        rf__copy_period(draft, before);
        if (beside && draft->claim.flow == RF_NEW)
            draft->claim.flow =
                before->claim.flow; /* "5,791 killed since May and 16,298 injured" */
        return;
    }
}

/* "He said 36 missiles were fired": whoever speaks on goes on about the day told before. */
static bool give_day_before(rf__doc *doc, rf__draft *draft) {
    if (draft->claim.flow != RF_NEW || draft->claim.modality != RF_REPORTED)
        return false;
    bool left = draft->claim.indicator == RF_DISPLACED; /* "The raids led to the flight of 300" */
    const rf__time *deed = rf__is_harm(draft->claim.indicator) || left
                               ? rf__day_of_the_deed(doc, draft->sentence)
                               : NULL;
    if (deed) {
        draft->claim.from = deed->from;
        draft->claim.to = deed->to;
        return true;
    }
    for (uint32_t s = draft->sentence; s > 0 && s + CARRY_SENTENCES > draft->sentence; s--) {
        const rf__sentence *sentence = &doc->sentences[s], *before = sentence - 1;
        bool goes_on = rf__begins_with_pronoun(doc, sentence) || sentence->n_tokens <= SHORT ||
                       rf__opens_with_deed(doc, sentence);
        const rf__token *first = &doc->tokens[sentence->token];
        bool told_on = first->flags & RF__OPEN_QUOTE && before->block + 1 == sentence->block &&
                       rf__begins_with_pronoun(doc, sentence); /* "They killed 26," he said. */
        bool same_deed = before->block + 1 >= sentence->block && rf__names_the_deed(doc, sentence);
        goes_on |= same_deed || rf__tells_harm_of(doc, draft);
        told_on |= same_deed; /* "Two people were killed in the attack." */
        if (!goes_on || (before->block != sentence->block && !told_on))
            return false; /* "The volcano erupted on 22 May. More than 30 people were killed." */
        const rf__time *day = rf__only_day(doc, before);
        if (day) {
            draft->claim.from = day->from;
            draft->claim.to = day->to;
            return true;
        }
        if (before->n_times)
            return false;
    }
    return false;
}

static bool give_heading(const giver *g, rf__draft *draft) {
    const rf__doc *doc = g->doc;
    const rf__time *span =
        draft->quantity != UINT32_MAX && !draft->n_head ? rf__span_of_heading(doc, draft) : NULL;
    if (!span && draft->quantity != UINT32_MAX && !draft->n_head)
        span = rf__span_of_lead(doc, draft);
    if (span) {
        rf__date_by(g->doc, &g->crises, draft, span);
        return true;
    }
    return false;
}

static bool give_day_of_lines(const rf__doc *doc, rf__draft *draft) {
    const rf__time *time = rf__day_of_lines(doc, draft->sentence);
    if (!time || draft->claim.flow == RF_NEW)
        return false;
    draft->claim.to = time->to;
    if (draft->claim.flow == RF_STOCK)
        draft->claim.from = time->from;
    return true;
}

static bool give_crisis(const giver *g, rf__draft *draft) {
    bool subject;
    const rf__crisis *found = rf__named_crisis(g->doc, &g->crises, draft, &subject);
    const rf__time *since =
        !found && draft->claim.flow == RF_CUMULATIVE && draft->claim.modality == RF_REPORTED
            ? rf__since_before(g->doc, draft->sentence)
            : NULL;
    if (since) {
        draft->claim.from = since->from;
        draft->claim.to = g->doc->report->published;
        return true;
    }
    if (!found && draft->claim.flow == RF_CUMULATIVE && rf__runs_on(g->doc, draft)) {
        draft->claim.to = g->doc->report->published;
        return draft->claim.modality == RF_REPORTED;
    }
    if (!found || draft->claim.modality != RF_REPORTED || draft->claim.flow == RF_STOCK ||
        (draft->claim.flow == RF_NEW && !subject))
        return false;
    enum { DEED = 7 }; /* what takes an hour or a day */
    bool deed = found->sort >= DEED && found->of_day && !rf__is_toll(g->doc, draft);
    draft->claim.flow = deed ? RF_NEW : RF_CUMULATIVE;
    draft->claim.from = found->from;
    draft->claim.to = deed ? found->from : g->doc->report->published;
    return true;
}

/* "killed eight and wounded twenty in the hills, on Sunday": the time of the verb joined to it. */
static const rf__time *time_of_joined(const rf__doc *doc, uint32_t index) {
    enum { NEAR = 4 };
    const rf__draft *draft = &doc->drafts[index], *next = draft + 1;
    if (index + 1 >= doc->n_drafts || next->quantity == UINT32_MAX || next->parent >= 0 ||
        draft->parent >= 0 || draft->quantity == UINT32_MAX || next->sentence != draft->sentence ||
        !rf__is_harm(draft->claim.indicator) || !rf__is_harm(next->claim.indicator) ||
        rf__is_older(doc, index + 1))
        return NULL;
    bool and = false;
    uint32_t from = rf__hull_of(doc, draft).to, to = rf__hull_of(doc, next).from;
    for (uint32_t i = from; i < to; i++) {
        if (doc->tokens[i].punct && doc->tokens[i].punct != ',')
            return NULL;
        and |= rf__function_at(doc, i) == RF__F_AND || doc->tokens[i].punct == ',';
    }
    if (!and || to >= from + NEAR)
        return NULL;
    double score;
    const rf__time *time = rf__best_time(doc, next, &score);
    if (!time)
        time =
            time_of_joined(doc, index + 1); /* "113 were hurt, 12 killed and 9 taken last week" */
    return time && time->token >= to ? time : NULL;
}

/* "have fled over the past few days": within a time that is not told to the day. */
static bool in_recent_days(const rf__doc *doc, const rf__draft *draft) {
    enum { REACH = 16 };
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    if (draft->claim.flow == RF_STOCK || draft->quantity == UINT32_MAX || draft->n_head ||
        rf__is_toll(doc, draft) || draft->claim.modality != RF_REPORTED)
        return false;
    uint32_t to = rf__hull_of(doc, draft).to;
    for (uint32_t i = sentence->time; i < sentence->time + sentence->n_times; i++) {
        const rf__time *time = &doc->times[i];
        bool days = false, comma = false, apart = time->token < to || time->token > to + REACH;
        if (!time->vague || time->from != RF_NO_DATE || time->to != RF_NO_DATE || apart)
            continue;
        for (uint32_t t = time->token; t < time->token + time->n_tokens; t++) {
            const rf__tag *unit = rf__tag_at(doc, t, RF__C_TIME_UNIT);
            days |= unit && (unit->entry->code == RF__T_DAY || unit->entry->code == RF__T_WEEK);
        }
        for (uint32_t t = to; t < time->token; t++) {
            comma |= doc->tokens[t].punct == ',';
            apart |=
                doc->tokens[t].punct == ';' || rf__is_edge_of_time(doc, t) ||
                (comma && (rf__ends_as(doc, t, RF__END_ING) || doc->tokens[t].kind == RF__NUMERAL ||
                           rf__tag_at(doc, t, RF__C_VERB)));
        }
        if (days && !apart)
            return true;
    }
    return false;
}

/* "60 deaths a day and 300 since May": so many in each, and not in the time told behind. */
static bool is_rate(const rf__doc *doc, const rf__draft *draft) {
    uint32_t to = rf__hull_of(doc, draft).to;
    const rf__tag *each = rf__tag_at(doc, to, RF__C_TIME_WORD);
    if (draft->quantity == UINT32_MAX || draft->n_head || !each ||
        each->entry->code != RF__W_EVERY || each->n < 2 || !rf__is_harm(draft->claim.indicator))
        return false;
    const rf__time *behind = rf__time_over(doc, &doc->sentences[draft->sentence], to + each->n);
    return !behind || behind->kind == RF__TIME_LENGTH;
}

/* The time of its sentence that fits, or that of what it stands in: a table, a list. */
static const rf__time *time_told_with(const rf__doc *doc, uint32_t index, rf__dated *ret) {
    rf__draft *draft = &doc->drafts[index];
    double score;
    const rf__time *time = rf__best_time(doc, draft, &score);
    draft->fit = (float)score;
    *ret = RF__DATED_HERE;
    if (!time && draft->n_head) {
        *ret = RF__DATED_BY_TABLE;
        time = rf__time_of_table(doc, draft);
    } else if (!time && draft->parent < 0) {
        *ret = RF__DATED_BY_LABEL;
        time = rf__time_of_label(doc, draft);
    }
    if (!time && !draft->n_head && draft->parent < 0) {
        *ret = RF__DATED_BY_LEAD;
        time = rf__time_of_lead(doc, draft);
    }
    if (!time) {
        *ret = RF__DATED_BY_JOINED;
        time = time_of_joined(doc, index);
    }
    return time;
}

/* "Since 3 May 300 have died. ... In the same period 40 were taken": the days of what the sentence
 * counts first that was told last, and not any days told since. */
static bool date_by_same_period(rf__doc *doc, uint32_t index, const rf__time *time) {
    enum { BACK = 3, DAYS = 2 };
    rf__draft *draft = &doc->drafts[index];
    const rf__draft *found = NULL;
    for (uint32_t i = index; time->again && i-- > 0;) {
        const rf__draft *before = &doc->drafts[i];
        if (before->sentence + BACK < draft->sentence ||
            (found && before->sentence != found->sentence))
            break;
        const rf_claim *claim = &before->claim;
        uint32_t end = rf__hull_of(doc, before).to;
        if (before->quantity != UINT32_MAX && end <= time->token && claim->to != RF_NO_DATE &&
            (claim->from == RF_NO_DATE || claim->to - claim->from >= DAYS))
            found = before;
    }
    if (!found)
        return false;
    rf__copy_period(draft, found);
    if (draft->claim.flow == RF_NEW && draft->claim.modality == RF_REPORTED)
        draft->claim.flow = found->claim.flow == RF_CUMULATIVE ? RF_CUMULATIVE : RF_NEW;
    return true;
}

static void date_by_told(const giver *g, rf__draft *draft, const rf__time *time) {
    const rf__doc *doc = g->doc;
    rf__date_by(doc, &g->crises, draft, time);
    bool since = time->kind == RF__TIME_SINCE && draft->claim.to == doc->report->published;
    const rf__time *day = since && draft->n_head ? rf__day_of_lines(doc, draft->sentence) : NULL;
    if (day && (draft->claim.from == RF_NO_DATE || day->to >= draft->claim.from))
        draft->claim.to = day->to;
}

/* "6.6 million displaced (DTM, 25 April)", "said in May that 180,000 are in camps": a state is told
 * of the day on which it is told. */
static bool give_day_told(const rf__doc *doc, rf__draft *draft) {
    const rf__sentence *s = &doc->sentences[draft->sentence];
    const rf__time *told = NULL;
    if (draft->claim.flow != RF_STOCK || draft->claim.modality != RF_REPORTED || draft->n_head ||
        rf__is_harm(draft->claim.indicator) || draft->claim.indicator == RF_MISSING ||
        takes_up(doc, draft))
        return false;
    for (uint32_t i = s->time; i < s->time + s->n_times; i++) {
        const rf__time *time = &doc->times[i];
        if (!time->of_speech)
            continue;
        if (told || time->from == RF_NO_DATE || time->to == RF_NO_DATE)
            return false;
        told = time;
    }
    if (!told || told->to >= doc->report->published)
        return false;
    draft->claim.from = told->from;
    draft->claim.to = told->to;
    return true;
}

/* Of a figure without a time of its own: what was told before. */
static rf__dated give_told(const giver *g, uint32_t index) {
    rf__doc *doc = g->doc;
    rf__draft *draft = &doc->drafts[index];
    const rf__time *behind = draft->claim.modality == RF_REPORTED &&
                                     rf__is_harm(draft->claim.indicator) && !rf__is_toll(doc, draft)
                                 ? rf__day_told_behind(doc, draft->sentence)
                                 : NULL;
    if (behind) {
        draft->claim.from = behind->from;
        draft->claim.to = behind->to;
        draft->claim.flow = RF_NEW;
        return RF__DATED_BY_BEHIND;
    }
    const rf__draft *sum = rf__sum_of_part(doc, index);
    if (sum) {
        rf__copy_period(draft, sum);
        draft->claim.flow = sum->claim.flow;
        return RF__DATED_BY_SUM;
    }
    if (give_crisis(g, draft))
        return RF__DATED_BY_CRISIS;
    if (give_heading(g, draft))
        return RF__DATED_BY_HEADING;
    if (give_day_of_lines(doc, draft) || give_day_told(doc, draft))
        return RF__DATED_BY_LINES;
    if (draft->claim.flow == RF_STOCK && !takes_up(doc, draft))
        return RF__DATED_NOT;
    bool cell = draft->n_head && draft->claim.indicator != RF_SHARE; /* each column has its time */
    if (rf__give_length(doc, draft))
        return RF__DATED_BY_LENGTH;
    if (give_day_before(doc, draft))
        return RF__DATED_BY_DAY_BEFORE;
    if (!cell)
        carry(g, index);
    if (rf__has_period(draft))
        return RF__DATED_BY_CARRIED;
    const rf__draft *before = cell ? NULL : rf__told_again(doc, index, false);
    if (before && before->claim.modality == draft->claim.modality)
        rf__copy_period(draft, before);
    if (rf__has_period(draft))
        return RF__DATED_BY_TOLD_AGAIN;
    if (!g->covers || draft->claim.flow != RF_NEW || doc->sentences[draft->sentence].n_times ||
        draft->claim.modality != RF_REPORTED || draft->claim.unit == RF_NO_UNIT)
        return RF__DATED_NOT;
    rf__date_by(doc, &g->crises, draft, g->covers);
    return RF__DATED_BY_REPORT;
}

static rf__dated give_one(const giver *g, uint32_t index) {
    rf__doc *doc = g->doc;
    rf__draft *draft = &doc->drafts[index];
    draft->claim.from = draft->claim.to = RF_NO_DATE;
    draft->fit = 0;
    if (is_rate(doc, draft)) {
        draft->claim.flow = RF_NEW;
        return RF__DATED_NOT;
    }
    rf__dated told;
    const rf__time *time = time_told_with(doc, index, &told);
    const rf__draft *parent =
        draft->parent >= 0 && (uint32_t)draft->parent < index ? &doc->drafts[draft->parent] : NULL;
    if (parent && parent->sentence == draft->sentence && rf__has_period(parent) && !time) {
        bool again = draft->quantity != UINT32_MAX && /* "24 households (144 individuals)" */
                     doc->quantities[draft->quantity].paren_of >= 0 &&
                     draft->claim.indicator == parent->claim.indicator;
        if (draft->claim.flow != RF_STOCK || parent->claim.flow == RF_STOCK || again)
            rf__copy_period(draft, parent); /* not "forced 23,000 out, 8,500 of whom are abroad" */
        return RF__DATED_BY_WHOLE;
    }
    if (time) {
        if (!date_by_same_period(doc, index, time))
            date_by_told(g, draft, time);
        return told;
    }
    if (rf__date_by_entry(doc, draft))
        return RF__DATED_BY_ENTRY;
    if (!parent && in_recent_days(doc, draft)) {
        draft->claim.flow = RF_NEW;
        return RF__DATED_NOT;
    }
    if (parent && (rf__has_period(parent) || parent->sentence == draft->sentence)) {
        rf__copy_period(draft, parent); /* a part without a time has none if its whole has none */
        return RF__DATED_BY_PARENT;
    }
    if (draft->quantity == UINT32_MAX) {
        rf__give_event_day(doc, draft);
        return RF__DATED_BY_EVENT;
    }
    return give_told(g, index);
}

const rf__time *rf__day_of_head(const rf__doc *doc) {
    enum { HEAD = 6 }; /* sentences */
    for (uint32_t i = 0; i < doc->n_times && doc->times[i].sentence < HEAD; i++) {
        const rf__time *time = &doc->times[i];
        const rf__sentence *line = &doc->sentences[time->sentence];
        if (time->kind == RF__TIME_AS_OF && time->to != RF_NO_DATE && !line->n_figures &&
            rf__last_mark(doc, line) != '.')
            return time;
    }
    return NULL;
}

/* The day of the head of a report that came out later, by weeks at most, or RF_NO_DATE. */
static rf_date state_of_head(const rf__doc *doc) {
    enum { WEEKS = 45 }; /* days */
    const rf__time *time = rf__day_of_head(doc);
    rf_date today = doc->report->published;
    bool lately = time && today != RF_NO_DATE && time->to < today && today - time->to < WEEKS;
    return lately ? time->to : RF_NO_DATE;
}

/* What is counted up to now was counted on the day that the head tells. */
static void end_with_state(const giver *g, rf__draft *draft) {
    rf_claim *claim = &draft->claim;
    if (g->state != RF_NO_DATE && draft->quantity != UINT32_MAX &&
        claim->to == g->doc->report->published && claim->modality == RF_REPORTED &&
        claim->flow != RF_NEW && claim->from != claim->to &&
        (claim->from == RF_NO_DATE || claim->from < g->state))
        claim->to = g->state;
}

rf_err rf__give_periods(rf__doc *doc) {
    giver g = {.doc = doc};
    rf__mark_speech(doc);
    rf__mark_captions(doc);
    rf__note_crises(doc, &g.crises);
    g.onset = rf__onset_of(doc, &g.crises);
    g.covers = rf__period_of_report(doc);
    g.state = state_of_head(doc);
    rf__story story = {.days = {RF_NO_DATE, RF_NO_DATE}, .onset = g.onset};
    for (uint32_t i = 0; i < doc->n_drafts; i++) {
        rf__draft *draft = &doc->drafts[i];
        draft->dated = give_one(&g, i);
        rf__begin_sum(doc, draft, g.onset);
        end_with_state(&g, draft);
        rf__tell_story(doc, draft->sentence, &story);
        const rf__draft *tally = rf__tally_of(doc, draft);
        if (tally) {
            rf__copy_period(draft, tally);
            draft->dated = RF__DATED_BY_TALLY;
        }
        if (!rf__has_period(draft) &&
            !rf__names_other_crisis(doc, &g.crises, &doc->sentences[draft->sentence])) {
            rf__give_day_of_story(doc, draft, &story);
            draft->dated = RF__DATED_BY_STORY;
        }
        rf_claim *claim = &doc->drafts[i].claim;
        /* "since 15 April 2023" in a report said to be older: until when is not known. */
        if (claim->from != RF_NO_DATE && claim->to != RF_NO_DATE && claim->from > claim->to)
            claim->to = RF_NO_DATE;
        rf__join_period(doc, i);
    }
    rf__tell_story(doc, doc->n_sentences, &story);
    for (uint32_t i = 0; i < doc->n_drafts; i++) {
        rf__draft *draft = &doc->drafts[i];
        bool had = rf__has_period(draft);
        rf__date_by_story(doc, draft, &story);
        if (!rf__has_period(draft))
            draft->dated = RF__DATED_NOT;
        else if (!had)
            draft->dated = RF__DATED_BY_STORY_BEHIND;
    }
    return RF_OK;
}
