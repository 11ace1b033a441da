"""The steps of making a vault, one widget each."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from caseapp.domain import fields
from caseapp.domain.errors import EmptyFieldError, UserError
from caseapp.i18n import N_, Catalogue
from caseapp.ui.create.model import CreatePort, Strength, groups_to_ask, same_group
from caseapp.ui.theme import px
from caseapp.ui.unlocking import Surroundings
from caseapp.ui.widgets.badge import Tone
from caseapp.ui.widgets.buttons import Button
from caseapp.ui.widgets.cards import Notice
from caseapp.ui.widgets.field import Field
from caseapp.ui.widgets.labels import PlainLabel, breakable
from caseapp.ui.widgets.texts import TextLine
from caseapp.ui.widgets.tick import Tick

_FORBIDDEN = '<>:"/\\|?*'
"""Characters that one of the three systems does not take in a folder's name."""

STRENGTHS = (
    (N_("Guessed at once. Use more words."), Tone.RED),
    (N_("Guessed within hours. Use more words."), Tone.RED),
    (N_("Weak: a determined guesser gets through."), Tone.AMBER),
    (N_("Fair: holds against most guessers."), Tone.AMBER),
    (N_("Strong."), Tone.GREEN),
)


class NameStep(QWidget):
    """What the vault is called, where it lies, and who works in it first."""

    def __init__(self, t: Catalogue, home: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.t = t
        self._folder = home
        self.name = TextLine(t("Office"), limit=80)
        self.name_field = Field(t("Name of the vault"), self.name, name="name")
        self.place = PlainLabel("", "small", wrap=True)
        self.choose = Button(t("Choose where…"), shortcut="Ctrl+O")
        self.choose.clicked.connect(self._on_choose)
        self.name.textChanged.connect(self._show_place)
        self.person_line = TextLine(limit=200)
        self.person_field = Field(
            t("Your name"),
            self.person_line,
            name="person_name",
            hint=t("As it signs filings. Stored inside the vault, encrypted."),
        )
        self.trouble = Notice("", tone="alert")
        self.trouble.hide()
        self.warning = Notice("", tone="notice")
        self.warning.hide()
        box = _column(self)
        for widget in (self.trouble, self.name_field, self.place, self.warning):
            box.addWidget(widget)
        box.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.person_field)
        box.addWidget(
            Notice(
                t("One vault has one writer at a time."),
                t(
                    "Two computers must not write to the same vault, not even through a shared "
                    "folder. Keep it on this computer or on an encrypted stick."
                ),
                tone="note",
            )
        )
        self._show_place()

    def vault_name(self) -> str:
        """Return the name, without spaces around it."""
        return self.name.text().strip()

    def person(self) -> str:
        """Return the name of the first person."""
        return self.person_line.text().strip()

    def folder(self) -> str:
        """Return the folder that the vault's folder goes into."""
        return self._folder

    def focus_first(self) -> None:
        """Start in the first field."""
        self.name.setFocus()

    def show_trouble(self, sentence: str) -> None:
        """Say why the vault could not be made."""
        self.trouble.say(sentence)
        self.trouble.show()

    def check(self) -> bool:
        """Say under each field what is missing; True when one may go on."""
        t = self.t
        name = self.vault_name()
        self.trouble.hide()
        wrong = ""
        if not name:
            wrong = t("Type a name for the vault.")
        elif set(name) & set(_FORBIDDEN) or name.startswith("."):
            wrong = t("A folder cannot have this name. Use letters, digits and spaces.")
        elif (Path(self._folder) / f"{name}.casevault").exists():
            wrong = t("A vault of this name is there already. Choose another name or place.")
        self.name_field.set_error(wrong)
        missing = self._wrong_person()
        self.person_field.set_error(missing)
        if wrong:
            self.name.setFocus()
        elif missing:
            self.person_line.setFocus()
        return not wrong and not missing

    def _wrong_person(self) -> str:
        """Say what is wrong with the name, by the rule that the vault itself keeps."""
        try:
            fields.line("person_name", self.person(), required=True)
        except EmptyFieldError:
            return self.t("Type your name.")
        except UserError:
            return self.t("The name holds a character that cannot be printed. Type it again.")
        return ""

    @Slot()
    def _show_place(self) -> None:
        shown = Path(self._folder) / f"{self.vault_name()}.casevault"
        self.place.setText(self.t("It will be the folder {path}", path=breakable(str(shown))))

    @Slot()
    def _on_choose(self) -> None:
        dialog = QFileDialog(self, self.t("Choose where the vault will be"), self._folder)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.fileSelected.connect(self._on_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_folder(self, folder: str) -> None:
        self.set_folder(folder)

    def set_folder(self, folder: str) -> None:
        """Put the vault somewhere else."""
        self._folder = folder
        self._show_place()
        self._warn()

    def _warn(self) -> None:
        """Say that a place is synchronised, on a network or open to others."""
        from caseapp.domain.views.backups import PlaceWarning  # noqa: PLC0415 - after a choice
        from caseapp.system.places import dangers  # noqa: PLC0415
        from caseapp.wording.backups import place_warning  # noqa: PLC0415

        found = [
            place_warning(PlaceWarning(self._folder, one.danger.value, one.name), self.t)
            for one in dangers(Path(self._folder))
        ]
        self.warning.say("\n".join(found))
        self.warning.setVisible(bool(found))


class PassphraseStep(QWidget):
    """The passphrase, twice, with a meter and an offer of random words."""

    def __init__(
        self,
        around: Surroundings,
        port: CreatePort,
        language: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.t = around.t
        self._around = around
        self._port = port
        self._language = language
        self.easy: tuple[str, ...] = ()
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(120)
        self._typed.timeout.connect(self._measure)
        self._build()

    def _build(self) -> None:
        t = self.t
        self.first = TextLine(limit=1000)
        self.second = TextLine(limit=1000)
        for line in (self.first, self.second):
            line.setEchoMode(QLineEdit.EchoMode.Password)
        self.first.textChanged.connect(self._on_typed)
        self.first_field = Field(
            t("Passphrase"),
            self.first,
            name="passphrase",
            hint=t("Any characters of any script, spaces too. Long beats complicated."),
        )
        self.second_field = Field(t("The same again"), self.second, name="repeated")
        self.meter = QProgressBar()
        self.meter.setRange(0, 4)
        self.meter.setTextVisible(False)
        self.meter.setFixedHeight(px(6))
        self.meter.setAccessibleName(t("Strength of the passphrase"))
        self.verdict = PlainLabel("", "small", wrap=True)
        self.verdict.setMinimumHeight(self.verdict.fontMetrics().lineSpacing())
        self.offer = Button(t("Offer me seven words"), shortcut="Ctrl+G")
        self.offer.clicked.connect(self._on_offer)
        self.reveal = Tick(t("Show what I type"))
        self.reveal.toggled.connect(self._on_reveal)
        box = _column(self)
        box.addWidget(self.first_field)
        box.addWidget(self.meter)
        box.addWidget(self.verdict)
        helpers = QHBoxLayout()
        helpers.addWidget(self.offer)
        helpers.addWidget(self.reveal)
        helpers.addStretch(1)
        box.addLayout(helpers)
        box.addWidget(self.second_field)
        box.addWidget(
            PlainLabel(
                t(
                    "Whoever loses the passphrase and the recovery code loses the vault. "
                    "There is no back door."
                ),
                "muted",
                wrap=True,
            )
        )

    def passphrase(self) -> str:
        """Return what was typed."""
        return self.first.text()

    def forget(self) -> None:
        """Empty both fields; what Python copied goes with the process."""
        self.first.clear()
        self.second.clear()

    def focus_first(self) -> None:
        """Start in the first field."""
        self.first.setFocus()

    def check(self) -> bool:
        """Say what is missing; a weak passphrase is warned of and never refused."""
        t = self.t
        missing = "" if self.first.text() else t("Type a passphrase, or take the offered words.")
        self.first_field.set_error(missing)
        if missing:
            self.first.setFocus()
            return False
        same = self.first.text() == self.second.text()
        self.second_field.set_error("" if same else t("The two are not the same. Type it again."))
        if not same:
            self.second.selectAll()
            self.second.setFocus()
        return same

    @Slot()
    def _on_typed(self) -> None:
        self._typed.start()

    @Slot()
    def _measure(self) -> None:
        text, easy, strength = self.first.text(), self.easy, self._port.strength
        if not text:
            self._show_strength(None)
            return

        def work() -> Strength:
            return strength(text, easy)

        self._around.runner.submit(self, work, self._show_strength, key="strength")

    def _show_strength(self, strength: Strength | None) -> None:
        if strength is None:
            self.meter.setValue(0)
            self.verdict.setText("")
            return
        sentence, tone = STRENGTHS[strength.score]
        self.meter.setValue(max(1, strength.score))
        self.meter.setProperty("tone", tone.value)
        self.meter.style().unpolish(self.meter)
        self.meter.style().polish(self.meter)
        self.verdict.setText(self.t(sentence))
        self.meter.setAccessibleDescription(self.t(sentence))

    @Slot()
    def _on_offer(self) -> None:
        language, offer = self._language, self._port.offer_words

        def work() -> str:
            return offer(language)

        self._around.runner.submit(self, work, self._take_offer, key="offer")

    def _take_offer(self, words: str) -> None:
        self.reveal.setChecked(True)
        self.first.setText(words)
        self.first.setCursorPosition(0)
        self.second.clear()
        self.second_field.set_hint(self.t("Write the words down, then type them here once."))
        self.second.setFocus()

    @Slot()
    def _on_reveal(self) -> None:
        shown = self.reveal.isChecked()
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.first.setEchoMode(mode)
        self.second.setEchoMode(mode)


class CodeStep(QWidget):
    """The recovery code, in groups that can be copied by hand."""

    def __init__(self, t: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.t = t
        self._code = ""
        self.vault_name = ""
        """For the sheet."""
        self.print = Button(t("Print the sheet…"))
        self.print.clicked.connect(self._on_print)
        self._grid = QGridLayout()
        self._grid.setSpacing(px(8))
        self.groups: list[PlainLabel] = []
        box = _column(self)
        box.addWidget(PlainLabel(t("Write the recovery code on paper"), "section", wrap=True))
        box.addWidget(
            PlainLabel(
                t(
                    "It opens the vault when the passphrase is forgotten. It is shown now and "
                    "never again. Keep the paper away from this computer, best in a safe or with "
                    "a person you trust."
                ),
                wrap=True,
            )
        )
        box.addLayout(self._grid)
        box.addWidget(self.print, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(
            PlainLabel(
                t(
                    "A printer and its queue may keep what they print. Copied by hand, the code is "
                    "on your paper and nowhere else. It is never written into a file."
                ),
                "muted",
                wrap=True,
            )
        )
        box.addWidget(
            PlainLabel(t("The next step asks for two groups of it."), "muted", wrap=True)
        )

    def show_code(self, code: str) -> None:
        """Show a code in its groups, numbered."""
        self._code = code
        for label in self.groups:
            label.setParent(None)
            label.deleteLater()
        self.groups = []
        for number, group in enumerate(code.split("-")):
            label = PlainLabel(
                self.t("{number}.  {group}", number=number + 1, group=group),
                "code",
                selectable=True,
            )
            label.setAccessibleName(self.t("Group {number}", number=number + 1))
            self._grid.addWidget(label, number // 3, number % 3)
            self.groups.append(label)

    @Slot()
    def _on_print(self) -> None:
        # Most people copy it by hand.
        from caseapp.ui.recovery_sheet import offer_printing  # noqa: PLC0415

        offer_printing(self, self.t, self._code, self.vault_name)

    def code(self) -> str:
        """Return the code that is shown."""
        return self._code

    def focus_first(self) -> None:
        """Start at the first group."""
        if self.groups:
            self.groups[0].setFocus()


class TestStep(QWidget):
    """Asks for some groups of the code: only a code on paper passes."""

    def __init__(self, t: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.t = t
        self._groups: list[str] = []
        self.asked: tuple[int, ...] = ()
        self.fields: list[Field] = []
        self.lines: list[TextLine] = []
        box = _column(self)
        box.addWidget(PlainLabel(t("Try the recovery code"), "section", wrap=True))
        box.addWidget(PlainLabel(t("Type these two groups from your paper."), "body", wrap=True))
        self._box = QVBoxLayout()
        self._box.setSpacing(px(10))
        box.addLayout(self._box)

    def ask(self, code: str) -> None:
        """Draw which groups have to be typed."""
        for field in self.fields:
            field.setParent(None)
            field.deleteLater()
        self._groups = code.split("-")
        self.asked = groups_to_ask(code)
        self.lines = [TextLine(limit=20) for _ in self.asked]
        self.fields = [
            Field(self.t("Group {number}", number=number + 1), line)
            for number, line in zip(self.asked, self.lines, strict=True)
        ]
        for field in self.fields:
            self._box.addWidget(field)

    def focus_first(self) -> None:
        """Start in the first field."""
        if self.lines:
            self.lines[0].setFocus()

    def check(self) -> bool:
        """Say which group does not match; True when all do."""
        right = True
        for number, line, field in zip(self.asked, self.lines, self.fields, strict=True):
            fits = same_group(line.text(), self._groups[number])
            field.set_error(
                ""
                if fits
                else self.t("This is not what group {number} says. Look again.", number=number + 1)
            )
            if not fits and right:
                line.setFocus()
            right = right and fits
        return right


def _column(owner: QWidget) -> QVBoxLayout:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    owner.setSizePolicy(policy)
    box = QVBoxLayout(owner)
    box.setContentsMargins(0, px(4), 0, px(4))
    box.setSpacing(px(10))
    return box
