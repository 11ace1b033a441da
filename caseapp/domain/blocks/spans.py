"""Pieces of text with one appearance; the only form in which text reaches the printed page."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Text of one appearance.

    Attributes:
        text: printed as it stands; `<b>` prints as four characters.
        bold: heavier letters.
        italic: slanted letters, where the script has them.
        cite: key of the authority cited here; its page goes into the table of authorities.
        link: anchor of a heading of the same document; never an address outside it.
        lang: language of the text where it differs from the document's ("en", "ka").
        draft: printed on the working copy only (badges, gaps, marks).

    """

    text: str
    bold: bool = False
    italic: bool = False
    cite: str = ""
    link: str = ""
    lang: str = ""
    draft: bool = False


Spans = tuple[Span, ...]


def spans_of(text: str | Span | Spans) -> Spans:
    """Return spans for a text, a span or spans; an empty text gives no span."""
    if isinstance(text, str):
        return (Span(text),) if text else ()
    return (text,) if isinstance(text, Span) else text


def joined(parts: Iterable[str | Span | Spans]) -> Spans:
    """Put texts and spans one after the other."""
    return tuple(span for part in parts for span in spans_of(part))


def plain(spans: Spans, *, draft: bool = True) -> str:
    """Return the letters only; without `draft` as the filed copy has them."""
    return "".join(span.text for span in spans if draft or not span.draft)
