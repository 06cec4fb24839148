"""Which editor asks which of the first questions."""

from datetime import timedelta

from msgspec import Struct

from coach.domain.base.moments.reading import Reference
from coach.domain.base.moments.words import day_in_full
from coach.domain.counted import counted
from coach.domain.exercises.vocabulary import EQUIPMENT, EQUIPMENT_NAMES, POSITIONS, Equipment
from coach.domain.exercises.wording import POSITION_NAMES
from coach.domain.journal.entries import Visit
from coach.domain.person.first_questions import (
    AGE_NAMES,
    GOALS,
    MINUTES,
    NUMBERS,
    USUAL_TIMES,
    QuestionId,
    episode_choices,
)
from coach.domain.person.profile import Profile
from coach.domain.person.settings import Settings
from coach.domain.person.typed_answers import (
    parse_activities,
    parse_day,
    parse_minutes,
    parse_number,
    parse_times,
)
from coach.domain.person.words import visit_of
from coach.tui.editors.choice import ChoiceEditor
from coach.tui.editors.conditions import ConditionsEditor
from coach.tui.editors.editor import Editor
from coach.tui.editors.places import PlacesEditor
from coach.tui.editors.safe import SafeEditor
from coach.tui.editors.tick import TickEditor
from coach.tui.editors.visit import VisitEditor
from coach.tui.widgets.checklist import Checklist, Item


class Told(Struct, frozen=True):
    """What the person has told so far, from wherever it is kept, and the `things` that exercises need."""

    profile: Profile = Profile()
    settings: Settings = Settings()
    visits: tuple[Visit, ...] = ()
    things: tuple[Equipment, ...] = EQUIPMENT


def editor_of(question: QuestionId, told: Told, here: Reference) -> Editor:
    """A new editor for the question, with the present answer in it."""
    profile, today, now = told.profile, here.today, here.now
    match question:
        case "conditions":
            return ConditionsEditor(profile.conditions or (), profile.marked, here)
        case "age":
            return ChoiceEditor([(name, band) for band, name in AGE_NAMES.items()], profile.age_band)
        case "number":
            number = told.settings.emergency_number
            return ChoiceEditor([(each, each) for each in NUMBERS], number, parse_number, number, "another number")
        case "places":
            return PlacesEditor(profile.places or (), "Nowhere at present")
        case "episode":
            return ChoiceEditor(
                episode_choices(today),
                profile.episode,
                lambda text: parse_day(text, here),
                str(profile.episode or ""),
                f"a day, like {today - timedelta(days=10)}",
                lambda text: day_in_full(parse_day(text, here), today),
            )
        case "positions":
            positions = Checklist([Item(each, POSITION_NAMES[each]) for each in POSITIONS], profile.positions or ())
            return TickEditor(positions, lambda: positions.ticked, "None of these")
        case "equipment":
            things = {*told.things, *(profile.equipment or ())} - {"none"}
            items = [Item(each, EQUIPMENT_NAMES[each]) for each in EQUIPMENT if each in things]
            equipment = Checklist(items, profile.equipment or ())
            return TickEditor(equipment, lambda: equipment.ticked, "None of these")
        case "minutes":
            return ChoiceEditor(
                [(f"{each} minutes", each) for each in MINUTES],
                profile.minutes,
                parse_minutes,
                str(profile.minutes or ""),
                "3 to 60",
            )
        case "times":
            choices = [(" and ".join(each), each) for each in USUAL_TIMES]
            return ChoiceEditor(
                [*choices, ("no usual time", ())],
                profile.times,
                parse_times,
                " ".join(profile.times),
                "like 07:30, 18:00",
                lambda text: " and ".join(parse_times(text)),
            )
        case "activities":
            said = "; ".join(profile.activities)
            hint = "sitting in the car; stairs; playing the piano"
            return ChoiceEditor([("none", ())], profile.activities, parse_activities, said, hint)
        case "goal":
            return ChoiceEditor([(counted(each, "day"), each) for each in GOALS], profile.goal_runs)
        case "safe":
            return SafeEditor(profile.safe)
        case "next_visit":
            soon = f"like {today + timedelta(days=7)} 14:00"
            return VisitEditor(visit_of(question, told.visits, now), here, soon, planned=True)
        case "last_visit":
            before = f"like {today - timedelta(days=7)} 14:00"
            return VisitEditor(visit_of(question, told.visits, now), here, before, planned=False)
