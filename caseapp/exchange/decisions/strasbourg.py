"""The title page of a judgment or decision of the Strasbourg Court.

On paper each part has a line of its own; some files run all of them into one, give them in two
languages at once, or break a long name.
"""

import re
from collections.abc import Iterator, Sequence

from caseapp.domain.decision_files import DecisionDraft
from caseapp.exchange.decisions.case_names import title_case
from caseapp.exchange.decisions.days import day_alone

_CASE_OF = re.compile(r"^(?:CASE OF|IN THE CASE OF)\s+(.+)$")
_AFFAIRE = re.compile(r"^(?:AFFAIRE\.?|ДЕЛО|DAVA)\s+(.+)$")
_IN_THE_CASE = re.compile(r"^(?:In the case of|En l[’']affaire|In the)\s+(.+?)(?:,| case,)$")
_MARK = re.compile(r"\s?(?:\[[*\d]{1,3}\]|\(\d\)|\*)(?=,|$)")
"""Of a footnote, behind a name."""
APPLICATIONS = re.compile(
    r"^\(?(?:Requêtes?\s*(?:nos?|n[°o]s?)\s?/\s?)?(?:Applications?|Requêtes?|Жалоб[аы]|Başvuru)\s*"
    r"(?:nos?\.?|n[°o]s?|№№?|N)?:?\s*(?=\d)(.+?)\)?$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,5}/\d{2}(?!\d)")
_ORIGINATED = re.compile(
    r"(?:originated in|applications?|requêtes?|жалоб)[^.]{0,60}?\((?:no|n|№)[^)]{0,400}?\d{1,5}/\d{2}(?!\d)[^)]*\)",
    re.IGNORECASE,
)
_BY_AGAINST = re.compile(
    r"Applications?\snos?\.\s.{4,300}?\sby\s(?P<who>.{2,200}?)\sagainst\s(?:the\s)?(?P<state>[A-Z“\"].{2,60}?)"
    r"(?=\s(?:The European|lodged|The following)|$)"
)
_FAMILY_NAME = re.compile(r"[^\W\d_a-zà-ž]{2,}(?:[-'’ ][^\W\d_a-zà-ž]{2,})*")
_SECTION = re.compile(
    r"^\(?(GRAND CHAMBER|GRANDE CHAMBRE|(?:FIRST|SECOND|THIRD|FOURTH|FIFTH) SECTION|"
    r"(?:PREMIÈRE|DEUXIÈME|TROISIÈME|QUATRIÈME|CINQUIÈME) SECTION|PLENARY COURT|"
    r"COURT \((?:PLENARY|CHAMBER|GRAND CHAMBER)\)|ПЕРВАЯ СЕКЦИЯ|ВТОРАЯ СЕКЦИЯ|ТРЕТЬЯ СЕКЦИЯ|"
    r"ЧЕТВ[ЕЁ]РТАЯ СЕКЦИЯ|ПЯТАЯ СЕКЦИЯ|БОЛЬШАЯ ПАЛАТА)\)?$",
    re.IGNORECASE,
)
_COMMITTEE = re.compile(r"sitting as a Committee|siégeant en comité", re.IGNORECASE)
_SITTING = re.compile(r"\bas a (Grand Chamber|Chamber)\b|\ben (?:une )?(grande chambre)\b")
_COURT = re.compile(
    r"European Court of Human Rights|Cour européenne des droits de l[’']homme|"
    r"Европейский [Сс]уд по правам"
)
_PARTS = re.compile(
    r"\s(?=(?:CASE OF|AFFAIRE|DECISION AS|JUDGMENT\b|ARRÊT\b|STRASBOURG\b|FINAL\b|PROCEDURE\b)|"
    r"\((?:Applications?|Requêtes?)\s|In the case of|The European Court of Human Rights|This judgment)"
    r"|(?<=STRASBOURG)\s|(?<=\d{2}\))\s(?=JUDGMENT)"
)
_ONE_LINE = 120
_FIRST = 12
_LONGEST_NAME = 200


def says_strasbourg(front: Sequence[str]) -> bool:
    """Say whether the first blocks of a file are those of the Strasbourg Court."""
    titled = any(_CASE_OF.match(text) or _AFFAIRE.match(text) for text in front[:4])
    return (
        any(APPLICATIONS.match(text) for text in front[:15])
        or any(_COURT.search(text) for text in front[:40])
        or (titled and any(text.upper() == "STRASBOURG" for text in front[:_FIRST]))
    )


