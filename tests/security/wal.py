"""A write-ahead log made by hand, without any key (SQLite's file format, "the WAL file")."""

import struct

PAGE = 4096
_MAGIC, _VERSION = 0x377F0682, 3_007_000
_SALTS = struct.pack(">II", 1, 2)


def planted(old: bytes, new: bytes, numbers: list[int]) -> bytes:
    """Return a committed log that puts pages of the older file back into the newer one."""
    head = struct.pack(">IIII", _MAGIC, _VERSION, PAGE, 0) + _SALTS
    sums = _sums(head, (0, 0))
    made = bytearray(head + struct.pack(">II", *sums))
    for number in numbers:
        page = old[(number - 1) * PAGE : number * PAGE]
        size = len(new) // PAGE if number == numbers[-1] else 0
        frame = struct.pack(">II", number, size)
        sums = _sums(page, _sums(frame, sums))
        made += frame + _SALTS + struct.pack(">II", *sums) + page
    return bytes(made)


def _sums(data: bytes, sums: tuple[int, int]) -> tuple[int, int]:
    one, two = sums
    words = struct.unpack(f"<{len(data) // 4}I", data)
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two
