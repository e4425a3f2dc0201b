"""What nouns stand for: people, posts, bodies, things."""

from pathlib import Path
from typing import NamedTuple

from ..text.keys import key, spellings
from .lexicon import read_lexicon


class Nouns(NamedTuple):
    """Keys of nouns without article, by what they stand for; generic bodies alone are no name of one («إدارة»), those in ية no adjectives.

    `long_posts` are the first two keys of posts of several words («ولي العهد»).
    """

    people: frozenset[str]
    posts: frozenset[str]
    long_posts: frozenset[str]
    bodies: frozenset[str]
    generic_bodies: frozenset[str]
    things: frozenset[str]
    in_ya: frozenset[str]


def read_nouns(folder: Path) -> Nouns:
    """person_nouns.tsv, titles.tsv, org_heads.tsv, counted_nouns.tsv and nouns_in_ya.tsv of a lexicon folder; phrases are left out."""

    def keyed(name: str, *columns: str, **wanted: str) -> frozenset[str]:
        rows = [row for row in read_lexicon(folder / name) if all(row[column] == value for column, value in wanted.items())]
        forms = [form for row in rows for form in row.forms(*columns) if " " not in form]
        return frozenset(spelling for form in forms for spelling in spellings(key(form)))

    return Nouns(
        people=keyed("person_nouns.tsv", "noun", "plurals"),
        posts=keyed("titles.tsv", "title"),
        long_posts=frozenset(" ".join(map(key, row["title"].split()[:2])) for row in read_lexicon(folder / "titles.tsv") if " " in row["title"]),
        bodies=keyed("org_heads.tsv", "head", "plural", type="ORG", generic=""),
        generic_bodies=keyed("org_heads.tsv", "head", "plural", type="ORG", generic="yes"),
        things=keyed("counted_nouns.tsv", "noun", "plurals") - keyed("counted_nouns.tsv", "noun", "plurals", **{"class": "person"}),
        in_ya=keyed("nouns_in_ya.tsv", "form"),
    )
