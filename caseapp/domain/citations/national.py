"""Marks of courts of the United Kingdom, Ireland, Germany and France."""

import re
from collections.abc import Iterator

from caseapp.domain.citations.citation import CitationKind
from caseapp.domain.citations.marks import Mark, Token
from caseapp.domain.written_dates import DATE, DAY, read_date

_UK_COURTS = (
    r"UKSC|UKHL|UKPC|EWCA (?:Civ|Crim)|EWHC|EWFC|EWCOP|UKUT|UKFTT|UKAITUR|UKAIT|UKIAT|UKEAT|EAT|"
    r"UKSIAC|CSIH|CSOH|HCJAC|HCJ|NICA|NIQB|NIKB|NIFam|NIMaster|CAT"
)
_IE_COURTS = r"IESC|IECA|IEHC|IECCA"
_NEUTRAL = re.compile(
    rf"(?<!\w)[\[(]?((?:19|20)\d\d)[\])]?,?\s*({_UK_COURTS}|{_IE_COURTS})\s+(\d{{1,5}})(?![\d/])"
    r"(?:\s*\((Admin|Ch|QB|KB|Fam|Comm|IAC|AAC|TCC|Pat|IPEC|TC|GRC|LC|Civ|SCCO)\))?"
)
_UK_REPORT = re.compile(
    r"[\[(]((?:18|19|20)\d\d)[\])]\s+(?:\d\s+)?(?:AC|QB|KB|Ch|Fam|WLR|All ER(?: \(EC\))?|Imm AR|INLR|Cr App R|"
    r"Crim LR|CMLR|BHRC|UKHRR|SC|SLT|SCCR|Lloyd's Rep|ILPr|IR|ILRM|HRLR|ACD|FLR|PIQR|STC|ICR|IRLR|Cr App R \(S\)|JC|FC|Env LR|BCLC)"
    r"\s+(?:\((?:HL|PC|UKSC|UKHL)\)\s)?\d+"
    r"|(?<!\w)((?:19|20)\d\d)\s(?:SC|SLT|JC|SCCR)\s(?:\((?:HL|UKSC|PC|D)\)\s)?\d+"
)


_UK_UNREPORTED = re.compile(
    rf"\((?P<court>(?:[A-Z][a-z]+\s){{1,4}}(?:Magistrates['’]|Crown|Sheriff) Court),\s(?P<day>(?i:{DAY}))\)"
)
"""A court below the reporting ones and the day: "(Westminster Magistrates’ Court, 9 March 2022)"."""


def islands(text: str) -> Iterator[Token]:
    """Yield neutral citations and law reports of the United Kingdom and Ireland."""
    for found in _NEUTRAL.finditer(text):
        kind = CitationKind.IE if found[2].startswith("IE") else CitationKind.UK
        number = f"[{found[1]}] {' '.join(found[2].split())} {found[3]}"
        number += f" ({found[4]})" if found[4] else ""
        yield Token(Mark.NUMBER, *found.span(), kind, (number,), year=int(found[1]))
    for found in _UK_UNREPORTED.finditer(text):
        given = DATE.search(found["day"])
        day = read_date(given) if given else None
        yield Token(Mark.NUMBER, *found.span(), CitationKind.UK, (), day=day, court=found["court"])
    for found in _UK_REPORT.finditer(text):
        kind = CitationKind.IE if re.search(r"\s(?:IR|ILRM)\s", found[0]) else CitationKind.UK
        year = int(found[1] or found[2])
        yield Token(Mark.REPORT, *found.span(), kind, (found[0],), year=year)


