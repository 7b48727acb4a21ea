"""Ports and bounded queues (RFC 768)."""
