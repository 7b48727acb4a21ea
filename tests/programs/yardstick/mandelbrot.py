# args: 40
"""The Mandelbrot set as a bitmap (Benchmarks Game: mandelbrot)."""

import sys


def bitmap(size: int) -> bytearray:
    """Rows of packed bits, 1 where the point stays bounded."""
    rows = bytearray()
    for y in range(size):
        ci = 2.0 * y / size - 1.0
        octet = 0
        bits = 0
        for x in range(size):
            cr = 2.0 * x / size - 1.5
            zr = zi = tr = ti = 0.0
            i = 0
            while i < 50 and tr + ti <= 4.0:
                zi = 2.0 * zr * zi + ci
                zr = tr - ti + cr
                tr = zr * zr
                ti = zi * zi
                i += 1
            octet = octet << 1 | (tr + ti <= 4.0)
            bits += 1
            if bits == 8:
                rows.append(octet)
                octet = bits = 0
        if bits:
            rows.append(octet << (8 - bits))
    return rows


def main(size: int) -> None:
    rows = bitmap(size)
    check = 0
    for octet in rows:
        check = (check * 31 + octet) % 1000003
    print(f"P4 {size} {size}", len(rows), sum(rows), check)
    print(bytes(rows[: size // 8]).hex())


main(int(sys.argv[1]))
