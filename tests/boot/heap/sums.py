"""The copier of images against the plain one of the network stack: sums, copies, errors."""

from naja.boot.copies_unsafe import MemoryCopier
from naja.net.storage import Copier
from naja.net.wire.checksum import fold


def octets(count: int) -> bytes:
    made = bytearray()
    value = 1
    for _ in range(count):
        value = value * 69069 % 4294967291
        made.append(255 if value % 3 == 0 else value >> 5 & 255)
    return bytes(made)


def refused(copier: Copier, at: int, start: int, count: int) -> bool:
    try:
        copier.put(bytearray(8), at, bytes(8), start, count)
    except IndexError:
        return True
    return False


def main() -> None:
    ours, plain = MemoryCopier(), Copier()
    data = octets(1600)
    wrong = 0
    for start in range(9):
        ends = list(range(start, start + 70))
        ends += [1459, 1460, 1599, 1600]
        for end in ends:
            # A pseudo header is never 0, which is why 0 and 0xFFFF need not be told apart.
            if fold(1 + ours.sum(data, start, end)) != fold(1 + plain.sum(data, start, end)):
                wrong += 1
        frame = bytearray(data)
        if fold(1 + ours.sum_of_frame(frame, start)) != fold(1 + plain.sum(data, start, 1600)):
            wrong += 1
        target, model = bytearray(100), bytearray(100)
        ours.put(target, start, data, 5 * start, 80)
        plain.put(model, start, data, 5 * start, 80)
        if target != model or ours.text(target, start, 60) != bytes(model[start : start + 60]):
            wrong += 1
    outside = [(-1, 0, 1), (0, -1, 1), (0, 0, -1), (1, 0, 8), (0, 1, 8), (9, 0, 0), (0, 9, 0)]
    print("wrong", wrong, [refused(ours, *place) for place in outside])
    for start, end in [(-1, 3), (0, 1601), (4, 3)]:
        try:
            print(ours.sum(data, start, end))
        except IndexError as error:
            print("IndexError:", error)


main()
