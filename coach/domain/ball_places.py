"""Places the ball never goes (clinical.md 1.6), to show on every ball screen."""

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
