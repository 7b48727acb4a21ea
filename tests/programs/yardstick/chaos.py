# args: 300
"""Chaosgame fractals over a spline (pyperformance: chaos)."""

from __future__ import annotations

import math
import sys


class Random:
    def __init__(self, seed: int) -> None:
        self.seed = seed

    def random(self) -> float:
        self.seed = (self.seed * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.seed >> 8) / 8388608.0

    def below(self, n: int) -> int:
        return int(self.random() * n)


class Vector:
    def __init__(self, x: float, y: float, z: float = 0.0) -> None:
        self.x = x
        self.y = y
        self.z = z

    def distance(self, other: Vector) -> float:
        dx, dy, dz = self.x - other.x, self.y - other.y, self.z - other.z
        return math.sqrt(dx * dx + dy * dy + dz * dz)

    def __add__(self, other: Vector) -> Vector:
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other: Vector) -> Vector:
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def mix(self, other: Vector, share: float) -> Vector:
        rest = 1.0 - share
        return Vector(
            self.x * share + other.x * rest,
            self.y * share + other.y * rest,
            self.z * share + other.z * rest,
        )


class Spline:
    """A curve of a degree with its own knots."""

    def __init__(self, points: list[Vector], degree: int, knots: list[int]) -> None:
        if len(knots) != len(points) + degree - 1:
            raise ValueError("wrong number of knots")
        self.points = points
        self.degree = degree
        self.knots = knots

    def domain(self) -> tuple[int, int]:
        return self.knots[self.degree - 1], self.knots[len(self.knots) - self.degree]

    def index(self, u: float) -> int:
        low, high = self.domain()
        for i in range(self.degree - 1, len(self.knots) - self.degree):
            if self.knots[i] <= u < self.knots[i + 1]:
                return i
        return len(self.knots) - self.degree - 1

    def at(self, u: float) -> Vector:
        i = self.index(u)
        d = [self.points[i - self.degree + 1 + j] for j in range(self.degree + 1)]
        for k in range(1, self.degree + 1):
            for j in range(i - self.degree + k, i + 1):
                low, high = self.knots[j], self.knots[j + self.degree - k + 1]
                at = j - i + self.degree - k
                share = (high - u) / (high - low)
                d[at] = d[at].mix(d[at + 1], share)
        return d[0]


class Chaosgame:
    def __init__(self, splines: list[Spline], thickness: float) -> None:
        self.splines = splines
        self.thickness = thickness
        self.low_x = self.low_y = 1e9
        self.high_x = self.high_y = -1e9
        self.lengths: list[float] = []
        for spline in splines:
            length = 0.0
            last: Vector | None = None
            for t in range(1000):
                point = spline.at(t / 999.0 * spline.domain()[1])
                self.low_x = min(self.low_x, point.x)
                self.low_y = min(self.low_y, point.y)
                self.high_x = max(self.high_x, point.x)
                self.high_y = max(self.high_y, point.y)
                if last is not None:
                    length += last.distance(point)
                last = point
            self.lengths.append(length)
        self.total = sum(self.lengths)

    def transform(self, point: Vector, random: Random) -> Vector:
        x = (point.x - self.low_x) / (self.high_x - self.low_x)
        y = (point.y - self.low_y) / (self.high_y - self.low_y)
        wanted = random.random() * self.total
        number = 0
        while number < len(self.lengths) - 1 and wanted > self.lengths[number]:
            wanted -= self.lengths[number]
            number += 1
        spline = self.splines[number]
        start, end = spline.domain()
        seg = (end - start) * 0.9998
        base = spline.at(start + seg * x)
        near = spline.at(start + seg * x + 0.0001)
        dx, dy = near.x - base.x, near.y - base.y
        size = math.sqrt(dx * dx + dy * dy)
        if size > 1e-12:
            base = Vector(
                base.x + dy / size * (y - 0.5) * self.thickness,
                base.y - dx / size * (y - 0.5) * self.thickness,
            )
        base.x = min(max(base.x, self.low_x), self.high_x)
        base.y = min(max(base.y, self.low_y), self.high_y)
        return base

    def image(self, width: int, height: int, steps: int, random: Random) -> list[list[int]]:
        rows = [[1] * height for _ in range(width)]
        point = Vector((self.high_x + self.low_x) / 2.0, (self.high_y + self.low_y) / 2.0)
        for _ in range(steps):
            point = self.transform(point, random)
            x = int((point.x - self.low_x) / (self.high_x - self.low_x) * width)
            y = int((point.y - self.low_y) / (self.high_y - self.low_y) * height)
            rows[min(x, width - 1)][min(y, height - 1)] = 0
        return rows


def main(steps: int) -> None:
    splines = [
        Spline(
            [Vector(1.6, 0.3), Vector(2.9, 1.7), Vector(2.3, 5.7), Vector(5.1, 1.9)],
            3,
            [0, 0, 0, 1, 1, 1],
        ),
        Spline([Vector(2.8, 0.9), Vector(5.4, 1.3), Vector(3.1, 2.3)], 2, [0, 0, 1, 1]),
        Spline([Vector(3.3, 7.5), Vector(2.1, 7.3), Vector(6.2, 4.9)], 2, [0, 0, 1, 1]),
    ]
    game = Chaosgame(splines, 0.25)
    rows = game.image(128, 128, steps, Random(1234))
    print(f"{game.total:.9f}", [f"{length:.6f}" for length in game.lengths])
    print(sum(1 for row in rows for cell in row if cell == 0))
    print(
        sum((x * 131 + y) % 1009 for x, row in enumerate(rows) for y, c in enumerate(row) if not c)
    )


main(int(sys.argv[1]))
