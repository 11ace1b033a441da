"""What the operative part of a judgment of the Strasbourg Court holds."""

import re
from collections.abc import Iterator, Sequence

_ARTICLE = (
    r"Articles?\s+(\d{1,2}(?:\s(?:§§?|paras?\.)\s?\d(?:\s?\(?[a-f]\)?)?)?)"
    r"((?:(?:,|\sand|\sor|\sto)\s(?:Articles?\s)?\d{1,2}(?:\s(?:§|para\.)\s?\d)?)*)(?:\sof Protocol No\.\s?(\d{1,2}))?"
)
_HELD = re.compile(
    rf"\b(no|not been an?|not (?:a|in)|an?|also been an?|continuing|procedural|substantive|separate|such|been)?\s*"
    rf"(?:violations?|breach(?:es)?)\s(?:by the \w+ Government\s)?of\s(?:the\s)?(?:requirements of\s)?{_ARTICLE}",
    re.IGNORECASE,
)
_HELD_FRENCH = re.compile(
    r"(n['’]y a (?:pas eu|eu aucune|pas)|n['’]y aurait pas|non-|pas )?\s*(?:eu |de )?violation\s(?:de l['’]|des |de )"
    r"articles?\s+(\d{1,2}(?:\s(?:§§?)\s?\d)?)((?:(?:,|\set|\sou)\s(?:l['’]article\s)?\d{1,2}(?:\s§\s?\d)?)*)"
    r"(?:\sdu Protocole n[o°]\s(\d{1,2}))?",
    re.IGNORECASE,
)
_HELD_RUSSIAN = re.compile(
    r"(не было |отсутств\w+ |нет )?нарушени[еяй]\s(?:требований\s)?(?:пункт\w+ \d\s)?стат(?:ьи|ей)\s+"
    r"(\d{1,2}(?:\s§\s?\d)?)((?:(?:,|\sи)\s\d{1,2})*)(?:\sПротокола №\s(\d{1,2}))?",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\bnot necessary\b|\bno need\b|\bunnecessary\b|\bwhether there\b|\bno separate issue\b"
    r"|pas lieu d['’]examiner|pas nécessaire|нет необходимости|не требуется",
    re.IGNORECASE,
)
"""A question that the Court left open."""
_DENIALS = ("no", "not", "n'y", "n’y", "pas", "не", "отсутств")
_OTHER = (
    (
        re.compile(
            r"(?:Declares.*|application )\binadmissible\b|Déclare.*\birrecevables?\b|неприемлемой",
            re.IGNORECASE,
        ),
        "inadmissible",
    ),
    (
        re.compile(r"Decides to strike|strike the (?:case|application)", re.IGNORECASE),
        "struck out",
    ),
)


def read_conclusion(operative: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Return the outcome in the library's words, and the articles that it names."""
    held: dict[str, list[str]] = {}
    for text in operative:
        for clause in re.split(r";|\.\s+(?=[A-Z])", text):
            for kind, article in _holdings(clause):
                if article not in held.setdefault(kind, []):
                    held[kind].append(article)
    parts = [f"{kind}: {', '.join(names)}" for kind, names in sorted(held.items(), reverse=True)]
    whole = " ".join(operative)
    if not parts:
        parts = [word for pattern, word in _OTHER if pattern.search(whole)][:1]
    articles = dict.fromkeys(article for names in held.values() for article in names)
    return " | ".join(parts), tuple(articles)


def _holdings(clause: str) -> Iterator[tuple[str, str]]:
    if _OPEN.search(clause):
        return
    for pattern in (_HELD, _HELD_FRENCH, _HELD_RUSSIAN):
        for found in pattern.finditer(clause):
            denied = (found[1] or "").lower().startswith(_DENIALS)
            for article in _articles(found):
                yield "no violation" if denied else "violation", article


def _articles(found: re.Match[str]) -> Iterator[str]:
    protocol = f"P{found[4]}-" if found[4] else ""
    for text in (found[2], *re.split(r",|\s(?:and|or|to|et|ou|и)\b", found[3] or "")):
        number = re.search(r"(\d{1,2})(?:\s(?:§§?|paras?\.)\s?(\d))?", text)
        if number:
            yield protocol + (f"{number[1]}-{number[2]}" if number[2] else number[1])
