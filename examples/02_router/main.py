"""A home router: whoever is inside (interface 0) reaches what is outside (interface 1).

Over IPv4 all of them share the address outside (NAT), over IPv6 they have their own; nobody outside
can begin a conversation, but for pings over IPv6. Every minute it tells what it counted.
"""

import asyncio

from naja.nfv import Router


async def report(router: Router) -> None:
    while True:
        await asyncio.sleep(60)
        print(" ".join(f"{name}={count}" for name, count in router.counters() if count > 0))


async def main() -> None:
    router = Router()
    outside = router.port(1)
    outside.masquerade()
    outside.allow("icmp")
    reporting = asyncio.create_task(report(router))
    print("routing", flush=True)
    await router.run()
    await reporting


asyncio.run(main())
