"""The composer above the timeline: one field, the kinds below it; Enter saves, Ctrl+Enter adds a reminder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from functools import partial
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.clock import local_now
from clientdesk.base.errors import UserError
from clientdesk.base.words import N_, _
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.pane_drafts import Draft, Drafts
from clientdesk.features.contacts.pane_entry import Entry
from clientdesk.features.contacts.pane_kinds import KindRow
from clientdesk.features.contacts.pane_more import MoreFields
from clientdesk.features.contacts.pane_planning import Plan, log_and_plan, planning_command, what_of, when_said
from clientdesk.features.contacts.pane_wording import LOGGED, LOGGED_AND_PLANNED, kind_choices
from clientdesk.features.contacts.queries import customers_left
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.contacts.rules_followup import FollowUp, follow_up
from clientdesk.kit.buttons import Button, IconButton
from clientdesk.kit.context import Context
from clientdesk.kit.fields import ErrorLine
from clientdesk.kit.layouts import hide_unless
from clientdesk.kit.living import Living
from clientdesk.kit.menus import MenuLine, open_menu
from clientdesk.kit.painted import Painted
from clientdesk.kit.spoken import literal
from clientdesk.kit.style import style_of

_SIGN = 28.0


@runtime_checkable
class HasTabs(Protocol):
    """Whatever the composer stands in that shows one tab of several."""

    def show_tab(self, key: str) -> None:
        """Open a tab."""


class ComposerCall(QObject):
    """A child of the context by which the action "Log contact" reaches the composer."""

    wanted = Signal()


class Composer(Living, QWidget):
    """Writes contacts down; a `CustomerView`.

    Args:
        context: of the window.
        parent: as ever.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_composer")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._context = context
        desk = context.bridge.desk
        self._planning = planning_command(desk.features)
        self._drafts = Drafts(desk.store.folder, self)
        self._customer: int | None = None
        self._sending = False
        self.entry = Entry()
        self.kinds = KindRow(kind_choices(), ContactKind.NOTE.value)
        self.plan_button = Button(
            "", "bell", "ghost", tip=N_("Save and add a reminder (Ctrl+Enter)"), height=_SIGN,
            clicked=self.submit_and_plan, name="timeline_composer_plan",
        )  # fmt: skip
        self.more_button = IconButton(
            "sliders-horizontal", N_("Moment, length, outcome and more"), size=_SIGN, clicked=self.toggle_more,
            name="timeline_composer_more",
        )  # fmt: skip
        self.save_button = EnterButton(N_("Save (Enter)"), self.submit)
        self.more = MoreFields(context)
        self.error = ErrorLine()
        self._lay_out()
        self._connect()
        self.show_customer(None)
        self.come_alive()

    # --- What the window asks

    def show_customer(self, customer: int | None) -> None:
        """Write about this customer; what was begun about the former one is kept for later."""
        self.setVisible(customer is not None)
        if customer == self._customer:
            return
        draft = None if customer is None else self._drafts.of(customer)
        # Nobody's field is emptied, or the draft would be emptied with it.
        self._customer = None
        self._empty()
        self._customer = customer
        if draft is not None:
            self.entry.setPlainText(draft.text)
            self.kinds.choose(draft.kind if draft.kind in set(ContactKind) else ContactKind.NOTE.value)

    def call(self) -> None:
        """Come into sight and take the keyboard."""
        around = self.parentWidget()
        while around is not None:
            if isinstance(around, HasTabs):
                around.show_tab("timeline")
            around = around.parentWidget()
        self.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- Saving

    def kind(self) -> ContactKind:
        """The kind that is chosen."""
        return ContactKind(self.kinds.current())

    def submit(self) -> None:
        """Save what is written."""
        text = self.entry.toPlainText()
        if self.kind() is ContactKind.NOTE and not text.strip():
            self._refuse(UserError("note", N_("Please write what happened first.")))
        else:
            self._save(text, None)

    def submit_and_plan(self) -> None:
        """Save it and add a reminder for the moment named at its end; where none is named, ask for one."""
        if self._planning is None:
            self.submit()
            return
        read = self._read()
        if not self.entry.toPlainText().strip():
            self._plan("", date.min, None)
        elif read is None:
            open_menu(self.plan_button, self._moments())
        else:
            self._plan(read.text, read.on, read.at)

    def toggle_more(self) -> None:
        """Show the small fields, or put them away as they were."""
        shown = self.more.isHidden()
        self.more.reset()
        self.more.setVisible(shown)
        self.more_button.set_kind("on" if shown else "ghost")
        if shown:
            self.more.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _plan(self, text: str, on: date, at: time | None) -> None:
        what = what_of(text)
        if what:
            self._save(text, Plan(what, on, at))
        else:
            self._refuse(UserError("note", N_("Please write what to be reminded of first.")))

    def _save(self, text: str, plan: Plan | None) -> None:
        if self._customer is None or self._sending:
            return
        try:
            given = self.more.values()
        except UserError as error:
            self._refuse(error)
            return
        given |= {"customer": self._customer, "kind": self.kind(), "note": text}
        self.error.say("")
        self._sending = True
        self._run(plan, given)

    def _run(self, plan: Plan | None, given: dict[str, Any]) -> None:
        then: Callable[[Any], None] = partial(self._on_saved, self._customer, self.entry.toPlainText())
        run = self._context.bridge.run
        if plan is None or self._planning is None:
            run(LOGGED[self.kind()], log_contact, then=then, failed=self._refuse, **given)
        else:
            both = log_and_plan(self._planning, plan)
            run(LOGGED_AND_PLANNED[self.kind()], both, then=then, failed=self._refuse, **given)

    def _on_saved(self, customer: int | None, text: str, _result: object) -> None:
        """It is safe now, so the field is free; unless somebody has gone on writing, or looks at somebody else."""
        self._sending = False
        if customer is not None:
            self._drafts.put(customer, Draft("", ""))
        if customer == self._customer and self.entry.toPlainText() == text:
            self._empty()

    def _refuse(self, error: UserError) -> None:
        self._sending = False
        self.error.say(error.words)
        if error.field in {"note", "customer", ""}:
            self.entry.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.more.focus_on(error.field)

    # --- Inside

    def _read(self) -> FollowUp | None:
        return follow_up(self.entry.toPlainText(), local_now(self._context.bridge.desk.clock))

    def _moments(self) -> list[MenuLine | None]:
        """The moments offered where the text names none."""
        today = local_now(self._context.bridge.desk.clock).date()
        choices = ((N_("Tomorrow"), 1), (N_("In 3 days"), 3), (N_("Next week"), 7))
        text = self.entry.toPlainText()
        return [
            MenuLine(words, partial(self._plan, text, today + timedelta(days=days), None), "bell", name=f"plan_{days}")
            for words, days in choices
        ]

    def _empty(self) -> None:
        self.entry.clear()
        self.kinds.choose(ContactKind.NOTE.value)
        self.more.hide()
        self.more.reset()
        self.more_button.set_kind("ghost")
        self.error.say("")

    def _remember(self) -> None:
        if self._customer is not None:
            self._drafts.put(self._customer, Draft(self.entry.toPlainText(), self.kinds.current()))

    def _on_text(self) -> None:
        self._remember()
        if self.error.text():
            self.error.say("")
        self.save_button.light(bool(self.entry.toPlainText().strip()))
        self._show_plan()

    def _show_plan(self) -> None:
        """Let the bell say which moment it has understood."""
        read = self._read() if self._planning is not None else None
        today = local_now(self._context.bridge.desk.clock).date()
        self.plan_button.set_words("" if read is None else literal(when_said(read.on, read.at, today)))
        self.plan_button.set_kind("ghost" if read is None else "soft")

    def _on_kind(self, key: str) -> None:
        self.more.show_kind(ContactKind(key))
        self._remember()

    def _connect(self) -> None:
        self.entry.textChanged.connect(self._on_text)
        self.entry.submitted.connect(self.submit)
        self.entry.follow_up_wanted.connect(self.submit_and_plan)
        self.entry.focus_changed.connect(self.update)
        self.kinds.chosen.connect(self._on_kind)
        self.more.show_kind(self.kind())
        self._context.bridge.trouble.connect(self._on_trouble)
        self._context.bridge.changed.connect(self._on_changed)
        call = ComposerCall(self._context)
        call.wanted.connect(self.call)
        self.destroyed.connect(call.deleteLater)

    def _on_changed(self, changes: Changes) -> None:
        """What was written about somebody who is gone for good goes too."""
        written = self._drafts.customers()
        if written and changes.touches("customer"):
            self._drafts.forget(written - self._context.bridge.ask(customers_left, customers=written))

    def _on_trouble(self, _error: object, _again: object) -> None:
        """It was not saved; the text stays and may be sent again."""
        self._sending = False

    def _lay_out(self) -> None:
        px = style_of().px
        pencil = Painted(lambda k: k.icon("pencil-simple", 0, 2, 16, colour="ink3"), height=20, width=16)
        first = QHBoxLayout()
        first.setContentsMargins(px(6), 0, 0, 0)
        first.setSpacing(px(7))
        first.addWidget(pencil, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.entry, 1)
        second = QHBoxLayout()
        second.setSpacing(px(2))
        second.addWidget(self.kinds, 1)
        second.addWidget(self.plan_button)
        second.addWidget(self.more_button)
        second.addSpacing(px(4))
        second.addWidget(self.save_button)
        hide_unless(self._planning is not None, self.plan_button)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(px(10), px(10), px(8), px(7))
        stack.setSpacing(px(9))
        stack.addLayout(first)
        stack.addLayout(second)
        stack.addWidget(self.more)
        stack.addWidget(self.error)

    def reword(self) -> None:
        """Say the name anew."""
        self.setAccessibleName(_("Write what happened"))
        self._show_plan()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box around it all."""
        with self.canvas() as canvas:
            focused = self.entry.hasFocus()
            canvas.box(
                0, 0, canvas.w, canvas.h, radius=10, fill="surface", stroke="focus" if focused else "field",
                width=2 if focused else 1,
            )  # fmt: skip

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the text means the text."""
        self.entry.setFocus(Qt.FocusReason.MouseFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is unfinished is written down before the window may go."""
        super().hideEvent(event)
        self._drafts.keep()


class EnterButton(IconButton):
    """The button that stands for Enter: quiet while there is nothing to save."""

    def __init__(self, tip: str, clicked: Callable[[], object]) -> None:
        self._lit = False
        super().__init__("arrow-elbow-down-left", tip, size=_SIGN, clicked=clicked, name="timeline_composer_save")

    def light(self, lit: bool) -> None:
        """Whether there is something to save."""
        if lit != self._lit:
            self._lit = lit
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A small key."""
        with self.canvas() as canvas:
            under = self.underMouse() or self.isDown()
            fill = ("accent_hover" if under else "accent") if self._lit else "press"
            canvas.box(0, 0, canvas.w, canvas.h, radius=6, fill=fill)
            ink = "on_accent" if self._lit else "ink2" if under else "ink3"
            canvas.icon("arrow-elbow-down-left", (canvas.w - 16) / 2, (canvas.h - 16) / 2, 16, colour=ink)
            if self.hasFocus() and not self.isDown():
                canvas.focus_ring()
