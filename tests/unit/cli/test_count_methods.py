"""`caseapp count` by every method: days worked by hand, and facts that cannot be used."""

import io
import json

import pytest

from caseapp.cli import count
from caseapp.cli.output import Output
from caseapp.cli.parser import Parser
from caseapp.i18n import catalogue
from caseapp.packs.law import load

WORKED = """
echr | 4 months | 2026-10-31 | | | 2027-02-28 | no 31 February; a Sunday stays
echr | 4 months | 2026-07-01 | | | 2026-11-01 | a Sunday and All Saints' Day: stays
echr | 4 months | 2026-07-01 | AM | | 2026-11-01 | the Court's clock wherever the applicant is
fr-cpc | 1 week | 2026-03-27 | STRASBOURG | | 2026-04-07 | Good Friday there
de-bgb | 2 weeks | 2026-05-21 | de-by | | 2026-06-05 | a code in small letters
plain-days | at once | 2026-03-04 | RS | | 2026-03-04 | the day of the event
custody-hours | at once | 2026-03-04T10:00 | RS | | 2026-03-04T10:00 | the moment of the event
echr | 6 months | 2022-01-19 | STRASBOURG | | 2022-07-19 | same date
eu-1182-71 | 2 days | 2026-03-06 | DE | | 2026-03-10 | Sun, so Mon; one working day, so Tue
eu-1182-71 | 1 month | 2026-01-31 | DE-BY | | 2026-03-02 | 28 Feb is a Saturday
eu-1182-71 | 1 week | 2026-05-25 | FR | | 2026-06-01 | Whit Monday to Monday
eu-apr-73 | 2 days | 2026-03-06 | DE | | 2026-03-09 | Sunday, so Monday, and no minimum
eu-apr-73 | 1 week | 2026-03-27 | FR-57 | | 2026-04-07 | Good Friday there, Easter Monday
eu-apr-73 | 1 week | 2026-03-27 | FR | | 2026-04-03 | no holiday there
eu-apr-73 | 7 working days | 2026-03-27 | CZ | | 2026-04-09 | without 3 and 6 April
de-bgb | 1 month | 2026-01-31 | DE-BY | | 2026-03-02 | 28 Feb is a Saturday
de-bgb | 2 weeks | 2026-05-21 | DE-BY | | 2026-06-05 | Corpus Christi
de-bgb | 2 weeks | 2026-05-21 | DE-BE | | 2026-06-04 | no holiday there
de-bgb | 2 weeks | 2026-11-04 | DE-SN | | 2026-11-19 | 18 Nov, Repentance Day
de-bgb | 1 year | 2024-02-29 | DE-BE | | 2025-02-28 | no 29 Feb
de-bgb | 2 weeks | 2026-12-11 | DE-BY | | 2026-12-28 | 25 Dec, 26 Dec, Sunday
de-bgb | 1 month | 2026-03-02 | DE-BY | deemed_service_days=4 | 2026-04-07 | 6 Mar; Easter Monday
de-bgb-hours | 48 hours | 2026-03-06T10:00 | DE-BE | | 2026-03-10T10:00 | Fri 14 h, Mon, Tue 10 h
de-bgb-hours | 24 hours | 2026-03-07T10:00 | DE-BE | | 2026-03-10T00:00 | all Monday
de-vwvfg | 48 hours | 2026-03-06T10:00 | DE-BE | | 2026-03-08T10:00 | weekends count
de-vwvfg | 2 weeks | 2026-02-28 | DE-BE | | 2026-03-16 | Saturday moves
cz-srs | 10 days | 2026-03-26 | | | 2026-04-07 | Easter Sunday, then Easter Monday
cz-srs | 1 month | 2026-01-31 | CZ | | 2026-03-02 | Saturday
cz-srs | 48 hours | 2026-03-06T10:00 | | | 2026-03-08T10:00 | hours do not move
cz-criminal | 48 hours | 2026-03-06T10:00 | | | 2026-03-08T10:00 | by the clock
fr-cpc | 10 days | 2026-05-04 | | | 2026-05-15 | Ascension Day
fr-cpc | 1 month | 2026-01-31 | FR | | 2026-03-02 | Saturday
fr-cpc | 24 hours | 2026-03-06T15:00 | | | 2026-03-09T15:00 | Sat, so Mon, same hour
fr-cpp | 5 days | 2026-03-02 | | | 2026-03-09 | Saturday
fr-cpp | 5 clear days | 2026-03-03 | | | 2026-03-09 | one day more
fr-franc | 2 months | 2026-01-03 | | | 2026-03-04 | the row's own example
fr-franc | 2 months | 2025-12-31 | FR | | 2026-03-02 | 28 Feb, 1 Mar a Sunday
fr-franc | 48 hours | 2026-03-06T10:00 | | | 2026-03-08T10:00 | hours are not franc
fr-no-prorogation | 7 days | 2026-03-07 | | | 2026-03-14 | a Saturday stays
fr-no-prorogation | 48 hours | 2026-03-06T18:00 | FR | | 2026-03-08T18:00 | a Sunday stays
fi-150-1930 | 30 days | 2026-05-20 | | | 2026-06-22 | Midsummer Eve, Sat, Sun
fi-150-1930 | 30 days | 2026-04-01 | | | 2026-05-04 | May Day, Sat, Sun
fi-150-1930 | 30 days | 2026-11-24 | FI | | 2026-12-28 | Christmas Eve to Sunday
fi-150-1930 | 30 days | 2027-11-06 | | | 2027-12-07 | Independence Day
fi-150-1930 | 30 days | 2026-02-05 | | | 2026-03-09 | an ordinary Saturday
ee-crim | 10 days | 2026-06-13 | | | 2026-06-25 | 23 and 24 June
ee-crim | 1 month | 2026-01-31 | EE | | 2026-03-02 | Saturday
pl-kpa | 14 days | 2026-02-28 | | | 2026-03-14 | a Saturday: both shown, the earlier used
pl-kpa | 14 days | 2026-03-01 | | | 2026-03-16 | Sunday
pl-kpa | 1 year | 2024-02-29 | PL | | 2025-02-28 | no 29 Feb
lv-apl | 2 working days | 2026-01-15 | | | 2026-01-17 | a Saturday that works
lv-apl | 1 working day | 2025-12-31 | LV | | 2026-01-05 | 1 Jan, 2 Jan swapped off, weekend
tr-iyuk | 7 days | 2026-04-16 | | | 2026-04-24 | 23 April
tr-iyuk | 30 days | 2026-07-01 | | recess_extension=yes | 2026-09-07 | 31 Aug and seven days
tr-iyuk | 30 days | 2026-07-01 | | recess_extension=no | 2026-07-31 | not extended
tr-iyuk | 60 days | 2026-03-03 | TR | | 2026-05-04 | Saturday 2 May
tr-cmk | 2 weeks | 2026-03-06 | | | 2026-03-23 | Eid on 20, 21, 22 March
tr-cmk | 2 weeks | 2026-07-15 | | recess_extension=yes | 2026-09-03 | 31 Aug and three days
tr-cmk | 2 weeks | 2026-07-15 | | recess_extension=no | 2026-07-29 | not extended
tr-aym | 30 days | 2026-07-10 | | recess_extension=no | 2026-08-09 | a Sunday stays
rs-zup | 15 days | 2026-03-02 | | | 2026-03-17 | Tuesday
rs-zup | 10 days | 2026-03-04 | RS | body_closed_saturday=yes | 2026-03-16 | Saturday
rs-zkp | 3 days | 2026-03-04 | | | 2026-03-09 | Saturday
rs-zkp | 3 days | 2026-12-29 | | | 2027-01-04 | 1 and 2 Jan, Sunday 3 Jan
kz-cpc | 10 days | 2026-01-29 | | | 2026-02-08 | a Sunday stays, the other is shown
kz-cpc | 24 hours | 2026-02-02T11:30 | KZ | | 2026-02-03T12:00 | the hour is not counted
ge-adm | 10 days | 2026-03-04 | | | 2026-03-16 | Saturday
ge-adm | 1 month | 2026-01-31 | GE | | 2026-03-02 | Saturday
ge-crim | 7 days | 2026-03-01 | | | 2026-03-08 | a Sunday and a holiday: stays
ge-crim | 48 hours | 2026-03-06T10:20 | | | 2026-03-08T11:00 | the hour is not counted
am-adm | 10 days | 2026-03-04 | | | 2026-03-14 | a Saturday stays
custody-hours | 72 hours | 2026-03-28T10:00 | DE | | 2026-03-31T11:00 | the clocks are changed
custody-hours | 18 days | 2026-03-03T14:20 | RS | first_day=included | 2026-03-20 | 3 March is the first
custody-hours | 18 days | 2026-03-03T14:20 | RS | first_day=excluded | 2026-03-21 | 4 March is the first
clock-hours | 24 hours | 2024-02-29T12:00 | KZ | | 2024-03-01T11:00 | Almaty went back one hour
clock-hours | 48 hours | 2026-10-24T10:00 | DE | | 2026-10-26T09:00 | an hour more that night
plain-days | 10 days | 2026-03-04 | | | 2026-03-14 | a Saturday stays
plain-days | 10 days | 2026-03-04 | | first_day=included | 2026-03-13 | 4 March is the first
plain-days | 1 month | 2024-01-31 | | | 2024-02-29 | a leap year
plain-working-days | 15 working days | 2025-12-24 | RS | | 2026-01-19 | 1, 2 and 7 January
plain-working-days | 5 working days | 2026-05-26 | AE | | 2026-06-05 | the feast until 29 May
de-bgb | 3 weeks | 2026-12-10 | DE-SN | | 2026-12-31 | the last working day of the year
de-bgb | 21 days | 2026-12-11 | DE-BE | | 2027-01-04 | New Year on a Friday
de-bgb | 2 weeks | 2025-10-17 | DE-SN | | 2025-11-03 | Reformation Day on a Friday
de-bgb | 2 weeks | 2025-10-17 | DE-BY | | 2025-10-31 | no holiday there
de-bgb | 1 month | 2024-01-31 | DE-SN | | 2024-02-29 | a leap year
de-bgb-hours | 24 hours | 2026-06-03T12:00 | DE-BY | | 2026-06-05T12:00 | Corpus Christi between
de-bgb-hours | 48 hours | 2026-04-02T16:00 | DE-BE | | 2026-04-08T16:00 | Thu 8 h, Tue, Wed 16 h
de-vwvfg | 48 hours | 2026-10-24T10:00 | DE-BE | | 2026-10-26T09:00 | a night of 25 hours counts
eu-1182-71 | 2 days | 2025-12-24 | DE-BY | | 2025-12-30 | 26 Dec off, Mon the first, Tue
eu-1182-71 | 48 hours | 2026-03-28T10:20 | DE | | 2026-03-30T12:00 | from 11:00, an hour less
eu-apr-73 | 1 month | 2026-01-31 | FI | | 2026-03-02 | 28 Feb is a Saturday
cz-srs | 15 days | 2026-12-10 | | | 2026-12-28 | 25 Dec, 26 Dec, Sunday
cz-srs | 2 weeks | 2026-06-22 | | | 2026-07-07 | 6 July, Jan Hus
fr-cpp | 1 month | 2026-10-11 | | | 2026-11-12 | 11 November
fr-cpc | 1 week | 2025-12-19 | FR-57 | | 2025-12-29 | the second day of Christmas there
fr-cpc | 1 week | 2025-12-19 | FR | | 2025-12-26 | a working day elsewhere
fr-no-prorogation | 48 hours | 2026-03-28T18:00 | | | 2026-03-30T19:00 | the clocks are changed
fi-150-1930 | 30 days | 2025-12-07 | | | 2026-01-07 | Epiphany
ee-crim | 10 days | 2026-02-14 | | | 2026-02-25 | Independence Day
ee-crim | 10 days | 2026-12-14 | | | 2026-12-28 | Christmas Eve to Sunday
pl-kpa | 14 days | 2026-12-10 | | | 2026-12-28 | 24 to 26 Dec are free by law, then Sunday
pl-kpa | 7 days | 2026-04-24 | | | 2026-05-02 | 1 May, then a Saturday: the earlier used
lv-apl | 15 working days | 2026-06-15 | | | 2026-07-08 | 22 June off, Sat 27 June works
lv-apl | 10 working days | 2026-12-15 | | | 2027-01-04 | 24, 25, 31 Dec and New Year
tr-iyuk | 15 days | 2026-05-14 | | recess_extension=no | 2026-06-01 | Kurban Bayram until Sat
tr-iyuk | 7 days | 2026-10-22 | | | 2026-10-30 | Republic Day
tr-iyuk | 60 days | 2026-05-25 | | recess_extension=yes | 2026-09-07 | 24 July is in the recess
tr-iyuk | 30 days | 2026-08-02 | | | 2026-09-01 | the day after the recess: nothing to ask
tr-iyuk | 30 days | 2024-07-25 | | recess_extension=yes | 2024-09-09 | 7 Sep is a Saturday
tr-cmk | 2 weeks | 2026-08-25 | | recess_extension=yes | 2026-09-08 | ends after the recess
rs-zup | 15 days | 2026-01-31 | | | 2026-02-18 | 15 Feb a Sunday, so 17 Feb is off too
rs-zkp | 3 days | 2026-04-08 | | | 2026-04-14 | Orthodox Easter, Sat to Mon
rs-zkp | 3 days | 2026-01-04 | | | 2026-01-08 | Orthodox Christmas
kz-cpc | 10 days | 2026-03-12 | | | 2026-03-22 | Nauryz on a Sunday stays
ge-adm | 7 days | 2026-04-03 | | | 2026-04-14 | Orthodox Good Friday to Easter Monday
ge-adm | 1 month | 2025-12-07 | | | 2026-01-08 | Orthodox Christmas
ge-crim | 7 days | 2025-12-31 | | | 2026-01-07 | a holiday stays
am-adm | 21 days | 2025-12-11 | | | 2026-01-01 | New Year stays
echr | 4 months | 2026-08-25 | | | 2026-12-25 | Christmas stays
custody-hours | 72 hours | 2026-10-23T10:00 | RS | | 2026-10-26T09:00 | an hour more that night
plain-working-days | 3 working_days | 2026-04-01 | STRASBOURG | | 2026-04-08 | Good Friday, Easter
plain-working-days | 5 working days | 2026-02-04 | IL | | 2026-02-11 | Friday and Saturday are off
"""
"""Method, period, event, place, answer, last day or moment, why: worked by hand from the rows."""

