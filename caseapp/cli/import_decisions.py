"""`caseapp import-decisions VAULT FILE…`: decisions from files of courts, or JSON lines."""

import argparse
from pathlib import Path

from caseapp.cli.output import Output
from caseapp.cli.parser import Commands, Parser, add_command
from caseapp.cli.passphrases import add_passphrase_option
from caseapp.cli.surroundings import Surroundings
from caseapp.domain.views.imports import ImportedAs, ImportOutcome
from caseapp.i18n import Catalogue
from caseapp.wording.refusals import refusal

NOTHING_IMPORTED = 1


def add_parser(commands: "Commands[Parser]", t: Catalogue) -> Parser:
    """Add the command."""
    parser = add_command(
        commands, t, "import-decisions", t("import decisions that were downloaded")
    )
    parser.add_argument("vault", metavar="VAULT", type=Path, help=t("the vault's folder"))
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        type=Path,
        help=t(
            "HTML, DOCX, PDF or text of one decision; or JSON lines with name, number, date, "
            "court and a list of paragraphs, one decision a line"
        ),
    )
    add_passphrase_option(parser, t)
    return parser


def run(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    """Import; a file that is refused is named, and the rest goes on."""
    from caseapp.services import authorities, imports

    passphrase = around.passphrases(out.t, arguments.passphrase_file).existing()
    with around.unlock(arguments.vault, passphrase, out.t.language) as desk:
        authorities.load_pack(desk)
        outcome = imports.run_import(desk, arguments.files)
    out.data(
        {
            "imported": outcome.count(ImportedAs.NEW),
            "texts_added": outcome.count(ImportedAs.TEXT_ADDED),
            "known": outcome.count(ImportedAs.KNOWN),
            "decisions": outcome.decisions,
            "refused": [
                {"error": type(error).__name__, "message": refusal(error, out.t), **error.values}
                for error in outcome.refused
            ],
        }
    )
    _print(outcome, out)
    return 0 if outcome.decisions or not outcome.refused else NOTHING_IMPORTED


def _print(outcome: ImportOutcome, out: Output) -> None:
    t = out.t
    new, added = outcome.count(ImportedAs.NEW), outcome.count(ImportedAs.TEXT_ADDED)
    known = outcome.count(ImportedAs.KNOWN)
    out.line(t.plural("{count} decision imported.", "{count} decisions imported.", new))
    if added:
        out.line(
            t.plural(
                "{count} decision of the library has its text now.",
                "{count} decisions of the library have their texts now.",
                added,
            )
        )
    if known:
        out.line(
            t.plural(
                "{count} decision was there already.",
                "{count} decisions were there already.",
                known,
            )
        )
    for error in outcome.refused:
        out.note(refusal(error, t))
