"""`caseapp vault create | info | check | backup | backups | restore`: the store itself."""

import argparse
from contextlib import suppress
from pathlib import Path
from typing import Final

from caseapp.cli import backups, integrity, vault_keys
from caseapp.cli.output import Output
from caseapp.cli.parser import Commands, Parser, add_command
from caseapp.cli.passphrases import add_passphrase_option
from caseapp.cli.places import warn_of_place
from caseapp.cli.surroundings import Surroundings
from caseapp.domain.commands import RecoveryCodeNotRepeatedError
from caseapp.domain.vaults import RecoveryCodeTypoError
from caseapp.domain.views.vaults import VaultCheck
from caseapp.i18n import N_, Catalogue
from caseapp.wording import terms

_KINDS: Final = {
    "client": N_("Clients"),
    "matter": N_("Matters"),
    "proceeding": N_("Proceedings"),
    "event": N_("Events"),
    "deadline": N_("Deadlines"),
    "hearing": N_("Hearings"),
    "task": N_("Tasks"),
    "filing": N_("Filings"),
    "document": N_("Documents"),
    "authority": N_("Authorities"),
}
"""Heading of each kind that people count; others are told to machines only."""


def add_parser(commands: "Commands[Parser]", t: Catalogue) -> Parser:
    """Add the command with its three actions."""
    parser = add_command(
        commands, t, "vault", t("create, describe, check, back up or restore a vault"), json=False
    )
    actions = parser.add_subparsers(
        dest="action", metavar=t("ACTION"), required=True, parser_class=Parser
    )
    create = _add_action(actions, t, "create", t("make a new vault"), opens=False)
    create.add_argument("--name", metavar="NAME", help=t("your name, as the office knows you"))
    _add_action(actions, t, "info", t("say what the vault holds, in numbers"))
    _add_action(actions, t, "keys", t("say what opens the vault, and for whom"))
    _add_action(actions, t, "passphrase", t("change your passphrase"))
    about = t("choose a new passphrase with a code from paper")
    _add_action(actions, t, "recover", about, opens=False)
    _add_action(actions, t, "re-encrypt", t("give the data and all documents a new key"))
    check = _add_action(actions, t, "check", t("verify every page, every record and the history"))
    check.set_defaults(says_verdict=True)
    integrity.add_seal_option(check, t)
    integrity.add_actions(actions, t)
    backups.add_actions(actions, t)
    return parser


def _add_action(
    actions: "Commands[Parser]", t: Catalogue, name: str, about: str, *, opens: bool = True
) -> Parser:
    parser = add_command(actions, t, name, about)
    parser.add_argument("vault", metavar="VAULT", type=Path, help=t("the vault's folder"))
    add_passphrase_option(parser, t, keyfile=opens)
    return parser


def run(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    """Do the action."""
    if arguments.action in integrity.ACTIONS:
        return integrity.run(arguments, out, around)
    if arguments.action in backups.ACTIONS:
        return backups.run(arguments, out, around)
    match arguments.action:
        case "create":
            return _create(arguments, out, around)
        case "info":
            return _info(arguments, out, around)
        case action if action in vault_keys.ACTIONS:
            return vault_keys.ACTIONS[action](arguments, out, around)
        case _:
            return _check(arguments, out, around)


def _create(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    t = out.t
    source = around.passphrases(t, arguments.passphrase_file)
    name = arguments.name or (
        around.ask_openly(t("Your name, as the office knows you: ")) if source.is_interactive
        else t("Owner")
    )  # fmt: skip
    code = around.create(arguments.vault, source.new(), name)
    out.data({"vault": arguments.vault, "recovery_code": code})
    out.line(t("The vault {path} was made.", path=arguments.vault))
    warn_of_place(arguments.vault, out)
    out.line(t("Recovery code, shown this once: {code}", code=code))
    out.line(t("Write it down by hand and keep it away from this computer."))
    if source.is_interactive and not out.as_json:
        _have_code_repeated(code, out, around)
    return 0


def _have_code_repeated(code: str, out: Output, around: Surroundings) -> None:
    """Test the recovery code on the spot: a code that was copied wrong opens nothing later."""
    from caseapp.services.unlock import check_recovery_code

    while True:
        try:
            typed = around.ask_openly(out.t("Type the recovery code that you wrote down: "))
        except EOFError as error:
            raise RecoveryCodeNotRepeatedError from error
        with suppress(RecoveryCodeTypoError):
            if check_recovery_code(code, typed):
                out.line(out.t("The recovery code is right."))
                return
        out.line(out.t("That is not the code above. Compare it sign by sign."))


def _info(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    from caseapp.services.vault_check import vault_info

    t = out.t
    passphrase = around.passphrases(t, arguments.passphrase_file).existing()
    with around.unlock(arguments.vault, passphrase, t.language) as desk:
        info = vault_info(desk)
    out.data(info)
    out.line(t("Vault {path}", path=info.path))
    out.line(
        t("Id {vault_id}, format {version}", vault_id=info.vault_id, version=info.format_version)
    )
    for person in info.people:
        out.line(t("Person: {name} ({role})", name=person.name, role=terms.role(person.role, t)))
    for kind, count in info.counts:
        if kind in _KINDS:
            out.line(t("{kind}: {count}", kind=t(_KINDS[kind]), count=count))
    return 0


def _check(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    from caseapp.services.integrity import list_aside
    from caseapp.services.vault_check import check_vault

    t = out.t
    passphrase = around.passphrases(t, arguments.passphrase_file).existing()
    with around.unlock(arguments.vault, passphrase, t.language) as desk:
        found = check_vault(desk)
        kept = list_aside(desk)
        seal = None
        if arguments.seal is not None:
            from caseapp.services.integrity import check_seal

            seal = check_seal(desk, arguments.seal)
    out.data(found if seal is None else {"check": found, "seal": seal})
    for one in kept:
        out.line(t("Put aside: {name}, until {day}", name=one.name, day=one.until.date()))
    _print_check(found, out)
    if seal is not None:
        integrity.say_seal(seal, out)
    return 0 if found.sound and (seal is None or seal.fits) else 1


def _print_check(found: VaultCheck, out: Output) -> None:
    t = out.t
    if found.header_from_previous:
        out.line(t("The newer header is damaged; the vault opened by the one before it."))
    for finding in found.bad_pages:
        out.line(t("Damaged page: {finding}", finding=finding))
    if found.history_broken_at is not None:
        out.line(t("The history is broken at entry {seq}.", seq=found.history_broken_at))
    for kind, uid in found.contradicted:
        out.line(t("Not as the history left it: {kind} {uid}", kind=kind, uid=uid))
    for uid in found.bad_documents:
        out.line(t("Damaged document: {uid}", uid=uid))
    out.line(
        t(
            "Checked: {entries} entries of the history, {documents} documents.",
            entries=found.history_entries,
            documents=found.documents,
        )
    )
    integrity.say_verdict(found.verdict, out)
    if found.sound:
        out.line(t("Everything that was checked is in order."))
    elif found.bad_pages or (found.verdict.read_only and not found.verdict.explicable):
        out.line(t("Stop working in this vault and restore a backup."))
