"""`caseapp log VAULT [--from DAY] [--until DAY] [-o FILE]`: what was done with deadlines."""

import argparse
from datetime import date
from pathlib import Path

from caseapp.cli.output import Output
from caseapp.cli.parser import Commands, Parser, add_command
from caseapp.cli.passphrases import add_passphrase_option
from caseapp.cli.surroundings import Surroundings
from caseapp.domain.errors import ImpossibleDateError
from caseapp.i18n import Catalogue


def add_parser(commands: "Commands[Parser]", t: Catalogue) -> Parser:
    """Add the command."""
    parser = add_command(
        commands, t, "log", t("list or print what was done with deadlines, day by day")
    )
    parser.add_argument("vault", metavar="VAULT", type=Path, help=t("the vault's folder"))
    parser.add_argument("--from", dest="first", metavar="DAY", help=t("first day; today"))
    parser.add_argument("--until", dest="last", metavar="DAY", help=t("last day; the first day"))
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help=t("the PDF to write"))
    add_passphrase_option(parser, t)
    return parser


def run(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    """Print the log, or write it to a PDF."""
    from caseapp.services.clear_copies import write_copy
    from caseapp.services.sheets import list_log, print_log
    from caseapp.wording.deadline_log import log_words

    passphrase = around.passphrases(out.t, arguments.passphrase_file).existing()
    with around.unlock(arguments.vault, passphrase, out.t.language) as desk:
        first = _day(arguments.first) or desk.clock.today()
        last = _day(arguments.last) or first
        rows = list_log(desk, first, last)
        if arguments.output:
            write_copy(desk, print_log(desk, first, last), arguments.output)
    out.data({"first": first, "last": last, "entries": rows})
    out.line(out.t.plural("{count} entry", "{count} entries", len(rows)))
    for row in rows:
        when = f"{row.at:%Y-%m-%d %H:%M}"
        out.line(f"  {when}  {row.person}  {row.file_number}  {log_words(row, out.t)}")
    return 0


def _day(text: str | None) -> date | None:
    """Read a day as YYYY-MM-DD.

    Raises:
        ImpossibleDateError: it is none.

    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ImpossibleDateError(text=text[:40]) from None
