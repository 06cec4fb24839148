"""What is said about an exercise, a routine or an entry, laid out for a details pane."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from textual.content import Content

from coach.domain.exercises.browse import Filter
from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.kinds import KINDS
from coach.domain.exercises.routine import Routine
from coach.domain.exercises.vocabulary import EQUIPMENT_NAMES, PHASE_NAMES
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
from coach.domain.journal.entries import AnyEntry, Run
from coach.domain.journal.words import facts, hurt_words, kind_words
from coach.domain.planning.for_you_words import Said
from coach.domain.run.outcome import result_words
from coach.domain.when import moment_words
from coach.tui.command import Command
from coach.tui.literal import literal


def exercise_details(exercise: Exercise, told: Sequence[Said] = (), keys: Sequence[Command] = ()) -> Content:
    """All there is to know about an exercise; on ball work also the places the ball never goes (clinical.md 1.6).

    `told` says how it stands for the person, `keys` what can be decided about it.
    """
    parts = [
        _title(exercise.name),
        _told(told),
        _keys(keys),
        _line(
            exercise.rules.word,
            ", ".join(REGION_NAMES[region] for region in exercise.region),
            ", ".join(EQUIPMENT_NAMES[thing] for thing in exercise.equip),
            POSITION_NAMES[exercise.position],
        ),
        _fact("How much", dose_words(exercise)),
        _fact("Never above", f"{exercise.cap} of 10 while you do it"),
        _section("How", [f"{number}. {step}" for number, step in enumerate(exercise.steps, 1)]),
        _section("Picture", [figure_words(exercise, exercise.figure)] if exercise.figure else []),
        _section("Remember", exercise.cues),
        _section("Common mistake", [exercise.mistake]),
        _section("Easier", [exercise.easier.text]),
        _section("Harder", [exercise.harder.text]),
        _section("Not for you, or ask first, with", sorted(CODE_NAMES[code] for code in exercise.codes)),
    ]
    if exercise.rules.pressure:
        parts += [_section("The ball never goes", BALL_NEVER), _section("Too hard", [BALL_TOO_HARD])]
    parts.append(_section("Right for", [", ".join(PHASE_NAMES[phase] for phase in exercise.phases)]))
    parts.append(_section("Sources", [f"{s.org} {s.year or ''}".strip() for s in exercise.sources]))
    return Content("\n\n").join(part for part in parts if part)


def routine_details(routine: Routine, exercises: Mapping[str, Exercise], told: Sequence[Said] = ()) -> Content:
    """What a routine is for, what it needs and what is in it; `told` says how it stands for the person."""
    moves = []
    for item in routine.items:
        move = exercises.get(item.id or "")
        moves.append(f"{move.name if move else next(iter(item.task), '')}, {length_words(item.s)}")
    parts = [
        _title(routine.name),
        _told(told),
        _line(f"{routine.minutes} min", ", ".join(EQUIPMENT_NAMES[thing] for thing in routine.needs)),
        literal(routine.why),
        _section("In this order", [f"{number}. {move}" for number, move in enumerate(moves, 1)]),
        _section("Right for", [", ".join(PHASE_NAMES[phase] for phase in routine.phases)]),
        Content.styled("Enter opens it; nothing is timed until you say so.", "dim"),
    ]
    return Content("\n\n").join(part for part in parts if part)


def filter_words(wanted: Filter) -> str:
    """What a filter narrows to, in words; empty when it shows all."""
    words = [
        f"“{wanted.text}”" if wanted.text else "",
        KINDS[wanted.kind].word if wanted.kind else "",
        REGION_NAMES[wanted.region] if wanted.region else "",
        f"with {EQUIPMENT_NAMES[wanted.equipment]}" if wanted.equipment else "",
        f"up to {wanted.minutes} min" if wanted.minutes else "",
        PHASE_NAMES[wanted.phase] if wanted.phase else "",
    ]
    narrowed = " · ".join(word for word in words if word)
    return f"   only: {narrowed}" if narrowed else ""


def _title(text: str) -> Content:
    return literal(text, "bold $primary")


def _line(*facts: str) -> Content:
    return literal(" · ".join(fact for fact in facts if fact), "dim")


def _fact(name: str, value: str) -> Content:
    return Content.assemble((f"{name}: ", "bold"), literal(value))


def _told(told: Sequence[Said]) -> Content:
    return Content("\n").join(_fact(said.title, said.text) for said in told)


def _keys(keys: Sequence[Command]) -> Content:
    """The keys for an exercise, one after the other."""
    named = [Content.assemble((key.shown_key, "bold $primary"), " ", (key.title.lower(), "dim")) for key in keys]
    return Content("  ").join(named)


def _section(title: str, lines: Sequence[str] | Iterable[str]) -> Content:
    shown = [line for line in lines if line]
    if not shown:
        return Content("")
    return Content.assemble((title, "bold"), "\n", literal("\n".join(shown)))


def entry_details(entry: AnyEntry, now: datetime) -> Content:
    """All that an entry of the journal holds."""
    late = ", written later" if entry.backdated else ""
    head = Content.assemble(_title(kind_words(entry)), literal(f"  {moment_words(entry.at, now)}{late}", "dim"))
    parts = [Content("\n").join([head, *(_fact(name, value) for name, value in facts(entry))])]
    if entry.note:
        parts.append(_section("Note", [entry.note]))
    if isinstance(entry, Run):
        parts.append(
            _section("Exercises", [f"{r.exercise.replace('-', ' ')}: {result_words(r)}" for r in entry.results])
        )
        parts.append(_section("What hurt", [hurt_words(hurt) for r in entry.results for hurt in r.hurts]))
    return Content("\n\n").join(part for part in parts if part)
