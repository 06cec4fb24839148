"""Which events of a whole calendar are likely to be visits, by their titles."""

from collections.abc import Collection

from coach.domain.journal.view import fold

_STEMS = (
    "massage", "massier", "masaje", "massagg", "physio", "fisio", "kinesi", "kine ", "krankengymnast", "chiro", "quiro",
    "osteopat", "manuelle therap", "physical therap", "terapia fisica", "therapeut", "bodywork", "myofascial",
    "shiatsu", "rolfing", "acupunct", "akupunkt", "acupunt", "agopunt", "back pain", "rehab", "reha ",
)  # fmt: skip
"""Beginnings of the words for such treatments in five languages, without case and accents."""


def is_likely(title: str, providers: Collection[str]) -> bool:
    """Return whether an event of this title is likely to be a visit; `providers` are names of earlier ones."""
    said = f"{fold(title)} "
    return any(stem in said for stem in _STEMS) or any(fold(name).strip() == said.strip() for name in providers if name)
