"""`caseapp memo VAULT MEMO -o FILE`: print a memo as the window would."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from caseapp.cli.output import Output
from caseapp.cli.parser import Commands, Parser, UsageError, add_command
from caseapp.cli.passphrases import add_passphrase_option
from caseapp.cli.surroundings import Surroundings
from caseapp.domain.ids import FilingUid
from caseapp.domain.views.filings import FilingRow, MemoPdf
from caseapp.i18n import Catalogue

if TYPE_CHECKING:
    from caseapp.services.desk import Desk


def add_parser(commands: "Commands[Parser]", t: Catalogue) -> Parser:
    """Add the command."""
    parser = add_command(commands, t, "memo", t("print a memo to a PDF file"))
    parser.add_argument("vault", metavar="VAULT", type=Path, help=t("the vault's folder"))
    parser.add_argument(
        "memo", metavar="MEMO", nargs="?", help=t("uid of the memo; without it all are listed")
    )
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help=t("the PDF to write"))
    parser.add_argument(
        "--filed",
        action="store_true",
        help=t("the filed copy, without draft marks, badges and grades"),
    )
    add_passphrase_option(parser, t)
    return parser


def run(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    """Print the memo, or list the memos of the vault."""
    if (arguments.memo is None) is not (arguments.output is None):
        raise UsageError(out.t("MEMO and --output go together"), "")
    passphrase = around.passphrases(out.t, arguments.passphrase_file).existing()
    with around.unlock(arguments.vault, passphrase, out.t.language) as desk:
        if arguments.memo is None:
            _print_list(_list(desk), out)
            return 0
        from caseapp.services.clear_copies import write_copy
        from caseapp.services.filings import print_memo

        memo = print_memo(desk, FilingUid(arguments.memo), filed=arguments.filed)
        write_copy(desk, memo, arguments.output)
    _print_memo(memo, arguments.output, out)
    return 0


def _list(desk: "Desk") -> list[FilingRow]:
    from caseapp.services.matters import get_proceeding, list_matters

    return [
        memo
        for matter in list_matters(desk)
        for proceeding in matter.proceedings
        for memo in get_proceeding(desk, proceeding.uid).filings
    ]


def _print_list(memos: list[FilingRow], out: Output) -> None:
    out.data({"memos": memos})
    out.line(out.t.plural("{count} memo", "{count} memos", len(memos)))
    for memo in memos:
        out.line(f"  {memo.uid}  {memo.language}  {memo.title}")


def _print_memo(memo: MemoPdf, path: Path, out: Output) -> None:
    out.data({"file": path, "pages": memo.pages, "sha256": memo.sha256, "warnings": memo.warnings})
    out.line(
        out.t.plural(
            "{path}: {count} page, readable by you alone.",
            "{path}: {count} pages, readable by you alone.",
            memo.pages,
            path=path,
        )
    )
    for warning in memo.warnings:
        out.note(warning)
