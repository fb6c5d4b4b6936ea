/* Reads lexicon files into one table: hash of a phrase -> its entries, and whether longer phrases
 * begin with it. Phrases are cut up by the same scanner as reports, so that what is listed is what
 * is found. */
#include "base/buf.h"
#include "base/csv.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "claim/lexicon/lexicon_load.h"
#include "claim/text/scan.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef rf__lex_node node; /* hash 0: empty */
typedef rf__lexicon_loader loader;
typedef rf__listing listing;

static void complain(loader *l, const char *at, const char *line, const char *what,
                     const char *word, size_t n) {
    uint32_t column = (uint32_t)(at - line) + 1 + l->indent;
    l->n_errors++;
    rf_issues_add(l->issues, RF_ERROR, "lexicon-line", l->path, l->line, column, "%s: \"%.*s\".",
                  what, (int)(n < 80 ? n : 80), word);
}

static void complain_unknown(loader *l, const char *at, const char *line, size_t n) {
    char near[96] = "";
    const char *known = rf__lexicon_nearest(l->class, at, n);
    if (known)
        snprintf(near, sizeof near, " Did you mean %s?", known);
    l->n_errors++;
    rf_issues_add(l->issues, RF_ERROR, "lexicon-line", l->path, l->line,
                  (uint32_t)(at - line) + 1 + l->indent,
                  "\"%.*s\" means nothing in a section [%s].%s", (int)(n < 80 ? n : 80), at,
                  rf__class_schemas[l->class].name, near);
}

/* ---- attributes ---- */

static int find_word(const char *const *words, const char *word, size_t n) {
    for (int i = 0; words[i]; i++)
        if (strlen(words[i]) == n && !memcmp(words[i], word, n))
            return i;
    return -1;
}

static int find_code(const rf__class_schema *schema, const char *word, size_t n) {
    for (uint32_t i = 0; i < schema->n_codes; i++)
        if (strlen(schema->codes[i]) == n && !memcmp(schema->codes[i], word, n))
            return (int)i;
    return -1;
}

static bool set_groups(rf__lex_entry *entry, const char *list, size_t n) {
    for (size_t i = 0; i < n;) {
        size_t end = i;
        while (end < n && list[end] != ',')
            end++;
        int bit = rf_group_find(list + i, end - i);
        if (bit < 0)
            return false;
        entry->groups |= (uint32_t)bit;
        i = end + 1;
    }
    return true;
}

static bool set_key(loader *l, rf__lex_entry *entry, const char *key, size_t n_key,
                    const char *value, size_t n) {
    int found = -1;
#define KEY(name) (n_key == sizeof(name) - 1 && !memcmp(key, name, n_key))
    if (KEY("group"))
        return set_groups(entry, value, n);
    if (KEY("event") && (found = rf_event_type_find(value, n)) > 0) {
        entry->event = (int16_t)found;
        return true;
    }
    if (KEY("unit") && (found = rf_unit_find(value, n)) > 0) {
        entry->unit = (int16_t)found;
        return true;
    }
    if (KEY("indicator") && (found = rf_indicator_find(value, n)) > 0) {
        entry->indicator = (int16_t)found;
        return true;
    }
    const char **text = KEY("text") || KEY("name") ? &entry->text
                        : KEY("kind")              ? &entry->what_kind
                        : KEY("needs")             ? &entry->needs
                                                   : NULL;
#undef KEY
    if (!text)
        return false;
    *text = rf__arena_strndup(&l->lexicon->arena, value, n);
    l->out_of_memory |= !*text;
    return true;
}

/* What a clue to no indicator stands for. */
static const char NOTHING[] = "nothing";

/* A bare word: a code of the class, a flag, a pattern, a unit (of nouns) or an indicator; or a
 * number. */
