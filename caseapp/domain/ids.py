"""Identifiers: one type per kind, so that mixing them up is found before it runs."""

import os
import time
from typing import NewType

PersonUid = NewType("PersonUid", str)
ClientUid = NewType("ClientUid", str)
MatterUid = NewType("MatterUid", str)
ProceedingUid = NewType("ProceedingUid", str)
EventUid = NewType("EventUid", str)
DeadlineUid = NewType("DeadlineUid", str)
HearingUid = NewType("HearingUid", str)
AuthorityUid = NewType("AuthorityUid", str)
FilingUid = NewType("FilingUid", str)
TaskUid = NewType("TaskUid", str)
DocumentUid = NewType("DocumentUid", str)
SavedSearchUid = NewType("SavedSearchUid", str)


def new_uid() -> str:
    """Return a UUIDv7 (RFC 9562, section 5.7) as text: time-ordered, random in 74 bits."""
    milliseconds = time.time_ns() // 1_000_000
    number = (milliseconds & (1 << 48) - 1) << 80 | int.from_bytes(os.urandom(10), "big")
    number = number & ~(0xF << 76) | 0x7 << 76
    number = number & ~(0x3 << 62) | 0x2 << 62
    digits = f"{number:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
