/* What may stand in each section of a lexicon file. */
#include "claim/lexicon.h"

static const char *const functions[] = {
    "",        "of",    "in",    "at",        "on",          "from",      "to",    "into",
    "towards", "by",    "near",  "between",   "among",       "during",    "since", "until",
    "before",  "after", "for",   "with",      "without",     "including", "over",  "under",
    "across",  "as",    "than",  "per",       "preposition", "and",       "or",    "but",
    "that",    "who",   "which", "where",     "when",        "while",     "if",    "the",
    "a",       "this",  "these", "all",       "some",        "other",     "more",  "each",
    "no",      "be",    "been",  "have",      "do",          "will",      "not",   "he",
    "she",     "it",    "they",  "we",        "i",           "them",      "whom",  "their",
    "his",     "its",   "there", "possessive"};
static const char *const endings[] = {"past", "ing", "adverb"};
static const char *const number_words[] = {"unit",     "tens",    "scale", "suffix",  "vague",
                                           "fraction", "percent", "times", "ordinal", "small"};
static const char *const qualifiers[] = {"exact",    "about", "nearly", "over",
                                         "at_least", "up_to", "range"};
static const char *const time_units[] = {"day",  "week",   "month",   "year",   "decade",
                                         "hour", "minute", "quarter", "weekend"};
static const char *const time_words[] = {"today",
                                         "yesterday",
                                         "tomorrow",
                                         "tonight",
                                         "last_night",
                                         "now",
                                         "ago",
                                         "last",
                                         "this",
                                         "next",
                                         "so_far",
                                         "early",
                                         "mid",
                                         "late",
                                         "beginning",
                                         "end",
                                         "start",
                                         "as_of",
                                         "recently",
                                         "every",
                                         "part_of_day",
                                         "no_time",
                                         "overnight",
                                         "before_yesterday",
                                         "after_tomorrow",
                                         "following",
                                         "next_day",
                                         "previous_day",
                                         "same_day",
                                         "earlier",
                                         "later",
                                         "rest",
                                         "recent",
                                         "then",
                                         "through",
                                         "alone",
                                         "before_last",
                                         "after_next",
                                         "year_to_date",
                                         "couple",
                                         "few",
                                         "past",
                                         "same_period",
                                         "most",
                                         "crisis"};
static const char *const modalities[] = {"reported", "projected", "planned", "denied", "demanded"};
static const char *const flows[] = {"", "new", "stock", "cumulative"};
static const char *const place_kinds[] = {"unknown", "country", "admin1", "admin2", "town",
                                          "camp",    "region",  "water",  "point"};

static const char *const event_words[] = {
    "fight",        "fight_verb", "other_matter",   "air",       "air_weapon",
    "air_verb",     "drop",       "strike",         "shell",     "shell_weapon",
    "shell_verb",   "missile",    "missile_weapon", "fire",      "health",
    "school",       "camp",       "not_camp",       "harm",      "capture",
    "capture_weak", "fall",       "ground",         "front",     "advance",
    "not_armed",    "armed",      "fighter",        "kill_verb", "distance",
    "road",         "border",     "open",           "close",     "close_bridge",
    "turn_back",    "aid",        "deliver",        "bring",     "food",
    "aid_stopped",  "stop",       "flee",           "people",    "one_man",
    "ceasefire",    "break",      "talks",          "not_talks", "meet",
    "envoy",        "agreement",  "troops",         "move",      "go",
    "warn",         "alarm",      "fear",           "dread",     "appeal",
    "not_appeal",   "end",        "protest",        "march",     "attack",
    "raid",         "suffer",     "nothing",        "blame",     "left",
    "planned",      "tied",       "made",           "mount",     "violence"};

#define LENGTH(a) (uint32_t)(sizeof(a) / sizeof *(a))
#define CODES(a) (a), LENGTH(a)
_Static_assert(LENGTH(time_words) == RF__N_TIME_WORDS, "a word for each code of time");
_Static_assert(LENGTH(functions) == RF__N_FUNCTIONS, "a word for each function");
_Static_assert(LENGTH(endings) == RF__N_ENDINGS, "a word for each ending");
_Static_assert(LENGTH(event_words) == RF__N_EVENT_WORDS, "a word for each event word");

const char *const rf__lexicon_flags[] = {
    "subject", "object",  "after",   "before",     "stative",    "plural", "weak",
    "health",  "school",  "is_camp", "party",      "state",      "person", "capitals",
    "title",   "civil",   "cause",   "needs_noun", "transitive", "body",   "subgroup",
    "leaves",  "arrives", "whose",   "past",       NULL};
