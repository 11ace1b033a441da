"""What the worker that opens packs answers: a pack, a refusal, or nothing that is taken."""

import json

import pytest

from caseapp.domain.authorities import PartKind, Relation
from caseapp.domain.authority_packs import (
    NotAPackError,
    PackedParagraph,
    PackedRemark,
    RemarkKind,
)
from caseapp.packs.authority_answers import (
    REFUSALS,
    BadAnswerError,
    contents_answer,
    pack_request,
    read_answer,
    refusal_answer,
)
from caseapp.packs.authority_files import open_pack
from caseapp.packs.worker import read
from caseapp.system.worker_child import RefusedWork
from tests.decision_packs import FIRST, SECOND, packed

FILE = packed(
    FIRST,
    SECOND,
    relations=[Relation(SECOND.id, "follows", FIRST.id, "b")],
    texts={SECOND.id: (PackedParagraph(PartKind.TEXT, "1", "Their text."),)},
    remarks=[PackedRemark(SECOND.id, RemarkKind.NOTE, "1", "a note")],
)
CONTENTS = open_pack("a.zip", FILE)


def test_a_pack_comes_through_the_worker_as_it_was_read():
    assert read_answer(read(pack_request("a.zip", FILE))) == CONTENTS


def test_a_refusal_comes_through_with_its_values():
    with pytest.raises(NotAPackError) as refused:
        read_answer(read(pack_request("no.zip", b"nothing")))
    assert refused.value.values["file"] == "no.zip"


@pytest.mark.parametrize("name", REFUSALS)
def test_every_refusal_of_the_reader_has_a_way_back(name):
    with pytest.raises(REFUSALS[name]):
        read_answer(refusal_answer(REFUSALS[name](file="a")))


def test_a_request_that_is_none_is_refused():
    with pytest.raises(RefusedWork):
        read(b"[]\nPK")


def said(**changes):
    return json.dumps({**json.loads(contents_answer(CONTENTS)), **changes}).encode()


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"[]",
        b"{}",
        b"[" * 100_000,
        said(pack=["leading-decisions", "1", ""]),
        said(pack=["almaty", 1, ""]),
        said(decisions=[[]]),
        said(relations=[["x-nowhere", "follows", FIRST.id, ""]]),
        said(texts={"x-nowhere": []}),
        said(texts={SECOND.id: [["own words", "1", ""]]}),
        said(remarks=[[SECOND.id, "secret", "", ""]]),
        said(refused="SystemExit", values={}),
        said(refused="NotAPackError", values={"file": ["x"]}),
    ],
)
def test_a_worker_that_was_taken_over_is_not_believed(answer):
    with pytest.raises(BadAnswerError):
        read_answer(answer)


def test_what_a_refusal_says_does_nothing_on_a_terminal():
    with pytest.raises(NotAPackError) as refused:
        read_answer(refusal_answer(NotAPackError(file="\x1b[2Ja\u202e.zip")))
    assert refused.value.values == {"file": "[2Ja.zip"}
