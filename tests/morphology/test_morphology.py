"""The choice of morphology: its names, what is missing and how to get it, and what holds whatever an analyser of others says of a word."""

import pickle
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

import pytest
import spacy

import pipeline
from pipeline import KhabarError
from pipeline.model import find_model
from pipeline.morphology import camel_data
from pipeline.text.keys import key

SENTENCE = "وقعت وزارة التعليم القطرية أمس مذكرة تفاهم مع جامعة أسيوط، وبحثت تدريب 40 معلماً."
PACKAGE = "run: pip install 'khabar[camel]'"
DATA = "run: camel_data -i disambig-mle-calima-msa-r13"


# The choice


@pytest.mark.parametrize(
    "load",
    [lambda: pipeline.load(morphology="farasa"), lambda: spacy.load(find_model("news"), config={"nlp.tokenizer.morphology": "farasa"})],
    ids=["pipeline.load", "spacy.load"],
)
def test_an_unknown_name_is_an_error_that_names_the_choices(load):
    with pytest.raises(KhabarError, match="there is no «farasa»; the choices are embedded and camel"):
        load()


@pytest.mark.parametrize("morphology", [None, "embedded"])
def test_embedded_is_the_default(morphology, nlp):
    chosen = pipeline.load(morphology=morphology)
    assert chosen.config["nlp"]["tokenizer"]["morphology"] == "embedded"
    assert annotated(chosen) == annotated(nlp)


def test_a_pipeline_survives_pickling(nlp):
    again = pickle.loads(pickle.dumps(nlp))
    assert again.tokenizer.morphology == "embedded"
    assert annotated(again) == annotated(nlp)


def annotated(nlp) -> tuple:
    doc = nlp(SENTENCE)
    assert doc._.events, "the sentence has an event"
    return [(token.text, token.lemma_, token.pos_) for token in doc], doc._.events, doc._.entities, doc._.quantities


# What is missing


def found(name: str) -> bool:
    return name == "camel_tools"


def test_without_the_package(monkeypatch):
    monkeypatch.setattr(camel_data, "find_spec", lambda name: None)
    with pytest.raises(KhabarError) as caught:
        pipeline.load(morphology="camel")
    assert str(caught.value) == f"morphology camel: needs the package camel-tools; {PACKAGE}"


@pytest.mark.parametrize("present", [(), (camel_data.DATABASE,), (camel_data.FREQUENCIES,)], ids=["nothing", "no frequencies", "no database"])
def test_without_the_data(present, monkeypatch, tmp_path):
    monkeypatch.setattr(camel_data, "find_spec", found)
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path / "data of mine"))
    for file in present:
        (tmp_path / "data of mine" / file).parent.mkdir(parents=True)
        (tmp_path / "data of mine" / file).touch()
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(KhabarError, match="data of mine") as caught:
        pipeline.load(morphology="camel")
    assert caught.value.way_out == DATA
    assert sorted(tmp_path.rglob("*")) == before, "nothing is made"


@pytest.mark.parametrize(
    "platform, given, folder",
    [
        ("linux", None, "home/.camel_tools"),
        ("darwin", None, "home/.camel_tools"),
        ("win32", None, "home/AppData/Roaming/camel_tools"),
        ("linux", "elsewhere", "elsewhere"),
        ("linux", "~/mine", "home/mine"),
    ],
)
def test_where_the_data_is(platform, given, folder, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr(camel_data.sys, "platform", platform)
    monkeypatch.delenv("CAMELTOOLS_DATA", raising=False)
    if given:
        monkeypatch.setenv("CAMELTOOLS_DATA", given)
    assert camel_data.find_folder() == tmp_path / folder


# Whatever an analyser says


class Ranked(NamedTuple):
    analysis: dict[str, str]


class Word(NamedTuple):
    analyses: list[Ranked]


class Greedy:
    """A disambiguator that cuts whatever could be cut: every و ف and ب ل ك س at the front, every pronoun at the end. None could be worse."""

    def disambiguate(self, words: list[str]) -> list[Word]:
        return [Word([Ranked(self.cut(word))]) for word in words]

    def cut(self, word: str) -> dict[str, str]:
        front = list(takewhile(lambda letter: letter in "وفبلكس", word[:-2]))[:2]
        host = word[len(front) :]
        back = next((suffix for suffix in ("هم", "ها", "نا", "ي", "ه", "ك") if host.endswith(suffix) and len(host) > len(suffix)), "")
        named = dict(zip(("prc2", "prc1"), [f"{letter}_prep" for letter in front], strict=False))
        tokens = [*(letter + "+" for letter in front), host.removesuffix(back), *(["+" + back] if back else [])]
        absent = dict.fromkeys(("prc3", "prc2", "prc1", "prc0"), "0")
        return {**absent, **named, "enc0": "3ms_poss" if back else "0", "d3tok": "_".join(tokens), "lex": host, "pos": "noun"}


@pytest.fixture(scope="module")
def greedy(nlp, tmp_path_factory):
    """A pipeline with that disambiguator, from a copy of the model."""
    folder = tmp_path_factory.mktemp("model")
    nlp.to_disk(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipeline.model.open_disambiguator", Greedy)
        return pipeline.load(str(folder), morphology="camel")


def test_lexicons_compile_whatever_is_cut(greedy, nlp):
    """Words of the lexicons stay whole, else no rule would find them; the same facts are found."""
    tokens = {token.text for token in greedy("قال كبير لسان فيها سيارتي")}
    assert {"ك", "ل", "ف", "س"} & tokens, "it does cut"
    doc = greedy(SENTENCE)
    assert [(event.type, event.roles.keys()) for event in doc._.events] == [(event.type, event.roles.keys()) for event in nlp(SENTENCE)._.events]
    assert [quantity.text for quantity in doc._.quantities] == ["40 معلماً"]


@pytest.mark.parametrize(
    "text",
    [
        "وبكتابهم",
        "وَبِكِتَابِهِم",
        "وبكتـــابهم",
        "ولله",
        "فبها",
        "لي",
        "وو",
        "كككك",
        "سسسسها",
        "ﻻجتماعها",
        "وﷲ",
        "ب\N{ZERO WIDTH JOINER}ها",
        "وبکتابی",
        "ہیں",
    ],
)
def test_pieces_spell_the_word(text, greedy):
    words, _, *_, tokens = greedy.tokenizer.khabar_model.tokenizer.tokenize(text)
    assert "".join(words) == text
    assert all(tokens.keys)
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == list(words)
    assert len({len(column) for column in tokens[1:]}) == 1


def test_the_key_of_a_whole_word_is_its_own(greedy):
    assert [token.norm for token in next(pipeline.extract(["مدرسه الإمـارات"], model=greedy, tokens=True)).tokens][-1] == key("الإمارات")


def test_the_choice_is_saved(greedy, tmp_path):
    greedy.to_disk(tmp_path / "saved")
    assert 'morphology = "camel"' in Path(tmp_path / "saved" / "config.cfg").read_text(encoding="utf-8")
