"""What sites leave in the text of an article: buttons, credits, links to other stories, how to subscribe. It is masked, never cut out.

The rules are data (boilerplate.tsv). A rule's pattern is typed as it stands in texts; in it «…» is a few words, «#» a number, «@» an e-mail address
or a name with @. Marks in a pattern must stand in the text, other marks of the text do not count. What a rule covers is its kind:

    line    a line that is the pattern and nothing else
    starts  the whole of a short line that begins with the pattern
    list    a line that is the pattern, with the headlines under it; or a short line with a mark behind the pattern («اقرأ أيضاً: …»)
    ends    the pattern where it ends a line, near the end of the text
    phrase  the pattern, near the end of the text
    rest    from the pattern to the end of its line, near the end of the text
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from ..errors import KhabarError
from ..rules.lexicon import Keys, read_lexicon
from ..text.lines import split_lines
from ..text.marks import FINAL
from ..text.tokens import DIGIT, LINE_END, MARK, WORD, Tokens

Kind = Literal["line", "starts", "list", "ends", "phrase", "rest"]
_ANYWHERE = ("ends", "phrase", "rest")
_GAP, _NUMBER, _ADDRESS = "…", "#", "@"
_LONGEST_GAP = 8
_LONGEST_LINE = 25
_LONGEST_REST = 60
_LONGEST_HEADLINE = 20
_MOST_HEADLINES = 10
_TAIL = 120
"""Tokens of the text's end in which "ends", "phrase" and "rest" are looked for: dumps without line ends have there what was on lines of its own."""
_BULLETS = frozenset(("*", "**", "•", "-", "–", "—", "/", "|", "(", "[", "..", "...", "…", "©", "<", ">"))


class Rule(NamedTuple):
    """A pattern of keys and placeholders, and what it covers; `before` are the keys before the word it is found by."""

    kind: Kind
    pattern: tuple[str, ...]
    before: int


class BoilerplateRules(NamedTuple):
    """Rules by the word they are found by: those that begin with a line by their first, those that may begin anywhere in one by their longest."""

    of_lines: dict[str, list[Rule]]
    anywhere: dict[str, list[Rule]]


def read_boilerplate_rules(folder: Path, keys: Keys) -> BoilerplateRules:
    """boilerplate.tsv of a lexicon folder. Raises KhabarError for an unknown kind and for a pattern that begins with a gap."""
    rules = BoilerplateRules({}, {})
    for row in read_lexicon(folder / "boilerplate.tsv"):
        pattern = keys(row["pattern"])
        if row["kind"] not in get_args(Kind):
            raise KhabarError(row.where, f"no kind «{row['kind']}»", f"the kinds are {', '.join(get_args(Kind))}")
        words = [i for i, key in enumerate(pattern) if not _is_mark(key) and _GAP not in pattern[:i]]
        if not words:
            raise KhabarError(row.where, f"the pattern «{row['pattern']}» has no word to be found by", "let a word come before the gap")
        before = max(words, key=lambda i: len(pattern[i])) if row["kind"] in _ANYWHERE else words[0]
        group = rules.anywhere if row["kind"] in _ANYWHERE else rules.of_lines
        group.setdefault(pattern[before], []).append(Rule(row["kind"], pattern, before))  # type: ignore[arg-type]
    return rules


def find_boilerplate(
    tokens: Tokens, rules: BoilerplateRules, *, given: Iterable[tuple[int, int]] = (), apart: tuple[int, int] | None = None
) -> list[tuple[int, int]]:
    """What is no story, as (first, last) tokens, `last` inclusive; in order, none overlapping.

    `given` are spans of characters known before, from the page's own markup; `apart` the tokens of the dateline, which is no boilerplate.
    """
    lines = split_lines(tokens)
    found = [span for number in range(len(lines)) for span in _of_line(tokens, rules.of_lines, lines, number)]
    tail = max(0, len(tokens.keys) - _TAIL)
    near = tokens.keys[tail:]
    if not rules.anywhere.keys().isdisjoint(near):
        found += [span for i, key in enumerate(near, tail) if key in rules.anywhere for span in _anywhere(tokens, rules.anywhere[key], i)]
    if apart:
        found = [(first, last) for first, last in found if last < apart[0] or first > apart[1]]
    return _merge([*found, *(span for start, end in given if (span := tokens.within(start, end)))])