static bool set_word(loader *l, rf__lex_entry *entry, const char *word, size_t n, int *n_numbers) {
    const rf__class_schema *schema = &rf__class_schemas[entry->class];
    int found = find_code(schema, word, n);
    (void)l;
    if (found >= 0 && entry->code < 0) {
        entry->code = (int16_t)found;
        return true;
    }
    double number;
    if (rf__parse_double(word, n, &number)) {
        if (number < 0)
            return false;
        if (!*n_numbers)
            entry->low = number;
        entry->high = number;
        return ++*n_numbers <= 2;
    }
    if ((found = find_word(rf__lexicon_flags, word, n)) >= 0) {
        entry->flags |= 1u << found;
        return true;
    }
    if (entry->class == RF__C_TRIGGER && (found = find_word(rf__lexicon_patterns, word, n)) >= 0) {
        entry->pattern = (uint8_t)found;
        return true;
    }
    if (entry->class == RF__C_NOUN && (found = rf_unit_find(word, n)) > 0) {
        entry->unit = (int16_t)found;
        return true;
    }
    if (entry->class == RF__C_CLUE) {
        bool nothing = n == sizeof NOTHING - 1 && !memcmp(word, NOTHING, n);
        found = nothing ? 0 : rf_indicator_find(word, n);
        if (found < 0 || (!found && !nothing))
            return false;
        entry->clues |= 1u << found;
        return true;
    }
    if (entry->class == RF__C_VERB || entry->class == RF__C_TRIGGER || entry->class == RF__C_NOUN) {
        if ((found = rf_indicator_find(word, n)) > 0) {
            entry->indicator = (int16_t)found;
            return true;
        }
    }
    return false;
}

static void read_attributes(loader *l, rf__lex_entry *entry, const char *at, const char *end,
                            const char *line) {
    int n_numbers = 0;
    while (at < end) {
        while (at < end && (*at == ' ' || *at == '\t'))
            at++;
        const char *start = at, *equals = NULL;
        while (at < end && *at != ' ' && *at != '\t') {
            if (*at == '=' && !equals)
                equals = at;
            if (*at == '"') {
                const char *quote = memchr(at + 1, '"', (size_t)(end - at - 1));
                if (!quote) {
                    complain(l, at, line, "A quotation mark that is not closed", at,
                             (size_t)(end - at));
                    return;
                }
                at = quote;
            }
            at++;
        }
        if (at == start)
            break;
        bool good;
        if (equals) {
            const char *value = equals + 1;
            size_t n = (size_t)(at - value);
            if (n >= 2 && *value == '"')
                value++, n -= 2;
            good = set_key(l, entry, start, (size_t)(equals - start), value, n);
        } else {
            good = set_word(l, entry, start, (size_t)(at - start), &n_numbers);
        }
        if (!good)
            complain_unknown(l, start, line, (size_t)(at - start));
    }
}

/* ---- phrases ---- */

static bool add_listing(loader *l, uint64_t hash, rf__lex_entry *entry, const char *phrase,
                        size_t n, uint32_t column) {
    if (!rf__grow(&l->listings, &l->cap, l->n + 1, sizeof *l->listings)) {
        l->out_of_memory = true;
        return false;
    }
    l->listings[l->n] = (listing){hash, column, (uint32_t)n, entry, phrase};
    l->n++;
    return true;
}

/* The last letters of words are no phrase: they are looked at where a word is not listed. */
static void add_ending(loader *l, const rf__lex_entry *entry, const char *phrase, size_t n,
                       const char *line) {
    if (entry->code < 0)
        return; /* told of with the line */
    uint32_t *n_endings = &l->lexicon->n_endings[entry->code];
    if (l->words.n_tokens != 1 || *n_endings == RF__MOST_ENDINGS) {
        complain(l, phrase, line,
                 l->words.n_tokens != 1 ? "An ending is the last letters of a word"
                                        : "There is no room for another ending of this kind",
                 phrase, n);
        return;
    }
    const rf__token *letters = &l->words.tokens[0];
    rf__lex_ending ending = {
        .letters = rf__arena_strndup(&l->lexicon->arena, letters->folded, letters->n_folded),
        .n = letters->n_folded,
        .least = entry->low > 0 ? (uint32_t)entry->low : letters->n_folded + 1};
    if (ending.letters)
        l->lexicon->endings[entry->code][(*n_endings)++] = ending;
    else
        l->out_of_memory = true;
}

/* Single words of a crisis are asked for by themselves, before the tags are made; hints make none.
 */
