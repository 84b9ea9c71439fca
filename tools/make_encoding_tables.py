#!/usr/bin/env python3
"""Makes src/input/encoding_tables.c, and the checksums of tests/unit/encoding_sums.h.

In: the folder of Debian's package libjs-text-encoding, which carries the Encoding Standard's own
indexes (encoding-indexes.js) and labels (encoding.js) as of 2018:

    apt-get download libjs-text-encoding && dpkg -x libjs-text-encoding_*.deb unpacked
    tools/make_encoding_tables.py unpacked/usr/share/javascript/text-encoding

Out: labels, names, single-byte tables, gb18030 ranges, and the five multi-byte indexes as bit
streams (see pack()). What the standard changed since 2018 is stated below and applied here.

The checksums come from decoders written here straight from the standard's text, one byte at a time
with bytes put back, which share no code and no tables with the C ones.
"""
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent

# Labels that the standard gained after the package's copy was taken.
NEW_LABELS = {
    "UTF-8": ["unicode11utf8", "unicode20utf8", "x-unicode20utf8"],
    "UTF-16LE": ["csunicode", "iso-10646-ucs-2", "ucs-2", "unicode", "unicodefeff"],
    "UTF-16BE": ["unicodefffe"],
    "replacement": ["replacement"],
}

# GB18030-2022: 18 pointers that led into the private use area now lead to the characters themselves.
GB18030_2022 = {
    7182: 0xFE10, 7183: 0xFE12, 7184: 0xFE11, 7185: 0xFE13, 7186: 0xFE14, 7187: 0xFE15,
    7188: 0xFE16, 7201: 0xFE17, 7202: 0xFE18, 7208: 0xFE19, 23775: 0x9FB4, 23783: 0x9FB5,
    23788: 0x9FB6, 23789: 0x9FB7, 23795: 0x9FB8, 23812: 0x9FB9, 23829: 0x9FBA, 23845: 0x9FBB,
}

MULTI_BYTE = ["big5", "euc-kr", "gb18030", "jis0208", "jis0212"]
NOT_SINGLE_BYTE = MULTI_BYTE + ["gb18030-ranges"]

# Bits of a gap's length: the longest gap is 8,272 pointers.
GAP_BITS = 14
# Bits of an absolute code point: the highest plane in use is 2.
CODE_POINT_BITS = 18


# --- input ---------------------------------------------------------------------------------------


def read_json_after(path, marker, opening):
    text = path.read_text()
    start = text.index(opening, text.index(marker))
    return json.JSONDecoder().raw_decode(text[start:])[0]


def read_indexes(folder):
    indexes = read_json_after(folder / "encoding-indexes.js", '"encoding-indexes"] =', "{")
    for pointer, code_point in GB18030_2022.items():
        indexes["gb18030"][pointer] = code_point
    for name in MULTI_BYTE:
        index = [code_point or 0 for code_point in indexes[name]]
        while index[-1] == 0:
            index.pop()
        indexes[name] = index
    return indexes


def read_labels(folder):
    labels = {}
    for group in read_json_after(folder / "encoding.js", "var encodings =", "["):
        for encoding in group["encodings"]:
            for label in encoding["labels"]:
                labels[label] = encoding["name"]
    for name, added in NEW_LABELS.items():
        for label in added:
            labels[label] = name
    return labels


# --- the C tables --------------------------------------------------------------------------------


def constant(name):
    return "GALLEY_ENCODING_" + re.sub(r"[^A-Z0-9]", "_", name.upper())


def wrap(items, indent="    "):
    lines, line = [], indent
    for item in items:
        if len(line) + len(item) + 2 > 100:
            lines.append(line.rstrip())
            line = indent
        line += item + ", "
    return "\n".join(lines + [line.rstrip()])


def encode(index, near_bits, far_bits):
    """The index as a string of '0' and '1'; the previous mapped code point is what each is told
    from:  0 the next one;  10 n up to 2^near_bits further;  110 n far_bits, around it;
    1110 n the code point itself;  1111 n a gap of n pointers."""
    bits, previous, at = [], 0, 0
    while at < len(index):
        if index[at] == 0:
            end = at
            while index[end] == 0:
                end += 1
            bits.append("1111" + format(end - at, f"0{GAP_BITS}b"))
            at = end
            continue
        step = index[at] - previous - 1
        half = 1 << far_bits - 1
        if step == 0:
            bits.append("0")
        elif 0 < step <= 1 << near_bits:
            bits.append("10" + format(step - 1, f"0{near_bits}b"))
        elif -half <= step < half:
            bits.append("110" + format(step + half, f"0{far_bits}b"))
        else:
            bits.append("1110" + format(index[at], f"0{CODE_POINT_BITS}b"))
        previous = index[at]
        at += 1
    return "".join(bits)


