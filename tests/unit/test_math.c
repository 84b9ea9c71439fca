/*
 * Formulas in the forms that pages write them in, as TeX.
 */
#include "../../src/article/math.h"
#include "../support/stages.h"

/* All formulas of a page, a line each: "$ " or "$$" and the TeX. */
static void read_all(stages *s, galley_slice html, galley_buffer *out) {
    galley_math found;
    galley_buffer_clear(out);
    CHECK(galley_parser_parse(s->parser, html, &s->document) == GALLEY_STATUS_OK);
    for (uint32_t i = 1; i < s->document.count;) {
        size_t start = out->len;
        galley_buffer_append(out, "$ ", 2);
        if (galley_math_begins(&s->document, i) && galley_math_read(&s->document, i, &found, out)) {
            CHECK(found.end > i && found.end <= s->document.count && out->len > start + 2);
            out->bytes[start + 1] = found.display ? '$' : ' ';
            galley_buffer_append_byte(out, '\n');
            i = found.end;
        } else {
            CHECK(out->len == start + 2);
            out->len = start;
            i++;
        }
    }
    if (out->len > 0) {
        out->len--;
    }
}

typedef struct formula {
    const char *html;
    const char *tex; /* "" for none */
} formula;

static void expect_all(stages *s, const formula *cases, size_t count, galley_buffer *out) {
    for (size_t i = 0; i < count; i++) {
        read_all(s, galley_slice_from(cases[i].html), out);
        stages_expect(galley_buffer_slice(out, 0, out->len), cases[i].tex, cases[i].html);
    }
}

#define M(content) "<p>x <math>" content "</math> y"
#define X "<mi>x</mi>"
#define SUM(above) "<munderover><mo>\xE2\x88\x91</mo>" X "<mi>" above "</mi></munderover>"

static const formula mathml[] = {
    {M(X), "$ x"},
    {M("<mi>x</mi><mo>=</mo><mn>12</mn>"), "$ x=12"},
    {M("<mi>&alpha;</mi><mi>x</mi>"), "$ \\alpha x"},
    {M("<mi>&#x3b1;</mi><mo>&#x2264;</mo><mn>1</mn>"), "$ \\alpha\\leq1"},
    {M("<mfrac>" X "<mn>2</mn></mfrac>"), "$ \\frac{x}{2}"},
    {M("<msqrt>" X "<mo>+</mo><mn>1</mn></msqrt>"), "$ \\sqrt{x+1}"},
    {M("<mroot>" X "<mn>3</mn></mroot>"), "$ \\sqrt[3]{x}"},
    {M("<msup>" X "<mn>2</mn></msup>"), "$ x^{2}"},
    {M("<msub>" X "<mrow><mi>i</mi><mi>j</mi></mrow></msub>"), "$ x_{ij}"},
    {M("<msubsup>" X "<mn>1</mn><mn>2</mn></msubsup>"), "$ x_{1}^{2}"},
    {M("<msup><mi>f</mi><mo>&#x2032;</mo></msup>"), "$ f'"},
    {M("<msup><mrow><mo>(</mo>" X "<mo>)</mo></mrow><mn>2</mn></msup>"), "$ (x)^{2}"},
    {M("<msup><mrow>" X "<mi>y</mi></mrow><mn>2</mn></msup>"), "$ {xy}^{2}"},
    {M(SUM("n")), "$ \\sum_{x}^{n}"},
    {M("<munder><mo>lim</mo>" X "</munder>"), "$ \\lim_{x}"},
    {M("<munder>" X "<mi>y</mi></munder>"), "$ \\underset{y}{x}"},
    {M("<mover>" X "<mo>&#xAF;</mo></mover>"), "$ \\bar{x}"},
    {M("<mover><mrow>" X X "</mrow><mo>&#xAF;</mo></mover>"), "$ \\overline{xx}"},
    {M("<mover>" X "<mo>&#x2192;</mo></mover>"), "$ \\vec{x}"},
    {M("<mover>" X "<mo>^</mo></mover>"), "$ \\hat{x}"},
    {M("<mover><mo>&#x2192;</mo>" X "</mover>"), "$ \\xrightarrow{x}"},
    {M("<mfenced>" X "<mi>y</mi></mfenced>"), "$ \\left(x,y\\right)"},
    {M("<mfenced open='[' close='' separators=';'>" X "<mi>y</mi></mfenced>"),
     "$ \\left[x;y\\right."},
    {M("<mtable><mtr><mtd>" X "</mtd><mtd><mn>1</mn></mtd></mtr><mtr><mtd>" X
       "</mtd></mtr></mtable>"),
     "$ \\begin{matrix} x & 1 \\\\ x \\end{matrix}"},
    {M("<mo>(</mo><mtable><mtr><mtd>" X "</mtd></mtr></mtable><mo>)</mo>"),
     "$ \\begin{pmatrix} x \\end{pmatrix}"},
    {M("<mrow><mo>{</mo><mtable><mtr><mtd>" X "</mtd></mtr></mtable></mrow>"),
     "$ \\begin{cases} x \\end{cases}"},
    {M("<mrow><mo>(</mo><mfrac linethickness='0'>" X "<mi>k</mi></mfrac><mo>)</mo></mrow>"),
     "$ \\binom{x}{k}"},
    {M("<mrow><mo>(</mo><mfrac>" X "<mi>k</mi></mfrac><mo>)</mo></mrow>"),
     "$ \\left(\\frac{x}{k}\\right)"},
    {M(X "<mtext>&nbsp;if $1 &amp; 2&nbsp;</mtext>" X), "$ x\\text{ if \\$1 \\& 2 }x"},
    {M(X "<mspace width='1em'/>" X "<mspace width='.1667em'/>" X), "$ x\\quad x\\,x"},
    {M("<menclose notation='box'>" X "</menclose>"), "$ \\boxed{x}"},
    {M("<mi mathvariant='double-struck'>R</mi>"), "$ \\mathbb{R}"},
    {M("<mi mathvariant='bold'>v</mi>"), "$ \\mathbf{v}"},
    {M("<mi>\xE2\x84\x9D</mi><mi>\xF0\x9D\x90\x80</mi>"), "$ \\mathbb{R}\\mathbf{A}"},
    {M("<mi>sin</mi><mo>&#x2061;</mo>" X), "$ \\sin x"},
    {M("<mi>rank</mi>" X), "$ \\mathrm{rank}x"},
    {M("<mo>{</mo>" X "<mo>}</mo><mo>%</mo><mo>\\</mo>"), "$ \\{x\\}\\%\\backslash"},
    {M("<mmultiscripts><mi>C</mi><mn>6</mn><none/><mprescripts/><none/><mn>14</mn>"
       "</mmultiscripts>"),
     "$ {}^{14}C_{6}"},
    {M("<mstyle displaystyle='true'><mpadded>" X "</mpadded></mstyle>"), "$ x"},
    {M(""), ""},
    {"<p>a <math display=block>" X "</math>", "$$x"},
    {"<p><math>" X "</math>.", "$$x"},
    {"<p><math display=inline>" X "</math>.", "$ x"},
    {"<li><math>" X "</math>", "$ x"},
    {"<p>a <mml:math><mml:mi>x</mml:mi><mml:msup><mml:mi>y</mml:mi><mml:mn>2</mml:mn></mml:msup>"
     "</mml:math>",
     "$ xy^{2}"},
};

