"""The command line in this process: a cheap key derivation, a clock that stands, captured text."""

import io
import json
from dataclasses import dataclass

from caseapp.app import console
from tests import factory


@dataclass(frozen=True)
class Told:
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


def run(*arguments, given="", clock=None):
    """Run a command with this text on standard input; the clock stands at the tests' now."""
    out, err = io.StringIO(), io.StringIO()
    stdin = io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8")
    code = console.main(
        [str(argument) for argument in arguments],
        policy=factory.CHEAP,
        clock=clock or factory.fixed_clock(),
        stdin=stdin,
        stdout=out,
        stderr=err,
    )
    return Told(code, out.getvalue(), err.getvalue())