def pack(index):
    """The shortest form over both widths, as 64-bit words."""
    bits, near, far = min(
        ((encode(index, near, far), near, far) for near in range(2, 8) for far in range(8, 15)),
        key=lambda packed: len(packed[0]))
    bits += "0" * (-len(bits) % 64)
    words = [f"0x{int(bits[i:i + 64], 2):016x}" for i in range(0, len(bits), 64)]
    return words, near, far


def write_tables(indexes, labels, out):
    names = sorted(set(labels.values()))
    write = lambda text: print(text, file=out)
    write("/*\n * The Encoding Standard's labels and indexes. Made by tools/make_encoding_tables.py, "
          "which says from\n * what, and how the bit streams of the multi-byte indexes are laid out.\n"
          " */")
    write('#include "encoding_tables.h"\n')
    write("const char *const galley_encoding_names[GALLEY_ENCODING_COUNT] = {")
    for name in names:
        write(f'    [{constant(name)}] = "{name}",')
    write("};\n")
    write("const galley_encoding_label galley_encoding_labels[] = {")
    for label in sorted(labels):
        write(f'    {{"{label}", {constant(labels[label])}}},')
    write("};\nconst size_t galley_encoding_label_count =\n"
          "    sizeof galley_encoding_labels / sizeof *galley_encoding_labels;\n")
    single = sorted(name for name in indexes if name not in NOT_SINGLE_BYTE)
    write("static const uint16_t single_bytes[][128] = {")
    for name in single:
        write(f"    /* {name} */\n    {{")
        write(wrap([str(code_point or 0) for code_point in indexes[name]], "        "))
        write("    },")
    write("};\n")
    write("const uint16_t *const galley_single_byte_indexes[GALLEY_ENCODING_COUNT] = {")
    for row, name in enumerate(single):
        write(f"    [{constant(name)}] = single_bytes[{row}],")
        if name == "iso-8859-8":
            write(f"    [{constant(name + '-i')}] = single_bytes[{row}],")
    write("};\n")
    ranges = indexes["gb18030-ranges"]
    write("const galley_gb18030_range galley_gb18030_ranges[] = {")
    write(wrap([f"{{{pointer}, 0x{code_point:x}}}" for pointer, code_point in ranges]))
    write("};\nconst size_t galley_gb18030_range_count =\n"
          "    sizeof galley_gb18030_ranges / sizeof *galley_gb18030_ranges;\n")
    for name in MULTI_BYTE:
        words, near, far = pack(indexes[name])
        symbol = name.replace("-", "_")
        write(f"static const uint64_t {symbol}_words[] = {{")
        write(wrap(words))
        write("};\n")
        indexes[name + " packed"] = (
            f"    [GALLEY_INDEX_{symbol.upper()}] = {{{symbol}_words, {len(words)}, "
            f"{len(indexes[name])}, {near}, {far}}},")
    write("const galley_packed_index galley_packed_indexes[GALLEY_INDEX_COUNT] = {")
    for name in MULTI_BYTE:
        write(indexes[name + " packed"])
    write("};")


# --- the standard's decoders, for the checksums --------------------------------------------------

END = -1
ERROR = "error"


class Decoder:
    """Subclasses have step(byte): a tuple of code points, ERROR, or None; self.back holds bytes to
    be read again."""

    def __init__(self, indexes):
        self.indexes = indexes
        self.back = []
        self.lead = 0

    def lookup(self, name, pointer):
        index = self.indexes[name]
        code_point = index[pointer] if 0 <= pointer < len(index) else 0
        return code_point or None

    def found(self, code_point, byte):
        if code_point is not None:
            return (code_point,)
        if byte < 0x80:
            self.back.append(byte)
        return ERROR

    def finish(self):
        if self.lead:
            self.lead = 0
            return ERROR
        return None

    def decode(self, data):
        out, queue = [], list(reversed(data))
        while True:
            byte = queue.pop() if queue else END
            result = self.finish() if byte == END else self.step(byte)
            if result == ERROR:
                out.append(0xFFFD)
            elif result:
                out.extend(result)
            if byte == END and not self.back and not result:
                return "".join(map(chr, out)).encode()
            while self.back:
                queue.append(self.back.pop())


