/*
 * Log-odds as a probability, in whole numbers.
 */
#ifndef GALLEY_JUDGE_PROBABILITY_H
#define GALLEY_JUDGE_PROBABILITY_H

#include <stdint.h>

/* What a probability of 1 would be; none reaches it, nor 0. */
#define GALLEY_PROBABILITY_ONE 65536

/* 1 / (1 + e^-x) of log-odds x in 1/1024, from 1 to 65535; never falls where x rises. */
uint16_t galley_probability(int32_t log_odds);

#endif
