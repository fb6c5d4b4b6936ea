/* The place of a figure whose sentence names none: what the sentences, the paragraph and the
 * heading before it were about; else the country. */
#include "claim/name/name_other.h"
#include "claim/period/period.h"
#include "claim/speaker/speaker.h"
#include "claim/where/where.h"
#include "place/gaz_format.h"

#include <math.h>
#include <string.h>

/* "had left [the town] overnight": the pointer right behind the verb, which is sure whatever the
 * number. */
static bool takes_pointer(const rf__doc *doc, const rf__draft *d) {
    enum { BEHIND = 3 };
    uint32_t from = d->trigger + d->n_trigger;
    for (uint32_t i = from; i < from + BEHIND && rf__function_at(doc, from) == RF__F_THE; i++)
        if (rf__tag_at(doc, i, RF__C_PLACE_KIND))
            return true;
    return false;
}

/* More people than a town has are not meant to be in it, where another paragraph named it. */
static bool holds_so_many(const rf__doc *doc, uint32_t draft, uint32_t topic) {
    const rf__draft *d = &doc->drafts[draft];
    const rf__mention *m = &doc->mentions[topic];
    bool people = d->claim.unit == RF_PEOPLE && d->claim.kind == RF_FIGURE;
    if (!people)
        return true;
    enum { MOST_OF_VILLAGE = 200000 };              /* whose number of people is not known */
    static const double TWICE = 2, MANY_TIMES = 10; /* in another paragraph; in the same one */
    rf_gaz_place place = {.kind = doc->resolve[m->resolved].kind_hint};
    if (m->place != RF_NO_PLACE)
        place = rf_gazetteer_get(doc->gazetteer, m->place);
    bool same = doc->sentences[m->sentence].block == doc->sentences[d->sentence].block;
    double most = place.n_people ? (same ? MANY_TIMES : TWICE) * (double)place.n_people
                                 : MOST_OF_VILLAGE * (same ? TWICE : 1);
    return place.kind != RF_GAZ_TOWN || d->claim.low < most;
}

/* ---- what is too wide for a village ---- */

typedef enum width { NARROW, OTHER_TIME, SUM } width;

/* An organisation counts what the figure tells. */
static bool is_counted_by(const rf__doc *doc, const rf__draft *d) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    uint32_t at = doc->quantities[d->quantity].token;
    for (uint32_t i = rf__says_from(doc, s->token); i < doc->n_says; i++) {
        const rf__says *says = &doc->says[i];
        if (says->token > at)
            break;
        if (at < says->token + says->n_tokens && says->speaker >= 0 &&
            doc->speakers[says->speaker].organisation)
            return true;
    }
    return false;
}

/* Was it over before what a sentence tells? */
static bool is_before(const rf__doc *doc, const rf_claim *claim, const rf__sentence *told) {
    enum { MONTH = 30 };
    rf_date first =
        doc->report->published == RF_NO_DATE ? RF_NO_DATE : doc->report->published - MONTH;
    for (uint32_t i = told->time; i < told->time + told->n_times; i++)
        if (doc->times[i].from != RF_NO_DATE && !doc->times[i].of_speech)
            first = doc->times[i].from;
    return first != RF_NO_DATE && claim->to < first;
}

/* "As of 21 February the disaster agency had recorded 405 deaths", in a paragraph of its own: not
 * of the village that the one before told of, or where somebody spoke in it ("a woman in Gorsk
 * said"). */
static bool is_state_of_all(const rf__doc *doc, const rf__draft *d, uint32_t topic) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    bool as_of = false;
    for (uint32_t i = s->time; i < s->time + s->n_times; i++)
        as_of |= doc->times[i].kind == RF__TIME_AS_OF && doc->times[i].n_tokens > 1;
    const rf__mention *m = &doc->mentions[topic];
    bool opens = as_of && (!d->sentence || s[-1].block != s->block) && d->claim.unit == RF_PEOPLE;
    as_of |= d->claim.from == RF_NO_DATE && rf__is_small_place(doc, m) &&
             rf__is_in_cue(doc, &doc->sentences[m->sentence], m);
    return as_of && d->quantity != UINT32_MAX && !d->n_head && d->claim.flow != RF_NEW &&
           doc->sentences[doc->mentions[topic].sentence].block != s->block &&
           (opens || is_counted_by(doc, d));
}

