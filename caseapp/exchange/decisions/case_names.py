"""Names of cases as title pages have them: in capitals."""

import re

_SMALL = frozenset(
    {"and", "v.", "c.", "et", "of", "the", "de", "du", "des", "la", "le", "v", "von"}
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
    return " ".join(words)
