/* Names that the gazetteer lacks and parts without a name: kept as places when the words around say
 * so.
 */
#include "claim/name/mention_find.h"
#include "claim/name/name_other.h"
#include "place/gaz_format.h"

#include <string.h>

/* Most words begin with a capital: capitals say little. */
bool rf__in_title_case(const rf__doc *doc, const rf__sentence *s) {
    uint32_t n_words = 0, n_capitals = 0;
    for (uint32_t i = s->token; i < s->token + s->n_tokens; i++)
        if (doc->tokens[i].kind == RF__WORD && doc->tokens[i].n > 3) {
            n_words++;
            n_capitals += (doc->tokens[i].flags & RF__CAPITAL) != 0;
        }
    return n_words >= 3 && n_capitals * 3 > n_words * 2;
}

/* "Chin and [Mon] states", "[Northern] and White Nile states", "[Mon] State": a word of time or of
 * a direction that is the name of a region, as the kind behind it tells. */
bool rf__shares_kind(const rf__finder *f, uint32_t token) {
    enum { REACH = 14 };
    const rf__doc *doc = f->doc;
    const uint64_t asked = RF__BIT(RF__C_DIRECTION) | RF__BIT(RF__C_WEEKDAY);
    const rf__token *t = &doc->tokens[token];
    if (!(t->classes & asked) || t->flags & RF__ALL_CAPITALS || token == f->s->token ||
        rf__is_tagged(doc, token + 1, RF__C_DIRECTION))
        return false;
    bool day = t->classes & RF__BIT(RF__C_WEEKDAY);
    bool joined = false; /* to another name */
    if (day && (t->n != 3 || rf__function_at(doc, token - 1) == RF__F_ON))
        return false;
    for (uint32_t i = token + 1; i < f->end && i < token + REACH; i++) {
        const rf__tag *kind = rf__tag_at(doc, i, RF__C_PLACE_KIND);
        bool region = kind &&
                      (kind->entry->code == RF_GAZ_ADMIN1 || kind->entry->code == RF_GAZ_ADMIN2) &&
                      kind->entry->flags & RF__AFTER;
        if (region)
            return kind->entry->flags & RF__PLURAL ? joined || day : day && i == token + 1;
        bool joins = rf__function_at(doc, i) == RF__F_AND || doc->tokens[i].punct == ',' ||
                     doc->tokens[i].punct == '(' || doc->tokens[i].punct == ')' ||
                     doc->tokens[i].punct == '%' || doc->tokens[i].kind == RF__NUMERAL ||
                     rf__is_tagged(doc, i, RF__C_NUMBER);
        joined |= joins && i == token + 1;
        if ((!joins && !rf__is_capital(doc, i) && doc->tokens[i - 1].kind != RF__NUMERAL) ||
            (!joined && !day))
            return false;
    }
    return false;
}

/* "fled Bria", "made it as far as Korma", "captured Saraqib": what such verbs take is a place. */
bool rf__behind_verb_of_places(const rf__doc *doc, const rf__sentence *s, const rf__mention *m) {
    if (m->phrase <= s->token)
        return false;
    const rf__tag *raid = rf__event_tag(doc, m->phrase - 1, RF__E_FIGHT_VERB); /* "razed Gorsk" */
    if (raid && raid->n == 1 && rf__ends_as_past(doc, m->phrase - 1) &&
        (rf__is_kind(raid, "village") || rf__is_kind(raid, "onset")))
        return true;
    const rf__tag *verb = rf__tag_over(doc, m->phrase - 1, RF__C_VERB);
    bool to = verb && verb->token > s->token && rf__function_at(doc, verb->token - 1) == RF__F_TO;
    for (uint32_t g = verb ? doc->tokens[verb->token].first_tag : 0;
         verb && g < doc->tokens[verb->token + 1].first_tag; g++) {
        const rf__lex_entry *e = doc->tags[g].entry;
        if (e->class == RF__C_VERB && doc->tags[g].n == verb->n && (to || e->form != RF__BASE) &&
            (e->flags & (RF__LEAVES | RF__ARRIVES) ||
             (e->flags & RF__NEEDS_NOUN && e->flags & RF__CAUSE) || e->event == RF_PLACE_CAPTURED ||
             e->event == RF_AIR_STRIKE || e->event == RF_SHELLING))
            return true;
    }
    return false;
}

