/* Sources behind "according to" and its like. */
#include "claim/speaker/speaker_cue.h"
#include "claim/speaker/speaker_words.h"

/* "figures provided by", not "tents provided by" */
static bool paper_before(const rf__cue_place *p, uint32_t token) {
    enum { REACH = 4 };
    for (uint32_t back = 1; back <= REACH && token >= p->sentence->token + back; back++) {
        uint32_t t = token - back;
        const rf__tag *paper = rf__tag_over(p->doc, t, RF__C_SAY_NOUN);
        if (paper && !rf__is_kind(paper, "hearsay") && !rf__is_kind(paper, "between"))
            return true; /* not "a raid [allegedly] carried out by rebels" */
        if (p->doc->tokens[t].kind != RF__WORD || rf__is_finite(p->doc, t))
            return false;
    }
    return false;
}

/* "published [late on Friday] by": the token behind the times that begin at one, or that token. */
static uint32_t behind_time(const rf__cue_place *p, uint32_t token) {
    uint32_t at = token;
    if (at + 1 < p->end && p->doc->tokens[at].kind == RF__WORD &&
        rf__small_word(p->doc, at) == RF__F_NONE && rf__time_over(p->doc, p->sentence, at + 1))
        at++;
    const rf__time *time = at < p->end ? rf__time_over(p->doc, p->sentence, at) : NULL;
    return time && time->token + time->n_tokens < p->end ? time->token + time->n_tokens : token;
}

/* "could not be | verified by", "is yet to be | confirmed by": nobody told it. */
static bool is_untold(const rf__cue_place *p, uint32_t participle) {
    enum { REACH = 4 };
    for (uint32_t i = participle; i-- > p->from && participle - i <= REACH;) {
        rf__function f = rf__small_word(p->doc, i);
        if (i + 1 == participle && (f == RF__F_THAN || f == RF__F_AS))
            return true; /* "fewer than | estimated by" */
        if (f == RF__F_NOT || (f == RF__F_TO && rf__small_word(p->doc, i + 1) == RF__F_BE))
            return true;
        if (f != RF__F_BE && f != RF__F_BEEN && f != RF__F_HAVE && !rf__ends_as_adverb(p->doc, i))
            return false;
    }
    return false;
}

/* "according to provisional | figures from the Home Office", "new data by": where the paper that a
 * source is told behind ends, within four words; else `from`. */
static uint32_t behind_paper(const rf__cue_place *p, uint32_t from) {
    enum { REACH = 4 };
    const uint64_t body = RF__BIT(RF__C_ROLE) | RF__BIT(RF__C_ORG_WORD) |
                          RF__BIT(RF__C_ORGANISATION) | RF__BIT(RF__C_ACTOR);
    for (uint32_t i = from; i < p->end && i < from + REACH && rf__cue_word(p, i); i++) {
        const rf__tag *paper = rf__tag_at(p->doc, i, RF__C_ACCORDING);
        rf__function f = rf__small_word(p->doc, i);
        if (paper && rf__tag_at(p->doc, i, RF__C_SAY_NOUN))
            return i + paper->n;
        const rf__tag *office = rf__tag_at(p->doc, i, RF__C_ROLE); /* "official" */
        bool owner = p->doc->tokens[i].over & body && !rf__is_kind(office, "any");
        if (owner || p->doc->tokens[i].flags & RF__CAPITAL || rf__is_finite(p->doc, i) ||
            rf__is_any_preposition(f) || f == RF__F_AND)
            return from; /* "police figures from the area" */
    }
    return from;
}

/* "both locations", "the region": a plain noun, or a word for a sort of place. */
static bool is_somewhere(const rf__doc *doc, const rf__who *who) {
    if (who->kind != RF__WHO_OTHER && who->kind != RF__WHO_SHORT)
        return false;
    const rf__tag *kind =
        who->organisation.to ? rf__tag_at(doc, who->organisation.to - 1, RF__C_PLACE_KIND) : NULL;
    return who->kind == RF__WHO_OTHER ||
           (kind && !rf__tag_at(doc, who->organisation.to - 1, RF__C_ORG_WORD));
}

/* "According to Karim | clashes have displaced 500": where what is told begins without a comma,
 * with words for a crisis that a verb follows; 0: it does not. */
static uint32_t clause_behind(const rf__cue_place *p, uint32_t from, uint32_t end) {
    if (end <= from + 1 || from > p->from + 3 || !rf__is_finite(p->doc, end) ||
        !rf__names_crisis(p->doc, end - 1))
        return 0;
    return rf__is_possessive(p->doc, end - 2) ? 0 : end - 1;
}

/* "According to | the bulletin 'Floods' published by OCHA", "Situation Report No. 4 of the UN": the
 * token behind "by" or "of", where the paper has a title in quotes or a number; else `from`. */
static uint32_t behind_title(const rf__cue_place *p, uint32_t from) {
    enum { REACH = 16, WORDS = 4 };
    bool paper = false, title = false;
    for (uint32_t i = from; i < p->end && i < from + REACH; i++) {
        const rf__token *t = &p->doc->tokens[i];
        rf__function f = rf__small_word(p->doc, i);
        if (title && paper && (f == RF__F_BY || f == RF__F_OF))
            return i + 1;
        bool number = t->kind == RF__NUMERAL && i > from + 1 && /* "No. 4" */
                      (p->doc->tokens[i - 1].punct == '.' || rf__is_capital_word(p->doc, i - 1));
        bool mark = rf__is_quote_mark(t) || number || t->punct == '#';
        title |= mark;
        paper |= rf__tag_at(p->doc, i, RF__C_SAY_NOUN) != NULL;
        if (t->punct == ',' || t->punct == ';' || rf__is_possessive(p->doc, i) ||
            (i > from + WORDS && !paper) || rf__is_finite(p->doc, i) ||
            (f == RF__F_BY || f == RF__F_OF))
            return from;
    }
    return from;
}

