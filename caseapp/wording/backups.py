"""Backups in words: why one was made, what is wrong with a place."""

from caseapp.domain.backups import BackupReason, TargetState
from caseapp.domain.views.backups import BackupMade, PlaceWarning
from caseapp.domain.views.copies import TwoVersions
from caseapp.i18n import N_, Catalogue

REASONS = {
    BackupReason.ASKED: N_("Asked for"),
    BackupReason.DAILY: N_("After a working day"),
    BackupReason.BULK_DELETION: N_("Before many records were deleted"),
}
STATES = {
    TargetState.READY: N_("Ready"),
    TargetState.ABSENT: N_("Not plugged in"),
    TargetState.FULL: N_("Full"),
    TargetState.READ_ONLY: N_("Cannot be written"),
}
DRILL_FAULTS = {
    "manifest": N_("its list of files was not made with the key of the vault"),
    "pages": N_("pages of the database are damaged"),
    "history": N_("the history is not as it was"),
    "counts": N_("records are missing or too many"),
    "documents": N_("documents are missing or damaged"),
}
SIDES = {
    "here": N_("Only in this version"),
    "there": N_("Only in the other version"),
    "both": N_("Another day in the other version"),
}
_DANGERS = {
    "synced": N_(
        "{path} is synchronised by {name}: every version goes to the computers of others, and two "
        "versions can cross. Move it to a folder that stays on this computer."
    ),
    "network": N_(
        "{path} lies on a network ({name}): whoever runs the server has the file, and a broken "
        "connection can damage it. Move it to a disk of this computer."
    ),
    "shared": N_(
        "Others may write in {name}, so they can replace or delete what stands in {path}. Move it "
        "to a folder of your own."
    ),
}


def place_warning(warning: PlaceWarning, t: Catalogue) -> str:
    """Return why a place is a bad one, and what to do."""
    return t(_DANGERS[warning.danger], path=warning.path, name=warning.name)


def conflict_warning(names: tuple[str, ...], t: Catalogue) -> str:
    """Return what two versions of a vault in one folder mean."""
    return t(
        "A second version of this vault lies in its folder ({files}): a synchronising service made "
        "it, because two computers wrote. Keep both and compare them before you go on.",
        files=", ".join(names),
    )


def versions_words(found: TwoVersions, t: Catalogue) -> str:
    """Return what two versions of a vault mean, and where the other one is."""
    if found.other:
        return t(
            "Work went on in two versions of this vault: in this one and in {path}. Compare what "
            "only one of them has, the oldest due first, and enter it by hand in the one you keep.",
            path=found.other,
        )
    return t(
        "Work went on in two versions of this vault. The other one was last seen at {path} and is "
        "not there. Find it or a backup of it: what it has and this one lacks is not listed here.",
        path=found.last_path,
    )


def reason(code: str, t: Catalogue) -> str:
    """Return why a backup was made; a code of a newer program stands as it is."""
    known = {one.value: words for one, words in REASONS.items()}
    return t(known[code]) if code in known else code


def made_words(made: BackupMade, t: Catalogue) -> str:
    """Return what a run made."""
    words = t("Backup made on {labels}.", labels=", ".join(label for label, _ in made.made))
    if made.missing:
        lost = t.plural(
            "{count} document is damaged in the vault and in no backup.",
            "{count} documents are damaged in the vault and in no backup.",
            len(made.missing),
        )
        return t("{first} {second}", first=words, second=lost)
    return words
