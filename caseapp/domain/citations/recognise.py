"""Recognising citations: which marks of a text belong together and name one decision.

The text is cut into marks (`tokens`), and neighbouring marks are gathered until something says
that another citation begins: a semicolon, the end of a sentence, more words than a citation has
between its parts, a second name, a second number. What was gathered is a citation only if it
names a decision: by a number of its own, or by a State as respondent with a date or a report.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from caseapp.domain.citations.citation import Citation, CitationKind
from caseapp.domain.citations.marks import Mark, Token
from caseapp.domain.citations.short_names import with_their_kinds
from caseapp.domain.citations.titles import title_of, whole_title
from caseapp.domain.citations.tokens import plain, tokens_of

MOST_TEXT = 200_000
"""Characters of one text that are read; a memo is far shorter."""
_MOST_MARKS = 64
"""Marks of one citation; a text that repeats one mark without end would be a single one, and each
of its marks would be compared with all before it."""
_LONGEST_TITLE = 160
"""Characters of a title between the number of a case and its identifier."""
_NEAR = 30
_MOST_WORDS_BETWEEN = 22
"""Characters that are no connecting words and still may stand between two marks."""
_CONNECTING = re.compile(
    r"\b(?:judgments?|decisions?|of|the|in|case|cases|and|others|dated|delivered|adopted|on|at|p|pp|no|"
    r"applications?|application|judgment of|views|communications?|UN|Doc|document|joined|grand|chamber|"
    r"Urteil|Beschluss|Urt|Beschl|Entscheidung|vom|v|Rechtssache|Rechtssachen|verb|verbundene|Rs|Az|und|"
    r"arrêt|arrêts|décision|du|de|la|le|affaire|affaires|aff|jointes|requête|constatations|"
    r"постановление|решение|от|по|делу|дело|жалоба|г|года|к|соображения|"
    r"dom|den|del|della|sentenza|sentencia|asunto|caso|ricorso|wyrok|dnia|presuda|acórdão|rozsudek|ze|dne|"
    r"Commission|Court|reports?|Volume|vol|S|I|II|Reports of Judgments and Decisions|Rep|with|further|references|"
    r"ex parte|Nr|Nrn|nos|n|para|paras|OJ|ECR|EU|C|T|F|E)\b|[\s,.:()\[\]«»“”\"'’‘\-—–/]|\d{1,4}(?:-\d{1,4})?",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(
    r"(?<!\bno)(?<!\bNo)(?<!\bp)(?<!\bpp)(?<!\b[Aa]ff)(?<!\bRs)[.!?][\"')\]»”]*\s+$"
)
_NEXT_SENTENCE = re.compile(
    r"[.!?][\"')\]»”]*\s+(?:On|In|At|By|From|Since|Until|Before|After|Le|Am|Vom|В|С)\s$"
)
"""A date that follows tells when something else happened."""
_SENTENCE_BEGUN = re.compile(r"[\w)\]]\.\s+([A-ZÀ-ÞА-Я][a-zà-žа-я]+)\s+[a-zà-žа-я]")
_TO_COURT = re.compile(r"[ ,]*(?:(?:Council of Europe|European Union|United Nations): )?")
_OLD_LUXEMBOURG = re.compile(r"\d{1,3}/[5-8]\d")
_IN_OTHER_WORDS = re.compile(r"[»”\"]?\s\([«“\"]?")
"""Before a name in another language: "«Рябикин против России» (Ryabikin v. Russia)"."""
_IN_BRACKETS = re.compile(r"\([^()]{0,80}\)")
_TITLE_BETWEEN = re.compile(r"[\s,:(-]*[A-ZÀ-Þ«„“](?!.*[a-zà-ž]{3}\.\s+[A-Z])[^;]{0,130}")
"""A name that stands between a date and the number of a case: it has no "v" to be known by."""
_TITLE_APART = re.compile(r", [A-Z«„“](?!.*[a-zà-ž]{3}\.\s+[A-Z])[^;]{0,130}, ")
"""The same between commas: "judgment of 19 June 2025, Ministère public v KN, C-219/25 PPU"."""
_SMALL_WORDS = re.compile(r"(?<![^\W\d_])[a-zà-ž]{3,}")
_LATIN_WORDS = re.compile(r"[^\W\d_]+")
_ANOTHER_ACT = re.compile(
    r"\b(?:and|et|und|и)\s(?![A-ZÀ-ÞА-Я]|others|autres|andere|другие|\d)|\b(?:Order|Act|Law|Decree|Decision no|admissible|lodged|introduced|communicated|against)\b"
)
"""Words after which a date is that of something else: "… and Order of the Court of 14.06.2012"."""
_STRONG = (Mark.NUMBER, Mark.REPORT)


@dataclass(slots=True)
class _Group:
    """Marks that may be one citation."""

    tokens: list[Token] = field(default_factory=list)

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    def has(self, *marks: Mark) -> bool:
        return any(token.mark in marks for token in self.tokens)

    def first(self, *marks: Mark) -> Token | None:
        return next((token for token in self.tokens if token.mark in marks), None)

    def kinds(self) -> set[CitationKind]:
        return {
            token.kind for token in self.tokens if token.mark in _STRONG and token.kind is not None
        }


def recognise(text: str) -> tuple[Citation, ...]:
    """Return the citations of a text, in order.

    Nothing is looked up: a citation that is recognised may still name a decision that does not
    exist. Any text is safe; of very long ones the first `MOST_TEXT` characters are read.
    """
    clear = plain(text[:MOST_TEXT])
    citations = (_citation(clear, group) for group in _groups(clear, tokens_of(clear)))
    return tuple(
        with_their_kinds(
            [
                replace(citation, name=_as_written(text, clear, citation))
                for citation in citations
                if citation is not None
            ]
        )
    )


def _as_written(text: str, clear: str, citation: Citation) -> str:
    """Return the name with the dashes of the text: no sign has moved in the plain one."""
    at = clear.find(citation.name, max(0, citation.start - _LONGEST_TITLE), len(clear))
    if at < 0 or not citation.name:
        return citation.name
    written = text[at : at + len(citation.name)].replace("\u2010", "-").replace("\u2011", "-")
    return " ".join(written.split())


def _groups(text: str, tokens: list[Token]) -> list[_Group]:
    groups: list[_Group] = []
    current = _Group()
    for at, token in enumerate(tokens):
        # A mark has at least one sign: what comes later than `_NEAR` marks is not near.
        rest = tokens[at + 1 : at + 1 + _NEAR]
        if current.tokens and _parts(text, current, token, rest):
            groups.append(current)
            current = _Group()
        current.tokens.append(token)
    return [*groups, current] if current.tokens else groups


def _parts(text: str, group: _Group, token: Token, rest: list[Token]) -> bool:
    """Say whether a mark begins another citation."""
    if len(group.tokens) >= _MOST_MARKS:
        return True
    gap = text[group.end : token.start]
    if re.search(r"\b[Ii]bid", gap):
        return True
    if re.search(r"[;\n]", gap):
        inside = (
            token.mark in {Mark.DATE, Mark.PARAGRAPHS} and text[token.end : token.end + 1] == ")"
        )
        return not (re.fullmatch(r";\s", gap) and (inside or _printed_too(group, token)))
    if token.ecli and token.kind in group.kinds() and len(gap) < _LONGEST_TITLE:
        return False
    return _far(text, group, token) or _second(text, group, token, rest)


def _printed_too(group: _Group, token: Token) -> bool:
    """Say whether law reports print a decision that its neutral citation names just before."""
    islands = {CitationKind.UK, CitationKind.IE}
    before = group.tokens[-1]
    return (
        token.mark is Mark.REPORT
        and before.mark in _STRONG
        and group.has(Mark.NUMBER)
        and token.kind == before.kind
        and token.kind in islands
    )


def _far(text: str, group: _Group, token: Token) -> bool:
    """Say whether other words, or the end of a sentence, stand between."""
    gap = text[group.end : token.start]
    if len(_CONNECTING.sub("", _IN_BRACKETS.sub("", gap))) > _MOST_WORDS_BETWEEN:
        last = group.tokens[-1]
        sides = {Mark.NUMBER, Mark.REPORT, Mark.DATE, Mark.COURT, Mark.FLAG}
        beside = {last.mark, token.mark} <= sides
        return not (
            beside
            and CitationKind.CJEU in {*group.kinds(), token.kind}
            and Mark.NUMBER in {last.mark, token.mark}
            and _TITLE_BETWEEN.fullmatch(gap)
        )
    if token.mark in {Mark.NAME, Mark.COURT}:
        return bool(_SENTENCE_END.search(text[group.end - 1 : token.start]))
    if token.mark is Mark.DATE and _NEXT_SENTENCE.search(text, group.end - 1, token.start):
        return True
    if token.mark is Mark.PARAGRAPHS and text[token.start] == "[" and "." in gap:
        return True  # a mark of a footnote
    if (
        group.tokens[-1].mark is Mark.DATE
        and token.mark in {Mark.NUMBER, Mark.WEAK_NUMBER}
        and _foreign(gap)
        and not (token.kind is CitationKind.CJEU and _TITLE_APART.fullmatch(gap))
    ):
        return True
    begun = _SENTENCE_BEGUN.search(text, group.end - 1, token.start)
    return begun is not None and bool(_CONNECTING.sub("", begun[1]))


def _second(text: str, group: _Group, token: Token, rest: list[Token]) -> bool:
    """Say whether the group has already what the mark brings."""
    gap = text[group.end : token.start]
    complete = group.has(*_STRONG, Mark.WEAK_NUMBER)
    match token.mark:
        case Mark.NAME:
            return _name_parts(text, group, token, rest)
        case Mark.COURT:
            unknown = not group.kinds() and group.has(Mark.NUMBER) and len(gap) < _NEAR
            theirs = unknown or _court_behind(text, group, token, rest)
            return complete and not theirs and text[max(0, token.start - 1) : token.start] != "("
        case Mark.NUMBER | Mark.WEAK_NUMBER | Mark.REPORT:
            return _number_parts(group, token, gap)
        case Mark.DATE:
            other_words = bool(_LATIN_WORDS.search(_CONNECTING.sub("", gap)))
            second = group.has(Mark.DATE) and other_words
            other_act = token.day is not None and bool(_ANOTHER_ACT.search(gap))
            in_title = token.day is None and _TITLE_BETWEEN.fullmatch(gap)
            apart = len(_foreign(gap)) > 1 and not (
                CitationKind.CJEU in group.kinds() and in_title
            )
            return complete and (second or other_act or apart)
        case _:
            return False


def _court_behind(text: str, group: _Group, token: Token, rest: list[Token]) -> bool:
    """Say whether a court stands behind its number: "no. 829/1998, HRC, Views of 5 August 2003"."""
    if group.has(Mark.COURT) or not _TO_COURT.fullmatch(text, group.end, token.start):
        return False
    if rest and rest[0].mark in {Mark.NAME, Mark.NUMBER, Mark.WEAK_NUMBER, Mark.REPORT}:
        between = text[token.end : rest[0].start]
        if not between.strip(" ,:"):
            return False  # it leads to another decision
    bodies = {CitationKind.HRC, CitationKind.CAT}
    return any(
        one.kind is token.kind or (one.kind is CitationKind.UN and token.kind in bodies)
        for one in group.tokens
        if one.mark in {*_STRONG, Mark.WEAK_NUMBER}
    )


def _foreign(gap: str) -> list[str]:
    """Return words in small letters that no citation has between its parts."""
    return _SMALL_WORDS.findall(_CONNECTING.sub(" ", _IN_BRACKETS.sub(" ", gap)))


def _name_parts(text: str, group: _Group, token: Token, rest: list[Token]) -> bool:
    if token.short and group.has(*_STRONG, Mark.WEAK_NUMBER):
        return True
    first = group.tokens[-1] if group.has(Mark.NAME) else None
    if (
        first is not None
        and first.mark is Mark.NAME
        and _IN_OTHER_WORDS.fullmatch(text, first.end, token.start)
    ):
        return False
    if group.has(Mark.NAME) or not group.has(*_STRONG, Mark.WEAK_NUMBER, Mark.COURT, Mark.DATE):
        return True
    if not group.has(*_STRONG, Mark.WEAK_NUMBER):
        return False
    known = group.kinds()
    following = next((other for other in rest if other.mark in {*_STRONG, Mark.WEAK_NUMBER}), None)
    near = following is not None and following.start - token.end < _NEAR
    if following is not None and following.mark is Mark.REPORT:
        # Between a number and a report a name belongs to both: "4/73, Nold v Commission, [1974] …".
        near = near and bool(text[group.end : token.start].strip(" ,"))
    if CitationKind.CJEU in known:
        return near and following is not None and following.kind is not CitationKind.CJEU
    return near or ";" in text[group.end : token.start]


def _number_parts(group: _Group, token: Token, gap: str) -> bool:
    known = group.kinds()
    if token.kind is not None and known and token.kind not in known:
        printed = token.mark is Mark.REPORT and token.kind is CitationKind.CJEU
        # British reports print cases of Strasbourg: "Paposhvili v Belgium [2017] Imm AR 867, App No …".
        name = group.first(Mark.NAME)
        british = known == {CitationKind.UK} and not group.has(Mark.NUMBER) and name is not None
        abroad = (
            british and name is not None and name.of_state and token.kind is CitationKind.ECTHR
        )
        return not (printed or abroad)
    numbers = [known for known in group.tokens if known.mark in {Mark.NUMBER, Mark.WEAK_NUMBER}]
    if token.mark is Mark.REPORT or not numbers or token.kind is CitationKind.CJEU:
        other = group.first(Mark.REPORT)
        second = (
            token.mark is Mark.REPORT and other is not None and token.kind is CitationKind.ECTHR
        )
        return second and group.has(Mark.PARAGRAPHS) and bool(re.search(r"\band\b", gap))
    if token.ecli or token.document or any(known.ecli or known.document for known in numbers):
        return False
    if token.kind is CitationKind.DE and re.fullmatch(r"[\s,-]*(?:(?:und|u\.\s?a\.)[\s-]*)?", gap):
        return group.has(Mark.PARAGRAPHS)
    if token.kind in {
        *(CitationKind.UK, CitationKind.IE, CitationKind.DE, CitationKind.FR),
        CitationKind.OTHER,
    }:
        return True
    return bool(set(token.values) - {value for known in numbers for value in known.values}) and (
        group.has(Mark.PARAGRAPHS) or not re.fullmatch(r"[\s,(and)]*|\s?[,(]?\s?", gap)
    )


def _citation(text: str, group: _Group) -> Citation | None:
    name = group.first(Mark.NAME)
    numbers = [token for token in group.tokens if token.mark is Mark.NUMBER]
    reports = [token for token in group.tokens if token.mark is Mark.REPORT]
    court = group.first(Mark.COURT)
    if not numbers:
        numbers = _weak(group, name, court, reports)
    else:
        numbers = [*_beside_ecli(group, numbers), *numbers]
    kind = _kind(numbers, reports, court, name)
    if kind is None or not _names_decision(group, numbers, reports, name, court, kind):
        return None
    parts = [token for token in group.tokens if _belongs(token, kind)]
    start, end = parts[0].start, parts[-1].end
    for opening, closing in ("()", "[]"):
        open_ = text.count(opening, start, end) > text.count(closing, start, end)
        end += open_ and text[end : end + 1] == closing
    days = [token.day for token in (*_dates(group), *numbers) if token.day is not None]
    years = [
        token.year for token in (*_dates(group), *numbers, *reports) if token.year is not None
    ]
    day: date | None = days[0] if days else None
    flags = [flag for token in group.tokens for flag in token.flags]
    given = next((flag for flag in flags if flag.startswith("name:")), "").removeprefix("name:")
    title = name.values[0] if name is not None else given or title_of(text, group.tokens, kind)
    title = whole_title(text, group.tokens, title) if kind is CitationKind.CJEU else title
    return Citation(
        kind,
        tuple(dict.fromkeys(value for token in numbers for value in token.values)),
        title,
        day,
        day.year if day else (years[0] if years else None),
        tuple(
            value
            for token in group.tokens
            if token.mark is Mark.PARAGRAPHS
            for value in token.values
        ),
        tuple(dict.fromkeys(flag for flag in flags if not flag.startswith("name:"))),
        next((token.ecli for token in numbers if token.ecli), ""),
        tuple(value for token in reports for value in token.values),
        next((token.document for token in numbers if token.document), ""),
        start,
        end,
    )


def _dates(group: _Group) -> list[Token]:
    return [token for token in group.tokens if token.mark is Mark.DATE]


def _belongs(token: Token, kind: CitationKind) -> bool:
    return token.mark is not Mark.WEAK_NUMBER or token.kind in {kind, CitationKind.UN}


def _weak(
    group: _Group, name: Token | None, court: Token | None, reports: list[Token]
) -> list[Token]:
    """Return numbers that might be those of a law, where something says that they are not."""
    found = [token for token in group.tokens if token.mark is Mark.WEAK_NUMBER]
    if court is not None and court.kind in {CitationKind.CAT, CitationKind.HRC}:
        return [token for token in found if token.kind is CitationKind.UN]
    found = [token for token in found if token.kind is CitationKind.ECTHR]
    marks = (*reports, court) if court is not None else reports
    if marks and all(token.kind is CitationKind.CJEU for token in marks):
        return [
            replace(token, kind=CitationKind.CJEU)
            for token in found
            if all(_OLD_LUXEMBOURG.fullmatch(value) for value in token.values)
        ]
    by_court = court is not None and court.kind is CitationKind.ECTHR
    by_name = name is not None and name.of_state
    by_report = any(token.kind is CitationKind.ECTHR for token in reports)
    return found if by_court or by_name or by_report else []


def _beside_ecli(group: _Group, numbers: list[Token]) -> list[Token]:
    """Return the list of applications of which the identifier of a judgment has only the first."""
    first = {value for token in numbers if ":ECHR:" in token.ecli for value in token.values}
    return [
        token
        for token in group.tokens
        if token.mark is Mark.WEAK_NUMBER and first & set(token.values)
    ]


def _kind(
    numbers: list[Token], reports: list[Token], court: Token | None, name: Token | None
) -> CitationKind | None:
    for token in (*numbers, *reports):
        # The number of a communication says nothing of the body that it was sent to.
        sent = token.mark is Mark.WEAK_NUMBER and token.kind is CitationKind.UN
        if token.kind is not None and not sent:
            return token.kind
    if court is not None and (numbers or name is not None):
        return court.kind
    if numbers:
        return CitationKind.UN
    return CitationKind.ECTHR if name is not None and name.of_state else None


def _names_decision(
    group: _Group,
    numbers: list[Token],
    reports: list[Token],
    name: Token | None,
    court: Token | None,
    kind: CitationKind,
) -> bool:
    if numbers:
        return True
    if any(token.kind is not None for token in reports):
        # A year of the Court's reports alone ("ECHR 2008") names nothing.
        return (
            name is not None
            or kind is not CitationKind.ECTHR
            or group.has(Mark.DATE)
            or any(
                "Series A" in token.values[0]
                or "DR" in token.values[0]
                or "EHRR" in token.values[0]
                for token in reports
            )
        )
    if name is None:
        return False
    dated = any(token.day is not None for token in _dates(group)) or group.has(
        Mark.PARAGRAPHS, Mark.REPORT
    )
    dated = dated or any("cited above" in token.flags for token in group.tokens)
    return (name.of_state or court is not None) and dated
