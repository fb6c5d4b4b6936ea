/* Text to tokens and sentences, in one pass over each block. Words of ASCII letters, the most of
 * any text, go eight bytes at a time: as one number they are looked at, folded and hashed. Folded
 * words that are lower-case already are slices of the text; others lie in the doc's arena.
 *
 * A sentence ends at . ? ! with what closes after it, where a new one may begin, unless the word
 * before is listed as an abbreviation. Splitting needs no other list: that "Gen." is short for
 * something is the lexicon's knowledge, not this file's. */
#include "claim/text/scan.h"

#include <math.h>
#include <string.h>
#include <utf8proc.h>

typedef struct scanner {
    rf__doc *doc;
    const char *text;
    uint32_t at, end;
    uint32_t readable; /* bytes of text that may be read; behind `end` none of them is a letter */
    bool space_before;
} scanner;

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return (unsigned)(c | 0x20) - 'a' < 26; }

/* The character at a byte offset; bytes that are not UTF-8 count as one letter-like character each.
 */
static int32_t character(const scanner *s, uint32_t at, uint32_t *ret_n) {
    if ((unsigned char)s->text[at] < 0x80) {
        *ret_n = 1;
        return s->text[at];
    }
    utf8proc_int32_t c;
    utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)s->text + at,
                                          (utf8proc_ssize_t)(s->end - at), &c);
    *ret_n = n > 0 ? (uint32_t)n : 1;
    return n > 0 ? c : 0xFFFD;
}

static bool is_word_character(int32_t c) {
    if (c < 0x80)
        return is_letter((char)c) || is_digit((char)c);
    if (c >= 0x2000 && c < 0x2070)
        return false;
    switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
        return true;
    default:
        return c == 0xFFFD || (c >= 0x2BB && c <= 0x2BF);
    }
}

static bool is_apostrophe(int32_t c) { return c == '\'' || c == 0x2019 || c == 0x2BC || c == '`'; }

/* ASCII letters and digits: most bytes of most texts. */
static inline bool is_plain_word(char c) { return is_letter(c) || is_digit(c); }

