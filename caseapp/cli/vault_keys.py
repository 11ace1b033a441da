"""`caseapp vault keys | passphrase | recover | re-encrypt`: what opens the vault.

No secret is ever an argument: passphrases and codes come from a prompt or, line by line, from a
pipe.
"""

import argparse
from collections.abc import Callable
from typing import Final

from caseapp.cli.output import Output
from caseapp.cli.passphrases import PassphraseSource
from caseapp.cli.surroundings import Surroundings
from caseapp.domain.commands import NoPassphraseError
from caseapp.domain.keys import Passphrase
from caseapp.domain.vocabulary import SlotKind
from caseapp.i18n import N_

_KINDS: Final = {
    SlotKind.PASSPHRASE: N_("passphrase"),
    SlotKind.KEYFILE: N_("passphrase with keyfile"),
    SlotKind.RECOVERY: N_("code on paper"),
    SlotKind.DEVICE: N_("keyring of a computer"),
}


def list_keys(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    """Say which keys open the vault, and for whom."""
    from caseapp.services import keys

    t = out.t
    passphrase = around.passphrases(t, arguments.passphrase_file).existing()
    with around.unlock(arguments.vault, passphrase, t.language) as desk:
        rows = keys.list_keys(desk)
    out.data({"keys": rows})
    for row in rows:
        kind = t(_KINDS[row.kind])
        if not row.uid:
            out.line(t("{kind}: of nobody, left over from a crash", kind=kind))
        elif row.label:
            out.line(t("{kind}: {name} ({label})", kind=kind, name=row.person_name,
                       label=row.label))  # fmt: skip
        else:
            out.line(t("{kind}: {name}", kind=kind, name=row.person_name))
    return 0


def change_passphrase(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    """Change the passphrase that opens the vault now; from a pipe it is the second line."""
    from caseapp.services import keys

    t = out.t
    source = around.passphrases(t, arguments.passphrase_file)
    passphrase = source.existing()
    with around.unlock(arguments.vault, passphrase, t.language) as desk:
        current = next(row for row in keys.list_keys(desk) if row.current)
        new = Passphrase(_new(source), around.keyfile)
        standing = Passphrase(passphrase, around.keyfile)
        keys.change_passphrase(desk, current.uid, standing, new, around.kdf_policy())
    out.data({"changed": current.uid})
    out.line(t("The passphrase was changed; the old one opens this vault no more."))
    out.line(
        t(
            "An old copy of the vault still opens with it. “caseapp vault re-encrypt” gives the "
            "data a new key."
        )
    )
    return 0


def recover(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    """Choose a new passphrase with a code from paper; from a pipe: code, then passphrase."""
    t = out.t
    source = around.passphrases(t, None)
    if source.is_interactive:
        code = around.ask_openly(t("Code from paper: "))
        new = source.new()
    else:
        code, new = source.next_line(), source.next_line()
    around.recover(arguments.vault, code, new, t.language)
    out.data({"recovered": arguments.vault})
    out.line(t("The new passphrase opens the vault {path}.", path=arguments.vault))
    return 0


def reencrypt(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    """Give the data a new key, and print the codes that have to be handed over."""
    from caseapp.services.reencrypt import reencrypt as encrypt_anew

    t = out.t
    passphrase = around.passphrases(t, arguments.passphrase_file).existing()
    with around.unlock(arguments.vault, passphrase, t.language) as desk:
        own = Passphrase(passphrase, around.keyfile)
        made = encrypt_anew(desk, own, policy=around.kdf_policy())
    codes = [{"name": name, "code": code} for name, code in made.codes]
    out.data({"recovery_code": made.recovery_code, "codes": codes})
    out.line(t("Everything has a new key. Backups made before still open with the old keys."))
    out.line(
        t("“caseapp vault old-backups” lists them, and removes them once there is a new one.")
    )
    if made.recovery_code:
        out.line(t("Recovery code, shown this once: {code}", code=made.recovery_code))
    for name, code in made.codes:
        out.line(t("One-time code for {name}: {code}", name=name, code=code))
    return 0


def _new(source: PassphraseSource) -> str:
    if source.is_interactive:
        return source.new()
    new = source.next_line()
    if not new:
        raise NoPassphraseError
    return new


Action = Callable[[argparse.Namespace, Output, Surroundings], int]
ACTIONS: Final[dict[str, Action]] = {
    "keys": list_keys,
    "passphrase": change_passphrase,
    "recover": recover,
    "re-encrypt": reencrypt,
}
