"""Today's plan: from the state of the person to a list of moves (clinical.md 6.3). Pure: same in, same out."""

from collections.abc import Sequence

import msgspec

from coach.domain.exercises.exercise import Exercise
from coach.domain.exercises.routine import Prescription, Routine, prescribe
from coach.domain.homework.exercise import is_homework
from coach.domain.homework.plan import beside, first_of_all, left_for_others
from coach.domain.planning import composing
from coach.domain.planning.admission import admitted
from coach.domain.planning.facts import Facts
from coach.domain.planning.framing import WALK, easy_lines, lead_s, length_s
from coach.domain.planning.plan import NO_WISH, Chosen, Omitted, Plan, Wish
from coach.domain.planning.thermal_choice import thermal_offer
from coach.domain.planning.words import after_visit_words, flare_words, phase_words, red_morning_words
from coach.domain.safety.conditions import GROUPS
from coach.domain.safety.gate import CALM_FIRST, RESTING_POSE, is_gentle_mobility, routine_verdict, tier, verdict
from coach.domain.safety.standing import EASY_WALKING
from coach.domain.safety.urgency import MEANWHILE

USUAL_MINUTES = 10
SHORTEST_MINUTES = 3
ROUGH_NIGHT_MINUTES = 10

BEFORE_CONDITIONS = "Breathing and rest are open. Three quick questions open the other moves; they take a minute."
BEFORE_SIGNS = "Gentle moves are open. The safety questions open the ball, strength and deeper stretches."
RESTING = ("breath-4-6", "rest-90-90", "body-scan", "walk-easy")
MOST_RESTING = 3

MORE_THAN_THE_WEEK = (
    "This makes your week more than a fifth bigger than the last one. Take it gently, or do less of it."
)

FIRST_72H, FLARE, AFTERCARE = "first-72h-11", "flare-gentle-14", "post-session-aftercare-10"
IN_FIRST_72H = (FIRST_72H, "bed-wakeup-5", "relax-11")


def plan(facts: Facts, wish: Wish = NO_WISH) -> Plan:
    """The plan of the day for `wish`, decided by the first rule that applies: R01 to R06, R22, then R07 to R11.

    Homework that is due comes first (8.1), and the others get the time it leaves. Raises KeyError for a routine that
    the library does not have.
    """
    homework = first_of_all(facts, wish)
    left = _minutes(facts, wish) - homework.minutes
    wish = msgspec.structs.replace(wish, minutes=_minutes(facts, wish)) if facts.rough_night else wish
    made = _of_the_day(left_for_others(facts, homework), _shortened(wish, homework.minutes), left)
    if not (made.chosen or homework.chosen or wish.routine):
        made = _resting(facts, made)
    notices = (*_notices(facts, offers=not homework.warms_or_cools), *made.notices)
    minutes = made.minutes + homework.minutes
    whole = beside(made, homework)
    return msgspec.structs.replace(
        whole, minutes=minutes, notices=notices, limit=_limit(facts, made), lead_s=lead_s(facts, whole.steps)
    )


def _limit(facts: Facts, made: Plan) -> str:
    """Why more minutes would not make the plan longer, as the end of a sentence."""
    if facts.rough_night:
        return "you had a rough night"
    if made.routine:
        return "this routine has a fixed length"
    if made.limit:
        return made.limit
    return "no other move fits today" if facts.situation.known else "your first plan is short"


def _of_the_day(facts: Facts, wish: Wish, minutes: int) -> Plan:
    situation = facts.situation
    if wish.routine:
        return _ready(facts, facts.routines[wish.routine], wish.minutes)
    if situation.mode == "locked":
        return _plan(facts, minutes, _capital(situation.lock or "locked until a doctor has cleared it"))
    if not situation.conditions_known:
        return _plan(facts, minutes, "Breathing and rest, until three quick questions are answered")
    if situation.pain is not None and situation.pain >= CALM_FIRST:
        return _calm(facts, minutes, wish.minutes)
    if situation.phase == "acute":
        day = "First 72 hours", "Protect your back, and move a little and often."
        return _follow(facts, _for_first_72h(facts), "R03", day, "it suits the first 72 hours", wish.minutes)
    if situation.mode == "flare":
        day = "A flare day", flare_words(situation.pain, situation.usual, facts.flare_said)
        return _follow(facts, FLARE, "R04", day, "it suits a flare day", wish.minutes)
    if situation.mode == "post_visit" and facts.last_visit:
        day = after_visit_words(facts.last_visit, situation.now)
        return _follow(facts, AFTERCARE, "R05", day, "it suits the days after a visit", wish.minutes)
    if facts.homework and minutes < SHORTEST_MINUTES:
        made = _plan(facts, minutes, "Your homework")
        return msgspec.structs.replace(made, reason="Your homework fills today's time, so it comes alone.")
    return composing.composed(facts, wish.regions or facts.regions, minutes, wish.without)


