"""`caseapp cite [TEXT|-]`: the citations in a text, one text a line. No vault, nothing is kept."""

import argparse
from collections.abc import Iterator
from typing import Final, TextIO

from caseapp.cli.output import Output
from caseapp.cli.parser import Commands, Parser, add_command
from caseapp.cli.surroundings import Surroundings
from caseapp.domain.citations import Citation, recognise
from caseapp.i18n import Catalogue

_STANDARD_INPUT: Final = "-"


def add_parser(commands: "Commands[Parser]", t: Catalogue) -> Parser:
    """Add the command."""
    parser = add_command(commands, t, "cite", t("recognise the citations in a text"))
    parser.add_argument(
        "text",
        metavar="TEXT",
        nargs="?",
        default=_STANDARD_INPUT,
        help=t(
            "the text; “-”, or nothing, reads texts from standard input, one a line. With --json "
            "each line is answered by one line"
        ),
    )
    return parser


def run(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    """Print what was recognised; finding nothing is no error."""
    recognised = 0
    for text in _texts(arguments.text, around.stdin):
        found = recognise(text)
        recognised += len(found)
        out.data({"text": text, "citations": [as_data(citation) for citation in found]})
        for citation in found:
            out.line("\t".join(_columns(citation)))
    if not recognised:
        out.note(out.t("No citation was recognised."))
    return 0


def as_data(citation: Citation) -> dict[str, object]:
    """Return a citation as the machine-readable answer has it."""
    return {
        "kind": citation.kind.value,
        # Where only a printed series names the decision, that is what it is known by.
        "numbers": list(citation.numbers or (() if citation.ecli else citation.reports)),
        "name": citation.name,
        "date": citation.day.isoformat() if citation.day else None,
        "year": citation.year,
        "paragraphs": list(citation.paragraphs),
        "flags": list(citation.flags),
        "ecli": citation.ecli,
        "reports": list(citation.reports),
        "document": citation.document,
        "start": citation.start,
        "end": citation.end,
    }


def _columns(citation: Citation) -> Iterator[str]:
    yield citation.kind.value
    yield ", ".join(citation.numbers) or citation.ecli or ", ".join(citation.reports)
    yield citation.name
    yield citation.day.isoformat() if citation.day else str(citation.year or "")
    yield ", ".join(citation.paragraphs)
    yield ", ".join(citation.flags)


def _texts(given: str, stdin: TextIO) -> Iterator[str]:
    if given != _STANDARD_INPUT:
        yield from given.splitlines()
        return
    for line in stdin:
        if line.strip():
            yield line.rstrip("\r\n")
