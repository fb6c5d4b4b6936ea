/* Who says which words. Quotations are found first, over sentences and paragraphs; then the cues of
 * each sentence; a cue beside a quotation takes it and those that run on with it, another takes the
 * rest of its sentence: what stands behind it, and what stands before it where it follows a comma
 * ("..., police said").
 *
 * Stretches never cross a sentence, so that the speaker of a word is found within its sentence. Of
 * nested stretches the shorter counts: "A said that B reported 12 deaths" gives the deaths to B. */
#include "claim/speaker/speaker.h"

#include <stdlib.h>

typedef struct quote {
    uint32_t from, to; /* tokens inside the marks */
    uint32_t block;
    bool speech; /* a sentence or more, not a word in quotation marks */
    bool open_end;
    int32_t speaker;
    rf__span cue;
} quote;

typedef struct found_cue {
    rf__cue cue;
    uint32_t sentence;
    int32_t speaker;
    bool direct;
} found_cue;

typedef struct work {
    rf__doc *doc;
    quote *quotes;
    size_t cap_quotes;
    uint32_t n_quotes;
    found_cue *cues;
    size_t cap_cues;
    uint32_t n_cues;
    rf__memory memory;
} work;

/* ---- quotations ---- */

static rf_err add_quote(work *w, quote q) {
    if (!rf__grow(&w->quotes, &w->cap_quotes, (size_t)w->n_quotes + 1, sizeof *w->quotes))
        return RF_ERR_NOMEM;
    q.speech = rf__quote_is_speech(w->doc, q.from, q.to);
    q.speaker = -1;
    w->quotes[w->n_quotes++] = q;
    return RF_OK;
}

static rf_err find_quotes(work *w) {
    const rf__doc *doc = w->doc;
    for (uint32_t s = 0; s < doc->n_sentences;) {
        uint32_t block = doc->sentences[s].block, first = doc->sentences[s].token, end = first;
        for (; s < doc->n_sentences && doc->sentences[s].block == block; s++)
            end = doc->sentences[s].token + doc->sentences[s].n_tokens;
        const quote *open = w->n_quotes ? &w->quotes[w->n_quotes - 1] : NULL;
        bool left_open = open && open->open_end && open->block + 1 == block &&
                         doc->tokens[open->from - 1].punct == '"';
        uint32_t ends = left_open ? rf__quote_end(doc, first, end) : first;
        if (ends > first) {
            rf_err err = add_quote(w, (quote){.from = first, .to = ends, .block = block});
            if (err)
                return err;
            first = ends + 1;
        }
        bool unpaired = false; /* no single mark closes from here to the end */
        for (uint32_t i = first; i < end; i++) {
            if (!rf__quote_opens(doc, i))
                continue;
            bool single = doc->tokens[i].punct == '\'';
            if (single && unpaired)
                continue;
            uint32_t close = i + 1;
            while (close < end && !rf__quote_closes(doc, close, doc->tokens[i].punct, i + 1))
                close++;
            if (close == end && single) {
                unpaired = true;
                continue; /* an apostrophe before a year or a name */
            }
            rf_err err = add_quote(
                w, (quote){.from = i + 1, .to = close, .block = block, .open_end = close == end});
            if (err)
                return err;
            i = close;
        }
    }
    return RF_OK;
}

/* ---- cues ---- */

static rf_date said_on(const rf__doc *doc, uint32_t s, rf__span words) {
    const rf__sentence *sentence = &doc->sentences[s];
    for (uint32_t i = 0; i < sentence->n_times; i++) {
        const rf__time *time = &doc->times[sentence->time + i];
        if (time->token >= words.from && time->token < words.to && time->kind == RF__TIME_DAY &&
            time->from == time->to)
            return time->from;
    }
    return RF_NO_DATE;
}

static const quote *quote_over(const work *w, uint32_t token, uint32_t *at) {
    while (*at < w->n_quotes && w->quotes[*at].to <= token)
        ++*at;
    const quote *q = *at < w->n_quotes ? &w->quotes[*at] : NULL;
    return q && q->from <= token && q->speech ? q : NULL;
}

/* Where the subject of a cue may begin: behind the sentence's start, a quotation's edge. */
static uint32_t lower_bound(const work *w, uint32_t s, uint32_t token, uint32_t at) {
    uint32_t from = w->doc->sentences[s].token;
    for (uint32_t i = at + 1; i-- > 0 && w->n_quotes;) {
        if (i >= w->n_quotes)
            continue;
        const quote *q = &w->quotes[i];
        uint32_t past = q->to + !q->open_end; /* one without its end mark ends with its paragraph */
        if (q->speech && q->to <= token && past <= token && past > from)
            return past;
        if (q->speech && q->from <= token && q->from > from)
            return q->from;
        if (q->to < from)
            break;
    }
    return from;
}

