/* The words that make a name of a place, and the words around it that say what it is: "the northern
 * countryside of Hama province". */
#include "claim/name/mention_find.h"
#include "place/gaz_format.h"
#include "place/name_words.h"

#include <string.h>

/* Longer lower-case words do not stand within names ("Deir ez-Zor", "Port of Spain"). */
enum { LONGEST_PARTICLE = 4 };

static bool add_word(rf__name_window *w, const char *folded, uint32_t n, uint64_t hash,
                     uint32_t end) {
    w->words[w->n] = (rf_word){folded, n, hash};
    w->ends[w->n++] = end;
    return w->n < 8;
}

/* "U.S." without its points. */
static bool add_dotted(rf__doc *doc, rf__name_window *w, const rf__token *t, uint32_t end) {
    char plain[16];
    uint32_t n = 0;
    for (uint32_t i = 0; i < t->n_folded && n < sizeof plain; i++)
        if (t->folded[i] != '.')
            plain[n++] = t->folded[i];
    char *kept = rf__arena_strndup(&doc->arena, plain, n);
    if (!kept)
        return false;
    add_word(w, kept, n, rf__word_hash(kept, n), end);
    return true;
}

/* "Cox's Bazar": the possessive belongs to the name when a capital follows. */
static bool join_possessive(const rf__doc *doc, rf__name_window *w, uint32_t token, uint32_t end) {
    const rf__token *t = &doc->tokens[token];
    if (token + 2 >= end || rf__function_at(doc, token + 1) != RF__F_POSSESSIVE ||
        !rf__is_capital(doc, token + 2) || t->n_folded + 2 > sizeof w->joined || w->joined[0])
        return false;
    memcpy(w->joined, t->folded, t->n_folded);
    w->joined[t->n_folded] = 's';
    return true;
}

/* "d'Ivoire", "al‑Numan" written as one word. */
static bool holds_capital(const rf__doc *doc, const rf__token *t) {
    for (uint32_t i = 1; i < t->n; i++) {
        char c = doc->report->text[t->start + i];
        if (c >= 'A' && c <= 'Z')
            return true;
    }
    return false;
}

/* Where the next word of the name stands, or 0: the name ends before `token`. */
static uint32_t next_word(const rf__doc *doc, uint32_t token, uint32_t end) {
    if (token >= end)
        return 0;
    const rf__token *t = &doc->tokens[token];
    bool hyphen = t->punct == '-' && !(t->flags & RF__SPACE_BEFORE) && token + 1 < end;
    if (hyphen)
        t = &doc->tokens[++token];
    else if (t->punct == '.' && token + 1 < end &&
             (t[-1].n == 1 || rf__tag_at(doc, token - 1, RF__C_ABBREVIATION))) /* "S. Sudan" */
        t = &doc->tokens[++token];
    if (t->kind == RF__PUNCT)
        return 0;
    if (t->kind == RF__NUMERAL)
        return t->n <= 2 ? token : 0;
    if (rf__is_capital(doc, token) || holds_capital(doc, t))
        return token;
    if (hyphen && token + 1 < end && rf__is_capital(doc, token + 1))
        return token; /* "Norland-administered Tarsa" */
    if (t->n > LONGEST_PARTICLE || rf__function_at(doc, token) == RF__F_POSSESSIVE)
        return 0;
    /* A small word only when a capital follows soon. */
    for (uint32_t i = token + 1; i < end && i < token + 4; i++) {
        if (rf__is_capital(doc, i))
            return token;
        if (doc->tokens[i].punct != '-' &&
            (doc->tokens[i].kind == RF__PUNCT || doc->tokens[i].n > LONGEST_PARTICLE))
            break;
    }
    return 0;
}