class Gb18030(Decoder):
    def __init__(self, indexes):
        super().__init__(indexes)
        self.first = self.second = self.third = 0

    def finish(self):
        pending = self.first or self.second or self.third
        self.first = self.second = self.third = 0
        return ERROR if pending else None

    def four(self, pointer):
        if 39419 < pointer < 189000 or pointer > 1237575:
            return None
        if pointer == 7457:
            return 0xE7C7
        start, code_point = max(r for r in self.indexes["gb18030-ranges"] if r[0] <= pointer)
        return code_point + pointer - start

    def step(self, byte):
        if self.third:
            if not 0x30 <= byte <= 0x39:
                self.back = [self.second, self.third, byte]
                self.first = self.second = self.third = 0
                return ERROR
            pointer = ((self.first - 0x81) * 12600 + (self.second - 0x30) * 1260 +
                       (self.third - 0x81) * 10 + byte - 0x30)
            self.first = self.second = self.third = 0
            code_point = self.four(pointer)
            return ERROR if code_point is None else (code_point,)
        if self.second:
            if 0x81 <= byte <= 0xFE:
                self.third = byte
                return None
            self.back = [self.second, byte]
            self.first = self.second = 0
            return ERROR
        if self.first:
            if 0x30 <= byte <= 0x39:
                self.second = byte
                return None
            lead, self.first, code_point = self.first, 0, None
            offset = 0x40 if byte < 0x7F else 0x41
            if 0x40 <= byte <= 0x7E or 0x80 <= byte <= 0xFE:
                code_point = self.lookup("gb18030", (lead - 0x81) * 190 + byte - offset)
            return self.found(code_point, byte)
        if byte < 0x80:
            return (byte,)
        if byte == 0x80:
            return (0x20AC,)
        if byte == 0xFF:
            return ERROR
        self.first = byte
        return None


class Big5(Decoder):
    PAIRS = {1133: (0xCA, 0x304), 1135: (0xCA, 0x30C), 1164: (0xEA, 0x304), 1166: (0xEA, 0x30C)}

    def step(self, byte):
        if self.lead:
            lead, self.lead, code_point = self.lead, 0, None
            offset = 0x40 if byte < 0x7F else 0x62
            if 0x40 <= byte <= 0x7E or 0xA1 <= byte <= 0xFE:
                pointer = (lead - 0x81) * 157 + byte - offset
                if pointer in self.PAIRS:
                    return self.PAIRS[pointer]
                code_point = self.lookup("big5", pointer)
            return self.found(code_point, byte)
        if byte < 0x80:
            return (byte,)
        if 0x81 <= byte <= 0xFE:
            self.lead = byte
            return None
        return ERROR


class EucJp(Decoder):
    jis0212 = False

    def step(self, byte):
        if self.lead == 0x8E and 0xA1 <= byte <= 0xDF:
            self.lead = 0
            return (0xFF61 - 0xA1 + byte,)
        if self.lead == 0x8F and 0xA1 <= byte <= 0xFE:
            self.jis0212, self.lead = True, byte
            return None
        if self.lead:
            lead, self.lead, code_point = self.lead, 0, None
            if 0xA1 <= lead <= 0xFE and 0xA1 <= byte <= 0xFE:
                code_point = self.lookup("jis0212" if self.jis0212 else "jis0208",
                                         (lead - 0xA1) * 94 + byte - 0xA1)
            self.jis0212 = False
            return self.found(code_point, byte)
        if byte < 0x80:
            return (byte,)
        if byte in (0x8E, 0x8F) or 0xA1 <= byte <= 0xFE:
            self.lead = byte
            return None
        return ERROR


