/* Random scenarios for property tests, all from one seed: a failing one can be made again. */
#ifndef DICE_H
#define DICE_H

#include "kit.h"

/* A whole number below n, n at least 1. */
uint32_t dice_below(rf__rng *rng, uint32_t n);
bool dice_true(rf__rng *rng, double chance);

/* A kit with a random map, closures, conflicts, floods, hunger, data and demographics, and settings
 * of every kind toggled. Not loaded yet. `people` scales the figures. */
kit *dice_scenario(uint64_t seed, int64_t people);
/* Prints what the settings are where they differ from the defaults. */
void dice_describe(const kit *k);

#endif
