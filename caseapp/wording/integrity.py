"""What the checks of a vault found, in sentences: what it means, and what to do."""

from caseapp.domain.integrity import Explanation, Finding, Verdict
from caseapp.domain.views.integrity import Noted
from caseapp.i18n import N_, Catalogue

FINDINGS: dict[Finding, str] = {
    Finding.VAULT_OLDER: N_(
        "The vault is older than when this computer last saw it: later entries of the history are "
        "missing. A backup or a copy was put in its place, or its end was cut off."
    ),
    Finding.VAULT_FORKED: N_(
        "Work went on in a copy of this vault: its history goes another way than the one this "
        "computer has seen. What was entered there and what was entered here differ."
    ),
    Finding.HEADER_OLDER: N_(
        "An older header was put in place. A passphrase that was removed may open the vault again."
    ),
    Finding.ANCHOR_DAMAGED: N_(
        "What this computer remembers of the vault was altered, or belongs to another key. It "
        "cannot say whether the vault is older than it was."
    ),
    Finding.CHAIN_BROKEN: N_(
        "The history was altered or is damaged: an entry does not fit the one before it."
    ),
    Finding.ROWS_CONTRADICTED: N_(
        "Some records are not as they were last saved. Somebody put older data in their place, or "
        "the disk lost a save."
    ),
    Finding.FOREIGN_LOG: N_(
        "Somebody laid a file beside the database that would have put older data in its place. "
        "Nothing of it was read; it is kept in the folder “aside” of the vault."
    ),
    Finding.BACKUP_UNPROVED: N_(
        "The list of files in the backup that this vault was restored from was not made with its "
        "key. The data is genuine, and may be of an earlier day than the backup says."
    ),
    Finding.PAGES_DAMAGED: N_("Case data in the database is damaged."),
    Finding.DOCUMENTS_DAMAGED: N_("Files of documents are missing, cut or altered."),
    Finding.HEADER_DAMAGED: N_(
        "The newer header is damaged; the vault opened by the one before it. "
        "Nothing is lost; change a passphrase, and both are written again."
    ),
    Finding.UNUSED_DAMAGED: N_(
        "An unused area of the database is damaged. No case data is lost; make a clean copy."
    ),
    Finding.ANCHOR_MISSING: N_(
        "This computer worked in the vault before, and what it remembered of it is gone. It cannot "
        "say whether an older copy was put in its place."
    ),
    Finding.MACHINE_NEW: N_(
        "This computer sees the vault for the first time, so it cannot say whether it is older "
        "than elsewhere. If you worked here before, somebody took this computer's memory away."
    ),
}
"""One explanation per finding."""

EXPLANATIONS: dict[Explanation, str] = {
    Explanation.RESTORED: N_("It was restored from a backup"),
    Explanation.COPY: N_("It is a copy, or comes back from another computer"),
    Explanation.FORGOTTEN: N_("This computer was cleaned, repaired or set up anew"),
    Explanation.LOOKED_INTO: N_("I looked into it and compared the deadlines"),
}
"""Why a lawyer may accept a vault as it stands."""

NOTED: dict[Noted, str] = {
    Noted.NOW: N_("The history of the old vault says that this was done, and by whom."),
    Noted.LATER: N_(
        "The old vault is open for reading only, so its history cannot say yet that this was done. "
        "It will as soon as it can be written on this computer."
    ),
    Noted.NOWHERE: N_(
        "Neither the old vault nor this computer can keep a note of this. Write down on paper when "
        "it was done, by whom, and why."
    ),
}
"""What the old vault says of a salvage."""

_ORDER = tuple(FINDINGS)


def sentences(verdict: Verdict, t: Catalogue) -> tuple[str, ...]:
    """Return what was found, the gravest first."""
    found = sorted(verdict.findings, key=_ORDER.index)
    return tuple(t(FINDINGS[finding]) for finding in found)


def all_sentences(verdict: Verdict, t: Catalogue) -> tuple[str, ...]:
    """Return what follows, what was found, and what to do: where there is no banner."""
    told = (headline(verdict, t), *sentences(verdict, t), advice(verdict, t))
    return tuple(sentence for sentence in told if sentence)


def headline(verdict: Verdict, t: Catalogue) -> str:
    """Return what follows from it, in one sentence."""
    if verdict.sound:
        return t("The vault is new on this computer.")
    if not verdict.read_only:
        return t("The vault is not quite as it was left.")
    if verdict.findings & {Finding.PAGES_DAMAGED, Finding.DOCUMENTS_DAMAGED}:
        return t("Case data is damaged. The vault is open for reading only.")
    return t("The vault is not as it was left. It is open for reading only.")


def advice(verdict: Verdict, t: Catalogue) -> str:
    """Return what to do."""
    if not verdict.read_only:
        return ""
    if verdict.explicable:
        return t(
            "If you know why, such as a restored backup, a copy or a computer that was set up "
            "anew, a lawyer can accept the vault as it stands. If nobody does, treat this computer "
            "as one that was in other hands."
        )
    return t(
        "Do not rely on dates shown here. Restore a backup, or save what can be read into a new "
        "vault; keep this one as it is."
    )
