"""What a written word is made of: its pieces with lemma, part of speech and features. `embedded` needs nothing, `camel` asks CAMeL Tools."""

from ..errors import KhabarError

MORPHOLOGIES = ("embedded", "camel")
"""The names of the choices, the default first."""


def check_morphology(name: str) -> str:
    """The name itself. Raises KhabarError if it is none of the choices."""
    if name not in MORPHOLOGIES:
        raise KhabarError("morphology", f"there is no «{name}»", f"the choices are {' and '.join(MORPHOLOGIES)}")
    return name
