"""What a decision says of itself: court, names, numbers, date, formation, outcome."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from caseapp.domain.authorities import PartKind
from caseapp.domain.citations import Citation, CitationKind, recognise
from caseapp.domain.citations.dates import DATE, read_date
from caseapp.domain.decision_files import DecisionDraft, DecisionParagraph
from caseapp.exchange.decisions.blocks import Block, Read
from caseapp.exchange.decisions.case_names import title_case

_FRONT_BLOCKS = 60
_LONGEST_NAME = 200
_CASE_OF = re.compile(r"^(?:CASE OF|AFFAIRE|IN THE CASE OF|ДЕЛО)\s+(.+)$")
_IN_THE_CASE = re.compile(r"^(?:In the case of|En l[’']affaire|In the)\s+(.+?)(?:,| case,)$")
_APPLICATIONS = re.compile(
    r"^\(?(?:Applications?|Requêtes?|Жалоб[аы])\s*(?:nos?\.?|n[°o]s?|№№?)\s*(.+?)\)?$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,5}/\d{2}(?!\d)")
_SECTION = re.compile(
    r"^\(?(GRAND CHAMBER|GRANDE CHAMBRE|(?:FIRST|SECOND|THIRD|FOURTH|FIFTH) SECTION|"
    r"(?:PREMIÈRE|DEUXIÈME|TROISIÈME|QUATRIÈME|CINQUIÈME) SECTION|PLENARY COURT|COURT \((?:PLENARY|CHAMBER|GRAND CHAMBER)\))\)?$",
    re.IGNORECASE,
)
_COMMITTEE = re.compile(r"sitting as a Committee|siégeant en comité", re.IGNORECASE)
_LUXEMBOURG = re.compile(
    r"^(?:JUDGMENT|ORDER|OPINION|ARRÊT|URTEIL) OF THE (?:GENERAL )?COURT(?:\s*\((.+?)\))?",
    re.IGNORECASE,
)
_IN_CASES = re.compile(r"^In (?:Joined )?Cases? ([CTF][-‑–]\d.+?),?$")
_PARTIES = re.compile(r"^(.{2,200}?)\s+v\s+(.{2,200}?)[,.]?$")
_ARTICLE = r"(?:Articles?\s+)(\d{1,2}(?:\s§§?\s?\d(?:\s?\(?[a-f]\)?)?)?)((?:(?:,|\sand|\sor)\s(?:Articles?\s)?\d{1,2}(?:\s§\s?\d)?)*)(?:\sof Protocol No\.\s?(\d{1,2}))?"
_HELD = re.compile(
    rf"(there has been no violation|there has been a violation|there have been violations?|there would be a violation|would (?:entail|constitute|give rise to) a (?:breach|violation)) of {_ARTICLE}",
    re.IGNORECASE,
)
_HOLDS_OTHER = (
    (re.compile(r"Declares.*\binadmissible\b", re.IGNORECASE), "inadmissible"),
    (re.compile(r"Decides to strike", re.IGNORECASE), "struck out"),
)
_LANGUAGES = (
    ("en", (" the ", " of the ", " that ")),
    ("fr", (" la ", " les ", " que ", " des ")),
    ("de", (" der ", " die ", " und ", " das ")),
    ("ru", (" и ", " что ", " не ", " на ")),
)
_COURT_NAMES = {
    CitationKind.ECTHR: "ECtHR",
    CitationKind.CJEU: "CJEU",
    CitationKind.CAT: "CAT",
    CitationKind.HRC: "HRC",
}


def describe(file: str, read: Read, paragraphs: Sequence[DecisionParagraph]) -> DecisionDraft:
    """Return what was recognised; what was not stays empty."""
    front = [block.text for block in read.blocks[:_FRONT_BLOCKS] if not block.note]
    operative = [one.text for one in paragraphs if one.part is PartKind.OPERATIVE]
    cited = list(_front_citations(read.title, front))
    if any(_APPLICATIONS.match(text) for text in front[:15]) or _says_strasbourg(front):
        draft = _strasbourg(file, front)
    elif any(_LUXEMBOURG.match(text) for text in front[:15]):
        draft = _luxembourg(file, front, cited)
    else:
        draft = _other(file, read.title, front, cited)
    conclusion, articles = _conclusion(operative)
    return DecisionDraft(
        file, draft.name, draft.numbers, draft.ecli or _ecli(front), draft.court, draft.formation,
        draft.day, draft.respondent, articles, conclusion, _language(front, paragraphs),
        read.source, draft.hudoc_itemid, tuple(paragraphs), (),
    )  # fmt: skip


def title_pages(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the names on title pages: more than one means more than one decision.

    A name alone may be a quotation or a running head; on a title page the number follows it.
    """
    texts = [block.text for block in blocks if not block.note]
    names: list[str] = []
    reached = 0
    for at, text in enumerate(texts):
        found = _CASE_OF.match(text) if at >= reached else None
        if found and any(_APPLICATIONS.match(later) for later in texts[at + 1 : at + 9]):
            names.append(title_case(found[1]))
            reached = at + _FRONT_BLOCKS  # the same page may give the name in two languages
    return tuple(dict.fromkeys(names))


def _says_strasbourg(front: Sequence[str]) -> bool:
    return any(
        re.search(
            r"European Court of Human Rights|Cour européenne des droits de l[’']homme|Европейский [Сс]уд по правам",
            text,
        )
        for text in front[:40]
    )