/* "has counted 299 dead since December", "an offensive of last summer displaced ...": a sum over
 * weeks, or what happened over some other weeks, told in a paragraph of its own. */
static width width_of(const rf__doc *doc, const rf__draft *d, uint32_t topic) {
    enum { WEEKS = 28 };
    const rf__sentence *s = &doc->sentences[d->sentence];
    const rf_claim *claim = &d->claim;
    if (is_state_of_all(doc, d, topic))
        return SUM;
    if (claim->from == RF_NO_DATE || claim->to == RF_NO_DATE || claim->to - claim->from < WEEKS ||
        !s->n_times || d->n_head || doc->sentences[doc->mentions[topic].sentence].block == s->block)
        return NARROW;
    for (uint32_t i = s->time; i < s->time + s->n_times; i++)
        if (doc->times[i].kind == RF__TIME_SINCE && !doc->times[i].of_speech)
            return SUM;
    bool before = is_before(doc, claim, &doc->sentences[doc->mentions[topic].sentence]);
    return before || (d->quantity != UINT32_MAX && is_counted_by(doc, d)) ? OTHER_TIME : NARROW;
}

/* A beginning that a time tells: "since the fighting broke out"; the code of what broke out, or 0.
 */
static int begins_with(const rf__doc *doc, const rf__time *time) {
    enum { BEHIND = 3 };
    for (uint32_t k = time->token; k < time->token + time->n_tokens + BEHIND; k++) {
        const rf__tag *word = rf__tag_at(doc, k, RF__C_TIME_WORD);
        if (time->kind == RF__TIME_SINCE && word && word->entry->code == RF__W_CRISIS)
            return (int)word->entry->low;
    }
    return 0;
}

/* "Since the fighting broke out, 63 have been killed": a sum over the days that the report is
 * about, in a sentence that names no place. Not since a war began, unless that was days ago. */
static bool since_outbreak(const rf__doc *doc, const rf__draft *d) {
    enum { WEEKS = 28, WAR = 1 };
    const rf__sentence *s = &doc->sentences[d->sentence];
    rf__pointer p = rf__pointer_in(doc, s);
    bool dated = d->claim.from != RF_NO_DATE && d->claim.to != RF_NO_DATE;
    if (p.kind != RF_GAZ_UNKNOWN || p.there || p.country ||
        (dated && d->claim.to - d->claim.from >= WEEKS))
        return false;
    for (uint32_t i = s->time; i < s->time + s->n_times; i++) {
        int what = begins_with(doc, &doc->times[i]);
        if (what && (dated || what != WAR))
            return true;
    }
    return false;
}

/* "Nine of the dead were from Bicol, eight from Calabarzon. A total of 33 are missing", "... 900
 * homes have been damaged": those of all places that the sentence before told apart. */
static bool sums_places(const rf__doc *doc, const rf__draft *d) {
    enum { LONGEST = 64 }; /* a list is gone through for each place of it */
    const rf__sentence *s = &doc->sentences[d->sentence];
    if (d->quantity == UINT32_MAX || !d->sentence || s[-1].block != s->block ||
        s[-1].n_mentions < 2 || s[-1].n_mentions > LONGEST || s[-1].n_quantities > LONGEST)
        return false;
    double least = 0;
    uint32_t n = rf__n_counted_places(doc, s - 1, &least);
    bool sum = d->claim.flow != RF_NEW && d->claim.low >= least; /* as a share is not */
    for (uint32_t i = s->token; i <= s->token + 1 && !sum; i++) {
        const rf__tag *word = rf__tag_at(doc, i, RF__C_FLOW);
        sum = word && word->entry->code == RF_CUMULATIVE;
    }
    rf__pointer p = rf__pointer_in(doc, s);
    return sum && p.kind == RF_GAZ_UNKNOWN && !p.there && n > 1;
}

