"""What tests of large dumps share: a small dump, runs within this process, runs with worker processes that need no model, and what a folder holds."""

import json
import sys
from pathlib import Path

import pytest

from pipeline.scale import extract, manifest, workers
from pipeline.scale.work import do_shard

WORKER = Path(__file__).parent / "plain_worker.py"
TEXTS = [
    "نظمت وزارة التعليم في الرباط دورة تدريبية شارك فيها 40 معلماً.",
    "وقعت تونس والجزائر أمس اتفاقية لتبادل 300 طالب.",
    "قتل ثلاثة أشخاص وأصيب 12 في حادث سير قرب عمّان يوم الأحد.",
    "بلغت كلفة المشروع 5 ملايين دولار.",
    "زار وزير الصحة المصري الخرطوم في 7 مايو 2020.",
]


def write_dump(path: Path, texts=TEXTS, bad=True) -> Path:
    """An article a text, the second and the third with one id; after the third a line that is none."""
    rows = [{"id": "b" if number in (1, 2) else f"a{number}", "text": text, "published": "2020-07-07"} for number, text in enumerate(texts)]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    if bad:
        lines.insert(3, '{"text": [bad]}')
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def dump(tmp_path):
    return write_dump(tmp_path / "in" / "dump.jsonl")


@pytest.fixture
def same_model(monkeypatch):
    """The digest of the model without reading it again and again."""
    for module in (manifest, extract):
        monkeypatch.setattr(module, "model_digest", lambda model: "0", raising=module is manifest)


@pytest.fixture
def in_process(nlp, monkeypatch, same_model):
    """Shards are done in this process, one after the other; the numbers of those that were."""
    numbers = []

    def run(tasks, job, workers):
        for task in tasks:
            numbers.append(task.number)
            yield do_shard(task, job, nlp, lambda index: None)

    monkeypatch.setattr(extract, "run_processes", run)
    return numbers


@pytest.fixture
def plain_workers(monkeypatch, same_model):
    """Worker processes that load no model and find nothing, and do what an article's text says: die, sleep, raise."""
    monkeypatch.setattr(workers, "COMMAND", (sys.executable, str(WORKER)))


def content(folder: Path) -> dict[str, bytes]:
    """All that a folder holds."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def rejects(folder: Path) -> list[tuple]:
    """Position, id and reason of what was left out."""
    lines = [json.loads(line) for line in (folder / "rejects.jsonl").read_text(encoding="utf-8").splitlines()]
    return [(line["position"], line["id"], line["reason"]) for line in lines]
