"""Phones, e-mails, web and postal addresses in the form: as many lines as there are, one of each kind preferred."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.words import N_
from clientdesk.features.customers.inputs import AddressInput, PointInput
from clientdesk.features.customers.rules import LABELS, PointKind
from clientdesk.kit.fields import mark_wrong
from clientdesk.kit.widgets import (
    Button,
    Choice,
    ErrorLine,
    IconButton,
    Painted,
    Select,
    TextField,
    Words,
    column,
    literal,
    row,
    style_of,
)

_ICONS = {PointKind.PHONE: "phone", PointKind.EMAIL: "envelope-simple", PointKind.WEB: "globe"}
_EXAMPLES: dict[PointKind, Words] = {
    PointKind.PHONE: N_("Phone number"),
    PointKind.EMAIL: N_("E-mail"),
    PointKind.WEB: N_("Web address"),
}
_LABEL = 132.0
_ADD = {PointKind.PHONE: N_("Phone"), PointKind.EMAIL: N_("E-mail"), PointKind.WEB: N_("Web address")}


def label_select(label: str) -> Select:
    """The label of a line; one of the owner's own stays among the choices."""
    choices = [Choice("", N_("No label")), *(Choice(key, words) for key, words in LABELS.items())]
    if label and label not in LABELS:
        choices.append(Choice(label, literal(label)))
    return Select(choices, label, accessible=N_("Label"))


