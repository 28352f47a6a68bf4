"""The window's tests work on the same shop as those of the features."""

from __future__ import annotations

from tests.features.conftest import bridge, clock, context, desk

__all__ = ["bridge", "clock", "context", "desk"]
