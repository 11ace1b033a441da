"""What a command touched: the only thing a screen needs to decide whether it is stale."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Changes:
    """Uids touched, per kind ("client", "matter", "event", "deadline" …).

    `created` is the uid of the record that the command made, where it made one.
    """

    touched: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    created: str | None = None

    @classmethod
    def of(cls, *, created: str | None = None, **touched: str | frozenset[str]) -> "Changes":
        """Build from keyword arguments: `Changes.of(client=uid, deadline=frozenset(uids))`."""
        sets = {
            kind: frozenset({uids}) if isinstance(uids, str) else uids
            for kind, uids in touched.items()
        }
        return cls(MappingProxyType(sets), created)

    def concerns(self, *kinds: str) -> bool:
        """Say whether any of these kinds was touched."""
        return any(self.touched.get(kind) for kind in kinds)