/* "Hays (4 HHs)": behind a name the brackets tell how many families are there. */
bool rf__counts_families(const rf__doc *doc, uint32_t after, uint32_t end) {
    if (after + 3 >= end || doc->tokens[after].punct != '(' ||
        doc->tokens[after + 1].kind != RF__NUMERAL)
        return false;
    const rf__tag *noun = rf__tag_at(doc, after + 2, RF__C_NOUN);
    return noun && noun->entry->unit == RF_HOUSEHOLDS &&
           doc->tokens[after + 2 + noun->n].punct == ')';
}

/* "el-Tina": an article written small belongs to the name behind it, whether or not it is listed
 * with it. */
void rf__take_article(const rf__finder *f, rf__mention *m) {
    if (m->token < f->s->token + 2 || !rf__opens_with_article(f->doc, m->token - 2, f->end))
        return;
    m->token -= 2;
    m->n_tokens += 2;
}

/* "the besieged [Kurdish]-held city of Gorsk": whose it is, and not where. */
static bool tells_holder(const rf__doc *doc, const rf__mention *m) {
    uint32_t hyphen = m->token + m->n_tokens;
    return m->use == RF_NAME_PLACE && doc->tokens[hyphen].punct == '-' &&
           !((doc->tokens[hyphen].flags | doc->tokens[hyphen + 1].flags) & RF__SPACE_BEFORE) &&
           rf__event_tag(doc, hyphen + 1, RF__E_HOLD);
}

rf_err rf__add_mention(rf__finder *f, const rf__mention *m, const rf_place_mention *r) {
    rf__doc *doc = f->doc;
    if (tells_holder(doc, m))
        return RF_OK;
    if (!rf__grow(&doc->mentions, &doc->cap_mentions, (size_t)doc->n_mentions + 1,
                  sizeof *doc->mentions) ||
        !rf__grow(&doc->resolve, &doc->cap_resolve, (size_t)doc->n_resolve + 1,
                  sizeof *doc->resolve))
        return RF_ERR_NOMEM;
    doc->mentions[doc->n_mentions] = *m;
    doc->mentions[doc->n_mentions++].resolved = doc->n_resolve;
    doc->resolve[doc->n_resolve++] = *r;
    return RF_OK;
}

static bool heads_row(const rf__finder *f, const rf__mention *m) {
    const rf__doc *doc = f->doc;
    uint32_t after = m->token + m->n_tokens;
    if (doc->report->blocks[f->s->block].kind != RF_BLOCK_TABLE_ROW || after >= f->end)
        return false;
    return m->token == rf__row_label(doc, f->s) &&
           (doc->tokens[after].punct == '\t' || doc->tokens[after].punct == '|');
}

/* Was this name, which the gazetteer lacks, taken for a place before? */
static bool taken_before(const rf__doc *doc, const rf__mention *m) {
    enum {
        MOST_UNKNOWN = 64,
        MOST_BACK = 512
    }; /* a long report must not be gone through each time */
    uint32_t seen = 0, last = doc->n_mentions;
    for (uint32_t i = last; i-- > 0 && seen < MOST_UNKNOWN && last - i <= MOST_BACK;) {
        const rf__mention *other = &doc->mentions[i];
        if (doc->resolve[other->resolved].match.n_candidates)
            continue;
        seen++;
        bool same = other->n_tokens == m->n_tokens;
        for (uint32_t k = 0; same && k < m->n_tokens; k++)
            same = doc->tokens[other->token + k].hash == doc->tokens[m->token + k].hash;
        if (same)
            return true;
    }
    return false;
}

/* "the Cooperative for the Development of ...": a body by what it is for. */
static bool names_purpose(const rf__finder *f, uint32_t run) {
    const rf__doc *doc = f->doc;
    uint32_t next = run + 1;
    if (rf__function_at(doc, run) != RF__F_FOR)
        return false;
    if (rf__function_at(doc, next) == RF__F_THE)
        next++;
    return next < f->end && rf__is_capital(doc, next) && !rf__is_filler(doc, next);
}

