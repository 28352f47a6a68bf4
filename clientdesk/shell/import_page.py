"""The page that brings customers in: four steps, nothing changed before the last, all of it undone at one stroke."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from clientdesk.base.words import N_, Phrase
from clientdesk.desk.intake import Fate, Plan
from clientdesk.desk.intake_words import IntakeWords
from clientdesk.kit.context import Context
from clientdesk.kit.widgets import Banner, Button, Ground, PlainLabel, Rule, Steps, Words, column, row, scrolled
from clientdesk.shell.import_check import CheckStep
from clientdesk.shell.import_choose import ChooseStep
from clientdesk.shell.import_done import DoneStep
from clientdesk.shell.import_figures import number
from clientdesk.shell.import_match import MatchStep
from clientdesk.shell.import_session import ImportSession
from clientdesk.shell.manners import OpensFiles

_PROMISE = N_("Nothing is changed until the last step, and the whole import can be undone.")


class Stage(IntEnum):
    """The steps, as the head counts them."""

    CHOOSE = 0
    MATCH = 1
    CHECK = 2
    DONE = 3


class ImportPage(Ground):
    """Choose a file, match its columns, check, done.

    Args:
        context: to ask, to change, to start long work.
        parent: as ever.

    Attributes:
        session: the import in progress.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("bg", parent)
        self.setObjectName("import_page")
        self.setAcceptDrops(True)
        self._context = context
        self.session = ImportSession(context, self)
        self.stage = Stage.CHOOSE
        self._awaits_keyboard = False
        self.steps = Steps([N_("Choose file"), N_("Match columns"), N_("Check"), N_("Done")])
        self.banner = Banner("danger", name="import_banner")
        self.choose = ChooseStep()
        self.match = MatchStep(self.session, context.bridge.desk.settings.country)
        self.check = CheckStep(self.session)
        self.done = DoneStep()
        self.back = Button(N_("Back"), None, "ghost", clicked=self.step_back, name="import_back")
        self.next = Button("", None, "primary", trailing="arrow-right", clicked=self.step_on, name="import_next")
        self._compose()
        self._connect()
        self._show_session()

    def _compose(self) -> None:
        self._stack = QStackedWidget()
        self._areas = [scrolled(step) for step in (self.choose, self.match, self.check, self.done)]
        for area in self._areas:
            self._stack.addWidget(area)
        self._promise = PlainLabel(_PROMISE, "second", "ink3", wrap=True)
        foot = row(self._promise, self.back, self.next, gap=12)
        foot.setStretch(0, 1)
        foot.setAlignment(self._promise, Qt.AlignmentFlag.AlignVCenter)
        self.title = PlainLabel(self.session.words.title, "record_title")
        whole = column(self.title, self.steps, self.banner, self._stack, Rule(), foot, gap=14, margins=(28, 18, 28, 14))
        whole.setStretch(3, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.session.changed.connect(self._show_session)
        self.session.opened.connect(self._on_opened)
        self.session.finished.connect(self._on_finished)
        self.choose.chosen.connect(self.take_file)
        self.done.undo_asked.connect(self.session.undo)
        self.done.another_asked.connect(self.session.start_over)
        self.done.next_asked.connect(self._on_next_asked)
        self.done.saving_asked.connect(self.session.save_rows_to_mend)

    # --- From step to step

    def take_file(self, path: Path) -> None:
        """Begin with this file; a file that is being brought in is finished first."""
        self.take_files((path,))

    def take_files(self, paths: Sequence[Path]) -> None:
        """Begin with these files: vCards as one list, others one after the other."""
        if self.session.is_bringing:
            self.banner.say(N_("Wait until the present file is brought in, then drop the next one."), tone="warn")
            return
        self._go(Stage.CHOOSE)
        self.session.take_all(paths)

    def _on_next_asked(self) -> None:
        self._go(Stage.CHOOSE)
        self.session.take_next()

    def step_on(self) -> None:
        """One step on."""
        if self.stage is Stage.MATCH:
            self._go(Stage.CHECK)
        elif self.stage is Stage.CHECK:
            self.session.bring_in()
        elif self.stage is Stage.DONE:
            self._context.open_page(self.session.words.page)

    def step_back(self) -> bool:
        """One step back; False on the first and on the last, where there is none."""
        if self.session.is_bringing or self.stage in {Stage.CHOOSE, Stage.DONE}:
            return False
        is_table = self.session.source is not None and self.session.source.table is not None
        if self.stage is Stage.CHECK and is_table:
            self._go(Stage.MATCH)
        else:
            self.session.start_over()
        return True

    def _go(self, stage: Stage) -> None:
        self.stage = stage
        self.steps.set_current(len(Stage) if stage is Stage.DONE else stage)
        self._stack.setCurrentIndex(stage)
        self._show_session()
        self._take_keyboard()
        # Whatever the focus has scrolled to, a step is read from its top.
        QTimer.singleShot(0, self, lambda: self._areas[stage].verticalScrollBar().setValue(0))

    def _take_keyboard(self) -> None:
        """Let the keyboard begin where the step does; a button that cannot be pressed yet gets it when it can."""
        first = self._first()
        self._awaits_keyboard = not first.isEnabled()
        if self.isVisible() and first.isEnabled():
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _hold_keyboard(self, button: QPushButton) -> None:
        """Before a button is disabled: from it the keyboard would go to the rail, and the next Enter elsewhere."""
        # Of the window: it has one too while another program is in front.
        if self.window().focusWidget() is button:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._awaits_keyboard = True

    def _has_keyboard(self) -> bool:
        focused: QWidget | None = self.window().focusWidget()
        return focused is not None and focused is not self and self.isAncestorOf(focused)

    def _first(self) -> QWidget:
        """Where the keyboard begins in this step."""
        first = {Stage.CHOOSE: self.choose.button, Stage.MATCH: self.match.columns.first_field()}.get(self.stage)
        return first or self.next

    def _on_opened(self) -> None:
        is_table = self.session.source is not None and self.session.source.table is not None
        self._go(Stage.MATCH if is_table else Stage.CHECK)

    def _on_finished(self) -> None:
        self._go(Stage.DONE)
        if not self.isVisible() and self.session.done is not None:
            reckoned = self.session.done.reckoned
            count = reckoned.plan.counts[Fate.ADDED] if reckoned else 0
            self._context.said.emit(self.session.words.told(count, number(count)))

    # --- What is shown

    def _show_session(self) -> None:
        session = self.session
        self.title.set_words(session.words.title)
        if session.path is None and self.stage is not Stage.CHOOSE:
            self._go(Stage.CHOOSE)
            return
        if self.stage is Stage.CHOOSE:
            if session.is_reading:
                self._hold_keyboard(self.choose.button)
            self.choose.show_session(session)
        elif self.stage is Stage.MATCH:
            self.match.show_session(session)
        elif self.stage is Stage.CHECK:
            self.check.show_session(session)
        else:
            self.done.show_session(session)
        self._show_error()
        self._show_foot()

    def _show_error(self) -> None:
        error = self.session.error
        if error is None:
            self.banner.clear()
        elif self.session.source is not None and self.session.done is None:
            self.banner.say(error, retry=self.session.plan_again, tone="danger")
        else:
            self.banner.say(error, tone="danger")

    def _show_foot(self) -> None:
        stage, busy = self.stage, self.session.is_bringing
        self._promise.set_words("" if stage is Stage.DONE else _PROMISE)
        self.back.setVisible(stage in {Stage.MATCH, Stage.CHECK})
        self.back.setEnabled(not busy)
        self.check.setEnabled(not busy)
        words, possible = self._next_words()
        self.next.set_words(words)
        if not possible:
            self._hold_keyboard(self.next)
        self.next.setEnabled(possible)
        self.next.setVisible(stage is not Stage.CHOOSE)
        if possible and self._awaits_keyboard and not self._has_keyboard():
            self._take_keyboard()

    def _next_words(self) -> tuple[Words, bool]:
        """What the primary button says, and whether it can be pressed."""
        session = self.session
        if session.is_bringing:
            return N_("Bringing in…"), False
        if self.stage is Stage.DONE:
            return session.words.show, True
        if session.whole is not None:
            return N_("Bring in the whole shop"), session.is_ready
        if session.reckoned is None:
            return N_("Check"), False
        if self.stage is Stage.MATCH:
            count = session.reckoned.rows
            words = Phrase(N_("Check {count} row"), N_("Check {count} rows"), count, count=number(count))
            return words, session.is_ready and count > 0
        plan = session.reckoned.plan
        return _deed_words(session.words, plan), session.is_ready and plan.counts[Fate.ADDED] + plan.counts[
            Fate.UPDATED
        ] > 0

    def changeEvent(self, event: QEvent) -> None:
        """Find the reasons again in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "session"):
            self.session.plan_again()
            self._show_session()

    # --- Dropped files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show where a file can be dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self.choose.zone.set_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It was taken away again."""
        self.choose.zone.set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files, and the folders."""
        self.choose.zone.set_over(False)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            # The window knows who takes what is no list of customers, such as an e-mail.
            window: object = self.window()
            (window.open_files if isinstance(window, OpensFiles) else self.take_files)(paths)


def _deed_words(words: IntakeWords, plan: Plan) -> Phrase:
    """What the last button does."""
    added, updated = plan.counts[Fate.ADDED], plan.counts[Fate.UPDATED]
    if added or not updated:
        return words.bring(added, number(added))
    return words.update(updated, number(updated))
