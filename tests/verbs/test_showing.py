"""The verbs that show the program: a sample shop made in a folder, pictures of every page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clientdesk.cli import main
from clientdesk.store.database import holds_a_shop


def _run(capsys: pytest.CaptureFixture[str], *words: object, expect: int = 0) -> tuple[str, str]:
    """Run a verb in English; returns what it printed and what it complained of."""
    code = main([*map(str, words), "--lang", "en"])
    said = capsys.readouterr()
    assert code == expect, said
    assert "Traceback" not in said.err
    return said.out, said.err


def test_a_sample_shop_is_made_and_found_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shop = tmp_path / "shop"
    out, err = _run(capsys, "demo", shop, "--customers", "40", "--on", "2026-11-20", "--json")
    assert json.loads(out)["customer"] == 40 and err == ""
    out, _err = _run(capsys, "today", "--at", "2026-11-20T09:05", "--data", shop, "--json")
    # Seven reminders, and whom the rhythm asks for: five of forty.
    assert len(json.loads(out)) == 7 + 5
    assert _run(capsys, "check", "--data", shop)[0] == "Everything is in order.\n"


def test_two_sample_shops_of_one_seed_export_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def cards(name: str, seed: int) -> bytes:
        _run(capsys, "demo", tmp_path / name, "--customers", 30, "--seed", seed, "--on", "2026-11-20")
        _run(capsys, "export", tmp_path / f"{name}.vcf", "--data", tmp_path / name)
        return (tmp_path / f"{name}.vcf").read_bytes()

    assert cards("one", 3) == cards("two", 3) != cards("three", 4)


def test_a_shop_is_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _run(capsys, "demo", tmp_path / "shop", "--customers", 5)
    out, err = _run(capsys, "demo", tmp_path / "shop", "--customers", 6, expect=2)
    assert (out, err) == ("", "There is a shop in this folder already. Please choose another one.\n")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--customers", "0"], "A sample shop has from 1 to 1000000 customers."),
        (["--on", "2026-13-01"], "A date looks like 2026-11-20."),
        (["--customers", "many"], "many"),
    ],
)
def test_slips_are_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    _out, err = _run(capsys, "demo", tmp_path / "shop", *words, expect=2)
    assert says in err and err.count("\n") == 1
    assert not holds_a_shop(tmp_path / "shop")


def test_the_help_tells_of_thinned_history(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["demo", "--help"])
    assert "above, it is thinned" in " ".join(capsys.readouterr().out.split())