def laid_out(front: Sequence[str]) -> list[str]:
    """Return the parts of a title page, each on a line of its own."""
    lines: list[str] = []
    for at, text in enumerate(front):
        parts = _PARTS.split(text) if at < _FIRST and len(text) > _ONE_LINE else [text]
        for part in filter(None, parts):
            if re.match(r"(?:v|c)\.\s", part) and lines and _is_title(lines[-1]):
                lines[-1] = f"{lines[-1]} {part}"
            else:
                lines.append(part)
    return lines


def _is_title(text: str) -> bool:
    return bool(_CASE_OF.match(text) or _AFFAIRE.match(text))


def read_title_page(
    file: str, title: str, front: Sequence[str], texts: Sequence[str]
) -> DecisionDraft:
    """Return what a title page says.

    Args:
        file: name of the file.
        title: of the document, where it has one: a name whose State was lost is taken from there.
        front: the first blocks, laid out.
        texts: the first numbered paragraphs: old title pages have no number of an application.

    """
    name = _without_gap(_name(front), title)
    section = next((found[1] for text in front[:15] if (found := _SECTION.match(text))), "")
    if not section:
        sitting = (_SITTING.search(text) for text in front)
        section = next((found[1] or found[2] for found in sitting if found), "")
    if any(_COMMITTEE.search(text) for text in front):
        section = f"{section.title()} (Committee)" if section else "Committee"
    formation = (
        section.capitalize().replace(" section", " Section").replace(" chamber", " Chamber")
    )
    return DecisionDraft(
        file, name, _numbers(front, texts), "", "ECtHR",
        section if "Committee" in section else formation,
        day_alone(front), respondent(name),
    )  # fmt: skip


def names_of(texts: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the places of names on title pages, and the names."""
    for at, text in enumerate(texts):
        found = _CASE_OF.match(text) or _AFFAIRE.match(text)
        if found:
            yield at, title_case(found[1])


def respondent(name: str) -> str:
    """Return the State of a name: "Russia" of "Liu v. Russia (no. 2)"."""
    found = re.search(
        r"\s(?:v\.|c\.|v|против)\s(?:the\s|l[’']|la\s|le\s)?(.+?)(?:\s\((?:no|n°|№)\.?\s?\d\))?$",
        name,
        re.IGNORECASE,
    )
    return found[1] if found else ""


def _name(front: Sequence[str]) -> str:
    for pattern in (_CASE_OF, _AFFAIRE, _IN_THE_CASE):
        for text in front:
            found = pattern.match(_MARK.sub("", text))
            if found:
                return title_case(found[1]).strip("«»“”")
    decided = _BY_AGAINST.search(" ".join(front[:_FIRST]))
    if decided is not None:
        return _of_decision(decided["who"], decided["state"])
    names = (
        text
        for text in front[:_FIRST]
        if re.search(r"\s(?:v\.|c\.|против)\s", text) and len(text) < _LONGEST_NAME
    )
    return title_case(next(names, ""))


def _of_decision(who: str, state: str) -> str:
    """Return the name of a decision, which says "by Mehmed LIMONI and Others against Sweden"."""
    family = _FAMILY_NAME.search(who)
    others = " and Others" if re.search(r"\band [Oo]thers\b", who) else ""
    applicant = f"{family[0]}{others}" if family else who
    article = "the " if re.match(r"(?:United|Netherlands|former|Czech)", state) else ""
    return f"{title_case(applicant)} v. {article}{title_case(state)}"


def _without_gap(name: str, title: str) -> str:
    """Take a name from the title of the document where its State was lost."""
    applicant = re.split(r"\s(?:v|c)\.?(?:\s|$)", name)[0]
    if name and respondent(name):
        return name
    given = re.sub(r"^(?:CASE OF|AFFAIRE)\s+", "", title)
    if respondent(given) and applicant.casefold() in title.casefold():
        return title_case(given)
    return re.sub(r"\s(?:v|c)\.?$", "", name)


def _numbers(front: Sequence[str], texts: Sequence[str]) -> tuple[str, ...]:
    written = next((found[1] for text in front if (found := APPLICATIONS.match(text))), "")
    if not _NUMBER.search(written):
        said = (_ORIGINATED.search(text) for text in (*texts, *front))
        written = next((one[0] for one in said if one), "")
    if not written:
        written = next(
            (
                text
                for text in front
                if re.search("application", text, re.IGNORECASE) and _NUMBER.search(text)
            ),
            "",
        )
    return tuple(dict.fromkeys(_NUMBER.findall(written)))
