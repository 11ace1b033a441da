"""`caseapp cite` on the command line: texts in, citations out, no vault."""

import json

from tests.integration.console import run


def test_each_line_is_answered_by_one_line_of_json():
    told = run("cite", "--json", given="Saadi v. Italy [GC], no. 37201/06, § 125\nnothing here\n")
    first, second = (json.loads(line) for line in told.out.splitlines())
    assert first["citations"][0] | {"start": 0} == {
        "kind": "ecthr",
        "numbers": ["37201/06"],
        "name": "Saadi v. Italy",
        "date": None,
        "year": None,
        "paragraphs": ["125"],
        "flags": ["GC"],
        "ecli": "",
        "reports": [],
        "document": "",
        "start": 0,
        "end": 40,
    }
    assert second == {"text": "nothing here", "citations": []}


def test_where_nothing_was_recognised_a_sentence_says_so():
    told = run("cite", given="nothing here\n")
    assert (told.out, told.err) == ("", "No citation was recognised.\n")


def test_a_text_may_stand_on_the_command_line():
    told = run("cite", "Soering v. the United Kingdom, 7 July 1989, § 91, Series A no. 161")
    assert told.out == "ecthr\tSeries A no. 161\tSoering v. the United Kingdom\t1989-07-07\t91\t\n"