ROWS = [
    pytest.param(*parts[:6], id=" ".join(parts[:3]) + f" ({parts[6]})")
    for line in WORKED.strip().splitlines()
    for parts in [[part.strip() for part in line.split("|")]]
]


PACKS = load()
METHODS = frozenset(
    {
        *("echr", "eu-1182-71", "eu-apr-73", "de-bgb", "de-bgb-hours", "de-vwvfg", "cz-srs"),
        *("cz-criminal", "fr-cpc", "fr-cpp", "fr-franc", "fr-no-prorogation", "fi-150-1930"),
        *("ee-crim", "pl-kpa", "tr-iyuk", "tr-cmk", "tr-aym", "rs-zup", "rs-zkp", "lv-apl"),
        *("kz-cpc", "ge-adm", "ge-crim", "am-adm", "custody-hours", "clock-hours"),
        *("plain-days", "plain-working-days"),
    }
)


def run(*arguments: str) -> tuple[int, dict[str, object]]:
    t = catalogue("en")
    parser = Parser(prog="caseapp")
    commands = parser.add_subparsers(required=True, parser_class=Parser)
    count.add_parser(commands, t).set_defaults(run=count.run)
    written = io.StringIO()
    out = Output(t, as_json=True, stream=written, errors=written)
    code = count.run(parser.parse_args(["count", *arguments]), out)
    answer: dict[str, object] = json.loads(written.getvalue())
    return code, answer


