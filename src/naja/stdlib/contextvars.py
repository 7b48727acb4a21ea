"""`contextvars`: variables whose values belong to a task.

Deliberately missing: `Token.old_value` and `Token.MISSING`, going through the variables of a
context; `Context.run` takes a function with up to three positional arguments.
"""

from naja.runtime.contexts import (
    Context as Context,
    ContextVar as ContextVar,
    Token as Token,
    copy_context as copy_context,
)
