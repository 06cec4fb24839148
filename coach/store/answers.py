"""Where the answers of the first questions are kept."""

import msgspec

from coach.domain.journal.entries import Visit
from coach.domain.person.first_questions import Answer, QuestionId, with_answer
from coach.domain.person.profile import Profile
from coach.store.store import Store


def keep_answer(store: Store, question: QuestionId, answer: Answer) -> Profile:
    """Keep one answer and return the profile after it; a visit with an id is changed, one without is new.

    The profile is read right before it is written, so that what another window has changed stays. Raises CoachError.
    """
    if question == "number" and isinstance(answer, str):
        store.change_settings(lambda settings: msgspec.structs.replace(settings, emergency_number=answer))
    if isinstance(answer, Visit):
        if answer.id:
            store.journal.update(answer)
        else:
            store.journal.add(answer)
    return store.change_profile(lambda profile: with_answer(profile, question, answer))