/* "Raiders came to three villages of Kesh district. 17 died in Tarsa and six in Gorsk. In all, 40
 * are missing": the region told of before that small places told apart lie in; else the land. */
static rf_err fill_whole_of_places(rf__doc *doc, uint32_t s, rf_claim_place *ret) {
    const rf__sentence *parts = &doc->sentences[s - 1];
    bool small = true;
    double sure;
    for (uint32_t i = parts->mention; i < parts->mention + parts->n_mentions; i++)
        small &= !rf__is_place(&doc->mentions[i]) || !rf__is_wide_place(doc, i);
    uint32_t region =
        small ? rf__look_back(doc, s - 1, RF_GAZ_ADMIN1, RF__REACH, false, &sure) : UINT32_MAX;
    return region == UINT32_MAX ? rf__fill_nation(doc, s, ret)
                                : rf__fill_place(doc, region, 0.6, ret);
}

/* "The two have been at war across the country since April. At least 40,000 have been killed": the
 * last sentence of the paragraph that told of a place told of the whole country. */
static bool follows_country(const rf__doc *doc, uint32_t sentence) {
    uint32_t block = doc->sentences[sentence].block;
    for (uint32_t i = sentence, back = 0;
         i-- > 0 && back < RF__LOOK_BACK && doc->sentences[i].block == block; back++) {
        if (rf__topic_of(doc, &doc->sentences[i], RF_GAZ_UNKNOWN, false) != UINT32_MAX)
            return false;
        rf__pointer p = rf__pointer_in(doc, &doc->sentences[i]);
        const rf__sentence *own = &doc->sentences[i]; /* "NDRRMC has counted 405 deaths." */
        bool summed = p.agency && own->n_figures &&
                      doc->drafts[own->figure].claim.place.kind == RF_GAZ_COUNTRY;
        if ((p.country && !p.office && !p.there) || summed)
            return true;
    }
    return false;
}

/* "Of these, 54,800 are in camps": where those are of whom the figure before told. */
static const rf__draft *taken_up(const rf__doc *doc, uint32_t draft) {
    enum { SENTENCES = 3, MOST_BACK = 48 };
    const rf__draft *d = &doc->drafts[draft], *before = d - 1;
    const rf__sentence *s = &doc->sentences[d->sentence];
    rf__function next = rf__function_at(doc, s->token + 1);
    rf__function first = rf__function_at(doc, s->token);
    bool up = (first == RF__F_OF || first == RF__F_AMONG) &&
              (next == RF__F_THESE || next == RF__F_THEM || next == RF__F_WHOM);
    up |= draft && (first == RF__F_THAT || first == RF__F_THIS) && !next && /* "That takes the" */
          rf__tag_at(doc, s->token + 1, RF__C_VERB) && !rf__tag_at(doc, s->token + 1, RF__C_NOUN) &&
          before->claim.indicator == d->claim.indicator;
    const rf__tag *who = rf__tag_at(doc, s->token + 2, RF__C_TRIGGER); /* "Among the dead are" */
    if (first == RF__F_AMONG && next == RF__F_THE && who && d->quantity != UINT32_MAX &&
        who->entry->indicator == (int16_t)d->claim.indicator)
        for (uint32_t i = draft, back = 0; i-- > 0 && back < MOST_BACK; back++) {
            const rf__draft *all = &doc->drafts[i];
            if (all->sentence + SENTENCES < d->sentence)
                break;
            if (all->sentence < d->sentence && all->quantity != UINT32_MAX &&
                all->claim.indicator == d->claim.indicator && all->claim.low >= d->claim.low &&
                all->claim.place.text)
                return all;
        }
    if (draft && d->quantity != UINT32_MAX && before->claim.indicator == d->claim.indicator) {
        const rf__quantity *q = &doc->quantities[d->quantity];
        uint32_t of = q->token + q->n_tokens; /* "They are held to have caused 31 of them" */
        next = rf__function_at(doc, of + 1);
        up |= rf__function_at(doc, of) == RF__F_OF && (next == RF__F_THEM || next == RF__F_THESE);
    }
    return up && draft && before->quantity != UINT32_MAX && before->claim.place.text &&
                   before->sentence + 1 == d->sentence
               ? before
               : NULL;
}

