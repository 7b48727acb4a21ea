"""Membership in groups of IPv4."""
