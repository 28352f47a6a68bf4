"""The page that writes customers, or the whole shop, to a file: who, which format, what stays behind, where."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from clientdesk.base.errors import Cancelled, ClientDeskError
from clientdesk.base.words import N_, Phrase, _
from clientdesk.base.words import Words as Told
from clientdesk.desk.exporting import WHOLE, export, exporters, losses
from clientdesk.desk.tasks import Task
from clientdesk.kit.context import Context
from clientdesk.kit.options import Option
from clientdesk.kit.widgets import Banner, Button, Ground, PlainLabel, Rule, Steps, column, row, scrolled
from clientdesk.shell.export_steps import (
    CHOSEN,
    EVERYBODY,
    LISTED,
    LossStep,
    OptionStep,
    WrittenStep,
    customers_written,
    who_options,
)
from clientdesk.shell.import_figures import number
from clientdesk.shell.named import query_named

_SHOP = "shop"
_PROMISE = N_("The file stays on this computer. A file that was there before is replaced only by a whole one.")


class Stage(IntEnum):
    """The steps, as the head counts them."""

    WHO = 0
    FORMAT = 1
    LOSSES = 2
    DONE = 3


class ExportPage(Ground):
    """Everyone, those listed or those chosen, in an open format.

    Args:
        context: to ask, to start long work, to say that a file is there.
        parent: as ever.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("bg", parent)
        self.setObjectName("export_page")
        self._context = context
        self._desk = context.bridge.desk
        self._count = query_named(self._desk.features, "customer_count")
        self._chosen: Sequence[int] = ()
        self._listed: Sequence[int] | None = None
        self._task: Task[dict[str, int]] | None = None
        self._written: Path | None = None
        self.stage = Stage.WHO
        self.steps = Steps([N_("Who"), N_("Format"), N_("What stays behind"), N_("Done")])
        self.banner = Banner("danger", closable=True, name="export_trouble")
        self.who = OptionStep(N_("Whom shall the file hold?"), "export_who")
        self.format = OptionStep(N_("Which kind of file?"), "export_format", self._formats())
        self.losses = LossStep()
        self.done = WrittenStep()
        self.back = Button(N_("Back"), None, "ghost", clicked=self.step_back, name="export_back")
        self.stop = Button(N_("Stop"), "x", clicked=self._stop, name="export_stop")
        self.next = Button("", None, "primary", trailing="arrow-right", clicked=self.step_on, name="export_next")
        self._compose()
        self.done.shown.connect(self._reveal)
        self.done.again.connect(partial(self._go, Stage.WHO))
        context.export_asked.connect(self._on_asked)
        self.take_customers((), None)

    def _compose(self) -> None:
        self._stack = QStackedWidget()
        for step in (self.who, self.format, self.losses, self.done):
            self._stack.addWidget(scrolled(step))
        promise = PlainLabel(_PROMISE, "second", "ink3", wrap=True)
        foot = row(promise, self.back, self.stop, self.next, gap=12)
        foot.setStretch(0, 1)
        foot.setAlignment(promise, Qt.AlignmentFlag.AlignVCenter)
        title = PlainLabel(N_("Export"), "record_title")
        whole = column(title, self.steps, self.banner, self._stack, Rule(), foot, gap=14, margins=(28, 18, 28, 14))
        whole.setStretch(3, 1)
        self.setLayout(whole)

    def _formats(self) -> list[Option]:
        known = [Option(one.key, one.title, one.detail) for one in exporters(self._desk).values()]
        whole = N_("Everything with its history and photos, in open formats; an empty shop can be made from it.")
        return [*known, Option(_SHOP, N_("The whole shop (zip)"), whole)]

    # --- Whom the file holds

    def take_customers(self, chosen: Sequence[int], listed: Sequence[int] | None) -> None:
        """Offer these besides everybody."""
        if self._task is not None:
            return
        self._chosen, self._listed = chosen, listed
        count = self._context.bridge.ask(self._count) if self._count else 0
        self.who.options.set_options(who_options(count, chosen, listed), CHOSEN if chosen else EVERYBODY)
        self._go(Stage.WHO)

    def _on_asked(self, customers: Sequence[int]) -> None:
        """The list has handed its chosen over."""
        if self.isVisible():
            self.take_customers(customers, self._listed)
            self._go(Stage.FORMAT)

    def customers(self) -> Sequence[int] | None:
        """Whom the file is to hold, None for everybody."""
        return {CHOSEN: self._chosen, LISTED: self._listed}.get(self.who.options.current())

    # --- From step to step

    def step_on(self) -> None:
        """One step on."""
        if self.stage is Stage.WHO:
            self._go(Stage.FORMAT)
        elif self.stage is Stage.FORMAT:
            self._go(Stage.LOSSES)
        elif self.stage is Stage.LOSSES:
            self._ask_where()
        else:
            self._context.open_page("customers")

    def step_back(self) -> bool:
        """One step back; False on the first and on the last, where there is none."""
        if self._task is not None or self.stage in {Stage.WHO, Stage.DONE}:
            return False
        self._go(Stage(self.stage - 1))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on an option goes on."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.next.isEnabled():
            self.step_on()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the keyboard begin where the step does."""
        super().showEvent(event)
        if not event.spontaneous():
            QTimer.singleShot(0, self, self._take_keyboard)

    def _go(self, stage: Stage) -> None:
        self.stage = stage
        self.banner.clear()
        self.steps.set_current(len(Stage) if stage is Stage.DONE else stage)
        if stage is Stage.LOSSES:
            self._say_losses()
        self._stack.setCurrentIndex(stage)
        self._show_foot()
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        steps = {Stage.WHO: self.who.options, Stage.FORMAT: self.format.options}
        options = steps.get(self.stage)
        first: QWidget = options.button(options.current()) if options else self.next
        if self.isVisible() and self._task is None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_foot(self) -> None:
        busy = self._task is not None
        self.back.setVisible(self.stage in {Stage.FORMAT, Stage.LOSSES} and not busy)
        self.stop.setVisible(busy)
        words = {Stage.LOSSES: N_("Choose a place…"), Stage.DONE: N_("Show customers")}.get(self.stage, N_("Continue"))
        self.next.set_words(N_("Writing…") if busy else words)
        self.next.setEnabled(not busy)

    def _say_losses(self) -> None:
        key = self.format.options.current()
        told: list[Told] = [] if key == _SHOP else losses(self._desk, key, self.customers())
        self.losses.show_losses(self._goes(key), told)

    def _goes(self, key: str) -> Told:
        if key == _SHOP:
            return Phrase(N_("The file holds the whole shop, whomever you have chosen."))
        customers = self.customers()
        exporter = exporters(self._desk)[key]
        if exporter.goes is not None:
            return self._context.bridge.ask(exporter.goes, customers=customers)
        count = len(customers) if customers is not None else self._context.bridge.ask(self._count) if self._count else 0
        return Phrase(
            N_("{count} customer goes into the file, with all that is known of them besides."),
            N_("{count} customers go into the file, with all that is known of them besides."),
            count, count=number(count),
        )  # fmt: skip

    # --- Writing

    def suffix(self) -> str:
        """The ending of the file."""
        key = self.format.options.current()
        return WHOLE if key == _SHOP else exporters(self._desk)[key].suffix

    def _ask_where(self) -> None:
        shop, suffix = self._desk.settings.name or "ClientDesk", self.suffix()
        safe = "".join(char if char.isalnum() or char in " -_" else " " for char in shop).strip()
        kind = f"{self.format.options.button(self.format.options.current()).text()} (*{suffix})"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save as…"), f"{safe or 'ClientDesk'}{suffix}", kind)
        if chosen:
            out = Path(chosen)
            self.export(out if out.suffix.lower() == suffix else out.with_name(out.name + suffix))

    def export(self, out: Path) -> None:
        """Write to `out` what was chosen."""
        key, customers = self.format.options.current(), self.customers()
        self.banner.clear()
        self._task = self._context.works.start(
            Phrase(N_("Writing {name}"), name=out.name),
            lambda told: export(self._desk, out, told, customers=customers, key="" if key == _SHOP else key),
            then=partial(self._on_written, out),
            failed=self._on_failed,
        )
        self._show_foot()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_written(self, out: Path, counts: dict[str, int]) -> None:
        self._task, self._written = None, out
        self.done.show_written(self._wrote(counts), out)
        self._go(Stage.DONE)
        self._context.offered.emit(Phrase(N_("Saved as {name}"), name=out.name), N_("Show in folder"), self._reveal)

    def _wrote(self, counts: dict[str, int]) -> Phrase:
        """What was written; of the whole shop, that it was."""
        key = self.format.options.current()
        if key == _SHOP:
            return Phrase(N_("The whole shop was written"))
        exporter = exporters(self._desk)[key]
        count = counts.get(exporter.counts, 0)
        return (exporter.wrote or customers_written)(count, number(count))

    def _on_failed(self, error: ClientDeskError) -> None:
        self._task = None
        self._show_foot()
        if isinstance(error, Cancelled):
            self._context.said.emit(Phrase(N_("Stopped. No file was written.")))
        else:
            self.banner.say(error.words)
        self._take_keyboard()

    def _reveal(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))
