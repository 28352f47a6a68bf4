"""What a row of the settings asks of the list it stands in."""

from __future__ import annotations

from typing import Any, Protocol

from clientdesk.base.arguments import Command
from clientdesk.base.words import Phrase
from clientdesk.kit.context import Context


class Around(Protocol):
    """The list of all fields."""

    context: Context

    def run(self, label: str | Phrase, command: Command, **given: Any) -> None:  # noqa: ANN401 - a command's arguments
        """Carry out a command of the fields; what cannot be is said above them."""

    def run_long(self, label: Phrase, command: Command, **given: Any) -> None:  # noqa: ANN401 - as above
        """The same for a deed that takes a while, done beside the window."""

    def open_row(self, field: int | None) -> None:
        """Let a field be changed in its row; None ends that."""

    def move_to(self, field: int, place: int) -> None:
        """Put a field at a place, the first being 0."""

    def to_choice(self, field: int, choice: int | None) -> None:
        """Put the keyboard on a choice, or where another one is written."""
