/*
 * A character or name in, its TeX out: tables in the order of Unicode, and of the alphabet.
 *
 * What school and university pages use: Greek, operators, relations, arrows, sets, logic, fences.
 * Everything else stays the character that it is, which TeX of today reads.
 */
#include "math_names.h"

#include "../base/slice.h"

typedef struct name {
    uint32_t code_point;
    const char *tex;
} name;

static const name names[] = {
    {0x23, "\\#"},
    {0x24, "\\$"},
    {0x25, "\\%"},
    {0x26, "\\&"},
    {0x5C, "\\backslash"},
    {0x5E, "\\wedge"},
    {0x5F, "\\_"},
    {0x7B, "\\{"},
    {0x7D, "\\}"},
    {0x7E, "\\sim"},
    {0xA0, "~"},
    {0xA7, "\\S"},
    {0xAC, "\\neg"},
    {0xB0, "^{\\circ}"},
    {0xB1, "\\pm"},
    {0xB2, "^{2}"},
    {0xB3, "^{3}"},
    {0xB5, "\\mu"},
    {0xB7, "\\cdot"},
    {0xB9, "^{1}"},
    {0xD7, "\\times"},
    {0xF7, "\\div"},
    {0x131, "\\imath"},
    {0x237, "\\jmath"},
    {0x391, "A"},
    {0x392, "B"},
    {0x393, "\\Gamma"},
    {0x394, "\\Delta"},
    {0x395, "E"},
    {0x396, "Z"},
    {0x397, "H"},
    {0x398, "\\Theta"},
    {0x399, "I"},
    {0x39A, "K"},
    {0x39B, "\\Lambda"},
    {0x39C, "M"},
    {0x39D, "N"},
    {0x39E, "\\Xi"},
    {0x39F, "O"},
    {0x3A0, "\\Pi"},
    {0x3A1, "P"},
    {0x3A3, "\\Sigma"},
    {0x3A4, "T"},
    {0x3A5, "\\Upsilon"},
    {0x3A6, "\\Phi"},
    {0x3A7, "X"},
    {0x3A8, "\\Psi"},
    {0x3A9, "\\Omega"},
    {0x3B1, "\\alpha"},
    {0x3B2, "\\beta"},
    {0x3B3, "\\gamma"},
    {0x3B4, "\\delta"},
    {0x3B5, "\\varepsilon"},
    {0x3B6, "\\zeta"},
    {0x3B7, "\\eta"},
    {0x3B8, "\\theta"},
    {0x3B9, "\\iota"},
    {0x3BA, "\\kappa"},
    {0x3BB, "\\lambda"},
    {0x3BC, "\\mu"},
    {0x3BD, "\\nu"},
    {0x3BE, "\\xi"},
    {0x3BF, "o"},
    {0x3C0, "\\pi"},
    {0x3C1, "\\rho"},
    {0x3C2, "\\varsigma"},
    {0x3C3, "\\sigma"},
    {0x3C4, "\\tau"},
    {0x3C5, "\\upsilon"},
    {0x3C6, "\\varphi"},
    {0x3C7, "\\chi"},
    {0x3C8, "\\psi"},
    {0x3C9, "\\omega"},
    {0x3D1, "\\vartheta"},
    {0x3D5, "\\phi"},
    {0x3D6, "\\varpi"},
    {0x3F1, "\\varrho"},
    {0x3F5, "\\epsilon"},
    {0x2009, "\\,"},
    {0x200A, ""},
    {0x200B, ""},
    {0x2016, "\\|"},
    {0x2020, "\\dagger"},
    {0x2021, "\\ddagger"},
    {0x2022, "\\bullet"},
    {0x2026, "\\ldots"},
    {0x2032, "'"},
    {0x2033, "''"},
    {0x2034, "'''"},
    {0x2044, "/"},
    {0x2061, ""},
    {0x2062, ""},
    {0x2063, ""},
    {0x2064, ""},
    {0x210F, "\\hbar"},
    {0x2111, "\\Im"},
    {0x2113, "\\ell"},
    {0x2118, "\\wp"},
    {0x211C, "\\Re"},
    {0x2127, "\\mho"},
    {0x2135, "\\aleph"},
    {0x2136, "\\beth"},
    {0x2190, "\\leftarrow"},
    {0x2191, "\\uparrow"},
    {0x2192, "\\to"},
    {0x2193, "\\downarrow"},
    {0x2194, "\\leftrightarrow"},
    {0x2195, "\\updownarrow"},
    {0x2196, "\\nwarrow"},
    {0x2197, "\\nearrow"},
    {0x2198, "\\searrow"},
    {0x2199, "\\swarrow"},
    {0x21A6, "\\mapsto"},
    {0x21A9, "\\hookleftarrow"},
    {0x21AA, "\\hookrightarrow"},
    {0x21BC, "\\leftharpoonup"},
    {0x21C0, "\\rightharpoonup"},
    {0x21C4, "\\rightleftarrows"},
    {0x21CC, "\\rightleftharpoons"},
    {0x21D0, "\\Leftarrow"},
    {0x21D1, "\\Uparrow"},
    {0x21D2, "\\Rightarrow"},
    {0x21D3, "\\Downarrow"},
    {0x21D4, "\\Leftrightarrow"},
    {0x2200, "\\forall"},
    {0x2201, "\\complement"},
    {0x2202, "\\partial"},
    {0x2203, "\\exists"},
    {0x2204, "\\nexists"},
    {0x2205, "\\emptyset"},
    {0x2206, "\\Delta"},
    {0x2207, "\\nabla"},
    {0x2208, "\\in"},
    {0x2209, "\\notin"},
    {0x220B, "\\ni"},
    {0x220F, "\\prod"},
    {0x2210, "\\coprod"},
    {0x2211, "\\sum"},
    {0x2212, "-"},
    {0x2213, "\\mp"},
    {0x2215, "/"},
    {0x2216, "\\setminus"},
    {0x2217, "*"},
    {0x2218, "\\circ"},
    {0x2219, "\\bullet"},
    {0x221A, "\\surd"},
    {0x221D, "\\propto"},
    {0x221E, "\\infty"},
    {0x2220, "\\angle"},
    {0x2221, "\\measuredangle"},
    {0x2223, "\\mid"},
    {0x2224, "\\nmid"},
    {0x2225, "\\parallel"},
    {0x2226, "\\nparallel"},
    {0x2227, "\\land"},
    {0x2228, "\\lor"},
    {0x2229, "\\cap"},
    {0x222A, "\\cup"},
    {0x222B, "\\int"},
    {0x222C, "\\iint"},
    {0x222D, "\\iiint"},
    {0x222E, "\\oint"},
    {0x2234, "\\therefore"},
    {0x2235, "\\because"},
    {0x2236, ":"},
    {0x223C, "\\sim"},
    {0x2243, "\\simeq"},
    {0x2245, "\\cong"},
    {0x2248, "\\approx"},
    {0x224D, "\\asymp"},
    {0x2250, "\\doteq"},
    {0x2254, ":="},
    {0x225C, "\\triangleq"},
    {0x2260, "\\neq"},
    {0x2261, "\\equiv"},
    {0x2264, "\\leq"},
    {0x2265, "\\geq"},
    {0x2266, "\\leqq"},
    {0x2267, "\\geqq"},
    {0x226A, "\\ll"},
    {0x226B, "\\gg"},
    {0x226E, "\\nless"},
    {0x226F, "\\ngtr"},
    {0x2270, "\\nleq"},
    {0x2271, "\\ngeq"},
    {0x2272, "\\lesssim"},
    {0x2273, "\\gtrsim"},
    {0x227A, "\\prec"},
    {0x227B, "\\succ"},
    {0x2282, "\\subset"},
    {0x2283, "\\supset"},
    {0x2284, "\\not\\subset"},
    {0x2286, "\\subseteq"},
    {0x2287, "\\supseteq"},
    {0x2288, "\\nsubseteq"},
    {0x228A, "\\subsetneq"},
    {0x228B, "\\supsetneq"},
    {0x228E, "\\uplus"},
    {0x2291, "\\sqsubseteq"},
    {0x2292, "\\sqsupseteq"},
    {0x2293, "\\sqcap"},
    {0x2294, "\\sqcup"},
    {0x2295, "\\oplus"},
    {0x2296, "\\ominus"},
    {0x2297, "\\otimes"},
    {0x2298, "\\oslash"},
    {0x2299, "\\odot"},
    {0x22A2, "\\vdash"},
    {0x22A3, "\\dashv"},
    {0x22A4, "\\top"},
    {0x22A5, "\\bot"},
    {0x22A8, "\\models"},
    {0x22B2, "\\triangleleft"},
    {0x22B3, "\\triangleright"},
    {0x22C0, "\\bigwedge"},
    {0x22C1, "\\bigvee"},
    {0x22C2, "\\bigcap"},
    {0x22C3, "\\bigcup"},
    {0x22C4, "\\diamond"},
    {0x22C5, "\\cdot"},
    {0x22C6, "\\star"},
    {0x22C8, "\\bowtie"},
    {0x22EE, "\\vdots"},
    {0x22EF, "\\cdots"},
    {0x22F1, "\\ddots"},
    {0x2308, "\\lceil"},
    {0x2309, "\\rceil"},
    {0x230A, "\\lfloor"},
    {0x230B, "\\rfloor"},
    {0x2329, "\\langle"},
    {0x232A, "\\rangle"},
    {0x25A1, "\\square"},
    {0x25B3, "\\triangle"},
    {0x25CB, "\\bigcirc"},
    {0x25FB, "\\square"},
    {0x2660, "\\spadesuit"},
    {0x2661, "\\heartsuit"},
    {0x2662, "\\diamondsuit"},
    {0x2663, "\\clubsuit"},
    {0x266D, "\\flat"},
    {0x266E, "\\natural"},
    {0x266F, "\\sharp"},
    {0x27C2, "\\perp"},
    {0x27E8, "\\langle"},
    {0x27E9, "\\rangle"},
    {0x27F5, "\\longleftarrow"},
    {0x27F6, "\\longrightarrow"},
    {0x27F7, "\\longleftrightarrow"},
    {0x27F8, "\\Longleftarrow"},
    {0x27F9, "\\implies"},
    {0x27FA, "\\iff"},
    {0x27FC, "\\longmapsto"},
    {0x2A00, "\\bigodot"},
    {0x2A01, "\\bigoplus"},
    {0x2A02, "\\bigotimes"},
    {0x2A04, "\\biguplus"},
    {0x2A06, "\\bigsqcup"},
    {0x2A7D, "\\leqslant"},
    {0x2A7E, "\\geqslant"},
    {0x2AAF, "\\preceq"},
    {0x2AB0, "\\succeq"},
};

