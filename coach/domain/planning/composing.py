"""A plan of its own: which moves fill the minutes of a day without special rules (R07 to R11, R17, R22)."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

import msgspec
from msgspec import Struct

from coach.domain.dosing.context import goes_up
from coach.domain.dosing.dose import Dosing
from coach.domain.exercises.browse import missing
from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.kinds import Slot
from coach.domain.exercises.pairs import around, match
from coach.domain.exercises.routine import Prescription
from coach.domain.exercises.vocabulary import EQUIPMENT_NAMES, Position, Region
from coach.domain.homework.plan import not_as_others
from coach.domain.planning.admission import chosen_line
from coach.domain.planning.facts import Facts
from coach.domain.planning.framing import (
    WALK,
    ball_page_read,
    easy_lines,
    lead_s,
    length_s,
    reserve_s,
    settling,
    warming_up,
)
from coach.domain.planning.merit import merit
from coach.domain.planning.plan import Chosen, Omitted, Plan
from coach.domain.planning.words import before_visit_words
from coach.domain.run.timeline import ball_page_s, change_s, lead_in_s
from coach.domain.safety.gate import Verdict, verdict

POSITIONS: tuple[Position, ...] = ("standing", "wall", "chair", "bed", "floor")
MOST_MOVES = 6
FIRST_MOVES = 3
BETWEEN_ALONE = timedelta(days=3)
EASED_OFF_RUNS = 3
NOTHING_SCORES = 0.0


class _Candidate(Struct, frozen=True):
    exercise: Exercise
    dosing: Dosing
    found: Verdict
    lead_s: int

    @property
    def seconds(self) -> int:
        return self.dosing.dose.total_s


def composed(facts: Facts, regions: Sequence[Region], minutes: int, without: Sequence[str]) -> Plan:
    """The plan for `minutes` and `regions`; `without` are the exercises that were swapped away today, in order.

    Each of them is exchanged alone: the other moves and their doses stay.
    """
    situation = facts.situation
    headline, reason = _day_words(facts)
    made = Plan(situation.phase, situation.mode, headline, minutes, tuple(regions), reason=reason)
    if eased_off(facts):
        return _walking(facts, made, "R22", "A rest day", f"{facts.runs_this_week} runs this week are enough")
    candidates, omitted = _sorted_out(facts, regions)
    if len(candidates) < MOST_MOVES:
        candidates, omitted = _sorted_out(facts, around(regions))
    alone, usual = _alone(candidates, facts, regions), list(_filled(candidates, facts, regions, minutes))
    picked = (alone or usual) if _may_be_alone(facts) else (usual or alone)
    rest_cut: tuple[Omitted, ...] = ()
    if picked is usual and facts.red_morning and not facts.red_morning.faults and len(usual) > 1:
        picked, rest_cut = usual[:-1], (_one_fewer(usual[-1]),)
    if not picked:
        tired = facts.load_left_s < min((each.seconds for each in candidates), default=0)
        if tired:
            easy = _walking(facts, made, "R17", "A rest day", "you have done plenty this week")
        else:
            easy = _walking(facts, made, "R07", "An easy day", "nothing else on your list suits today")
        return msgspec.structs.replace(easy, omitted=omitted)
    ends = settling(facts, picked, minutes)
    begins = warming_up(facts, [*picked, *ends], minutes) if picked is not alone and WALK not in without else []
    swaps = _Swaps(facts, regions, minutes, candidates, without, reserve_s(facts, begins, ends))
    chosen = list(picked)
    for number, gone in enumerate(without, 1):
        chosen = msgspec.structs.replace(swaps, without=without[:number]).exchanged(chosen, gone)
    chosen = [msgspec.structs.replace(line, swaps=swaps.best(chosen, line) is not None) for line in chosen]
    chosen.sort(key=_place_in_order)
    chosen += settling(facts, chosen, minutes) if ends else []
    chosen = [*(warming_up(facts, chosen, minutes) if begins else []), *chosen]
    names = {left.exercise for left in rest_cut}
    names |= {line.step.exercise.id for line in chosen if isinstance(line.step, Prescription)}
    rest = tuple(_not_needed(each, facts, without) for each in candidates if each.exercise.id not in names)
    least_s = min((each.seconds for each in candidates), default=0)
    spent_s = sum(each.seconds for each in candidates if each.exercise.id in names)
    limit = "this week has had enough work" if facts.load_left_s - spent_s < least_s else ""
    return msgspec.structs.replace(made, chosen=tuple(chosen), omitted=(*omitted, *rest_cut, *rest), limit=limit)


def eased_off(facts: Facts) -> bool:
    """R22: in maintenance three days of runs in a week are enough; walking goes on."""
    return facts.situation.phase == "maintenance" and facts.runs_this_week >= EASED_OFF_RUNS


def slots(minutes: int) -> tuple[Slot, ...]:
    """R09: under 6 minutes mobility and one release; to 12 a stretch as well; above that strength."""
    if minutes < 6:
        return ("mobility", "release")
    if minutes <= 12:
        return ("mobility", "release", "stretch")
    return ("mobility", "release", "stretch", "strength")


def _day_words(facts: Facts) -> tuple[str, str]:
    """The name of the day, and why its plan is as it is."""
    if facts.situation.mode == "pre_visit" and facts.coming_visit:
        return before_visit_words(facts.coming_visit, facts.situation.now, new=not facts.situation.recent)
    if not facts.situation.known:
        return "Your first plan", "Short and gentle, to see how your back likes it."
    return "A usual day", ""


def _sorted_out(facts: Facts, regions: Sequence[Region]) -> tuple[list[_Candidate], tuple[Omitted, ...]]:
    """Who may be chosen at all, and the reason for everyone who may not (R07)."""
    candidates: list[_Candidate] = []
    given = {left.exercise: left for left in not_as_others(facts)}
    omitted: list[Omitted] = list(given.values())
    for ident in sorted(facts.exercises.keys() - given.keys()):
        exercise = facts.exercises[ident]
        found = verdict(exercise, facts.situation)
        reason = _unfit(exercise, facts, regions)
        if not found.allowed:
            omitted.append(Omitted(ident, exercise.name, found.blocks[0].rule, _joined(found)))
        elif reason:
            omitted.append(Omitted(ident, exercise.name, "R07", reason))
        elif other := _instead(ident, facts, regions):
            rule = "R16" if goes_up(facts.dosings[ident]) else "R12"
            omitted.append(Omitted(ident, exercise.name, rule, f"{other.name.lower()} takes its place"))
        elif facts.dosings[ident].use_instead and not goes_up(facts.dosings[ident]):
            omitted.append(Omitted(ident, exercise.name, "R12", "so little of it would do nothing"))
        elif exercise.rules.plan:
            dosing = _staying(ident, facts)
            ready_s = lead_in_s(exercise, facts.pace, facts.read_today) + change_s(exercise, dosing.dose, facts.pace)
            candidates.append(_Candidate(exercise, dosing, found, ready_s))
    return candidates, tuple(omitted)


def _instead(ident: str, facts: Facts, regions: Sequence[Region]) -> Exercise | None:
    """The easier or harder version that is due in place of an exercise, where it can be had today."""
    other = facts.exercises.get(facts.dosings[ident].use_instead or "")
    if other is None or _unfit(other, facts, regions):
        return None
    return other if other.id in facts.situation.known or _new_allowed(facts) else None


def _staying(ident: str, facts: Facts) -> Dosing:
    """The dose of an exercise that is not exchanged today: without the step up to its harder version."""
    found = facts.dosings[ident]
    return facts.held.get(ident, found) if found.use_instead else found


def _joined(found: Verdict) -> str:
    return "; ".join(block.text for block in found.blocks)


def _unfit(exercise: Exercise, facts: Facts, regions: Sequence[Region]) -> str:
    if lacking := missing(exercise.equip, facts.profile.equipment):
        return f"you have no {EQUIPMENT_NAMES[lacking[0]]}"
    if exercise.id in facts.profile.disliked:
        return "you do not like it"
    if facts.profile.safe is not None and facts.profile.safe <= 4 and _has_easier(exercise, facts):
        return "the easier version comes first, until moving feels safer"
    return "" if match(exercise.region, regions) else "for another place"


def _has_easier(exercise: Exercise, facts: Facts) -> bool:
    easier = facts.exercises.get(exercise.easier.id or "")
    return easier is not None and verdict(easier, facts.situation).allowed


def _alone(candidates: Sequence[_Candidate], facts: Facts, regions: Sequence[Region]) -> list[Chosen]:
    """What comes back after a pause is done alone, so that its effect can be told (R13)."""
    returning = [each for each in candidates if each.dosing.alone and each.seconds <= facts.load_left_s]
    best = max(returning, key=lambda each: _rank(each, facts, regions, ()), default=None)
    if best is None:
        return []
    return [_line(best, "it is back after a rest, at half the dose and on its own, to see how you do", "R13")]


def _may_be_alone(facts: Facts) -> bool:
    """Whether it is three days since the latest run of one exercise: more such days would leave too little.

    Beside homework nothing is alone.
    """
    if facts.homework:
        return False
    return facts.last_alone is None or facts.situation.now - facts.last_alone >= BETWEEN_ALONE


def _filled(
    candidates: Sequence[_Candidate], facts: Facts, regions: Sequence[Region], minutes: int
) -> Iterator[Chosen]:
    """One move for each slot, then more of them while time is left; the best first (R09, R10, R11)."""
    wanted = slots(minutes)
    time_left, load_left = 60.0 * minutes, facts.load_left_s
    page_s = 0 if ball_page_read(facts) else ball_page_s(facts.pace)
    new_left, up_left = _new_allowed(facts), facts.progressions_left
    most = FIRST_MOVES if not facts.situation.known else MOST_MOVES
    chosen: list[str] = []
    for turn in range(2 * len(wanted)):
        slot = wanted[turn % len(wanted)]
        fitting = [
            each
            for each in _of_slot(slot, candidates)
            if each.exercise.id not in chosen
            and not each.dosing.alone
            and each.seconds + each.lead_s + (page_s if each.exercise.rules.pressure else 0) <= time_left
            and each.seconds <= load_left
            and (new_left or each.exercise.id in facts.situation.known)
        ]
        best = max(fitting, key=lambda each: _rank(each, facts, regions, chosen), default=None)
        if best is None or len(chosen) == most:
            continue
        if up_left < 1 and goes_up(best.dosing):
            best = msgspec.structs.replace(best, dosing=facts.held[best.exercise.id])
        up_left -= goes_up(best.dosing)
        value = merit(best.exercise, facts, regions, chosen)
        if turn >= len(wanted) and value.points <= NOTHING_SCORES:
            continue
        chosen.append(best.exercise.id)
        new_left -= best.exercise.id not in facts.situation.known
        time_left -= best.seconds + best.lead_s
        if best.exercise.rules.pressure:
            time_left, page_s = time_left - page_s, 0
        load_left -= best.seconds
        yield _line(best, value.reason, "R10")


class _Swaps(Struct, frozen=True):
    """What may stand in for one move of a plan, with everything else in it as it is."""

    facts: Facts
    regions: Sequence[Region]
    minutes: int
    candidates: Sequence[_Candidate]
    without: Sequence[str]
    reserve_s: int

    def exchanged(self, chosen: Sequence[Chosen], gone: str) -> list[Chosen]:
        """`chosen` with the best other move in the place of `gone`; without it where nothing else fits."""
        found: list[Chosen] = []
        for line in chosen:
            if not isinstance(line.step, Prescription) or line.step.exercise.id != gone:
                found.append(line)
            elif best := self.best(chosen, line):
                value = merit(best.exercise, self.facts, self.regions, [])
                found.append(_line(best, value.reason, "R10"))
        return found

    def best(self, chosen: Sequence[Chosen], line: Chosen) -> _Candidate | None:
        """The best move of the same kind of work for the time and the load that `line` takes and the plan leaves.

        The walk at the start and the breaths at the end keep what they need of it.
        """
        moves = [each.step for each in chosen if isinstance(each.step, Prescription)]
        here = {step.exercise.id for step in moves}
        if not isinstance(line.step, Prescription):
            return None
        own = line.step.exercise
        others = [each for each in moves if each.exercise.id != own.id]
        time_left = 60 * self.minutes - length_s(self.facts, chosen) - self.reserve_s
        own_s = line.step.dose.total_s + lead_s(self.facts, moves) - lead_s(self.facts, others)
        load_left = self.facts.load_left_s - sum(step.dose.total_s for step in moves if step.exercise.rules.dose)
        new = sum(step.exercise.id not in self.facts.situation.known for step in moves if step.exercise.id != own.id)
        ups = sum(goes_up(self.facts.dosings[step.exercise.id]) for step in moves if step.exercise.id != own.id)
        fitting = [
            each
            for each in self.candidates
            if each.exercise.id not in here
            and each.exercise.id not in self.without
            and not each.dosing.alone
            and each.exercise.rules.plan
            and own.rules.plan
            and each.exercise.rules.plan.swap == own.rules.plan.swap
            and each.seconds + each.lead_s + self._page_s(each, others) <= time_left + own_s
            and each.seconds <= load_left + line.step.dose.total_s
            and (each.exercise.id in self.facts.situation.known or new < _new_allowed(self.facts))
            and (not goes_up(each.dosing) or ups < self.facts.progressions_left)
        ]
        return max(fitting, key=lambda each: _rank(each, self.facts, self.regions, ()), default=None)

    def _page_s(self, candidate: _Candidate, others: Sequence[Prescription]) -> int:
        """Seconds for the page about the ball, where the candidate would bring it along."""
        needed = candidate.exercise.rules.pressure and not any(each.exercise.rules.pressure for each in others)
        return ball_page_s(self.facts.pace) if needed and not ball_page_read(self.facts) else 0


def _of_slot(slot: Slot, candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The candidates of a slot; where there are none, as where no ball may be used, those that stand in for them."""
    planned = [(each, each.exercise.rules.plan) for each in candidates]
    fitting = [each for each, plan in planned if plan and plan.slot == slot]
    return fitting or [each for each, plan in planned if plan and plan.swap == slot]


