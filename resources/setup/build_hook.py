"""What hatchling calls before a wheel or an editable install is made: the translations are compiled."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))

import catalogues  # its folder is on the path only now


class Compile(BuildHookInterface[Any]):
    """Writes the `.mo` beside every `.po`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, whatever is built."""
        catalogues.compile_all()
