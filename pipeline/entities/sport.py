"""Is a text talking of sport, and is a country in it a team? «برشلونة» and «الهلال» are clubs there, «فازت إيطاليا على فرنسا» are two teams."""

from bisect import bisect_left
from functools import cached_property

from ..text.tokens import Tokens
from .gazetteer import Entry, Gazetteer
from .starts import Start, Starts

_SPORT_REACH = 25
"""Tokens around a name within which talk of sport counts."""
_GAME_REACH = 5
"""Tokens between «فوز» and «على», «لقاء» and «مع», in front of a team."""


class Sport:
    """The talk of sport in one text. `matches` are what the lists have: last token and readings by first token."""

    def __init__(self, tokens: Tokens, gazetteer: Gazetteer, starts: Starts, matches: dict[int, tuple[int, tuple[Entry, ...]]]) -> None:
        self.keys, self.words, self.club_firsts, self.starts, self.matches = tokens.keys, gazetteer.words, gazetteer.club_firsts, starts, matches

    @cached_property
    def plain(self) -> list[int]:
        """Where words of sport stand."""
        return self.starts.of(Start.SPORT)

    @cached_property
    def weak(self) -> list[int]:
        """Where words stand that sport shares with others."""
        return self.starts.of(Start.SPORT_WEAK)

    @cached_property
    def clubs(self) -> list[int]:
        """Where the sure names of clubs begin that are no place and no word: talk of sport themselves."""
        found = [(i, readings[0]) for i, (_, readings) in self.matches.items() if len(readings) == 1 and self.keys[i] in self.club_firsts]
        return [i for i, entry in found if entry.kind == "club" and not entry.ambiguous]

    def talks(self, first: int, last: int, *, least: int = 2) -> bool:
        """Is there a word of sport around, or two (`least`) that sport shares with others?"""
        low, high = first - _SPORT_REACH, last + _SPORT_REACH
        if bisect_left(self.plain, high) > bisect_left(self.plain, low):
            return True
        weak = self.weak[bisect_left(self.weak, low) : bisect_left(self.weak, high)]
        if len({self.keys[i] for i in weak}) >= least:
            return True
        return bisect_left(self.clubs, high) > bisect_left(self.clubs, low)

    def is_team(self, i: int) -> bool:
        """Does the name of a country stand for its team: «فازت إيطاليا على فرنسا»?"""
        if i == 0:
            return False
        key = self.keys[i - 1]
        near = self.keys[max(0, i - _GAME_REACH) : i - 1]
        if key in self.words["before_team"]:
            return self.talks(i, i)
        if key == "علي":
            return not self.words["win"].isdisjoint(near) and self.talks(i, i)
        if key == "مع":
            return not self.words["versus"].isdisjoint(near) and self.talks(i, i)
        return False
