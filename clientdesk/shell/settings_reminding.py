"""Settings of reminding: whose reminders, by which ways, and whether the program is there to remind."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from clientdesk.base.autostart import Autostart
from clientdesk.base.words import N_
from clientdesk.kit.widgets import (
    Choice,
    ErrorLine,
    Field,
    PlainLabel,
    Segmented,
    Select,
    Tick,
    Words,
    boxed,
    column,
    row,
)
from clientdesk.shell.choices import Choices

_CLOSING: dict[str, bool | None] = {"ask": None, "stay": True, "quit": False}


class RemindingSection(QWidget):
    """Each choice takes effect at once; the last one shows what the system itself says.

    Args:
        choices: what the person prefers.
        autostart: the entry by which the program starts with the computer.
    """

    def __init__(self, choices: Choices, autostart: Autostart) -> None:
        super().__init__()
        self._choices = choices
        self._autostart = autostart
        now = choices.now
        # Translators: after "Remind me of": my own reminders, or those of all who work here.
        whose = [Choice("mine", N_("Mine")), Choice("all", N_("Everybody’s"))]
        self.whose = Segmented(whose, "mine" if now.mine_only else "all")
        self.whose.setObjectName("settings_remind_of")
        self.whose.chosen.connect(lambda key: choices.choose(mine_only=key == "mine"))
        self.notify = Tick(
            N_("Also by the system’s own notifications"), now.notify, changed=self._on_notify, name="settings_notify"
        )
        closing = [
            Choice("ask", N_("Ask me")),
            Choice("stay", N_("Go on reminding, in the tray or minimised")),
            Choice("quit", N_("Quit")),
        ]
        chosen = next(key for key, tray in _CLOSING.items() if tray is now.tray)
        self.closing = Select(closing, chosen, name="settings_closing")
        self.closing.chosen.connect(lambda key: choices.choose(tray=_CLOSING[key]))
        self.autostart = Tick(
            N_("Start with the computer"), autostart.is_on(), changed=self._on_autostart, name="settings_autostart"
        )
        self.error = ErrorLine()
        self.setLayout(
            column(
                _hinted(
                    _labelled(N_("Remind me of"), self.whose), N_("What is for nobody in particular is everybody’s.")
                ),
                _hinted(self.notify, N_("While you work in other programs, beside our own window in the corner.")),
                Field(N_("When the window is closed"), self.closing),
                _hinted(
                    self.autostart, N_("Without its window: in the tray, or minimised where there is none."), self.error
                ),
                gap=18,
            )
        )
        choices.changed.connect(self._read)

    def showEvent(self, event: QShowEvent) -> None:
        """The system's own settings may have switched it off since."""
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        now = self._choices.now
        self.whose.choose("mine" if now.mine_only else "all")
        self.closing.choose(next(key for key, tray in _CLOSING.items() if tray is now.tray))
        for tick, state in ((self.notify, now.notify), (self.autostart, self._autostart.is_on())):
            with QSignalBlocker(tick):
                tick.setChecked(state)
            tick.update()

    def _on_notify(self, ticked: bool) -> None:
        self._choices.choose(notify=ticked)

    def _on_autostart(self, ticked: bool) -> None:
        self.error.say("")
        try:
            if ticked:
                self._autostart.turn_on()
            else:
                self._autostart.turn_off()
        except OSError:
            self.error.say(
                N_("The system does not let ClientDesk change this. Please change it in the system’s settings.")
            )
        self._read()


def _labelled(words: Words, choice: Segmented) -> QWidget:
    label = PlainLabel(words, "label", "ink2")
    choice.setAccessibleName(label.text())
    return boxed(column(label, row(choice, None), gap=6))


def _hinted(widget: QWidget, hint: Words, *more: QWidget) -> QWidget:
    return boxed(column(widget, PlainLabel(hint, "second", "ink3", wrap=True), *more, gap=4))