/* "Since the war began, 63 rebels have been killed. A further 40 were captured": a sentence that
 * names no place, behind one that names none either, tells of the same. */
static const rf__draft *last_told(const rf__doc *doc, uint32_t draft) {
    enum { PARTS = 3 };
    const rf__draft *d = &doc->drafts[draft], *before = d - 1;
    const rf__sentence *s = &doc->sentences[d->sentence];
    bool event = d->quantity == UINT32_MAX;
    if (event && d->sentence && s[-1].n_figures)
        before = &doc->drafts[s[-1].figure];
    if (!draft || before->quantity == UINT32_MAX || before->sentence + 1 != d->sentence ||
        s[-1].block != s->block || d->n_head || !s->n_tokens)
        return NULL;
    rf__pointer p = rf__pointer_in(doc, s);
    double sum;
    bool parts = s[-1].n_figures >= PARTS && (rf__n_counted_places(doc, s - 1, &sum) >= PARTS ||
                                              rf__n_headed(doc, s - 1) >= PARTS);
    if (parts) /* "900 in 18 provinces, mainly Tarsa (40), Gorsk (30). In addition, 200 homes": all
                */
        before = &doc->drafts[s[-1].figure];
    for (uint32_t i = s[-1].mention; !parts && i < s[-1].mention + s[-1].n_mentions; i++)
        if (rf__is_place(&doc->mentions[i]))
            return NULL;
    if (parts && before->claim.place.text && before->claim.place.kind != RF_GAZ_COUNTRY)
        return NULL;
    bool points = p.kind != RF_GAZ_UNKNOWN || p.there || p.country || p.office;
    bool same = event || parts ||
                before->claim.unit == d->claim.unit; /* so many families may be too many people */
    return before->claim.place.text && same && !points ? before : NULL;
}

/* "900 were sent home from Norland. In all, 1,600 returnees were registered": where those are who
 * came back before them. */
static const rf__draft *came_back_before(const rf__doc *doc, uint32_t draft) {
    const rf__draft *d = &doc->drafts[draft];
    if (d->quantity == UINT32_MAX || d->claim.indicator != RF_RETURNED)
        return NULL;
    for (uint32_t i = draft; i-- > 0 && doc->drafts[i].sentence + 1 >= d->sentence;) {
        const rf__draft *before = &doc->drafts[i];
        if (before->quantity != UINT32_MAX && before->claim.indicator == RF_RETURNED &&
            before->sentence < d->sentence && before->claim.origin.text && before->claim.place.text)
            return before;
    }
    return NULL;
}

/* "At least 3,900 have died nationwide, ... | More than four million have fled, the UN says": the
 * next sum that somebody counts, in a sentence that names no place. */
static bool follows_sum_of_country(const rf__doc *doc, uint32_t draft) {
    const rf__draft *d = &doc->drafts[draft];
    const rf__sentence *s = &doc->sentences[d->sentence];
    if (d->quantity == UINT32_MAX || d->n_head || !d->sentence || !s[-1].n_figures ||
        !is_counted_by(doc, d) || d->claim.flow == RF_NEW)
        return false;
    const rf__draft *told = &doc->drafts[s[-1].figure];
    rf__pointer p = rf__pointer_in(doc, s);
    bool points = p.kind != RF_GAZ_UNKNOWN || p.there;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++)
        points |= rf__is_place(&doc->mentions[i]);
    bool country = told->claim.place.kind == RF_GAZ_COUNTRY || !told->claim.place.text;
    return !points && told->quantity != UINT32_MAX && told->claim.flow != RF_NEW && country &&
           told->claim.place.country && !strcmp(told->claim.place.country, s->country);
}

