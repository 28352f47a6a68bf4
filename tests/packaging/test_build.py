"""The wheel carries everything that the program reads at run time, and nothing that only builds it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import catalogues
from clientdesk.shell.settings_about import LICENCES
from tests.corpora import CHECKOUT

RESOURCES = CHECKOUT / "resources"
ASK = """
from clientdesk.base import paths, words
words.use_language("ru")
print(paths.resources())
print(sorted(path.parent.parent.name for path in paths.compiled_locale().rglob("*.mo")))
"""


def _ask(folder: Path, elsewhere: Path) -> list[str]:
    """What the program found in `folder` says of its resources, started from elsewhere."""
    said = subprocess.run(
        [sys.executable, "-c", ASK],
        capture_output=True,
        check=True,
        cwd=elsewhere,
        env=dict(os.environ, PYTHONPATH=str(folder)),
        text=True,
    )
    return said.stdout.splitlines()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built as pip builds it."""
    out = tmp_path_factory.mktemp("wheel")
    build = f"from hatchling.build import build_wheel; build_wheel({str(out)!r})"
    subprocess.run([sys.executable, "-c", build], capture_output=True, check=True, cwd=CHECKOUT)
    (made,) = out.glob("*.whl")
    return made


def test_the_wheel_holds_every_module_and_every_resource(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    modules = {path.relative_to(CHECKOUT).as_posix() for path in (CHECKOUT / "clientdesk").rglob("*.py")}
    resources = {
        f"clientdesk/_resources/{path.relative_to(RESOURCES).as_posix()}"
        for path in RESOURCES.rglob("*")
        if path.is_file()
        and path.relative_to(RESOURCES).parts[0] not in ("setup", "installer")
        and path.suffix not in (".po", ".pyc")
    }
    assert {name for name in held if ".dist-info/" not in name} == modules | resources


def test_resources_are_found_in_an_unpacked_wheel(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "site-packages"
    zipfile.ZipFile(wheel).extractall(installed)
    found, languages = _ask(installed, tmp_path)
    assert found == str(installed / "clientdesk" / "_resources")
    assert languages == str(sorted(catalogues.LANGUAGES))


def test_resources_are_found_in_the_checkout_as_an_editable_install_sees_it(tmp_path: Path) -> None:
    found, languages = _ask(CHECKOUT, tmp_path)
    assert found == str(RESOURCES)
    assert languages == str(sorted(catalogues.LANGUAGES))


def test_the_settings_tell_the_licence_of_every_library() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [re.match(r"[\w-]+", line) for line in project["dependencies"]]
    assert {name[0] for name in needed if name} == set(LICENCES)
