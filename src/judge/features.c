/*
 * The table of features as data.
 */
#include "features.h"

#define GALLEY_FEATURE_ROW(name, unit, words) {#name, words, GALLEY_UNIT_##unit},

const galley_feature galley_features[GALLEY_FEATURE_COUNT] = {GALLEY_FEATURES(GALLEY_FEATURE_ROW)};
