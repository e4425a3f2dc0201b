"""The options that commands of `khabar` share, and those of `extract`, with their help."""

from typing import Annotated

import typer

Model = Annotated[str, typer.Option("--model", help="Name of a model or its folder.", rich_help_panel="Model")]
Morphology = Annotated[
    str | None,
    typer.Option(
        "--morphology",
        metavar="embedded|camel",
        help="What takes words apart: embedded, or camel (CAMeL Tools, with data that you have installed). Without it the model decides.",
        rich_help_panel="Model",
    ),
]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="Publication date of articles that have none of their own, as 2020-07-07.")
]
MaxArticle = Annotated[
    int,
    typer.Option("--max-article", metavar="MB", min=1, help="What is longer is no article but a fault, and left out.", rich_help_panel="Limits"),
]
MaxUnpacked = Annotated[
    int,
    typer.Option(
        "--max-unpacked", metavar="MB", min=1, help="What a compressed file, or a member of an archive, may unpack to.", rich_help_panel="Limits"
    ),
]
MaxRatio = Annotated[
    int,
    typer.Option("--max-ratio", metavar="N", min=1, help="How many times its packed size that may be, from 64 MB on.", rich_help_panel="Limits"),
]

_SCALE = "Large dumps"
Workers = Annotated[
    int | None,
    typer.Option("--workers", metavar="N", help="Work in so many processes, into a folder; run again, it goes on.", rich_help_panel=_SCALE),
]
Cluster = Annotated[
    str | None, typer.Option("--cluster", metavar="tcp://…|local:N", help="The same on a Dask cluster (extra dask).", rich_help_panel=_SCALE)
]
Format = Annotated[
    str | None, typer.Option("--format", metavar="parquet|jsonl", help="Tables (parquet, the default) or records.", rich_help_panel=_SCALE)
]
ShardArticles = Annotated[int | None, typer.Option("--shard-articles", metavar="K", help="Articles in a part file (500).", rich_help_panel=_SCALE)]
MaxCharacters = Annotated[
    int | None, typer.Option("--max-characters", metavar="N", help="A longer article is left out (300000).", rich_help_panel=_SCALE)
]
MaxSeconds = Annotated[
    float | None, typer.Option("--max-seconds", metavar="S", help="An article that takes longer is left out (60).", rich_help_panel=_SCALE)
]
