"""Quotations and brackets: which marks belong together, and which quotations are somebody's words.

A pair is closed in its own line. A mark without a partner protects nothing: a quotation left open must not swallow the article.
"""

from collections.abc import Sequence

from .marks import CLOSING, FINAL, OPENING, PAUSES, QUOTES, STRAIGHT
from .tokens import MARK, PROCLITIC, Tokens

_SHORTEST = 3
"""Tokens of somebody's words; what is shorter is a name or a word held at arm's length."""
_CLAUSE = frozenset(("VERB", "AUX", "SCONJ"))


def find_pairs(tokens: Tokens, marks: Sequence[int]) -> list[tuple[int, int]]:
    """(opening token, closing token) of the quotations and brackets of a line, by their end; `marks` are the line's punctuation tokens."""
    opened: list[int] = []
    found = []
    for i in marks:
        key = tokens.keys[i]
        if key == STRAIGHT and _opens(tokens, i):
            opened = [o for o in opened if tokens.keys[o] != STRAIGHT]  # the one before was left open
            opened.append(i)
        elif key in OPENING or (key == STRAIGHT and not _closes(tokens, i) and not any(tokens.keys[o] == STRAIGHT for o in opened)):
            opened.append(i)
        elif key == STRAIGHT or key in CLOSING:
            partner = CLOSING.get(key, STRAIGHT)
            depth = next((d for d in range(len(opened) - 1, -1, -1) if tokens.keys[opened[d]] == partner), None)
            if depth is not None:
                found.append((opened[depth], i))
                del opened[depth:]
    return found


def _opens(tokens: Tokens, i: int) -> bool:
    """Does a straight quote open by where it is written: with the next word, and apart from the one before or behind its clitic?"""
    apart = not (i and tokens.glued(i - 1)) or tokens.kinds[i - 1] == PROCLITIC or tokens.keys[i - 1] in OPENING
    return apart and tokens.glued(i) and tokens.keys[i + 1] not in PAUSES and tokens.keys[i + 1] not in FINAL


def _closes(tokens: Tokens, i: int) -> bool:
    """Does a straight quote close: written with the word before, and apart from the next?"""
    return bool(i) and tokens.glued(i - 1) and not (tokens.glued(i) and tokens.kinds[i + 1] != MARK)


def is_speech(tokens: Tokens, pair: tuple[int, int]) -> bool:
    """Is a quotation somebody's words, and no title or name: after a colon, or with a verb or the opening of a clause inside?"""
    first, last = pair
    if tokens.keys[first] not in QUOTES or last - first <= _SHORTEST:
        return False
    if first and tokens.keys[first - 1] == ":":
        return True
    inside = range(first + 1, last)
    return any(tokens.pos[i] in _CLAUSE or (tokens.kinds[i] == PROCLITIC and tokens.keys[i] == "س") for i in inside)
