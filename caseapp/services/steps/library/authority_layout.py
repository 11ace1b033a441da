"""How a decision of a pack is laid out: its row, and the paragraphs by which it is found."""

from collections.abc import Mapping
from typing import Any

from caseapp.domain.authorities import AuthorityPack, Decision, PartKind
from caseapp.domain.text import search_form
from caseapp.search import index
from caseapp.search.names import stored_forms
from caseapp.wording.label_words import group_texts, sought_texts


def groups_of(pack: AuthorityPack) -> dict[str, str]:
    """Return the group of each key word."""
    return {term.keyword: term.group for term in pack.vocabulary}


def paragraphs(local: int, decision: Decision, groups: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return head and holding.

    The holding is found by the words of the head as well, by the labels in every language of the
    program and by the forms of the name: words of all these kinds then meet in one paragraph.
    None of them is ever shown from there, since snippets are cut from the text itself.

    Args:
        local: id of the decision.
        decision: what to lay out.
        groups: the group of each key word.

    """
    head = decision.head()
    folded_head = search_form(head)
    notes = " ".join((decision.holding, decision.good_law_note))
    holding = " ".join(
        (
            search_form(notes),
            folded_head,
            search_form(_label_texts(decision, groups)),
            stored_forms(decision.title),
        )
    )
    parts = [(PartKind.HEAD, head, folded_head)]
    if decision.holding:
        parts.append((PartKind.HOLDING, decision.holding, holding))
    else:  # without a holding the head answers by all these words
        parts[0] = (PartKind.HEAD, head, f"{folded_head} {stored_forms(decision.title)}")
    return [
        {
            "id": index.paragraph_id(local, position),
            "authority_id": local,
            "position": position,
            "part": part,
            "number": "",
            "text": text,
            "folded": folded,
        }
        for position, (part, text, folded) in enumerate(parts)
    ]


def _label_texts(decision: Decision, groups: Mapping[str, str]) -> str:
    """Return the labels of a decision in every language, and the groups of its key words."""
    found = {text: None for label in decision.labels() for text in sought_texts(*label)}
    for issue in decision.issues:
        found |= dict.fromkeys(group_texts(groups.get(issue, "")))
    return " · ".join(found)


def columns(decision: Decision) -> dict[str, Any]:
    """Return the columns of a decision's row."""
    return {
        "id_in_pack": decision.id,
        "digest": decision.digest,
        "title": decision.title,
        "court": decision.court,
        "formation": decision.formation,
        "number": decision.number,
        "decided_on": decision.decided_on,
        "date_text": decision.date_text,
        "host_states": decision.host_states,
        "destination": decision.destination,
        "proceeding_type": decision.proceeding_type,
        "issues": "\n".join(decision.issues),
        "articles": "\n".join(decision.articles),
        "outcome": decision.outcome,
        "holding": decision.holding,
        "pinpoints": "\n".join(decision.pinpoints),
        "importance": decision.importance,
        "rank": decision.rank,
        "source": decision.source,
        "confidence": decision.confidence,
        "ecli": decision.ecli,
        "hudoc_itemid": decision.hudoc_itemid,
        "holding_basis": decision.holding_basis,
        "good_law_note": decision.good_law_note,
        "citation_verified": decision.citation_verified,
        "outcome_verified": decision.outcome_verified,
        "destination_verified": decision.destination_verified,
        "holding_verified": decision.holding_verified,
        "label_words": index.label_words(decision.labels()),
    }