bool rf__name_window_at(rf__doc *doc, uint32_t token, uint32_t end, bool join, rf__name_window *w) {
    w->n = w->n_spelt = 0;
    w->joined[0] = 0;
    bool spelt = true;
    uint32_t at = token;
    do {
        const rf__token *t = &doc->tokens[at];
        spelt = spelt && (at == token || rf__function_at(doc, at) == RF__F_NONE ||
                          doc->tokens[at - 1].punct == '-');
        bool room = true;
        uint32_t after = at + 1;
        if (memchr(t->folded ? t->folded : "", '.', t->folded ? t->n_folded : 0)) {
            if (!add_dotted(doc, w, t, after))
                return false;
            room = w->n < 8;
        } else if (join && join_possessive(doc, w, at, end)) {
            spelt = false;
            after = at + 2;
            room = add_word(w, w->joined, t->n_folded + 1,
                            rf__word_hash(w->joined, t->n_folded + 1), after);
        } else if (t->folded) {
            room = add_word(w, t->folded, t->n_folded, t->hash, after);
        } else { /* a numeral */
            const char *digits = doc->report->text + t->start;
            room = add_word(w, digits, t->n, rf__word_hash(digits, t->n), after);
        }
        if (spelt)
            w->n_spelt = w->n;
        at = room ? next_word(doc, after, end) : 0; /* never the first token of a text */
    } while (at);
    return true;
}

bool rf__opens_with_article(const rf__doc *doc, uint32_t token, uint32_t end) {
    const rf__token *t = &doc->tokens[token];
    if (t->kind != RF__WORD || t->n > 3 || t->flags & RF__CAPITAL || token + 2 >= end ||
        t[1].punct != '-' || (t[1].flags | t[2].flags) & RF__SPACE_BEFORE ||
        !rf__is_capital(doc, token + 2))
        return false;
    rf_word word = {t->folded, t->n_folded, t->hash};
    return rf__is_article(&word);
}

bool rf__is_locative(rf__function f) {
    switch (f) {
    case RF__F_IN:
    case RF__F_AT:
    case RF__F_FROM:
    case RF__F_TO:
    case RF__F_INTO:
    case RF__F_TOWARDS:
    case RF__F_NEAR:
    case RF__F_ACROSS:
    case RF__F_ON:
    case RF__F_OF:
    case RF__F_OVER:
        return true;
    default:
        return false;
    }
}

bool rf__is_in_and_near(const rf__doc *doc, uint32_t token) {
    rf__function joins = rf__function_at(doc, token + 1);
    return rf__function_at(doc, token) == RF__F_IN && (joins == RF__F_AND || joins == RF__F_OR) &&
           rf__function_at(doc, token + 2) == RF__F_NEAR;
}

/* ---- around ---- */

/* A kind behind the name: "Idlib province", "Al-Hol refugee camp". */
static bool take_kind_after(const rf__doc *doc, const rf__sentence *s, rf__mention *m,
                            rf__name_around *around) {
    uint32_t at = m->phrase + m->n_phrase, end = s->token + s->n_tokens;
    if (at < end && doc->tokens[at].punct == '-' && !(doc->tokens[at].flags & RF__SPACE_BEFORE))
        at++; /* "Idlib-province" does not come, "Syria-Turkey border" does */
    const rf__tag *tag = at < end ? rf__tag_at(doc, at, RF__C_PLACE_KIND) : NULL;
    if (!tag || !(tag->entry->flags & RF__AFTER) || at + tag->n > end)
        return false;
    for (uint32_t i = doc->tokens[at].first_tag; i < doc->tokens[at + 1].first_tag; i++)
        if (doc->tags[i].class == RF__C_ROLE && doc->tags[i].n > tag->n && !rf__is_capital(doc, at))
            return false; /* "Norland state media" */
    /* "the Gaza city of Khan Younis": the kind is that of the name behind it */
    uint32_t behind = at + tag->n;
    if (rf__tag_at(doc, at, RF__C_ORG_WORD) && rf__is_capital(doc, at) && behind + 1 < end &&
        rf__function_at(doc, behind) == RF__F_OF && rf__is_capital(doc, behind + 1))
        return false; /* "the Norland Department of Forestry" */
    if (behind + 1 < end && tag->entry->code == RF_GAZ_TOWN && !(tag->entry->flags & RF__WEAK) &&
        rf__function_at(doc, behind) == RF__F_OF && rf__is_capital(doc, behind + 1) &&
        !(doc->tokens[at].flags & RF__CAPITAL))
        return false;
    around->kind = (rf_gaz_kind)tag->entry->code;
    around->kind_after = true;
    m->n_phrase = at + tag->n - m->phrase;
    return true;
}

