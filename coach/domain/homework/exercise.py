"""From what a therapist gave to do at home to an exercise that is guided like any other (clinical.md 8.1)."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from coach.domain.exercises.exercise import Exercise, Thermal, Variant
from coach.domain.exercises.kinds import KINDS, HomeworkRules, Kind, KindRules, Where
from coach.domain.exercises.vocabulary import PHASES, Code, Macro, Position, Region, Side
from coach.domain.exercises.wording import dose_words
from coach.domain.homework import words as words
from coach.domain.homework.dose import NotUnderstood, ParsedDose, guided, parse_dose
from coach.domain.homework.limits import ICE_MASSAGE, fitted, pack
from coach.domain.homework.reading import DoseReading
from coach.domain.person.profile import Instruction
from coach.domain.safety.gate import verdict
from coach.domain.safety.situation import Situation
from coach.domain.text import one_line, shorten
from coach.errors import CoachError

PREFIX = "homework-"
MOST_CAP = 3
MOST_STEPS = 12
LONGEST_NAME, LONGEST_STEP = 80, 300
NOTHING = "none"
MOST_DOUBT = 4
COUNTS_AS = "Counts as"
SOME_LIKE_IT = "The library has some like it"
NO_PLACE = "No place was named, so Coach avoids all your sore spots."
DOSE_HINT = 'Write it like "2 x 30 s each side", "10 reps, slow", "5 min heat" or "3x10 mon wed fri for two weeks".'


class Said(Struct, frozen=True):
    """What the therapist said: the name, the dose, more sentences, and what the person adds to it.

    `like` is the id of the library's exercise that is meant, "none" for none of them, empty to look for it. Empty
    `regions` and None are read from the words. `reading` is the dose where it has been read already. With `lift` the
    therapist goes beyond limits of Coach on purpose.
    """

    name: str
    dose: str = ""
    sentences: tuple[str, ...] = ()
    stop_if: str = ""
    side: Side | None = None
    like: str = ""
    kind: Kind | None = None
    regions: tuple[Region, ...] = ()
    position: Position | None = None
    reading: DoseReading | None = None
    lift: bool = False


class Built(Struct, frozen=True):
    """The exercise, the dose it came from, the library's exercise it counts as, and what to tell about it."""

    exercise: Exercise
    parsed: ParsedDose
    times_a_day: int
    side: Side | None
    counts_as: Exercise | None
    understood: str
    notes: tuple[str, ...]
    stop_if: str
    lifted: tuple[str, ...] = ()


def read_dose(text: str, name: str = "") -> ParsedDose:
    """The dose of `text` for a move of this name. Raises CoachError with the part that is not understood."""
    return _understood(parse_dose(text, name))


def _understood(found: ParsedDose | NotUnderstood) -> ParsedDose:
    if isinstance(found, NotUnderstood):
        raise refusal(found)
    return found


def refusal(found: NotUnderstood) -> CoachError:
    """What is said about words that are not understood."""
    part = f'"{shorten(found.words, 60)}" is not understood. {found.reason}' if found.words else found.reason
    return CoachError("Coach cannot read one part.", part, DOSE_HINT)


def build(said: Said, exercises: Mapping[str, Exercise], taken: Collection[str] = ()) -> Built:
    """The exercise for `said`: that of the library which it names, with the therapist's dose, else one of its own.

    Its dose keeps the hard limits of 2.1, its cap is 3 at most, and it carries the contraindications of its kind, so
    that the gate knows it. `taken` are ids that are in use. Raises CoachError where name or dose can not be read.
    """
    name = one_line(said.name)
    if not name or len(name) > LONGEST_NAME:
        raise CoachError("How is it called?", f"A name has 1 to {LONGEST_NAME} characters.")
    parsed = read_dose(said.dose, name) if said.reading is None else _understood(guided(said.reading))
    own = {ident: each for ident, each in exercises.items() if not is_homework(ident)}
    base, doubt = _like(said.like, name, own)
    if not parsed.has_amount and base is None:
        raise CoachError("This dose does not say how much.", f'"{shorten(said.dose, 60)}"', DOSE_HINT)
    side = said.side or parsed.side or ("both" if parsed.sided else None)
    record = _from_library(base, side, said) if base else _of_its_own(name, parsed, side, said)
    own_dose = msgspec.structs.replace(record.dose, total_s=record.dose.total(record.sides))
    fit = fitted(_amount(parsed, record), record.kind, record.sides, record.thermal, said.lift)
    dose = fit.dose if parsed.has_amount else own_dose
    stop_if = one_line(said.stop_if) or parsed.stop_if
    steps = _steps(said, parsed, side, stop_if, record.steps if base else ())
    ident = _ident(name, {*exercises, *taken})
    exercise = msgspec.structs.replace(
        record, id=ident, name=name, dose=dose, steps=steps, cap=min(record.cap, MOST_CAP)
    )
    notes = (*_told(base, doubt, record, parsed, said), *fit.notes)
    return Built(exercise, parsed, fit.times_a_day, side, base, dose_words(exercise), notes, stop_if, fit.lifted)


