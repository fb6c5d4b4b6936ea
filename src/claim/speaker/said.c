/* Gives each draft its source: the speaker of the innermost stretch around its number or trigger. A
 * sentence without a cue continues the one before it in its paragraph only where its own words say
 * that it is hearsay ("reportedly"). */
#include "claim/figure/figure.h"
#include "claim/name/mention.h"
#include "claim/speaker/speaker.h"
#include "claim/speaker/speaker_words.h"

#include <string.h>

/* Sentences that go on one after another. */
enum { MOST_GOING_ON = 4 };

uint32_t rf__says_from(const rf__doc *doc, uint32_t token) {
    uint32_t low = 0, high = doc->n_says;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (doc->says[mid].token < token)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

const rf__says *rf__cue_over(const rf__doc *doc, const rf__sentence *sentence, uint32_t token) {
    uint32_t end = sentence->token + sentence->n_tokens;
    for (uint32_t i = rf__says_from(doc, sentence->token);
         i < doc->n_says && doc->says[i].token < end; i++) {
        const rf__says *says = &doc->says[i];
        if (token >= says->cue && token < says->cue + says->n_cue)
            return says;
    }
    return NULL;
}

/* "Reuters reported, citing the mayor", "Citing the mayor, Reuters said": whom the speaker of a
 * stretch goes by. */
static const rf__says *cited_beside(const rf__doc *doc, const rf__sentence *sentence,
                                    const rf__says *says) {
    enum { GAP = 5 };
    uint32_t end = says->cue + says->n_cue;
    if (says->speaker >= 0 && doc->speakers[says->speaker].person)
        return says; /* whoever speaks by name speaks for themselves */
    for (uint32_t i = rf__says_from(doc, sentence->token);
         i < doc->n_says && doc->says[i].token < sentence->token + sentence->n_tokens; i++) {
        const rf__says *other = &doc->says[i];
        bool behind = other->cue >= says->cue && other->cue <= end + GAP;
        bool before = other->cue < says->cue && other->cue + other->n_cue + 2 >= says->cue;
        if (other->cited && (behind || before))
            return other;
    }
    return says;
}

bool rf__is_by_counting(const rf__doc *doc, const rf__says *says) {
    for (uint32_t i = says->cue; i < says->cue + says->n_cue; i++) {
        const rf__tag *verb = rf__tag_at(doc, i, RF__C_SAY_VERB);
        if (verb && verb->entry->flags & RF__WEAK && !rf__is_kind(verb, "speaks"))
            return true;
    }
    return false;
}

/* "Reuters reported": do the words of a cue name an outlet? */
static bool is_of_outlet(const rf__doc *doc, const rf__says *says) {
    for (uint32_t i = says->cue; i < says->cue + says->n_cue; i++)
        if (rf__is_kind(rf__tag_at(doc, i, RF__C_ORGANISATION), "outlet") ||
            rf__is_kind(rf__tag_at(doc, i, RF__C_ORG_WORD), "outlet"))
            return true;
    return false;
}

/* Does somebody's clause, with the words that open it, lie within what another is said to report
 * behind it? */
static bool told_within(const rf__doc *doc, const rf__says *inner, const rf__says *outer,
                        uint32_t token) {
    return !inner->direct && !outer->direct && !inner->bracket && !outer->bracket && inner->n_cue &&
           outer->n_cue && inner->cue < token && outer->cue > token && outer->token <= inner->cue &&
           inner->token <= token && !rf__tag_at(doc, outer->cue, RF__C_ACCORDING) &&
           is_of_outlet(doc, outer);
}

/* The shortest stretch of a sentence around a token; one whose cue holds the token counts too,
 * where the draft is what the speaker does ("warned that"). */
static const rf__says *says_over(const rf__doc *doc, const rf__sentence *sentence, uint32_t token,
                                 bool cue_too) {
    const rf__says *best = NULL, *direct = NULL;
    for (uint32_t i = rf__says_from(doc, sentence->token);
         i < doc->n_says && doc->says[i].token < sentence->token + sentence->n_tokens; i++) {
        const rf__says *says = &doc->says[i];
        if (cue_too && token >= says->cue && token < says->cue + says->n_cue)
            return says;
        if (token < says->token || token >= says->token + says->n_tokens)
            continue;
        direct = says->direct ? says : direct;
        /* "The mayor put the dead at 40 (AP, 3 May)": in the bracket who passed it on */
        if (best && best->bracket != says->bracket) {
            best = best->bracket ? says : best;
            continue;
        }
        /* "According to IOM 300 fled, the agency reported": IOM told the agency */
        if (best && best->according && says->cue > token)
            continue;
        /* "Police said that 300 fled, the agency reported": police told the agency */
        if (best && told_within(doc, best, says, token))
            continue;
        if (best && told_within(doc, says, best, token)) {
            best = says;
            continue;
        }
        if (!best || says->n_tokens <= best->n_tokens || (says->according && says->cue < token))
            best = says;
    }
    if (best && direct && !best->direct && best->cue >= direct->token &&
        best->cue < direct->token + direct->n_tokens && rf__is_by_counting(doc, best))
        return direct; /* "The UN has provided 300 tents," he said: he tells of it */
    return best && !best->direct ? cited_beside(doc, sentence, best) : best;
}

/* "It is noted that nine died": does a sentence begin so, which stands in the message told before?
 */
static bool is_noted(const rf__doc *doc, const rf__sentence *sentence) {
    return rf__is_kind(rf__tag_at(doc, sentence->token, RF__C_SAY_NOUN), "noted");
}

static bool is_hearsay(const rf__doc *doc, const rf__sentence *sentence) {
    for (uint32_t i = sentence->token; i < sentence->token + sentence->n_tokens; i++) {
        const rf__tag *tag = rf__tag_at(doc, i, RF__C_SAY_NOUN);
        if (rf__is_kind(tag, "hearsay"))
            return true;
    }
    return false;
}

/* "Sixty of the victims", "Nearly half of them": a part of those told of before begins the
 * sentence.
 */
static bool begins_with_part(const rf__doc *doc, const rf__sentence *sentence) {
    enum { FIRST = 3 };
    if (!sentence->n_quantities)
        return false;

    const rf__quantity *q = &doc->quantities[sentence->quantity];
    uint32_t end = q->token + q->n_tokens;
    if (q->token > sentence->token + FIRST || rf__function_at(doc, end) != RF__F_OF)
        return false;
    rf__function f = rf__function_at(doc, end + 1);
    const rf__tag *word = rf__tag_at(doc, end + 2, RF__C_TRIGGER); /* "of the victims" */
    return f == RF__F_THEM || f == RF__F_THESE || f == RF__F_WHOM ||
           (f == RF__F_THE && word && word->entry->flags & RF__PERSON_WORD);
}

bool rf__points_at_told(const rf__doc *doc, uint32_t at) {
    rf__function f = rf__function_at(doc, at);
    if (f != RF__F_THIS && f != RF__F_THESE)
        return false;
    const rf__token *t = &doc->tokens[at + 1];
    const uint64_t nouns = RF__BIT(RF__C_NOUN) | RF__BIT(RF__C_TIME_UNIT) | RF__BIT(RF__C_MEASURE) |
                           RF__BIT(RF__C_TRIGGER) | RF__BIT(RF__C_SAY_NOUN) |
                           RF__BIT(RF__C_TIME_WORD);
    if (t->kind != RF__WORD || t->over & nouns ||
        (f == RF__F_THIS && rf__function_at(doc, at + 1) == RF__F_BE) ||
        rf__is_locative(rf__function_at(doc, at + 2)))
        return false; /* "This attack", "This was the worst", "This comes in the wake of" */
    bool ends_in_s = t->n_folded > 3 && rf__ends_as(doc, at + 1, RF__END_PLURAL);
    return rf__is_finite(doc, at + 1) || rf__ends_as_past(doc, at + 1) ||
           (f == RF__F_THIS && ends_in_s);
}

/* "The total", "The death toll", "The dead include", "The figure stood at" */
static bool begins_with_sum(const rf__doc *doc, const rf__sentence *sentence) {
    uint32_t at = sentence->token;
    const rf__tag *lead = rf__tag_at(doc, at, RF__C_SAY_NOUN); /* "Thus | the toll" */
    if (lead && rf__is_kind(lead, "sums"))
        at += doc->tokens[at + lead->n].punct == ',' ? lead->n + 1u : lead->n;
    const rf__tag *name = rf__tag_at(doc, at + 1, RF__C_NUMBER_NAME);
    if (rf__function_at(doc, at) == RF__F_THE && name && rf__tag_at(doc, at + 1, RF__C_SAY_NOUN) &&
        (rf__is_finite(doc, at + 2) || rf__ends_as_past(doc, at + 2)))
        return true;
    for (uint32_t i = at + 1;
         rf__function_at(doc, at) == RF__F_THE && i < at + 3 && i < doc->n_tokens; i++) {
        const rf__tag *word = rf__tag_at(doc, i, RF__C_TRIGGER);
        if (word && (word->entry->pattern == RF__P_TOLL || word->entry->flags & RF__PERSON_WORD))
            return true;
    }
    const rf__tag *total = rf__tag_at(doc, at + 1, RF__C_FLOW); /* "The total for the year is" */
    return rf__function_at(doc, at) == RF__F_THE && total &&
           (rf__is_finite(doc, at + 2) || rf__function_at(doc, at + 2) == RF__F_FOR);
}

/* "Sixteen others were hurt", "Some 40 more are missing": does a number of others begin it? */
static bool begins_with_others(const rf__doc *doc, const rf__sentence *sentence) {
    enum { FIRST = 2 };
    if (!sentence->n_quantities)
        return false;
    const rf__quantity *q = &doc->quantities[sentence->quantity];
    uint32_t behind = q->token + q->n_tokens;
    rf__function f = rf__function_at(doc, behind); /* not "Two other hospitals" */
    bool rest = f == RF__F_MORE || (f == RF__F_OTHER && rf__ends_as(doc, behind, RF__END_PLURAL));
    if (q->kind != RF__Q_COUNT || q->token > sentence->token + FIRST || !rest ||
        !(rf__is_finite(doc, behind + 1) || rf__ends_as_past(doc, behind + 1)))
        return false;
    uint32_t says = rf__says_from(doc, sentence->token); /* nobody speaks in it */
    return says >= doc->n_says || doc->says[says].token >= sentence->token + sentence->n_tokens;
}

/* "In total, 41 have died": the sum of what was told. */
static bool begins_with_all(const rf__doc *doc, const rf__sentence *sentence) {
    return rf__is_kind(rf__tag_at(doc, sentence->token, RF__C_SAY_NOUN), "all") &&
           sentence->n_quantities;
}

/* "Another 28 were still missing", "The total stands at", "Of these, 12": the opening words of a
 * sentence that goes on with what the one before told. */
static bool goes_on(const rf__doc *doc, const rf__sentence *sentence) {
    uint32_t at = sentence->token;
    rf__function first = rf__function_at(doc, at), next = rf__function_at(doc, at + 1);
    bool more = first == RF__F_MORE && next != RF__F_THAN; /* not "More than 300 fled" */
    if (first == RF__F_OTHER || more || first == RF__F_THEY || begins_with_part(doc, sentence) ||
        begins_with_others(doc, sentence) || rf__points_at_told(doc, at))
        return true;
    if (first == RF__F_OF || first == RF__F_AMONG)
        return next == RF__F_THESE || next == RF__F_THEM || next == RF__F_WHOM ||
               next == RF__F_THIS || next == RF__F_THE;
    if (first == RF__F_A && (next == RF__F_OTHER || next == RF__F_MORE))
        return true;
    if (begins_with_all(doc, sentence))
        return true;
    return begins_with_sum(doc, sentence);
}
/* The stretch that a sentence without a cue goes on with: the last one of the sentence before in
 * the same paragraph, over others that go on as well, or of the paragraph before. */
static const rf__says *says_before(const rf__doc *doc, uint32_t s, bool other_block) {
    bool sum = begins_with_all(doc, &doc->sentences[s]);
    for (uint32_t back = 0; s && back < MOST_GOING_ON; back++, s--) {
        const rf__sentence *before = &doc->sentences[s - 1];
        bool same = before->block == doc->sentences[s].block;
        if (!same && (!other_block || before->block + 1 != doc->sentences[s].block))
            return NULL;
        uint32_t i = rf__says_from(doc, before->token + before->n_tokens);
        if (i && doc->says[i - 1].token >= before->token)
            return &doc->says[i - 1];
        if (!goes_on(doc, before) && !(sum && same && !before->n_quantities))
            return NULL;
        sum = false;
    }
    return NULL;
}

/* "Residents said 8 had died on Monday. Hundreds have died since 2023": another time, another
 * country, or the sum of a long time is told by whoever writes. */
static bool is_other_matter(const rf_claim *told, const rf_claim *own) {
    enum { LONG = 60, SHORT = 8, NEXT = 1 };
    bool elsewhere = told->place.country && own->place.country &&
                     strcmp(told->place.country, own->place.country) != 0;
    bool both = told->from != RF_NO_DATE && told->to != RF_NO_DATE && own->from != RF_NO_DATE &&
                own->to != RF_NO_DATE;
    /* not "40 since June up to Tuesday. On Wednesday another 3 died" */
    bool apart = both && (told->to + NEXT < own->from || own->to + NEXT < told->from);
    bool sum = own->from != RF_NO_DATE && own->to != RF_NO_DATE && own->to - own->from > LONG;
    bool short_told =
        told->from == RF_NO_DATE || (told->to != RF_NO_DATE && told->to - told->from < SHORT);
    bool longer = sum && short_told;
    return elsewhere || apart || longer;
}

/* Do people who have no name but what they are speak ("residents", "military sources"), and no body
 * ("the health ministry")? */
static bool is_anybody(const rf__doc *doc, const rf__says *says) {
    const rf__speaker *speaker = &doc->speakers[says->speaker];
    if (speaker->person || !speaker->role || !speaker->organisation ||
        strcmp(speaker->role, speaker->organisation) != 0)
        return false;
    for (uint32_t i = says->cue; i < says->cue + says->n_cue; i++) {
        const rf__tag *role = rf__tag_at(doc, i, RF__C_ROLE);
        if (role)
            return !rf__tag_at(doc, i + role->n - 1, RF__C_ORG_WORD);
    }
    return true;
}

/* "Some estimates put the toll at 150": another source than the one before, whoever it is. */
static bool opens_anonymous(const rf__doc *doc, const rf__sentence *sentence) {
    uint32_t at = sentence->token;
    rf__function f = rf__function_at(doc, at);
    if (f == RF__F_THE || f == RF__F_THIS || f == RF__F_THESE || f == RF__F_THEIR ||
        f == RF__F_ITS || f == RF__F_HIS)
        return false;
    for (uint32_t i = at; i < at + 3 && i + 1 < doc->n_tokens; i++) {
        const rf__tag *noun = rf__tag_at(doc, i, RF__C_SAY_NOUN);
        if (!noun || noun->entry->what_kind)
            continue;
        uint32_t next = i + noun->n; /* "Independent estimates | range from" */
        bool word = rf__is_word(doc, next) && !rf__function_at(doc, next) && i > at &&
                    !(doc->tokens[next].flags & RF__CAPITAL);
        return word || rf__tag_at(doc, next, RF__C_SAY_VERB);
    }
    return false;
}

/* "In Gorsk, seven were reportedly shot": the sentence begins with a place of its own. */
static bool opens_elsewhere(const rf__doc *doc, const rf__sentence *sentence) {
    uint32_t first = sentence->n_mentions ? doc->mentions[sentence->mention].token : 0;
    rf__function f = rf__function_at(doc, sentence->token);
    return sentence->n_mentions && f != RF__F_OF && rf__is_any_preposition(f) &&
           first <= sentence->token + 3;
}

/* "In June another 100 were killed" */
static bool counts_on(const rf__doc *doc, const rf__draft *draft) {
    if (draft->quantity == UINT32_MAX)
        return false;
    const rf__quantity *q = &doc->quantities[draft->quantity];
    for (uint32_t i = q->phrase; i < q->token; i++)
        if (rf__function_at(doc, i) == RF__F_OTHER)
            return true;
    return false;
}

static bool is_loss(rf_indicator v) {
    return rf__hurts_people(v) || v == RF_HOMES_DESTROYED || v == RF_HOMES_DAMAGED;
}

/* "[A total of 40 people] are missing", "Seven persons were hurt": a sentence that is no more than
 * the next line of a toll: it begins with people who are only counted, and nobody is said to think
 * so. */
static bool is_next_of_toll(const rf__doc *doc, const rf__draft *draft) {
    enum { LEAD = 3, PHRASE = 3 };
    if (draft->quantity == UINT32_MAX || !is_loss(draft->claim.indicator) ||
        draft->claim.unit != RF_PEOPLE || draft->claim.side)
        return false;
    const rf__sentence *s = &doc->sentences[draft->sentence];
    const rf__quantity *q = &doc->quantities[draft->quantity];
    uint32_t end = s->token + s->n_tokens, behind = q->token + q->n_tokens;
    if (q->kind != RF__Q_COUNT || q->token > s->token + LEAD || draft->claim.low < 2)
        return false;
    for (uint32_t i = s->token; i < q->token; i++)
        if (rf__is_any_preposition(rf__function_at(doc, i)) &&
            rf__function_at(doc, i) != RF__F_OF && !rf__tag_over(doc, i, RF__C_QUALIFIER))
            return false; /* "In 2010 40 people died" */
    for (uint32_t i = behind; i < behind + PHRASE && i < end; i++) {
        if (rf__is_finite(doc, i))
            break;
        if (doc->tokens[i].flags & RF__CAPITAL)
            return false; /* "Five Norlandic soldiers" */
    }
    for (uint32_t i = behind; i < end; i++)
        if (rf__tag_at(doc, i, RF__C_SAY_VERB))
            return false; /* "Dozens are feared missing" */
    return true;
}

/* Does the next line of a toll go on with a figure told before? More dead than were told of are
 * those of another time ("100 were hurt, police said. More than 4,000 people were killed in the
 * war"). */
static bool follows_toll(const rf_claim *told, const rf_claim *own) {
    return rf__counts_strikes(told->indicator) ||
           (is_loss(told->indicator) && (own->indicator != RF_KILLED || own->low <= told->low));
}

/* Has the last figure of a sentence a source? */
static bool has_source(const rf__doc *doc, const rf__sentence *sentence) {
    const rf__draft *last = &doc->drafts[sentence->figure + sentence->n_figures - 1];
    return last->claim.source.organisation || last->claim.source.person;
}

/* "[The attack] left 12 dead": what was told of begins the sentence. */
static bool begins_with_deed(const rf__doc *doc, const rf__sentence *sentence) {
    uint32_t at = sentence->token;
    rf__function f = rf__function_at(doc, at);
    bool crisis = rf__is_kind(rf__tag_at(doc, at + 1, RF__C_SAY_NOUN), "happened") ||
                  rf__names_crisis(doc, at + 1);
    return (f == RF__F_THE || f == RF__F_THIS) && crisis && doc->tokens[at + 2].kind == RF__WORD &&
           (rf__is_finite(doc, at + 2) || rf__ends_as_past(doc, at + 2));
}

/* "The Flood Office reported 36 deaths. [812 families have lost their homes]": does a body, and no
 * outlet, report? */
static bool is_reported_by_body(const rf__doc *doc, const rf__says *says) {
    bool reports = false, body = false;
    for (uint32_t i = says->cue; i < says->cue + says->n_cue; i++) {
        reports |= rf__is_kind(rf__tag_at(doc, i, RF__C_SAY_VERB), "counts");
        body |= rf__tag_at(doc, i, RF__C_ORG_WORD) || rf__tag_over(doc, i, RF__C_ORGANISATION);
    }
    return reports && body && !is_of_outlet(doc, says);
}

/* "Police said that gunmen had raided Gorsk. [At least 19 people were killed]": does somebody tell
 * of an event without a number in all of a sentence, in no one's own words? */
static bool tells_event(const rf__sentence *sentence, const rf__says *last) {
    if (!last || last->token < sentence->token || last->direct || last->bracket ||
        last->speaker < 0 ||
        last->token + last->n_tokens + 1 < sentence->token + sentence->n_tokens)
        return false;
    return sentence->tells_deed || sentence->tells_arms;
}

/* "OCHA said that 300 had died in Sylhet. In Sunamganj 12 died.": who told how many goes on with
 * the same count in other sentences, until somebody else or the author speaks: sentences without a
 * number end it. Whoever counted ("OCHA recorded 300 deaths") goes on in the next sentence with
 * other counts as well. */
static const rf__says *teller(const rf__doc *doc, const rf__draft *draft) {
    uint32_t s = draft->sentence;
    const rf_claim *own = &draft->claim;
    rf_indicator counted = own->indicator;
    bool item = doc->report->blocks[doc->sentences[s].block].kind == RF_BLOCK_BULLET;
    bool any = !opens_elsewhere(doc, &doc->sentences[s]) && !own->side &&
               !(own->groups & (RF_SOLDIERS | RF_FIGHTERS));
    for (uint32_t back = 0; s && back < MOST_GOING_ON; back++, s--) {
        const rf__sentence *before = &doc->sentences[s - 1];
        uint32_t block = doc->sentences[s].block;
        bool same = before->block == block;
        uint32_t end = rf__says_from(doc, before->token + before->n_tokens);
        const rf__says *last = end ? &doc->says[end - 1] : NULL;
        if (same && !before->n_figures && !back && tells_event(before, last) &&
            (is_next_of_toll(doc, draft) || begins_with_deed(doc, doc->sentences + s)))
            return last;
        if ((!same && before->block + 1 != block) || !before->n_figures)
            return NULL;
        if (!last || last->token < before->token)
            continue;
        if (last->direct || last->bracket || last->speaker < 0)
            return NULL;
        const rf__speaker *speaker = &doc->speakers[last->speaker];
        bool listed = item && block == before->block + 1 &&
                      doc->report->blocks[before->block].kind == RF_BLOCK_BULLET;
        bool next = (same || listed) && is_next_of_toll(doc, draft) &&
                    (!back || (back == 1 && has_source(doc, before + 1)));
        if ((!speaker->organisation && !next) || (!same && is_anybody(doc, last)))
            return NULL;
        /* the last figure told; any for a list, and for more of the same people */
        bool told = false, alike = false, other = false;
        bool follows = false;
        for (uint32_t d = before->figure; d < before->figure + before->n_figures; d++) {
            uint32_t number = doc->quantities[doc->drafts[d].quantity].token;
            told = number >= last->token && number < last->token + last->n_tokens;
            const rf_claim *claim = &doc->drafts[d].claim;
            bool dated = !same && claim->from == RF_NO_DATE && own->from != RF_NO_DATE;
            bool same_count =
                told && claim->indicator == counted && !dated && !is_other_matter(claim, own);
            alike = same_count || (alike && (item || any));
            other = is_other_matter(claim, own);
            follows = follows_toll(claim, own);
        }
        bool goes_on = told && (!other || counts_on(doc, draft)) && same && !back &&
                       (rf__is_by_counting(doc, last) ||
                        ((follows || !is_loss(counted)) && is_reported_by_body(doc, last)));
        return alike || goes_on || (told && !other && next && follows) ? last : NULL;
    }
    return NULL;
}

static bool same_block(const rf__doc *doc, const rf__sentence *sentence, uint32_t token) {
    while (sentence->token > token && sentence > doc->sentences)
        if ((sentence - 1)->block != sentence->block)
            return false;
        else
            sentence--;
    return true;
}

/* "This is a summary of what was | said by Hana Idris at the briefing": who tells the whole text
 * behind it, where nobody else speaks; NULL: nobody before the token. */
static const rf__says *teller_of_all(const rf__doc *doc, uint32_t token) {
    enum { HEAD = 8 };
    for (uint32_t i = 0; i < doc->n_says && i < HEAD && doc->says[i].token < token; i++) {
        const rf__says *says = &doc->says[i];
        if (says->n_cue && says->cue && says->cue + says->n_cue <= token &&
            rf__is_kind(rf__tag_over(doc, says->cue - 1, RF__C_SAY_NOUN), "summary"))
            return says;
    }
    return NULL;
}

static const rf__says *source_of(const rf__doc *doc, const rf__draft *draft) {
    const rf__sentence *sentence = &doc->sentences[draft->sentence];
    bool is_event = draft->quantity == UINT32_MAX;
    uint32_t token = is_event ? draft->trigger : doc->quantities[draft->quantity].token;
    bool speaks =
        is_event && (draft->claim.event == RF_WARNING_EVENT || draft->claim.event == RF_APPEAL);
    const rf__says *says = says_over(doc, sentence, token, speaks);
    if (says || opens_anonymous(doc, sentence))
        return says;
    says = teller_of_all(doc, token);
    if (says)
        return says;
    if (is_hearsay(doc, sentence)) {
        says = says_before(doc, draft->sentence, false);
        if (says && says->speaker >= 0 && is_anybody(doc, says) && opens_elsewhere(doc, sentence))
            says = NULL;
    }
    if (!says && is_noted(doc, sentence))
        says = says_before(doc, draft->sentence, true);
    if (!says && !is_event && goes_on(doc, sentence)) {
        /* the sum of another matter in another paragraph is another's */
        says = says_before(doc, draft->sentence, !begins_with_sum(doc, sentence));
        if (says && says->direct && says->token + 1 < sentence->token &&
            !same_block(doc, sentence, says->token))
            says = NULL; /* behind the words of somebody in another paragraph the author goes on */
    }
    return says;
}

/* "In addition, 93 people were injured", not "in addition to those": does a sentence add to what
 * was told before? */
static bool adds(const rf__doc *doc, const rf__sentence *sentence) {
    const rf__tag *word = rf__tag_at(doc, sentence->token, RF__C_SAY_NOUN);
    return rf__is_kind(word, "adds") && rf__function_at(doc, sentence->token + word->n) != RF__F_TO;
}

/* "Four are reported to have died", "40 are said to be missing": whoever says so, it is not told.
 */
static bool is_told_by_none(const rf__doc *doc, const rf__sentence *sentence) {
    for (uint32_t i = sentence->token + 1; i + 1 < sentence->token + sentence->n_tokens; i++) {
        const rf__tag *verb = rf__tag_at(doc, i, RF__C_SAY_VERB);
        rf__function aux = rf__function_at(doc, i - 1);
        if (verb && verb->entry->form == RF__PAST && (aux == RF__F_BE || aux == RF__F_BEEN) &&
            rf__function_at(doc, i + 1) == RF__F_TO)
            return true;
    }
    return false;
}

/* Two losses told in one sentence. */
static bool joined_loss(const rf__draft *one, const rf__draft *other) {
    return one->quantity != UINT32_MAX && is_loss(one->claim.indicator) &&
           is_loss(other->claim.indicator) && other->claim.modality == RF_REPORTED;
}

static const rf__sentence *sentence_of(const rf__doc *doc, uint32_t token) {
    uint32_t low = 0, high = doc->n_sentences;
    while (low + 1 < high) {
        uint32_t mid = low + (high - low) / 2;
        if (doc->sentences[mid].token <= token)
            low = mid;
        else
            high = mid;
    }
    return &doc->sentences[low];
}

static bool is_same_name(const char *a, const char *b) {
    return a == b || (a && b && !strcmp(a, b));
}

/* "it added", "the report said": do the words of a cue begin with one that points back? */
static bool points_at_known(const rf__doc *doc, const rf__says *says) {
    rf__function f = says->n_cue ? rf__small_word(doc, says->cue) : RF__F_NONE;
    return f == RF__F_HE || f == RF__F_SHE || f == RF__F_IT || f == RF__F_THEY || f == RF__F_THE;
}

/* "The mission counted 90 houses. [Of nine wells one works.] It added that": who speaks before and
 * behind what nobody else is said to tell, of the same matter; NULL: not the same. */
static const rf__says *teller_around(const rf__doc *doc, const rf__draft *draft) {
    enum { MOST = 4, BLOCKS = 3 };
    const rf__sentence *own = &doc->sentences[draft->sentence];
    uint32_t i = rf__says_from(doc, own->token);
    if (!i || i >= doc->n_says)
        return NULL;
    const rf__says *last = &doc->says[i - 1], *next = &doc->says[i];
    const rf__sentence *before = sentence_of(doc, last->token),
                       *behind = sentence_of(doc, next->token);
    if (next->token < own->token + own->n_tokens || last->speaker < 0 || next->speaker < 0 ||
        last->direct || next->direct || last->bracket || !points_at_known(doc, next) ||
        behind - before > MOST || behind->block - before->block > BLOCKS)
        return NULL;
    const rf__speaker *a = &doc->speakers[last->speaker], *b = &doc->speakers[next->speaker];
    if (!is_same_name(a->person, b->person) || !is_same_name(a->organisation, b->organisation))
        return NULL;
    for (uint32_t d = before->figure; d < before->figure + before->n_figures; d++)
        if (is_other_matter(&doc->drafts[d].claim, &draft->claim))
            return NULL;
    return last;
}

/* Who goes on counting, of a draft or of its whole. */
static const rf__says *teller_of(const rf__doc *doc, const rf__draft *draft, int deep) {
    enum { DEEPEST = 4 }; /* parts of parts; two may be called parts of each other */
    if (draft->quantity == UINT32_MAX || draft->claim.modality != RF_REPORTED)
        return NULL;
    if (draft->claim.indicator == RF_POPULATION ||
        opens_anonymous(doc, &doc->sentences[draft->sentence]) ||
        is_told_by_none(doc, &doc->sentences[draft->sentence]))
        return NULL;
    const rf__says *says = adds(doc, &doc->sentences[draft->sentence])
                               ? says_before(doc, draft->sentence, false)
                               : NULL;
    says = says ? says : teller(doc, draft);
    const rf__draft *before = draft > doc->drafts ? draft - 1 : NULL;
    if (!says && before && before->sentence == draft->sentence && joined_loss(before, draft))
        says = teller(doc, before); /* "13 people died, nine of them in Gorsk, and 21 were hurt" */
    says = says ? says : teller_around(doc, draft);
    bool part = draft->parent >= 0 && (uint32_t)draft->parent < doc->n_drafts && deep < DEEPEST;
    return says || !part ? says : teller_of(doc, &doc->drafts[draft->parent], deep + 1);
}

/* "by 30 April 48 were dead (IFRC, 2 May)": the sentence itself tells up to when. */
static bool ends_by(const rf__doc *doc, const rf__draft *draft) {
    const rf__sentence *s = &doc->sentences[draft->sentence];
    for (uint32_t i = s->time; i < s->time + s->n_times; i++)
        if (rf__function_at(doc, doc->times[i].token) == RF__F_BY &&
            doc->times[i].to == draft->claim.to)
            return true;
    return false;
}

/* "840 dead since 8 October (MoH, 24 October)": a sum up to the day of its source, not up to the
 * report's, nor to its first ("after the quake of 3 May, the toll is 40 (MoH, 9 May)"). */
static void end_with_source(const rf__doc *doc, const rf__says *says, rf__draft *draft) {
    rf_claim *claim = &draft->claim;
    rf_date day = doc->speakers[says->speaker].said_on;
    const rf__sentence *own = &doc->sentences[draft->sentence];
    if (!says->bracket || says->token + says->n_tokens <= own->token || day == RF_NO_DATE ||
        ends_by(doc, draft) || claim->flow != RF_CUMULATIVE ||
        (claim->from != RF_NO_DATE && claim->from > day))
        return;
    bool up_to_report = claim->to == doc->report->published && day < claim->to;
    bool first_day = claim->to < day && (claim->from == RF_NO_DATE || claim->from == claim->to);
    if (up_to_report || first_day || claim->to == RF_NO_DATE)
        claim->to = day;
}

/* "the dead of Gorsk, a city of 84,000, [the mayor said]": what is known of a place is no news of
 * whoever speaks, unless in their own words. */
static bool is_known_of_place(const rf__doc *doc, const rf__draft *draft, const rf__says *says) {
    if (draft->claim.indicator != RF_POPULATION || (says && says->direct) ||
        draft->quantity == UINT32_MAX)
        return false;
    uint32_t at = doc->quantities[draft->quantity].phrase;
    return at >= 3 && rf__function_at(doc, at - 1) == RF__F_OF &&
           rf__tag_over(doc, at - 2, RF__C_PLACE_KIND) && rf__function_at(doc, at - 3) == RF__F_A;
}

static bool has_source_of_its_own(const rf__draft *draft) {
    return draft->claim.source.organisation || draft->claim.source.person;
}

/* The figure of the headline, with who tells it, that a draft tells again; NULL: none. */
static const rf__draft *in_headline(const rf__doc *doc, const rf__draft *draft) {
    for (uint32_t i = 0; i < doc->n_drafts && doc->drafts[i].sentence == 0; i++) {
        const rf__draft *head = &doc->drafts[i];
        if (head->quantity != UINT32_MAX && has_source_of_its_own(head) &&
            says_over(doc, doc->sentences, doc->quantities[head->quantity].token, false) &&
            head->claim.indicator == draft->claim.indicator &&
            head->claim.low == draft->claim.low && head->claim.high == draft->claim.high &&
            head->claim.unit == draft->claim.unit)
            return head;
    }
    return NULL;
}

/* "Floods kill 40: relief office¶ Floods have killed 40 and destroyed 12 houses.": a sentence that
 * tells the headline's number again, and names nobody, tells what the headline's source told. */
static void give_sources_of_headline(rf__doc *doc) {
    for (uint32_t i = 0; i < doc->n_drafts; i++) {
        rf__draft *draft = &doc->drafts[i];
        if (draft->quantity == UINT32_MAX || !draft->sentence || has_source_of_its_own(draft))
            continue;
        const rf__sentence *own = &doc->sentences[draft->sentence];
        const rf__draft *head = in_headline(doc, draft);
        for (uint32_t k = own->figure; head && k < own->figure + own->n_figures; k++)
            if (!has_source_of_its_own(&doc->drafts[k]))
                doc->drafts[k].claim.source = head->claim.source;
    }
}

/* "The landslip of 2019 killed 17": of another country, or over long before what is counted. */
static bool is_history(const rf_claim *counted, const rf_claim *own) {
    enum { LONG = 60 };
    bool elsewhere = counted->place.country && own->place.country &&
                     strcmp(counted->place.country, own->place.country) != 0;
    return elsewhere ||
           (own->to != RF_NO_DATE && counted->from != RF_NO_DATE && own->to + LONG < counted->from);
}

/* The body that counts losses at the head of a report, and its first count; NULL: none. */
static const rf__says *counter_at_head(const rf__doc *doc, const rf_claim **ret_claim) {
    enum { HEAD = 6 };
    for (uint32_t i = 0; i < doc->n_drafts && doc->drafts[i].sentence < HEAD; i++) {
        const rf__draft *draft = &doc->drafts[i];
        if (draft->quantity == UINT32_MAX || !rf__hurts_people(draft->claim.indicator))
            continue;
        const rf__says *says = says_over(doc, &doc->sentences[draft->sentence],
                                         doc->quantities[draft->quantity].token, false);
        if (!says)
            continue;
        bool counts = rf__is_by_counting(doc, says) && !says->direct && !says->bracket &&
                      says->speaker >= 0 && !doc->speakers[says->speaker].person &&
                      !doc->speakers[says->speaker].role && !is_of_outlet(doc, says);
        *ret_claim = &draft->claim;
        return counts ? says : NULL;
    }
    return NULL;
}

/* Is it the same body, by its whole name or the short form behind it? */
static bool is_same_body(const rf__doc *doc, const rf__says *body, const rf__says *other) {
    const char *name = doc->speakers[other->speaker].organisation;
    if (!name || !strcmp(name, doc->speakers[body->speaker].organisation))
        return true;
    size_t n = strlen(name);
    for (uint32_t i = body->cue; i < body->cue + body->n_cue; i++)
        if (doc->tokens[i].n == n && !strncmp(doc->report->text + doc->tokens[i].start, name, n))
            return true;
    return false;
}

/* The short form in brackets behind a body's name, by which the report calls it from there on, else
 * the name. */
static rf_err name_from_there_on(rf__doc *doc, const rf__says *body, const char **ret) {
    *ret = doc->speakers[body->speaker].organisation;
    for (uint32_t i = body->cue + 1; i + 1 < body->cue + body->n_cue; i++)
        if (doc->tokens[i].flags & RF__ALL_CAPITALS && doc->tokens[i].n >= 3 &&
            doc->tokens[i - 1].punct == '(' && doc->tokens[i + 1].punct == ')') {
            *ret = rf__doc_slice(doc, i, 1);
            return *ret ? RF_OK : RF_ERR_NOMEM;
        }
    return RF_OK;
}

/* Does a stretch hold a count of losses? */
static bool tells_loss(const rf__doc *doc, const rf__says *says) {
    for (uint32_t i = 0; i < doc->n_drafts; i++) {
        const rf__draft *draft = &doc->drafts[i];
        uint32_t at = draft->quantity == UINT32_MAX ? 0 : doc->quantities[draft->quantity].token;
        if (draft->quantity != UINT32_MAX && is_loss(draft->claim.indicator) && at >= says->token &&
            at < says->token + says->n_tokens)
            return true;
    }
    return false;
}

/* "The Mission documented 97 deaths in May.¶ Most were caused by bombs (26 deaths).": a report at
 * whose head a body counts losses, and in which no other body tells of any, tells its count
 * throughout. */
static rf_err give_own_count(rf__doc *doc) {
    const rf_claim *first = NULL;
    const rf__says *body = counter_at_head(doc, &first);
    const char *name = NULL;
    bool again = false; /* it counts in more than one sentence */
    for (uint32_t i = 0; body && i < doc->n_says; i++) {
        const rf__says *other = &doc->says[i];
        if (other->speaker >= 0 && !is_anybody(doc, other) && !is_same_body(doc, body, other) &&
            tells_loss(doc, other))
            return RF_OK;
        again |= other->cue > body->cue && rf__is_by_counting(doc, other);
    }
    if (!again)
        return RF_OK;
    rf_err err = body ? name_from_there_on(doc, body, &name) : RF_OK;
    if (err)
        return err;
    for (uint32_t i = 0; body && i < doc->n_drafts; i++) {
        rf__draft *draft = &doc->drafts[i];
        const rf__sentence *own = &doc->sentences[draft->sentence];
        if (draft->quantity != UINT32_MAX && rf__hurts_people(draft->claim.indicator) &&
            !has_source_of_its_own(draft) && draft->claim.modality == RF_REPORTED &&
            own->token > body->token && !is_told_by_none(doc, own) &&
            !is_history(first, &draft->claim))
            draft->claim.source.organisation = name;
    }
    return RF_OK;
}

rf_err rf__give_sources(rf__doc *doc) {
    for (uint32_t i = 0; i < doc->n_drafts; i++) {
        rf__draft *draft = &doc->drafts[i];
        draft->claim.source = (rf_claim_source){.said_on = RF_NO_DATE};
        const rf__says *says = source_of(doc, draft);
        if (!says && draft->parent >= 0 && (uint32_t)draft->parent < doc->n_drafts)
            says = source_of(doc, &doc->drafts[draft->parent]);
        if (is_known_of_place(doc, draft, says))
            continue;
        rf_err err = says ? RF_OK : rf__give_helper(doc, draft);
        if (err)
            return err;
        if (!says && !draft->claim.source.organisation)
            says = teller_of(doc, draft, 0);
        if (!says && draft->quantity == UINT32_MAX && draft->claim.event == RF_APPEAL &&
            draft->claim.modality == RF_DEMANDED)
            draft->claim.source.organisation = draft->claim.actor1; /* "The UN begged rebels to" */
        if (!says || says->speaker < 0)
            continue;
        const rf__speaker *speaker = &doc->speakers[says->speaker];
        draft->claim.source = (rf_claim_source){.person = speaker->person,
                                                .role = speaker->role,
                                                .organisation = speaker->organisation,
                                                .said_on = speaker->said_on};
        end_with_source(doc, says, draft);
    }
    give_sources_of_headline(doc);
    return give_own_count(doc);
}
