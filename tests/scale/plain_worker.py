"""A worker process as the real one, but for the model: records are empty, and an article's text may say what is to go wrong."""

import contextlib
import os
import signal
import sys
import time
from types import SimpleNamespace

from pipeline.schema import Record


def load(model: str, *, morphology: str | None):
    if model == "dies":
        os.kill(os.getpid(), signal.SIGKILL)
    weight = b"x" * (int(os.environ.get("LOADED_MEGABYTES", "0")) * 1_000_000)
    return SimpleNamespace(memory_zone=contextlib.nullcontext, weight=weight)


def analyse(article, nlp, *, model, tokens, text):
    match article.text.split():
        case ["die"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case ["die", "once", path] if not os.path.exists(path):
            open(path, "w").close()
            os.kill(os.getpid(), signal.SIGKILL)
        case ["sleep"]:
            time.sleep(60)
        case ["swallow"]:
            started = time.monotonic()
            while time.monotonic() - started < 60:
                try:
                    time.sleep(60)
                except Exception:  # what the pipeline's own handlers would do
                    continue
        case ["raise"]:
            raise ValueError("as told")
        case ["print"]:
            print("not a message")
    return Record(id=article.id, model=model, text=article.text, text_sha256="")


if __name__ == "__main__":
    sys.modules["pipeline.run"] = SimpleNamespace(BATCH=64, analyse_article=analyse, model_of=lambda nlp: SimpleNamespace(name="plain 1"))
    from pipeline.scale import worker  # without spaCy it starts in half a second

    worker.load = load
    worker.model_digest = lambda model: "0"
    worker.MOST_GROWTH = int(os.environ.get("MOST_GROWTH", worker.MOST_GROWTH))
    worker.main()