def is_homework(ident: str) -> bool:
    """Whether the id is that of a homework's exercise."""
    return ident.startswith(PREFIX)


def counts_as(one: Exercise, other: Exercise) -> bool:
    """Whether two records are the same move, as a homework and the library's exercise it was made from."""
    return (one.kind, one.cues, one.mistake, one.muscles) == (other.kind, other.cues, other.mistake, other.muscles)


def instructions(exercises: Mapping[str, Exercise]) -> tuple[Instruction, ...]:
    """The therapist's dose of each homework: its record holds it, and no rule scales it."""
    return tuple(
        Instruction(ident, each.dose.sets, each.dose.hold_s, None if each.dose.hold_s else each.dose.reps)
        for ident, each in exercises.items()
        if is_homework(ident)
    )


def disagreements(exercise: Exercise, situation: Situation) -> tuple[str, ...]:
    """What the gate says to the homework of this person now, as sentences: left out, or done more gently."""
    found = verdict(exercise, situation)
    blocks = [f"Left out as long as it is so: {block.text}." for block in found.blocks]
    return (*blocks, *(f"Done more gently: {softening.reason}." for softening in found.softenings))


def _like(wanted: str, name: str, exercises: Mapping[str, Exercise]) -> tuple[Exercise | None, tuple[Exercise, ...]]:
    """The library's exercise that is meant, and those among which nobody can choose."""
    if wanted == NOTHING:
        return None, ()
    if wanted:
        if wanted not in exercises:
            raise CoachError(f"There is no exercise {shorten(wanted, 60)}.", hint="The library names them all.")
        return exercises[wanted], ()
    found = words.alike(name, exercises.values())
    return (found[0], ()) if len(found) == 1 else (None, found)


def _amount(parsed: ParsedDose, record: Exercise) -> ParsedDose:
    """`parsed`, with the record's own amount where it names none."""
    if parsed.has_amount:
        return parsed
    return msgspec.structs.replace(
        parsed, hold_s=record.dose.hold_s, reps=record.dose.reps, tempo_s=record.dose.tempo_s
    )


def _from_library(base: Exercise, side: Side | None, said: Said) -> Exercise:
    """The library's record, on one side or on each where the therapist said so; the easier and harder way go."""
    sided = base.sided if side is None else side == "both"
    less, more = Variant(base.easier.text), Variant(base.harder.text)
    regions = said.regions or base.region
    return msgspec.structs.replace(base, sided=sided, easier=less, harder=more, sources=(), region=regions)


