"""What is read before ball work: places the ball never goes (clinical.md 1.6), and when to press less (1.7)."""

from coach.domain.exercises.exercise import Exercise

BALL_NEVER: tuple[str, ...] = (
    "On bone: spine, rib tips, edge of the shoulder blade, collarbone, hip points, tailbone, kneecap.",
    "The front or side of your neck, your throat, or the hollow behind your jaw.",
    "Your armpit, inner upper arm, groin crease, or the back of your knee.",
    "The soft side below your last ribs, with your weight on it. There, use only the wall, between last rib "
    "and pelvis, a hand's width from the spine.",
    "Your belly and breasts.",
    "Where a pulse beats under the ball, or where it makes you tingle.",
    "Skin that is swollen, hot, bruised, broken or numb, or has varicose veins.",
)

BALL_TOO_HARD = "Holding your breath, bracing or wincing? Press half as hard."


def ball_words(exercise: Exercise) -> tuple[str, ...]:
    """Return what to mind during ball work: D8, half the pressure; an empty tuple for other kinds."""
    return (BALL_TOO_HARD,) if exercise.kind == "ball" else ()
