/* Remembers who spoke in a report, so that "Swanson", "he", "the agency" and "it" find the person
 * or the organisation named before, with what was told of them at the first full mention. */
#include "claim/figure/figure.h"
#include "claim/speaker/speaker.h"
#include "place/gaz_format.h"

#include <string.h>
#include <strings.h>

/* How far back names are looked for, in tokens and in those who spoke: keeps long reports linear.
 */
enum { LOOK_BACK = 2000, MOST_KNOWN = 256 };

static uint32_t oldest(const rf__memory *memory) {
    return memory->n > MOST_KNOWN ? memory->n - MOST_KNOWN : 0;
}

static bool same_word(const rf__doc *doc, uint32_t a, uint32_t b) {
    return doc->tokens[a].hash == doc->tokens[b].hash && doc->tokens[a].kind == RF__WORD;
}

static bool holds_word(const rf__doc *doc, rf__span span, uint32_t token) {
    for (uint32_t i = span.from; i < span.to; i++)
        if (same_word(doc, i, token))
            return true;
    return false;
}

static const rf__known *find_person(const rf__doc *doc, const rf__memory *memory, rf__span name) {
    for (uint32_t i = memory->n; i-- > oldest(memory);) {
        const rf__known *known = &memory->known[i];
        if (known->person.to && same_word(doc, known->person.to - 1, name.to - 1))
            return known;
    }
    return NULL;
}

/* Someone known whose organisation's name holds the word: "the Observatory". */
static const rf__known *find_holding(const rf__doc *doc, const rf__memory *memory, uint32_t word) {
    for (uint32_t i = memory->n; i-- > oldest(memory);)
        if (holds_word(doc, memory->known[i].organisation, word) ||
            holds_word(doc, memory->known[i].phrase, word))
            return &memory->known[i];
    return NULL;
}

static const rf__known *find_last(const rf__memory *memory, bool person) {
    for (uint32_t i = memory->n; i-- > oldest(memory);)
        if (memory->known[i].is_person == person)
            return &memory->known[i];
    return NULL;
}

/* An organisation named in the text before, by a word of its name. */
static rf__span find_named(const rf__doc *doc, uint32_t before, uint32_t word) {
    uint32_t least = before > LOOK_BACK ? before - LOOK_BACK : 0;
    for (uint32_t i = before; i-- > least;) {
        if (!same_word(doc, i, word) || !(doc->tokens[i].flags & RF__CAPITAL))
            continue;
        uint32_t from = i;
        while (from > least && (doc->tokens[from - 1].flags & RF__CAPITAL) &&
               doc->tokens[from - 1].kind == RF__WORD)
            from--;
        uint32_t to = rf__capitals_end(doc, from, before);
        if (to > from + 1 && to > i)
            return (rf__span){from, to};
    }
    return (rf__span){0, 0};
}

/* The full name of someone who is only called by the surname now: capitals before the same word. */
static rf__span find_full_name(const rf__doc *doc, rf__span name) {
    uint32_t least = name.from > LOOK_BACK ? name.from - LOOK_BACK : 0;
    for (uint32_t i = name.from; i-- > least + 1;) {
        if (!same_word(doc, i, name.to - 1))
            continue;
        uint32_t from = i;
        for (uint32_t start = i; start-- > least && i - start <= 4;)
            if (rf__capitals_end(doc, start, i + 1) == i + 1 &&
                rf__tag_at(doc, start, RF__C_FIRST_NAME))
                from = start;
        if (from < i)
            return (rf__span){from, i + 1};
    }
    return name;
}

static void fill(rf__speaker *speaker, const rf__speaker *like) {
    if (!speaker->person)
        speaker->person = like->person;
    if (!speaker->role)
        speaker->role = like->role;
    if (!speaker->organisation)
        speaker->organisation = like->organisation;
}

static rf_err slice(rf__doc *doc, rf__span span, const char **ret) {
    if (span.to <= span.from)
        return RF_OK;
    *ret = rf__doc_slice(doc, span.from, span.to - span.from);
    return *ret ? RF_OK : RF_ERR_NOMEM;
}

/* A demonym or a country that owns a role stands for the country: "Turkish President" is of Turkey.
 */
static const char *country_of(const rf__doc *doc, const rf__memory *memory, const rf__who *who) {
    if (who->kind != RF__WHO_PERSON || who->organisation.to - who->organisation.from != 1 ||
        !doc->gazetteer)
        return NULL;
    const rf__sentence *sentence = &doc->sentences[memory->sentence];
    for (uint32_t i = 0; i < sentence->n_mentions; i++) {
        const rf__mention *mention = &doc->mentions[sentence->mention + i];
        if (mention->token == who->organisation.from && rf__is_name_of_people(doc, mention) &&
            mention->place != RF_NO_PLACE && !rf__tag_over(doc, mention->token, RF__C_ORGANISATION))
            return rf_gazetteer_get(doc->gazetteer, mention->place).name;
    }
    return NULL;
}

