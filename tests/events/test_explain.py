"""`pipeline.explain` and its commands: each candidate trigger with its rule and roles, or the reason why it does not fit."""

import pytest
from typer.testing import CliRunner

import pipeline
from pipeline.cli import app
from pipeline.errors import KhabarError


def explained(nlp, text, **options):
    return [(one.text, one.type, one.reason) for one in pipeline.explain(text, model=nlp, **options)]


def test_what_fits_has_its_roles_and_their_sources(nlp):
    found = next(one for one in pipeline.explain("وقعت الوزارة مذكرة تفاهم مع الجامعة", model=nlp, type="agreement") if one.reason is None)
    assert (found.start, found.end, found.form, found.lemma, found.rule) == (0, 4, "verb", "وقّع", "agreement.yml#triggers.0")
    roles = {role: [(argument.text, argument.source) for argument in arguments] for role, arguments in found.roles.items()}
    assert roles == {"party": [("الوزارة", "subject"), ("الجامعة", "مع")], "instrument": [("مذكرة تفاهم", "object")]}


@pytest.mark.parametrize(
    "text, type_, reason",
    [
        ("وقع حادث على الطريق", "agreement", "none of its heads in the sentence"),
        ("وقع الكاتب عن العقد الجديد نسخا من روايته", "agreement", "no object that fits"),
        ("أطلقت الشركة حملة جوية", "launch", "the sentence has a word of `unless`"),
    ],
)
def test_what_does_not_fit_has_a_reason(nlp, text, type_, reason):
    assert reason in {found for _, _, found in explained(nlp, text, type=type_)}


def test_a_text_without_a_trigger(nlp):
    assert explained(nlp, "ماء وسماء") == []


def test_explanations_and_records_agree(nlp):
    text = "أعلنت الوزارة أمس توقيع اتفاقية مع الجامعة، وأطلقت حملة لتشجير الأحياء. ونظمت دورة تدريبية شارك فيها 40 معلماً."
    record = next(pipeline.extract([{"text": text, "published": "2024-03-20"}], model=nlp))
    told = [(event.trigger.start, event.type, event.rule, dict(event.roles)) for event in record.events]
    fitting = [(one.start, one.type, one.rule, one.roles) for one in pipeline.explain(text, model=nlp, published="2024-03-20") if one.reason is None]
    assert told
    assert fitting == told


def test_the_command():
    result = CliRunner().invoke(app, ["explain", "وقعت الوزارة مذكرة تفاهم مع الجامعة", "--type", "agreement"])
    assert result.exit_code == 0
    assert "yes agreement  agreement.yml#triggers.0" in result.stdout
    assert "party: الجامعة  from مع" in result.stdout


def test_an_unknown_type_is_named():
    result = CliRunner().invoke(app, ["explain", "نص", "--type", "agrement"])
    assert isinstance(result.exception, KhabarError)
    assert "did you mean 'agreement'?" in str(result.exception)


def test_types_prints_the_ontology():
    result = CliRunner().invoke(app, ["types"])
    assert result.exit_code == 0
    assert "agreement" in result.stdout
    assert "participants#" in result.stdout
