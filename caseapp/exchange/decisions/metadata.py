"""What a decision says of itself: court, names, numbers, date, formation, outcome."""

import re
from collections.abc import Iterable, Sequence

from caseapp.domain.authorities import PartKind
from caseapp.domain.citations import Citation, CitationKind, recognise
from caseapp.domain.decision_files import DecisionDraft, DecisionParagraph
from caseapp.exchange.decisions.blocks import Block, Read
from caseapp.exchange.decisions.case_names import title_case
from caseapp.exchange.decisions.days import day_alone, day_in
from caseapp.exchange.decisions.operative import read_conclusion
from caseapp.exchange.decisions.strasbourg import (
    APPLICATIONS,
    laid_out,
    names_of,
    read_title_page,
    says_strasbourg,
)

_FRONT_BLOCKS = 60
_FIRST_TEXTS = 6
_NEAR_HEADING = 15
_NAMED = 12
_NAME_ALONE = re.compile(
    r"^([A-Z][^;:]{1,90}?\sv\.?\s[A-Z][^;:]{1,90}?)(?:\s[\[(](?:19|20)\d\d.*)?$"
)
_LONGEST_PARTY = 120
_LINE = 90
_LUXEMBOURG = re.compile(
    r"^(?:JUDGMENT|ORDER|OPINION|ARRÊT|URTEIL) OF THE (?:GENERAL )?COURT(?:\s*\((.+?)\))?",
    re.IGNORECASE,
)
_IN_CASES = re.compile(r"^In (?:Joined )?Cases? ([CTF][-‑–]\d.+?),?$")
_THE_COURT = re.compile(r"^(?:THE (?:GENERAL )?COURT|LA COUR|DER GERICHTSHOF)\b(?! OF)")
_SUBMITTED = re.compile(r"^Submitted by:?\s*(?:(?:Mr|Ms|Mrs)\.\s)?(.{2,120}?)(?:\s?\(.*)?$")
_STATE_PARTY = re.compile(r"^State party:?\s*(?:the\s)?(.{2,60})$", re.IGNORECASE)
_REVISED = re.compile(r"\s\(Rev \d+\)")
_PARTIES = re.compile(r"^(.{2,200}?)\s+v\s+(.{2,200}?)[,.]?$")
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
    pages = laid_out(front)
    if says_strasbourg(pages):
        texts = [one.text for one in paragraphs if one.part is PartKind.TEXT][:_FIRST_TEXTS]
        draft = read_title_page(file, read.title, pages, texts)
    elif any(_LUXEMBOURG.match(text) for text in front[:15]):
        draft = _luxembourg(file, front, cited)
    else:
        draft = _other(file, read.title, front, cited)
    conclusion, articles = read_conclusion(operative)
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
    for at, name in names_of(texts):
        if at >= reached and any(APPLICATIONS.match(later) for later in texts[at + 1 : at + 9]):
            names.append(name)
            reached = at + _FRONT_BLOCKS  # the same page may give the name in two languages
    for at, text in enumerate(texts):
        if _LUXEMBOURG.match(text):
            later = (_IN_CASES.match(after) for after in texts[at + 1 : at + _NEAR_HEADING])
            names += [found[1] for found in later if found][:1]
    return tuple(dict.fromkeys(names))


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
            else _one_party(front)
        )
    return DecisionDraft(file, name, cases, _ecli(front), "CJEU", formation, day_alone(front))


def _one_party(front: Sequence[str]) -> str:
    """Return the name that stands alone before the court: "Aleksei Petruhhin,"."""
    court = next((at for at, text in enumerate(front) if _THE_COURT.match(text)), 0)
    name = front[court - 1].rstrip(",.") if court else ""
    fits = name[:1].isupper() and len(name) < _LONGEST_PARTY and not name.startswith("REQUEST")
    return name if fits else ""


def _other(
    file: str, title: str, front: Sequence[str], cited: Sequence[Citation]
) -> DecisionDraft:
    own = next((one for one in cited if one.numbers), None)
    kind = own.kind if own else None
    name = own.name if own and own.name else ""
    state = next((found[1] for text in front if (found := _STATE_PARTY.match(text))), "")
    sent = next((found[1] for text in front if (found := _SUBMITTED.match(text))), "")
    if not name and state and sent:
        name = f"{sent} v. {state}"
    # A line of the title page has the whole name, where a citation in it is cut at "Court".
    line = next((found[1] for text in front[:_NAMED] if (found := _NAME_ALONE.match(text))), "")
    name = line if line.startswith(name) and line else name
    if not name and re.search(r"\sv\.?\s|\b(?:19|20)\d\d\]", title):
        name = re.split(r"\s[\[(](?:19|20)\d\d", _REVISED.sub("", title))[0].strip()
    return DecisionDraft(
        file, name, own.numbers if own else (), own.ecli if own else _ecli(front),
        _COURT_NAMES.get(kind, kind.value.upper()) if kind else "", "",
        (own.day if own else None) or day_in(title) or day_alone(front), state,
    )  # fmt: skip


def _front_citations(title: str, front: Sequence[str]) -> Iterable[Citation]:
    for text in (_REVISED.sub("", title), *front[:25]):
        yield from recognise(text)
    # A title page may give court, day and number a line each, the court in capitals.
    lines = (text for text in front[:8] if len(text) < _LINE)
    yield from recognise(
        ", ".join(text if re.search(r"\d", text) else title_case(text) for text in lines)
    )


def _ecli(front: Sequence[str]) -> str:
    found = (re.search(r"ECLI:[A-Z]{2}:[A-Za-z0-9]+:\d{4}:[A-Za-z0-9.]+", text) for text in front)
    return next((one[0].rstrip(".") for one in found if one), "")


def _language(front: Sequence[str], paragraphs: Sequence[DecisionParagraph]) -> str:
    sample = " ".join([*front, *(one.text for one in paragraphs[:40])])[:20_000].lower()
    counts = {code: sum(sample.count(word) for word in words) for code, words in _LANGUAGES}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] else ""
