"""The one error type a user of Khabar meets: it says where, what, and the way out."""


class KhabarError(Exception):
    """Bad input, a bad rule file or a bad setting.

    >>> str(KhabarError("dump.jsonl:4021", "no text field", "name it with --field text=COLUMN"))
    'dump.jsonl:4021: no text field; name it with --field text=COLUMN'
    """

    def __init__(self, where: str, what: str, way_out: str = "") -> None:
        self.where, self.what, self.way_out = where, what, way_out
        super().__init__(f"{where}: {what}" + (f"; {way_out}" if way_out else ""))
