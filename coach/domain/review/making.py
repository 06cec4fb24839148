"""Makes the page."""

from collections.abc import Collection, Sequence

from coach.domain.review.facts import Facts
from coach.domain.review.function_part import flares, function
from coach.domain.review.page import Block, BlockId, For, Page
from coach.domain.review.pain_part import chart, pain, place_block, places, recorded_days
from coach.domain.review.progress_part import progress
from coach.domain.review.safety_part import safety
from coach.domain.review.self_care_part import pictured, self_care
from coach.domain.review.talk_part import box, cost_block, next_steps, questions
from coach.domain.review.visit_part import goal, since
from coach.domain.text import shorten

LONGEST_NAME = 40

FOOTER = (
    "Not a diagnosis: a person's own answers, put together by Coach. Averages need 4 rated days of 7, nothing is "
    "filled in. A change of 2 points or 30 % is usually felt as real.",
)


def page(facts: Facts, for_whom: For, name: str = "", hidden: Collection[BlockId] = ()) -> Page:
    """The page of clinical.md 7.2 in its order, without the blocks that are `hidden`; safety always stays.

    The therapist's ends with lines to write in; the person's own has costs and next steps in their place.
    """
    now = facts.window.now
    found = places(facts)
    pain_block, function_block = pain(facts), function(facts)
    blocks: Sequence[Block] = (
        safety(facts),
        goal(facts),
        since(facts),
        pain_block,
        place_block(found),
        function_block,
        flares(facts),
        self_care(facts),
        progress(facts),
        questions(facts, for_whom),
        *(
            (box(),)
            if for_whom == "therapist"
            else (cost_block(facts), next_steps(facts, (*pain_block.rows, *function_block.rows)))
        ),
    )
    whole = Page(
        for_whom=for_whom,
        name=shorten(name, LONGEST_NAME),
        made_on=facts.now.date(),
        since=now.since,
        until=now.last,
        days=now.days,
        recorded=recorded_days(facts),
        before=(facts.window.before.since, facts.window.before.last),
        window=facts.window.words,
        blocks=tuple(block for block in blocks if not block.is_empty),
        chart=chart(facts),
        places=found,
        footer=FOOTER,
        homework=pictured(facts),
    )
    return whole.without(hidden)