static rf_err add(rf__doc *doc, rf__memory *memory, const rf__speaker *speaker,
                  const rf__known *known, int32_t *ret) {
    if (!rf__grow(&doc->speakers, &doc->cap_speakers, (size_t)doc->n_speakers + 1,
                  sizeof *doc->speakers) ||
        !rf__grow(&memory->known, &memory->cap, (size_t)memory->n + 1, sizeof *memory->known))
        return RF_ERR_NOMEM;
    doc->speakers[doc->n_speakers] = *speaker;
    memory->known[memory->n] = *known;
    memory->known[memory->n++].speaker = (int32_t)doc->n_speakers;
    memory->spoke_in = memory->sentence + 1;
    *ret = (int32_t)doc->n_speakers++;
    return RF_OK;
}

/* Someone named before, for a short form or a pronoun. */
static const rf__known *antecedent(const rf__doc *doc, const rf__memory *memory,
                                   const rf__who *who) {
    switch (who->kind) {
    case RF__WHO_HE:
        return find_last(memory, true);
    case RF__WHO_IT:
        for (uint32_t i = memory->n; i-- > oldest(memory);) /* not "officials" */
            if (!memory->known[i].is_person && !memory->known[i].plural)
                return &memory->known[i];
        return find_last(memory, false);
    case RF__WHO_THEY: {
        const rf__known *last = memory->n ? &memory->known[memory->n - 1] : NULL;
        const rf__tag *name = last && last->organisation.to
                                  ? rf__tag_at(doc, last->organisation.from, RF__C_ORGANISATION)
                                  : NULL;
        bool passed_on = memory->n > 1 && rf__is_kind(name, "outlet") && last[-1].plural;
        return passed_on ? last - 1 : last; /* "Medics said 9 died, Reuters reported. They said" */
    }
    case RF__WHO_SHORT:
        if (who->organisation.to > who->organisation.from) {
            const rf__known *found = find_holding(doc, memory, who->organisation.to - 1);
            if (found)
                return found;
        } else {
            const rf__known *last = memory->n ? &memory->known[memory->n - 1] : NULL;
            const rf__tag *paper =
                who->phrase.to ? rf__tag_over(doc, who->phrase.to - 1, RF__C_SAY_NOUN) : NULL;
            bool persons = last && last->is_person && !last->organisation.to;
            return paper && persons ? NULL : last; /* "the analysis" is no person */
        }
        return NULL;
    default:
        return NULL;
    }
}

/* "the DC": whose office, the Deputy Commissioner's, has these initials; NULL: nobody's. */
static const rf__known *find_initials(const rf__doc *doc, const rf__memory *memory,
                                      const rf__who *who) {
    const rf__token *short_form = &doc->tokens[who->organisation.from];
    bool is = who->definite && !who->person.to && !who->role.to &&
              who->organisation.to == who->organisation.from + 1 &&
              short_form->flags & RF__ALL_CAPITALS;
    for (uint32_t i = memory->n; is && i-- > oldest(memory);) {
        const char *role = doc->speakers[memory->known[i].speaker].role;
        uint32_t n = 0;
        bool begins = true, same = role != NULL;
        for (const char *c = role; same && *c; c++) {
            if (begins)
                same =
                    n < short_form->n && (*c & ~0x20) == doc->report->text[short_form->start + n++];
            begins = *c == ' ' || *c == '-';
        }
        if (same && n == short_form->n)
            return &memory->known[i];
    }
    return NULL;
}

static rf_err from_known(rf__doc *doc, rf__memory *memory, const rf__known *known, rf_date said_on,
                         int32_t *ret) {
    rf__known again = *known;
    rf__speaker speaker = doc->speakers[known->speaker];
    speaker.said_on = said_on;
    return add(doc, memory, &speaker, &again, ret);
}

/* "The disaster unit is more cautious. It counts ...": the subject of the sentence before, where
 * nobody spoke in it. */
static rf__who subject_before(const rf__doc *doc, const rf__memory *memory) {
    uint32_t s = memory->sentence;
    if (!s || memory->spoke_in >= s || doc->sentences[s].block != doc->sentences[s - 1].block)
        return (rf__who){0};
    const rf__sentence *before = &doc->sentences[s - 1];
    uint32_t end = rf__phrase_end(doc, before->token, before->token + before->n_tokens);
    rf__who who = rf__who_read(doc, before->token, end);
    uint32_t most = before->token + before->n_tokens;
    if (end + 1 >= most || doc->tokens[end].punct != ',' || who.person.to || !who.role.to)
        return who;
    /* "The governor, Ali Balde, condemned it. He said" */
    uint32_t close = rf__phrase_end(doc, end + 1, most);
    rf__who name = rf__who_read(doc, end + 1, close);
    bool called = close < most && doc->tokens[close].punct == ',' &&
                  (name.kind == RF__WHO_NAME || name.person.to);
    return called ? rf__who_join(doc, who, name) : who;
}

