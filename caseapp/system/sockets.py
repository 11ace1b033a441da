"""No network for a process that reads what strangers wrote: the kernel refuses the socket.

Linux on x86-64 and ARM64 only: a filter that lets `socket` make nothing but local ones and is
inherited by whatever the process starts. Nothing of ours opens a network socket anywhere; here even
an exploited parser cannot. On other systems the worker is as free as its user.

Not in the window's own process: the filter cannot be taken off again, and a viewer that is started
by hand through the desktop would run without the rights that its own installation needs.
"""

import ctypes
import platform
import struct
import sys
from typing import Final

from caseapp.system.hardening import prctl

_NO_NEW_PRIVS: Final = 38
_SET_SECCOMP: Final = 22
_FILTER: Final = 2
_ALLOW: Final = 0x7FFF0000
_REFUSE: Final = 0x00050000 | 13
"""SECCOMP_RET_ERRNO with EACCES."""
_LOAD: Final = 0x20
_EQUAL: Final = 0x15
_AT_LEAST: Final = 0x35
_RETURN: Final = 0x06
_LOCAL: Final = 1
"""AF_UNIX."""
_X32: Final = 0x40000000
_NUMBER_AT, _MACHINE_AT, _FAMILY_AT = 0, 4, 16
"""Offsets in `struct seccomp_data`."""
_MACHINES: Final = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""AUDIT_ARCH and the number of `socket`, from the kernel's headers."""


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def refuse_network() -> bool:
    """Let this process and its children make local sockets only; say whether the kernel obeys."""
    known = _MACHINES.get(platform.machine()) if sys.platform.startswith("linux") else None
    if known is None:
        return False
    machine, number = known
    steps = (
        (_LOAD, 0, 0, _MACHINE_AT),
        (_EQUAL, 0, 6, machine),
        (_LOAD, 0, 0, _NUMBER_AT),
        (_AT_LEAST, 4, 0, _X32),
        (_EQUAL, 0, 2, number),
        (_LOAD, 0, 0, _FAMILY_AT),
        (_EQUAL, 0, 1, _LOCAL),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    )
    code = b"".join(struct.pack("=HBBI", *step) for step in steps)
    program = _Program(len(steps), code)
    return prctl(_NO_NEW_PRIVS, 1) and prctl(_SET_SECCOMP, _FILTER, ctypes.addressof(program))
