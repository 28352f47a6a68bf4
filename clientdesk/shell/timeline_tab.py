"""The first tab of the profile: composer, timeline, and in a wide window the details beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from clientdesk.kit.context import Context
from clientdesk.kit.panes import CustomerView, Maker
from clientdesk.kit.widgets import boxed, column, style_of
from clientdesk.shell.timeline import TimelineView


class TimelineTab(QWidget):
    """A `CustomerView` of what happened and what is planned.

    Args:
        context: handed on.
        composers: what stands above the timeline.
        parent: as ever.
    """

    def __init__(self, context: Context, composers: Sequence[Maker], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[QWidget] = [make(context) for make in composers]
        self.timeline = TimelineView(context)
        self._parts.append(self.timeline)
        story = column(*self._parts, gap=12)
        story.setStretch(len(self._parts) - 1, 1)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(style_of().px(20))
        self._line.addWidget(boxed(story), 1)
        self._aside: QWidget | None = None

    def show_customer(self, customer: int | None) -> None:
        """Show this customer everywhere in it."""
        for part in self._parts:
            if isinstance(part, CustomerView):
                part.show_customer(customer)

    def keep_notes(self, shown: bool, keep: Callable[[bool], object]) -> None:
        """Show what the program notes by itself, or do not; `keep` is told when the person wants it otherwise."""
        self.timeline.show_notes(shown)
        self.timeline.notes_kept.connect(keep)

    def parts(self) -> list[QWidget]:
        """What stands above the timeline, and the timeline itself."""
        return list(self._parts)

    def set_aside(self, aside: QWidget, width: float) -> None:
        """Put something beside the timeline, `width` design pixels wide."""
        aside.setFixedWidth(style_of().px(width))
        self._line.addWidget(aside)
        self._aside = aside

    def show_aside(self, shown: bool) -> None:
        """Show it or hide it; nothing happens where there is none."""
        if self._aside is not None:
            self._aside.setVisible(shown)