static rf_err add_cue(work *w, uint32_t s, const rf__cue *cue) {
    if (!rf__grow(&w->cues, &w->cap_cues, (size_t)w->n_cues + 1, sizeof *w->cues))
        return RF_ERR_NOMEM;
    int32_t speaker = -1;
    if (cue->follows) {
        const found_cue *last = w->n_cues ? &w->cues[w->n_cues - 1] : NULL;
        if (!last || last->sentence != s)
            return RF_OK;
        speaker = last->speaker;
    } else {
        rf_err err = rf__memory_speaker(w->doc, &w->memory, &cue->who,
                                        said_on(w->doc, s, cue->words), &speaker);
        if (err)
            return err;
    }
    if (speaker >= 0)
        w->cues[w->n_cues++] = (found_cue){*cue, s, speaker, false};
    return RF_OK;
}

static rf_err find_cues(work *w) {
    uint32_t at = 0;
    for (uint32_t s = 0; s < w->doc->n_sentences; s++) {
        const rf__sentence *sentence = &w->doc->sentences[s];
        uint32_t end = sentence->token + sentence->n_tokens;
        const rf__token *tokens = w->doc->tokens;
        bool again = false; /* the sentence had one before */
        w->memory.sentence = s;
        rf__cue head;
        if (rf__headline_cue(w->doc, s, &head)) {
            rf_err err = add_cue(w, s, &head);
            if (err)
                return err;
        }
        for (uint32_t i = sentence->token; i < end; i++) {
            if (!rf__cue_begins(&tokens[i], again) && !rf__cue_behind_quote(w->doc, i))
                continue;
            rf__cue cue;
            quote_over(w, i, &at);
            if (!rf__cue_at(w->doc, s, i, lower_bound(w, s, i, at), again, &cue))
                continue;
            rf_err err = add_cue(w, s, &cue);
            if (err)
                return err;
            again = w->n_cues && w->cues[w->n_cues - 1].sentence == s;
            if (cue.words.to > i + 1)
                i = cue.words.to - 1;
        }
    }
    return RF_OK;
}

/* ---- stretches ---- */

static rf_err add_says(rf__doc *doc, rf__span span, rf__span cue, int32_t speaker, bool direct) {
    while (span.from < span.to && doc->tokens[span.from].kind == RF__PUNCT)
        span.from++;
    while (span.to > span.from && doc->tokens[span.to - 1].kind == RF__PUNCT)
        span.to--;
    if (span.to <= span.from)
        return RF_OK;
    if (!rf__grow(&doc->says, &doc->cap_says, (size_t)doc->n_says + 1, sizeof *doc->says))
        return RF_ERR_NOMEM;
    doc->says[doc->n_says++] = (rf__says){.token = span.from,
                                          .n_tokens = span.to - span.from,
                                          .cue = cue.from,
                                          .n_cue = cue.to - cue.from,
                                          .speaker = speaker,
                                          .direct = direct};
    return RF_OK;
}

static bool is_pause(char punct) { return punct == ',' || punct == '_' || punct == ';'; }

/* "Medics counted 40 dead, 30 of them in Gorsk by the ministry's count": does another speak in the
 * sentence before one who tells a number only? */
static bool is_narrow(const work *w, uint32_t c) {
    const found_cue *cue = &w->cues[c], *last = c ? &w->cues[c - 1] : NULL;
    return cue->cue.narrow && last && last->sentence == cue->sentence && !last->cue.according;
}

/* Where the last number before a cue begins. */
static uint32_t number_before(const rf__doc *doc, const found_cue *cue) {
    const rf__sentence *sentence = &doc->sentences[cue->sentence];
    uint32_t at = cue->cue.words.from;
    for (uint32_t i = 0; i < sentence->n_quantities; i++) {
        const rf__quantity *quantity = &doc->quantities[sentence->quantity + i];
        if (quantity->token < cue->cue.words.from)
            at = quantity->token;
    }
    return at;
}

/* The beginning of what a cue in the middle or at the end of its sentence says: the sentence's, or
 * behind the last cue before it with its clause. */
