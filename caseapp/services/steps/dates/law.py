"""The law in force for this office: shipped packs, those put in their place, its own rules."""

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.metadata import version

from sqlalchemy import bindparam, literal, select, text, union_all
from sqlalchemy.orm import Session

from caseapp import __version__
from caseapp.domain.deadlines import HolidayOverride, OverrideKind
from caseapp.domain.errors import UserError
from caseapp.domain.rules import HolidayChange
from caseapp.models.base import live
from caseapp.models.holiday_override import HolidayOverrideEntry
from caseapp.models.law_pack import LawPack
from caseapp.models.office_rule import OfficeRule
from caseapp.models.proceeding import Proceeding
from caseapp.models.setting import Setting
from caseapp.packs.calendars import HolidayCalendars
from caseapp.packs.law import LawPacks
from caseapp.packs.law_sources import Composed, OwnPack, OwnRule, compose, shipped_stamp
from caseapp.packs.zones import tzdata_version
from caseapp.services.desk import Desk
from caseapp.storage.snapshot import canonical

HOST_STATES = "office.host_states"
"""Setting: the states in which the office works, ISO codes; absent: it was not asked yet."""

_KINDS = {
    HolidayChange.ADDED: OverrideKind.ADDED,
    HolidayChange.REMOVED: OverrideKind.REMOVED,
    HolidayChange.MOVED: OverrideKind.REMOVED,
    HolidayChange.WORKING: OverrideKind.WORKING_SATURDAY,
}
_KEPT = 2
"""Compositions kept: the one in force, and the one before a change that may be undone."""
_composed: dict[str, Composed] = {}
_OWN = union_all(
    *(
        live(model, literal(model.kind), model.uid, model.version)
        for model in (LawPack, OfficeRule, HolidayOverrideEntry)
    )
).order_by(text("1, 2"))
_EXPIRED = live(OfficeRule, OfficeRule.uid).where(OfficeRule.expires_on <= bindparam("today"))


@dataclass(frozen=True, slots=True)
class OwnLaw:
    """What the office put into the vault, as values."""

    packs: tuple[OwnPack, ...]
    rules: tuple[OwnRule, ...]
    overrides: tuple[HolidayOverride, ...]

    @property
    def is_empty(self) -> bool:
        """Say whether the shipped law is in force as it is."""
        return not (self.packs or self.rules or self.overrides)


@lru_cache(maxsize=1)
def _calendars() -> HolidayCalendars:
    return HolidayCalendars()


@lru_cache(maxsize=1)
def shipped_law() -> LawPacks:
    """Return the packs that ship with the program.

    Raises:
        PackError: a pack is damaged; no rule is used at all.

    """
    return compose((), (), _calendars()).packs


def law(session: Session | None = None, desk: Desk | None = None) -> LawPacks:
    """Return the law in force in this office; without a session the shipped law.

    Raises:
        PackError: a shipped pack is damaged; no rule is used at all.

    """
    if session is None or desk is None:
        return shipped_law()
    return composed_law(session, desk.clock.today()).packs


def law_troubles(session: Session, desk: Desk) -> tuple[UserError, ...]:
    """Return why something that the office put in is not in force."""
    return composed_law(session, desk.clock.today()).troubles


def composed_law(session: Session, today: date) -> Composed:
    """Return the law in force on a day; composed once per state of the vault."""
    stamp = own_stamp(session, today)
    found = _composed.get(stamp)
    if found is None:
        own = own_law(session, today)
        found = Composed(shipped_law()) if own.is_empty else _compose(own)
        _keep(stamp, found)
    return found


def prepared_law(session: Session, today: date) -> Callable[[], None]:
    """Return work that composes the law in force; it may run on any thread, without the vault.

    Reading the packs and the holiday data takes several tenths of a second the first time.
    """
    stamp, own = own_stamp(session, today), own_law(session, today)
    places = session.execute(live(Proceeding, Proceeding.host_state, Proceeding.place).distinct())
    wanted = [place or host for host, place in places]

    def work() -> None:
        shipped_law()
        if not own.is_empty and stamp not in _composed:
            _keep(stamp, _compose(own))
        for place in wanted:
            _read_holidays(place, today)

    return work


def _read_holidays(place: str, today: date) -> None:
    """Load the holiday data of a place; one that has none is told when something is counted."""
    with suppress(UserError):
        calendar = _calendars().calendar(place)
        calendar.holiday(today)
        calendar.only_in_part(today)


def _compose(own: OwnLaw) -> Composed:
    calendars = _calendars()
    if own.overrides:
        calendars = calendars.with_overrides(own.overrides)
    return compose(own.packs, own.rules, calendars)


def _keep(stamp: str, composed: Composed) -> None:
    while len(_composed) >= _KEPT:
        _composed.pop(next(iter(_composed)))
    _composed[stamp] = composed


def own_stamp(session: Session, today: date) -> str:
    """Return a hash of all that the office put into the law: changes exactly when that does."""
    rows = session.execute(_OWN).all()
    expired = session.scalars(_EXPIRED, {"today": today})
    parts = [[list(row) for row in rows], sorted(expired)]
    return hashlib.sha256(canonical(parts).encode()).hexdigest()


def law_stamp(session: Session, today: date) -> dict[str, str]:
    """Return the versions of everything that a date is counted from."""
    return {
        "packs": shipped_stamp(),
        "own": own_stamp(session, today),
        "program": __version__,
        "holidays": version("holidays"),
        "tzdata": tzdata_version(),
    }


def own_law(session: Session, today: date) -> OwnLaw:
    """Read what the office put into the vault."""
    packs = session.scalars(live(LawPack).order_by(LawPack.id))
    rules = session.scalars(live(OfficeRule).order_by(OfficeRule.id))
    entries = session.scalars(live(HolidayOverrideEntry).order_by(HolidayOverrideEntry.id))
    return OwnLaw(
        tuple(OwnPack(one.pack, one.file_name, one.text) for one in packs),
        tuple(own_rule(one, today) for one in rules),
        tuple(override for entry in entries for override in overrides_of(entry)),
    )


def own_rule(stored: OfficeRule, today: date) -> OwnRule:
    """Return an office rule as a row of a pack."""
    return OwnRule(
        stored.rule,
        stored.host_state,
        json.loads(stored.row),
        stored.written_on,
        expired=stored.expires_on <= today,
    )


def overrides_of(entry: HolidayOverrideEntry) -> tuple[HolidayOverride, ...]:
    """Return the calendar's corrections; a moved holiday is two of them."""
    kinds = [(entry.day, _KINDS[HolidayChange(entry.change)])]
    if entry.moved_to is not None:
        kinds.append((entry.moved_to, OverrideKind.ADDED))
    return tuple(
        HolidayOverride(entry.place, day, kind, entry.name, entry.source) for day, kind in kinds
    )


def states_of(packs: LawPacks) -> tuple[str, ...]:
    """Return the host states: those that have law of their own in a pack.

    The pack of a requesting state is law about the cases that it sends, in other states.
    """
    hosts = (
        pack.host
        for pack in packs.packs
        if pack.host in pack.states and pack.host not in pack.requesting
    )
    return tuple(sorted(set(hosts)))


def host_states(session: Session) -> tuple[str, ...]:
    """Return the states in which the office works; empty where it was not asked yet."""
    stored = session.scalar(select(Setting.value).where(Setting.name == HOST_STATES))
    return tuple(json.loads(stored)) if stored else ()