/* "GORSK (AP) - A bomb killed 21": what happened where the report was written, where the first
 * paragraph tells no place. */
static bool is_told_from(const rf__doc *doc, const rf__draft *d) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions; i++)
        if (doc->mentions[i].actor && rf__is_country(doc, i))
            return false; /* "Malawi has confirmed 84 deaths" */
    return d->claim.kind == RF_FIGURE && d->claim.flow == RF_NEW &&
           d->claim.modality == RF_REPORTED && doc->n_sentences &&
           rf__is_dateline_town(doc, d->sentence);
}

const rf__draft *rf__told_again(const rf__doc *doc, uint32_t draft, bool placed) {
    enum { LEAST = 20, MOST_BACK = 200 }; /* small numbers are alike by chance */
    const rf__draft *d = &doc->drafts[draft];
    for (uint32_t i = draft, back = 0; i-- > 0 && back < MOST_BACK && d->claim.low >= LEAST;
         back++) {
        const rf__draft *before = &doc->drafts[i];
        if (before->claim.kind == RF_FIGURE && d->claim.kind == RF_FIGURE &&
            before->sentence != d->sentence && before->claim.indicator == d->claim.indicator &&
            before->claim.unit == d->claim.unit && before->claim.low >= d->claim.low &&
            before->claim.low <= d->claim.low && before->claim.high >= d->claim.high &&
            before->claim.high <= d->claim.high && (!placed || before->claim.place.text))
            return before;
    }
    return NULL;
}

/* "A total of 45 have died", "In all, 45": a sum that opens a paragraph is of no village that the
 * paragraph before told of. */
static bool opens_with_sum(const rf__doc *doc, const rf__draft *d) {
    const rf__sentence *s = &doc->sentences[d->sentence];
    if (d->n_head || d->claim.kind != RF_FIGURE || (d->sentence && s[-1].block == s->block))
        return false;
    for (uint32_t i = s->token; i <= s->token + 1 && i < s->token + s->n_tokens; i++) {
        const rf__tag *sum = rf__tag_at(doc, i, RF__C_FLOW);
        if (sum && sum->entry->code == RF_CUMULATIVE)
            return true;
    }
    return false;
}

/* "900 crossed into Gorsk. They include people from Norland (43), Kesh (12)": where those are of
 * whom the sentence before told. */
static const rf__draft *whole_of_nations(const rf__doc *doc, uint32_t draft) {
    const rf__draft *d = &doc->drafts[draft];
    const rf__sentence *s = &doc->sentences[d->sentence];
    bool listed = false;
    for (uint32_t i = s->mention; i < s->mention + s->n_mentions && !listed; i++)
        listed = rf__is_of_nation_list(doc, s, d, &doc->mentions[i]);
    for (uint32_t i = draft; listed && i-- > 0 && doc->drafts[i].sentence + 2 > d->sentence;) {
        const rf__draft *before = &doc->drafts[i];
        if (before->sentence < d->sentence && before->quantity != UINT32_MAX &&
            before->claim.indicator == d->claim.indicator && before->claim.place.text)
            return before;
    }
    return NULL;
}

/* Are two names of a sentence neighbours in a list: "Tarsa, Gorsk and Kesh"? */
static bool are_listed(const rf__doc *doc, const rf__mention *a, const rf__mention *b) {
    enum { WORDS = 2 };
    uint32_t from = a->phrase + a->n_phrase;
    if (!rf__is_place(a) || !rf__is_place(b) || b->phrase <= from || b->phrase - from > WORDS)
        return false;
    for (uint32_t i = from; i < b->phrase; i++)
        if (doc->tokens[i].punct != ',' && rf__function_at(doc, i) != RF__F_AND)
            return false;
    return true;
}

