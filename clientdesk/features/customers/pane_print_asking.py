"""How one comes to print: the customer shown, or the list where the keyboard is in the list."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from clientdesk.kit.context import Context


def print_customer(context: Context, customer: int) -> None:
    """Ctrl+P: the list where the keyboard is in the list, else the sheet of the customer shown."""
    if _is_in_list():
        print_list(context)
    else:
        print_sheet(context, customer)


def print_sheet(context: Context, customer: int) -> None:
    """Show the sheet of a customer as it would be printed."""
    context.print_asked.emit("sheet", [customer])


def print_list(context: Context) -> None:
    """Show the list as it would be printed."""
    context.print_asked.emit("list", None)


def _is_in_list() -> bool:
    widget: QWidget | None = QApplication.focusWidget()
    while widget is not None and widget.objectName() != "customer_directory":
        widget = widget.parentWidget()
    return widget is not None