/* "Of the trucks that the WFP loaded 38 had crossed, it said": an organisation with a name that
 * does something in the sentence before the cue, where nobody spoke in it. */
static rf__who doer_before(const rf__doc *doc, const rf__memory *memory, const rf__who *who) {
    const rf__sentence *s = &doc->sentences[memory->sentence];
    for (uint32_t i = who->phrase.from;
         i-- > s->token && memory->spoke_in != memory->sentence + 1;) {
        const rf__tag *name = rf__tag_at(doc, i, RF__C_ORGANISATION);
        uint32_t before = i > s->token && rf__small_word(doc, i - 1) == RF__F_THE ? i - 1 : i;
        rf__function f = before > s->token ? rf__small_word(doc, before - 1) : RF__F_THAT;
        if (name && (f == RF__F_THAT || f == RF__F_WHICH) &&
            (rf__is_finite(doc, i + name->n) || rf__ends_as_past(doc, i + name->n)))
            return rf__who_read(doc, i, i + name->n);
    }
    return (rf__who){0};
}

/* "The army went into the valley; 160 rebels have died, it said": the last body that does something
 * in the sentence or the one before, where nobody who could be meant has spoken. */
static rf__who body_before(const rf__doc *doc, const rf__memory *memory, const rf__who *who) {
    enum { REACH = 50, WORDS = 4 };
    uint32_t s = memory->sentence;
    bool same = s && doc->sentences[s - 1].block == doc->sentences[s].block;
    uint32_t least = doc->sentences[same ? s - 1 : s].token;
    for (uint32_t i = who->phrase.from; i-- > least && who->phrase.from - i <= REACH;) {
        const rf__token *t = &doc->tokens[i];
        bool body = t->classes & (RF__BIT(RF__C_ORG_WORD) | RF__BIT(RF__C_ORGANISATION)) &&
                    !(rf__ends_as(doc, i, RF__END_PLURAL) && !(t->flags & RF__CAPITAL));
        bool does = body &&
                    (rf__is_finite(doc, i + 1) || rf__ends_as_past(doc, i + 1) ||
                     rf__tag_at(doc, i + 1, RF__C_VERB)) &&
                    !(doc->tokens[i + 1].flags & RF__CAPITAL);
        for (uint32_t k = i; does && k-- > least && i - k <= WORDS;)
            if (rf__small_word(doc, k) == RF__F_THE) {
                rf__who found = rf__who_read(doc, k, i + 1);
                return found.kind == RF__WHO_ORGANISATION ? found : (rf__who){0};
            } else if (doc->tokens[k].kind != RF__WORD ||
                       rf__is_any_preposition(rf__small_word(doc, k))) {
                break;
            }
    }
    return (rf__who){0};
}

/* "The report counts": whose it is, told where it was named ("the report of the Committee"). */
static rf__who owner_of_paper(const rf__doc *doc, const rf__who *who) {
    rf__who none = {0};
    uint32_t word = who->phrase.to ? who->phrase.to - 1 : 0;
    while (word > who->phrase.from && !rf__tag_at(doc, word, RF__C_SAY_NOUN))
        word--;
    if (!rf__tag_at(doc, word, RF__C_SAY_NOUN))
        return none;
    uint32_t least = who->phrase.from > LOOK_BACK ? who->phrase.from - LOOK_BACK : 0;
    for (uint32_t i = who->phrase.from; i-- > least;) {
        if (!same_word(doc, i, word))
            continue;
        rf__function f = rf__small_word(doc, i + 1);
        if (f != RF__F_OF && f != RF__F_BY && f != RF__F_FROM && f != RF__F_WHICH)
            continue; /* "A report which the agency brought out speaks of" */
        rf__who owner = rf__who_read(doc, i + 2, rf__phrase_end(doc, i + 2, who->phrase.from));
        if (owner.kind == RF__WHO_ORGANISATION)
            return owner;
    }
    return none;
}

/* "OCHA released a report telling that partners ... The report noted": who spoke right before the
 * paper was first named; NULL: nobody did. */
static const rf__known *issuer_of_paper(const rf__doc *doc, const rf__memory *memory,
                                        const rf__who *who) {
    enum { GAP = 12 };
    uint32_t word = who->phrase.to ? who->phrase.to - 1 : 0;
    while (word > who->phrase.from && !rf__tag_at(doc, word, RF__C_SAY_NOUN))
        word--;
    if (!rf__tag_at(doc, word, RF__C_SAY_NOUN))
        return NULL;
    uint32_t least = who->phrase.from > LOOK_BACK ? who->phrase.from - LOOK_BACK : 0, at = 0;
    for (uint32_t i = who->phrase.from; !at && i-- > least + 1;)
        if (same_word(doc, i, word))
            at = i;
    rf__function f = at ? rf__small_word(doc, at - 1) : RF__F_NONE;
    for (uint32_t i = memory->n; (f == RF__F_A || f == RF__F_ITS) && i-- > oldest(memory);)
        if (memory->known[i].phrase.to && memory->known[i].phrase.to <= at)
            return memory->known[i].phrase.to + GAP >= at ? &memory->known[i] : NULL;
    return NULL;
}

