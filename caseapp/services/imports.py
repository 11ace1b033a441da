"""Importing decisions that a lawyer downloaded: files of courts, and many at once as JSON lines.

Reading and folding happen in the worker `read`, which has neither key nor vault; while it reads
the next piece, the one before is written. One decision is one whole: it is there with its text,
or not at all.
"""

import os
import stat
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from time import thread_time
from typing import NamedTuple

from caseapp.domain.decision_files import (
    MOST_BYTES,
    DamagedFileError,
    DecisionFileError,
    FileTooBigError,
    MissingFileError,
    NoFileError,
)
from caseapp.domain.ids import new_uid
from caseapp.domain.views.imports import (
    ImportedAs,
    ImportedDecision,
    ImportOutcome,
    ImportProgress,
)
from caseapp.exchange.decisions.payload import ReadDecision, read_answer, read_request
from caseapp.search import index
from caseapp.services.access import OFFICE, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.history import record
from caseapp.services.steps.library.own_decisions import Known, write_decision
from caseapp.system.slices import finished
from caseapp.system.worker import Limits, WorkerError

READ = Limits(seconds=120.0)
SLICE_SECONDS = 0.03
"""What one slice may write on the database thread; others wait for it."""
_ALONE_SECONDS = 2.0
"""The same where nobody else waits: each commit costs as much as several decisions."""
_PIECE = 3 * 2**20
"""Bytes of lines that the worker gets at once: the next piece is read while this one is written."""
_FIRST_PIECE = _PIECE // 8
"""The first pieces are smaller: nothing is written before they are read."""
_READERS = 2
"""Workers at once: most laptops have two cores, and the database waits for them."""
_WAIT_SECONDS = 0.005


class _Piece(NamedTuple):
    """Something for the worker, and how many bytes of the files end with it."""

    file: str
    request: bytes
    reached: int


@allows(*OFFICE)
def import_decisions(
    desk: Desk, files: Iterable[Path], *, stopped: Callable[[], bool] = lambda: False
) -> Generator[ImportProgress, None, ImportOutcome]:
    """Import files; each that cannot be read is named, and the rest goes on.

    A file whose first sign is `{` is read as JSON lines (`exchange.decisions.lines_file`).
    Yields progress; returns what came of it. Ended before its end, it keeps the decisions that
    were written so far, each whole.

    Args:
        desk: who imports.
        files: what to read.
        stopped: asked after every slice, on the thread of the database; once it is true, the
            import ends and returns what was written, `cancelled`.

    """
    return _imported(desk, files, SLICE_SECONDS, stopped)


@allows(*OFFICE)
def run_import(desk: Desk, files: Iterable[Path]) -> ImportOutcome:
    """Import to the end: for the command line, where nobody else waits."""
    return finished(_imported(desk, files, _ALONE_SECONDS, lambda: False))


def _imported(
    desk: Desk, files: Iterable[Path], slice_seconds: float, stopped: Callable[[], bool]
) -> Generator[ImportProgress, None, ImportOutcome]:
    paths = list(files)
    total = sum(path.stat().st_size for path in paths if path.is_file())
    with desk.vault.writing() as session:
        index.create(session.connection())
        known = Known.of(session)
    done: list[ImportedDecision] = []
    refused: list[DecisionFileError] = []
    try:
        for piece, answer in _read_ahead(desk, _pieces(paths, refused)):
            if stopped():
                break
            if piece is None or answer is None:
                yield ImportProgress(piece.reached if piece else 0, total)
                continue
            read = _sorted_out(answer, refused)
            reached = ImportProgress(piece.reached, total)
            for _ in _written(desk, read, known, done, slice_seconds):
                yield reached
                if stopped():
                    break
    finally:
        _note(desk, done)
    return ImportOutcome(tuple(done), tuple(refused), cancelled=stopped())


def _pieces(paths: Iterable[Path], refused: list[DecisionFileError]) -> Iterator[_Piece]:
    reached = 0
    for path in paths:
        try:
            with _opened(path) as file:
                size = os.fstat(file.fileno()).st_size
                if file.peek(1)[:1] == b"{":
                    yield from _lines(path, file, reached)
                else:
                    yield _whole(path, file, reached)
            reached += size
        except DecisionFileError as error:
            refused.append(error)
        except FileNotFoundError:
            refused.append(MissingFileError(file=path.name))
        except OSError:
            refused.append(NoFileError(file=path.name))


