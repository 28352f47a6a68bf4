"""What customers bring to every window before it is made: whose photos are shown, and how classes look."""

from __future__ import annotations

from clientdesk.base.changes import Changes
from clientdesk.features.customers.classes import classes
from clientdesk.features.customers.photos import photo_reader
from clientdesk.kit.badges import Badge
from clientdesk.kit.context import Context
from clientdesk.kit.photos import photos_of


def begin(context: Context) -> None:
    """Show the photos and the classes of this shop from now on, the classes as they become."""
    photos_of().read_from(context.bridge.ask(photo_reader).read)

    def follow(changes: Changes) -> None:
        if changes.touches("customer_class"):
            show_classes(context)
        if changes.touches("customer"):
            photos_of().look_again()

    context.bridge.changed.connect(follow)
    show_classes(context)


def show_classes(context: Context) -> None:
    """Draw every badge as the classes are now."""
    known = context.bridge.ask(lambda _shop: classes())
    context.style.set_badges({one.key: Badge(one.name, one.look) for one in known})
