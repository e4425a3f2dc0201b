"""Where a model is, and all that is read from it: by the readers of the stages, once for all components, and from a snapshot if there is one.

A model is a folder like models/news (in an installed wheel pipeline/_models/news): meta.json and config.cfg for spaCy, lexicons/*.tsv,
events/*.yml. One whose meta.json `extends` another has only frames of its own, which add to those of the other.
"""

import gc
import json
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path

from .article.find import ArticleLexicon, read_article_lexicon
from .entities.find import EntityLexicon
from .entities.gazetteer import read_gazetteer
from .entities.names import read_names
from .entities.starts import read_starts
from .errors import KhabarError
from .events.find import read_engine
from .events.frame_files import Known, check_frames, read_frames, read_known
from .events.reading import Engine
from .morphology import MORPHOLOGIES, check_morphology
from .morphology.camel import make_camel_analyser
from .morphology.camel_data import open_disambiguator
from .morphology.embedded import make_analyser, make_cutter
from .morphology.words import Words, read_words
from .rules.check import check_lexicons
from .rules.lexicon import Keys, read_lexicon, words_of
from .rules.nouns import Nouns, read_nouns
from .rules.verbs import Verbs, read_verbs
from .rules.vocabulary import FunctionWord, Vocabulary, read_function_words, read_name_words
from .snapshot import read_snapshot, snapshot_name, write_snapshot
from .text.keys import key
from .text.tokenizer import Tokenizer
from .times.lexicon import TimeLexicon, read_time_lexicon
from .values.counted import CountedLexicon
from .values.counted_lexicon import read_counted_lexicon
from .values.number_words import NumberLexicon, read_number_lexicon

_HERE = Path(__file__).parent
_PLACES = (_HERE / "_models", _HERE.parent / "models")


def find_model(name: str) -> Path:
    """The folder of a model: of an installed wheel, of a checkout, or a path given as it is. Raises KhabarError if there is none."""
    for folder in (*(place / name for place in _PLACES), Path(name)):
        if (folder / "meta.json").is_file():
            return folder
    raise KhabarError(name, "no such model", f"the models here are: {', '.join(sorted(installed_models())) or 'none'}")


def base_models(path: Path) -> list[Path]:
    """The folders of the models that a model extends, itself at the end. Raises KhabarError for a base there is not, and for a circle."""
    chain = [path]
    while (name := json.loads((chain[0] / "meta.json").read_text(encoding="utf-8")).get("extends")) is not None:
        base = find_model(name).resolve()
        if base in chain:
            raise KhabarError(str(chain[0] / "meta.json"), f"'{name}' extends itself", "extend an installed model: news")
        if (chain[0] / "lexicons").exists():
            raise KhabarError(str(chain[0] / "lexicons"), "a model that extends another has frames only", "put words into its events/*.yml")
        chain.insert(0, base)
    return chain


def installed_models() -> set[str]:
    """Names of the models that come with the package."""
    return {meta.parent.name for place in _PLACES for meta in place.glob("*/meta.json")}


OWN_FRAMES = "extensions"
"""The folder of a saved pipeline with the frames that a model of its user's added."""
_PARTS = (
    *("function_words", "name_words", "nouns", "verbs", "words", "vocabulary", "number_words", "time_words"),
    *("abbreviations", "article_words", "counted_words", "entity_words", "engine"),
)
"""What a snapshot holds: all that is read from the model's files and is plain data."""

_TO_READ = ("lexicon_words", "cut")
"""What only reading takes, and a model that is read can do without."""


