# args: 3
"""A tree of tasks, each gathering its children (pyperformance: async_tree)."""

import asyncio
import sys

BRANCHES = 6


class Tree:
    def __init__(self, use_tasks: bool) -> None:
        self.use_tasks = use_tasks
        self.leaves = 0
        self.cache: dict[int, int] = {}

    async def io(self) -> int:
        await asyncio.sleep(0)
        return 1

    async def memoized(self, number: int) -> int:
        if number in self.cache:
            return self.cache[number]
        self.cache[number] = await self.io() + number
        return self.cache[number]

    async def grow(self, depth: int) -> int:
        if depth == 0:
            self.leaves += 1
            return await self.memoized(self.leaves % 100)
        if self.use_tasks:
            tasks = [asyncio.create_task(self.grow(depth - 1)) for _ in range(BRANCHES)]
            return sum([await task for task in tasks])
        return sum(await asyncio.gather(*[self.grow(depth - 1) for _ in range(BRANCHES)]))


async def work(depth: int) -> None:
    for use_tasks in (False, True):
        tree = Tree(use_tasks)
        print(await tree.grow(depth), tree.leaves, len(tree.cache))


def main(depth: int) -> None:
    asyncio.run(work(depth))


main(int(sys.argv[1]))