const char *const rf__lexicon_patterns[] = {"noun_of", "counted",  "toll", "adjective",
                                            "home_to", "state_of", NULL};

const rf__class_schema rf__class_schemas[RF__N_CLASSES] = {
    [RF__C_FUNCTION] = {"function", CODES(functions), false, true, "Small words by what they do."},
    [RF__C_ENDING] = {"ending", CODES(endings), false, true,
                      "How words of a kind end; a number: of how many letters at least."},
    [RF__C_NUMBER] = {"number", CODES(number_words), false, true, "Number words and their values."},
    [RF__C_QUALIFIER] = {"qualifier", CODES(qualifiers), false, true,
                         "Words that say how exact a number is."},
    [RF__C_MEASURE] = {"measure", NULL, 0, false, false,
                       "Nouns that make a number no claim; kind= says which sort."},
    [RF__C_NUMBER_NAME] = {"number_name", NULL, 0, false, false,
                           "Words that make the number beside them a name."},
    [RF__C_MONTH] = {"month", NULL, 0, false, false, "Months, with their number."},
    [RF__C_WEEKDAY] = {"weekday", NULL, 0, false, false, "Days of the week; Monday is 1."},
    [RF__C_TIME_UNIT] = {"time_unit", CODES(time_units), false, true,
                         "Units of time; a number says how many of them."},
    [RF__C_TIME_WORD] = {"time_word", CODES(time_words), false, true, "Other words of time."},
    [RF__C_SEASON] = {"season", NULL, 0, false, false, "Seasons: first and last month."},
    [RF__C_NOUN] = {"noun", NULL, 0, false, false, "What may be counted: unit, group, indicator."},
    [RF__C_VERB] = {"verb", NULL, 0, true, false, "Verbs that make a figure or an event."},
    [RF__C_TRIGGER] = {"trigger", NULL, 0, false, false,
                       "Nouns and adjectives that make a figure or an event."},
    [RF__C_COMPLEMENT] = {"complement", NULL, 0, false, false,
                          "What a verb with needs= asks for; text= names it."},
    [RF__C_HAZARD] = {"hazard", NULL, 0, false, false, "Causes: floods, fighting, drought."},
    [RF__C_MODAL] = {"modal", CODES(modalities), false, true,
                     "Words that make what follows no report of a fact."},
    [RF__C_NEGATION] = {"negation", NULL, 0, false, false, "Words that deny what follows."},
    [RF__C_FLOW] = {"flow", CODES(flows), false, true, "Words that say new, stock or cumulative."},
    [RF__C_SAY_VERB] = {"say_verb", NULL, 0, true, false, "Verbs of reporting."},
    [RF__C_SAY_NOUN] = {"say_noun", NULL, 0, false, false, "Nouns of reporting: statement, tally."},
    [RF__C_ACCORDING] = {"according", NULL, 0, false, false, "Words before a source."},
    [RF__C_ROLE] = {"role", NULL, 0, false, false, "Offices of people who speak."},
    [RF__C_HONORIFIC] = {"honorific", NULL, 0, false, false, "Words before a person's name."},
    [RF__C_ORGANISATION] = {"organisation", NULL, 0, false, false,
                            "Organisations by name; text= is the usual name."},
    [RF__C_ORG_WORD] = {"org_word", NULL, 0, false, false,
                        "Words that make capitalised words an organisation."},
    [RF__C_ACTOR] = {"actor", NULL, 0, false, false, "Armed sides and the words for them."},
    [RF__C_FIRST_NAME] = {"first_name", NULL, 0, false, false, "Given names."},
    [RF__C_PLACE_KIND] = {"place_kind", CODES(place_kinds), false, true, "Kinds of places."},
    [RF__C_DIRECTION] = {"direction", NULL, 0, false, false, "Parts and directions of places."},
    [RF__C_NOT_PLACE] = {"not_place", NULL, 0, false, false,
                         "Words that are also names of places but seldom meant."},
    [RF__C_PLACE_WORD] = {"place_word", NULL, 0, false, false,
                          "Words that give a place its part in a figure."},
    [RF__C_ABBREVIATION] = {"abbreviation", NULL, 0, false, false,
                            "Written with a point that does not end a sentence."},
    [RF__C_LANGUAGE] = {"language", NULL, 0, false, false,
                        "Languages that the lexicon is for, by their ISO code."},
    [RF__C_EVENT_WORD] = {"event_word", CODES(event_words), false, true,
                          "Words of events, by what they are in one."},
};
