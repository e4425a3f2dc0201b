"""Lexicons are read as written, broken rows are named, and the data of the model is clean."""

import re
from pathlib import Path

import pytest

from pipeline.errors import KhabarError
from pipeline.model import find_model, installed_models
from pipeline.rules.lexicon import PhraseIndex, read_lexicon

LEXICONS = sorted((find_model("news") / "lexicons").glob("*.tsv"))


def write(folder: Path, text: str) -> Path:
    path = folder / "words.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_rows(tmp_path):
    path = write(tmp_path, "# what it is\nform\tvalue\nواحد|واحدة\t1\n\nاثنان\t2\n")
    rows = read_lexicon(path)
    assert [(row.forms("form"), row["value"]) for row in rows] == [(["واحد", "واحدة"], "1"), (["اثنان"], "2")]
    assert rows[1].where == f"{path}:5"


def test_broken_row_is_named(tmp_path):
    path = write(tmp_path, "form\tvalue\nواحد 1\n")
    with pytest.raises(KhabarError, match="1 cells where the header has 2; cells are parted by tabs") as caught:
        read_lexicon(path)
    assert str(caught.value).startswith(f"{path}:2: ")


def test_missing_lexicon_and_model(tmp_path):
    with pytest.raises(KhabarError, match="no such lexicon"):
        read_lexicon(tmp_path / "none.tsv")
    with pytest.raises(KhabarError, match="no such model; the models here are: news"):
        find_model("nwes")
    assert installed_models() == {"news"}


def test_longest_phrase_wins_and_ta_marbuta_may_be_ha():
    index = PhraseIndex()
    index.add(("هيئة",), 1)
    index.add(("هيئة", "الامم", "المتحدة"), 2)
    index.add(("هيئة", "الامم", "المتحدة"), 3)
    assert index.longest(["هيئة", "الامم", "المتحدة", "في"], 0) == (2, 2)
    assert index.longest(["هيئه", "الامم", "المتحده"], 0) == (2, 2)
    assert index.longest(["هيئة", "الامم"], 0) == (0, 1)
    assert index.longest(["الامم"], 0) is None
    assert "هيئة" in index
    assert "الامم" not in index


@pytest.mark.parametrize("path", LEXICONS, ids=lambda path: path.name)
def test_the_model_is_clean(path: Path):
    """No presentation forms, Persian letters, tatweel, direction marks, stray blanks; each opens with what it is; no row twice."""
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert not re.search("[\ufb50-\ufdff\ufe70-\ufeff\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\u06a9\u06af\u06cc\u067e\u0686\u0698]", text)
    rows = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert len(rows) == len(set(rows))
    for row in read_lexicon(path):
        for cell in row.cells:
            for form in cell.split("|"):
                assert form == " ".join(form.split()), row.where
