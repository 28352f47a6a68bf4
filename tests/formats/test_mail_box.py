"""Files of e-mails: one, or a whole box."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientdesk.base.errors import UserError
from clientdesk.formats.mail import read_mail
from clientdesk.formats.mail_box import is_mail_name, mails_at, mails_in
from tests.mails_made import mail


def test_a_box_gives_each_email_as_it_was(tmp_path: Path) -> None:
    box = tmp_path / "all.mbox"
    first = mail(text="Hello\n\n>From here on it is quoted\nFrom within a paragraph", message_id="a@x")
    box.write_bytes(b"From a@x Wed Nov 18\n" + first + b"\nFrom b@x Wed Nov 18\n" + mail(message_id="b@x") + b"\n")
    found = [read_mail(content) for content in mails_in(box)]
    assert [one.message_id for one in found] == ["a@x", "b@x"]
    assert found[0].text == "Hello\n\nFrom here on it is quoted\nFrom within a paragraph"


def test_a_box_without_its_ending_is_known_by_its_first_line(tmp_path: Path) -> None:
    box = tmp_path / "Inbox"
    box.write_bytes(b"From x\n" + mail() + b"\nFrom x\n" + mail())
    assert len(list(mails_in(box))) == 2


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [("a.mbox", b"nothing", "There are no e-mails in this file."), ("a.eml", b"", "This file is empty.")],
)
def test_what_holds_none_is_refused(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError) as refused:
        list(mails_in(tmp_path / name))
    assert refused.value.text() == said


def test_a_folder_and_what_is_not_there_cannot_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone.eml"):
        with pytest.raises(UserError, match="This file cannot be opened."):
            list(mails_in(path))


def test_by_name() -> None:
    assert [is_mail_name(Path(name)) for name in ("a.EML", "a.mbox", "a.msg", "a.pdf")] == [True, True, True, False]


def test_a_folder_stands_for_the_emails_in_it_unless_it_is_one_of_vcards(tmp_path: Path) -> None:
    for name in ("b.eml", "a.eml", "index.html"):
        (tmp_path / name).write_bytes(mail())
    assert [path.name for path in mails_at(tmp_path)] == ["a.eml", "b.eml"]
    assert mails_at(tmp_path / "a.eml") == [tmp_path / "a.eml"]
    assert mails_at(tmp_path / "index.html") == []
    (tmp_path / "anna.vcf").touch()
    assert mails_at(tmp_path) == []
