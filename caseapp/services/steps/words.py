"""The words of read models in the language of the desk: one place between codes and screens."""

from collections.abc import Iterable
from datetime import date, time

from caseapp.domain.deadlines import Computation, QuestionAsked, Undetermined
from caseapp.domain.views import Question, ReadingView
from caseapp.i18n import catalogue


class Words:
    """Labels and sentences in one language."""

    def __init__(self, language: str) -> None:
        self._t = catalogue(language)

    def act(self, code: str) -> str:
        return code

    def action(self, rule: str, text: str, act: str) -> str:
        return text or self.act(act)

    def calculation(self, result: Computation) -> tuple[str, ...]:
        return tuple(step.code for step in result.steps)

    def reasons(self, result: Computation) -> tuple[str, ...]:
        return tuple(step.code for step in result.reasons)

    def readings(self, result: Computation) -> tuple[ReadingView, ...]:
        return tuple(
            ReadingView(
                start_label=reading.kind.value,
                start=reading.start,
                last_day=reading.last_day,
                last_time=reading.last_moment.time() if result.timed else None,
                safe=reading.safe,
            )
            for reading in result.readings
        )

    def trust_reason(self, result: Computation) -> str:
        return result.trust_link.value

    def hint(self, result: Undetermined) -> str:
        return result.hint

    def questions(self, asked: Iterable[QuestionAsked]) -> tuple[Question, ...]:
        return tuple(
            Question(one.key, one.key, tuple((choice, choice) for choice in one.choices))
            for one in asked
        )

    def filed_note(
        self, how: str, where: str, day: date | None, at: time | None, reference: str
    ) -> str:
        return how
