"""The tags in the settings: how many wear each, renamed, merged into another, deleted."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.errors import UserError
from clientdesk.base.words import N_, Phrase, _, ngettext
from clientdesk.features.customers.commands_tags import delete_tag, merge_tags, rename_tag
from clientdesk.features.customers.queries import TagCount, tags
from clientdesk.kit.context import Context
from clientdesk.kit.layouts import clear_out
from clientdesk.kit.lookup_field import LookedUp, LookupField
from clientdesk.kit.menus import MenuLine
from clientdesk.kit.widgets import (
    Button,
    Card,
    ElidedLabel,
    EmptyState,
    ErrorLine,
    IconButton,
    Painted,
    PlainLabel,
    TextField,
    boxed,
    column,
    literal,
    open_menu,
    row,
)

_MOST = 12
"""So many tags are offered at once while one is looked up."""


class Tags(QWidget):
    """All tags, those that most wear first."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setObjectName("settings_tags_list")
        self.error = ErrorLine()
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._card = Card(boxed(self._rows), pad=6)
        self._none = EmptyState(
            "tag", N_("No tags yet"), N_("Write them in the form of a customer, with commas between them."),
            name="tags_none",
        )  # fmt: skip
        self.setLayout(column(self.error, self._card, self._none, gap=10))
        context.bridge.changed.connect(self._on_changed)
        self._read()

    def rows(self) -> list[TagRow]:
        """The rows as they stand."""
        items = (self._rows.itemAt(place) for place in range(self._rows.count()))
        return [one for item in items if item is not None and isinstance(one := item.widget(), TagRow)]

    def run(self, label: Phrase, command: object, **given: object) -> None:
        """Carry out a command of the tags; what cannot be is said above them."""
        self.error.say("")
        self._context.bridge.run(label, command, failed=self.refuse, **given)  # type: ignore[arg-type] # one of ours

    def refuse(self, error: UserError) -> None:
        """Say what is wrong."""
        self.error.say(error.words)

    def found(self, text: str, but: int) -> list[LookedUp]:
        """The tags that a text is part of, but one."""
        wanted = text.strip().casefold()
        known = self._context.bridge.ask(tags)
        return [
            LookedUp(one.id, one.name, _customers(one.count))
            for one in known
            if one.id != but and wanted in one.name.casefold()
        ][:_MOST]

    def name_of(self, tag: int) -> str:
        """What a tag is called, "" when it is gone."""
        return next((one.name for one in self._context.bridge.ask(tags) if one.id == tag), "")

    def _read(self) -> None:
        clear_out(self._rows)
        known = self._context.bridge.ask(tags)
        for one in known:
            self._rows.addWidget(TagRow(self, one, alone=len(known) == 1))
        self._card.setVisible(bool(known))
        self._none.setVisible(not known)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("tag", "customer_tag", "customer"):
            self._read()


class TagRow(QWidget):
    """One tag: its name, how many wear it, what can be done with it."""

    def __init__(self, around: Tags, known: TagCount, *, alone: bool) -> None:
        super().__init__()
        self.known = known
        self._around = around
        self._alone = alone
        sign = Painted(lambda k: k.icon("tag", 0, 2, 16, colour="ink3"), height=20, width=16)
        self.name = ElidedLabel(literal(known.name), "row_title")
        self.field = TextField(N_("Name of the tag"), name=f"tag_{known.id}_field")
        self.field.setText(known.name)
        self.field.returnPressed.connect(self._rename)
        self.into = LookupField(
            lambda text: around.found(text, known.id), around.name_of, N_("Merge into which tag?"),
            name=f"tag_{known.id}_into",
        )  # fmt: skip
        self.into.returnPressed.connect(self._merge)
        self.count = PlainLabel(lambda: _customers(known.count), "second", "ink2")
        self.done = Button(N_("Done"), None, "ghost", height=32, clicked=self._finish, name=f"tag_{known.id}_done")
        self.more = IconButton(
            "dots-three", lambda: Phrase(N_("What to do with {name}"), name=known.name).text(),
            clicked=self._open_menu, name=f"tag_{known.id}_more",
        )  # fmt: skip
        edited = (self.field, self.into)
        line = row(sign, self.name, *edited, self.count, self.done, self.more, gap=10, margins=(8, 5, 4, 5))
        for place in (1, 2, 3):
            line.setStretch(place, 1)
        self.setLayout(line)
        self.edit(None)

    def edit(self, field: TextField | None) -> None:
        """Show this field in the place of the name; None for the name again."""
        for one in (self.field, self.into):
            one.setVisible(one is field)
        self.done.setVisible(field is not None)
        self.name.setVisible(field is None)
        self.more.setVisible(field is None)
        if field is not None:
            field.setFocus()
            field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves everything as it was."""
        if event.key() == Qt.Key.Key_Escape and self.done.isVisible():
            self.field.setText(self.known.name)
            self.into.set_value(None)
            self.edit(None)
        else:
            super().keyPressEvent(event)

    def _open_menu(self) -> None:
        lines: list[MenuLine | None] = [
            MenuLine(N_("Rename"), partial(self.edit, self.field), "pencil-simple", name="tag_rename"),
            MenuLine(
                N_("Merge into another tag…"), partial(self.edit, self.into), "git-merge", enabled=not self._alone,
                name="tag_merge",
            ),
            None,
            MenuLine(self._delete_words, self._delete, "trash", name="tag_delete"),
        ]  # fmt: skip
        open_menu(self.more, lines)

    def _delete_words(self) -> str:
        if not self.known.count:
            return _("Delete")
        words = ngettext(
            "Delete, and take it off {n} customer", "Delete, and take it off {n} customers", self.known.count
        )
        return words.format(n=self.known.count)

    def _finish(self) -> None:
        if self.field.isVisible():
            self._rename()
        else:
            self._merge()

    def _rename(self) -> None:
        name = self.field.text().strip()
        if name == self.known.name:
            self.edit(None)
        else:
            # What cannot be taken stays written, to be mended; otherwise all rows are read anew.
            label = Phrase(N_("Tag “{name}” renamed"), name=self.known.name)
            self._around.run(label, rename_tag, tag=self.known.id, name=name)

    def _merge(self) -> None:
        if not self.into.take_only():
            if not self.into.text().strip():
                self.edit(None)
            else:
                self._around.refuse(UserError("into", N_("Please choose one of the tags that are offered.")))
            return
        into = self.into.value()
        label = Phrase(N_("Tag “{name}” merged into “{into}”"), name=self.known.name, into=self.into.text())
        self._around.run(label, merge_tags, tag=self.known.id, into=into)

    def _delete(self) -> None:
        label = Phrase(N_("Tag “{name}” deleted"), name=self.known.name)
        self._around.run(label, delete_tag, tag=self.known.id)


def _customers(count: int) -> str:
    return ngettext("{n} customer", "{n} customers", count).format(n=count)
