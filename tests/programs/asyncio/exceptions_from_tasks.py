import asyncio


class ApplicationError(Exception):
    def __init__(self, code: int) -> None:
        super().__init__(f"code {code}")
        self.code = code


async def deep(level: int) -> int:
    await asyncio.sleep(0)
    if level == 0:
        raise ApplicationError(17)
    return await deep(level - 1)


async def main() -> None:
    task = asyncio.create_task(deep(3))
    try:
        await task
    except ApplicationError as error:
        print(error, error.code)
    stored = task.exception()
    print(isinstance(stored, ApplicationError), task.cancelled(), task.done())
    try:
        task.result()
    except ApplicationError as error:
        print("again", error, error is stored)
    try:
        try:
            await deep(0)
        except ApplicationError as error:
            raise RuntimeError("while awaiting") from error
    except RuntimeError as error:
        print(error, "from", error.__cause__)


asyncio.run(main())
