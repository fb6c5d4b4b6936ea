/* Sources whose verb stands elsewhere: "... and the ministry at 427", "..., UNHCR 138". */
#include "claim/speaker/speaker_cue.h"

/* "the number of [casualties] stands at 900": what is counted. */
static bool is_sum_at(const rf__cue_place *p, uint32_t token) {
    const rf__tag *word = rf__tag_at(p->doc, token, RF__C_TRIGGER);
    return word && (word->entry->pattern == RF__P_TOLL || word->entry->pattern == RF__P_COUNTED) &&
           !rf__tag_at(p->doc, token, RF__C_ROLE);
}

/* "... and the ministry at 427": a second source without its verb. */
bool rf__gap_cue(const rf__cue_place *p, uint32_t token, rf__cue *ret) {
    uint32_t number = token + 1;
    while (number < p->end && number < token + 4 && p->doc->tokens[number].kind == RF__WORD &&
           !rf__is_number_at(p->doc, number))
        number++;
    bool of = rf__small_word(p->doc, token) == RF__F_OF; /* not "at one place" */
    if (number >= p->end ||
        !(p->doc->tokens[number].kind == RF__NUMERAL || (of && rf__is_number_at(p->doc, number))) ||
        token <= p->from || (number + 1 < p->end && p->doc->tokens[number + 1].punct == ':'))
        return false; /* "invaded at about 4:15" */
    uint32_t to = token;
    const rf__time *time = rf__time_over(p->doc, p->sentence, token - 1);
    if (time && time->token > p->from)
        to = time->token;
    uint32_t start = token;
    while (start > p->from && start + 8 > token && p->doc->tokens[start - 1].punct != ',' &&
           rf__small_word(p->doc, start - 1) != RF__F_AND)
        start--;
    bool begins = start > p->from && (p->doc->tokens[start - 1].punct == ',' ||
                                      rf__small_word(p->doc, start - 1) == RF__F_AND);
    for (uint32_t i = start; i < to; i++)
        if (rf__is_finite(p->doc, i) || rf__tag_at(p->doc, i, RF__C_SAY_VERB) || is_sum_at(p, i))
            return false;
    rf__who who = rf__who_read(p->doc, start, to);
    if (!begins || start >= to || (who.kind != RF__WHO_ORGANISATION && !who.role.to))
        return false;
    *ret = (rf__cue){.words = {start, token}, .who = who, .verb = token, .says_from = token + 1};
    return true;
}

/* "UNHCR", "the rebels": a name of its own, or a body or people with an article. */
static bool is_body(const rf__cue_place *p, uint32_t from, uint32_t to) {
    const rf__doc *doc = p->doc;
    bool article = rf__small_word(doc, from) == RF__F_THE;
    const rf__tag *noun = rf__tag_over(doc, to - 1, RF__C_NOUN);
    if (noun && noun->entry->unit != RF_PEOPLE)
        return false; /* "the school 4" */
    for (uint32_t i = from; i < to; i++)
        if (rf__tag_at(doc, i, RF__C_ORGANISATION) || rf__tag_at(doc, i, RF__C_ORG_WORD) ||
            (article && (rf__tag_at(doc, i, RF__C_ROLE) || rf__tag_over(doc, i, RF__C_ACTOR))))
            return true;
    return false;
}

/* "the ministry", "officials", "a captain, Hana Idris": one who keeps count of others, no armed
 * side and no people who may have lost somebody. */
static bool keeps_count(const rf__cue_place *p, const rf__who *who) {
    if (who->person.to) /* "Ana Petrova, of the relief office, had" */
        return who->role.to > who->role.from || rf__names_body(p->doc, who->organisation);
    if (who->kind != RF__WHO_ORGANISATION && who->kind != RF__WHO_PERSON)
        return false;
    const rf__tag *people =
        who->role.to ? rf__tag_over(p->doc, who->role.to - 1, RF__C_NOUN) : NULL;
    for (uint32_t i = who->phrase.from; i < who->phrase.to; i++)
        if (rf__tag_over(p->doc, i, RF__C_ACTOR))
            return false;
    return (who->role.to && !(people && people->entry->unit == RF_PEOPLE)) ||
           rf__names_body(p->doc, who->organisation);
}

/* Who stands before a word of "have", where it is one who keeps count. */
static bool cue_of_have(const rf__cue_place *p, uint32_t token, rf__cue *ret) {
    rf__who who;
    if (!rf__subject_before(p, token, &who) || !keeps_count(p, &who))
        return false;
    *ret = (rf__cue){
        .words = {who.phrase.from, token + 1}, .who = who, .verb = token, .says_from = token + 1};
    return true;
}

/* "The mayor had [higher figures: 56 dead]": figures of his that a colon follows. */
static bool has_paper(const rf__cue_place *p, uint32_t from) {
    enum { REACH = 4 };
    for (uint32_t i = from; rf__cue_word(p, i) && i < from + REACH; i++) {
        const rf__tag *paper = rf__tag_at(p->doc, i, RF__C_SAY_NOUN);
        if (paper && !paper->entry->what_kind)
            return rf__cue_punct(p, i + paper->n) == ':';
    }
    return false;
}