/* "in Victor Fajardo Province", and "in Victor Fajardo" later: a place called after somebody. */
bool rf__is_called_after(const rf__finder *f, uint32_t token) {
    const rf__doc *doc = f->doc;
    uint32_t before = token - (token > f->s->token + 1 && /* "in the Jose Gorsk municipality" */
                               rf__function_at(doc, token - 1) == RF__F_THE);
    if (token == f->s->token || !rf__is_locative(rf__function_at(doc, before - 1)))
        return false;
    uint32_t run = rf__capital_run(doc, token, f->end), end = run;
    if (before == token && run == token + 1 && rf__function_at(doc, token - 1) == RF__F_IN &&
        rf__function_at(doc, run) != RF__F_POSSESSIVE && !rf__ends_as(doc, run, RF__END_ING))
        return true; /* "five people in Haris" */
    while (end > token && rf__is_tagged(doc, end - 1, RF__C_PLACE_KIND))
        end--;
    const rf__tag *kind = end < run ? rf__tag_at(doc, end, RF__C_PLACE_KIND) : NULL;
    rf__mention m = {.token = token, .n_tokens = end - token};
    return end > token &&
           (kind ? kind->entry->flags & RF__AFTER && kind->entry->code != RF_GAZ_POINT
                 : taken_before(doc, &m));
}

/* "Gorsk 2, [Charaideo] 1, Tarsa 1", "Gorsk lost 64 houses, [Tarsa] 38": a name and a number,
 * behind a place and a number of the same sentence. */
static bool stands_in_pairs(const rf__doc *doc, const rf__mention *m, const rf__mention *last) {
    if (!rf__number_of_pair(doc, m) || last->use != RF_NAME_PLACE || last->person)
        return false;
    for (uint32_t i = last->token + last->n_tokens; i + 1 < m->phrase; i++)
        if (rf__is_number_at(doc, i))
            return true;
    return false;
}

bool rf__goes_on_counting(const rf__doc *doc, const rf__mention *m) {
    uint32_t open = m->token + m->n_tokens, before = m->token;
    const rf__mention *last = doc->n_mentions ? &doc->mentions[doc->n_mentions - 1] : NULL;
    if (last && last->sentence == m->sentence && stands_in_pairs(doc, m, last))
        return true;
    if (doc->tokens[open].punct != '(' || doc->tokens[open + 1].kind != RF__NUMERAL ||
        doc->tokens[open + 2].punct != ')' || !last || last->sentence != m->sentence)
        return false;
    while (before > last->token &&
           (doc->tokens[before - 1].punct == ',' || rf__function_at(doc, before - 1) == RF__F_AND))
        before--;
    return before < m->token && doc->tokens[before - 1].punct == ')' &&
           doc->tokens[last->token + last->n_tokens].punct == '(';
}

bool rf__opens_pairs(const rf__finder *f, const rf__mention *m) {
    const rf__doc *doc = f->doc;
    if (m->phrase != f->s->token || !(f->s->n_quantities > 1))
        return false;
    for (uint32_t i = m->phrase + m->n_phrase; i + 2 < f->end; i++) {
        char mark = doc->tokens[i].punct;
        if (mark == ':')
            return false;
        if ((mark != ',' && mark != ';') || !rf__is_capital(doc, i + 1) ||
            rf__is_filler(doc, i + 1))
            continue;
        uint32_t run = rf__capital_run(doc, i + 1, f->end);
        rf__mention next = {.sentence = f->index, .phrase = i + 1, .n_phrase = run - i - 1};
        if (rf__number_of_pair(doc, &next))
            return true;
    }
    return false;
}

/* "in the villages of Gorsk, Kesh and Tarsa": the next of those whose kind was told before. */
static bool is_second_of(const rf__doc *doc, const rf__mention *m) {
    enum { LONGEST = 12 };
    uint32_t n = doc->n_mentions, before = m->token;
    const rf__mention *last = n ? &doc->mentions[n - 1] : NULL;
    for (uint32_t k = 0; k < LONGEST && last && last->sentence == m->sentence; k++) {
        uint32_t end = last->phrase + last->n_phrase;
        bool comma = doc->tokens[end].punct == ',';
        bool and = rf__function_at(doc, end + comma) == RF__F_AND;
        if ((!comma && !and) || end + comma + and != before)
            return false;
        if (last->phrase < last->token || k + 1 >= n || last == doc->mentions)
            break;
        before = last->phrase;
        last--;
    }
    if (!last || last->sentence != m->sentence || m->phrase != m->token ||
        !rf__is_locative(last->preposition))
        return false;
    for (uint32_t i = last->phrase; i < last->token; i++) {
        const rf__tag *kind = rf__tag_at(doc, i, RF__C_PLACE_KIND);
        if (kind && kind->entry->flags & RF__PLURAL)
            return true;
    }
    return false;
}