/* "Norland's south", "Kesh's far north": a part of it without a name of its own. */
static bool take_part_after(const rf__doc *doc, const rf__sentence *s, rf__mention *m) {
    uint32_t at = m->token + m->n_tokens, end = s->token + s->n_tokens;
    const rf__tag *part = at + 1 < end && rf__function_at(doc, at) == RF__F_POSSESSIVE
                              ? rf__tag_at(doc, at + 1, RF__C_DIRECTION)
                              : NULL;
    if (!part || !(part->entry->flags & RF__AFTER) || rf__is_capital(doc, at + 1))
        return false;
    uint32_t behind = at + 1 + part->n;
    const rf__token *t = &doc->tokens[behind];
    if (behind < end && t->kind == RF__WORD && !t->function &&
        (t->flags & RF__CAPITAL || t->classes & (RF__BIT(RF__C_NOUN) | RF__BIT(RF__C_PLACE_KIND))))
        return false;
    m->n_phrase = behind - m->phrase;
    return true;
}

/* "Tonj North": a district called by the town and the side of it. */
static void take_side_after(const rf__doc *doc, const rf__sentence *s, rf__mention *m) {
    uint32_t at = m->token + m->n_tokens, end = s->token + s->n_tokens;
    const rf__tag *side = at < end ? rf__tag_at(doc, at, RF__C_DIRECTION) : NULL;
    if (!side || side->n > 1 || !(side->entry->flags & RF__AFTER) || !rf__is_capital(doc, at) ||
        !rf__is_capital(doc, at - 1) || rf__in_title_case(doc, s) ||
        !(doc->tokens[at].flags & RF__SPACE_BEFORE))
        return;
    if (at + 1 < end && rf__is_capital(doc, at + 1) && !rf__tag_at(doc, at + 1, RF__C_PLACE_KIND))
        return; /* "Juba South Sudan" */
    m->n_tokens = at + 1 - m->token;
    m->n_phrase = at + 1 - m->phrase;
}

static bool begins_before(const rf__doc *doc, uint32_t first, uint32_t at, rf__class class,
                          const rf__tag **ret) {
    for (uint32_t back = at - first < 4 ? at - first : 4; back; back--) {
        const rf__tag *tag = rf__tag_at(doc, at - back, class);
        if (tag && tag->n >= back) { /* the longest that ends just before */
            if (tag->n == back && (*ret = tag))
                return true;
            for (uint32_t i = doc->tokens[at - back].first_tag;
                 i < doc->tokens[at - back + 1].first_tag; i++)
                if (doc->tags[i].class == class && doc->tags[i].n == back) {
                    *ret = &doc->tags[i];
                    return true;
                }
        }
    }
    return false;
}

static void extend_to(rf__mention *m, uint32_t start) {
    m->n_phrase += m->phrase - start;
    m->phrase = start;
}

/* A word that nothing is known of, with an article before it. */
static bool is_adjective_of(const rf__doc *doc, uint32_t first, uint32_t at) {
    return at >= first + 2 && doc->tokens[at - 1].kind == RF__WORD &&
           !(doc->tokens[at - 1].flags & RF__CAPITAL) && !doc->tokens[at - 1].over &&
           rf__function_at(doc, at - 2) == RF__F_THE;
}

/* "quake-hit Gorsk", where no hyphen stands: "the quake hit Gorsk"; not so "the much larger city of
 * Gorsk". */
static bool lacks_hyphen(const rf__doc *doc, const rf__tag *tag, const rf__name_around *around) {
    bool parted = around->kind_before && !rf__tag_at(doc, tag->token, RF__C_TIME_WORD);
    for (uint32_t i = tag->token; i < tag->token + tag->n; i++)
        parted |= doc->tokens[i].punct == '-';
    return tag->entry->flags & RF__STATIVE && tag->n > 1 && !parted;
}

