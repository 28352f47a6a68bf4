"""The command line: one JSON document or plain lines, 0 / 1 / 2, one sentence for a slip, never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from clientdesk.cli import all_verbs, main
from tests import corpora as real_files
from tests.conftest import Folders

CARDS = """BEGIN:VCARD
VERSION:4.0
FN:Anna Saar
TEL:+37251234567
EMAIL:anna@post.ee
BDAY:--0303
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Иванов;Пётр;;;
FN:Пётр Иванов
END:VCARD
"""


class Shell:
    """Types commands and reads what they say."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data = data
        self._capsys = capsys

    def __call__(self, *words: object, expect: int = 0) -> str:
        """Run a verb on the shop and return what it printed."""
        code = main([*map(str, words), "--data", str(self.data), "--lang", "en"])
        self.said = self._capsys.readouterr()
        assert code == expect, self.said
        assert "Traceback" not in self.said.err
        return self.said.out

    def json(self, *words: object, expect: int = 0) -> Any:  # noqa: ANN401 - JSON
        """The same with `--json`: exactly one document on stdout."""
        return json.loads(self(*words, "--json", expect=expect))


@pytest.fixture
def shell(folders: Folders, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A shell over a folder where there is nothing yet."""
    return Shell(folders.data, capsys)


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    """Two contacts."""
    path = tmp_path / "contacts.vcf"
    path.write_text(CARDS, encoding="utf-8")
    return path


def test_a_day_of_a_script(shell: Shell, cards: Path, tmp_path: Path) -> None:
    assert shell.json("import", cards, "--dry-run")["added"] == 2
    assert "A new shop was made" in shell.said.err
    brought = shell.json("import", cards)
    assert (brought["added"], brought["skipped"], brought["problems"]) == (2, 0, [])
    (found,) = shell.json("find", "bdfyjd")
    assert found["name"] == "Пётр Иванов" and set(found) == {"id", "name", "address_as", "phone", "why"}
    anna = shell.json("find", "4567")[0]["id"]
    added = shell.json(
        "do", "add_reminder", "what=Call Anna", "due_on=2026-11-20", "due_time=10:00", f"customer={anna}"
    )
    shell("do", "log_contact", f"customer={anna}", "kind=call", "note=Asked about the bell")
    (due,) = shell.json("due", "--at", "2026-11-20T10:00")
    assert due == {"id": added["result"], "customer": anna, "what": "Call Anna", "due_at": "2026-11-20T10:00:00",
                   "kind": "note"}  # fmt: skip
    assert shell.json("due", "--at", "2026-11-20T09:59") == []
    (today,) = shell.json("today", "--at", "2026-11-23T09:00")
    assert (today["customer"], today["due_on"], set(today)) == (
        anna, "2026-11-20", {"customer", "name", "why", "due_on", "class"},
    )  # fmt: skip
    shown = shell.json("show", anna)
    assert shown["profile"]["name"] == "Anna Saar" and shown["contacts"][0]["note"] == "Asked about the bell"
    birthday = shell.json("agenda", "--from", "2027-03-03", "--to", "2027-03-04")
    assert [(one["all_day"], one["start"], one["customer"]) for one in birthday] == [(True, "2027-03-03", anna)]
    assert shell.json("check") == {"ok": True, "problems": []}
    kept = shell.json("backup")["file"]
    assert shell.json("export", tmp_path / "all.zip")["customer"] == 2
    undone = shell.json("undo")
    assert undone["label"] and shell.json("show", anna)["contacts"] == []
    shell("restore", kept)
    assert len(shell.json("show", anna)["contacts"]) == 1
    again = shell.json("import", cards)
    assert (again["skipped"], again["added"]) == (1, 1)  # a bare name alone tells nobody apart


def test_the_last_step_and_a_batch_are_undone(shell: Shell, cards: Path) -> None:
    batch = shell.json("import", cards)["batch"]
    shell("do", "add_customer", "name=Later")
    shell("undo", "--batch", batch)
    assert [one["name"] for one in shell.json("find", "later")] == ["Later"]
    assert shell.json("find", "anna") == []
    shell("undo")
    shell("undo", expect=2)
    assert shell.said.err == "There is nothing to undo.\n"


def test_a_script_is_all_or_nothing_when_asked(shell: Shell, tmp_path: Path) -> None:
    script = tmp_path / "script"
    script.write_text('add_customer name="Anna Saar"\n# a remark\n\nadd_customer\n', encoding="utf-8")
    shell("do", "--script", script, "--atomic", expect=2)
    assert shell.said.err.splitlines()[-1].startswith("Line 4: ")
    assert shell.json("find", "anna") == []
    shell("do", "--script", script, expect=2)
    assert len(shell.json("find", "anna")) == 1


def test_every_command_is_listed_with_its_meaning(shell: Shell) -> None:
    listed = {one["name"]: one for one in shell.json("do", "--list")}
    assert {"add_customer", "log_contact", "add_reminder", "add_appointment", "change_settings"} <= set(listed)
    assert all(one["meaning"].endswith(".") for one in listed.values())
    name = next(one for one in listed["add_reminder"]["arguments"] if one["name"] == "what")
    assert name["required"] and name["type"] == "str"


def test_listing_the_commands_needs_no_shop_and_makes_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "absent"
    assert main(["do", "--list", "--json", "--data", str(folder)]) == 0
    assert "add_customer" in {one["name"] for one in json.loads(capsys.readouterr().out)}
    assert not folder.exists()


def test_a_reader_that_has_had_enough_is_no_error(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "clientdesk", "do", "--list", "--json", "--data", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (0, b"")


@pytest.mark.parametrize(
    "words",
    [
        ["find", "x"], ["show", "1"], ["check"], ["nonsense"], ["show", "abc"], ["agenda", "--from", "yesterday"],
        ["import", "no-such-file.vcf"], ["restore", "no-such-file"], ["export", "out.doc"],
    ],
)  # fmt: skip
def test_a_slip_is_one_sentence_and_makes_no_shop_by_reading(shell: Shell, words: list[str]) -> None:
    shell(*words, expect=2)
    assert shell.said.out == ""
    assert len([line for line in shell.said.err.splitlines() if "new shop" not in line]) == 1


def test_slips_of_do_name_the_argument(shell: Shell) -> None:
    shell("do", "add_customer", "name=Anna")
    for words, part in [
        (["do", "add_customer", "colour=red"], "colour"),
        (["do", "add_reminder"], "what"),
        (["do", "add_reminder", "what=x"], "day"),
        (["do", "add_reminder", "what=x", "due_on=soon"], "soon"),
        (["do", "fly"], "fly"),
        (["do", "add_customer", "name"], "key=value"),
        (["do", "log_contact", "customer=99", "kind=call"], "customer"),
    ]:
        shell(*words, expect=2)
        assert part in shell.said.err
        assert shell.said.out == ""


@pytest.mark.parametrize("verb", [verb.name for verb in all_verbs()])
def test_every_verb_explains_itself(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([verb, "--help"])
    assert ended.value.code == 0
    assert "--json" in capsys.readouterr().out


def test_a_headless_verb_needs_no_widgets_and_warns_of_nothing(folders: Folders, cards: Path) -> None:
    program = (
        "import sys; from clientdesk.cli import main\n"
        f"code = main(['import', {str(cards)!r}, '--json', '--data', {str(folders.data)!r}])\n"
        "assert not any(name.startswith('PySide6') for name in sys.modules), 'Qt was loaded'\n"
        "sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=False,
        env={**os.environ, "LANG": "C.UTF-8"}, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert (done.returncode, done.stderr.count("\n")) == (0, 1), done.stderr
    assert json.loads(done.stdout)["added"] == 2


@pytest.mark.usefixtures("corpora")
@pytest.mark.parametrize("kind", ["vcard", "csv"])
def test_every_real_file_comes_in(shell: Shell, kind: str) -> None:
    suffix = {"vcard": "**/*.vcf", "csv": "**/*.csv"}[kind]
    for path in real_files.files(kind, suffix):
        words = ["import", path, "--json", "--data", shell.data, "--duplicates", "add"]
        foretold = main([*map(str, words), "--dry-run"]), json.loads(shell._capsys.readouterr().out)
        done = main([*map(str, words)]), json.loads(shell._capsys.readouterr().out)
        assert done[0] in (0, 1)
        assert {**done[1], "batch": None} == foretold[1], path.name
        assert done[1]["added"] or done[1]["problems"], path.name
    assert shell.json("check")["ok"]
