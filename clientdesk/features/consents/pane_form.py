"""The form in which an answer is written down: yes or no, to what, over what, when and where."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clientdesk.base.errors import ClientDeskError, UserError
from clientdesk.base.words import LANGUAGES, N_, Phrase, language
from clientdesk.features.consents.commands import record_consent
from clientdesk.features.consents.queries import own_purposes
from clientdesk.features.consents.rules import CHANNELS, PURPOSES, Answer, Channel
from clientdesk.features.customers.queries import profile
from clientdesk.features.customers.wording import language_words
from clientdesk.kit.context import Context
from clientdesk.kit.editors import FormField
from clientdesk.kit.form import Form
from clientdesk.kit.widgets import Choice, Segmented, literal, row

_ELSE = ""
"""Stands among the purposes for one in the owner's own words."""


class AnswerEditor(QWidget):
    """Yes or no."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._segments = Segmented(
            [Choice(Answer.YES.value, N_("Yes"), "check"), Choice(Answer.NO.value, N_("No"), "prohibit")]
        )
        self._segments.chosen.connect(lambda _key: self.edited.emit())
        self.setLayout(row(self._segments, None))
        self.setFocusProxy(self._segments)

    def value(self) -> object:
        """What was said."""
        return self._segments.current()

    def set_value(self, value: object) -> None:
        """Show what was said."""
        self._segments.choose(str(value))


class ConsentForm(Form):
    """Writes an answer down; none is ever changed.

    Args:
        context: to ask and to change.
        first_values: "customer", and what else is known already.
    """

    def __init__(self, context: Context, first_values: dict[str, Any]) -> None:
        self._context = context
        self._customer: int = first_values.get("customer") or 0
        known = context.bridge.ask(profile, customer=self._customer)
        self._name = known.name if known else ""
        super().__init__(
            _fields(context), title=lambda: Phrase(N_("What did {name} say?"), name=self._name).text(),
            name="consent_form",
        )  # fmt: skip
        today = context.bridge.ask(lambda shop: shop.today())
        begin = {"answer": Answer.YES.value, "channel": Channel.EMAIL.value, "purpose": "news", "given_on": today}
        told = {name: value for name, value in first_values.items() if name in self.values()}
        self.set_values(begin | {"language": (known.language if known else "") or language()} | told)
        self.edited.connect(self._fit)
        self.submitted.connect(self._save)
        self._fit()

    def show_error(self, error: ClientDeskError) -> None:
        """Say what is wrong with a purpose where it is written."""
        if isinstance(error, UserError) and error.field == "purpose":
            super().show_error(UserError("own", error.words))
        else:
            super().show_error(error)

    def _fit(self) -> None:
        """Own words are asked for where none of the purposes is meant."""
        around = self.editor("own").parentWidget()
        if around is not None:
            around.setVisible(self.values()["purpose"] == _ELSE)

    def _save(self, values: dict[str, Any]) -> None:
        given = {name: value for name, value in values.items() if name != "own"}
        given["purpose"] = values["purpose"] or values["own"]
        given["channel"], given["answer"] = Channel(values["channel"]), Answer(values["answer"])
        if not given["wording"].strip():
            given["language"] = ""
        self._context.bridge.run(
            Phrase(N_("Answer of {name} recorded"), name=self._name), record_consent,
            then=self._on_saved, failed=self.show_error, customer=self._customer, **given,
        )  # fmt: skip

    def _on_saved(self, _row: object) -> None:
        self.saved()
        self.left.emit()


def _fields(context: Context) -> list[FormField]:
    own = [Choice(one, literal(one)) for one in context.bridge.ask(own_purposes)]
    purposes = [*(Choice(key, words) for key, words in PURPOSES.items()), *own, Choice(_ELSE, N_("Something else"))]
    channels = [Choice(channel.value, words) for channel, words in CHANNELS.items()]
    languages = [Choice("", N_("Not known")), *(Choice(code, _named(code)) for code in LANGUAGES)]
    return [
        FormField("answer", N_("Answer"), make=AnswerEditor),
        FormField("purpose", N_("To what"), "choice", choices=purposes),
        FormField("own", N_("In your own words"), placeholder=N_("such as: photos of the workshop")),
        FormField("channel", N_("By"), "choice", choices=channels),
        FormField("given_on", N_("When"), "day"),
        FormField("source", N_("Where"), placeholder=N_("paper form, at the counter")),
        FormField("wording", N_("What they were asked"), "note", hint=N_("The words on the form, if there is one.")),
        FormField("language", N_("Language of these words"), "choice", choices=languages),
    ]


def _named(code: str) -> Any:  # noqa: ANN401 - words that are said anew
    return lambda: language_words(code)
