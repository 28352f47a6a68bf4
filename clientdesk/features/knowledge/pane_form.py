"""The form of something learnt: topic, text, where it comes from and since when."""

from __future__ import annotations

from typing import Any

from clientdesk.base.clock import today
from clientdesk.base.words import N_
from clientdesk.features.knowledge.commands import add_insight, change_insight
from clientdesk.features.knowledge.queries import InsightView, insight
from clientdesk.features.knowledge.rules import TOPICS, Topic
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.context import Context
from clientdesk.kit.editors import FormField
from clientdesk.kit.form import Form

LEARNT = N_("Noted in the background")


class InsightForm(Form):
    """Notes something, or changes a note.

    Args:
        context: of the window.
        row: which note; None for a new one.
        first: values a new one begins with; `customer` has to be among them, `topic` may be.
    """

    def __init__(self, context: Context, row: int | None, first: dict[str, Any]) -> None:
        self._context = context
        self._row = row
        self._customer: int | None = first.get("customer")
        super().__init__(_fields(), title=N_("Something learnt"), name="insight_form")
        found = None if row is None else context.bridge.ask(insight, row=row)
        self.set_values(self._first(first) if found is None else _values_of(found))
        self.submitted.connect(self._save)

    def _first(self, first: dict[str, Any]) -> dict[str, object]:
        return {
            "topic": str(first.get("topic") or Topic.NEEDS.value),
            "text": str(first.get("text") or ""),
            "noted_on": today(self._context.bridge.desk.clock),
        }

    def _save(self, values: dict[str, Any]) -> None:
        given = values | {"topic": Topic(values["topic"])}
        run = self._context.bridge.run
        if self._row is None:
            given |= {"customer": self._customer}
            run(LEARNT, add_insight, then=self._on_saved, failed=self.show_error, **given)
        else:
            given |= {"row": self._row}
            run(N_("Note changed"), change_insight, then=self._on_saved, failed=self.show_error, **given)

    def _on_saved(self, _result: object) -> None:
        self.saved()
        self.left.emit()


def _fields() -> list[FormField]:
    topics = [Choice(one.topic.value, one.title, one.icon) for one in TOPICS]
    return [
        FormField("topic", N_("Topic"), "choice", choices=topics),
        FormField("text", N_("What you have learnt"), "note", lines=5),
        FormField("source", N_("Where it comes from"), placeholder=N_("such as: said by her sister")),
        FormField("noted_on", N_("True on"), "day", hint=N_("From this day on it ages, until you confirm it.")),
    ]


def _values_of(found: InsightView) -> dict[str, object]:
    return {
        "topic": found.topic.value,
        "text": found.text,
        "source": found.source,
        "noted_on": found.noted_on,
    }
