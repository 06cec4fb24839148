"""Doses with a known meaning: those of `doses.tsv`, and phrases that a seeded generator puts together."""
# ruff: noqa: E501 - a table of phrases reads best with one a line

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from coach.domain.homework.reading import DoseReading, NotUnderstood

CASES = tuple(Path(__file__).with_name(name) for name in ("doses.tsv", "more_doses.tsv"))
KEYS = (
    "name|sets|reps|hold_s|rest_s|minutes|breaths|times_a_day|per_week|every_h|every_min|every_days|side|days|load|distance"
    "|kind|tempo|per|when|before|after|at|until|as_needed|as_tolerated|to_fatigue|stop_if|effort|progress|between|several"
)
Meaning = dict[str, Any]
REFUSED = "refused"


def cases() -> Iterator[tuple[str, str]]:
    """The words and the meanings of the files."""
    for file in CASES:
        for line in file.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                words, meaning = line.split("\t")
                yield words, meaning


def meanings(text: str) -> list[Meaning]:
    """The meanings that are right alike; a refusal is the part that it names."""
    return [_meaning(re.sub(r"\([^)]*\)\s*$", "", part.strip()).strip()) for part in text.split("|")]


def _meaning(text: str) -> Meaning:
    if text.startswith(REFUSED[:6]):
        return {REFUSED: (re.findall(r'"(.*)"', text) or [""])[0].lower()}
    words, _, goal = text.partition("goal ")
    found = re.finditer(rf"\b({KEYS})(<=|>=|=)(.*?)(?=\s+(?:{KEYS})(?:<=|>=|=)|$)", words)
    meaning: Meaning = {
        match[1]: match[2].removesuffix("=" if match[2] == "=" else "") + match[3].strip() for match in found
    }
    return plain(meaning | ({"goal": _meaning(goal)} if goal else {}))


def plain(meaning: Meaning) -> Meaning:
    """A meaning as text; a hold done n times is the same by either name, and every day by any."""
    found: Meaning = {}
    for key, value in meaning.items():
        text = ",".join(value) if isinstance(value, list) else str(value).lower() if value is not None else ""
        found[key] = plain(value) if isinstance(value, dict) else text
    if "hold_s" in found and not {"sets", "reps"} <= set(found):
        number = found.pop("sets", None) or found.pop("reps", None)
        found |= {"n": number} if number else {}
    for key in ("times_a_day", "every_days"):
        if found.get(key) == "1":
            found = {name: value for name, value in found.items() if name != key} | {"daily": "true"}
    return found


def is_right(found: DoseReading | NotUnderstood, wanted: list[Meaning]) -> bool:
    """Whether it is one of the meanings, or the refusal that is wanted."""
    if isinstance(found, NotUnderstood):
        return any(REFUSED in each and each[REFUSED] in found.words.lower() for each in wanted)
    return plain(found.plain()) in wanted


def phrases(count: int, seed: int) -> Iterator[tuple[str, Meaning]]:
    """So many doses in four languages, in every order and spelling, each with what it means."""
    chance = random.Random(seed)
    for _ in range(count):
        language = chance.choice(["en", "en", "en", "de", "es", "fr"])
        words, meaning = _phrase(language, chance)
        yield words, plain(meaning)


def _phrase(language: str, chance: random.Random) -> tuple[str, Meaning]:
    tools = _PARTS[language]
    first, meaning = chance.choice([_counted, _counted, _timed, _lasting])(language, chance)
    rest: list[str] = []
    free = [
        part
        for part in tools
        if not (part == "hold" and "hold_s" in meaning) and not (part == "hold" and "minutes" in meaning)
    ]
    for part in chance.sample(free, chance.randint(0, 3)):
        if part == "rest" and "sets" not in meaning:
            continue
        words, said = tools[part](chance)
        if set(said) & set(meaning) or (
            {"every_h", "times_a_day", "per_week", "days", "every_days"} & set(said) & _often(meaning)
        ):
            continue
        if _often(said) and _often(meaning):
            continue
        meaning |= said
        rest.append(words)
    if chance.random() < 0.5 and "minutes" not in meaning:
        name = chance.choice(_NAMES[language])
        meaning["name"] = name
        first = chance.choice([f"{name} {first}", f"{name}: {first}", f"{name}, {first}", f"{name} - {first}"])
    chance.shuffle(rest)
    joint = chance.choice([", ", ", ", "; ", ". "])
    return joint.join([first, *rest]), meaning


