"""The punctuation of Arabic news: what ends a sentence, what opens and closes quotations and brackets."""

STOPS = frozenset((".", "۔"))
QUESTIONS = frozenset(("؟", "?", "!"))
FINAL = STOPS | QUESTIONS
"""Marks that end a sentence."""
ELLIPSES = frozenset(("…", "..", "...", "....", "....."))
"""A pause inside a sentence; an end only where the line ends."""
PAUSES = frozenset(("،", ",", "؛", ";", ":"))
STRAIGHT = '"'
CLOSING = {"»": "«", "”": "“", "›": "‹", ")": "(", "]": "[", "}": "{"}
"""Closing marks and what opens them; the straight quote does both."""
OPENING = frozenset(CLOSING.values())
QUOTES = frozenset(("«", "“", "‹", STRAIGHT))
"""What opens a quotation."""
