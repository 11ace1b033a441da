"""Marks that stand beside the number of a decision: court, date, pinpoint, formation, name."""

import re
from collections.abc import Iterator

from caseapp.domain.citations.citation import CitationKind
from caseapp.domain.citations.marks import Mark, Token
from caseapp.domain.citations.names import names_in
from caseapp.domain.citations.short_names import ABOVE
from caseapp.domain.written_dates import DATE, read_date

_COURTS: tuple[tuple[CitationKind, str], ...] = (
    (
        CitationKind.ECTHR,
        r"ECtHR|EctHR|Eur\.?\s?Ct\.?\s?H\.?\s?R\.?|European Court of Human Rights|EGMR|CEDH|"
        r"Cour eur(?:opéenne)?\.?\s?(?:des\s)?(?:D\.?\s?H\.?|droits de l['’]homme)\.?|Cour\s?EDH|"
        r"ЕСПЧ|Европейск\w+ [Сс]уд\w*(?: по правам человека)?|Комисси\w+ по правам человека|ECHR|"
        r"ЄСПЛ|Європейськ\w+ суд\w* з прав людини|ЕСЧП|Corte E\.?D\.?U\.?|Corte europea(?: dei diritti dell['’]uomo)?|"
        r"S?TEDH|EHRM|ETPCz?|ESLP|ESĽP|ESLJP|Evropski sud(?: za ljudska prava)?|AİHM|CtEDO|TEDO|"
        r"Europadomstolen|Europäischer Gerichtshof für Menschenrechte|CourEDU",
    ),
    (
        CitationKind.CJEU,
        r"CJEU|ECJ|CJ|EuGH|EuG|CJUE|CJCE|Court of Justice(?: of the European Union)?|Суд\w* ЕС|"
        r"Суд\w* Европейского [Сс]оюза|HvJ(?:\s?EU|EU)?|Hof van Justitie|Corte di giustizia(?: UE)?|CGUE|S?TJUE|STJCE|"
        r"TSUE|SDEU|Gerichtshof der Europäischen Union|Cour de justice(?: de l['’]Union européenne)?",
    ),
    (
        CitationKind.CAT,
        r"(?:UN |United Nations )?Committee [Aa]gainst Torture|UNCAT|CAT|ComAT|КПП|"
        r"Комитет\w*(?: ООН)? против пыток(?: ООН)?|Comité (?:\(?ONU\)? )?contre la torture|CCT|"
        r"(?:UN-)?Ausschuss(?:es)? gegen Folter|Комітет\w*(?: ООН)? проти катувань",
    ),
    (
        CitationKind.HRC,
        r"(?:UN |United Nations )?Human Rights Committee|UNHRC|HRC|HRCttee|CCPR|КПЧ|"
        r"Комитет\w*(?: ООН)? по правам человека(?: ООН)?|Comité des droits de l['’]homme|"
        r"(?:UN-)?Menschenrechtsausschuss(?:es)?|Комітет\w*(?: ООН)? з прав людини",
    ),
)
_COURT_MARKS = tuple(
    (kind, re.compile(rf"(?<![\w/])(?:{names})(?![\w/])")) for kind, names in _COURTS
)

_SPAN = (
    r"\d{1,4}[a-z]?(?:\.\d{1,3})?(?:\([a-z]\))?(?:\s?-\s?\d{1,4}[a-z]?(?:\.\d{1,3})?)?"
    r"(?:\s?(?:et seq|ff|f|и след)\.?)?"
)
_AND = r"\s?(?:,\s?and|,|and|et(?!\sseq)|und|и|та|i|to|à|bis|&)\s?"
_PARAGRAPHS = re.compile(
    r"(?P<mark>[§¶]\s?[§¶]?|\b(?:at\s)?(?:[Pp]aras?|[Pp]aragraph(?:s|e|es|en)?|[Pp]ars?|[Pp]oints?|pts?|"
    r"Rn|Rdnrn?|Rdn|Rz|RdNr|Randnr|Randnummern?|Z(?=\.\s\d)|Ziff|E(?=\.\s?\d)|[Cc]onsid|cons(?=\.\s\d)|r\.o|"
    r"stav(?:ak|ci)?|apartados?|pkt|bod|ods|[Пп]ункт\w*|пп|п|абз)\.?)\s?"
    rf"(?P<list>{_SPAN}(?:{_AND}(?:§\s?)?{_SPAN})*)"
    r"|(?P<square>(?<![\w)\]])(?:at\s)?\[\d{1,3}(?:\.\d{1,2})?\](?:\s?(?:-|,|and|to)\s?\[\d{1,3}(?:\.\d{1,2})?\])*)"
)
_ARTICLE_BEFORE = re.compile(
    r"(?:\b(?:Art(?:icle|ikel|\.)?s?|Rules?|section|s\.|ss\.|Protocols?(?: No\.? ?\d+)?|"
    r"ст(?:ать\w+|\.))\s?\d+[a-z]?(?:-\d+)?\s?,?\s?)$",
    re.IGNORECASE,
)
"""A paragraph of a provision is no pinpoint: "Article 3 § 1"."""
_BETWEEN_SPANS = re.compile(r",\s?and\s|,|\sand\s|\set\s(?!seq)|\sund\s|\s[иi]\s|\sта\s|&")
_FOLLOWING = re.compile(r"\s?(?:et seq|ff|f|и след)\.?\s*$")
_TO = re.compile(r"\s?(?:-|\bto\b|\bà\b|\bbis\b)\s?")
_PAIR = 2

