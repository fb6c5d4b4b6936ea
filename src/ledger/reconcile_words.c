/* A quantity in words. Short sentences that say who, when and why; numbers as people write them. */
#include "ledger/reconcile.h"

#include "base/buf.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- numbers and dates ---- */

static void put_number(rf__buf *buf, double number, rf_unit unit) {
    if (unit == RF_UNIT_SHARE) {
        rf__buf_printf(buf, "%.3g%%", number * 100);
        return;
    }
    char digits[48];
    snprintf(digits, sizeof digits, "%.0f", number);
    size_t n = strlen(digits);
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && (n - i) % 3 == 0)
            rf__buf_str(buf, ",");
        rf__buf_add(buf, digits + i, 1);
    }
}

static const struct {
    double low;
    const char *word;
} vague_words[] = {{24, "dozens"},
                   {100, "hundreds"},
                   {1000, "thousands"},
                   {10000, "tens of thousands"},
                   {100000, "hundreds of thousands"},
                   {1000000, "millions"}};

/* Two numbers, or one where both are written alike (9.75 and 10.25). */
static void put_between(rf__buf *buf, double low, double high, const char *between, rf_unit unit) {
    rf__buf other = {0};
    size_t before = buf->n;
    put_number(buf, low, unit);
    put_number(&other, high, unit);
    if (buf->failed || other.failed)
        buf->failed = true;
    else if (strcmp(buf->bytes + before, other.bytes) != 0)
        rf__buf_printf(buf, "%s%s", between, other.bytes);
    rf__buf_free(&other);
}

static void put_figure(rf__buf *buf, double number, double low, double high, rf_qualifier qualifier,
                       rf_unit unit) {
    static const char *const before[] = {[RF_ABOUT] = "about ",
                                         [RF_NEARLY] = "nearly ",
                                         [RF_OVER] = "more than ",
                                         [RF_AT_LEAST] = "at least ",
                                         [RF_UP_TO] = "up to "};
    if (qualifier == RF_RANGE) {
        for (size_t i = 0; i < sizeof vague_words / sizeof *vague_words; i++)
            if (vague_words[i].low == low && high / low > 3) {
                rf__buf_str(buf, vague_words[i].word);
                return;
            }
        put_between(buf, low, high, "-", unit);
        return;
    }
    if ((size_t)qualifier < sizeof before / sizeof *before && before[qualifier])
        rf__buf_str(buf, before[qualifier]);
    put_number(buf, number, unit);
}

static void put_claim_figure(rf__buf *buf, const rf_claim *claim) {
    put_figure(buf, (claim->low + claim->high) / 2, claim->low, claim->high, claim->qualifier,
               claim->unit);
}

static void put_date(rf__buf *buf, rf_date date) {
    char day[11];
    if (date == RF_NO_DATE) {
        rf__buf_str(buf, "an unknown day");
        return;
    }
    rf_date_format(date, day);
    rf__buf_str(buf, day);
}

static rf_err give(rf__buf *buf, char **ret) {
    if (buf->failed) {
        rf__buf_free(buf);
        return RF_ERR_NOMEM;
    }
    *ret = buf->bytes ? buf->bytes : rf__strdup("");
    return *ret ? RF_OK : RF_ERR_NOMEM;
}

/* ---- what, how many, when ---- */

