"""vCards in and out: the two verbs that the rest of the program uses."""

from clientdesk.formats.vcard_reader import PHOTO_BYTES, VcardFile, read_vcards
from clientdesk.formats.vcard_writer import Version, write_vcards, written

__all__ = ["PHOTO_BYTES", "VcardFile", "Version", "read_vcards", "write_vcards", "written"]