static uint32_t before_from(const work *w, uint32_t c) {
    const found_cue *cue = &w->cues[c];
    uint32_t from = w->doc->sentences[cue->sentence].token;
    for (uint32_t i = cue->cue.words.from; cue->direct && i-- > from;)
        if (cue->cue.according && w->doc->tokens[i].punct == ';')
            return i + 1;
    if (!c || w->cues[c - 1].sentence != cue->sentence)
        return from;
    const found_cue *last = &w->cues[c - 1];
    bool on = cue->cue.cited && cue->cue.words.from == last->cue.words.to;
    if (on && last->cue.according) /* "according to a paper | citing the ministry" */
        return before_from(w, c - 1);
    if (last->cue.according && last->cue.verb > from)
        return last->cue.words.to;
    if (is_narrow(w, c))
        return number_before(w->doc, cue);
    for (uint32_t i = cue->cue.words.from; i-- > last->cue.words.to;) {
        rf__function f = rf__small_word(w->doc, i);
        if (w->doc->tokens[i].punct == ';' || w->doc->tokens[i].punct == ':' ||
            ((f == RF__F_WHILE || f == RF__F_BUT || f == RF__F_AND) && i &&
             is_pause(w->doc->tokens[i - 1].punct)))
            return i + 1;
    }
    return from;
}

/* What stands behind a cue is said as well, up to the author's own ", as", ", amid", ", but". */
static uint32_t after_to(const work *w, const found_cue *cue, bool has_before) {
    const rf__sentence *sentence = &w->doc->sentences[cue->sentence];
    uint32_t end = sentence->token + sentence->n_tokens;
    if (!has_before)
        return end;
    for (uint32_t i = cue->cue.words.to; i < end && i < cue->cue.words.to + 120; i++) {
        rf__function f = rf__small_word(w->doc, i);
        bool behind_pause = is_pause(w->doc->tokens[i - 1].punct) || i == cue->cue.words.to;
        if (f == RF__F_AS &&
            (rf__small_word(w->doc, i + 1) == RF__F_OF || rf__tag_over(w->doc, i, RF__C_QUALIFIER)))
            continue; /* "as of 8 May", "as many as 200" */
        if (behind_pause && (f == RF__F_AS || f == RF__F_BUT || f == RF__F_DURING))
            return i;
    }
    return end;
}

static bool has_quantity(const rf__doc *doc, const rf__sentence *sentence, uint32_t from,
                         uint32_t to) {
    for (uint32_t i = 0; i < sentence->n_quantities; i++) {
        const rf__quantity *quantity = &doc->quantities[sentence->quantity + i];
        if (quantity->token >= from && quantity->token < to && quantity->kind != RF__Q_NOT)
            return true;
    }
    return false;
}

/* Does the part before a cue say something, or only where or when ("In Turkey, AFAD reports")? */
static bool says_something(const rf__doc *doc, const rf__sentence *sentence, uint32_t from,
                           uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (rf__is_finite(doc, i) || rf__tag_at(doc, i, RF__C_VERB) ||
            rf__tag_at(doc, i, RF__C_TRIGGER) || doc->tokens[i].flags & RF__OPEN_QUOTE)
            return true;
    return has_quantity(doc, sentence, from, to);
}

/* "While the army reported three dead, [medics suggested] that 20 had died": what opens with
 * "while" is set against what the speaker tells. */
static bool contrasts(const rf__doc *doc, const found_cue *cue) {
    const rf__sentence *sentence = &doc->sentences[cue->sentence];
    uint32_t end = sentence->token + sentence->n_tokens;
    char behind = cue->cue.words.to < end ? doc->tokens[cue->cue.words.to].punct : '.';
    return rf__small_word(doc, sentence->token) == RF__F_WHILE && !cue->cue.according &&
           !cue->cue.inverted && behind != ',' && behind != '.';
}

/* "Twelve bodies were found; [guards said] that 13 were rescued": what is said stands behind. */
static bool begins_behind_semicolon(const rf__doc *doc, const found_cue *cue) {
    const rf__sentence *sentence = &doc->sentences[cue->sentence];
    uint32_t end = sentence->token + sentence->n_tokens, from = cue->cue.words.from;
    return from > sentence->token && doc->tokens[from - 1].punct == ';' && !cue->cue.inverted &&
           !cue->cue.according && cue->cue.says_from + 2 < end;
}

/* ", hidden in bins according to the governor, | went off": where the aside that a cue ends
 * begins, between commas with a participle or "including" at its head; else `from`. */
