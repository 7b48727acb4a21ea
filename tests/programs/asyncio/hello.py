import asyncio


async def greet(name: str) -> str:
    await asyncio.sleep(0)
    return f"hello, {name}"


async def main() -> int:
    print(await greet("world"))
    return 42


print(asyncio.run(main()))
