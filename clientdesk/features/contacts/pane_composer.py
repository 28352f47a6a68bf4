"""The composer above the timeline: one field, what was understood of it as chips, the kinds; Enter saves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.clock import local_now
from clientdesk.base.errors import UserError
from clientdesk.base.words import N_, _
from clientdesk.features.contacts.kinds import Kind, Shape, kinds
from clientdesk.features.contacts.pane_arrivals import without_mails
from clientdesk.features.contacts.pane_composer_foot import ComposerFoot
from clientdesk.features.contacts.pane_composer_parts import (
    ComposerCall,
    HasTabs,
    logged_words,
    told_values,
)
from clientdesk.features.contacts.pane_drafts import Draft, Drafts
from clientdesk.features.contacts.pane_entry import Entry
from clientdesk.features.contacts.pane_files import FilesField
from clientdesk.features.contacts.pane_following import Promising, Reminding
from clientdesk.features.contacts.pane_more import MoreFields
from clientdesk.features.contacts.pane_offer import OfferStrip
from clientdesk.features.contacts.pane_planning import Plan, when_said
from clientdesk.features.contacts.pane_understood import Understood
from clientdesk.features.contacts.pane_wording import kind_choices
from clientdesk.features.contacts.queries import customers_left
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.contacts.rules_told import Corrections
from clientdesk.kit.buttons import Button
from clientdesk.kit.context import Context
from clientdesk.kit.dropped import files_in
from clientdesk.kit.fields import ErrorLine
from clientdesk.kit.layouts import column, row
from clientdesk.kit.living import Living
from clientdesk.kit.menus import open_menu
from clientdesk.kit.painted import Painted
from clientdesk.kit.spoken import literal
from clientdesk.kit.style import style_of


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
        self._reminding, self._promising = Reminding(context, self), Promising(context, self)
        self._drafts = Drafts(desk.store.folder, self)
        self._corrections: dict[int, Corrections] = {}
        self._customer: int | None = None
        self._sending = False
        self._following = False
        self.setAcceptDrops(True)
        # In the order in which the Tab key goes through them.
        self.offer = OfferStrip(context, self._on_offer_taken)
        self.entry = Entry()
        self.understood = Understood(context)
        self.files = FilesField(context, name="timeline_composer_files", bare=True)
        self.foot = ComposerFoot(
            plan=self.submit_and_plan if self._reminding.is_possible else None,
            promise=self.submit_and_promise if self._promising.is_possible else None, attach=self.files.choose,
            tell_more=self.toggle_more, save=self.submit,
        )  # fmt: skip
        self.kinds, self.plan_button, self.promise_button = self.foot.kinds, self.foot.plan, self.foot.promise
        self.more = MoreFields(context)
        self.error = ErrorLine()
        self._lay_out()
        self._offer_kinds()
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
        if customer is not None:
            known = self._corrections.setdefault(customer, Corrections())
            if draft is not None:
                known.kind = draft.kind
            self.understood.begin(known)
            self.files.set_value(() if draft is None else draft.files)
            self.entry.setPlainText("" if draft is None else draft.text)
            self._read()
        self.offer.show_customer(customer)

    def call(self) -> None:
        """Come into sight and take the keyboard."""
        self._come_into_sight()
        self.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- Saving

    def kind(self) -> Kind:
        """The kind that is chosen, or else understood."""
        return self.understood.told.kind

    def submit(self) -> None:
        """Save what is written; where it can be understood in two ways, ask first."""
        reading = self.understood.told.reading
        if self.understood.asks():
            self.understood.ask(self.submit)
        elif self.kind().shape is Shape.NOTE and not (reading.note.strip() or reading.next_step or self.files.value()):
            self._refuse(UserError("note", N_("Please write what happened first.")))
        else:
            self._save(reading.note, None, self._reminding)

    def submit_and_plan(self) -> None:
        """Save it and add a reminder of what is to come next; where no moment is named, ask for one."""
        self._submit_and(self._reminding, self.plan_button)

    def submit_and_promise(self) -> None:
        """Save it and keep it as a promise; where no day is named, ask for one."""
        self._submit_and(self._promising, self.promise_button)

    def _submit_and(self, follow: Reminding, button: Button) -> None:
        reading = self.understood.told.reading
        (note, plans), take = follow.plans(reading), partial(self._plan, follow)
        if not follow.is_possible:
            self.submit()
        elif self.understood.asks():
            self.understood.ask(partial(self._submit_and, follow, button))
        elif len(plans) == 1:
            take(note, plans[0])
        elif self.entry.toPlainText().strip():
            menu = open_menu(button, follow.moments(reading, take))
            menu.setActiveAction(menu.actions()[0])
        elif not follow.begin(self._customer):
            take("", Plan("", date.min, None))

    def toggle_more(self) -> None:
        """Show the small fields, or put them away as they were."""
        shown = self.more.isHidden()
        self.more.reset()
        self.more.setVisible(shown)
        self.foot.more.set_kind("on" if shown else "ghost")
        if shown:
            self.more.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _plan(self, follow: Reminding, note: str, plan: Plan) -> None:
        if plan.what:
            self._save(note, plan, follow)
        else:
            self._refuse(UserError("note", follow.asks))

    def _save(self, note: str, plan: Plan | None, follow: Reminding) -> None:
        if self._customer is None or self._sending:
            return
        try:
            given = (
                told_values(self.understood.told, self._now())
                | {"customer": self._customer, "note": note}
                | self.more.values()
            )
        except UserError as error:
            self._refuse(error)
            return
        given |= {"customer": self._customer, "note": note, "files": self.files.value()}
        self.error.say("")
        self._sending = True
        self._run(plan, follow, given)

    def _run(self, plan: Plan | None, follow: Reminding, given: dict[str, Any]) -> None:
        reading, kind, later = self.understood.told.reading, given["kind"], None
        if plan is None:
            offers = ((each.later(reading), each) for each in (self._promising, self._reminding))
            later = next(((found, each) for found, each in offers if found is not None), None)
        then: Callable[[Any], None] = partial(self._on_saved, self._customer, kind, self.entry.toPlainText(), later)
        label = logged_words(kind, planned=plan is not None, promised=plan is not None and follow is self._promising)
        self._context.bridge.run(label, follow.command(plan), then=then, failed=self._refuse, **given)

    def _on_saved(
        self, customer: int | None, kind: str, text: str, later: tuple[Plan, Reminding] | None, contact: int
    ) -> None:
        """It is safe now, so the field is free; unless somebody has gone on writing, or looks at somebody else."""
        self._sending = False
        if customer is None:
            return
        self._drafts.put(customer, Draft("", ""))
        if customer == self._customer and self.entry.toPlainText() == text:
            self._empty()
            self._corrections[customer] = self.understood.corrections
        if later is not None:
            later[1].offer(later[0], customer, contact, kind)

    def _refuse(self, error: UserError) -> None:
        self._sending = False
        self.error.say(error.words)
        if error.field in {"note", "customer", ""}:
            self.entry.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.more.focus_on(error.field)

    # --- Inside

    def _now(self) -> datetime:
        return local_now(self._context.bridge.desk.clock)

    def _empty(self) -> None:
        self.understood.begin(Corrections())
        self.files.set_value(())
        self.entry.clear()
        self.more.hide()
        self.more.reset()
        self.foot.more.set_kind("ghost")
        self.error.say("")
        self._read()

    def _remember(self) -> None:
        if self._customer is not None:
            kind = self.understood.corrections.kind
            self._drafts.put(self._customer, Draft(self.entry.toPlainText(), kind, self.files.value()))

    def _on_text(self) -> None:
        self._remember()
        if self.error.text():
            self.error.say("")
        self._read()

    def _read(self) -> None:
        """Understand what is written, and show it."""
        self.understood.read(self.entry.toPlainText())
        self._on_understood()

    def _on_understood(self) -> None:
        self._following = True
        self.kinds.choose(self.kind().key)
        self._following = False
        self.more.show_kind(self.kind())
        is_contact = self.kind().shape is not Shape.NOTE
        self.foot.save.light(is_contact or bool(self.entry.toPlainText().strip() or self.files.value()))
        self._show_plan()

    def _on_corrected(self) -> None:
        self._on_understood()
        self._remember()

    def _show_plan(self) -> None:
        """Let the bell say which moment it has understood, where no chip says it; a promise is said by its own sign."""
        reading, today = self.understood.told.reading, self._now().date()
        promise = self._promising.shows(reading)
        plans = () if promise else self._reminding.plans(reading)[1]
        told = (
            (self.plan_button, plans, reading.next_step is None),
            (self.promise_button, promise, True),
        )
        for button, found, says in told:
            words = when_said(found[0].on, found[0].at, today) if says and len(found) == 1 else ""
            button.set_words(literal(words))
            button.set_kind("soft" if found else "ghost")

    def _on_kind(self, key: str) -> None:
        if not self._following:
            self.understood.corrections.kind = key
            self._read()
            self._remember()

    def _on_offer_taken(self, known: Corrections) -> None:
        """Write down a call that was begun from here: what is known of it stands as chips."""
        if self._customer is not None:
            self._corrections[self._customer] = known
            self.understood.begin(known)
            self._on_text()
            self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_offered(self) -> None:
        """Somebody was just called: the strip comes into sight and takes the keyboard, unless somebody is writing."""
        self._come_into_sight()
        if not (self.entry.hasFocus() and self.entry.toPlainText()):
            self.offer.take_keyboard()

    def _come_into_sight(self) -> None:
        around = self.parentWidget()
        while around is not None:
            if isinstance(around, HasTabs):
                around.show_tab("timeline")
            around = around.parentWidget()

    def _offer_kinds(self) -> None:
        offered = self._context.bridge.ask(lambda _shop: kinds())
        self.kinds.set_choices(kind_choices(offered), ContactKind.NOTE.value)
        self.understood.offer_kinds(offered)

    def _connect(self) -> None:
        self.entry.textChanged.connect(self._on_text)
        self.entry.submitted.connect(self.submit)
        self.entry.follow_up_wanted.connect(self.submit_and_plan)
        self.entry.promise_wanted.connect(self.submit_and_promise)
        self.entry.focus_changed.connect(self.update)
        self.entry.files_given.connect(self._take)
        self.entry.picture_pasted.connect(self.files.paste)
        self.files.edited.connect(self._remember)
        self.files.edited.connect(self._on_understood)
        self.files.added.connect(self._to_text)
        self.understood.changed.connect(self._on_corrected)
        self.understood.left.connect(self._to_text)
        self.offer.left.connect(self._to_text)
        self.offer.asked.connect(self._on_offered)
        self.kinds.chosen.connect(self._on_kind)
        self._context.bridge.trouble.connect(self._on_trouble)
        self._context.bridge.changed.connect(self._on_changed)
        call = ComposerCall(self._context)
        call.wanted.connect(self.call)
        self.destroyed.connect(call.deleteLater)

    def _to_text(self) -> None:
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, changes: Changes) -> None:
        """What was written about somebody who is gone for good goes too."""
        if changes.touches("own_kind"):
            self._offer_kinds()
            self._on_understood()
        written = self._drafts.customers()
        if written and changes.touches("customer"):
            self._drafts.forget(written - self._context.bridge.ask(customers_left, customers=written))

    def _on_trouble(self, _error: object, _again: object) -> None:
        """It was not saved; the text stays and may be sent again."""
        self._sending = False

    def _lay_out(self) -> None:
        pencil = Painted(lambda k: k.icon("pencil-simple", 0, 2, 16, colour="ink3"), height=20, width=16)
        first = row(pencil, self.entry, gap=7, margins=(6, 0, 0, 0))
        first.setAlignment(pencil, Qt.AlignmentFlag.AlignTop)
        first.setStretch(1, 1)
        self._box = QWidget()
        parts = (first, self.understood, self.files, self.foot, self.more, self.error)
        self._box.setLayout(column(*parts, gap=9, margins=(10, 10, 8, 7)))
        self.setLayout(column(self.offer, self._box))

    def reword(self) -> None:
        """Say the name anew."""
        self.setAccessibleName(_("Write what happened"))
        self._show_plan()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box around the field and what belongs to it."""
        with self.canvas() as canvas:
            focused, top = self.entry.hasFocus(), self._box.y() / style_of().scale
            canvas.box(
                0, top, canvas.w, canvas.h - top, radius=10, fill="surface", stroke="focus" if focused else "field",
                width=2 if focused else 1,
            )  # fmt: skip

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the text means the text."""
        self.entry.setFocus(Qt.FocusReason.MouseFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on it."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """They go with what is being written."""
        event.acceptProposedAction()
        self._take(files_in(event.mimeData()))

    def _take(self, paths: list[Path]) -> None:
        """Files go with what is being written; while nothing is, an e-mail is an entry of its own."""
        self.files.take(paths if self.entry.toPlainText() else without_mails(self._context, self._customer, paths))

    def hideEvent(self, event: QHideEvent) -> None:
        """What is unfinished is written down before the window may go."""
        super().hideEvent(event)
        self._drafts.keep()
