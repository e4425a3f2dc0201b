"""CAMeL Tools as morphology: real camel-tools code on a small database of our own (data/README.md)."""

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pipeline
from pipeline import KhabarError, cli
from pipeline.morphology.camel_data import DATABASE, FREQUENCIES

CUT = [
    "و|ب|مشاركت|هم",
    "ب|مشاركت|ه",
    "مشاركت|نا",
    "ل|لموظفين",
    "و|ل|لمعلمين",
    "ف|ل|لوزير",
    "ل|لجنة",
    "ل|لجنت|هم",
    "ل|موظف",
    "وزارت|ها",
    "و|وزارة",
    "و|المدرسة",
    "ب|المدرسة",
    "ك|المعتاد",
    "ل|مدة",
    "مذكرت|ي",
    "موظفي|ها",
    "شركات|هم",
    "و|ل|شركات|ها",
    "مستشفا|ها",
    "و|ب|مستشفا|هم",
    "أعضاؤ|ها",
    "كتاب|كم",
    "كتاب|هما",
    "س|يزور",
    "و|س|يعلن",
    "ف|س|يوقع",
    "س|ينظم|ها",
    "يستقبل|هم",
    "يستقبل|ني",
    "استخدمو|ها",
    "استخدمت|ها",
    "درب|هم",
    "و|استقبل|ه",
    "أ|أعلن",
    "أ|يزور",
    "ب|اسم",
    "و|كتاباً",
    "و|قطر",
    "ل|فرنسا",
]
WHOLE = [
    "وزارة",
    "وزير",
    "وفد",
    "كتاب",
    "بنك",
    "بلد",
    "بيان",
    "فريق",
    "ليبيا",
    "لجنة",
    "كمال",
    "وعد",
    "ولد",
    "الوزارة",
    "المعلمين",
    "أعلنت",
    "ياأحمد",
]
LEXICON = ["مدرستي", "تدريبي", "و|تدريبي"]
"""Words of the lexicons («two schools of», «of training»), which CAMeL would cut: «my school», «my training»."""
FIXED = ["و|كما", "ل|ه", "و|في", "ب|ذلك"]
"""Function words, and these behind a conjunction: the pieces of the table."""
UNKNOWN = ["بوتين", "وبوتين", "الدوحة", "بالدوحة", "سيستقيل", "لطهران", "ﻻجتماعها", "ہیں"]
"""Words that are not in the database, one whose ligature stands across the cut, one in Urdu."""

KEYS = [
    ("وبمشاركتهم", "و ب مشاركة هم"),  # ت before a pronoun is the ة of the word
    ("للموظفين", "ل الموظفين"),  # the article behind ل gets its alif back
    ("للجنة", "ل اللجنة"),  # of three lams two are written
    ("للجنتهم", "ل لجنة هم"),  # no article before a pronoun
    ("مستشفاها", "مستشفي ها"),
    ("أعضاؤها", "اعضاء ها"),
    ("استخدموها", "استخدموا ها"),
    ("سيزور", "س يزور"),
    ("أأعلن", "ا اعلن"),
    ("الوزاره", "الوزاره"),  # uncut words have the keys of their letters
]

LEMMAS = [
    ("وبمشاركتهم", "و ب مشاركة هم", "CCONJ ADP NOUN PRON"),
    ("أعضاؤها", "عضو ها", "NOUN PRON"),
    ("للموظفين", "ل موظف", "ADP NOUN"),
    ("سيزور", "س زار", "AUX VERB"),
    ("أيعلن", "أ أعلن", "PART VERB"),
    ("لأكبر", "ل أكبر", "PART ADJ"),  # «verily»
    ("أول", "أول", "ADJ"),
    ("وقطر", "و قطر", "CCONJ PROPN"),
    ("مليون", "مليون", "NUM"),
    ("معظمهم", "معظم هم", "NOUN PRON"),
    ("غداً", "غدا", "ADV"),
    ("هنالك", "هنالك", "DET"),
    ("إزاء", "إزاء", "ADP"),
    ("ريثما", "ريثما", "CCONJ"),
    ("شكراً", "شكرا", "INTJ"),
    ("كلم", "كلم", "X"),
    ("ثم", "ثم", "CCONJ"),  # a function word: of the table
]

MORPHS = [
    ("الوزارة", "Definite=Def|Gender=Fem|Number=Sing"),
    ("المعلمين", "Definite=Def|Gender=Masc|Number=Plur"),
    ("شركات", "Definite=Ind|Gender=Fem|Number=Plur"),
    ("أعلنت", "Aspect=Perf|Gender=Fem|Number=Sing|Person=3"),
    ("يزور", "Aspect=Imp|Gender=Masc|Number=Sing|Person=3"),
    ("غداً", ""),
    ("بوتين", ""),
]

TEXT = "وقعت وزارة التعليم القطرية وجامعة أسيوط مذكرة تفاهم في الدوحة، وستنظم الوزارة دورة تدريبية للمعلمين بمشاركة 40 موظفاً."


