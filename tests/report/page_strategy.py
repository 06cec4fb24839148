"""Strategies for pages of any content, taken from the structure itself."""

from typing import Any

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from coach.domain.review.page import Block, Page
from tests.report.journals import values


def pages() -> st.SearchStrategy[Page]:
    """Pages as they can be made: no block twice, places numbered from 1, no homework: not any figure can be drawn."""
    info = inspect.type_info(Page)
    assert isinstance(info, inspect.StructType)
    fields = {field.encode_name: values(field.type) for field in info.fields if field.encode_name != "homework"}
    return st.fixed_dictionaries(fields).map(_page)


def _page(found: dict[str, Any]) -> Page:
    made = msgspec.convert(found, Page)
    blocks: dict[str, Block] = {block.id: block for block in made.blocks}
    places = tuple(
        msgspec.structs.replace(place, number=number, days=1 + abs(place.days))
        for number, place in enumerate(made.places, 1)
    )
    chart = tuple(
        msgspec.structs.replace(day, average=_score(day.average), worst=_score(day.worst)) for day in made.chart
    )
    return msgspec.structs.replace(made, blocks=tuple(blocks.values()), places=places, chart=chart)


def _score(value: Any) -> Any:
    return None if value is None else min(10, abs(value))
