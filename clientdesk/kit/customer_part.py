"""Parts of the profile that tell one thing of a customer and are read anew when it changes."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from clientdesk.base.changes import Changes
from clientdesk.kit.context import Context
from clientdesk.kit.living import Living


class CustomerPart(Living, QWidget):
    """A `CustomerView`; its `__init__` ends with `self.begin()`.

    Args:
        context: to ask and to change.
        name: the object name.
        parent: as ever.

    Attributes:
        tables: whose change may alter what it says.
    """

    tables: ClassVar[tuple[str, ...]] = ()

    def __init__(self, context: Context, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._context = context
        self._customer: int | None = None

    def begin(self) -> None:
        """Follow what changes, the look and the language from now on."""
        self._context.bridge.changed.connect(self._on_changed)
        self.come_alive()

    def show_customer(self, customer: int | None) -> None:
        """Tell of this customer; of nobody, when it is None."""
        self._customer = customer
        self.read()

    def reword(self) -> None:
        """Words and dates are written anew."""
        self.read()

    def read(self) -> None:
        """Ask for what it tells, and tell it; nothing where nobody is chosen."""
        raise NotImplementedError(type(self).__name__)

    def _on_changed(self, changes: Changes) -> None:
        if self._customer is not None and changes.touches(*self.tables):
            self.read()
