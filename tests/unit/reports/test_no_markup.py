import ast
from pathlib import Path

ROOT = Path(__file__).parents[3] / "caseapp"
MARKUP = {"Paragraph", "XPreformatted", "SimpleDocTemplate", "BaseDocTemplate", "Preformatted"}


def imported_from_reportlab(source):
    """Return what a module takes from reportlab, by name."""
    return {
        name.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("reportlab")
        for name in node.names
    }


def test_no_module_uses_a_part_of_reportlab_that_reads_markup():
    used = {}
    for path in ROOT.rglob("*.py"):
        names = imported_from_reportlab(path.read_text("utf-8"))
        used[path.name] = names & MARKUP
        assert "platypus" not in path.read_text("utf-8"), path
    assert not any(used.values())


def test_the_check_would_see_such_a_module():
    assert imported_from_reportlab("from reportlab.platypus import Paragraph") & MARKUP
