"""Services bound by name; their modules are loaded at the first call."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from caseapp.app.seat import Seat


class Services:
    """The services that one seat's window may call.

    The client list is there while the rest of the program still loads: what a start needs is
    bounded, and services grow. So a binding names its service ("clients.get_client"), and what
    was named is what `preload` loads while nobody waits.
    """

    def __init__(self, seat: Seat) -> None:
        """Bind nothing yet."""
        self.seat = seat
        self.discreet = False
        """Whether names are shown as initials."""
        self._modules: dict[str, None] = {}

    @property
    def modules(self) -> tuple[str, ...]:
        """Modules of `caseapp.services` that were named so far, in the order of their naming."""
        return tuple(self._modules)

    @property
    def writes(self) -> bool:
        """Whether the person's role may change anything."""
        return self.seat.writes

    def need(self, module: str) -> None:
        """Name a module that a binding imports by itself."""
        self._modules[module] = None

    def shown(self, answer: Any) -> Any:
        """Return what the window may show of an answer."""
        if not self.discreet:
            return answer
        from caseapp.domain.discreet import veiled

        return veiled(answer)

    def later(self, name: str) -> Callable[..., Any]:
        """Bind a service; its module is loaded at the first call, on the database thread."""
        module, _, function = name.partition(".")
        self.need(module)

        def call(*positional: Any, **keywords: Any) -> Any:
            service = getattr(import_module(f"caseapp.services.{module}"), function)
            return self.shown(service(self.seat.desk(), *positional, **keywords))

        return call
