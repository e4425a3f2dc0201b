"""What all components have in common: their model, found beside them on disk."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from spacy.language import Language

from ..annotations import register_extensions
from ..model import OWN_FRAMES, Model, load_model
from ..morphology import MORPHOLOGIES

register_extensions()


class Component:
    """What all have in common: their model, found beside them on disk, with the morphology of the pipeline's tokenizer.

    `name` is that of the component in the pipeline. It reads its lexicons in `read` and annotates a Doc when called.
    """

    _pickled: tuple[str, ...] = ("name", "morphology")

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self.morphology: str = getattr(getattr(nlp, "tokenizer", None), "morphology", MORPHOLOGIES[0])
        self._model: Model | None = None

    @property
    def khabar_model(self) -> Model:
        """The model. Not named `model`: spaCy takes a component with that for a trainable one."""
        if self._model is None:
            raise ValueError(f"[khabar] component '{self.name}' has no model: load one with pipeline.load() or spacy.load('models/news')")
        return self._model

    def read(self, model: Model) -> None:
        """Read this stage's lexicons."""

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "Component":
        """Called by spacy.load with model/<name>; the model is the folder around it."""
        self._model = load_model(Path(path).parent, morphology=self.morphology)
        self.read(self._model)
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Copy the model's data to the folder a pipeline is saved in, with the frames of models that extend it."""
        target = Path(path).parent
        base, *extensions = self.khabar_model.bases
        copies = [(base / folder, target / folder) for folder in ("lexicons", "events", OWN_FRAMES) if (base / folder).is_dir()]
        copies += [(own / "events", target / OWN_FRAMES / own.name / "events") for own in extensions]
        for source, copy in copies:
            if not copy.is_dir():
                shutil.copytree(source, copy)
        shutil.copy(base / "ontology.json", target)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Where the model is: the data itself stays on disk."""
        return str(self.khabar_model.path).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "Component":
        """The counterpart of `to_bytes`."""
        return self.from_disk(Path(data.decode()) / self.name)

    def __getstate__(self) -> dict[str, Any]:
        """Pickled is where the model is, for other processes (`nlp.pipe(n_process=2)`): what was read from it is read again there."""
        return {**{name: self.__dict__[name] for name in self._pickled}, "path": self._model.path if self._model else None}

    def __setstate__(self, state: dict[str, Any]) -> None:
        path = state.pop("path")
        self.__dict__.update(state, _model=None)
        if path is not None:
            self.from_disk(path / self.name)
