/* Reads lexicon files into one table: hash of a phrase -> its entries, and whether longer phrases
 * begin with it. Phrases are cut up by the same scanner as reports, so that what is listed is what
 * is found. */
#include "base/buf.h"
#include "base/csv.h"
#include "base/mem.h"
#include "claim/scan.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

typedef struct listing { /* one phrase of one entry */
    uint64_t hash;
    uint32_t order;
    rf__lex_entry *entry; /* NULL: only the beginning of a longer phrase */
} listing;

typedef struct node {
    uint64_t hash; /* 0: empty */
    uint32_t first, n;
    bool more;
} node;

struct rf_lexicon {
    rf__arena arena;
    node *nodes;
    size_t n_nodes; /* a power of two */
    const rf__lex_entry **entries;
};

typedef struct loader {
    rf_lexicon *lexicon;
    listing *listings;
    size_t n, cap;
    rf__doc words; /* phrases are scanned into its tokens */
    rf_issues *issues;
    const char *path;
    uint32_t line;
    rf__class class;
    const char *defaults; /* attributes of the section's heading */
    uint32_t n_errors;
    bool out_of_memory;
} loader;

static void complain(loader *l, const char *at, const char *line, const char *what,
                     const char *word, size_t n) {
    l->n_errors++;
    rf_issues_add(l->issues, RF_ERROR, "lexicon", l->path, l->line, (uint32_t)(at - line) + 1,
                  "%s: \"%.*s\".", what, (int)(n < 80 ? n : 80), word);
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
                    complain(l, at, line, "a quotation mark that is not closed", at,
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
            complain(l, start, line, "this is not known here", start, (size_t)(at - start));
    }
}

/* ---- phrases ---- */

static bool add_listing(loader *l, uint64_t hash, rf__lex_entry *entry) {
    if (!rf__grow(&l->listings, &l->cap, l->n + 1, sizeof *l->listings)) {
        l->out_of_memory = true;
        return false;
    }
    l->listings[l->n] = (listing){hash, (uint32_t)l->n, entry};
    l->n++;
    return true;
}

static void add_phrase(loader *l, rf__lex_entry *entry, const char *phrase, size_t n,
                       const char *line) {
    l->words.n_tokens = 0;
    if (rf__scan(&l->words, phrase, 0, (uint32_t)n)) {
        l->out_of_memory = true;
        return;
    }
    uint64_t hash = 0;
    uint32_t n_words = 0;
    for (uint32_t i = 0; i < l->words.n_tokens; i++) {
        if (l->words.tokens[i].punct == '-' && i)
            continue;
        if (n_words++ && !add_listing(l, hash, NULL))
            return;
        hash = rf__phrase_hash(hash, l->words.tokens[i].hash);
    }
    if (!n_words)
        return;
    if (n_words > 8)
        complain(l, phrase, line, "a phrase of more than eight words", phrase, n);
    /* "US" asks for capitals by being written in them. */
    bool capital = false, small = false;
    for (size_t i = 0; i < n; i++) {
        capital |= phrase[i] >= 'A' && phrase[i] <= 'Z';
        small |= (phrase[i] >= 'a' && phrase[i] <= 'z') || (unsigned char)phrase[i] >= 0x80;
    }
    if (capital && !small)
        entry->flags |= RF__CAPITALS;
    add_listing(l, hash, entry);
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
        complain(l, form, line, "a verb has five forms, base/third person/past/participle/-ing",
                 form, n);
}

static void read_line(loader *l, const char *line, const char *end) {
    const char *colon = NULL;
    for (const char *c = line; c < end && !colon; c++)
        if (*c == ':' && (c + 1 == end || c[1] == ' ') && c > line)
            colon = c;
    rf__lex_entry like = {.class = (uint8_t)l->class, .code = -1, .path = l->path, .line = l->line};
    read_attributes(l, &like, l->defaults, l->defaults + strlen(l->defaults), l->defaults);
    if (colon)
        read_attributes(l, &like, colon + 1, end, line);
    if (like.code < 0 && rf__class_schemas[l->class].needs_code)
        complain(l, line, line, "this line needs a word after the colon that says what it is", line,
                 (size_t)(end - line));
    const char *forms_end = colon ? colon : end;
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
        at = comma + 1;
    }
}

