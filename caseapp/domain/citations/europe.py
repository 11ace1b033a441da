"""Marks of the courts of Strasbourg and Luxembourg: numbers, identifiers, printed series."""

import re
from collections.abc import Iterator
from datetime import date

from caseapp.domain.citations.citation import CitationKind
from caseapp.domain.citations.marks import Mark, Token

_ECLI = re.compile(
    r"(?<![\w:])(?:ECLI:\s?([A-Z]{2})|(?=CE:ECHR:)(CE)):([A-Za-z0-9]{1,7}):(\d{4}):([A-Za-z0-9.]{1,25})(?<!\.)"
)
_SHORT_ECLI = re.compile(r"(?<![:\w])EU:([CTF]):(\d{4}):(\d{1,4})\b")
_COURT_OF_ECLI = {"CE": CitationKind.ECTHR, "EU": CitationKind.CJEU, "DE": CitationKind.DE,
                  "FR": CitationKind.FR, "UK": CitationKind.UK, "GB": CitationKind.UK,
                  "IE": CitationKind.IE}  # fmt: skip


def eclis(text: str) -> Iterator[Token]:
    """Yield European Case Law Identifiers, with the number and date that some of them carry."""
    for found in _ECLI.finditer(text):
        country, short, court, year, rest = found.groups()
        country = country or short
        kind = _COURT_OF_ECLI.get(country, CitationKind.OTHER)
        numbers, day = _inside_ecli(country, court, int(year), rest)
        flags = ("dec.",) if court == "ECHR" and rest[4:7] == "DEC" else ()
        yield Token(Mark.NUMBER, *found.span(), kind, numbers, ecli=f"ECLI:{country}:{court}:{year}:{rest}",
                    day=day, year=int(year), flags=flags)  # fmt: skip
    for found in _SHORT_ECLI.finditer(text):
        yield Token(Mark.NUMBER, *found.span(), CitationKind.CJEU, (), ecli=f"ECLI:{found[0]}",
                    year=int(found[2]))  # fmt: skip


def _inside_ecli(
    country: str, court: str, year: int, rest: str
) -> tuple[tuple[str, ...], date | None]:
    """Read number and date that the identifiers of Strasbourg carry: 0228JUD003720106."""
    inside = re.fullmatch(r"(\d\d)(\d\d)(?:JUD|DEC|REP|ADV|COM)(\d{7})(\d\d)", rest)
    if country != "CE" or court != "ECHR" or inside is None:
        return (), None
    try:
        day = date(year, int(inside[1]), int(inside[2]))
    except ValueError:
        day = None
    return (f"{int(inside[3])}/{inside[4]}",), day


