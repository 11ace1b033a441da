"""What a disk may hold after the power went, worked out from a recording.

The model: fsync of a file makes its earlier writes and its length durable, and, as ext4 does,
commits the directory up to the creation of that file; fsync of a folder commits all its names.
Everything else that was done before the cut may be there, be missing, be there in another order
or be torn at 512 bytes; names come and go in order. Bits do not rot and the disk does not lie.
That this is the right model shows in the controls: it tells DELETE from TRUNCATE and
OFF from EXTRA as SQLite's documentation does.
"""

import random
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tests.security.recording import Act

SECTOR = 512


class State(NamedTuple):
    """One disk after one cut."""

    acknowledged: int
    """Number of the last save that had been told as done; -1: none."""
    key: object
    """Equal keys: equal files."""
    files: dict[str, bytes]


class _Piece(NamedTuple):
    """A write (`data`) or a change of length (`data` None) that may or may not have arrived."""

    offset: int
    data: bytes | None


@dataclass
class _File:
    number: int
    durable: bytearray
    pending: list[_Piece] = field(default_factory=list)


class _Disk:
    """What is durable, what is under way, and what the running program sees."""

    def __init__(self, before: dict[str, bytes]) -> None:
        self.files = [_File(i, bytearray(data)) for i, data in enumerate(before.values())]
        self.durable = dict(zip(before, self.files, strict=True))
        self.seen = dict(self.durable)
        self.naming: list[tuple[str, str, _File | None]] = []
        self.epoch = 0

    def do(self, act: Act) -> None:
        """Take the next call."""
        if act.kind in "WT":
            piece = _Piece(act.offset, act.data if act.kind == "W" else None)
            self.seen[act.name].pending.append(piece)
        elif act.kind == "C":
            self.files.append(_File(len(self.files), bytearray()))
            self.seen[act.name] = self.files[-1]
            self.naming.append(("", act.name, self.files[-1]))
        elif act.kind == "U":
            self.seen.pop(act.name)
            self.naming.append((act.name, "", None))
        elif act.kind == "R":
            moved = self.seen[act.data.decode()] = self.seen.pop(act.name)
            self.naming.append((act.name, act.data.decode(), moved))
        elif act.kind == "S":
            self._sync(act.name)

    def _sync(self, name: str) -> None:
        self.epoch += 1
        if name not in self.seen:  # a folder
            self._commit_names(len(self.naming))
            return
        file = self.seen[name]
        for piece in file.pending:
            _apply(file.durable, piece)
        file.pending.clear()
        made = [i for i, (_, _, new) in enumerate(self.naming) if new is file]
        if made:
            self._commit_names(made[-1] + 1)

    def _commit_names(self, count: int) -> None:
        _rename(self.durable, self.naming[:count])
        del self.naming[:count]


def _apply(image: bytearray, piece: _Piece) -> None:
    offset, data = piece
    if data is None:
        if offset < len(image):
            del image[offset:]
        else:
            image.extend(bytes(offset - len(image)))
        return
    if len(image) < offset:
        image.extend(bytes(offset - len(image)))
    image[offset : offset + len(data)] = data


def _rename(names: dict[str, _File], naming: Iterable[tuple[str, str, _File | None]]) -> None:
    for old, new, file in naming:
        names.pop(old, None)
        if file is not None:
            names[new] = file


def states(
    acts: Sequence[Act], before: dict[str, bytes], count: int, seed: int
) -> Generator[State]:
    """Give `count` disks after cuts at random places of a recording.

    Args:
        acts: the recording.
        before: the files that were durable when it began.
        count: how many disks.
        seed: the same disks for the same seed.

    """
    dice = random.Random(seed)
    cuts = sorted(dice.choices(range(1, len(acts) + 1), k=count))
    disk, done, acknowledged = _Disk(before), 0, -1
    for cut in cuts:
        for act in acts[done:cut]:
            if act.kind == "A":
                acknowledged = act.offset
            else:
                disk.do(act)
        done = cut
        yield _draw(disk, acknowledged, dice)


def _draw(disk: _Disk, acknowledged: int, dice: random.Random) -> State:
    naming = dice.randint(0, len(disk.naming))
    names = dict(disk.durable)
    _rename(names, disk.naming[:naming])
    chosen = {file.number: _arrived(file.pending, dice) for file in names.values()}
    files = {}
    for name, file in names.items():
        pieces = chosen[file.number]
        if pieces:
            image = bytearray(file.durable)
            for index, sectors in pieces:
                for piece in _torn(file.pending[index], sectors):
                    _apply(image, piece)
            files[name] = bytes(image)
        else:
            files[name] = bytes(file.durable)
    key = (disk.epoch, naming, tuple(sorted((number, *c) for number, c in chosen.items() if c)))
    return State(acknowledged, key, files)


def _arrived(pending: Sequence[_Piece], dice: random.Random) -> list[tuple[int, int]]:
    """Choose which writes arrived, and of each which sectors (bits; -1: all)."""
    manner = dice.choice(("none", "all", "prefix", "subset", "torn"))
    if not pending or manner == "none":
        return []
    whole = [(index, -1) for index in range(len(pending))]
    if manner == "all":
        return whole
    if manner == "prefix":
        return whole[: dice.randint(0, len(whole))]
    some = [entry for entry in whole if dice.random() < 0.5]
    if manner == "subset":
        return some
    return [(index, _sectors(pending[index].data, dice)) for index, _ in some]


def _sectors(data: bytes | None, dice: random.Random) -> int:
    """Tear every second write that is longer than a sector."""
    if data is None or len(data) <= SECTOR or dice.random() < 0.5:
        return -1
    return dice.getrandbits(-(-len(data) // SECTOR))


def _torn(piece: _Piece, sectors: int) -> Iterable[_Piece]:
    offset, data = piece
    if sectors == -1 or data is None:
        return (piece,)
    return [
        _Piece(offset + at, data[at : at + SECTOR])
        for at in range(0, len(data), SECTOR)
        if sectors >> (at // SECTOR) & 1
    ]
