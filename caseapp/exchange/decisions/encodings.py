"""The encoding of a text: by its mark, as UTF-8, as it says, or by the letters that come out.

A file may say one encoding and have another. UTF-8 proves itself, and therefore comes before what
the file says; old encodings of Cyrillic and Turkish are told by how their texts read.
"""

import re

_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_CYRILLIC = ("cp1251", "koi8-r", "cp866")
_MOSTLY = 0.3
_COMMON = re.compile("[оеаинтсрвл]")
_TURKISH = re.compile(r"\b(?:ve|bir|için|olarak|Başvuru|başvurucu)\b")
_HEAD = 2_000
_FEW = 4
"""Zeros among the first bytes from which a text may have two bytes a sign, though it has no mark."""
_READABLE = 0.9


def decoded(data: bytes, named: str = "") -> str:
    """Return the text of bytes.

    Args:
        data: the file.
        named: the encoding that the file says it has; "" if it says none.

    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    wide = _wide(data)
    if wide:
        return data.decode(wide, errors="replace")
    for encoding in ("utf-8", named):
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return _by_letters(data)


def _wide(data: bytes) -> str:
    """Return which UTF-16 it is: spaces and digits have a zero beside them, before or behind."""
    head = data[: _HEAD // 2 * 2]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    # A text has few signs of which the other byte is zero; of Cyrillic only spaces have one at all.
    if even + odd < _FEW or min(even, odd) * 10 > max(even, odd):
        return ""
    encoding = "utf-16-be" if even > odd else "utf-16-le"
    signs = head[: len(head) // 2 * 2].decode(encoding, errors="replace")
    readable = sum(sign.isprintable() or sign.isspace() for sign in signs)
    return encoding if readable > _READABLE * len(signs) else ""


def _by_letters(data: bytes) -> str:
    """Return the reading of an old encoding in which the letters are those of a language."""
    shares = {encoding: _russian_share(data, encoding) for encoding in _CYRILLIC}
    best = max(shares, key=lambda encoding: shares[encoding])
    if shares[best] > _MOSTLY:
        return data.decode(best, errors="replace")
    turkish = data.decode("cp1254", errors="replace")
    if _TURKISH.search(turkish) and re.search("[ğışİŞĞ]", turkish):
        return turkish
    return data.decode("cp1252", errors="replace")


def _russian_share(data: bytes, encoding: str) -> float:
    """Return how much of the letters are the most frequent ones of Russian, in small letters."""
    letters = [sign for sign in data[:40_000].decode(encoding, errors="replace") if sign.isalpha()]
    return len(_COMMON.findall("".join(letters))) / len(letters) if letters else 0.0
