/*
 * What decoding must give, as FNV-1a sums. Made by tools/make_encoding_tables.py, by decoders of its
 * own.
 */
static const unsigned char turns[] = {
    0x1b, 0x24, 0x28, 0x40, 0x42, 0x49, 0x4a, 0x0e, 0x21, 0x30, 0x39, 0x5c, 0x7e, 0x7f, 0x80, 0x81,
    0x8e, 0x8f, 0x9f, 0xa0, 0xa1, 0xc2, 0xd8, 0xdc, 0xdf, 0xe0, 0xed, 0xf0, 0xf4, 0xfc, 0xfe, 0xff,
};

enum { RANDOM_INPUTS = 4000 };

static const struct {
    galley_encoding encoding;
    uint64_t pairs;
    uint64_t random;
} sums[] = {
    {GALLEY_ENCODING_UTF_8, 0xe7abc117fcf74de5, 0x55c4c6f9283eda64},
    {GALLEY_ENCODING_GB18030, 0x1f1560435725b8a2, 0x3ef0156de6906169},
    {GALLEY_ENCODING_BIG5, 0xdc004007ab0f0664, 0x81751a749fef95a8},
    {GALLEY_ENCODING_EUC_JP, 0x16d8d2d8dc961237, 0xb4b729edec228c2e},
    {GALLEY_ENCODING_SHIFT_JIS, 0x22e126c3e84150ab, 0x28869f0a990434d4},
    {GALLEY_ENCODING_EUC_KR, 0x68fb6ba8e8c29aa8, 0xe95201cef87617dc},
    {GALLEY_ENCODING_ISO_2022_JP, 0xb87425cfaba1509d, 0xeee65e45ea80d7a2},
    {GALLEY_ENCODING_UTF_16LE, 0x5a3c8eb91890e1de, 0x18c7e6e06d5e4931},
    {GALLEY_ENCODING_UTF_16BE, 0xe4238a0ae9f4d0c6, 0x75a14d8f71d96f60},
};

static const uint64_t gb18030_four_byte_sum = 0x8d8f40733942c828;
static const uint64_t euc_jp_three_byte_sum = 0xbff45e6b453163f3;
