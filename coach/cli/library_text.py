"""An exercise or a routine as plain text to read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from coach.domain.exercises.exercise import Exercise, Thermal, Variant
from coach.domain.exercises.routine import Item, Routine, item_dose
from coach.domain.exercises.vocabulary import CODES, EQUIPMENT_NAMES, PHASE_NAMES
from coach.domain.exercises.wording import (
    BALL_NEVER,
    BALL_TOO_HARD,
    CODE_NAMES,
    POSITION_NAMES,
    REGION_NAMES,
    dose_words,
    length_words,
)
from coach.domain.figure.words import figure_words
from coach.domain.planning.for_you_words import Said
from coach.domain.safety.honesty import REVIEW_NOTICE
from coach.report.cells import cells, wrapped

WIDTH = 80


def exercise_text(exercise: Exercise, origin: str, told: Sequence[Said] = ()) -> str:
    """All there is to know about `exercise` and how it stands for the person, on lines of at most 80 characters."""
    parts = [
        [exercise.name, f"{exercise.id}, {origin}"],
        *_for_you(told),
        _exercise_facts(exercise),
        *([["Picture", *_wrapped("  ", figure_words(exercise, exercise.figure))]] if exercise.figure else []),
        ["How", *_numbered(exercise.steps)],
        ["Cues", *_bullets(exercise.cues)],
        [*_wrapped("Common mistake: ", exercise.mistake)],
        [*_variant("Easier: ", exercise.easier), *_variant("Harder: ", exercise.harder)],
    ]
    if exercise.thermal:
        parts.append(["Safety timer", *_bullets(_thermal_words(exercise.thermal))])
    if exercise.rules.pressure:
        parts.append(["The ball never goes here", *_bullets(BALL_NEVER)])
        parts.append(_wrapped("Too hard: ", BALL_TOO_HARD))
    codes = [CODE_NAMES[code] for code in CODES if code in exercise.codes]
    if codes:
        parts.append(["Not for you, or ask a clinician first, with", *_bullets(codes)])
    parts.append(
        ["Sources", *_bullets(f"{each.org}, {each.year}" if each.year else each.org for each in exercise.sources)]
    )
    return _page(parts)


def routine_text(routine: Routine, exercises: Mapping[str, Exercise], origin: str, told: Sequence[Said] = ()) -> str:
    """What `routine` is for, how it stands for the person, and what is in it, on lines of at most 80 characters."""
    return _page(
        [
            [routine.name, f"{routine.id}, {origin}"],
            *_for_you(told),
            [
                *_wrapped("Time: ", f"{length_words(routine.total_s)}, set-up between exercises included"),
                *_wrapped("You need: ", ", ".join(EQUIPMENT_NAMES[thing] for thing in routine.needs)),
                *_wrapped("Right for: ", "; ".join(PHASE_NAMES[phase] for phase in routine.phases)),
            ],
            [*_wrapped("Why: ", routine.why)],
            ["In this order", *_numbered(_item_words(item, exercises) for item in routine.items)],
        ]
    )


def _page(parts: Iterable[Iterable[str]]) -> str:
    return "\n\n".join("\n".join(part) for part in [*parts, _wrapped("", f"{REVIEW_NOTICE} If you feel worse, stop.")])


def _for_you(told: Sequence[Said]) -> list[list[str]]:
    lines = [line for said in told for line in _wrapped("  ", f"{said.title}: {said.text}")]
    return [["For you", *lines]] if lines else []


def _exercise_facts(exercise: Exercise) -> list[str]:
    dose = exercise.dose
    rest = f", {length_words(dose.rest_s)} rest between" if dose.rest_s else ""
    whole = f"; {length_words(dose.total_s)} in all" if dose.total_s != dose.work_s else ""
    cap = f"{exercise.cap} of 10 while you do it; above that ease off" if exercise.cap else "0 of 10: no discomfort"
    return [
        *_wrapped("Kind: ", f"{exercise.rules.word}, {POSITION_NAMES[exercise.position]}"),
        *_wrapped("Where: ", ", ".join(REGION_NAMES[region] for region in exercise.region)),
        *_wrapped("Muscles: ", ", ".join(exercise.muscles)),
        *_wrapped("You need: ", ", ".join(EQUIPMENT_NAMES[thing] for thing in exercise.equip)),
        *_wrapped("How much: ", f"{dose_words(exercise)}{rest}{whole}"),
        *_wrapped("Discomfort at most: ", cap),
        *_wrapped("Right for: ", "; ".join(PHASE_NAMES[phase] for phase in exercise.phases)),
    ]


def _thermal_words(thermal: Thermal) -> Iterator[str]:
    yield f"Off after {length_words(thermal.max_s)} in all at the latest, and never fall asleep with it."
    yield f"Check your skin at {', '.join(length_words(check) for check in thermal.check_s)}, and at the end."
    yield f"At least {length_words(thermal.gap_s)} until the next time, {thermal.per_day} in a day at most."


def _item_words(item: Item, exercises: Mapping[str, Exercise]) -> str:
    if item.id is None:
        return f"Think through, {length_words(item.s)}: {' '.join(item.task)}"
    exercise = exercises[item.id]
    words = f"{exercise.name} ({exercise.id}): {dose_words(exercise, item_dose(item, exercise))}"
    if item.parallel:
        companion = exercises[item.parallel.id]
        words += f", with {companion.name} during the last {length_words(item.parallel.last_s)}"
    return words


def _variant(title: str, variant: Variant) -> list[str]:
    more = f" (see {variant.id})" if variant.id else ""
    return _wrapped(title, f"{variant.text}{more}")


def _numbered(texts: Iterable[str]) -> Iterator[str]:
    for number, text in enumerate(texts, 1):
        yield from _wrapped(f"{number:2}. ", text)


def _bullets(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _wrapped("  - ", text)


def _wrapped(lead: str, text: str) -> list[str]:
    """Lines of at most `WIDTH` columns; what follows a mark stands under the text, what follows a title two in."""
    if lead.startswith(" "):
        first, hung, lines = lead, " " * cells(lead), wrapped(text, WIDTH - cells(lead))
    else:
        first, hung, lines = "", "  " if lead else "", wrapped(f"{lead}{text}", WIDTH - 2)
    return [f"{hung if number else first}{line}" for number, line in enumerate(lines)]
