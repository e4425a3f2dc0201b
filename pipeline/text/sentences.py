"""Where sentences begin: after a full stop, a question or exclamation mark, and at a line end.

Arabic reporters join clauses with commas, so a sentence is long; «..» and «؛» go on inside one. Full stops of numbers and abbreviations
are inside their tokens and never seen here.
"""

from .tokens import LINE_END, MARK, Tokens

FINAL = frozenset((".", "!", "؟", "?", "…", "۔"))
"""Marks that end a sentence."""
_CLOSING = frozenset(("»", "”", '"', ")", "]", "’", "'"))
_STRAIGHT = '"'


def split_sentences(tokens: Tokens) -> list[tuple[int, int]]:
    """Sentences as (first, last) token indexes, `last` inclusive; line ends belong to none.

    A closing quote or bracket after the full stop belongs to the sentence before. A straight quote closes if it is written together with
    the stop or is the second of two in its line; else it opens the next sentence.
    """
    found: list[tuple[int, int]] = []
    first: int | None = None
    ended = quoted = False
    for i, (key, kind) in enumerate(zip(tokens.keys, tokens.kinds, strict=True)):
        if kind == LINE_END:
            if first is not None:
                found.append((first, i - 1))
            first, ended, quoted = None, False, False
            continue
        opens = key == _STRAIGHT and not quoted and not (i and tokens.glued(i - 1))
        quoted ^= key == _STRAIGHT
        if ended and (opens or not (kind == MARK and (key in FINAL or key in _CLOSING))):
            if first is not None:
                found.append((first, i - 1))
            first, ended = i, False
        if first is None:
            first = i
        if kind == MARK and key in FINAL:
            ended = True
    if first is not None:
        found.append((first, len(tokens.keys) - 1))
    return found
