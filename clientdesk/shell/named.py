"""What the cards offer under a name: so the window uses a capability without importing it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from clientdesk.desk.feature import Feature, named


def query_named(features: Iterable[Feature], name: str) -> Callable[..., Any] | None:
    """The query called `name`, None where no capability has it."""
    found: Callable[..., Any] | None = named(features, "queries", name)
    return found


def command_named(features: Iterable[Feature], name: str) -> Callable[..., Any] | None:
    """The command called `name`, None where no capability has it."""
    found: Callable[..., Any] | None = named(features, "commands", name)
    return found
