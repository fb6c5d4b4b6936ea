/* Verbs of reporting: whether one tells who speaks, by its subject, its form and what stands around
 * it. */
#include "claim/name/mention.h"
#include "claim/speaker/speaker_cue.h"
#include "claim/speaker/speaker_words.h"
#include "place/gaz_format.h"

#include <string.h>

bool rf__is_going_on(const rf__cue_place *p, uint32_t verb) {
    const rf__tag *say = rf__tag_at(p->doc, verb, RF__C_SAY_VERB);
    bool plain = say && (!(say->entry->flags & RF__WEAK) ||
                         rf__event_tag(p->doc, verb, RF__E_APPEAL)); /* "is calling for" */
    return plain && say->entry->form == RF__ING && verb > p->from + 1 &&
           rf__small_word(p->doc, verb - 1) == RF__F_BE;
}

static bool has_quotation(const rf__cue_place *p, uint32_t from) {
    for (uint32_t i = from; i < p->end && i < from + 12; i++)
        if (p->doc->tokens[i].flags & RF__OPEN_QUOTE)
            return true;
    return false;
}

/* "Punjab recorded two deaths", "Azad Kashmir reported three": where, not who. */
static bool counts_there(const rf__cue_place *p, const rf__tag *verb, const rf__who *who,
                         uint32_t after) {
    bool counts = verb->entry->flags & RF__WEAK || rf__is_kind(verb, "counts");
    /* "Uri in Norland witnessed": a town called like a person */
    rf__span name = who->kind == RF__WHO_NAME ? who->organisation : who->person;
    if (rf__is_kind(verb, "sees") && name.to == name.from + 1 && !who->role.to &&
        name.to < who->phrase.to && rf__is_locative(rf__small_word(p->doc, name.to)))
        return true;
    const rf__tag *kind = who->organisation.to > who->organisation.from
                              ? rf__tag_at(p->doc, who->organisation.to - 1, RF__C_PLACE_KIND)
                              : NULL;
    bool most = who->kind == RF__WHO_SHORT && rf__small_word(p->doc, after) == RF__F_THE;
    if (counts && kind && (kind->entry->flags & RF__PLURAL || most) && !who->person.to &&
        !who->role.to && !rf__is_org_word(p->doc, kind->token) &&
        !(p->doc->tokens[kind->token].flags & RF__CAPITAL))
        return true; /* "Most districts reported", "The province has reported the most deaths" */
    if (counts && who->kind == RF__WHO_NAME && name.to == name.from + 1 &&
        rf__tag_at(p->doc, name.from, RF__C_MONTH))
        return true; /* "March recorded the highest number" */
    if (!counts || who->person.to || who->role.to || after >= p->end ||
        who->organisation.to <= who->organisation.from ||
        rf__tag_over(p->doc, who->organisation.from, RF__C_ORGANISATION))
        return false;
    const rf__mention *where = NULL;
    for (uint32_t i = 0; i < p->sentence->n_mentions; i++) {
        const rf__mention *m = &p->doc->mentions[p->sentence->mention + i];
        if (m->token == who->organisation.from && m->use == RF_NAME_PLACE && !m->person &&
            (m->token + m->n_tokens == who->organisation.to ||
             (kind && m->token + m->n_tokens == kind->token))) /* "Gorsk | governorate" */
            where = m;
    }
    if (where && where->place == RF_NO_PLACE && rf__is_org_word(p->doc, who->organisation.to - 1))
        return false;                       /* "The Revenue department lists 213 missing" */
    if (where && rf__is_kind(verb, "sees")) /* "Norland has seen an influx" */
        return true;
    bool number = rf__is_number_at(p->doc, after) || rf__tag_at(p->doc, after, RF__C_QUALIFIER);
    if (where && number && rf__is_kind(verb, "feels")) /* "Norland fears 300 dead" */
        return true;
    if (!where || (where->place != RF_NO_PLACE &&
                   rf__gaz_brief_of(p->doc->gazetteer, where->place).kind == RF_GAZ_COUNTRY))
        return false;
    if (verb->entry->flags & RF__WEAK && rf__cue_has_number(p, after))
        return true; /* "recorded the highest toll with 30 deaths" */
    return number;
}

