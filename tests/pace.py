"""In what order the tests run, and what each room took of its share.

`make test` hands whole files to its two workers (`--dist loadfile`), so that what a file prepares
for its tests is prepared once, and hands them out in the order of collection. The rooms with long
files come first: what is left at the end is short, and no core waits for the other. Within a room
the order stays that of chance. (Groups by `xdist_group` are not to be had: pytest-xdist 3.8 does
not see them under pytest 9.2.)
"""

from collections import defaultdict

LONG_FILES_FIRST = ("security", "journeys", "integration", "ui", "golden", "unit")
MINUTES = {"unit": 4, "integration": 4, "security": 8, "window": 4, "PDF": 4}
"""What a room may take of one core: together twelve minutes on two."""


def pytest_collection_modifyitems(items):
    """Put the rooms with long files first."""
    places = {room: place for place, room in enumerate(LONG_FILES_FIRST)}
    items.sort(key=lambda item: places.get(_folders(item.nodeid)[0], -1))


def pytest_terminal_summary(terminalreporter):
    """Say what each room took, of one core, after a run of all of them."""
    seconds = defaultdict(float)
    for reports in terminalreporter.stats.values():
        for report in reports:
            if hasattr(report, "when") and hasattr(report, "duration"):
                seconds[room(report.nodeid)] += report.duration
    if seconds.keys() < MINUTES.keys():
        return
    told = (f"{name} {_clock(seconds[name])} of {MINUTES[name]}:00" for name in MINUTES)
    terminalreporter.write_line("minutes of one core: " + ", ".join(told))


def room(nodeid):
    """Return the room whose share a test takes from."""
    first, second = _folders(nodeid)
    if first == "golden" or (first, second) == ("unit", "reports"):
        return "PDF"
    return {"ui": "window", "journeys": "window"}.get(first, first)


def _folders(nodeid):
    """Return the two names after `tests/`."""
    _, first, second, *_ = f"{nodeid.partition('::')[0]}///".split("/")
    return first, second


def _clock(seconds):
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"