#define TEX(tex)                                                                                   \
    "<math><semantics><mrow>" X "</mrow><annotation encoding='application/x-tex'>" tex             \
    "</annotation></semantics></math>"

static const formula forms[] = {
    {"<p>a " TEX("\\frac 12"), "$ \\frac 12"},
    {"<p>a " TEX("\n x &lt; y % less\n + 1 \n"), "$ x < y + 1"},
    {"<p>a <math alttext='{\\displaystyle x^2}'>" X "</math>", "$ x^2"},
    {"<p>a <math class=ltx_Math alttext='a%&#10;b' display=inline>" X "</math>", "$ ab"},
    {"<p>a <math alttext='the square of some number'>" X "</math>", "$ x"},
    {"<p>a <span class=katex><span class=katex-mathml>" TEX(
         "e^x") "</span><span class=katex-html "
                "aria-hidden=true><span>e</span></span></span> b",
     "$ e^x"},
    {"<p><span class=katex-display><span class=katex><span class=katex-mathml>" TEX(
         "e^x") "</span><span class=katex-html>e</span></span></span>",
     "$$e^x"},
    {"<p>a <span class=MathJax_Preview>[x]</span><span class=MathJax><span>x</span></span>"
     "<script type='math/tex'>x_1</script> b",
     "$ x_1"},
    {"<div class=MathJax_Display><span class=MathJax>x</span></div>\n"
     "<script type='math/tex; mode=display'>% <![CDATA[\nx_1 %]]></script>",
     "$$x_1"},
    {"<p><script type='math/tex'>y</script><script>x</script>", "$ y"},
    {"<p><script type='math/tex; mode=display'>y</script>", "$$y"},
    {"<p><span class=MathJax><nobr>x</nobr><span class=MJX_Assistive_MathML><math>" X
     "<mo>=</mo></math></span></span>",
     "$ x="},
    {"<p>a <mjx-container class=MathJax jax=SVG><svg></svg><mjx-assistive-mml><math>" X
     "</math></mjx-assistive-mml></mjx-container> b",
     "$ x"},
    {"<p><mjx-container class=MathJax display=true data-latex='\\alpha'><mjx-math>x</mjx-math>"
     "</mjx-container>",
     "$$\\alpha"},
    {"<p><span class=MathJax>x</span>", ""},
    {"<p>a <span class=mwe-math-element><span class='mwe-math-mathml-inline mwe-math-mathml-a11y'>"
     "<math alttext='{\\displaystyle N}'>" X "</math></span><img src=/n.svg class="
     "mwe-math-fallback-image-inline alt='{\\displaystyle N}'></span> b",
     "$ N"},
    {"<dl><dd><span class=mwe-math-element><img class=mwe-math-fallback-image-inline "
     "alt='{\\displaystyle E=mc^{2}}'></span>,</dl>",
     "$$E=mc^{2}"},
    {"<p>a <img class=latex src=/x.png alt='x^2 &gt; 1'> b", "$ x^2 > 1"},
    {"<p>a <img src='https://s0.wp.com/latex.php?latex=a+%2B+b&amp;bg=fff'> b", "$ a + b"},
    {"<p>a <img src='https://latex.codecogs.com/gif.latex?%5Cfrac%7Ba%7D%7Bb%7D&space;c'> b",
     "$ \\frac{a}{b} c"},
    {"<p>a <img src='//example.org/equation?tex=x' alt='x'> b", "$ x"},
    {"<p>a <img class=ql-img-displayed-equation alt='\\[x=1\\]'> b", "$$x=1"},
    {"<p>a <img src=/boat.jpg alt='a \\ b'> b", ""},
    {"<p>a <img class=math src=/boat.jpg alt='the picture of another boat'> b", ""},
    {"<p>a <span class='math inline'>\\(x\\)</span> b", "$ x"},
    {"<p>a <span class='math display'>\\[x\\]</span> b", "$$x"},
    {"<p>a <span class='math display'>x^2</span> b", "$$x^2"},
    {"<p>a <span class=math>x</span> b", ""},
    {"<p>a <span class=math>x<sub>2</sub></span> b", ""},
    {"<p>a <span class=math-container>$x$</span> b", "$ x"},
    {"<div class=math-container>$$x$$</div>", "$$x"},
    {"<div class='math notranslate'><span class=eqno>(1)</span>\\[\\begin{split}x\\end{split}\\]"
     "</div>",
     "$$\\begin{split}x\\end{split}"},
    {"<p>a <math-renderer>$x$</math-renderer> b", "$ x"},
    {"<p>a <span class=ztext-math data-tex='x^2'>x2</span> b", "$ x^2"},
    {"<h1 class=mathjax>Title</h1><p class=formula>Only words</p><p>$x$", ""},
};

