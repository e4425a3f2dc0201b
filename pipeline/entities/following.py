"""What goes on with the name of a person: the unit behind those read so far, unless it is a word of the sentence («محمد صلاح | سجل»)."""

from .names import Part
from .posts import PostReader
from .units import Unit, UnitReader


class Following:
    """Continues the names of one text by its units and titles."""

    def __init__(self, units: UnitReader, posts: PostReader) -> None:
        self.tokens, self.keys, self.count = units.tokens, units.keys, units.count
        self.units, self.words, self.posts = units, units.words, posts

    def unit(self, units: list[Unit], *, trusted: bool) -> Unit | None:
        """The unit that continues a name."""
        last = units[-1].last
        after = last + 1
        if after < self.count and self.keys[after] == "-" and self.tokens.glued(last) and self.tokens.glued(after):
            after += 1
        unit = self.units.at(after) or self._surname(units, after)
        if unit is None:
            return self.units.cut(after, sure=trusted or _has_sure(units))
        last_part = units[-1].part
        if unit.part & Part.GIVEN and last_part & Part.SURNAME and not last_part & Part.GIVEN and self.keys[last].startswith("ال"):
            return None  # «التقى أحمد الغامدي | محمد العتيبي»
        if unit.is_sure() or unit.last > after:
            return unit if not (self.words.is_adjective_of_country(after) and not unit.part & Part.FAMOUS and len(units) > 1) else None
        if not unit.part:
            return unit if self._takes_unknown(units, after, trusted=trusted) else None
        return unit if self._takes_doubtful(units, after, unit) else None

    def _surname(self, units: list[Unit], after: int) -> Unit | None:
        """«محمد بن زيد | القطي»: a rare word with article behind sure Arab names, the last of them a given name or that of a father."""
        part, before = units[-1].part, self.keys[units[-1].last - 1]
        of_father = before in self.units.son or (part & Part.GIVEN and before not in self.units.kunya)
        if not of_father or part & (Part.ARAB | Part.RARE) != Part.ARAB or not _has_sure(units):
            return None
        free = after not in self.units.barred and after not in self.posts.listed and self.posts.at(after) is None
        return Unit(after, Part.NONE) if free and self.words.is_rare(after) else None

    def _takes_unknown(self, units: list[Unit], after: int, *, trusted: bool) -> bool:
        """May a word in no list go on with a name? One with article only behind Arab names."""
        if self.keys[after].startswith("ال"):
            return any(one.part & Part.ARAB for one in units) and not self.words.is_inflected(after)
        return trusted or _has_sure(units)

    def _takes_doubtful(self, units: list[Unit], after: int, unit: Unit) -> bool:
        """May an everyday word go on with a name? Hardly behind a surname or a full name («محمد صلاح | سجل»), nor where it is a title or a place."""
        if after in self.posts.listed or self.posts.at(after):
            return False
        arab = any(one.part & Part.ARAB for one in units)
        if self.keys[after].startswith("ال"):
            if self.words.is_adjective_of_country(after) and (not arab or len(units) > 1):
                return False
            return any(one.part & Part.GIVEN for one in units)
        if not units[0].part & Part.GIVEN and units[0].is_sure():
            return False  # «بوتين | رأي»
        if self.keys[units[-1].last - 1] in self.units.son and unit.last == after:
            return False  # «هيثم بن طارق | وسام»
        return len(units) == 1 or bool(unit.part & (Part.GIVEN | Part.FAMOUS)) or not (self.words.is_finite(after) or self.words.is_everyday(after))


def _has_sure(units: list[Unit]) -> bool:
    sure = Part.SURE
    for one in units:  # noqa: SIM110  # asked at the end of every name: `any` takes three times as long
        if one.part & sure:
            return True
    return False
