"""What the page of people needs from outside, and its words."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from caseapp.domain.vocabulary import Role
from caseapp.i18n import N_

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from caseapp.domain.changes import Changes
    from caseapp.domain.views.keys import GivenCode
    from caseapp.domain.views.people import GuestMatter, PersonView
    from caseapp.ui.keys.port import Own

ROLES = {
    Role.LAWYER: N_("Lawyer"),
    Role.PARALEGAL: N_("Paralegal"),
    Role.GUEST: N_("Guest"),
    Role.AUDITOR: N_("Auditor"),
}
WHAT_ROLES_MAY = {
    Role.LAWYER: N_(
        "Decides, confirms and signs; lets others into matters; changes who works here."
    ),
    Role.PARALEGAL: N_(
        "A paralegal may accept a proposed deadline unchanged, and not decline, waive or confirm "
        "one."
    ),
    Role.GUEST: N_("Reads the matters that are named, changes and prints nothing, until a day."),
    Role.AUDITOR: N_("Sees dates, the log and counts; no names, notes or documents."),
}


class PeopleCalls(NamedTuple):
    """Calls of the page of people; all run in the runner.

    Attributes:
        list_team: everybody of the office.
        add_person: positional name and role, keyword until.
        change_person: positional uid, version, name, role, until.
        remove_person: positional uid, version; takes the keys too.
        list_guest_matters: of one guest.
        set_guest_matters: of one guest: the uids of all that are named.
        give_code: positional uid and the lawyer's own passphrase (`Own`); a one-time code.
        reencrypt: opens the window for re-encrypting everything over a widget; not in the runner.
            None: not offered.

    """

    list_team: "Callable[[], Sequence[PersonView]]"
    add_person: "Callable[..., Changes]"
    change_person: "Callable[..., Changes]"
    remove_person: "Callable[..., Changes]"
    list_guest_matters: "Callable[[Any], Sequence[GuestMatter]]"
    set_guest_matters: "Callable[[Any, Sequence[Any]], Changes]"
    give_code: "Callable[[Any, Own], GivenCode]"
    reencrypt: "Callable[[QWidget], None] | None" = None
