#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

/* The quantities of a text in one line: "900,000=900000 nearly; 2=2 not distance". Exact counts
 * have no word behind their value. */
static void show(reading *r, char *out, size_t cap) {
    static const char *const kinds[] = {"", " share", " times", " not "};
    rf__doc *doc = reading_doc(r);
    size_t n = 0;
    out[0] = 0;
    for (uint32_t i = 0; i < doc->n_quantities && n < cap; i++) {
        const rf__quantity *q = &doc->quantities[i];
        n += (size_t)snprintf(out + n, cap - n, "%s%s", i ? "; " : "",
                              reading_words(r, q->token, q->n_tokens));
        bool dates = q->why_not && !strcmp(q->why_not, "date");
        if (q->kind == RF__Q_NOT && dates)
            n += (size_t)snprintf(out + n, cap - n, " not date");
        else if (q->low < q->high)
            n += (size_t)snprintf(out + n, cap - n, "=%.10g..%.10g", q->low, q->high);
        else
            n += (size_t)snprintf(out + n, cap - n, "=%.10g", q->low);
        if (dates)
            continue;
        if (q->qualifier != RF_EXACT && q->low >= q->high)
            n += (size_t)snprintf(out + n, cap - n, " %s", rf_qualifier_name(q->qualifier));
        n += (size_t)snprintf(out + n, cap - n, "%s%s", kinds[q->kind],
                              q->why_not ? q->why_not : "");
        if (q->paren_of >= 0)
            n += (size_t)snprintf(out + n, cap - n, " of %d", q->paren_of);
    }
}

typedef struct row {
    const char *text, *wanted;
} row;

static void check(const row *rows, size_t n) {
    size_t n_wrong = 0;
    for (size_t i = 0; i < n; i++) {
        char got[2000];
        reading *r = reading_new(rows[i].text, "2020-02-18");
        show(r, got, sizeof got);
        if (strcmp(got, rows[i].wanted) != 0) {
            print_message("%s\n  wanted %s\n  read   %s\n", rows[i].text, rows[i].wanted, got);
            n_wrong++;
        }
        reading_free(r);
    }
    assert_int_equal(n_wrong, 0);
}

#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))

static void digits_have_separators_of_many_kinds(void **state) {
    (void)state;
    static const row rows[] = {
        {"1,234,567 people fled.", "1,234,567=1234567"},
        {"Over 9 300 households were hit.", "9 300=9300 over"},
        {"Some 12,34,567 people fled.", "12,34,567=1234567 about"},
        {"There are 2.500 families.", "2.500=2500"},
        {"The rate is 2.5 here.", "2.5=2.5"},
        {"1.2m people and 3k families left.", "1.2m=1200000; 3k=3000"},
        {"4.3 million people left.", "4.3 million=4300000"},
        {"They need 6 bn of it.", "6 bn=6000000000"},
        {"13 lakh people and 1 crore women.", "13 lakh=1300000; 1 crore=10000000"},
        {"2½ million people left.", "2½ million=2500000"},
        {"2 1/2 million people left.", "2 1/2 million=2500000"},
    };
    CHECK(rows);
}

static void words_are_summed_up_by_their_scale(void **state) {
    (void)state;
    static const row rows[] = {
        {"two hundred and thirty-five thousand people",
         "two hundred and thirty-five thousand=235000"},
        {"Forty-three people died.", "Forty-three=43"},
        {"A million people fled.", "A million=1000000"},
        {"a million and a half people", "a million and a half=1500000"},
        {"two and a half million people", "two and a half million=2500000"},
        {"half a million people", "half a million=500000"},
        {"A quarter of a million people fled.", "A quarter of a million=250000"},
        {"half a dozen villages", "half a dozen=6"},
        {"three dozen houses", "three dozen=36"},
        {"one million two hundred thousand people", "one million two hundred thousand=1200000"},
        {"three hundred and two dozen tents", "three hundred and two dozen=324"},
        {"2 million and three died.", "2 million=2000000; three=3"},
        {"300 and 20 people", "300=300; 20=20"},
    };
    CHECK(rows);
}