/* "Police [have] a higher total of 375 deaths": a sum of theirs. */
static bool has_sum(const rf__cue_place *p, uint32_t from) {
    enum { REACH = 5 };
    if (rf__small_word(p->doc, from) != RF__F_A)
        return false;
    for (uint32_t i = from + 1; rf__cue_word(p, i) && i < from + REACH; i++) {
        const rf__tag *paper = rf__tag_at(p->doc, i, RF__C_SAY_NOUN),
                      *toll = rf__tag_at(p->doc, i, RF__C_TRIGGER);
        bool sum = (paper && !paper->entry->what_kind) ||
                   (toll && toll->entry->pattern == RF__P_TOLL) ||
                   rf__tag_at(p->doc, i, RF__C_FLOW); /* "total" */
        uint32_t of = sum && toll && toll->n > 1 ? i + toll->n - 1 : i + 1;
        if (sum && rf__small_word(p->doc, of) == RF__F_OF)
            return rf__is_number_at(p->doc, of + 1) || rf__tag_at(p->doc, of + 1, RF__C_QUALIFIER);
    }
    return false;
}

/* Who stands before a word of "have", where it is a body or an office. */
static bool cue_of_sum(const rf__cue_place *p, uint32_t token, rf__cue *ret) {
    rf__who who;
    if (!rf__subject_before(p, token, &who) || !rf__can_speak(&who) ||
        !(who.role.to || rf__names_body(p->doc, who.organisation)))
        return false;
    *ret = (rf__cue){
        .words = {who.phrase.from, token + 1}, .who = who, .verb = token, .says_from = token + 1};
    return true;
}

/* "The ministry [had] 632 dead and 300 injured", "Officials had 43 dead": the toll that somebody
 * has. "The ministry had 12 staff killed" tells of its own. */
bool rf__has_cue(const rf__cue_place *p, uint32_t token, rf__cue *ret) {
    enum { REACH = 5 };
    if (has_paper(p, token + 1))
        return cue_of_have(p, token, ret);
    if (has_sum(p, token + 1))
        return cue_of_sum(p, token, ret);
    const rf__tag *size = rf__tag_at(p->doc, token + 1, RF__C_QUALIFIER);
    uint32_t number = token + 1 + (size ? size->n : 0);
    if (number >= p->end || !rf__is_number_at(p->doc, number))
        return false;
    uint32_t dead = number;
    while (dead < p->end && dead < number + REACH && rf__is_number_at(p->doc, dead))
        dead++;
    const rf__tag *toll = dead < p->end ? rf__tag_at(p->doc, dead, RF__C_TRIGGER) : NULL;
    if (!toll || rf__tag_at(p->doc, dead, RF__C_VERB) || toll->entry->indicator != RF_KILLED)
        return false;
    return cue_of_have(p, token, ret);
}

static bool has_number_before(const rf__cue_place *p, uint32_t to) {
    enum { REACH = 30 };
    for (uint32_t i = to; i-- > p->from && to - i <= REACH;)
        if (rf__is_number_at(p->doc, i))
            return true;
    return false;
}

/* "The Government has counted 132 dead, UNHCR 138": a second source right before its number, and
 * nothing but it behind a pause. */
bool rf__gap_number_cue(const rf__cue_place *p, uint32_t number, rf__cue *ret) {
    enum { MOST_WORDS = 7 };
    const rf__doc *doc = p->doc;
    uint32_t to = number;
    for (uint32_t i = number; i-- > p->from + 1 && number - i <= 3;)
        if (rf__tag_at(doc, i, RF__C_QUALIFIER))
            to = i;
    uint32_t start = to;
    while (start > p->from && to - start <= MOST_WORDS &&
           (doc->tokens[start - 1].kind == RF__WORD || doc->tokens[start - 1].punct == '-') &&
           rf__small_word(doc, start - 1) != RF__F_AND)
        start--;
    bool pause = start > p->from &&
                 (doc->tokens[start - 1].punct == ',' || doc->tokens[start - 1].punct == ';' ||
                  rf__small_word(doc, start - 1) == RF__F_AND);
    if (!pause || start >= to || to - start > MOST_WORDS || !is_body(p, start, to))
        return false;
    for (uint32_t i = start; i < to; i++)
        if (rf__is_finite(doc, i) || rf__tag_at(doc, i, RF__C_SAY_VERB) ||
            rf__time_over(doc, p->sentence, i) || rf__is_any_preposition(rf__small_word(doc, i)))
            return false;
    rf__who who = rf__who_read(doc, start, to);
    if ((who.kind != RF__WHO_ORGANISATION && !who.role.to) || !has_number_before(p, start))
        return false;
    *ret = (rf__cue){.words = {start, to}, .who = who, .verb = to, .says_from = to};
    return true;
}
