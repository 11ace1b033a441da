"""The key goes from Lock to Desk once, through a pipe, and Lock keeps nothing of it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from caseapp.app.processes import Answer, DeskGoneError, DeskProcess, LockLink, Opening

ROOT = Path(__file__).resolve().parents[3]
DESK = """
import sys
sys.path.insert(0, {root!r})
from caseapp.app.processes import LockLink
link = LockLink()
print("a library that talks")
opening = link.receive()
if opening is None:
    raise SystemExit(7)
{then}
"""


def desk(then):
    return DeskProcess([sys.executable, "-c", DESK.format(root=str(ROOT), then=then)])


def opening(key=None):
    return Opening("/дела/office.casevault", key or bytearray(range(32)), create=True)


def finish(process):
    """Reap a desk that a test is done with."""
    process.abandon()
    process.let_go()


def test_desk_gets_the_path_and_the_key():
    process = desk("link.answer('open', f'{opening.path} {opening.create} {opening.key.hex()}')")
    process.hand_over(opening())
    answer = process.wait_answer(20)
    finish(process)

    assert answer == Answer("open", f"/дела/office.casevault True {bytes(range(32)).hex()}")


def test_lock_zeroes_its_key_after_sending():
    process, sent = desk("link.answer('open')"), opening()
    process.hand_over(sent)
    finish(process)

    assert sent.key == bytearray(32)


def test_a_refusal_comes_back_as_a_sentence():
    process = desk("link.answer('refused', 'The vault is open in another window.')")
    process.hand_over(opening())
    answer = process.wait_answer(20)
    finish(process)

    assert answer.state == "refused"
    assert "another window" in answer.sentence


def test_a_desk_that_dies_is_noticed():
    process = desk("import os; os._exit(1)")
    process.hand_over(opening())
    answer = process.wait_answer(20)
    finish(process)

    assert answer == Answer("gone")


def test_a_desk_that_hangs_is_given_up():
    process = desk("import time; time.sleep(600)")
    process.hand_over(opening())
    answer = process.wait_answer(0.3)
    finish(process)

    assert answer == Answer("gone")


def test_handing_over_to_a_dead_desk_still_zeroes_the_key():
    process, sent = DeskProcess([sys.executable, "-c", ""]), opening()
    assert process.wait_answer(20) == Answer("gone")
    process._process.wait(20)  # its pipes close one by one
    with pytest.raises(DeskGoneError):
        process.hand_over(sent)
    finish(process)

    assert sent.key == bytearray(32)


def test_a_key_of_another_length_is_never_sent():
    process, sent = desk("link.answer('open')"), opening(bytearray(b"short"))
    with pytest.raises(ValueError, match="5"):
        process.hand_over(sent)
    finish(process)

    assert sent.key == bytearray(5)


def test_desk_ends_quietly_when_lock_ends_without_an_opening():
    script = DESK.format(root=str(ROOT), then="")
    ended = subprocess.run(
        [sys.executable, "-c", script], input=b"", capture_output=True, check=False
    )

    assert (ended.returncode, ended.stdout, ended.stderr) == (7, b"", b"")


def test_desk_takes_no_orders_that_are_not_ours():
    read, write = os.pipe()
    os.write(write, b"GET / HTTP/1.1\r\n\r\n" * 10)
    os.close(write)

    assert LockLink((read, os.open(os.devnull, os.O_WRONLY))).receive() is None


def test_an_opening_does_not_show_its_key():
    assert "key" not in repr(opening())