/* "the agency", "the monitor": a word that may stand for any body named before. */
static bool stands_for_any(const rf__doc *doc, uint32_t word) {
    const rf__tag *tag = rf__tag_at(doc, word, RF__C_ORG_WORD);
    return tag &&
           (tag->entry->flags & RF__WEAK || rf__is_kind(tag, "any") || rf__is_kind(tag, "outlet"));
}

/* "Traore said ... [He] said": a name of an unknown kind that spoke after the last person is
 * theirs; NULL: there is none. */
static const rf__known *named_since(const rf__memory *memory) {
    for (uint32_t i = memory->n; i-- > oldest(memory);) {
        if (memory->known[i].maybe_person)
            return &memory->known[i];
        if (memory->known[i].is_person)
            return NULL;
    }
    return NULL;
}

/* "[Norland's forces] took the bridge. They say": several who can speak, and none who are counted.
 */
static bool are_many(const rf__doc *doc, const rf__who *who) {
    if (who->kind != RF__WHO_ORGANISATION || who->person.to || !who->phrase.to ||
        !rf__ends_as(doc, who->organisation.to - 1, RF__END_PLURAL))
        return false;
    for (uint32_t i = who->phrase.from; i < who->phrase.to; i++)
        if (rf__is_number_at(doc, i))
            return false;
    return rf__tag_over(doc, who->organisation.to - 1, RF__C_ACTOR) || who->role.to;
}

/* "MSF has treated 40. [The organisation] said": the listed name that begins the sentence before,
 * where nobody has spoken; empty: none. */
static rf__span name_before(const rf__doc *doc, const rf__memory *memory, const rf__who *who) {
    uint32_t s = memory->sentence;
    if (!s || !who->definite || doc->sentences[s - 1].block != doc->sentences[s].block)
        return (rf__span){0, 0};
    uint32_t at = doc->sentences[s - 1].token;
    at += rf__small_word(doc, at) == RF__F_THE;
    const rf__tag *name = rf__tag_at(doc, at, RF__C_ORGANISATION);
    bool outlet = rf__is_kind(name, "outlet");
    return name && !outlet ? (rf__span){at, at + name->n} : (rf__span){0, 0};
}

/* "families", "residents": several who are no body. */
static bool are_people(const rf__doc *doc, const rf__known *known) {
    const rf__tag *noun =
        known->organisation.to ? rf__tag_over(doc, known->organisation.to - 1, RF__C_NOUN) : NULL;
    return known->plural ||
           (noun && (noun->entry->unit == RF_PEOPLE || noun->entry->unit == RF_HOUSEHOLDS));
}

/* "The commander showed a place in which [he said] nine lay": the person that begins the sentence,
 * where nobody spoke in it before. */
static rf__who person_of_sentence(const rf__doc *doc, const rf__memory *memory,
                                  const rf__who *who) {
    const rf__sentence *s = &doc->sentences[memory->sentence];
    if (memory->spoke_in == memory->sentence + 1 || who->phrase.from <= s->token ||
        doc->tokens[who->phrase.from - 1].kind == RF__PUNCT)
        return (rf__who){0}; /* not "Ali Balde died, he said" */
    uint32_t end = rf__phrase_end(doc, s->token, who->phrase.from);
    rf__who first = rf__who_read(doc, s->token, end);
    bool person = first.kind == RF__WHO_PERSON && end < who->phrase.from;
    return person ? first : (rf__who){0};
}

