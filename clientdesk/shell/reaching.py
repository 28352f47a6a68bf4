"""Reaching somebody: the telephone or mail program of the computer is asked to do it."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from clientdesk.base.clock import local_now
from clientdesk.base.words import N_, Phrase
from clientdesk.kit.canvas import isolated
from clientdesk.kit.context import Context, Reached

_DIALLED = frozenset("0123456789+*#,;")


def call(context: Context, phone: str, customer: int | None) -> None:
    """Have a number dialled, and show the customer meanwhile; the number is copied where nothing here can dial.

    Args:
        context: of the window.
        phone: as it is shown.
        customer: whose it is.
    """
    if customer is not None:
        context.show_customer(customer)
    number = "".join(char for char in phone if char in _DIALLED)
    if number and not QDesktopServices.openUrl(QUrl(f"tel:{number}")):
        QGuiApplication.clipboard().setText(phone)
        context.said.emit(Phrase(N_("Number copied: {phone}"), phone=isolated(phone)))
    _tell(context, customer, "call", phone)


def write(context: Context, email: str, customer: int | None) -> None:
    """Begin an e-mail; the address is copied where no mail program is set up.

    Args:
        context: of the window.
        email: the address.
        customer: whose it is.
    """
    if customer is not None:
        context.show_customer(customer)
    url = QUrl()
    url.setScheme("mailto")
    url.setPath(email)
    if not QDesktopServices.openUrl(url):
        QGuiApplication.clipboard().setText(email)
        context.said.emit(Phrase(N_("Address copied: {email}"), email=isolated(email)))
    _tell(context, customer, "email", email)


def _tell(context: Context, customer: int | None, kind: str, to: str) -> None:
    """Say whom this reaches, so that it can be logged; told where the number was copied, too: it is dialled by hand."""
    if customer is not None:
        context.reached.emit(Reached(customer, kind, to, local_now(context.bridge.desk.clock)))
