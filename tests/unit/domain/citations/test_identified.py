"""What the library keeps in one field, read as numbers, symbol and law reports."""

import pytest

from caseapp.domain.citations.identified import Identified, identified


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("37201/06", Identified(("37201/06",))),
        ("13163/87; 13164/87", Identified(("13163/87", "13164/87"))),
        ("C-404/15 and C-659/15 PPU", Identified(("C-404/15", "C-659/15 PPU"))),
        ("nos. 394399, 400239", Identified(("394399", "400239"))),
        ("1416/2005 (CCPR/C/88/D/1416/2005)", Identified(("1416/2005",), "CCPR/C/88/D/1416/2005")),
        (
            "1461, 1462 and 1477/2006 (CCPR/C/93/D/1461,1462&1477/2006)",
            Identified(("1461/2006", "1462/2006", "1477/2006"), "CCPR/C/93/D/1461,1462&1477/2006"),
        ),
        ("[1996] UKHL 8; [1996] AC 742", Identified(("[1996] UKHL 8",), "", ("[1996] AC 742",))),
        ("[2017] EWHC 735 (Admin)", Identified(("[2017] EWHC 735 (Admin)",))),
        ("(unreported ruling)", Identified()),
        ("", Identified()),
        ("12/2005 (A/no symbol)", Identified(("12/2005 (A/no symbol)",))),
    ],
)
def test_each_part_is_what_it_is(written, read):
    assert identified(written) == read