/* Does a name begin right behind a mention and what joins them? *ret_comma: no more than a comma.
 */
static bool is_joined(const rf__doc *doc, const rf__mention *last, uint32_t token,
                      bool *ret_comma) {
    uint32_t at = last->phrase + last->n_phrase, from = at;
    at += doc->tokens[at].punct == ',';
    *ret_comma = at > from && rf__function_at(doc, at) != RF__F_AND;
    at += rf__function_at(doc, at) == RF__F_AND;
    return at > from && at == token;
}

bool rf__goes_on_list(const rf__finder *f, const rf__mention *m, uint32_t run) {
    const rf__doc *doc = f->doc;
    const rf__mention *last = doc->n_mentions ? &doc->mentions[doc->n_mentions - 1] : NULL;
    bool comma, inner;
    if (!last || last->sentence != f->index || last->use != RF_NAME_PLACE || last->person ||
        m->phrase != m->token || !is_joined(doc, last, m->token, &comma) ||
        rf__is_verb_behind(doc, run, f->end) || rf__function_at(doc, run) == RF__F_POSSESSIVE)
        return false;
    uint32_t and = run + (doc->tokens[run].punct == ',');
    if (comma && (rf__function_at(doc, and) != RF__F_AND || !rf__is_capital(doc, and+1)))
        return false;
    while (last > doc->mentions && last[-1].sentence == f->index && last->phrase == last->token &&
           is_joined(doc, last - 1, last->token, &inner))
        last--;
    rf__function in = last->preposition;
    return (rf__is_locative(in) && in != RF__F_OF) || rf__behind_verb_of_places(doc, f->s, last);
}

bool rf__is_home(const rf__finder *f, uint32_t run) {
    const rf__doc *doc = f->doc;
    uint32_t at = run;
    for (uint32_t n = 0; n < 2; n++) {
        rf__function fn = rf__function_at(doc, at);
        at += fn == RF__F_BE || fn == RF__F_HAVE || fn == RF__F_BEEN;
    }
    const rf__tag *home = at < f->end ? rf__tag_at(doc, at, RF__C_TRIGGER) : NULL;
    return home && at > run && home->entry->pattern == RF__P_HOME_TO;
}

bool rf__is_folk(const rf__doc *doc, const rf__mention *m, const rf__name_around *around) {
    rf__function f = m->preposition;
    const rf__token *name = &doc->tokens[m->token]; /* "the NGO community" */
    bool body = m->n_tokens == 1 && name->flags & RF__ALL_CAPITALS && name->n <= 4;
    return around->kind_after && rf__place_word_is(doc, m->token + m->n_tokens, "folk") &&
           (body || f == RF__F_FROM || f == RF__F_OF || f == RF__F_BY || f == RF__F_WITH ||
            f == RF__F_BETWEEN || f == RF__F_AMONG || f == RF__F_OTHER_PREPOSITION);
}

bool rf__is_quality(const rf__finder *f, uint32_t token) {
    if (token < f->s->token + 2 || !rf__ends_as_adverb(f->doc, token - 1))
        return false;
    rf__function article = rf__function_at(f->doc, token - 2);
    return article == RF__F_A || article == RF__F_THE;
}

bool rf__is_word_of_body(const rf__finder *f, const rf__mention *m, const rf__name_around *around) {
    const rf__doc *doc = f->doc;
    uint32_t kind = m->token + m->n_tokens, end = m->phrase + m->n_phrase;
    kind += doc->tokens[kind].punct == '-';
    if (!around->kind_after || m->token + 1 != m->token + m->n_tokens ||
        !rf__is_plain_word(doc, m->token) || kind >= end || rf__in_title_case(doc, f->s))
        return false;
    if (m->token == f->s->token && around->kind == RF_GAZ_POINT && !rf__is_capital(doc, kind))
        return true;
    return rf__is_capital(doc, kind) && end < f->end && rf__is_capital(doc, end) &&
           !rf__is_locative(m->preposition);
}

