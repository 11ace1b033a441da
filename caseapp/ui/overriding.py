"""`override` for what the window needs before it is painted: checked as usual, free when it runs.

Before Python 3.12 the decorator comes from `typing_extensions`, which takes longer to load than
the lock screen takes to paint. Screens that open later use the package directly.
"""

from typing import TYPE_CHECKING, TypeVar

__all__ = ["override"]

if TYPE_CHECKING:
    from typing_extensions import override
else:
    Method = TypeVar("Method")

    def override(method: Method) -> Method:
        """Return the method: only the type checker wants to know."""
        return method
