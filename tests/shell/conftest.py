"""The window's tests work on the same shop as those of the features."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from clientdesk.kit.language import Language
from clientdesk.kit.style import style_of
from clientdesk.shell.choices import Choices
from tests.conftest import Folders
from tests.features.conftest import bridge, clock, context, desk

__all__ = ["bridge", "choices", "clock", "context", "desk"]


@pytest.fixture
def choices(folders: Folders, qapp: QApplication) -> Choices:
    """What the person prefers, kept beside the shop."""
    folders.data.mkdir(parents=True, exist_ok=True)
    return Choices(folders.data, style_of(), qapp.findChild(Language) or Language(qapp))
