"""The installer scripts compile, say what they need, and touch nothing of the shop's data."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

import clientdesk
from tests.corpora import CHECKOUT

SCRIPTS = CHECKOUT / "resources" / "installer"


@pytest.mark.skipif(not shutil.which("makensis"), reason="makensis is not installed (Debian: nsis)")
def test_the_windows_installer_compiles_without_a_warning(tmp_path: Path) -> None:
    program = tmp_path / "clientdesk"
    (program / "_internal" / "resources").mkdir(parents=True)
    (program / "clientdesk.exe").write_bytes(b"MZ")
    (program / "_internal" / "resources" / "file.txt").write_text("text")
    out = tmp_path / "ClientDesk.exe"
    defined = [f"-DVERSION={clientdesk.__version__}", f"-DSOURCE={program}", f"-DOUT={out}"]
    made = subprocess.run(
        ["makensis", "-WX", "-V2", *defined, str(SCRIPTS / "windows.nsi")],
        capture_output=True,
        check=False,
        text=True,
    )
    assert made.returncode == 0, made.stdout + made.stderr
    assert out.stat().st_size > 20_000


def test_the_windows_installer_asks_for_no_administrator_and_leaves_the_data() -> None:
    script = (SCRIPTS / "windows.nsi").read_text("utf-8")
    assert "RequestExecutionLevel user" in script
    assert "HKLM" not in script
    removed = [line.split('"')[1] for line in script.splitlines() if line.strip().startswith("RMDir /r")]
    assert set(removed) == {"$INSTDIR\\_internal"}


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
def test_the_macos_script_refuses_what_it_cannot_use() -> None:
    said = subprocess.run(
        ["bash", str(SCRIPTS / "macos.sh"), "missing.app", "out.dmg"], capture_output=True, check=False, text=True
    )
    assert (said.returncode, said.stderr) == (2, "usage: macos.sh ClientDesk.app OUT.dmg\n")
