# mypy: disable-error-code="overload-overlap"
"""Products, permutations and combinations, in the order of the input's positions."""

from typing import Any, Callable, Generic, Iterable, Iterator, Literal, Self, TypeVar, overload

_T = TypeVar("_T")
_A = TypeVar("_A")
_B = TypeVar("_B")
_C = TypeVar("_C")
_D = TypeVar("_D")
_R = TypeVar("_R")


class _Positions:
    """A sequence of lists of positions; `advance` makes the next one."""

    def __init__(self, at: list[int], empty: bool) -> None:
        self.at = at
        self.empty = empty

    def advance(self) -> bool:
        """False where there is no next one."""
        return False


class _ProductPositions(_Positions):
    def __init__(self, lengths: list[int]) -> None:
        super().__init__([0 for _ in lengths], 0 in lengths)
        self._lengths = lengths

    def advance(self) -> bool:
        at = self.at
        for column in range(len(at) - 1, -1, -1):
            at[column] += 1
            if at[column] < self._lengths[column]:
                return True
            at[column] = 0
        return False


class _CombinationPositions(_Positions):
    def __init__(self, count: int, r: int) -> None:
        super().__init__(list(range(r)), r > count)
        self._count = count

    def advance(self) -> bool:
        at = self.at
        r = len(at)
        column = r - 1
        while column >= 0 and at[column] == column + self._count - r:
            column -= 1
        if column < 0:
            return False
        at[column] += 1
        for later in range(column + 1, r):
            at[later] = at[later - 1] + 1
        return True


class _RepeatingPositions(_Positions):
    def __init__(self, count: int, r: int) -> None:
        super().__init__([0 for _ in range(r)], count == 0 and r > 0)
        self._count = count

    def advance(self) -> bool:
        at = self.at
        column = len(at) - 1
        while column >= 0 and at[column] == self._count - 1:
            column -= 1
        if column < 0:
            return False
        value = at[column] + 1
        for later in range(column, len(at)):
            at[later] = value
        return True


class _PermutationPositions(_Positions):
    """`_cycles` counts down how often each column still moves on."""

    def __init__(self, count: int, r: int) -> None:
        super().__init__(list(range(r)) if r <= count else [], r > count)
        self._indices = list(range(count))
        self._cycles = [count - column for column in range(min(r, count))]

    def advance(self) -> bool:
        indices = self._indices
        count = len(indices)
        for column in range(len(self.at) - 1, -1, -1):
            left = self._cycles[column] - 1
            self._cycles[column] = left
            if left == 0:
                indices.append(indices.pop(column))
                self._cycles[column] = count - column
                continue
            other = count - left
            indices[column], indices[other] = indices[other], indices[column]
            for place in range(column, len(self.at)):
                self.at[place] = indices[place]
            return True
        return False


class _Selection(Iterator[_R], Generic[_T, _R]):
    """What a function makes of each list of positions in the pool."""

    def __init__(
        self, pool: list[_T], positions: _Positions, make: Callable[[list[_T], list[int]], _R]
    ) -> None:
        self._pool = pool
        self._positions = positions
        self._make = make
        self._started = False

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> _R:
        if self._positions.empty:
            raise StopIteration()
        if self._started and not self._positions.advance():
            self._positions.empty = True
            raise StopIteration()
        self._started = True
        return self._make(self._pool, self._positions.at)


def _several(pool: list[_T], at: list[int]) -> tuple[_T, ...]:
    return tuple([pool[position] for position in at])


def _two(pool: list[_T], at: list[int]) -> tuple[_T, _T]:
    return (pool[at[0]], pool[at[1]])


def _three(pool: list[_T], at: list[int]) -> tuple[_T, _T, _T]:
    return (pool[at[0]], pool[at[1]], pool[at[2]])


def _not_negative(r: int) -> int:
    if r < 0:
        raise ValueError("r must be non-negative")
    return r


@overload
def combinations(iterable: Iterable[_T], r: Literal[2]) -> _Selection[_T, tuple[_T, _T]]:
    pool = list(iterable)
    return _Selection(pool, _CombinationPositions(len(pool), 2), _two)


@overload
def combinations(iterable: Iterable[_T], r: Literal[3]) -> _Selection[_T, tuple[_T, _T, _T]]:
    pool = list(iterable)
    return _Selection(pool, _CombinationPositions(len(pool), 3), _three)


@overload
def combinations(iterable: Iterable[_T], r: int) -> _Selection[_T, tuple[_T, ...]]:
    pool = list(iterable)
    return _Selection(pool, _CombinationPositions(len(pool), _not_negative(r)), _several)


def combinations(iterable: Iterable[_T], r: int) -> Any:
    pool = list(iterable)
    return _Selection(pool, _CombinationPositions(len(pool), _not_negative(r)), _several)


@overload
def combinations_with_replacement(
    iterable: Iterable[_T], r: Literal[2]
) -> _Selection[_T, tuple[_T, _T]]:
    pool = list(iterable)
    return _Selection(pool, _RepeatingPositions(len(pool), 2), _two)


@overload
def combinations_with_replacement(
    iterable: Iterable[_T], r: Literal[3]
) -> _Selection[_T, tuple[_T, _T, _T]]:
    pool = list(iterable)
    return _Selection(pool, _RepeatingPositions(len(pool), 3), _three)


