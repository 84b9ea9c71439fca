/*
 * Formulas in the tree: blocks and inline parts, and what is around them.
 */
#include "../../src/article/tree_build.h"
#include "../support/stages.h"

/* The tree's leaves in one line: text as it is, "$x$" and "$$x$$", and "/" between paragraphs. */
static void print(const galley_tree *tree, galley_buffer *out) {
    galley_buffer_clear(out);
    for (size_t i = 1; i < tree->count; i++) {
        const galley_part *part = &tree->parts[i];
        const char *around = part->kind == GALLEY_PART_FORMULA ? "$$"
                             : part->kind == GALLEY_PART_MATH  ? "$"
                                                               : "";
        if (!galley_part_is_inline(part) && out->len > 0) {
            galley_buffer_append_byte(out, '/');
        }
        if (part->kind == GALLEY_PART_BREAK) {
            galley_buffer_append_byte(out, '|');
        }
        galley_buffer_append_slice(out, galley_slice_from(around));
        galley_buffer_append_slice(out, galley_tree_slice(tree, part->text));
        galley_buffer_append_slice(out, galley_slice_from(around));
    }
}

#define M "<math><mi>x</mi></math>"
#define D "<math display=block><mi>x</mi></math>"
#define IMG "<img class=latex alt='y^2'>"

static const char *const cases[][2] = {
    {"<p>If " M " is", "If $x$ is"},
    {"<p>If " M ", then", "If $x$, then"},
    {"<p>If " D " is", "If/$$x$$/is"},
    {"<p>If " D ".", "If/$$x.$$"},
    {"<p>a<p>" D ".<p>b", "a/$$x.$$/b"},
    {"<p>If " IMG " is", "If $y^2$ is"},
    {"<p>" IMG " is", "$y^2$ is"},
    {"<p>a<p>" IMG "<p>b", "a/$$y^2$$/b"},
    {"<p>a<p><script type='math/tex; mode=display'>z</script><p>b", "a/$$z$$/b"},
    {"<div>" M "<span>is</span></div>", "$x$ is"},
    {"<h2>On " D " and</h2>", "On $x$ and"},
    {"<p><b>If " D " is</b>", "If/$$x$$/is"},
    {"<p>costs $5", "costs $5"},
};

static void expect(stages *s, galley_tree *tree, galley_buffer *out, const char *const *row) {
    stages_cut(s, galley_slice_from(row[0]));
    for (size_t i = 0; i < s->blocks.count; i++) {
        s->blocks.segments[i].kept = true;
    }
    galley_tree_source source = {.blocks = &s->blocks, .document = &s->document};
    galley_tree_clear(tree);
    CHECK(galley_tree_build(tree, &source));
    print(tree, out);
    stages_expect(galley_buffer_slice(out, 0, out->len), row[1], row[0]);
    CHECK(tree->has_math == (strstr(row[0], "costs") == NULL));
}

int main(void) {
    static stages s;
    galley_tree tree;
    galley_buffer out;
    stages_open(&s);
    galley_tree_init(&tree, &s.allocator);
    galley_buffer_init(&out, &s.allocator);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect(&s, &tree, &out, cases[i]);
    }
    galley_buffer_free(&out);
    galley_tree_free(&tree);
    stages_close(&s);
    return check_finish();
}
