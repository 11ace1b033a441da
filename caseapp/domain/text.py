"""Folding text so that search finds it in any script, case and spelling.

Search compares folded text with folded text and never shows it: snippets are cut from the
original. The database's own `lower()` and its stock tokenizer know ASCII and a few alphabets only
(8 of 27 script pairs), therefore folding happens here and the index keeps the folded form.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
_UNSPACED_FROM = "\u0e00"
_UNSPACED_RUN = re.compile(f"[{_UNSPACED}]+")
_STRETCH = 400
"""Letters of a long text that are folded at once when its first hit is looked for."""
_LONGEST_WORD = 100
_BEFORE = 400
"""Letters before a stretch with a hit from which words are read: more than a snippet shows."""
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
    begin = _shortly_before(text, words, (*stems, prefix) if prefix else tuple(stems))
    spans: list[tuple[int, int]] = []
    hits: list[bool] = []
    first: int | None = None
    # Long paragraphs are read only as far as they are shown, and one word further.
    for at, (span, hit) in enumerate(_hits(text, words, prefix, stems, begin or 0)):
        spans.append(span)
        hits.append(hit)
        if hit and first is None:
            first = at
        if at > (first or 0) + width and (first is not None or begin is None):
            break
    if not spans:
        return ((text[:200], False),) if text else ()
    first = first or 0
    low = max(0, min(first - width // 3, len(spans) - width))
    high = min(len(spans), low + width)
    pieces: list[tuple[str, bool]] = []
    position = spans[low][0] if low or begin else 0
    if position:
        pieces.append(("… ", False))
    for (start, end), hit in zip(spans[low:high], hits[low:high], strict=True):
        pieces += [(text[position:start], False), (text[start:end], hit)]
        position = end
    pieces.append((text[position:] if high == len(spans) else " …", False))
    return _joined(pieces)


def _shortly_before(text: str, words: Iterable[str], beginnings: Iterable[str]) -> int | None:
    """Return where to read for a first hit, some words before it; None where there is none.

    There are judgments that are one paragraph. Folding one word after the other takes fifty times
    longer than a stretch at once, and that again fifty times longer than lower case, which meets
    most words as well.
    """
    if len(text) <= 2 * _STRETCH:
        return 0
    for compared in (str.lower, fold):
        for start in range(0, len(text), _STRETCH):
            stretch = compared(text[start : start + _STRETCH + _LONGEST_WORD])
            if any(_may_stand_in(stretch, one, begins=False) for one in words) or any(
                _may_stand_in(stretch, one, begins=True) for one in beginnings
            ):
                begin = max(0, start - _BEFORE)
                return begin and max(begin, text.find(" ", begin, start))
    return None


def _may_stand_in(stretch: str, word: str, *, begins: bool) -> bool:
    """Say whether a word can be met; signs without spaces are not cut into words here."""
    return (
        word in stretch if word >= _UNSPACED_FROM else has_words(stretch, (word,), begins=begins)
    )


def has_words(folded: str, words: Sequence[str], *, begins: bool = False) -> bool:
    """Say whether words stand side by side in a text as the index has it.

    Args:
        folded: of `search_form`.
        words: of `search_words`, one at least.
        begins: the last one may be the beginning of a word.

    """
    first = words[0]
    at = folded.find(first)
    while at >= 0:
        if not (at and _in_word(folded[at - 1])) and _go_on(folded, at, words, begins=begins):
            return True
        at = folded.find(first, at + 1)
    return False


def _go_on(folded: str, at: int, words: Sequence[str], *, begins: bool) -> bool:
    """Say whether words stand from here on, with nothing but other signs between them."""
    for number, word in enumerate(words, 1):
        if not folded.startswith(word, at):
            return False
        at += len(word)
        ends = at == len(folded) or not _in_word(folded[at])
        if number == len(words):
            return ends or begins
        if not ends:
            return False
        while at < len(folded) and not _in_word(folded[at]):
            at += 1
    return False


@lru_cache(maxsize=16384)
def _fold_word(word: str) -> str:
    return fold(word)


def _hits(
    text: str, words: frozenset[str], prefix: str, stems: frozenset[str], begin: int
) -> Iterator[tuple[tuple[int, int], bool]]:
    """Say of each word where it stands and whether it was searched for.

    Signs without spaces are met in pairs.
    """
    paired = False
    beginnings = (*stems, prefix) if prefix else tuple(stems)
    for found, following in pairwise(chain(_WORD.finditer(text, begin), (None,))):
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
