/* What stands beside the subject of a verb of reporting: clauses about somebody, names in quotes,
 * names in brackets. */
#include "claim/speaker/speaker_cue.h"

/* ", who lives in | Gorsk,": does a clause about somebody end with a phrase? */
bool rf__within_relative(const rf__cue_place *p, uint32_t phrase) {
    enum { REACH = 8 };
    for (uint32_t i = phrase; i-- > p->from + 1 && phrase - i <= REACH;) {
        if (p->doc->tokens[i].kind == RF__PUNCT)
            return false;
        if (rf__small_word(p->doc, i) == RF__F_WHO)
            return rf__cue_punct(p, i - 1) == ',';
    }
    return false;
}

/* "One of them, Ali Balde, said": the name between commas behind one of several. */
bool rf__one_by_name(const rf__cue_place *p, uint32_t from, uint32_t open, uint32_t comma,
                     rf__who *ret) {
    if (from + 2 >= open || open >= comma || !rf__tag_at(p->doc, from, RF__C_NUMBER) ||
        rf__small_word(p->doc, from + 1) != RF__F_OF)
        return false;
    rf__who name = rf__who_read(p->doc, open + 1, rf__phrase_end(p->doc, open + 1, comma));
    if (!name.person.to && name.kind == RF__WHO_NAME && !rf__place_in(p->doc, name.organisation)) {
        name.person = name.organisation;
        name.organisation = (rf__span){0, 0};
    }
    if (!name.person.to || name.phrase.to != comma)
        return false;
    name.kind = RF__WHO_PERSON;
    name.phrase = (rf__span){from, comma + 1};
    *ret = name;
    return true;
}

/* "the National Coordinator [for Flood Relief (NCFR)]": capitals behind a preposition and their
 * short form in brackets. */
bool rf__names_office(const rf__cue_place *p, uint32_t from, uint32_t to, uint32_t close) {
    rf__function f = rf__small_word(p->doc, from);
    return (f == RF__F_FOR || f == RF__F_OF) && from + 1 < to && close == to + 2 &&
           p->doc->tokens[from + 1].flags & RF__CAPITAL &&
           p->doc->tokens[to + 1].flags & RF__ALL_CAPITALS;
}

/* "Ali Balde, [who heads the relief office], said": whose work it is, where a clause behind
 * somebody's name tells it and nothing else. */
void rf__add_headed(const rf__cue_place *p, uint32_t from, uint32_t comma, rf__who *who) {
    const rf__tag *heads = rf__tag_at(p->doc, from, RF__C_SAY_NOUN);
    if (!heads || !rf__is_kind(heads, "heads") || !who->person.to || who->organisation.to)
        return;
    uint32_t at = from + heads->n;
    rf__who body = rf__who_read(p->doc, at, rf__phrase_end(p->doc, at, comma));
    if (body.kind == RF__WHO_ORGANISATION && body.phrase.to == comma)
        who->organisation = body.organisation;
}

void rf__take_age(const rf__cue_place *p, uint32_t from, uint32_t comma, rf__who *head) {
    enum { YOUNGEST = 5, OLDEST = 105 };
    const rf__token *age = &p->doc->tokens[from];
    if (head->kind != RF__WHO_NAME || from + 1 != comma || age->kind != RF__NUMERAL ||
        !(age->value >= YOUNGEST && age->value <= OLDEST))
        return;
    head->kind = RF__WHO_PERSON;
    head->person = head->organisation;
    head->organisation = (rf__span){0, 0};
}

uint32_t rf__state_before(const rf__cue_place *p, uint32_t last) {
    enum { REACH = 6 };
    for (uint32_t i = last; i-- > p->from + 1 && last - i <= REACH;)
        if (rf__small_word(p->doc, i) == RF__F_AS && rf__small_word(p->doc, i + 1) == RF__F_OF)
            return p->doc->tokens[i + 2].kind == RF__NUMERAL &&
                           rf__tag_at(p->doc, i - 1, RF__C_SAY_NOUN)
                       ? i
                       : 0;
    return 0;
}

/* "Records for Norland, [an independent research group,] counts": capitals at the head of a clause,
 * joined by small words, are a body's name where what sort of body it is stands behind them. */
