/*
 * The logistic function from a table, with straight lines between its points: off by at most 13 of
 * 65536, which no decision feels, and the same on every platform.
 */
#include "probability.h"

/* Entry i is 65536 / (1 + e^(-i / 8)), rounded, at most 65535. */
static const uint16_t logistic[] = {
    32768, 34813, 36843, 38841, 40793, 42687, 44511, 46254, 47911, 49474, 50941, 52310, 53581,
    54754, 55834, 56822, 57724, 58544, 59287, 59959, 60565, 61109, 61598, 62036, 62428, 62778,
    63090, 63368, 63615, 63835, 64030, 64203, 64357, 64494, 64614, 64721, 64816, 64900, 64974,
    65039, 65097, 65149, 65194, 65234, 65269, 65300, 65328, 65352, 65374, 65393, 65410, 65425,
    65438, 65449, 65459, 65468, 65476, 65483, 65489, 65495, 65500, 65504, 65508, 65511, 65514,
    65517, 65519, 65521, 65523, 65524, 65526, 65527, 65528, 65529, 65530, 65530, 65531, 65532,
    65532, 65533, 65533, 65533, 65534, 65534, 65534, 65534, 65535, 65535, 65535, 65535, 65535,
    65535, 65535, 65535, 65535, 65535, 65535,
};

enum {
    STEP = 128, /* log-odds of 1/8 */
    LAST = sizeof logistic / sizeof logistic[0] - 1
};

uint16_t galley_probability(int32_t log_odds) {
    uint32_t size = log_odds < 0 ? 0U - (uint32_t)log_odds : (uint32_t)log_odds;
    uint32_t at = size / STEP;
    uint32_t rest = size % STEP;
    uint32_t found = logistic[LAST];
    if (at < LAST) {
        found = (logistic[at] * (STEP - rest) + logistic[at + 1] * rest + STEP / 2) / STEP;
    }
    return (uint16_t)(log_odds < 0 ? GALLEY_PROBABILITY_ONE - found : found);
}