/* May the subject have a verb without -s ("officials say")? Keeps nouns out ("the UN report"). */
static bool is_plural(const rf__cue_place *p, const rf__who *who) {
    if (who->kind == RF__WHO_THEY || !who->phrase.to)
        return who->kind == RF__WHO_THEY;
    uint32_t last = who->phrase.to - 1;
    if (p->doc->tokens[last].punct == ',' && who->organisation.to > who->organisation.from)
        last = who->organisation.to - 1; /* "Aid agencies, which had to leave, estimate" */
    if (rf__small_word(p->doc, last - 1) == RF__F_A)
        return false; /* "an army post", "a Levies post" */
    const rf__tag *role = rf__tag_over(p->doc, last, RF__C_ROLE);
    bool plural = (role && role->entry->flags & RF__PLURAL) || rf__cue_ends_in_s(p, last) ||
                  rf__tag_over(p->doc, last, RF__C_SAY_NOUN);
    bool behind = who->role.to && rf__is_any_preposition(rf__small_word(p->doc, who->role.to));
    if (behind || (p->doc->tokens[last].flags & RF__CAPITAL && who->role.to)) {
        /* "officials in Gaza say", "officials in the rebels' territory say" */
        role = rf__tag_at(p->doc, who->role.from, RF__C_ROLE);
        plural =
            plural || (role && role->entry->flags & RF__PLURAL) ||
            (behind && rf__cue_ends_in_s(p, who->role.to - 1)); /* "Officers in Gorsk speak of" */
    }
    uint32_t body = who->organisation.to; /* "disaster authorities in Gorsk say" */
    if (body && body < last && rf__is_any_preposition(rf__small_word(p->doc, body))) {
        role = rf__tag_over(p->doc, body - 1, RF__C_ROLE);
        plural = plural || (role && role->entry->flags & RF__PLURAL);
    }
    for (uint32_t i = who->organisation.to; i < last && !plural; i++) /* "UNHCR and IOM say" */
        plural = who->kind == RF__WHO_ORGANISATION && rf__small_word(p->doc, i) == RF__F_AND;
    return plural;
}

/* "..., the agency found, ...", "..., UN figures show.", "..., he added.": a clause of its own
 * between marks, put in what was told. */
static bool is_put_in(const rf__cue_place *p, const rf__tag *tag, const rf__who *who) {
    uint32_t from = who->phrase.from, after = tag->token + tag->n;
    rf__verb_form form = tag->entry->form;
    bool finite = form == RF__PAST || form == RF__THIRD || (form == RF__BASE && is_plural(p, who));
    if (rf__small_word(p->doc, after) == RF__F_TO && after + 1 < p->end &&
        rf__tag_at(p->doc, after + 1, RF__C_ORGANISATION)) /* "..., a source indicated to AFP." */
        after += 1u + rf__tag_at(p->doc, after + 1, RF__C_ORGANISATION)->n;
    const rf__time *time = after < p->end ? rf__time_over(p->doc, p->sentence, after) : NULL;
    if (time && time->token <= after + 1)
        after = time->token + time->n_tokens; /* ", the office calculated on Monday." */
    char mark = rf__cue_punct(p, after);
    bool ends = after >= p->end || mark == ',' || mark == '.' || mark == ';';
    bool quoted = from > p->sentence->token && rf__is_quote_mark(&p->doc->tokens[from - 1]);
    bool behind = from > p->from && rf__cue_punct(p, from - 1) == ',';
    if (!finite || !ends || (!quoted && !behind))
        return false;
    if (who->kind == RF__WHO_HE || who->kind == RF__WHO_IT || who->kind == RF__WHO_THEY)
        return true;
    if (who->kind == RF__WHO_SHORT) /* "...," the report added. ..., the agency found. */
        return quoted || (who->organisation.to && rf__names_body(p->doc, who->organisation)) ||
               (who->of_predecessor && rf__tag_at(p->doc, who->phrase.to - 1, RF__C_SAY_NOUN));
    if (who->kind == RF__WHO_NAME) /* ", Velk added." */
        return mark != ',' && !rf__place_in(p->doc, who->organisation);
    return (who->kind == RF__WHO_ORGANISATION || who->kind == RF__WHO_PERSON) &&
           (who->person.to || who->role.to ||
            rf__names_body(p->doc, (rf__span){from, who->organisation.to}));
}

