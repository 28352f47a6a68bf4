"""The last step of an import: what was done, and how to take it back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QSizePolicy

from clientdesk.base.words import N_, Phrase, _, apart
from clientdesk.desk.bringing import Reckoning
from clientdesk.desk.intake import Fate
from clientdesk.desk.intake_words import IntakeWords
from clientdesk.kit.widgets import ActionBar, Button, Card, ErrorLine, Painted, PlainLabel, boxed, column, row
from clientdesk.shell.import_check import ProblemsCard
from clientdesk.shell.import_figures import number
from clientdesk.shell.import_match import TwoColumns
from clientdesk.shell.import_session import ImportSession
from clientdesk.shell.import_state import Done

_FATES = {
    Fate.ADDED: N_("Brought in, although somebody like that was there."),
    Fate.UPDATED: N_("Updated."),
    Fate.SKIPPED: N_("Left out."),
}


class DoneStep(TwoColumns):
    """The figures, the way back, and the list of what needs a look."""

    undo_asked = Signal()
    another_asked = Signal()
    next_asked = Signal()
    """The next of the files that were dropped together."""
    saving_asked = Signal(object)
    """`Path` where the rows to mend are to be written."""

    def __init__(self) -> None:
        super().__init__()
        self._done: Done | None = None
        self.title = PlainLabel("", "card_title", "ink", wrap=True)
        self.title.setObjectName("import_done_title")
        self.details = PlainLabel("", "text", "ink2", wrap=True)
        self.trouble = ErrorLine()
        self.undo = Button(
            N_("Undo the import"), "arrow-counter-clockwise", clicked=self.undo_asked.emit, name="import_undo"
        )
        self.save = Button(N_("Save what needs a look…"), "list-bullets", clicked=self._ask_where, name="import_save")
        self.mend = Button(N_("Save rows to mend…"), "floppy-disk", clicked=self._ask_where_to_mend, name="import_mend")
        self.following = Button("", "arrow-right", "primary", clicked=self.next_asked.emit, name="import_following")
        self.another = Button(
            N_("Bring in another file"),
            "upload-simple",
            "ghost",
            clicked=self.another_asked.emit,
            name="import_another",
        )
        sign = Painted(
            lambda k: k.disc(22, 22, 44, "check", fill="accent_soft", colour="accent_text"), height=44, width=44
        )
        told = row(sign, column(self.title, self.details, gap=4), gap=14)
        told.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        told.setStretch(1, 1)
        self.card = Card(
            told, ActionBar([self.following, self.undo, self.mend, self.save, self.another]), self.trouble, gap=16
        )
        self.card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.problems = ProblemsCard("import_left")
        self.set_halves(boxed(column(self.card, None)), boxed(column(self.problems, None)))

    def show_session(self, session: ImportSession) -> None:
        """Say what was done."""
        self._done = session.done
        if session.done is None:
            return
        if session.is_undone:
            self.title.set_words(N_("The import was taken back"))
            self.details.set_words(N_("The shop is as it was before."))
        else:
            self.title.set_words(_title(session.words, session.done))
            self.details.set_words(lambda: _details(session.done))
        self.undo.setVisible(session.done.batch is not None and not session.is_undone)
        reckoned = session.done.reckoned
        self.problems.show_problems(reckoned.plan.problems if reckoned else (), session.words)
        has_problems = reckoned is not None and bool(reckoned.plan.problems)
        is_table = session.source is not None and session.source.table is not None
        self.mend.setVisible(has_problems and is_table)
        self.save.setVisible(reckoned is not None and (bool(reckoned.known) or (has_problems and not is_table)))
        waiting = session.waiting
        self.following.setVisible(bool(waiting))
        if waiting:
            self.following.set_words(Phrase(N_("Go on with {name}"), name=apart(waiting[0].name)))

    def save_list(self, path: Path) -> None:
        """Write every row that needs a look as text."""
        reckoned = self._done.reckoned if self._done else None
        if reckoned is None:
            return
        try:
            path.write_text("\n".join(_listed(reckoned)) + "\n", encoding="utf-8")
        except OSError:
            self.trouble.say(N_("The file cannot be written there. Choose another place for it."))
        else:
            self.trouble.say("")

    def _ask_where_to_mend(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save rows to mend…"), f"{_('to mend')}.csv")
        if chosen:
            self.saving_asked.emit(Path(chosen))

    def _ask_where(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save what needs a look…"), f"{_('import')}.txt")
        if chosen:
            self.save_list(Path(chosen))


def _title(words: IntakeWords, done: Done) -> Phrase:
    if done.reckoned is None:
        return Phrase(N_("The shop was brought in whole"))
    count = done.reckoned.plan.counts[Fate.ADDED]
    return words.brought(count, number(count))


def _details(done: Done | None) -> str:
    if done is None or done.reckoned is None:
        return ""
    counts = done.reckoned.plan.counts
    told = (
        Phrase(
            N_("{count} was updated."),
            N_("{count} were updated."),
            counts[Fate.UPDATED],
            count=number(counts[Fate.UPDATED]),
        ),
        Phrase(
            N_("{count} was left out."),
            N_("{count} were left out."),
            counts[Fate.SKIPPED],
            count=number(counts[Fate.SKIPPED]),
        ),
        Phrase(
            N_("{count} row could not be brought in."),
            N_("{count} rows could not be brought in."),
            counts[Fate.FAILED],
            count=number(counts[Fate.FAILED]),
        ),
    )
    return " ".join(phrase.text() for phrase in told if phrase.n)


def _listed(reckoned: Reckoning) -> Iterator[str]:
    """Every problem and every row that was not simply added, in the order of the file."""
    problems = [(problem.line, problem.text) for problem in reckoned.plan.problems]
    known = [(one.line, f"{one.name}. {_(_FATES[one.fate])} {one.reason}") for one in reckoned.known]
    for line, text in sorted([*problems, *known]):
        yield _("Line {line}: {text}").format(line=line, text=text) if line else text
