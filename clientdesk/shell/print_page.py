"""The page that prints: what, of whom, how, with each page seen before; to a printer or as PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.errors import Cancelled, ClientDeskError
from clientdesk.base.words import N_, Phrase, _
from clientdesk.desk.tasks import Task
from clientdesk.kit.context import Context
from clientdesk.kit.options import Option, Options
from clientdesk.kit.panes import Print, panes_of
from clientdesk.kit.printing import Pages, Printable, write_pdf
from clientdesk.kit.widgets import (
    ActionBar,
    Banner,
    Button,
    Choice,
    Field,
    Ground,
    PlainLabel,
    Rule,
    Select,
    Words,
    boxed,
    column,
    row,
    said,
    scrolled,
    style_of,
)
from clientdesk.shell.day_sheet_print import DAY_PRINT
from clientdesk.shell.export_steps import CHOSEN, EVERYBODY, LISTED, who_options
from clientdesk.shell.named import query_named
from clientdesk.shell.print_preview import Preview

if TYPE_CHECKING:
    from clientdesk.kit.printing_run import PrintRun

_SIDE = 336.0
_PATIENCE_MS = 120


class PrintPage(Ground):
    """What can be printed of customers.

    Args:
        context: to ask, to start long work, to say that a file is there.
        parent: as ever.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("bg", parent)
        self.setObjectName("print_page")
        self._context = context
        features = context.bridge.desk.features
        offered = (DAY_PRINT, *(one for each in panes_of(features) for one in each.prints))
        prints = sorted(offered, key=lambda one: one.place)
        self._prints = {one.key: one for one in prints}
        self._count = query_named(features, "customer_count")
        self._made: dict[str, Printable] = {}
        self._chosen: Sequence[int] = ()
        self._listed: Sequence[int] | None = None
        self._one: Sequence[int] | None = None
        self._key = next((one.key for one in prints if not one.is_alone), "")
        self._task: Task[Any] | None = None
        self._writing: Task[int] | None = None
        self._run: PrintRun | None = None
        self._again = False
        self._afterwards: Callable[[], None] | None = None
        self.pages: Pages | None = None
        self._written: Path | None = None
        self._compose()
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._make_pages)
        context.export_asked.connect(self._on_handed_over)
        context.bridge.changed.connect(self._on_changed)
        self.take_customers((), None)

    def _compose(self) -> None:
        self.banner = Banner("danger", closable=True, name="print_trouble")
        self.preview = Preview()
        several = [Option(one.key, one.title, one.detail) for one in self._prints.values() if not one.is_alone]
        self.kinds = Options(several, name="print_kind")
        self.kinds.chosen.connect(self._on_kind)
        self.who = Select([], name="print_who")
        self.who.chosen.connect(lambda _key: self._want_pages())
        self._who_field = Field(N_("Of whom"), self.who)
        self._panes = QVBoxLayout()
        self._panes.setContentsMargins(0, 0, 0, 0)
        self.print_button = Button(N_("Print…"), "printer", "primary", clicked=self.print_pages, name="print_print")
        self.save_button = Button(N_("Save as PDF…"), "file-pdf", clicked=self._ask_where, name="print_save")
        self.stop_button = Button(N_("Stop"), "x", "ghost", clicked=self._stop, name="print_stop")
        self.stop_button.hide()
        self.title = PlainLabel(N_("Print"), "record_title", wrap=True)
        inner = boxed(column(self.kinds, self._who_field, self._panes, None, gap=14, margins=(0, 0, 8, 0)))
        self._side = Ground("sunken")
        self._side.setFixedWidth(style_of().px(_SIDE))
        foot = ActionBar([self.print_button, self.save_button])
        side = column(self.title, scrolled(inner), Rule(), self.banner, foot, self.stop_button, gap=14,
                      margins=(20, 18, 16, 14))  # fmt: skip
        side.setStretch(1, 1)
        self._side.setLayout(side)
        whole = row(self._side, self.preview, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    # --- Whom, and what

    def take_customers(self, chosen: Sequence[int], listed: Sequence[int] | None) -> None:
        """Offer these besides everybody."""
        self._chosen, self._listed, self._one = chosen, listed, None
        count = self._context.bridge.ask(self._count) if self._count else 0
        offered = who_options(count, chosen, listed)
        choices = [Choice(one.key, _with_count(one)) for one in offered]
        self.who.set_choices(choices, CHOSEN if chosen else LISTED if listed else EVERYBODY)
        self._show_kind(self._key if self._key in self._prints and not self._prints[self._key].is_alone else "list")

    def show_print(self, key: str, customers: Sequence[int] | None) -> None:
        """Show one kind of print; with customers, of these."""
        if key not in self._prints:
            return
        if self._prints[key].of_one:
            self._one = customers
        elif customers is not None:
            self.take_customers(customers, self._listed)
        self._show_kind(key)

    def _on_handed_over(self, customers: Sequence[int]) -> None:
        if self.isVisible():
            self.take_customers(customers, self._listed)

    def customers(self) -> Sequence[int] | None:
        """Of whom it is, None for everybody."""
        if self._one is not None:
            return self._one
        return {CHOSEN: self._chosen, LISTED: self._listed}.get(self.who.current())

    def panes(self) -> list[QWidget]:
        """What is chosen, and the preview."""
        return [self._side, self.preview]

    def _on_kind(self, key: str) -> None:
        self._show_kind(key)

    def _show_kind(self, key: str) -> None:
        if key not in self._prints:
            return
        one = self._prints[key]
        self._key = key
        self.kinds.setVisible(not one.is_alone)
        self._who_field.setVisible(not one.is_alone)
        self.title.set_words(one.title if one.is_alone else N_("Print"))
        if not one.is_alone:
            self.kinds.choose(key)
        shown = self._pane(one)
        for pane in self._made.values():
            pane.setVisible(pane is shown)
        self._want_pages()

    def _pane(self, one: Print) -> Printable:
        if one.key not in self._made:
            made = self._made[one.key] = one.make(self._context)
            made.changed.connect(self._want_pages)
            self._panes.addWidget(made)
        return self._made[one.key]

    def showEvent(self, event: QShowEvent) -> None:
        """Make the pages when somebody looks, and let the keyboard begin at the button most want."""
        super().showEvent(event)
        if not event.spontaneous():
            self._afterwards = None
            self._want_pages()
            self.print_button.setFocus(Qt.FocusReason.TabFocusReason)

    # --- The pages

    def changeEvent(self, event: QEvent) -> None:
        """What is printed is in the language of the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_patience"):
            self._want_pages()

    def _on_changed(self, changes: Changes) -> None:
        if changes and self.isVisible():
            self._want_pages()

    def _want_pages(self) -> None:
        self._patience.start()

    def _make_pages(self) -> None:
        if not self.isVisible() or self._key not in self._made:
            return
        if self._task is not None:
            self._again = True
            return
        pane = self._made[self._key]
        self.banner.clear()
        try:
            make = pane.maker(self.customers())
        except ClientDeskError as error:
            self._afterwards = None
            self.banner.say(error.words)
            return
        self._task = self._context.works.start(
            Phrase(N_("Preparing the pages")), make, then=partial(self._on_pages, pane), failed=self._on_unmade
        )

    def _on_pages(self, pane: Printable, pages: Pages) -> None:
        self.pages = pages
        pane.settled()
        self.preview.show_pages(pages)
        self._end()

    def _end(self) -> None:
        self._task = None
        self._show_buttons()
        if self._again:
            self._again = False
            self._want_pages()
        else:
            self._do_afterwards()

    def _is_ready(self, deed: Callable[[], None]) -> bool:
        """Whether the pages are those of what is chosen; else `deed` is done as soon as they are."""
        if self._patience.isActive() or self._task is not None:
            self._afterwards = deed
            return False
        return self.pages is not None

    def _do_afterwards(self) -> None:
        deed, self._afterwards = self._afterwards, None
        if deed is not None and self.isVisible():
            deed()

    def _show_buttons(self) -> None:
        possible = self.pages is not None
        for button in (self.print_button, self.save_button):
            button.setEnabled(possible)

    def _on_unmade(self, error: ClientDeskError) -> None:
        self._afterwards = None
        self._end()
        if not isinstance(error, Cancelled):
            self.banner.say(error.words)

    def _on_failed(self, error: ClientDeskError) -> None:
        self.stop_button.hide()
        self._writing = None
        if isinstance(error, Cancelled):
            self._context.said.emit(Phrase(N_("Stopped. No file was written.")))
        else:
            self.banner.say(error.words)

    # --- To paper, to a file

    def print_pages(self) -> None:
        """Let the person choose a printer, and print."""
        if not self._is_ready(self.print_pages) or self.pages is None:
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from clientdesk.kit.printing import set_paper
        from clientdesk.kit.printing_run import PrintRun

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        set_paper(printer, self.pages.paper)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self.pages.count())
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            return
        self._run = PrintRun(self.pages, printer, self)
        self._run.ended.connect(self._on_printed)
        self.stop_button.show()
        self._run.start()

    def _on_printed(self, is_whole: bool) -> None:
        self.stop_button.hide()
        self._run = None
        words = N_("Handed to the printer") if is_whole else N_("Not everything was printed")
        self._context.said.emit(Phrase(words))

    def _ask_where(self) -> None:
        if not self._is_ready(self._ask_where):
            return
        name = self._made[self._key].file_name()
        safe = "".join(char if char.isalnum() or char in " -_." else " " for char in name).strip() or "ClientDesk"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save as PDF…"), f"{safe}.pdf", "PDF (*.pdf)")
        if chosen:
            out = Path(chosen)
            self.save(out if out.suffix.lower() == ".pdf" else out.with_name(f"{out.name}.pdf"))

    def save(self, out: Path) -> None:
        """Write a PDF."""
        pages = self.pages
        if pages is None or self._writing is not None:
            return
        self.banner.clear()
        self.stop_button.show()
        self._writing = self._context.works.start(
            Phrase(N_("Writing {name}"), name=out.name), lambda told: write_pdf(pages, out, told),
            then=partial(self._on_saved, out), failed=self._on_failed,
        )  # fmt: skip

    def _on_saved(self, out: Path, _count: int) -> None:
        self._written, self._writing = out, None
        self.stop_button.hide()
        self._context.offered.emit(Phrase(N_("Saved as {name}"), name=out.name), N_("Show in folder"), self._reveal)

    def _reveal(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))

    def _stop(self) -> None:
        if self._run is not None:
            self._run.stop()
        if self._writing is not None:
            self._writing.cancel()


def _with_count(one: Option) -> Words:
    """Who, and how many they are, for a line of a choice."""
    return lambda: f"{said(one.title)} · {said(one.detail)}"