/* "put the dead [at] 40", "put it as high as 40", "put the dead, as of Friday, [at] 40", not
 * "hospitals put patients in corridors, in a town of 90,000": does a word that leads to a number
 * stand behind the verb? */
static bool puts_at(const rf__cue_place *p, uint32_t from) {
    bool aside = false; /* behind a comma */
    for (uint32_t i = from; i + 1 < p->end && i < from + RF__LONG_CLAUSE; i++) {
        rf__function f = rf__small_word(p->doc, i);
        bool leads = f == RF__F_AT || f == RF__F_AS || f == RF__F_BETWEEN || f == RF__F_NEAR;
        bool number =
            rf__is_number_at(p->doc, i + 1) || rf__tag_at(p->doc, i + 1, RF__C_QUALIFIER) != NULL;
        if (aside ? leads && number && rf__cue_punct(p, i - 1) == ','
                  : leads || rf__is_number_at(p->doc, i))
            return true;
        aside |= rf__cue_punct(p, i) == ',';
    }
    return false;
}

/* A weak verb is a cue where its subject is a source and what follows can be said. */
static bool weak_fits(const rf__cue_place *p, const rf__tag *tag, const rf__who *who,
                      uint32_t from) {
    bool speaks = rf__is_kind(tag, "speaks"); /* "The other side speaks of 40 dead" */
    if (rf__is_kind(tag, "puts") && !puts_at(p, from))
        return false;
    if ((who->kind == RF__WHO_OTHER && !speaks) || rf__cue_is_counted(p, who->phrase.from) ||
        rf__takes_in(p, tag, who))
        return false;
    for (uint32_t i = who->phrase.from; i < who->phrase.to && !who->person.to; i++)
        if (p->doc->tokens[i].kind == RF__NUMERAL && !rf__is_numbered(p->doc, i) &&
            /* not "UNXR, in a report of 3 May, gave" */
            !rf__tag_over(p->doc, i, RF__C_ORGANISATION) && !rf__time_over(p->doc, p->sentence, i))
            return false; /* "More than 2,100 volunteers gave" */
    /* "the agency put", not "the breach put" */
    if (who->kind == RF__WHO_SHORT && who->organisation.to && !speaks &&
        !rf__tag_at(p->doc, who->organisation.to - 1, RF__C_ORG_WORD))
        return false;
    /* "the camp, which counted 95,000 inhabitants" */
    for (uint32_t i = tag->token; i-- > p->from && tag->token - i <= 2;)
        if (who->kind == RF__WHO_NAME && rf__small_word(p->doc, i) == RF__F_WHICH)
            return false;
    bool ing = tag->entry->form == RF__ING && !rf__is_going_on(p, tag->token);
    if (tag->entry->form == RF__THIRD && rf__is_number_at(p->doc, who->phrase.from))
        return false; /* "burned two police | posts" */
    /* "the families observed were from Rumonge": a participle, and the verb behind it */
    if (tag->entry->form == RF__PAST && from == tag->token + tag->n && from < p->end &&
        rf__small_word(p->doc, from) == RF__F_BE)
        return false;
    rf__function f = from < p->end ? rf__small_word(p->doc, from) : RF__F_NONE;
    if (f == RF__F_BY && from == tag->token + tag->n && rf__ends_as(p->doc, from + 1, RF__END_ING))
        return false; /* "it responded by destroying 4 tanks" */
    bool appeals = rf__event_tag(p->doc, tag->token, RF__E_APPEAL) || /* "called on the army to" */
                   rf__event_tag(p->doc, tag->token, RF__E_ASK) || speaks;
    return !ing && (appeals || f == RF__F_THAT || f == RF__F_FOR || rf__cue_has_number(p, from) ||
                    has_quotation(p, from) || rf__cue_punct(p, p->end - 1) == ':' ||
                    rf__tag_at(p->doc, tag->token, RF__C_MODAL));
}

