"""`caseapp count` and `caseapp deadline`, as a machine and as a person see them."""

import io
import json
import subprocess
import sys

import pytest

from caseapp.cli import count, deadline
from caseapp.cli.counting import read_moment
from caseapp.cli.output import Output
from caseapp.cli.parser import Parser
from caseapp.domain.deadlines import Period, Unit, read_period
from caseapp.domain.deadlines.errors import UnreadablePeriodError
from caseapp.domain.errors import ImpossibleDateError
from caseapp.i18n import catalogue
from caseapp.packs.counting_methods import load_methods


def run(*arguments: str) -> tuple[int, str, str]:
    t = catalogue("en")
    parser = Parser(prog="caseapp")
    commands = parser.add_subparsers(required=True, parser_class=Parser)
    for module in (count, deadline):
        module.add_parser(commands, t).set_defaults(run=module.run)
    stdout, stderr = io.StringIO(), io.StringIO()
    out = Output(t, as_json="--json" in arguments, stream=stdout, errors=stderr)
    parsed = parser.parse_args(arguments)
    return parsed.run(parsed, out, None), stdout.getvalue(), stderr.getvalue()


def count_json(method: str, period: str, event: str, *more: str) -> dict[str, object]:
    arguments = ("--method", method, "--period", period, "--event", event)
    code, out, _err = run("count", *arguments, *more, "--json")
    assert code == 0
    answer: dict[str, object] = json.loads(out)
    return answer


@pytest.mark.parametrize(
    ("method", "period", "event", "place", "moment"),
    [
        ("echr", "4 months", "2026-07-01", "", "2026-11-01T23:59:59+01:00"),
        ("kz-cpc", "10 days", "2026-01-29", "", "2026-02-08T23:59:59+05:00"),
        ("rs-zup", "21 days", "2025-12-11", "", "2026-01-05T23:59:59+01:00"),
        ("rs-zkp", "3 days", "2026-03-04", "", "2026-03-09T23:59:59+01:00"),
        ("de-bgb", "1 month", "2026-01-31", "DE-BY", "2026-03-02T23:59:59+01:00"),
        ("de-bgb", "48 hours", "2026-03-06T10:00", "DE-BE", "2026-03-10T10:00:00+01:00"),
        ("de-vwvfg", "48 hours", "2026-03-06T10:00", "DE-BE", "2026-03-08T10:00:00+01:00"),
        ("clock-hours", "48 hours", "2026-03-28T10:00", "DE", "2026-03-30T11:00:00+02:00"),
        ("clock-hours", "48 hours", "2026-03-28T10:00", "", "2026-03-30T10:00:00+00:00"),
        ("plain-days", "3 weeks", "2026-01-29", "KZ", "2026-02-19T23:59:59+05:00"),
        ("plain-working-days", "15 working days", "2025-12-24", "RS", "2026-01-19T23:59:59+01:00"),
        ("de-bgb", "1 year", "2024-02-29", "DE-BE", "2025-02-28T23:59:59+01:00"),
    ],
)
def test_each_method_counts(method: str, period: str, event: str, place: str, moment: str) -> None:
    answer = count_json(method, period, event, *(["--place", place] if place else []))

    assert answer["last_moment"] == moment
    assert answer["last_day"] == moment[:10]
    assert str(answer["safe_day"]) <= str(answer["last_day"])
    assert answer["trace"]


def test_hours_without_a_place_say_on_whose_clock_they_are_counted() -> None:
    nowhere = count_json("clock-hours", "48 hours", "2026-03-28T10:00")
    in_berlin = count_json("clock-hours", "48 hours", "2026-03-28T10:00", "--place", "DE")

    assert "UTC" in str(nowhere["trace"])
    assert "UTC" not in str(in_berlin["trace"])


def test_german_hours_that_end_at_midnight_end_with_the_day_before() -> None:
    answer = count_json("de-bgb", "48 hours", "2026-03-03T00:00", "--place", "DE-BE")

    assert answer["last_day"] == "2026-03-04"
    assert answer["last_moment"] == "2026-03-05T00:00:00+01:00"


def test_the_answer_for_machines_has_every_promised_key() -> None:
    answer = count_json("rs-zkp", "3 days", "2026-03-04")

    promised = {"last_day", "last_moment", "safe_day", "provisional", "trust", "suspensive"}
    assert promised | {"citation", "trace", "readings"} <= set(answer)
    assert answer["trust"] == "law-text"


def test_a_rule_that_no_office_reviewed_makes_its_date_provisional() -> None:
    _code, out, _err = run("deadline", "RS-EXTR-3D", "--event", "2026-03-04", "--json")

    answer = json.loads(out)
    assert answer["provisional"]
    assert "has not reviewed the rule" in answer["provisional_reasons"][0]
    assert not count_json("rs-zkp", "3 days", "2026-03-04")["provisional"]


def test_counting_back_goes_to_the_earlier_side() -> None:
    assert count_json("rs-zkp", "3 days", "2026-03-04", "--backward")["last_day"] == "2026-02-27"