static void ranges_are_one_quantity_and_share_their_scale(void **state) {
    (void)state;
    static const row rows[] = {
        {"between 10,000 and 12,000 people", "10,000 and 12,000=10000..12000"},
        {"between 1.5 and 2 million people", "1.5 and 2 million=1500000..2000000"},
        {"3–4 million people", "3–4 million=3000000..4000000"},
        {"1.2 to 1.5 million people", "1.2 to 1.5 million=1200000..1500000"},
        {"10-12 schools", "10-12=10..12"},
        {"two or three people", "two or three=2..3"},
        {"70 to 80 per cent of them", "70 to 80 per cent=0.7..0.8 share"},
        {"From 70,000 to 90,000 people had to flee.", "70,000 to 90,000=70000..90000"},
        {"It rose from 200 to 299.", "200=200; 299=299"},
        {"ranging from 200 to 300 people", "200 to 300=200..300"},
        {"They lost 3-1.", "3-1=3 not score"},
        {"10,000 and 12,000 people", "10,000=10000; 12,000=12000"},
    };
    CHECK(rows);
}

static void vague_words_are_intervals(void **state) {
    (void)state;
    static const row rows[] = {
        {"dozens of people", "dozens=24..99"},
        {"hundreds of people", "hundreds=100..999"},
        {"Tens of thousands fled.", "Tens of thousands=10000..99999"},
        {"hundreds of thousands of people", "hundreds of thousands=100000..999999"},
        {"millions of people", "millions=1000000..9999999"},
        {"several hundred people", "several hundred=200..999"},
        {"a few dozen people", "a few dozen=24..99"},
        {"more than hundreds of people", "hundreds=100..999"},
        {"several people, many villages and a few houses", ""},
        {"thousands of kilometres", "thousands=1000..9999 not distance"},
    };
    CHECK(rows);
}

static void the_qualifier_next_to_the_number_counts(void **state) {
    (void)state;
    static const row rows[] = {
        {"more than 200 people", "200=200 over"},
        {"at least some 20 people", "20=20 about"},
        {"more than an estimated 300 people", "300=300 about"},
        {"no fewer than 20 people", "20=20 at_least"},
        {"up to 10,000 people", "10,000=10000 up_to"},
        {"as many as 300 people", "300=300 up_to"},
        {"close to 900,000 people", "900,000=900000 nearly"},
        {"at least another 20 people", "20=20 at_least"},
        {"200 people or more", "200=200 at_least"},
        {"5,000 or so", "5,000=5000 about"},
        {"300+ families", "300=300 at_least"},
        {"some 700-odd people", "700=700 about"},
        {"~300 people", "300=300 about"},
        {"nearly half of the houses", "half=0.5 nearly share"},
    };
    CHECK(rows);
}

static void fractions_and_percentages_are_shares(void **state) {
    (void)state;
    static const row rows[] = {
        {"two-thirds of the city", "two-thirds=0.6666666667 share"},
        {"a third of them", "a third=0.3333333333 share"},
        {"a third person", ""},
        {"three quarters of the people", "three quarters=0.75 share"},
        {"more than 93 percent of them", "93 percent=0.93 over share"},
        {"25% of them", "25%=0.25 share"},
        {"one in five children", "one in five=0.2 share"},
        {"nine out of ten people", "nine out of ten=0.9 share"},
        {"14 out of 18 states", "14=14; 18=18"},
        {"killing two in three attacks", "two=2; three=3"},
        {"3 percentage points", "3=3 not other"},
        {"in the first half of it", "half=0.5 not part"},
    };
    CHECK(rows);
}

