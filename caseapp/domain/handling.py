"""What a handling flag of a matter makes of every way out of the program: one table.

A new kind of copy without a line here lets nothing of a flagged matter out.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from caseapp.domain.clear_copies import CopyKind
from caseapp.domain.vocabulary import HandlingFlag


class Outlet(StrEnum):
    """What leaves of a flagged matter."""

    NO_MATTER = "no_matter"
    """Nothing of any matter is in it."""
    NOT_SAID = "not_said"
    """A number or an appointment, whatever was asked for; nothing that the flag is about."""
    NAMELESS = "nameless"
    """Initials in place of names; who gave a date is left out."""
    GIVERLESS = "giverless"
    """The client is named, as a court needs it; who gave a date is left out."""
    WARNED = "warned"
    """All of it, and whoever lets it out is told of the flag."""
    LAWYER = "lawyer"
    """Only a lawyer lets it out."""
    REFUSED = "refused"
    """Nothing leaves."""


_SOURCE, _LAWYER, _RELATIVES = (
    HandlingFlag.SOURCE,
    HandlingFlag.LAWYER_ONLY,
    HandlingFlag.RELATIVES,
)
_NOT_SAID = MappingProxyType(dict.fromkeys(HandlingFlag, Outlet.NOT_SAID))
_FOR_A_COURT = MappingProxyType(
    {_SOURCE: Outlet.GIVERLESS, _LAWYER: Outlet.LAWYER, _RELATIVES: Outlet.WARNED}
)
POLICY = MappingProxyType(
    {
        CopyKind.MEMO: _FOR_A_COURT,
        CopyKind.FILED_COPY: _FOR_A_COURT,
        CopyKind.CUSTODY_SHEET: _FOR_A_COURT,
        CopyKind.CONTROL_SLIP: MappingProxyType(
            {_SOURCE: Outlet.NAMELESS, _LAWYER: Outlet.LAWYER, _RELATIVES: Outlet.NAMELESS}
        ),
        CopyKind.DEADLINE_LOG: _NOT_SAID,
        CopyKind.CARRY_LIST: _NOT_SAID,
        CopyKind.CALENDAR: _NOT_SAID,
        CopyKind.REGISTER: _NOT_SAID,
        CopyKind.HISTORY: _NOT_SAID,
        CopyKind.SEAL: MappingProxyType(dict.fromkeys(HandlingFlag, Outlet.NO_MATTER)),
        CopyKind.PRECEDENTS: MappingProxyType(dict.fromkeys(HandlingFlag, Outlet.NO_MATTER)),
        # What was written for a matter never travels in a pack.
        CopyKind.PACK: MappingProxyType(dict.fromkeys(HandlingFlag, Outlet.NO_MATTER)),
        CopyKind.REVIEW_SHEET: MappingProxyType(dict.fromkeys(HandlingFlag, Outlet.NO_MATTER)),
        # Nobody can take a name out of a scan: whoever decides, decides on the whole.
        CopyKind.DOCUMENT: MappingProxyType(dict.fromkeys(HandlingFlag, Outlet.LAWYER)),
        CopyKind.LIST: MappingProxyType(dict.fromkeys(HandlingFlag, Outlet.REFUSED)),
        CopyKind.OTHER: MappingProxyType(dict.fromkeys(HandlingFlag, Outlet.REFUSED)),
    }
)


def outlets(kind: CopyKind, flags: Iterable[HandlingFlag]) -> frozenset[Outlet]:
    """Return what the flags of a matter make of one way out; a kind without a line is refused."""
    line: Mapping[HandlingFlag, Outlet] = POLICY.get(kind, {})
    return frozenset(line.get(flag, Outlet.REFUSED) for flag in flags)