/* ", said the UN refugee agency, UNHCR, on Sunday.": an organisation behind the verb, and no clause
 * behind it. */
static bool ends_behind(const rf__cue_place *p, uint32_t after, rf__who *ret, uint32_t *ret_end) {
    bool whole = rf__subject_after(p, after, ret, ret_end);
    if (whole && ret->role.to && (*ret_end >= p->end || rf__cue_punct(p, *ret_end) == '.'))
        return true; /* "Tora, a town on the lake, took in 900, said its mayor." */
    if (!whole || (ret->kind != RF__WHO_ORGANISATION && !(ret->person.to && ret->role.to)))
        return false;
    for (uint32_t i = *ret_end; i < p->end; i++)
        if (rf__is_finite(p->doc, i) || rf__tag_at(p->doc, i, RF__C_VERB))
            return false;
    return true;
}

/* "claimed responsibility for": a deed, and no word on what it did. */
static bool takes_blame(const rf__doc *doc, const rf__tag *verb) {
    const rf__tag *blame = rf__tag_at(doc, verb->token, RF__C_EVENT_WORD);
    return blame && blame->entry->code == RF__E_BLAME && blame->n > verb->n;
}

/* "have given": does a word of "have" stand right before a verb? */
static bool has_auxiliary(const rf__cue_place *p, uint32_t from, uint32_t verb) {
    enum { REACH = 4 };
    for (uint32_t i = verb; i-- > p->from && verb - i <= REACH && i + 1 >= from;)
        if (rf__small_word(p->doc, i) == RF__F_HAVE)
            return true;
    return false;
}

/* Is it one word of a name that nothing tells of, and that no list knows? */
static bool is_surname(const rf__cue_place *p, const rf__who *who) {
    const uint64_t known = RF__BIT(RF__C_ORGANISATION) | RF__BIT(RF__C_ORG_WORD) |
                           RF__BIT(RF__C_ACTOR) | RF__BIT(RF__C_ROLE) | RF__BIT(RF__C_SAY_NOUN) |
                           RF__BIT(RF__C_PLACE_KIND) | RF__BIT(RF__C_NOUN);
    const rf__token *t = &p->doc->tokens[who->organisation.from];
    return who->kind == RF__WHO_NAME && who->organisation.to == who->organisation.from + 1 &&
           !who->definite && !(t->flags & RF__ALL_CAPITALS) && !(t->over & known) &&
           !rf__place_in(p->doc, who->organisation);
}

/* "..., say | hospital sources.": nobody but several people, up to a mark. */
static bool several_behind(const rf__cue_place *p, const rf__tag *verb) {
    uint32_t after = verb->token + verb->n, end;
    if (after >= p->end || rf__tag_at(p->doc, verb->token, RF__C_SAY_NOUN))
        return false;
    rf__who who = rf__read_after(p, after, &end);
    const rf__tag *role = who.role.to ? rf__tag_at(p->doc, who.role.from, RF__C_ROLE) : NULL;
    return role && role->entry->flags & RF__PLURAL && !who.person.to &&
           (end >= p->end || p->doc->tokens[end].kind == RF__PUNCT);
}

/* "Ali Balde, the owner, was killed, said | Hana Idris, who saw it.": nobody but somebody by name
 * behind the verb, and no clause of theirs. */