static const char *const whats[RF_N_INDICATORS] = {
    [RF_DISPLACED] = "displaced",
    [RF_EVACUATED] = "evacuated",
    [RF_RELOCATED] = "relocated",
    [RF_IN_RELIEF_CAMP] = "in camps",
    [RF_SHELTERED] = "in shelter or needing it",
    [RF_HOMELESS] = "without a home",
    [RF_RETURNED] = "returned",
    [RF_CROSSED_BORDER] = "crossed a border",
    [RF_POPULATION] = "population",
    [RF_IN_NEED] = "in need",
    [RF_KILLED] = "killed",
    [RF_INJURED] = "injured",
    [RF_CASUALTIES] = "killed or injured",
    [RF_DIED_OF_EXPOSURE] = "died of cold, hunger or disease",
    [RF_MISSING] = "missing or detained",
    [RF_HOMES_DESTROYED] = "homes destroyed",
    [RF_HOMES_DAMAGED] = "homes damaged",
    [RF_HEALTH_FACILITY_ATTACKED] = "health facilities attacked",
    [RF_HEALTH_FACILITY_FUNCTIONING] = "health facilities working or out of service",
    [RF_SCHOOL_ATTACKED] = "schools attacked",
    [RF_CAMP_ATTACKED] = "camps attacked",
    [RF_AIR_STRIKES] = "air strikes",
    [RF_SHELLINGS] = "shellings",
    [RF_MISSILES] = "missiles",
    [RF_DRONES] = "drones",
    [RF_PLACES_CAPTURED] = "places captured",
    [RF_TERRITORY] = "territory held",
    [RF_TROOPS] = "troops",
    [RF_AID] = "aid",
    [RF_SHARE] = "share"};

static void put_groups(rf__buf *buf, uint32_t groups) {
    const char *between = "";
    for (uint32_t bit = 1; bit < 1u << RF_N_GROUPS; bit <<= 1) {
        if (!(groups & bit))
            continue;
        rf__buf_str(buf, between);
        for (const char *at = rf_group_name((rf_group)bit); *at; at++)
            rf__buf_add(buf, *at == '_' ? " " : at, 1);
        between = " and ";
    }
}

static const char *what_of(const rf_quantity *q) {
    if (q->indicator == RF_AID && q->unit == RF_VEHICLES)
        return "vehicles with aid";
    if (q->indicator == RF_AID && (q->unit == RF_PEOPLE || q->unit == RF_HOUSEHOLDS))
        return q->unit == RF_PEOPLE && !q->groups ? "people reached by aid" : "reached by aid";
    if (q->indicator == RF_SHARE && !q->base)
        return "share (of what, the sentence says)";
    return whats[q->indicator] ? whats[q->indicator] : rf_indicator_name(q->indicator);
}

static void put_what(rf__buf *buf, const rf_quantity *q) {
    const char *what = what_of(q);
    bool as_base = q->base && q->base->groups == q->groups;
    bool counts_people = q->indicator < RF_HOMES_DESTROYED || q->indicator > RF_PLACES_CAPTURED;
    bool grouped = q->groups && !as_base && q->indicator != RF_TROOPS;
    if (grouped && counts_people) {
        put_groups(buf, q->groups);
        rf__buf_str(buf, " ");
    }
    rf__buf_str(buf, what);
    if (grouped && !counts_people) { /* "air strikes (children)": of events on them */
        rf__buf_str(buf, " (");
        put_groups(buf, q->groups);
        rf__buf_str(buf, ")");
    }
    if (q->unit == RF_HOUSEHOLDS)
        rf__buf_str(buf, " (households)");
    else if (q->unit == RF_VEHICLES && q->indicator != RF_AID)
        rf__buf_str(buf, " (vehicles)");
    if (q->side)
        rf__buf_printf(buf, ", %s", q->side);
    if (q->is_stock && q->indicator == RF_DISPLACED)
        rf__buf_str(buf, ", all at one time");
    if (q->base && q->base != q) {
        rf__buf_str(buf, " of ");
        put_what(buf, q->base);
    }
    if (q->modality == RF_PROJECTED)
        rf__buf_str(buf, " (forecast)");
    else if (q->modality != RF_REPORTED)
        rf__buf_printf(buf, " (%s)", rf_modality_name(q->modality));
}

rf_err rf_quantity_what(const rf_quantity *quantity, char **ret) {
    rf__buf buf = {0};
    put_what(&buf, quantity);
    return give(&buf, ret);
}

static void put_quantity_figure(rf__buf *buf, const rf_quantity *q) {
    put_figure(buf, q->best, q->low, q->high, q->qualifier, q->unit);
}

rf_err rf_quantity_figure(const rf_quantity *quantity, char **ret) {
    rf__buf buf = {0};
    put_quantity_figure(&buf, quantity);
    return give(&buf, ret);
}