def _minutes(facts: Facts, wish: Wish) -> int:
    minutes = wish.minutes or facts.profile.minutes or USUAL_MINUTES
    return min(minutes, ROUGH_NIGHT_MINUTES) if facts.rough_night else minutes


def _shortened(wish: Wish, minutes: int) -> Wish:
    """`wish` with less time where it names some; a minute stays."""
    return msgspec.structs.replace(wish, minutes=max(1, wish.minutes - minutes)) if wish.minutes else wish


def _plan(facts: Facts, minutes: int, headline: str) -> Plan:
    return Plan(facts.situation.phase, facts.situation.mode, headline, minutes, facts.regions)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _for_first_72h(facts: Facts) -> str:
    """The bed routine before 9 in the morning, relaxation from 20 on, else the routine of the first 72 hours."""
    hour = facts.situation.now.hour
    return IN_FIRST_72H[1] if hour < 9 else IN_FIRST_72H[2] if hour >= 20 else FIRST_72H


def _ready(facts: Facts, routine: Routine, minutes: int | None) -> Plan:
    unfit = routine_verdict(routine, facts.situation)
    if not unfit.allowed:
        block = unfit.blocks[0]
        made = _plan(facts, routine.minutes, f"{routine.name} is left out: {block.text}")
        steps = prescribe(routine, facts.exercises)
        omitted = tuple(
            Omitted(step.exercise.id, step.exercise.name, block.rule, block.text)
            for step in steps
            if isinstance(step, Prescription)
        )
        return msgspec.structs.replace(made, omitted=omitted, routine=routine.id)
    made = _follow(facts, routine.id, "", ("Your choice", ""), f"it is part of {routine.name}", minutes)
    kept, _ = _within_load(made.chosen, facts.load_left_s)
    notices = () if len(kept) == len(made.chosen) else (MORE_THAN_THE_WEEK,)
    return msgspec.structs.replace(made, notices=notices)


def _follow(facts: Facts, routine_id: str, rule: str, day: tuple[str, str], reason: str, minutes: int | None) -> Plan:
    """The plan that follows a ready routine, cut to `minutes` where they are given.

    `day` is the name of the day and why it is one; `reason` is that of every line.
    """
    routine = facts.routines[routine_id]
    steps = prescribe(routine, facts.exercises)
    chosen, omitted = admitted(steps, facts, reason, in_bed=in_bed(routine))
    tired: tuple[Omitted, ...] = ()
    if rule:
        chosen, tired = _within_load(chosen, facts.load_left_s)
    kept = _cut(facts, chosen, minutes) if minutes else chosen
    cut = tuple(
        Omitted(line.step.exercise.id, line.step.exercise.name, "R07", f"more than {minutes} minutes")
        for line in chosen[len(kept) :]
        if isinstance(line.step, Prescription)
    )
    lines = tuple(msgspec.structs.replace(line, rule=rule) for line in kept)
    if rule and not lines:
        lines = easy_lines(facts, reason, rule)
    headline, why = day
    made = msgspec.structs.replace(_plan(facts, minutes or routine.minutes, headline), reason=why)
    return msgspec.structs.replace(made, chosen=lines, omitted=(*omitted, *tired, *cut), routine=routine_id)


def in_bed(routine: Routine) -> bool:
    """Whether a bed is all that is needed, so that the floor does not count (clinical.md 4)."""
    return "bed" in routine.needs


def _cut(facts: Facts, lines: Sequence[Chosen], minutes: int) -> tuple[Chosen, ...]:
    """The first lines that fit into `minutes`; at least one."""
    kept = min(1, len(lines))
    while kept < len(lines) and length_s(facts, lines[: kept + 1]) <= 60 * minutes:
        kept += 1
    return tuple(lines[:kept])


def _within_load(lines: Sequence[Chosen], load_left_s: float) -> tuple[tuple[Chosen, ...], tuple[Omitted, ...]]:
    """R17: the lines that the week still has room for, and the others; walking, breathing and heat always have."""
    kept: list[Chosen] = []
    over: list[Omitted] = []
    for line in lines:
        if isinstance(line.step, Prescription) and line.step.exercise.rules.dose:
            if line.step.dose.total_s > load_left_s:
                over.append(Omitted(line.step.exercise.id, line.step.exercise.name, "R17", "enough work for this week"))
                continue
            load_left_s -= line.step.dose.total_s
        kept.append(line)
    return tuple(kept), tuple(over)


