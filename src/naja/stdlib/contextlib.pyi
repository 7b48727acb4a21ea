"""`contextlib`: the type of a context manager."""

from typing import AsyncContextManager as AbstractAsyncContextManager, ContextManager as AbstractContextManager
