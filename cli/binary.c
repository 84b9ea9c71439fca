/*
 * In: the first bytes of an input; out: the name of what they are, when they are no page. Known
 * kinds go by the bytes they must begin with. What is not known counts as binary when more than one
 * in twenty of its first kilobyte are control bytes that no text has, UTF-16 aside: random bytes
 * have twice that, and the stray NUL bytes of real pages come nowhere near.
 *
 * gzip is not here, for the library unpacks it.
 */
#include "binary.h"

#include <stdbool.h>
#include <string.h>

typedef struct signature {
    size_t at;
    size_t len;
    const char *bytes;
    const char *name;
} signature;

/* The first that fits counts: the more particular stand before the more general. */
static const signature signatures[] = {
    {0, 5, "%PDF-", "a PDF document"},
    {0, 4, "%!PS", "a PostScript document"},
    {0, 5, "{\\rtf", "an RTF document"},
    {30, 28, "mimetypeapplication/epub+zip", "an EPUB book"},
    {30, 31, "mimetypeapplication/vnd.oasis.o", "an OpenDocument file"},
    {30, 19, "[Content_Types].xml", "a Microsoft Office file"},
    {0, 4, "PK\3\4", "a ZIP archive"},
    {0, 4, "PK\5\6", "an empty ZIP archive"},
    {0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an older Microsoft Office file"},
    {0, 8, "\x89PNG\r\n\x1A\n", "a PNG image"},
    {0, 3, "\xFF\xD8\xFF", "a JPEG image"},
    {0, 5, "GIF87", "a GIF image"},
    {0, 5, "GIF89", "a GIF image"},
    {8, 4, "WEBP", "a WebP image"},
    {0, 4, "II*\0", "a TIFF image"},
    {0, 4, "MM\0*", "a TIFF image"},
    {0, 4, "\0\0\1\0", "an icon"},
    {0, 4, "8BPS", "a Photoshop image"},
    {4, 8, "ftypavif", "an AVIF image"},
    {4, 8, "ftypheic", "a HEIC image"},
    {4, 8, "ftypM4A ", "MPEG-4 audio"},
    {4, 4, "ftyp", "an MPEG-4 video"},
    {0, 4, "\x1A\x45\xDF\xA3", "a Matroska or WebM video"},
    {8, 4, "AVI ", "an AVI video"},
    {8, 4, "WAVE", "WAVE audio"},
    {0, 4, "OggS", "Ogg audio or video"},
    {0, 4, "fLaC", "FLAC audio"},
    {0, 3, "ID3", "MP3 audio"},
    {0, 4, "wOFF", "a font"},
    {0, 4, "wOF2", "a font"},
    {0, 5, "OTTO\0", "a font"},
    {0, 5, "\0\1\0\0\0", "a font"},
    {0, 6, "\xFD\x37zXZ\0", "xz data, which is not unpacked here (try xz -dc)"},
    {0, 4, "\x28\xB5\x2F\xFD", "Zstandard data, which this version does not unpack (try zstd -dc)"},
    {4, 6, "1AY&SY", "bzip2 data, which is not unpacked here (try bzip2 -dc)"},
    {0, 6, "7z\xBC\xAF\x27\x1C", "a 7z archive"},
    {0, 6, "Rar!\x1A\7", "a RAR archive"},
    {257, 5, "ustar", "a tar archive"},
    {0, 4,
     "\x7F"
     "ELF",
     "an ELF program or library"},
    {0, 4, "\xCF\xFA\xED\xFE", "a Mach-O program or library"},
    {0, 4, "\xCA\xFE\xBA\xBE", "a Java class or Mach-O program"},
    {0, 4, "\0asm", "a WebAssembly module"},
    {0, 16, "SQLite format 3\0", "an SQLite database"},
    {0, 4, "PAR1", "a Parquet file"},
    {0, 6, "ARROW1", "an Arrow file"},
};

enum { LOOK_LEN = 1024 };

static bool begins_with(const char *bytes, size_t len, const char *start, size_t start_len) {
    return len >= start_len && memcmp(bytes, start, start_len) == 0;
}

static bool has_utf16_mark(const char *bytes, size_t len) {
    return begins_with(bytes, len, "\xFF\xFE", 2) || begins_with(bytes, len, "\xFE\xFF", 2);
}

/* Windows programs and bitmaps begin with two letters only, which a text may begin with, too: a
 * look at a second place. */
static const char *name_by_two_letters(const char *bytes, size_t len) {
    if (len >= 64 && begins_with(bytes, len, "MZ", 2) && memchr(bytes, '\0', 64) != NULL) {
        return "a Windows program or library";
    }
    if (len >= 10 && begins_with(bytes, len, "BM", 2) && memcmp(bytes + 6, "\0\0\0\0", 4) == 0) {
        return "a bitmap image";
    }
    return NULL;
}

static const char *name_by_signature(const char *bytes, size_t len) {
    for (size_t i = 0; i < sizeof signatures / sizeof signatures[0]; i++) {
        const signature *one = &signatures[i];
        if (len >= one->at + one->len && memcmp(bytes + one->at, one->bytes, one->len) == 0) {
            return one->name;
        }
    }
    return name_by_two_letters(bytes, len);
}

/* The bytes that the MIME Sniffing standard calls binary. */
static bool is_binary_byte(unsigned char byte) {
    return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\f' && byte != '\r' &&
           byte != 0x1B;
}

/* Every other byte of the markup of a page in UTF-16 is NUL. */
static bool looks_like_utf16(const char *bytes, size_t len) {
    size_t nuls[2] = {0, 0};
    for (size_t i = 0; i < len; i++) {
        nuls[i % 2] += bytes[i] == '\0';
    }
    size_t more = nuls[0] > nuls[1] ? nuls[0] : nuls[1];
    size_t less = nuls[0] + nuls[1] - more;
    return more * 5 > len && less * 20 < len;
}

const char *galley_cli_binary_name(const char *bytes, size_t len) {
    if (has_utf16_mark(bytes, len)) {
        return NULL;
    }
    const char *name = name_by_signature(bytes, len);
    size_t look = len < LOOK_LEN ? len : LOOK_LEN;
    size_t count = 0;
    if (name != NULL) {
        return name;
    }
    for (size_t i = 0; i < look; i++) {
        count += is_binary_byte((unsigned char)bytes[i]);
    }
    return count * 20 > look && !looks_like_utf16(bytes, look) ? "binary data" : NULL;
}