/* "Floods hit Tarsa, Gorsk and Kesh. Forty died, the national agency said": what is told next is
 * not of such a list alone. */
static bool is_of_many(const rf__doc *doc, uint32_t mention) {
    enum { MANY = 3 };
    const rf__sentence *s = &doc->sentences[doc->mentions[mention].sentence];
    uint32_t first = mention, last = mention;
    while (first > s->mention && are_listed(doc, &doc->mentions[first - 1], &doc->mentions[first]))
        first--;
    while (last + 1 < s->mention + s->n_mentions &&
           are_listed(doc, &doc->mentions[last], &doc->mentions[last + 1]))
        last++;
    return last - first + 1 >= MANY;
}

/* "Forty died in Gorsk. | The agency appealed for funds": a call or a warning that names no place
 * is of the land or the region, and not of the town told of last. */
static bool calls_on_all(const rf__doc *doc, const rf__draft *d, uint32_t topic, rf__pointer p) {
    bool call = d->quantity == UINT32_MAX &&
                (d->claim.event == RF_APPEAL || d->claim.event == RF_WARNING_EVENT);
    return call && !rf__is_wide_place(doc, topic) && !p.there && p.kind == RF_GAZ_UNKNOWN;
}

/* "Kesh: food crisis | ... in Tarsa. | WFP has delivered food to 42,300 people": a sum or a state
 * in a paragraph that does not go on with the town told of before, where the title names a land or
 * a region. The dead and hurt only of what spreads: those of a blow are of the town. */
static bool is_sum_apart(const rf__doc *doc, uint32_t draft, uint32_t topic) {
    enum { SHORT = 8 }; /* lines below a head */
    const rf__draft *d = &doc->drafts[draft];
    const rf__sentence *s = &doc->sentences[d->sentence];
    if (d->quantity == UINT32_MAX || d->n_head || d->claim.flow == RF_NEW ||
        rf__is_wide_place(doc, topic) || s->n_tokens < SHORT ||
        doc->sentences[doc->mentions[topic].sentence].block == s->block ||
        doc->report->blocks[s->block].kind != RF_BLOCK_PARAGRAPH)
        return false;
    return rf__hurts_people(d->claim.indicator) ? rf__spread_of_title(doc, s, topic) != UINT32_MAX
                                                : rf__topic_of_title(doc, false) != UINT32_MAX;
}

/* ---- the search ---- */

typedef struct search {
    rf__doc *doc;
    rf__draft *d;
    uint32_t draft, s; /* of d; its sentence */
    rf__pointer p;     /* what the sentence points to without a name */
    bool abroad;       /* who crossed a border left a country */
    uint32_t topic;    /* the place told of last, or UINT32_MAX */
    double sure;       /* how sure that is */
    rf_claim_place *ret;
    rf_err err;
} search;

/* Each step looks at one thing; true: the place is known now, or b->err tells why not. */

static bool put(search *b, uint32_t mention, double sure, rf__how how) {
    b->d->how = how;
    b->err = rf__fill_place(b->doc, mention, sure, b->ret);
    return true;
}

static bool put_nation(search *b, rf__how how) {
    b->d->how = how;
    b->err = rf__fill_nation(b->doc, b->s, b->ret);
    return true;
}

static bool put_as(search *b, const rf__draft *told, rf__how how) {
    if (!told)
        return false;
    b->d->how = how;
    *b->ret = told->claim.place;
    return true;
}

