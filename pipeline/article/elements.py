"""What a dateline is put together of: places, agencies, dates, names of writers, each read at one token of a line.

`read_elements` takes as many as stand side by side from the start of a line, with the marks between them («القاهرة - أ ش أ: » is a place, «-»,
an agency, «:»). Whether they make a dateline is for `datelines` to say.
"""

from typing import Any, Literal, NamedTuple

from ..rules.vocabulary import Vocabulary
from ..text.tokens import DIGIT, LINE_END, MARK, PROCLITIC, WORD, Tokens
from .dates import read_date
from .lexicon import DatelineLexicon

Kind = Literal["place", "agency", "date", "writer", "word"]

DASHES = frozenset(("-", "–", "—", "−", "ـ", "ــ"))
SEPARATORS = DASHES | {"/", ":", "،", ",", "|"}
_BRACKETS = {"(": ")", "[": "]", "«": "»", '"': '"', "“": "”"}
_OPENERS = SEPARATORS - {"،", ","} | _BRACKETS.keys()
_WITHIN = 12
"""Tokens of a line in which its first mark must stand, if it has a dateline and a story behind it: the longest date and its place have no more."""
_MOST_ELEMENTS = 7
_WRITER_WORDS = range(2, 6)
_WORD_WORDS = 2


class Writer(NamedTuple):
    """A person's name that begins at a token. One that is not `sure` opens with a noun or a verb («أميرة», «عوض»): a name only beside an agency."""

    first: int
    sure: bool


class Element(NamedTuple):
    """A part of a dateline on tokens first..last. `value` is its Place, Agency, DatelineDate or Writer; `bracketed` if it is in brackets or quotes.

    A "writer" is two to five words that may be a person's name; a "word" is one or two that are nothing known. `after` are the marks behind.
    """

    kind: Kind
    first: int
    last: int
    value: Any = None
    bracketed: bool = False
    after: str = ""

    @property
    def end(self) -> int:
        """The last token with the marks behind it: each mark is one token."""
        return self.last + len(self.after.split())