/* Deep, long and broken ones: no overflow, and nothing of them is kept. */
static void test_hostile(stages *s, galley_buffer *out) {
    static const char *const units[] = {"<mrow>",
                                        "<msup>",
                                        "<mfrac>",
                                        "<mover>",
                                        "<mtable>",
                                        "<mmultiscripts>",
                                        "<mi>",
                                        "<mtr><mtd>",
                                        "<mfenced>",
                                        "<semantics>",
                                        "<span class=katex>",
                                        "<span class=MathJax>",
                                        "<mo>{</mo>"};
    galley_buffer html;
    galley_buffer_init(&html, &s->allocator);
    for (size_t unit = 0; unit < sizeof units / sizeof units[0]; unit++) {
        galley_buffer_clear(&html);
        galley_buffer_append(&html, "<p><math>", 9);
        for (int i = 0; i < 20000; i++) {
            galley_buffer_append_slice(&html, galley_slice_from(units[unit]));
        }
        galley_buffer_append(&html, "x", 1);
        read_all(s, galley_buffer_slice(&html, 0, html.len), out);
        CHECK_SAYING(out->len <= 4 * html.len, "%s gives %zu bytes", units[unit], out->len);
    }
    galley_buffer_free(&html);
}

int main(void) {
    static stages s;
    galley_buffer out;
    stages_open(&s);
    galley_buffer_init(&out, &s.allocator);
    expect_all(&s, mathml, sizeof mathml / sizeof mathml[0], &out);
    expect_all(&s, forms, sizeof forms / sizeof forms[0], &out);
    test_hostile(&s, &out);
    galley_buffer_free(&out);
    stages_close(&s);
    return check_finish();
}
