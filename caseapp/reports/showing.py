"""Runs of glyphs into the text operators of a content stream."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from caseapp.reports.fonts import FontInUse
from caseapp.reports.shaping import Run
from caseapp.reports.text import Piece

_UNSEEN = 0.01
"""A shift of less, in 1/1000 em, is not written."""


@dataclass(frozen=True, slots=True)
class _Encoded:
    """A run as hexadecimal codes with its inner shifts, `0001>-12<0002`.

    Attributes:
        text: the codes, without the outer brackets.
        before: shift of the first glyph.
        after: what the next glyph has to take back.

    """

    text: str
    before: float
    after: float


@dataclass(slots=True)
class Shower:
    """Writes runs; a word that occurs again in the document is encoded once."""

    _known: dict[Run, _Encoded] = field(default_factory=dict)

    def operators(self, group: Sequence[Piece], used: FontInUse, stretch: float) -> Iterator[str]:
        """Yield the operators that show neighbours of one font and size.

        `stretch` widens each space, in 1/1000 em.
        """
        first = group[0].run
        if first.exact:
            yield self._array([(piece.run, stretch) for piece in group], used)
            return
        # A mark is a glyph of its own: the text is named beside the glyphs, for copying.
        text = "".join(piece.run.text for piece in group)
        yield f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>>> BDC"
        for piece in group:
            yield from _raised(piece.run, used, group[0].size)
        yield "EMC"

    def _array(self, runs: Sequence[tuple[Run, float]], used: FontInUse) -> str:
        pending, parts = 0.0, ["[<"]
        for run, stretch in runs:
            encoded = self._known.get(run) or self._encode(run, used)
            gap = pending - encoded.before
            if abs(gap) > _UNSEEN:
                parts.append(f">{number(gap)}<")
            parts.append(encoded.text)
            pending = encoded.after - (stretch if run.text == " " else 0.0)
        parts.append(">] TJ")
        return "".join(parts)

    def _encode(self, run: Run, used: FontInUse) -> _Encoded:
        pending, parts = 0.0, list[str]()
        for glyph in run.glyphs:
            gap = pending - glyph.across
            if parts and abs(gap) > _UNSEEN:
                parts.append(f">{number(gap)}<")
            parts.append(f"{used.code(glyph.number, glyph.text):04X}")
            pending = glyph.natural - glyph.advance + glyph.across
        encoded = _Encoded("".join(parts), run.glyphs[0].across, pending)
        self._known[run] = encoded
        return encoded


def _raised(run: Run, used: FontInUse, size: float) -> Iterator[str]:
    """Show glyphs one by one, each at its height; the pen stands after the run as it should."""
    pending = 0.0
    for glyph in run.glyphs:
        yield f"{number(glyph.up * size / 1000)} Ts"
        gap = number(pending - glyph.across)
        yield f"[{gap}<{used.code(glyph.number, glyph.text):04X}>] TJ"
        pending = glyph.natural - glyph.advance + glyph.across
    yield f"0 Ts [{number(pending)}] TJ"


def number(value: float) -> str:
    """Write a number for a content stream: three decimals at most, never an exponent."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
