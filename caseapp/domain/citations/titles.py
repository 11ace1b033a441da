"""Names of cases that have one party only, and therefore no "v" to be known by.

Luxembourg: "Aranyosi and Căldăraru", "LM (Deficiencies in the system of justice)"; the tribunals of
the United Kingdom: "MST and Others (national service) Eritrea CG". They stand beside the number.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from caseapp.domain.citations.citation import CitationKind
from caseapp.domain.citations.marks import Mark, Token

_REACH = 160
"""Characters before and after the number in which a name is looked for."""
_WORD = r"[A-ZÀ-ÖØ-ÞĀ-ĶŁŃŚŞŠŹŻŽ“„«][\w.'’/-]*"
_SMALL = (
    r"and|et|und|e|y|i|en|o|&|v\.?|c\.|others|autres|andere|altri|a\.o\.|e\.a\.|u\.\s?a\.|de|van|von|der|den|du|"
    r"des|la|le|of|for|the|di|del|della|voor|te|pour|für|in"
)
_NAME = rf"{_WORD}(?:,?\s(?:{_SMALL})(?![\w])|,?\s{_WORD})*"
_BRACKET = r"(?:\s\([^()]{2,110}\))?"
_WHOLE = re.compile(rf"[\s,:(/-]*({_NAME}{_BRACKET})[\s,:(/-]*")
_BEFORE = re.compile(rf"(?:^|[\s,:(])({_NAME}{_BRACKET})(?:\s(?:case|judgment))?\s*[,(\[-]?\s*$")
_PARTICLE = r"(?:van|von)(?:\s(?:de[nr]?|het))?\s"
_AFTER = re.compile(
    rf"(?:\su\.\s?a\.|\se\.a\.|\sa\.o\.)?[\s,:(/-]*((?:{_PARTICLE})?{_NAME}{_BRACKET})"
)
_PARTICLES = frozenset({"van", "von"})
"""Small words with which a name begins: "van Gend en Loos"."""
_AT_END = re.compile(rf"[\s,-]*(?:\(({_NAME}{_BRACKET})\)|(?<=[\s-])-\s({_NAME}{_BRACKET}))")
_SAYS_CASE = re.compile(
    r"[\s,(]*(?:\b(?:[Jj]oined|[Cc]ases?|[Aa]ff\.|[Aa]ffaires?|jointes|jtes|[Rr]s\.|[Vv]erb\.|Rechtssachen?|"
    r"verbundene|asuntos?|acumulados|cause|riunite|causa|zaak|gevoegde|zaken|sprawa|sprawie|делу|дело|no\.?|n°)"
    r"\s*)+$"
)
_LEADING = """
Case Cases Joined Judgment Judgments Urteil Urt Beschluss Rs Rechtssache Order Opinion Arrêt In
See  Cf The Court CJEU ECJ EuGH CJUE CJ UN Doc OJ EU Advocate Article Rn Slg Rec Rn. In: Also But
Grand  Chamber General AG Directive Regulation HvJ STJUE S I II ECR juris Absatz Abs Vgl Siehe
Voir Az Aktenzeichen ABl Judgement Decision Affaire Cause
"""
_IS_TITLE = re.compile(r"[A-Z«„“](?!.*[a-zà-ž]{3}\.\s+[A-Z])[^;\[\]\n]{2,140}")
_REST = re.compile(r",\s(?=[^\W\d_A-ZÀ-ÞА-Я])")
"""What follows a name in small letters is of the next part: ", judgment of"."""
_NO_TITLE = re.compile(
    r",\s[^\W\d_A-ZÀ-ÞА-Я]|\b(?:[Jj]udg(?:ment|ments|ement)|[Oo]rder|[Oo]pinion|[Cc]ases?|[Aa]ff|[Aa]ffaire|[Aa]sunto|[Cc]aso|[Cc]ausa|"
    r"[Zz]aak|Rs|Rechtssache|Urteil|arrêt|делу|дело|sprawa|of|CJEU|ECJ|EuGH|CJUE|OJ|ECR|u|no|para|Rn|point)\b"
)
"""Words that belong to the next part of a citation."""
_SIGNALS = frozenset(_LEADING.split())
"""Words with capitals that lead to another part of a citation."""
_LAST_SMALL = re.compile(
    rf"(?:[\s,]+(?!others|autres|andere|altri|a\.o|e\.a|u\.\s?a)(?:{_SMALL}))+$"
)
_OF_A_TRIBUNAL = re.compile(
    r"(?:^|[\s;(])([A-Z]{1,3}(?:,? (?:and|&) [A-Z]{1,3}|,? (?:(?:and|&) )?(?:[Oo]thers|[Aa]nother|Ors|Anor))*"
    r"(?:(?: \([^()]{3,120}\))? [A-Z][a-z]+(?: [A-Z][a-z]+)?(?: CG)?| \([A-Z][a-z]+(?: [A-Z][a-z]+)?\))|(?:In re|Re) [A-Z][^,;\[\]]{0,60}?|"
    rf"{_WORD} and (?:Another|Others|another|others))[\s,]*$"
)


def title_of(text: str, tokens: Sequence[Token], kind: CitationKind) -> str:
    """Return the name beside the number of a decision; "" where there is none.

    Args:
        text: plain, as the tokens have been found in it.
        tokens: the marks of the citation, none of which is a name.
        kind: whose decision it is.

    """
    at, number = next(
        ((at, one) for at, one in enumerate(tokens) if one.mark in {Mark.NUMBER, Mark.REPORT}),
        (0, None),
    )
    if number is None:
        return ""
    before = tokens[at - 1].end if at else max(0, number.start - _REACH)
    left = text[before : number.start]
    if kind is CitationKind.UK:
        found = _OF_A_TRIBUNAL.search(left)
        return found[1] if found else ""
    if kind is not CitationKind.CJEU:
        return ""
    left = _SAYS_CASE.sub("", left)
    after = tokens[at + 1].start if at + 1 < len(tokens) else number.end + _REACH
    led = {one.mark for one in tokens[:at]} <= {Mark.COURT, Mark.FLAG}
    if at and led and not left.strip(" ,"):
        left = text[max(0, tokens[0].start - _REACH) : tokens[0].start]
    places = (
        (_WHOLE.fullmatch(left) if at else None),
        (_BEFORE.search(left) if not at or tokens[at - 1].mark is Mark.COURT else None),
        _AFTER.match(text[number.end : after]),
        _AT_END.match(text[tokens[-1].end : tokens[-1].end + _REACH]),
    )
    written = (
        found[1] or found[2] if found.re is _AT_END else found[1] for found in places if found
    )
    return next((name for one in written if (name := _name(one))), "")


def whole_title(text: str, tokens: Sequence[Token], known: str) -> str:
    """Return what stands between the parts of a citation of Luxembourg, if it has the known name.

    Its names have words of every language: "P.I. v Migracijos departamentas"; between a date and a
    number, or a number and an identifier, or a year, there is nothing but the name.
    """
    parts = [token for token in tokens if token.mark not in {Mark.NAME, Mark.FLAG}]
    for before, after in pairwise(parts):
        if {before.mark, after.mark} - {Mark.DATE, Mark.NUMBER, Mark.REPORT}:
            continue
        name = text[before.end : after.start].strip(" ,(")
        at = name.find(known)
        lead, rest = name[:at], _REST.split(name[at + len(known) :])[0]
        name = f"{lead}{known}{rest}"
        if at >= 0 and _IS_TITLE.fullmatch(name) and not _NO_TITLE.search(f"{lead}|{rest}"):
            return " ".join(name.split())
    return known


def _name(written: str) -> str:
    """Return a name as it is kept; "" if it is only a word that leads to another part."""
    name = " ".join(_LAST_SMALL.sub("", written).split()).strip(" ,-/")
    words = name.split()
    while words and words[0].rstrip(".,:") in _SIGNALS:
        words.pop(0)
        if words and words[0] == "in":  # "Judgment in N. S. and Others"
            words.pop(0)
    if not words or not (words[0][0].isupper() or words[0] in _PARTICLES or words[0][0] in "“„«"):
        return ""
    name = " ".join(words)
    if name[0] in "“„«" and name.count("“") + name.count("”") + name.count("»") < 2:  # noqa: PLR2004
        name = name.strip("“„«”»")
    pointed = re.search(r"(?:^|[\s.])(?:[A-Z]|e\.a|u\.\s?a|a\.o)\.$", name)
    return name if pointed else name.rstrip(".")