/* "launched the Dawn [operation]" */
bool rf__names_operation(const rf__doc *doc, uint32_t run) {
    const rf__tag *word = rf__tag_at(doc, run, RF__C_TIME_WORD);
    return (word && word->entry->code == RF__W_CRISIS) || rf__event_tag(doc, run, RF__E_FIGHT);
}

/* "fled to the Tarsan [village of Gorsk]": a people, and not the name of the village. */
bool rf__describes_village(const rf__finder *f, uint32_t run) {
    const rf__doc *doc = f->doc;
    const rf__tag *kind = run + 2 < f->end ? rf__tag_at(doc, run, RF__C_PLACE_KIND) : NULL;
    if (!kind || rf__is_capital(doc, run) || kind->entry->code != RF_GAZ_TOWN ||
        kind->entry->flags & (RF__PLURAL | RF__WEAK) || !(kind->entry->flags & RF__BEFORE) ||
        run < f->s->token + 2 || rf__function_at(doc, run - 2) != RF__F_THE)
        return false;
    uint32_t name = run + kind->n + 1; /* not "the Tarsa village of Gorsk district" */
    return rf__function_at(doc, name - 1) == RF__F_OF && rf__is_capital(doc, name) &&
           !rf__is_tagged(doc, rf__capital_run(doc, name, f->end), RF__C_PLACE_KIND);
}

bool rf__is_part_before_town(const rf__doc *doc, uint32_t token, uint32_t run) {
    const rf__tag *kind = rf__tag_at(doc, run, RF__C_PLACE_KIND);
    bool part = false;
    for (uint32_t g = doc->tokens[token].first_tag; g < doc->tokens[token + 1].first_tag; g++)
        part |= doc->tags[g].class == RF__C_DIRECTION && token + doc->tags[g].n == run;
    if (!part || !kind || kind->entry->code != RF_GAZ_TOWN)
        return false;
    uint32_t of = run + kind->n;
    return rf__function_at(doc, of) == RF__F_OF && rf__is_capital(doc, of + 1);
}

/* "rescuers of the White Scarves": those who belong to a body. */
static bool is_of_body(const rf__finder *f, const rf__mention *m, uint32_t run) {
    return m->preposition == RF__F_OF && rf__function_at(f->doc, m->phrase) == RF__F_THE &&
           rf__ends_as(f->doc, run - 1, RF__END_PLURAL) &&
           rf__is_tagged(f->doc, m->phrase - 2, RF__C_ROLE);
}

/* "hit the Tarsa store": a shop, a hall or a ship by its name. */
static bool names_thing(const rf__finder *f, const rf__mention *m, uint32_t run) {
    const rf__doc *doc = f->doc;
    const uint64_t other =
        RF__BIT(RF__C_VERB) | RF__BIT(RF__C_TRIGGER) | RF__BIT(RF__C_EVENT_WORD) |
        RF__BIT(RF__C_TIME_WORD) | RF__BIT(RF__C_SAY_VERB) | RF__BIT(RF__C_PLACE_WORD) |
        RF__BIT(RF__C_DIRECTION) | RF__BIT(RF__C_NUMBER) | RF__BIT(RF__C_WEEKDAY) |
        RF__BIT(RF__C_TIME_UNIT) | RF__BIT(RF__C_PLACE_KIND);
    if (rf__function_at(doc, m->phrase) != RF__F_THE || run >= f->end)
        return false;
    const rf__token *t = &doc->tokens[run];
    return t->kind == RF__WORD && !(t->flags & RF__CAPITAL) && !t->function &&
           !(t->classes & other) && !rf__ends_as_past(doc, run) &&
           !rf__ends_as(doc, run, RF__END_PLURAL) && t->n > 3;
}

