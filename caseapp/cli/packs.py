"""`caseapp packs ACTION VAULT …`: packs of decisions from other offices, and one for them.

`check` and `export` take decisions by uid; `search --json` gives them. What the office imported
or wrote itself leaves only where `--tick UID` names it, and with a trace of a client in it only
with `--tick UID=REASON`.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from caseapp.cli.output import Output
from caseapp.cli.parser import Commands, Parser, add_command
from caseapp.cli.passphrases import add_passphrase_option
from caseapp.cli.surroundings import Surroundings
from caseapp.domain.ids import AuthorityUid
from caseapp.domain.views.authority_packs import InstalledPack, PackOutcome
from caseapp.domain.views.pack_export import ExportItem, PackOrder, Tick
from caseapp.i18n import Catalogue
from caseapp.system.slices import finished
from caseapp.wording.authority_packs import ITEMS, outcome_text, trace_text

if TYPE_CHECKING:
    from caseapp.services.desk import Desk


def add_parser(commands: "Commands[Parser]", t: Catalogue) -> Parser:
    """Add the command with its actions."""
    parser = add_command(
        commands, t, "packs", t("packs of decisions: of other offices, and for them"), json=False
    )
    actions = parser.add_subparsers(
        dest="action", metavar=t("ACTION"), required=True, parser_class=Parser
    )
    _action(actions, t, "list", t("say which packs are in force, and which were"))
    install = _action(actions, t, "install", t("take a pack in, or its next edition"))
    install.add_argument("file", metavar="FILE", type=Path, help=t("the pack"))
    install.add_argument(
        "--trust",
        action="store_true",
        help=t("answer for what the sender verified; without it nothing of it may be printed"),
    )
    remove = _action(actions, t, "remove", t("take a pack out of the library"))
    restore = _action(actions, t, "restore", t("put the edition before back in force"))
    for one in (remove, restore):
        one.add_argument("name", metavar="NAME", help=t("the name of the pack"))
    check = _action(actions, t, "check", t("look for traces of clients in what could leave"))
    export = _action(actions, t, "export", t("write chosen decisions into a pack"))
    for one in (check, export):
        one.add_argument("decisions", metavar="UID", nargs="+",
                         help=t("uid of a decision, as `caseapp search` prints it"))  # fmt: skip
    export.add_argument("--name", required=True, metavar="NAME", help=t("the name of the pack"))
    export.add_argument("--edition", default="", metavar="TEXT", help=t("usually the day"))
    export.add_argument("-o", "--output", required=True, metavar="FILE", type=Path,
                        help=t("the file to write"))  # fmt: skip
    export.add_argument(
        "--tick",
        action="append",
        default=[],
        metavar="UID[=REASON]",
        help=t("let one thing of your own office out, and say why"),
    )
    return parser


def _action(actions: "Commands[Parser]", t: Catalogue, name: str, about: str) -> Parser:
    parser = add_command(actions, t, name, about)
    parser.add_argument("vault", metavar="VAULT", type=Path, help=t("the vault's folder"))
    add_passphrase_option(parser, t)
    return parser


def run(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    """Do what was asked, and say what came of it."""
    from caseapp.services import authorities

    passphrase = around.passphrases(out.t, arguments.passphrase_file).existing()
    with around.unlock(arguments.vault, passphrase, out.t.language) as desk:
        authorities.load_pack(desk)
        _ACTIONS[arguments.action](desk, arguments, out)
    return 0


def _list(desk: "Desk", _: argparse.Namespace, out: Output) -> None:
    from caseapp.services.authority_packs import list_packs

    rows = list_packs(desk)
    out.data({"packs": rows})
    for row in rows:
        out.line("  ".join(_columns(row, out.t)))


def _columns(row: InstalledPack, t: Catalogue) -> tuple[str, ...]:
    standing = t("in force") if row.in_force else t("in force before")
    gates = t("gates as the sender set them") if row.trusted else t("gates shut")
    count = t.plural("{count} decision", "{count} decisions", row.decisions)
    return (row.name, row.edition, count, standing, "" if row.shipped else gates)


def _install(desk: "Desk", arguments: argparse.Namespace, out: Output) -> None:
    from caseapp.domain.authority_packs import LARGEST_PACK, NotAPackError, PackTooLargeError
    from caseapp.domain.decision_files import MissingFileError
    from caseapp.services.authority_packs import install_pack

    file: Path = arguments.file
    try:
        size = file.stat().st_size
        if size > LARGEST_PACK:
            raise PackTooLargeError(file=file.name, megabytes=size // 2**20)
        data = file.read_bytes() if file.is_file() else b""
    except FileNotFoundError as error:
        raise MissingFileError(file=file.name) from error
    except OSError as error:
        raise NotAPackError(file=file.name, row=0, field="", text="") from error
    _told(finished(install_pack(desk, file.name, data, trusted=arguments.trust)), out)


def _remove(desk: "Desk", arguments: argparse.Namespace, out: Output) -> None:
    from caseapp.services.authority_packs import remove_pack

    _told(remove_pack(desk, arguments.name), out)


def _restore(desk: "Desk", arguments: argparse.Namespace, out: Output) -> None:
    from caseapp.services.authority_packs import restore_pack

    _told(restore_pack(desk, arguments.name), out)


def _told(outcome: PackOutcome, out: Output) -> None:
    out.data(outcome)
    out.line(outcome_text(outcome, out.t))


def _check(desk: "Desk", arguments: argparse.Namespace, out: Output) -> None:
    from caseapp.services.pack_export import check_pack

    items = finished(check_pack(desk, [AuthorityUid(one) for one in arguments.decisions]))
    out.data({"items": items})
    _print(items, out)


def _print(items: Sequence[ExportItem], out: Output) -> None:
    t = out.t
    for item in items:
        stays = t("stays unless ticked") if item.needs_tick else t("travels")
        out.line("  ".join((item.key, t(ITEMS[item.kind]), item.title, stays)))
        for trace in item.traces:
            out.line("    " + trace_text(trace, t))


def _export(desk: "Desk", arguments: argparse.Namespace, out: Output) -> None:
    from caseapp.services.clear_copies import write_copy
    from caseapp.services.pack_export import export_pack

    ticks = (one.partition("=") for one in arguments.tick)
    order = PackOrder(
        name=arguments.name,
        decisions=tuple(AuthorityUid(one) for one in arguments.decisions),
        ticks=tuple(Tick(key, reason) for key, _, reason in ticks),
        edition=arguments.edition,
    )
    made = finished(export_pack(desk, order))
    write_copy(desk, made, arguments.output)
    out.data(
        {
            "file": arguments.output,
            "name": made.name,
            "edition": made.edition,
            "decisions": made.decisions,
            "remarks": made.remarks,
            "sha256": made.sha256,
            "left_out": made.left_out,
        }
    )
    t = out.t
    out.line(t.plural("{count} decision", "{count} decisions", made.decisions))
    _print(made.left_out, out)
    out.line(t("{path}: readable by everybody who has the file.", path=arguments.output))


_ACTIONS = {
    "list": _list,
    "install": _install,
    "remove": _remove,
    "restore": _restore,
    "check": _check,
    "export": _export,
}
