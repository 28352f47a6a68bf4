"""E-mails taken from files of this computer, with what came with them kept among the shop's files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from clientdesk.base.errors import UserError
from clientdesk.base.file_names import harmless_name
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.feature import Progress
from clientdesk.features.contacts.attachments import keep_content
from clientdesk.features.contacts.company import Attached
from clientdesk.formats.mail import Mail, read_mail
from clientdesk.formats.mail_box import MOST_MAILS, mails_in
from clientdesk.formats.mail_words import Mailbox


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail that was read, its files kept.

    Args:
        source: the name of the file it came from.
        note: what the entry will say: the subject, then the text.
        on: when it was written, aware UTC; None where that cannot be read.
        delivered: somebody has got it; a copy of what was sent has not been through the post.
        problems: what could not be taken over as it stands.
    """

    source: str
    message_id: str
    subject: str
    note: str
    sender: Mailbox | None
    recipients: tuple[Mailbox, ...]
    on: datetime | None
    delivered: bool
    files: tuple[Attached, ...] = ()
    problems: tuple[Phrase, ...] = ()

    @property
    def others(self) -> tuple[Mailbox, ...]:
        """Everybody it names, whoever wrote it first."""
        return (*((self.sender,) if self.sender else ()), *self.recipients)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that could not be read, and why."""

    source: str
    why: Phrase


@dataclass(frozen=True, slots=True)
class Post:
    """What was found in some files: each e-mail once, by its number."""

    letters: tuple[Letter, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def read_post(folder: Path, paths: Sequence[Path], progress: Progress) -> Post:
    """Read e-mails, on whatever thread; their files are kept in the data `folder`.

    Raises:
        StoreError: the disk is full, or cannot be written to.
        Cancelled: somebody has stopped it.
    """
    letters: dict[str, Letter] = {}
    left_out: list[LeftOut] = []
    for done, path in enumerate(paths):
        progress(done, len(paths))
        source = harmless_name(path.name)
        try:
            for content in mails_in(path):
                progress(done, len(paths))
                _take(folder, source, content, letters, left_out)
        except UserError as error:
            left_out.append(LeftOut(source, error.words))
    return Post(tuple(letters.values()), tuple(left_out))


def _take(folder: Path, source: str, content: bytes, letters: dict[str, Letter], left_out: list[LeftOut]) -> None:
    try:
        mail = read_mail(content)
    except UserError as error:
        left_out.append(LeftOut(source, error.words))
        return
    if len(letters) >= MOST_MAILS:
        raise UserError("file", Phrase(N_("More than {most} e-mails at once cannot be brought in."), most=MOST_MAILS))
    if mail.message_id not in letters:
        letters[mail.message_id] = _kept(folder, source, mail)


def _kept(folder: Path, source: str, mail: Mail) -> Letter:
    files = tuple(keep_content(folder, one.name, one.content) for one in mail.attachments)
    return Letter(
        source=source,
        message_id=mail.message_id,
        subject=mail.subject,
        note="\n".join(part for part in (mail.subject, mail.text) if part),
        sender=mail.sender,
        recipients=mail.recipients,
        on=mail.on,
        delivered=mail.delivered,
        files=files,
        problems=mail.problems,
    )
