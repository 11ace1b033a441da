"""Marks of courts of other states of Europe: Austria, Switzerland, Italy, Spain, Poland and more.

They have no kind of their own: the form of a number, or the court beside it, tells that they are
decisions. The states whose courts give identifiers (ECLI) everywhere are read in `europe`.
"""

import re
from collections.abc import Iterator

from caseapp.domain.citations.citation import CitationKind
from caseapp.domain.citations.marks import Mark, Token
from caseapp.domain.written_dates import DATE, DAY, read_date

_DAY = f"(?i:{DAY})"
_BESIDE = rf"(?:[,.:;\s(-]|{_DAY}|vom|v\.|du|del|der|den|Urteil|Urt|Erk|Erkenntnis|Beschluss|U|B|E|Zl|GZ|Az|sygn|akt|sprawie|z|dnia|r|sp|zn|arrêt|sentenza|decisione|wyrok|postanowienie|uchwała|orzeczenie|dec|sent|ord|n|nr|no|n°|N)"
_AUSTRIA = (
    r"Ra\s\d{4}/\d{2}/\d{4}|\d{4}/\d{2}/\d{4}|[EUGB]\s?\d{1,5}(?:-\d+)?/\d{2,4}|"
    r"\d{1,2}\sOs\s\d{1,4}/\d{2}[a-z]?|[WILG]\d{3}\s\d{7}-\d(?:/\d+E)?|\d{1,2}\sBs\s\d{1,4}/\d{2}[a-z]?"
)
_SWITZERLAND = r"\d[A-Z][._]\d{1,4}/\d{4}|[A-F]-\d{1,5}/\d{4}|[A-Z]{2}\.\d{4}\.\d{1,4}(?:-\d+)?"
_BY_COURT = tuple(
    re.compile(
        rf"(?<!\w)(?P<court>{courts})(?!\w){_BESIDE}{{0,24}}?(?<!\w)(?P<file>{files})(?![\w/])"
    )
    for courts, files in (
        (r"VfGH|VwGH|OGH|BVwG|AsylGH|OLG Wien|OLG Graz|OLG Linz|OLG Innsbruck", _AUSTRIA),
        (
            r"Bundesgerichts?|BGer|Bundesverwaltungsgerichts?|BVGer|Bundesstrafgerichts?|BStGer|"
            r"TF|TAF|TPF|Tribunal (?:administratif|pénal) fédéral|Tribunal fédéral|Tribunale federale",
            _SWITZERLAND,
        ),
        (
            r"Corte cost\.|Corte costituzionale|C\. cost\.|Cons\. Stato(?:, sez\. [IVX]+)?",
            r"\d{1,5}\s?(?:/|del\s|/\s)\d{4}",
        ),
        (r"TK|SN|NSA|WSA|Trybunał\w* Konstytucyjn\w*", r"(?:SK|K|P|Kp|U|Ts)\s\d{1,3}/\d{2}"),
    )
)
_ITALY = re.compile(
    rf"(?<!\w)Cass\.(?:\s?(?:pen|civ)\.)?,?\s?(?:[Ss]ez\.\s?(?:[Uu]n(?:ite|\.)|[IVX]+|\d)(?:\s(?:pen|civ)\.)?,?\s?)?"
    rf"(?P<day>{_DAY})?,?\s?(?:\([^)]{{0,30}}\)\s?)?n\.\s?(?P<file>\d{{1,6}}(?:/\d{{2,4}})?)(?:,\s(?P<name>[A-Z][\w'’]+(?:\s[A-Z][\w'’]+)?))?(?!\w)"
)
_ITALY_CONSTITUTION = re.compile(
    rf"(?<!\w)(?P<court>Corte cost\.|Corte costituzionale|C\. cost\.),?\s(?:sent(?:enza|\.)|ord(?:inanza|\.))?,?\s?"
    rf"(?P<day>{_DAY}),\sn\.\s(?P<file>\d{{1,4}})(?![\w/])"
)
"""With a whole date the number stands without its year."""
_TURKEY = re.compile(
    r"(?<!\w)(?:(?P<court>AYM|Anayasa Mahkemesi),?\s(?:(?:Genel Kurulu?|[İI]kinci Bölüm|Birinci Bölüm),?\s)?)?"
    r"(?:(?P<name>[A-ZÇĞİÖŞÜ][^,;:\n\[(]{0,60}?)(?P<plenary>\s[\[(]GK[\])])?,?\s)?\(?"
    r"(?:B\.|Başvuru|Bireysel [Bb]aşvuru)\s?(?:[Nn]o|[Nn]umarası|[Ss]ayısı)?\s?[.:]?\s?(?P<file>(?:19|20)\d\d/\d{1,6})(?![\d/])"
)
"""Individual applications to the Constitutional Court carry the year first."""
_SPAIN = re.compile(
    r"(?<!\w)(?:S[TC]C|ST[CS]|ATC|SAN|AAN|SSTC|STSJ)\s(?:núm\.\s)?(?P<file>\d{1,5}/(?P<year>(?:19|20)\d\d))(?!\d)"
)
_POLAND = re.compile(
    r"(?<!\w)(?P<file>[IVX]{1,4}\s(?:KZP|KK|KO|KS|CSK|CKN|CZP|CNP|OSK|FSK|OPS|AKa|AKz|SA/[A-Z][a-z])\s\d{1,5}/\d{2})(?!\d)"
)
_CZECHIA = re.compile(
    r"(?<!\w)(?P<file>(?:[IVX]{1,3}|Pl)\.\s?ÚS(?:-st\.)?\s\d{1,5}/\d{2}|\d{1,2}\s(?:Azs|Afs|As|Ads|Tdo|Tz|Tcu|Cdo|To)\s\d{1,5}/\d{4}(?:\s?-\s?\d+)?)(?!\d)"
)
_NUMBERED = re.compile(
    r"(?<!\w)(?P<file>\d[A-Z]_\d{1,4}/\d{4}|RR\.\d{4}\.\d{1,4}(?:-\d+)?|Ra\s\d{4}/\d{2}/\d{4}|K[KH]O[: ]\d{4}:\d{1,4}|"
    r"HR-\d{4}-\d{1,5}(?:-[A-Z])?|[CPSFDHG]\.\d{2}\.\d{4}\.[NFD])(?![\w/])"
)
_PRINTED = re.compile(
    r"(?<!\w)(?:(?:BGE|ATF|DTF)\s\d{2,3}\s[IV]{1,3}[ab]?\s\d{1,4}|(?:BVGE|ATAF|TPF)\s\d{4}\s?(?:/|\s)\s?\d{1,3}|"
    r"VfSlg\.?\s\d{1,2}[. ]?\d{3}(?:/\d{4})?|VwSlg\.?\s\d{1,2}[. ]?\d{3}(?:\s?A)?(?:/\d{4})?|NJA\s\d{4}\ss\.\s\d{1,4}|EvBl\s\d{4}/\d+)"
)

