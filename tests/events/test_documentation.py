"""docs/events.md is what the frames say."""

from pathlib import Path

from pipeline.export.ontology import markdown
from pipeline.model import find_model, load_model

ROOT = Path(__file__).parents[2]


def test_the_page_of_types_is_true():
    page = (ROOT / "docs" / "events.md").read_text(encoding="utf-8")
    assert page == markdown(load_model(find_model("news")).engine.frames), "run: python -m pipeline.export.ontology > docs/events.md"
