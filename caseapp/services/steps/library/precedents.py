"""What the library says of a host and a requesting state, collected in one session."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from caseapp.domain import fields
from caseapp.domain.authorities import Label, OutcomeKind
from caseapp.domain.cited import CitedAuthority, holding_may_be_printed, went_against, went_for
from caseapp.domain.precedents import Doubt, Gap, SameStateError, Side, side_of
from caseapp.domain.views.precedents import Precedent, PrecedentReport, PrecedentSearch
from caseapp.models.authority import (
    Authority,
    AuthorityLabel,
    AuthorityPackEdition,
    AuthorityParagraph,
)
from caseapp.models.base import live
from caseapp.packs.authorities import issue_groups
from caseapp.services.desk import Desk
from caseapp.services.steps.library.citing import cited_authority
from caseapp.services.steps.library.own_decisions import FIRST_OF_TEXT, OWN
from caseapp.wording.filings import COURTS
from caseapp.wording.states import state_names

_NOT_A_STATES_COURT = frozenset(COURTS)


def pair_of(host: str, requesting: str) -> tuple[str, str]:
    """Return the codes of a pair of states.

    Raises:
        EmptyFieldError, UnknownStateError: a code that no state has.
        SameStateError: both are one.

    """
    host, requesting = _state("host_state", host), _state("requesting_state", requesting)
    if host == requesting:
        raise SameStateError(state=host)
    return host, requesting


def collect(session: Session, desk: Desk, host: str, requesting: str) -> PrecedentReport:
    """Collect the authorities for and against the person that concern a pair of states."""
    search = _search(session, desk, host, requesting)
    found = list(_found(session, requesting))
    of_host = _with(session, Label.HOST_STATE, host)
    own_court = _has_own_court(session, of_host)
    texts = _with_text(session, [row.id for row in found])
    made = [(row, _precedent(session, row)) for row in found]
    usable = [(row.id, one) for row, one in made if not one.doubts]
    pair = tuple(one for place, one in usable if place in of_host)
    persuasive = tuple(one for place, one in usable if place not in of_host)
    apart = tuple(one for _, one in made if one.doubts)
    lacking = sum(place not in texts for place, _ in usable)
    named = [one for _, one in usable]
    gaps = _gaps(search, pair, named, apart, lacking, own_court=own_court)
    return PrecedentReport(search, pair, persuasive, apart, gaps)


def _state(field: str, text: str) -> str:
    code = fields.state(field, text.strip(), required=True)
    if code not in state_names("en"):
        raise fields.UnknownStateError(field=field, text=code)
    return code


def _search(session: Session, desk: Desk, host: str, requesting: str) -> PrecedentSearch:
    packs = list(session.scalars(select(AuthorityPackEdition).order_by(AuthorityPackEdition.name)))
    count = live(Authority, func.count())
    return PrecedentSearch(
        host=host,
        requesting=requesting,
        day=desk.clock.today(),
        library=", ".join(pack.name for pack in packs),
        edition=", ".join(pack.edition for pack in packs),
        decisions=session.scalar(count) or 0,
        imported=session.scalar(count.where(Authority.pack == OWN)) or 0,
    )


def _found(session: Session, requesting: str) -> Iterable[Authority]:
    wanted = select(AuthorityLabel.authority_id).where(
        AuthorityLabel.label == Label.REQUESTING_STATE, AuthorityLabel.value == requesting
    )
    found: Iterable[Authority] = session.scalars(
        live(Authority)
        .where(Authority.id.in_(wanted))
        .order_by(Authority.rank, Authority.decided_on.desc(), Authority.id)
    )
    return found


def _with(session: Session, label: Label, value: str) -> frozenset[int]:
    query = select(AuthorityLabel.authority_id).where(
        AuthorityLabel.label == label, AuthorityLabel.value == value
    )
    return frozenset(session.scalars(query))


def _has_own_court(session: Session, of_host: frozenset[int]) -> bool:
    query = live(Authority, Authority.id).where(
        Authority.id.in_(of_host), Authority.court.not_in({*_NOT_A_STATES_COURT, ""})
    )
    return session.scalar(query.limit(1)) is not None


def _with_text(session: Session, places: Sequence[int]) -> frozenset[int]:
    query = select(AuthorityParagraph.authority_id).where(
        AuthorityParagraph.authority_id.in_(places), AuthorityParagraph.position >= FIRST_OF_TEXT
    )
    return frozenset(session.scalars(query.distinct()))


def _precedent(session: Session, row: Authority) -> Precedent:
    query = select(AuthorityLabel.label, AuthorityLabel.value).where(
        AuthorityLabel.authority_id == row.id
    )
    labels: dict[Label, set[str]] = defaultdict(set)
    for label, value in session.execute(query):
        labels[label].add(value)
    cited = cited_authority(session, row, ", ".join(row.pinpoints.split("\n")))
    return Precedent(
        cited=cited,
        host_states=tuple(sorted(labels[Label.HOST_STATE])),
        side=_side(cited, labels[Label.OUTCOME]),
        grounds=_grounds(labels[Label.ISSUE]),
        doubts=tuple(_doubts(row)),
        year=row.decided_on.year,
    )


def _side(cited: CitedAuthority, outcomes: set[str]) -> Side:
    side = side_of([OutcomeKind(value) for value in outcomes])
    # Some outcomes of national courts are of no kind, and yet for or against the person.
    if side is Side.UNKNOWN and went_against(cited):
        return Side.ADVERSE
    return Side.FAVOURABLE if side is Side.UNKNOWN and went_for(cited) else side


def _grounds(issues: set[str]) -> tuple[str, ...]:
    groups = (term.group for term in issue_groups() if term.keyword in issues)
    return tuple(dict.fromkeys(groups))


def _doubts(row: Authority) -> Iterable[Doubt]:
    if not row.citation_verified:
        yield Doubt.CITATION
    if not row.outcome_verified:
        yield Doubt.OUTCOME
    if row.destination_verified == "no":
        yield Doubt.DESTINATION


def _gaps(
    search: PrecedentSearch,
    pair: Sequence[Precedent],
    named: Sequence[Precedent],
    apart: Sequence[Precedent],
    without_text: int,
    *,
    own_court: bool,
) -> tuple[tuple[Gap, int], ...]:
    adverse = any(one.side in {Side.ADVERSE, Side.MIXED} for one in pair)
    of_pair = sum(search.host in one.host_states for one in apart)
    silent = sum(not holding_may_be_printed(one.cited) for one in named)
    every = (
        (Gap.NO_PAIR, 0, not pair),
        (Gap.NO_OWN_COURT, 0, not own_court),
        (Gap.NO_ADVERSE, 0, not adverse),
        (Gap.NOT_VERIFIED, len(apart), bool(apart)),
        (Gap.PAIR_NOT_VERIFIED, of_pair, bool(of_pair)),
        (Gap.NO_TEXT, without_text, bool(without_text)),
        (Gap.HOLDING, silent, bool(silent)),
        (Gap.UNLABELLED, search.imported, bool(search.imported)),
    )
    return tuple((gap, count) for gap, count, stands in every if stands)
