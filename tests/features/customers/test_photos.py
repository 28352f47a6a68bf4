"""The photo of a customer in the shop: kept by what is in it, taken away and brought back."""

from __future__ import annotations

import pytest

from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk
from clientdesk.features.customers.card_export import cards
from clientdesk.features.customers.commands import change_customer, trash_customer
from clientdesk.features.customers.commands_photo import remove_photo, set_photo
from clientdesk.features.customers.photos import MOST_BYTES, photo_content, photo_ending, photo_name
from clientdesk.features.customers.queries import customer_rows, profile, trashed
from clientdesk.formats.vcard import read_vcards, write_vcards
from clientdesk.store.files import Files
from tests.features.customers.people import add

JPEG = b"\xff\xd8\xff\xe0 a photo"


def photo(desk: Desk, customer: int) -> str:
    found = desk.ask(profile, customer=customer)
    assert found is not None
    return found.photo


def test_a_photo_is_set_taken_away_and_brought_back(desk: Desk) -> None:
    anna, name = add(desk, "Anna"), desk.ask(photo_name, content=JPEG)
    desk.run("Set", set_photo, customer=anna, photo=name)
    assert photo(desk, anna) == name and desk.ask(photo_content, photo=name) == JPEG
    desk.run("Removed", remove_photo, customer=anna)
    assert photo(desk, anna) == ""
    desk.undo()
    assert photo(desk, anna) == name and Files(desk.store.folder).is_sound(name)


def test_it_stands_wherever_the_customer_does(desk: Desk) -> None:
    name = desk.ask(photo_name, content=JPEG)
    anna = add(desk, "Anna", photo=name)
    assert [row.photo for row in desk.ask(customer_rows, ids=[anna])] == [name]
    desk.run("Trashed", trash_customer, customer=anna)
    assert [row.photo for row in desk.ask(trashed)] == [name]


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (JPEG, "jpg"), (b"\x89PNG\r\n\x1a\n...", "png"), (b"RIFF0000WEBPVP8 ", "webp"), (b"GIF89a", ""), (b"", ""),
        (b"RIFF0000WAVE", ""), (b"<svg onload=...>", ""),
    ],
)  # fmt: skip
def test_a_picture_is_known_by_its_first_bytes(content: bytes, ending: str) -> None:
    assert photo_ending(content) == ending


def test_what_is_no_picture_or_too_large_is_not_kept(desk: Desk) -> None:
    for content in (b"Name,Phone", b"\xff\xd8\xff" + bytes(MOST_BYTES)):
        with pytest.raises(UserError) as refused:
            desk.ask(photo_name, content=content)
        assert refused.value.field == "photo"
    assert Files(desk.store.folder).names() == []


def test_where_a_photo_was_taken_is_not_kept(desk: Desk) -> None:
    end = b"\xff\xda\x00\x02..\xff\xd9"
    taken = b"\xff\xd8" + b"\xff\xe1\x00\x15Exif\0\0 59.437 24.75" + b"\xff\xfe\x00\x06Anna" + end
    name = desk.ask(photo_name, content=taken)
    assert desk.ask(photo_content, photo=name) == b"\xff\xd8" + end


def test_only_a_kept_file_can_be_a_photo(desk: Desk) -> None:
    anna = add(desk, "Anna")
    for name in ("../../etc/passwd", "0" * 64 + ".jpg", "x", ""):
        with pytest.raises(UserError) as refused:
            desk.run("Set", set_photo, customer=anna, photo=name)
        assert refused.value.field == "photo"
    with pytest.raises(UserError):
        desk.run("Removed", remove_photo, customer=anna)


def test_who_lost_the_file_of_a_photo_can_still_be_changed(desk: Desk) -> None:
    name = desk.ask(photo_name, content=JPEG)
    anna = add(desk, "Anna", photo=name)
    Files(desk.store.folder).path(name).unlink()
    desk.run("Changed", change_customer, customer=anna, name="Anna Saar")
    assert photo(desk, anna) == name and desk.ask(photo_content, photo=name) is None


def test_a_photo_goes_into_a_vcard_and_comes_back_the_same(desk: Desk) -> None:
    add(desk, "Anna", photo=desk.ask(photo_name, content=JPEG * 40))
    written = write_vcards(desk.ask(lambda shop: list(cards(shop, photos=True))))
    assert max(len(line) for line in written.split(b"\r\n")) <= 75, "folded"
    (read,) = read_vcards(written).cards
    assert read.photo == JPEG * 40
