"""E-mails sorted by address, and written down once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from clientdesk.base.errors import Cancelled, UserError
from clientdesk.desk.desk import Desk
from clientdesk.features.contacts.commands_mail import MailInput, add_mails, written_down
from clientdesk.features.contacts.mail_reading import Post, read_post
from clientdesk.features.contacts.queries import contacts
from clientdesk.features.contacts.queries_mail import Addressed, Sorting, given_to, sorted_post
from clientdesk.features.contacts.records import Contact, ContactFile, Direction
from clientdesk.features.customers.commands import change_customer, trash_customer
from clientdesk.features.customers.inputs import PointInput
from clientdesk.features.customers.rules import PointKind
from clientdesk.store.files import Files
from tests.features.customers.people import add
from tests.mails_made import ANNA, BORIS, SHOP, mail


@pytest.fixture
def people(desk: Desk) -> tuple[int, int]:
    """Anna and Boris, whose addresses are known."""
    made = add(desk, "Anna Saar"), add(desk, "Boris Volkov")
    for customer, address in zip(made, ("Anna@Example.com", BORIS), strict=True):
        desk.run("Changed", change_customer, customer=customer, points=(PointInput(PointKind.EMAIL, address),))
    return made


def _post(desk: Desk, folder: Path, *contents: bytes) -> Post:
    paths = []
    for number, content in enumerate(contents):
        paths.append(folder / f"{number}.eml")
        paths[-1].write_bytes(content)
    return read_post(desk.store.folder, paths, lambda _done, _of: None)


def _sorted(desk: Desk, folder: Path, *contents: bytes, customer: int | None = None) -> Sorting:
    return desk.ask(sorted_post, post=_post(desk, folder, *contents), customer=customer)


def _add(desk: Desk, addressed: tuple[Addressed, ...]) -> int:
    mails = tuple(map(written_down, addressed))
    return desk.run_batch("Added", add_mails, mails=mails)


@pytest.mark.parametrize(
    ("content", "whose", "direction"),
    [
        (mail(), 1, Direction.INCOMING),
        (mail(SHOP, ANNA.upper()), 1, Direction.OUTGOING),
        (mail(SHOP, "x@y.example", cc=f"A <{ANNA}>"), 1, Direction.OUTGOING),
        (mail(f"B <{BORIS}>"), 2, Direction.INCOMING),
    ],
)
def test_any_of_the_addresses_tells_whose_it_is(
    desk: Desk, people: tuple[int, int], tmp_path: Path, content: bytes, whose: int, direction: Direction
) -> None:
    (found,) = _sorted(desk, tmp_path, content).addressed
    assert (found.customer, found.direction, found.stranger) == (whose, direction, "")


def test_what_names_several_or_nobody_is_asked(desk: Desk, people: tuple[int, int], tmp_path: Path) -> None:
    found = _sorted(desk, tmp_path, mail(cc=BORIS, message_id="a@x"), mail("z@else.example", message_id="b@x"))
    assert found.addressed == ()
    assert [one.candidates for one in found.unclear] == [((1, "Anna Saar"), (2, "Boris Volkov")), ()]


def test_two_customers_with_one_address_are_asked_about(desk: Desk, people: tuple[int, int], tmp_path: Path) -> None:
    twin = add(desk, "Andres Saar")
    desk.run("Changed", change_customer, customer=twin, points=(PointInput(PointKind.EMAIL, ANNA),))
    (unclear,) = _sorted(desk, tmp_path, mail()).unclear
    assert unclear.candidates == ((1, "Anna Saar"), (twin, "Andres Saar"))


def test_nobody_in_the_trash_is_found(desk: Desk, people: tuple[int, int], tmp_path: Path) -> None:
    desk.run("Trashed", trash_customer, customer=1)
    assert len(_sorted(desk, tmp_path, mail()).unclear) == 1


def test_the_same_email_is_written_down_once(desk: Desk, people: tuple[int, int], tmp_path: Path) -> None:
    first = _sorted(desk, tmp_path, mail(), mail())
    assert len(first.addressed) == 1
    assert _add(desk, first.addressed) == 1
    again = _sorted(desk, tmp_path, mail())
    assert (again.addressed, again.known) == ((), 1)
    assert _add(desk, first.addressed * 2) == 0
    assert Contact.select().count() == 1
    # What it says is known with Anna; Boris may have it, too.
    assert desk.ask(given_to, letter=first.addressed[0].letter, customer=1).is_known
    assert not desk.ask(given_to, letter=first.addressed[0].letter, customer=2).is_known


def test_its_files_are_kept_and_one_undo_takes_all_back(desk: Desk, people: tuple[int, int], tmp_path: Path) -> None:
    found = _sorted(
        desk, tmp_path, mail(files={"a.pdf": b"%PDF"}, message_id="1@x"), mail(f"B <{BORIS}>", message_id="2@x")
    )
    assert _add(desk, found.addressed) == 2
    (kept,) = ContactFile.select()
    assert (kept.name, kept.size, kept.customer.id) == ("a.pdf", 4, 1)
    assert Files(desk.store.folder).read(kept.file) == b"%PDF"
    desk.undo()
    assert Contact.select().count() == ContactFile.select().count() == 0


def test_all_or_nothing(desk: Desk, people: tuple[int, int]) -> None:
    with pytest.raises(UserError):
        desk.run_batch("Added", add_mails, mails=(MailInput(1, "a@x", "one"), MailInput(999, "b@x", "two")))
    assert Contact.select().count() == 0


@pytest.mark.parametrize("on", [None, datetime(2031, 1, 1, tzinfo=UTC), datetime(1901, 1, 1, tzinfo=UTC)])
def test_without_a_moment_that_can_be_now_is_taken(
    desk: Desk, people: tuple[int, int], tmp_path: Path, on: datetime | None
) -> None:
    found = _sorted(desk, tmp_path, mail(on=on))
    assert found.addressed[0].on is None
    _add(desk, found.addressed)
    (entry,) = desk.ask(contacts, customer=1)
    assert entry.on.isoformat() == "2026-11-20T09:05:00"


def test_given_to_one_customer_a_stranger_is_told(desk: Desk, people: tuple[int, int], tmp_path: Path) -> None:
    delivered = b"Delivered-To: shop@bikes.example\r\n" + mail("new@else.example")
    sent = mail(SHOP, "new@else.example")
    boris = mail(f"B <{BORIS}>")
    for content, direction, stranger in (
        (delivered, Direction.INCOMING, "new@else.example"),
        (sent, Direction.OUTGOING, "new@else.example"),
        # His address is known, so it is not Anna's.
        (boris, Direction.OUTGOING, ""),
    ):
        (found,) = _sorted(desk, tmp_path, content, customer=1).addressed
        assert (found.customer, found.direction, found.stranger) == (1, direction, stranger)


def test_files_that_are_no_emails_are_told_by_name(desk: Desk, people: tuple[int, int], tmp_path: Path) -> None:
    found = _sorted(desk, tmp_path, mail(), b"no mail", b"")
    assert len(found.addressed) == 1
    assert [(one.source, one.why.text()) for one in found.left_out] == [
        ("1.eml", "This is no e-mail."),
        ("2.eml", "This file is empty."),
    ]


def test_reading_can_be_stopped(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(mail())

    def stop(done: int, of: int) -> None:
        raise Cancelled("Stopped. Nothing was changed.")

    with pytest.raises(Cancelled):
        read_post(desk.store.folder, [tmp_path / "a.eml"], stop)
