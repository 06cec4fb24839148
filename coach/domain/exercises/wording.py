"""The words for what the library holds, the same on screens, in lists and on paper."""

from collections.abc import Mapping

from coach.domain.exercises.exercise import Dose, Exercise
from coach.domain.exercises.vocabulary import Code, Position, Region

SHORT_S = 120

REGION_NAMES: Mapping[Region, str] = {
    "head-neck": "base of the skull",
    "neck": "neck",
    "upper-back": "upper back",
    "mid-back": "mid back",
    "low-back": "low back",
    "chest": "chest",
    "shoulder": "shoulder",
    "side-trunk": "side of the trunk",
    "hip-front": "front of the hip",
    "hip-side": "side of the hip",
    "buttock": "buttock",
    "thigh-back": "back of the thigh",
    "calf": "calf",
    "foot": "foot",
    "whole-body": "whole body",
}

POSITION_NAMES: Mapping[Position, str] = {
    "standing": "standing",
    "wall": "at the wall",
    "chair": "on a chair",
    "floor": "on the floor",
    "bed": "in bed or lying down",
}

CODE_NAMES: Mapping[Code, str] = {
    "bleed": "blood thinners, a bleeding disorder, low platelets, or very easy bruising",
    "dvt": "a blood clot, known or suspected",
    "varix": "painful or bulging varicose veins in the area",
    "osteo": "osteoporosis or long-term steroid tablets",
    "vfx": "a fracture of the spine at any time, or one in the area that has not healed",
    "surg": "an operation in the area in the last 12 weeks, or not released from it",
    "disc": "a slipped disc, or nerve pain going below the knee or elbow",
    "stenosis": "spinal stenosis (worse with back bending)",
    "spondy": "a slipped vertebra, or pain clearly worse with back bending",
    "neuro": "reduced feeling in the area (nerve disease, scar, numb patch)",
    "preg": "pregnancy",
    "preg20": "pregnancy from week 20, or earlier if lying flat feels bad",
    "skin": "broken, infected, inflamed, irradiated or fragile skin in the area, or a lump of unknown cause",
    "swell": "swelling, bruise or injury of less than 72 hours in the area",
    "fever": "fever, infection, or feeling generally unwell",
    "cancer": "active cancer, or a history of it without clearance for this",
    "cardiac": "unstable heart disease, angina, or uncontrolled high blood pressure",
    "circ": "poor circulation in arms or legs",
    "coldsens": "Raynaud, hives from cold, or another reaction of the blood to cold",
    "cervart": "stroke, neck-artery disease, a connective-tissue disorder, or a neck injury of less than 6 weeks",
    "dizzy": "unexplained dizziness or fainting",
    "hernia": "a hernia of belly or groin",
    "hyper": "very loose joints (hypermobility)",
    "inflam": "a flare of inflammatory arthritis",
    "rheum": "rheumatoid arthritis or ankylosing spondylitis, flaring or not",
    "implant": "an implanted device, port, pump or metal under the area",
    "knee": "a knee problem or replacement that makes the position unsafe or painful",
    "wrist": "a wrist problem that makes the position unsafe or painful",
    "shoulder": "a shoulder problem or replacement that makes the position unsafe or painful",
    "hip": "a hip problem or replacement that makes the position unsafe or painful",
    "balance": "falls, or needing support to stand",
    "floor": "not getting down to the floor and up again alone",
    "resp": "severe asthma, COPD, or panic when controlling the breath",
    "reflux": "severe reflux, glaucoma, or head-down positions forbidden",
    "cognition": "not being able to judge or report heat, cold or pain (also when sedated, or after alcohol)",
}

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
"""What is read before ball work, with the places the ball never goes: clinical.md 1.6 and 1.7."""


def ball_words(exercise: Exercise) -> tuple[str, ...]:
    """Return what to mind during ball work: D8, half the pressure; an empty tuple for other kinds."""
    return (BALL_TOO_HARD,) if exercise.rules.pressure else ()


def length_words(seconds: int) -> str:
    """A length of time as short as it can be said: "45 s", "90 s", "3 min 45 s", "2 h"."""
    if seconds < SHORT_S and seconds != 60:
        return f"{seconds} s"
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    parts = [(hours, "h"), (minutes, "min"), (left, "s")]
    return " ".join(f"{count} {unit}" for count, unit in parts if count)


def dose_words(exercise: Exercise, dose: Dose | None = None) -> str:
    """How much of `exercise`: "2 x 30 s each side", "10 times, 6 s each"; `dose` in the place of its own."""
    dose = dose or exercise.dose
    each_side = " each side" if exercise.sided else ""
    if dose.hold_s is None:
        times = f"{dose.reps} times" if dose.sets == 1 else f"{dose.sets} x {dose.reps} times"
        return f"{times}{each_side}, {length_words(dose.tempo_s or 0)} each{_parts(dose)}{_beside(dose)}"
    hold = f"up to {length_words(dose.hold_s)}" if dose.open else length_words(dose.hold_s)
    return f"{_sets(dose)}{hold}{each_side}{_parts(dose)}{_beside(dose)}"


def _sets(dose: Dose) -> str:
    """How many holds where there are several, with the name of what is held where it is a plain word."""
    if dose.sets == 1:
        return ""
    return f"{dose.sets} {dose.unit}s x " if dose.unit.isalpha() else f"{dose.sets} x "


def _beside(dose: Dose) -> str:
    """The rest that was asked for, and the load."""
    rest = ("rest " + length_words(dose.rest_s) if dose.rest_s else "no rest") if dose.own_rest else ""
    parts = (rest, load_words(dose.load))
    return "".join(f", {part}" for part in parts if part)


def load_words(load: str) -> str:
    """ "with 2 kg"; empty without a load."""
    return f"with {load}" if load else ""


def _parts(dose: Dose) -> str:
    if dose.unit and not dose.unit.isalpha():
        return f" ({dose.unit})"
    parts = ", ".join(f"{beat.label.lower()} {length_words(beat.seconds)}" for beat in dose.beats)
    return f" ({parts})" if parts else ""
