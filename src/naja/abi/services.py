"""Which provider in `boot/` answers `hal.service(KIND)`, by platform.

A value is "module:function"; the function takes nothing, returns the provider, and is
called at most once (the compiler caches the result in a global).
"""

from typing import Final

VM: Final = "vm"
PROCESS: Final = "process"

PROVIDERS: Final[dict[str, dict[str, str]]] = {
    "Console": {VM: "naja.boot.vm_console:provide", PROCESS: "naja.boot.process_console:provide"},
    "Clock": {VM: "naja.boot.vm_clock:provide", PROCESS: "naja.boot.process_clock:provide"},
    "Idle": {VM: "naja.boot.vm_idle:provide", PROCESS: "naja.boot.process_idle:provide"},
    "Entropy": {VM: "naja.boot.vm_entropy:provide", PROCESS: "naja.boot.process_entropy:provide"},
    "Power": {VM: "naja.boot.vm_power:provide", PROCESS: "naja.boot.process_power:provide"},
    "Environment": {
        VM: "naja.boot.vm_environment:provide",
        PROCESS: "naja.boot.process_environment:provide",
    },
    "NetDevice": {VM: "naja.boot.vm_net:provide", PROCESS: "naja.boot.process_net:provide"},
    "NetDevices": {
        VM: "naja.boot.vm_net_more:provide",
        PROCESS: "naja.boot.process_net_more:provide",
    },
    "NetPorts": {VM: "naja.boot.ports:provide", PROCESS: "naja.boot.ports:provide"},
    "DmaMemory": {VM: "naja.boot.vm_dma:provide"},
    "Datagrams": {VM: "naja.boot.datagrams:provide", PROCESS: "naja.boot.datagrams:provide"},
    "NameService": {VM: "naja.boot.names:provide", PROCESS: "naja.boot.names:provide"},
    "NetSix": {VM: "naja.boot.netstack6:provide", PROCESS: "naja.boot.netstack6:provide"},
    "NetStack": {VM: "naja.boot.netstack:provide", PROCESS: "naja.boot.netstack:provide"},
}
