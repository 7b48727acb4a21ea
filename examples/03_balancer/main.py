"""A load balancer: TCP connections to our address on interface 0 go to the machines behind
interface 1, which have us as their gateway.

    main.py PORT BACKEND:PORT ...

Each backend is asked every second whether it takes connections; one that does not gets no more.
"""

import asyncio
import sys

from naja.nfv import Backend, Router


async def answers(backend: Backend) -> bool:
    try:
        async with asyncio.timeout(1.0):
            _, writer = await asyncio.open_connection(backend.address, backend.port)
    except OSError:
        return False
    writer.close()
    return True


async def watch(backend: Backend) -> None:
    used = True
    while True:
        up = await answers(backend)
        if up != used:
            used = up
            backend.use(up)
            print(f"{backend.address} is {'up' if up else 'down'}", flush=True)
        await asyncio.sleep(1)


async def main() -> None:
    if len(sys.argv) < 3:
        sys.exit("usage: main.py PORT BACKEND:PORT ...")
    router = Router()
    while router.port(0).address() == "":
        router.start()
        await asyncio.sleep(0.1)
    balancer = router.balance(router.port(0).address(), int(sys.argv[1]))
    for argument in sys.argv[2:]:
        address, _, port = argument.partition(":")
        balancer.add(address, int(port))
    watching = [asyncio.create_task(watch(backend)) for backend in balancer.backends]
    print("balancing", flush=True)
    await asyncio.gather(router.run(), *watching)


asyncio.run(main())
