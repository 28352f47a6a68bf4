"""Names of files from elsewhere: harmless on every system, and no other file than they seem."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.base.file_names import LONGEST_NAME, ending_of, harmless_name, may_be_opened


@pytest.mark.parametrize(
    ("name", "harmless"),
    [
        ("Offer.pdf", "Offer.pdf"),
        ("Õpilane žurnaal.pdf", "Õpilane žurnaal.pdf"),
        ("מחיר.pdf", "מחיר.pdf"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system32\\a.dll", "a.dll"),
        ("C:\\Users\\x\\a.txt", "a.txt"),
        ("C:a.txt", "C_a.txt"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("a\x00b\x07.txt", "ab.txt"),
        ("a\u200b\ufeff.txt", "a.txt"),
        ("a\r\nb.txt", "a b.txt"),
        ("CON", "_CON"),
        ("com1.txt", "_com1.txt"),
        ("report.pdf. . .", "report.pdf"),
        ("", "file"),
        ("...", "file"),
        ("/", "file"),
        ("what? <b>.txt", "what_ _b_.txt"),
        (".bashrc", "bashrc"),
    ],
)
def test_a_name_is_made_harmless(name: str, harmless: str) -> None:
    assert harmless_name(name) == harmless


def test_a_long_name_keeps_its_ending() -> None:
    assert harmless_name("a" * 400 + ".pdf") == "a" * (LONGEST_NAME - 4) + ".pdf"
    assert harmless_name("ж" * 400 + ".pdf").endswith("ж.pdf")


@given(st.text(max_size=400))
def test_whatever_comes_is_one_name_that_every_system_keeps(name: str) -> None:
    made = harmless_name(name)
    assert made == harmless_name(made)
    assert 0 < len(made) <= LONGEST_NAME
    assert len(made.encode()) <= 255
    assert not set('/\\<>:"|?*') & set(made)
    assert made.strip(" .") == made
    assert not any(unicodedata.category(char).startswith("C") for char in made)


@pytest.mark.parametrize(
    "name", ["a.exe", "a.PDF.exe", "a.bat", "a.docm", "a.lnk", "a.desktop", "a.html", "a.svg", "a"]
)
def test_what_could_run_is_not_opened(name: str) -> None:
    assert not may_be_opened(name)


@pytest.mark.parametrize("name", ["a.pdf", "a.JPG", "a.docx", "a.txt", "song.mp3"])
def test_documents_are_opened(name: str) -> None:
    assert may_be_opened(name)


def test_the_ending_is_what_the_system_sees() -> None:
    assert ending_of("report.PDF ") == "pdf"
    assert ending_of("archive.tar.gz") == "gz"
    assert ending_of("none") == ""
