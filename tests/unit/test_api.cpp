/*
 * The public header in C++: RAII over its objects, a lambda without captures as the write function,
 * an allocator with a context, and the initialisers.
 */
#include "../support/check.h"

#include <galley.h>

#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

namespace {

struct Deleter {
    void operator()(galley_engine *engine) const { galley_engine_free(engine); }
    void operator()(galley_page *page) const { galley_page_free(page); }
};
using Engine = std::unique_ptr<galley_engine, Deleter>;
using Page = std::unique_ptr<galley_page, Deleter>;

std::string_view view(galley_slice slice) { return {slice.ptr, slice.len}; }

void *reallocate(void *context, void *ptr, std::size_t, std::size_t new_size) {
    ++*static_cast<int *>(context);
    if (new_size == 0) {
        std::free(ptr);
        return nullptr;
    }
    return std::realloc(ptr, new_size);
}

std::string render(const galley_page *page) {
    std::string out;
    galley_status status = galley_render(
        page, GALLEY_FORMAT_JSONL,
        [](void *context, const char *bytes, std::size_t len) {
            static_cast<std::string *>(context)->append(bytes, len);
            return 0;
        },
        &out);
    CHECK(status == GALLEY_STATUS_OK);
    return out;
}

void check_page() {
    const std::string_view html = "<html lang=de><title>Titel</title><p>Ein Satz, der lang genug "
                                  "ist, um als Absatz eines Artikels zu gelten, steht hier.";
    int calls = 0;
    galley_allocator allocator = {reallocate, &calls};
    galley_options options = GALLEY_OPTIONS_INIT;
    options.allocator = &allocator;
    Engine engine(galley_engine_new(&options));
    Page page(galley_page_new(engine.get()));
    galley_hints hints = GALLEY_HINTS_INIT;
    hints.id = {"1", 1};
    CHECK(galley_extract(page.get(), html.data(), html.size(), &hints, nullptr) ==
          GALLEY_STATUS_OK);
    const galley_article *article = galley_page_article(page.get());
    CHECK(view(galley_article_field(article, GALLEY_FIELD_TITLE)) == "Titel");
    CHECK(view(galley_article_field(article, GALLEY_FIELD_LANGUAGE)) == "de");
    CHECK(calls > 0);
    std::string record = render(page.get());
    CHECK(record.find("\"Titel\"") != std::string::npos && record.back() == '\n');
}

} // namespace

int main() {
    check_page();
    return check_finish();
}
