"""Notices: what went well is a toast with Undo, what failed is a banner that stays."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject

from clientdesk.base.errors import ClientDeskError, StoreError, StoreTrouble
from clientdesk.base.words import N_, Phrase, _
from clientdesk.kit.context import Context
from clientdesk.kit.widgets import Banner, Toasts

_UNSAVED = N_("Not saved. What you wrote is still here.")
_READING = N_("Something could not be read.")
_MENDED = N_("Restore a backup")


class Undone(Protocol):
    """The step that was taken back, or done again (then it is itself an undo, so not `forward`)."""

    @property
    def label(self) -> Phrase:
        """What had been done."""

    @property
    def forward(self) -> bool:
        """Whether it was a deed and not an undo."""


class Notices(QObject):
    """Listens to the bridge and to the pages.

    Args:
        context: whose bridge is listened to.
        toasts: for what went well.
        banner: red, for what the store could not do.
        refusal: for what cannot be done as it was asked; a person may put it away.
        parent: as ever.
    """

    def __init__(
        self, context: Context, toasts: Toasts, banner: Banner, refusal: Banner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._toasts = toasts
        self._banner = banner
        self._refusal = refusal
        bridge = context.bridge
        bridge.done.connect(self._on_done)
        bridge.undone.connect(self._on_undone)
        bridge.refused.connect(self.refuse)
        bridge.trouble.connect(self._on_trouble)
        context.said.connect(self._on_said)
        context.offered.connect(self._on_offered)
        context.works.failed.connect(self._on_work_failed)

    def refuse(self, error: ClientDeskError) -> None:
        """Say in a sentence why something was not done."""
        self._refusal.say(error.words)

    def tell_reading(self, error: StoreError) -> None:
        """Say that the store failed while something was read; the other views live on."""
        if error.trouble is StoreTrouble.DAMAGED:
            repair = partial(self._context.open_page, "settings")
            self._banner.say(_READING, error.words, retry=repair, action=_MENDED)
        else:
            self._banner.say(_READING, error.words)

    def _on_done(self, label: Phrase) -> None:
        self._banner.clear()
        self._refusal.clear()
        step = self._context.bridge.desk.last_undo
        # A command that changed nothing leaves no step; the last one is then somebody else's.
        undo = partial(self._context.bridge.undo_step, step.id) if step and step.label == label else None
        self._toasts.show(label, acted=undo)

    def _on_undone(self, step: Undone) -> None:
        self._banner.clear()
        self._refusal.clear()
        if step.forward:
            self._toasts.show(
                lambda: _("Undone: {what}").format(what=step.label.text()),
                acted=self._context.bridge.redo,
                action=N_("Redo"),
            )
        else:
            self._toasts.show(
                lambda: _("Done again: {what}").format(what=step.label.text()), acted=self._context.bridge.undo
            )

    def _on_trouble(self, error: StoreError, again: Callable[[], None]) -> None:
        def retry() -> None:
            self._banner.clear()
            again()

        self._banner.say(_UNSAVED, error.words, retry=retry)

    def _on_work_failed(self, error: ClientDeskError) -> None:
        self._refusal.say(error.words)

    def _on_said(self, words: Phrase) -> None:
        self._toasts.show(words)

    def _on_offered(self, words: Phrase, action: str, acted: Callable[[], object]) -> None:
        self._toasts.show(words, acted=acted, action=action)
