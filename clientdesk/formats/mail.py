"""E-mails as files (RFC 5322): who, when, what, and what came with them."""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import dataclass
from datetime import datetime

from clientdesk.base.errors import UserError
from clientdesk.base.file_names import harmless_name
from clientdesk.base.text import tidy, tidy_lines
from clientdesk.base.words import N_, Phrase
from clientdesk.formats.charset import decode, guess, is_utf8, known, marked
from clientdesk.formats.mail_html import plain
from clientdesk.formats.mail_parts import Budget, Part, parse
from clientdesk.formats.mail_words import Mailbox, header_text, mailboxes, moment

LARGEST_MAIL = 80 << 20
"""A file of 50 MB in base64, and the words around it."""
LARGEST_FILE = 50 << 20
LONGEST_TEXT = 100_000
MOST_FILES = 100
LONGEST_SUBJECT = 500
_LONGEST_ID = 900
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_TOLD = frozenset({"from", "to", "cc", "subject", "date", "message-id", "sender", "received", "reply-to", "bcc"})
_TRANSPORT = ("received", "delivered-to", "return-path", "x-original-to")


@dataclass(frozen=True, slots=True)
class MailFile:
    """A file that came with an e-mail; `name` is harmless."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """One e-mail.

    Args:
        message_id: its own, without angle brackets; made from what is in it where it has none.
        sender: who wrote it, None where nobody is named.
        recipients: To, Cc and Bcc, each once.
        on: when it was written, aware UTC; None where that cannot be read.
        text: plain, without markup.
        delivered: it went through the post, so somebody has got it; a copy of what was sent has not.
        problems: what could not be taken over as it stands, in sentences.
    """

    message_id: str
    subject: str = ""
    sender: Mailbox | None = None
    recipients: tuple[Mailbox, ...] = ()
    on: datetime | None = None
    text: str = ""
    attachments: tuple[MailFile, ...] = ()
    delivered: bool = False
    problems: tuple[Phrase, ...] = ()


def read_mail(content: bytes) -> Mail:
    """The e-mail in the bytes of an .eml file.

    Raises:
        UserError: on "file": there is nothing in it, it is none, it is too large, or one of Outlook's own kind.
    """
    refuse_others(content)
    bare = content.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    budget = Budget()
    whole = parse(bare, budget)
    if _TOLD.isdisjoint(whole.fields):
        raise UserError("file", N_("This is no e-mail."))
    reading = _Reading()
    reading.take(whole)
    if budget.is_spent:
        reading.problems.append(Phrase(N_("This e-mail has more parts than can be read. Some were left out.")))
    senders = mailboxes(whole.first("from")) or mailboxes(whole.first("sender"))
    named = [one for name in ("to", "cc", "bcc") for raw in whole.fields.get(name, []) for one in mailboxes(raw)]
    return Mail(
        message_id=_identity(whole, content),
        subject=header_text(whole.first("subject"))[:LONGEST_SUBJECT],
        sender=senders[0] if senders else None,
        recipients=tuple({one.address: one for one in reversed(named)}.values())[::-1],
        on=_written_on(whole),
        text=reading.text(),
        attachments=tuple(reading.files),
        delivered=any(name in whole.fields for name in _TRANSPORT),
        problems=tuple(dict.fromkeys(reading.problems)),
    )


def refuse_others(content: bytes) -> None:
    """Refuse what is no e-mail by its first bytes, or by its size.

    Raises:
        UserError: on "file".
    """
    if not content.strip():
        raise UserError("file", N_("This file is empty."))
    if content.startswith(_OLD_OFFICE):
        raise UserError(
            "file",
            N_(
                "Outlook’s own .msg files cannot be read. In the new Outlook, or in Outlook on the web, download the"
                " e-mail as .eml and drop that."
            ),
        )
    if len(content) > LARGEST_MAIL:
        raise UserError("file", N_("This e-mail is too large to be kept. Save what came with it, and keep that."))


class _Reading:
    """What is gathered from the parts of one e-mail."""

    def __init__(self) -> None:
        self.files: list[MailFile] = []
        self.problems: list[Phrase] = []
        self._texts: list[str] = []
        self._size = 0

    def take(self, part: Part) -> None:
        """Take what a part and those inside it hold."""
        if part.kind.content == "multipart/alternative":
            self._take_best(part)
        elif part.parts:
            for inner in part.parts:
                self.take(inner)
        elif _is_text(part):
            self._texts.append(text_of(part))
        else:
            self._keep(part)

    def text(self) -> str:
        """All of the text; what is too long for an entry is kept as a file."""
        whole = tidy_lines("\n\n".join(text for text in self._texts if text.strip())).strip()
        if len(whole) <= LONGEST_TEXT:
            return whole
        self.problems.append(Phrase(N_("The text of this e-mail is very long. All of it was kept as a file.")))
        self.files.append(MailFile("text.txt", whole.encode()))
        return whole[:LONGEST_TEXT]

    def _take_best(self, part: Part) -> None:
        """Of the same thing told several ways take the plain one, else the last with text; the files of all."""
        best = _best_text(part)
        for leaf in part.leaves():
            if leaf is best:
                self._texts.append(text_of(leaf))
            elif not _is_text(leaf):
                self._keep(leaf)

    def _keep(self, part: Part) -> None:
        content = part.content()
        name = _file_name(part, content)
        if not content:
            return
        if len(content) > LARGEST_FILE or self._size + len(content) > LARGEST_MAIL:
            self.problems.append(Phrase(N_("{name} is too large and was left out."), name=name))
        elif len(self.files) >= MOST_FILES - 1:
            self.problems.append(Phrase(N_("More than {most} files came with it. The rest was left out."), most=99))
        else:
            self._size += len(content)
            self.files.append(MailFile(name, content))


def text_of(part: Part) -> str:
    """The text of a part, plain."""
    content = part.content()
    if part.kind.content == "text/html":
        return plain(_decoded(content, part.kind.charset))
    return _decoded(content, part.kind.charset)


def _decoded(content: bytes, charset: str) -> str:
    mark = marked(content[:64])
    if mark is not None and mark[1]:
        return decode(content[mark[1] :], mark[0])
    if is_utf8(content):
        # Whatever it says: UTF-8 that is none by chance is rarer than a wrong label. ISO-2022 is seven-bit, too.
        name = known(charset) if charset.lower().startswith("iso-2022") else None
        return decode(content, name or "utf-8")
    return decode(content, known(charset) if charset else None, guess(content[:65536]))


def _is_text(part: Part) -> bool:
    kind = part.kind
    return kind.content in {"text/plain", "text/html", "text/enriched"} and not (kind.is_attachment or kind.name)


def _best_text(part: Part) -> Part | None:
    texts = [leaf for leaf in part.leaves() if _is_text(leaf)]
    plains = [leaf for leaf in texts if leaf.kind.content == "text/plain" and leaf.raw.strip()]
    return next(iter(plains or texts), None)


def _file_name(part: Part, content: bytes) -> str:
    kind = part.kind
    if kind.content in {"message/rfc822", "message/global"}:
        inner = parse(content[:65536], Budget())
        return harmless_name(kind.name or header_text(inner.first("subject"))[:80] + ".eml", "e-mail.eml")
    ending = mimetypes.guess_extension(kind.content) or ".bin"
    return harmless_name(kind.name, f"file{ending}")


def _written_on(whole: Part) -> datetime | None:
    """The Date, else when the post first had it."""
    stamps = [raw.rpartition(b";")[2] for raw in reversed(whole.fields.get("received", []))]
    found = (moment(raw) for raw in (whole.first("date"), *stamps) if raw)
    return next((one for one in found if one is not None), None)


def _identity(whole: Part, content: bytes) -> str:
    told = tidy(header_text(whole.first("message-id"))).strip("<> ")
    return told[:_LONGEST_ID] or f"sha256:{hashlib.sha256(content).hexdigest()}"