_APPLICATION = r"(?:\d{1,2}\.\d{3}|\d{1,5})\s?/\s?\d{2}(?![\d/])"
_NO = r"(?:[Nn][Oo]s?\.?\s?:?|[Nn]°s?|[Nn]rn?\.?|№№?|N\s?°|N\b|n\.|núms?\.|č\.|бр\.|br\.|#)"
_LIST = rf"{_APPLICATION}(?:\s?(?:,|;|and|et|und|i|ve|и|та|&|to|à|bis|-|, and)\s?(?:{_NO}\s?)?(?={_APPLICATION}){_APPLICATION})*"
_SAYS_APPLICATION = (
    r"(?:[Aa]pp(?:lication|l|n)?s?\.?(?:\s(?:[Nn]umbers?|with))?|[Rr]eq(?:u[êe]tes?|\.)|"
    r"[Жж]ал[об]\w{1,3}|[Зз]аяв[аиуі]\w{0,2}|[Bb]eschwerden?|[Ii]ndividualbeschwerden?|[Bb]swd?\.|"
    r"[Zz]ahtev\w*|[Zz]ahtj\w*|[Pp]redstavk\w*|[Bb]aşvuru(?:\s?[Nn]o)?|B\.|[Rr]ic(?:orso|\.)|"
    r"[Dd]emandas?|[Qq]ueixas?|[Vv]erzoekschrift(?:nr\.?)?|[Kk]lacht|[Ss]karg\w*|[Ss]tížnost\w*|"
    r"[Ss]ťažnosť|[Cc]ererea|საჩივ\w+)"
)
_OWN_NUMBER = re.compile(rf"\b{_SAYS_APPLICATION}\s*(?:\(\s*)?(?:{_NO}\s?)?({_LIST})")
_ANY_NUMBER = re.compile(rf"(?<![\w]){_NO}\s?({_LIST})")
_BARE_NUMBER = re.compile(rf"(?<![\w/.-])({_LIST})")
_SERIES_A = re.compile(
    r"\b(?:[Ss]eri(?:es|e|a)|[Ss]érie|[Сс]ери[яи])\s+[AА]\s*,?\s*(?:(?:[Nn]os?\.?|n°s?|Nrn?\.|№|N|vol\.)\s?)?(\d+(?:\s?-?\s?[A-Z]\b)?)(?:\s(?:and|et|&)\s(\d+(?:-[A-Z])?))?"
)
_REPORTS = re.compile(
    r"(?<!ICJ )(?<!I\.C\.J\. )(?<!Law )\b(?:Reports(?: of Judgments and Decisions)?|Recueil(?: des arrêts et décisions)?|Slg\.)\s+((?:19|20)\d\d)(\s{0,2}-\s{0,2}[IVX]+)?(?:,?\s+pp?\.\s?\d+(?:-\d+)?)?"
)
_ECHR_YEAR = re.compile(
    r"\b(?:ECHR|CEDH|EGMR-E|EuGRZ)\s+((?:19|20)\d\d)(?:\s{0,2}-\s{0,2}(?:([IVX]+)|\.{3}|…))?(?:\s+\(?(extracts|extraits)\)?)?(?:\s+\d{1,4}\b)?"
)
_BLUEBOOK = re.compile(
    r"(?<!\d)(\d{1,3}) Eur\. ?Ct\. ?H\. ?R\. \([Ss]er\. A\)|(?<!\d)((?:19|20)\d\d-[IVX]+) Eur\. ?Ct\. ?H\. ?R\.(?: \d+)?"
)
"""As American journals write: "161 Eur. Ct. H.R. (ser. A)", "2005-I Eur. Ct. H.R. 293"."""
_DR = re.compile(
    r"\b(?:Decisions and Reports(?:\s*\(DR\))?|Décisions et rapports(?:\s*\(DR\))?|DR)\s+(\d{1,3})(?:-[AB])?,?\s+pp?\.\s?\d+|(?<!\d)(?:\((19\d\d)\)\s)?\d{1,3}-?[AB]?\s+DR\s+\d+"
)
_EHRR = re.compile(
    r"\((\d{4})\)\s+\d{1,3}\s+EHRR\s+(?:SE\s?)?\d+|\[(\d{4})\]\s+\d{1,3}\s+EHRR\s+\d+|\[(\d{4})\]\s+ECHR\s+\d+(?:/\d\d(?!\d))?"
)


def _numbers(listed: str) -> tuple[str, ...]:
    return tuple(re.sub(r"[\s.]", "", found) for found in re.findall(_APPLICATION, listed))


def strasbourg(text: str) -> Iterator[Token]:
    """Yield numbers of applications and the printed series of the Strasbourg Court."""
    for found in _OWN_NUMBER.finditer(text):
        yield Token(Mark.NUMBER, *found.span(), CitationKind.ECTHR, _numbers(found[1]))
    for found in _ANY_NUMBER.finditer(text):
        yield Token(Mark.WEAK_NUMBER, *found.span(), CitationKind.ECTHR, _numbers(found[1]))
    for found in _SERIES_A.finditer(text):
        number = re.sub(r"\s?-?\s?([A-Z])$", r"-\1", found[1])
        yield Token(Mark.REPORT, *found.span(), CitationKind.ECTHR, (f"Series A no. {number}",))
    for found in _BLUEBOOK.finditer(text):
        series = f"Series A no. {found[1]}" if found[1] else f"Reports {found[2]}"
        year = int(found[2][:4]) if found[2] else None
        yield Token(Mark.REPORT, *found.span(), CitationKind.ECTHR, (series,), year=year)
    for pattern in (_REPORTS, _ECHR_YEAR, _DR, _EHRR):
        for found in pattern.finditer(text):
            year = next(
                (
                    int(value)
                    for value in found.groups()
                    if value and re.fullmatch(r"(?:19|20)\d\d", value)
                ),
                None,
            )
            series = re.sub(r"\s*-\s*", "-", " ".join(found[0].split()))
            yield Token(Mark.REPORT, *found.span(), CitationKind.ECTHR, (series,), year=year)


def bare(text: str) -> Iterator[Token]:
    """Yield what may be the number of an application, with nothing that says so."""
    for found in _BARE_NUMBER.finditer(text):
        yield Token(Mark.WEAK_NUMBER, *found.span(), CitationKind.ECTHR, _numbers(found[1]))


