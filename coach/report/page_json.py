"""The page as JSON: the same structure, complete but for the figures of homework, which are named by their exercise."""

import msgspec

from coach.domain.review.page import Page

SCHEMA = 1


def json_page(page: Page) -> str:
    """The page with its numbers; the form stands in `coach review --help`."""
    titles = {block.id: block.title for block in page.blocks}
    fields = {"schema": SCHEMA, **msgspec.to_builtins(page)}
    for block in fields["blocks"]:
        block["title"] = titles[block["id"]]
    fields["homework"] = [{"exercise": each.exercise.id, "side": each.side} for each in page.homework]
    return msgspec.json.format(msgspec.json.encode(fields), indent=2).decode() + "\n"
