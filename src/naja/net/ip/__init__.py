"""IPv4: the address of the interface, routing to the next hop, ICMP."""
