"""A memo from its template and the facts of the file: the document that `reports` prints."""

from caseapp.domain.blocks import Document, Mark
from caseapp.domain.cited import SHORTEST_NAME
from caseapp.domain.filings import MemoFacts
from caseapp.i18n import Catalogue
from caseapp.packs.template_filling import fill
from caseapp.packs.templates import Template
from caseapp.wording.filings import entries, labels, memo_values


def build_memo(
    template: Template, facts: MemoFacts, t: Catalogue, mark: Mark = Mark.WORKING
) -> Document:
    """Build the document of a memo, ready for `domain.blocks.payload.render_request`.

    The case names of the memo's authorities are recognised in the lawyer's sections: they are
    set in italics, and their pages stand in the table of authorities.

    Raises:
        TextTooLongError, ControlCharacterError: a value that may not be printed.

    """
    values = memo_values(facts, t, template.name)
    names = {
        authority.case_name: authority.key
        for authority in facts.authorities
        if len(authority.case_name) >= SHORTEST_NAME
    }
    filled = fill(template, values, facts.sections, names)
    return Document(
        title=values.title,
        language=template.language,
        day=facts.day,
        blocks=filled.blocks,
        labels=labels(t),
        authorities=entries(facts.authorities, t),
        running_head=facts.short_title or values.title,
        mark=mark,
        gaps=filled.gaps,
    )