static void add_crisis(loader *l, const rf__lex_entry *entry, const char *phrase, size_t n,
                       const char *line) {
    rf__crisis_words *words = &l->lexicon->crisis;
    uint64_t hash = l->words.n_tokens ? l->words.tokens[0].hash : 0;
    bool single = l->words.n_tokens == 1 && hash, room = words->n < RF__WORD_SLOTS / 2;
    if (single && !room)
        complain(l, phrase, line, "There is no room for another word of a crisis", phrase, n);
    if (!single && entry->code == RF__TOPIC_HINT)
        complain(l, phrase, line, "A hint must be a single word", phrase, n);
    if (!single || !room)
        return;
    if (rf__lexicon_tells_crisis(l->lexicon, hash))
        return;
    uint64_t bit = hash >> 40 & (RF__CRISIS_BITS - 1);
    words->bits[bit / 64] |= (uint64_t)1 << bit % 64;
    words->hashes[rf__word_slot(words->hashes, hash)] = hash;
    words->n++;
}

static void add_clue(loader *l, const rf__lex_entry *entry, const char *phrase, size_t n,
                     const char *line) {
    rf__clue_words *words = &l->lexicon->clues;
    uint64_t hash = l->words.n_tokens == 1 ? l->words.tokens[0].hash : 0;
    if (!hash || !entry->clues || words->n == RF__WORD_SLOTS / 2) {
        complain(l, phrase, line,
                 !hash           ? "A clue must be a single word"
                 : !entry->clues ? "A clue needs indicators, or \"nothing\", behind a colon"
                                 : "There is no room for another clue",
                 phrase, n);
        return;
    }
    size_t slot = rf__word_slot(words->hashes, hash);
    words->n += !words->hashes[slot];
    words->hashes[slot] = hash;
    words->clues[slot] |= entry->clues;
}

static void add_phrase(loader *l, rf__lex_entry *entry, const char *phrase, size_t n,
                       const char *line) {
    l->words.n_tokens = 0;
    if (rf__scan(&l->words, phrase, 0, (uint32_t)n)) {
        l->out_of_memory = true;
        return;
    }
    if (entry->class == RF__C_ENDING) {
        add_ending(l, entry, phrase, n, line);
        return;
    }
    if (entry->class == RF__C_CLUE) {
        add_clue(l, entry, phrase, n, line);
        return;
    }
    if (entry->class == RF__C_TOPIC && entry->code != RF__TOPIC_ORDINARY)
        add_crisis(l, entry, phrase, n, line);
    if (entry->class == RF__C_TOPIC && entry->code == RF__TOPIC_HINT)
        return;
    uint64_t hash = 0;
    uint32_t n_words = 0;
    for (uint32_t i = 0; i < l->words.n_tokens; i++) {
        if (l->words.tokens[i].punct == '-' && i)
            continue;
        if (n_words++ &&
            !add_listing(l, hash, NULL, NULL, 0, rf__next_bit(l->words.tokens[i].hash)))
            return;
        hash = rf__phrase_hash(hash, l->words.tokens[i].hash);
    }
    if (!n_words) {
        complain(l, phrase, line, "There is no word in this", phrase, n);
        return;
    }
    if (n_words > 8)
        complain(l, phrase, line, "A phrase of more than eight words is never found", phrase, n);
    l->lexicon->n_languages += entry->class == RF__C_LANGUAGE;
    /* "US" asks for capitals by being written in them. */
    bool capital = false, small = false;
    for (size_t i = 0; i < n; i++) {
        capital |= phrase[i] >= 'A' && phrase[i] <= 'Z';
        small |= (phrase[i] >= 'a' && phrase[i] <= 'z') || (unsigned char)phrase[i] >= 0x80;
    }
    if (capital && !small)
        entry->flags |= RF__CAPITALS;
    add_listing(l, hash, entry, phrase, n, (uint32_t)(phrase - line) + 1 + l->indent);
}

static rf__lex_entry *new_entry(loader *l, const rf__lex_entry *like) {
    rf__lex_entry *entry = rf__arena_alloc(&l->lexicon->arena, sizeof *entry);
    if (!entry)
        l->out_of_memory = true;
    else
        *entry = *like;
    return entry;
}

/* One form, or the five forms of a verb parted by '/'. */
static void add_forms(loader *l, const rf__lex_entry *like, const char *form, size_t n,
                      const char *line) {
    bool verbs = rf__class_schemas[l->class].verbs;
    uint8_t place = 0;
    for (size_t i = 0; i <= n;) {
        size_t end = i;
        while (end < n && !(verbs && form[end] == '/'))
            end++;
        size_t from = i, to = end;
        while (from < to && form[from] == ' ')
            from++;
        while (to > from && form[to - 1] == ' ')
            to--;
        if (from < to) {
            rf__lex_entry *entry = new_entry(l, like);
            if (!entry)
                return;
            entry->form = place;
            add_phrase(l, entry, form + from, to - from, line);
        }
        place++;
        i = end + 1;
    }
    if (verbs && place != 5)
        complain(l, form, line, "A verb has five forms, base/third person/past/participle/-ing",
                 form, n);
}

