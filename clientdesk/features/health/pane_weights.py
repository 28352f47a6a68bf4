"""How we judge a relationship, in the settings: every signal with what is looked at, and its weight from 0 to 10."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.words import N_, Phrase, _
from clientdesk.features.health.commands import reset_weights, set_weight
from clientdesk.features.health.kept import NAME
from clientdesk.features.health.queries import Weight, weights
from clientdesk.features.health.rules import MOST_WEIGHT
from clientdesk.kit.buttons import Button
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.cards import Card
from clientdesk.kit.choice_row import Choice, ChoiceRow
from clientdesk.kit.context import Context
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.layouts import clear_out, column, row
from clientdesk.kit.living import Living
from clientdesk.kit.spoken import literal, said
from clientdesk.kit.style import style_of

_STEP = 30.0
_TOLD = N_(
    "ClientDesk looks at these signs and says in a word how it goes with each customer. Give a sign more weight where "
    "it means more in your shop, and none where it means nothing."
)


class WeightRow(ChoiceRow):
    """Steps from 0 to 10, filled up to the one that is chosen; the arrows move it."""

    gap = 2.0
    pad = 1.0
    tall = 32.0

    def __init__(self, weight: Weight) -> None:
        self._weight = weight.weight
        steps = [
            Choice(str(step), literal(str(step)), tip=partial(_step_words, step)) for step in range(MOST_WEIGHT + 1)
        ]
        super().__init__(steps, str(weight.weight))
        self.setObjectName(f"weight_{weight.key}")
        # Translators: spoken before the steps from 0 to 10; {title} is what is weighed.
        self.setAccessibleName(_("Weight: {title}").format(title=_(weight.title)))

    def button_size(self, choice: Choice) -> QSize:
        """A small square."""
        side = style_of().px(_STEP)
        return QSize(side, side)

    def paint_button(self, canvas: Canvas, choice: Choice, *, chosen: bool, hovered: bool) -> None:
        """Filled where chosen, tinted up to there."""
        within = int(choice.key) <= int(self.current() or 0)
        fill = "accent" if chosen else "accent_soft" if within else "hover" if hovered else "sunken"
        ink = "on_accent" if chosen else "accent_text" if within else "ink3"
        canvas.box(0, 0, canvas.w, canvas.h, radius=6, fill=fill, stroke=None if chosen else "line")
        words = said(choice.words)
        canvas.text(0, 0, canvas.w, canvas.h, words, role="label_strong", colour=ink, align="center", tabular=True)

    def choose(self, key: str) -> None:
        """Repaint all of the steps, since those on the way are tinted."""
        super().choose(key)
        for child in self.findChildren(QWidget):
            child.update()


class WeightsSection(Living, QWidget):
    """A card for each signal, in the order of the catalogue.

    Args:
        context: to ask and to change.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("settings_weights")
        self._context = context
        self._shown: tuple[Weight, ...] = ()
        self._rows: dict[str, WeightRow] = {}
        self._room = QVBoxLayout()
        self._room.setSpacing(style_of().px(12))
        self.begun_button = Button(
            N_("As begun"), "arrow-counter-clockwise", "plain", clicked=self._reset, name="weights_as_begun"
        )
        told = PlainLabel(_TOLD, "text", "ink2", wrap=True)
        self.setLayout(column(told, self._room, row(self.begun_button, None), gap=14))
        context.bridge.changed.connect(self._on_changed)
        self.come_alive()

    def reword(self) -> None:
        """Make the cards anew."""
        self._shown = self._context.bridge.ask(weights)
        clear_out(self._room)
        self._rows = {}
        for one in self._shown:
            steps = self._rows[one.key] = WeightRow(one)
            steps.chosen.connect(partial(self._on_chosen, one))
            title = PlainLabel(one.title, "text_strong", wrap=True)
            self._room.addWidget(
                Card(title, PlainLabel(one.detail, "second", "ink2", wrap=True), row(steps, None), gap=6)
            )
        self._follow()

    def _follow(self) -> None:
        self.begun_button.setEnabled(any(one.weight != one.begun for one in self._shown))

    def _on_chosen(self, one: Weight, key: str) -> None:
        known = {each.key: each.weight for each in self._shown}
        if int(key) != known[one.key]:
            label = Phrase(N_("Weight changed: {title}"), title=_(one.title))
            self._context.bridge.run(label, set_weight, signal=one.key, weight=int(key))

    def _reset(self) -> None:
        self._context.bridge.run(N_("Weights as they were at first"), reset_weights)

    def _on_changed(self, changes: Changes) -> None:
        if not changes.touches(NAME, "setting"):
            return
        self._shown = self._context.bridge.ask(weights)
        for one in self._shown:
            if one.key in self._rows:
                self._rows[one.key].choose(str(one.weight))
        self._follow()


def _step_words(step: int) -> str:
    return _("Weighs nothing") if not step else ""
