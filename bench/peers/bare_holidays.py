"""The peer of `bench.law`: the holidays package alone, asked for every day of the same span."""

from datetime import date, timedelta

import holidays


class BareHolidays:
    """The days off of one part of a state, each year loaded before anything is measured."""

    def __init__(self, state: str, subdivision: str, years: range) -> None:
        self._days = holidays.country_holidays(state, subdiv=subdivision, years=years)

    def working_days(self, first: date, last: date) -> int:
        """Count the days of a span that are neither weekend nor holiday."""
        found, day = 0, first
        while day <= last:
            found += day.weekday() < 5 and day not in self._days
            day += timedelta(days=1)
        return found