static void read_line(loader *l, const char *line, const char *end) {
    const char *colon = NULL;
    for (const char *c = line; c < end && !colon; c++)
        if (*c == ':' && (c + 1 == end || c[1] == ' '))
            colon = c;
    rf__lex_entry like = l->section;
    like.line = l->line;
    uint32_t n_errors = l->n_errors;
    if (colon)
        read_attributes(l, &like, colon + 1, end, line);
    if (like.code < 0 && n_errors == l->n_errors && rf__class_schemas[l->class].needs_code)
        complain(l, line, line, "This line needs a word after the colon that says what it is", line,
                 (size_t)(end - line));
    if (n_errors != l->n_errors && colon)
        return; /* what else is wrong follows from that */
    const char *forms_end = colon ? colon : end;
    if (colon && colon + 1 == end)
        complain(l, colon, line, "Nothing stands behind the colon", line, (size_t)(end - line));
    bool any = false;
    for (const char *at = line; at < forms_end;) {
        const char *comma = memchr(at, ',', (size_t)(forms_end - at));
        if (!comma)
            comma = forms_end;
        const char *from = at, *to = comma;
        while (from < to && *from == ' ')
            from++;
        while (to > from && to[-1] == ' ')
            to--;
        if (from < to)
            add_forms(l, &like, from, (size_t)(to - from), line);
        any |= from < to;
        at = comma + 1;
    }
    if (!any)
        complain(l, line, line, "No word stands before the colon", line, (size_t)(end - line));
}

static void complain_section(loader *l, const char *line, size_t n_name) {
    l->n_errors++;
    if (!n_name) {
        rf_issues_add(
            l->issues, RF_ERROR, "lexicon-line", l->path, l->line, l->indent + 1,
            "A heading ends with ]; this one names no section, and its lines are left out.");
        return;
    }
    const char *near = rf__lexicon_nearest_section(line + 1, n_name);
    rf_issues_add(l->issues, RF_ERROR, "lexicon-line", l->path, l->line, l->indent + 1,
                  "There is no section [%.*s]; its lines are left out.%s%s%s",
                  (int)(n_name < 80 ? n_name : 80), line + 1, near ? " Did you mean [" : "",
                  near ? near : "", near ? "]?" : "");
}

static void read_heading(loader *l, const char *line, const char *end) {
    const char *close = memchr(line, ']', (size_t)(end - line));
    const char *name_end = line + 1;
    while (close && name_end < close && *name_end != ' ')
        name_end++;
    l->class = RF__C_NONE;
    l->skipping = true;
    for (int c = 1; c < RF__N_CLASSES && close; c++) {
        const char *name = rf__class_schemas[c].name;
        if (name && strlen(name) == (size_t)(name_end - line - 1) &&
            !memcmp(name, line + 1, strlen(name)))
            l->class = (rf__class)c;
    }
    if (l->class == RF__C_NONE) {
        complain_section(l, line, close ? (size_t)(name_end - line - 1) : 0);
        return;
    }
    l->skipping = false;
    l->section = (rf__lex_entry){.class = (uint8_t)l->class, .code = -1, .path = l->path};
    read_attributes(l, &l->section, name_end, close, line);
}

static void complain_bytes(loader *l) {
    l->n_errors++;
    rf_issues_add(l->issues, RF_ERROR, "lexicon-line", l->path, l->line, l->indent + 1,
                  "The line is no text in UTF-8; save the file as UTF-8.");
}

