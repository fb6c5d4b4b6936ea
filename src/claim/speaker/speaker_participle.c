/* Cues of a participle: "..., said police, adding that", "Victims blocked a road, saying". Who
 * speaks spoke before in the sentence, or is the subject of the part of it that the participle
 * ends. */
#include "claim/speaker/speaker_cue.h"

/* "...; the government disputes it, saying": the subject of the part of a sentence behind a
 * semicolon that a participle ends; nobody: there is no such part. */
static rf__who subject_of_part(const rf__cue_place *p, uint32_t verb) {
    for (uint32_t i = verb; i-- > p->from && verb - i < RF__LONG_CLAUSE;)
        if (rf__cue_punct(p, i) == ';') {
            uint32_t end = rf__phrase_end(p->doc, i + 1, verb);
            rf__who who = rf__who_read(p->doc, i + 1, end);
            return rf__can_speak(&who) && end < verb ? who : (rf__who){0};
        }
    return (rf__who){0};
}

/* "In a statement on Sunday, | the group", "In May | it": behind the words of time or place that
 * begin a sentence. */
static uint32_t behind_opening(const rf__cue_place *p, uint32_t to) {
    enum { REACH = 12 };
    uint32_t from = p->sentence->token;
    const rf__time *time = rf__time_over(p->doc, p->sentence, from + 1);
    if (!rf__is_any_preposition(rf__small_word(p->doc, from)))
        return from;
    for (uint32_t i = from + 1; i < to && i < from + REACH; i++)
        if (p->doc->tokens[i].punct == ',')
            return i + 1;
    return time && time->token <= from + 1 && time->token + time->n_tokens < to
               ? time->token + time->n_tokens
               : from;
}

/* "Victims blocked a road, saying": the subject that begins the sentence, before its first verb. */
static rf__who subject_of_sentence(const rf__cue_place *p, uint32_t verb) {
    uint32_t from = behind_opening(p, verb), end = from + 1;
    uint32_t most = rf__phrase_end(p->doc, from, verb);
    while (end < most && !rf__ends_as_past(p->doc, end) && /* "staged", "disputes the" */
           !(rf__ends_as(p->doc, end, RF__END_PLURAL) && p->doc->tokens[end].n_folded > 2 &&
             rf__small_word(p->doc, end + 1) == RF__F_THE))
        end++;
    rf__who who = rf__who_read(p->doc, from, end);
    const rf__tag *people = end > from ? rf__tag_over(p->doc, end - 1, RF__C_NOUN) : NULL;
    bool is = who.kind == RF__WHO_ORGANISATION || who.kind == RF__WHO_PERSON ||
              who.kind == RF__WHO_IT || who.kind == RF__WHO_HE;
    if (who.kind == RF__WHO_OTHER && people && people->entry->unit == RF_PEOPLE &&
        rf__plain_noun(p, &who)) { /* "flood victims" */
        is = true;
        who.kind = RF__WHO_ORGANISATION;
    }
    if (rf__cue_punct(p, end) == ',' && end + 3 < verb && /* "The mayor, however, begged" */
        rf__is_kind(rf__tag_at(p->doc, end + 1, RF__C_SAY_NOUN), "between") &&
        rf__cue_punct(p, end + 2) == ',')
        end += 3;
    bool led = rf__is_any_preposition(rf__small_word(p->doc, from));
    return is && !led && rf__cue_word(p, end) ? who : (rf__who){0};
}

bool rf__opening_subject(const rf__cue_place *p, uint32_t joint, uint32_t verb, rf__who *ret) {
    if (!rf__is_kind(rf__tag_at(p->doc, verb, RF__C_SAY_VERB), "says"))
        return false;
    for (uint32_t i = p->sentence->token; i < joint; i++)
        if (p->doc->tokens[i].punct == ';' || rf__is_quote_mark(&p->doc->tokens[i]))
            return false;
    rf__function first = rf__small_word(p->doc, p->sentence->token);
    bool he = first == RF__F_HE || first == RF__F_SHE;
    *ret = he ? rf__who_read(p->doc, p->sentence->token, p->sentence->token + 1)
              : subject_of_sentence(p, joint);
    return he || ret->kind == RF__WHO_PERSON ||
           (ret->kind == RF__WHO_ORGANISATION && ret->organisation.to > ret->organisation.from);
}

bool rf__goes_on_saying(const rf__cue_place *p, const rf__tag *verb) {
    uint32_t after = verb->token + verb->n;
    bool told = !(verb->entry->flags & RF__WEAK) ||
                (after < p->end && rf__small_word(p->doc, after) == RF__F_THAT) ||
                (verb->entry->flags & RF__BEFORE && rf__cue_has_number(p, after));
    return verb->entry->form == RF__ING && told && verb->token > p->sentence->token &&
           rf__cue_punct(p, verb->token - 1) == ',';
}

void rf__participle_cue(const rf__cue_place *p, const rf__tag *tag, bool again, rf__cue *ret) {
    uint32_t verb = tag->token, after = verb + tag->n;
    *ret = (rf__cue){.words = {verb, after}, .verb = verb, .follows = true};
    ret->says_from = rf__said_from(p, after, false);
    rf__who own = subject_of_part(p, verb);
    if (own.kind == RF__WHO_NOBODY && !again)
        own = subject_of_sentence(p, verb);
    if (own.kind != RF__WHO_NOBODY) {
        ret->follows = false;
        ret->who = own;
    }
}
