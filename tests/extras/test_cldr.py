"""Money is read in every currency that CLDR names in Arabic, by the name it has there. Needs the extra data (Babel)."""

import re

import pytest

import pipeline
from pipeline.model import find_model
from pipeline.rules.lexicon import read_lexicon

babel = pytest.importorskip("babel")

NLP = pipeline.load()
LEXICON = find_model("news") / "lexicons" / "currencies.tsv"
NAMES = babel.Locale("ar").currencies
DATED = re.compile(r"\d{4}")
"""CLDR tells old money from new by its years («زلوتي بولندي - 1950-1995»), which newspapers do not write."""
OTHERWISE = {
    "AFN": "the bare adjective «أفغاني» is a man, and any thing of the country",
    "GHC": "named like the money that followed it",
    "GQE": "spelt with a slip in CLDR («اكويل»)",
    "KYD": "«كيمن» as a word would cut other words in two",
    "TRL": "named like the money that followed it",
}


def codes_left_out() -> set[str]:
    """The codes that the header of the lexicon lists as left out, with its reasons."""
    header = [line for line in LEXICON.read_text(encoding="utf-8").splitlines() if line.startswith("#") and "eft out" in line]
    return {code for line in header for code in re.findall(r"\b[A-Z]{3}\b", line)}


def test_every_code_has_a_row_or_a_reason():
    rows = {row["currency"] for row in read_lexicon(LEXICON)}
    assert set(NAMES) - rows - codes_left_out() == set()


@pytest.fixture(scope="module")
def read():
    codes = sorted({row["currency"] for row in read_lexicon(LEXICON)} & set(NAMES))
    records = pipeline.extract(({"text": f"دفع 50 {NAMES[code]} أمس."} for code in codes), model=NLP)
    return {code: {quantity.currency for quantity in record.quantities} for code, record in zip(codes, records, strict=True)}


def test_names_of_cldr(read):
    wrong = {code: NAMES[code] for code, found in read.items() if code not in found and code not in OTHERWISE and not DATED.search(NAMES[code])}
    assert wrong == {}
