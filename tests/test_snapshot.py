"""A snapshot holds what the files say, for as long as they say it; without one all works the same."""

import pickle
import shutil

import pytest

from pipeline.model import Model, find_model
from pipeline.snapshot import cache_folder, read_snapshot, snapshot_of, write_snapshot


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("KHABAR_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_where_it_is(cache, monkeypatch, tmp_path):
    assert cache_folder() == cache
    monkeypatch.setenv("KHABAR_CACHE", "")
    assert cache_folder() is None
    assert snapshot_of(find_model("news")) is None
    monkeypatch.delenv("KHABAR_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "khabar"


def test_it_is_another_for_other_files(cache, tmp_path):
    model = tmp_path / "news"
    shutil.copytree(find_model("news"), model)
    before = snapshot_of(model)
    assert before == snapshot_of(model)
    with (model / "lexicons" / "realms.tsv").open("a", encoding="utf-8") as file:
        file.write("الإمارة\tQA\n")
    assert snapshot_of(model) != before


def test_what_is_written_is_read_and_what_is_broken_is_not(cache, tmp_path):
    path = cache / "news-1.pickle"
    assert read_snapshot(path) is None
    write_snapshot(path, {"words": {"خبر": 1}})
    assert read_snapshot(path) == {"words": {"خبر": 1}}
    path.write_bytes(path.read_bytes()[:-9])
    assert read_snapshot(path) is None
    path.write_bytes(pickle.dumps({"words": 1}) * 2)
    assert read_snapshot(path) == {"words": 1}


def test_older_ones_go(cache):
    for number in range(7):
        write_snapshot(cache / f"news-{number}.pickle", {})
    assert len(list(cache.glob("*.pickle"))) == 4


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "file").write_text("")
    write_snapshot(tmp_path / "file" / "news-1.pickle", {})


def test_a_model_restored_is_the_model_read(cache):
    read, restored = (Model(find_model("news")) for _ in range(2))
    read.restore()
    assert list(cache.glob("*.pickle"))
    restored.restore()
    assert restored.number_words.words == read.number_words.words
    assert restored.entity_words.gazetteer.adjectives == read.entity_words.gazetteer.adjectives
    assert restored.tokenizer.keys("وبمشاركتهم في المدينة") == read.tokenizer.keys("وبمشاركتهم في المدينة")
