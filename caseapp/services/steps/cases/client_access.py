"""Which clients exist for the person at the desk."""

from sqlalchemy import BindParameter, ColumnElement, or_, select
from sqlalchemy.orm import Session

from caseapp.domain.errors import NotFoundError
from caseapp.models.base import binned, live
from caseapp.models.client import Client
from caseapp.models.matter import MatterClient, MatterMember
from caseapp.services.desk import Desk
from caseapp.services.steps.access import person_id

Local = int | BindParameter[int]
"""Local id of a person; or its place in a query that is built once and asked often."""


def client_is_visible(me: Local) -> ColumnElement[bool]:
    """Return the condition that a client is one of this person's.

    Access is per matter: the members of any of the client's matters see the client. Until the
    first matter is opened, whoever entered the client does.
    """
    mine = (
        select(MatterClient.id)
        .join(MatterMember, MatterMember.matter_id == MatterClient.matter_id)
        .where(MatterClient.client_id == Client.id, is_member(me))
        .correlate(Client)
        .exists()
    )
    any_matter = (
        select(MatterClient.id)
        .where(MatterClient.client_id == Client.id)
        .correlate(Client)
        .exists()
    )
    return or_(mine, (Client.opened_by_id == me) & ~any_matter)


def is_member(me: Local) -> ColumnElement[bool]:
    """Return the condition on `MatterMember`, for queries that come from one matter or client.

    The sum keeps SQLite from starting at the person, who may be a member of every matter: that
    made a page of 200 clients take seconds.
    """
    return MatterMember.person_id + 0 == me


def require_client(session: Session, desk: Desk, uid: str, *, in_bin: bool = False) -> Client:
    """Return a client that the person may see.

    Raises:
        NotFoundError: it does not exist, is in the bin, or is not this person's: all one answer.

    """
    root = binned(Client) if in_bin else live(Client)
    query = root.where(Client.uid == uid, client_is_visible(person_id(session, desk)))
    client: Client | None = session.scalars(query).one_or_none()
    if client is None:
        raise NotFoundError(kind=Client.kind)
    return client
