"""What the shell may ask for: the palette, the proceedings, open forms, undo."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from caseapp.app.bindings.daily import bind_undo
from caseapp.app.bindings.services import Services
from caseapp.i18n import Catalogue
from caseapp.ui.drafts import KeptForm, pack, unpack
from caseapp.ui.screen import Place
from caseapp.ui.shell.model import Hit, ShellPort

if TYPE_CHECKING:
    from caseapp.app.seat import Seat

OPEN_FORMS = "open forms"
"""Name of the draft under which all open forms are kept together."""
HITS = 8
"""Lines of the palette per kind."""


def shell_port(services: Services, t: Catalogue) -> ShellPort:
    """Bind the shell."""
    for module in ("authorities", "clients", "countries", "drafts", "matters", "saved_searches"):
        services.need(module)
    seat = services.seat
    return ShellPort(
        find=partial(find, services, t),
        keep_forms=partial(keep_forms, seat),
        take_forms=partial(take_forms, seat),
        undo=bind_undo(services),
        proceedings=partial(list_proceedings, services, t) if services.writes else None,
    )


def find(services: Services, t: Catalogue, text: str) -> Sequence[Hit]:
    """Search clients, authorities, saved searches and countries for the palette."""
    from caseapp.domain.text import fold
    from caseapp.services import authorities, clients, countries, saved_searches

    seat = services.seat
    if not seat.reads:
        return ()
    people_found = services.shown(clients.list_clients(seat.desk(), text=text, limit=HITS))
    library = authorities.find(seat.desk(), query=text, limit=HITS, typing=True)
    kept = saved_searches.list_saved_searches(seat.desk())
    return (
        *(
            Hit(
                row.name,
                t("Client · {files}", files=row.file_numbers) if row.file_numbers else t("Client"),
                Place("client", row.uid),
            )
            for row in people_found
        ),
        *(
            Hit(
                row.title, t("Authority · {court}", court=row.court), Place("authorities", row.uid)
            )
            for row in library.rows
        ),
        *(
            Hit(row.name, t("Saved search"), Place("authorities", part=f"search:{row.uid}"))
            for row in kept
            if fold(text) in fold(row.name)
        ),
        *(
            Hit(name, t("Country"), Place("countries", place))
            for place, name in countries.find_countries(seat.desk(), text, HITS)
        ),
    )


def list_proceedings(services: Services, t: Catalogue) -> Sequence[Hit]:
    """Return every proceeding as a hit that opens the form for a new event."""
    from caseapp.services import matters
    from caseapp.ui.words import kind_and_host

    return tuple(
        Hit(
            t(
                "{kind} · file {number}",
                kind=kind_and_host(t, proceeding),
                number=matter.file_number,
            ),
            t(
                "{clients} · {body}",
                clients=", ".join(name for _, name in matter.clients),
                body=proceeding.court_or_body or proceeding.reference_number,
            ),
            Place("proceeding", proceeding.uid, "event"),
        )
        for matter in services.shown(matters.list_matters(services.seat.desk()))
        for proceeding in matter.proceedings
    )


def keep_forms(seat: "Seat", forms: Sequence[KeptForm]) -> None:
    """Keep the open forms encrypted, in place of what was kept before."""
    from caseapp.services import drafts

    if not seat.reads:
        return
    if forms:
        drafts.keep_draft(seat.desk(), OPEN_FORMS, pack(list(forms)))
    else:
        drafts.take_draft(seat.desk(), OPEN_FORMS)


def take_forms(seat: "Seat") -> Sequence[KeptForm]:
    """Return the forms kept by the last lock. They stay kept until the shell keeps others."""
    from caseapp.services import drafts

    if not seat.reads:
        return ()
    kept = drafts.take_draft(seat.desk(), OPEN_FORMS)
    if kept is None:
        return ()
    drafts.keep_draft(seat.desk(), OPEN_FORMS, kept)
    return tuple(unpack(kept))
