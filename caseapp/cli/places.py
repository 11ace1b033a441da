"""Whether a vault was just put into a bad place: synchronised, on a network, open to others."""

from pathlib import Path

from caseapp.cli.output import Output
from caseapp.domain.views.backups import PlaceWarning
from caseapp.system import places
from caseapp.wording import backups as words


def warn_of_place(path: Path, out: Output) -> None:
    """Say on standard error why the place is a bad one, and what to do; nothing for a good one."""
    for found in places.dangers(path):
        warning = PlaceWarning(str(path), found.danger.value, found.name)
        out.note(words.place_warning(warning, out.t))