/* "one of the capital [cities] of Norland": it is not Norland that is a city. */
static bool is_one_of(const rf__doc *doc, uint32_t first, uint32_t kind) {
    enum { REACH = 3 };
    for (uint32_t i = kind; i-- > first + 2 && kind - i <= REACH;) {
        if (rf__function_at(doc, i) == RF__F_THE)
            return rf__function_at(doc, i - 1) == RF__F_OF && rf__tag_at(doc, i - 2, RF__C_NUMBER);
        if (doc->tokens[i].kind != RF__WORD || rf__function_at(doc, i))
            return false;
    }
    return false;
}

/* "in [a hamlet called] Gorsk": the kind is told before. */
static void take_called(const rf__doc *doc, uint32_t first, rf__mention *m,
                        rf__name_around *around) {
    enum { WORDS = 4 };
    uint32_t called = m->token - 1;
    if (m->token < first + 3 || !rf__place_word_is(doc, called, "called"))
        return;
    called -= rf__function_at(doc, called - 1) == RF__F_BE; /* "which is called" is no such */
    const rf__tag *kind = rf__tag_over(doc, called - 1, RF__C_PLACE_KIND);
    if (!kind || kind->entry->flags & RF__PLURAL || kind->token + kind->n != called)
        return;
    around->kind = (rf_gaz_kind)kind->entry->code;
    around->kind_before = true;
    uint32_t article = kind->token;
    for (uint32_t n = 0; article > first && n < WORDS; n++, article--) {
        rf__function f = rf__function_at(doc, article - 1);
        if (f == RF__F_A || f == RF__F_THE) {
            extend_to(m, article - 1);
            return;
        }
        if (doc->tokens[article - 1].kind != RF__WORD || f)
            break;
    }
    extend_to(m, kind->token);
}

/* "the town of", "northern", "the outskirts of", "the": as long as one stands before the phrase. */
static void take_before(const rf__doc *doc, uint32_t first, rf__mention *m,
                        rf__name_around *around) {
    const rf__mention *last = doc->n_mentions ? &doc->mentions[doc->n_mentions - 1] : NULL;
    uint32_t taken = last ? last->phrase + last->n_phrase : 0; /* "the Tarsa district | of Gorsk" */
    for (int step = 0; step < 6 && m->phrase > first; step++) {
        uint32_t at = m->phrase;
        bool of = rf__function_at(doc, at - 1) == RF__F_OF;
        uint32_t edge = of ? at - 1 : at;
        if (edge == taken && (of || m->phrase < m->token))
            return;
        const rf__tag *tag;
        if (doc->tokens[edge - (edge > first)].punct && !of)
            return;
        if (around->kind_before && !of && is_adjective_of(doc, first, at)) {
            extend_to(m, at - 2); /* "the seaside commune of Gorsk" */
            return;
        }
        if (begins_before(doc, first, edge, RF__C_DIRECTION, &tag) &&
            !lacks_hyphen(doc, tag, around)) {
            around->direction = true;
        } else if (begins_before(doc, first, edge, RF__C_PLACE_KIND, &tag) &&
                   tag->entry->flags & RF__BEFORE) {
            if (of && tag->entry->flags & RF__PLURAL && is_one_of(doc, first, tag->token))
                return;
            if (around->kind == RF_GAZ_UNKNOWN) {
                around->kind = (rf_gaz_kind)tag->entry->code;
                around->kind_before = true;
            }
        } else if (!of && rf__function_at(doc, at - 1) == RF__F_THE) {
            extend_to(m, at - 1);
            return;
        } else {
            return;
        }
        extend_to(m, tag->token);
        uint32_t start = m->phrase;
        if (around->direction && start > first + 1 && doc->tokens[start - 1].punct == '-' &&
            rf__tag_at(doc, start - 2, RF__C_DIRECTION))
            extend_to(m, start - 2); /* "the south-eastern city of" */
    }
}