static void read_text(loader *l, const char *path, const char *text, size_t n) {
    l->path = rf__arena_strndup(&l->lexicon->arena, path, strlen(path));
    if (l->path && l->review) /* what the review tells of must outlive the file's buffer */
        text = rf__arena_strndup(&l->lexicon->arena, text, n);
    if (!l->path || !text) {
        l->out_of_memory = true;
        return;
    }
    size_t bom = n >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3) ? 3 : 0;
    text += bom;
    n -= bom;
    l->line = 0;
    l->class = RF__C_NONE;
    l->skipping = false;
    for (const char *at = text, *end = text + n; at < end && !l->out_of_memory;) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop)
            stop = end;
        const char *begin = at, *from = at, *to = stop;
        l->line++;
        at = stop + 1;
        while (to > from && (to[-1] == ' ' || to[-1] == '\r' || to[-1] == '\t'))
            to--;
        while (from < to && (*from == ' ' || *from == '\t'))
            from++;
        if (from == to || *from == '#')
            continue;
        l->indent = (uint32_t)(from - begin);
        if (memchr(from, 0, (size_t)(to - from)) || !rf__is_utf8(from, (size_t)(to - from)))
            complain_bytes(l);
        else if (*from == '[')
            read_heading(l, from, to);
        else if (l->class == RF__C_NONE && !l->skipping)
            complain(l, from, from, "A line before any [section]", from, (size_t)(to - from));
        else if (!l->skipping)
            read_line(l, from, to);
    }
}

/* ---- the table ---- */

/* Listings by their hash, and those of one hash in the order that they have: put into as many
 * buckets by their first bits, which then hold one or two. Sorting was a quarter of the time that
 * the program takes to start. */
