"""The component that finds names."""

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from ..annotations import mention, store, taken_by, tokens_of
from ..entities.find import find_entities
from ..entities.gazetteer import Gazetteer, read_gazetteer
from ..model import Model
from .base import Component


@Language.factory("khabar_entities")
class Entities(Component):
    """People, places, organisations; the outermost names also as `doc.ents`, all of them in `doc.spans["khabar"]`."""

    gazetteer: Gazetteer

    def read(self, model: Model) -> None:
        self.gazetteer = read_gazetteer(model.lexicons, model.tokenizer.keys)

    def __call__(self, doc: Doc) -> Doc:
        tokens = tokens_of(doc)
        found = [
            {
                **mention(tokens, e.first, e.last),
                "type": e.type,
                "mention": "name",
                "name": e.name,
                "id": e.id,
                "country": e.country,
                "chain": e.chain,
                "post": None,
            }
            for e in find_entities(tokens, self.gazetteer, self.khabar_model.vocabulary, taken_by(doc, "timexes"))
        ]
        store(doc, "entities", found)
        spans = [span for e in found if (span := doc.char_span(e["start"], e["end"], label=e["type"], alignment_mode="expand"))]
        doc.spans["khabar"] = spans
        doc.ents = filter_spans([*doc.ents, *spans])  # those of other components stay
        return doc