def shown(nlp, word: str) -> str:
    return "|".join(token.text for token in nlp.make_doc(word))


def described(nlp, text: str) -> list[tuple]:
    return [(token.text, token.lemma_, token.pos_, str(token.morph)) for token in nlp.make_doc(text)]


# Words


@pytest.mark.parametrize("row", [*CUT, *WHOLE, *LEXICON, *FIXED])
def test_segmentation(row, camel):
    assert shown(camel, row.replace("|", "")) == row


@pytest.mark.parametrize("text, keys", KEYS)
def test_the_key_is_that_of_the_whole_word(text, keys, camel):
    assert " ".join(camel.tokenizer.khabar_model.tokenizer.keys(text)) == keys


@pytest.mark.parametrize("text, lemmas, tags", LEMMAS)
def test_lemma_and_part_of_speech(text, lemmas, tags, camel):
    doc = camel.make_doc(text)
    assert (" ".join(token.lemma_ for token in doc), " ".join(token.pos_ for token in doc)) == (lemmas, tags)


@pytest.mark.parametrize("word, morph", MORPHS)
def test_features(word, morph, camel):
    (token,) = camel.make_doc(word)
    assert str(token.morph) == morph


def test_the_frequencies_decide_what_the_database_leaves_open(camel, install, tmp_path, monkeypatch):
    """By the database alone «كمال» is «like money», «كتب» books."""
    install(tmp_path)
    (tmp_path / FREQUENCIES).write_text("{}", encoding="utf-8")
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    copy = tmp_path / "model"
    camel.to_disk(copy)
    without = pipeline.load(str(copy))
    assert [shown(without, "كمال"), described(without, "كتب")[0][2]] == ["ك|مال", "NOUN"]
    assert [shown(camel, "كمال"), described(camel, "كتب")[0][2]] == ["كمال", "VERB"]


@pytest.mark.parametrize("word", UNKNOWN)
def test_the_embedded_analyser_has_what_camel_does_not_know(word, camel, nlp):
    assert described(camel, word) == described(nlp, word)


@pytest.mark.parametrize(
    "text, row",
    [
        ("وَبِمُشَارَكَتِهِم", "وَ|بِ|مُشَارَكَتِ|هِم"),
        ("وبمشــاركتهم", "و|ب|مشــاركت|هم"),
        ("للمــوظفين", "ل|لمــوظفين"),
        ("ٱستخدمتها", "ٱستخدمت|ها"),
        ("وکتابکم", "و|کتاب|کم"),  # a Persian keyboard
        ("و\N{RIGHT-TO-LEFT MARK}كتاب\N{ZERO WIDTH JOINER}هما", "و\N{RIGHT-TO-LEFT MARK}|كتاب\N{ZERO WIDTH JOINER}|هما"),
    ],
)
def test_marks_and_tatweel_go_with_the_letter_before_them(text, row, camel):
    assert shown(camel, text) == row


MARKS = st.lists(
    st.sampled_from(["", "\N{ARABIC FATHA}", "\N{ARABIC SHADDA}", "\N{ARABIC TATWEEL}", "\N{ZERO WIDTH JOINER}"]), min_size=20, max_size=20
)


@given(row=st.sampled_from([*CUT, *WHOLE, *LEXICON, *FIXED, *UNKNOWN]), marks=MARKS)
def test_pieces_spell_the_word_and_marks_change_nothing(row, marks, camel):
    plain = row.replace("|", "")
    text = "".join(letter + mark for letter, mark in zip(plain, marks, strict=False))
    text = text.removesuffix("\N{ZERO WIDTH JOINER}")  # behind the last letter it is a blank
    written, bare = (camel.tokenizer.khabar_model.tokenizer.tokenize(word) for word in (text, plain))
    assert "".join(written.words) == text
    assert written.tokens.keys == bare.tokens.keys
    assert written.pos == bare.pos


# Texts


def test_the_stages_find_their_facts(camel, nlp):
    doc, embedded = camel(TEXT), nlp(TEXT)
    assert [(event.type, event.trigger.text) for event in doc._.events] == [("agreement", "وقعت"), ("training", "تنظم")]
    assert {role: [argument.text for argument in arguments] for role, arguments in doc._.events[0].roles.items()} == {
        "party": ["وزارة التعليم القطرية", "جامعة أسيوط"], "instrument": ["مذكرة تفاهم"],
    }  # fmt: skip
    assert [quantity.text for quantity in doc._.quantities] == ["40 موظفاً"]
    assert [(entity.text, entity.type) for entity in doc._.entities] == [(entity.text, entity.type) for entity in embedded._.entities]


