"""Lines and paragraphs: what a line end ends.

In most dumps a paragraph is one line, so a line end ends a sentence. Text wrapped to the width of a screen or of a telex is the exception: there a
line end is no more than a blank, and it is taken out of the tokens.
"""

from .marks import FINAL
from .tokens import LINE_END, Tokens

_WIDTHS = range(60, 76)
"""Characters of a line of wrapped text: the 72 of telex and mail, and what a long word at its end leaves of them."""
_FEWEST = 4
"""Lines of such width in a row; fewer may be chance."""
_SINGLE = ("\n", "\r\n", "\r")


def split_lines(tokens: Tokens, *, most: int | None = None) -> list[tuple[int, int]]:
    """The lines that are not empty, as (first token, token behind the last); no more than `most` of them."""
    found: list[tuple[int, int]] = []
    first, kinds = 0, tokens.kinds
    while first < len(kinds) and len(found) != most:
        try:
            stop = kinds.index(LINE_END, first)
        except ValueError:
            stop = len(kinds)
        if stop > first:
            found.append((first, stop))
        first = stop + 1
    return found


def join_wrapped_lines(tokens: Tokens) -> Tokens:
    """The tokens without the line ends inside a paragraph of wrapped text; the same tokens if there is none."""
    lines = split_lines(tokens)
    if len(lines) < _FEWEST:
        return tokens
    soft: set[int] = set()
    first = 0
    while first < len(lines):
        last = first
        while last < len(lines) and _width(tokens, lines[last]) in _WIDTHS and (last == first or _is_next(tokens, lines[last - 1], lines[last])):
            last += 1
        if last - first >= _FEWEST:
            if last < len(lines) and _is_next(tokens, lines[last - 1], lines[last]) and tokens.keys[lines[last - 1][1] - 1] not in FINAL:
                last += 1  # the rest of the paragraph, a shorter line
            soft.update(lines[n][1] for n in range(first, last - 1))
        first = max(last, first + 1)
    if not soft:
        return tokens
    kept = [i not in soft for i in range(len(tokens.kinds))]
    return tokens.select(kept)


def _width(tokens: Tokens, line: tuple[int, int]) -> int:
    return tokens.ends[line[1] - 1] - tokens.starts[line[0]]


def _is_next(tokens: Tokens, line: tuple[int, int], following: tuple[int, int]) -> bool:
    """Does a line follow without an empty one between?"""
    return following[0] == line[1] + 1 and tokens.slice(line[1], line[1]) in _SINGLE
