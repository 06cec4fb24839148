"""One move of the library: what it is, how it is done and how much of it."""

from typing import Annotated

from msgspec import Meta, Struct

from coach.domain.exercises.kinds import KINDS, Kind, KindRules
from coach.domain.exercises.vocabulary import MACROS, Code, Equipment, Macro, Phase, Position, Region
from coach.domain.figure.figure import Figure

Ident = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Line = Annotated[str, Meta(min_length=1, max_length=300)]
Name = Annotated[str, Meta(min_length=1, max_length=80)]
Score = Annotated[int, Meta(ge=0, le=10)]
Seconds = Annotated[int, Meta(ge=1, le=28_800)]


class Beat(Struct, frozen=True, forbid_unknown_fields=True):
    """One named part of a repetition or a hold, in seconds, with its own cue: In 4, Out 6; Warm 180, Cold 60."""

    label: Annotated[str, Meta(min_length=1, max_length=24)]
    seconds: Seconds
    cue: Annotated[str, Meta(max_length=80)] = ""


class Dose(Struct, frozen=True, forbid_unknown_fields=True):
    """How much: timed by `hold_s`, or counted by `reps` of `tempo_s` each; all times in seconds.

    `total_s` is the whole on all sides: sides*sets*work + rest_s*(sides*sets-1) (clinical.md 3). `open` holds end
    when they ease and at `hold_s` at the latest. `beats` part one repetition (or one hold) and add up to it.
    `load` is a weight or band. `own_rest`: the rest was asked for and is told with the dose.
    """

    total_s: Seconds
    sets: Annotated[int, Meta(ge=1, le=20)] = 1
    hold_s: Seconds | None = None
    reps: Annotated[int, Meta(ge=1, le=100)] | None = None
    tempo_s: Annotated[int, Meta(ge=1, le=120)] | None = None
    rest_s: Annotated[int, Meta(ge=0, le=600)] = 0
    unit: Annotated[str, Meta(max_length=60)] = ""
    open: bool = False
    beats: tuple[Beat, ...] = ()
    load: Annotated[str, Meta(max_length=60)] = ""
    own_rest: bool = False

    @property
    def work_s(self) -> int:
        """Seconds of one set on one side."""
        return self.hold_s if self.hold_s is not None else (self.reps or 0) * (self.tempo_s or 0)

    def total(self, sides: int) -> int:
        """Seconds of the whole on `sides` sides (1 or 2), rests between included."""
        rounds = sides * self.sets
        return rounds * self.work_s + self.rest_s * (rounds - 1)


class Thermal(Struct, frozen=True, forbid_unknown_fields=True):
    """The safety timer of heat or cold (clinical.md 2.1, 2.5, 2.6): seconds, and uses in 24 hours."""

    max_s: Seconds
    gap_s: Annotated[int, Meta(ge=0, le=86_400)]
    per_day: Annotated[int, Meta(ge=1, le=12)]
    check_s: tuple[Seconds, ...] = (300,)


class Variant(Struct, frozen=True, forbid_unknown_fields=True):
    """An easier or harder way, in words, and the exercise that is this way where the library has one."""

    text: Line
    id: Ident | None = None


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a fact comes from: the organisation or authors, and the year where it is known."""

    org: Name
    year: Annotated[int, Meta(ge=1900, le=2100)] | None = None


class Exercise(Struct, frozen=True, forbid_unknown_fields=True):
    """One record of clinical.md 3. `cap` is the highest discomfort allowed, 0-10; a cue has at most 8 words."""

    id: Ident
    name: Name
    kind: Kind
    region: Annotated[tuple[Region, ...], Meta(min_length=1)]
    muscles: Annotated[tuple[Name, ...], Meta(max_length=12)]
    sided: bool
    equip: Annotated[tuple[Equipment, ...], Meta(min_length=1)]
    position: Position
    dose: Dose
    cap: Score
    steps: Annotated[tuple[Line, ...], Meta(min_length=1, max_length=12)]
    cues: Annotated[tuple[Line, ...], Meta(min_length=1, max_length=6)]
    mistake: Line
    easier: Variant
    harder: Variant
    phases: Annotated[tuple[Phase, ...], Meta(min_length=1)]
    contra: tuple[Code | Macro, ...] = ()
    sources: tuple[Source, ...] = ()
    thermal: Thermal | None = None
    figure: Figure | None = None

    @property
    def rules(self) -> KindRules:
        """All that depends on its kind."""
        return KINDS[self.kind]

    @property
    def light_cap(self) -> int | None:
        """The discomfort, 0-10, above which a use is no longer green: the cap where something presses (6.2)."""
        return self.cap if self.rules.pressure else None

    @property
    def sides(self) -> int:
        """2 when each side has its own turn, else 1."""
        return 2 if self.sided else 1

    @property
    def codes(self) -> frozenset[Code]:
        """The contraindication codes with the macros of clinical.md 1.4 expanded."""
        found: set[Code] = set()
        for code in self.contra:
            found.update(MACROS.get(code, (code,)))  # type: ignore[arg-type]
        return frozenset(found)
