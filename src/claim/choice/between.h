/* What stands between the words of a claim and a time or a place of its sentence: what parts them,
 * for the traits of either. */
#ifndef RF_BETWEEN_H
#define RF_BETWEEN_H

#include "claim/period/period.h"

typedef struct rf__between {
    double commas;                        /* up to two, by two */
    bool stop, verb, saying, clause, and; /* ; : ( ) - a word that opens a clause - and, but */
} rf__between;

static inline rf__between rf__look_between(const rf__doc *doc, uint32_t from, uint32_t to) {
    static const double MOST_COMMAS = 2;
    rf__between ret = {0};
    for (uint32_t i = from; i < to; i++) {
        char p = doc->tokens[i].punct;
        ret.commas += p == ',';
        ret.stop |= p == ';' || p == ':' || p == '(' || p == ')';
        ret.verb |= doc->tokens[i].classes >> RF__C_VERB & 1;
        ret.saying |= rf__is_say_verb(doc, i);
        rf__function f = rf__function_at(doc, i);
        ret.clause |= f == RF__F_AFTER || f == RF__F_BEFORE ||
                      (f >= RF__F_THAT && f <= RF__F_WHEN); /* that, who, which, where, when */
        ret.and |= f == RF__F_AND || f == RF__F_BUT || f == RF__F_WHILE;
    }
    ret.commas = fmin(MOST_COMMAS, ret.commas) / MOST_COMMAS;
    return ret;
}

#endif
