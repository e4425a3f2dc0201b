"""The dateline of a story: where, by whom and when it was filed: «القاهرة - أ ش أ», «دبي (رويترز) -», «الرياض 26 شوال 1436 هـ واس».

It stands at the start of one of the first lines, before the story or on a line of its own. What only looks like one is left alone: a place before
a colon may speak («موسكو: لن نتراجع») or open a headline, two places are a match or a route («القاهرة - غزة»), a place before a dash may open a title
(«دبي - مدينة المستقبل»). So a place alone needs a dash and then a verb or a preposition, as a story begins with; all else needs an agency, a date or
a writer's name beside it.
"""

from typing import NamedTuple

from ..rules.vocabulary import Vocabulary
from ..text.lines import split_lines
from ..text.marks import FINAL
from ..text.tokens import MARK, Tokens
from .elements import DASHES, Element, Kind, LineReader
from .lexicon import Agency, DatelineLexicon, Place

_LINES = 4
"""Lines looked at: a headline, a second one, a writer's name may stand before the dateline, but nothing of the story."""
_LONGEST_HEADLINE = 30
_SHORTEST_STORY = 12
"""Tokens behind a place and a dash: fewer are a headline."""
_ASIDE = 14
"""A second dash within so many tokens makes an aside of what stands between («الجزائر - بعد استقلالها - شهدت»)."""


class Dateline(NamedTuple):
    """A dateline on tokens first..last, the marks that close it included.

    `date` is ISO, with XXXX for an unknown year; `writer` are the tokens of a person's name, or of several.
    """

    first: int
    last: int
    places: tuple[Place, ...] = ()
    agencies: tuple[Agency, ...] = ()
    date: str | None = None
    writer: tuple[int, int] | None = None
    warning: str | None = None


def find_dateline(tokens: Tokens, lexicon: DatelineLexicon, vocabulary: Vocabulary) -> Dateline | None:
    """The first dateline of a text, None if it has none."""
    reader = LineReader(tokens, lexicon, vocabulary)
    for first, stop in _first_lines(tokens):
        elements = reader.read_elements(first, stop)
        for count in range(len(elements), 0, -1):
            if _is_dateline(elements[:count], _Behind(tokens, elements[count - 1].end + 1, stop, vocabulary)):
                return _make(elements[:count])
    return None


def _first_lines(tokens: Tokens) -> list[tuple[int, int]]:
    """(first token, token behind the last) of the lines that are not empty, down to the first that is no headline: long, or with a full stop."""
    lines = split_lines(tokens, most=_LINES)
    story = next((n for n, (first, stop) in enumerate(lines) if stop - first > _LONGEST_HEADLINE or tokens.keys[stop - 1] in FINAL), len(lines))
    return lines[: story + 1]


class _Behind:
    """What stands behind the elements, from the token `at` on: the story, or the line's end."""

    def __init__(self, tokens: Tokens, at: int, stop: int, vocabulary: Vocabulary) -> None:
        self._tokens, self._at, self._stop, self._vocabulary = tokens, at, stop, vocabulary

    @property
    def ends(self) -> bool:
        return self._at >= self._stop

    @property
    def is_verb(self) -> bool:
        """A verb in the third person: a story tells of others, a speaker says «سنرد»."""
        readings = () if self.ends else self._vocabulary.verbs.readings.get(self._tokens.keys[self._at], ())
        return any(person.startswith("3") for reading in readings if reading.tense in ("past", "present") for person in reading.persons)

    @property
    def is_story(self) -> bool:
        """A sentence that begins with a verb, or with a preposition or particle, and is no aside between two dashes."""
        if self._stop - self._at < _SHORTEST_STORY:
            return False
        if not (self.is_verb or self._tokens.keys[self._at] in self._vocabulary.function_words):
            return False
        near = range(self._at, min(self._stop, self._at + _ASIDE))
        return not any(self._tokens.kinds[i] == MARK and self._tokens.keys[i] in DASHES for i in near)