class LineReader:
    """Reads the elements at the start of a line."""

    def __init__(self, tokens: Tokens, lexicon: DatelineLexicon, vocabulary: Vocabulary) -> None:
        self.tokens, self.keys, self.kinds = tokens, tokens.keys, tokens.kinds
        self.lexicon, self.vocabulary = lexicon, vocabulary

    def read_elements(self, first: int, stop: int) -> list[Element]:
        """The elements from a token to the line's end (`stop` is the token behind it); none if no mark stands near the start of a long line."""
        if stop - first > _WITHIN and _OPENERS.isdisjoint(self.keys[first : first + _WITHIN]):
            return []
        found: list[Element] = []
        i = first
        while i < stop and len(found) < _MOST_ELEMENTS:
            element = self._read_bracketed(i, stop, found) or self._read_one(i, stop, found)
            if element is None:
                break
            inner = element if isinstance(element, list) else [element]
            behind = self._behind_bracket(inner[-1], stop)
            marks = self._marks(behind + 1, stop)
            found += [*inner[:-1], inner[-1]._replace(last=behind, after=" ".join(marks))]
            i = behind + 1 + len(marks)
        return found

    def _read_bracketed(self, i: int, stop: int, before: list[Element]) -> list[Element] | None:
        """«(أ ف ب)», «(رويترز، أ ف ب)», «(الرياض)»: elements with nothing else between the brackets."""
        closing = _BRACKETS.get(self.keys[i])
        if closing is None:
            return None
        found: list[Element] = []
        j = i + 1
        while j < stop and self.keys[j] != closing and len(found) < _MOST_ELEMENTS:
            element = self._read_named(j, [*before, *found])
            if element is None or element.last >= stop:
                return None
            marks = self._marks(element.last + 1, stop)
            found.append(element._replace(bracketed=True, after=" ".join(marks)))
            j = element.last + 1 + len(marks)
        if j >= stop or self.keys[j] != closing or not found:
            return None
        return [found[0]._replace(first=i), *found[1:]]

    def _behind_bracket(self, element: Element, stop: int) -> int:
        """The last token of an element with its closing bracket."""
        end = element.end if element.bracketed else element.last
        return end + 1 if element.bracketed and end + 1 < stop and self.keys[end + 1] in _BRACKETS.values() else element.last

    def _read_one(self, i: int, stop: int, before: list[Element]) -> Element | None:
        named, writer = self._read_named(i, before), self._read_writer(i, stop)
        if named and writer and named.kind == "place" and not named.value.sure and writer.last > named.last:  # «عيسى الحربي» is not of Isa Town
            named = None
        element = named or writer or self._read_word(i, stop)
        return element if element and element.last < stop else None

    def _read_named(self, i: int, before: list[Element]) -> Element | None:
        """A place, an agency or a date: the longest. What is a place and an agency («قنا») is the one that the elements before it lack."""
        found: list[Element] = []
        opener = self.lexicon.words["correspondent"].longest(self.keys, i)
        name = opener[0] + 1 if opener else i
        if place := self.lexicon.places.longest(self.keys, name):
            found.append(Element("place", i, place[0], place[1]))
        if agency := self.lexicon.agencies.longest(self.keys, name):
            found.append(Element("agency", i, agency[0], agency[1]))
        if date := read_date(self.tokens, i, self.lexicon):
            found.append(Element("date", i, date.last, date))
        had_place = any(element.kind == "place" for element in before)
        return max(found, key=lambda element: (element.last, (element.kind == "place") != had_place), default=None)

    def _read_writer(self, i: int, stop: int) -> Element | None:
        """«محمد العتيبي», «كتب: محمد العتيبي»: no sentence, so no function word, and no word with the article first."""
        opener = self.lexicon.words["byline"].longest(self.keys, i)
        first = i
        if opener:
            first = opener[0] + 1
            first += len(self._marks(first, stop))
        words, last = self._run(first, stop)
        if len(words) not in _WRITER_WORDS or not all(map(self._may_be_named, words)) or self._opens_no_name(first):
            return None
        return Element("writer", i, last, Writer(first, sure=opener is not None or not self._is_noun_or_verb(self.keys[first])))

    def _read_word(self, i: int, stop: int) -> Element | None:
        words, last = self._run(i, stop)
        if not 1 <= len(words) <= _WORD_WORDS or self.keys[i] in self.vocabulary.verbs.finite:
            return None
        return Element("word", i, last) if all(map(self._may_be_named, words)) else None

    def _run(self, i: int, stop: int) -> tuple[list[int], int]:
        """The first tokens of the words up to the next mark or number, and the last token of them."""
        words: list[int] = []
        last = i - 1
        while last + 1 < stop and self.kinds[last + 1] not in (MARK, DIGIT, LINE_END) and len(words) <= _WRITER_WORDS.stop:
            last += 1
            if last == i or not self.tokens.glued(last - 1):
                words.append(last)
        return words, last

    def _may_be_named(self, i: int) -> bool:
        """May the word that begins at the token be part of a name? No function word is, and no single letter."""
        key = self.keys[i]
        if key in self.lexicon.particles:
            return True
        return self.kinds[i] in (WORD, PROCLITIC) and key not in self.vocabulary.function_words and not self._is_letter(i)

    def _opens_no_name(self, i: int) -> bool:
        return self.keys[i].startswith("ال") or self.keys[i] == "و"

    def _is_letter(self, i: int) -> bool:
        """«لـ» before a bracket."""
        return len(self.keys[i]) == 1 and not (self.tokens.glued(i) and self.kinds[i + 1] == WORD)

    def _is_noun_or_verb(self, key: str) -> bool:
        """A word known as a noun («وزير», «مباراة»), a masdar or a verb."""
        nouns = self.vocabulary.nouns
        known = key in nouns.people or key in nouns.posts or key in nouns.things or key in nouns.bodies or key in nouns.generic_bodies
        return known or any(reading.tense != "participle" for reading in self.vocabulary.verbs.readings.get(key, ()))

    def _marks(self, i: int, stop: int) -> list[str]:
        """The separating marks from a token on."""
        last = i
        while last < stop and self.keys[last] in SEPARATORS:
            last += 1
        return self.keys[i:last]
