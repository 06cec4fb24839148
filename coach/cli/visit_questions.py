"""coach visit ask, questions and answer: what to ask the therapist, kept between visits."""

from datetime import datetime

import click
import msgspec

from coach import paths
from coach.cli.finding import find, short_id
from coach.cli.saying import say
from coach.clock import SystemClock
from coach.domain.journal.entries import TherapistQuestion
from coach.domain.text import one_line
from coach.domain.visits.course import open_questions, with_answer
from coach.domain.when import day_words
from coach.errors import CoachError
from coach.store import Store

SCHEMA = 1


def _open() -> tuple[Store, datetime, tuple[TherapistQuestion, ...]]:
    clock = SystemClock()
    store = Store(paths.home(), clock)
    kept = store.journal.entries(kinds=(TherapistQuestion,))
    return store, clock.now(), tuple(entry for entry in kept if isinstance(entry, TherapistQuestion))


@click.command()
@click.argument("question")
def ask(question: str) -> None:
    """Keep a QUESTION for the next visit."""
    store, now, _ = _open()
    if not one_line(question):
        raise CoachError("What do you want to ask?", hint='coach visit ask "Is swimming all right?"')
    kept = store.journal.add(TherapistQuestion(at=now, note=question))
    say(f"Kept for the next visit, id {short_id(kept)}.")


@click.command()
@click.option("--all", "everything", is_flag=True, help="Also those that are answered.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def questions(everything: bool, as_json: bool) -> None:
    """Show the questions for the therapist that have no answer yet.

    \b
    The form of --json: {"schema": 1, "questions": [{id, at, note, answer, answered_at}]}
    with recorded_at and updated_at; note is the question.
    """
    _, now, known = _open()
    shown = known if everything else open_questions(known)
    if as_json:
        say(msgspec.json.format(msgspec.json.encode({"schema": SCHEMA, "questions": shown}), indent=2).decode())
        return
    if not shown:
        say('There is no open question. Keep one: coach visit ask "Is swimming all right?"')
    for entry in shown:
        say(f"{short_id(entry)}  {one_line(entry.note)}")
        if entry.answered_at:
            say(f"        Answered {day_words(entry.answered_at.date(), now.date())}: {one_line(entry.answer)}")


@click.command()
@click.argument("ident", metavar="ID")
@click.argument("text")
def answer(ident: str, text: str) -> None:
    """Strike a question off with what the therapist said; once more corrects it."""
    store, now, known = _open()
    found = find(known, ident, "question", now, "coach visit questions shows them.")
    store.journal.update(with_answer(found, text, now))
    say(f"Answered: {one_line(found.note)}")