static rf_err short_form(rf__doc *doc, rf__memory *memory, const rf__who *who, rf_date said_on,
                         int32_t *ret) {
    const rf__known *known = antecedent(doc, memory, who);
    /* "the envoy said his office had counted": who spoke just now */
    if (who->of_predecessor && who->kind == RF__WHO_SHORT && memory->n &&
        memory->spoke_in == memory->sentence + 1)
        known = &memory->known[memory->n - 1];
    bool named = who->organisation.to > who->organisation.from;
    rf__who subject = {0};
    bool papers = who->of_predecessor && who->kind == RF__WHO_SHORT && !named; /* "its data show" */
    if (who->kind == RF__WHO_IT || who->kind == RF__WHO_HE || who->kind == RF__WHO_THEY || papers)
        subject = subject_before(doc, memory);
    if (who->kind == RF__WHO_THEY && are_many(doc, &subject))
        return rf__memory_speaker(doc, memory, &subject, said_on, ret);
    if (who->kind == RF__WHO_IT) {
        rf__who doer = doer_before(doc, memory, who);
        subject = doer.kind != RF__WHO_NOBODY ? doer : subject;
    }
    if ((who->kind == RF__WHO_IT || papers) && subject.kind == RF__WHO_ORGANISATION &&
        !subject.role.to)
        return rf__memory_speaker(doc, memory, &subject, said_on, ret);
    rf__who own = who->kind == RF__WHO_HE ? person_of_sentence(doc, memory, who) : (rf__who){0};
    if (own.kind != RF__WHO_NOBODY)
        return rf__memory_speaker(doc, memory, &own, said_on, ret);
    if (who->kind == RF__WHO_HE && subject.kind == RF__WHO_PERSON && subject.person.to)
        return rf__memory_speaker(doc, memory, &subject, said_on, ret);
    const rf__known *name = who->kind == RF__WHO_HE ? named_since(memory) : NULL;
    if (name) {
        rf__speaker person = {.said_on = said_on,
                              .person = doc->speakers[name->speaker].organisation};
        rf__known made = {.person = name->organisation, .is_person = true};
        return add(doc, memory, &person, &made, ret);
    }
    rf__who owner = {0};
    if (who->kind == RF__WHO_SHORT && !named)
        owner = owner_of_paper(doc, who);
    if (owner.kind != RF__WHO_NOBODY)
        return rf__memory_speaker(doc, memory, &owner, said_on, ret);
    const rf__known *issuer =
        who->kind == RF__WHO_SHORT && !named ? issuer_of_paper(doc, memory, who) : NULL;
    if (issuer)
        return from_known(doc, memory, issuer, said_on, ret);
    /* "the Observatory's head, Karim, said ... [the Observatory] said": the body alone */
    if (known && known->is_person && who->kind == RF__WHO_SHORT && named && !who->of_predecessor &&
        holds_word(doc, known->organisation, who->organisation.to - 1)) {
        rf__speaker body = {.said_on = said_on,
                            .organisation = doc->speakers[known->speaker].organisation};
        rf__known made = {.organisation = known->organisation};
        return add(doc, memory, &body, &made, ret);
    }
    if (known)
        return from_known(doc, memory, known, said_on, ret);
    if (who->kind == RF__WHO_IT)
        subject = body_before(doc, memory, who);
    if (who->kind == RF__WHO_IT && subject.kind == RF__WHO_ORGANISATION)
        return rf__memory_speaker(doc, memory, &subject, said_on, ret);
    if (who->kind != RF__WHO_SHORT || !named)
        return RF_OK;
    /* "the group": the organisation that spoke last, where its name does not say which it is */
    uint32_t word = who->organisation.to - 1;
    rf__span full = find_named(doc, who->phrase.from, word);
    known = full.to ? NULL : find_last(memory, false);
    bool general = stands_for_any(doc, word) && !(known && are_people(doc, known));
    if (known && general)
        return from_known(doc, memory, known, said_on, ret);
    if (general && !full.to)
        full = name_before(doc, memory, who);
    rf__speaker speaker = {.said_on = said_on};
    rf__known made = {.organisation = full.to ? full : who->organisation};
    rf_err err = slice(doc, made.organisation, &speaker.organisation);
    return err ? err : add(doc, memory, &speaker, &made, ret);
}

/* The organisation of "their chief": that of who spoke last. */
static void of_predecessor(const rf__doc *doc, const rf__memory *memory, rf__speaker *speaker,
                           rf__known *known) {
    const rf__known *last = find_last(memory, false);
    if (!last && memory->n)
        last = &memory->known[memory->n - 1];
    bool body = false; /* not "the governors of [Norland and Gorsk regions]" */
    for (uint32_t i = last ? last->organisation.from : 0; last && i < last->organisation.to; i++)
        body |= rf__tag_at(doc, i, RF__C_ORG_WORD) || rf__tag_over(doc, i, RF__C_ORGANISATION) ||
                rf__tag_over(doc, i, RF__C_ACTOR) || !rf__tag_over(doc, i, RF__C_PLACE_KIND);
    for (uint32_t i = last ? last->organisation.from : 0; last && i < last->organisation.to; i++)
        if (rf__tag_at(doc, i, RF__C_PLACE_KIND) && !(doc->tokens[i].flags & RF__CAPITAL) &&
            i + 1 == last->organisation.to)
            body = false;
    const rf__speaker *spoke = last ? &doc->speakers[last->speaker] : NULL;
    if (body && spoke->role && spoke->organisation && !strcmp(spoke->role, spoke->organisation))
        body = rf__tag_at(doc, last->organisation.to - 1, RF__C_ORG_WORD) != NULL; /* "residents" */
    if (!last || !last->organisation.to || !body)
        return;
    speaker->organisation = doc->speakers[last->speaker].organisation;
    known->organisation = last->organisation;
}

/* "Norland lost 12 men, [its health ministry said]": whose it is begins the sentence, where nobody
 * spoke before. */
