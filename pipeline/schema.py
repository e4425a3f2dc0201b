"""The records Khabar writes: one frozen struct for each thing of the output contract, and nothing else.

A `Record` is one article with everything found in it, one JSON object a line when written. Offsets are half-open code point
offsets into `Record.text`, and for every mention `text[start:end] == mention.text`. What is not known is None, never guessed.
Field order is the order of the keys in the output. This module imports nothing of ours.
"""

from typing import Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

Span = tuple[int, int]
"""Half-open code point offsets."""

NumberKind = Literal["cardinal", "ordinal", "fraction", "percent"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Grain = Literal["second", "minute", "hour", "day", "week", "month", "quarter", "half", "season", "year", "decade", "century"]
TimexMod = Literal["approx", "start", "mid", "end", "before", "after", "more_than", "less_than"]
AnchorKind = Literal["explicit", "published", "context"]
QuantityKind = Literal["count", "money", "percent", "measure", "duration", "age", "score"]
QuantityMod = Literal["exact", "approx", "more_than", "less_than", "range", "vague"]
EntityType = Literal["PER", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PROGRAM", "DOC"]
MentionKind = Literal["name", "nominal", "pronoun"]
TriggerForm = Literal["verb", "masdar", "participle", "noun"]
Modality = Literal["asserted", "planned", "requested", "hypothetical"]
DateSource = Literal["explicit", "inherited", "publication", "none"]


class Token(msgspec.Struct, frozen=True):
    """A word, clitic, number or mark; `norm` is the key that lexicons are looked up by, `morph` its universal features («Number=Sing»)."""

    start: int
    end: int
    text: str
    norm: str
    lemma: str
    pos: str | None
    morph: str


class Number(msgspec.Struct, frozen=True):
    """A number expression; `value` is an exact decimal string ("45" for 45%)."""

    start: int
    end: int
    text: str
    kind: NumberKind
    value: str


class Timex(msgspec.Struct, frozen=True):
    """A time expression with its TIMEX3 `value` and the first and last day (or minute) it covers."""

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    earliest: str | None = None
    latest: str | None = None
    point: str | None = None
    grain: Grain | None = None
    mod: TimexMod | None = None
    calendar: Literal["gregorian", "hijri"] = "gregorian"
    hijri: str | None = None
    anchor: AnchorKind | None = None


class Quantity(msgspec.Struct, frozen=True):
    """A number that counts or measures, with its noun. `value` is a number, or "2-1" for a score."""

    start: int
    end: int
    text: str
    kind: QuantityKind
    value: int | float | str
    max: int | float | None = None
    mod: QuantityMod = "exact"
    noun: str | None = None
    unit: str | None = None
    currency: str | None = None
    currency_source: Literal["explicit", "text", "outlet"] | None = None
    duration: str | None = None
    si: float | None = None
    si_unit: str | None = None


class Post(msgspec.Struct, frozen=True):
    """What a person is: «وزير» of «الخارجية» of EG."""

    title: str
    organisation: str | None = None
    country: str | None = None


class Entity(msgspec.Struct, frozen=True):
    """A mention of somebody or something; mentions of one thing in the article share a `chain`.

    `rule` is the list or grammar that made it, with the reason if the name is also something else («countries.tsv: behind «في»»).
    `metonymy` is what a place stands for where it speaks or acts («واشنطن أعلنت»): "government".
    """

    start: int
    end: int
    text: str
    type: EntityType
    mention: MentionKind
    name: str
    id: str | None
    country: str | None
    chain: int
    post: Post | None = None
    metonymy: Literal["government"] | None = None
    rule: str = ""


class Trigger(msgspec.Struct, frozen=True):
    """The word that tells an event."""

    start: int
    end: int
    text: str
    lemma: str
    form: TriggerForm


class EventDate(msgspec.Struct, frozen=True):
    """When an event happened, and how we know: `timex` is the index of the expression in the record."""

    value: str | None
    earliest: str | None
    latest: str | None
    grain: Grain | None
    source: DateSource
    timex: int | None


class Place(msgspec.Struct, frozen=True):
    """Where an event happened."""

    start: int
    end: int
    text: str
    entity: int | None
    source: Literal["explicit", "inherited"]


class Argument(msgspec.Struct, frozen=True):
    """What fills a role; `entity` and `quantity` are indexes into the record's lists.

    `source` says where it was found: subject, object, self, agent …, or a preposition (docs/frames.md).
    """

    start: int
    end: int
    text: str
    entity: int | None = None
    quantity: int | None = None
    value: int | float | str | None = None
    max: int | float | None = None
    mod: QuantityMod | None = None
    noun: str | None = None
    source: str | None = None


class Source(msgspec.Struct, frozen=True):
    """Who is quoted."""

    start: int
    end: int
    text: str
    entity: int | None = None


class Attribution(msgspec.Struct, frozen=True):
    """An event told by somebody else than the article: the source and the verb of saying."""

    source: Source
    verb: str


class Event(msgspec.Struct, frozen=True):
    """One trigger with its roles, date and places; events with one `chain` are one event of the world."""

    id: str
    chain: int
    type: str
    trigger: Trigger
    sentence: int
    polarity: Literal["pos", "neg"]
    modality: Modality
    tense: Literal["past", "present", "future"] | None
    voice: Literal["active", "passive"]
    date: EventDate
    places: tuple[Place, ...]
    roles: dict[str, tuple[Argument, ...]]
    attribution: Attribution | None
    confidence: float
    rule: str
    plover: str | None
    cameo: str | None
    ace: str | None


class Explanation(msgspec.Struct, frozen=True):
    """A word that may tell an event of a type: by which rule, and what fills its roles; or the reason why it does not."""

    start: int
    end: int
    text: str
    type: str
    rule: str
    form: TriggerForm
    lemma: str
    reason: str | None
    roles: dict[str, tuple[Argument, ...]]


class Dateline(msgspec.Struct, frozen=True):
    """Where the text says that it was filed, by whom and when; canonical names, `date` ISO with XXXX for an unknown year, `author` as written."""

    start: int
    end: int
    text: str
    place: str | None = None
    agency: str | None = None
    date: str | None = None
    author: str | None = None


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One input article, before analysis. `meta` keeps the input's other columns as they were, `where` is the file and position it was read from."""

    id: str
    text: str
    source: str | None = None
    country: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    published_source: Literal["given", "metadata", "dateline"] | None = None
    meta: dict[str, Any] = {}
    ignored: tuple[Span, ...] = ()
    warnings: tuple[str, ...] = ()
    where: str | None = None


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One article with all that was found in it."""

    schema: int = 1
    id: str
    source: str | None = None
    country: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    published_source: Literal["given", "metadata", "dateline"] | None = None
    meta: dict[str, Any] = {}
    model: str
    text: str | UnsetType = UNSET
    text_sha256: str
    ignored: tuple[Span, ...] = ()
    dateline: Dateline | None = None
    warnings: tuple[str, ...] = ()
    sentences: tuple[Span, ...] = ()
    speech: tuple[Span, ...] = ()
    tokens: tuple[Token, ...] | UnsetType = UNSET
    numbers: tuple[Number, ...] = ()
    timexes: tuple[Timex, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
