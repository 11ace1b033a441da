"""The program's own words on paper: labels, courts, citations, outcomes, dates of a filing.

Everything here is a value of the domain put into the language of the filing, which is chosen per
filing. No statement of law is made: what a court held comes from the library or from the lawyer.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from babel.dates import format_date

from caseapp.domain.blocks import AuthorityEntry, Labels, Span, Spans, Table, joined, spans_of
from caseapp.domain.citations.formations import is_decision, is_grand_chamber
from caseapp.domain.cited import (
    CitedAuthority,
    holding_may_be_printed,
    is_addressed,
    may_be_cited,
    went_against,
)
from caseapp.domain.filings import (
    AuthorityValues,
    ClientValues,
    CounselValues,
    EventFact,
    EventValues,
    MemoFacts,
    MemoValues,
)
from caseapp.i18n import N_, Catalogue
from caseapp.wording import states

COURTS = {
    "ECtHR": N_("European Court of Human Rights"),
    "CJEU": N_("Court of Justice of the European Union"),
    "HRC": N_("United Nations Human Rights Committee"),
    "CAT": N_("United Nations Committee against Torture"),
}
"""Courts and committees that the library names by letters, in the order of print."""

FORMAL_STATES = {"RU": N_("Russian Federation")}
"""States that courts call by another name than the everyday one."""

LETTERS = {"ru": "АБВГДЕЖЗИКЛМНПРСТУФХЦЧШЭЮЯ"}

QUALIFIERS = {
    "extradition, if executed": N_("extradition, if carried out"),
    "expulsion, if executed": N_("expulsion, if carried out"),
    "if executed": N_("if removal is carried out"),
    "extradition": N_("extradition"),
    "expulsion": N_("expulsion"),
    "procedural": N_("procedural limb"),
}
"""What the library says about a finding, in brackets; "if executed" means conditional."""

_EDITORS_REMARK = re.compile(r"\s*\[[^\]]*\]")
"""What the library remarks on its own words; for the reader of the library, not for a court."""
_RANGE = re.compile(r"(?<=\d)-(?=\d)")
_FROM_MEMORY = " (memory)"

_ARTICLE = r"(?:P\d+-)?\d+(?:-[0-9a-z]+)*"
_ITEM = re.compile(rf"({_ARTICLE}(?:\+{_ARTICLE})*)(?: \(([^()]*)\))?")


_LOCALES = {"en": "en_GB"}
"""The courts of this work write the day first."""


def labels(t: Catalogue) -> Labels:
    """Return the engine's words in the language of the filing."""
    return Labels(
        contents=t("Contents"),
        authorities=t("Table of Authorities"),
        page_of=t("Page {page} of {pages}", page="{page}", pages="{pages}"),
        draft=t("DRAFT – PRIVILEGED"),
        letters=LETTERS.get(t.language, Labels().letters),
    )


def long_date(day: date, t: Catalogue) -> str:
    """Return a date with the month in words."""
    return str(format_date(day, "long", locale=_LOCALES.get(t.language, t.language)))


def state_name(code: str, t: Catalogue) -> str:
    """Return the name of a state from its ISO 3166 code; an unknown code stands as it is."""
    if code in FORMAL_STATES:
        return t(FORMAL_STATES[code])
    return states.state_name(code, t.language)


def court_name(court: str, t: Catalogue) -> str:
    """Return a court of the library in words."""
    return t(COURTS[court]) if court in COURTS else court


def citation(authority: CitedAuthority, t: Catalogue, *, pinpoint: bool = True) -> Spans:
    """Return name, formation, number, paragraphs and date, tied to the authority's key."""
    rest = [_number(authority, t)]
    if pinpoint and authority.pinpoint:
        rest.append(_RANGE.sub("–", authority.pinpoint))
    rest.append(_day(authority.day, t))
    grand = t(" [GC]") if is_grand_chamber(authority.formation) else ""
    if authority.court == "ECtHR" and is_decision(authority.formation):
        grand = t(" (dec.)") + grand
    name = Span(authority.case_name, italic=True, cite=authority.key, lang=authority.words)
    details = ", ".join(part for part in rest if part)
    return joined((name, f"{grand}, {details}" if details else grand))