def _is_dateline(elements: list[Element], behind: _Behind) -> bool:
    closed = _parts(elements[-1]) or behind.ends
    kinds = [element.kind for element in elements]
    if not all(map(_side_by_side, elements, elements[1:])) or ("word" in kinds and not _is_unknown_place(elements)):
        return False
    if kinds.count("date") > 1 or _are_parted(kinds) or _speaks(elements, kinds, behind):
        return False
    if "agency" in kinds:
        return _is_signed(elements, closed, behind)
    if "place" not in kinds:
        return kinds == ["date"] and behind.ends and _is_full(elements[0])
    if "date" in kinds:
        return closed and all(element.value.sure for element in elements if element.kind == "date")
    if not all(element.value.sure for element in elements):
        return False
    if "writer" in kinds:
        return _is_written(elements, closed, behind)
    return elements[-1].after in DASHES and all(element.after in ("،", ",") for element in elements[:-1]) and behind.is_story


def _are_parted(kinds: list[Kind]) -> bool:
    """Two writers stand side by side («سعود الحربي، فهد الشمري»), not apart."""
    writers = [i for i, kind in enumerate(kinds) if kind == "writer"]
    return bool(writers) and writers[-1] - writers[0] >= len(writers)


def _parts(element: Element) -> bool:
    """Does more than a comma stand behind the element? A comma is the story's own («قال مسؤول، اليوم، إن»)."""
    return bool(element.after.replace("،", "").replace(",", "").strip())


def _side_by_side(one: Element, two: Element) -> bool:
    """Do two elements belong together? A mark or a bracket stands between them, but before a date, and an agency behind a place or a date."""
    if _parts(one) or (one.after and one.kind == two.kind):
        return True
    if two.kind == "date" or (two.bracketed and one.kind != "writer"):
        return one.kind in ("place", "agency", "date")
    if two.kind == "agency":
        return two.value.sure and one.kind in ("place", "date")
    return two.bracketed and two.kind == "place"


def _is_signed(elements: list[Element], closed: bool, behind: _Behind) -> bool:
    """With an agency: beside anything else, if a mark, a bracket, the line's end or a verb closes it; alone only if it is sure and stands apart."""
    last = elements[-1]
    if len(elements) > 1:
        sure = all(element.value.sure for element in elements if element.kind == "agency")
        return closed or last.bracketed or (sure and behind.is_verb)
    if not last.value.sure or last.value.kind == "desk":
        return False
    return behind.ends or (last.after not in ("", ":", "،", ",") and (last.bracketed or behind.is_story))


def _is_written(elements: list[Element], closed: bool, behind: _Behind) -> bool:
    """A place and a writer's name: on a line of their own, or before a colon, or before a dash and the story."""
    if len(elements) != 2:
        return False
    if behind.ends:
        return True
    return behind.is_verb and (closed or elements[1].kind == "place")


def _is_unknown_place(elements: list[Element]) -> bool:
    """«سبق - بلقرن:»: a word between a paper and a colon, last of all; a place that no lexicon has. Behind an agency it would be who speaks."""
    kinds = [element.kind for element in elements]
    if kinds.count("word") > 1 or kinds[-2:] != ["agency", "word"] or "place" in kinds:
        return False
    return elements[-1].after == ":" and elements[-2].value.kind in ("outlet", "desk")


def _speaks(elements: list[Element], kinds: list[Kind], behind: _Behind) -> bool:
    """«لندن - رويترز - بوريس جونسون: …»: a name behind an agency is the story's own, unless the line ends with it."""
    if "writer" not in kinds or "agency" not in kinds[: kinds.index("writer")]:
        return False
    return not (behind.ends and elements[kinds.index("writer")].value.sure)


def _is_full(element: Element) -> bool:
    return bool(element.value.value) and not element.value.value.startswith("XXXX")


def _make(elements: list[Element]) -> Dateline:
    date = next((element.value for element in elements if element.kind == "date"), None)
    writers = [element for element in elements if element.kind == "writer"]
    return Dateline(
        elements[0].first,
        elements[-1].end,
        tuple(element.value for element in elements if element.kind == "place"),
        tuple(element.value for element in elements if element.kind == "agency"),
        date.value if date else None,
        (writers[0].value.first, writers[-1].last) if writers else None,
        date.warning if date else None,
    )