rf_err rf_quantity_phrase(const rf_quantity *quantity, char **ret) {
    rf__buf buf = {0};
    put_quantity_figure(&buf, quantity);
    bool vague =
        buf.n && isalpha((unsigned char)buf.bytes[buf.n - 1]) && buf.bytes[buf.n - 1] == 's';
    bool noun = quantity->unit != RF_PEOPLE || quantity->groups || quantity->indicator == RF_TROOPS;
    rf__buf_str(&buf, vague && noun ? " of " : " ");
    put_what(&buf, quantity);
    return give(&buf, ret);
}

static void put_range(rf__buf *buf, const rf_quantity *q) {
    if (isinf(q->high)) {
        put_number(buf, q->low, q->unit);
        rf__buf_str(buf, " or more");
        return;
    }
    put_between(buf, q->low, q->high, q->below_high ? " to under " : "-", q->unit);
}

rf_err rf_quantity_range(const rf_quantity *quantity, char **ret) {
    rf__buf buf = {0};
    put_range(&buf, quantity);
    return give(&buf, ret);
}

static void put_period(rf__buf *buf, const rf_quantity *q) {
    if (q->modality == RF_PROJECTED && q->first_said != RF_NO_DATE) {
        rf__buf_str(buf, "said ");
        put_date(buf, q->first_said);
    } else if (q->is_stock && q->to != RF_NO_DATE) {
        rf__buf_str(buf, "as of ");
        put_date(buf, q->to);
    } else if (q->from == RF_NO_DATE && q->to == RF_NO_DATE) {
        rf__buf_str(buf, "period not said");
    } else if (q->from == RF_NO_DATE) {
        rf__buf_str(buf, "up to ");
        put_date(buf, q->to);
    } else {
        put_date(buf, q->from);
        if (q->no_end) {
            rf__buf_str(buf, " on, end not said");
        } else if (q->to != q->from && q->to != RF_NO_DATE) {
            rf__buf_str(buf, " to ");
            put_date(buf, q->to);
        }
    }
}

rf_err rf_quantity_period(const rf_quantity *quantity, char **ret) {
    rf__buf buf = {0};
    put_period(&buf, quantity);
    return give(&buf, ret);
}

/* ---- who ---- */

static void put_source(rf__buf *buf, const rf_evidence *e) {
    const rf_claim_source *s = &e->claim->source;
    const char *outlet = e->outlet && *e->outlet ? e->outlet : e->report;
    if (s->person && s->organisation)
        rf__buf_printf(buf, "%s (%s)", s->person, s->organisation);
    else if (s->person || s->organisation || s->role)
        rf__buf_str(buf, s->person ? s->person : s->organisation ? s->organisation : s->role);
    else {
        rf__buf_printf(buf, "%s, which names no source", outlet);
        return;
    }
    rf__buf_printf(buf, " in %s", outlet);
}

rf_err rf_evidence_source(const rf_evidence *evidence, char **ret) {
    rf__buf buf = {0};
    put_source(&buf, evidence);
    return give(&buf, ret);
}

/* ---- how they stand to each other ---- */

static const char *const reasons[RF_N_REASONS] = {
    [RF_WHY_NONE] = "",
    [RF_WHY_COPY] = "the report is a copy of the other",
    [RF_WHY_ONE_REPORT] = "one report says it twice, once rounded or without detail",
    [RF_WHY_ONE_SOURCE] = "both name the same source",
    [RF_WHY_UNNAMED] = "one of them names no source and its figure fits the other's",
    [RF_WHY_LATER] = "the same source says it later, which replaces the earlier figure",
    [RF_WHY_LONGER] = "it ends earlier, and the count has gone on",
    [RF_WHY_NEWER_STATE] = "it is an older state",
    [RF_WHY_SHORTER] =
        "it is of a shorter time within the other's, neither to be added nor a rival",
    [RF_WHY_SUBGROUP] = "it counts fewer, likely some of the same",
    [RF_WHY_SMALLER_AREA] = "it is of a smaller area",
    [RF_WHY_SUM] = "its report adds it up to the other",
    [RF_WHY_PERPETRATOR] = "it counts only what one side is said to have caused",
    [RF_WHY_OTHER_SOURCE] = "another source says what fits",
    [RF_WHY_FALLS] = "it is earlier and higher, and a count since one day can't fall",
    [RF_WHY_ALREADY] = ("it is lower than what an earlier report had already, so they differ and "
                        "do not follow each other"),
    [RF_WHY_EARLIER] = "it is told as an earlier state of the count",
    [RF_WHY_VAGUE] = "its words are vague and do not fit the counted figure",
    [RF_WHY_ROUNDING] = "it gives no period, and is likely a rounding",
    [RF_WHY_UNDATED] = "it gives no period, so it may be of another time",
    [RF_WHY_DIFFERENT] = "another figure for the same time",
    [RF_WHY_LARGER_PART] = "a part can't be larger than the whole",
    [RF_WHY_REVIEWED] = "a reviewer says so"};

