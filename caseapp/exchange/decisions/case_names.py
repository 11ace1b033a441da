"""Names of cases as title pages have them: in capitals."""

import re

_SMALL = frozenset(
    {
        "and",
        "v.",
        "c.",
        "et",
        "of",
        "the",
        "de",
        "du",
        "des",
        "la",
        "le",
        "v",
        "von",
        "for",
        "in",
        "on",
        "by",
        "to",
        *("против", "и", "contre", "autres"),
    }
)


def title_case(name: str) -> str:
    """Write a name in capitals as a name: "SHOFMAN v. RUSSIA" is "Shofman v. Russia"."""
    words = []
    for word in name.split():
        if word.lower() in _SMALL:
            words.append(word.lower())
        elif word.isupper() and len(word.strip("().,")) > 1 and "." not in word.strip(".,"):
            words.append(re.sub(r"[^\W\d_]+", lambda part: part[0][0] + part[0][1:].lower(), word))
        else:
            words.append(word)
    if words and name[0].isupper():
        words[0] = words[0][0].upper() + words[0][1:]
    return " ".join(words)
