"""Names of events, programmes and documents: «قمة الرياض», «كأس العالم», «مبادرة «حياة كريمة»», «اتفاق الطائف», «قانون الانتخابات».

A head from work_heads.tsv and a name or a quotation behind it; heads that are not generic take a definite noun too.
"""

from ..text.tokens import DIGIT
from .formulas import Formulas, Found
from .gazetteer import Head


class Works:
    """The grammar at work on one text, by the means of the formulas of organisations."""

    def __init__(self, formulas: Formulas) -> None:
        self.formulas, self.heads = formulas, formulas.gazetteer.works
        self.keys, self.kinds, self.count = formulas.keys, formulas.kinds, formulas.count

    def at(self, i: int) -> Found | None:
        """The name that begins at token i, or None."""
        head = self.heads.get(self.keys[i])
        if head is None:
            return self._definite(i)
        if quoted := self.formulas.quoted(i + 1):
            return Found(i, quoted[1] + 1, head.type, None, "head + quotation")
        if head.common == "quoted":
            return None
        if (name := self.formulas.inside.get(i + 1)) and name.type in ("GPE", "LOC", "ORG", "FAC"):
            found = self.formulas.adjectives(i, name.last, head.type, name.country, "head + name")
            return self._numbered(found._replace(country=name.country))  # «بطولة فرنسا المفتوحة»
        if head.generic or not self.formulas.words.is_definite(i + 1):
            return None
        return self._numbered(self.formulas.adjectives(i, i + 1, head.type, None, "head + construct"))

    def _definite(self, i: int) -> Found | None:
        """«القمة العربية», «الدوري الإنجليزي»: a head with article and the adjective of a country, or one that makes it a name."""
        key = self.keys[i]
        head: Head | None = self.heads.get(key[2:]) if key.startswith("ال") else None
        if (
            head is None
            or head.common == "quoted"
            or (head.type == "PROGRAM" and head.common != "adjective")
            or not self.formulas.words.is_definite(i + 1)
        ):
            return None
        found = self.formulas.adjectives(i, i, head.type, None, "definite head")
        if found.last == i or (
            found.country is None and not (head.common == "adjective" and self.keys[i + 1] in self.formulas.gazetteer.words["naming"])
        ):
            return None
        return self._numbered(found)

    def _numbered(self, found: Found) -> Found:
        """«كأس العالم 2022», «القرار الدولي 1701»."""
        last = found.last + 1
        if last < self.count and self.kinds[last] == DIGIT and len(self.keys[last]) == 4:
            return found._replace(last=last)
        return found
