/* Finds the words that tell of a speaker. A verb of reporting needs a subject that can speak,
 * before it (speaker_subject.c) or (behind a quotation or a comma) after it; "according to" and its
 * like need a source behind them. */
#include "claim/speaker/speaker_cue.h"
#include "claim/name/mention.h"
#include "claim/speaker/speaker_words.h"
#include "place/gaz_format.h"

#include <string.h>

/* "the Ministry of Health (MoH) in Gaza,": behind the words that say where it sits, if a comma or
 * the end follows them; else `at`. */
static uint32_t over_seat(const rf__cue_place *p, uint32_t at) {
    enum { MOST = 5 };
    rf__function f = at + 1 < p->end ? rf__small_word(p->doc, at) : RF__F_NONE;
    if ((f != RF__F_IN && f != RF__F_OF && f != RF__F_FOR) ||
        !(p->doc->tokens[at + 1].flags & RF__CAPITAL))
        return at;
    uint32_t i = at + 1;
    while (i < p->end && i <= at + MOST &&
           (p->doc->tokens[i].flags & RF__CAPITAL || p->doc->tokens[i].punct == '-'))
        i++;
    return i >= p->end || rf__cue_punct(p, i) == ',' || rf__cue_punct(p, i) == '.' ? i : at;
}

/* "said the district officer of Tora, [Manu Prasad Rey]": behind an office and a comma two capitals
 * or more that are no place. */
static bool is_called(const rf__cue_place *p, const rf__who *who, const rf__who *name,
                      uint32_t end) {
    enum { FEWEST = 2, MOST = 4 };
    const rf__tag *role = who->role.to ? rf__tag_at(p->doc, who->role.from, RF__C_ROLE) : NULL;
    uint32_t n = name->organisation.to - name->organisation.from;
    return role && !(role->entry->flags & RF__PLURAL) && !who->person.to &&
           name->kind == RF__WHO_NAME && n >= FEWEST && n <= MOST &&
           (end >= p->end || p->doc->tokens[end].kind == RF__PUNCT) &&
           !rf__place_in(p->doc, name->organisation);
}

/* "according to them | Gorsk lost 60": a word that stands for somebody is all of the phrase. */
static bool is_pronoun(const rf__doc *doc, uint32_t token) {
    rf__function f = rf__small_word(doc, token);
    return f == RF__F_THEM || f == RF__F_HE || f == RF__F_SHE || f == RF__F_IT;
}

rf__who rf__read_after(const rf__cue_place *p, uint32_t from, uint32_t *ret_end) {
    uint32_t end = is_pronoun(p->doc, from) ? from + 1 : rf__phrase_end(p->doc, from, p->end);
    bool there = end > from + 1 && rf__small_word(p->doc, end - 1) == RF__F_THERE &&
                 rf__tag_over(p->doc, end - 2, RF__C_ROLE); /* "the mayor there, Ali Balde" */
    rf__who who = rf__who_read(p->doc, from, end - there);
    who.phrase.from = from;
    if (rf__named_behind(p, from, &end, &who)) {
        *ret_end = end;
        return who;
    }
    if (rf__cue_punct(p, end) == '(') { /* an acronym */
        uint32_t i = end + 1;
        while (i < p->end && i < end + 8 && p->doc->tokens[i].punct != ')')
            i++;
        if (rf__cue_punct(p, i) == ')')
            end = over_seat(p, i + 1);
        if (end == i + 1 && rf__cue_word(p, end) && rf__tag_at(p->doc, end, RF__C_ROLE) &&
            who.kind == RF__WHO_ORGANISATION && !who.role.to) { /* "the Agency (FA) spokesman" */
            uint32_t close = rf__phrase_end(p->doc, end, p->end);
            rf__who office = rf__who_read(p->doc, end, close);
            office.organisation = who.organisation;
            office.phrase.from = from;
            if (office.role.to) {
                who = office;
                end = close;
            }
        }
    }
    if (rf__cue_punct(p, end) == ',' && end + 1 < p->end) {
        uint32_t next = end + 1;
        if (rf__small_word(p->doc, next) == RF__F_WHO) { /* ", who heads the office" */
            *ret_end = end;
            return who;
        }
        uint32_t next_end = rf__phrase_end(p->doc, next, p->end);
        rf__who apposition = rf__who_read(p->doc, next, next_end);
        const rf__tag *office =
            apposition.role.to ? rf__tag_at(p->doc, apposition.role.from, RF__C_ROLE) : NULL;
        rf__function article = rf__small_word(p->doc, next);
        bool many = office && office->entry->flags & RF__PLURAL && article != RF__F_A &&
                    article != RF__F_THE && rf__cue_punct(p, next_end) == ',';
        /* "X, police, and rescuers" */
        bool called = is_called(p, &who, &apposition, next_end);
        bool more = !many && next_end > next &&
                    (who.person.to || who.kind == RF__WHO_NAME || who.role.to) &&
                    (apposition.role.to || apposition.person.to || called) &&
                    !rf__is_finite(p->doc, next_end);
        const rf__tag *name = rf__tag_at(p->doc, next, RF__C_ORGANISATION);
        if (more) {
            who = rf__who_join(p->doc, who, apposition);
            end = next_end;
        } else if (who.person.to && !who.organisation.to && rf__is_any_preposition(article) &&
                   apposition.kind == RF__WHO_ORGANISATION && !apposition.role.to) {
            who.organisation = apposition.organisation; /* "said X, from the agency" */
            end = next_end;
        } else if (who.kind == RF__WHO_ORGANISATION && !who.person.to && name &&
                   apposition.kind == RF__WHO_ORGANISATION && next + name->n == next_end &&
                   (next_end >= p->end || p->doc->tokens[next_end].kind == RF__PUNCT)) {
            who = apposition; /* "the UN refugee agency, UNHCR" */
            who.phrase.from = from;
            end = next_end;
        }
    }
    *ret_end = end;
    return who;
}