@pytest.mark.parametrize("event", ["03.03.2026", "2026-03-03", "3.3.2026", "3.3.26", "2026-3-3"])
def test_a_date_may_be_written_as_the_refusal_says(event: str) -> None:
    assert count_json("echr", "4 months", event)["last_day"] == "2026-07-03"


@pytest.mark.parametrize("event", ["03/04/2026", "2026-03-03T10:00+01:00", "3 March 2026", ""])
def test_a_date_that_could_be_two_is_not_read(event: str) -> None:
    with pytest.raises(ImpossibleDateError):
        read_moment(event)


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("10 calendar_days", Period(10, Unit.CALENDAR_DAYS)),
        ("7 working_days", Period(7, Unit.WORKING_DAYS)),
        ("7 рабочих дней", Period(7, Unit.WORKING_DAYS)),
        ("5 clear-days", Period(5, Unit.CLEAR_DAYS)),
        ("48h", Period(48, Unit.HOURS)),
        ("2 Weeks", Period(2, Unit.WEEKS)),
        ("1 год", Period(1, Unit.YEARS)),
        ("AT ONCE", Period(0, Unit.AT_ONCE)),
    ],
)
def test_a_period_is_read_as_the_table_of_law_and_as_people_write_it(written, period) -> None:
    assert read_period(written) == period


@pytest.mark.parametrize("written", ["7-30 days", "3m", "1.5 days", "-3 days", "ten days", "10"])
def test_a_range_or_a_guess_is_no_period(written: str) -> None:
    with pytest.raises(UnreadablePeriodError):
        read_period(written)


def test_the_help_names_every_method_unit_and_answer() -> None:
    parser = Parser(prog="caseapp")
    commands = parser.add_subparsers(required=True, parser_class=Parser)
    told = count.add_parser(commands, catalogue("en")).format_help()

    assert set(load_methods().regimes) <= {word.strip(",.") for word in told.split()}
    flat = " ".join(told.split())
    assert all(unit in flat for unit in ("hours", "working days", "clear days", "at once"))
    assert all(key in flat for key in ("first_day=", "recess_extension=", "deemed_service_days="))


def test_a_bad_date_says_what_is_expected() -> None:
    _, _, err = run(
        "count", "--method", "echr", "--period", "3 days", "--event", "31.02.2026", "--json"
    )

    assert json.loads(err)["expected"] == "YYYY-MM-DD[THH:MM]"


def test_an_answer_settles_whether_the_first_day_counts() -> None:
    included = ("--place", "KZ", "--answer", "first_day=included")

    assert count_json("custody-hours", "40 days", "2026-03-03", *included)["last_day"] == (
        "2026-04-11"
    )


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        (
            "count --method plain-days --period 3_days --event 2026-03-03 "
            "--answer first_day=included first_day=excluded",
            2,
            "FactTwice",
        ),
        (
            "deadline RS-EXTR-3D --event 2026-03-09 --with served=2026-03-02 served=2026-03-05",
            2,
            "FactTwice",
        ),
        ("count --method nope --period 3_days --event 2026-03-03", 2, "UnknownMethod"),
        ("count --method echr --period soon --event 2026-03-03", 2, "UnreadablePeriod"),
        ("count --method echr --period 0_days --event 2026-03-03", 2, "UnreadablePeriod"),
        ("count --method echr --period 99999_years --event 2026-03-03", 2, "DateOutOfRange"),
        ("count --method clock-hours --period 9_hours --event 9999-12-31T23:00", 2, "DateOutOfRange"),
        ("count --method echr --period 3_days --event 2026-02-31", 2, "ImpossibleDate"),
        ("count --method echr --period 3_days --event tomorrow", 2, "ImpossibleDate"),
        ("count --method echr --period 3_days --event 2026-03-03T25:00", 2, "ImpossibleDate"),
        ("count --method clock-hours --period 3_hours --event 2026-03-03", 2, "MissingHour"),
        ("count --method clock-hours --period 3_days --event 2026-03-03", 2, "UnitNotForMethod"),
        ("count --method echr --period 3_days --event 2026-03-03T10:00", 2, "HourNotLawful"),
        ("count --method de-bgb --period 3_days --event 2026-03-03 --place RS", 2, "PlaceOfOtherState"),
        ("count --method de-bgb --period 3_days --event 2026-03-03 --place DE-QQ", 2, "UnknownSubdivision"),
        ("count --method plain-days --period 3_days --event 2026-03-03 --place QQ", 2, "UnknownPlace"),
        ("count --method plain-working-days --period 3_working_days --event 2026-03-03", 2, "MissingFact"),
        ("count --method echr --period 3_days --event 2026-03-03 --answer a=b", 2, "UnknownFact"),
        ("count --method rs-zkp --period 3_days --event 2150-03-03", 2, "YearWithoutHolidays"),
        ("deadline NOPE --event 2026-03-03", 2, "UnknownRule"),
        ("deadline KZ-EXT-APPEAL", 2, "MissingFact"),
        ("deadline DE-ASYL-KLAGE-2W --event 2026-07-01", 2, "MissingFact"),
        ("deadline DE-ASYL-KLAGE-2W --event 2026-07-01 --with lodged=2026-06-01", 2, "EventBeforeRule"),
        ("deadline ECHR-APP-4M --event 2021-07-01", 2, "EventBeforeRule"),
        ("deadline KZ-EXT-APPEAL --event 2026-03-03 --with colour=red", 2, "UnknownFact"),
        ("deadline KZ-EXT-APPEAL --event 2026-03-03 --with red", 2, "UnknownFact"),
        ("deadline KZ-EXT-APPEAL --event 2026-03-03 --with manner=owl", 2, "UnknownAnswer"),
        ("deadline DE-VWGO-KLAGE-1M --event 2026-03-03 --with remedy_notice=so", 2, "UnknownAnswer"),
        ("deadline KZ-EXT-72H --event 2026-03-03", 2, "MissingHour"),
        ("deadline RS-EXTR-3D --event 2026-03-03T10:00", 2, "HourNotLawful"),
        ("deadline RS-ASYL-REPORT-72H --event 2026-03-29T02:30", 2, "HourDoesNotExist"),
        ("deadline DE-AUFENTHG-59-7-30 --event 2026-03-03", 3, "NoDate"),
        ("deadline KZ-EXT-CUSTODY-APPEAL --event 2026-03-03", 3, "NoDate"),
        ("deadline ECHR-R39-FOLLOWUP --event 2026-03-03", 3, "NoDate"),
        ("deadline RS-COUNT", 3, "NoDate"),
    ],
)  # fmt: skip
def test_a_refusal_names_what_is_wrong(arguments: str, code: int, error: str) -> None:
    words = [word.replace("_", " ") if word[0].isdigit() else word for word in arguments.split()]

    given, out, err = run(*words, "--json")
    told = json.loads(err)

    assert (given, told["error"], told["code"]) == (code, error, code)
    assert out == ""
    assert told["message"].endswith(".")


