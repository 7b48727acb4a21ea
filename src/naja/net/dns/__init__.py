"""Names: messages are in `wire.dns`, answers in `cache`, questions in `resolver`."""