/* ", urged | rebels to withdraw": what somebody is to do is told behind them. */
static bool is_aim(const rf__cue_place *p, uint32_t from, uint32_t to) {
    for (uint32_t i = from + 1; i <= to && i + 1 < p->end; i++)
        if (rf__small_word(p->doc, i) == RF__F_TO && rf__cue_word(p, i + 1) &&
            !(p->doc->tokens[i + 1].flags & RF__CAPITAL) && !rf__small_word(p->doc, i + 1) &&
            !rf__tag_at(p->doc, i + 1, RF__C_ROLE) && !rf__tag_at(p->doc, i + 1, RF__C_NOUN))
            return true;
    return false;
}

static bool has_number_in(const rf__cue_place *p, rf__span span) {
    for (uint32_t i = span.from; i < span.to; i++)
        if (rf__is_number_at(p->doc, i))
            return true;
    return false;
}

/* "..., says the church.", "said one man, Ali Balde.": whoever stands behind "said" with an article
 * says it, where nothing but an end, a pause or a clause on them follows. */
static bool is_said_by(const rf__cue_place *p, uint32_t from, uint32_t to, const rf__who *who) {
    const rf__tag *verb = rf__tag_over(p->doc, from - 1, RF__C_SAY_VERB);
    rf__function f = rf__small_word(p->doc, from), next = rf__small_word(p->doc, to);
    bool ends = to >= p->end || p->doc->tokens[to].kind == RF__PUNCT || next == RF__F_WHO ||
                next == RF__F_WHICH || next == RF__F_THAT || next == RF__F_IN || next == RF__F_ON;
    return rf__is_kind(verb, "says") && (f == RF__F_THE || f == RF__F_A) && ends &&
           who->organisation.to > who->organisation.from && !has_number_in(p, who->phrase) &&
           !rf__tag_over(p->doc, who->organisation.to - 1, RF__C_TRIGGER);
}

/* "..., said X, a nurse.": nothing but the speaker may follow, up to the end or a comma. */
bool rf__subject_after(const rf__cue_place *p, uint32_t verb_end, rf__who *ret, uint32_t *ret_end) {
    if (verb_end >= p->end)
        return false;
    rf__function f = rf__small_word(p->doc, verb_end);
    /* "reported on Telegram" */
    if (rf__is_any_preposition(f) || f == RF__F_THAT || f == RF__F_HE || f == RF__F_SHE ||
        f == RF__F_IT || f == RF__F_THEY)
        return false;
    const rf__time *time = rf__time_over(p->doc, p->sentence, verb_end);
    if (time && time->token == verb_end)
        return false; /* ", who leads it, said | Sunday" */
    *ret = rf__read_after(p, verb_end, ret_end);
    if (*ret_end < p->end && rf__is_finite(p->doc, *ret_end))
        return false;
    if (rf__tag_at(p->doc, verb_end - 1, RF__C_MODAL) && is_aim(p, verb_end, *ret_end))
        return false;
    const rf__tag *people = rf__tag_over(p->doc, *ret_end - 1, RF__C_NOUN);
    if (ret->kind == RF__WHO_OTHER && ret->organisation.to == *ret_end && f == RF__F_A && people &&
        people->entry->unit == RF_PEOPLE && rf__small_word(p->doc, *ret_end) == RF__F_WHO)
        ret->kind = RF__WHO_ORGANISATION; /* "said a woman who lost two sisters" */
    if (ret->kind == RF__WHO_OTHER && is_said_by(p, verb_end, *ret_end, ret))
        ret->kind = RF__WHO_ORGANISATION;
    uint32_t owner =
        *ret_end > verb_end + 3 ? verb_end + 1 : *ret_end; /* "said the agency's room" */
    if (ret->kind == RF__WHO_OTHER && f == RF__F_THE && owner < *ret_end &&
        rf__is_possessive(p->doc, owner + 1) && rf__tag_at(p->doc, owner, RF__C_ORG_WORD))
        ret->kind = RF__WHO_ORGANISATION;
    return rf__can_speak(ret);
}

