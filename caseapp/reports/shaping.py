"""Words into glyphs: HarfBuzz runs per font, with the text that each glyph stands for."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz as hb

from caseapp.domain.blocks import MissingGlyphError
from caseapp.reports.fonts import Face, face_for, is_joiner

WORD_LIMIT = 200
"""Characters shaped at once; shaping and breaking stay linear in the length of the text."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph in its place. Measures are in 1/1000 em."""

    number: int
    text: str
    advance: float
    natural: float
    """Width that the font itself gives to the glyph."""
    across: float
    up: float


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Glyphs of one font. `exact` is False where the text of a glyph is not plain from it."""

    face: Face
    text: str
    glyphs: tuple[Glyph, ...]
    width: float
    exact: bool


@lru_cache(30_000)
def shape(text: str, bold: bool = False, italic: bool = False) -> tuple[Run, ...]:
    """Shape a word (or a space) into runs, one per font needed.

    Raises:
        MissingGlyphError: no font has one of its characters.

    """
    runs: list[Run] = []
    start, current = 0, None
    for place, character in enumerate(text):
        chosen = _choose(character, bold, italic, current, text)
        if chosen is not current:
            if current is not None:
                runs.append(_shape_run(current, text[start:place]))
            start, current = place, chosen
    if current is not None:
        runs.append(_shape_run(current, text[start:]))
    return tuple(runs)


def width(runs: tuple[Run, ...]) -> float:
    """Return the width of shaped text, in 1/1000 em."""
    return sum(run.width for run in runs)


def forget() -> None:
    """Drop the remembered words: text of one document does not stay for the next."""
    shape.cache_clear()


def units(text: str) -> list[str]:
    """Split at the places where a word that fits no line may be broken: never before a mark."""
    found: list[str] = []
    for character in text:
        if found and (is_joiner(character) or unicodedata.category(character).startswith("M")):
            found[-1] += character
        else:
            found.append(character)
    return found


def _choose(character: str, bold: bool, italic: bool, current: Face | None, text: str) -> Face:
    if current is not None and is_joiner(character):
        return current
    if (
        current is not None
        and unicodedata.combining(character)
        and ord(character) in current.characters
    ):
        return current
    chosen = face_for(character, bold, italic)
    if chosen is None:
        raise missing(character, text)
    return chosen


def missing(character: str, near: str) -> MissingGlyphError:
    """Name the character that no font has, for the person who has to replace it."""
    return MissingGlyphError(
        character=f"U+{ord(character):04X}",
        name=unicodedata.name(character, ""),
        near=near[:40],
    )


def _shape_run(face: Face, text: str) -> Run:
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "ltr"
    hb.shape(face.font, buffer, {"kern": True, "liga": True})
    clusters = [info.cluster for info in buffer.glyph_infos]
    following = dict(
        zip(sorted(set(clusters)), [*sorted(set(clusters))[1:], len(text)], strict=True)
    )
    scale, glyphs = face.scale, []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if info.codepoint == 0:
            raise missing(text[info.cluster], text)
        source = text[info.cluster : following[info.cluster]]
        glyphs.append(
            Glyph(
                info.codepoint,
                source,
                place.x_advance * scale,
                face.advance(info.codepoint),
                place.x_offset * scale,
                place.y_offset * scale,
            )
        )
    exact = len(set(clusters)) == len(clusters)
    return Run(face, text, tuple(glyphs), sum(glyph.advance for glyph in glyphs), exact)
