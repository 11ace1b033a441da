"""Whether decisions bind in the state that somebody works in."""

from collections.abc import Sequence
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from caseapp.domain.authorities import Label
from caseapp.domain.binding import weigh
from caseapp.domain.countries import Countries
from caseapp.domain.views.library import BindingView
from caseapp.i18n import Catalogue
from caseapp.models.authority import Authority, AuthorityLabel
from caseapp.models.base import live
from caseapp.packs import countries as packs
from caseapp.services.steps.dates.law import host_states
from caseapp.wording.filings import state_name
from caseapp.wording.library import binding_text, reason_text


def state_of_office(session: Session) -> str:
    """Return the state in which the office works; "" if none or several were named."""
    states = host_states(session)
    return states[0] if len(states) == 1 else ""


def binding_in(
    session: Session, authorities: Sequence[int], state: str, t: Catalogue
) -> dict[int, BindingView]:
    """Return of each of these decisions whether it binds in a state; nothing without a state."""
    if not state:
        return {}
    profile = _collected().profiles.get(state)
    hosts: dict[int, list[str]] = {}
    for authority, code in session.execute(
        select(AuthorityLabel.authority_id, AuthorityLabel.value).where(
            AuthorityLabel.authority_id.in_(authorities), AuthorityLabel.label == Label.HOST_STATE
        )
    ):
        hosts.setdefault(authority, []).append(code)
    courts = session.execute(
        live(Authority, Authority.id, Authority.court).where(Authority.id.in_(authorities))
    )
    found = {}
    for authority, court in courts:
        weight = weigh(court, hosts.get(authority, ()), state, profile)
        found[authority] = BindingView(
            weight.binding,
            weight.reason,
            binding_text(weight.binding, t),
            reason_text(weight.reason, state_name(state, t), t, sure=weight.sure),
            weight.sure,
        )
    return found


@lru_cache(maxsize=1)
def _collected() -> Countries:
    return packs.load()