static uint32_t aside_from(const rf__doc *doc, const found_cue *cue, uint32_t from) {
    enum { REACH = 14 };
    uint32_t at = cue->cue.words.from, end = cue->cue.words.to;
    if (!cue->cue.according || doc->tokens[end].punct != ',')
        return from;
    for (uint32_t i = at; i-- > from && at - i <= REACH;) {
        if (doc->tokens[i].punct != ',')
            continue;
        const rf__tag *verb = rf__tag_at(doc, i + 1, RF__C_VERB);
        bool head = rf__ends_as_past(doc, i + 1) || (verb && verb->entry->form == RF__PARTICIPLE) ||
                    rf__small_word(doc, i + 1) == RF__F_INCLUDING;
        return head && i + 1 < at ? i + 1 : from;
    }
    return from;
}

/* The token right behind the verb of a cue, or `at` where none is. */
static uint32_t behind_verb(const rf__doc *doc, const found_cue *cue, uint32_t at) {
    const rf__tag *verb = rf__tag_at(doc, cue->cue.verb, RF__C_SAY_VERB);
    return verb && verb->token + verb->n < at ? verb->token + verb->n : at;
}

/* "according to police | on Monday: 105 in Gorsk": a colon before any number. */
static bool colon_soon(const rf__doc *doc, uint32_t from, uint32_t to) {
    enum { REACH = 6 };
    for (uint32_t i = from - 1; i < to && i < from + REACH && !rf__is_number_at(doc, i); i++)
        if (doc->tokens[i].punct == ':')
            return true;
    return false;
}

/* "40 had gone, said the mayor, | and a further 9 went on Monday": behind whoever stands behind the
 * verb another number of what is told; 0: there is none. */
static uint32_t more_behind(const rf__doc *doc, const found_cue *cue) {
    enum { REACH = 4 };
    const rf__sentence *sentence = &doc->sentences[cue->sentence];
    uint32_t at = cue->cue.words.to, end = sentence->token + sentence->n_tokens;
    if (at + 2 >= end || doc->tokens[at].punct != ',' || rf__small_word(doc, at + 1) != RF__F_AND)
        return 0;
    for (uint32_t i = at + 2; i < end && i < at + 2 + REACH; i++)
        if (rf__is_number_at(doc, i))
            return has_quantity(doc, sentence, i, i + 1) ? at + 2 : 0;
        else if (rf__is_finite(doc, i) || doc->tokens[i].kind != RF__WORD)
            return 0;
    return 0;
}

static rf_err lay_around(work *w, uint32_t c) {
    const found_cue *cue = &w->cues[c];
    const rf__doc *doc = w->doc;
    uint32_t first = doc->sentences[cue->sentence].token;
    uint32_t from = cue->cue.words.from;
    bool has_before = false;
    if (cue->cue.before && !cue->cue.follows && from > first) {
        if (rf__small_word(doc, from - 1) == RF__F_AS && from > first + 1 &&
            is_pause(doc->tokens[from - 2].punct))
            from--; /* ", as the UN said" */
        bool dash = doc->tokens[from - 1].punct == '-' && from > first + 1 && /* "..., - said X" */
                    doc->tokens[from - 2].punct == ',';
        bool pause =
            (dash || is_pause(doc->tokens[from - 1].punct)) && !begins_behind_semicolon(doc, cue);
        rf__function link =
            rf__small_word(doc, from - 1); /* "which according to X has killed 20" */
        bool relative = cue->cue.according && (link == RF__F_WHICH || link == RF__F_THAT);
        uint32_t start = aside_from(doc, cue, before_from(w, c));
        has_before = !relative && !rf__put_in_clause(doc, cue->sentence, &cue->cue) &&
                     (cue->cue.according || pause) && !contrasts(doc, cue) &&
                     (cue->cue.according ||
                      says_something(doc, &doc->sentences[cue->sentence], start, from) ||
                      cue->cue.says_from >= doc->sentences[cue->sentence].token +
                                                doc->sentences[cue->sentence].n_tokens - 1);
        if (has_before) {
            rf_err err = add_says(w->doc, (rf__span){start, from - pause}, cue->cue.words,
                                  cue->speaker, false);
            if (err)
                return err;
        }
    }
    /* "At Gorsk, said X, 250 died": nothing is said but behind the cue */
    bool opening = from > first && !has_before && is_pause(doc->tokens[from - 1].punct) &&
                   (rf__put_in_clause(doc, cue->sentence, &cue->cue) ||
                    !says_something(doc, &doc->sentences[cue->sentence], first, from));
    uint32_t more = cue->cue.inverted && has_before ? more_behind(doc, cue) : 0;
    if (more)
        return add_says(w->doc,
                        (rf__span){more, doc->sentences[cue->sentence].token +
                                             doc->sentences[cue->sentence].n_tokens},
                        cue->cue.words, cue->speaker, false);
    if ((cue->cue.inverted && from > first && !opening) || cue->cue.bracket)
        return RF_OK; /* "..., said X, sitting in a school": the author's words */
    uint32_t to = after_to(w, cue, has_before);
    bool counted =
        !cue->cue.narrow || has_quantity(doc, &doc->sentences[cue->sentence], first, from);
    if (is_narrow(w, c) ||
        (cue->cue.according && has_before && counted && cue->cue.says_from < to &&
         !is_pause(doc->tokens[cue->cue.says_from].punct) &&
         !colon_soon(doc, cue->cue.says_from, to)))
        return RF_OK; /* "according to X and 5 by Y": what follows is another matter */
    uint32_t n = doc->n_says, says_from = cue->cue.says_from;
    /* "The UN urged both sides to stop.": nothing but whom it is said to, and they are told it */
    bool all = !has_before && !cue->cue.inverted && says_from == cue->cue.words.to;
    if (all && (says_from >= to || doc->tokens[says_from].kind == RF__PUNCT))
        says_from = behind_verb(doc, cue, says_from);
    rf_err err = add_says(w->doc, (rf__span){says_from, to}, cue->cue.words, cue->speaker, false);
    if (!err && doc->n_says > n)
        w->doc->says[n].according = cue->cue.according && !has_before;
    return err;
}

