"""What the library OS needs of a machine, as Protocols; and how it finds one.

`service(Clock)` gives the provider that `boot/` has for this platform. In an image
the compiler links the provider named in `naja.abi.services` when (and only when) the
call is reachable; under CPython tests register theirs with `provide`.
"""

from naja.hal.devices import (
    Clock as Clock,
    Console as Console,
    DmaMemory as DmaMemory,
    Entropy as Entropy,
    Environment as Environment,
    Idle as Idle,
    NetDevice as NetDevice,
    NetDevices as NetDevices,
    Power as Power,
)
from naja.hal.network import (
    Datagrams as Datagrams,
    DatagramSocket as DatagramSocket,
    Listener as Listener,
    NameLookup as NameLookup,
    NameService as NameService,
    NetPorts as NetPorts,
    NetSix as NetSix,
    NetStack as NetStack,
    SocketOptions as SocketOptions,
    Stream as Stream,
)
from naja.hal.registry import provide as provide, service as service
