"""The words of read models in the language of the desk: one place between codes and screens."""

from collections.abc import Iterable, Mapping
from datetime import date, time

from caseapp.domain.deadlines import Computation, Period, QuestionAsked, Undetermined, hour_of
from caseapp.domain.views.deadlines import ReadingView
from caseapp.domain.views.events import Question
from caseapp.domain.vocabulary import DateKind
from caseapp.i18n import catalogue
from caseapp.wording import calculation, periods, rules, terms
from caseapp.wording.days import day_text
from caseapp.wording.results import hint, lacking, no_date_reason


class Words:
    """Labels and sentences in one language."""

    def __init__(self, language: str) -> None:
        self.t = catalogue(language)

    def act(self, code: str) -> str:
        """Return the words for an act."""
        return terms.act(code, self.t)

    def action(self, rule: str, text: str, act: str) -> str:
        """Return what has to be done: as the rule or a person says, or about which act."""
        if text or not act:
            return rules.action(rule, self.t, otherwise=text)
        return self.t("Determine the last day: {act}", act=self.act(act))

    def body(self, text: str, otherwise: str) -> str:
        """Return before whom: as the rule says, else where the proceeding is."""
        return rules.court_or_body(text, self.t) or otherwise

    def calculation(self, result: Computation) -> tuple[str, ...]:
        """Return the sentences of a calculation."""
        return calculation.calculation(result, self.t)

    def reasons(self, result: Computation) -> tuple[str, ...]:
        """Return why a date is provisional."""
        return calculation.provisional_reasons(result, self.t)

    def trust_reason(self, result: Computation) -> str:
        """Return what made the trust of a date."""
        return calculation.trust_reason(result, self.t)

    def readings(self, result: Computation) -> tuple[ReadingView, ...]:
        """Return every way to read which date started the period."""
        return tuple(
            ReadingView(
                start_label=calculation.reading_label(reading, self.t),
                start=reading.start,
                last_day=reading.last_day,
                last_time=hour_of(reading.last_moment, timed=result.timed),
                safe=reading.safe,
            )
            for reading in result.readings
        )

    def hint(self, result: Undetermined) -> str:
        """Return why there is no date, and what an unverified row says in words."""
        return " ".join(
            part for part in (no_date_reason(result, self.t), hint(result, self.t)) if part
        )

    def lacking(self, result: Undetermined) -> str:
        """Return what a rule lacks that could count otherwise; "" where no rule may count."""
        return lacking(result, self.t)

    def questions(self, asked: Iterable[QuestionAsked]) -> tuple[Question, ...]:
        """Return what the rules ask, with the words of every choice."""
        return tuple(
            Question(
                one.key,
                terms.question(one.key, self.t),
                tuple((choice, terms.answer(choice, self.t)) for choice in one.choices),
            )
            for one in asked
        )

    def date_kind(self, kind: DateKind) -> str:
        """Return what a date of an event says."""
        return terms.date_kind(kind, self.t)

    def period(self, length: Period) -> str:
        """Return a length of time, such as "3 weeks"."""
        return periods.period(length, self.t)

    def answers(self, given: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        """Return what was answered to the questions of the rules, in words."""
        return tuple(
            (terms.question(key, self.t), self._answer(value)) for key, value in given.items()
        )

    def _answer(self, value: str) -> str:
        try:
            return day_text(date.fromisoformat(value), self.t)
        except ValueError:
            return terms.answer(value, self.t)

    def waiver(
        self, given: Mapping[str, str], revoke_until: date | None
    ) -> tuple[tuple[str, str], ...]:
        """Return the checklist of a waiver; empty where nothing was waived."""
        if not given:
            return ()
        t = self.t
        end = day_text(revoke_until, t) if revoke_until else given.get("no_revocation", "")
        return (
            (t("Interpreter"), given.get("interpreter", "")),
            (t("Information given"), given.get("informed", "")),
            (t("Time to reflect"), given.get("reflection", "")),
            (t("Second lawyer"), given.get("second_lawyer", "")),
            (t("Last day to revoke"), end),
        )

    def extension_note(self, day: date | None, until: date | None, note: str) -> str:
        """Return that an extension was asked for, in one sentence; empty where it was not."""
        if day is None:
            return ""
        asked = day_text(day, self.t)
        if until is None:
            return self.t("Extension asked on {day}: {note}.", day=asked, note=note)
        return self.t(
            "Extension until {until} asked on {day}: {note}.",
            until=day_text(until, self.t),
            day=asked,
            note=note,
        )

    def filed_note(
        self,
        how: str,
        where: str,
        day: date | None,
        at: time | None,
        reference: str,
        *,
        scanned: bool = False,
    ) -> str:
        """Return how a deadline was met, in one sentence; empty while it was not."""
        if day is None:
            return ""
        when = day_text(day, self.t)
        if at is not None:
            when = self.t("{day}, {hour}", day=when, hour=at.strftime("%H:%M"))
        if not reference and scanned:
            return self.t(
                "Filed {when}: {how}, {where}. Scan on file.", when=when, how=how, where=where
            )
        if not reference:
            return self.t(
                "Filed {when}: {how}, {where}. Proof missing.", when=when, how=how, where=where
            )
        return self.t(
            "Filed {when}: {how}, {where}. Receipt: {reference}.",
            when=when,
            how=how,
            where=where,
            reference=reference,
        )