_ONE_CASE = (
    r"[CTF]\s?-\s?\d{1,4}/\s?\d{2}(?!\d)(?:\s?(?:P\(R\)|PPU|RX-II|RX|DEP|REV|OP|AJ|P|R)\b(?!\.))?"
)
_CASES = re.compile(
    rf"(?<![\w-])({_ONE_CASE}(?:\s?(?:,|and|et|und|to|à|bis|e|y|en|i|a|и|&|, and)\s?(?={_ONE_CASE}){_ONE_CASE})*)"
)
_LOOSE_CASE = re.compile(r"\b[Cc]ases?\s+([CTF])[ .](\d{1,4}/\d{2})(?!\d)")
"""The hyphen is lost where a program copied the text of a page."""
_OLD_CASES = re.compile(
    r"\b(?:Joined )?[Cc]ases?\s+((?:\d{1,3}[/-]\d{2})(?:(?:,|\sand|\sto|\s&)\s?\d{1,3}[/-]\d{2})*)(?![/\d-])"
)
_OLD_CASES_ABROAD = re.compile(
    r"\b(?:Rs\.|Rechtssachen?|[Aa]ff(?:aires?|\.)\s?(?:jtes\s)?)\s?((?:\d{1,3}/\d{2}))(?![/\d])"
)
_OPINION = re.compile(r"\b(?:Opinion|Avis|Gutachten)\s+(\d/\d{2})(?![/\d])(?!\d)")
_ECR = re.compile(
    r"\[(\d{4})\]\s+ECR(?:-SC)?\s+(?:I+-)?(?:A-)?\d+|\b(?:Rec\.|Slg\.)\s+(\d{4}),?\s+(?:p\.\s|S\.\s)?(?:I+-)?\d+"
    r"|\bRec\.\s?p\.\s?I+-\d+"
)
_OJ = re.compile(
    r"\b(?:OJ|JO|ABl\.)\s(?:\d{4},?\s)?(?:EU\s)?[CL]\s?\d+(?:/\d+)?(?:,\s?\d{1,2}\.\d{1,2}\.(\d{4}))?,\s?p\.\s?\d+|\[(\d{4})\]\s+OJ\s+[CL]\s?\d+/\d+"
)
_JOURNAL = re.compile(
    r"\b(?:NVwZ(?:-RR)?|NJW(?:-RR)?|EuGRZ|EuZW|EuR|JZ|JuS|NZBau|NZA|GRUR|MMR|FamRZ|MDR|BayVBl|NdsVBl|AuAS|Asylmagazin|NStZ(?:-RR)?|StV|InfAuslR|ZAR|DVBl\.?|DÖV|ZStW|StraFo|BeckRS|NLMR|ÖJZ|RUDH|AJDA|JT)"
    r"\s(?:\(?(\d{4})\)?),?\s(?:S\.\s|p\.\s)?\d{1,5}(?:\s\(\d+\))?"
)
"""Journals that print decisions: they name none, but a name, a court and a place in one do."""


def _case_number(written: str) -> str:
    """Return the number of a case in one spelling: "C-216/18 PPU"."""
    number = re.sub(r"\s?([-/])\s?", r"\1", written)
    return re.sub(r"(?<=\d)(?=[A-Z])", " ", number)


def luxembourg(text: str) -> Iterator[Token]:
    """Yield numbers of cases and the printed series of the courts in Luxembourg."""
    for found in _CASES.finditer(text):
        numbers = tuple(_case_number(one) for one in re.findall(_ONE_CASE, found[1]))
        yield Token(Mark.NUMBER, *found.span(), CitationKind.CJEU, numbers)
    for found in _LOOSE_CASE.finditer(text):
        yield Token(Mark.NUMBER, *found.span(), CitationKind.CJEU, (f"{found[1]}-{found[2]}",))
    for pattern in (_OLD_CASES, _OLD_CASES_ABROAD):
        for found in pattern.finditer(text):
            numbers = tuple(re.findall(r"\d{1,3}/\d{2}", found[1].replace("-", "/")))
            yield Token(Mark.NUMBER, *found.span(), CitationKind.CJEU, numbers)
    for found in _OPINION.finditer(text):
        yield Token(Mark.NUMBER, *found.span(), CitationKind.CJEU, (f"Opinion {found[1]}",))
    for found in _ECR.finditer(text):
        year = int(found[1] or found[2] or 0) or None
        yield Token(Mark.REPORT, *found.span(), CitationKind.CJEU, (found[0],), year=year)
    for pattern in (_OJ, _JOURNAL):
        for found in pattern.finditer(text):
            year = next((int(one) for one in found.groups() if one), None)
            yield Token(Mark.REPORT, *found.span(), None, (found[0],), year=year)
