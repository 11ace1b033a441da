"""Marks of courts of the United Kingdom, Ireland, Germany and France."""

import re
from collections.abc import Iterator

from caseapp.domain.citations.citation import CitationKind
from caseapp.domain.citations.dates import DATE, read_date
from caseapp.domain.citations.marks import Mark, Token

_UK_COURTS = (
    r"UKSC|UKHL|UKPC|EWCA (?:Civ|Crim)|EWHC|EWFC|EWCOP|UKUT|UKFTT|UKAITUR|UKAIT|UKIAT|UKEAT|EAT|"
    r"UKSIAC|CSIH|CSOH|HCJAC|HCJ|NICA|NIQB|NIKB|NIFam|NIMaster|CAT"
)
_IE_COURTS = r"IESC|IECA|IEHC|IECCA"
_NEUTRAL = re.compile(
    rf"\[((?:19|20)\d\d)\]\s+({_UK_COURTS}|{_IE_COURTS})\s+(\d{{1,5}})"
    r"(?:\s+\((?:Admin|Ch|QB|KB|Fam|Comm|IAC|AAC|TCC|Pat|IPEC|TC|GRC|LC|Civ|TCC|SCCO)\))?"
)
_UK_REPORT = re.compile(
    r"[\[(]((?:18|19|20)\d\d)[\])]\s+(?:\d\s+)?(?:AC|QB|KB|Ch|Fam|WLR|All ER(?: \(EC\))?|Imm AR|INLR|Cr App R|"
    r"Crim LR|CMLR|BHRC|UKHRR|SC|SLT|SCCR|Lloyd's Rep|ILPr|IR|ILRM)\s+(?:\(HL\)\s|\(PC\)\s)?\d+"
)


def islands(text: str) -> Iterator[Token]:
    """Yield neutral citations and law reports of the United Kingdom and Ireland."""
    for found in _NEUTRAL.finditer(text):
        kind = CitationKind.IE if found[2].startswith("IE") else CitationKind.UK
        number = " ".join(found[0].split())
        yield Token(Mark.NUMBER, *found.span(), kind, (number,), year=int(found[1]))
    for found in _UK_REPORT.finditer(text):
        kind = CitationKind.IE if re.search(r"\s(?:IR|ILRM)\s", found[0]) else CitationKind.UK
        yield Token(Mark.REPORT, *found.span(), kind, (found[0],), year=int(found[1]))


_DE_COURT = (
    r"(?:BVerfG|BVerwG|BGH|BSG|BFH|BAG|RG|Bundesverfassungsgericht|Bundesverwaltungsgericht|Bundesgerichtshof|"
    r"BayVGH|BayObLG|VerfGH|(?:OLG|OVG|VGH|VG|LG|AG|KG|SG|LSG|Oberlandesgericht|Oberverwaltungsgericht|"
    r"Verwaltungsgerichtshof|Verwaltungsgericht|Landgericht|Kammergericht|Hanseatisches OLG|Hans\. OLG)"
    r"(?:\s(?:[A-ZÄÖÜ][\w-]+|a\.\s?M\.|am Main|im Breisgau|NRW|\([A-Za-z]+\))){0,4})"
)
_DE_FILE = (
    r"(?:\d{1,2}\s(?:BvR|BvE|BvF|BvL|BvQ|BvB|BvG|BvM|BvN|PBvU)\s\d{1,5}/\d{2}"
    r"|\d{1,2}\s[ABC]N?\s\d{1,4}\.\d{2}"
    r"|(?:\d|[IVX]{1,4}[a-z]?)\s(?:ZR|ZB|StR|ARs|AR|BGs|StB|ZA|ARZ|ZPB)\s\d{1,5}/\d{2}"
    r"|(?:\(\d\)\s?)?(?:OLG\s)?(?:[IVX]{1,4}-?)?(?:\d{1,3}\s?)?(?:Ausl\.?\s?|OAus\.?\s?|AR\s?|Ws\s?|Ss\s?){1,2}"
    r"(?:\([A-Za-z. ]+\)\s?|A\s?|[A-Z]\s?|\(\d+\)\s?)?\d{1,5}/\d{2}(?:\s\(\d+/\d{2}\))?"
    r"|(?:[A-Z]\s)?\d{1,2}[a-z]?\s(?:[A-Z]{1,2}|S|K|L|A|B)\s\d{1,5}[./]\d{2,5}(?:\.[A-Z]{1,3}|\.\d{2})?(?:\s[A-Z])?)"
)
_DE_KIND = r"(?:\([A-ZÄÖÜa-zäöü. ]+\)\s?)?(?:Beschluss|Beschluß|Beschl\.|Urteil|Urt\.|B\.|U\.|Entscheidung)"
_DE_FULL = re.compile(
    rf"\b(?P<court>{_DE_COURT}),?\s+(?:{_DE_KIND}\s+)?(?:(?:vom|v\.)\s+)?"
    r"(?P<day>\d{1,2}\.\s?(?:\d{1,2}\.|[A-Za-zä]{3,9}\.?)\s?\d{4})?"
    rf"(?:\s?\([^)]{{0,40}}\))?\s?[-,:(]?\s?(?:Az\.?:?\s?)?(?P<file>{_DE_FILE})"
    r"(?:\s(?:und|u\.a\.|,)\s\d+/\d{2})?"
)
_DE_OWN = re.compile(
    r"(?<![\w/])(\d{1,2}\s(?:BvR|BvE|BvF|BvL|BvQ|BvB|BvG|BvM|BvN)\s\d{1,5}/\d{2})"
)
_DE_REPORT = re.compile(
    r"\b(BVerfGE|BVerfGK|BVerwGE|BGHSt|BGHZ|BSGE|BFHE)\s+(\d{1,3}),?\s+(?:S\.\s)?(\d{1,4})(?:\s[(<\[]\d+(?:\s?ff?\.?)?[)>\]])?"
)


