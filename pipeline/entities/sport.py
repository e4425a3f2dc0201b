"""Is a text talking of sport, and is a country in it a team? «برشلونة» and «الهلال» are clubs there, «فازت إيطاليا على فرنسا» are two teams."""

from bisect import bisect_left
from functools import cached_property

from ..text.tokens import Tokens, find_among
from .gazetteer import Gazetteer

_SPORT_REACH = 25
"""Tokens around a name within which talk of sport counts."""
_GAME_REACH = 5
"""Tokens between «فوز» and «على», «لقاء» and «مع», in front of a team."""


class Sport:
    """The talk of sport in one text. `candidates` are the tokens at which anything of the gazetteer begins."""

    def __init__(self, tokens: Tokens, gazetteer: Gazetteer, candidates: list[int]) -> None:
        self.keys, self.gazetteer, self.words, self.candidates = tokens.keys, gazetteer, gazetteer.words, candidates

    @cached_property
    def plain(self) -> list[int]:
        """Where words of sport stand."""
        return find_among(self.candidates, self.keys, self.words["sport"])

    @cached_property
    def weak(self) -> list[int]:
        """Where words stand that sport shares with others."""
        return find_among(self.candidates, self.keys, self.words["sport_weak"])

    @cached_property
    def clubs(self) -> list[int]:
        """Where the sure names of clubs begin that are no place and no word: talk of sport themselves."""
        found = []
        for i in find_among(self.candidates, self.keys, self.gazetteer.club_firsts):
            match = self.gazetteer.names.longest(self.keys, i)
            if match and len(match[1]) == 1 and match[1][0].kind == "club" and not match[1][0].ambiguous:
                found.append(i)
        return found

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