/* ---- what follows the verb ---- */

/* Over who was told ("reporters in Geneva"), where ("in a statement") and when, to where what is
 * said begins. The words passed over become part of the cue. */
uint32_t rf__said_from(const rf__cue_place *p, uint32_t at, bool addressee) {
    uint32_t from = at;
    if (addressee) {
        uint32_t end = rf__phrase_end(p->doc, at, p->end);
        for (uint32_t i = at; i < end; i++)
            if (rf__is_number_at(p->doc, i))
                end = i;
        from = at = end;
    }
    for (uint32_t i = at; i < p->end && i < at + 10;) {
        const rf__time *time = rf__time_over(p->doc, p->sentence, i);
        if (time && time->token == i) {
            if (time->kind == RF__TIME_AS_OF || time->kind == RF__TIME_UNTIL)
                break; /* "said | as of Friday 12 had died" */
            if (p->doc->tokens[i].time_word == RF__W_OVERNIGHT &&
                !rf__tag_at(p->doc, i + 1, RF__C_SAY_NOUN))
                break; /* "said overnight raids killed 8" */
            if (rf__function_at(p->doc, i + time->n_tokens) == RF__F_POSSESSIVE)
                break;                            /* "said Sunday's raids killed" */
            uint32_t behind = i + time->n_tokens; /* "said a strike Monday killed" */
            if (i > from && rf__cue_word(p, i - 1) && !rf__function_at(p->doc, i - 1) &&
                !rf__tag_over(p->doc, i - 1, RF__C_SAY_NOUN) && behind < p->end &&
                rf__tag_at(p->doc, behind, RF__C_VERB))
                break;
            i += time->n_tokens;
            from = i;
            continue;
        }
        if (rf__tag_at(p->doc, i, RF__C_SAY_NOUN)) {
            i += rf__tag_at(p->doc, i, RF__C_SAY_NOUN)->n;
            from = i;
            continue;
        }
        const rf__tag *deed = rf__tag_at(p->doc, i, RF__C_TIME_WORD);
        if (deed && deed->entry->code == RF__W_CRISIS)
            break; /* "documented an attack on 4 March" */
        rf__function f = rf__small_word(p->doc, i);
        if (f == RF__F_IN || f == RF__F_A || f == RF__F_ON || f == RF__F_AT || f == RF__F_TO ||
            f == RF__F_ITS || f == RF__F_FROM ||
            (f == RF__F_NONE && rf__cue_word(p, i) && i > at && !rf__is_finite(p->doc, i) &&
             !rf__tag_at(p->doc, i, RF__C_NUMBER))) {
            i++;
            continue;
        }
        break;
    }
    if (from < p->end && p->doc->tokens[from].punct == ',')
        return from; /* the part behind a comma is looked at by itself */
    if (from < p->end && rf__small_word(p->doc, from) == RF__F_THAT)
        from++;
    return from;
}

bool rf__cue_has_number(const rf__cue_place *p, uint32_t from) {
    for (uint32_t i = from; i < p->end && i < from + RF__LONG_CLAUSE; i++)
        if (rf__is_number_at(p->doc, i))
            return true;
    return false;
}

/* "451 damaged houses reported in", "62% of the families cited": a number counts those behind it.
 */
