"""A snapshot holds what the files say, for as long as they say it; without one all works the same."""

import os
import pickle
import shutil

import pytest

import pipeline.snapshot
from pipeline.model import Model, find_model
from pipeline.snapshot import cache_folder, read_snapshot, snapshot_name, write_snapshot

NAME = "news-1.pickle"


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("KHABAR_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_where_it_is(cache, monkeypatch, tmp_path):
    assert cache_folder() == cache
    monkeypatch.setenv("KHABAR_CACHE", "")
    assert cache_folder() is None
    monkeypatch.delenv("KHABAR_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "khabar"


def test_its_name_tells_what_the_files_hold(cache, tmp_path):
    model = tmp_path / "news"
    shutil.copytree(find_model("news"), model)
    before = snapshot_name(model)
    assert before == snapshot_name(find_model("news"))  # wherever they are, whatever their times
    realms = model / "lexicons" / "realms.tsv"
    os.utime(realms, (0, 0))
    assert before == snapshot_name(model)
    with realms.open("a", encoding="utf-8") as file:
        file.write("الإمارة\tQA\n")
    assert before != (changed := snapshot_name(model))
    realms.rename(realms.with_name("kingdoms.tsv"))
    assert changed != snapshot_name(model)


def test_its_name_tells_the_dictionary(monkeypatch):
    before = snapshot_name(find_model("news"))
    monkeypatch.setattr("simplemma.__version__", "2.99")
    assert snapshot_name(find_model("news")) != before


def test_what_is_written_is_read_and_what_is_broken_is_not(cache):
    path = cache / NAME
    assert read_snapshot(NAME) is None
    write_snapshot(NAME, {"words": {"خبر": 1}})
    assert read_snapshot(NAME) == {"words": {"خبر": 1}}
    path.write_bytes(path.read_bytes()[:-9])
    assert read_snapshot(NAME) is None
    path.write_bytes(pickle.dumps({"words": 1}) * 2)
    assert read_snapshot(NAME) == {"words": 1}


def test_another_users_is_not_read_but_the_packages(cache, tmp_path, monkeypatch):
    write_snapshot(NAME, {"words": 1})
    monkeypatch.setattr(os, "getuid", lambda: (cache / NAME).stat().st_uid + 1)
    assert read_snapshot(NAME) is None
    monkeypatch.setattr(pipeline.snapshot, "_OF_PACKAGE", cache)
    assert read_snapshot(NAME) == {"words": 1}


def test_without_a_folder_nothing_is_kept(monkeypatch):
    monkeypatch.setenv("KHABAR_CACHE", "")
    write_snapshot(NAME, {"words": 1})
    assert read_snapshot(NAME) is None


def test_older_ones_go(cache):
    for number in range(7):
        write_snapshot(f"news-{number}.pickle", {})
    assert len(list(cache.glob("*.pickle"))) == 4


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("KHABAR_CACHE", str(tmp_path / "file"))
    write_snapshot(NAME, {})


def test_a_model_restored_is_the_model_read(cache):
    read, restored = (Model(find_model("news")) for _ in range(2))
    read.restore()
    assert list(cache.glob("*.pickle"))
    restored.restore()
    assert restored.number_words.words == read.number_words.words
    assert restored.entity_words.gazetteer.adjectives == read.entity_words.gazetteer.adjectives
    assert restored.tokenizer.keys("وبمشاركتهم في المدينة") == read.tokenizer.keys("وبمشاركتهم في المدينة")
