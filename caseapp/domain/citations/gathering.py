"""Gathering neighbouring marks of a text, until something says that another citation begins.

That is a semicolon, the end of a sentence, more words than a citation has between its parts, a
second name, a second number.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from caseapp.domain.citations.citation import CitationKind
from caseapp.domain.citations.marks import Mark, Token

_MOST_MARKS = 64
"""Marks of one citation; a text that repeats one mark without end would be a single one, and each
of its marks would be compared with all before it."""
LONGEST_TITLE = 160
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
    r"dom|den|del|della|sentenza|sentencia|asunto|caso|ricorso|wyrok|dnia|presuda|acórdão|rozsudek|ze|dne|jtes|acumulados|riunite|"
    r"Commission|Court|reports?|Volume|vol|S|I|II|Reports of Judgments and Decisions|Rep|with|further|references|"
    r"ex parte|Nr|Nrn|nos|n|para|paras|OJ|ECR|EU|C|T|F|E)\b|[\s,.:()\[\]«»“”\"'’‘\-—–/]|\d{1,4}(?:-\d{1,4})?",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(
    r"(?<!\bno)(?<!\bNo)(?<!\bp)(?<!\bpp)(?<!\b[Aa]ff)(?<!\bRs)[.!?][\"')\]»”]*\s+$"
)
_NEXT_SENTENCE = re.compile(
    r"[.!?][\"')\]»”]*\s+(?:\d{1,3}\.\s+)?(?:On|In|At|By|From|Since|Until|Before|After|The|Le|La|Am|Die|Vom|В|С)\s$"
)
"""A date that follows tells when something else happened, and "Grand Chamber" begins a sentence."""
_SENTENCE_BEGUN = re.compile(r"[\w)\]]\.\s+([A-ZÀ-ÞА-Я][a-zà-žа-я]+)\s+[a-zà-žа-я]")
_TO_COURT = re.compile(r"[ ,)]*(?:(?:Council of Europe|European Union|United Nations): )?")
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
class Group:
    """Marks that may be one citation."""

    tokens: list[Token] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Where the last mark ends."""
        return self.tokens[-1].end

    def has(self, *marks: Mark) -> bool:
        """Say whether one of these is among the marks."""
        return any(token.mark in marks for token in self.tokens)

    def first(self, *marks: Mark) -> Token | None:
        """Return the first of these."""
        return next((token for token in self.tokens if token.mark in marks), None)

    def kinds(self) -> set[CitationKind]:
        """Return whose decisions the numbers and reports name."""
        return {
            token.kind for token in self.tokens if token.mark in _STRONG and token.kind is not None
        }


def gathered(text: str, tokens: Sequence[Token]) -> list[Group]:
    """Return the marks of a plain text in groups, in order; not each of them is a citation."""
    groups: list[Group] = []
    current = Group()
    for at, token in enumerate(tokens):
        # A mark has at least one sign: what comes later than `_NEAR` marks is not near.
        rest = tokens[at + 1 : at + 1 + _NEAR]
        if current.tokens and _parts(text, current, token, rest):
            groups.append(current)
            current = Group()
        current.tokens.append(token)
    return [*groups, current] if current.tokens else groups


def _parts(text: str, group: Group, token: Token, rest: Sequence[Token]) -> bool:
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
    if token.ecli and token.kind in group.kinds() and len(gap) < LONGEST_TITLE:
        return False
    return _far(text, group, token) or _second(text, group, token, rest)


def _printed_too(group: Group, token: Token) -> bool:
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


def _far(text: str, group: Group, token: Token) -> bool:
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
    of_next = token.mark in {Mark.DATE, Mark.FLAG}
    if of_next and _NEXT_SENTENCE.search(text, group.end - 1, token.start):
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


def _second(text: str, group: Group, token: Token, rest: Sequence[Token]) -> bool:
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


def _court_behind(text: str, group: Group, token: Token, rest: Sequence[Token]) -> bool:
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


def _name_parts(text: str, group: Group, token: Token, rest: Sequence[Token]) -> bool:
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


def _number_parts(group: Group, token: Token, gap: str) -> bool:
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
