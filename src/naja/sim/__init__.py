"""Worlds for tests: virtual time, links that lose packets, pairs of stacks, captures."""
