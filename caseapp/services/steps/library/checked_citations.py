"""Checking the citations of a text against the library."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from caseapp.domain.authorities import Label, OutcomeKind
from caseapp.domain.citations import Citation, recognise
from caseapp.domain.citations.again import IBID, is_short, with_ibid
from caseapp.domain.citations.quotations import Quotation, quotations
from caseapp.domain.citations.recognise import MOST_TEXT
from caseapp.domain.citations.styles import CitationStyle, write_citation
from caseapp.domain.cited import says_against
from caseapp.domain.ids import AuthorityUid
from caseapp.domain.views.citation_check import (
    AdverseAuthority,
    CheckedCitation,
    CitationCheck,
    CitationFault,
    Finding,
)
from caseapp.i18n import Catalogue
from caseapp.models.authority import Authority, AuthorityLabel, AuthorityRelation
from caseapp.models.base import live
from caseapp.services.steps.library.cited_decisions import CitedDecisions, Entry, identity
from caseapp.services.steps.library.cited_texts import (
    NOWHERE,
    CitedText,
    by_citation,
    text_findings,
)
from caseapp.services.steps.library.citing import cited_of
from caseapp.wording.authorities import relation_text

MOST_ADVERSE = 20
_MOST_TEXTS = 12
"""Texts of decisions that are kept while a text is checked."""
_MENDED = frozenset({
    CitationFault.NAME_DIFFERS, CitationFault.NUMBER_DIFFERS, CitationFault.DATE_DIFFERS,
    CitationFault.FORMATION_DIFFERS,
})  # fmt: skip
"""What the library's own citation mends."""
_AGAINST = (OutcomeKind.NO_VIOLATION, OutcomeKind.INADMISSIBLE, OutcomeKind.SURRENDER_ALLOWED)
_UNDONE = frozenset(
    {"superseded_by_grand_chamber", "revised_by", "departs_from", "reassesses_country_finding_in",
     "departs_from_country_finding_in"}
)  # fmt: skip
"""Treatments that a filing must not be silent about. The first two point from the older decision,
the others from the newer one."""
_FROM_OLDER = frozenset({"superseded_by_grand_chamber", "revised_by"})


def check_text(session: Session, text: str, t: Catalogue) -> CitationCheck:
    """Recognise the citations of a text and compare each with the library."""
    check = TextCheck.of(session, text, _recognised(text), t)
    while check.goes_on(session):
        pass
    return check.result(session)


def checked_in_each(
    session: Session, texts: Iterable[str], t: Catalogue
) -> Iterator[tuple[str, CheckedCitation]]:
    """Yield the citations of several texts with their faults; the library is read once."""
    library: CitedDecisions | None = None
    for text in texts:
        found = _recognised(text)
        if not found:
            continue
        check = TextCheck.of(session, text, found, t, library)
        library = check.library
        while check.goes_on(session):
            pass
        yield from ((text, one) for one in check.checked)


@lru_cache(maxsize=32)
def _recognised(text: str) -> tuple[Citation, ...]:
    """Recognise a text once: a memo is looked at after each change of one of its sections."""
    return recognise(text)