bool rf__cue_is_counted(const rf__cue_place *p, uint32_t from) {
    enum { REACH = 4 };
    uint32_t least = from > p->sentence->token + REACH ? from - REACH : p->sentence->token;
    for (uint32_t i = from; i-- > least;) {
        const rf__token *t = &p->doc->tokens[i];
        rf__function f = rf__small_word(p->doc, i); /* "20 died while | officials" */
        if (rf__time_over(p->doc, p->sentence, i) || f == RF__F_WHILE || f == RF__F_BUT)
            return false;
        if (rf__tag_at(p->doc, i, RF__C_NUMBER) && rf__tag_at(p->doc, i + 1, RF__C_SAY_NOUN))
            return false; /* "First estimates of" */
        if (t->kind == RF__NUMERAL || rf__tag_at(p->doc, i, RF__C_NUMBER))
            return i == p->sentence->token || /* "By 8 p.m. | the ministry", "As of 8 p.m." */
                   i > p->sentence->token + 2 ||
                   !rf__is_any_preposition(rf__small_word(p->doc, i - 1));
        if (t->kind != RF__WORD && t->punct != '%')
            return false;
    }
    return false;
}

bool rf__cue_ends_in_s(const rf__cue_place *p, uint32_t token) {
    const rf__token *word = &p->doc->tokens[token];
    return word->n_folded > 2 && rf__ends_as(p->doc, token, RF__END_PLURAL);
}

bool rf__plain_noun(const rf__cue_place *p, const rf__who *who) {
    if (has_number_in(p, who->phrase) || who->organisation.to <= who->organisation.from ||
        rf__cue_is_counted(p, who->phrase.from) ||
        rf__tag_over(p->doc, who->organisation.to - 1, RF__C_FLOW))
        return false;
    rf__function first = rf__small_word(p->doc, who->phrase.from);
    return who->organisation.to - who->organisation.from <= 8 &&
           (first == RF__F_THE || first == RF__F_A || who->of_predecessor ||
            rf__cue_ends_in_s(p, who->organisation.to - 1) ||
            p->doc->tokens[who->phrase.from].flags & RF__CAPITAL);
}

/* A verb whose past looks like its base ("put") is taken as past. */
static const rf__tag *say_verb_at(const rf__doc *doc, uint32_t token) {
    const rf__tag *tag = rf__tag_at(doc, token, RF__C_SAY_VERB);
    if (tag && rf__is_compound_end(doc, token))
        return NULL; /* "the so-[called] safe zone" */
    if (tag && tag->n == 1 && token && rf__event_tag(doc, token - 1, RF__E_GROUND) &&
        rf__event_tag(doc, token - 1, RF__E_GROUND)->n == 2)
        return NULL; /* "police | posts" */
    if (!tag || tag->entry->form != RF__BASE)
        return tag;
    const rf__tag *thing = token ? rf__tag_at(doc, token - 1, RF__C_EVENT_WORD) : NULL;
    if (thing && thing->n > 1)
        return NULL; /* "a police [post]" */
    for (const rf__tag *t = tag; t < &doc->tags[doc->tokens[token + 1].first_tag]; t++)
        if (t->entry->class == RF__C_SAY_VERB && t->entry->form == RF__PAST && t->n == tag->n)
            return t;
    return tag;
}

/* "clashes have claimed 15,000 lives": what the verb takes makes it no verb of reporting. Whoever
 * counts ("registered 1,140 refugees") reports by that. */
static bool tells_itself(const rf__cue_place *p, const rf__tag *say) {
    enum { REACH = 6 };
    uint32_t token = say->token, n;
    const rf__tag *verb = rf__tag_at(p->doc, token, RF__C_VERB);
    if (!verb || !verb->entry->needs || say->entry->flags & RF__WEAK)
        return false;
    for (uint32_t i = token + 1; i < p->end && i <= token + REACH; i++) {
        if (rf__small_word(p->doc, i) == RF__F_THAT || p->doc->tokens[i].punct == ',')
            return false;
        if (rf__is_asked_for(p->doc, i, verb->entry->needs, &n))
            return true;
    }
    return false;
}

/* A word written small that names nobody who could speak. */
static bool is_plain_word(const rf__doc *doc, uint32_t i) {
    const uint64_t speaks = RF__BIT(RF__C_ROLE) | RF__BIT(RF__C_ORG_WORD) |
                            RF__BIT(RF__C_SAY_NOUN) | RF__BIT(RF__C_NOUN) | RF__BIT(RF__C_ACTOR) |
                            RF__BIT(RF__C_ORGANISATION);
    const rf__token *t = &doc->tokens[i];
    return t->kind == RF__WORD && !(t->flags & RF__CAPITAL) && !t->function && !(t->over & speaks);
}

/* "...," declared Hana Idris, a nurse: any past behind a quotation and before somebody. */
static bool quotation_cue(const rf__cue_place *p, uint32_t verb, rf__cue *ret) {
    uint32_t end;
    rf__who who;
    if (!rf__subject_after(p, verb + 1, &who, &end) || (!who.person.to && !who.role.to))
        return false;
    *ret = (rf__cue){.words = {verb, end},
                     .who = who,
                     .verb = verb,
                     .before = true,
                     .inverted = true,
                     .says_from = end};
    return true;
}

