"""What the worker `read` does: files of decisions in, drafts with folded paragraphs out."""

import json
from collections.abc import Callable
from functools import partial

from caseapp.domain.decision_files import (
    LONGEST_WORD,
    DecisionDraft,
    DecisionFileError,
    EndlessWordError,
    is_endless,
)
from caseapp.exchange.decisions.lines_file import read_line
from caseapp.exchange.decisions.payload import ReadDecision, decision_line, refusal_line
from caseapp.system.worker_child import RefusedWork

BAD_REQUEST = "bad request"


def read(payload: bytes) -> bytes:
    """Read one file, or some lines of a file; a refusal is an answer, too."""
    head, _, data = payload.partition(b"\n")
    try:
        asked = json.loads(head)
    except ValueError as error:
        raise RefusedWork(BAD_REQUEST) from error
    if asked["kind"] == "file":
        # Lines need none of the parsers of files, and the worker starts for each piece of them.
        from caseapp.exchange.decisions.reading import read_decision  # noqa: PLC0415

        return _answered(lambda: read_decision(asked["name"], data))
    answers = [
        _answered(partial(read_line, asked["name"], number, line))
        for number, line in enumerate(data.split(b"\n"), asked["first"])
        if line.strip()
    ]
    return b"\n".join(answers)


def _answered(work: Callable[[], DecisionDraft]) -> bytes:
    try:
        draft = work()
        if any(is_endless(one.text) for one in draft.paragraphs):
            raise EndlessWordError(file=draft.file, name=draft.name[:80], most=LONGEST_WORD)
    except DecisionFileError as error:
        return refusal_line(error)
    return decision_line(ReadDecision.of(draft))
