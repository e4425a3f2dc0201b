"""The gazetteers are what their script makes of the packages: CLDR's names of territories, the parts of names. Needs the extra data."""

import importlib.util
import sys
from pathlib import Path

import pytest

from pipeline.model import find_model
from pipeline.rules.lexicon import read_lexicon
from pipeline.text.keys import key

babel = pytest.importorskip("babel")

LEXICONS = find_model("news") / "lexicons"
SCRIPT = Path(__file__).parents[2] / "models" / "sources" / "gazetteers.py"


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("gazetteers", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules["gazetteers"] = module
    spec.loader.exec_module(module)
    return module


def test_countries_have_every_name_of_cldr():
    rows = {row["id"]: {key(form) for form in row.forms("name", "aliases", "formal")} for row in read_lexicon(LEXICONS / "countries.tsv")}
    locales = [name for name in babel.localedata.locale_identifiers() if name == "ar" or name.startswith("ar_")]
    missing = {
        (code, name)
        for locale in locales
        for code, name in babel.Locale.parse(locale).territories.items()
        if code in rows and "(" not in name and key(name) not in rows[code]
    }
    assert missing == set()


@pytest.mark.parametrize(
    "arabic, latin, fits",
    [("باريس", "Paris", True), ("القاهرة", "Al Qahirah", True), ("باريس", "London", False), ("سحر", "Paris", False)],
)
def test_how_well_an_arabic_name_fits(arabic, latin, fits, script):
    assert (script.fit(arabic, [latin]) >= script.LEAST_FIT) == fits


def test_the_parts_of_names_are_those_of_the_table(script):
    pytest.importorskip("arabic_name_romanizer")
    rows = [list(row.cells) for row in read_lexicon(LEXICONS / "wikidata_names.tsv")]
    assert rows == list(script.name_parts())
