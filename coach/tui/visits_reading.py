"""The sections of the Visits page to read: technique guide, plan by phase, costs (clinical.md 8.2-8.4)."""

from collections.abc import Iterator

from coach.domain.counted import counted
from coach.domain.visits.costs import ARTICLE_COSTS, ARTICLE_NOTE, Budget, Costs, budget, costs
from coach.domain.visits.course import by_technique, past, usual_relief_days
from coach.domain.visits.guide import GUIDE, NORMAL_AFTERWARDS, ONE_PART, PHASE_OF, PLAN_BY_PHASE, PLAN_NOTE, warnings
from coach.domain.visits.reviews import review
from coach.domain.visits.words import TECHNIQUE_NAMES, money_words
from coach.domain.when import moment_words
from coach.tui.section_lines import Line
from coach.tui.visits_view import Known

WARNED = "mind"


def guide_lines(known: Known) -> Iterator[Line]:
    """Each line of the technique guide with what this person has to know, and what the visits so far brought."""
    for ident, row in GUIDE.items():
        told = warnings(row, known.codes)
        about = (
            ("bold", row.condition),
            ("", f"Technique: {row.technique}"),
            *(("$text-warning", text) for text in told),
            ("", row.note),
            ("dim", ONE_PART),
        )
        yield Line(ident, WARNED if told else "", f"{row.condition}: {row.technique}", "", about)
    begun = past(known.visits, known.now)
    for each in by_technique(begun):
        name = TECHNIQUE_NAMES[each.technique]
        about = (("bold", f"Your visits with {name}"), ("", each.words), ("dim", NORMAL_AFTERWARDS))
        yield Line(f"own-{each.technique}", "", f"Your visits, {name}: {each.words}", "", about)
    relief = usual_relief_days(begun)
    if relief is not None:
        said = f"Relief usually lasted {counted(relief, 'day')}."
        yield Line("relief", "", f"Your visits: {said}", "", (("", said),))


def plan_lines(known: Known) -> Iterator[Line]:
    """The plan by phase with the person's own marked, then the looks back after visits 3 and 6."""
    own = PHASE_OF[known.situation.phase] if known.situation else ()
    for ident, row in PLAN_BY_PHASE.items():
        mark = "▸ " if ident in own else "  "
        about: tuple[tuple[str, str], ...] = (
            ("bold", row.phase + (", where you are now" if ident in own else "")),
            ("", f"Visits: {row.visits}"),
            ("", f"Each: {row.length}"),
            ("", f"For: {row.goal}"),
            ("", f"Look at: {row.check}"),
            ("dim", PLAN_NOTE),
        )
        yield Line(ident, mark + row.phase, row.visits, row.length, about)
    for visit in past(known.visits, known.now):
        found = review(visit, known.entries)
        if found:
            title = f"After visit {found.after} with {found.provider}" if found.provider else f"After {found.after}"
            about = (("bold", title), ("", found.sentence), ("dim", moment_words(visit.at, known.now)))
            yield Line(f"review-{visit.id}", f"look back, {found.after}", found.sentence, "", about)


def cost_lines(known: Known) -> Iterator[Line]:
    """The budget, what was paid so far and by month, then the article's figures."""
    made = budget(known.visits, known.course, known.now)
    if made:
        total = money_words(made.total, made.currency)
        about = tuple(_about_budget(made))
        yield Line("budget", "planned", f"{made.planned} x {money_words(made.price, made.currency)}", total, about)
    else:
        said = "Enter plans a budget: how many visits, at what price."
        yield Line("budget", "planned", said, "", (("", said),))
    for each in costs(known.visits, known.now, known.course.currency):
        own = money_words(each.own, each.currency)
        yield Line(f"so-far-{each.currency}", "so far", counted(each.visits, "visit"), own, tuple(_about_costs(each)))
        for month, amount in reversed(each.months):
            said = money_words(amount, each.currency)
            yield Line(f"{month}-{each.currency}", month, "in this month", said, (("bold", month), ("", said)))
    for kind, row in ARTICLE_COSTS.items():
        about = (
            ("bold", row.name),
            ("", f"{row.low} to {row.high} USD a visit"),
            ("", row.remark),
            ("dim", ARTICLE_NOTE),
        )
        yield Line(kind, "article, USD", row.name, f"{row.low} to {row.high}", about)


def _about_budget(made: Budget) -> Iterator[tuple[str, str]]:
    yield "bold", "The course as planned"
    price, total = money_words(made.price, made.currency), money_words(made.total, made.currency)
    yield "", f"{counted(made.planned, 'visit')} at {price}: {total}"
    if made.insurer:
        yield "", f"Insurer's part so far: {money_words(made.insurer, made.currency)}"
        yield "", f"Without it: {money_words(made.left_over, made.currency)}"
    of = f" of {money_words(made.monthly, made.currency)}" if made.monthly is not None else ""
    style = "$text-warning" if made.over else ""
    yield style, f"This month: {money_words(made.this_month, made.currency)}{of}{', more than you meant' * made.over}"
    yield "dim", "Enter changes the plan."


def _about_costs(each: Costs) -> Iterator[tuple[str, str]]:
    yield "bold", "So far"
    yield "", f"Paid, with tip and travel: {money_words(each.paid, each.currency)} for {counted(each.visits, 'visit')}"
    yield "", f"Insurer's part: {money_words(each.insurer, each.currency)}"
    yield "", f"Your own part: {money_words(each.own, each.currency)}"
    yield "", f"A month: {money_words(each.per_month, each.currency)}"
