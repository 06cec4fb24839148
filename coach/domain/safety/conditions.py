"""The conditions of clinical.md 1.3: how each is asked for, and the contraindications it brings on a day."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from msgspec import Struct

from coach.domain.exercises.vocabulary import Code, Region
from coach.domain.person.profile import Condition, ConditionGroup, ConditionId, Profile
from coach.domain.safety.contraindications import Contraindication

LATE_WEEK = 20
"""From this week of a pregnancy on `preg20` holds (clinical.md 1.4)."""


class Group(Struct, frozen=True):
    """A row of the page on which conditions are asked: its name, examples, and what else belongs to it."""

    name: str
    examples: str
    help: str


GROUPS: Mapping[ConditionGroup, Group] = {
    "bones": Group(
        "Bones and operations",
        "osteoporosis, steroids, fracture, neck injury, stenosis, slipped vertebra, operation",
        "A spine fracture counts even if it was long ago, other ones until they heal. An operation counts for 12 "
        "weeks, or until you are released.",
    ),
    "blood": Group(
        "Blood and vessels",
        "blood thinner, easy bleeding, clot, stroke, varicose veins, poor circulation, Raynaud",
        "Also easy bruising, a mini-stroke, or a disease of the neck arteries.",
    ),
    "nerves": Group(
        "Nerves and skin",
        "slipped disc, nerve pain, diabetes, numb or sore skin, lump, bruise",
        "Also pain below the knee or elbow, a scar, or a new swelling.",
    ),
    "heart": Group(
        "Heart, breath, dizziness, balance",
        "angina, blood pressure, asthma, COPD, fainting, falls",
        "Also any heart disease that is not stable, or if you need support to stand.",
    ),
    "pregnancy": Group(
        "Pregnancy, cancer, infection",
        "past cancer, fever",
        "Cancer counts now and in the past. Also any infection, or if you feel unwell.",
    ),
    "joints": Group(
        "Joints and positions",
        "arthritis, loose joints, knee, wrist, shoulder, hip, floor, low head",
        "Also a connective-tissue disorder, trouble getting to the floor, or a head that must not go low.",
    ),
    "other": Group(
        "Allergies, devices and the rest",
        "latex, pacemaker, pump, new joint, hernia, judging pain",
        "Also a port, metal inside, an allergy to a rub, or trouble judging heat, cold or pain.",
    ),
}
"""The seven rows of the page (C2), in its order."""


class About(Struct, frozen=True):
    """One condition as it is asked: its group, its name in the person's words, help, codes, and what else is asked.

    `asks_date` is the question for the day it began ("": not asked). `usual` are its places where none are named
    (none: everywhere). It holds until `days` days after its day, that day included; without a day it stays.
    """

    group: ConditionGroup
    name: str
    help: str
    codes: tuple[Code, ...]
    asks_places: bool = False
    asks_date: str = ""
    usual: frozenset[Region] = frozenset()
    days: int | None = None


CONDITIONS: Mapping[ConditionId, About] = {
    "osteoporosis": About("bones", "I have osteoporosis", "Thin bones, as a doctor or a scan has shown.", ("osteo",)),
    "steroids": About(
        "bones",
        "I take steroid tablets, for months or longer",
        "Such as prednisone. They can thin the bones.",
        ("osteo",),
    ),
    "spine_fracture": About(
        "bones", "I have had a fracture of the spine", "At any time, even a small one seen only on a scan.", ("vfx",)
    ),
    "other_fracture": About(
        "bones",
        "I have another fracture that has not healed",
        "Say where. Take it off the list once it has healed.",
        ("vfx",),
        asks_places=True,
    ),
    "operation": About(
        "bones",
        "I had an operation in the last 12 weeks",
        "Say where and when. Not released yet? Leave the day empty.",
        ("surg",),
        asks_places=True,
        asks_date="When was the operation?",
        days=84,
    ),
    "stenosis": About(
        "bones", "I have a narrow spinal canal (stenosis)", "Bending backwards makes it worse.", ("stenosis",)
    ),
    "slipped_vertebra": About(
        "bones",
        "I have a slipped vertebra",
        "Spondylolisthesis. Also if bending backwards clearly hurts more.",
        ("spondy",),
    ),
    "neck_injury": About("bones", "I had a neck injury in the last 6 weeks", "Whiplash counts too.", ("cervart",)),
    "blood_thinner": About(
        "blood",
        "I take a blood thinner",
        "Warfarin, apixaban, rivaroxaban, heparin, clopidogrel or daily aspirin.",
        ("bleed",),
    ),
    "bleeding_disorder": About(
        "blood",
        "I bleed or bruise very easily",
        "A bleeding disorder, low platelets, or bruises from nothing.",
        ("bleed",),
    ),
    "clot": About(
        "blood", "I have or had a blood clot", "In a leg, a lung or elsewhere. Also if one is suspected.", ("dvt",)
    ),
    "varicose_veins": About(
        "blood", "I have painful or bulging varicose veins", "Say where they are.", ("varix",), asks_places=True
    ),
    "leg_circulation": About(
        "blood", "I have poor circulation in my arms or legs", "Narrowed arteries, for example.", ("circ",)
    ),
    "cold_reaction": About(
        "blood", "I react badly to cold", "Raynaud, hives from cold, or another reaction of the blood.", ("coldsens",)
    ),
    "stroke": About("blood", "I have had a stroke or mini-stroke (TIA)", "At any time.", ("cervart",)),
    "neck_artery": About("blood", "I have a disease of the neck arteries", "Found by a doctor.", ("cervart",)),
    "disc_or_nerve": About(
        "nerves", "I have a slipped disc or nerve pain", "Pain that goes below the knee or the elbow.", ("disc",)
    ),
    "diabetes": About(
        "nerves",
        "I have diabetes",
        "It can numb feet and calves. Add other numb places.",
        ("neuro",),
        asks_places=True,
        usual=frozenset({"foot", "calf"}),
    ),
    "numb_skin": About(
        "nerves",
        "I have numb skin",
        "A numb patch, a scar or a nerve disease. Say where.",
        ("neuro",),
        asks_places=True,
    ),
    "skin": About(
        "nerves",
        "I have broken, infected or fragile skin",
        "Also sore, inflamed or irradiated skin. Say where.",
        ("skin",),
        asks_places=True,
    ),
    "lump": About("nerves", "I have a lump that nobody has checked", "Say where.", ("skin",), asks_places=True),
    "fresh_injury": About(
        "nerves",
        "I have a swelling, bruise or new injury",
        "It counts for 72 hours. Say where and when.",
        ("swell",),
        asks_places=True,
        asks_date="When did it happen?",
        days=3,
    ),
    "heart": About(
        "heart",
        "I have angina or unstable heart disease",
        "Angina is chest pain that comes from the heart.",
        ("cardiac",),
    ),
    "blood_pressure": About(
        "heart",
        "I have high blood pressure, not under control",
        "If tablets hold it down, leave this empty.",
        ("cardiac",),
    ),
    "breathing": About(
        "heart", "I find it hard to control my breath", "Severe asthma, COPD, or panic when you try.", ("resp",)
    ),
    "dizziness": About("heart", "I get dizzy or faint", "Without a known cause.", ("dizzy",)),
    "balance": About(
        "heart",
        "I fall, or need support to stand",
        "Standing moves then come with a support, or not at all.",
        ("balance",),
    ),
    "pregnancy": About(
        "pregnancy",
        "I am pregnant",
        "Say the week. Empty counts as week 20 or later, also right if lying flat feels bad.",
        ("preg", "preg20"),
        asks_date="How many weeks pregnant are you?",
    ),
    "cancer": About(
        "pregnancy",
        "I have or had cancer",
        "Unless a doctor has cleared you for this. Say where.",
        ("cancer",),
        asks_places=True,
    ),
    "fever": About(
        "pregnancy",
        "I have a fever or an infection",
        "Or you feel unwell. It counts today and tomorrow.",
        ("fever",),
        asks_date="When did you last have it?",
        days=1,
    ),
    "arthritis": About(
        "joints", "I have inflammatory arthritis, and it is flaring", "Say which joints.", ("inflam",), asks_places=True
    ),
    "rheum": About(
        "joints",
        "I have rheumatoid arthritis or ankylosing spondylitis",
        "Flaring or not. Coach is careful with your neck.",
        ("rheum",),
    ),
    "hypermobility": About("joints", "I have very loose joints", "Hypermobility in many joints.", ("hyper",)),
    "connective_tissue": About(
        "joints", "I have a connective-tissue disorder", "Ehlers-Danlos or Marfan, for example.", ("cervart",)
    ),
    "knee": About(
        "joints", "I have a knee that limits me", "Painful, unsafe or replaced: kneeling, deep bends.", ("knee",)
    ),
    "wrist": About(
        "joints", "I have a wrist that limits me", "Painful or unsafe with weight on your hands.", ("wrist",)
    ),
    "shoulder": About("joints", "I have a shoulder that limits me", "Painful, unsafe or replaced.", ("shoulder",)),
    "hip": About("joints", "I have a hip that limits me", "Painful, unsafe or replaced.", ("hip",)),
    "floor_transfer": About(
        "joints", "I cannot get to the floor and back up alone", "You can still do moves in bed.", ("floor",)
    ),
    "head_down": About(
        "joints", "I can't keep my head low", "Glaucoma, severe reflux, or a doctor said so.", ("reflux",)
    ),
    "implant": About(
        "other", "I have a pacemaker, port, pump or metal inside", "Say where it is.", ("implant",), asks_places=True
    ),
    "artificial_joint": About("other", "I have an artificial joint", "Say which one.", ("implant",), asks_places=True),
    "hernia": About("other", "I have a hernia", "In the belly or the groin.", ("hernia",)),
    "judgement": About(
        "other", "I cannot always judge heat, cold or pain", "Also when sedated, or after alcohol.", ("cognition",)
    ),
    "allergy": About("other", "I am allergic to a rub or to latex", "It goes on your page. No move changes.", ()),
}
"""The 45 lines of the details, group by group; several may bring the same code."""


def in_group(group: ConditionGroup) -> tuple[ConditionId, ...]:
    """The lines of a group, in the order they are asked."""
    return tuple(ident for ident, about in CONDITIONS.items() if about.group == group)


def may_be_pregnant(profile: Profile) -> bool:
    """Whether the person is pregnant, or nobody knows."""
    told = profile.conditions
    return told is None or "pregnancy" in profile.marked or any(condition.id == "pregnancy" for condition in told)


def asks_if_rheumatoid(conditions: Iterable[Condition]) -> bool:
    """Whether to ask if an arthritis in named places is rheumatoid, which would spare the neck too (C1.7)."""
    known = {condition.id: condition for condition in conditions}
    return "arthritis" in known and "rheum" not in known and bool(known["arthritis"].regions)


def contraindications(
    conditions: Iterable[Condition], today: date, marked: Iterable[ConditionGroup] = ()
) -> tuple[Contraindication, ...]:
    """What `conditions` bring on the day `today`, each once; a condition whose time is over brings nothing.

    Of a group that is only `marked`, every condition counts, everywhere and still (C2).
    """
    found: dict[Contraindication, None] = {}
    for condition in (*conditions, *(Condition(ident) for group in marked for ident in in_group(group))):
        about = CONDITIONS[condition.id]
        places = frozenset(condition.regions) if about.asks_places else frozenset()
        for code in _codes(condition, about, today):
            found[Contraindication(code, places or about.usual)] = None
    return tuple(found)


def _codes(condition: Condition, about: About, today: date) -> tuple[Code, ...]:
    if condition.since is None:
        return about.codes
    if condition.id == "pregnancy":
        return ("preg",) if timedelta(0) <= today - condition.since < timedelta(weeks=LATE_WEEK) else about.codes
    over = about.days is not None and today > condition.since + timedelta(days=about.days)
    return () if over else about.codes
