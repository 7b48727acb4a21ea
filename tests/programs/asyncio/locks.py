import asyncio


class Account:
    def __init__(self) -> None:
        self.balance = 0
        self.lock = asyncio.Lock()

    async def deposit(self, amount: int) -> None:
        async with self.lock:
            balance = self.balance
            await asyncio.sleep(0)
            self.balance = balance + amount


async def holder(lock: asyncio.Lock, name: str, order: list[str]) -> None:
    async with lock:
        order.append(name)
        await asyncio.sleep(0)


async def main() -> None:
    account = Account()
    await asyncio.gather(*[account.deposit(n) for n in range(10)])
    print(account.balance, account.lock.locked())

    lock = asyncio.Lock()
    order: list[str] = []
    print(await lock.acquire(), lock.locked())
    tasks = [asyncio.create_task(holder(lock, name, order)) for name in "abcd"]
    await asyncio.sleep(0)
    tasks[1].cancel()
    lock.release()
    await asyncio.wait(tasks)
    print(order, lock.locked())
    try:
        lock.release()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