def germany(text: str) -> Iterator[Token]:
    """Yield file numbers of German courts, with court and date, and official collections."""
    for found in _DE_FULL.finditer(text):
        given = DATE.search(found["day"] or "")
        yield Token(Mark.NUMBER, *found.span(), CitationKind.DE, (" ".join(found["file"].split()),),
                    day=read_date(given) if given else None, court=found["court"])  # fmt: skip
    for found in _DE_OWN.finditer(text):
        yield Token(Mark.NUMBER, *found.span(), CitationKind.DE, (found[1],), court="BVerfG")
    for found in _DE_REPORT.finditer(text):
        yield Token(Mark.REPORT, *found.span(), CitationKind.DE, (found[0],))


_FR_COURT = (
    r"(?:Cass\.\s?,?\s?(?:(?:crim|civ|com|soc|req|ch\.\s?mixte|ass\.\s?plén)\.?,?|1re\s?civ\.?|2e\s?civ\.?|3e\s?civ\.?|(?:civ\.\s?)?[123](?:re|ère|e|ème)(?:\s?civ\.)?|Ass\.\s?plén\.?)?|"
    r"Crim\.|Civ\.\s?[123](?:re|e)|Cour de cassation(?:\s?\(?,?\s?(?:chambre criminelle|ch\. crim\.|crim\.|\w+ chambre civile)\)?)?|"
    r"CE|Conseil d['’]\s?[ÉEé]tat|Cons\.\s?const\.|Conseil constitutionnel|"
    r"CNDA|CAA(?:\s(?:de\s)?[A-Z][\w-]+)?|TA(?:\s(?:de\s)?[A-Z][\w-]+)?|CA(?:\s(?:de\s)?[A-Z][\w-]+){1,2}|Cour d['’]appel de [A-Z][\w-]+|T\.?\s?confl\.)"
)
_FR_DATE = r"(?:\d{1,2}(?:er)?\s[a-zéûô]{3,9}\.?\s\d{4}|\d{1,2}[./]\d{1,2}[./]\d{4})"
_FR_NUMBER = r"(?:\d{2}-\d{2}[. ]?\d{3}|\d{4}-\d{1,4}(?:/\d{1,4})*\s(?:QPC|DC)|\d{2}/\d{4,5}|\d{2}[A-Z]{2}\d{5}|\d{5,8})"
_FR_FULL = re.compile(
    rf"(?<!\w)(?P<court>{_FR_COURT})[,\s]+(?P<middle>(?:[^;\n]{{0,60}}?[,\s])?)(?P<day>{_FR_DATE})"
    rf"(?P<name>[^;\n\d]{{0,70}}?)[,\s(]+(?:req\.\s?)?(?:n[°o]s?\.?\s?|pourvoi\s(?:n[°o]\s?)?)?(?P<file>{_FR_NUMBER})"
)
_FR_DECISION = re.compile(
    rf"(?<!\w)(?P<court>Cons\.\s?const\.|Conseil constitutionnel|CE|Conseil d['’]État|CNDA)[^;\n]{{0,30}}?(?:déc(?:ision|\.)\s)?n[°o]s?\.?\s?(?P<file>{_FR_NUMBER})(?:\s(?:du|,)\s(?P<day>{_FR_DATE}))?"
)
_FR_OWN = re.compile(
    r"(?:pourvoi\s)?n[°o]s?\s?(?P<file>\d{2}-\d{2}\.\d{3}|\d{4}-\d{1,4}(?:/\d{1,4})*\s(?:QPC|DC))(?!\d)"
)
_FR_REPORT = re.compile(
    r"\b(?:Bull\.(?:\s(?:crim|civ|com|soc)\.?)?(?:\s?[IVX]+,?)?,?\s?(?:\d{4},?\s)?n[°o]\s?\d+|Rec\.\s(?:Lebon\s)?p\.\s?\d+|Lebon\sp\.\s?\d+)"
)


def france(text: str) -> Iterator[Token]:
    """Yield numbers of French decisions, with court and date, and official collections."""
    for pattern in (_FR_FULL, _FR_DECISION, _FR_OWN):
        for found in pattern.finditer(text):
            groups = found.groupdict()
            given = DATE.search(groups.get("day") or "")
            name = (groups.get("name") or "").strip(" ,.(")
            yield Token(Mark.NUMBER, *found.span(), CitationKind.FR, (found["file"],),
                        day=read_date(given) if given else None, court=groups.get("court") or "",
                        document="", ecli="", flags=(f"name:{name}",) if _is_name(name) else ())  # fmt: skip
    for found in _FR_REPORT.finditer(text):
        yield Token(Mark.REPORT, *found.span(), CitationKind.FR, (found[0],))


def _is_name(text: str) -> bool:
    return bool(text) and text[0].isupper() and not re.match(r"(?:Rec|Bull|Lebon|Ass)\b", text)