const char *galley_math_name(uint32_t code_point) {
    size_t low = 0;
    size_t high = sizeof names / sizeof names[0];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (names[middle].code_point < code_point) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool found = low < sizeof names / sizeof names[0] && names[low].code_point == code_point;
    return found ? names[low].tex : NULL;
}

/* Letters that stood in Unicode before their alphabets came. */
static const struct {
    uint32_t code_point;
    const char *alphabet;
    char plain;
} letters[] = {
    {0x2102, "mathbb", 'C'},   {0x210A, "mathcal", 'g'},  {0x210B, "mathcal", 'H'},
    {0x210C, "mathfrak", 'H'}, {0x210D, "mathbb", 'H'},   {0x210E, "", 'h'},
    {0x2110, "mathcal", 'I'},  {0x2112, "mathcal", 'L'},  {0x2115, "mathbb", 'N'},
    {0x2119, "mathbb", 'P'},   {0x211A, "mathbb", 'Q'},   {0x211B, "mathcal", 'R'},
    {0x211D, "mathbb", 'R'},   {0x2124, "mathbb", 'Z'},   {0x2128, "mathfrak", 'Z'},
    {0x212C, "mathcal", 'B'},  {0x212D, "mathfrak", 'C'}, {0x212F, "mathcal", 'e'},
    {0x2130, "mathcal", 'E'},  {0x2131, "mathcal", 'F'},  {0x2133, "mathcal", 'M'},
    {0x2134, "mathcal", 'o'},
};