rf_err rf__take_unknown(rf__finder *f, uint32_t token, uint32_t *ret_next) {
    rf__doc *doc = f->doc;
    uint32_t run = rf__capital_run(doc, token, f->end);
    bool people = false;
    if (run == token + 2 && rf__is_tagged(doc, token, RF__C_DIRECTION)) {
        rf__name_window w;
        rf_place_match match;
        if (!rf__name_window_at(doc, token + 1, run, false, &w))
            return RF_ERR_NOMEM;
        rf_err err = rf__name_match(doc, &w, 0, &match, &people);
        if (err)
            return err;
        people = people && match.use == RF_NAME_DEMONYM;
    }
    if (people) {
        *ret_next = run; /* "the West African state" */
        return RF_OK;
    }
    while (run > token + 1 && rf__is_tagged(doc, run - 1, RF__C_PLACE_KIND))
        run--;
    *ret_next = token + 1;
    if (run == token)
        return RF_OK;
    rf__mention m = {
        .sentence = f->index, .token = token, .n_tokens = run - token, .place = RF_NO_PLACE};
    rf__take_article(f, &m);
    if (rf__is_quality(f, m.token)) {
        *ret_next = run;
        return RF_OK;
    }
    rf__name_around around = rf__look_around(doc, f->s, &m);
    bool kind_word = around.kind != RF_GAZ_UNKNOWN;
    if (rf__is_word_of_body(f, &m, &around))
        return RF_OK;
    if (kind_word && !around.kind_after && m.phrase > f->s->token && m.phrase + 1 < token &&
        rf__is_capital(doc, m.phrase) && rf__is_capital(doc, m.phrase - 1))
        return RF_OK; /* "the Texas Department of Public Safety" */
    bool in = m.preposition == RF__F_IN || m.preposition == RF__F_NEAR ||
              m.preposition == RF__F_AT || m.preposition == RF__F_FROM ||
              m.preposition == RF__F_TO || m.preposition == RF__F_INTO;
    /* "the people of Nayeb Rafi", the first cell of a row */
    in =
        in ||
        (m.preposition == RF__F_OF && m.phrase >= f->s->token + 2 &&
         rf__is_tagged(doc, m.phrase - 2, RF__C_NOUN)) ||
        (m.preposition == RF__F_OF && m.phrase >= f->s->token + 4 && /* "the Kesh suburb of" */
         rf__is_capital(doc, m.phrase - 3) && rf__is_tagged(doc, m.phrase - 2, RF__C_PLACE_KIND)) ||
        (m.preposition == RF__F_ON && m.phrase >= f->s->token + 2 && /* "nine on Tora" */
         (rf__is_tagged(doc, m.phrase - 2, RF__C_NUMBER) ||
          doc->tokens[m.phrase - 2].kind == RF__NUMERAL)) ||
        heads_row(f, &m) || rf__behind_verb_of_places(doc, f->s, &m) ||
        rf__counts_families(doc, run, f->end) || rf__goes_on_counting(doc, &m) ||
        is_second_of(doc, &m) || rf__goes_on_list(f, &m, run) || rf__opens_pairs(f, &m) ||
        rf__is_home(f, run);
    const uint64_t theirs = RF__BIT(RF__C_ACTOR) | (run > token + 1 ? RF__BIT(RF__C_NOUN) : 0);
    if (!kind_word && run < f->end && doc->tokens[run].classes & theirs &&
        !(doc->tokens[run].flags & RF__CAPITAL)) {
        *ret_next = run; /* "shelling from Kurdish groups", "on Lou Nuer homes": whose they are */
        return RF_OK;
    }
    if (!kind_word && run < f->end &&
        (rf__names_operation(doc, run) || rf__describes_village(f, run))) {
        *ret_next = run;
        return RF_OK;
    }
    if (rf__is_part_before_town(doc, token, run)) {
        *ret_next = run;
        return RF_OK;
    }
    if (rf__is_folk(doc, &m, &around)) {
        *ret_next = run; /* "youths from the Murle community" */
        return RF_OK;
    }
    bool called =
        rf__is_called_after(f, token) || rf__behind_verb_of_places(doc, f->s, &m) || around.listed;
    bool there = m.preposition == RF__F_IN || m.preposition == RF__F_AT; /* "in Tarsa Ali" */
    uint32_t n_plain = 0, n_words = 0,
             n_names = 0; /* plain words; those of them that only places use as names */
    for (uint32_t i = token; i < run; i++) {
        n_words += doc->tokens[i].kind == RF__WORD;
        bool of_article = i > token && doc->tokens[i - 1].punct == '-';     /* "Marj al-Sultan" */
        bool inner = (i > token && i + 1 < run && doc->tokens[i].n <= 3) || /* "Wad An Nail" */
                     of_article ||
                     (i == token && run > i + 1 && around.kind_after &&
                      rf__honorific_at(doc, i)); /* "the Sheikh Nazim quarter" */
        n_plain += rf__is_plain_word(doc, i);
        n_names += rf__is_tagged(doc, i, RF__C_NOT_PLACE) && !rf__is_tagged(doc, i, RF__C_NOUN) &&
                   !rf__is_tagged(doc, i, RF__C_VERB) && !rf__is_tagged(doc, i, RF__C_TRIGGER) &&
                   !rf__is_tagged(doc, i, RF__C_HAZARD);
        if ((rf__is_filler(doc, i) && !inner) || rf__in_other_name(doc, i, 1) ||
            (rf__is_tagged(doc, i, RF__C_FIRST_NAME) &&
             !(i > token && (around.kind_after || there)) && !called) ||
            rf__is_tagged(doc, i, RF__C_ORG_WORD) ||
            (rf__is_tagged(doc, i, RF__C_ROLE) &&
             !of_article) || /* "Tarsa State [Commissioner of Police]" */
            (doc->tokens[i].flags & RF__ALL_CAPITALS && doc->tokens[i].n <= 6 && !kind_word))
            return RF_OK;
    }
    /* "village of Al Bani": one of its words may be a common one, not all of them. */
    bool some = kind_word || (in && run - token > 1 && n_plain == n_names);
    if (n_plain && (!some || n_plain == n_words))
        return RF_OK; /* "a Non-State armed group" */
    if (!kind_word && !in && !taken_before(doc, &m))
        return RF_OK;
    if (!kind_word && (names_purpose(f, run) || is_of_body(f, &m, run) || names_thing(f, &m, run)))
        return RF_OK;
    *ret_next = run;
    rf_place_mention r = {
        .kind_hint = around.kind, .within = -1, .cue = true, .place = RF_NO_PLACE};
    return rf__add_mention(f, &m, &r);
}