_DE_COURT = (
    r"(?:BVerfG|BVerwG|BGH|BSG|BFH|BAG|RG|Bundesverfassungsgericht|Bundesverwaltungsgericht|Bundesgerichtshof|"
    r"BayVGH|BayObLG|VerfGH|LVerfG|StGH|(?:[A-ZÄÖÜ][a-zäöü]+(?:es|er|isches)\s)?(?:OLG|OVG|VGH|VG|LG|AG|KG|SG|LSG|Oberlandesgericht|Oberverwaltungsgericht|"
    r"Verwaltungsgerichtshof|Verwaltungsgericht|Landgericht|Kammergericht|Hanseatisches OLG|Hans\. OLG)"
    r"(?:\s(?:[A-ZÄÖÜ][\w-]+|a\.\s?M\.|am Main|im Breisgau|NRW|\([A-Za-z]+\))){0,4})"
)
_DE_FILE = (
    r"(?:\d{1,2}\s(?:BvR|BvE|BvF|BvL|BvQ|BvB|BvG|BvM|BvN|PBvU)\s\d{1,5}\s?/\s?\d{2}"
    r"|\d{1,2}\s[ABC]N?\s\d{1,4}\.\d{2}"
    r"|(?:\d|[IVX]{1,4}[a-z]?)\s(?:ZR|ZB|StR|ARs|AR|BGs|StB|ZA|ARZ|ZPB)\s\d{1,5}/\d{2}(?:\s[A-Z](?![\w.]))?"
    r"|(?:\(\d{1,2}\)\s?)?(?:[IVX]{1,4}(?:\.|-|\s)\s?)?(?:[A-Z]{1,2}\s)?(?:\d{1,3}[a-z]?\s)?"
    r"(?:(?:[A-Z][A-Za-z]{0,7}\.?|\([A-Za-z. ]{1,12}\)|\(?\d{1,3}\)?)\s?){1,4}"
    r"(?<=[A-Za-z). ])\d{1,5}\s?[/.]\s?\d{2,5}(?:\.[A-Z]{1,3}(?!\w)|\.\d{2})?(?:\s[A-Z](?![\w.]))?"
    r"(?:\s\(\d+/\d{2}\))?)"
)
_DE_KIND = r"(?:\([A-ZÄÖÜa-zäöü. ]+\)\s?)?(?:Beschluss|Beschluß|Beschl\.|Urteil|Urt\.|B\.|U\.|Entscheidung)"
_DE_FULL = re.compile(
    rf"\b(?P<court>{_DE_COURT})\.?\s?,?\s+(?:\([^)]{{0,30}}\),?\s)?(?:{_DE_KIND}\s?)?(?:(?:vom|v\.)\s?)?"
    r"(?P<day>\d{1,2}\.\s?(?:\d{1,2}\.|[A-Za-zä]{3,9}\.?)\s?\d{4})?"
    rf"(?:\s?\([^)]{{0,40}}\))?\s?[-,:(]{{0,2}}\s?(?:(?:Az|AZ|Aktenzeichen)\.?:?\s?)?"
    rf"(?:(?:BVerwG|BGH|VG|OVG|OLG(?=\s)|BVerfG)\s)?(?P<file>{_DE_FILE})(?![\d/])"
)
_DE_OWN = re.compile(
    r"(?<![\w/])(\d{1,2}\s(?:BvR|BvE|BvF|BvL|BvQ|BvB|BvG|BvM|BvN)\s\d{1,5}\s?/\s?\d{2}"
    r"|[1-6]\s(?:StR|ARs)\s\d{1,4}/\d{2}|[IVX]{1,4}\sZ[RB]\s\d{1,4}/\d{2})(?![\d/])"
)
_DE_DATED = re.compile(
    rf"\b(?P<court>BVerfG|BVerwG|BGH|BAG|BSG|BFH)\s?,?\s+(?:\([^)]{{0,30}}\),?\s)?{_DE_KIND}\s?(?:(?:vom|v\.)\s?)?"
    r"(?P<day>\d{1,2}\.\s?(?:\d{1,2}\.|[A-Za-zä]{3,9}\.?)\s?\d{4})"
)
"""A high court and a date, where the number is left out."""
_DE_REPORT = re.compile(
    r"\b(BVerfGE|BVerfGK|BVerwGE|BGHSt|BGHZ|BSGE|BFHE)\s+(\d{1,3}),?\s+(?:S\.\s)?(\d{1,4})(?:\s[(<\[]\d+(?:\s?ff?\.?)?[)>\]])?"
)
_DE_NEXT = re.compile(
    r";\s((\d{1,3},\s\d{1,4})(?:\s[(<\[]\d+(?:\s?ff?\.?)?[)>\]])?)(?=[;.,)]|\s*$)"
)


