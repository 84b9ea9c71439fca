/*
 * The table of features of lines as data.
 */
#include "line_features.h"

#define GALLEY_LINE_FEATURE_ROW(name, unit, words) {#name, words, GALLEY_UNIT_##unit},

const galley_feature galley_line_features[GALLEY_LINE_FEATURE_COUNT] = {GALLEY_LINE_FEATURES_FIRST(
    GALLEY_LINE_FEATURE_ROW) GALLEY_LINE_FEATURES_SECOND(GALLEY_LINE_FEATURE_ROW)};
