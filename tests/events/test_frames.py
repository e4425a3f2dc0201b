"""Every example of every frame gives what it says, every never gives no event of its type; broken frames are errors with file and line."""

from pathlib import Path

import pytest

import pipeline
from pipeline.errors import KhabarError
from pipeline.events.frame_files import read_frame, read_frames, read_known
from pipeline.events.frames import Example, Frame
from pipeline.model import find_model, load_model

MODEL = load_model(find_model("news"))
KNOWN = read_known(MODEL.path, MODEL.vocabulary.verbs.lemmas())
FRAMES = read_frames(MODEL.frame_folders, KNOWN)
EXAMPLES = [pytest.param(frame, example, id=f"{name}.yml/example/{n}") for name, frame in FRAMES.items() for n, example in enumerate(frame.examples)]
NEVERS = [pytest.param(frame, never, id=f"{name}.yml/never/{n}") for name, frame in FRAMES.items() for n, never in enumerate(frame.never)]
PUBLISHED = "2024-03-20"


def events_of(text, nlp, type_):
    record = next(pipeline.extract([{"text": text, "published": PUBLISHED}], model=nlp))
    assert not record.warnings
    return [event for event in record.events if event.type == type_]


@pytest.mark.parametrize("frame, example", EXAMPLES)
def test_examples(frame: Frame, example: Example, nlp):
    events = events_of(example.text, nlp, frame.event)
    assert len(events) == 1, example.text
    event = events[0]
    for role, wanted in example.gives.items():
        if role in ("polarity", "modality"):
            assert getattr(event, role) == wanted
            continue
        values = wanted if isinstance(wanted, list) else [wanted]
        arguments = event.roles.get(role, ())
        found = [argument.text for argument in arguments]
        assert len(arguments) == len(values), (role, found)
        for argument, value in zip(arguments, values, strict=True):
            assert argument.value == value if isinstance(value, int | float) else plain(argument.text) == plain(value), (role, found)
    assert set(event.roles) == set(example.gives) - {"polarity", "modality"}


def plain(text):
    """«للتنظيف» is an argument from its second lam on."""
    return text[1:] if text.startswith("ال") else text


@pytest.mark.parametrize("frame, never", NEVERS)
def test_nevers(frame: Frame, never: str, nlp):
    assert [event.trigger.text for event in events_of(never, nlp, frame.event)] == []


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_frames_are_proved(frame: Frame):
    assert len(frame.examples) >= max(12, len(frame.triggers))
    assert len(frame.never) >= 5


GOOD = """
event: training
about: People are trained.
roles:
  organizer:
    from: [subject]
  hours:
    quantity: [hour]
triggers:
  - verb: [درّب]
examples:
  - text: دربت الوزارة الموظفين
    gives: {organizer: الوزارة}
never:
  - قال المدرب
"""


@pytest.mark.parametrize(
    "old, new, line, message",
    [
        ("  hours:", "  hour:", 7, "role 'hour' is not a role of 'training'; did you mean 'hours'?"),
        ("quantity: [hour]", "quantity: [hours]", 8, "'hours' is no unit or kind of quantity; did you mean 'hour'?"),
        ("from: [subject]", "from: [subjct]", 6, "no trigger offers 'subjct'; did you mean 'subject'?"),
        ("from: [subject]", "types: [peeple]", 6, "'peeple' is no class of phrases; did you mean 'people'?"),
        ("from: [subject]", 'from: ["في:masdarr"]', 6, "'masdarr' is no class of phrases; did you mean 'masdar'?"),
        ("verb: [درّب]", "forms: [masdra]\n    verb: [درّب]", 10, "'masdra' is no form of a verb; did you mean 'masdar'?"),
        ("verb: [درّب]", "verb: [درّب]\n    as: {object: sesion}", 11, "no role takes 'sesion'"),
        ("about: People", "about: \x01People", None, "no YAML"),
        ("[درّب]", "[درّبب]", 10, "verb «درّبب» is not in verbs.tsv; did you mean"),
        ("event: training", "event: trainin", 2, "'trainin' is no type of event; did you mean 'training'?"),
        ("    from: [subject]", "    form: [subject]", 6, "did you mean 'from'?"),
        ("gives: {organizer", "gives: {organiser", 13, "role 'organiser' is not in this frame; did you mean 'organizer'?"),
        ("  - قال المدرب", "  - قال المدرب\nnever:\n  - قال", 16, "«never» is given twice"),
        ("[درّب]", "[درّب، أهّل]", 10, "an Arabic comma parts nothing"),
        ("about: People", "cameo: 060\nabout: People", 3, 'write it in quotes: "060"'),
        ("[hour]", "[hour", 9, "no YAML"),
        ("    quantity: [hour]", "    quantity: hour", 8, "Expected `array`"),
    ],
)
def test_broken_frames(tmp_path: Path, old, new, line, message):
    path = tmp_path / "training.yml"
    assert old in GOOD
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(KhabarError) as caught:
        read_frame(path, KNOWN, {})
    assert str(caught.value).startswith(f"{path}:{line}: " if line else f"{path}: ")
    assert message in str(caught.value)


def test_good_frame_is_read(tmp_path: Path):
    path = tmp_path / "training.yml"
    path.write_text(GOOD, encoding="utf-8")
    assert read_frame(path, KNOWN, {}).event == "training"
