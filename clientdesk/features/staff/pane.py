"""The staff section of the settings: who works here, a field to add somebody, a menu on each row."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.errors import UserError
from clientdesk.base.words import N_, Phrase
from clientdesk.features.staff import commands, queries
from clientdesk.features.staff.queries import Member
from clientdesk.kit.context import Context
from clientdesk.kit.layouts import clear_out, hide_unless
from clientdesk.kit.panes import Panes, SettingsSection
from clientdesk.kit.widgets import (
    Button,
    Card,
    ElidedLabel,
    ErrorLine,
    IconButton,
    MenuLine,
    Painted,
    PlainLabel,
    TextField,
    boxed,
    column,
    literal,
    open_menu,
    row,
)


class StaffSection(QWidget):
    """Everybody of the shop, those who have left last."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._field = TextField(N_("Name of a new colleague"), name="staff_name")
        self._field.returnPressed.connect(self._add)
        self._error = ErrorLine()
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        add = Button(N_("Add"), "plus", clicked=self._add, height=36, name="staff_add")
        self.setLayout(column(row(self._field, add), self._error, Card(boxed(self._rows), pad=6), gap=10))
        context.bridge.changed.connect(self._on_changed)
        self._read()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("staff"):
            self._read()

    def _read(self) -> None:
        clear_out(self._rows)
        for member in self._context.bridge.ask(queries.staff_members, retired=True):
            self._rows.addWidget(StaffRow(self._context, member, self._error))

    def _add(self) -> None:
        self._error.say("")
        self._context.bridge.run(
            Phrase(N_("{name} added to the staff"), name=self._field.text().strip()),
            commands.add_staff,
            name=self._field.text(),
            then=lambda _id: self._field.clear(),
            failed=lambda error: self._error.say(error.words),
        )


class StaffRow(QWidget):
    """One person: avatar, name, whether they have left, a menu; the name is edited in place."""

    def __init__(self, context: Context, member: Member, error: ErrorLine) -> None:
        super().__init__()
        self._context = context
        self._member = member
        self._error = error
        ink = "ink3" if member.retired else "ink"
        avatar = Painted(lambda k: k.avatar(0, 0, 32, member.name, member.id), height=32, width=32)
        self._name = ElidedLabel(literal(member.name), "row_title", ink)
        self._left = PlainLabel(N_("has left"), "second", "ink3")
        hide_unless(member.retired, self._left)
        self._field = TextField(N_("Name"))
        self._field.setText(member.name)
        self._field.returnPressed.connect(self._rename)
        self._field.hide()
        self._more = IconButton(
            "dots-three", lambda: Phrase(N_("What to do with {name}"), name=member.name).text(), clicked=self._open_menu
        )
        line = row(avatar, self._name, self._field, self._left, self._more, gap=12, margins=(8, 6, 4, 6))
        line.setStretch(1, 1)
        line.setStretch(2, 1)
        self.setLayout(line)

    def _open_menu(self) -> None:
        rename = MenuLine(N_("Rename"), self._edit, "pencil-simple")
        leave = MenuLine(N_("Has left the shop"), partial(self._run, commands.retire_staff), "sign-out")
        back = MenuLine(N_("Works here again"), partial(self._run, commands.reinstate_staff), "arrow-counter-clockwise")
        open_menu(self._more, [rename, back if self._member.retired else leave])

    def _edit(self) -> None:
        self._name.hide()
        self._field.show()
        self._field.setFocus()
        self._field.selectAll()

    def _rename(self) -> None:
        self._error.say("")
        self._context.bridge.run(
            Phrase(N_("{name} renamed"), name=self._member.name),
            commands.rename_staff,
            staff=self._member.id,
            name=self._field.text(),
            failed=self._refuse,
        )

    def _run(self, command: object) -> None:
        self._error.say("")
        leaving = command is commands.retire_staff
        self._context.bridge.run(
            Phrase(N_("{name} left the shop") if leaving else N_("{name} works here again"), name=self._member.name),
            commands.retire_staff if leaving else commands.reinstate_staff,
            staff=self._member.id,
            failed=self._refuse,
        )

    def _refuse(self, error: UserError) -> None:
        self._error.say(error.words)


PANES = Panes(settings=(SettingsSection("staff", N_("Staff"), "users-three", 40, StaffSection),))
