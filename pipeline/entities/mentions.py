"""A mention of a thing in a text, as the stages of this package hand it on."""

from typing import Literal, NamedTuple

from ..schema import EntityType
from .posts import Phrase


class Post(NamedTuple):
    """What a person is: the title, the body and the country it names."""

    title: str
    organisation: str | None
    country: str | None


class Mention(NamedTuple):
    """On tokens first..last (inclusive). `name` is the canonical one, `rule` what made it, `metonymy` what else the name stands for here.

    `units` are those of a person's name, `title` the phrase before or behind it.
    """

    first: int
    last: int
    type: EntityType
    name: str
    id: str | None
    country: str | None
    rule: str
    mention: Literal["name", "nominal"] = "name"
    units: int = 0
    title: Phrase | None = None
    post: Post | None = None
    metonymy: Literal["government"] | None = None
