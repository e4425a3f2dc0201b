"""How a row of a lexicon of words by role is filed: lemmas of verbs as the verb table writes them, other words as keys."""

from collections.abc import Container, Iterable

from ..errors import KhabarError
from ..rules.documents import nearest
from ..rules.lexicon import Keys, Row
from ..text.keys import key, spellings


def file_word(
    row: Row, sets: dict[str, set[str]], *, verb_roles: Container[str], lemmas: set[str], keys: Keys, roles: Iterable[str], of: str
) -> None:
    """Add the word of a row to the set of its role; `verb_roles` are those whose words are lemmas, `roles` all that there are, of words `of` a kind.

    Raises KhabarError for a role nobody knows, a lemma that is not in the table, and a phrase where a word is wanted: such a row would match nothing.
    """
    form, role = row["form"], row["role"]
    if role not in sets:
        raise KhabarError(row.where, f"'{role}' is no role of {of} words", nearest(role, roles))
    if role in verb_roles:
        if form not in lemmas:
            raise KhabarError(row.where, f"verb «{form}» is not in verbs.tsv", nearest(form, lemmas))
        sets[role].add(form)
    else:
        if len(keys(form)) != 1:
            raise KhabarError(row.where, f"«{form}» is not one word to the tokenizer", f"the role '{role}' takes single words")
        sets[role].update(spellings(key(form)))