static void read_heading(loader *l, const char *line, const char *end) {
    const char *close = memchr(line, ']', (size_t)(end - line));
    const char *name_end = line + 1;
    while (close && name_end < close && *name_end != ' ')
        name_end++;
    l->class = RF__C_NONE;
    for (int c = 1; c < RF__N_CLASSES && close; c++) {
        const char *name = rf__class_schemas[c].name;
        if (name && strlen(name) == (size_t)(name_end - line - 1) &&
            !memcmp(name, line + 1, strlen(name)))
            l->class = (rf__class)c;
    }
    if (l->class == RF__C_NONE) {
        complain(l, line, line, "there is no such section", line, (size_t)(end - line));
        return;
    }
    l->defaults = rf__arena_strndup(&l->lexicon->arena, name_end, (size_t)(close - name_end));
    if (!l->defaults) {
        l->defaults = "";
        l->out_of_memory = true;
    }
}

static void read_text(loader *l, const char *path, const char *text, size_t n) {
    l->path = rf__arena_strndup(&l->lexicon->arena, path, strlen(path));
    if (!l->path) {
        l->out_of_memory = true;
        return;
    }
    l->line = 0;
    l->class = RF__C_NONE;
    l->defaults = "";
    for (const char *at = text, *end = text + n; at < end && !l->out_of_memory;) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop)
            stop = end;
        const char *from = at, *to = stop;
        l->line++;
        at = stop + 1;
        while (to > from && (to[-1] == ' ' || to[-1] == '\r' || to[-1] == '\t'))
            to--;
        while (from < to && *from == ' ')
            from++;
        if (from == to || *from == '#')
            continue;
        if (*from == '[')
            read_heading(l, from, to);
        else if (l->class == RF__C_NONE)
            complain(l, from, from, "a line before any [section]", from, (size_t)(to - from));
        else
            read_line(l, from, to);
    }
}

/* ---- the table ---- */

static int by_hash(const void *a, const void *b) {
    const listing *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

static bool build(loader *l) {
    rf_lexicon *lexicon = l->lexicon;
    if (l->n)
        qsort(l->listings, l->n, sizeof *l->listings, by_hash);
    size_t cap = 64;
    while (cap < 2 * l->n)
        cap *= 2;
    lexicon->nodes = rf__calloc(cap, sizeof *lexicon->nodes);
    lexicon->entries = rf__calloc(l->n + 1, sizeof *lexicon->entries);
    if (!lexicon->nodes || !lexicon->entries)
        return false;
    lexicon->n_nodes = cap;
    uint32_t n_entries = 0;
    for (size_t i = 0; i < l->n;) {
        node made = {.hash = l->listings[i].hash, .first = n_entries};
        size_t end = i;
        for (; end < l->n && l->listings[end].hash == made.hash; end++) {
            if (!l->listings[end].entry)
                made.more = true;
            else
                lexicon->entries[n_entries++] = l->listings[end].entry;
        }
        made.n = n_entries - made.first;
        size_t slot = made.hash & (cap - 1);
        while (lexicon->nodes[slot].hash)
            slot = (slot + 1) & (cap - 1);
        lexicon->nodes[slot] = made;
        i = end;
    }
    return true;
}

rf__lex_hits rf__lexicon_look(const rf_lexicon *lexicon, uint64_t hash) {
    if (!lexicon)
        return (rf__lex_hits){0};
    for (size_t slot = hash & (lexicon->n_nodes - 1); lexicon->nodes[slot].hash;
         slot = (slot + 1) & (lexicon->n_nodes - 1)) {
        const node *found = &lexicon->nodes[slot];
        if (found->hash == hash)
            return (rf__lex_hits){lexicon->entries + found->first, found->n, found->more};
    }
    return (rf__lex_hits){0};
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

rf_err rf_lexicon_open(rf_lexicon **ret, const char *dir, rf_issues *issues, rf_diag *diag) {
    loader l = {.issues = issues, .lexicon = rf__calloc(1, sizeof(rf_lexicon))};
    if (!l.lexicon)
        return RF_ERR_NOMEM;
    rf_err err = RF_OK;
    if (dir)
        err = read_dir(&l, dir, diag);
    for (const rf__embedded *file = rf__embedded_lexicon; !dir && file->name; file++)
        read_text(&l, file->name, file->text, file->n);
    if (!err && (l.out_of_memory || !build(&l)))
        err = RF_ERR_NOMEM;
    if (!err && l.n_errors)
        err = rf_diag_set(diag, RF_ERR_LEXICON, dir ? dir : "lexicon", 0, 0,
                          "%u lines of the lexicon can't be used; refuge lexicon check lists them.",
                          l.n_errors);
    rf__free(l.listings);
    rf__doc_free(&l.words);
    if (err)
        rf_lexicon_free(l.lexicon);
    else
        *ret = l.lexicon;
    return err;
}

void rf_lexicon_free(rf_lexicon *lexicon) {
    if (!lexicon)
        return;
    rf__arena_free(&lexicon->arena);
    rf__free(lexicon->nodes);
    rf__free(lexicon->entries);
    rf__free(lexicon);
}