@pytest.fixture(autouse=True)
def packs_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("caseapp.packs.law.load", lambda: PACKS)


def counted(method: str, period: str, event: str, *more: str) -> tuple[int, dict[str, object]]:
    return run("--method", method, "--period", period, "--event", event, *more)


@pytest.mark.parametrize(("method", "period", "event", "place", "said", "last"), ROWS)
def test_the_day_is_the_one_worked_by_hand(method, period, event, place, said, last) -> None:
    more = [*(["--place", place] if place else []), *(["--answer", said] if said else [])]

    code, answer = counted(method, period, event, *more)

    moment = str(answer["last_moment"])
    assert code == 0
    assert moment[:16] == last if "T" in last else answer["last_day"] == last
    assert str(answer["safe_moment"])[:10] <= moment[:10]


def test_every_method_has_a_day_worked_by_hand() -> None:
    written = {str(row.values[0]) for row in ROWS}

    assert written == METHODS
    assert written <= set(PACKS.regimes)


@pytest.mark.parametrize(
    ("arguments", "error", "names"),
    [
        ("de-bgb|1 month|2026-02-30|--place|DE-BE", "ImpossibleDate", "2026-02-30"),
        ("de-bgb|1 month|2026-03-02T10:00|--place|DE-BE", "HourNotLawful", "10:00"),
        ("clock-hours|48 hours|2026-03-02", "MissingHour", "2026-03-02"),
        ("clock-hours|48 hours|2026-03-29T02:30|--place|DE", "HourDoesNotExist", "02:30"),
        ("de-bgb|soon|2026-03-02|--place|DE-BE", "UnreadablePeriod", "soon"),
        ("de-xyz|1 month|2026-03-02", "UnknownMethod", "de-xyz"),
        ("de-bgb|1 month|2026-03-02|--place|DE-QQ", "UnknownSubdivision", "DE-QQ"),
        ("de-bgb|1 month|2026-03-02|--place|RS", "PlaceOfOtherState", "RS"),
        ("plain-working-days|3 working days|2026-03-02|--place|ZZ", "UnknownPlace", "ZZ"),
        ("plain-working-days|3 working days|2026-03-02|--place|EU", "UnknownPlace", "EU"),
        ("plain-working-days|3 working days|2026-03-02", "MissingFact", "--place"),
        ("eu-1182-71|3 days|2026-03-02", "MissingFact", "--place"),
        ("de-bgb|1 month|2101-03-02|--place|DE-BE", "YearWithoutHolidays", "2101"),
        ("eu-apr-73|48 hours|2026-03-02T10:00|--place|DE", "UnitNotForMethod", "hours"),
        ("tr-iyuk|30 days|2026-07-01", "MissingFact", "recess_extension"),
        ("tr-cmk|2 weeks|2026-07-15", "MissingFact", "recess_extension"),
        ("tr-iyuk|30 days|2026-07-01|--answer|recess_extension=perhaps", "UnknownAnswer", "perhaps"),
        ("de-bgb|1 month|2026-03-02|--place|DE-BE|--answer|recess_extension=no", "UnknownFact",
         "recess_extension"),
        ("de-bgb|1 month|2026-03-02|--place|DE-BE|--answer|first_day=included", "UnknownFact",
         "first_day"),
        ("de-bgb|1 month|2026-03-02|--place|DE-BE|--answer|deemed_service_days=x", "UnknownAnswer",
         "deemed_service_days"),
        ("plain-days|10 days|2026-03-02|--answer|first_day=maybe", "UnknownAnswer", "maybe"),
        ("clock-hours|4 hours|2026-03-02T10:00|--answer|deemed_service_days=4", "UnknownFact",
         "deemed_service_days"),
        ("plain-days|9999 years|2026-03-02", "DateOutOfRange", "2026-03-02"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused_by_name_and_nothing_is_computed(
    arguments: str, error: str, names: str
) -> None:
    code, answer = counted(*arguments.split("|"))

    assert (code, answer["error"]) == (2, error)
    assert names in json.dumps(answer, default=str)
    assert "last_day" not in answer


def test_a_place_without_holiday_data_is_never_a_place_without_holidays(monkeypatch) -> None:
    monkeypatch.setattr("caseapp.packs.calendars._has_data", lambda state: state != "MN")

    code, answer = counted("plain-working-days", "3 working days", "2026-03-02", "--place", "MN")

    assert (code, answer["error"], answer["place"]) == (2, "NoHolidayData", "MN")


def test_backwards_goes_to_the_earlier_side() -> None:
    _code, days = counted("de-bgb", "1 week", "2026-03-15", "--place", "DE-BE", "--backward")
    _code, rule_39 = counted("echr", "1 working day", "2026-03-04T10:00", "--backward")

    assert days["last_day"] == "2026-03-06"
    assert str(rule_39["safe_moment"]).startswith("2026-03-02T16:00")
