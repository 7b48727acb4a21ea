"""The network stack without I/O: octets and the present time go in, frames and events come out.

`wire` reads and writes formats; `arp`, `ip`, `udp`, `dhcp`, `tcp` are the protocols; `iface`
joins them to one Ethernet interface. Nothing here reads a clock, owns a device or waits.
Deliberately missing: IPv6, IP fragments, IGMP, TCP timestamps and SACK (see docs/network.md).
"""
