"""What the shop remembers of files: how the columns of a shape were read."""

from __future__ import annotations

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.records import ImportShape

_DIGEST = 64


def remember_import_shape(shop: Shop, *, shape: str, reading: str) -> None:
    """Read the next table of this shape as this one was.

    Args:
        shop: the shop.
        shape: the digest of its header.
        reading: how it was read, in JSON.

    Raises:
        UserError: on the argument that is nothing of the kind.
    """
    from clientdesk.formats.reading import read_back, written  # no start needs the formats

    if len(shape) != _DIGEST or not set(shape) <= set("0123456789abcdef"):
        raise UserError("shape", N_("A shape is the digest of a header: 64 signs, 0 to 9 and a to f."))
    understood = read_back(reading)
    if understood is None:
        raise UserError("reading", N_("This does not tell how a table is read."))
    plain = written(*understood)
    stored = ImportShape.get_or_none(ImportShape.shape == shape)
    if stored is None:
        ImportShape.insert(shape=shape, reading=plain).execute()
    elif stored.reading != plain:
        ImportShape.update(reading=plain).where(ImportShape.shape == shape).execute()
