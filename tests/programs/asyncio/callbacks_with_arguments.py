"""`call_soon` and its kin with several arguments."""

import asyncio


def show(a: int, b: str, c: float, d: bool = True) -> None:
    print("show", a, b, c, d)


def rest(*values: int) -> None:
    print("rest", values)


class K:
    def m(self, a: int, b: int, c: int, d: int) -> int:
        print("m", a, b, c, d)
        return 1


def opt(a: int, b: int = 2, c: int = 3) -> None:
    print("opt", a, b, c)


async def main() -> None:
    loop = asyncio.get_running_loop()
    loop.call_soon(show, 1, "x", 2.5)
    loop.call_soon(show, 1, "x", 2.5, False)
    loop.call_soon(rest, 1, 2, 3, 4, 5)
    loop.call_soon(rest)
    loop.call_soon(rest, 1)
    loop.call_soon_threadsafe(K().m, 1, 2, 3, 4)
    loop.call_later(0.01, K().m, 5, 6, 7, 8)
    loop.call_at(loop.time() + 0.02, show, 9, "late", 1.5)
    loop.call_soon(print, "a", 1, 2.5)
    loop.call_soon(opt, 1)
    loop.call_soon(opt, 1, 5)
    loop.call_soon(lambda a, b, c: print("lambda", a, b, c), 1, "2", 3.0)
    h = loop.call_later(0.005, show, 1, "never", 1.0)
    h.cancel()
    await asyncio.sleep(0.05)


asyncio.run(main())
