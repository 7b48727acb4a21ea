"""Says how long after the machine's entry the program's `main` began, in microseconds.

In an image monotonic time counts from the entry.
"""

import asyncio
import time


async def main() -> None:
    print(time.monotonic_ns() // 1000, flush=True)


asyncio.run(main())