static rf_err lay_indirect(work *w, uint32_t c) {
    uint32_t n = w->doc->n_says;
    rf_err err = lay_around(w, c);
    for (uint32_t i = n; i < w->doc->n_says; i++) {
        w->doc->says[i].cited = w->cues[c].cue.cited;
        w->doc->says[i].bracket = w->cues[c].cue.bracket;
    }
    return err;
}

/* The cue beside a quotation: right behind its end, or right before its beginning. */
static int32_t cue_beside(work *w, const quote *q, uint32_t *c) {
    enum { NEAR = 3, FAR = 6 };
    while (*c < w->n_cues && w->cues[*c].cue.words.to + 16 < q->from)
        ++*c;
    int32_t best = -1;
    for (uint32_t i = *c; i < w->n_cues; i++) {
        const found_cue *cue = &w->cues[i];
        if (cue->cue.words.from > q->to + FAR)
            break;
        /* "...," said in a statement | issued by the army */
        bool paper = cue->cue.according && rf__tag_at(w->doc, q->to + 1, RF__C_SAY_VERB);
        bool behind = cue->cue.words.from >= q->to &&
                      cue->cue.words.from <= q->to + (paper ? FAR : NEAR) &&
                      w->doc->sentences[cue->sentence].block == q->block;
        bool before = cue->cue.words.to <= q->from && cue->cue.words.to + 14 >= q->from &&
                      w->doc->sentences[cue->sentence].block == q->block;
        for (uint32_t t = cue->cue.words.to; before && t + 1 < q->from; t++)
            before = w->doc->tokens[t].punct != '.' && w->doc->tokens[t].punct != ';';
        if (behind)
            return (int32_t)i;
        if (before)
            best = (int32_t)i;
    }
    return best;
}

/* Is it somebody, and no body or paper: "a farmer", "Ali Balde", "she", "they"? */
static bool is_somebody(const rf__doc *doc, const rf__who *who) {
    return who->kind == RF__WHO_PERSON || who->kind == RF__WHO_HE || who->kind == RF__WHO_THEY ||
           (who->role.to && !rf__tag_at(doc, who->role.to - 1, RF__C_ORG_WORD));
}

/* "A farmer told the radio that he had fled.", "The group said:", and the quotation is a paragraph
 * of its own: the last cue of the sentence that ends the paragraph before, of somebody or with a
 * colon; NULL: none. c: a cue not behind it. */
static const found_cue *cue_above(const work *w, const quote *q, uint32_t *c) {
    const rf__doc *doc = w->doc;
    while (*c < w->n_cues && w->cues[*c].cue.words.from < q->from)
        ++*c;
    const found_cue *cue = *c ? &w->cues[*c - 1] : NULL;
    if (!cue || cue->sentence + 1 >= doc->n_sentences || cue->cue.bracket)
        return NULL;
    const rf__sentence *last = &doc->sentences[cue->sentence], *own = last + 1;
    bool begins =
        own->block == q->block && own->block == last->block + 1 && q->from <= own->token + 1;
    bool colon = doc->tokens[last->token + last->n_tokens - 1].punct == ':';
    return begins && (colon || is_somebody(doc, &cue->cue.who)) ? cue : NULL;
}

/* "Statement by the director, Hana Idris": the cue that is a line of its own over a text; NULL:
 * none.
 */