static bool is_named_behind(const rf__cue_place *p, uint32_t after) {
    rf__who who;
    uint32_t end;
    if (after >= p->end || !rf__subject_after(p, after, &who, &end) || who.phrase.from != after)
        return false;
    bool name = who.person.to > who.person.from + 1 ||
                (who.kind == RF__WHO_NAME && who.organisation.to > who.organisation.from + 1 &&
                 who.organisation.from == after && !rf__place_in(p->doc, who.organisation));
    bool more = rf__cue_punct(p, end) == ',' && rf__small_word(p->doc, end + 1) == RF__F_WHO;
    return name &&
           (end >= p->end || more || rf__cue_punct(p, end) == '.' || rf__cue_punct(p, end) == ';');
}

/* ---- the cue ---- */

/* A verb that may tell who speaks. */
typedef struct asked {
    const rf__cue_place *p;
    const rf__tag *tag;
    uint32_t verb, after; /* its token; the one behind it */
    bool weak;
    rf__who who;    /* its subject ... */
    rf__span words; /* ... with which it makes these */
    bool inverted;  /* the subject stands behind */
    uint32_t end;   /* behind verb and subject */
    bool with;      /* "with the agency reporting that" */
    bool put_in;
} asked;

/* "what it [called]", "evacuation [orders] were issued": within words that tell nothing. */
static bool means_else(const asked *x) {
    const rf__doc *doc = x->p->doc;
    const rf__tag *longer = rf__tag_over(doc, x->verb, RF__C_SAY_NOUN);
    const rf__tag *order =
        x->verb > x->p->sentence->token ? rf__tag_at(doc, x->verb - 1, RF__C_MODAL) : NULL;
    return takes_blame(doc, x->tag) ||
           (longer && (longer->token < x->verb ||
                       (longer->n > x->tag->n && rf__is_kind(longer, "naming")))) ||
           (order && order->token + order->n > x->verb);
}

/* The one before the verb, over a dash behind a pause: "..., - | said the mayor". */
static const rf__token *token_before(const asked *x) {
    if (x->verb <= x->p->sentence->token)
        return NULL;
    const rf__token *back = &x->p->doc->tokens[x->verb - 1];
    bool dash = (back->punct == '-' || back->punct == '_') && back->flags & RF__SPACE_BEFORE &&
                x->verb > x->p->sentence->token + 1;
    return dash && (back[-1].punct == ',' || rf__is_quote_mark(&back[-1])) ? back - 1 : back;
}

static bool set_behind(asked *x, const rf__who *who, uint32_t end) {
    x->who = *who;
    x->end = end;
    x->words = (rf__span){x->verb, end};
    x->inverted = true;
    return true;
}

/* "reads | a statement of the army", "reads the office's latest update": a paper soon behind a
 * verb.
 */
static bool paper_behind(const rf__cue_place *p, uint32_t from) {
    enum { REACH = 6 };
    for (uint32_t i = from; rf__cue_word(p, i) && i < from + REACH; i++) {
        const rf__tag *paper = rf__tag_at(p->doc, i, RF__C_SAY_NOUN);
        if (paper && !paper->entry->what_kind)
            return true;
    }
    return false;
}

/* "...," indicated | the mayor.: a weak verb right behind a quotation, and then nobody but somebody
 * by an office or a name, up to a mark. */
static bool is_behind_quote(const asked *x, const rf__token *back) {
    rf__who who;
    uint32_t end;
    if (!x->weak || !back || !rf__is_quote_mark(back) || x->tag->entry->form != RF__PAST ||
        !(x->tag->entry->flags & RF__BEFORE) || x->after >= x->p->end ||
        !(back->flags & RF__CLOSE_QUOTE) || !rf__subject_after(x->p, x->after, &who, &end))
        return false;
    return (who.role.to || who.person.to) &&
           (end >= x->p->end || x->p->doc->tokens[end].kind == RF__PUNCT);
}

/* "said | on Saturday the mayor", "indicated | to our reporter the mayor": behind the day and whom
 * it is said to, where somebody stands there. */