def mask(tokens: Tokens, spans: Iterable[tuple[int, int]]) -> Tokens:
    """The tokens without those of the spans (first, last); a line end stands for each, so that no phrase goes across it."""
    columns: list[list[Any]] = [list(column) for column in tokens[1:]]
    for first, last in reversed(list(spans)):
        line_end = (tokens.starts[first], tokens.ends[last], "\n", LINE_END, "", "SPACE", "")
        for column, value in zip(columns, line_end, strict=True):
            column[first : last + 1] = [value]
    return Tokens(tokens.text, *columns)


def _of_line(tokens: Tokens, rules: dict[str, list[Rule]], lines: list[tuple[int, int]], number: int) -> list[tuple[int, int]]:
    first, stop = lines[number]
    word = _skip_marks(tokens, first, stop)
    if word == stop or stop - first > _LONGEST_LINE:
        return []
    for rule in rules.get(_placeholder(tokens, word) or tokens.keys[word], ()):
        behind = _match(tokens, rule.pattern, max(first, word - rule.before), stop)
        if behind is None:
            continue
        alone = _skip_marks(tokens, behind, stop) == stop
        if alone or rule.kind == "starts" or (rule.kind == "list" and tokens.kinds[behind] == MARK):
            return [(first, stop - 1), *(_headlines(tokens, lines[number + 1 :]) if rule.kind == "list" and alone else [])]
    return []


def _headlines(tokens: Tokens, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines of a list of other stories: short, with no full stop."""
    found = []
    for first, stop in lines[:_MOST_HEADLINES]:
        if stop - first > _LONGEST_HEADLINE or tokens.keys[stop - 1] in FINAL:
            break
        found.append((first, stop - 1))
    return found


def _anywhere(tokens: Tokens, rules: list[Rule], word: int) -> list[tuple[int, int]]:
    for rule in rules:
        start = word - rule.before
        stop = _end_of_line(tokens, word, _LONGEST_REST)
        if start < 0 or stop is None or (behind := _match(tokens, rule.pattern, start, stop)) is None:
            continue
        if rule.kind == "phrase":
            return [(start, behind - 1)]
        if rule.kind == "rest" or _skip_marks(tokens, behind, stop) == stop:
            while start and tokens.keys[start - 1] in _BULLETS and tokens.kinds[start - 1] == MARK:
                start -= 1
            return [(start, stop - 1)]
    return []


def _match(tokens: Tokens, pattern: tuple[str, ...], i: int, stop: int) -> int | None:
    """The token behind the pattern if it stands at a token, None if it does not. Gaps are bounded, so a token is read a bounded number of times."""
    for position, wanted in enumerate(pattern):
        if wanted == _GAP:
            return _match_behind_gap(tokens, pattern[position + 1 :], i, stop)
        if not _is_mark(wanted):
            i = _skip_marks(tokens, i, stop)
        if i >= stop or not (tokens.keys[i] == wanted or _placeholder(tokens, i) == wanted):
            return None
        i += 1
    return i


def _match_behind_gap(tokens: Tokens, pattern: tuple[str, ...], i: int, stop: int) -> int | None:
    """What follows a gap of a few tokens with no full stop in it; a gap that ends a pattern takes all that is left of a short line."""
    for behind in range(i, min(i + _LONGEST_GAP, stop) + 1):
        if pattern and (found := _match(tokens, pattern, behind, stop)) is not None:
            return found
        if behind == stop:
            return stop if not pattern else None
        if tokens.keys[behind] in FINAL:
            return None
    return None


def _is_mark(key: str) -> bool:
    return key not in (_NUMBER, _ADDRESS) and not any(character.isalnum() for character in key)


def _placeholder(tokens: Tokens, i: int) -> str:
    """«#» for a number, «@» for an address, else nothing."""
    if tokens.kinds[i] == DIGIT:
        return _NUMBER
    return _ADDRESS if _ADDRESS in tokens.keys[i] and tokens.kinds[i] == WORD else ""


def _skip_marks(tokens: Tokens, i: int, stop: int) -> int:
    while i < stop and tokens.kinds[i] == MARK:
        i += 1
    return i


def _end_of_line(tokens: Tokens, i: int, most: int) -> int | None:
    """The token behind the line's last, None if it is further than so many tokens."""
    for stop in range(i, min(i + most, len(tokens.kinds))):
        if tokens.kinds[stop] == LINE_END:
            return stop
    return len(tokens.kinds) if i + most >= len(tokens.kinds) else None


def _merge(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found