static const found_cue *cue_of_statement(const work *w) {
    const rf__doc *doc = w->doc;
    for (uint32_t i = 0; i < w->n_cues; i++) {
        const found_cue *cue = &w->cues[i];
        const rf__sentence *s = &doc->sentences[cue->sentence];
        bool own = cue->cue.words.from == s->token && !s->n_quantities &&
                   doc->tokens[s->token + s->n_tokens - 1].punct != '.';
        if (own && rf__tag_at(doc, s->token, RF__C_SAY_NOUN) &&
            cue->cue.words.to + 1 >= s->token + s->n_tokens)
            return cue;
    }
    return NULL;
}

static void give_quotes(work *w) {
    uint32_t c = 0, above = 0;
    const found_cue *statement = cue_of_statement(w);
    for (uint32_t i = 0; i < w->n_quotes; i++) {
        quote *q = &w->quotes[i];
        if (!q->speech)
            continue;
        int32_t beside = cue_beside(w, q, &c);
        if (beside >= 0) {
            q->speaker = w->cues[beside].speaker;
            q->cue = w->cues[beside].cue.words;
            w->cues[beside].direct = true;
        }
    }
    /* Those without a cue run on from the one before (the same paragraph, or the next one), or
     * belong to one behind in the same paragraph. */
    const quote *before = NULL; /* the last that is speech */
    uint32_t ahead = 0;         /* the next that has a speaker */
    for (uint32_t i = 0; i < w->n_quotes; i++) {
        quote *q = &w->quotes[i];
        if (!q->speech)
            continue;
        const quote *last = before, *next;
        before = q;
        if (q->speaker >= 0)
            continue;
        ahead = ahead > i ? ahead : i + 1;
        while (ahead < w->n_quotes && !(w->quotes[ahead].speech && w->quotes[ahead].speaker >= 0))
            ahead++;
        next = ahead < w->n_quotes ? &w->quotes[ahead] : NULL;
        bool same = last && last->speaker >= 0 && last->block == q->block;
        bool later = next && next->block == q->block;
        bool runs_on = last && last->speaker >= 0 && last->block + 1 == q->block;
        const quote *from = same ? last : later ? next : runs_on ? last : NULL;
        const found_cue *cue = from ? NULL : cue_above(w, q, &above);
        if (!from && !cue && statement && statement->cue.words.to <= q->from)
            cue = statement;
        if (from || cue) {
            q->speaker = from ? from->speaker : cue->speaker;
            q->cue = from ? from->cue : cue->cue.words;
        }
    }
}

/* “900 came.¶ “They are tired,” she said: a paragraph that leaves its quotation open is said by who
 * says the next. */
static void give_open(work *w) {
    const quote *next = NULL;
    for (uint32_t i = w->n_quotes; i-- > 0;) {
        quote *q = &w->quotes[i];
        if (!q->speech)
            continue;
        if (q->speaker < 0 && q->open_end && next && next->speaker >= 0 &&
            next->block == q->block + 1) {
            q->speaker = next->speaker;
            q->cue = next->cue;
        }
        next = q;
    }
}

/* One stretch for each sentence of a quotation. */
static rf_err lay_quotes(work *w) {
    uint32_t s = 0;
    for (uint32_t i = 0; i < w->n_quotes; i++) {
        const quote *q = &w->quotes[i];
        if (!q->speech || q->speaker < 0)
            continue;
        while (s < w->doc->n_sentences &&
               w->doc->sentences[s].token + w->doc->sentences[s].n_tokens <= q->from)
            s++;
        for (uint32_t k = s; k < w->doc->n_sentences && w->doc->sentences[k].token < q->to; k++) {
            uint32_t first = w->doc->sentences[k].token;
            uint32_t end = first + w->doc->sentences[k].n_tokens;
            rf__span span = {first > q->from ? first : q->from, end < q->to ? end : q->to};
            rf_err err = add_says(w->doc, span, q->cue, q->speaker, true);
            if (err)
                return err;
        }
    }
    return RF_OK;
}

/* The sentence with a colon that opens the list which a cue speaks for: its own, or the next one
 * ("OCHA recorded 40 deaths. These included:"); UINT32_MAX: none. */
static uint32_t list_opener(const work *w, const found_cue *cue) {
    const rf__doc *doc = w->doc;
    uint32_t s = cue->sentence;
    if (cue->cue.follows || cue->cue.bracket)
        return UINT32_MAX;
    if (rf__last_mark(doc, &doc->sentences[s]) == ':')
        return s;
    bool last = cue + 1 == w->cues + w->n_cues || cue[1].sentence > s + 1;
    bool next = s + 1 < doc->n_sentences && doc->sentences[s + 1].block == doc->sentences[s].block;
    return last && next && rf__last_mark(doc, &doc->sentences[s + 1]) == ':' &&
                   rf__points_at_told(doc, doc->sentences[s + 1].token)
               ? s + 1
               : UINT32_MAX;
}