static bool sort_by_hash(loader *l, unsigned bits) {
    size_t n_buckets = (size_t)1 << bits;
    listing *sorted = rf__calloc(l->n, sizeof *sorted);
    uint32_t *behind = rf__calloc(n_buckets, sizeof *behind); /* of each bucket, the end so far */
    if (!sorted || !behind) {
        rf__free(sorted);
        rf__free(behind);
        return false;
    }
    for (size_t i = 0; i < l->n; i++)
        if ((l->listings[i].hash >> (64 - bits)) + 1 < n_buckets)
            behind[(l->listings[i].hash >> (64 - bits)) + 1]++;
    for (size_t b = 1; b < n_buckets; b++)
        behind[b] += behind[b - 1];
    for (size_t i = 0; i < l->n; i++) {
        uint64_t bucket = l->listings[i].hash >> (64 - bits);
        size_t at = behind[bucket]++;
        for (; at > 0 && sorted[at - 1].hash > l->listings[i].hash &&
               sorted[at - 1].hash >> (64 - bits) == bucket;
             at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = l->listings[i];
    }
    memcpy(l->listings, sorted, l->n * sizeof *sorted);
    rf__free(sorted);
    rf__free(behind);
    return true;
}

/* Sets what a node keeps of its entries; its first and n are set. The result: does one ask for
 * capitals? */
static bool note(node *made, const rf__lex_entry *entries) {
    bool picky = false;
    made->time_word = -1;
    for (uint32_t i = 0; i < made->n; i++) {
        const rf__lex_entry *entry = &entries[made->first + i];
        if (i < RF__NODE_CLASSES)
            made->class[i] = entry->class;
        made->crisis |= (entry->class == RF__C_ACTOR && !(entry->flags & RF__WEAK) &&
                         rf__entry_tells_arms(entry)) ||
                        (entry->class == RF__C_TOPIC && entry->code == RF__TOPIC_CRISIS);
        made->ordinary |= entry->class == RF__C_TOPIC && entry->code == RF__TOPIC_ORDINARY;
        made->classes |= (uint64_t)1 << entry->class;
        picky |= (entry->flags & (RF__CAPITALS | RF__TITLE_CASE)) != 0;
        made->tells_arms |= rf__entry_tells_arms(entry);
        made->tells_deed |= rf__entry_tells_deed(entry);
        if (entry->class == RF__C_FUNCTION) {
            if (made->function == RF__F_NONE)
                made->function = (uint8_t)entry->code;
            made->tells_since |= entry->code == RF__F_SINCE;
            made->relates |= entry->code == RF__F_WHICH || entry->code == RF__F_WHO ||
                             entry->code == RF__F_WHOM || entry->code == RF__F_WHERE ||
                             entry->code == RF__F_WHEN;
        } else if (entry->class == RF__C_NUMBER && entry->code >= 0) {
            made->number_words |= (uint16_t)(1 << entry->code);
        } else if (entry->class == RF__C_TIME_WORD && made->time_word < 0) {
            made->time_word = (int8_t)entry->code;
        }
    }
    return picky;
}

/* The nodes for each way of writing. */
static const node *written_of(rf_lexicon *lexicon, const node *of, uint32_t *n_entries) {
    enum { ALL = RF__WRITTEN_TITLE | RF__WRITTEN_CAPITALS };
    node *made = rf__arena_alloc(&lexicon->arena, (ALL + 1) * sizeof *made);
    if (!made)
        return NULL;
    for (uint32_t how = 0; how < ALL; how++) {
        uint32_t lacks = (how & RF__WRITTEN_TITLE ? 0 : RF__TITLE_CASE) |
                         (how & RF__WRITTEN_CAPITALS ? 0 : RF__CAPITALS);
        made[how] = (node){.first = *n_entries};
        for (uint32_t i = of->first; i < of->first + of->n; i++)
            if (!(lexicon->entries[i].flags & lacks))
                lexicon->entries[(*n_entries)++] = lexicon->entries[i];
        made[how].n = (uint16_t)(*n_entries - made[how].first);
        note(&made[how], lexicon->entries);
    }
    made[ALL] = *of;
    return made;
}

/* Of all nodes, with those by writing. */
static size_t most_entries(const loader *l) {
    size_t n = 0;
    for (size_t i = 0, end; i < l->n; i = end) {
        size_t n_here = 0;
        bool picky = false;
        for (end = i; end < l->n && l->listings[end].hash == l->listings[i].hash; end++) {
            const rf__lex_entry *entry = l->listings[end].entry;
            n_here += entry != NULL;
            picky |= entry && entry->flags & (RF__CAPITALS | RF__TITLE_CASE);
        }
        n += picky ? 4 * n_here : n_here;
    }
    return n;
}

static bool build(loader *l) {
    rf_lexicon *lexicon = l->lexicon;
    size_t cap = 64;
    unsigned bits = 6;
    for (; cap < 2 * l->n; cap *= 2)
        bits++;
    if (l->n && !sort_by_hash(l, bits))
        return false;
    lexicon->slots = rf__calloc(cap, sizeof *lexicon->slots);
    lexicon->nodes = rf__calloc(l->n + 1, sizeof *lexicon->nodes);
    lexicon->entries = rf__calloc(most_entries(l) + 1, sizeof *lexicon->entries);
    if (!lexicon->slots || !lexicon->nodes || !lexicon->entries)
        return false;
    lexicon->n_slots = cap;
    uint32_t n_entries = 0, n_nodes = 0;
    for (size_t i = 0; i < l->n;) {
        node made = {.hash = l->listings[i].hash, .first = n_entries};
        size_t end = i;
        for (; end < l->n && l->listings[end].hash == made.hash; end++) {
            if (!l->listings[end].entry)
                made.next |= (uint32_t)1 << l->listings[end].column;
            else
                lexicon->entries[n_entries++] = *l->listings[end].entry;
        }
        made.n = (uint16_t)(n_entries - made.first); /* the lines of one phrase: a few */
        if (note(&made, lexicon->entries) &&
            !(made.written = written_of(lexicon, &made, &n_entries)))
            return false;
        size_t slot = made.hash & (cap - 1);
        while (lexicon->slots[slot].node)
            slot = (slot + 1) & (cap - 1);
        lexicon->nodes[n_nodes++] = made;
        uint64_t bit = made.hash >> 20 & (RF__LEX_BITS - 1);
        lexicon->bits[bit / 64] |= (uint64_t)1 << bit % 64;
        lexicon->slots[slot] = (rf__lex_slot){(uint32_t)(made.hash >> 32), n_nodes};
        i = end;
    }
    return true;
}

rf__lex_hits rf__lexicon_look(const rf_lexicon *lexicon, uint64_t hash) {
    const node *found = lexicon ? rf__lexicon_node(lexicon, hash) : NULL;
    if (!found)
        return (rf__lex_hits){0};
    return (rf__lex_hits){lexicon->entries + found->first, found->n, found->next != 0};
}

/* ---- files ---- */

static int is_lexicon_file(const struct dirent *entry) {
    size_t n = strlen(entry->d_name);
    return n > 4 && entry->d_name[0] != '.' && !strcmp(entry->d_name + n - 4, ".txt");
}

static rf_err read_dir(loader *l, const char *dir, rf_diag *diag) {
    struct dirent **names = NULL;
    int n = scandir(dir, &names, is_lexicon_file, alphasort);
    rf_err err = n < 0 ? rf_diag_set(diag, RF_ERR_NOT_FOUND, dir, 0, 0, "There is no such folder.")
                 : !n  ? rf_diag_set(diag, RF_ERR_NOT_FOUND, dir, 0, 0,
                                     "There are no lexicon files (*.txt) in it.")
                       : RF_OK;
    for (int i = 0; i < n; i++) {
        char *path = err ? NULL : rf__path_join(dir, names[i]->d_name);
        if (!err && !path)
            err = RF_ERR_NOMEM;
        rf__buf text = {0};
        if (!err)
            err = rf__read_file(path, (size_t)16 << 20, &text, diag);
        if (!err)
            read_text(l, path, text.bytes ? text.bytes : "", text.n);
        rf__buf_free(&text);
        rf__free(path);
        free(names[i]);
    }
    free(names);
    return err;
}

static rf_err begin(loader *l, rf_issues *issues) {
    *l = (loader){.issues = issues, .lexicon = rf__calloc(1, sizeof(rf_lexicon))};
    return l->lexicon ? RF_OK : RF_ERR_NOMEM;
}

static rf_err end(loader *l, rf_err err, const char *name, rf_lexicon **ret, rf_diag *diag) {
    if (!err && (l->out_of_memory || !build(l)))
        err = RF_ERR_NOMEM;
    if (!err && l->review)
        err = rf__lexicon_review(l);
    if (!err && l->n_errors)
        err =
            rf_diag_set(diag, RF_ERR_LEXICON, name, 0, 0,
                        "%u line%s of the lexicon can't be used; `refuge lexicon check` lists "
                        "%s.",
                        l->n_errors, l->n_errors == 1 ? "" : "s", l->n_errors == 1 ? "it" : "them");
    rf__free(l->listings);
    rf__doc_free(&l->words);
    if (err)
        rf_lexicon_free(l->lexicon);
    else
        *ret = l->lexicon;
    return err;
}

static rf_err read_all(loader *l, const char *dir, rf_diag *diag) {
    if (dir)
        return read_dir(l, dir, diag);
    for (const rf__embedded *file = rf__embedded_lexicon; file->name; file++)
        read_text(l, file->name, file->text, file->n);
    return RF_OK;
}

rf_err rf_lexicon_open(rf_lexicon **ret, const char *dir, rf_issues *issues, rf_diag *diag) {
    loader l;
    rf_err err = begin(&l, issues);
    return err ? err : end(&l, read_all(&l, dir, diag), dir ? dir : "lexicon", ret, diag);
}

rf_err rf_lexicon_check(const char *dir, rf_issues *issues, rf_diag *diag) {
    loader l;
    rf_lexicon *lexicon = NULL;
    rf_err err = begin(&l, issues);
    if (err)
        return err;
    l.review = true;
    err = end(&l, read_all(&l, dir, diag), dir ? dir : "lexicon", &lexicon, diag);
    rf_lexicon_free(lexicon);
    return err == RF_ERR_LEXICON ? RF_OK : err; /* the issues tell of it */
}

rf_err rf__lexicon_from_text(rf_lexicon **ret, const char *name, const char *text, size_t n,
                             bool review, rf_issues *issues, rf_diag *diag) {
    loader l;
    rf_err err = begin(&l, issues);
    if (err)
        return err;
    l.review = review;
    read_text(&l, name, text, n);
    return end(&l, RF_OK, name, ret, diag);
}

rf_err rf__lexicon_find(const rf_lexicon *lexicon, const char *phrase, rf__lex_hits *ret) {
    rf__doc words = {0};
    rf_err err = rf__scan(&words, phrase, 0, (uint32_t)strlen(phrase));
    uint64_t hash = 0;
    for (uint32_t i = 0; i < words.n_tokens && !err; i++)
        if (words.tokens[i].punct != '-' || !i)
            hash = rf__phrase_hash(hash, words.tokens[i].hash);
    if (!err)
        *ret = words.n_tokens ? rf__lexicon_look(lexicon, hash) : (rf__lex_hits){0};
    rf__doc_free(&words);
    return err;
}

void rf_lexicon_free(rf_lexicon *lexicon) {
    if (!lexicon)
        return;
    rf__arena_free(&lexicon->arena);
    rf__free(lexicon->slots);
    rf__free(lexicon->nodes);
    rf__free(lexicon->entries);
    rf__free(lexicon);
}
