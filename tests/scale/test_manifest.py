"""What a run is: the digest of a model, and manifests that cannot be read."""

import shutil

import pytest

from pipeline import KhabarError
from pipeline.model import find_model
from pipeline.scale.manifest import MANIFEST, Settings, describe_run, model_digest, read_manifest, write_manifest


@pytest.fixture
def model(tmp_path):
    folder = tmp_path / "own"
    (folder / "events").mkdir(parents=True)
    (folder / "meta.json").write_text('{"lang": "ar", "name": "own", "version": "1.0.0", "extends": "news"}')
    (folder / "events" / "strike.yml").write_text("event: strike\n")
    return folder


def test_the_digest_is_of_the_content(model, tmp_path):
    before = model_digest(str(model))
    assert before != model_digest("news")
    assert model_digest(str(shutil.copytree(model, tmp_path / "copy"))) == before
    (model / "README.md").write_text("what nobody reads but people")
    assert model_digest(str(model)) == before
    (model / "events" / "strike.yml").write_text("event: strikes\n")
    assert model_digest(str(model)) != before


def test_a_model_in_its_folder_is_the_same(tmp_path):
    assert model_digest(str(find_model("news"))) == model_digest("news")


def test_written_and_read(dump, tmp_path):
    manifest = describe_run([str(dump)], "news", Settings(fields={"text": "matn"}, max_seconds=1.5))
    write_manifest(tmp_path, manifest)
    assert read_manifest(tmp_path) == manifest
    assert read_manifest(tmp_path / "other") is None


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"schema": 1}', b"\xff"])
def test_what_is_no_manifest(data, tmp_path):
    (tmp_path / MANIFEST).write_bytes(data)
    with pytest.raises(KhabarError, match=r"manifest.json: no manifest of Khabar: .*; write to another folder"):
        read_manifest(tmp_path)