/* "according to what | the office published", "... what was announced by | the mayor": the token
 * where whoever told it begins, a mark of a name in quotes left out. */
static uint32_t behind_what(const rf__cue_place *p, uint32_t from) {
    enum { REACH = 4 };
    rf__function aux = rf__small_word(p->doc, from);
    for (uint32_t i = from + 1; (aux == RF__F_BE || aux == RF__F_HAVE) && i < p->end; i++)
        if (i > from + REACH)
            break;
        else if (rf__small_word(p->doc, i) == RF__F_BY)
            return i + 1;
    uint32_t name = from + (rf__small_word(p->doc, from) == RF__F_THE); /* the “Tora Team” */
    return name < p->end && rf__is_quote_mark(&p->doc->tokens[name]) ? name + 1 : from;
}

bool rf__according_cue(const rf__cue_place *p, const rf__tag *tag, rf__cue *ret) {
    uint32_t from = tag->token + tag->n, end;
    if (rf__is_kind(tag, "paper") && !paper_before(p, tag->token))
        return false;
    if (tag->entry->flags & RF__WEAK && is_untold(p, tag->token))
        return false;
    for (uint32_t i = tag->token;
         rf__small_word(p->doc, from - 1) == RF__F_FROM && i-- > p->from && i + 4 > tag->token;)
        if (rf__tag_over(p->doc, i, RF__C_NEGATION) || rf__small_word(p->doc, i) == RF__F_NOT)
            return false; /* "we don't have figures from the army" */
    rf__function lead = rf__small_word(p->doc, from - 1);
    if (lead == RF__F_TO || (lead == RF__F_PER && tag->n > 1)) /* "as per" */
        from = behind_title(p, behind_paper(p, from));
    if (rf__is_kind(tag, "what"))
        from = behind_what(p, from);
    rf__who who = rf__read_after(p, from, &end);
    uint32_t clause =
        rf__small_word(p->doc, from - 1) == RF__F_TO ? clause_behind(p, from, end) : 0;
    if (clause) {
        end = clause;
        who = rf__who_read(p->doc, from, end);
    }
    if (who.organisation.to == who.organisation.from + 1 &&
        rf__tag_at(p->doc, who.organisation.from, RF__C_NUMBER))
        return false; /* "according to one list" */
    if (rf__is_kind(tag, "cited") && who.of_predecessor)
        return false; /* "citing its own sources": no one else */
    uint32_t by = end > from && rf__cue_word(p, end) ? behind_time(p, end + 1) : end;
    if (by > end && rf__small_word(p->doc, by) == RF__F_BY &&
        rf__tag_at(p->doc, end - 1, RF__C_SAY_NOUN)) /* "a count kept by the project" */
        who = rf__read_after(p, by + 1, &end);
    const rf__tag *any = who.role.to ? rf__tag_at(p->doc, who.role.from, RF__C_ROLE) : NULL;
    bool nobodys = rf__is_kind(any, "any") && rf__tag_at(p->doc, end - 1, RF__C_SAY_NOUN);
    if ((who.kind == RF__WHO_OTHER || nobodys) && tag->entry->flags & RF__WEAK)
        return false; /* "based on official data" */
    if (rf__small_word(p->doc, from - 1) == RF__F_FROM && is_somewhere(p->doc, &who))
        return false;                                               /* "figures from other areas" */
    bool body = who.kind == RF__WHO_SHORT && who.organisation.to && /* "recorded by the mission" */
                rf__is_org_word(p->doc, who.organisation.to - 1);
    if (tag->entry->flags & RF__WEAK && who.kind != RF__WHO_ORGANISATION &&
        who.kind != RF__WHO_PERSON && !body)
        return false;
    const rf__mention *there = who.kind == RF__WHO_NAME && from > 1 && !who.person.to &&
                                       rf__small_word(p->doc, from - 1) == RF__F_FROM
                                   ? rf__place_in(p->doc, who.organisation)
                                   : NULL;
    if (there && there->token + there->n_tokens == who.organisation.to)
        return false; /* "Reports from Norland" */
    if (who.kind == RF__WHO_NOBODY ||
        (who.kind == RF__WHO_OTHER && rf__tag_at(p->doc, end - 1, RF__C_SAY_NOUN)))
        return false; /* "according to preliminary estimates": nobody's */
    *ret = (rf__cue){.words = {tag->token, end},
                     .who = who,
                     .verb = tag->token,
                     .according = true,
                     .cited = rf__is_kind(tag, "cited"),
                     .before = true};
    ret->narrow = tag->entry->flags & RF__WEAK && rf__ends_as_past(p->doc, tag->token) &&
                  tag->token > p->from && rf__cue_word(p, tag->token - 1);
    ret->says_from = rf__said_from(p, end, false);
    if (ret->says_from > end && !rf__time_over(p->doc, p->sentence, end))
        ret->says_from = end;
    ret->words.to = ret->says_from;
    ret->colon = rf__cue_punct(p, end) == ':';
    return true;
}
