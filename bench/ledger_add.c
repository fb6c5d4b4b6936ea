/* How many reports a second go into a ledger: reports of 600 words with eight claims each, one in
 * twenty a copy of another with a headline of its own.
 *
 * usage: ledger_add LEDGER REPORTS [BATCH]     LEDGER must not exist */
#include "base/rng.h"
#include "opened.h"
#include "refuge/refuge.h"
#include "reports.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#define N_VOCABULARY 20000
#define N_WORDS 600
#define N_CLAIMS 8
#define N_PLACES 2000

static double wall_s(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Words by Zipf's law, as letters of their rank. */
static size_t add_word(char *to, rf__rng *rng) {
    unsigned rank = (unsigned)(exp(rf__rng_uniform(rng) * log(N_VOCABULARY)));
    size_t n = 0;
    for (unsigned r = rank * 7 + 3; r; r /= 18)
        to[n++] = "bdfgaklmenoprstuvi"[r % 18];
    return n;
}

typedef struct story {
    char text[N_WORDS * 12 + 200], sentences[N_CLAIMS][160], numbers[N_CLAIMS][12];
    char id[N_CLAIMS][32], name[N_CLAIMS][32];
} story;

static void write_story(story *s, int number, int of, rf__rng *rng) {
    size_t n = (size_t)snprintf(s->text, sizeof s->text, "Story %d by outlet %d.", of, number % 97);
    for (int c = 0; c < N_CLAIMS; c++) {
        for (int w = 0; w < N_WORDS / N_CLAIMS - 10; w++) {
            s->text[n++] = ' ';
            n += add_word(s->text + n, rng);
        }
        s->text[n++] = '.';
        s->text[n++] = ' ';
        int value = 1000 + (int)(rf__rng_uniform(rng) * 90000);
        snprintf(s->numbers[c], sizeof s->numbers[c], "%d", value);
        char *at = s->sentences[c];
        size_t k = (size_t)sprintf(at, "Some %d people fled", value);
        for (int w = 0; w < 6; w++) {
            at[k++] = ' ';
            k += add_word(at + k, rng);
        }
        at[k++] = '.';
        at[k] = 0;
        memcpy(s->text + n, at, k);
        n += k;
    }
    s->text[n] = 0;
}

static made_report *make(story *s, int number, rf__rng *rng) {
    char name[32];
    snprintf(name, sizeof name, "%d", number);
    made_report *m = made_new(name, s->text, "2020-02-18");
    m->report.title = s->sentences[0];
    m->report.outlet = "Field News";
    for (int c = 0; c < N_CLAIMS; c++) {
        rf_claim *claim = c % 4 < 3
                              ? made_figure(m, RF_DISPLACED, atof(s->numbers[c]),
                                            atof(s->numbers[c]), s->numbers[c], s->sentences[c])
                              : made_event(m, RF_AIR_STRIKE, "struck", s->sentences[c]);
        int place = (int)(exp(rf__rng_uniform(rng) * log(N_PLACES)));
        snprintf(s->id[c], sizeof s->id[c], "geonames:%d", place);
        snprintf(s->name[c], sizeof s->name[c], "Place%d", place);
        claim->place = made_place(s->name[c], s->id[c], s->name[c], RF_GAZ_TOWN, "SY", "Idlib",
                                  30 + place * 1e-3, 36 + place * 1e-3);
        claim->from = made_date("2020-02-01");
        claim->to = made_date("2020-02-18");
        claim->source.organisation = "UN";
    }
    return m;
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fprintf(stderr, "usage: ledger_add LEDGER REPORTS [BATCH]\n");
        return 2;
    }
    int n_reports = atoi(argv[2]), batch = argc > 3 ? atoi(argv[3]) : 512, n_copies = 0;
    rf__rng_key key = rf__rng_key_make(1, 0);
    rf_ledger *ledger = NULL;
    rf_diag diag = {0};
    must(rf_ledger_open(&ledger, argv[1], RF_LEDGER_WRITE, &diag), &diag);
    story *s = malloc(sizeof *s);
    double cpu = 0, wall = 0, quarter = 0;
    for (int i = 0; s && i < n_reports; i++) {
        /* One in twenty is told again from the words of one before. */
        int of = i % 20 == 19 ? i - 7 : i;
        rf__rng rng = rf__rng_at(key, (uint32_t)of, 0, 0, 0);
        write_story(s, i, of, &rng);
        made_report *m = make(s, i, &rng);
        rf_added added;
        double c = cpu_s(), w = wall_s();
        must(rf_ledger_add(ledger, &m->report, &m->claims, NULL, &added, &diag), &diag);
        if (i % batch == batch - 1 || i == n_reports - 1)
            must(rf_ledger_commit(ledger, &diag), &diag);
        cpu += cpu_s() - c;
        wall += wall_s() - w;
        if (i == n_reports / 4)
            quarter = cpu;
        n_copies += added.outcome == RF_COPY;
        made_free(m);
    }
    free(s);
    rf_ledger_free(ledger);
    struct stat st = {0};
    stat(argv[1], &st);
    printf("reports %d\ncopies %d\ncpu_s %.3f\nwall_s %.3f\nreports_a_cpu_s %.0f\n", n_reports,
           n_copies, cpu, wall, n_reports / cpu);
    printf("first_quarter_s %.3f\nbytes_a_report %.0f\n", quarter, (double)st.st_size / n_reports);
    return 0;
}