/* "Pang Myaung, a village in ...": told behind a comma. */
static rf_gaz_kind kind_in_apposition(const rf__doc *doc, const rf__sentence *s,
                                      const rf__mention *m) {
    uint32_t at = m->phrase + m->n_phrase, end = s->token + s->n_tokens;
    rf__function article = rf__function_at(doc, at + 1);
    const rf__tag *bare = at + 2 < end ? rf__tag_at(doc, at + 1, RF__C_PLACE_KIND) : NULL;
    if (bare && doc->tokens[at].punct == ',' && bare->entry->code == RF_GAZ_TOWN &&
        !(bare->entry->flags & RF__PLURAL) && rf__function_at(doc, at + 1 + bare->n) == RF__F_OF)
        return RF_GAZ_TOWN; /* "Gorsk, capital of Norland" */
    if (at + 2 >= end || doc->tokens[at].punct != ',' ||
        (article != RF__F_A && article != RF__F_THE))
        return RF_GAZ_UNKNOWN;
    for (uint32_t i = at + 2; i < end && i < at + 6; i++) {
        const rf__tag *tag = rf__tag_at(doc, i, RF__C_PLACE_KIND);
        if (tag && !(tag->entry->flags & RF__PLURAL) && tag->entry->code != RF_GAZ_POINT)
            return (rf_gaz_kind)tag->entry->code;
        bool adjective = doc->tokens[i].kind == RF__WORD || doc->tokens[i].punct == '-';
        if (!adjective || rf__function_at(doc, i) != RF__F_NONE || rf__is_capital(doc, i))
            return RF_GAZ_UNKNOWN;
    }
    return RF_GAZ_UNKNOWN;
}

/* "in two other villages, Gorsk and Tarsa": of what kind those are that a comma opens. */
static rf_gaz_kind kind_of_list(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    enum { REACH = 4 };
    const rf__tag *kind =
        m->phrase == m->token && m->token >= s->token + 3 && doc->tokens[m->token - 1].punct == ','
            ? rf__tag_over(doc, m->token - 2, RF__C_PLACE_KIND)
            : NULL;
    if (!kind || !(kind->entry->flags & RF__PLURAL) || kind->entry->code == RF_GAZ_POINT ||
        kind->token + kind->n + 1 != m->token)
        return RF_GAZ_UNKNOWN;
    for (uint32_t i = kind->token; i-- > s->token && kind->token - i <= REACH;) {
        if (rf__tag_over(doc, i, RF__C_NUMBER))
            return (rf_gaz_kind)kind->entry->code;
        if (doc->tokens[i].kind != RF__WORD || rf__is_locative(rf__function_at(doc, i)))
            return RF_GAZ_UNKNOWN;
    }
    return RF_GAZ_UNKNOWN;
}

/* "in Gorsk and neighbouring provinces": one as those are. */
static rf_gaz_kind kind_of_others(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    uint32_t at = m->phrase + m->n_phrase, end = s->token + s->n_tokens;
    if (at + 2 >= end || m->phrase != m->token || rf__function_at(doc, at) != RF__F_AND ||
        doc->tokens[at + 1].kind != RF__WORD || rf__is_capital(doc, at + 1))
        return RF_GAZ_UNKNOWN;
    const rf__tag *kind = rf__tag_at(doc, at + 2, RF__C_PLACE_KIND);
    bool region = kind && kind->entry->flags & RF__PLURAL && kind->entry->code == RF_GAZ_ADMIN1;
    return region ? RF_GAZ_ADMIN1 : RF_GAZ_UNKNOWN;
}

/* "in [the three] provinces of Tarsa, Gorsk and Kesh": how many of them, between a preposition and
 * the phrase. */
static void take_number(const rf__doc *doc, uint32_t first, rf__mention *m) {
    const rf__tag *kind =
        m->phrase >= first + 3 ? rf__tag_at(doc, m->phrase, RF__C_PLACE_KIND) : NULL;
    if (kind && kind->entry->flags & RF__PLURAL && m->phrase + kind->n + 1 == m->token &&
        rf__is_number_at(doc, m->phrase - 1) && rf__function_at(doc, m->phrase - 2) == RF__F_THE &&
        rf__is_locative(rf__function_at(doc, m->phrase - 3)))
        extend_to(m, m->phrase - 2);
}

