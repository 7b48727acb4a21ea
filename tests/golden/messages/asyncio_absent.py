import asyncio
from asyncio import create_subprocess_exec


def slow() -> int:
    return 1


async def main() -> None:
    print(await asyncio.to_thread(slow))
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, slow))
    steps = (n for n in range(3))
    print(steps.gi_frame)


asyncio.run(main())
