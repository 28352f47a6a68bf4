"""E-mails as files: those that programs write, and those that nobody should."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.base.errors import UserError
from clientdesk.formats.mail import LARGEST_FILE, LONGEST_TEXT, Mail, read_mail
from clientdesk.formats.mail_words import Mailbox
from tests.mails_made import mail

HEAD = b"From: Anna <anna@example.com>\r\nMessage-ID: <x@y>\r\n"


def test_who_when_what_and_what_came_with_it() -> None:
    found = read_mail(mail(files={"Hind õ.pdf": b"%PDF"}, cc='"Kask, Jaan" <jaan@example.com>'))
    assert found.sender == Mailbox("anna@example.com", "Anna Saar")
    assert found.recipients == (Mailbox("shop@bikes.example"), Mailbox("jaan@example.com", "Kask, Jaan"))
    assert (found.message_id, found.subject) == ("one@example.com", "Rear wheel")
    assert found.on == datetime(2026, 11, 18, 12, 30, tzinfo=UTC)
    assert found.text == "The wheel is bent.\nCan you look at it?"
    assert [(one.name, one.content) for one in found.attachments] == [("Hind õ.pdf", b"%PDF")]
    assert not found.delivered and found.problems == ()


def test_plain_text_is_preferred_and_html_read_where_there_is_none() -> None:
    both = EmailMessage()
    both["From"] = "a@b.c"
    both.set_content("plain")
    both.add_alternative("<p>rich</p>", subtype="html")
    assert read_mail(both.as_bytes()).text == "plain"
    rich = EmailMessage()
    rich["From"] = "a@b.c"
    rich.set_content(
        "<html><head><title>T</title><style>p{}</style></head><body><p>Tere,<br>Anna &amp; Jüri</p>"
        "<script>alert(1)</script><ul><li>oil</li><li>chain</li></ul><img src=http://127.0.0.1/x></body></html>",
        subtype="html",
    )
    assert read_mail(rich.as_bytes()).text == "Tere,\nAnna & Jüri\n\noil\n\nchain"


def test_an_email_within_an_email_is_a_file_that_can_be_read_again() -> None:
    outer, inner = EmailMessage(), EmailMessage()
    inner["From"], inner["Subject"] = "deep@example.com", "The first one"
    inner.set_content("inside")
    outer["From"] = "a@b.c"
    outer.set_content("see below")
    outer.add_attachment(inner)
    found = read_mail(outer.as_bytes())
    (forwarded,) = found.attachments
    assert (found.text, forwarded.name) == ("see below", "The first one.eml")
    assert read_mail(forwarded.content).text == "inside"


@pytest.mark.parametrize(
    ("raw", "subject"),
    [
        (b"=?utf-8?B?w5VsaQ==?=", "Õli"),
        (b"=?UTF-8?Q?=C3=95li_ja_kett?=", "Õli ja kett"),
        (b"=?iso-8859-1?q?caf=e9?= =?iso-8859-1?q?_au_lait?=", "café au lait"),
        # A letter of two bytes cut in half between two words, as many programs write.
        (b"=?utf-8?B?w5Vsw7U=?=\r\n =?utf-8?Q?=C3?= =?utf-8?Q?=95?=", "ÕlõÕ"),
        ("Õli".encode(), "Õli"),
        ("Колесо".encode("cp1251"), "Колесо"),
        (b"=?nothing?B?w5VsaQ==?=", "=?nothing?B?w5VsaQ==?="),
        (b"=?utf-8?B?!!!?= left", " left".strip()),
        (b"=?unicode_escape?Q?=5Cu0041?=", "=?unicode_escape?Q?=5Cu0041?="),
        (b"plain =? not ?= encoded", "plain =? not ?= encoded"),
        (b"=?windows-1255?B?+ezl7Q==?=", "שלום"),
        (b"=?koi8-r?B?8NLJ18XU?=", "Привет"),
    ],
)
def test_subjects_are_read_as_people_wrote_them(raw: bytes, subject: str) -> None:
    assert read_mail(HEAD + b"Subject: " + raw + b"\r\n\r\n").subject == subject


@pytest.mark.parametrize(
    ("raw", "on"),
    [
        (b"Wed, 18 Nov 2026 14:30:00 +0200", datetime(2026, 11, 18, 12, 30, tzinfo=UTC)),
        (b"18 Nov 2026 12:30 GMT", datetime(2026, 11, 18, 12, 30, tzinfo=UTC)),
        (b"Wed, 18 Nov 2026 12:30:00 -0000", datetime(2026, 11, 18, 12, 30, tzinfo=UTC)),
        (b"Wed, 18 Nov 26 12:30:00 +0000 (UTC)", datetime(2026, 11, 18, 12, 30, tzinfo=UTC)),
        (b"yesterday", None),
        (b"", None),
        (b"Wed, 99 Nov 2026 12:30:00 +0000", None),
        (b"Wed, 18 Nov 999999 12:30:00 +0000", None),
        (b"Wed, 18 Nov 2026 12:30:00 +999999999999", None),
        (b"9" * 5000, None),
    ],
)
def test_moments(raw: bytes, on: datetime | None) -> None:
    assert read_mail(HEAD + b"Date: " + raw + b"\r\n\r\n").on == on


def test_without_a_date_the_post_tells_when() -> None:
    received = b"Received: from a by b;\r\n Wed, 18 Nov 2026 12:30:00 +0000\r\n"
    found = read_mail(received + HEAD + b"\r\nhi")
    assert found.on == datetime(2026, 11, 18, 12, 30, tzinfo=UTC)
    assert found.delivered


@pytest.mark.parametrize(
    ("raw", "addresses"),
    [
        (b"Anna <ANNA@Example.com>", ["anna@example.com"]),
        (b'"Saar, Anna" <a@b.c>, b@b.c; "x@y" <c@b.c>', ["a@b.c", "b@b.c", "c@b.c"]),
        (b"club: a@b.c, d@b.c;", ["a@b.c", "d@b.c"]),
        (b"a@b.c (Anna)", ["a@b.c"]),
        (b"=?utf-8?Q?J=C3=BCri=2C_Kask?= <j@b.c>", ["j@b.c"]),
        (b"undisclosed-recipients:;", []),
        (b'<<<>>>, @, a@, @b, , "', []),
        (b"(" * 50_000, []),
        (b"a@b.c," * 100_000, ["a@b.c"]),
    ],
)
def test_addresses(raw: bytes, addresses: list[str]) -> None:
    assert [one.address for one in read_mail(HEAD + b"To: " + raw + b"\r\n\r\n").recipients] == addresses


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        (b'attachment; filename="a.pdf"', "a.pdf"),
        (b"attachment; filename*=UTF-8''%C3%95li.pdf", "Õli.pdf"),
        (b"attachment; filename*0*=UTF-8''%C3%95; filename*1*=li.pdf", "Õli.pdf"),
        (b'attachment; filename="=?utf-8?B?w5VsaS5wZGY=?="', "Õli.pdf"),
        ('attachment; filename="Õli.pdf"'.encode(), "Õli.pdf"),
        (b'attachment; filename="../../.ssh/authorized_keys"', "authorized_keys"),
        (b"attachment; filename*=UTF-8''photo%E2%80%AEgpj.exe", "photogpj.exe"),
        (b"attachment; filename*=nothing''%FF.pdf", None),
        (b"attachment; filename*0=a; filename*x=b; filename*=c''d", None),
        (b"attachment; filename*99999999999999999999999=a", None),
        (b"attachment", None),
    ],
)
def test_names_of_files(disposition: bytes, name: str | None) -> None:
    body = b"Content-Type: application/pdf\r\nContent-Disposition: " + disposition + b"\r\n\r\n%PDF"
    (found,) = read_mail(HEAD + body).attachments
    assert found.content == b"%PDF"
    assert found.name == name or name is None


def test_the_same_email_without_a_number_is_known_again() -> None:
    one, two = mail(message_id=""), mail(message_id="", text="another")
    assert read_mail(one).message_id == read_mail(one).message_id != read_mail(two).message_id


def test_a_very_long_text_is_whole_in_a_file() -> None:
    found = read_mail(HEAD + b"\r\n" + b"word " * 50_000)
    assert len(found.text) == LONGEST_TEXT
    (whole,) = found.attachments
    assert len(whole.content) == 249_999
    assert len(found.problems) == 1


def test_a_file_too_large_is_left_out_and_said() -> None:
    part = b"Content-Type: application/zip; name=big.zip\r\n\r\n" + b"x" * (LARGEST_FILE + 1)
    found = read_mail(HEAD + part)
    assert found.attachments == ()
    assert [one.text() for one in found.problems] == ["big.zip is too large and was left out."]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "This file is empty."),
        (b" \r\n", "This file is empty."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Outlook’s own .msg files cannot be read."),
        (b"%PDF-1.7\n", "This is no e-mail."),
        (b"name,phone\nAnna,5551234\n", "This is no e-mail."),
        (b"\0" * 5000 + b"\n\n", "This is no e-mail."),
    ],
)
def test_what_is_no_email_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(UserError) as refused:
        read_mail(content)
    assert refused.value.text().startswith(said)


def _nested(depth: int) -> bytes:
    return HEAD + b"".join(
        b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (level, level) for level in range(depth)
    )


HOSTILE = {
    "very deep": _nested(20_000),
    "very many parts": HEAD + b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\nhi\n" * 200_000,
    "a boundary everywhere": HEAD + b'Content-Type: multipart/mixed; boundary="-"\n\n' + b"-" * 2_000_000,
    "a million quotes": HEAD + b"Content-Type: text/plain; " + b'a="' * 300_000,
    "a head without an end": HEAD + b"X: y\n z\n" * 300_000,
    "half encoded words": HEAD + b"Subject: " + b"=?utf-8?q?" * 100_000 + b"\n\n",
    "comments that never close": HEAD + b"Content-Type: text/html\n\n" + b"<!--" * 500_000,
    "tags that never close": HEAD + b"Content-Type: text/html\n\n" + b"<" * 1_000_000,
    "scripts that never close": HEAD + b"Content-Type: text/html\n\n" + b"<script>" * 300_000,
    "marked sections": HEAD + b"Content-Type: text/html\n\n" + b"<![x[" * 200_000 + b">",
    "references": HEAD + b"Content-Type: text/html\n\n" + b"&#" * 500_000,
    "a charset that interprets": HEAD + b"Content-Type: text/plain; charset=idna\n\n\xff\xfehello",
    "broken base64": HEAD + b"Content-Transfer-Encoding: base64\n\n" + b"=A=" * 10_000,
    "broken quoted-printable": HEAD + b"Content-Transfer-Encoding: quoted-printable\n\n" + b"=Z=\n=" * 10_000,
    "carriage returns": HEAD + b"\r" * 1_000_000,
    "a mark": b"\xef\xbb\xbf" + HEAD + b"\nhi",
    "cut off in a part": HEAD + b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Ty",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_emails_are_read_in_bounds(name: str) -> None:
    start = time.process_time()
    found = read_mail(HOSTILE[name])
    assert time.process_time() - start < 10
    assert found.message_id == "x@y"
    assert len(found.text) <= LONGEST_TEXT


_LINES = st.sampled_from(
    [
        b"From: a@b.c", b"Content-Type: multipart/mixed; boundary=x", b"Content-Type: text/html; charset=koi8-r",
        b"Content-Type: multipart/alternative; boundary=\"y\"", b"--x", b"--x--", b"--y", b"", b"",
        b"Subject: =?a?b?c?=",
        b"Content-Transfer-Encoding: base64", b"Content-Transfer-Encoding: x-uuencode", b"Content-Type: message/rfc822",
        b"Content-Disposition: attachment; filename*0*=a'b'%; filename*1=\"", b"<p>&#99999999;<![CDATA[", b"\xff\xfe\0",
        b"Date: Mon, 32 Foo 0 25:61", b"Content-Type: ;;=\"", b"To: <>,:;@", b"Message-ID: <\xff>", b" folded", b"=3",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(_LINES, st.binary(max_size=60)), max_size=40))
def test_whatever_the_bytes_it_is_an_email_or_a_plain_refusal(lines: list[bytes]) -> None:
    try:
        found = read_mail(b"\r\n".join(lines))
    except UserError:
        return
    assert isinstance(found, Mail)
    assert found.message_id
    assert "\0" not in found.text + found.subject
    assert all(one.content and one.name for one in found.attachments)