@contextmanager
def _opened(path: Path) -> Generator[BufferedReader]:
    """Open a regular file; a pipe or a device would be waited for, or never end.

    What is looked at is what was opened: the name may be a link, and lead elsewhere by now.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise NoFileError(file=path.name)
    with open(handle, "rb") as file:  # noqa: PTH123 - a descriptor has no path
        yield file


def _whole(path: Path, file: BufferedReader, before: int) -> _Piece:
    size = os.fstat(file.fileno()).st_size
    # One byte more than it may have: the size may lie (as in /proc), and the file may grow.
    content = b"" if size > MOST_BYTES else file.read(MOST_BYTES + 1)
    size = max(size, len(content))
    if size > MOST_BYTES:
        raise FileTooBigError(file=path.name, megabytes=size // 2**20, most=MOST_BYTES // 2**20)
    return _Piece(path.name, read_request(path.name, content), before + size)


def _lines(path: Path, file: BufferedReader, before: int) -> Iterator[_Piece]:
    held: list[bytes] = []
    size, first, number, reached = 0, 1, 0, before
    full = _FIRST_PIECE
    while line := file.readline(MOST_BYTES):
        number += 1
        reached += len(line)
        held.append(line.rstrip(b"\r\n"))
        size += len(line)
        if size >= full:
            yield _of_lines(path, held, first, reached)
            held, size, first, full = [], 0, number + 1, min(_PIECE, full * 2)
    if held:
        yield _of_lines(path, held, first, reached)


def _of_lines(path: Path, lines: list[bytes], first: int, reached: int) -> _Piece:
    request = read_request(path.name, b"\n".join(lines), lines=True, first=first)
    return _Piece(path.name, request, reached)


Answer = list["ReadDecision | DecisionFileError"]


def _read_ahead(
    desk: Desk, pieces: Iterator[_Piece]
) -> Iterator[tuple[_Piece, Answer] | tuple[_Piece | None, None]]:
    """Yield each piece with its answer; None while it is waited for."""
    waiting: deque[_Asked] = deque()
    last: _Piece | None = None
    while True:
        while len(waiting) < _READERS and (piece := next(pieces, None)) is not None:
            waiting.append(_Asked(desk, piece))
        if not waiting:
            return
        while not waiting[0].is_done(_WAIT_SECONDS):
            yield last, None
        answered = waiting.popleft()
        last = answered.piece
        yield answered.piece, answered.answer()


class _Asked:
    """A question to the worker, asked on a thread of its own; it always comes back."""

    def __init__(self, desk: Desk, piece: _Piece) -> None:
        self.piece = piece
        self._got: bytes = b""
        self._failed: BaseException | None = None
        self._thread = threading.Thread(target=self._ask, args=(desk.isolated,), daemon=True)
        self._thread.start()

    def is_done(self, seconds: float) -> bool:
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def answer(self) -> Answer:
        if isinstance(self._failed, WorkerError):
            return [DamagedFileError(file=self.piece.file)]
        if self._failed is not None:
            raise self._failed
        return list(read_answer(self._got))

    def _ask(self, isolated: Callable[[str, bytes, Limits], bytes]) -> None:
        try:
            self._got = isolated("read", self.piece.request, READ)
        except BaseException as error:  # noqa: BLE001 - raised on the thread that asked
            self._failed = error


def _sorted_out(answer: Answer, refused: list[DecisionFileError]) -> list[ReadDecision]:
    read: list[ReadDecision] = []
    for one in answer:
        if isinstance(one, ReadDecision):
            read.append(one)
        else:
            refused.append(one)
    return read


def _written(
    desk: Desk,
    read: list[ReadDecision],
    known: Known,
    done: list[ImportedDecision],
    slice_seconds: float,
) -> Iterator[int]:
    """Write decisions in slices, several short ones in one transaction; yield how many so far."""
    at = 0
    while at < len(read):
        until = thread_time() + slice_seconds
        wrote: list[ImportedDecision] = []
        with desk.vault.writing() as session:
            while at < len(read) and (not wrote or thread_time() < until):
                wrote.append(write_decision(session, read[at], known, desk.clock.now()))
                at += 1
        done += wrote
        yield at


def _note(desk: Desk, done: list[ImportedDecision]) -> None:
    """Write one entry for the whole import: what came in is no record of a case."""
    changed = [one for one in done if one.outcome is not ImportedAs.KNOWN]
    if not changed:
        return
    uid = new_uid()
    after = {"decisions": len(changed), "paragraphs": sum(one.paragraphs for one in changed)}
    with desk.vault.writing() as session:
        record(
            *(session, desk, "import_decisions", "authority_import", uid, 1, None, after, uid),
            undoable=False,
        )
