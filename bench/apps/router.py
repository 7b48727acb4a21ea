"""A router between interfaces 0 and 1; with the argument "nat" it translates at the second."""

import asyncio
import sys

from naja.nfv import Router


async def main() -> None:
    router = Router()
    if "nat" in sys.argv[1:]:
        router.port(1).masquerade()
    print("routing", flush=True)
    await router.run()


asyncio.run(main())
