"""One Ethernet interface with everything above it."""
