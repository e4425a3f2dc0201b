"""The component that finds events."""

from spacy.language import Language
from spacy.tokens import Doc

from ..annotations import data_of, found_in, store, tokens_of
from ..events.find import find_events
from ..events.reading import Engine
from ..events.sentence import Mentions
from ..model import Model
from .base import Component


@Language.factory("khabar_events")
class Events(Component):
    """Events with their roles."""

    engine: Engine

    def read(self, model: Model) -> None:
        self.engine = model.engine

    def __call__(self, doc: Doc) -> Doc:
        mentions = Mentions(found_in(doc, "timexes"), found_in(doc, "quantities"), found_in(doc, "entities"))
        article = doc._.article
        data = data_of(doc)
        sentences, speech = data.get("sentences", []), data.get("speech", [])
        found = find_events(article.get("id") or "", article.get("published"), tokens_of(doc), sentences, mentions, self.engine, speech)
        store(doc, "events", found)
        return doc