static bool opens_with_name(const rf__doc *doc, const rf__memory *memory) {
    const rf__sentence *s = &doc->sentences[memory->sentence];
    if (memory->spoke_in == memory->sentence + 1)
        return false;
    uint32_t end = rf__phrase_end(doc, s->token, s->token + s->n_tokens);
    return rf__who_read(doc, s->token, end).kind == RF__WHO_NAME;
}

/* "Norland says it fights rebels; [its defence ministry] put": who spoke last is a country. */
static bool is_of_country(const rf__doc *doc, const rf__memory *memory) {
    const rf__known *last = find_last(memory, false);
    const rf__mention *m =
        last && last->organisation.to ? rf__place_in(doc, last->organisation) : NULL;
    return m && m->place != RF_NO_PLACE && m->token == last->organisation.from &&
           m->token + m->n_tokens == last->organisation.to &&
           rf__gaz_brief_of(doc->gazetteer, m->place).kind == RF_GAZ_COUNTRY;
}

static const rf__known *short_organisation(const rf__doc *doc, const rf__memory *memory,
                                           const rf__who *who) {
    uint32_t word = who->organisation.from;
    if (!who->role.to || who->organisation.to != word + 1 || word == who->role.from ||
        (doc->tokens[word].flags & RF__CAPITAL &&
         !(doc->tokens[word].flags & RF__SENTENCE_FIRST)) ||
        doc->tokens[word].flags & RF__ALL_CAPITALS || !rf__tag_at(doc, word, RF__C_ORG_WORD))
        return NULL;
    bool begins = doc->tokens[word].flags & RF__SENTENCE_FIRST; /* "Agency spokesman" */
    const rf__known *holding = find_holding(doc, memory, word);
    return holding || !stands_for_any(doc, word) || !(who->definite || begins)
               ? holding
               : find_last(memory, false);
}

/* Does an office ("local official") end with the word at a token, or begin with it ("Director
 * General") where the word is no body's ("military spokesman ... The military said")? */
static bool is_office(const rf__doc *doc, const char *role, uint32_t token) {
    const rf__token *word = &doc->tokens[token];
    const char *called = doc->report->text + word->start;
    size_t n = role ? strlen(role) : 0;
    if (n < word->n)
        return false;
    if (!strncasecmp(role + n - word->n, called, word->n) &&
        (n == word->n || role[n - word->n - 1] == ' '))
        return true;
    return !strncasecmp(role, called, word->n) && role[word->n] == ' ' &&
           !rf__tag_at(doc, token, RF__C_ORG_WORD) && !rf__tag_at(doc, token, RF__C_ORGANISATION) &&
           !rf__tag_at(doc, token, RF__C_ACTOR);
}

/* "a UN official ... [The official] said": who spoke last by the same word for an office. */
static const rf__known *same_office(const rf__doc *doc, const rf__memory *memory,
                                    const rf__who *who) {
    enum { NEAR = 5 };
    const rf__known *last = memory->n ? &memory->known[memory->n - 1] : NULL;
    const rf__tag *word = who->role.to ? rf__tag_at(doc, who->role.from, RF__C_ROLE) : NULL;
    bool source = rf__is_kind(word, "line"); /* "a source in the police ... [the source] added" */
    bool bare = (who->kind == RF__WHO_PERSON || source) && who->definite && !who->person.to &&
                who->role.to == who->role.from + 1 && who->organisation.from == who->role.from &&
                who->organisation.to == who->role.to;
    if (!last || !bare)
        return NULL;
    bool any = rf__is_kind(word, "any");
    for (uint32_t back = 1; back <= memory->n && back <= (any || source ? NEAR : 1); back++) {
        const rf__known *known = &memory->known[memory->n - back];
        if (is_office(doc, doc->speakers[known->speaker].role, who->role.from))
            return known;
    }
    /* "The governor said ... [The official] said", and no other official told of since */
    uint32_t least = who->phrase.from > LOOK_BACK ? who->phrase.from - LOOK_BACK : 0;
    for (uint32_t i = who->phrase.from; any && i-- > least && i >= last->phrase.to;)
        any = !same_word(doc, i, who->role.from);
    return any && last->is_person ? last : NULL;
}

/* "Save the Children said ... [The charity] said", "[the monitoring group] said": a body called by
 * its sort, which is the last one with a name of a list that spoke. */
static const rf__known *same_body(const rf__doc *doc, const rf__memory *memory,
                                  const rf__who *who) {
    enum { NEAR = 6 };
    const rf__tag *word = who->role.to ? rf__tag_at(doc, who->role.to - 1, RF__C_ORG_WORD) : NULL;
    bool sort = who->definite && !who->person.to && rf__is_kind(word, "any") &&
                who->organisation.to == who->role.to && who->phrase.to &&
                !(doc->tokens[who->role.from].flags & RF__CAPITAL);
    for (uint32_t back = 1; sort && back <= memory->n && back <= NEAR; back++) {
        const rf__known *known = &memory->known[memory->n - back];
        const rf__tag *name = known->organisation.to
                                  ? rf__tag_at(doc, known->organisation.from, RF__C_ORGANISATION)
                                  : NULL;
        if (!known->is_person && name && (rf__is_kind(name, "ngo") || rf__is_kind(name, "monitor")))
            return known;
    }
    return NULL;
}

