"""From a text to its tokens, each exactly where it stands.

A text is cut at single blanks into chunks; each distinct chunk is analysed once and kept in a bounded cache, since news repeats its words.
A chunk is cut by one regular expression (numbers with their separators, abbreviations, addresses, words, marks), its words by `clitics`.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from .characters import ARABIC_LETTERS, COMBINING, DIGITS, INVISIBLE, LINE_ENDS, TATWEEL
from .clitics import Piece
from .keys import key
from .tokens import BLANK, DIGIT, LINE_END, MARK, WORD, Tokens

_AR = f"[{ARABIC_LETTERS}{TATWEEL}]"
_OTHER = f"(?!{_AR})[^\\W\\d_]"
_JOINED = f"[{COMBINING}{INVISIBLE}]"

# Repetitions are possessive or bounded: a megabyte of anything is read once. No word begins with a tatweel: there it is a dash.
_TOKEN = re.compile(
    rf"""
    (?P<blank> [^\S{LINE_ENDS}]++ | [{LINE_ENDS}]++ | [{INVISIBLE}]++ )
  | (?P<address> https?://[^\s«»“”"<>]++ | www\.[^\s«»“”"<>]++
               | [A-Za-z0-9._%+-]{{1,64}}+@[A-Za-z0-9-]{{1,64}}+(?:\.[A-Za-z0-9-]{{1,64}}+)++ | \#[^\W\d_][\w]*+ | @[A-Za-z0-9_]++ )
  | (?P<number> [{DIGITS}]++ (?: [{INVISIBLE}]*+ [.,٫٬،:/\-–] [{INVISIBLE}]*+ [{DIGITS}]++ | ر [{DIGITS}]++ )*+
              | (?<![\w.,٫]) [.٫] [{DIGITS}]++ )
  | (?P<initials> (?:{_AR}\.){{2,8}}+ {_AR}?+ (?!{_AR}) | {_AR}\.{_AR} (?!{_AR}|{_JOINED}) | (?:[A-Za-z]\.){{2,8}}+ )
  | (?P<title> (?<!\w) [دأامج]\. (?=\s|$) )
  | (?P<word> (?!{TATWEEL}) {_AR} (?: {_JOINED}*+ {_AR}++ )*+ [{COMBINING}]*+ )
  | (?P<foreign> {_OTHER} (?: [{COMBINING}’'\-]?+ {_OTHER} )*+ [{COMBINING}]*+ )
  | (?P<dots> \.{{2,}}+ )
  | (?P<mark> [{COMBINING}]++ | {TATWEEL}++ | . )
    """,
    re.VERBOSE | re.DOTALL,
)

_LONGEST_CACHED = 64


class _Chunk(NamedTuple):
    """An analysed chunk: its tokens as spaCy has them, and as the stages see them (offsets from the chunk's start)."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    keys: tuple[str, ...]
    kinds: tuple[str, ...]


class Tokenizer:
    """Cuts texts. `segment` cuts one word (see `clitics.make_segmenter`); `cache_size` is the number of distinct chunks kept."""

    def __init__(self, segment: Callable[[str], list[Piece]], *, cache_size: int = 200_000) -> None:
        self._segment = segment
        self._cache_size = cache_size
        self._cache: dict[str, _Chunk] = {}

    def tokenize(self, text: str) -> tuple[list[str], list[bool], Tokens]:
        """spaCy's words and spaces, and the `Tokens` of the stages. Words and spaces spell the text exactly."""
        words: list[str] = []
        spaces: list[bool] = []
        starts: list[int] = []
        ends: list[int] = []
        keys: list[str] = []
        kinds: list[str] = []
        cache = self._cache
        offset = 0
        for chunk in text.split(" "):
            if not chunk:
                if offset < len(text):
                    words.append(" ")
                    spaces.append(False)
                offset += 1
                continue
            found = cache.get(chunk)
            if found is None:
                found = self._analyse(chunk)
            count = len(found.words)
            if count == 1 and len(found.keys) == 1:
                words.append(chunk)
                spaces.append(True)
                starts.append(offset)
                offset += len(chunk)
                ends.append(offset)
                keys.append(found.keys[0])
                kinds.append(found.kinds[0])
                offset += 1
                continue
            words += found.words
            spaces += (False,) * (count - 1)
            spaces.append(True)
            starts += [offset + start for start in found.starts]
            ends += [offset + end for end in found.ends]
            keys += found.keys
            kinds += found.kinds
            offset += len(chunk) + 1
        if spaces and text[-1] != " ":
            spaces[-1] = False
        return words, spaces, Tokens(text, starts, ends, keys, kinds)

    def keys(self, phrase: str) -> tuple[str, ...]:
        """The keys of a phrase, cut as it would be in a text: what lexicons are compiled with."""
        return tuple(self.tokenize(phrase)[2].keys)

    def _analyse(self, chunk: str) -> _Chunk:
        words: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        keys: list[str] = []
        kinds: list[str] = []

        def add(start: int, end: int, key_: str, kind: str) -> None:
            words.append(chunk[start:end])
            if kind != BLANK:
                starts.append(start)
                ends.append(end)
                keys.append(key_)
                kinds.append(kind)

        for match in _TOKEN.finditer(chunk):
            start, end = match.span()
            group = match.lastgroup
            if group == "word":
                for piece in self._segment(match[0]):
                    add(start, start + piece.length, piece.key, piece.kind)
                    start += piece.length
            elif group == "blank":
                add(start, end, "\n", LINE_END if match[0][0] in LINE_ENDS else BLANK)
            elif group == "number":
                add(start, end, key(match[0]), DIGIT)
            elif group in ("mark", "dots"):
                add(start, end, match[0], MARK)
            else:
                add(start, end, key(match[0]), WORD)
        found = _Chunk(tuple(words), tuple(starts), tuple(ends), tuple(keys), tuple(kinds))
        if len(chunk) <= _LONGEST_CACHED:
            if len(self._cache) >= self._cache_size:
                self._cache.clear()
            self._cache[chunk] = found
        return found
