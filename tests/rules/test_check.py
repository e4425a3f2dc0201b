"""`khabar check`: the models that come with the package are clean, and each kind of slip is named with file, line and the way out."""

import shutil

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


SLIPS = [
    ("given_names.tsv", "گريم\tpersian\t", "a Persian letter in «گ»; type the Arabic one"),
    ("given_names.tsv", "كـريمان\tarab\t", "a tatweel in «ـ»; leave it out"),
    ("given_names.tsv", "ﻛﺮﻳﻤﺎن\tarab\t", "a presentation form in «ﻛ»; type the plain letter"),
    ("given_names.tsv", "كُريمان\tarab\t", "a vowel sign"),
    ("given_names.tsv", "كر\u200fيمان\tarab\t", "an invisible mark"),
    ("given_names.tsv", "قيس  الليل\tarab\t", "stray blanks in «قيس  الليل»; one blank between words, none around"),
    ("given_names.tsv", "محمد\tother\tyes", "«محمد» is given at"),
    ("countries.tsv", "ZZ\tبلاد الزهر|بلاد الزهر\t\t\t", "a form twice in «بلاد الزهر|بلاد الزهر»; keep one of the two"),
    ("name_words.tsv", "حجارة\tsprot", "role 'sprot' is not one the header names; did you mean 'sport'?"),
    ("name_words.tsv", "منها\tsport", "«منها» is cut من|ها and never matches; give the word without what is cut off"),
    ("organisations.tsv", "\tنادي الحجارة\t\tORGA\tclub\t\t", "no type of entity 'ORGA'; did you mean 'ORG'?"),
    ("places.tsv", "\tقرية الحجارة\t\tGPE\tvillage\tEE1\t", "no country 'EE1'; did you mean 'EE'?"),
    ("realms.tsv", "المملكة\tSA|JO|BH|MA", "the same row as"),
]
"""A row added to a lexicon, and what is said of it."""


@pytest.fixture(scope="module")
def found(copied):
    """What is said of all the slips at once, by address."""
    where = {}
    for file, row, _ in SLIPS:
        path = copied / "lexicons" / file
        with path.open("a", encoding="utf-8") as lexicon:
            lexicon.write(f"{row}\n")
        where[file, row] = f"{path}:{path.read_text(encoding='utf-8').count(chr(10))}: "
    frame = copied / "events" / "training.yml"
    frame.write_text(frame.read_text(encoding="utf-8").replace("hours:", "hour:", 1), encoding="utf-8")
    heads = copied / "lexicons" / "work_heads.tsv"
    heads.write_text(heads.read_text(encoding="utf-8").replace("# ", "#", 1), encoding="utf-8")
    return where, [str(error) for error in Model(copied).check()]


@pytest.mark.parametrize("file, row, message", SLIPS)
def test_a_slip_in_a_lexicon_is_named(file, row, message, found):
    where, errors = found
    assert [error for error in errors if error.startswith(where[file, row]) and message in error], errors


def test_slips_in_frames_and_headers_are_named(found):
    _, errors = found
    assert [error for error in errors if "role 'hour' is not a role of 'training'; did you mean 'hours'?" in error]
    assert [error for error in errors if "work_heads.tsv:1: no line that says what it is" in error]


def test_a_broken_row_is_named_and_the_other_lexicons_are_read(tmp_path):
    model = tmp_path / "broken"
    shutil.copytree(find_model("news"), model)
    for file, row in (("places.tsv", "\tقرية الحجارة\tGPE"), ("name_words.tsv", "حجارة\tsprot")):
        with (model / "lexicons" / file).open("a", encoding="utf-8") as lexicon:
            lexicon.write(f"{row}\n")
    messages = [str(error).partition(": ")[2] for error in Model(model).check()]
    assert messages == [
        "role 'sprot' is not one the header names; did you mean 'sport'?",
        "3 cells where the header has 7; cells are parted by tabs",
    ]