def _file(written: str) -> str:
    """Return a file number in one spelling: "2 BvR 2/18"."""
    return re.sub(r"\s?/\s?", "/", " ".join(written.split())).removeprefix("OLG ")


def germany(text: str) -> Iterator[Token]:
    """Yield file numbers of German courts, with court and date, and official collections."""
    for found in _DE_FULL.finditer(text):
        given = DATE.search(found["day"] or "")
        yield Token(Mark.NUMBER, *found.span(), CitationKind.DE, (_file(found["file"]),),
                    day=read_date(given) if given else None, court=found["court"])  # fmt: skip
    for found in _DE_DATED.finditer(text):
        given = DATE.search(found["day"])
        day = read_date(given) if given else None
        yield Token(Mark.NUMBER, *found.span(), CitationKind.DE, (), day=day, court=found["court"])
    for found in _DE_OWN.finditer(text):
        yield Token(Mark.NUMBER, *found.span(), CitationKind.DE, (_file(found[1]),))
    for found in _DE_REPORT.finditer(text):
        series = f"{found[1]} {found[2]}, {found[3]}"
        yield Token(Mark.REPORT, *found.span(), CitationKind.DE, (series,))
        more = _DE_NEXT.match(text, found.end())
        while more is not None:  # "BVerfGE 109, 13 (34); 113, 154 (166)"
            yield Token(Mark.REPORT, *more.span(1), CitationKind.DE, (f"{found[1]} {more[2]}",))
            more = _DE_NEXT.match(text, more.end())


_FR_COURT = (
    r"(?:Cass\.\s?,?\s?(?:(?:crim|civ|com|soc|req|ch\.\s?mixte|ass\.\s?plén)\.?,?|1re\s?civ\.?|2e\s?civ\.?|3e\s?civ\.?|ch\.\s?crim\.?|(?!pen|sez|civ\.\s?sez)(?:civ\.\s?)?[123](?:re|ère|e|ème)(?:\s?civ\.)?|Ass\.\s?plén\.?)?|"
    r"Crim\.|Civ\.\s?[123](?:re|e)|Cour de [Cc]assation(?:\s?\(?,?\s?(?:[Cc]hambre criminelle|ch\. crim\.|crim\.|\w+ chambre civile)\)?)?|"
    r"CE(?!\w)|C\.\s?E\.|Conseil d['’]\s?[ÉEé]tat|Cons\.\s?const\.|Conseil constitutionnel|"
    r"CNDA|CAA(?:\s(?:de\s)?[A-Z][\w-]+)?|TA(?:\s(?:de\s)?[A-Z][\w-]+)?|CA(?:\s(?:de\s)?[A-Z][\w-]+){1,2}|Cour d['’]appel de [A-Z][\w-]+|T\.?\s?confl\.)"
)
_FR_DATE = r"(?:\d{1,2}(?:er)?\s[A-Za-zéûô]{3,9}\.?\s\d{4}|\d{1,2}[./]\d{1,2}[./]\d{4})"
_FR_NUMBER = (
    r"(?:\d{2}-\d{2}[. ]?\d{3}|\d{2}(?:\d{2})?-\d{1,4}(?:/\d{1,4})*\s(?:QPC|DC)|(?:19|20)?\d{2}/\d{4,5}|"
    r"\d{2}[A-Z]{2}\d{5}|\d{2,3}[\s.]?\d{3}|\d{5,8})(?![\d/])"
)
_FR_NUMBERS = rf"{_FR_NUMBER}(?:(?:,|\set|\sand)\s(?:n[°o]s?\s?)?{_FR_NUMBER})*"
_FR_FULL = re.compile(
    rf"(?<!\w)(?P<court>{_FR_COURT})[,\s]+(?P<middle>(?:[^;\n]{{0,60}}?[,\s])?)(?P<day>{_FR_DATE})"
    rf"(?P<name>[^;\n\d]{{0,70}}?)[,\s(]+(?:req\.\s?)?(?:n[°o]s?\.?\s?|pourvoi\s(?:n[°o]\s?)?)?(?P<file>{_FR_NUMBERS})"
    r"(?:,\s(?P<after>(?:MM?\.|Mmes?|Mlle)\s[^,;()\n\d]{1,60}|[A-ZÉ][a-zé]+(?:\s[A-ZÉ][\w'’-]+){0,3}(?=,\s(?:§|para|cons|point)|\s*\.?\s*$)))?"
)
_FR_DECISION = re.compile(
    rf"(?<!\w)(?P<court>Cons\.\s?const\.|Conseil constitutionnel|CE|Conseil d['’]État|CNDA)(?!\w)[^;\n]{{0,30}}?(?:déc(?:ision|\.)\s)?n[°o]s?\.?\s?(?P<file>{_FR_NUMBER})(?:(?:\sdu|,)\s(?P<day>{_FR_DATE}))?(?:,\s(?P<name>(?:MM?\.|Mmes?|Mlle|Société|Association)\s[^,;()\n]{{1,60}}|[A-ZÉ][^,;.()\n\d]{{2,60}}))?"
)
_FR_DATED = re.compile(
    rf"(?<!\w)(?P<court>CE(?!\w)|Cass\.\s?(?:crim|com|soc|ass\. plén|ch\. mixte|1re civ|2e civ|3e civ)\.|Crim\.)"
    rf"(?:[,\s]+(?:Ass\.|Sect\.|sect\.|ass\.|ord\.|réf\.))?[,\s]+(?P<day>{_FR_DATE})(?:,\s(?P<name>[A-Z][^,;.\n\d]{{2,60}}))?"
)
"""A high court and a date, where the number is left out: "CE, 8 décembre 1978, GISTI"."""
_FR_OWN = re.compile(
    r"(?:pourvoi\s|arrêt\s)n[°o]s?\s?(?P<bare>\d{2}-\d{5})(?!\d)|(?:pourvoi\s)?n[°o]s?\s?(?P<file>\d{2}-\d{2}\.\d{3}|\d{2}(?:\d{2})?-\d{1,4}(?:/\d{1,4})*\s(?:QPC|DC))(?!\d)"
    r"|(?<=\()(?P<number>\d{2}-\d{2}\.\d{3})(?=\))"
)
_SAYS_CASSATION = re.compile(r"\b(?:crim|cass|chambre|pourvoi)", re.IGNORECASE)
_FR_REPORT = re.compile(
    r"\b(?:Bull\.(?:\s(?:crim|civ|com|soc)\.?)?(?:\s?[IVX]+,?)?,?\s?(?:\d{4},?\s)?n[°o]\s?\d+|Rec\.\s(?:Lebon\s)?p\.\s?\d+|Lebon\sp\.\s?\d+)"
)


