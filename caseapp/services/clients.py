"""Clients: the list, a client's file, the form."""

from array import array

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from caseapp.domain.casefiles import ClientHasMatterError
from caseapp.domain.changes import Changes
from caseapp.domain.drafts import ClientDraft, NameDraft, SafeContactDraft
from caseapp.domain.errors import BugError
from caseapp.domain.ids import ClientUid
from caseapp.domain.views.client_list import ClientRow
from caseapp.domain.views.clients import ClientView
from caseapp.domain.vocabulary import Role
from caseapp.models.base import alive, live
from caseapp.models.client import Client
from caseapp.models.event import Event, EventDate
from caseapp.models.matter import Matter, MatterClient
from caseapp.models.proceeding import Proceeding
from caseapp.services.access import OFFICE, READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import person_id, visible_matters
from caseapp.services.steps.cases.client_access import require_client
from caseapp.services.steps.cases.client_days import ids_by_next_day
from caseapp.services.steps.cases.client_forms import fill_client, split_codes
from caseapp.services.steps.cases.client_lines import PAGE
from caseapp.services.steps.cases.client_list import NEXT_DAY, SORTS, client_ids, client_rows
from caseapp.services.steps.cases.matter_views import matters_of_client
from caseapp.services.steps.dates.event_forms import refuse_unborn
from caseapp.services.steps.history import Recording
from caseapp.storage.snapshot import load_parts


@allows(*READERS)
def list_clients(
    desk: Desk,
    *,
    text: str = "",
    sort: str = "name",
    descending: bool = False,
    offset: int = 0,
    limit: int = PAGE,
) -> list[ClientRow]:
    """Return one page of the client list.

    Args:
        desk: who asks; clients of other people's matters are not seen.
        text: words of names in any script and spelling, or part of a file number.
        sort: a column of the list: name, other_names, citizenships, file_numbers, host_states
            or next_day.
        descending: the other way round; empty values stand last all the same.
        offset: lines to skip.
        limit: lines to return.

    """
    with desk.vault.reading() as session:
        me = person_id(session, desk)
        if _column(sort) == NEXT_DAY:
            ids = ids_by_next_day(
                session, me, text, descending=descending, offset=offset, limit=limit
            )
        else:
            query = client_ids(me, text, sort, descending=descending)
            ids = list(session.scalars(query.offset(offset).limit(limit), {"me": me}))
        return client_rows(session, me, ids)


@allows(*READERS)
def list_client_ids(
    desk: Desk, *, text: str = "", sort: str = "name", descending: bool = False
) -> "array[int]":
    """Return the local ids of all clients that match, in the order of `list_clients`."""
    with desk.vault.reading() as session:
        me = person_id(session, desk)
        if _column(sort) == NEXT_DAY:
            return array("q", ids_by_next_day(session, me, text, descending=descending))
        query = client_ids(me, text, sort, descending=descending)
        return array("q", session.scalars(query, {"me": me}))


@allows(*READERS)
def count_clients(desk: Desk, *, text: str = "") -> int:
    """Return how many clients match."""
    with desk.vault.reading() as session:
        me = person_id(session, desk)
        ids = client_ids(me, text, "name", descending=False).order_by(None).subquery()
        found = session.scalar(select(func.count()).select_from(ids), {"me": me})
        return found or 0


@allows(*READERS)
def get_client(desk: Desk, uid: ClientUid) -> ClientView:
    """Return a client's file with those of its matters that the person is a member of.

    Raises:
        NotFoundError: it does not exist or is not visible.

    """
    with desk.vault.reading() as session:
        client = require_client(session, desk, uid)
        load_parts(session, client)
        return ClientView(
            uid=ClientUid(client.uid),
            names=tuple(NameDraft(name.text, name.kind, name.script) for name in client.names),
            date_of_birth=client.date_of_birth,
            citizenships=split_codes(client.citizenships),
            languages=split_codes(client.languages),
            safe_contact=SafeContactDraft(
                channel=client.contact_channel,
                address=client.contact_address,
                hours=client.contact_hours,
                agreed_words=client.contact_agreed_words,
                never=client.contact_never,
            ),
            notes=client.notes,
            version=client.version,
            matters=tuple(matters_of_client(session, desk, client.id)),
        )


@allows(*OFFICE)
def add_client(desk: Desk, draft: ClientDraft) -> Changes:
    """Enter a client; until a matter is opened only this person sees it.

    Raises:
        UserError: the field that is wrong; nothing is stored.

    """
    with desk.vault.writing() as session:
        recording = Recording(session, desk, "add_client")
        client = Client(opened_by_id=person_id(session, desk))
        fill_client(client, draft, desk.clock)
        recording.add(client)
    return recording.changes()


@allows(*OFFICE)
def change_client(desk: Desk, uid: ClientUid, draft: ClientDraft) -> Changes:
    """Change a client.

    Raises:
        NotFoundError: it does not exist or is not visible.
        ChangedMeanwhileError: the draft was made from an older version.
        DateOrderError: the client would be born after something that happened to them.
        UserError: the field that is wrong; nothing is stored.

    """
    with desk.vault.writing() as session:
        client = require_client(session, desk, uid)
        recording = Recording(session, desk, "change_client")
        with recording.change(client, draft.version):
            fill_client(client, draft, desk.clock)
        _refuse_unborn(session, desk, client)
    return recording.changes()


@allows(Role.LAWYER)
def delete_client(desk: Desk, uid: ClientUid, version: int | None = None) -> Changes:
    """Move a client without matter to the bin.

    Raises:
        NotFoundError: it does not exist or is not visible.
        ClientHasMatterError: a file of work concerns this client; numbers of others are not told.
        ChangedMeanwhileError: somebody changed it since.

    """
    with desk.vault.writing() as session:
        client = require_client(session, desk, uid)
        found = session.execute(
            select(Matter.file_number, Matter.id.in_(visible_matters(desk)))
            .join(MatterClient, MatterClient.matter_id == Matter.id)
            .where(MatterClient.client_id == client.id, alive(Matter))
        ).all()
        if found:
            raise ClientHasMatterError(
                file_numbers=", ".join(number if mine else "…" for number, mine in found)
            )
        recording = Recording(session, desk, "delete_client")
        recording.delete(client, version)
    return recording.changes()


@allows(Role.LAWYER)
def restore_client(desk: Desk, uid: ClientUid) -> Changes:
    """Take a client out of the bin.

    Raises:
        NotFoundError: it is not in the bin or not visible.

    """
    with desk.vault.writing() as session:
        client = require_client(session, desk, uid, in_bin=True)
        recording = Recording(session, desk, "restore_client")
        recording.restore(client)
    return recording.changes()


def _refuse_unborn(session: Session, desk: Desk, client: Client) -> None:
    """Refuse a birth after something that is recorded in one of the person's matters.

    Matters of others are not asked: the answer would tell of them.
    """
    query = (
        live(Event, Proceeding.matter_id, func.min(EventDate.day))
        .join(EventDate, EventDate.event_id == Event.id)
        .join(Proceeding, Proceeding.id == Event.proceeding_id)
        .join(Matter, Matter.id == Proceeding.matter_id)
        .join(MatterClient, MatterClient.matter_id == Matter.id)
        .where(MatterClient.client_id == client.id, Matter.id.in_(visible_matters(desk)))
        .group_by(Proceeding.matter_id)
    )
    for matter, first in session.execute(query):
        refuse_unborn(session, matter, first, "event")


def _column(sort: str) -> str:
    if sort not in SORTS:
        raise BugError(sort)
    return sort