def test_facts_after_with_are_dates_answers_and_the_place() -> None:
    code, out, _err = run(
        "deadline", "DE-ASYL-KLAGE-2W", "--event", "2026-07-01", "--json",
        "--with", "lodged=2026-06-15", "remedy_notice=wrong", "--with", "place=DE-BY",
    )  # fmt: skip
    answer = json.loads(out)

    assert code == 0
    assert (answer["safe_day"], answer["last_day"]) == ("2026-07-15", "2026-10-01")


def test_a_place_may_be_written_in_small_letters() -> None:
    served = ("DE-VWGO-BESCHWERDE-2W", "--with", "counsel=2026-05-21", "place=de-by")

    code, out, _err = run("deadline", *served, "--json")

    assert (code, json.loads(out)["last_day"]) == (0, "2026-06-05")


def test_a_second_date_of_service_is_a_second_reading() -> None:
    _code, out, _err = run(
        "deadline", "KZ-EXT-APPEAL", "--event", "2026-01-29",
        "--with", "served_on_counsel=2026-02-10", "--json",
    )  # fmt: skip
    answer = json.loads(out)

    assert (answer["safe_day"], answer["last_day"]) == ("2026-02-08", "2026-02-20")
    assert answer["trust"] == "secondary"
    assert {reading["last_day"] for reading in answer["readings"]} >= {"2026-02-08", "2026-02-20"}


def test_a_person_reads_days_with_weekdays_and_numbered_steps() -> None:
    _code, out, _err = run("deadline", "RS-EXTR-3D", "--event", "2026-03-04")

    assert out.startswith(
        "Last day: Mon 9 Mar 2026, until 24:00.\nSafe day: Mon 9 Mar 2026.\n 1  "
    )


def test_counting_loads_neither_window_nor_database() -> None:
    arguments = ["count", "--method", "rs-zkp", "--period", "3 days", "--event", "2026-03-04"]
    code = (
        "import sys; from caseapp.__main__ import main\n"
        f"code = main({arguments!r})\n"
        "names = {name.partition('.')[0] for name in sys.modules}\n"
        "print(code, sorted(names & {'PySide6', 'sqlalchemy', 'sqlcipher3', 'reportlab'}))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )

    assert done.stdout.splitlines()[-1] == "0 []"


def test_a_command_loads_no_other_command() -> None:
    code = (
        "import sys; from caseapp.__main__ import main\n"
        "main(['--language', 'en', 'count', '--method', 'echr', '--period', '4 months',"
        " '--event', '2026-03-02'])\n"
        "print(*sorted(name for name in sys.modules if name in OTHERS))"
    )
    others = {f"caseapp.cli.{name}" for name in ("vault", "cite", "demo", "search", "memo")}

    done = subprocess.run(
        [sys.executable, "-c", f"OTHERS = {others!r}\n{code}"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    assert done.stdout.splitlines()[-1] == ""
