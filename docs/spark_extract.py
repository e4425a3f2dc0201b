"""Events by Spark: `mapInPandas` over `pipeline.extract`, a row an article in, a row an event out.

    pip install pyspark khabar
    spark-submit docs/spark_extract.py DUMP OUT            # or python docs/spark_extract.py DUMP OUT, which runs on this machine

DUMP is what Spark reads as JSON Lines with the columns id, text and published (ISO); OUT a folder of Parquet. On a cluster Khabar must be installed
where the executors run. Spark does not number ids given twice, knows no rejects and no limits for an article: clean the dump first, or use
`khabar extract --workers`.
"""

import sys
from collections.abc import Iterator

import pandas as pd
from pyspark.sql import SparkSession

SCHEMA = "doc_id string, event_id string, type string, trigger string, date string, date_source string, place string, roles string, confidence double"


def extract_events(batches: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """The events of a partition's articles, batch by batch; the model is loaded once."""
    import msgspec

    import pipeline

    nlp = pipeline.load()
    columns = [column.split()[0] for column in SCHEMA.split(", ")]
    for batch in batches:
        articles = batch.where(batch.notna(), None).to_dict("records")
        rows = [
            (
                record.id,
                event.id,
                event.type,
                event.trigger.text,
                event.date.value,
                event.date.source,
                event.places[0].text if event.places else None,
                msgspec.json.encode(event.roles).decode(),
                event.confidence,
            )
            for record in pipeline.extract(articles, model=nlp, text=False)
            for event in record.events
        ]
        yield pd.DataFrame(rows, columns=columns)


def main(dump: str, out: str) -> None:
    """Read, extract, write."""
    spark = SparkSession.builder.appName("khabar").config("spark.sql.execution.arrow.maxRecordsPerBatch", "500").getOrCreate()
    articles = spark.read.schema("id string, text string, published string").json(dump).where("text is not null and text <> ''")
    articles.mapInPandas(extract_events, SCHEMA).write.parquet(out, mode="overwrite")
    spark.read.parquet(out).groupBy("type").count().orderBy("count", ascending=False).show(10)


if __name__ == "__main__":
    main(*sys.argv[1:])