class Model:
    """The parts of a model, each read when first used."""

    def __init__(self, path: Path, *, morphology: str = "embedded") -> None:
        self.path = path
        self.morphology = check_morphology(morphology)
        self.bases = base_models(path)
        """The model that this one extends, and so on, the last first; itself at the end."""
        self.lexicons = self.bases[0] / "lexicons"

    @property
    def frame_folders(self) -> list[Path]:
        """The folders of frames, in the order in which they add to each other; those of a pipeline saved with its own frames among them."""
        return [folder for base in self.bases for folder in (base / "events", *sorted((base / OWN_FRAMES).glob("*/events")))]

    @cached_property
    def name(self) -> str:
        """Name and version, as records carry them: «news 0.1.0»."""
        meta = json.loads((self.path / "meta.json").read_text(encoding="utf-8"))
        return f"{meta['name']} {meta['version']}"

    @cached_property
    def function_words(self) -> dict[str, FunctionWord]:
        """Function words by key."""
        return read_function_words(self.lexicons)

    @cached_property
    def name_words(self) -> dict[str, frozenset[str]]:
        """The words names are made with, by role."""
        return read_name_words(self.lexicons)

    @cached_property
    def nouns(self) -> Nouns:
        """Nouns by what they stand for."""
        return read_nouns(self.lexicons)

    @cached_property
    def verbs(self) -> Verbs:
        """The verbs, without the words that are function words first."""
        return read_verbs(self.lexicons, frozenset(self.function_words))

    @cached_property
    def lexicon_words(self) -> tuple[set[str], set[str]]:
        """The keys of the words in the lexicons: those that stand alone there, and those inside phrases."""
        return words_of(self.lexicons)

    @cached_property
    def words(self) -> Words:
        """All words known: of the lexicons, of the function-word table and of simplemma's dictionary."""
        of_speaker = self.name_words["of_speaker"]
        return read_words(self.lexicons, self.verbs, self.nouns, self.function_words, of_speaker, self.lexicon_words)

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """The tokenizer, with the morphology chosen; embedded, how well the words are known decides where they come apart."""
        disambiguator = open_disambiguator() if self.morphology == "camel" else None
        analyse = make_analyser(self.words)
        if disambiguator is not None:
            written_in_rules = self.lexicon_words[0] | self.verbs.readings.keys()
            analyse = make_camel_analyser(disambiguator, function_words=self.function_words, lexicon_words=written_in_rules, embedded=analyse)
        return Tokenizer(analyse)

    @cached_property
    def cut(self) -> Keys:
        """Cuts the phrases of lexicons into keys, as the tokenizer cuts texts."""
        return Tokenizer(make_cutter(self.words)).keys if self.morphology == MORPHOLOGIES[0] else self.tokenizer.keys

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Verbs, nouns, function words, all words."""
        of_participle = self.name_words["of_participle"]
        return Vocabulary(self.verbs, self.nouns, frozenset(self.function_words), self.words.ranks.__contains__, of_participle, self.words.forms)

    @cached_property
    def number_words(self) -> NumberLexicon:
        """The words of numbers."""
        return read_number_lexicon(self.lexicons, self.cut)

    @cached_property
    def time_words(self) -> TimeLexicon:
        """The words of time expressions."""
        return read_time_lexicon(self.lexicons, self.cut)

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Keys of words whose full stop ends no sentence."""
        return frozenset(key(row["form"]) for row in read_lexicon(self.lexicons / "abbreviations.tsv"))

    @cached_property
    def article_words(self) -> ArticleLexicon:
        """Datelines, boilerplate, outlets."""
        return read_article_lexicon(self.lexicons, self.cut, self.time_words.phrases)

    @cached_property
    def counted_words(self) -> CountedLexicon:
        """What numbers count and measure."""
        not_nouns = frozenset(self.function_words) | self.number_words.starters | frozenset(self.time_words.phrases.firsts())
        return read_counted_lexicon(
            self.lexicons,
            self.cut,
            self.number_words,
            not_nouns=not_nouns,
            verbs=self.vocabulary.verbs.only_finite(),
            names=self.words.places | self.words.names,
        )

    @cached_property
    def entity_words(self) -> EntityLexicon:
        """Gazetteers and names of people."""
        gazetteer = read_gazetteer(self.lexicons, self.cut, self.vocabulary.function_words, self.name_words)
        names = read_names(self.lexicons, self.cut, self.vocabulary)
        return EntityLexicon(gazetteer, names, self.vocabulary, read_starts(gazetteer, names, self.vocabulary))

    @cached_property
    def engine(self) -> Engine:
        """The frames of events."""
        return read_engine(self.lexicons, read_frames(self.frame_folders, self._known), self.vocabulary, self.cut)

    @property
    def _known(self) -> Known:
        """What frames may name."""
        return read_known(self.bases[0], self.vocabulary.verbs.lemmas())

    def check(self) -> Iterator[KhabarError]:
        """All that is wrong in the files of the model: lexicons, then frames if these can be read. Nothing of a snapshot is used."""
        try:
            cut, known = self.cut, self._known
        except KhabarError:  # a broken row, which the lexicons are asked about
            yield from check_lexicons(self.lexicons, None)
            return
        yield from check_lexicons(self.lexicons, cut)
        yield from check_frames(self.frame_folders, known)

    def restore(self) -> None:
        """Take all parts from the snapshot, or read them and make one. Those of another morphology than the embedded are read anew.

        A model that extends another shares all its parts but the frames, and has no snapshot.
        """
        if len(self.bases) > 1:
            base = load_model(self.bases[0], morphology=self.morphology)
            self.__dict__.update({name: getattr(base, name) for name in (*_PARTS, "tokenizer") if name != "engine"})
            return
        snapshot = snapshot_name(self.path) if self.morphology == MORPHOLOGIES[0] else None
        parts = read_snapshot(snapshot) if snapshot else None
        if parts is None:
            parts = {name: getattr(self, name) for name in _PARTS}
            for name in _TO_READ:
                self.__dict__.pop(name, None)
            if snapshot:
                write_snapshot(snapshot, parts)
        self.__dict__.update(parts)


@cache
def load_model(path: Path, *, morphology: str = "embedded") -> Model:
    """The model in a folder with one of `MORPHOLOGIES`, one object for each. Raises KhabarError for another, and for what is wrong in its files."""
    model = Model(path.resolve(), morphology=morphology)
    was_enabled = gc.isenabled()
    gc.disable()  # nothing of a million small objects is garbage, and looking for it takes half the time
    try:
        model.restore()
    finally:
        if was_enabled:
            gc.enable()
    gc.freeze()  # the lexicons stay: looking through their objects again and again costs an eighth of the time of all work after
    return model
