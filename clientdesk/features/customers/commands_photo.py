"""What the shop can do with the photo of a customer: set it, take it away."""

from __future__ import annotations

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.commands import CustomerRef, change_customer, present_customer


def set_photo(shop: Shop, *, customer: CustomerRef, photo: str) -> None:
    """Give a customer a photo by the name of its kept file (`photos.photo_name`).

    Raises:
        UserError: on "photo", when there is no such file.
    """
    if not photo:
        raise UserError("photo", N_("Please choose a picture."))
    change_customer(shop, customer=customer, photo=photo)


def remove_photo(shop: Shop, *, customer: CustomerRef) -> None:
    """Show the customer's initials again; the kept file stays, so that this can be undone."""
    if not present_customer(customer).photo:
        raise UserError("customer", N_("There is no photo to remove."))
    change_customer(shop, customer=customer, photo="")