def _number(authority: CitedAuthority, t: Catalogue) -> str:
    numbers = [part.strip() for part in authority.number.split(";") if part.strip()]
    text = ", ".join(numbers)
    if authority.court == "ECtHR":
        return t.plural("no. {numbers}", "nos. {numbers}", len(numbers), numbers=text)
    if authority.court in {"HRC", "CAT"}:
        return t("communication no. {numbers}", numbers=text)
    # Some national courts' decisions are known by their number alone.
    return "" if text and text in authority.case_name else text


def _day(day: str, t: Catalogue) -> str:
    try:
        return long_date(date.fromisoformat(day), t)
    except ValueError:
        return day


def entry(authority: CitedAuthority, t: Catalogue) -> AuthorityEntry:
    """Return the line of an authority in the table of authorities."""
    return AuthorityEntry(
        key=authority.key,
        group=court_name(authority.court, t),
        text=citation(authority, t, pinpoint=False),
        note=good_law_note(authority),
        citation_verified=authority.citation_verified,
        outcome_verified=authority.outcome_verified,
    )


def entries(authorities: Iterable[CitedAuthority], t: Catalogue) -> tuple[AuthorityEntry, ...]:
    """Return the table of authorities: international courts first, then by court and name."""
    order = list(COURTS)

    def rank(authority: CitedAuthority) -> tuple[int, str, str, str]:
        known = authority.court in COURTS
        place = order.index(authority.court) if known else len(order)
        return place, authority.court, authority.case_name.casefold(), authority.day

    unique = {authority.key: authority for authority in authorities}
    return tuple(entry(authority, t) for authority in sorted(unique.values(), key=rank))


def outcome(authority: CitedAuthority, t: Catalogue) -> Spans:
    """Return what the court found; in the library's words where they cannot be put into others."""
    said = _EDITORS_REMARK.sub("", authority.outcome)
    parts = [part.strip() for part in said.split("|")]
    found = [_finding(part, t) for part in parts]
    if authority.court == "ECtHR" and all(found):
        return (Span("; ".join(found)),)
    return _in_library_words(said, authority, t)


def _finding(part: str, t: Catalogue) -> str:
    """Put "violation: 3 (if executed), 5-1" into words; "" where that is not possible."""
    if part == "inadmissible":
        return t("application inadmissible")
    kind, _, list_ = part.partition(": ")
    items = _ITEM.findall(list_)
    plain_list = ", ".join(f"{code} ({said})" if said else code for code, said in items)
    if kind not in {"violation", "no violation"} or not items or plain_list != list_:
        return ""
    if any(said and said not in QUALIFIERS for _, said in items):
        return ""
    articles = ", ".join(_qualified(code, said, t) for code, said in items)
    if kind == "violation":
        return t.plural(
            "violation of Article {articles}",
            "violation of Articles {articles}",
            len(items),
            articles=articles,
        )
    return t.plural(
        "no violation of Article {articles}",
        "no violation of Articles {articles}",
        len(items),
        articles=articles,
    )


def _qualified(code: str, said: str, t: Catalogue) -> str:
    article = _article(code, t)
    return f"{article} ({t(QUALIFIERS[said])})" if said else article


def _article(code: str, t: Catalogue) -> str:
    """Write "5-1-f" as "5 § 1 (f)", "13+3" and "P4-4" in words."""
    first, *others = (_one_article(part, t) for part in code.split("+"))
    for other in others:
        first = t("{article} in conjunction with {other}", article=first, other=other)
    return first


def _one_article(code: str, t: Catalogue) -> str:
    protocol, number, *rest = code.split("-") if code.startswith("P") else ("", *code.split("-"))
    for part in rest:
        number += f" § {part}" if part.isdigit() else f" ({part})"
    if protocol:
        return t("{article} of Protocol No. {number}", article=number, number=protocol[1:])
    return number


def _in_library_words(text: str, authority: CitedAuthority, t: Catalogue) -> Spans:
    """Return words of the library, or nothing where the filing is in another language."""
    if not text or authority.words != t.language:
        return ()
    return (Span(text.rstrip("."), lang=authority.words),)


def holding(authority: CitedAuthority, t: Catalogue) -> Spans:
    """Return the holding, if the print gate lets it through and it is in this language."""
    if not holding_may_be_printed(authority):
        return ()
    return _in_library_words(authority.holding, authority, t)


def good_law_note(authority: CitedAuthority) -> str:
    """Return the doubt about an authority as it is printed; never empty where there is one."""
    return authority.good_law_note.replace(_FROM_MEMORY, "")