static uint32_t over_told(const rf__cue_place *p, uint32_t at) {
    enum { REACH = 4 };
    rf__function f = rf__small_word(p->doc, at);
    const rf__time *time = rf__time_over(p->doc, p->sentence, f == RF__F_ON ? at + 1 : at);
    if (time && time->kind == RF__TIME_DAY && time->token <= at + 1)
        return time->token + time->n_tokens;
    for (uint32_t i = at + 2; f == RF__F_TO && rf__cue_word(p, i) && i <= at + REACH; i++) {
        rf__function next = rf__small_word(p->doc, i);
        if (next == RF__F_THE || next == RF__F_A)
            return i;
    }
    return at;
}

/* "..., had said on Saturday | the Relief Forum.": nobody but somebody behind such words. */
static bool is_told_behind(asked *x, const rf__token *back) {
    uint32_t at = over_told(x->p, x->after), end;
    rf__who who;
    bool had = back && x->verb > x->p->sentence->token + 1 &&
               rf__small_word(x->p->doc, x->verb - 1) == RF__F_HAVE;
    back -= had;
    bool pause = back && (back->punct == ',' || rf__is_quote_mark(back));
    if (!pause || at == x->after || at >= x->p->end || x->tag->entry->form != RF__PAST ||
        !(x->tag->entry->flags & RF__BEFORE) || !rf__subject_after(x->p, at, &who, &end) ||
        (end < x->p->end && x->p->doc->tokens[end].kind != RF__PUNCT))
        return false;
    x->weak = false;
    set_behind(x, &who, end);
    x->words.from -= had;
    return true;
}

/* Sets who, words and end; before the verb, or behind a quotation or a comma after it. */
static bool find_subject(asked *x) {
    const rf__cue_place *p = x->p;
    const rf__token *back = token_before(x);
    bool adds = x->weak && x->tag->entry->flags & RF__BEFORE && is_named_behind(p, x->after);
    bool paper = rf__is_kind(x->tag, "reads") && back && rf__is_quote_mark(back) &&
                 paper_behind(p, x->after); /* "...," reads a statement of the army */
    paper |= is_behind_quote(x, back);
    if ((adds && back && back->punct == ',') || paper) /* "..., added Ali Balde, who saw it" */
        x->weak = false;
    bool may_invert = back && !x->weak && x->tag->entry->form != RF__ING &&
                      (x->tag->entry->form != RF__BASE || several_behind(p, x->tag)) &&
                      (back->punct == ',' || rf__is_quote_mark(back));
    bool comma = back && back->punct == ',' && may_invert;
    rf__who behind;
    uint32_t end = x->after;
    if (is_told_behind(x, back))
        return true;
    if (!rf__subject_before(p, x->verb, &x->who))
        return may_invert && rf__subject_after(p, x->after, &behind, &end) &&
               set_behind(x, &behind, end);
    bool unsure = comma && (x->who.kind == RF__WHO_NAME || is_named_behind(p, x->after));
    if (comma && !unsure && !x->who.person.to && !x->who.role.to &&
        ends_behind(p, x->after, &behind, &end))
        return set_behind(x, &behind, end);
    if (unsure && rf__subject_after(p, x->after, &behind, &end))
        return set_behind(x, &behind, end);
    x->end = x->after;
    x->words = (rf__span){x->who.phrase.from, x->after};
    return true;
}

/* ", adding that", "and saying": who spoke before goes on. */
static bool goes_on(const asked *x) {
    const rf__token *back = token_before(x);
    return x->tag->entry->form == RF__ING && back && !x->weak &&
           (back->punct == ',' || rf__is_quote_mark(back) ||
            rf__small_word(x->p->doc, x->verb - 1) == RF__F_AND);
}

/* "a force described as numbering 300", "men thought to be rebels": does the verb only tell of the
 * noun before it? */
