"""Why something could not be started, or what became of it, as a sentence."""


class LaunchError(Exception):
    """Says what is wrong and what to do about it."""
