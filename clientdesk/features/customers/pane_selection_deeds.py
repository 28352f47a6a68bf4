"""What is done with the chosen customers: a few at once, many on the worker with progress and Cancel; one undo each."""

from __future__ import annotations

from array import array
from typing import Any

from PySide6.QtCore import QObject

from clientdesk.base.arguments import Command
from clientdesk.base.errors import Cancelled, ClientDeskError, UserError
from clientdesk.base.words import Phrase, shown
from clientdesk.desk.facts import Fact
from clientdesk.features.customers.commands_bulk import (
    classify_customers,
    put_fact_of,
    set_language_of,
    set_owner_of,
    tag_customers,
    trash_customers,
    untag_customers,
)
from clientdesk.features.customers.listing import customer_count
from clientdesk.features.customers.pane_selection import Selection
from clientdesk.kit.context import Context

MOST_MERGED = 12
"""Nobody was entered more often than that."""
BLINK = 150
"""So many are changed before anybody would see a progress bar."""
_BRAKE_ROWS = 50
_BRAKE_SHARE = 0.1


class Deeds(QObject):
    """Carries out deeds with the chosen.

    Args:
        context: to change, and to tell.
        selection: who is chosen.
        parent: as ever.
    """

    def __init__(self, context: Context, selection: Selection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._selection = selection

    def tag(self, name: str) -> None:
        """Give all of them a tag."""
        label = Phrase("{n} customer tagged “{tag}”", "{n} customers tagged “{tag}”", self._selection.count, tag=name)
        self._run(label, tag_customers, name=name)

    def untag(self, tag: int, name: str) -> None:
        """Take a tag off all who wear it."""
        count = self._selection.count
        label = Phrase("Tag “{tag}” taken off {n} customer", "Tag “{tag}” taken off {n} customers", count, tag=name)
        self._run(label, untag_customers, tag=tag)

    def classify(self, key: str, name: str) -> None:
        """Put all of them into a class, or with "" into none."""
        count = self._selection.count
        label = Phrase(
            "{n} customer put into class {letter}", "{n} customers put into class {letter}", count, letter=name
        )
        if not key:
            label = Phrase("{n} customer put into no class", "{n} customers put into no class", count)
        self._run(label, classify_customers, potential=key)

    def speak(self, language: str) -> None:
        """Say which language all of them speak."""
        count = self._selection.count
        label = Phrase("Language of {n} customer changed", "Language of {n} customers changed", count)
        self._run(label, set_language_of, language=language)

    def look_after(self, owner: int | None, name: str) -> None:
        """Let somebody, or nobody, look after all of them."""
        label = Phrase(
            # Translators: {name} is a member of staff.
            "{n} customer handed over to {name}",
            "{n} customers handed over to {name}",
            self._selection.count,
            name=name,
        )
        if owner is None:
            label = Phrase(
                "{n} customer looked after by nobody now",
                "{n} customers looked after by nobody now",
                self._selection.count,
            )
        self._run(label, set_owner_of, owner=owner)

    def put(self, fact: Fact, key: str, words: str) -> None:
        """Say one of the choices of a fact of all of them, with "" nothing any more."""
        count, field = self._selection.count, shown(fact.title)
        if key:
            label = Phrase(
                # Translators: {field} is what is told ("Kind of relationship"), {value} one of its choices.
                "{field} of {n} customer: {value}",
                "{field} of {n} customers: {value}",
                count,
                field=field,
                value=words,
            )
        else:
            label = Phrase(
                "{field} of {n} customer taken away", "{field} of {n} customers taken away", count, field=field
            )
        self._run(label, put_fact_of, fact=fact.key, value=key)

    def asks_before_trash(self) -> bool:
        """Whether so many would vanish that one is asked first."""
        count = self._selection.count
        return count > _BRAKE_ROWS or count > _BRAKE_SHARE * self.everybody()

    def everybody(self) -> int:
        """How many customers there are."""
        return self._context.bridge.ask(customer_count)

    def trash(self) -> None:
        """Move all of them to the trash."""
        count = self._selection.count
        self._run(Phrase("{n} customer moved to the trash", "{n} customers moved to the trash", count), trash_customers)

    def export(self) -> None:
        """Take them along to the page that exports."""
        self._context.hand_over("export", self._selection.ordered())

    def can_merge(self) -> bool:
        """Whether those who are chosen are few enough to be one customer."""
        return 1 < self._selection.count <= MOST_MERGED

    def merge(self) -> None:
        """Open the form that makes them one."""
        self._context.edit("merge", None, customers=tuple(self._selection.ordered()))

    def print(self) -> None:
        """Take them along to the page that prints."""
        self._context.hand_over("print", self._selection.ordered())

    def _run(self, label: Phrase, command: Command, **given: Any) -> None:  # noqa: ANN401 - the command's own
        chosen = self._selection.ordered()
        self._selection.keeps = command is not trash_customers
        if len(chosen) <= BLINK:
            self._context.bridge.run(
                label, command, then=self._on_done, failed=self._on_failed, batch=True, customers=tuple(chosen), **given
            )
        else:
            self._run_long(label, command, chosen, given)

    def _run_long(self, label: Phrase, command: Command, chosen: array[int], given: dict[str, Any]) -> None:
        bridge = self._context.bridge
        title = Phrase("Changing {n} customer", "Changing {n} customers", len(chosen))

        def done(result: object) -> None:
            bridge.done.emit(label)
            self._on_done(result)

        self._context.works.start(
            title,
            lambda progress: bridge.desk.run_batch(label, command, progress, customers=tuple(chosen), **given),
            then=done,
            failed=self._on_failed,
        )

    def _on_done(self, _result: object) -> None:
        self._selection.keeps = False

    def _on_failed(self, error: ClientDeskError) -> None:
        self._selection.keeps = False
        if isinstance(error, UserError):
            self._context.bridge.refused.emit(error)
        elif not isinstance(error, Cancelled):
            self._context.works.failed.emit(error)
