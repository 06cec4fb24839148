"""The conditions of clinical.md 1.3: how each is asked for, and the contraindications it brings on a day."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from msgspec import Struct

from coach.domain.exercises.vocabulary import Code, Region
from coach.domain.person.profile import Condition, ConditionId
from coach.domain.safety.contraindications import Contraindication

LATE_WEEK = 20
"""From this week of a pregnancy on `preg20` holds (clinical.md 1.4)."""


class About(Struct, frozen=True):
    """One condition as it is asked: its name in the person's words, help, the codes, and what else is asked.

    `asks_date` is the question for the day it began ("": not asked). `usual` are its places where none are named
    (none: everywhere). It holds until `days` days after its day, that day included; without a day it stays.
    """

    name: str
    help: str
    codes: tuple[Code, ...]
    asks_places: bool = False
    asks_date: str = ""
    usual: frozenset[Region] = frozenset()
    days: int | None = None


CONDITIONS: Mapping[ConditionId, About] = {
    "blood_thinner": About(
        "I take a blood thinner", "Warfarin, apixaban, rivaroxaban, heparin, clopidogrel, daily aspirin.", ("bleed",)
    ),
    "bleeding_disorder": About(
        "I bleed or bruise very easily", "A bleeding disorder, low platelets, or bruises from nothing.", ("bleed",)
    ),
    "clot": About("I have or had a blood clot", "In a leg, a lung or elsewhere, known or suspected.", ("dvt",)),
    "varicose_veins": About(
        "I have painful or bulging varicose veins", "Name the places they are in.", ("varix",), asks_places=True
    ),
    "osteoporosis": About("I have osteoporosis", "Also if you take steroid tablets for months or longer.", ("osteo",)),
    "spine_fracture": About(
        "I have had a fracture of the spine", "At any time, also a small one seen only on a picture.", ("vfx",)
    ),
    "other_fracture": About(
        "I have another fracture that has not healed",
        "Name the places; without them it counts everywhere. Take it out once it has healed.",
        ("vfx",),
        asks_places=True,
    ),
    "operation": About(
        "I had an operation in the last 12 weeks",
        "Leave the day out if your surgeon has not released you yet: then it stays until you take it out.",
        ("surg",),
        asks_places=True,
        asks_date="Which day was the operation?",
        days=84,
    ),
    "disc_or_nerve": About(
        "I have a slipped disc or nerve pain", "Pain that goes below the knee or the elbow.", ("disc",)
    ),
    "stenosis": About("I have spinal stenosis", "A narrow spinal canal, worse with bending backwards.", ("stenosis",)),
    "slipped_vertebra": About(
        "I have a slipped vertebra", "Spondylolisthesis, or pain clearly worse with bending backwards.", ("spondy",)
    ),
    "diabetes": About(
        "I have diabetes",
        "It can take feeling from the feet and calves. Name other places if they feel less.",
        ("neuro",),
        asks_places=True,
        usual=frozenset({"foot", "calf"}),
    ),
    "numb_skin": About(
        "I have skin that feels less", "A numb patch, a scar or a nerve disease.", ("neuro",), asks_places=True
    ),
    "pregnancy": About(
        "I am pregnant",
        "Without the day it counts as week 20 or later. Leave it out too if lying flat feels bad already.",
        ("preg", "preg20"),
        asks_date="Which day did week 0 begin?",
    ),
    "cancer": About(
        "I have or had cancer", "Unless a clinician has cleared you for this. Name the places.", ("cancer",), True
    ),
    "heart": About(
        "I have a heart problem", "Angina, unstable heart disease or uncontrolled high blood pressure.", ("cardiac",)
    ),
    "neck_artery": About(
        "I had a stroke or a neck injury",
        "Stroke, neck-artery disease, a connective-tissue disorder, or whiplash in the last 6 weeks.",
        ("cervart",),
    ),
    "dizziness": About("I get dizzy or faint", "Without a known cause.", ("dizzy",)),
    "cold_reaction": About(
        "I react badly to cold", "Raynaud, hives from cold, or another reaction of the blood to cold.", ("coldsens",)
    ),
    "leg_circulation": About("My legs or arms have poor circulation", "Narrowed arteries, for example.", ("circ",)),
    "hernia": About("I have a hernia", "Of the belly or the groin.", ("hernia",)),
    "hypermobility": About("My joints are very loose", "Hypermobility in many joints.", ("hyper",)),
    "arthritis": About(
        "My inflammatory arthritis is flaring", "Name the places that flare.", ("inflam",), asks_places=True
    ),
    "skin": About(
        "I have broken, infected or fragile skin, or a lump",
        "Also inflamed or irradiated skin, and lumps nobody has looked at.",
        ("skin",),
        asks_places=True,
    ),
    "fresh_injury": About(
        "I have a swelling, bruise or new injury",
        "It counts for its first 72 hours.",
        ("swell",),
        asks_places=True,
        asks_date="Which day did it happen?",
        days=3,
    ),
    "fever": About(
        "I have a fever or an infection",
        "Or feel generally unwell. It counts for the day you say it and the day after.",
        ("fever",),
        asks_date="Which day was it last so?",
        days=1,
    ),
    "implant": About(
        "I have an implant",
        "A pacemaker, port, pump or metal under the skin, a joint replacement too. Name the places.",
        ("implant",),
        asks_places=True,
    ),
    "knee": About("A knee makes some positions hard", "Painful, unsafe or replaced: kneeling, deep bends.", ("knee",)),
    "wrist": About("A wrist makes some positions hard", "Painful or unsafe with weight on the hands.", ("wrist",)),
    "shoulder": About("A shoulder makes some positions hard", "Painful, unsafe or replaced.", ("shoulder",)),
    "hip": About("A hip makes some positions hard", "Painful, unsafe or replaced.", ("hip",)),
    "balance": About("I fall, or need support to stand", "Then standing moves are left out.", ("balance",)),
    "floor_transfer": About(
        "I cannot get down to the floor and up again alone", "Moves in bed stay where they are safe.", ("floor",)
    ),
    "breathing": About(
        "Controlling my breath is hard", "Severe asthma, COPD, or panic when controlling the breath.", ("resp",)
    ),
    "head_down": About("My head must not go down", "Glaucoma, severe reflux, or a doctor said so.", ("reflux",)),
    "judgement": About(
        "I cannot always judge heat, cold or pain", "Also when sedated or after alcohol.", ("cognition",)
    ),
    "allergy": About(
        "I am allergic to a rub or to latex", "Write down to what: it goes into your report, no move changes.", ()
    ),
}


def contraindications(conditions: Iterable[Condition], today: date) -> tuple[Contraindication, ...]:
    """What `conditions` bring on the day `today`, each once; a condition whose time is over brings nothing."""
    found: dict[Contraindication, None] = {}
    for condition in conditions:
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
