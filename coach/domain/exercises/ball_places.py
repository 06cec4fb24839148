"""What stands on every ball screen: places the ball never goes (clinical.md 1.6), and when to press less (1.7)."""

from coach.domain.exercises.exercise import Exercise

BALL_NEVER: tuple[str, ...] = (
    "On bone: spine, rib tips, edge of the shoulder blade, collarbone, hip points, tailbone, kneecap.",
    "The front or side of the neck, the throat, or the hollow behind the jaw.",
    "The armpit, the inner upper arm, the groin crease, or the back of the knee.",
    "The flank just under the last ribs with body weight: at the waist only at the wall, between last rib and pelvis, "
    "a hand's width from the spine.",
    "The belly and breast tissue.",
    "Where a pulse beats under the ball, or where it makes you tingle.",
    "Skin that is swollen, hot, bruised, broken, numb or has varicose veins.",
)

BALL_TOO_HARD = "If you hold your breath, brace or wince, or cannot relax into the ball: press half as hard."


def ball_words(exercise: Exercise) -> tuple[str, ...]:
    """What to mind during ball work, none for other kinds: D8, half the pressure; and the places of 1.6."""
    if exercise.kind != "ball":
        return ()
    places = (place[0].lower() + place[1:].rstrip(".") for place in BALL_NEVER)
    return BALL_TOO_HARD, f"The ball never goes: {'; '.join(places)}."
