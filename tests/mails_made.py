"""E-mails made for tests, as mail programs write them."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime

ANNA, SHOP, BORIS = "anna@example.com", "shop@bikes.example", "boris@example.com"


def mail(
    sender: str = f"Anna Saar <{ANNA}>",
    to: str = SHOP,
    *,
    subject: str = "Rear wheel",
    text: str = "The wheel is bent.\nCan you look at it?",
    on: datetime | None = datetime(2026, 11, 18, 12, 30, tzinfo=UTC),
    message_id: str = "one@example.com",
    files: dict[str, bytes] | None = None,
    cc: str = "",
) -> bytes:
    """The bytes of an .eml file."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, to, subject
    if cc:
        made["Cc"] = cc
    if on is not None:
        made["Date"] = format_datetime(on)
    if message_id:
        made["Message-ID"] = f"<{message_id}>"
    made.set_content(text)
    for name, content in (files or {}).items():
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes()