/* "in [the Norland] city of Gorsk": the people's name that stands before the phrase. */
static void take_people(const rf__doc *doc, uint32_t first, rf__mention *m) {
    const rf__mention *last = doc->n_mentions ? &doc->mentions[doc->n_mentions - 1] : NULL;
    if (!last || last->use != RF_NAME_DEMONYM || last->person || last->token < first + 2 ||
        last->token + last->n_tokens != m->phrase)
        return;
    uint32_t the = last->token - 1; /* "in the [southern] Norland city of" */
    the -= the > first + 1 && rf__tag_at(doc, the, RF__C_DIRECTION);
    if (rf__function_at(doc, the) == RF__F_THE && rf__is_locative(rf__function_at(doc, the - 1)))
        extend_to(m, the);
}

/* "in North and South Kesh", "in northern, eastern and central Norland": the parts told before the
 * last. */
static void take_directions(const rf__doc *doc, uint32_t first, rf__mention *m) {
    enum { MOST = 4 };
    uint32_t at = m->phrase;
    if (!rf__tag_at(doc, at, RF__C_DIRECTION))
        return;
    for (uint32_t n = 0; n < MOST && at >= first + 2; n++) {
        uint32_t joint = at - 1;
        bool joins = n ? doc->tokens[joint].punct == ',' : rf__function_at(doc, joint) == RF__F_AND;
        joint -= joins && !n && doc->tokens[joint - 1].punct == ',';
        const rf__tag *part = joins ? rf__tag_over(doc, joint - 1, RF__C_DIRECTION) : NULL;
        if (!part || part->token + part->n != joint || part->token < first)
            break;
        at = part->token;
    }
    uint32_t before = at - (at > first && rf__function_at(doc, at - 1) == RF__F_THE);
    const rf__mention *last = doc->n_mentions ? &doc->mentions[doc->n_mentions - 1] : NULL;
    if (last && last->phrase + last->n_phrase > before)
        return; /* "the south and southwest of Norland": two names */
    if (at < m->phrase && before > first && rf__is_locative(rf__function_at(doc, before - 1)))
        extend_to(m, before);
}

rf__name_around rf__look_around(const rf__doc *doc, const rf__sentence *s, rf__mention *m) {
    rf__name_around around = {.kind = RF_GAZ_UNKNOWN};
    m->phrase = m->token;
    m->n_phrase = m->n_tokens;
    if (m->use == RF_NAME_PLACE)
        take_side_after(doc, s, m);
    if (!take_kind_after(doc, s, m, &around) && take_part_after(doc, s, m))
        around.direction = true;
    take_called(doc, s->token, m, &around);
    if (!around.kind_before)
        take_before(doc, s->token, m, &around);
    if (around.kind_before) {
        take_number(doc, s->token, m);
        take_people(doc, s->token, m);
    }
    if (around.kind == RF_GAZ_UNKNOWN)
        around.kind = kind_in_apposition(doc, s, m);
    if (around.kind == RF_GAZ_UNKNOWN)
        around.listed = (around.kind = kind_of_list(doc, s, m)) != RF_GAZ_UNKNOWN;
    if (around.kind == RF_GAZ_UNKNOWN)
        around.kind = kind_of_others(doc, s, m);
    take_directions(doc, s->token, m);
    m->preposition = m->phrase > s->token ? rf__function_at(doc, m->phrase - 1) : RF__F_NONE;
    if (m->preposition == RF__F_A && m->phrase < m->token && m->phrase >= s->token + 2)
        m->preposition = rf__function_at(doc, m->phrase - 2); /* "in a village of Gorsk" */
    if (m->preposition == RF__F_OF && m->phrase >= s->token + 2) {
        const rf__tag *out = rf__tag_at(doc, m->phrase - 2, RF__C_FUNCTION);
        if (out && out->n == 2)
            m->preposition = (rf__function)out->entry->code; /* "out of Gorsk" */
    }
    if (m->phrase >= s->token + 3 && rf__is_in_and_near(doc, m->phrase - 3))
        m->preposition = RF__F_IN; /* "in and around Gorsk" */
    if (m->preposition == RF__F_TO && rf__tag_over(doc, m->phrase - 1, RF__C_ACCORDING))
        m->preposition = RF__F_BY; /* "according to Norland": who says it */
    if (m->preposition == RF__F_FOR && m->phrase >= s->token + 2 &&
        rf__event_tag(doc, m->phrase - 2, RF__E_FIGHT))
        m->preposition = RF__F_IN; /* "the battle for Gorsk" */
    return around;
}

