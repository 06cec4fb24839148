"""How screens read and keep what the person tells about themselves."""

from dataclasses import dataclass
from typing import TypeVar

import msgspec
from textual.message import Message

from coach.domain.exercises.browse import needed_things
from coach.domain.exercises.vocabulary import EQUIPMENT
from coach.domain.journal.entries import Visit, is_visit
from coach.domain.person.first_questions import Answer, QuestionId
from coach.errors import CoachError
from coach.store.answers import keep_answer
from coach.tui.editors.table import Told
from coach.tui.store_work import StoreScreen

T = TypeVar("T")


@dataclass
class AnswerKept(Message):
    """An answer is on disk; `told` is what there is after it."""

    question: QuestionId
    told: Told


class AnswerRefused(Message):
    """An answer could not be kept; the reason has been shown."""


class TellingScreen(StoreScreen[T]):
    """A screen on which people tell about themselves."""

    def told(self) -> Told:
        """What the person has told so far; to be called where the store is read."""
        store = self.coach.store
        visits = tuple(visit for visit in store.journal.entries(kinds=(Visit,)) if is_visit(visit))
        library = self.coach.library
        things = needed_things(library.exercises.values()) if library else EQUIPMENT
        return Told(store.load_profile(), store.load_settings(), visits, things)

    def keep(self, question: QuestionId, answer: Answer) -> None:
        """Keeps one answer at once; `AnswerKept` brings what there is then, `AnswerRefused` comes in its place."""

        def write() -> AnswerKept:
            try:
                keep_answer(self.coach.store, question, answer)
                return AnswerKept(question, self.told())
            except CoachError:
                self.post_message(AnswerRefused())
                raise

        if question == "number" and isinstance(answer, str):
            self.coach.settings = msgspec.structs.replace(self.coach.settings, emergency_number=answer)
        self.write_store(write)
