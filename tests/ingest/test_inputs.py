"""Files, folders, patterns and standard input."""

import gzip
import io
import json
import os
import sys
import threading
from types import SimpleNamespace

import pytest

from pipeline import read
from pipeline.ingest.inputs import find_inputs, is_input
from pipeline.ingest.kinds import KINDS, kind_by_content, kind_of, may_hold_articles, unpacked

TEXT = "افتتح المعرض في تونس."
LINE = json.dumps({"text": TEXT}, ensure_ascii=False).encode() + b"\n"


@pytest.fixture
def tree(tmp_path):
    for name in ("2015/07/a.txt", "2015/08/b.txt", "2015/08/c.jsonl.gz", "2016/d.txt", "2016/notes.md", "2016/.e.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(LINE, mtime=0) if name.endswith("gz") else TEXT.encode())
    return tmp_path


@pytest.mark.parametrize(
    "pattern, names",
    [
        ("", ["2015/07/a.txt", "2015/08/b.txt", "2015/08/c.jsonl.gz", "2016/d.txt"]),
        ("2015", ["07/a.txt", "08/b.txt", "08/c.jsonl.gz"]),
        ("*", ["2015/07/a.txt", "2015/08/b.txt", "2015/08/c.jsonl.gz", "2016/d.txt"]),
        ("2016/*", ["d.txt"]),
        ("*/d.txt", ["2016/d.txt"]),
        ("2015/*/*.gz", ["08/c.jsonl.gz"]),
        ("**/*.txt", ["2015/07/a.txt", "2015/08/b.txt", "2016/d.txt"]),
        ("2015/**", ["07/a.txt", "08/b.txt", "08/c.jsonl.gz"]),
        ("201[56]/0?/?.txt", ["2015/07/a.txt", "2015/08/b.txt"]),
        ("2016/d.txt", ["d.txt"]),
    ],
)
def test_names_are_inside_the_folder_or_the_fixed_part(pattern, names, tree):
    assert [found.name for found in find_inputs([os.path.join(tree, pattern)])] == names


def test_a_file_whose_name_looks_like_a_pattern(tmp_path):
    (tmp_path / "a[1].txt").write_text(TEXT, encoding="utf-8")
    assert [article.id for article in read(tmp_path / "a[1].txt")] == ["a[1].txt"]


@pytest.mark.parametrize(
    "text, is_one",
    [
        ("-", True),
        ("missing.txt", True),
        ("missing.json.gz", True),
        ("a.txt", True),
        ("*.txt", True),
        (TEXT, False),
        ("ما هذا؟ *", False),
        ("*.md", False),
        (TEXT * 99, False),
    ],
)
def test_names_and_texts(text, is_one, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert is_input(text) == is_one


@pytest.mark.parametrize(
    "content, ids",
    [
        (LINE * 2, ["stdin:1", "stdin:2"]),
        (b"[" + LINE + b"," + LINE + b"]", ["stdin:1", "stdin:2"]),
        (json.dumps({"text": TEXT}, indent=1).encode(), ["stdin:1"]),
        (gzip.compress(LINE, mtime=0), ["stdin:1"]),
        (TEXT.encode(), ["stdin"]),
        (TEXT.encode("windows-1256"), ["stdin"]),
        (f"[{TEXT}]".encode(), ["stdin"]),
        (f"\ufeff{LINE.decode()}".encode("utf-16-le"), ["stdin:1"]),
        (f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>".encode(), ["stdin"]),
    ],
)
def test_standard_input_is_read_by_its_content(content, ids, monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))
    articles = list(read("-"))
    assert [article.id for article in articles] == ids
    assert all(TEXT in article.text for article in articles)


def test_errors_name_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(LINE + b"{\n" + LINE)))
    errors = []
    assert len(list(read("-", on_error=errors.append))) == 2
    assert errors[0].where == "standard input:2"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_read_by_its_content(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=lambda: (tmp_path / "pipe").write_bytes(LINE * 2))
    writer.start()
    assert [article.id for article in read(tmp_path / "pipe")] == ["pipe:1", "pipe:2"]
    writer.join()


def test_a_file_without_suffix_is_read_by_its_content(tmp_path):
    (tmp_path / "dump").write_bytes(LINE)
    assert [article.text for article in read(tmp_path / "dump")] == [TEXT]


@pytest.mark.parametrize(
    "file, packed, kind, holds",
    [
        ("a.json", None, "json", True),
        ("A.JSONL", None, "json", True),
        ("a.csv", None, "csv", True),
        ("a.htm", None, "html", True),
        ("a.md", None, None, False),
        ("a", None, None, False),
        ("a.json.gz", (".gz", "a.json"), None, True),
        ("a.gz", (".gz", "a"), None, True),
        ("a.md.gz", (".gz", "a.md"), None, False),
        ("a.tgz", (".gz", "a.tar"), None, True),
        ("a.tar.zst", (".zst", "a.tar"), None, True),
        ("a.zip", (".zip", "a"), None, True),
    ],
)
def test_kinds_by_name(file, packed, kind, holds):
    assert (unpacked(file), kind_of(file), may_hold_articles(file)) == (packed, kind, holds)


@pytest.mark.parametrize(
    "head, kind",
    [
        ('[{"', "json"), ("[]", "json"), (' {\n "a"', "json"), ("[تونس] خبر", "text"), ("{ خبر }", "text"),
        ("<!doctype html><p>", "html"), ("<?xml version='1.0'?>\n<html xmlns='x'>", "html"), ("<!-- a -->\n<HTML>", "html"),
        ("<DOC>\n<TEXT>", "sgml"), ("خبر", "text"), ("", "text"),
    ],
)  # fmt: skip
def test_kinds_by_content(head, kind):
    assert kind_by_content(head) == kind
    assert kind in KINDS