/* Those of whom the figure before told, and sums that are told again. */
static bool by_draft(search *b) {
    const rf__draft *told = taken_up(b->doc, b->draft);
    if (!told)
        told = whole_of_nations(b->doc, b->draft);
    if (!told)
        told = came_back_before(b->doc, b->draft);
    if (put_as(b, told, RF__BY_TAKEN_UP))
        return true;
    uint32_t site = rf__place_of_site(b->doc, b->d);
    if (site != UINT32_MAX)
        return put(b, site, 0.7, RF__BY_SITE);
    if (sums_places(b->doc, b->d)) {
        b->d->how = RF__BY_SUM;
        b->err = fill_whole_of_places(b->doc, b->s, b->ret);
        return true;
    }
    if (put_as(b, rf__told_again(b->doc, b->draft, true), RF__BY_TOLD_AGAIN))
        return true;
    if (follows_sum_of_country(b->doc, b->draft))
        return put_nation(b, RF__BY_SUM_OF_COUNTRY);
    return put_as(b, rf__toll_before(b->doc, b->draft), RF__BY_LAST_TOLD) ||
           put_as(b, last_told(b->doc, b->draft), RF__BY_LAST_TOLD);
}

/* The title's place, of a table on all that is told and of sums since it began. */
static bool by_title(search *b) {
    bool row = b->doc->report->blocks[b->doc->sentences[b->s].block].kind == RF_BLOCK_TABLE_ROW;
    uint32_t title = b->d->n_head || row ? rf__topic_of_title(b->doc, false) : UINT32_MAX;
    if (title == UINT32_MAX && since_outbreak(b->doc, b->d))
        title = rf__topic_of_title(b->doc, true);
    if (title == UINT32_MAX)
        return false;
    return rf__is_country(b->doc, title) ? put_nation(b, RF__BY_TITLE)
                                         : put(b, title, 0.5, RF__BY_TITLE);
}

/* "there", "the capital", "the town"; "across the country", and what a flood reached next. */
static bool by_words(search *b) {
    uint32_t there = rf__there_before(b->doc, b->s);
    if (there != UINT32_MAX)
        return put(b, there, 0.7, RF__BY_THERE);
    b->d->how = RF__BY_POINTER;
    if (b->p.capital)
        b->topic = rf__seat_of(b->doc, &b->doc->sentences[b->s]);
    if (b->topic == UINT32_MAX && b->p.kind != RF_GAZ_UNKNOWN)
        b->topic = rf__look_back(b->doc, b->s, b->p.kind, RF__REACH_OF_KIND, false, &b->sure);
    bool opens = !b->s || b->doc->sentences[b->s - 1].block != b->doc->sentences[b->s].block;
    rf_flow flow = b->d->claim.flow;
    bool blow = b->p.office && rf__is_of_blow_told(b->doc, b->d, UINT32_MAX);
    b->p.country |= (b->p.office && !blow && (opens || flow == RF_CUMULATIVE)) ||
                    (b->p.agency && opens && flow != RF_NEW);
    b->abroad = b->d->claim.indicator == RF_CROSSED_BORDER && !b->p.there;
    if (b->topic != UINT32_MAX)
        return false;
    uint32_t scene = b->p.country || b->abroad ? UINT32_MAX : rf__moved_scene(b->doc, b->s);
    if (scene != UINT32_MAX)
        return put(b, scene, 0.6, RF__BY_SCENE);
    if ((b->p.country && !b->p.there) || b->abroad)
        return put_nation(b, b->abroad ? RF__BY_BORDER : RF__BY_COUNTRY_MEANT);
    return !b->p.there && follows_country(b->doc, b->s) && put_nation(b, RF__BY_COUNTRY_BEFORE);
}

/* Sets the topic: what the text was about; where somebody wrote from, who saw it. */
static bool by_topic(search *b) {
    if (b->topic == UINT32_MAX) {
        b->d->how = RF__BY_TOPIC;
        b->topic =
            rf__look_back(b->doc, b->s, RF_GAZ_UNKNOWN, b->p.there ? RF__REACH_OF_KIND : RF__REACH,
                          rf__is_deed(b->doc, b->draft), &b->sure);
    }
    if ((b->topic == UINT32_MAX || rf__is_country(b->doc, b->topic)) &&
        is_told_from(b->doc, b->d)) {
        b->err = rf__fill_dateline(b->doc, b->ret);
        return true;
    }
    if (b->topic != UINT32_MAX && !takes_pointer(b->doc, b->d) &&
        !holds_so_many(b->doc, b->draft, b->topic))
        b->topic = rf__look_back(b->doc, b->s, RF_GAZ_ADMIN1, RF__REACH, false, &b->sure);
    return false;
}