class ShiftJis(Decoder):
    def step(self, byte):
        if self.lead:
            lead, self.lead, code_point = self.lead, 0, None
            offset = 0x40 if byte < 0x7F else 0x41
            lead_offset = 0x81 if lead < 0xA0 else 0xC1
            if 0x40 <= byte <= 0x7E or 0x80 <= byte <= 0xFC:
                pointer = (lead - lead_offset) * 188 + byte - offset
                if 8836 <= pointer <= 10715:
                    return (0xE000 - 8836 + pointer,)
                code_point = self.lookup("jis0208", pointer)
            return self.found(code_point, byte)
        if byte <= 0x80:
            return (byte,)
        if 0xA1 <= byte <= 0xDF:
            return (0xFF61 - 0xA1 + byte,)
        if 0x81 <= byte <= 0x9F or 0xE0 <= byte <= 0xFC:
            self.lead = byte
            return None
        return ERROR


class EucKr(Decoder):
    def step(self, byte):
        if self.lead:
            lead, self.lead, code_point = self.lead, 0, None
            if 0x41 <= byte <= 0xFE:
                code_point = self.lookup("euc-kr", (lead - 0x81) * 190 + byte - 0x41)
            return self.found(code_point, byte)
        if byte < 0x80:
            return (byte,)
        if 0x81 <= byte <= 0xFE:
            self.lead = byte
            return None
        return ERROR


class Iso2022Jp(Decoder):
    state = output_state = "ascii"
    output = False

    def finish(self):
        return self.step(END)

    def step(self, byte):
        return getattr(self, "in_" + self.state)(byte)

    def start(self, byte):
        """What the states that read text have in common."""
        if byte == 0x1B:
            self.state = "escape_start"
            return True
        return byte == END

    def in_ascii(self, byte):
        if self.start(byte):
            return None
        self.output = False
        return (byte,) if byte < 0x80 and byte not in (0x0E, 0x0F) else ERROR

    def in_roman(self, byte):
        if self.start(byte):
            return None
        self.output = False
        if byte in (0x5C, 0x7E):
            return (0xA5,) if byte == 0x5C else (0x203E,)
        return (byte,) if byte < 0x80 and byte not in (0x0E, 0x0F) else ERROR

    def in_katakana(self, byte):
        if self.start(byte):
            return None
        self.output = False
        return (0xFF61 - 0x21 + byte,) if 0x21 <= byte <= 0x5F else ERROR

    def in_lead(self, byte):
        if self.start(byte):
            return None
        self.output = False
        if 0x21 <= byte <= 0x7E:
            self.lead, self.state = byte, "trail"
            return None
        return ERROR

    def in_trail(self, byte):
        if byte == 0x1B:
            self.state = "escape_start"
            return ERROR
        self.state = "lead"
        if 0x21 <= byte <= 0x7E:
            code_point = self.lookup("jis0208", (self.lead - 0x21) * 94 + byte - 0x21)
            return ERROR if code_point is None else (code_point,)
        return ERROR

    def in_escape_start(self, byte):
        if byte in (0x24, 0x28):
            self.lead, self.state = byte, "escape"
            return None
        if byte != END:
            self.back = [byte]
        self.output, self.state = False, self.output_state
        return ERROR

    def in_escape(self, byte):
        lead, self.lead = self.lead, 0
        state = {(0x28, 0x42): "ascii", (0x28, 0x4A): "roman", (0x28, 0x49): "katakana",
                 (0x24, 0x40): "lead", (0x24, 0x42): "lead"}.get((lead, byte))
        if state:
            self.state = self.output_state = state
            again, self.output = self.output, True
            return ERROR if again else None
        self.back = [lead] if byte == END else [lead, byte]
        self.output, self.state = False, self.output_state
        return ERROR


class Utf8(Decoder):
    """Python's own decoder makes one U+FFFD of as many bytes as the standard's does."""

    def decode(self, data):
        return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").encode()


class Utf16(Decoder):
    big = False

    def decode(self, data):
        data = data.removeprefix(b"\xfe\xff" if self.big else b"\xff\xfe")
        out, surrogate = [], 0
        for at in range(0, len(data) - 1, 2):
            unit = int.from_bytes(data[at:at + 2], "big" if self.big else "little")
            if surrogate and 0xDC00 <= unit <= 0xDFFF:
                out.append(0x10000 + ((surrogate - 0xD800) << 10) + unit - 0xDC00)
                surrogate = 0
                continue
            if surrogate:
                out.append(0xFFFD)
                surrogate = 0
            if 0xD800 <= unit <= 0xDBFF:
                surrogate = unit
            else:
                out.append(0xFFFD if 0xDC00 <= unit <= 0xDFFF else unit)
        if surrogate or len(data) % 2:
            out.append(0xFFFD)
        return "".join(map(chr, out)).encode()