def france(text: str) -> Iterator[Token]:
    """Yield numbers of French decisions, with court and date, and official collections."""
    for pattern in (_FR_FULL, _FR_DECISION, _FR_OWN, _FR_DATED):
        for found in pattern.finditer(text):
            groups = found.groupdict()
            given = DATE.search(groups.get("day") or "")
            if groups.get("number") and not _SAYS_CASSATION.search(
                text[max(0, found.start() - 120) : found.start()]
            ):
                continue
            listed = groups.get("file") or groups.get("bare") or groups.get("number") or ""
            files = tuple(
                re.sub(r"(?<!-\d\d)(?<=\d)[.\s](?=\d{3}$)", "", one)
                for one in re.findall(_FR_NUMBER, listed)
            ) or (listed,)
            name = (groups.get("name") or groups.get("after") or "").strip(" ,(")
            name = name if re.search(r"(?:^|\s)[A-Z]\.$", name) else name.rstrip(".")
            yield Token(Mark.NUMBER, *found.span(), CitationKind.FR, files if listed else (),
                        day=read_date(given) if given else None, court=groups.get("court") or "",
                        document="", ecli="", flags=(f"name:{name}",) if _is_name(name) else ())  # fmt: skip
    for found in _FR_REPORT.finditer(text):
        yield Token(Mark.REPORT, *found.span(), CitationKind.FR, (found[0],))


def _is_name(text: str) -> bool:
    return (
        bool(text)
        and text[0].isupper()
        and not re.match(r"(?:Rec|Bull|Lebon|Ass|Publié|Inédit|AJDA|JCP|RFDA)\b", text)
    )