static bool is_thought(const asked *x) {
    const rf__cue_place *p = x->p;
    rf__function next = x->after < p->end ? rf__small_word(p->doc, x->after) : RF__F_NONE;
    rf__function aux = next == RF__F_TO ? rf__small_word(p->doc, x->after + 1) : RF__F_NONE;
    bool thought = aux == RF__F_BE ||
                   (aux == RF__F_HAVE && rf__small_word(p->doc, x->after + 2) == RF__F_BEEN);
    if (next == RF__F_AS && (rf__small_word(p->doc, x->after + 1) == RF__F_OF ||
                             rf__tag_at(p->doc, x->after, RF__C_ACCORDING)))
        next = RF__F_NONE; /* "said as of Friday 12 had died", "said as quoted by" */
    return x->tag->entry->form == RF__PAST && !x->who.person.to &&
           (thought || (next == RF__F_AS && (x->who.kind != RF__WHO_PERSON || x->weak)));
}

/* Is a noun before the verb no subject that speaks? */
static bool is_spoken_of(const asked *x) {
    const rf__cue_place *p = x->p;
    if (x->inverted)
        return false;
    if (x->tag->entry->form == RF__PARTICIPLE && !has_auxiliary(p, x->who.phrase.to, x->verb))
        return true; /* "many drowned, given the size" */
    /* "Of the 2,500 officers promised", "asked the army to investigate | reports" */
    if (rf__small_word(p->doc, x->who.phrase.from) == RF__F_OF ||
        (rf__tag_at(p->doc, x->verb, RF__C_SAY_NOUN) && x->verb >= p->from + 2 &&
         rf__small_word(p->doc, x->verb - 2) == RF__F_TO))
        return true;
    return rf__only_does(p, x->tag, &x->who) || rf__is_told_of(p, x->tag, &x->who) ||
           rf__tag_at(p->doc, x->who.phrase.from, RF__C_ACCORDING) || /* "According to first" */
           is_thought(x);
}

/* Does the form of the verb, or that it says little by itself, speak against it? Sets with, put_in.
 */
static bool is_too_weak(asked *x) {
    const rf__cue_place *p = x->p;
    bool ing = x->tag->entry->form == RF__ING && !x->inverted;
    x->with = ing && rf__can_speak(&x->who) &&
              rf__small_word(p->doc, x->who.phrase.from) == RF__F_WITH &&
              (!x->weak || rf__cue_has_number(p, x->after)); /* "with the UN putting it at 200" */
    if (x->with) {
        rf__span phrase = x->who.phrase;
        x->who = rf__who_read(p->doc, phrase.from + 1, phrase.to);
        x->who.phrase = phrase;
    }
    if (ing && !x->with && !rf__is_going_on(p, x->verb))
        return true;
    x->put_in = x->weak && !x->inverted && is_put_in(p, x->tag, &x->who);
    return (x->weak && !x->put_in && !x->with && !weak_fits(p, x->tag, &x->who, x->after)) ||
           (!x->inverted && counts_there(p, x->tag, &x->who, x->after));
}

/* "Deaths reported in Gorsk", "among the incidents reported": is the subject what was told of? */
static bool is_matter(const asked *x) {
    const rf__cue_place *p = x->p;
    const rf__who *who = &x->who;
    rf__verb_form form = x->tag->entry->form;
    rf__function lead = rf__small_word(p->doc, who->phrase.from);
    bool says = rf__is_kind(x->tag, "says"); /* "the town hall said at the weekend" */
    bool told_there = form == RF__PAST && !x->inverted && !says && x->after < p->end &&
                      rf__is_locative(rf__small_word(p->doc, x->after));
    uint32_t head = who->organisation.to ? who->organisation.to - 1 : 0;
    const rf__tag *counted =
        (who->kind == RF__WHO_OTHER || who->kind == RF__WHO_SHORT) && who->organisation.to
            ? rf__tag_over(p->doc, head, RF__C_TRIGGER)
            : NULL;
    if (counted && !(counted->entry->flags & RF__PERSON_WORD) &&
        !rf__tag_over(p->doc, head, RF__C_NOUN))
        return true; /* "the deaths reported so far" */
    if (told_there && !who->person.to && !who->role.to &&
        rf__tag_at(p->doc, who->phrase.from, RF__C_TRIGGER))
        return true;
    bool article = lead == RF__F_THE || lead == RF__F_A;
    return who->kind == RF__WHO_OTHER &&
           (rf__is_any_preposition(lead) || told_there || !rf__plain_noun(p, who) ||
            (form != RF__PAST && !(says && form == RF__THIRD && article)));
}

