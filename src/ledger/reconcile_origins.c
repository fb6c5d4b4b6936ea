/* Who speaks, and what he tells as an earlier state. Sources come as written ("UN officials", "the
 * UN Children's Fund (UNICEF)", "regime media"); what counts is how many origins stand behind a
 * figure, so names of one family are one origin. The families, and the words that make a source a
 * party or tell nothing, are a text file (data/picture/origins_en.txt). Besides its words an armed
 * side of the ledger's own events makes a source of the same name a party. */
#include "ledger/reconcile.h"

#include "base/buf.h"
#include "base/fold.h"
#include "claim/lexicon/lexicon.h"
#include "ledger/store.h"

#include <string.h>

extern const rf__embedded rf__embedded_origins[];

#define MOST_WORDS 24 /* of a source's name that are looked at */

typedef enum section { NO_SECTION, FAMILY, PARTY, VAGUE, EARLIER, RISE, AND, N_SECTIONS } section;

/* By the first letter of its name. */
static section section_of(char letter) {
    static const char letters[] = "?fpvera";
    const char *at = strchr(letters, letter);
    return letter && at ? (section)(at - letters) : NO_SECTION;
}

struct rf__origins {
    rf__arena arena;
    rf__map phrases[N_SECTIONS]; /* folded phrase: index of its family, or 0 */
    size_t most_words;           /* of a phrase */
    const char **families;
    size_t n_families, cap;
};

static bool add_phrase(rf__origins *origins, section in, const char *text, size_t n,
                       int32_t value) {
    char name[256], folded[256];
    while (n > 0 && *text == ' ')
        text++, n--;
    while (n > 0 && text[n - 1] == ' ')
        n--;
    if (n == 0)
        return true;
    if (n >= sizeof name)
        n = sizeof name - 1;
    memcpy(name, text, n);
    name[n] = 0;
    rf__fold_name(name, folded, sizeof folded);
    size_t n_words = 1;
    for (const char *at = folded; *at; at++)
        n_words += *at == ' ';
    if (n_words > origins->most_words)
        origins->most_words = n_words;
    char *key = rf__arena_strndup(&origins->arena, folded, strlen(folded));
    return key && rf__map_add(&origins->phrases[in], key, strlen(key), value, NULL);
}

static bool add_line(rf__origins *origins, section in, const char *line, size_t n) {
    int32_t value = 0;
    if (in == FAMILY) {
        const char *comma = memchr(line, ',', n);
        char *name = rf__arena_strndup(&origins->arena, line, comma ? (size_t)(comma - line) : n);
        if (!name || !rf__grow(&origins->families, &origins->cap, origins->n_families + 1,
                               sizeof *origins->families))
            return false;
        value = (int32_t)origins->n_families;
        origins->families[origins->n_families++] = name;
    }
    for (const char *end = line + n; line < end;) {
        const char *comma = memchr(line, ',', (size_t)(end - line));
        size_t length = (size_t)((comma ? comma : end) - line);
        if (!add_phrase(origins, in, line, length, value))
            return false;
        line += length + 1;
    }
    return true;
}

static bool read_text(rf__origins *origins, const char *text, size_t n) {
    section in = NO_SECTION;
    for (const char *end = text + n; text < end;) {
        const char *stop = memchr(text, '\n', (size_t)(end - text));
        size_t length = (size_t)((stop ? stop : end) - text);
        if (length > 0 && *text == '[')
            in = length > 1 ? section_of(text[1]) : NO_SECTION;
        else if (length > 0 && *text != '#' && in && !add_line(origins, in, text, length))
            return false;
        text += length + 1;
    }
    return true;
}

rf_err rf__origins_new(rf__origins **ret) {
    rf__origins *origins = rf__calloc(1, sizeof *origins);
    if (!origins)
        return RF_ERR_NOMEM;
    for (const rf__embedded *file = rf__embedded_origins; file->name; file++)
        if (!read_text(origins, file->text, file->n)) {
            rf__origins_free(origins);
            return RF_ERR_NOMEM;
        }
    *ret = origins;
    return RF_OK;
}

void rf__origins_free(rf__origins *origins) {
    if (!origins)
        return;
    for (int i = 0; i < N_SECTIONS; i++)
        rf__map_free(&origins->phrases[i]);
    rf__free(origins->families);
    rf__arena_free(&origins->arena);
    rf__free(origins);
}

