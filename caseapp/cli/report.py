"""`caseapp report VAULT --host KZ --requesting RU -o FILE`: precedents for a pair of states."""

import argparse
from pathlib import Path

from caseapp.cli.output import Output
from caseapp.cli.parser import Commands, Parser, add_command
from caseapp.cli.passphrases import add_passphrase_option
from caseapp.cli.surroundings import Surroundings
from caseapp.i18n import Catalogue
from caseapp.wording.filings import state_name
from caseapp.wording.precedents import gap_text


def add_parser(commands: "Commands[Parser]", t: Catalogue) -> Parser:
    """Add the command."""
    parser = add_command(commands, t, "report", t("print the precedents for a pair of states"))
    parser.add_argument("vault", metavar="VAULT", type=Path, help=t("the vault's folder"))
    parser.add_argument(
        "--host",
        metavar="STATE",
        required=True,
        help=t("the state where the person is, by its code or its name: KZ"),
    )
    parser.add_argument(
        "--requesting",
        metavar="STATE",
        required=True,
        help=t("the state that wants them, by its code or its name: RU"),
    )
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help=t("the PDF to write"))
    parser.add_argument(
        "--filed",
        action="store_true",
        help=t("the filed copy, without draft marks, counts and what is not verified"),
    )
    add_passphrase_option(parser, t)
    return parser


def run(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    """Search, say what was found, and print it where a file is named."""
    from caseapp.services import authorities, precedents
    from caseapp.services.clear_copies import write_copy

    passphrase = around.passphrases(out.t, arguments.passphrase_file).existing()
    with around.unlock(arguments.vault, passphrase, out.t.language) as desk:
        authorities.load_pack(desk)
        pair = _code(arguments.host), _code(arguments.requesting)
        report = precedents.find_precedents(desk, *pair)
        file = None
        if arguments.output is not None:
            printed = precedents.print_precedents(desk, *pair, filed=arguments.filed)
            write_copy(desk, printed, arguments.output)
            file = {"file": arguments.output, "pages": printed.pages, "sha256": printed.sha256}
    out.data({"report": report, "printed": file})
    t = out.t
    names = [state_name(code, t) for code in (report.search.host, report.search.requesting)]
    out.line(" – ".join(names))
    out.line(t.plural("{count} decision for the pair", "{count} decisions for the pair",
                      len(report.pair)))  # fmt: skip
    out.line(
        t.plural("{count} persuasive only", "{count} persuasive only", len(report.persuasive))
    )
    out.line(t.plural("{count} not verified", "{count} not verified", len(report.apart)))
    for gap, count in report.gaps:
        out.line(gap_text(gap, count, report.search.host, report.search.requesting, t))
    if arguments.output is not None:
        out.line(t("{path}: readable by everybody who has the file.", path=arguments.output))
    return 0


def _code(typed: str) -> str:
    """Return the code of a state; what is none stays as it was typed, to be refused by name."""
    from caseapp.wording.state_search import read_state

    return read_state(typed) or typed
