"""docs/own-model.md is true: its files are written as it says, and a model that extends ours finds what its examples promise."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import pipeline
from pipeline.cli import app
from pipeline.errors import KhabarError
from pipeline.model import find_model, load_model

DOCUMENT = Path(__file__).parents[2] / "docs" / "own-model.md"
FILES = re.findall(r"`(mymodel/[^`]+)`:\n\n```\w+\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    target = tmp_path_factory.mktemp("own")
    for name, content in FILES:
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return target / "mymodel"


def events(nlp, text):
    record = next(pipeline.extract([text], model=nlp))
    assert not record.warnings
    return record.model, [(event.type, event.rule, {role: [a.text for a in found] for role, found in event.roles.items()}) for event in record.events]


@pytest.fixture(scope="module")
def own(folder):
    return pipeline.load(str(folder))


def test_the_document_has_its_files():
    assert [name for name, _ in FILES] == ["mymodel/meta.json", "mymodel/events/agreement.yml", "mymodel/events/strike.yml"]


@pytest.mark.parametrize("type_", ["agreement", "strike"])
def test_examples_and_nevers(own, folder, type_):
    frame = load_model(folder).engine.frames[type_]
    assert frame.examples
    for example in frame.examples:
        found = [roles for type_found, _, roles in events(own, example.text)[1] if type_found == type_]
        wanted = {role: value if isinstance(value, list) else [value] for role, value in example.gives.items()}
        assert len(found) == 1, example.text
        assert found[0].keys() == wanted.keys() - {"modality", "polarity"}
    assert not any(type_found == type_ for never in frame.never for type_found, _, _ in events(own, never)[1])


def test_rules_say_whose_they_are(own):
    assert events(own, "بدأ إضراب المعلمين في تونس") == ("mymodel 1.0.0", [("strike", "mymodel/strike.yml#triggers.0", {"workers": ["المعلمين"]})])


def test_the_base_stays_as_it_is(own, nlp):
    assert not events(nlp, "بدأ إضراب المعلمين في تونس")[1] or events(nlp, "بدأ إضراب المعلمين في تونس")[1][0][0] != "strike"
    assert events(own, "وقعت قطر ومصر اتفاقية")[1] == events(nlp, "وقعت قطر ومصر اتفاقية")[1]


def test_saved_it_is_whole(own, tmp_path):
    own.to_disk(tmp_path / "saved")
    assert events(pipeline.load(str(tmp_path / "saved")), "بدأ إضراب المعلمين في تونس") == events(own, "بدأ إضراب المعلمين في تونس")


def test_check_finds_nothing_in_it(folder):
    result = CliRunner().invoke(app, ["check", str(folder)])
    assert (result.exit_code, result.stdout.strip()) == (0, f"{folder}: nothing found")


@pytest.mark.parametrize(
    "name, content, message",
    [
        ("meta.json", '{"name": "x", "version": "1", "extends": "newz"}', "newz: no such model"),
        ("lexicons/places.tsv", "name\n", "a model that extends another has frames only"),
        ("events/strikes.yml", "event: strike\n", "'strike' is no type of event"),
        ("events/strike.yml", "event: strike\nabout: x\n", "'strike' is new and lacks `about`, `roles` or `triggers`"),
        (
            "events/agreement.yml",
            "event: agreement\ntriggers:\n  - noun: [توأمة]\n    needs: [partner]\n",
            "agreement.yml:4: role 'partner' is not in this frame",
        ),
        (
            "events/agreement.yml",
            "event: agreement\ntriggers:\n  - verb: [وقّع]\n    noun: [x]\n",
            "agreement.yml:3: a trigger is made of verbs or of nouns",
        ),
    ],
)
def test_what_is_wrong_is_named(tmp_path, name, content, message):
    (tmp_path / "meta.json").write_text('{"lang": "ar", "name": "x", "version": "1", "extends": "news"}', encoding="utf-8")
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(KhabarError, match=re.escape(message)):
        pipeline.load(str(tmp_path))


def test_a_model_that_extends_itself(tmp_path):
    (tmp_path / "meta.json").write_text(f'{{"lang": "ar", "name": "x", "version": "1", "extends": "{tmp_path}"}}', encoding="utf-8")
    with pytest.raises(KhabarError, match="extends itself"):
        find_model(str(tmp_path)) and pipeline.load(str(tmp_path))