def test_records_have_its_tokens(camel):
    (record,) = pipeline.extract([TEXT], model=camel, tokens=True)
    token = next(token for token in record.tokens if token.text == "لمعلمين")
    assert (token.norm, token.lemma, token.pos, token.morph) == ("المعلمين", "معلم", "NOUN", "Definite=Def|Gender=Masc|Number=Plur")
    assert all(TEXT[token.start : token.end] == token.text for token in record.tokens)


def test_the_choice_is_saved_and_pickled_and_goes_to_other_processes(camel, tmp_path, install, monkeypatch):
    monkeypatch.setenv("CAMELTOOLS_DATA", str(install(tmp_path / "data")))
    camel.to_disk(tmp_path / "saved")
    copies = [pipeline.load(str(tmp_path / "saved")), pickle.loads(pickle.dumps(camel))]
    for copy in copies:
        assert copy.tokenizer.morphology == "camel"
        assert described(copy, TEXT) == described(camel, TEXT)
    assert pipeline.load(str(tmp_path / "saved"), morphology="embedded").tokenizer.morphology == "embedded"
    docs = camel.pipe([TEXT] * 4, n_process=2, batch_size=2)
    assert [doc._.events for doc in docs] == [camel(TEXT)._.events] * 4


def test_the_command(install, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("CAMELTOOLS_DATA", str(install(tmp_path / "data")))
    monkeypatch.setattr(sys, "argv", ["khabar", "extract", "text.txt", "--tokens", "--to", "out.jsonl", "--morphology", "camel"])
    monkeypatch.chdir(tmp_path)
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(SystemExit) as done:
        cli.run()
    assert not done.value.code
    assert '"lemma":"معلم"' in (tmp_path / "out.jsonl").read_text(encoding="utf-8")


# The user's machine

OFFLINE = """
import socket, sys
from pathlib import Path

def refuse(*_, **__):
    print("asked for the network", flush=True)
    raise OSError("no network here")

for name in ("connect", "connect_ex"):
    setattr(socket.socket, name, refuse)
socket.getaddrinfo = refuse
"""
LOAD = OFFLINE + "import pipeline\nprint([token.text for token in pipeline.load(morphology='camel')('وبمشاركتهم')])"
IMPORT = OFFLINE + "import pipeline, pipeline.morphology.camel\nprint('camel_tools' in sys.modules)\nimport camel_tools.data"


def run(code: str, home: Path, data: Path | None) -> subprocess.CompletedProcess[str]:
    """Code in a process of its own, with that home and data folder, where every use of the network is told and refused."""
    variables = {name: value for name, value in os.environ.items() if name != "CAMELTOOLS_DATA"}
    variables |= {"HOME": str(home), "PYTHONUTF8": "1", **({"CAMELTOOLS_DATA": str(data)} if data else {})}
    return subprocess.run([sys.executable, "-c", code], env=variables, capture_output=True, text=True, check=False)


def listing(folder: Path) -> dict[Path, bytes | None]:
    return {path: path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


@pytest.mark.parametrize("given", [True, False], ids=["CAMELTOOLS_DATA", "home"])
@pytest.mark.parametrize("catalogue", [True, False], ids=["catalogue", "no catalogue"])
def test_nothing_is_fetched_and_nothing_written(given, catalogue, install, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    folder = install(tmp_path / "mine" if given else home / ".camel_tools")
    if catalogue:
        (folder / "catalogue.json").write_text('{"version": "1.6", "packages": {}, "components": {}}', encoding="utf-8")
    before = listing(tmp_path)
    done = run(LOAD, home, folder if given else None)
    assert (done.stdout, done.returncode) == ("['و', 'ب', 'مشاركت', 'هم']\n", 0), done.stderr
    assert listing(tmp_path) == before


def test_without_data_nothing_is_fetched_or_made_either(tmp_path):
    done = run(LOAD, tmp_path, None)
    assert done.stdout == ""
    assert "run: camel_data -i disambig-mle-calima-msa-r13" in done.stderr.splitlines()[-1]
    assert listing(tmp_path) == {}


def test_what_an_import_of_camel_tools_does_by_itself(tmp_path):
    """The reason for all this: it makes a folder and asks for the network. Our import does not bring it."""
    done = run(IMPORT, tmp_path, None)
    assert done.stdout.split("\n", 1)[0] == "False"
    assert "asked for the network" in done.stdout
    assert [path.name for path in listing(tmp_path)] == [".camel_tools"]


def test_data_too_old_for_us_is_named(install, tmp_path, monkeypatch, camel):
    """CALIMA had none for a while."""
    database = install(tmp_path) / DATABASE
    text = database.read_text(encoding="utf-8")
    database.write_text(text.replace("DEFINE d3tok", "DEFINE d2tok").replace("d3tok", "d2tok"), encoding="utf-8")
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    camel.to_disk(tmp_path / "model")
    with pytest.raises(KhabarError, match="is too old") as caught:
        pipeline.load(str(tmp_path / "model"))
    assert caught.value.way_out == "run: camel_data -u && camel_data -i -f disambig-mle-calima-msa-r13"