/* "the refugee count has surged", "The worst reports come from": is the verb a noun? */
static bool is_noun(const asked *x) {
    const rf__cue_place *p = x->p;
    const rf__tag *deed = rf__tag_at(p->doc, x->after, RF__C_VERB);
    if (x->inverted)
        return false;
    if (x->tag->entry->form == RF__BASE) {
        bool able = x->verb > p->sentence->token && rf__small_word(p->doc, x->verb - 1) == RF__F_TO;
        return !able &&
               (!is_plural(p, &x->who) || (x->after < p->end && rf__is_finite(p->doc, x->after)));
    }
    return x->tag->entry->form == RF__THIRD && rf__tag_at(p->doc, x->verb, RF__C_SAY_NOUN) &&
           ((deed && deed->entry->form == RF__BASE) ||
            (x->who.kind == RF__WHO_SHORT && rf__small_word(p->doc, x->after + 1) == RF__F_FROM));
}

static void give(asked *x, rf__cue *ret) {
    const rf__cue_place *p = x->p;
    if (is_surname(p, &x->who) && !x->weak && !rf__is_kind(x->tag, "counts")) { /* "Akoi said" */
        x->who.kind = RF__WHO_PERSON;
        x->who.person = x->who.organisation;
        x->who.organisation = (rf__span){0, 0};
    }
    ret->words = x->words;
    ret->who = x->who;
    ret->verb = x->verb;
    ret->inverted = x->inverted;
    rf__function joint = rf__small_word(p->doc, x->words.from); /* "went there and said" */
    bool pair = joint == RF__F_AND || joint == RF__F_BUT;
    ret->before = x->put_in || (!x->with && !pair && x->tag->entry->flags & RF__BEFORE);
    bool addressee = !x->inverted && x->tag->entry->flags & RF__OBJECT && /* "accused rebels of" */
                     !rf__event_tag(p->doc, x->tag->token, RF__E_BLAME);
    ret->says_from = rf__said_from(p, x->end, addressee);
    ret->words.to = ret->says_from;
    ret->colon = rf__cue_punct(p, ret->says_from) == ':';
}

/* "The agency quoted | the mayor saying that": the one behind the verb says it. */
static void take_quoted(asked *x) {
    uint32_t end;
    if (x->inverted || !rf__is_kind(x->tag, "quotes") || x->after >= x->p->end)
        return;
    rf__who who = rf__read_after(x->p, x->after, &end);
    const rf__tag *says = end < x->p->end ? rf__tag_at(x->p->doc, end, RF__C_SAY_VERB) : NULL;
    if (!says || says->entry->form != RF__ING || !rf__can_speak(&who))
        return;
    x->who = who;
    x->end = end + says->n;
    x->words.to = x->end;
}

bool rf__verb_cue(const rf__cue_place *p, const rf__tag *tag, bool again, rf__cue *ret) {
    asked x = {.p = p,
               .tag = tag,
               .verb = tag->token,
               .after = tag->token + tag->n,
               .weak = tag->entry->flags & RF__WEAK};
    if (means_else(&x))
        return false;
    bool more = again && rf__goes_on_saying(p, tag);
    bool found = !more && find_subject(&x);
    if (!more && !found && !goes_on(&x))
        return false;
    bool ends_part = found && goes_on(&x) && !x.inverted && /* "The mayor, however, fled, saying" */
                     rf__small_word(p->doc, x.who.phrase.from) != RF__F_WITH;
    if (!found || ends_part) {
        rf__participle_cue(p, tag, again, ret);
        return true;
    }
    take_quoted(&x);
    if (is_spoken_of(&x) || is_too_weak(&x) || is_matter(&x) || is_noun(&x))
        return false;
    give(&x, ret);
    return true;
}