/* "OCHA reported:" before a list speaks for its items; before paragraphs for the first, and for
 * more while they are lines without an end mark. */
static rf_err lay_list(work *w, const found_cue *cue) {
    const rf__doc *doc = w->doc;
    uint32_t opener = list_opener(w, cue);
    if (opener == UINT32_MAX)
        return RF_OK;
    uint32_t block = doc->sentences[opener].block, paragraph = block + 1;
    bool headed = false; /* "the deaths are as follows:", then a heading for each group */
    for (uint32_t s = opener + 1; s < doc->n_sentences; s++) {
        const rf__sentence *item = &doc->sentences[s];
        if (item->block == block)
            return RF_OK;
        rf_block_kind kind = doc->report->blocks[item->block].kind;
        bool line = (kind == RF_BLOCK_PARAGRAPH ||
                     (kind == RF_BLOCK_HEADING && item->n_quantities && s > opener + 1)) &&
                    item->block <= paragraph;
        if (kind == RF_BLOCK_HEADING && !headed && !line) {
            headed = true;
            continue;
        }
        if (line && rf__last_mark(doc, &doc->sentences[s]) != '.')
            paragraph = item->block + 1;
        if (kind != RF_BLOCK_BULLET && !line)
            return RF_OK;
        headed = false;
        if (item->n_tokens && doc->tokens[item->token + item->n_tokens - 1].punct == ':')
            return RF_OK; /* it begins a list of its own */
        rf_err err = add_says(w->doc, (rf__span){item->token, item->token + item->n_tokens},
                              cue->cue.words, cue->speaker, false);
        if (err)
            return err;
    }
    return RF_OK;
}

/* "Source: OCHA" over or under a table, "(OCHA, 3 May)" in the heading over it. */
static rf_err lay_lines(work *w) {
    const rf__doc *doc = w->doc;
    for (uint32_t s = 0; s < doc->n_sentences; s++) {
        rf__who who;
        rf__span words, lines;
        int32_t speaker;
        if (!rf__source_line(doc, s, &who, &words))
            continue;
        rf__lines_of_source(doc, s, &lines);
        if (lines.to <= lines.from)
            continue;
        w->memory.sentence = s;
        rf_err err = rf__memory_speaker(w->doc, &w->memory, &who, RF_NO_DATE, &speaker);
        for (uint32_t i = lines.from; i < lines.to && !err && speaker >= 0; i++) {
            const rf__sentence *line = &doc->sentences[i];
            err = add_says(w->doc, (rf__span){line->token, line->token + line->n_tokens}, words,
                           speaker, false);
        }
        if (err)
            return err;
    }
    return RF_OK;
}

/* ---- brackets behind paragraphs and lists ---- */

/* The first sentence that a bracket behind sentence `s` may speak for: that of its paragraph, or of
 * the list that it stands behind. */
static uint32_t first_before(const rf__doc *doc, uint32_t s, bool alone) {
    const rf_block *blocks = doc->report->blocks;
    uint32_t block = doc->sentences[s].block, first = s;
    bool last = s + 1 == doc->n_sentences || doc->sentences[s + 1].block != block;
    while (first && doc->sentences[first - 1].block == block)
        first--;
    if (alone && last && first == s && s) /* a line of its own: of what stands right before */
        block = doc->sentences[s - 1].block;
    bool behind =
        s + 1 < doc->n_sentences && blocks[doc->sentences[s + 1].block].kind == RF_BLOCK_BULLET;
    bool list = alone && last && !behind && blocks[block].kind == RF_BLOCK_BULLET;
    while (first && (doc->sentences[first - 1].block == block ||
                     (list && blocks[doc->sentences[first - 1].block].kind == RF_BLOCK_BULLET)))
        first--;
    return first;
}

/* "12 died. Another 300 fled. (OCHA, 3 May)": a bracket that stands for itself, or ends its
 * paragraph, speaks for all sentences before it that nobody else tells, back to the bracket before.
 */