def _new_allowed(facts: Facts) -> int:
    """R11: one new exercise at most, homework counted, none after amber or red; the first plan is all new and short.

    The day before a visit only the gate's gentle moves can be new, for whoever has no usual ones to keep to (C3).
    """
    if facts.ran_today:
        return 0
    if not facts.situation.known or (facts.situation.mode == "pre_visit" and not facts.situation.recent):
        return FIRST_MOVES
    unsettled = facts.last_light in ("amber", "red") or facts.situation.mode == "pre_visit"
    new_homework = any(each.exercise not in facts.situation.known for each in facts.homework)
    return 0 if unsettled or new_homework else 1


def _rank(
    each: _Candidate, facts: Facts, regions: Sequence[Region], chosen: Sequence[str]
) -> tuple[float, bool, float]:
    """Points first; among equals the gentler new one, then the one used longest ago, so that days differ."""
    last = facts.last_used.get(each.exercise.id)
    gentle = last is None and "acute" in each.exercise.phases
    age = (facts.situation.now - last).total_seconds() if last else 0.0
    return merit(each.exercise, facts, regions, chosen).points, gentle, age


def _line(each: _Candidate, reason: str, rule: str) -> Chosen:
    line = chosen_line(each.exercise, each.dosing.dose, each.found, each.dosing, reason)
    return msgspec.structs.replace(line, rule=rule)


