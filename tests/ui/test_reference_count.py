"""The reference-count trap of PySide6: a version that takes a reference from None at every call
makes the interpreter abort after a few thousand of them."""

import sys

import PySide6
from PySide6.QtCore import QObject


def lost(calls, times=100):
    before = sys.getrefcount(None)
    for _ in range(times):
        calls()
    return before - sys.getrefcount(None)


def test_a_hundred_void_calls_take_nothing_from_none(qapp):
    thing = QObject()
    assert abs(lost(lambda: thing.setObjectName("a"))) < 50


def test_the_measure_sees_a_reference_that_is_taken():
    kept = []
    assert lost(lambda: kept.append(None)) <= -100


def test_the_version_that_aborts_is_not_the_one_installed():
    assert PySide6.__version_info__[:2] != (6, 12) or sys.version_info >= (3, 12)
