"""A start leaves the source of its modules alone."""

from __future__ import annotations

import subprocess
import sys

_STARTED = """
import linecache, sys
from clientdesk.kit.unread import leave_sources_unread
leave_sources_unread()
import clientdesk.kit.form
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
made = QWidget()
made.setObjectName("as ever")
print(made.objectName(), [name for name in linecache.cache if "clientdesk" in name])
"""


def test_no_module_of_ours_is_read_and_qt_is_spelt_as_ever() -> None:
    done = subprocess.run([sys.executable, "-c", _STARTED], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "as ever []"