def sentence(authority: CitedAuthority, t: Catalogue) -> Spans:
    """Return citation, outcome, holding and note, as far as each may be printed."""
    parts = [_ended(citation(authority, t))]
    found, held = outcome(authority, t), holding(authority, t)
    if found:
        parts.append(_ended(joined((t("Outcome:"), " ", found))))
    if held:
        parts.append(_ended(held))
    if authority.good_law_note:
        parts.append(_ended(joined((t("Note:"), " ", good_law_note(authority)))))
    return joined(part if not number else (Span(" "), *part) for number, part in enumerate(parts))


def _ended(spans: Spans) -> Spans:
    """End a sentence; a date in Russian may already have done so."""
    return spans if spans[-1].text.endswith(".") else (*spans, Span("."))


def badge(authority: CitedAuthority, t: Catalogue) -> Spans:
    """Return what the working copy says about how far an authority was checked."""
    if not may_be_cited(authority):
        text = t("[citation or outcome not verified: may not be filed]")
    elif authority.confirmed_by:
        text = t("[holding confirmed by {name}]", name=authority.confirmed_by)
    elif not holding_may_be_printed(authority):
        text = t("[holding not verified, therefore not printed: confirm it from the text]")
    elif authority.holding and authority.words != t.language:
        text = t("[holding is in another language, therefore not printed: state it in the text]")
    else:
        text = t("[citation, outcome and holding verified]")
    if _FROM_MEMORY in authority.good_law_note:
        note = t("[the note is from memory: check it]")
        text = f"{text} {note}"
    return (Span(text, draft=True),)


def memo_values(facts: MemoFacts, t: Catalogue, title: str = "") -> MemoValues:
    """Put the facts of a memo into the words that templates name."""
    return MemoValues(
        title=facts.title or title,
        court=facts.court,
        reference_number=facts.reference_number,
        file_number=facts.file_number,
        host_state=state_name(facts.host_state, t),
        requesting_state=state_name(facts.requesting_state, t),
        place=facts.place,
        day=long_date(facts.day, t),
        client=_client(facts, t),
        counsel=CounselValues(
            facts.counsel.name,
            facts.counsel.capacity,
            facts.counsel.office,
            facts.counsel.address,
        ),
        events=tuple(EventValues(long_date(e.day, t), _what(e)) for e in _in_order(facts)),
        authorities=tuple(
            _authority_values(a, t) for a in facts.authorities if not went_against(a)
        ),
        adverse=tuple(
            _authority_values(a, t)
            for a in facts.authorities
            if went_against(a) and not is_addressed(a, facts.sections.values())
        ),
        chronology=_chronology(facts, t),
    )


def _client(facts: MemoFacts, t: Catalogue) -> ClientValues:
    return ClientValues(
        name=facts.names[0] if facts.names else "",
        other_names=_other_names(facts.names[1:], t),
        date_of_birth=long_date(facts.date_of_birth, t) if facts.date_of_birth else "",
        citizenships=", ".join(state_name(code, t) for code in facts.citizenships),
    )


def _other_names(names: tuple[str, ...], t: Catalogue) -> Spans:
    """Return the further names; the working copy says where one cannot be printed yet."""
    shown = [name for name in names if not _runs_leftward(name)]
    found = [Span("; ".join(shown))] if shown else []
    if len(shown) < len(names):
        found.append(Span(t(" [names in right-to-left scripts are not printed yet]"), draft=True))
    return tuple(found)


def _runs_leftward(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text)


def _authority_values(authority: CitedAuthority, t: Catalogue) -> AuthorityValues:
    return AuthorityValues(
        citation=citation(authority, t),
        court=court_name(authority.court, t),
        outcome=outcome(authority, t),
        holding=holding(authority, t),
        note=spans_of(good_law_note(authority)),
        sentence=sentence(authority, t),
        badge=badge(authority, t),
    )


def _in_order(facts: MemoFacts) -> list[EventFact]:
    return sorted(facts.events, key=lambda event: event.day)


def _what(event: EventFact) -> Spans:
    mark = Span(f" [{event.badge}]", draft=True) if event.badge else ""
    return joined((event.what, mark))


def _chronology(facts: MemoFacts, t: Catalogue) -> Table | None:
    rows = tuple(((Span(long_date(e.day, t)),), _what(e)) for e in _in_order(facts))
    header = ((Span(t("Date")),), (Span(t.context("chronology", "Event")),))
    return Table(header, rows, (1.0, 3.0)) if rows else None
