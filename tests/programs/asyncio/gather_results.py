import asyncio


async def factorial(name: str, number: int) -> int:
    result = 1
    for factor in range(2, number + 1):
        print(f"Task {name}: Compute factorial({number}), currently i={factor}...")
        await asyncio.sleep(0)
        result *= factor
    print(f"Task {name}: factorial({number}) = {result}")
    return result


async def fail(message: str) -> int:
    await asyncio.sleep(0)
    raise ValueError(message)


async def main() -> None:
    results = await asyncio.gather(factorial("A", 2), factorial("B", 3), factorial("C", 4))
    print(results)
    a, b = await asyncio.gather(factorial("D", 1), factorial("E", 2))
    print(a + b)
    print(await asyncio.gather(*[factorial(str(n), n) for n in range(3)]))
    try:
        await asyncio.gather(factorial("F", 3), fail("broken"))
    except ValueError as error:
        print("caught", error)
    outcomes = await asyncio.gather(fail("one"), factorial("G", 1), return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, BaseException):
            print("exception", repr(outcome))
        else:
            print("result", outcome)
    same = asyncio.create_task(factorial("H", 2))
    print(await asyncio.gather(same, same))


asyncio.run(main())