class Utf16Be(Utf16):
    big = True


DECODERS = {"UTF-8": Utf8, "gb18030": Gb18030, "Big5": Big5, "EUC-JP": EucJp,
            "Shift_JIS": ShiftJis, "EUC-KR": EucKr, "ISO-2022-JP": Iso2022Jp,
            "UTF-16LE": Utf16, "UTF-16BE": Utf16Be}


def add(total, data):
    """FNV-1a over the bytes and one 0xFF, which is in no UTF-8."""
    for byte in data + b"\xff":
        total = (total ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return total


def pair_sum(indexes, decoder):
    total = 0xCBF29CE484222325
    for pair in range(0x10000):
        total = add(total, decoder(indexes).decode(pair.to_bytes(2, "big")))
    return total


# Bytes at which the decoders turn; random inputs take every second byte from here.
TURNS = bytes([0x1B, 0x24, 0x28, 0x40, 0x42, 0x49, 0x4A, 0x0E, 0x21, 0x30, 0x39, 0x5C, 0x7E, 0x7F,
               0x80, 0x81, 0x8E, 0x8F, 0x9F, 0xA0, 0xA1, 0xC2, 0xD8, 0xDC, 0xDF, 0xE0, 0xED, 0xF0,
               0xF4, 0xFC, 0xFE, 0xFF])
RANDOM_INPUTS = 4000


def random_inputs():
    state = 1
    for _ in range(RANDOM_INPUTS):
        data = bytearray()
        while True:
            state = (state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
            draw = state >> 33
            if len(data) == 40 or draw % 16 == 0 and len(data) > 0:
                break
            data.append(TURNS[draw >> 8 & 31] if draw & 32 else draw >> 16 & 0xFF)
        yield bytes(data)


def random_sum(indexes, decoder):
    total = 0xCBF29CE484222325
    for data in random_inputs():
        total = add(total, decoder(indexes).decode(data))
    return total


def four_byte_sum(indexes):
    """Every 97th of the four-byte sequences of gb18030."""
    total = 0xCBF29CE484222325
    for pointer in range(0, 126 * 10 * 126 * 10, 97):
        data = bytes([0x81 + pointer // 12600, 0x30 + pointer // 1260 % 10,
                      0x81 + pointer // 10 % 126, 0x30 + pointer % 10])
        total = add(total, Gb18030(indexes).decode(data))
    return total


def three_byte_sum(indexes):
    """0x8F and every pair in EUC-JP."""
    total = 0xCBF29CE484222325
    for pair in range(0x10000):
        total = add(total, EucJp(indexes).decode(b"\x8f" + pair.to_bytes(2, "big")))
    return total


def write_sums(indexes, out):
    write = lambda text: print(text, file=out)
    write("/*\n * What decoding must give, as FNV-1a sums. Made by tools/make_encoding_tables.py, by "
          "decoders of its\n * own.\n */")
    write("static const unsigned char turns[] = {")
    write(wrap([f"0x{byte:02x}" for byte in TURNS]))
    write("};\n")
    write(f"enum {{ RANDOM_INPUTS = {RANDOM_INPUTS} }};\n")
    write("static const struct {\n    galley_encoding encoding;\n    uint64_t pairs;\n"
          "    uint64_t random;\n} sums[] = {")
    for name, decoder in DECODERS.items():
        write(f"    {{{constant(name)}, 0x{pair_sum(indexes, decoder):016x}, "
              f"0x{random_sum(indexes, decoder):016x}}},")
    write("};\n")
    write(f"static const uint64_t gb18030_four_byte_sum = 0x{four_byte_sum(indexes):016x};")
    write(f"static const uint64_t euc_jp_three_byte_sum = 0x{three_byte_sum(indexes):016x};")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    indexes, labels = read_indexes(folder), read_labels(folder)
    with open(ROOT / "src/input/encoding_tables.c", "w") as out:
        write_tables(indexes, labels, out)
    with open(ROOT / "tests/unit/encoding_sums.h", "w") as out:
        write_sums(indexes, out)


if __name__ == "__main__":
    main()
