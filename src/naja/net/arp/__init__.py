"""Which station owns an IPv4 address (RFC 826)."""