/* "the Norland Flood Authority said ... [the authority] said": a body whose name ends with the one
 * word, which stands for a body as well. */
static const rf__known *ending_so(const rf__doc *doc, const rf__memory *memory,
                                  const rf__who *who) {
    uint32_t word = who->role.from;
    bool bare = who->definite && !who->person.to && who->role.to == word + 1 &&
                who->organisation.from == word && who->organisation.to == word + 1 &&
                !(doc->tokens[word].flags & RF__CAPITAL);
    for (uint32_t i = memory->n; bare && i-- > oldest(memory);) {
        rf__span name = memory->known[i].organisation;
        if (!memory->known[i].is_person && name.to > name.from + 1 &&
            same_word(doc, name.to - 1, word) && doc->tokens[name.to - 1].flags & RF__CAPITAL)
            return &memory->known[i];
    }
    return NULL;
}

/* "Karim said": a given name alone, which is no place. */
static bool is_given_name(const rf__doc *doc, rf__span name) {
    return name.to == name.from + 1 && rf__tag_at(doc, name.from, RF__C_FIRST_NAME) &&
           !rf__place_in(doc, name) && !rf__tag_over(doc, name.from, RF__C_ACTOR) &&
           !(doc->tokens[name.from].flags & RF__ALL_CAPITALS);
}

/* "Bukar Zira said": two or three names without an article, none of which is any other word, nor
 * of a place. */
static bool is_bare_person(const rf__doc *doc, const rf__who *who) {
    enum { FEWEST = 2, MOST = 3 };
    rf__span name = who->organisation;
    uint32_t n = name.to - name.from;
    if (who->definite || n < FEWEST || n > MOST || rf__small_word(doc, name.to) == RF__F_OF ||
        (name.from && rf__small_word(doc, name.from - 1) == RF__F_BY) || /* "a tally by" */
        rf__place_in(doc, name))
        return false;
    for (uint32_t i = name.from; i < name.to; i++) {
        const rf__token *t = &doc->tokens[i];
        bool plain =
            t->kind == RF__WORD && t->flags & RF__CAPITAL && !(t->flags & RF__ALL_CAPITALS);
        if (!plain || (t->over | t->classes) & ~RF__BIT(RF__C_FIRST_NAME))
            return false;
    }
    return true;
}

/* "officials", "sources", not "the police" */
static bool are_several(const rf__doc *doc, const rf__who *who) {
    const rf__tag *office = who->role.to ? rf__tag_at(doc, who->role.from, RF__C_ROLE) : NULL;
    return office && office->entry->flags & RF__PLURAL &&
           rf__ends_as(doc, who->role.to - 1, RF__END_PLURAL) &&
           !rf__tag_at(doc, who->role.to - 1, RF__C_ORG_WORD);
}

/* "General Shaukat Sultan said ... [Sultan] said": a last name that is an office as well. */
static const rf__known *named_like_office(const rf__doc *doc, const rf__memory *memory,
                                          const rf__who *who) {
    bool bare = who->role.to == who->role.from + 1 && !who->person.to && !who->definite &&
                who->organisation.from == who->role.from && who->organisation.to == who->role.to &&
                doc->tokens[who->role.from].flags & RF__CAPITAL &&
                !(doc->tokens[who->role.from].flags & RF__SENTENCE_FIRST);
    return bare ? find_person(doc, memory, who->role) : NULL;
}

/* "a doctor", "the villager": somebody by what they are, though several stand for themselves. */
static bool is_one(const rf__doc *doc, const rf__who *who) {
    const rf__tag *office = who->role.to ? rf__tag_at(doc, who->role.from, RF__C_ROLE) : NULL;
    const rf__tag *word = !who->role.to && who->organisation.to
                              ? rf__tag_over(doc, who->organisation.to - 1, RF__C_NOUN)
                              : NULL;
    if (word && word->entry->unit == RF_PEOPLE && !who->person.to) /* "said a woman" */
        return rf__small_word(doc, who->phrase.from) == RF__F_A;
    if (!office || who->person.to || !(office->entry->flags & RF__PLURAL) ||
        are_several(doc, who) || rf__tag_at(doc, who->role.to - 1, RF__C_ORG_WORD) ||
        rf__tag_at(doc, who->role.to - 1, RF__C_ACTOR))
        return false;
    const rf__tag *noun = rf__tag_at(doc, who->role.to - 1, RF__C_NOUN);
    return rf__small_word(doc, who->phrase.from) == RF__F_A ||
           (who->definite && noun && noun->entry->unit == RF_PEOPLE &&
            !rf__is_kind(noun, "anyone"));
}