static const char *const stands[RF_N_RELATIONS] = {
    [RF_BEST] = "is taken as the best figure",
    [RF_SAME_ORIGIN] = "is the same statement as the best figure",
    [RF_RESTATES] = "restates the best figure",
    [RF_AGREES] = "agrees with the best figure",
    [RF_UPDATED] = "is updated by the best figure",
    [RF_PART_OF] = "is a part of the best figure",
    [RF_CONFLICTS] = "conflicts with the best figure"};

static void put_best_reason(rf__buf *buf, const rf_picture *picture, const rf_quantity *q) {
    const rf__picture_row *row = &picture->claims[q->members[0].claim];
    if (row->evidence.verdict == RF_ACCEPTED || row->evidence.verdict == RF_CORRECTED) {
        rf__buf_printf(buf, ": %s by the reviewer %s",
                       row->evidence.verdict == RF_ACCEPTED ? "accepted" : "corrected",
                       row->evidence.reviewer ? row->evidence.reviewer : "");
        return;
    }
    if (q->n_members == 1) {
        rf__buf_str(buf, ": nothing else was said");
        return;
    }
    const rf_claim *c = &row->claim;
    rf__buf_str(buf, ": of the latest figures it is the one with ");
    const char *between = "";
    const struct {
        bool has;
        const char *words;
    } marks[] = {{c->source.person && c->source.organisation, "a named person and organisation"},
                 {!c->source.person != !c->source.organisation, "a named source"},
                 {q->from != RF_NO_DATE && !q->is_stock && c->from != RF_NO_DATE, "a period"},
                 {c->place.text || c->origin.text, "an area"},
                 {c->qualifier == RF_EXACT, "an exact number"}};
    bool any = false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (!marks[i].has)
            continue;
        rf__buf_printf(buf, "%s%s", between, marks[i].words);
        between = ", ";
        any = true;
    }
    if (!any)
        rf__buf_str(buf, "the latest date");
}

/* ": so says the reviewer maya" */
static void put_reviewer(rf__buf *buf, const rf_picture *picture, uint32_t claim, uint32_t other) {
    const rf__link_row *link = rf__link_of(picture, claim, other);
    if (link)
        rf__buf_printf(buf, ": so says the reviewer %s", link->by);
}

rf_err rf_member_words(const rf_picture *picture, const rf_quantity *quantity,
                       const rf_member *member, char **ret) {
    rf__buf buf = {0};
    const rf_evidence *e = rf_picture_claim(picture, member->claim);
    put_claim_figure(&buf, e->claim);
    rf__buf_str(&buf, " (");
    put_source(&buf, e);
    if (e->published != RF_NO_DATE) {
        rf__buf_str(&buf, ", ");
        put_date(&buf, e->published);
    }
    rf__buf_printf(&buf, ") %s", stands[member->relation]);
    if (member->relation == RF_BEST)
        put_best_reason(&buf, picture, quantity);
    else if (member->reason == RF_WHY_REVIEWED)
        put_reviewer(&buf, picture, member->claim, quantity->members[0].claim);
    else if (member->reason)
        rf__buf_printf(&buf, ": %s", reasons[member->reason]);
    if (member->inferred)
        rf__buf_str(&buf, " (inferred; the words do not prove it)");
    rf__buf_str(&buf, ".");
    if (member->party)
        rf__buf_str(&buf, " Its source is a party to the conflict.");
    return give(&buf, ret);
}