static bool is_space(int32_t c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0xA0 ||
           (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F || c == 0x3000 ||
           c == 0xFEFF || c == 0xAD;
}

static rf__token *add_token(scanner *s, uint32_t start, uint32_t n, rf__token_kind kind) {
    rf__doc *doc = s->doc;
    if (!rf__grow(&doc->tokens, &doc->cap_tokens, (size_t)doc->n_tokens + 2, sizeof *doc->tokens))
        return NULL;
    rf__token *token = &doc->tokens[doc->n_tokens++];
    *token =
        (rf__token){.start = start, .n = n, .kind = (uint8_t)kind, .time_word = -1, .value = NAN};
    if (s->space_before)
        token->flags = RF__SPACE_BEFORE;
    s->space_before = false;
    return token;
}

/* Room for n bytes of folded words in the arena, or NULL. */
static char *room_for(rf__doc *doc, uint32_t n) {
    enum { PIECE = 2048 };
    if (n > doc->n_small) {
        if (n > PIECE)
            return rf__arena_alloc(&doc->arena, n);
        doc->small = rf__arena_alloc(&doc->arena, PIECE);
        doc->n_small = doc->small ? PIECE : 0;
        if (!doc->small)
            return NULL;
    }
    char *room = doc->small;
    doc->small += n;
    doc->n_small -= n;
    return room;
}

/* "u.n." is "un". */
static size_t without_points(char *word, size_t n) {
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (word[i] != '.')
            word[kept++] = word[i];
    return kept;
}

/* Sets folded and hash. dotted: letters with points, of which those of a capital abbreviation mean
 * nothing ("U.N.", but "a.m."). */
static bool fold(scanner *s, rf__token *token, bool dotted) {
    const char *word = s->text + token->start;
    bool plain = true;
    for (uint32_t i = 0; i < token->n && plain; i++)
        plain = (word[i] >= 'a' && word[i] <= 'z') || is_digit(word[i]);
    if (plain) {
        token->folded = word;
        token->n_folded = token->n;
    } else {
        char small[256];
        size_t n = rf__fold_word(word, token->n, small, sizeof small);
        if (dotted && word[0] >= 'A' && word[0] <= 'Z')
            n = without_points(small, n);
        char *kept = room_for(s->doc, (uint32_t)n);
        if (!kept)
            return false;
        memcpy(kept, small, n);
        token->folded = kept;
        token->n_folded = (uint32_t)n;
    }
    token->hash = rf__word_hash(token->folded, token->n_folded);
    return true;
}

/* ---- words ---- */

static uint8_t capitals(const scanner *s, uint32_t start, uint32_t end) {
    uint32_t n_letters = 0, n_capital = 0;
    bool first = false;
    uint32_t at = start;
    if (at < end && s->text[at] >= 'a' && s->text[at] <= 'z') { /* all small: the usual word */
        while (at < end && s->text[at] >= 'a' && s->text[at] <= 'z')
            at++;
        if (at == end)
            return 0;
        at = start;
    }
    for (uint32_t n; at < end; at += n) {
        int32_t c = character(s, at, &n);
        bool upper =
            c < 0x80 ? (c >= 'A' && c <= 'Z') : utf8proc_category(c) == UTF8PROC_CATEGORY_LU;
        bool letter = c < 0x80 ? is_letter((char)c) : is_word_character(c);
        /* A sign for ayn or hamza may stand first: 'Amman. */
        if (upper && !n_letters)
            first = true;
        if (c >= 0x2BB && c <= 0x2BF)
            continue;
        n_letters += letter;
        n_capital += upper;
    }
    return (uint8_t)((first ? RF__CAPITAL : 0) |
                     (n_capital >= 2 && n_capital == n_letters ? RF__ALL_CAPITALS : 0));
}

/* "U.S.", "U.N.", "a.m.": one letter and a point, twice or more. */
static uint32_t dotted_letters(const scanner *s) {
    uint32_t at = s->at, n = 0;
    while (at + 1 < s->end && is_letter(s->text[at]) && s->text[at + 1] == '.') {
        at += 2;
        n++;
    }
    if (n >= 1 && at < s->end && is_letter(s->text[at]) &&
        (at + 1 == s->end || !is_letter(s->text[at + 1])) && n + 1 >= 2) {
        return at + 1 - s->at; /* "U.S" */
    }
    return n >= 2 ? at - s->at : 0;
}

/* ---- words of ASCII letters, eight bytes at a time ---- */

#define EACH(byte) ((byte)*UINT64_C(0x0101010101010101))

/* Eight bytes of the text, the first one lowest; the first behind its end is no letter. */
static inline uint64_t eight_at(const scanner *s, uint32_t at) {
    uint64_t eight = 0;
    if (s->readable - at >= 8) {
        memcpy(&eight, s->text + at, 8);
        return eight;
    }
    for (uint32_t i = 0, left = s->end - at; i < left; i++)
        eight |= (uint64_t)(unsigned char)s->text[at + i] << (8 * i);
    return eight;
}

/* The top bit of each byte that is an ASCII letter. */
static inline uint64_t letters_of(uint64_t eight) {
    uint64_t low = (eight & EACH(0x7F)) | EACH(0x20);
    return (low + EACH(0x80 - 'a')) & ~(low + EACH(0x80 - 'z' - 1)) & ~eight & EACH(0x80);
}

/* How many bytes have their top bit set, of top bits alone. */
static inline uint32_t count_of(uint64_t tops) { return (uint32_t)(((tops >> 7) * EACH(1)) >> 56); }

/* Adds a word of ASCII letters alone; folded, hash: of its last eight bytes, of the whole. */
static bool add_plain_word(scanner *s, uint32_t n, uint64_t folded, uint64_t hash, bool capital,
                           uint32_t n_capital) {
    uint32_t start = s->at;
    const char *small = s->text + start;
    if (n_capital) {
        char *kept = room_for(s->doc, n + 7);
        if (!kept)
            return false;
        small = kept;
        uint32_t i = 0;
        for (; i + 8 <= n; i += 8) {
            uint64_t eight = eight_at(s, start + i);
            eight |= (letters_of(eight) & ~(eight << 2)) >> 2;
            memcpy(kept + i, &eight, 8);
        }
        memcpy(kept + i, &folded, 8);
        s->doc->small -= 7; /* only lent for the last eight */
        s->doc->n_small += 7;
    }
    rf__token *token = add_token(s, start, n, RF__WORD);
    if (!token)
        return false;
    token->folded = small;
    token->n_folded = n;
    token->hash = hash;
    token->flags |= (uint8_t)((capital ? RF__CAPITAL : 0) |
                              (n_capital >= 2 && n_capital == n ? RF__ALL_CAPITALS : 0));
    return true;
}

static bool scan_other_word(scanner *s);

/* A word that begins with an ASCII letter. */
static inline bool scan_word(scanner *s) {
    uint32_t at = s->at, n_capital = 0;
    uint64_t hash = RF__HASH_FIRST, eight = eight_at(s, at), letters = letters_of(eight);
    uint64_t capital = letters & ~(eight << 2);
    bool first = capital & 0x80;
    while (letters == EACH(0x80)) {
        n_capital += count_of(capital);
        hash = rf__hash_eight(hash, eight | capital >> 2);
        at += 8;
        eight = eight_at(s, at);
        letters = letters_of(eight);
        capital = letters & ~(eight << 2);
    }
    uint32_t n = (uint32_t)__builtin_ctzll(~letters & EACH(0x80)) >> 3;
    uint64_t rest = ((uint64_t)1 << (8 * n)) - 1, folded = eight | capital >> 2;
    if (capital &= rest)
        n_capital += count_of(capital);
    hash = rf__hash_eight(hash, folded & rest);
    char next = at + n < s->end ? s->text[at + n] : ' ';
    at += n;
    n = at - s->at;
    bool other = next != ' ' && ((unsigned char)next >= 0x80 || is_digit(next) || next == '\'' ||
                                 next == '`' || (n == 1 && next == '.'));
    if (other || n > 255)
        return scan_other_word(s);
    if (!add_plain_word(s, n, folded, hash, first, n_capital))
        return false;
    s->space_before = next == ' ' && at < s->end;
    s->at = at + s->space_before;
    return true;
}

/* Words with points, digits, apostrophes or letters of other alphabets. */
static bool scan_other_word(scanner *s) {
    uint32_t start = s->at, n = dotted_letters(s);
    if (n) {
        s->at += n;
    } else {
        for (;;) {
            while (s->at < s->end && is_plain_word(s->text[s->at]))
                s->at++;
            uint32_t used;
            int32_t c = s->at < s->end ? character(s, s->at, &used) : 0;
            if (s->at < s->end && is_word_character(c)) {
                s->at += used;
                continue;
            }
            if (s->at >= s->end || !is_apostrophe(c) || s->at + used >= s->end)
                break;
            uint32_t next_n, after_n;
            int32_t next = character(s, s->at + used, &next_n);
            uint32_t after_at = s->at + used + next_n;
            int32_t after = after_at < s->end ? character(s, after_at, &after_n) : 0;
            bool possessive = (next == 's' || next == 'S') && !(after && is_word_character(after));
            if (!is_word_character(next) || possessive)
                break;
            s->at += used;
        }
    }
    rf__token *token = add_token(s, start, s->at - start, RF__WORD);
    if (!token || !fold(s, token, n > 0))
        return false;
    token->flags |= capitals(s, start, s->at);
    if (n && s->text[s->at - 1] == '.')
        token->flags |= RF__DOTTED;
    return true;
}

/* An apostrophe with an s behind it, standing behind a word. */
static bool scan_possessive(scanner *s, uint32_t n_apostrophe) {
    rf__token *token = add_token(s, s->at, n_apostrophe + 1, RF__WORD);
    s->at += n_apostrophe + 1;
    return token && fold(s, token, false);
}

/* ---- numerals ---- */

static uint32_t digits(const scanner *s, uint32_t at) {
    uint32_t n = 0;
    while (at + n < s->end && is_digit(s->text[at + n]))
        n++;
    return n;
}

/* Bytes of a space that may part groups of digits; 0 when there is none at `at`. */
static uint32_t group_space(const scanner *s, uint32_t at) {
    if (at >= s->end)
        return 0;
    uint32_t n;
    int32_t c = character(s, at, &n);
    return c == ' ' || c == 0xA0 || c == 0x202F || c == 0x2009 || c == 0x2007 ? n : 0;
}

static uint32_t scan_groups(scanner *s, uint32_t first, char *kind) {
    uint32_t at = s->at + first;
    *kind = 0;
    for (;;) {
        char sep = at < s->end ? s->text[at] : 0;
        uint32_t n_sep = 1;
        if (sep != ',' && sep != '.' && sep != '\'') {
            uint32_t n_mark = 0;
            bool mark = at < s->end && character(s, at, &n_mark) == 0x2019; /* "5’600" */
            n_sep = mark ? n_mark : group_space(s, at);
            sep = mark ? '\'' : ' ';
        }
        /* "61, 000": a slip that only thousands show */
        if (sep == ',' && at + 5 <= s->end && !memcmp(s->text + at, ", 000", 5) &&
            digits(s, at + 2) == 3)
            n_sep = 2;
        uint32_t n = n_sep ? digits(s, at + n_sep) : 0;
        if (!n || (*kind && *kind != sep && !(sep == '.' && *kind == ',')))
            return at;
        uint32_t after = at + n_sep + n;
        if (sep == ' ' || sep == '\'') {
            bool more = after < s->end && (is_digit(s->text[after]) || is_letter(s->text[after]));
            bool decimal = after + 1 < s->end && (s->text[after] == ',' || s->text[after] == '-') &&
                           is_digit(s->text[after + 1]);
            if (n != 3 || first > 3 || more || decimal || s->text[s->at] == '0')
                return at;
        }
        if (sep == '.' && *kind == ',') { /* 1,234.5 */
            *kind = 'd';
            return after;
        }
        *kind = sep;
        at = after;
    }
}

/* The value of digits with separators of one kind, as English texts write them. NAN: no number. */
static double numeral_value(const char *text, uint32_t n, char kind) {
    double value = 0, scale = 0;
    uint32_t n_separators = 0, group = 0;
    for (uint32_t i = 0; i < n; i++)
        n_separators += text[i] == kind && (kind == ',' || kind == '.');
    bool point_groups = kind == '.' && n_separators > 1,
         comma_decimal = kind == ',' && n_separators == 1;
    for (uint32_t i = n; i-- > 0 && is_digit(text[i]);)
        group++;
    comma_decimal = comma_decimal && group != 3;
    if (kind == ',' && n_separators > 1 && group != 3) /* "rooms 1,2,3" */
        return NAN;
    for (uint32_t i = 0, run = 0; i < n; i++) {
        char c = text[i];
        if (is_digit(c)) {
            run++;
            value = value * 10 + (c - '0');
            scale *= 10;
            continue;
        }
        if (c == ',' ? comma_decimal : (c == '.' && !point_groups))
            scale = 1;
        /* 192.168.1.2 is no number: groups behind points have three digits. */
        if (point_groups && i && (c == '.') && run > 3)
            return NAN;
        run = 0;
        if (point_groups && c == '.' &&
            (i + 3 >= n || !is_digit(text[i + 1]) || !is_digit(text[i + 2]) ||
             !is_digit(text[i + 3]) || (i + 4 < n && is_digit(text[i + 4]))))
            return NAN;
    }
    return scale > 0 ? value / scale : value;
}

static bool scan_numeral(scanner *s) {
    uint32_t start = s->at, first = digits(s, start);
    char kind;
    s->at = scan_groups(s, first, &kind);
    rf__token *token = add_token(s, start, s->at - start, RF__NUMERAL);
    if (!token)
        return false;
    token->folded = s->text + start;
    token->n_folded = token->n;
    token->hash = rf__word_hash(token->folded, token->n_folded);
    token->value = numeral_value(s->text + start, token->n, kind == 'd' ? 0 : kind);
    return true;
}

/* ---- punctuation ---- */

static char plain_punct(int32_t c, uint8_t *flags) {
    switch (c) {
    case 0x201C:
    case 0xAB:
        *flags = RF__OPEN_QUOTE;
        return '"';
    case 0x201D:
    case 0xBB:
        *flags = RF__CLOSE_QUOTE;
        return '"';
    case 0x201E:
    case 0x201F:
        *flags = RF__OPEN_QUOTE;
        return '"';
    case 0x2018:
    case 0x201B:
        *flags = RF__OPEN_QUOTE;
        return '\'';
    case 0x2019:
        *flags = RF__CLOSE_QUOTE;
        return '\'';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:
        return '-';
    case 0x2014:
    case 0x2015:
        return '_'; /* a dash that parts clauses */
    case 0x2022:
    case 0x25CF:
    case 0x25AA:
    case 0xB7:
    case '*':
        return '*';
    case 0x2026:
        return '.';
    case 0xA3:
    case 0xA5:
    case '$':
        return '$';
    case 0x66A:
        return '%';
    case 0x60C:
        return ',';
    case 0x61B:
        return ';';
    case 0x61F:
        return '?';
    case 0x6D4:
        return '.';
    default:
        if (c >= 0x20A0 && c <= 0x20C0) /* signs of currencies */
            return '$';
        return c > 0x20 && c < 0x7F ? (char)c : '*';
    }
}

static bool scan_punct(scanner *s, int32_t c, uint32_t n) {
    uint8_t flags = 0;
    char punct = c == '\t' ? '\t' : plain_punct(c, &flags);
    bool spaced = s->space_before;
    bool first = !s->doc->n_tokens;
    const rf__token *before = first ? NULL : &s->doc->tokens[s->doc->n_tokens - 1];
    if ((punct == '"' || punct == '\'') && !flags) {
        bool opens = spaced || !before || (before->punct && strchr("([-_\t", before->punct));
        flags = opens ? RF__OPEN_QUOTE : RF__CLOSE_QUOTE;
    }
    /* A hyphen with spaces around it is a dash, and so are two. */
    const char *next = s->text + s->at + n;
    uint32_t left = s->end - s->at - n;
    bool twice = punct == '-' && left > 1 && *next == '-' && next[1] != '-' &&
                 (spaced ? next[1] == ' ' : before && before->kind == RF__WORD); /* " -- " */
    if (twice)
        n++;
    if (twice || (punct == '-' && spaced && left && *next == ' '))
        punct = '_';
    if (punct == '-' && s->at + n < s->end && s->text[s->at + n] == '-') {
        n++; /* "--" as typed */
        punct = '_';
    }
    rf__token *token = add_token(s, s->at, n, RF__PUNCT);
    if (!token)
        return false;
    s->at += n;
    token->punct = punct;
    token->flags |= flags;
    static const char signs[] = "\t!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    const char *one =
        s->text[token->start] == punct ? s->text + token->start : strchr(signs, punct);
    token->folded = one ? one : "*";
    token->n_folded = 1;
    token->hash = rf__hash_eight(RF__HASH_FIRST, (unsigned char)*token->folded);
    return true;
}

/* Marks that need no look at what stands around them. */
static inline bool is_simple_mark(char c) {
    return c == ',' || c == '.' || c == '(' || c == ')' || c == ':' || c == ';';
}

static bool scan_simple_mark(scanner *s) {
    rf__token *token = add_token(s, s->at, 1, RF__PUNCT);
    if (!token)
        return false;
    token->punct = s->text[s->at];
    token->folded = s->text + s->at++;
    token->n_folded = 1;
    token->hash = rf__hash_eight(RF__HASH_FIRST, (unsigned char)token->punct);
    return true;
}

static bool scan_one(scanner *s) {
    uint32_t n;
    int32_t c = character(s, s->at, &n);
    if (is_space(c)) {
        s->space_before = true;
        s->at += n;
        return true;
    }
    if (c < 0x80 && is_digit((char)c))
        return scan_numeral(s);
    if (is_word_character(c))
        return scan_other_word(s);
    if (is_apostrophe(c) && !s->space_before && s->doc->n_tokens && s->at + n < s->end &&
        (s->text[s->at + n] == 's' || s->text[s->at + n] == 'S') &&
        s->doc->tokens[s->doc->n_tokens - 1].kind == RF__WORD)
        return scan_possessive(s, n);
    return scan_punct(s, c, n);
}

rf_err rf__scan(rf__doc *doc, const char *text, uint32_t start, uint32_t end) {
    bool whole =
        doc->report && doc->report->text == text && end < doc->report->n && !is_letter(text[end]);
    scanner s = {doc, text, start, end, whole ? doc->report->n : end, true};
    while (s.at < s.end) {
        if (s.text[s.at] == ' ') {
            s.space_before = true;
            s.at++;
            continue;
        }
        bool done = is_letter(s.text[s.at])        ? scan_word(&s)
                    : is_simple_mark(s.text[s.at]) ? scan_simple_mark(&s)
                                                   : scan_one(&s);
        if (!done)
            return RF_ERR_NOMEM;
    }
    return RF_OK;
}

/* ---- sentences ---- */

static bool listed(const rf__doc *doc, uint64_t hash, rf__class class) {
    rf__lex_hits hits = rf__lexicon_look(doc->lexicon, rf__phrase_hash(0, hash));
    for (uint32_t i = 0; i < hits.n; i++)
        if (hits.entries[i].class == class)
            return true;
    return false;
}

static bool opens(const rf__token *token) {
    return token->punct == '(' || token->punct == '[' || (token->flags & RF__OPEN_QUOTE);
}

static bool closes(const rf__token *token) {
    return token->punct == ')' || token->punct == ']' || (token->flags & RF__CLOSE_QUOTE);
}

/* May a sentence begin with this token? */
static bool may_begin(const rf__token *token) {
    return (token->kind == RF__WORD && (token->flags & RF__CAPITAL)) ||
           token->kind == RF__NUMERAL || opens(token) || token->punct == '*' ||
           token->punct == '_' ||
           (token->kind == RF__WORD && (unsigned char)token->folded[0] >= 0x80);
}

/* "was reported.The army": a sentence that begins right behind the point of the last one, where the
 * word behind is followed by another; no address and no "U.S.Army". */
static bool glued(const rf__doc *doc, uint32_t i, uint32_t end) {
    enum { LEAST_WORD = 3 };
    const rf__token *point = &doc->tokens[i];
    if (!i || i + 2 >= end || (point->flags | point[1].flags) & RF__SPACE_BEFORE)
        return false;
    const rf__token *before = point - 1, *next = point + 1;
    return before->kind == RF__WORD && before->n >= LEAST_WORD &&
           !(before->flags & RF__ALL_CAPITALS) && next->kind == RF__WORD &&
           next->flags & RF__CAPITAL && !(next->flags & RF__ALL_CAPITALS) &&
           next[1].flags & RF__SPACE_BEFORE && next[1].kind == RF__WORD && i >= 2 &&
           before->flags & RF__SPACE_BEFORE;
}

static bool ends_at(const rf__doc *doc, uint32_t i, uint32_t end) {
    const rf__token *token = &doc->tokens[i];
    const rf__token *next = i + 1 < end ? &doc->tokens[i + 1] : NULL;
    if (!next)
        return true;
    if (token->punct == '?' || token->punct == '!')
        return (next->flags & RF__SPACE_BEFORE) != 0;
    if (token->punct == '\t')
        return false;
    if (token->flags & RF__DOTTED) /* "in the U.S. The army": an ordinary word begins a sentence */
        return (next->flags & RF__CAPITAL) && listed(doc, next->hash, RF__C_FUNCTION);
    if (token->punct == '.' && glued(doc, i, end))
        return true;
    if (token->punct != '.' || !(next->flags & RF__SPACE_BEFORE) || next->punct == '.')
        return false;
    const rf__token *before = i ? &doc->tokens[i - 1] : NULL;
    if (before && before->kind == RF__WORD && !(token->flags & RF__SPACE_BEFORE)) {
        bool unit = i >= 2 && before[-1].kind == RF__NUMERAL; /* "45C." */
        if (before->n == 1 && (before->flags & RF__CAPITAL) && !unit)
            return false; /* an initial */
        if (listed(doc, before->hash, RF__C_ABBREVIATION))
            return (next->flags & RF__CAPITAL) && next->kind == RF__WORD &&
                   listed(doc, next->hash, RF__C_FUNCTION) &&
                   !listed(doc, before->hash, RF__C_HONORIFIC);
    }
    return may_begin(next);
}

/* "... fled. (OCHA, 3 May) In the north": a bracket that begins and ends a sentence of its own,
 * which is not the first of its paragraph; its end, or `open`. */
static uint32_t bracket_end(const rf__doc *doc, uint32_t open, uint32_t end) {
    enum { MOST = 24 };
    if (open >= end || doc->tokens[open].punct != '(')
        return open;
    uint32_t i = open + 1;
    while (i < end && i < open + MOST && !opens(&doc->tokens[i]) && !closes(&doc->tokens[i]))
        i++;
    const rf__token *next = i + 1 < end ? &doc->tokens[i + 1] : NULL;
    bool ends = next && next->flags & RF__SPACE_BEFORE && next->kind != RF__PUNCT &&
                may_begin(next) && doc->tokens[i].punct == ')';
    return ends ? i + 1 : open;
}

static rf_err add_sentence(rf__doc *doc, uint32_t first, uint32_t end, uint32_t block) {
    if (first >= end)
        return RF_OK;
    if (!rf__grow(&doc->sentences, &doc->cap_sentences, (size_t)doc->n_sentences + 1,
                  sizeof *doc->sentences))
        return RF_ERR_NOMEM;
    const rf__token *last = &doc->tokens[end - 1];
    rf__sentence *sentence = &doc->sentences[doc->n_sentences++];
    *sentence = (rf__sentence){.token = first,
                               .n_tokens = end - first,
                               .start = doc->tokens[first].start,
                               .n = last->start + last->n - doc->tokens[first].start,
                               .block = block,
                               .entry = UINT32_MAX};
    for (uint32_t i = first; i < end; i++)
        if (doc->tokens[i].kind != RF__PUNCT) {
            doc->tokens[i].flags |= RF__SENTENCE_FIRST;
            break;
        }
    return RF_OK;
}

/* A text without ends of sentences is cut behind a mark where there is one, so that what looks
 * through a whole sentence for each of its words stays in line with the text's size. */
static rf_err add_sentences(rf__doc *doc, uint32_t first, uint32_t end, uint32_t block) {
    enum { MOST_TOKENS = 400 };
    while (end > first && end - first > MOST_TOKENS) {
        uint32_t cut = first + MOST_TOKENS;
        for (uint32_t i = cut; i > first + MOST_TOKENS / 2; i--)
            if (strchr(";:,|\t", doc->tokens[i - 1].punct) && doc->tokens[i - 1].punct) {
                cut = i;
                break;
            }
        rf_err err = add_sentence(doc, first, cut, block);
        if (err)
            return err;
        first = cut;
    }
    return add_sentence(doc, first, end, block);
}

static rf_err split(rf__doc *doc, uint32_t first, uint32_t end, uint32_t block) {
    uint32_t from = first;
    for (uint32_t i = first; i < end; i++) {
        const rf__token *token = &doc->tokens[i];
        if (token->punct != '.' && token->punct != '?' && token->punct != '!' &&
            !(token->flags & RF__DOTTED))
            continue;
        uint32_t last = i;
        if (token->punct)
            while (last + 1 < end && !(doc->tokens[last + 1].flags & RF__SPACE_BEFORE) &&
                   (closes(&doc->tokens[last + 1]) || doc->tokens[last + 1].punct == '.'))
                last++;
        const rf__token *next = &doc->tokens[last + 1];
        bool year = last + 1 < end && next->kind == RF__NUMERAL && /* "Dec.'17" */
                    !(next->flags & RF__SPACE_BEFORE);
        bool ends =
            last == i ? ends_at(doc, i, end) : last + 1 >= end || (may_begin(next) && !year);
        if (token->kind == RF__WORD && i + 1 == end)
            ends = false;
        if (!ends)
            continue;
        rf_err err = add_sentences(doc, from, last + 1, block);
        if (err)
            return err;
        from = last + 1;
        uint32_t behind = bracket_end(doc, from, end);
        if (behind > from && (err = add_sentence(doc, from, behind, block)))
            return err;
        from = behind;
        i = behind - 1;
    }
    return add_sentences(doc, from, end, block);
}

/* Marks sentences that stood before: same words, whatever the punctuation. */
static rf_err mark_repeated(rf__doc *doc) {
    uint64_t small[256], *seen = small;
    size_t cap = 256;
    while (cap < 2 * (size_t)doc->n_sentences)
        cap *= 2;
    if (cap > 256 && !(seen = rf__calloc(cap, sizeof *seen)))
        return RF_ERR_NOMEM;
    if (seen == small)
        memset(small, 0, sizeof small);
    for (uint32_t i = 0; i < doc->n_sentences; i++) {
        rf__sentence *sentence = &doc->sentences[i];
        uint64_t hash = 0;
        uint32_t n_words = 0;
        for (uint32_t t = sentence->token; t < sentence->token + sentence->n_tokens; t++)
            if (doc->tokens[t].kind != RF__PUNCT) {
                hash = rf__phrase_hash(hash, doc->tokens[t].hash);
                n_words++;
            }
        hash |= 1; /* 0 is an empty slot */
        size_t slot = hash & (cap - 1);
        while (seen[slot] && seen[slot] != hash)
            slot = (slot + 1) & (cap - 1);
        sentence->repeated = seen[slot] == hash && n_words >= 4;
        seen[slot] = hash;
    }
    if (seen != small)
        rf__free(seen);
    return RF_OK;
}

rf_err rf__doc_tokens(rf__doc *doc) {
    for (uint32_t b = 0; b < doc->report->n_blocks; b++) {
        const rf_block *block = &doc->report->blocks[b];
        uint32_t first = doc->n_tokens;
        rf_err err = rf__scan(doc, doc->report->text, block->start, block->start + block->n);
        if (!err)
            err = split(doc, first, doc->n_tokens, b);
        if (err)
            return err;
    }
    if (!rf__grow(&doc->tokens, &doc->cap_tokens, (size_t)doc->n_tokens + RF__END_MARKS,
                  sizeof *doc->tokens))
        return RF_ERR_NOMEM;
    for (uint32_t i = 0; i < RF__END_MARKS; i++)
        doc->tokens[doc->n_tokens + i] =
            (rf__token){.start = doc->report->n, .time_word = -1, .folded = ""};
    return mark_repeated(doc);
}
