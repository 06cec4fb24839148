"""What the sections of the Visits page say: a line each for the list, and all about it for the pane beside it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.vocabulary import Code
from coach.domain.exercises.wording import REGION_NAMES, dose_words
from coach.domain.homework.due import givers, is_over, often_words, until_words
from coach.domain.homework.exercise import disagreements
from coach.domain.journal.entries import AnyEntry, Homework, TherapistQuestion, Visit
from coach.domain.person.profile import Course
from coach.domain.safety.situation import Situation
from coach.domain.text import shorten
from coach.domain.visits.course import missing_parts, numbering, open_parts, visits_of
from coach.domain.visits.guide import CHECKLIST, NORMAL_AFTERWARDS, technique_warnings
from coach.domain.visits.reviews import review
from coach.domain.visits.words import PART_NAMES, visit_facts
from coach.domain.when import moment_words
from coach.tui.section_lines import Line
from coach.tui.widgets.row import Column, Row

MOST_LEFT, MOST_RIGHT = 18, 20
ROW_TEXT = 300


class Known(Struct, frozen=True):
    """What the page shows: the entries about visits, oldest first, what may be spent, the library and the person."""

    now: datetime
    entries: tuple[AnyEntry, ...] = ()
    course: Course = Course()
    exercises: Mapping[str, Exercise] = {}
    situation: Situation | None = None

    @property
    def visits(self) -> tuple[Visit, ...]:
        """The visits, oldest first."""
        return visits_of(self.entries)

    @property
    def codes(self) -> frozenset[Code]:
        """The codes of clinical.md 1.4 that hold for the person."""
        return frozenset(each.code for each in self.situation.contraindications) if self.situation else frozenset()


def widths(lines: Sequence[Line]) -> tuple[int, int]:
    """How wide the left and the right column are, in cells; 0 where nothing stands there."""
    left, right = (max(map(len, texts)) for texts in zip(*((line.left, line.right) for line in lines), strict=True))
    return min(MOST_LEFT, left), min(MOST_RIGHT, right)


def line_row(line: Line, left: int, right: int) -> Row:
    """The line as the list shows it, with columns of these widths."""
    first = [Column(line.left, left, "dim")] if left else []
    last = [Column(line.right, right, align="right", from_width=50)] if right else []
    return Row(*first, Column(line.text), *last)


def visit_lines(known: Known) -> Iterator[Line]:
    """The next visit, the planned ones after it, then the past ones, newest first."""
    there = known.visits
    listed = visits_of(known.entries, cancelled=True)
    planned = [visit for visit in listed if visit.at > known.now]
    for visit in (*planned, *(visit for visit in reversed(listed) if visit.at <= known.now)):
        where = ", ".join(REGION_NAMES[place.region] for place in visit.areas)
        text = ": ".join(part for part in (visit.provider or "a visit", where) if part)
        left = moment_words(visit.at, known.now)
        yield Line(
            visit.id, left, shorten(text, ROW_TEXT), _short_state(visit, known.now), tuple(_about(visit, there, known))
        )


def _short_state(visit: Visit, now: datetime) -> str:
    if visit.cancelled:
        return "cancelled"
    if visit.pain_before is not None and visit.pain_48h is not None:
        return f"{visit.pain_before} → {visit.pain_48h}"
    asked = len(open_parts(visit, now))
    if asked:
        return f"{asked} to answer"
    return ("not confirmed" if visit.tentative else "planned") if visit.at > now else ""


def _about(visit: Visit, there: Sequence[Visit], known: Known) -> Iterator[tuple[str, str]]:
    number = numbering(visit, there)
    yield "bold", f"{moment_words(visit.at, known.now)}{'' if visit.cancelled else f', visit {number.of_all}'}"
    if visit.provider.strip() and not visit.cancelled:
        yield "dim", f"number {number.with_provider} with {visit.provider}"
    asked = open_parts(visit, known.now)
    if asked:
        yield "$text-warning", f"Enter asks: {', '.join(PART_NAMES[part] for part in asked)}"
    missing = [part for part in missing_parts(visit, known.now) if part not in asked]
    if missing:
        yield "dim", f"Not told: {', '.join(PART_NAMES[part] for part in missing)}"
    for warning in technique_warnings(visit.techniques, known.codes):
        yield "$text-warning", warning
    for name, value in visit_facts(visit):
        if name != "Told the therapist":
            yield "", f"{name}: {value}"
    yield "", f"Told the therapist: {len(visit.told)} of {len(CHECKLIST)}"
    if visit.note:
        yield "", visit.note
    if visit.cancelled:
        yield "$primary", "o takes it up again, d takes it out"
        return
    found = review(visit, known.entries) if visit.at <= known.now else None
    if found:
        yield "bold", found.sentence
    if visit.at <= known.now:
        yield "dim", NORMAL_AFTERWARDS
    yield "$primary", "e changes it, k is what to tell your therapist, o cancels it, d takes it out"


def question_lines(known: Known) -> Iterator[Line]:
    """The questions without an answer, oldest first, then those struck off, newest first."""
    asked = [entry for entry in known.entries if isinstance(entry, TherapistQuestion)]
    answered = [entry for entry in asked if entry.answered_at]
    for entry in (*(each for each in asked if not each.answered_at), *reversed(answered)):
        about = [("bold", entry.note), ("dim", f"written down {moment_words(entry.at, known.now)}")]
        if entry.answered_at:
            about += [("", f"Answer: {entry.answer}"), ("dim", moment_words(entry.answered_at, known.now))]
        else:
            about.append(("$primary", "Enter writes down the answer and strikes it off, e changes it, d takes it out"))
        state = "[x] answered" if entry.answered_at else "[ ] open"
        yield Line(entry.id, state, shorten(entry.note, ROW_TEXT), "", tuple(about))


def homework_lines(known: Known) -> Iterator[Line]:
    """The homework that is on, newest first, then what is over."""
    given = [entry for entry in reversed(known.entries) if isinstance(entry, Homework)]
    names = givers(known.entries)
    for entry in sorted(given, key=lambda each: is_over(each, known.now)):
        exercise = known.exercises.get(entry.exercise)
        name = exercise.name if exercise else entry.exercise
        over = is_over(entry, known.now)
        about = tuple(_about_homework(entry, exercise, names.get(entry.visit, ""), known))
        state = "over" if over else often_words(entry)
        yield Line(entry.id, state, shorten(name, ROW_TEXT), entry.said_dose, about)


def _about_homework(entry: Homework, exercise: Exercise | None, giver: str, known: Known) -> Iterator[tuple[str, str]]:
    yield "bold", exercise.name if exercise else entry.exercise
    yield "dim", f"from {giver or 'your therapist'}, {moment_words(entry.at, known.now)}"
    if is_over(entry, known.now):
        yield "$primary", "It is over. o takes it up again, d takes it out"
    elif exercise:
        yield "$primary", "Enter runs it, o ends it, d takes it out"
    if exercise is None:
        yield "$text-warning", "Its exercise is not in your library, so that it can not be run."
    elif known.situation:
        for warning in disagreements(exercise, known.situation):
            yield "$text-warning", warning
    often = ", ".join(part for part in (often_words(entry), until_words(entry, known.now.date())) if part)
    dose = dose_words(exercise) if exercise else entry.said_dose
    yield "", f"How much: {dose}; {often}"
    if entry.said_dose and exercise:
        yield "", f"Said: {entry.said_dose}"
    if entry.understood:
        yield "", f"Understood: {entry.understood}"
    for limit in entry.lifted:
        yield "", f"Your therapist said so: {limit}"
    if entry.stop_if:
        yield "", f"Stop if: {entry.stop_if}"
    if entry.note:
        yield "", entry.note
    if exercise:
        for number, step in enumerate(exercise.steps, 1):
            yield "dim", f"{number}. {step}"
