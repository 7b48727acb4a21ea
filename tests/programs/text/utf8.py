"""UTF-8 there and back: mixtures of lengths at every place of a word, and what is malformed."""

import random

POOLS = [
    "abc xyz 012",
    "äöüß éñ",
    "съешь ещё этих",
    "中文字",
    "😀🎉",
    "\x7f\x80\u07ff\u0800",
    "\uffff\U00010000\ud7ff\ue000",
]


def some_text(source: random.Random) -> str:
    pools = source.sample(POOLS, source.randint(1, 3)) + [POOLS[0]] * source.randint(0, 3)
    size = source.randint(0, 60)
    return "".join(source.choice(source.choice(pools)) for _ in range(size))


def damaged(data: bytes, source: random.Random) -> bytes:
    at = source.randint(0, len(data))
    octet = bytes([source.randint(0, 255)])
    return data[:at] + octet + data[min(at + source.randint(0, 2), len(data)) :]


def main() -> None:
    source = random.Random(5)
    total = 0
    for turn in range(1500):
        text = some_text(source)
        data = text.encode()
        if data.decode() != text:
            print("not there and back:", ascii(text), data)
        total += sum(data) + len(text.lower()) + len(text.upper())
        if turn % 100 == 0:
            print(ascii(text), data, ascii(text.lower()), ascii(text.upper()))
        broken = damaged(data, source)
        try:
            total += len(broken.decode())
        except UnicodeDecodeError as error:
            print(error.start, error.end, error.reason, ascii(broken.decode(errors="replace")))
    print(total)
    lone = chr(0xD800)
    for text in ("ab" + lone, "я" + chr(0xDFFF) + "я", lone * 9, "\ud7ff\ue000" * 5):
        try:
            print(text.encode())
        except UnicodeEncodeError as error:
            print(error)
    for text in ("ΑΣ ΣΑΣ", "İstanbul", "ΰΐ և ﬁ ŉ", "K Å Ω", "ÿŸ µΜ", "ǅ ǈ", "Ꭰꭰ Ა ა", "ДЯЁ" * 20):
        print(ascii(text.lower()), ascii(text.upper()), ascii(text.casefold()))
    words = ["b", "", "ab", "abcdefgh", "abcdefghi", "abcdefg", "é", "abcdefghz", "ÿ", "a\0", "a"]
    print(sorted(words), sorted(words * 2, reverse=True) == sorted(words * 2)[::-1])
    tables: list[dict[int, int | str | None]] = [
        {97: "1"},
        {97: None, 98: "xy"},
        {97: 0x20AC, 99: "é"},
        {233: "e", 99: 98},
        {},
    ]
    for table in tables:
        print([ascii(text.translate(table)) for text in ("abcabc", "xyzé", "", "яa", "caéb")])
    for size in range(12):
        items = list(range(size))
        items.reverse()
        print(items)


main()
