"""Errors of the tool itself, as sentences."""


class ToolError(Exception):
    """What went wrong and the way out; `status` becomes naja's exit status."""

    def __init__(self, message: str, *, status: int = 1) -> None:
        super().__init__(message)
        self.status = status
