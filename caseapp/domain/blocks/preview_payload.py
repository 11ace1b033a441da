"""A document on its way to the worker that shows it, and one page on its way back."""

import json

from caseapp.domain.blocks.errors import BadPayloadError
from caseapp.domain.errors import UserError
from caseapp.domain.previews import REFUSALS, PreviewPage, Shown

_REFUSALS = {kind.__name__: kind for kind in REFUSALS}


def preview_request(data: bytes, ending: str, width: int, number: int) -> bytes:
    """Write the payload: the file, how its name ends (".pdf"), width in pixels, page from 1."""
    head = {"task": "preview", "ending": ending, "width": width, "number": number}
    return json.dumps(head).encode() + b"\n" + data


def read_preview_request(payload: bytes) -> tuple[bytes, str, int, int]:
    """Read (file, ending, width, page), trusting nothing in the head.

    Raises:
        BadPayloadError: it is no such request.

    """
    line, newline, data = payload.partition(b"\n")
    head = _head(line)
    ending, width, number = head.get("ending"), head.get("width"), head.get("number")
    if (
        not newline
        or not isinstance(ending, str)
        or type(width) is not int
        or type(number) is not int
    ):
        raise BadPayloadError(reason="task")
    return data, ending, width, number


def preview_answer(page: PreviewPage) -> bytes:
    """Write the answer: what it is, then the picture or the text."""
    head = {
        "kind": page.kind.value,
        "number": page.number,
        "count": page.count,
        "is_cut": page.is_cut,
    }
    body = page.picture or page.text.encode("utf-8", "replace")
    return json.dumps(head).encode() + b"\n" + body


def preview_refusal(error: UserError) -> bytes:
    """Write a refusal, so that the other side can raise it."""
    return json.dumps({"error": type(error).__name__, "values": error.values}).encode() + b"\n"


def read_preview_answer(answer: bytes) -> PreviewPage:
    """Read one page; raise the refusal that the answer carries.

    Raises:
        UserError: the worker's refusal.
        BadPayloadError: the answer is none.

    """
    line, _, body = answer.partition(b"\n")
    head = _head(line)
    if "error" in head:
        kind = _REFUSALS.get(str(head["error"]), BadPayloadError)
        values = head.get("values")
        raise kind(**(values if isinstance(values, dict) else {}))
    try:
        shown = Shown(str(head["kind"]))
        is_text = shown is Shown.TEXT
        return PreviewPage(
            shown,
            int(str(head["number"])),
            int(str(head["count"])),
            picture=b"" if is_text else body,
            text=body.decode("utf-8", "replace") if is_text else "",
            is_cut=bool(head.get("is_cut")),
        )
    except (KeyError, ValueError) as error:
        raise BadPayloadError(reason="answer") from error


def _head(line: bytes) -> dict[str, object]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadPayloadError(reason="json") from error
    if not isinstance(value, dict):
        raise BadPayloadError(reason="json")
    return value
