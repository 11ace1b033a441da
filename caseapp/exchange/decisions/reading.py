"""From a downloaded file to a draft of a decision, whole or not at all."""

import re
from dataclasses import replace
from pathlib import PurePath

from caseapp.domain.authorities import PartKind
from caseapp.domain.decision_files import (
    MOST_BYTES,
    MOST_PARAGRAPHS,
    DamagedFileError,
    DecisionDraft,
    EncryptedFileError,
    FileTooBigError,
    NoDecisionError,
    SeveralDecisionsError,
    TooLongError,
    UnknownFormatError,
)
from caseapp.exchange.decisions.blocks import Read
from caseapp.exchange.decisions.metadata import describe, title_pages
from caseapp.exchange.decisions.splitting import split

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""A word processor's file of before 2007, or an encrypted one of today."""
_MARKUP = re.compile(rb"<(?:!doctype|html|head|body|table|div|p|span)\b", re.IGNORECASE)
_HEAD = 2048


def read_decision(name: str, data: bytes) -> DecisionDraft:
    """Read one file.

    Args:
        name: of the file, for messages; its ending decides nothing.
        data: the file.

    Raises:
        DecisionFileError: why nothing of it can be imported.

    """
    file = PurePath(name).name
    if len(data) > MOST_BYTES:
        raise FileTooBigError(file=file, megabytes=len(data) // 2**20, most=MOST_BYTES // 2**20)
    read = _read(file, data)
    names = title_pages(read.blocks)
    if len(names) > 1:
        raise SeveralDecisionsError(file=file, names=", ".join(names[:4]))
    found = split(read.blocks)
    if len(found.paragraphs) > MOST_PARAGRAPHS:
        raise TooLongError(file=file, count=len(found.paragraphs), most=MOST_PARAGRAPHS)
    draft = describe(file, read, found.paragraphs)
    has_numbers = any(one.part is PartKind.TEXT for one in found.paragraphs)
    if not has_numbers and not draft.numbers and not draft.ecli:
        raise NoDecisionError(file=file)
    warnings = [
        *(["gap"] if found.gaps else []),
        *(["scripts"] if read.scripts else []),
        *([] if has_numbers else ["no_numbers"]),
    ]
    return replace(draft, warnings=tuple(warnings))


def _read(file: str, data: bytes) -> Read:
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    read: Read | None
    if data.startswith(_OLD_OFFICE):
        raise EncryptedFileError(file=file)
    if b"%PDF-" in data[:1024]:
        from caseapp.exchange.decisions.pdf_file import read_pdf  # noqa: PLC0415 - its own engine

        read = read_pdf(data, file)
    elif data.startswith(_ZIP):
        from caseapp.exchange.decisions.docx_file import read_docx  # noqa: PLC0415 - as above

        read = read_docx(data)
    elif _MARKUP.search(_plain(data[:200_000])) or head.startswith(b"<"):
        from caseapp.exchange.decisions.html_file import read_html  # noqa: PLC0415 - as above

        read = read_html(data)
    else:
        from caseapp.exchange.decisions.text_file import read_text  # noqa: PLC0415 - as above

        read = read_text(data)
        if read is None:
            raise UnknownFormatError(file=file)
    if read is None or not read.blocks:
        raise DamagedFileError(file=file)
    return read


def _plain(data: bytes) -> bytes:
    """Return bytes in which markup can be looked for: UTF-16 without its zeros."""
    return data.replace(b"\x00", b"")