/* "Ali Balde, the ombudsman, said ... according to [the same official]", "the same source": who
 * spoke last, by a word that may stand for any. */
static const rf__known *same_speaker(const rf__doc *doc, const rf__memory *memory,
                                     const rf__who *who) {
    uint32_t last = who->phrase.to ? who->phrase.to - 1 : 0;
    const rf__tag *role = who->role.to ? rf__tag_at(doc, who->role.from, RF__C_ROLE) : NULL,
                  *paper = last ? rf__tag_over(doc, last, RF__C_SAY_NOUN) : NULL;
    bool any = rf__is_kind(role, "any") || rf__is_kind(role, "line") ||
               (paper && !paper->entry->what_kind);
    return who->same && any && !who->person.to && memory->n ? &memory->known[memory->n - 1] : NULL;
}

rf_err rf__memory_speaker(rf__doc *doc, rf__memory *memory, const rf__who *who, rf_date said_on,
                          int32_t *ret) {
    *ret = -1;
    if (who->kind == RF__WHO_NOBODY)
        return RF_OK;
    const rf__known *same = same_speaker(doc, memory, who);
    if (same)
        return from_known(doc, memory, same, said_on, ret);
    if (who->kind == RF__WHO_HE || who->kind == RF__WHO_IT || who->kind == RF__WHO_THEY ||
        who->kind == RF__WHO_SHORT)
        return short_form(doc, memory, who, said_on, ret);
    const rf__known *called = named_like_office(doc, memory, who);
    if (called)
        return from_known(doc, memory, called, said_on, ret);
    const rf__known *office = find_initials(doc, memory, who);
    office = office ? office : same_office(doc, memory, who);
    office = office ? office : same_body(doc, memory, who);
    office = office ? office : ending_so(doc, memory, who);
    if (office)
        return from_known(doc, memory, office, said_on, ret);
    rf__known made = {.person = who->person,
                      .phrase = who->phrase,
                      .organisation = who->organisation,
                      .is_person = who->kind == RF__WHO_PERSON};
    const rf__known *known = NULL;
    if (who->kind == RF__WHO_NAME) {
        known = find_person(doc, memory, who->organisation);
        rf__span full = find_full_name(doc, who->organisation);
        bool bare = is_bare_person(doc, who);
        if (known || full.from != who->organisation.from || bare ||
            is_given_name(doc, who->organisation)) {
            made.person = known || bare ? who->organisation : full;
            made.organisation = (rf__span){0, 0};
            made.is_person = true;
        }
    } else if (who->person.to) {
        known = find_person(doc, memory, who->person);
        if (!known && who->person.to - who->person.from == 1)
            made.person = find_full_name(doc, who->person);
    }
    made.plural = are_several(doc, who);
    made.is_person = made.is_person || is_one(doc, who);
    bool article = who->definite && rf__small_word(doc, who->organisation.from - 1) == RF__F_THE;
    made.maybe_person = who->kind == RF__WHO_NAME && !made.is_person && !article &&
                        !rf__place_in(doc, who->organisation) &&
                        who->organisation.to - who->organisation.from <= 3 &&
                        !(doc->tokens[who->organisation.from].flags & RF__ALL_CAPITALS);
    rf__speaker speaker = {.said_on = said_on};
    /* "a spokesperson for the network" */
    const rf__known *of = short_organisation(doc, memory, who);
    if (of) {
        speaker.organisation = doc->speakers[of->speaker].organisation;
        made.organisation = of->organisation;
    }
    const char *country = of ? NULL : country_of(doc, memory, who);
    if (country)
        speaker.organisation = country;
    bool shorter =
        known && made.person.to - made.person.from <= known->person.to - known->person.from;
    rf_err err = shorter ? RF_OK : slice(doc, made.person, &speaker.person);
    if (!err)
        err = slice(doc, who->role, &speaker.role);
    if (!err && !country && !of)
        err = slice(doc, made.organisation, &speaker.organisation);
    if (err)
        return err;
    if (known) {
        fill(&speaker, &doc->speakers[known->speaker]);
        if (shorter)
            made.person = known->person;
        if (!made.organisation.to)
            made.organisation = known->organisation;
    }
    bool named = false; /* "its humanitarian agency OCHA" */
    for (uint32_t i = who->organisation.from; i < who->organisation.to; i++)
        named |= rf__tag_at(doc, i, RF__C_ORGANISATION) != NULL;
    bool own = opens_with_name(doc, memory) ||
               (who->kind == RF__WHO_ORGANISATION && is_of_country(doc, memory));
    if (who->of_predecessor && !who->person.to && !named && !own)
        of_predecessor(doc, memory, &speaker, &made);
    return add(doc, memory, &speaker, &made, ret);
}

void rf__memory_free(rf__memory *memory) { rf__free(memory->known); }
