"""From a text to its tokens, each exactly where it stands.

A text is cut at single blanks into chunks; each distinct chunk is analysed once and kept in a bounded cache, since news repeats its words.
A chunk is cut by one regular expression (numbers with their separators, abbreviations, addresses, words, marks), its words by `clitics`.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import accumulate
from operator import add
from typing import NamedTuple

from .characters import ARABIC_LETTERS, COMBINING, DIGITS, INVISIBLE, LINE_ENDS, PLAIN_LETTERS, TATWEEL
from .keys import key
from .recent import Recent
from .tokens import BLANK, DIGIT, LINE_END, MARK, PROCLITIC, WORD, Piece, Tokens

_AR = f"[{ARABIC_LETTERS}{TATWEEL}]"
_OTHER = f"(?!{_AR})[^\\W\\d_]"
_JOINED = f"[{COMBINING}{INVISIBLE}]"

# Repetitions are possessive or bounded: a megabyte of anything is read once. No word begins with a tatweel: there it is a dash.
_TOKEN = re.compile(
    rf"""
    (?P<blank> [^\S{LINE_ENDS}]++ | [{LINE_ENDS}]++ | [{INVISIBLE}]++ )
  | (?P<address> (?: https?:// | www\. ) [^\s«»“”"<>]* [^\s«»“”"<>.,،؛;:!؟?)\]]
               | (?<![A-Za-z0-9_.]) [A-Za-z][A-Za-z0-9-]{{1,64}}+ (?:\.[A-Za-z0-9-]{{2,64}}+){{1,4}}+ (?![\w@]) (?: /[A-Za-z0-9_./?=&%-]*+ )?+
               | [A-Za-z0-9._%+-]{{1,64}}+@[A-Za-z0-9-]{{1,64}}+(?:\.[A-Za-z0-9-]{{1,64}}+)++ | \#[^\W\d_][\w]*+ | @[A-Za-z0-9_]++ )
  | (?P<number> [{DIGITS}]++ (?: [{INVISIBLE}]*+ [.,٫٬،:/\-–] [{INVISIBLE}]*+ [{DIGITS}]++ | ر [{DIGITS}]++ )*+
              | (?<![\w.,٫]) [.٫] [{DIGITS}]++ )
  | (?P<initials> (?:{_AR}\.){{2,8}}+ (?= {_AR}{{2}} )
               | (?:{_AR}\.){{2,8}}+ {_AR}?+ (?!{_AR}) | {_AR}\.{_AR} (?!{_AR}|{_JOINED}) | (?:[A-Za-z]\.){{2,8}}+ )
  | (?P<and> (?<!\w) و (?= {_AR}\. (?: $ | {_AR}{{2}} ) ) )
  | (?P<title> (?: (?<!\w) | (?<=\bو) ) {_AR}\. (?= $ | [)،,] | {_AR}{{2}} ) )
  | (?P<word> (?!{TATWEEL}) {_AR} (?: {_JOINED}*+ {_AR}++ )*+ (?: [{INVISIBLE}]*+ [{COMBINING}]++ )*+ )
  | (?P<foreign> {_OTHER} (?: [{COMBINING}’'\-]?+ {_OTHER} )*+ [{COMBINING}]*+ )
  | (?P<dots> \.{{2,}}+ )
  | (?P<mark> [{COMBINING}]++ | {TATWEEL}++ | . )
    """,
    re.VERBOSE | re.DOTALL,
)

_PLAIN = re.compile(f"[{PLAIN_LETTERS}]+")
"""Nothing but Arabic letters: most chunks are one word."""
_LONGEST_CACHED = 64
_POS = {"address": "X", "initials": "NOUN", "title": "NOUN", "foreign": "PROPN", "blank": "SPACE", "and": "CCONJ", "number": "NUM"}
"""Universal tags of what is no Arabic word: a Latin word in Arabic news is a name."""


class _Row(NamedTuple):
    """A token of an analysed chunk; `advance` is how far the next token begins behind it, with the blank between chunks if `space`."""

    word: str
    length: int
    advance: int
    space: bool
    key: str
    kind: str
    lemma: str
    pos: str
    morph: str


_EMPTY = (_Row(" ", 1, 1, False, " ", BLANK, "", "SPACE", ""),)
"""What stands between two blanks: one of them is a token of its own."""


class Tokenized(NamedTuple):
    """A text cut up: the columns of spaCy's Doc, blanks among them, which spell the text exactly; and the `Tokens` of the stages."""

    words: Sequence[str]
    spaces: list[bool]
    lemmas: Sequence[str]
    pos: Sequence[str]
    morphs: Sequence[str]
    tokens: Tokens


class Tokenizer:
    """Cuts texts. `analyse` takes one written word apart (see `morphology`); `cache_size` distinct chunks of each generation are kept.

    50,000 are some 60 MB at most; of the chunks of a dump one in seven is then analysed anew, with 100,000 one in nine.
    """

    def __init__(self, analyse: Callable[[str], list[Piece]], *, cache_size: int = 50_000) -> None:
        self._analyse_word = analyse
        self._cache: Recent[tuple[_Row, ...]] = Recent(cache_size)
        self._words: Recent[list[_Row]] = Recent(max(1, cache_size * 2 // 3))  # the same word is in many chunks, with a comma or a quote

    def tokenize(self, text: str) -> Tokenized:
        """The tokens of a text."""
        cached, analyse = self._cache.get, self._analyse
        rows: list[_Row] = []
        for chunk in text.split(" "):
            rows += cached(chunk) or (analyse(chunk) if chunk else _EMPTY)
        if not text or text[-1] == " ":  # nothing stands behind the last blank
            rows.pop()
        if not rows:
            return Tokenized((), [], (), (), (), Tokens(text, [], [], [], [], [], [], []))
        words, lengths, advances, spaces, keys, kinds, lemmas, pos, morphs = zip(*rows, strict=True)
        starts = list(accumulate(advances[:-1], initial=0))
        columns = [starts, list(map(add, starts, lengths)), *map(list, (keys, kinds, lemmas, pos, morphs))]
        tokens = Tokens(text, *columns)
        if BLANK in kinds:
            tokens = tokens.select(kind != BLANK for kind in kinds)
        return Tokenized(words, [*spaces[:-1], spaces[-1] and text[-1] == " "], lemmas, pos, morphs, tokens)

    def keys(self, phrase: str) -> tuple[str, ...]:
        """The keys of a phrase, cut as it would be in a text: what lexicons are compiled with."""
        cached, analyse = self._cache.get, self._analyse
        return tuple(row.key for chunk in phrase.split(" ") if chunk for row in cached(chunk) or analyse(chunk) if row.kind != BLANK)

    def _analyse(self, chunk: str) -> tuple[_Row, ...]:
        recalled = self._cache.recall(chunk)
        if recalled is not None:
            return recalled
        if _PLAIN.fullmatch(chunk):
            rows = self._rows_of_word(chunk)
        else:
            rows = []
            for match in _TOKEN.finditer(chunk):
                if match.lastgroup == "word":
                    rows += self._rows_of_word(match[0])
                else:
                    rows.append(_row_of(match[0], match.lastgroup or ""))
        *before, last = rows
        found = (*before, last._replace(advance=last.length + 1, space=True))
        if len(chunk) <= _LONGEST_CACHED:
            self._cache.keep(chunk, found)
        return found

    def _rows_of_word(self, word: str) -> list[_Row]:
        found = self._words.get(word) or self._words.recall(word)
        if found is None:
            found, start = [], 0
            for length, key_, kind, lemma, pos, morph in self._analyse_word(word):
                found.append(_Row(word[start : start + length], length, length, False, key_, kind, lemma, pos, morph))
                start += length
            self._words.keep(word, found)
        return found


def _row_of(text: str, group: str) -> _Row:
    """A token that is no Arabic word."""
    key_, kind, lemma, pos = text, WORD, text, _POS.get(group, "")
    if group == "blank":
        key_, kind, lemma = "\n", LINE_END if text[0] in LINE_ENDS else BLANK, ""
    elif group == "and":
        kind = PROCLITIC
    elif group in ("mark", "dots"):
        kind, pos = MARK, "PUNCT" if unicodedata.category(text[0]).startswith("P") else "SYM"
    else:
        key_ = lemma = key(text)
        kind = DIGIT if group == "number" else WORD
    return _Row(text, len(text), len(text), False, key_, kind, lemma, pos, "")
