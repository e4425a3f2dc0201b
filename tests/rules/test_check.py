"""`khabar check`: the models that come with the package are clean, and each kind of slip is named with file, line and the way out."""

import shutil
from pathlib import Path

import pytest

from pipeline.model import Model, find_model, installed_models


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    folder = tmp_path_factory.mktemp("model") / "copy"
    shutil.copytree(find_model("news"), folder)
    return folder


@pytest.mark.parametrize("name", sorted(installed_models()))
def test_the_model_is_clean(name):
    assert [str(error) for error in Model(find_model(name)).check()] == []


@pytest.mark.parametrize(
    "file, row, message",
    [
        ("given_names.tsv", "گريم\tpersian\t", "a Persian letter in «گ»; type the Arabic one"),
        ("given_names.tsv", "كـريم\tarab\t", "a tatweel in «ـ»; leave it out"),
        ("given_names.tsv", "ﻛﺮﻳﻢ\tarab\t", "a presentation form in «ﻛ»; type the plain letter"),
        ("given_names.tsv", "كُريم\tarab\t", "a vowel sign"),
        ("given_names.tsv", "كر\u200fيم\tarab\t", "an invisible mark"),
        ("given_names.tsv", "قيس  الليل\tarab\t", "stray blanks in «قيس  الليل»; one blank between words, none around"),
        ("given_names.tsv", "محمد\tother\tyes", "«محمد» is given at"),
        ("countries.tsv", "ZZ\tبلاد الزهر|بلاد الزهر\t\t\t", "a form twice in «بلاد الزهر|بلاد الزهر»; keep one of the two"),
        ("name_words.tsv", "حجارة\tsprot", "role 'sprot' is not one the header names; did you mean 'sport'?"),
        ("name_words.tsv", "منها\tsport", "«منها» is cut من|ها and never matches; give the word without what is cut off"),
        ("places.tsv", "\tقرية الحجارة\t\tGPE\tvillage\tEE1\t", "no country 'EE1'; did you mean 'EE'?"),
        ("places.tsv", "\tقرية الحجارة\tGPE", "3 cells where the header has 7; cells are parted by tabs"),
    ],
)
def test_a_slip_in_a_lexicon_is_named(file, row, message, copied):
    path = copied / "lexicons" / file
    text = path.read_text(encoding="utf-8")
    try:
        path.write_text(f"{text}{row}\n", encoding="utf-8")
        found = [str(error) for error in Model(copied).check()]
    finally:
        path.write_text(text, encoding="utf-8")
    line = text.count("\n") + 1
    assert [error for error in found if error.startswith(f"{path}:{line}: ") and message in error], found


def test_slips_in_frames_and_headers_are_named(copied):
    frame = copied / "events" / "training.yml"
    text = frame.read_text(encoding="utf-8")
    frame.write_text(text.replace("hours:", "hour:", 1), encoding="utf-8")
    lexicon = copied / "lexicons" / "realms.tsv"
    rows = lexicon.read_text(encoding="utf-8")
    lexicon.write_text("form\tcountries\n" + rows.split("countries\n", 1)[1], encoding="utf-8")
    found = [str(error) for error in Model(copied).check()]
    frame.write_text(text, encoding="utf-8")
    lexicon.write_text(rows, encoding="utf-8")
    assert len(found) == 2
    assert "role 'hour' is not a role of 'training'; did you mean 'hours'?" in found[1]
    assert found[0].startswith(f"{Path(lexicon)}:1: no line that says what it is")
