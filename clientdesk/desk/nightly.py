"""What the program does by itself after a start and when a day begins, in small portions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from clientdesk.base.arguments import Command
from clientdesk.desk.shop import Shop


@dataclass(frozen=True, slots=True)
class Nightly:
    """Work of the program for which nobody waits.

    Args:
        label: marked for translation, what the audit trail says.
        needed: `needed(shop)`: whether something is left to do; asked after first paint, when a day begins, and
            after each portion.
        run: program's command `(shop)`: one portion, some 20 ms of it.
        shown: tables whose readers look again when all portions are done: those that what it wrote is made of.
        soon: tables whose change may leave work that should not wait for the night.
    """

    label: str
    needed: Callable[[Shop], bool]
    run: Command
    shown: frozenset[str] = frozenset()
    soon: frozenset[str] = frozenset()
