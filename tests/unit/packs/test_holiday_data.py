"""The holidays package is entered state by state, and is whole for whoever asks for more."""

import subprocess
import sys

ASKED = """
import sys
from caseapp.packs.calendars import HolidayCalendars
from datetime import date
print(HolidayCalendars().calendar("RS").holiday(date(2026, 1, 7)).name)
loaded = [name for name in sys.modules if name.startswith("holidays.countries.")]
print(*sorted(loaded))
from holidays.countries import Kenya
import holidays
print(Kenya.country, holidays.DE.country, len(holidays.list_supported_countries()) > 200)
"""


def test_a_count_loads_the_days_of_its_own_state_alone_and_the_rest_is_still_there() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASKED], capture_output=True, text=True, check=True, timeout=60
    )

    name, loaded, more = done.stdout.splitlines()
    assert name == "Orthodox Christmas Day"
    assert loaded == "holidays.countries.serbia"
    assert more == "KE DE True"
