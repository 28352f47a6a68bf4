"""The side sheet: a form beside the page, not over it; the rest of the window stays alive."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt, SignalInstance
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from clientdesk.kit.layouts import boxed, column, scrolled
from clientdesk.kit.living import Living
from clientdesk.kit.widgets import style_of

if TYPE_CHECKING:
    from clientdesk.kit.form import Form

_WIDTH = 440.0
_SHADOW = 10


@runtime_checkable
class Leaves(Protocol):
    """What stands in the sheet without a form and can be closed from within: `left` tells that it was."""

    left: SignalInstance


class SideSheet(Living, QWidget):
    """Stands at the trailing edge of its host, as high as the host.

    Args:
        host: whose trailing edge it covers.
    """

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("side_sheet")
        self._host = host
        self._form: QWidget | None = None
        self._frame: QWidget | None = None
        self._before: QWidget | None = None
        self._room = QVBoxLayout(self)
        self.hide()
        host.installEventFilter(self)
        self.come_alive()

    @property
    def form(self) -> QWidget | None:
        """What stands in it, None while it is closed."""
        return self._form

    def open(self, make: Callable[[], QWidget]) -> bool:
        """Show what `make` makes; False when the present form must not be left yet."""
        if not self.close_form():
            return False
        self._before = self._host.window().focusWidget()
        self._form = make()
        for form in self._forms():
            form.ask_before_leaving(self._may_leave)
            form.left.connect(self.drop_form)
        if not self._forms() and isinstance(self._form, Leaves):
            self._form.left.connect(self.drop_form)
        # A bare form stands at the top and scrolls where the window is low; one with a frame of its own has its way.
        bare = self._form in self._forms()
        self._frame = scrolled(boxed(column(self._form, None))) if bare else self._form
        self._room.addWidget(self._frame)
        self._place()
        self.show()
        self.raise_()
        first = _first_field(self._form)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def close_form(self) -> bool:
        """Close, asking first where something would be lost; False when it stays open."""
        if any(form.is_dirty() for form in self._forms()) and not self._may_leave():
            return False
        self.drop_form()
        return True

    def drop_form(self) -> None:
        """Close without asking: the form is saved, or its person has let it go."""
        if self._form is None:
            return
        frame, self._form, self._frame = self._frame or self._form, None, None
        self.hide()
        self._room.removeWidget(frame)
        frame.hide()
        frame.deleteLater()
        # Whoever had the keyboard may be gone: the field of the palette is, from which the keys were asked for.
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the host's size and direction."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutDirectionChange}:
            self._place()
        return False

    def restyle(self) -> None:
        """Take margins and width anew."""
        px = style_of().px
        lead, trail = (0, _SHADOW) if self.isRightToLeft() else (_SHADOW, 0)
        self._room.setContentsMargins(px(20) + lead, px(18), px(20) + trail, px(14))
        self._place()
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface, its edge and its shadow."""
        with self.canvas() as canvas:
            inset = _SHADOW / canvas.style.scale
            canvas.shadow(inset, 0, canvas.w, canvas.h, radius=0)
            canvas.box(inset, 0, canvas.w - inset, canvas.h, radius=0, fill="surface")
            canvas.line(inset, 0, inset, canvas.h)

    def _forms(self) -> list[Form]:
        if self._form is None:
            return []
        from clientdesk.kit.form import Form  # no start needs it

        return [self._form] if isinstance(self._form, Form) else self._form.findChildren(Form)

    def _may_leave(self) -> bool:
        from clientdesk.shell.question import ask_to_leave

        return ask_to_leave(self.window())

    def _place(self) -> None:
        width = min(style_of().px(_WIDTH) + _SHADOW, self._host.width())
        left = 0 if self.isRightToLeft() else self._host.width() - width
        self.setGeometry(left, 0, width, self._host.height())


def _first_field(form: QWidget) -> QWidget | None:
    """Where it says itself, or where one begins to write or has to choose; else what takes the keyboard first."""
    if form.focusProxy() is not None:
        return form.focusProxy()
    inside = [one for one in form.findChildren(QWidget) if one.isVisibleTo(form) and one.isEnabled()]
    # An area that scrolls lies around the form and would keep Enter and Esc from it.
    reached = [one for one in inside if one.focusPolicy() & Qt.FocusPolicy.TabFocus and type(one) is not QScrollArea]
    fields = [one for one in reached if isinstance(one, QLineEdit | QPlainTextEdit) or _is_open_choice(one)]
    return next(iter(fields or reached), None)


def _is_open_choice(widget: QWidget) -> bool:
    from clientdesk.kit.fields import Select  # no start needs it

    return isinstance(widget, Select) and not widget.current()