def _often(meaning: Meaning) -> set[str]:
    return {"every_h", "every_min", "times_a_day", "per_week", "days", "every_days"} & set(meaning)


def _counted(language: str, chance: random.Random) -> tuple[str, Meaning]:
    sets, reps = chance.randint(2, 5), chance.randint(6, 20)
    cross = chance.choice(["x", " x ", "×", " × ", "X", " X "])
    spelt = {
        "en": [
            f"{sets} sets of {reps}",
            f"{sets} sets of {reps} reps",
            f"{reps} reps x {sets} sets",
            f"SETS: {sets} REPS: {reps}",
        ],
        "de": [
            f"{sets} Sätze à {reps} Wdh.",
            f"{sets} Sätze à {reps} Wiederholungen",
            f"{sets} Saetze mit {reps} Wiederholungen",
        ],
        "es": [f"{sets} series de {reps}", f"{sets} series de {reps} repeticiones"],
        "fr": [f"{sets} séries de {reps}", f"{sets} series de {reps} répétitions"],
    }[language]
    if chance.random() < 0.2:
        most = reps + chance.randint(1, 5)
        dash = chance.choice(["-", "–", " - ", " to "] if language == "en" else ["-", "–"])
        return f"{sets}{cross}{reps}{dash}{most}", {"sets": sets, "reps": f"{reps}..{most}"}
    return chance.choice([f"{sets}{cross}{reps}", *spelt]), {"sets": sets, "reps": reps}


def _timed(language: str, chance: random.Random) -> tuple[str, Meaning]:
    sets, hold = chance.randint(2, 4), chance.choice([15, 20, 30, 45])
    unit = chance.choice({"en": ["s", " s", " sec", " secs", " seconds", '"', "″"], "de": [" s", " Sek.", " Sekunden"],
                          "es": [" s", " segundos", " seg"], "fr": [" s", " secondes"]}[language])  # fmt: skip
    cross = chance.choice(["x", " x ", " × "])
    return chance.choice([f"{sets}{cross}{hold}{unit}", f"{hold}{unit} x {sets}"]), {"sets": sets, "hold_s": hold}


def _lasting(language: str, chance: random.Random) -> tuple[str, Meaning]:
    minutes = chance.choice([10, 15, 20, 30, 45])
    name = chance.choice({"en": ["walk", "swimming", "cycling"], "de": ["Gehen", "Schwimmen"], "es": ["caminar", "nadar"],
                          "fr": ["marche", "nager"]}[language])  # fmt: skip
    unit = chance.choice({"en": ["min", " min", " minutes", " mins"], "de": [" min", " Minuten"], "es": [" min", " minutos"],
                          "fr": [" min", " minutes"]}[language])  # fmt: skip
    return chance.choice([f"{name} {minutes}{unit}", f"{minutes}{unit} {name}"]), {"name": name, "minutes": minutes}


_NAMES = {
    "en": [
        "bridges",
        "bird dog",
        "side plank",
        "step ups",
        "sit to stand",
        "heel slides",
        "quad sets",
        "cat cow",
        "wall slides",
    ],
    "de": ["Beckenkippen", "Wandgleiten", "Kniebeugen"],
    "es": ["sentadillas", "plancha lateral"],
    "fr": ["accroupissements", "gainage"],
}
Tool = Callable[[random.Random], tuple[str, Meaning]]