@dataclass(slots=True)
class TextCheck:
    """A check that is done a citation at a time: others may use the database in between.

    Attributes:
        citations: of the text, with what cites again.
        checked: those that have been looked up, in their order.

    """

    citations: list[Citation]
    quoted: dict[int, list[Quotation]]
    library: CitedDecisions
    t: Catalogue
    checked: list[CheckedCitation] = field(default_factory=list)
    _named: dict[str, list[Entry]] = field(default_factory=dict)
    """What was cited, by the first word of its name."""
    _before: list[Entry] = field(default_factory=list)
    _texts: dict[int, CitedText] = field(default_factory=dict)
    _told: dict[int, list[Finding]] = field(default_factory=dict)
    """What became of a decision: a text cites some again and again."""

    @classmethod
    def of(
        cls,
        session: Session,
        text: str,
        found: Sequence[Citation],
        t: Catalogue,
        library: CitedDecisions | None = None,
    ) -> "TextCheck":
        """Begin to check the citations that were recognised in a text.

        Args:
            session: of the reader.
            text: where they stand.
            found: what was recognised.
            t: language of what is said of them.
            library: as it was read for another text in this session.

        """
        every = with_ibid(text[:MOST_TEXT], found)
        quoted = by_citation(every, quotations(text[:MOST_TEXT]))
        if library is None:
            library = CitedDecisions.of(session) if every else CitedDecisions({}, [], [])
        return cls(every, quoted, library, t)

    @property
    def loose(self) -> tuple[str, ...]:
        """The quotations that no citation stands near."""
        return tuple(one.text for one in self.quoted[NOWHERE])

    def goes_on(self, session: Session) -> bool:
        """Check the next citation; False where all are checked."""
        at = len(self.checked)
        if at == len(self.citations):
            return False
        self.checked.append(self._one(session, self.citations[at], self.quoted[at]))
        return True

    def result(self, session: Session) -> CitationCheck:
        """Return what was found, with the adverse authority that is not cited."""
        named = [one.authority for one in self.checked if one.authority is not None]
        adverse = _adverse(session, named)
        shown = tuple(
            AdverseAuthority(AuthorityUid(one.uid), one.title, tuple(one.issues.split("\n")))
            for one in adverse[:MOST_ADVERSE]
        )
        return CitationCheck(tuple(self.checked), shown, len(adverse) - len(shown), self.loose)

    def _one(
        self, session: Session, citation: Citation, quoted: Sequence[Quotation]
    ) -> CheckedCitation:
        found = self._found(citation)
        if not found:
            finding = Finding(CitationFault.NOT_FOUND)
            return CheckedCitation(citation, None, "", (finding,))
        if len(found) > 1:
            titles = "; ".join(f"{one.title} ({one.date_text})" for one in found)
            finding = Finding(CitationFault.AMBIGUOUS, titles)
            return CheckedCitation(citation, None, "", (finding,))
        (entry,) = found
        text = self._text(session, entry) if citation.paragraphs or quoted else None
        # A short name is no other name.
        named = replace(citation, name="") if is_short(citation) else citation
        findings = [
            *identity(named, entry),
            *(text_findings(text, citation, quoted) if text is not None else ()),
            *self._treatment(session, entry),
        ]
        return CheckedCitation(
            citation,
            AuthorityUid(entry.uid),
            entry.title,
            tuple(findings),
            suggestion=_suggestion(session, citation, entry, findings),
            paragraph=text.first_of(citation) if text is not None else "",
        )

    def _found(self, citation: Citation) -> list[Entry]:
        """Return what a citation may name; a short one, first of what the text has cited."""
        first = citation.name.partition(" ")[0]
        if IBID in citation.flags:
            return self._before
        if is_short(citation):
            found = self._named.get(first) or self.library.begun(citation.name)
        else:
            found = self.library.find(citation)
            if first:
                self._named[first] = found
        self._before = found
        return found

    def _text(self, session: Session, entry: Entry) -> CitedText:
        if entry.id not in self._texts:
            if len(self._texts) >= _MOST_TEXTS:
                self._texts.pop(next(iter(self._texts)))
            self._texts[entry.id] = CitedText.of(session, entry.id)
        return self._texts[entry.id]

    def _treatment(self, session: Session, entry: Entry) -> list[Finding]:
        if entry.id not in self._told:
            self._told[entry.id] = list(_treatment(session, entry, self.t))
        return self._told[entry.id]


def _suggestion(
    session: Session, citation: Citation, entry: Entry, findings: Iterable[Finding]
) -> str:
    """Return the citation as the library has it, if what identifies the decision differs."""
    if not any(one.fault in _MENDED for one in findings):
        return ""
    row = session.get_one(Authority, entry.id)
    return write_citation(cited_of(row, citation.paragraphs), CitationStyle.ECTHR)


def _treatment(session: Session, entry: Entry, t: Catalogue) -> Iterator[Finding]:
    if entry.note:
        yield Finding(CitationFault.TREATMENT, entry.note)
    query = select(
        AuthorityRelation.from_id, AuthorityRelation.treatment, AuthorityRelation.to_id
    ).where(
        or_(AuthorityRelation.from_id == entry.id, AuthorityRelation.to_id == entry.id),
        AuthorityRelation.treatment.in_(_UNDONE),
    )
    for from_id, treatment, to_id in session.execute(query).all():
        older = from_id if treatment in _FROM_OLDER else to_id
        if older != entry.id:
            continue
        other = to_id if older == from_id else from_id
        title = session.scalar(live(Authority, Authority.title).where(Authority.id == other))
        words = relation_text(treatment, incoming=treatment not in _FROM_OLDER, t=t)
        yield Finding(CitationFault.TREATMENT, f"{words}: {title}" if title else words)


def _adverse(session: Session, named: Sequence[str]) -> list[Authority]:
    """Return decisions against the person on the points of the cited ones, not cited themselves.

    Those come first that share the most points.
    """
    if not named:
        return []
    cited = list(session.scalars(live(Authority, Authority.id).where(Authority.uid.in_(named))))
    issues = select(AuthorityLabel.value).where(
        AuthorityLabel.authority_id.in_(cited), AuthorityLabel.label == Label.ISSUE
    )
    shared = (
        select(AuthorityLabel.authority_id, func.count().label("points"))
        .where(AuthorityLabel.label == Label.ISSUE, AuthorityLabel.value.in_(issues))
        .group_by(AuthorityLabel.authority_id)
        .subquery()
    )
    against = set(
        session.scalars(
            select(AuthorityLabel.authority_id).where(
                AuthorityLabel.label == Label.OUTCOME, AuthorityLabel.value.in_(_AGAINST)
            )
        )
    )
    query = (
        live(Authority)
        .join(shared, shared.c.authority_id == Authority.id)
        .where(Authority.id.not_in(cited))
        .order_by(shared.c.points.desc(), Authority.rank, Authority.decided_on.desc())
    )
    # Some outcomes of national courts are of no kind, and yet against the person.
    return [
        one for one in session.scalars(query) if one.id in against or says_against(one.outcome)
    ]