/* The value of the first phrase of a section within folded words, longest first; -1: none. */
static int32_t find_phrase(const rf__origins *origins, section in, const char *folded) {
    size_t starts[MOST_WORDS + 1], n_words = 0;
    for (size_t i = 0; folded[i] && n_words < MOST_WORDS; i++)
        if (i == 0 || folded[i - 1] == ' ')
            starts[n_words++] = i;
    starts[n_words] = strlen(folded) + 1;
    for (size_t length = origins->most_words < n_words ? origins->most_words : n_words; length > 0;
         length--)
        for (size_t at = 0; at + length <= n_words; at++) {
            size_t n = starts[at + length] - starts[at] - 1;
            int32_t value = rf__map_get(&origins->phrases[in], folded + starts[at], n);
            if (value >= 0)
                return value;
        }
    return -1;
}

/* ---- areas that hold several places ---- */

bool rf__names_several(const rf_picture *picture, const char *text, const char *name) {
    char folded[512];
    rf__fold_name(text, folded, sizeof folded);
    if (find_phrase(picture->origins, AND, folded) < 0)
        return false;
    rf__fold_name(name ? name : "", folded, sizeof folded);
    return find_phrase(picture->origins, AND, folded) < 0;
}

/* ---- earlier states ---- */

#define MOST_BETWEEN 2 /* words between "from" and its number: "from more than 900" */

/* The number in its sentence; NULL: not there as it stands. */
static const char *number_in(const rf_claim *claim) {
    const char *words = claim->words.text, *number = claim->number.text;
    if (!words || !number || !*number)
        return NULL;
    size_t at = claim->number.start - claim->words.start;
    bool there = claim->number.start >= claim->words.start && at < strlen(words) &&
                 !strncmp(words + at, number, strlen(number));
    return there ? words + at : strstr(words, number);
}

static bool has_phrase(const rf__origins *origins, section in, const char *from, const char *end) {
    char words[256], folded[256];
    size_t n = (size_t)(end - from);
    if (n == 0 || n >= sizeof words)
        return false;
    memcpy(words, from, n);
    words[n] = 0;
    rf__fold_name(words, folded, sizeof folded);
    return find_phrase(origins, in, folded) >= 0;
}

/* The word before `at`, not before `start`; `at` where there is none. */
static const char *word_before(const char *start, const char *at) {
    const char *end = at;
    while (end > start && end[-1] == ' ')
        end--;
    const char *word = end;
    while (word > start && word[-1] != ' ')
        word--;
    return word < end ? word : at;
}

bool rf__told_as_earlier(const rf_picture *picture, const rf_claim *claim) {
    const char *number = number_in(claim);
    if (!number)
        return false;
    const char *clause = number;
    while (clause > claim->words.text && !strchr(",;:.", clause[-1]))
        clause--;
    if (has_phrase(picture->origins, EARLIER, clause, number))
        return true;
    for (int n = 0; n <= MOST_BETWEEN; n++) {
        const char *word = word_before(clause, number);
        if (has_phrase(picture->origins, RISE, word, number))
            return true;
        if (word == number || (*word >= 'A' && *word <= 'Z')) /* "from Gorsk 900" */
            return false;
        number = word;
    }
    return false;
}

static rf_err name_family(rf_picture *picture, rf__picture_row *row, const char *name,
                          bool person) {
    char folded[512];
    rf__fold_name(name, folded, sizeof folded);
    const rf__origins *origins = picture->origins;
    int32_t family = find_phrase(origins, FAMILY, folded);
    if (family >= 0) {
        const char *text = origins->families[family];
        row->family = rf__picture_name(picture, text, strlen(text));
        row->source |= RF__SRC_NAMED | RF__SRC_LISTED;
        return row->family < 0 ? RF_ERR_NOMEM : RF_OK;
    }
    if (find_phrase(origins, PARTY, folded) >= 0)
        row->source |= RF__SRC_PARTY;
    else if (!person && find_phrase(origins, VAGUE, folded) >= 0)
        row->source |= RF__SRC_VAGUE;
    if (row->source & RF__SRC_VAGUE)
        return RF_OK;
    bool ok = true;
    row->family = rf__picture_folded(picture, name, &ok);
    if (row->family >= 0)
        row->source |= RF__SRC_NAMED;
    return ok ? RF_OK : RF_ERR_NOMEM;
}

rf_err rf__origins_of(rf_picture *picture, rf__picture_row *row) {
    const rf_claim_source *source = &row->claim.source;
    row->family = -1;
    row->source = 0;
    if (source->person)
        row->source |= RF__SRC_PERSON;
    const char *name = source->organisation ? source->organisation
                       : source->person     ? source->person
                                            : source->role;
    if (!name)
        return RF_OK;
    return name_family(picture, row, name, !source->organisation && source->person);
}

bool rf__is_party(const rf_picture *picture, const rf__picture_row *row) {
    if (row->source & RF__SRC_PARTY)
        return true;
    return row->family >= 0 && !(row->source & RF__SRC_LISTED) && picture->is_actor[row->family];
}