void rf__add_sort(const rf__cue_place *p, uint32_t from, uint32_t comma, rf__who *head) {
    enum { MOST = 6 };
    rf__span name = head->phrase;
    bool first = name.from == p->sentence->token ||
                 (name.from > p->from && p->doc->tokens[name.from - 1].kind == RF__PUNCT);
    if (!first || name.to < name.from + 2 || name.to - name.from > MOST || name.to + 1 != from ||
        rf__small_word(p->doc, from) != RF__F_A)
        return;
    for (uint32_t i = name.from; i < name.to; i++) {
        rf__function f = rf__small_word(p->doc, i);
        bool joint = i > name.from && i + 1 < name.to &&
                     (f == RF__F_FOR || f == RF__F_OF || f == RF__F_AND || f == RF__F_THE);
        if (!joint && (!(p->doc->tokens[i].flags & RF__CAPITAL) || f != RF__F_NONE))
            return;
    }
    rf__who sort = rf__who_read(p->doc, from, rf__phrase_end(p->doc, from, comma));
    if (sort.kind != RF__WHO_ORGANISATION || sort.phrase.to != comma ||
        !rf__tag_at(p->doc, comma - 1, RF__C_ORG_WORD))
        return;
    head->kind = RF__WHO_ORGANISATION;
    head->organisation = name;
}

/* "The mayor[, while confirming the raid,] said": the comma before such an aside that a verb of
 * saying begins at `start`, or "while" where there is none; 0: there is no aside. */
uint32_t rf__aside_of_saying(const rf__cue_place *p, uint32_t start) {
    const rf__tag *verb = rf__tag_at(p->doc, start, RF__C_SAY_VERB);
    if (!verb || verb->entry->form != RF__ING || start < p->from + 3 ||
        rf__small_word(p->doc, start - 1) != RF__F_WHILE)
        return 0;
    return rf__cue_punct(p, start - 2) == ',' ? start - 2 : start - 1;
}

/* A mark that begins or ends a name in quotes within [from, to), or `to`. */
static uint32_t mark_within(const rf__cue_place *p, uint32_t from, uint32_t to) {
    while (from < to && !rf__is_quote_mark(&p->doc->tokens[from]))
        from++;
    return from;
}

/* Are the tokens [from, to) a name, and behind a word for a body: NGO "[Hands of Tora]"? */
static bool is_quoted_name(const rf__cue_place *p, uint32_t from, uint32_t to) {
    const rf__token *first = &p->doc->tokens[from];
    return to > from && from >= p->from + 2 && first->flags & RF__CAPITAL &&
           p->doc->tokens[to - 1].kind == RF__WORD &&
           rf__tag_over(p->doc, from - 2, RF__C_ORG_WORD);
}

enum { MOST_IN_QUOTES = 8 };

uint32_t rf__name_in_marks(const rf__cue_place *p, uint32_t close) {
    const rf__token *tokens = p->doc->tokens;
    uint32_t least = close > p->from + MOST_IN_QUOTES ? close - MOST_IN_QUOTES : p->from;
    if (close <= p->from + 1 || !rf__is_quote_mark(&tokens[close]))
        return 0;
    for (uint32_t i = close; i-- > least;) {
        if (rf__is_quote_mark(&tokens[i]))
            return i > p->from && i + 1 < close && tokens[i + 1].flags & RF__CAPITAL ? i : 0;
        bool small = rf__small_word(p->doc, i) != RF__F_NONE || tokens[i].punct == '-';
        if (!(tokens[i].flags & RF__CAPITAL) && !small)
            return 0;
    }
    return 0;
}

rf__who rf__who_before_name(const rf__cue_place *p, uint32_t to) {
    uint32_t open = to > p->from ? rf__name_in_marks(p, to - 1) : 0;
    if (!open)
        return rf__who_before(p, to);
    rf__who head = rf__who_before(p, open);
    if (head.kind == RF__WHO_PERSON && head.role.to) { /* "the director of the “Tora Team”" */
        head.organisation = (rf__span){open + 1, to - 1};
        head.phrase.to = to;
    }
    return head;
}

