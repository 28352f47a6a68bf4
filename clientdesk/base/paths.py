"""Folders: where the shop's data, the logs and the program's own resources are."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import appdirs

NAME = "ClientDesk"


def default_folder() -> Path:
    """The folder of the owner's own shop when nothing else is asked for."""
    return Path(appdirs.user_data_dir(NAME, appauthor=False))


def demo_folder() -> Path:
    """The folder of the sample shop; never the owner's."""
    return Path(appdirs.user_data_dir(f"{NAME} sample shop", appauthor=False))


def chosen_folder(asked: str | None) -> Path:
    """`asked` (`--data`), else `CLIENTDESK_DATA`, else the default folder; absolute, symlinks followed."""
    chosen = asked or os.environ.get("CLIENTDESK_DATA")
    return Path(chosen).expanduser().resolve() if chosen else default_folder()


def resources() -> Path:
    """The program's own files: beside the package in a checkout, inside it in a wheel, in the bundle when frozen."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle:
        return Path(bundle) / "resources"
    package = Path(__file__).resolve().parent.parent
    inside = package / "_resources"
    return inside if inside.is_dir() else package.parent / "resources"


def compiled_locale() -> Path:
    """The folder holding `<language>/LC_MESSAGES/clientdesk.mo`."""
    return resources() / "locale"