bool rf__befalls(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    enum { REACH = 5 };
    uint32_t at = m->token + m->n_tokens, end = s->token + s->n_tokens;
    if (m->phrase != s->token || m->use != RF_NAME_PLACE)
        return false;
    if (rf__function_at(doc, at) == RF__F_BE)
        return rf__event_tag(doc, at + 1, RF__E_SHELL_VERB) ||
               rf__event_tag(doc, at + 1, RF__E_AIR_VERB);
    if (!rf__is_kind(rf__tag_at(doc, at, RF__C_SAY_VERB), "sees"))
        return false;
    for (uint32_t i = at + 1; i < end && i <= at + REACH; i++) {
        const rf__tag *word = rf__tag_at(doc, i, RF__C_TIME_WORD);
        if (word && word->entry->code == RF__W_CRISIS)
            return true;
        if (doc->tokens[i].kind == RF__PUNCT)
            break;
    }
    return false;
}

/* "several towns, including Gorsk": one of the places of a kind that is told. */
bool rf__is_one_of_places(const rf__finder *f, const rf__mention *m) {
    const rf__doc *doc = f->doc;
    if (m->preposition != RF__F_INCLUDING || m->phrase < f->s->token + 3)
        return false;
    uint32_t at = m->phrase - 2;
    at -= doc->tokens[at].punct == ',';
    const rf__tag *kind = rf__tag_over(doc, at, RF__C_PLACE_KIND);
    return kind && kind->entry->flags & RF__PLURAL;
}

/* "19,000 residents of Gorsk" */
bool rf__has_residents(const rf__finder *f, const rf__mention *m) {
    const rf__tag *who = m->preposition == RF__F_OF && m->phrase >= f->s->token + 2
                             ? rf__tag_at(f->doc, m->phrase - 2, RF__C_NOUN)
                             : NULL;
    return who && who->entry->unit == RF_PEOPLE && rf__is_tagged(f->doc, m->phrase - 2, RF__C_ROLE);
}

bool rf__is_region_of_people(const rf__doc *doc, const rf__name_around *around,
                             rf_place_match *match) {
    if (match->use != RF_NAME_DEMONYM || !around->kind_after ||
        (around->kind != RF_GAZ_ADMIN1 && around->kind != RF_GAZ_REGION))
        return false;
    for (uint32_t i = 0; i < match->n_candidates; i++) {
        if (rf__gaz_brief_of(doc->gazetteer, match->candidates[i]).kind != RF_GAZ_ADMIN1)
            continue;
        match->candidates += i;
        match->known += i;
        match->n_candidates = 1;
        match->use = RF_NAME_PLACE;
        return true;
    }
    return false;
}

bool rf__is_region_like(const rf__finder *f, uint32_t token) {
    const rf__doc *doc = f->doc;
    const uint64_t kind = RF__BIT(RF__C_PLACE_KIND), other = ~(kind | RF__BIT(RF__C_NOT_PLACE));
    const rf__token *t = &doc->tokens[token];
    if (!(t->classes & kind) || t->classes & other || !(t->flags & RF__CAPITAL) ||
        t->flags & RF__ALL_CAPITALS || rf__function_at(doc, token + 1) == RF__F_OF ||
        rf__is_capital(doc, token + 1) || rf__in_title_case(doc, f->s))
        return false;
    rf__function before = token > f->s->token ? rf__function_at(doc, token - 1) : RF__F_NONE;
    return before == RF__F_IN || before == RF__F_FROM || before == RF__F_TO;
}
