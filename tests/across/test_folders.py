"""A folder linked: from its records or its tables, into two tables that pandas reads."""

import shutil
import sys
from pathlib import Path

import pandas as pd
import pytest
import yaml

import pipeline
from pipeline import cli
from pipeline.across import link_folder
from pipeline.across.folders import DUPLICATES, INCIDENTS
from pipeline.across.incidents import COLUMNS
from pipeline.errors import KhabarError
from pipeline.export.files import RECORDS, write_records

GROUPS = yaml.safe_load((Path(__file__).parent / "incidents.yml").read_text(encoding="utf-8"))
ARTICLES = [
    {"id": f"{number:02}-{place}", "source": f"paper{place}", "text": article["text"], "published": article["published"]}
    for number, row in enumerate(GROUPS)
    for place, article in enumerate(row["articles"])
]


@pytest.fixture(scope="module")
def extracted(nlp, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("across") / "out"
    write_records(pipeline.extract(ARTICLES, model=nlp), folder)
    return folder


@pytest.fixture
def folder(extracted, tmp_path) -> Path:
    return Path(shutil.copytree(extracted, tmp_path / "out"))


def test_a_folder(folder):
    linked = link_folder(folder)
    duplicates, incidents = pd.read_parquet(folder / DUPLICATES), pd.read_parquet(folder / INCIDENTS)
    assert list(duplicates["doc_id"]) == [article["id"] for article in ARTICLES]
    assert list(incidents.columns) == list(COLUMNS)
    assert linked.documents == len(ARTICLES) == len(duplicates)
    assert linked.with_duplicates == (duplicates["cluster_size"] > 1).sum() > 0
    assert linked.incidents == len(incidents)
    assert linked.of_several == (incidents["n_articles"] > 1).sum() > linked.of_independent == (incidents["n_independent"] > 1).sum() > 3
    assert linked.without_text == 0
    assert sorted(path.name for path in folder.iterdir() if path.name.startswith(".")) == [], "nothing half-written is left"


def test_twice_gives_the_same_bytes(folder):
    link_folder(folder)
    first = [(folder / name).read_bytes() for name in (DUPLICATES, INCIDENTS)]
    link_folder(folder)
    assert [(folder / name).read_bytes() for name in (DUPLICATES, INCIDENTS)] == first


def test_shards_of_records(folder, tmp_path):
    link_folder(folder)
    lines = (folder / RECORDS).read_bytes().splitlines(keepends=True)
    shards = tmp_path / "shards"
    (shards / "records").mkdir(parents=True)
    for number in range(3):
        (shards / "records" / f"{number}.jsonl").write_bytes(b"".join(lines[number * 10 : number * 10 + 10 if number < 2 else None]))
    link_folder(shards)
    assert (shards / INCIDENTS).read_bytes() == (folder / INCIDENTS).read_bytes()


def test_tables_without_records(folder):
    """The tables name entities by their words and have no texts: what copies share is not known, the rest is."""
    link_folder(folder)
    from_records = pd.read_parquet(folder / INCIDENTS)
    (folder / RECORDS).unlink()
    linked = link_folder(folder)
    from_tables = pd.read_parquet(folder / INCIDENTS)
    assert linked.without_text == len(ARTICLES)
    assert sorted("; ".join(from_tables["event_ids"]).split("; ")) == sorted("; ".join(from_records["event_ids"]).split("; "))

    def pairs(incidents) -> set[str]:
        return set(incidents[incidents["n_articles"] > 1]["event_ids"])

    assert len(pairs(from_tables) & pairs(from_records)) >= 0.7 * len(pairs(from_records))


@pytest.mark.parametrize("make, message", [
    (lambda folder: None, "no such folder"),
    (lambda folder: folder.mkdir(), "no records"),
    (lambda folder: (folder.mkdir(), (folder / RECORDS).write_text('{"id": 1}\n')), "no record"),
    (lambda folder: (folder.mkdir(), [(folder / f"{name}.parquet").write_text("x") for name in ("documents", "events", "arguments", "entities")]), "no Parquet"),
])  # fmt: skip
def test_folders_that_cannot_be_linked(make, message, tmp_path):
    make(tmp_path / "out")
    with pytest.raises(KhabarError, match=message):
        link_folder(tmp_path / "out")
    assert not (tmp_path / "out" / DUPLICATES).exists()
    assert not (tmp_path / "out" / INCIDENTS).exists()


def test_tables_that_do_not_belong_together(folder, nlp, tmp_path):
    (folder / RECORDS).unlink()
    write_records(pipeline.extract([{"id": "z", "text": GROUPS[0]["articles"][0]["text"]}], model=nlp), tmp_path / "other")
    shutil.copy(tmp_path / "other" / "events.parquet", folder / "events.parquet")
    with pytest.raises(KhabarError, match="extract into an empty folder"):
        link_folder(folder)


def test_the_command(folder, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["khabar", "link", str(folder)])
    with pytest.raises(SystemExit) as exit:
        cli.run()
    assert exit.value.code in (0, None)
    out, err = capsys.readouterr()
    assert out == ""
    assert f"{len(ARTICLES)} documents" in err
    assert (folder / INCIDENTS).is_file()
    monkeypatch.setattr(sys, "argv", ["khabar", "link", str(folder), "--threshold", "0.1"])
    with pytest.raises(SystemExit) as exit:
        cli.run()
    assert exit.value.code == 2
    assert "0.3" in capsys.readouterr().err
