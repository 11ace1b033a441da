"""Folding text so that search finds it in any script, case and spelling.

Search compares folded text with folded text and never shows it: snippets are cut from the
original. The database's own `lower()` and its stock tokenizer know ASCII and a few alphabets only
(8 of 27 script pairs), therefore folding happens here and the index keeps the folded form.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, pairwise

_KEPT_I = "\ue000"
"""Stands for й while diacritics are dropped: й and и are different letters."""
_PROTECT = str.maketrans({"й": _KEPT_I, "Й": _KEPT_I, _KEPT_I: None})

_MARKS = (
    (0x0300, 0x036F),  # combining diacritics
    (0x0591, 0x05C7),  # niqqud and cantillation
    (0x0610, 0x061A),  # Arabic signs
    (0x064B, 0x065F),  # harakat
    (0x0670, 0x0670),  # superscript alef
    (0x06D6, 0x06EC),  # Quranic signs
)
_LETTERS = str.maketrans(
    "ёқғңөүұәһіїєґўıđðøłأإآٱىیکةؤئ",
    "екгноууахииегуiddolااااييكهوي",
)
_LIGATURES = str.maketrans({"þ": "th", "æ": "ae", "œ": "oe"})
_DROPPED = "ـ\u200c\u200d\u00ad\u2060\ufeffʻʼ’‘'`"
"""Tatweel, joiners, soft hyphen, and the apostrophes that spelling reforms keep changing."""

_TABLE: dict[int, str | None] = {
    **{point: None for first, last in _MARKS for point in range(first, last + 1)},
    **{letter: chr(plain) for letter, plain in _LETTERS.items()},
    **_LIGATURES,
    **{ord(sign): None for sign in _DROPPED},
    0: " ",
    ord(_KEPT_I): "й",
}

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
"""Scripts written without spaces: Thai, Lao, Burmese, Khmer, Chinese, Japanese."""
_UNSPACED_RUN = re.compile(f"[{_UNSPACED}]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_WORD = re.compile(
    f"[{_UNSPACED}]"
    r"|(?:[^\W_" + _UNSPACED + r"]"
    r"|[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0dff"
    + re.escape(_DROPPED)
    + "])+"
)


def fold(text: str) -> str:
    """Return the text as it is compared: one case, no diacritics, one spelling of each letter.

    The letter й stays apart from и, as readers of Cyrillic expect; ё becomes е.
    """
    if text.isascii():
        return text.casefold().translate(_TABLE)
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).translate(_PROTECT))
    # Folding the case can bring marks back (İ), and a mathematical A has no case before NFKD.
    return unicodedata.normalize("NFKD", plain.casefold()).translate(_TABLE)


def segment(folded: str) -> str:
    """Cut runs of scripts without spaces into overlapping pairs, so that parts of them match."""
    return _UNSPACED_RUN.sub(lambda run: f" {' '.join(_pairs(run[0]))} ", folded)


def search_form(text: str) -> str:
    """Return what goes into the index: folded, segmented, fit to be stored."""
    return segment(fold(_SURROGATE.sub(" ", text)))


def count_pieces(texts: Iterable[str]) -> Counter[str]:
    """Count what stands between the spaces of folded texts: words with their commas and brackets."""
    pieces: Counter[str] = Counter()
    for text in texts:
        pieces.update(text.split())
    return pieces


def search_words(text: str) -> list[str]:
    """Return the words of the folded text, cut where the index cuts them.

    Only letters, digits, marks and private-use signs make words; everything else separates, so
    nothing of a query language survives.
    """
    return "".join(c if _in_word(c) else " " for c in search_form(text)).split()


def snippet(
    text: str,
    words: frozenset[str],
    prefix: str = "",
    *,
    width: int = 28,
    stems: frozenset[str] = frozenset(),
) -> tuple[tuple[str, bool], ...]:
    """Cut the part of the original text around the first hit.

    Args:
        text: the original, never folded, text.
        words: folded words that count as hits.
        prefix: folded beginning of a word that counts as a hit; "" for none.
        width: how many words to show; fewer at the ends of the text.
        stems: further folded beginnings of words that count as hits.

    Returns:
        Pieces in reading order, True where a word is a hit; "…" stands for what was cut off.

    """
    spans: list[tuple[int, int]] = []
    hits: list[bool] = []
    first: int | None = None
    # Long paragraphs are read only as far as they are shown, and one word further.
    for at, (span, hit) in enumerate(_hits(text, words, prefix, stems)):
        spans.append(span)
        hits.append(hit)
        if hit and first is None:
            first = at
        if first is not None and at > first + width:
            break
    if not spans:
        return ((text[:200], False),) if text else ()
    first = first or 0
    low = max(0, min(first - width // 3, len(spans) - width))
    high = min(len(spans), low + width)
    pieces: list[tuple[str, bool]] = []
    position = 0 if low == 0 else spans[low][0]
    if low:
        pieces.append(("… ", False))
    for (start, end), hit in zip(spans[low:high], hits[low:high], strict=True):
        pieces += [(text[position:start], False), (text[start:end], hit)]
        position = end
    pieces.append((text[position:] if high == len(spans) else " …", False))
    return _joined(pieces)


@lru_cache(maxsize=16384)
def _fold_word(word: str) -> str:
    return fold(word)


def _hits(
    text: str, words: frozenset[str], prefix: str, stems: frozenset[str]
) -> Iterator[tuple[tuple[int, int], bool]]:
    """Say of each word where it stands and whether it was searched for.

    Signs without spaces are met in pairs.
    """
    paired = False
    beginnings = (*stems, prefix) if prefix else tuple(stems)
    for found, following in pairwise(chain(_WORD.finditer(text), (None,))):
        if found is None:
            return
        start, end = found.span()
        word = _fold_word(text[start:end])
        together = False
        if following is not None and following.start() == end:
            pair = fold(text[start : following.end()])
            together = pair in words or (bool(prefix) and pair == prefix)
        yield (start, end), paired or together or word in words or word.startswith(beginnings)
        paired = together


def _joined(pieces: list[tuple[str, bool]]) -> tuple[tuple[str, bool], ...]:
    """Join neighbours of one kind and drop empty pieces."""
    joined: list[tuple[str, bool]] = []
    for piece, hit in pieces:
        if not piece:
            continue
        if joined and joined[-1][1] == hit:
            joined[-1] = (joined[-1][0] + piece, hit)
        else:
            joined.append((piece, hit))
    return tuple(joined)


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(max(1, len(run) - 1))]


@lru_cache(maxsize=4096)
def _in_word(sign: str) -> bool:
    category = unicodedata.category(sign)
    return category[0] in "LN" or category in {"Mn", "Mc", "Co"}
