"""How an interface gets its address (RFC 2131)."""