def _place_in_order(line: Chosen) -> tuple[int, int]:
    """R08: the stage, and within it wall and chair before the floor."""
    assert isinstance(line.step, Prescription)
    exercise = line.step.exercise
    return exercise.rules.stage, POSITIONS.index(exercise.position)


def _walking(facts: Facts, made: Plan, rule: str, headline: str, why: str) -> Plan:
    """An easy walk, or what is easy enough where even that may not be done."""
    words = f"{why}, so today is easy"
    reason = f"{words[0].upper()}{words[1:]}."
    return msgspec.structs.replace(made, headline=headline, reason=reason, chosen=easy_lines(facts, words, rule))


def _one_fewer(line: Chosen) -> Omitted:
    """C5: the move that waits for two days after a red morning that no single move stands out in."""
    assert isinstance(line.step, Prescription)
    exercise = line.step.exercise
    return Omitted(exercise.id, exercise.name, "C5", "you woke with more pain than usual, so there is one move fewer")


def _not_needed(each: _Candidate, facts: Facts, without: Sequence[str]) -> Omitted:
    if each.exercise.id in without:
        return Omitted(each.exercise.id, each.exercise.name, "R07", "you swapped it today")
    if each.exercise.id not in facts.situation.known and not _new_allowed(facts):
        return Omitted(each.exercise.id, each.exercise.name, "R11", "new; not today")
    if each.dosing.alone:
        return Omitted(each.exercise.id, each.exercise.name, "R13", "comes back alone on another day")
    return Omitted(each.exercise.id, each.exercise.name, "R10", "others come first today")
