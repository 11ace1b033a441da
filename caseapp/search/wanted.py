"""What one paragraph must have to be a hit: as an expression of the index, and to be read for.

The index answers whole words at once, but a beginning only after the places of every word that
begins so were merged. Both ways of asking come from here, so that they cannot mean two things.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from caseapp.domain.text import has_words


class Run(NamedTuple):
    """Folded words that stand side by side."""

    words: tuple[str, ...]
    begins: bool = False
    """The last one may be the beginning of a word."""

    @property
    def expression(self) -> str:
        """Return it for the index: quoted, so that nothing of it is taken for an operator."""
        return f'"{" ".join(self.words)}"{" *" if self.begins else ""}'

    def stands_in(self, folded: str) -> bool:
        """Say whether a text has it."""
        return has_words(folded, self.words, begins=self.begins)


Alternative = tuple[tuple[Run, ...], ...]
"""Groups of runs: of each group one must be met."""
Choice = tuple[Alternative, ...]
"""Alternatives of which one must be met."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Choices that must all be met in one paragraph; no choices: nothing is wanted."""

    choices: tuple[Choice, ...] = ()
    refused: str = ""
    """Expression of what the paragraph may not have; empty for nothing."""

    @property
    def expression(self) -> str:
        """Return it for the column of folded text: always valid; "" where nothing is wanted."""
        if not self.choices:
            return ""
        expression = " AND ".join(
            _any_of([_all_of(alternative) for alternative in choice]) for choice in self.choices
        )
        return f"({expression}) NOT ({self.refused})" if self.refused else expression

    def split(self, places: Collection[int]) -> tuple["Wanted", "Wanted"]:
        """Return it without the choices at some places, and these alone."""
        others = (one for at, one in enumerate(self.choices) if at not in places)
        return Wanted(tuple(others), self.refused), Wanted(
            tuple(self.choices[at] for at in places)
        )

    @property
    def words(self) -> tuple[str, ...]:
        """Return whole words that must be met, whatever else is."""
        runs = [choice[0][0][0] for choice in self.choices if len(list(_runs(choice))) == 1]
        return tuple(word for run in runs for word in run.words[: -1 if run.begins else None])

    def met_by(self, folded: str) -> bool:
        """Say whether a paragraph has what is wanted; what it may not have is not looked for."""
        return all(
            any(_is_met(alternative, folded) for alternative in choice) for choice in self.choices
        )


NOTHING: Final = Wanted()


def beginnings(choice: Choice) -> tuple[str, ...]:
    """Return every beginning of a word that would do."""
    return tuple(dict.fromkeys(run.words[-1] for run in _runs(choice) if run.begins))


def single(run: Run) -> Alternative:
    """Return the alternative that is one run."""
    return ((run,),)


def _is_met(alternative: Alternative, folded: str) -> bool:
    return all(any(run.stands_in(folded) for run in group) for group in alternative)


def _all_of(alternative: Alternative) -> str:
    groups = [_any_of([run.expression for run in group]) for group in alternative]
    return groups[0] if len(groups) == 1 else f"({' AND '.join(groups)})"


def _any_of(expressions: Sequence[str]) -> str:
    return expressions[0] if len(expressions) == 1 else f"({' OR '.join(expressions)})"


def _runs(choice: Choice) -> Iterator[Run]:
    return (run for alternative in choice for group in alternative for run in group)
