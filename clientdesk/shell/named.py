"""What the cards offer under a name: so the window uses a capability without importing it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from clientdesk.desk.feature import Feature


def query_named(features: Iterable[Feature], name: str) -> Callable[..., Any] | None:
    """The query called `name`, None where no capability has it."""
    return next((query for feature in features for query in feature.queries if query.__name__ == name), None)


def command_named(features: Iterable[Feature], name: str) -> Callable[..., Any] | None:
    """The command called `name`, None where no capability has it."""
    return next((command for feature in features for command in feature.commands if command.__name__ == name), None)