/* What is of more than the topic: calls, tolls of the land, people who came home. */
static bool by_land(search *b) {
    const rf__doc *doc = b->doc;
    if (b->topic == UINT32_MAX)
        return false;
    bool of_all = calls_on_all(doc, b->d, b->topic, b->p) ||
                  rf__is_toll_of_land(doc, b->d, b->topic) ||
                  ((b->p.agency || b->p.office) && b->p.kind == RF_GAZ_UNKNOWN &&
                   b->d->quantity != UINT32_MAX && is_of_many(doc, b->topic));
    if (of_all) {
        uint32_t wide = rf__topic_of_title(doc, false);
        return wide == UINT32_MAX || rf__is_country(doc, wide)
                   ? put_nation(b, RF__BY_LAND_OF_ALL)
                   : put(b, wide, 0.5, RF__BY_LAND_OF_ALL);
    }
    uint32_t home = rf__home_of_returned(doc, b->d, b->topic);
    if (home != UINT32_MAX) {
        b->d->how = RF__BY_HOME;
        b->err = rf__fill_land(b->doc, home, b->ret);
        return true;
    }
    uint32_t whole = rf__wider_told(doc, b->d, b->topic);
    if (whole != UINT32_MAX)
        return put(b, whole, 0.6, RF__BY_WIDER);
    return rf__is_sum_of_spread(doc, b->d, b->topic) && put_nation(b, RF__BY_SPREAD);
}

/* Sums over weeks and of other times are of the region or the land; what is left is of the topic.
 */
static bool by_width(search *b) {
    const rf__doc *doc = b->doc;
    bool points = b->p.kind != RF_GAZ_UNKNOWN || b->p.there; /* "left the capital in March" */
    width wide = b->topic == UINT32_MAX || points ? NARROW : width_of(doc, b->d, b->topic);
    if (wide == NARROW && b->topic != UINT32_MAX && !points &&
        ((!rf__is_wide_place(doc, b->topic) && opens_with_sum(doc, b->d)) ||
         is_sum_apart(doc, b->draft, b->topic)))
        wide = OTHER_TIME;
    const rf__sentence *own = &doc->sentences[b->s];
    if (wide == SUM && own->section != UINT32_MAX && strcmp(own->country, doc->country) != 0)
        return put_nation(b, b->d->how); /* of the section's country */
    if (wide == SUM || (wide == OTHER_TIME && !rf__is_wide_place(doc, b->topic) &&
                        !rf__is_main_place(doc, b->s, b->topic))) {
        b->sure = 0.5;
        b->d->how = RF__BY_WIDTH_OF_SUM;
        b->topic = rf__topic_of_title(doc, false);
        if (b->topic == UINT32_MAX && wide == OTHER_TIME)
            b->topic = rf__look_back(doc, b->s, RF_GAZ_ADMIN1, RF__REACH_OF_KIND, false, &b->sure);
    }
    return b->topic == UINT32_MAX ? put_nation(b, b->d->how) : put(b, b->topic, b->sure, b->d->how);
}

rf_err rf__place_before(rf__doc *doc, uint32_t draft, rf_claim_place *ret) {
    typedef bool step(search * b);
    static step *const steps[] = {by_draft, by_title, by_words, by_topic, by_land, by_width};
    rf__draft *d = &doc->drafts[draft];
    search b = {.doc = doc,
                .d = d,
                .draft = draft,
                .s = d->sentence,
                .p = rf__pointer_in(doc, &doc->sentences[d->sentence]),
                .topic = UINT32_MAX,
                .sure = 0.7,
                .ret = ret};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (steps[i](&b))
            break;
    return b.err;
}
