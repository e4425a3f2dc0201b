"""The one error type a user of Khabar meets: it says where, what, and the way out."""

import re

_ILLEGIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""What a file cannot hold or a terminal obeys: names in archives and columns are others' making."""


class KhabarError(Exception):
    """Bad input, a bad rule file or a bad setting. Control characters and lone surrogates in it are replaced, so that it can be written anywhere.

    >>> str(KhabarError("dump.jsonl:4021", "no text field", "name it with --field text=COLUMN"))
    'dump.jsonl:4021: no text field; name it with --field text=COLUMN'
    """

    def __init__(self, where: str, what: str, way_out: str = "") -> None:
        where, what, way_out = (_ILLEGIBLE.sub("\N{REPLACEMENT CHARACTER}", part) for part in (where, what, way_out))
        self.where, self.what, self.way_out = where, what, way_out
        super().__init__(f"{where}: {what}" + (f"; {way_out}" if way_out else ""))