const char *rf_reason_words(rf_reason reason) {
    return (unsigned)reason < RF_N_REASONS ? reasons[reason] : "";
}

/* ---- the note of a line ---- */

static void put_count(rf__buf *buf, uint32_t n, const char *one, const char *many) {
    static const char *const words[] = {"no",  "one",   "two",   "three", "four", "five",
                                        "six", "seven", "eight", "nine",  "ten"};
    if (n < sizeof words / sizeof *words)
        rf__buf_printf(buf, "%s %s", words[n], n == 1 ? one : many);
    else
        rf__buf_printf(buf, "%u %s", n, many);
}

static void start_sentence(rf__buf *buf) {
    if (buf->n > 0)
        rf__buf_str(buf, " ");
}

static void capital(rf__buf *buf, size_t at) {
    if (at < buf->n && buf->bytes[at] >= 'a' && buf->bytes[at] <= 'z')
        buf->bytes[at] = (char)(buf->bytes[at] - 'a' + 'A');
}

static bool is_behind(const rf_member *m) { return m->relation <= RF_AGREES; }

static uint32_t count_behind(const rf_quantity *q) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < q->n_members; i++)
        n += is_behind(&q->members[i]);
    return n;
}

static void put_standing(rf__buf *buf, const rf_picture *picture, const rf_quantity *q) {
    if (count_behind(q) < 2)
        return;
    start_sentence(buf);
    size_t at = buf->n;
    bool one_report = q->n_reports == 1;
    if (one_report) {
        rf__buf_str(buf, "one report says it more than once");
    } else {
        put_count(buf, q->n_reports, "report says it", "reports say it");
        if (q->n_named == 0)
            rf__buf_str(buf, "; none names a source, so it counts as one origin");
        else if (q->n_origins == 1)
            rf__buf_str(buf, ", from one origin");
        else {
            rf__buf_str(buf, ", from ");
            put_count(buf, q->n_origins, "origin", "origins");
        }
    }
    int days = q->first_said == RF_NO_DATE ? 0 : q->last_said - q->first_said;
    if (days >= picture->rules.standing_days)
        rf__buf_printf(buf, "; unchanged for %d months", (days + 15) / 30);
    rf__buf_str(buf, ".");
    capital(buf, at);
}

static const rf_member *first_of(const rf_quantity *q, rf_relation relation) {
    const rf_member *found = NULL;
    for (uint32_t i = q->n_members; i-- > 0;) {
        const rf_member *m = &q->members[i];
        if (m->relation != relation)
            continue;
        if (m->low > 0 && m->high / m->low < 3)
            return m;
        found = found ? found : m; /* vague words only where there is no figure */
    }
    return found;
}

static void put_other(rf__buf *buf, const rf_picture *picture, const rf_quantity *q,
                      rf_relation relation, const char *lead) {
    const rf_member *m = first_of(q, relation);
    if (!m)
        return;
    start_sentence(buf);
    const rf_evidence *e = rf_picture_claim(picture, m->claim);
    rf__buf_printf(buf, "%s ", lead);
    put_claim_figure(buf, e->claim);
    rf__buf_str(buf, " (");
    put_source(buf, e);
    rf__buf_printf(buf, "): %s.", reasons[m->reason]);
}

static void put_age(rf__buf *buf, const rf_quantity *q, rf_date on) {
    if (on == RF_NO_DATE || q->last_said == RF_NO_DATE || on - q->last_said < 60)
        return;
    start_sentence(buf);
    rf__buf_printf(buf, "Last said %d months before.", (on - q->last_said + 15) / 30);
}

static void put_came(rf__buf *buf, const rf_quantity *q) {
    start_sentence(buf);
    if (!q->came) {
        rf__buf_str(buf, "A forecast, not a count; no later count to compare it with.");
        return;
    }
    rf__buf_str(buf, "A forecast, not a count. What came: ");
    put_quantity_figure(buf, q->came);
    rf__buf_str(buf, ", ");
    put_period(buf, q->came);
    bool before = q->came->from != RF_NO_DATE && q->came->from < q->first_said;
    rf__buf_str(buf, before                    ? ", a count that began before the forecast"
                     : q->came->best > q->high ? ", more than was feared"
                     : q->came->best < q->low  ? ", fewer than was feared"
                                               : ", about as feared");
    rf__buf_str(buf, "; whether it is what the forecast meant is not said.");
}

