"""The components that read numbers, time expressions and quantities."""

from decimal import Decimal
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from ..annotations import data_of, found_in, mention, store, taken_by, tokens_of
from ..model import Model
from ..times.recognition.read import TimeReader
from ..times.resolution.reckoning import parse_published
from ..times.resolution.resolve import disagreement, resolve_all
from ..times.tense import TenseFinder
from ..values.counted import CountedLexicon
from ..values.digits import count_of, write_decimal
from ..values.number_words import Number, NumberLexicon
from ..values.numbers import read_numbers
from ..values.quantities import read_quantities
from .base import Component


@Language.factory("khabar_numbers")
class Numbers(Component):
    """Number expressions."""

    lexicon: NumberLexicon

    def read(self, model: Model) -> None:
        self.lexicon = model.number_words

    def __call__(self, doc: Doc) -> Doc:
        tokens = tokens_of(doc)
        store(
            doc,
            "numbers",
            [
                {**mention(tokens, n.first, n.last), "kind": n.kind, "value": write_decimal(n.value), "scale": n.scale}
                for n in read_numbers(tokens, self.lexicon)
            ],
        )
        return doc


def _numbers_of(doc: Doc) -> list[Number]:
    return [Number(n["first"], n["last"], n["kind"], Decimal(n["value"]), n["scale"]) for n in found_in(doc, "numbers")]


@Language.factory("khabar_timexes")
class Timexes(Component):
    """Time expressions, resolved against the article's publication date. The numbers inside them are no longer numbers."""

    reader: TimeReader

    def read(self, model: Model) -> None:
        self.reader = TimeReader(model.time_words)

    def __call__(self, doc: Doc) -> Doc:
        tokens = tokens_of(doc)
        expressions, names = self.reader.read(tokens, _numbers_of(doc))
        tense_of = TenseFinder(tokens, data_of(doc).get("sentences", []), self.khabar_model.vocabulary.verbs, self.reader.lexicon)
        found, warnings = [], []
        for expression, value in resolve_all(expressions, parse_published(doc._.article.get("published")), tense_of):
            found.append({**mention(tokens, expression.first, expression.last), **value._asdict()})
            if warning := disagreement(expression, value):
                warnings.append(f"'{found[-1]['text']}' at {found[-1]['start']}: {warning}")
        store(doc, "timexes", found)
        if warnings:
            data_of(doc).setdefault("warnings", []).extend(warnings)
        taken = taken_by(doc, "timexes").union(*(range(first, last + 1) for first, last in names))
        store(doc, "numbers", [n for n in found_in(doc, "numbers") if n["first"] not in taken])
        return doc


@Language.factory("khabar_quantities")
class Quantities(Component):
    """Numbers with what they count or measure."""

    lexicon: CountedLexicon

    def read(self, model: Model) -> None:
        self.lexicon = model.counted_words

    def __call__(self, doc: Doc) -> Doc:
        tokens = tokens_of(doc)
        quantities = read_quantities(tokens, _numbers_of(doc), taken_by(doc, "timexes"), self.lexicon, doc._.article.get("country"))
        store(doc, "quantities", [{**mention(tokens, q.first, q.last), **_quantity_fields(q._asdict())} for q in quantities])
        return doc


def _quantity_fields(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of a quantity as JSON has them: decimals as numbers."""
    kept = {name: value for name, value in fields.items() if name not in ("first", "last", "number_first")}
    return {name: count_of(value) if isinstance(value, Decimal) else value for name, value in kept.items()}