/* "in the northwest": a part of the country without its name. */
rf_err rf__take_direction(rf__finder *f, uint32_t token, uint32_t *ret_next) {
    const rf__doc *doc = f->doc;
    *ret_next = token + 1;
    const rf__tag *tag = rf__tag_at(doc, token, RF__C_DIRECTION);
    if (!tag || !(tag->entry->flags & RF__AFTER) || token < f->s->token + 2 ||
        rf__function_at(doc, token - 1) != RF__F_THE ||
        !rf__is_locative(rf__function_at(doc, token - 2)) ||
        rf__function_at(doc, token - 2) == RF__F_OF ||
        (token >= f->s->token + 3 &&
         (rf__is_tagged(doc, token - 3, RF__C_MEASURE) ||
          (rf__function_at(doc, token - 2) == RF__F_TO &&
           (doc->tokens[token - 3].punct == ',' || rf__is_capital(doc, token - 3))))))
        return RF_OK; /* "38 km to the north", "on Tora, to the north,", "Norland to the east" are
                         no place */
    uint32_t after = token + tag->n;
    if (after < f->end && doc->tokens[after].kind == RF__WORD &&
        (rf__is_capital(doc, after) || rf__function_at(doc, after) == RF__F_OF ||
         rf__is_tagged(doc, after, RF__C_NOUN) || rf__is_tagged(doc, after, RF__C_PLACE_KIND) ||
         rf__is_tagged(doc, after, RF__C_DIRECTION)))
        return RF_OK;
    rf__mention m = {.sentence = f->index,
                     .token = token,
                     .n_tokens = tag->n,
                     .phrase = token - 1,
                     .n_phrase = tag->n + 1,
                     .preposition = rf__function_at(doc, token - 2),
                     .place = RF_NO_PLACE};
    rf_place_mention r = {
        .kind_hint = RF_GAZ_REGION, .within = -1, .cue = true, .place = RF_NO_PLACE};
    *ret_next = after;
    return rf__add_mention(f, &m, &r);
}
