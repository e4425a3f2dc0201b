"""What nouns stand for: people, posts, bodies, things; and which definite word is a noun of its own, not an adjective."""

from pathlib import Path
from typing import NamedTuple

from ..text.keys import key, spellings
from .lexicon import read_lexicon
from .verbs import Verbs


class Nouns(NamedTuple):
    """Keys of nouns without article, by what they stand for; generic bodies alone are no name of one («إدارة»)."""

    people: frozenset[str]
    posts: frozenset[str]
    bodies: frozenset[str]
    generic_bodies: frozenset[str]
    things: frozenset[str]

    def is_other_noun(self, definite: str, verbs: Verbs) -> bool:
        """Is a definite word behind a definite noun a noun of its own («وزارة الصحة | الاتفاقية»)?

        An adjective in ي is none, nor a participle; a masdar is one («البرلمان | التعديل»), and so are things in ية («الاتفاقية»).
        """
        plain = definite[2:]
        if plain in self.things and plain.endswith("ية"):
            return True
        readings = verbs.readings.get(plain, ())
        if plain.endswith(("ي", "ية", "يه")) or any(reading.tense == "participle" for reading in readings):
            return False
        known = plain in self.people or definite in self.posts or plain in self.posts or plain in self.things
        return known or plain in self.bodies or plain in self.generic_bodies or any(reading.tense == "masdar" for reading in readings)


def read_nouns(folder: Path) -> Nouns:
    """person_nouns.tsv, titles.tsv, org_heads.tsv and counted_nouns.tsv of a lexicon folder; phrases are left out."""

    def keyed(name: str, *columns: str, **wanted: str) -> frozenset[str]:
        rows = [row for row in read_lexicon(folder / name) if all(row[column] == value for column, value in wanted.items())]
        forms = [form for row in rows for form in row.forms(*columns) if " " not in form]
        return frozenset(spelling for form in forms for spelling in spellings(key(form)))

    return Nouns(
        people=keyed("person_nouns.tsv", "noun", "plurals"),
        posts=keyed("titles.tsv", "title"),
        bodies=keyed("org_heads.tsv", "head", "plural", type="ORG", generic=""),
        generic_bodies=keyed("org_heads.tsv", "head", "plural", type="ORG", generic="yes"),
        things=keyed("counted_nouns.tsv", "noun", "plurals"),
    )
