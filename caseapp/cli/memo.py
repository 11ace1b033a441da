"""`caseapp memo VAULT MEMO -o FILE`: print a memo as the window would."""

import argparse
from pathlib import Path

from caseapp.cli.output import Output
from caseapp.cli.parser import Commands, Parser, add_command
from caseapp.cli.passphrases import add_passphrase_option
from caseapp.cli.surroundings import Surroundings
from caseapp.domain.commands import CannotWriteFileError
from caseapp.domain.ids import FilingUid
from caseapp.i18n import Catalogue
from caseapp.system.durable import replace_durably


def add_parser(commands: "Commands[Parser]", t: Catalogue) -> Parser:
    """Add the command."""
    parser = add_command(commands, t, "memo", t("print a memo to a PDF file"))
    parser.add_argument("vault", metavar="VAULT", type=Path, help=t("the vault's folder"))
    parser.add_argument("memo", metavar="MEMO", help=t("uid of the memo"))
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path, required=True, help=t("the PDF to write")
    )
    parser.add_argument(
        "--filed",
        action="store_true",
        help=t("the filed copy, without draft marks, badges and grades"),
    )
    add_passphrase_option(parser, t)
    return parser


def run(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    """Print the memo."""
    from caseapp.services.filings import print_memo

    passphrase = around.passphrases(out.t, arguments.passphrase_file).existing()
    with around.unlock(arguments.vault, passphrase, out.t.language) as desk:
        memo = print_memo(desk, FilingUid(arguments.memo), filed=arguments.filed)
    write_private(arguments.output, memo.data)
    out.data(
        {
            "file": arguments.output,
            "pages": memo.pages,
            "sha256": memo.sha256,
            "warnings": memo.warnings,
        }
    )
    t = out.t
    out.line(
        t.plural(
            "{path}: {count} page, readable by you alone.",
            "{path}: {count} pages, readable by you alone.",
            memo.pages,
            path=arguments.output,
        )
    )
    for warning in memo.warnings:
        out.note(warning)
    return 0


def write_private(path: Path, data: bytes) -> None:
    """Write a file that its owner alone may read, whole or not at all.

    Raises:
        CannotWriteFileError: the folder is missing, not ours or full.

    """
    try:
        replace_durably(path, data)
    except OSError as error:
        raise CannotWriteFileError(path=str(path)) from error