bool rf__cue_at(const rf__doc *doc, uint32_t sentence, uint32_t token, uint32_t from, bool again,
                rf__cue *ret) {
    const rf__sentence *s = &doc->sentences[sentence];
    rf__cue_place p = {doc, s, from, s->token + s->n_tokens};
    *ret = (rf__cue){0};
    if (doc->tokens[token].punct == '(' || doc->tokens[token].punct == '[')
        return rf__bracket_cue(&p, token, ret);
    const rf__tag *tag = rf__tag_at(doc, token, RF__C_ACCORDING);
    const rf__tag *longer = tag ? rf__tag_at(doc, token, RF__C_NUMBER) : NULL;
    if (longer && longer->n > tag->n)
        return false; /* "per cent" */
    if (tag && rf__is_kind(rf__tag_at(doc, token + tag->n - 1, RF__C_SAY_NOUN), "means"))
        tag = NULL;       /* "said | by phone" */
    const rf__time *due = /* "said | by Friday 12 had died" */
        tag && tag->n > 1 ? rf__time_over(doc, s, token + tag->n - 1) : NULL;
    if (due && due->token == token + tag->n - 1 && due->kind != RF__TIME_LENGTH)
        tag = NULL; /* not "as per" */
    bool comma =
        token > from && doc->tokens[token - 1].punct == ','; /* "a nurse, 30, said by phone" */
    const rf__tag *tells = rf__tag_at(doc, token, RF__C_SAY_VERB); /* "X reports from Gorsk" */
    bool verb = comma || (tells && tells->entry->form == RF__THIRD);
    if (tag && !rf__is_kind(tag, "line") && (rf__according_cue(&p, tag, ret) || !verb))
        return ret->according;
    rf__function f = rf__small_word(doc, token);
    if (f == RF__F_BY)
        return rf__by_count_cue(&p, token, ret) || rf__put_by_cue(&p, token, ret) ||
               rf__reported_by_cue(&p, token, ret);
    if (f == RF__F_HAVE)
        return rf__has_cue(&p, token, ret);
    if (again && (f == RF__F_AT || f == RF__F_OF))
        return rf__gap_cue(&p, token, ret);
    if (rf__cue_behind_quote(doc, token) && rf__ends_as_past(doc, token) &&
        !rf__tag_at(doc, token, RF__C_SAY_VERB))
        return quotation_cue(&p, token, ret);
    if (again && doc->tokens[token].kind == RF__NUMERAL)
        return rf__gap_number_cue(&p, token, ret);
    tag = say_verb_at(doc, token);
    const rf__tag *kind = rf__tag_at(doc, token, RF__C_PLACE_KIND);
    if (tag && kind && rf__small_word(doc, token + tag->n) == RF__F_OF)
        return false; /* "in the western state of Norland" */
    uint32_t before = token;
    if (token > s->token + 3 && doc->tokens[token - 1].punct == ')' &&
        doc->tokens[token - 3].punct == '(' && doc->tokens[token - 2].flags & RF__ALL_CAPITALS)
        before = token - 3; /* "in Adamawa and Yobe (AY) | states" */
    if (tag && kind && before > s->token && doc->tokens[before - 1].flags & RF__CAPITAL &&
        token > from &&
        (kind->entry->flags & RF__PLURAL || doc->tokens[token + 1].kind == RF__PUNCT ||
         rf__is_any_preposition(rf__small_word(doc, token + 1))))
        return false; /* "in Kachin and Shan states", "in Gezira state [in May], activists said" */
    if (tag && kind && kind->entry->flags & RF__PLURAL && before > s->token &&
        is_plain_word(doc, before - 1))
        return false;                                           /* "of neighbouring states" */
    const rf__tag *phrase = rf__tag_at(doc, token, RF__C_VERB); /* "have [found refuge]" */
    bool within = tag && phrase && phrase->n > tag->n;
    if (tag && !within && !(doc->tokens[token].flags & RF__CAPITAL && token > s->token + 1) &&
        !tells_itself(&p, tag) && rf__verb_cue(&p, tag, again, ret))
        return true;
    tag = rf__tag_at(doc, token, RF__C_SAY_NOUN);
    if (tag && !tag->entry->what_kind && !(doc->tokens[token].flags & RF__CAPITAL))
        return rf__paper_cue(&p, tag, ret);
    return false;
}