_AMERICA = re.compile(
    r"(?<!\d)\d{1,4} (?:F\.(?:[23]d|4th)|F\. ?Supp\.(?: [23]d)?|U\.S\.|S\. ?Ct\.) \d{1,4}(?:, \d{1,4})? \((?:[^()\d]{0,12}\d?[^()\d]{0,12})((?:18|19|20)\d\d)\)"
)
"""Extradition has been argued from these since the political offence exception."""


def continent(text: str) -> Iterator[Token]:
    """Yield file numbers of these courts, with their dates, and official collections."""
    for pattern in (
        *_BY_COURT,
        _ITALY,
        _ITALY_CONSTITUTION,
        _TURKEY,
        _SPAIN,
        _POLAND,
        _CZECHIA,
        _NUMBERED,
    ):
        for found in pattern.finditer(text):
            given = DATE.search(found[0])
            groups = found.groupdict()
            name = groups.get("name") or ""
            number = " ".join(found["file"].split()).replace(" del ", "/").replace("/ ", "/")
            if pattern is _ITALY_CONSTITUTION and given:
                number = f"{number}/{given[0][-4:]}"
            yield Token(Mark.NUMBER, *found.span(), CitationKind.OTHER, (number,),
                        day=read_date(given) if given else None, year=_year(groups, number),
                        court=groups.get("court") or "", flags=(*((f"name:{name}",) if name else ()), *(("GC",) if groups.get("plenary") else ())))  # fmt: skip
    for found in _AMERICA.finditer(text):
        yield Token(
            Mark.NUMBER, *found.span(), CitationKind.OTHER, (found[0],), year=int(found[1])
        )
    for found in _PRINTED.finditer(text):
        yield Token(Mark.REPORT, *found.span(), CitationKind.OTHER, (found[0],))


def _year(groups: dict[str, str | None], number: str) -> int | None:
    """Return the year that numbers of these courts end with, where it is the decision's own."""
    court = groups.get("court") or ""
    if groups.get("year"):
        return int(groups["year"] or 0)
    return int(number[-4:]) if court.startswith(("Corte", "C. cost")) else None