class Line(QWidget):
    """One line (a number, an address) with its label, a star and a way to remove it."""

    edited = Signal()
    entered = Signal()
    star_asked = Signal()
    gone = Signal()

    def __init__(self, label: str, preferred: bool) -> None:
        super().__init__()
        self.error = ErrorLine()
        self.label = label_select(label)
        self.star = IconButton("star", N_("Use this first"), clicked=self.star_asked.emit)
        self.remove = IconButton("x", N_("Remove this line"), clicked=self.gone.emit)
        self.set_preferred(preferred)
        self.label.chosen.connect(lambda _key: self.edited.emit())

    def listen_to(self, *fields: TextField) -> None:
        """Tell of what is written in these, and of Enter."""
        for field in fields:
            field.textChanged.connect(lambda _text: self.edited.emit())
            field.returnPressed.connect(self.entered.emit)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, one after the other."""
        return [*self.findChildren(TextField), self.label, self.star, self.remove]

    def set_preferred(self, preferred: bool) -> None:
        """Be the one to use first, or not."""
        self.preferred = preferred
        self.star.set_icon("star-fill" if preferred else "star")
        self.star.set_kind("soft" if preferred else "ghost")


class PointLine(Line):
    """A phone number, e-mail or web address."""

    def __init__(self, point: PointInput) -> None:
        super().__init__(point.label, point.preferred)
        self.kind = PointKind(point.kind)
        self.field = TextField(_EXAMPLES[self.kind], name=f"point_{self.kind.value}")
        self.field.setText(point.value)
        self.field.setCursorPosition(0)  # a long address is read from its beginning
        self.listen_to(self.field)
        glyph = _ICONS[self.kind]
        sign = Painted(lambda k: k.icon(glyph, 0, 10, 16, colour="ink3"), height=36, width=18)
        self.label.setFixedWidth(style_of().px(_LABEL))
        line = row(sign, self.field, self.label, self.star, self.remove, gap=4)
        line.setStretch(1, 1)
        self.setLayout(column(line, self.error, gap=2))

    def value(self) -> PointInput:
        """What is written."""
        return PointInput(self.kind, self.field.text(), self.label.current(), self.preferred)


class AddressLine(Line):
    """A postal address."""

    def __init__(self, address: AddressInput) -> None:
        super().__init__(address.label, address.preferred)
        self.fields = {
            name: TextField(words, name=f"address_{name}")
            for name, words in (
                ("street", N_("Street and house")),
                ("postcode", N_("Postcode")),
                ("city", N_("City")),
                ("region", N_("Region")),
                ("country", N_("Country")),
            )
        }
        for name, field in self.fields.items():
            field.setText(getattr(address, name))
            field.setCursorPosition(0)
        self.listen_to(*self.fields.values())
        self.label.setFixedWidth(style_of().px(_LABEL))
        first = row(self.fields["street"], self.label, self.star, self.remove, gap=4)
        town = row(self.fields["postcode"], self.fields["city"], gap=6)
        town.setStretch(1, 2)
        town.setStretch(0, 1)
        land = row(self.fields["region"], self.fields["country"], gap=6)
        self.setLayout(column(first, town, land, self.error, gap=6))

    def value(self) -> AddressInput:
        """What is written."""
        written = {name: field.text() for name, field in self.fields.items()}
        return AddressInput(**written, label=self.label.current(), preferred=self.preferred)


class Lines(QWidget):
    """The lines of one field, and the buttons that add another."""

    edited = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Line] = []
        self._room = QVBoxLayout()
        self._room.setSpacing(style_of().px(8))
        self.adders = row(gap=4)
        self.setLayout(column(self._room, self.adders, gap=4))

    def lines(self) -> Sequence[Line]:
        """The lines that stand now, those that are empty included."""
        return tuple(self._lines)

    def show_error(self, place: int, words: Words) -> None:
        """Say what is wrong with one line, and go there."""
        if 0 <= place < len(self._lines):
            line = self._lines[place]
            line.error.say(words)
            field = line.findChild(TextField)
            if field is not None:
                mark_wrong(field, bool(words))
                field.setFocus()

    def clear_errors(self) -> None:
        """All is well."""
        for line in self._lines:
            line.error.say("")
            for field in line.findChildren(TextField):
                mark_wrong(field, False)

    def add(self, line: Line) -> None:
        """Put one more line beneath."""
        self._lines.append(line)
        self._room.addWidget(line)
        line.show()  # at once, and not at the next turn of the loop: it may be given the focus
        line.edited.connect(self.edited)
        line.entered.connect(self.entered)
        line.star_asked.connect(lambda: self._prefer(line))
        line.gone.connect(lambda: self._remove(line))
        self._show_stars()
        self._order_tabs()
        self.edited.emit()

    def clear(self) -> None:
        """Take every line away."""
        for line in tuple(self._lines):
            self._remove(line)

    def rivals(self, line: Line) -> list[Line]:
        """The lines of which only one is used first, `line` among them."""
        return list(self._lines)

    def _prefer(self, line: Line) -> None:
        for other in self.rivals(line):
            other.set_preferred(other is line)
        self.edited.emit()

    def _remove(self, line: Line) -> None:
        self._lines.remove(line)
        self._room.removeWidget(line)
        line.setParent(None)
        line.deleteLater()
        self._show_stars()
        self.edited.emit()

    def _show_stars(self) -> None:
        """A star says something only where there are two to choose from."""
        for line in self._lines:
            line.star.setVisible(len(self.rivals(line)) > 1)

    def _order_tabs(self) -> None:
        """Tab goes through the lines and then the buttons beneath, though these were there first."""
        adders = [child for child in self.findChildren(Button) if child.parentWidget() is self]
        before: QWidget | None = next(iter(adders), None)
        for stop in (*(stop for line in self._lines for stop in line.stops()), *adders):
            if before is not None:
                QWidget.setTabOrder(before, stop)
            before = stop


class PointsEditor(Lines):
    """Phone numbers, e-mails and web addresses."""

    def __init__(self) -> None:
        super().__init__()
        for kind in PointKind:
            add = Button(_ADD[kind], "plus", "link", height=28, name=f"add_{kind.value}")
            add.clicked.connect(lambda _checked=False, kind=kind: self._add_empty(kind))
            self.adders.addWidget(add)
        self.adders.addStretch(1)

    def value(self) -> object:
        """What is written, the empty lines included: an error names its line by its place."""
        return tuple(line.value() for line in self._lines if isinstance(line, PointLine))

    def set_value(self, value: object) -> None:
        """Show these; an empty phone and an empty e-mail where there are none."""
        self.clear()
        points = cast("tuple[PointInput, ...]", value or ())
        for point in points or (PointInput(PointKind.PHONE, ""), PointInput(PointKind.EMAIL, "")):
            self.add(PointLine(point))

    def rivals(self, line: Line) -> list[Line]:
        """Lines of the same kind."""
        kind = cast(PointLine, line).kind
        return [other for other in self._lines if isinstance(other, PointLine) and other.kind is kind]

    def _add_empty(self, kind: PointKind) -> None:
        line = PointLine(PointInput(kind, ""))
        self.add(line)
        line.field.setFocus()


class AddressesEditor(Lines):
    """Postal addresses."""

    def __init__(self) -> None:
        super().__init__()
        add = Button(N_("Address"), "plus", "link", height=28, clicked=self._add_empty, name="add_address")
        self.adders.addWidget(add)
        self.adders.addStretch(1)

    def value(self) -> object:
        """What is written, the empty ones included."""
        return tuple(line.value() for line in self._lines if isinstance(line, AddressLine))

    def set_value(self, value: object) -> None:
        """Show these; an empty one where there are none."""
        self.clear()
        for address in cast("tuple[AddressInput, ...]", value or ()) or (AddressInput(),):
            self.add(AddressLine(address))

    def _add_empty(self) -> None:
        line = AddressLine(AddressInput())
        self.add(line)
        line.fields["street"].setFocus()