const char *galley_math_alphabet(uint32_t code_point, char *plain) {
    static const char *const alphabets[] = {
        "mathbf",   "",       "boldsymbol", "mathcal", "mathcal", "mathfrak", "mathbb",
        "mathfrak", "mathsf", "mathsf",     "mathsf",  "mathsf",  "mathtt"};
    static const char *const digits[] = {"mathbf", "mathbb", "mathsf", "mathsf", "mathtt"};
    if (code_point >= 0x1D400 && code_point < 0x1D6A4) {
        uint32_t letter = (code_point - 0x1D400) % 52;
        *plain = (char)(letter < 26 ? 'A' + letter : 'a' + letter - 26);
        return alphabets[(code_point - 0x1D400) / 52];
    }
    if (code_point >= 0x1D7CE && code_point <= 0x1D7FF) {
        *plain = (char)('0' + (code_point - 0x1D7CE) % 10);
        return digits[(code_point - 0x1D7CE) / 10];
    }
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++) {
        if (letters[i].code_point == code_point) {
            *plain = letters[i].plain;
            return letters[i].alphabet;
        }
    }
    return NULL;
}

bool galley_math_function(galley_slice function) {
    static const char *const functions[] = {
        "arccos", "arcsin", "arctan", "arg",    "cos",    "cosh", "cot", "coth",
        "csc",    "deg",    "det",    "dim",    "exp",    "gcd",  "hom", "inf",
        "ker",    "lg",     "lim",    "liminf", "limsup", "ln",   "log", "max",
        "min",    "Pr",     "sec",    "sin",    "sinh",   "sup",  "tan", "tanh"};
    for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++) {
        if (galley_slice_equal(function, galley_slice_from(functions[i]))) {
            return true;
        }
    }
    return false;
}
