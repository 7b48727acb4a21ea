"""Neighbour discovery of IPv6: stations, routers, our addresses."""