@overload
def combinations_with_replacement(iterable: Iterable[_T], r: int) -> _Selection[_T, tuple[_T, ...]]:
    pool = list(iterable)
    return _Selection(pool, _RepeatingPositions(len(pool), _not_negative(r)), _several)


def combinations_with_replacement(iterable: Iterable[_T], r: int) -> Any:
    pool = list(iterable)
    return _Selection(pool, _RepeatingPositions(len(pool), _not_negative(r)), _several)


@overload
def permutations(iterable: Iterable[_T], r: Literal[2]) -> _Selection[_T, tuple[_T, _T]]:
    pool = list(iterable)
    return _Selection(pool, _PermutationPositions(len(pool), 2), _two)


@overload
def permutations(iterable: Iterable[_T], r: Literal[3]) -> _Selection[_T, tuple[_T, _T, _T]]:
    pool = list(iterable)
    return _Selection(pool, _PermutationPositions(len(pool), 3), _three)


@overload
def permutations(iterable: Iterable[_T], r: int | None = None) -> _Selection[_T, tuple[_T, ...]]:
    return _permutations(iterable, r)


def permutations(iterable: Iterable[_T], r: int | None = None) -> Any:
    return _permutations(iterable, r)


def _permutations(iterable: Iterable[_T], r: int | None) -> _Selection[_T, tuple[_T, ...]]:
    pool = list(iterable)
    chosen = len(pool) if r is None else _not_negative(r)
    return _Selection(pool, _PermutationPositions(len(pool), chosen), _several)


class Product2(Iterator[tuple[_A, _B]], Generic[_A, _B]):
    def __init__(self, a: list[_A], b: list[_B]) -> None:
        self._a = a
        self._b = b
        self._positions = _ProductPositions([len(a), len(b)])
        self._started = False

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> tuple[_A, _B]:
        at = _next_of(self._positions, self._started)
        self._started = True
        return (self._a[at[0]], self._b[at[1]])


class Product3(Iterator[tuple[_A, _B, _C]], Generic[_A, _B, _C]):
    def __init__(self, a: list[_A], b: list[_B], c: list[_C]) -> None:
        self._a = a
        self._b = b
        self._c = c
        self._positions = _ProductPositions([len(a), len(b), len(c)])
        self._started = False

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> tuple[_A, _B, _C]:
        at = _next_of(self._positions, self._started)
        self._started = True
        return (self._a[at[0]], self._b[at[1]], self._c[at[2]])


class Product4(Iterator[tuple[_A, _B, _C, _D]], Generic[_A, _B, _C, _D]):
    def __init__(self, a: list[_A], b: list[_B], c: list[_C], d: list[_D]) -> None:
        self._a = a
        self._b = b
        self._c = c
        self._d = d
        self._positions = _ProductPositions([len(a), len(b), len(c), len(d)])
        self._started = False

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> tuple[_A, _B, _C, _D]:
        at = _next_of(self._positions, self._started)
        self._started = True
        return (self._a[at[0]], self._b[at[1]], self._c[at[2]], self._d[at[3]])


class ProductMany(Iterator[tuple[_T, ...]], Generic[_T]):
    """The product of any number of iterables of one type."""

    def __init__(self, pools: list[list[_T]]) -> None:
        self._pools = pools
        self._positions = _ProductPositions([len(pool) for pool in pools])
        self._started = False

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> tuple[_T, ...]:
        at = _next_of(self._positions, self._started)
        self._started = True
        return tuple([self._pools[column][at[column]] for column in range(len(at))])


def _next_of(positions: _Positions, started: bool) -> list[int]:
    if positions.empty:
        raise StopIteration()
    if started and not positions.advance():
        positions.empty = True
        raise StopIteration()
    return positions.at


def _pools(iterables: list[list[_T]], repeat: int) -> list[list[_T]]:
    if repeat < 0:
        raise ValueError("repeat argument cannot be negative")
    return iterables * repeat


@overload
def product(a: Iterable[_A], /, *, repeat: Literal[2]) -> Product2[_A, _A]:
    pool = list(a)
    return Product2(pool, pool)


@overload
def product(a: Iterable[_A], /, *, repeat: Literal[3]) -> Product3[_A, _A, _A]:
    pool = list(a)
    return Product3(pool, pool, pool)


@overload
def product(a: Iterable[_A], /, *, repeat: int) -> ProductMany[_A]:
    return ProductMany(_pools([list(a)], repeat))


@overload
def product(a: Iterable[_A], b: Iterable[_B], /) -> Product2[_A, _B]:
    return Product2(list(a), list(b))


@overload
def product(a: Iterable[_A], b: Iterable[_B], c: Iterable[_C], /) -> Product3[_A, _B, _C]:
    return Product3(list(a), list(b), list(c))


@overload
def product(
    a: Iterable[_A], b: Iterable[_B], c: Iterable[_C], d: Iterable[_D], /
) -> Product4[_A, _B, _C, _D]:
    return Product4(list(a), list(b), list(c), list(d))


@overload
def product(*iterables: Iterable[_T], repeat: int = 1) -> ProductMany[_T]:
    return ProductMany(_pools([list(iterable) for iterable in iterables], repeat))


def product(*iterables: Iterable[Any], repeat: int = 1) -> Any:
    return ProductMany(_pools([list(iterable) for iterable in iterables], repeat))