static void put_base(rf__buf *buf, const rf_quantity *q) {
    if (!q->base || q->unit != RF_UNIT_SHARE)
        return;
    start_sentence(buf);
    rf__buf_str(buf, "That is ");
    put_figure(buf, round(q->best * q->base->best), 0, 0,
               q->qualifier == RF_EXACT ? RF_ABOUT : q->qualifier, q->base->unit);
    rf__buf_str(buf, " of ");
    put_quantity_figure(buf, q->base);
    if (q->perpetrator && q->indicator == RF_SHARE)
        rf__buf_printf(buf, ", said to be by %s", q->perpetrator);
    rf__buf_str(buf, ".");
}

/* ", so says the reviewer maya" */
static void put_part_reviewer(rf__buf *buf, const rf_picture *picture, const rf_quantity *q) {
    for (size_t i = 0; q->part_why == RF_WHY_REVIEWED && i < picture->n_links; i++) {
        const rf__link_row *link = &picture->links[i];
        if (rf__link_is_apart(link) && link->verdict == RF_CORRECTED &&
            picture->claims[link->claim].quantity == q) {
            rf__buf_printf(buf, ", so says the reviewer %s", link->by);
            return;
        }
    }
}

/* What a reviewer keeps apart from these figures. */
static void put_apart(rf__buf *buf, const rf_picture *picture, const rf_quantity *q) {
    for (size_t i = 0; i < picture->n_links; i++) {
        const rf__link_row *link = &picture->links[i];
        if (link->verdict != RF_REJECTED || picture->claims[link->claim].quantity != q)
            continue;
        const rf_evidence *other = rf_picture_claim(picture, link->other);
        start_sentence(buf);
        rf__buf_printf(buf, "The reviewer %s keeps it apart from ", link->by);
        put_claim_figure(buf, other->claim);
        rf__buf_str(buf, " (");
        put_source(buf, other);
        rf__buf_str(buf, ").");
    }
}

/* Whether they work or are out of service is in no field of a claim. */
static void put_sentence(rf__buf *buf, const rf_claim *claim) {
    if (claim->indicator != RF_HEALTH_FACILITY_FUNCTIONING || !claim->words.text)
        return;
    start_sentence(buf);
    rf__buf_printf(buf, "Which of the two, the sentence says: \"%s\"", claim->words.text);
}

rf_err rf_quantity_note(const rf_picture *picture, const rf_quantity *quantity, rf_date on,
                        char **ret) {
    rf__buf buf = {0};
    if (quantity->modality == RF_PROJECTED)
        put_came(&buf, quantity);
    put_base(&buf, quantity);
    put_standing(&buf, picture, quantity);
    put_other(&buf, picture, quantity, RF_CONFLICTS, "In conflict with");
    put_other(&buf, picture, quantity, RF_UPDATED, "Follows");
    put_other(&buf, picture, quantity, RF_PART_OF, "Holds");
    if (quantity->part_of) {
        start_sentence(&buf);
        rf__buf_str(&buf, "Part of ");
        put_quantity_figure(&buf, quantity->part_of);
        rf__buf_str(&buf, " ");
        put_what(&buf, quantity->part_of);
        rf__buf_str(&buf, " (");
        put_period(&buf, quantity->part_of);
        rf__buf_str(&buf, "); not to be added");
        put_part_reviewer(&buf, picture, quantity);
        rf__buf_str(&buf, ".");
    }
    put_apart(&buf, picture, quantity);
    if (quantity->by_party) {
        start_sentence(&buf);
        rf__buf_str(&buf, "Its source is a party to the conflict.");
    }
    if (isinf(quantity->high)) {
        start_sentence(&buf);
        rf__buf_str(&buf, "No upper bound is given.");
    }
    put_age(&buf, quantity, on);
    put_sentence(&buf, rf_picture_claim(picture, quantity->members[0].claim)->claim);
    return give(&buf, ret);
}
