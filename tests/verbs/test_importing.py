"""The verb `import` in full: sheets, orders, what is said of everybody, who is the same, rows to mend, folders."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from tests.mails_made import ANNA, mail
from tests.verbs.test_cli import CARDS, Shell, shell

__all__ = ["shell"]


@pytest.fixture
def sheets(tmp_path: Path) -> Path:
    """A workbook with two sheets of customers."""
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, person in (("Now", "Saar Anna"), ("Before", "Kask Olga")):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Name", "Phone", "Birthday"])
            sheet.write_row(1, 0, [person, 51234567, "3/4/1986"])
    return path


def test_a_workbook_is_read_and_its_kind_told(shell: Shell, sheets: Path) -> None:
    read = shell.json("read", sheets)
    assert (read["kind"], read["charset"], read["problems"]) == ("xlsx", "utf-8", [])
    assert [(card["fn"], card["tel"], card["bday"]) for card in read["cards"]] == [
        ("Saar Anna", ["51234567"], "1986-04-03")
    ]


def test_everything_the_page_asks_can_be_said(shell: Shell, sheets: Path) -> None:
    brought = shell.json(
        "import", sheets, "--sheet", "Before", "--names", "family", "--dates", "mdy",
        "--class", "B", "--tag", "fair", "--tag", "Tartu", "--language", "et",
    )  # fmt: skip
    assert brought["added"] == 1
    (found,) = shell.json("find", "olga")
    told = shell.json("show", found["id"])["profile"]
    assert (told["name"], told["given"], told["family"]) == ("Olga Kask", "Olga", "Kask")
    assert (told["birth_month"], told["birth_day"], told["potential"], told["language"]) == (3, 4, "B", "et")
    assert sorted(tag["name"] for tag in told["tags"]) == ["Tartu", "fair"]


def test_who_is_the_same_can_be_said(shell: Shell, sheets: Path) -> None:
    assert shell.json("import", sheets)["added"] == 1
    assert shell.json("import", sheets, "--dry-run")["skipped"] == 1
    assert shell.json("import", sheets, "--update-by", "email", "--dry-run")["added"] == 1


@pytest.mark.parametrize(
    "words", [("--sheet", "Later"), ("--update-by", "shoe"), ("--owner", "99"), ("--dates", "dym")]
)
def test_what_cannot_be_is_told_and_nothing_comes_in(shell: Shell, sheets: Path, words: tuple[str, str]) -> None:
    shell.json("import", sheets, "--dry-run")
    shell("import", sheets, *words, expect=2)
    assert shell.json("find", "anna") == []


def test_rows_to_mend_are_written_beside(shell: Shell, tmp_path: Path) -> None:
    path, mend = tmp_path / "list.csv", tmp_path / "mend.csv"
    path.write_text("Name,Phone\nAnna,51\nArvo,5300 1180\n", encoding="utf-8")
    assert len(shell.json("import", path, "--mend", mend, expect=1)["problems"]) == 1
    mended = mend.read_text(encoding="utf-8-sig")
    assert mended.startswith("Name,Phone,UID,What to mend (ClientDesk)") and mended.count("\n") == 2
    mend.write_text(mended.replace(",51,", ",5551 1188,"), encoding="utf-8")
    again = shell.json("import", mend)
    assert (again["added"], again["updated"]) == (0, 1)


def test_a_folder_of_vcards_comes_in(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "cards"
    folder.mkdir()
    for number in range(2):
        (folder / f"{number}.vcf").write_text(CARDS.replace("4567", f"456{number}"), encoding="utf-8")
    assert shell.json("import", folder, "--duplicates", "add")["added"] == 4


def test_emails_go_to_the_customers_they_name(shell: Shell, tmp_path: Path) -> None:
    people = tmp_path / "people.vcf"
    people.write_text(f"BEGIN:VCARD\nVERSION:4.0\nFN:Anna Saar\nEMAIL:{ANNA}\nEND:VCARD\n", encoding="utf-8")
    shell.json("import", people)
    post = tmp_path / "post"
    post.mkdir()
    (post / "a.eml").write_bytes(mail(files={"offer.pdf": b"%PDF"}))
    (post / "z.eml").write_bytes(mail("zoe@else.example", message_id="z@x"))
    planned = shell.json("import", post, "--dry-run", expect=1)
    assert (planned["added"], [one["from"] for one in planned["unclear"]]) == (1, ["zoe@else.example"])
    assert not (shell.data / "files").exists()
    assert shell.json("import", post, expect=1)["added"] == 1
    again = shell.json("import", post / "a.eml")
    assert (again["added"], again["skipped"]) == (0, 1)
    assert len(list((shell.data / "files").rglob("*.pdf"))) == 1
    shell("undo")
    assert shell.json("import", post / "a.eml", "--dry-run")["added"] == 1