def _of_its_own(name: str, parsed: ParsedDose, side: Side | None, said: Said) -> Exercise:
    text = " ".join((name, *said.sentences, said.dose))
    kind = said.kind or words.kind_in(text, parsed.reps is not None)
    rules, given = KINDS[kind], KINDS[kind].homework
    if given is None:
        raise CoachError(f"{kind.title()} cannot be typed as a homework.", hint="Choose one from the library.")
    regions = said.regions or words.regions_in(text) or ("whole-body",)
    position = said.position or words.position_in(text, kind)
    there: set[str] = {position} & {"wall", "chair", "bed"} | ({"mat"} if position == "floor" else set())
    equip = (*given.equip, *sorted(there)) or ("none",)
    thermal = _thermal(rules, text)
    return msgspec.convert(
        {
            "id": PREFIX + "new",
            "name": name,
            "kind": kind,
            "region": regions,
            "muscles": (),
            "sided": side == "both",
            "equip": equip,
            "position": position,
            "dose": {"total_s": 1, "hold_s": 1},
            "cap": given.cap,
            "steps": (name,),
            "cues": (given.cue,),
            "mistake": "Going on although it hurts.",
            "easier": {"text": "Do less of it, or leave it out today."},
            "harder": {"text": "Only when your therapist says so."},
            "phases": PHASES[1:] if rules.dose else PHASES,
            "contra": _contra(rules, given, regions, position),
            "thermal": msgspec.to_builtins(thermal),
        },
        Exercise,
    )


def _thermal(rules: KindRules, text: str) -> Thermal | None:
    if rules.skin is None:
        return None
    return ICE_MASSAGE if words.named(rules.skin.massage, text.lower()) else pack(rules.skin)


def _contra(
    rules: KindRules, given: HomeworkRules, regions: Sequence[Region], position: Position
) -> tuple[Code | Macro, ...]:
    """The codes of the kind for such a place, and of such a position; where the place is unknown, as for all places."""
    there: dict[Where, set[Region]] = {
        "neck": {"neck", "head-neck", "whole-body"},
        "waist": {"low-back", "side-trunk", "whole-body"},
        "low back": {"low-back", "whole-body"},
        "calf": {"calf"},
    }
    listed = [codes for where, codes in given.contra.items() if where == "always" or there[where] & set(regions)]
    found = [code for codes in listed for code in codes]
    if position == "floor" and rules.skin is None:
        found += ["floor", "preg20"]
    return tuple(dict.fromkeys(found))


def _steps(said: Said, parsed: ParsedDose, side: Side | None, stop_if: str, more: Sequence[str]) -> tuple[str, ...]:
    """The therapist's sentences, the words of the dose that were only kept, the side, and what ends it."""
    told = [*said.sentences, *parsed.rest]
    if side in ("left", "right"):
        told.append(f"On the {side} side only")
    steps = [_sentence(line) for text in told if (line := one_line(text))]
    last = [_sentence(f"Stop if {re.sub(r'^stop (?:if|when) ', '', stop_if, flags=re.IGNORECASE)}")] if stop_if else []
    room = MOST_STEPS - len(last)
    return (*[*steps, *more][:room], *last) or (_sentence(f"As your therapist showed you: {one_line(said.name)}"),)


def _sentence(text: str) -> str:
    line = shorten(text, LONGEST_STEP - 1)
    return line[0].upper() + line[1:] + ("" if line[-1] in ".!?…" else ".")


def _ident(name: str, taken: Collection[str]) -> str:
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain))[:40].strip("-") or "exercise"
    if PREFIX + slug not in taken:
        return PREFIX + slug
    return next(ident for number in range(2, 10_000) if (ident := f"{PREFIX}{slug}-{number}") not in taken)


def _needs_no_place(record: Exercise) -> bool:
    return record.rules.homework is not None and record.rules.homework.everywhere


def _told(
    base: Exercise | None, doubt: Sequence[Exercise], record: Exercise, parsed: ParsedDose, said: Said
) -> Iterator[str]:
    """What was taken for granted, so that the person can say otherwise."""
    if base is not None:
        yield f"{COUNTS_AS} {base.name} of the library, with its steps."
    elif doubt:
        yield f"{SOME_LIKE_IT}: {' or '.join(each.id for each in doubt[:MOST_DOUBT])}."
    if base is None and record.region == ("whole-body",) and not _needs_no_place(record):
        yield NO_PLACE
    if parsed.rest:
        yield f"Kept as said, without counting: {'; '.join(parsed.rest)}"
    if parsed.lowered:
        yield f"Of {' and '.join(parsed.lowered)} the lower number is taken."
    if words.BREATH_HOLD.search(" ".join((said.dose, *said.sentences)).lower()):
        yield "Coach guides no breath holds: keep breathing."