static rf_err lay_bracket(work *w, uint32_t c, const bool *told, uint32_t *shut) {
    rf__doc *doc = w->doc;
    const found_cue *cue = &w->cues[c];
    uint32_t s = cue->sentence;
    const rf__sentence *sentence = &doc->sentences[s];
    if (!cue->cue.bracket || cue->cue.says_from + 1 < sentence->token + sentence->n_tokens)
        return RF_OK;
    bool alone = cue->cue.words.from == sentence->token;
    bool ends = s + 1 == doc->n_sentences || doc->sentences[s + 1].block != sentence->block;
    uint32_t first = alone || ends ? first_before(doc, s, alone) : s;
    for (uint32_t i = first > *shut ? first : *shut; i < s; i++) {
        if (told[i])
            continue;
        const rf__sentence *before = &doc->sentences[i];
        rf__span span = {before->token, before->token + before->n_tokens};
        rf_err err = add_says(w->doc, span, cue->cue.words, cue->speaker, false);
        if (err)
            return err;
        if (doc->n_says)
            doc->says[doc->n_says - 1].bracket = true;
    }
    *shut = s + 1;
    return RF_OK;
}

/* "This was reported by the governor", "The mayor announced this on Monday": does a sentence only
 * tell who said what stands before it? */
static bool points_back(const rf__doc *doc, const found_cue *cue) {
    enum { REACH = 5 };
    const rf__sentence *s = &doc->sentences[cue->sentence];
    rf__function f = rf__small_word(doc, s->token);
    if (rf__tells_this(doc, cue->sentence, &cue->cue))
        return true;
    return (f == RF__F_THIS || f == RF__F_THAT) && cue->cue.according &&
           cue->cue.words.from <= s->token + REACH && !s->n_quantities &&
           doc->tokens[cue->cue.words.from - 1].punct != ',';
}

/* What stands right before such a sentence, in its paragraph or as the one before, is said by its
 * speaker, if by nobody else. */
static rf_err lay_back(work *w, uint32_t c, const bool *told) {
    enum { MOST = 3 };
    rf__doc *doc = w->doc;
    const found_cue *cue = &w->cues[c];
    uint32_t s = cue->sentence;
    if (!s || !points_back(doc, cue))
        return RF_OK;
    uint32_t block = doc->sentences[s - 1].block;
    if (block + 1 < doc->sentences[s].block)
        return RF_OK;
    for (uint32_t i = s;
         i-- > 0 && s - i <= MOST && doc->sentences[i].block == block && !told[i];) {
        const rf__sentence *before = &doc->sentences[i];
        rf__span span = {before->token, before->token + before->n_tokens};
        rf_err err = add_says(doc, span, cue->cue.words, cue->speaker, false);
        if (err)
            return err;
    }
    return RF_OK;
}

static rf_err lay_brackets(work *w) {
    uint32_t says = 0, shut = 0;
    bool *told = rf__calloc((size_t)w->doc->n_sentences + 1, sizeof *told);
    if (!told)
        return RF_ERR_NOMEM;
    for (uint32_t s = 0; s < w->doc->n_sentences; s++) {
        uint32_t end = w->doc->sentences[s].token + w->doc->sentences[s].n_tokens;
        for (; says < w->doc->n_says && w->doc->says[says].token < end; says++)
            told[s] = true;
    }
    rf_err err = RF_OK;
    for (uint32_t c = 0; c < w->n_cues && !err; c++) {
        err = lay_bracket(w, c, told, &shut);
        if (!err)
            err = lay_back(w, c, told);
    }
    rf__free(told);
    return err;
}

static int by_token(const void *a, const void *b) {
    const rf__says *x = a, *y = b;
    if (x->token != y->token)
        return x->token < y->token ? -1 : 1;
    return (x->n_tokens > y->n_tokens) - (x->n_tokens < y->n_tokens);
}

static void sort_says(rf__doc *doc) {
    if (doc->n_says)
        qsort(doc->says, doc->n_says, sizeof *doc->says, by_token);
}

rf_err rf__doc_speakers(rf__doc *doc) {
    work w = {.doc = doc};
    rf_err err = find_quotes(&w);
    if (!err)
        err = find_cues(&w);
    if (!err) {
        give_quotes(&w);
        give_open(&w);
        err = lay_quotes(&w);
    }
    for (uint32_t i = 0; i < w.n_cues && !err; i++) {
        err = lay_indirect(&w, i);
        if (!err)
            err = lay_list(&w, &w.cues[i]);
    }
    if (!err)
        err = lay_lines(&w);
    sort_says(doc);
    uint32_t n_says = doc->n_says;
    if (!err)
        err = lay_brackets(&w);
    if (doc->n_says > n_says)
        sort_says(doc);
    rf__memory_free(&w.memory);
    rf__free(w.quotes);
    rf__free(w.cues);
    return err;
}