static void measures_ages_and_money_are_no_counts(void **state) {
    (void)state;
    static const row rows[] = {
        {"35 km to the north", "35=35 not distance"},
        {"four kilometres (two miles) away", "four=4 not distance; two=2 not distance of 0"},
        {"15 cubic metres of water", "15=15 not distance"},
        {"waves 10m high", "10=10 not distance"},
        {"a magnitude 7.8 quake", "7.8=7.8 not magnitude"},
        {"winds of 130 km/h and 40C", "130=130 not distance; 40=40 not temperature"},
        {"a child aged 12", "12=12 not age"},
        {"the 45-year-old", "45=45 not age"},
        {"Ahmad Khalil, 34, said so", "34=34 not age"},
        {"children under five died", "five=5 up_to not age"},
        {"$1.2 billion and 5 million euros",
         "1.2 billion=1200000000 not money; 5 million=5000000 not money"},
        {"US$674 million", "674 million=674000000 not money"},
        {"a five-member family and a 100-bed hospital",
         "five=5 not compound; 100=100 not compound"},
        {"three times as many as before", "three=3 not other"},
        {"twice a day", "twice=2 not rate"},
        {"It was hit twice.", "twice=2 times"},
        {"It was hit three times.", "three times=3 times"},
    };
    CHECK(rows);
}

static void names_years_and_lists_are_no_counts(void **state) {
    (void)state;
    static const row rows[] = {
        {"F-16 jets, Su-34 jets and COVID-19", "16=16 not name; 34=34 not name; 19=19 not name"},
        {"Resolution 2254 and Route 60", "2254=2254 not name; 60=60 not name"},
        {"the M5 road and the G7", ""},
        {"No. 5 on the list", "5=5 not name"},
        {"In 2022 floods killed 1,739 people.", "2022=2022 not year; 1,739=1739"},
        {"about 2015 families", "2015=2015 about"},
        {"the 2018 deal", "2018=2018 not year"},
        {"killed 2000 people", "2000=2000"},
        {"Last year 1,200 people fled.", "1,200=1200"},
        {"the 5th Division", "5=5 not ordinal"},
        {"At 10:30 GMT they called +961-1-234567.",
         "10:30=0 not time_of_day; 961-1-234567=0 not number"},
        {"9/11 and 24/7", "9/11 not date; 24/7 not date"},
        {"some 4,200 people [1] fled", "4,200=4200 about; 1=1 not footnote"},
        {"1. Situation", "1=1 not list"},
        {"36.2°N", "36.2=36.2 not temperature"},
    };
    CHECK(rows);
}

static void one_counts_only_what_stands_behind_it(void **state) {
    (void)state;
    static const row rows[] = {
        {"one person was killed", "one=1"},
        {"one was killed, three wounded", "one=1; three=3"},
        {"one of the largest camps", ""},
        {"this one and that one", ""},
        {"the one who fled", ""},
        {"each one left", "one=1 not rate"},
        {"four children and one woman", "four=4; one=1"},
    };
    CHECK(rows);
}

static void a_parenthetical_knows_the_number_before_it(void **state) {
    (void)state;
    static const row rows[] = {
        {"2,759 persons (around 460 families) fled", "2,759=2759; 460=460 about of 0"},
        {"500 people (1,308 households)", "500=500; 1,308=1308 of 0"},
        {"500 people fled. (1,308 households)", "500=500; 1,308=1308"},
        {"500 people, most of them women, left (20 by boat)", "500=500; 20=20"},
    };
    CHECK(rows);
}

static void what_a_time_takes_is_no_count(void **state) {
    (void)state;
    static const row rows[] = {
        {"On September 4 they killed 12 people.", "4 not date; 12=12"},
        {"between 12 and 25 December", "12 and 25 not date"},
        {"over the past two weeks", "two=2 not time"},
        {"killed 12 last month", "12=12"},
        {"In May 12 people were killed.", "12=12"},
        {"it cost $12 in December", "12=12 not money"},
    };
    CHECK(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digits_have_separators_of_many_kinds),
        cmocka_unit_test(words_are_summed_up_by_their_scale),
        cmocka_unit_test(ranges_are_one_quantity_and_share_their_scale),
        cmocka_unit_test(vague_words_are_intervals),
        cmocka_unit_test(the_qualifier_next_to_the_number_counts),
        cmocka_unit_test(fractions_and_percentages_are_shares),
        cmocka_unit_test(measures_ages_and_money_are_no_counts),
        cmocka_unit_test(names_years_and_lists_are_no_counts),
        cmocka_unit_test(one_counts_only_what_stands_behind_it),
        cmocka_unit_test(a_parenthetical_knows_the_number_before_it),
        cmocka_unit_test(what_a_time_takes_is_no_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
