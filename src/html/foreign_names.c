/*
 * The standard's tables "adjust SVG attributes", "adjust foreign attributes" and the list of SVG
 * element names. They are read when a tree is printed, never while a page is parsed.
 */
#include "foreign_names.h"

/* clang-format off */
static const char *const svg_elements[] = {
    "altGlyph", "altGlyphDef", "altGlyphItem", "animateColor", "animateMotion",
    "animateTransform", "clipPath", "feBlend", "feColorMatrix", "feComponentTransfer",
    "feComposite", "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap",
    "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG",
    "feFuncR", "feGaussianBlur", "feImage", "feMerge", "feMergeNode", "feMorphology",
    "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile",
    "feTurbulence", "foreignObject", "glyphRef", "linearGradient", "radialGradient",
    "textPath",
    NULL};

static const char *const svg_attributes[] = {
    "attributeName", "attributeType", "baseFrequency", "baseProfile", "calcMode",
    "clipPathUnits", "diffuseConstant", "edgeMode", "filterUnits", "glyphRef",
    "gradientTransform", "gradientUnits", "kernelMatrix", "kernelUnitLength", "keyPoints",
    "keySplines", "keyTimes", "lengthAdjust", "limitingConeAngle", "markerHeight",
    "markerUnits", "markerWidth", "maskContentUnits", "maskUnits", "numOctaves",
    "pathLength", "patternContentUnits", "patternTransform", "patternUnits", "pointsAtX",
    "pointsAtY", "pointsAtZ", "preserveAlpha", "preserveAspectRatio", "primitiveUnits",
    "refX", "refY", "repeatCount", "repeatDur", "requiredExtensions", "requiredFeatures",
    "specularConstant", "specularExponent", "spreadMethod", "startOffset", "stdDeviation",
    "stitchTiles", "surfaceScale", "systemLanguage", "tableValues", "targetX", "targetY",
    "textLength", "viewBox", "viewTarget", "xChannelSelector", "yChannelSelector",
    "zoomAndPan",
    NULL};

static const char *const namespaced_attributes[] = {
    "xlink actuate", "xlink arcrole", "xlink href", "xlink role", "xlink show",
    "xlink title", "xlink type", "xml lang", "xml space", "xmlns xlink",
    NULL};
/* clang-format on */

/* The entry that differs from the name in case only, taking ' ' and ':' for the same. */
static const char *find(const char *const *names, galley_slice lower) {
    for (; *names != NULL; names++) {
        size_t i = 0;
        while (i < lower.len && (*names)[i] != '\0' &&
               (galley_ascii_lower((*names)[i]) == lower.ptr[i] ||
                ((*names)[i] == ' ' && lower.ptr[i] == ':'))) {
            i++;
        }
        if (i == lower.len && (*names)[i] == '\0') {
            return *names;
        }
    }
    return NULL;
}

const char *galley_foreign_element_name(galley_namespace space, galley_slice lower) {
    return space == GALLEY_NAMESPACE_SVG ? find(svg_elements, lower) : NULL;
}

const char *galley_foreign_attribute_name(galley_namespace space, galley_slice lower) {
    if (space == GALLEY_NAMESPACE_HTML) {
        return NULL;
    }
    if (galley_slice_equal(lower, galley_slice_from("xmlns"))) {
        return "xmlns xmlns";
    }
    const char *const definition_url[] = {"definitionURL", NULL};
    const char *name = find(space == GALLEY_NAMESPACE_SVG ? svg_attributes : definition_url, lower);
    return name != NULL ? name : find(namespaced_attributes, lower);
}
