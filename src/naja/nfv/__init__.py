"""Network functions: a machine with several interfaces that passes packets on.

    router = Router()
    inside, outside = router.port(0), router.port(1)
    outside.masquerade()
    await router.run()

Interfaces are numbered in the order of `naja run --net`; the first is also the one that the
program's own sockets use. Routers exist in images only: CPython has no frames to give, so that
`Router()` raises OSError there.
"""

from naja.nfv.balancing import Backend as Backend, Balancer as Balancer
from naja.nfv.routing import Port as Port, Router as Router
