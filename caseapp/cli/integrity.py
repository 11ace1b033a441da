"""`caseapp vault seal | accept | salvage`, and what `check` adds: whether the vault was changed."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from caseapp.cli.output import Output
from caseapp.cli.parser import Commands, Parser, add_command
from caseapp.cli.passphrases import add_passphrase_option
from caseapp.cli.places import warn_of_place
from caseapp.cli.surroundings import Surroundings
from caseapp.domain.integrity import Explanation
from caseapp.i18n import Catalogue
from caseapp.system.slices import finished
from caseapp.wording import integrity as wording

if TYPE_CHECKING:
    from caseapp.domain.integrity import Verdict
    from caseapp.domain.views.integrity import Salvaged, SealCheck
    from caseapp.services.desk import Desk

ACTIONS: Final = frozenset({"seal", "accept", "salvage"})


def add_actions(actions: "Commands[Parser]", t: Catalogue) -> None:
    """Add the actions of this module."""
    seal = _add(actions, t, "seal", t("print the head of the history, to be kept elsewhere"))
    seal.add_argument("-o", "--output", metavar="FILE", type=Path, help=t("the PDF to write"))
    accept = _add(actions, t, "accept", t("take a restored or copied vault for right"))
    accept.add_argument(
        "--because",
        choices=[reason.value for reason in Explanation],
        required=True,
        help=t("why the vault is not as this computer last saw it"),
    )
    accept.add_argument(
        "--confirm", metavar="NAME", required=True, help=t("the name of the vault, typed")
    )
    salvage = _add(actions, t, "salvage", t("save what can be read into a new vault"))
    salvage.add_argument(
        "-o", "--output", metavar="NEW", type=Path, required=True, help=t("the new vault's folder")
    )
    salvage.add_argument(
        "--new-passphrase-file",
        metavar="FILE",
        type=Path,
        help=t("file with the passphrase of the new vault"),
    )


def add_seal_option(parser: Parser, t: Catalogue) -> None:
    """Add `--seal` to `vault check`."""
    parser.add_argument(
        "--seal", metavar="GROUPS", help=t("compare the eight groups of a printed seal")
    )


def run(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    """Do the action."""
    passphrase = around.passphrases(out.t, arguments.passphrase_file).existing()
    with around.unlock(arguments.vault, passphrase, out.t.language) as desk:
        match arguments.action:
            case "seal":
                return _seal(arguments, out, desk)
            case "accept":
                return _accept(arguments, out, desk)
            case _:
                return _salvage(arguments, out, around, desk)


def say_verdict(verdict: "Verdict", out: Output) -> None:
    """Say what was found at the opening and since."""
    if not verdict.found:
        return
    for sentence in wording.all_sentences(verdict, out.t):
        out.line(sentence)


def say_seal(found: "SealCheck", out: Output) -> None:
    """Say what a printed seal says of this vault."""
    t = out.t
    if found.seq is None:
        out.line(t("No entry of this history has this seal: it was altered, or is another vault."))
    elif not found.chain_sound:
        out.line(t("The seal is of entry {seq}, but the history is broken.", seq=found.seq))
    else:
        entries = t.plural("{count} entry", "{count} entries", found.since)
        out.line(
            t(
                "The seal is of entry {seq}. Nothing before it was changed; {since} came after it.",
                seq=found.seq,
                since=entries,
            )
        )


def _add(actions: "Commands[Parser]", t: Catalogue, name: str, about: str) -> Parser:
    parser = add_command(actions, t, name, about)
    parser.add_argument("vault", metavar="VAULT", type=Path, help=t("the vault's folder"))
    add_passphrase_option(parser, t)
    return parser


def _seal(arguments: argparse.Namespace, out: Output, desk: "Desk") -> int:
    from caseapp.services.audit import print_seal
    from caseapp.services.clear_copies import write_copy
    from caseapp.services.integrity import get_seal

    seal = get_seal(desk)
    if arguments.output:
        write_copy(desk, print_seal(desk), arguments.output)
    out.data(seal)
    out.line(out.t("Entry {seq}: {groups}", seq=seal.seq, groups=" ".join(seal.groups)))
    return 0


def _accept(arguments: argparse.Namespace, out: Output, desk: "Desk") -> int:
    from caseapp.services.integrity import accept

    verdict = accept(desk, Explanation(arguments.because), arguments.confirm)
    out.data(verdict)
    out.line(out.t("The vault was accepted as it stands. The history says who did it."))
    return 0


def _salvage(
    arguments: argparse.Namespace, out: Output, around: Surroundings, desk: "Desk"
) -> int:
    from caseapp.services.salvage import salvage

    source = around.passphrases(out.t, arguments.new_passphrase_file)
    made = finished(salvage(desk, arguments.output, source.new()))
    out.data(made)
    say_salvaged(made, out)
    warn_of_place(arguments.output, out)
    return 0 if made.complete else 1


def say_salvaged(made: "Salvaged", out: Output) -> None:
    """Say what was saved and what was not."""
    t = out.t
    out.line(t("The new vault stands at {path}.", path=made.path))
    out.line(t("Recovery code, shown this once: {code}", code=made.recovery_code))
    out.line(t.plural("{count} row was saved.", "{count} rows were saved.", made.rows))
    for table, first, last in made.gaps:
        out.line(
            t(
                "Not readable: table {table}, {first} to {last}",
                table=table,
                first=first,
                last=last,
            )
        )
    for kind, uid in made.lost:
        out.line(t("Only in the history: {kind} {uid}", kind=kind, uid=uid))
    for kind, uid in made.doubtful:
        out.line(t("Not as the history left it: {kind} {uid}", kind=kind, uid=uid))
    for uid in made.documents:
        out.line(t("Damaged document: {uid}", uid=uid))
    if made.complete:
        out.line(t("Nothing was missing."))
    out.line(t(wording.NOTED[made.noted]))
