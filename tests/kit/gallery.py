"""One sheet with every component, for pictures and for the test that nothing on it is cut."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from clientdesk.kit.canvas import Canvas
from clientdesk.kit.delegate import RowDelegate, RowState
from clientdesk.kit.short_list import ShortList
from clientdesk.kit.widgets import (
    ActionBar,
    Banner,
    Button,
    Card,
    CardHead,
    Chips,
    Choice,
    DateField,
    EmptyState,
    Field,
    FooterProgress,
    Ground,
    IconButton,
    NoteField,
    Painted,
    PlainLabel,
    Rule,
    SearchField,
    Segmented,
    Select,
    Skeleton,
    Steps,
    Tabs,
    TextField,
    Tick,
    TimeField,
    Toasts,
    column,
    row,
)

TONES = (
    ("Going well", "accent_text", "accent_soft", "heart-fill"),
    ("Cooling off", "warn", "warn_soft", "clock"),
    ("At risk", "danger", "danger_soft", "warning-circle-fill"),
    ("e-mail", "info", "info_soft", "envelope-simple"),
    ("birthday", "gift", "gift_soft", "cake"),
    ("tag", "ink2", "hover", None),
)
KINDS = (
    ("Call", "phone", "info"),
    ("E-mail", "envelope-simple", "info"),
    ("Meeting", "handshake", "accent"),
    ("Letter", "envelope-open", "info"),
    ("Sale", "shopping-bag", "accent"),
    ("Complaint", "warning-circle", "danger"),
    ("Note", "note-pencil", "warn"),
    ("Birthday", "cake", "gift"),
    ("Offer", "megaphone", "gift"),
)


@dataclass(frozen=True)
class Person:
    name: str
    second: str
    letter: str
    flag: tuple[str, str]
    seed: int

    def __str__(self) -> str:
        return f"{self.name}, class {self.letter}, {self.second}"


PEOPLE = (
    Person("Anna Saar", "Tartu · bought yesterday", "A", ("bell-fill", "warn"), 1),
    Person("Arvo Mägi", "Elva · bought yesterday", "C", ("", ""), 2),
    Person("Dmitri Volkov", "Narva · complaint open", "B", ("warning-circle-fill", "danger"), 3),
)


class People(RowDelegate[Person]):
    def draw(self, canvas: Canvas, row: Person, state: RowState) -> None:
        canvas.row_ground(selected=state.selected, hovered=state.hovered, focused=state.focused)
        canvas.avatar(18, (canvas.h - 38) / 2, 38, row.name, row.seed)
        role = "row_title_strong" if state.selected else "row_title"
        canvas.text(68, 9, canvas.w - 116, 20, row.name, role=role)  # type: ignore[arg-type]
        canvas.text(68, 29, canvas.w - 116, 18, row.second, role="second", colour="ink3")
        canvas.class_badge(canvas.w - 38, 10, row.letter)
        if row.flag[0]:
            canvas.icon(row.flag[0], canvas.w - 36, 32, 16, colour=row.flag[1])


def _badges(canvas: Canvas) -> None:
    x = 0.0
    for letter in "ABC":
        canvas.class_badge(x, 6, letter, size=22)
        x += 30
    x += 10
    for words, ink, fill, glyph in TONES:
        x += canvas.chip(x, 6, words, fill=fill, colour=ink, icon=glyph) + 8


def _avatars(canvas: Canvas) -> None:
    for place, name in enumerate(("Anna Saar", "Arvo Mägi", "Helena", "Jonas K", "Liis Tamm", "M C", "O P", "R J")):
        canvas.avatar(place * 50, 2, 40, name, place)
    canvas.avatar(420, 2, 40, "Hotel", 5, organisation=True)


def _kinds(canvas: Canvas) -> None:
    for place, (words, glyph, tone) in enumerate(KINDS):
        ink = "accent_text" if tone == "accent" else tone
        canvas.disc(place * 72 + 30, 20, 34, glyph, fill=f"{tone}_soft", colour=ink)
        canvas.text(place * 72, 42, 60, 18, words, role="small", colour="ink2", align="center")
    canvas.disc(9 * 72 + 30, 20, 32, "phone", fill="surface", stroke="field", dashed=True)
    canvas.text(9 * 72, 42, 60, 18, "planned", role="small", colour="ink2", align="center")


class Sheet(Ground):
    """The sheet; `focused` is the button that is to have the ring."""

    def __init__(self) -> None:
        super().__init__("surface")
        self.focused = Button("Focused", "check")
        left = column(*self._buttons(), *self._painted(), *self._fields(), *self._rows(), None, gap=9)
        people = ShortList(People(), fitted=True, accessible="Customers")
        people.show_rows(PEOPLE)
        people.choose(0)
        skeleton = Skeleton()
        skeleton.setFixedHeight(170)
        skeleton.show()
        right = column(
            SearchField("Find a customer", key="Ctrl F"),
            people,
            skeleton,
            EmptyState("users", "No customers yet", "They appear here as you add them.", button="Add a customer"),
            Tick("A tick box", True),
            row(DateField(date(2026, 11, 20)), TimeField(time(10))),
            None,
        )
        line = row(left, Rule(vertical=True), right, gap=24, margins=(28, 18, 28, 14))
        line.setStretch(0, 2)
        line.setStretch(2, 1)
        self.setLayout(line)
        self.toasts = Toasts(self)
        self.toasts.show("Anna Saar moved to the trash", acted=lambda: None)

    def _buttons(self) -> list[QWidget]:
        first, second = QWidget(), QWidget()
        off = Button("Off", "check", "primary")
        off.setEnabled(False)
        first.setLayout(
            row(
                Button("Record sale", "shopping-bag", "primary"),
                Button("Log contact", "note-pencil"),
                Button("Show all", None, "ghost"),
                Button("Late", "clock", "danger"),
                Button("On", "check", "on"),
                self.focused,
                None,
            )
        )
        second.setLayout(
            row(
                Button("Counter", "storefront", "primary", key="F2"),
                Button("In 1 hour", "clock", trailing="caret-down"),
                IconButton("bell", "Remind"),
                Button("Show all", None, "link"),
                Button("Soft", "heart", "soft"),
                off,
                None,
            )
        )
        return [first, second]

    def _painted(self) -> list[QWidget]:
        return [
            Painted(_badges, height=34, name="Classes"),
            Painted(_avatars, height=46, name="Avatars"),
            Painted(_kinds, height=62, name="Kinds"),
        ]

    def _fields(self) -> list[QWidget]:
        wrong_editor = TextField()
        wrong_editor.setText("512")
        wrong = Field("Mobile", wrong_editor)
        wrong.show_error("Too short for a phone number. Save it as a note instead?")
        choice = Select([Choice("name", "Full name"), Choice("phone", "Phone", "phone")], "phone")
        lines = QWidget(), QWidget()
        lines[0].setLayout(row(Field("Phone", TextField("+372 5123 4567")), wrong))
        lines[1].setLayout(row(Field("Column", choice, hint="Matched by name."), Field("Note", NoteField(lines=2))))
        banner = Banner(closable=True)
        banner.say(
            "Could not save: the disk is full",
            "Your text is kept here. Free some space, then try again.",
            retry=lambda: None,
        )
        return [*lines, banner]

    def _rows(self) -> list[QWidget]:
        chips = Chips(
            [Choice("all", "All"), Choice("due", "Due", count=3), Choice("risk", "At risk"), Choice("a", "A")],
            filters=[Choice("touring", "touring")],
        )
        tabs = Tabs([Choice("t", "Timeline"), Choice("c", "Complaints", count=2), Choice("a", "About")])
        steps = Steps(["Choose file", "Match columns", "Check", "Done"])
        steps.set_current(1)
        progress = FooterProgress()
        progress.begin("Bringing in customers.csv")
        progress.advance(25_000, 100_000)
        head = CardHead("Call today", "phone", "accent_text", link="Show all")
        head.set_count(7)
        bar = ActionBar(
            [
                Button("Record sale", "shopping-bag", "primary"),
                Button("Log contact", "note-pencil"),
                Button("Call", "phone"),
                Button("E-mail", "envelope-simple"),
                IconButton("dots-three", "More", "plain"),
            ]
        )
        views = QWidget()
        views.setLayout(row(Segmented([Choice("m", "Month"), Choice("w", "Week"), Choice("d", "Day")], "w"), None))
        return [chips, views, tabs, steps, bar, progress, Card(head, PlainLabel("<b>Anna</b> & co", "text", "ink2"))]


def shown(width: int, height: int) -> Sheet:
    """The sheet on the screen, one button with the ring."""
    sheet = Sheet()
    sheet.resize(width, height)
    sheet.show()
    sheet.activateWindow()
    # Only a window that is active hears how the focus came.
    QTest.qWaitForWindowActive(sheet)
    sheet.focused.setFocus(Qt.FocusReason.TabFocusReason)
    return sheet