bool rf__named_in_quotes(const rf__cue_place *p, uint32_t close, rf__who *ret) {
    uint32_t least = close > p->from + MOST_IN_QUOTES ? close - MOST_IN_QUOTES : p->from;
    uint32_t open = close;
    while (open > least && !rf__is_quote_mark(&p->doc->tokens[open - 1]))
        open--;
    if (open == least || !rf__is_quote_mark(&p->doc->tokens[close]))
        return false;
    rf__who head = rf__who_before(p, open - 1);
    bool body = is_quoted_name(p, open, close);
    bool one = !body && head.role.to && head.role.to + 1 == open &&
               rf__name_in_marks(p, close) + 1 == open &&
               !rf__ends_as(p->doc, open - 2, RF__END_PLURAL) && !head.person.to;
    if (!body && !one)
        return false;
    *ret = (rf__who){.kind = body ? RF__WHO_ORGANISATION : RF__WHO_PERSON,
                     .phrase = {head.phrase.from, close + 1}};
    *(body ? &ret->organisation : &ret->person) = (rf__span){open, close};
    if (one) /* activist “Abu Tora” */
        ret->role = head.role;
    return true;
}

/* "a rescue group known as [the Blue Caps]", "a commander known as [Abu Tora]": not "residents of
 * the area known as". */
static bool is_called(const rf__cue_place *p, uint32_t from, uint32_t *end, rf__who *who) {
    for (uint32_t i = from + 1; i < *end; i++) {
        const rf__tag *called = rf__tag_at(p->doc, i, RF__C_SAY_NOUN);
        if (!called || !rf__is_kind(called, "called"))
            continue;
        const rf__tag *office = rf__tag_over(p->doc, i - 1, RF__C_ROLE);
        bool body = rf__tag_over(p->doc, i - 1, RF__C_ORG_WORD) != NULL,
             one = !body && office && !(office->entry->flags & RF__PLURAL);
        uint32_t at = i + called->n, to = rf__phrase_end(p->doc, at, p->end);
        rf__who name = rf__who_read(p->doc, at, to);
        rf__span called_so = name.person.to ? name.person : name.organisation;
        if ((!body && !one) || called_so.to != to ||
            !(p->doc->tokens[called_so.from].flags & RF__CAPITAL))
            return false;
        *end = to;
        *who =
            (rf__who){.kind = body ? RF__WHO_ORGANISATION : RF__WHO_PERSON, .phrase = {from, to}};
        *(body ? &who->organisation : &who->person) = called_so;
        who->role = body ? (rf__span){0, 0} : (rf__span){office->token, i};
        return true;
    }
    return false;
}

bool rf__named_behind(const rf__cue_place *p, uint32_t from, uint32_t *end, rf__who *who) {
    if (is_called(p, from, end, who))
        return true;
    if (*end >= p->end || !rf__is_quote_mark(&p->doc->tokens[*end]))
        return false;
    uint32_t most = *end + MOST_IN_QUOTES < p->end ? *end + MOST_IN_QUOTES : p->end;
    uint32_t close = mark_within(p, *end + 1, most);
    if (close == most || !is_quoted_name(p, *end + 1, close))
        return false;
    *who = (rf__who){.kind = RF__WHO_ORGANISATION,
                     .organisation = {*end + 1, close},
                     .phrase = {from, close + 1}};
    *end = close + 1;
    return true;
}

bool rf__put_in_clause(const rf__doc *doc, uint32_t sentence, const rf__cue *cue) {
    uint32_t from = cue->words.from;
    if (!cue->inverted || from < doc->sentences[sentence].token + 2 ||
        doc->tokens[from - 1].punct != ',' || doc->tokens[cue->words.to].punct != ',')
        return false;
    rf__function f = rf__small_word(doc, from - 2);
    return f == RF__F_AND || f == RF__F_BUT || f == RF__F_THAT || f == RF__F_WHICH ||
           f == RF__F_WHO || f == RF__F_WHILE;
}

bool rf__tells_this(const rf__doc *doc, uint32_t sentence, const rf__cue *cue) {
    const rf__sentence *s = &doc->sentences[sentence];
    const rf__tag *verb = rf__tag_at(doc, cue->verb, RF__C_SAY_VERB);
    uint32_t this = verb ? cue->verb + verb->n : 0;
    if (!verb || cue->inverted || rf__small_word(doc, this) != RF__F_THIS ||
        rf__time_over(doc, s, this)) /* not "announced this week's" */
        return false;
    return rf__is_any_preposition(rf__small_word(doc, this + 1)) ||
           doc->tokens[this + 1].kind == RF__PUNCT || rf__time_over(doc, s, this + 1);
}
