"""Files dropped on the window: e-mails become entries, all else is kept; looked at, taken back, never doubled."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.details import ContactDetails
from clientdesk.features.contacts.pane_arrivals import attach
from clientdesk.features.contacts.pane_composer import Composer
from clientdesk.features.contacts.pane_files_preview import FilePreview
from clientdesk.features.contacts.pane_mail_sheet import MailSheet
from clientdesk.features.contacts.queries import contacts
from clientdesk.features.contacts.records import ContactFile, ContactKind, Direction
from clientdesk.features.customers.commands import change_customer
from clientdesk.features.customers.inputs import PointInput
from clientdesk.features.customers.queries import profile
from clientdesk.features.customers.rules import PointKind
from clientdesk.kit.toast import Toast
from clientdesk.shell.customer_page import CustomerPage
from clientdesk.shell.main_window import MainWindow
from clientdesk.shell.palette_goals import Goals
from tests.mails_made import ANNA, BORIS, mail
from tests.shell.opened import Opener, opened, shop_folder, window

__all__ = ["opened", "shop_folder", "window"]


@pytest.fixture
def anna(window: MainWindow) -> int:
    """Anna, whose address is known, and who is shown."""
    for customer, address in ((1, ANNA), (2, BORIS)):
        point = PointInput(PointKind.EMAIL, address)
        window.context.bridge.desk.run("Changed", change_customer, customer=customer, points=(point,))
    window.context.show_customer(1)
    return 1


def _drop(target: QWidget, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where, none = QPointF(5, 5), Qt.KeyboardModifier.NoModifier
    target.dropEvent(QDropEvent(where, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none))


def _profile(window: MainWindow) -> QWidget:
    page = window.pages.made("customers")
    assert isinstance(page, CustomerPage)
    return page.profile


def _written(window: MainWindow, customer: int = 1) -> list[ContactDetails]:
    return window.context.bridge.ask(contacts, customer=customer)


def _eml(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def _said(window: MainWindow) -> list[str]:
    return [toast.label.text() for toast in window.findChildren(Toast) if toast.isVisible()]


def test_an_email_dropped_on_the_profile_is_an_entry_with_its_file(
    window: MainWindow, anna: int, qtbot: QtBot, tmp_path: Path
) -> None:
    letter = _eml(tmp_path, "wheel.eml", mail(files={"photo of wheel.txt": b"bent"}))
    _drop(_profile(window), letter)
    qtbot.waitUntil(lambda: len(_written(window)) == 1)
    (entry,) = _written(window)
    assert (entry.kind, entry.direction) == (ContactKind.EMAIL, Direction.INCOMING)
    assert entry.note == "Rear wheel\nThe wheel is bent.\nCan you look at it?"
    assert entry.on.isoformat() == "2026-11-18T14:30:00"  # Tallinn
    shown = _profile(window).findChild(QWidget, "timeline")
    assert any("Rear wheel" in str(row) for row in shown.rows())  # type: ignore[union-attr]
    (kept,) = ContactFile.select()
    window.context.edit("contact_file", kept.id)
    text = window.sheet.findChild(QPlainTextEdit, "file_preview_text")
    assert text is not None
    assert text.toPlainText() == "bent"

    _drop(_profile(window), letter)
    qtbot.waitUntil(lambda: any("was here already" in said for said in _said(window)))
    assert len(_written(window)) == 1

    window.context.bridge.undo()
    assert _written(window) == []
    window.context.bridge.redo()
    assert [one.message_id for one in _written(window)] == ["one@example.com"]


def test_a_copy_of_what_was_sent_is_outgoing(window: MainWindow, anna: int, qtbot: QtBot, tmp_path: Path) -> None:
    _drop(_profile(window), _eml(tmp_path, "a.eml", mail("shop@bikes.example", f"Anna <{ANNA.upper()}>")))
    qtbot.waitUntil(lambda: len(_written(window)) == 1)
    assert _written(window)[0].direction is Direction.OUTGOING


def test_a_strangers_email_is_kept_and_the_address_offered(
    window: MainWindow, anna: int, qtbot: QtBot, tmp_path: Path
) -> None:
    content = b"Received: from mx by bikes; Wed, 18 Nov 2026 12:31:00 +0000\r\n" + mail("Anna <anna@work.example>")
    with qtbot.waitSignal(window.context.offered) as offered:
        _drop(_profile(window), _eml(tmp_path, "a.eml", content))
    words, button, deed = offered.args
    assert words.text() == "anna@work.example is not yet an address of Anna Saar"
    assert button == "Add the address"
    assert _written(window)[0].direction is Direction.INCOMING
    deed()
    known = window.context.bridge.ask(profile, customer=1)
    assert known is not None
    assert [one.value for one in known.points] == [ANNA, "anna@work.example"]


def test_many_sort_themselves_and_are_undone_as_one(
    window: MainWindow, anna: int, qtbot: QtBot, tmp_path: Path
) -> None:
    paths = [_eml(tmp_path, f"a{n}.eml", mail(message_id=f"a{n}@x")) for n in range(3)]
    paths += [_eml(tmp_path, f"b{n}.eml", mail(f"B <{BORIS}>", message_id=f"b{n}@x")) for n in range(2)]
    _drop(window, *paths)
    qtbot.waitUntil(lambda: len(_written(window)) == 3)
    assert len(_written(window, 2)) == 2
    window.context.bridge.undo()
    assert _written(window) == _written(window, 2) == []


def test_a_box_of_very_many_is_brought_in_on_the_worker(
    window: MainWindow, anna: int, qtbot: QtBot, tmp_path: Path
) -> None:
    box = tmp_path / "all.mbox"
    box.write_bytes(b"".join(b"From x\n" + mail(message_id=f"{n}@x") + b"\n" for n in range(60)))
    _drop(window, box)
    qtbot.waitUntil(lambda: len(_written(window)) == 60)
    window.context.bridge.undo()
    assert _written(window) == []


def test_whose_is_not_clear_is_asked_and_nothing_is_added_before(
    window: MainWindow, anna: int, qtbot: QtBot, tmp_path: Path
) -> None:
    clear = _eml(tmp_path, "clear.eml", mail(message_id="clear@x"))
    both = _eml(tmp_path, "both.eml", mail(cc=BORIS, message_id="both@x"))
    nobody = [_eml(tmp_path, f"n{n}.eml", mail("Zoe <zoe@else.example>", message_id=f"n{n}@x")) for n in range(2)]
    noise = _eml(tmp_path, "noise.eml", b"\x00\x01 no mail at all")
    _drop(window, clear, both, *nobody, noise)
    qtbot.waitUntil(lambda: isinstance(window.sheet.form, MailSheet))
    sheet = window.sheet.form
    assert isinstance(sheet, MailSheet)
    assert _written(window) == []
    zoe, either = sheet.senders
    assert len(zoe.letters) == 2
    assert sheet.add.text() == "Add 1 e-mail"
    boris = either.findChild(QWidget, "mail_sheet_1_is_2")
    assert boris is not None
    qtbot.keyClick(boris, Qt.Key.Key_Return)
    qtbot.keyClicks(zoe.lookup, "Anna")
    qtbot.mouseClick(sheet.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(_written(window)) == 3)
    assert [one.message_id for one in _written(window, 2)] == ["both@x"]
    window.context.bridge.undo()
    assert _written(window) == _written(window, 2) == []


def test_an_outlook_file_is_refused_with_a_way_out(window: MainWindow, anna: int, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(window.context.bridge.refused) as refused:
        _drop(_profile(window), _eml(tmp_path, "a.msg", b"\xd0\xcf\x11\xe0" + b"\0" * 600))
    assert refused.args[0].text().startswith("Outlook’s own .msg files cannot be read.")


def test_another_file_dropped_on_the_profile_is_kept_with_a_note(
    window: MainWindow, anna: int, qtbot: QtBot, tmp_path: Path
) -> None:
    offer = tmp_path / "Offer.pdf"
    offer.write_bytes(b"%PDF-1.7")
    _drop(_profile(window), offer)
    (entry,) = _written(window)
    assert entry.kind == ContactKind.NOTE
    (kept,) = ContactFile.select()
    assert (kept.name, kept.contact.id, kept.size) == ("Offer.pdf", entry.row, 8)
    window.context.edit("contact_file", kept.id)
    preview = window.sheet.form
    assert isinstance(preview, FilePreview)
    qtbot.mouseClick(preview.remove, Qt.MouseButton.LeftButton)
    assert ContactFile.select().count() == 0
    assert window.sheet.form is None
    window.context.bridge.undo()
    assert ContactFile.select().count() == 1


def test_copies_that_a_crash_left_open_are_gone_at_the_next_start(shop_folder: Path, opened: Opener) -> None:
    left = shop_folder / "opened" / "x" / "Offer.pdf"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"%PDF")
    left.chmod(0o400)
    opened(shop_folder)
    assert not left.exists()


def test_an_entry_takes_files_too_an_email_among_them(
    window: MainWindow, anna: int, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = window.context.bridge.desk
    call = desk.run("Logged", log_contact, customer=anna, kind="call", note="oil")
    (tmp_path / "a.txt").write_text("oil")
    paths = [tmp_path / "a.txt", _eml(tmp_path, "wheel.eml", mail())]
    assert attach(window.context, "contact", call, paths)
    assert not attach(window.context, "reminder", 1, paths)
    assert [row.name for row in ContactFile.select()] == ["a.txt", "wheel.eml"]
    assert len(_written(window)) == 1
    assert "2 files added" in _said(window)


def test_emails_are_chosen_from_the_palette(
    window: MainWindow, anna: int, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = _eml(tmp_path, "wheel.eml", mail())
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_given: ([str(letter)], ""))
    (goal,) = [one for one in Goals(window, window.keys.groups).meeting("bring e-mails") if "e-mail" in one.words]
    goal.go()
    qtbot.waitUntil(lambda: len(_written(window)) == 1)


def test_an_email_on_the_empty_line_is_an_entry_and_goes_with_what_is_written(
    window: MainWindow, anna: int, qtbot: QtBot, tmp_path: Path
) -> None:
    composer = window.findChild(Composer)
    assert composer is not None
    _drop(composer, _eml(tmp_path, "a.eml", mail()))
    qtbot.waitUntil(lambda: len(_written(window)) == 1)
    composer.entry.setPlainText("see what she wrote")
    _drop(composer, _eml(tmp_path, "b.eml", mail(message_id="b@x")))
    assert [one.name for one in composer.files.value()] == ["b.eml"]