_FLAGS: tuple[tuple[str, str], ...] = (
    (
        "GC",
        r"\[GC\]|\(GC\)|(?<![\w/])GC(?=[,;) ])|\[G\.?C\.?\]|Grand Chamber|[Gg]rande [Cc]hambre|[Gg](?:r|de)\.? [Cc]h\.|"
        r"\(?\[?GK\]?\)?|Große Kammer|\[БП\]|\[ВП\]|\[BD\]|\[VV\]|\[GS\]|\[GK\]|\[WI\]|"
        r"Больш\w+ [Пп]алат\w+|Велик\w+ [Пп]алат\w+|Gran Sala|Grande Camera|[Gg]rande [Ss]ez(?:ione\b|\.)|[Gg]rande [Ss]ecção|Marea Cameră|Veli(?:ko|kog) [Vv]ije[ćc]\w*|"
        r"Wielk\w+ Izb\w+|Grote [Kk]amer|Büyük Daire|Velk\w+ senát\w*",
    ),
    ("Plenary", r"\[[Pp]lenary\]|\([Pp]lenary\)"),
    ("Committee", r"\[Committee\]|\(Committee\)|\[comité\]"),
    (
        "dec.",
        r"\(dec(?:ision|\.)?\)|\[dec\.\]|\(déc\.\)|\[déc\.\]|\(Entsch(?:eidung|\.)\)|\(реш(?:ение|\.)\)|"
        r"\((?:partial|final) dec(?:ision|\.)\)|\(dic\.\)|\(odl\.\)|\(ухв\.\)|\(k\.k\.\)",
    ),
    ("merits", r"\((?:merits|fond|существо дела)(?:\sand just satisfaction)?\)"),
    (
        "just satisfaction",
        r"\((?:just satisfaction|satisfaction équitable|gerechte Entschädigung|справедливая компенсация)"
        r"(?:[^)]{0,25})?\)",
    ),
    (
        "preliminary objections",
        r"\((?:preliminary objections?|exceptions préliminaires)\)",
    ),
    ("friendly settlement", r"\((?:friendly settlement|règlement amiable)\)"),
    ("striking out", r"\((?:striking out|radiation)\)"),
    ("revision", r"\((?:revision|révision|пересмотр)\)"),
    ("infringement proceedings", r"\(infringement proceedings\)"),
    (
        "cited above",
        rf"\(?(?:{ABOVE})\)?|\[supra\](?: note \d+)?",
    ),
)
_FLAG_MARKS = tuple((flag, re.compile(rf"(?<!\w)(?:{words})(?!\w)")) for flag, words in _FLAGS)
_YEAR = re.compile(
    r"(?:(?<!\w)[\[(]|\b(?:ECtHR|ECHR|CJEU|ECJ|UNCAT|CAT|HRC|GC|Grand Chamber),?\s)"
    r"(?P<year>(?:19|20)\d\d)[\])]"
)


def courts(text: str) -> Iterator[Token]:
    """Yield the international courts and bodies that are named."""
    for kind, pattern in _COURT_MARKS:
        for found in pattern.finditer(text):
            yield Token(Mark.COURT, *found.span(), kind, court=found[0])


def paragraphs(text: str) -> Iterator[Token]:
    """Yield pinpoints: "§§ 88-91", "para 13.4", "Rn. 94", "[24]-[26]", "п. 125"."""
    for found in _PARAGRAPHS.finditer(text):
        if _ARTICLE_BEFORE.search(text, max(0, found.start() - 30), found.start()):
            continue
        values = _squares(found["square"]) if found["square"] else _spans(found["list"])
        yield Token(Mark.PARAGRAPHS, *found.span(), None, values)


def flags(text: str) -> Iterator[Token]:
    """Yield what tells of the formation, or of the part of a case that was decided."""
    for flag, pattern in _FLAG_MARKS:
        for found in pattern.finditer(text):
            yield Token(Mark.FLAG, *found.span(), None, flags=(flag,))


def days(text: str) -> Iterator[Token]:
    """Yield whole dates."""
    for found in DATE.finditer(text):
        day = read_date(found)
        if day is not None:
            yield Token(Mark.DATE, *found.span(), day=day, year=day.year)


def years(text: str) -> Iterator[Token]:
    """Yield years in brackets: "(1993)", "(CAT 2006)"."""
    for found in _YEAR.finditer(text):
        start = found.start("year") - (found[0][0] in "[(")
        yield Token(Mark.DATE, start, found.end(), year=int(found["year"]))


def names(text: str) -> Iterator[Token]:
    """Yield names with two parties."""
    for name in names_in(text):
        yield Token(Mark.NAME, name.start, name.end, values=(name.text,), of_state=name.of_state)


def _squares(text: str) -> tuple[str, ...]:
    """Read "[24]-[26]" and "[24], [31]"."""
    spans = re.findall(r"\[([\d.]+)\](?:\s?(?:-|to)\s?\[([\d.]+)\])?", text)
    return tuple(f"{first}-{last}" if last else first for first, last in spans)


def _spans(listed: str) -> tuple[str, ...]:
    """Read "88-91, 93 and 95 et seq."; what follows a number is left out."""
    spans = (_FOLLOWING.sub("", span).strip(" §.") for span in _BETWEEN_SPANS.split(listed))
    return tuple(_whole_range(_TO.sub("-", span)) for span in spans if span)


def _whole_range(span: str) -> str:
    """Write a shortened range in full: "187-89" is "187-189"."""
    ends = re.fullmatch(r"(\d+)-(\d+)", span)
    if ends is None or len(ends[2]) >= len(ends[1]):
        return span
    return f"{ends[1]}-{ends[1][: len(ends[1]) - len(ends[2])]}{ends[2]}"
