/*
 * Frames of videos, sounds, posts and charts on their way into the tree: a line with a link, where
 * they stand between what is kept. A frame of any other site is none of the article's: most are
 * advertisements and things that count readers.
 */
#include "../base/url.h"
#include "tree_build.h"

static const char *const hosts[] = {
    "youtube.com",     "youtube-nocookie.com",
    "vimeo.com",       "dailymotion.com",
    "twitter.com",     "x.com",
    "instagram.com",   "tiktok.com",
    "facebook.com",    "spotify.com",
    "soundcloud.com",  "ted.com",
    "twitch.tv",       "bandcamp.com",
    "mixcloud.com",    "reddit.com",
    "redditmedia.com", "codepen.io",
    "jsfiddle.net",    "datawrapper.de",
    "dwcdn.net",       "flourish.studio",
    "infogram.com",    "slideshare.net",
    "scribd.com",      "documentcloud.org",
    "archive.org",     "bsky.app",
    "ardmediathek.de", "arte.tv",
    "rutube.ru",       "vk.com",
    "nicovideo.jp",    "bilibili.com",
    "megaphone.fm",    "acast.com",
};

/* Is the host one of the list, or under one? */
static bool is_known(galley_slice host) {
    for (size_t i = 0; i < sizeof hosts / sizeof hosts[0]; i++) {
        galley_slice known = galley_slice_from(hosts[i]);
        if (host.len < known.len) {
            continue;
        }
        size_t before = host.len - known.len;
        galley_slice end = galley_slice_make(host.ptr + before, known.len);
        if (galley_slice_equal_nocase(end, known) && (before == 0 || host.ptr[before - 1] == '.')) {
            return true;
        }
    }
    return false;
}

/* The first of the attributes that hold where a frame leads; scripts fill src from the others. */
static galley_span read_address(galley_tree_builder *b, uint32_t node) {
    static const char *const names[] = {"src", "data-src", "data-lazy-src", "data-url"};
    galley_span url = {0, 0};
    for (size_t i = 0; i < sizeof names / sizeof names[0] && url.len == 0; i++) {
        url = galley_tree_address(b, node, names[i]);
        if (url.len > 0 && !is_known(galley_url_host(galley_tree_slice(b->tree, url)))) {
            url.len = 0;
        }
    }
    return url;
}

void galley_tree_take_embed(galley_tree_builder *b, uint32_t node) {
    galley_span url = read_address(b, node);
    if (url.len == 0 || b->no_memory) {
        return;
    }
    galley_span title = galley_tree_attribute(b, node, "title");
    if (!galley_tree_begin_single(b, node)) {
        return;
    }
    uint32_t part = galley_tree_add(b->tree, GALLEY_PART_EMBED, b->top, node);
    if (part == GALLEY_PART_NONE) {
        b->no_memory = true;
        return;
    }
    b->tree->parts[part].url = url;
    b->tree->parts[part].text = title;
}
