"""CAMeL Tools on this machine: its data found by its files, its disambiguator opened with nothing downloaded and nothing written.

Importing `camel_tools.data` makes a folder in the user's home and, where the data folder has no catalogue, downloads one. So the files are
looked for before anything of CAMeL Tools is imported, and during that import the home is a temporary folder and so is, without a
catalogue, the data folder. The one thing a process may notice: in such a process CAMeL Tools' own catalogue is empty afterwards, so its
`pretrained` functions find nothing; they would need the catalogue (`camel_data -u`) anyway.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..errors import KhabarError

WHERE = "morphology camel"
_INSTALL_PACKAGE = "run: pip install 'khabar[camel]'"
_INSTALL_DATA = "run: camel_data -i disambig-mle-calima-msa-r13"
_RENEW_DATA = "run: camel_data -u && camel_data -i -f disambig-mle-calima-msa-r13"

# Where that package puts its files, by the catalogue of CAMeL Tools 1.6 (it has been so since 1.2).
DATABASE = Path("data", "morphology_db", "calima-msa-r13", "morphology.db")
FREQUENCIES = Path("data", "disambig_mle", "calima-msa-r13", "model.json")
_CATALOGUE = "catalogue.json"


def open_disambiguator() -> Any:
    """CAMeL's maximum likelihood disambiguator for Modern Standard Arabic, on the user's data.

    Words it does not know have no analyses: CAMeL's own backoff, which guesses, is off. Raises KhabarError where the package or the data is missing.
    """
    if find_spec("camel_tools") is None:
        raise KhabarError(WHERE, "needs the package camel-tools", _INSTALL_PACKAGE)
    folder = find_folder()
    for file in (folder / DATABASE, folder / FREQUENCIES):
        if not file.is_file():
            raise KhabarError(WHERE, f"needs the data of CAMeL Tools, and there is no {file}", _INSTALL_DATA)
    _import_untouching(folder)
    from camel_tools.disambig.mle import MLEDisambiguator
    from camel_tools.morphology.analyzer import Analyzer
    from camel_tools.morphology.database import MorphologyDB

    database = MorphologyDB(str(folder / DATABASE), "a")
    if "d3tok" not in database.all_feats():
        raise KhabarError(str(folder / DATABASE), "is too old: its analyses have no d3tok", _RENEW_DATA)
    # Without its cache, which analyses a word again even when it holds it; the tokenizer keeps words anyway.
    return MLEDisambiguator(Analyzer(database), str(folder / FREQUENCIES), cache_size=0)


def find_folder() -> Path:
    """Where CAMeL Tools keeps its data: $CAMELTOOLS_DATA, or its folder in the home. It need not exist."""
    given = os.environ.get("CAMELTOOLS_DATA")
    if given is not None:
        return Path(given).expanduser().absolute()
    return Path.home() / ("AppData/Roaming/camel_tools" if sys.platform == "win32" else ".camel_tools")


def _import_untouching(folder: Path) -> None:
    """Import `camel_tools.data`, the module that makes folders and downloads, so that it does neither."""
    if "camel_tools.data" in sys.modules:
        return
    with TemporaryDirectory() as temporary:
        catalogued = (folder / _CATALOGUE).is_file()
        if not catalogued:
            Path(temporary, _CATALOGUE).write_text(json.dumps({"version": "", "packages": {}, "components": {}}), encoding="utf-8")
        with _environment(HOME=temporary, USERPROFILE=temporary, CAMELTOOLS_DATA=str(folder) if catalogued else temporary):
            import_module("camel_tools.data")


@contextmanager
def _environment(**variables: str) -> Iterator[None]:
    """Environment variables for a while."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