def _tool(*made: Callable[[int], tuple[str, Meaning]], low: int = 2, high: int = 6) -> Tool:
    return lambda chance: chance.choice(made)(chance.randint(low, high))


def _fixed(**choices: Any) -> Tool:
    pairs = [(words.replace("_", " "), meaning) for words, meaning in choices.items()]
    return lambda chance: chance.choice(pairs)


def _list(*pairs: tuple[str, Meaning]) -> Tool:
    return lambda chance: chance.choice(pairs)


_BOTH, _LEFT, _RIGHT = {"side": "both"}, {"side": "left"}, {"side": "right"}
_MWF = {"days": ["mon", "wed", "fri"]}
_NO_SUNDAY = {"days": ["mon", "tue", "wed", "thu", "fri", "sat"]}
_PARTS: dict[str, dict[str, Tool]] = {
    "en": {
        "hold": _tool(
            lambda n: (f"hold {n} s", {"hold_s": n}), lambda n: (f"hold for {n} seconds", {"hold_s": n}),
            lambda n: (f"{n} sec hold", {"hold_s": n}), lambda n: (f"hold {n}″", {"hold_s": n}), high=10,
        ),
        "rest": _tool(
            lambda n: (f"rest {n} min", {"rest_s": 60 * n}), lambda n: (f"{15 * n} s rest between sets", {"rest_s": 15 * n}),
            lambda n: (f"with {15 * n} sec rest", {"rest_s": 15 * n}), lambda n: ("no rest", {"rest_s": 0}),
        ),
        "side": _list(
            ("each side", _BOTH), ("per side", _BOTH), ("B/L", _BOTH), ("left and right", _BOTH), ("L only", _LEFT),
            ("left side only", _LEFT), ("(R)", _RIGHT), ("on the right", _RIGHT), ("each leg", _BOTH),
        ),
        "often": _tool(
            lambda n: (f"{n}x a day", {"times_a_day": n}), lambda n: (f"{n} times a day", {"times_a_day": n}),
            lambda n: (f"{n}x/week", {"per_week": n}), lambda n: (f"every {n} hours", {"every_h": n}),
            lambda n: (f"q{n}h", {"every_h": n}), lambda n: (f"{n} days a week", {"per_week": n}), lambda n: ("BID", {"times_a_day": 2}),
            lambda n: ("tid", {"times_a_day": 3}), lambda n: ("every other day", {"every_days": 2}), lambda n: ("daily", {"every_days": 1}),
            lambda n: (f"every {n} days", {"every_days": n}),
        ),
        "days": _list(
            ("M/W/F", _MWF), ("MWF", _MWF), ("mon, wed, fri", _MWF), ("Mondays, Wednesdays and Fridays", _MWF), ("not on Sundays", _NO_SUNDAY),
            ("except Sunday", _NO_SUNDAY), ("mon-fri", {"days": ["mon", "tue", "wed", "thu", "fri"]}), ("sat & sun", {"days": ["sat", "sun"]}),
        ),
        "until": _tool(lambda n: (f"for {n} weeks", {"until": f"+{7 * n} days"}), lambda n: (f"until {n} March", {"until": f"03-0{n}"})),
        "load": _tool(
            lambda n: (f"with {n} kg", {"load": f"{n} kg"}), lambda n: (f"{n} lb", {"load": f"{n} lb"}),
            lambda n: ("w/ red band", {"load": "red band"}), lambda n: ("green theraband", {"load": "green band"}),
            lambda n: ("body weight", {"load": "body weight"}),
        ),
        "tempo": _list(("slow", {"tempo": "slow"}), ("tempo 3-1-3", {"tempo": "3-1-3"})),
        "when": _list(("before bed", {"when": "before bed"}), ("after work", {"after": "work"}), ("in the morning", {"when": "morning"})),
        "needed": _list(("as tolerated", {"as_tolerated": True}), ("prn", {"as_needed": True})),
    },
    "de": {
        "hold": _tool(lambda n: (f"{n} s halten", {"hold_s": n}), lambda n: (f"{n} Sekunden halten", {"hold_s": n}), high=10),
        "rest": _tool(lambda n: (f"{15 * n} s Pause", {"rest_s": 15 * n}), lambda n: (f"{n} Minuten Pause", {"rest_s": 60 * n})),
        "side": _list(("pro Seite", _BOTH), ("jede Seite", _BOTH), ("links und rechts", _BOTH), ("links", _LEFT), ("nur rechts", _RIGHT)),
        "often": _tool(
            lambda n: (f"{n} mal täglich", {"times_a_day": n}), lambda n: (f"{n} mal pro Woche", {"per_week": n}),
            lambda n: (f"alle {n} Stunden", {"every_h": n}), lambda n: ("jeden zweiten Tag", {"every_days": 2}), lambda n: ("taeglich", {"every_days": 1}),
        ),
        "days": _list(("Mo, Mi, Fr", _MWF), ("montags, mittwochs und freitags", _MWF), ("außer sonntags", _NO_SUNDAY)),
        "until": _tool(lambda n: (f"für {n} Wochen", {"until": f"+{7 * n} days"})),
        "load": _tool(lambda n: (f"mit {n} kg", {"load": f"{n} kg"}), lambda n: ("mit rotem Theraband", {"load": "red band"})),
        "tempo": _list(("langsam", {"tempo": "slow"})),
        "when": _list(("vor dem Schlafen", {"when": "before bed"}), ("morgens und abends", {"times_a_day": 2})),
    },
    "es": {
        "hold": _tool(lambda n: (f"mantener {n} segundos", {"hold_s": n}), high=10),
        "rest": _tool(lambda n: (f"descanso {15 * n} segundos", {"rest_s": 15 * n})),
        "side": _list(("cada lado", _BOTH), ("por lado", _BOTH), ("lado izquierdo", _LEFT), ("derecha", _RIGHT)),
        "often": _tool(
            lambda n: (f"{n} veces al día", {"times_a_day": n}), lambda n: (f"{n} veces por semana", {"per_week": n}),
            lambda n: (f"cada {n} horas", {"every_h": n}), lambda n: ("cada dos dias", {"every_days": 2}),
        ),
        "days": _list(("lunes, miércoles y viernes", _MWF), ("excepto domingo", _NO_SUNDAY)),
        "until": _tool(lambda n: (f"durante {n} semanas", {"until": f"+{7 * n} days"})),
        "load": _tool(lambda n: (f"con {n} kg", {"load": f"{n} kg"})),
        "when": _list(("antes de dormir", {"when": "before bed"}), ("mañana y noche", {"times_a_day": 2})),
    },
    "fr": {
        "hold": _tool(lambda n: (f"tenir {n} secondes", {"hold_s": n}), high=10),
        "rest": _tool(lambda n: (f"repos {15 * n} secondes", {"rest_s": 15 * n})),
        "side": _list(("chaque côté", _BOTH), ("de chaque cote", _BOTH), ("côté gauche", _LEFT), ("côté droit", _RIGHT)),
        "often": _tool(
            lambda n: (f"{n} fois par jour", {"times_a_day": n}), lambda n: (f"{n} fois par semaine", {"per_week": n}),
            lambda n: (f"toutes les {n} heures", {"every_h": n}), lambda n: ("un jour sur deux", {"every_days": 2}),
        ),
        "days": _list(("lundi, mercredi et vendredi", _MWF), ("sauf dimanche", _NO_SUNDAY)),
        "until": _tool(lambda n: (f"pendant {n} semaines", {"until": f"+{7 * n} days"})),
        "load": _tool(lambda n: (f"avec {n} kg", {"load": f"{n} kg"})),
        "when": _list(("avant de dormir", {"when": "before bed"}), ("matin et soir", {"times_a_day": 2})),
    },
}  # fmt: skip