def _strasbourg(file: str, front: Sequence[str]) -> DecisionDraft:
    name = next((found[1] for text in front if (found := _CASE_OF.match(text))), "")
    if not name:
        name = next((found[1] for text in front if (found := _IN_THE_CASE.match(text))), "")
    if not name:
        name = next(
            (
                text
                for text in front[:12]
                if re.search(r"\s(?:v\.|c\.)\s", text) and len(text) < _LONGEST_NAME
            ),
            "",
        )
    numbers = next((found[1] for text in front if (found := _APPLICATIONS.match(text))), "")
    if not numbers:
        numbers = next(
            (text for text in front if re.search(r"application", text) and _NUMBER.search(text)),
            "",
        )
    section = next((found[1] for text in front[:15] if (found := _SECTION.match(text))), "")
    if any(_COMMITTEE.search(text) for text in front):
        section = f"{section.title()} (Committee)" if section else "Committee"
    return DecisionDraft(
        file, title_case(name), tuple(dict.fromkeys(_NUMBER.findall(numbers))), "", "ECtHR",
        section if "Committee" in section else section.capitalize().replace(" section", " Section").replace(" chamber", " Chamber"),
        _day_alone(front), _respondent(title_case(name)),
    )  # fmt: skip


def _respondent(name: str) -> str:
    found = re.search(
        r"\s(?:v\.|c\.|v)\s(?:the\s|l[’']|la\s|le\s)?(.+?)(?:\s\((?:no|n°)\.?\s?\d\))?$", name
    )
    return found[1] if found else ""


def _luxembourg(file: str, front: Sequence[str], cited: Sequence[Citation]) -> DecisionDraft:
    formation = next(
        (found[1] or "" for text in front[:15] if (found := _LUXEMBOURG.match(text))), ""
    )
    numbers = next((found[1] for text in front if (found := _IN_CASES.match(text))), "")
    known = recognise(numbers) if numbers else tuple(cited)
    cases = next(
        (one.numbers for one in known if one.kind is CitationKind.CJEU and one.numbers), ()
    )
    name = next(
        (f"{found[1]} v {found[2]}" for text in front if (found := _PARTIES.match(text))), ""
    )
    if not name:
        at = next((at for at, text in enumerate(front) if text.rstrip(",.") == "v"), 0)
        name = (
            f"{front[at - 1].rstrip(',')} v {front[at + 1].rstrip(',.')}"
            if 0 < at < len(front) - 1
            else ""
        )
    return DecisionDraft(file, name, cases, _ecli(front), "CJEU", formation, _day_alone(front))


def _other(
    file: str, title: str, front: Sequence[str], cited: Sequence[Citation]
) -> DecisionDraft:
    own = next((one for one in cited if one.numbers), None)
    kind = own.kind if own else None
    name = own.name if own and own.name else ""
    if not name and title:
        name = re.split(r"\s[\[(](?:19|20)\d\d", title)[0].strip()
    return DecisionDraft(
        file, name, own.numbers if own else (), own.ecli if own else _ecli(front),
        _COURT_NAMES.get(kind, kind.value.upper()) if kind else "", "",
        (own.day if own else None) or _day_in(title) or _day_alone(front),
    )  # fmt: skip


def _front_citations(title: str, front: Sequence[str]) -> Iterable[Citation]:
    for text in (title, *front[:25]):
        yield from recognise(text)


def _ecli(front: Sequence[str]) -> str:
    found = (re.search(r"ECLI:[A-Z]{2}:[A-Za-z0-9]+:\d{4}:[A-Za-z0-9.]+", text) for text in front)
    return next((one[0].rstrip(".") for one in found if one), "")


def _day_alone(front: Sequence[str]) -> date | None:
    """Return the first date with a line of its own; else the first of all."""
    for text in front:
        found = DATE.search(text)
        if found and len(text) < len(found[0]) + 14 and not re.match(r"\d+/\d+/\d+$", text):
            day = read_date(found)
            if day is not None:
                return day
    return next((day for text in front if (day := _day_in(text)) is not None), None)


def _day_in(text: str) -> date | None:
    found = DATE.search(text)
    return read_date(found) if found else None


def _conclusion(operative: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Return the outcome in the library's words, and the articles it names."""
    held: dict[str, list[str]] = {}
    for text in operative:
        for found in _HELD.finditer(text):
            kind = "no violation" if "no violation" in found[1].lower() else "violation"
            for article in _articles(found):
                if article not in held.setdefault(kind, []):
                    held[kind].append(article)
    parts = [
        f"{kind}: {', '.join(articles)}" for kind, articles in sorted(held.items(), reverse=True)
    ]
    whole = " ".join(operative)
    if not parts:
        parts = [word for pattern, word in _HOLDS_OTHER if pattern.search(whole)][:1]
    return " | ".join(parts), tuple(
        dict.fromkeys(a for articles in held.values() for a in articles)
    )


def _articles(found: re.Match[str]) -> Iterable[str]:
    protocol = f"P{found[4]}-" if found[4] else ""
    for text in (found[2], *re.split(r",|\sand|\sor", found[3] or "")):
        number = re.search(r"(\d{1,2})(?:\s§§?\s?(\d))?", text)
        if number:
            yield protocol + (f"{number[1]}-{number[2]}" if number[2] else number[1])


def _language(front: Sequence[str], paragraphs: Sequence[DecisionParagraph]) -> str:
    sample = " ".join([*front, *(one.text for one in paragraphs[:40])])[:20_000].lower()
    counts = {code: sum(sample.count(word) for word in words) for code, words in _LANGUAGES}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] else ""
