"""What can be done with the decisions that are ticked."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from caseapp.domain.views.authorities import AuthorityRow
from caseapp.i18n import Catalogue
from caseapp.ui.widgets import Button, PlainLabel
from caseapp.ui.widgets.flow import FlowBox


class TickedBar(FlowBox):
    """Shows while something is ticked.

    Args:
        t: words.
        memos: decisions may be added to memos.
        cites: citations can be written.
        packs: decisions may leave as a pack.

    Signals:
        memo_wanted: add them to a memo.
        copy_wanted: copy their citations.
        pack_wanted: export them as a pack.
        clear_wanted: take every tick away.

    """

    memo_wanted = Signal()
    copy_wanted = Signal()
    pack_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, t: Catalogue, *, memos: bool, cites: bool, packs: bool) -> None:
        super().__init__()
        self._t = t
        self.memos, self.cites = memos, cites
        self.count = PlainLabel("", "strong")
        self.flow.addWidget(self.count)
        for words, name, asked, offered in (
            (t("To memo…"), t("Add what is ticked to a memo"), self.memo_wanted, memos),
            (t("Copy"), t("Copy the citations of what is ticked"), self.copy_wanted, cites),
            (t("Export…"), t("Export what is ticked as a pack"), self.pack_wanted, packs),
            (t("Clear"), t("Take every tick away"), self.clear_wanted, True),
        ):
            if offered:
                button = Button(words, "link")
                button.setAccessibleName(name)
                button.clicked.connect(asked)
                self.flow.addWidget(button)
        self.hide()

    def show_ticks(self, rows: Sequence[AuthorityRow], hidden: int) -> None:
        """Say how many are ticked, and how many of them the list does not show."""
        t = self._t
        words = t.plural("{count} ticked", "{count} ticked", len(rows))
        if hidden:
            apart = t.plural("{count} not in this list", "{count} not in this list", hidden)
            words = t("{ticked}, {apart}", ticked=words, apart=apart)
        self.count.setText(words)
        self.setVisible(bool(rows))
        self.keep_height()