def _calm(facts: Facts, minutes: int, most: int | None) -> Plan:
    """R02: breathing and the resting position, heat or cold beside them; where it is the usual, two gentle moves."""
    wanted = [facts.exercises[ident] for ident in ("breath-4-6", RESTING_POSE) if ident in facts.exercises]
    others = sorted(
        (each for each in facts.exercises.values() if each.rules.calm and each not in wanted),
        key=lambda each: each.id,
    )
    usual = _usual_with_high_pain(facts) if facts.situation.usually_high else ()
    steps = [Prescription(each, each.dose) for each in (*wanted, *others[: 0 if wanted else 1])]
    steps += [Prescription(each, facts.dosings[each.id].dose) for each in usual]
    chosen, omitted = admitted(steps, facts, "it calms you while pain is high")
    made = _plan(facts, minutes, "Calm first")
    rest = "breathing, rest and a gentle move" if usual else "breathing and rest"
    reason = f"Your pain is {facts.situation.pain} of 10, so today is for {rest}."
    kept = _cut(facts, chosen, most) if most else chosen
    lines = tuple(msgspec.structs.replace(line, rule="R02") for line in kept)
    return msgspec.structs.replace(made, chosen=lines, omitted=omitted, reason=reason)


def _usual_with_high_pain(facts: Facts) -> tuple[Exercise, ...]:
    """C14.4: an easy walk and one gentle move, for where it hurts if there is one, as far as they may be done."""
    open_now = [each for each in facts.exercises.values() if verdict(each, facts.situation).allowed]
    walks = [each for each in open_now if each.id == WALK]
    moves = sorted(
        (each for each in open_now if is_gentle_mobility(each)),
        key=lambda each: (set(each.region).isdisjoint(facts.regions), each.id),
    )
    return (*moves[:1], *walks)


def _resting(facts: Facts, made: Plan) -> Plan:
    """What is left to everyone short of an emergency, in place of an empty plan: breathing, rest, a walk (C1.2)."""
    calm = [each for each in facts.exercises.values() if tier(each) == 0 or each.id in EASY_WALKING]
    first = [each for each in facts.exercises.values() if each.id in RESTING]
    wanted = sorted({each.id: each for each in (*first, *calm)}.values(), key=_resting_order)
    steps = [Prescription(each, each.dose) for each in wanted if not is_homework(each.id)]
    chosen, omitted = admitted(steps, facts, "open to you now", substitutes=False)
    kept = _cut(facts, chosen[:MOST_RESTING], made.minutes)
    left = () if kept else omitted
    return msgspec.structs.replace(made, chosen=kept, omitted=(*made.omitted, *left))


def _resting_order(exercise: Exercise) -> tuple[int, str]:
    return RESTING.index(exercise.id) if exercise.id in RESTING else len(RESTING), exercise.id


def _notices(facts: Facts, offers: bool) -> list[str]:
    situation = facts.situation
    if situation.mode == "locked":
        words = MEANWHILE.get(situation.level) if situation.level else None
        return [words] if words else []
    if not situation.conditions_known:
        return [BEFORE_CONDITIONS]
    found = [BEFORE_SIGNS] if situation.pending else []
    found += [f"{GROUPS[group].name}: a minute of details would open more moves." for group in situation.marked]
    if facts.little_change:
        found.append(facts.little_change)
    if facts.phase_before and facts.phase_before != situation.phase:
        found.append(phase_words(facts.phase_before, situation.phase))
    if facts.rough_night:
        found.append(f"You had a rough night, so today is {ROUGH_NIGHT_MINUTES} minutes at most.")
    if facts.red_morning and situation.mode != "flare" and situation.phase != "acute":
        found.append(red_morning_words(facts.red_morning, facts.exercises))
    if facts.plateau:
        found.append(facts.plateau)
    offer = thermal_offer(facts) if offers else ""
    if offer:
        found.append(offer)
    return found


def single(facts: Facts, exercise: Exercise) -> Plan:
    """A plan of one exercise of the library, through the same gate; nothing takes its place."""
    step = Prescription(exercise, facts.dosings[exercise.id].dose)
    chosen, omitted = admitted((step,), facts, "you picked it", substitutes=False)
    made = _plan(facts, max(1, round(exercise.dose.total_s / 60)), exercise.name)
    ready_s = lead_s(facts, [line.step for line in chosen])
    return msgspec.structs.replace(made, chosen=chosen, omitted=omitted, routine=exercise.id, lead_s=ready_s)
