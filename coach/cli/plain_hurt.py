"""The questions after "this hurts", line by line."""

from collections.abc import Callable

from coach.cli.keys import Keys
from coach.clock import Clock
from coach.domain.exercises.vocabulary import REGIONS, Region
from coach.domain.journal.entries import Hurt, Sign
from coach.domain.run.events import Event
from coach.domain.run.exposure import has_pack
from coach.domain.run.hurt import SIDE_KEYS, SIGN_KEYS, stop_rule, stop_text
from coach.domain.text import one_line
from coach.guide.guide import Guide


def ask_hurt(guide: Guide, keys: Keys, clock: Clock, say: Callable[[str], None]) -> list[Event]:
    """Ask how much, where and what it feels like, keep it, and do what follows; the clock stands still meanwhile."""
    thermal = guide.player.segment.thermal is not None
    first = "Come out of it slowly."
    if thermal:
        first = "Take the pack off." if has_pack(guide.player.segment) else "Stop it now."
    say(f"The clock has stopped. {first} Every question may be skipped with Enter.")
    signs = _signs(keys.line("What is it? x sharp, n numb, tingling or weak, p spreading, d dizzy:"))
    score = _score(keys.line("How much, 0 to 10:"))
    region = _region(guide, keys.line("Where, for instance low-back (Enter: where this exercise works):"))
    side = SIDE_KEYS.get((keys.line("Which side? l left, r right, b both:") or "")[:1].lower())
    hurt = Hurt(clock.now(), score, region, side, signs)
    yes = [question.id for question in guide.follow_ups(hurt) if _yes(keys.line(f"{question.question} y or n:"))]
    if guide.record_hurt(hurt, yes):
        say("Stop here. `coach safety status` says what to do now.")
        return guide.end(because_it_hurts=True)
    rule = stop_rule(signs, thermal=thermal)
    if rule is None:
        return _choose(guide, keys)
    say(f"{rule.title}.")
    for line in stop_text(rule, guide.emergency_number).splitlines():
        say(line)
    return guide.end(because_it_hurts=True) if rule.ends == "run" else guide.stop_exercise()


def _choose(guide: Guide, keys: Keys) -> list[Event]:
    easier = guide.easier
    words = guide.easier_words
    offer = f"What now? e easier ({one_line(words)}), k skip this move, q end the run, g go on (Enter: skip):"
    answer = (keys.line(offer) or "k")[:1].lower()
    if answer == "q":
        return guide.end(because_it_hurts=True)
    if answer == "e":
        return guide.take_easier() if easier else guide.do_less(words)
    return guide.go_on() if answer == "g" else guide.stop_exercise()


def _yes(answer: str | None) -> bool:
    return (answer or "").strip().lower().startswith("y")


def _signs(answer: str | None) -> tuple[Sign, ...]:
    letters = (answer or "").lower().replace(",", " ").split()
    return tuple(sign for key, sign in SIGN_KEYS.items() if any(word in (key, sign) for word in letters))


def _score(answer: str | None) -> int | None:
    return int(answer) if answer and answer.isascii() and answer.isdigit() and int(answer) <= 10 else None


def _region(guide: Guide, answer: str | None) -> Region | None:
    named = next((region for region in REGIONS if region == (answer or "").strip().lower().replace(" ", "-")), None)
    return named or (guide.exercise.region[0] if guide.exercise else None)
