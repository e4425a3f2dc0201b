"""The characters of Arabic news, by name: which are letters, which are marks, which are digits, which cannot be seen.

Everything else in the package asks here; no other module holds a raw mark or a range of code points.
"""

import re
import unicodedata

TATWEEL = "\N{ARABIC TATWEEL}"
FATHATAN = "\N{ARABIC FATHATAN}"
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# Combining marks: tanwin, vowels, shadda, sukun, superscript alef, Quranic marks (Unicode blocks 0610-061A, 064B-065F, 06D6-06ED).
DIACRITICS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
COMBINING = "\u0300-\u036f" + DIACRITICS
# Direction marks, joiners, soft hyphen, byte order mark: they take no room on the page.
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u061c"
ARABIC_LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c7\ufb50-\ufdfb\ufe70-\ufefc"
)
PLAIN_LETTERS = "\u0621-\u063a\u0641-\u064a"
"""The letters of Arabic itself, without those of other languages written with it, marks and presentation forms."""
HAMZA_ALIFS = ("أ", "إ", "آ")
"""The alifs that a key folds to the bare one, which alone begins the article."""
PRESENTATION_FORMS = "\ufb50-\ufdff\ufe70-\ufeff"
LINE_ENDS = "\n\r\u2028\u2029"
"""What ends a line: of Unix, of Windows (with a \\n) and the old Mac (alone), and Unicode's own separators."""
# ASCII, Arabic-Indic, and the Extended Arabic-Indic digits of Persian and Urdu keyboards.
DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"

ASCII_DIGITS = {ord(c): str(unicodedata.digit(c)) for c in "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"}
_SURROGATES_AND_NUL = re.compile("[\ud800-\udfff\0]")


def replace_unstorable(text: str) -> tuple[str, int]:
    """Lone surrogates and NULs replaced one for one, so that offsets stay; and how many there were.

    >>> replace_unstorable("a\\0b")[1]
    1
    """
    return _SURROGATES_AND_NUL.subn(REPLACEMENT, text)
