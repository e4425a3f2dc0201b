"""How fast the pipeline is, stage by stage, beside spaCy's blank Arabic tokenizer in the same run.

    python benchmarks/throughput.py DUMP... [--articles N] [--rounds N]

DUMP is whatever `khabar extract` reads; what cannot be read is left out. Machines differ, so what counts is the ratio to the blank tokenizer,
both taken in the fastest of several rounds on the same articles on one core. A word is what white space parts.
"""

import argparse
import resource
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.language import Language

import pipeline
from pipeline.annotations import store_article
from pipeline.records import build_record
from pipeline.run import model_of
from pipeline.schema import Article
from pipeline.zones import memory_zone

_BATCH = 64


def main() -> None:
    """Print words a second, the ratio of each stage and the memory."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dumps", nargs="+", type=Path)
    parser.add_argument("--articles", type=int, default=3000, help="how many articles to take, spread over the dumps (default 3000)")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    articles = take(list(pipeline.read(*options.dumps, on_error=lambda error: None)), options.articles)
    words = sum(len(article.text.split()) for article in articles)
    print(f"{len(articles)} articles, {words} words, {options.rounds} rounds, the fastest of them")

    nlp, blank = pipeline.load(), spacy.blank("ar")
    model = model_of(nlp).name
    loaded = memory()
    base, stages, total = float("inf"), dict.fromkeys(("text", *nlp.pipe_names, "record"), 0.0), float("inf")
    for _ in range(options.rounds):  # each round measures both, so that what else the machine does weighs on both
        blank_time = timed(lambda: in_zones(blank, articles, lambda article: blank.make_doc(article.text)))
        times = run_stages(nlp, articles, model)
        if blank_time + sum(times.values()) < base + total:
            base, stages, total = blank_time, times, sum(times.values())
    print(f"{'spaCy blank ar':14} {words / base:9.0f} words/s   ratio 1.00")
    for name, seconds in stages.items():
        print(f"{name:14} {words / seconds:9.0f} words/s   ratio {seconds / base:.2f}   {1e6 * seconds / words:5.2f} us/word")
    print(f"{'whole pipe':14} {words / total:9.0f} words/s   ratio {total / base:.2f}   {1e6 * total / words:5.2f} us/word")
    print(f"peak RSS {loaded:.0f} MB after loading, {memory():.0f} MB at the end")


def take(articles: list[Article], count: int) -> list[Article]:
    """So many articles, evenly spread."""
    count = min(count, len(articles))
    return [articles[number * len(articles) // count] for number in range(count)]


def timed(run: Callable[[], None]) -> float:
    """Seconds that a call takes."""
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def in_zones(nlp: Language, articles: list[Article], work: Callable[[Article], object]) -> None:
    """Work on articles in memory zones, as extraction does."""
    for start in range(0, len(articles), _BATCH):
        with memory_zone(nlp):
            for article in articles[start : start + _BATCH]:
                work(article)


def run_stages(nlp: Language, articles: list[Article], model: str) -> dict[str, float]:
    """Seconds each stage takes over all articles."""
    times = dict.fromkeys(("text", *nlp.pipe_names, "record"), 0.0)
    clock = time.perf_counter

    def work(article: Article) -> None:
        started = clock()
        doc = nlp.make_doc(article.text)
        store_article(doc, article)
        now = clock()
        times["text"] += now - started
        for name, component in nlp.pipeline:
            started = now
            doc = component(doc)
            now = clock()
            times[name] += now - started
        started = now
        build_record(doc, article, model=model)
        times["record"] += clock() - started

    in_zones(nlp, articles, work)
    return times


def memory() -> float:
    """Peak resident memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
