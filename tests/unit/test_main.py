"""The front door: workers come from a fixed table, and every one of them is there."""

import contextlib
from importlib import import_module

import pytest

from caseapp import __main__
from caseapp.system.children import Children
from caseapp.system.worker import Limits, WorkerFailedError, WorkerRefusedError, run_worker


@pytest.mark.parametrize("name", sorted(__main__.WORKERS))
def test_every_worker_of_the_table_exists(name):
    module, function = __main__.WORKERS[name]

    assert callable(getattr(import_module(module), function))


def test_a_worker_outside_the_table_is_refused():
    assert __main__.main(["--worker", "os"]) == 2


@pytest.mark.parametrize("name", sorted(__main__.WORKERS))
def test_a_real_worker_answers_or_refuses_a_payload_that_makes_no_sense(name):
    with contextlib.suppress(WorkerRefusedError):
        assert run_worker(name, b"\xff not a request", Limits(), children=Children())


def test_a_name_outside_the_table_starts_nothing():
    with pytest.raises(WorkerFailedError, match="exit 2"):
        run_worker("../../evil", b"", Limits(), children=Children())
