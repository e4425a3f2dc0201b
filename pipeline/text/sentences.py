"""Where sentences begin: after a full stop, a question or exclamation mark, and at a line end.

Arabic reporters join clauses with commas, so a sentence is long; «..» and «؛» go on inside one. Full stops of numbers and abbreviations
are inside their tokens and never seen here.
"""

from .tokens import LINE_END, MARK, Tokens

_FINAL = frozenset((".", "!", "؟", "?", "…", "۔"))
_CLOSING = frozenset(("»", "”", '"', ")", "]", "’", "'"))


def split_sentences(tokens: Tokens) -> list[tuple[int, int]]:
    """Sentences as (first, last) token indexes, `last` inclusive; line ends belong to none.

    A closing quote or bracket after the full stop belongs to the sentence before.
    """
    found: list[tuple[int, int]] = []
    first: int | None = None
    ended = False
    for i, (key, kind) in enumerate(zip(tokens.keys, tokens.kinds, strict=True)):
        if kind == LINE_END:
            if first is not None:
                found.append((first, i - 1))
            first, ended = None, False
            continue
        if ended and not (kind == MARK and (key in _FINAL or key in _CLOSING)):
            if first is not None:
                found.append((first, i - 1))
            first, ended = i, False
        if first is None:
            first = i
        if kind == MARK and key in _FINAL:
            ended = True
    if first is not None:
        found.append((first, len(tokens.keys) - 1))
    return found
