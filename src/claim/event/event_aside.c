/* What is inserted between a subject and its verb: a relative clause, a bracket, a name between
 * commas. */
#include "claim/event/event_scene.h"
#include "claim/figure/figure.h"
#include "claim/speaker/speaker.h"

static uint32_t before_bracket(const rf__scene *s, uint32_t to) {
    enum { MOST_IN_BRACKETS = 8 };
    if (to > s->first + 2 && s->doc->tokens[to - 1].punct == ')')
        for (uint32_t i = to - 1; i-- > s->first && to - i < MOST_IN_BRACKETS;)
            if (s->doc->tokens[i].punct == '(')
                return i;
    return to;
}

/* "said | that", "told the radio | that": what follows is what was said. */
static bool is_told(const rf__scene *s, uint32_t that) {
    enum { MOST = 4 };
    for (uint32_t i = that; i-- > s->first && that - i <= MOST;)
        if (rf__tag_over(s->doc, i, RF__C_SAY_VERB))
            return i + 1 == that || !rf__scene_capital(s, i);
    return false;
}

/* "the rebels who hold the hills | attacked": the same without commas. */
static uint32_t before_defining(const rf__scene *s, uint32_t to) {
    enum { MOST = 9, WORDS = 2 };
    uint32_t words = 0;
    for (uint32_t i = to; i-- > s->first + 1 && to - i < MOST;) {
        rf__function f = rf__small_word(s->doc, i);
        if (f == RF__F_WHO || f == RF__F_WHICH || (f == RF__F_THAT && !is_told(s, i)))
            return words >= WORDS && s->doc->tokens[i - 1].kind == RF__WORD ? i : to;
        if (s->doc->tokens[i].kind != RF__WORD || f == RF__F_AND)
            break;
        words += f == RF__F_NONE;
    }
    return to;
}

/* "an army commander, [Jan Velk], | launched": a name. */
static bool is_name(const rf__scene *s, uint32_t from, uint32_t to) {
    enum { FEWEST = 2, MOST = 4 };
    bool name = to >= from + FEWEST && to <= from + MOST && from > s->first + 2;
    for (uint32_t i = from; name && i < to; i++)
        name = rf__scene_capital(s, i);
    const rf__tag *role = name ? rf__tag_over(s->doc, from - 2, RF__C_ROLE) : NULL;
    return role && !(role->entry->flags & RF__PLURAL);
}

uint32_t rf__scene_before_aside(const rf__scene *s, uint32_t to) {
    enum { MOST_INSERTED = 18 };
    to = before_defining(s, before_bracket(s, to));
    if (to <= s->first + 2 || s->doc->tokens[to - 1].punct != ',')
        return to;
    for (uint32_t i = to - 1; i-- > s->first && to - i < MOST_INSERTED;) {
        if (s->doc->tokens[i].punct != ',')
            continue;
        rf__function f = rf__small_word(s->doc, i + 1);
        bool tells_more = f == RF__F_WHO || f == RF__F_WHICH || f == RF__F_OR || f == RF__F_A ||
                          f == RF__F_THE || f == RF__F_WITH || f == RF__F_INCLUDING ||
                          (i > s->first && f == RF__F_IN) ||
                          rf__tag_at(s->doc, i + 1, RF__C_ACCORDING) ||
                          rf__is_tie(s->doc, i + 1 + rf__is_between(s->doc, i + 1));
        if (is_name(s, i + 1, to - 1))
            return to - 1;
        return tells_more && i > s->first ? before_bracket(s, i) : to;
    }
    return to;
}
