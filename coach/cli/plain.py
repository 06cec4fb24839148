"""A run as plain lines, for screen readers and pipes."""

from collections.abc import Callable, Sequence

from coach.cli.keys import Keys
from coach.cli.plain_hurt import ask_hurt
from coach.clock import Clock
from coach.domain.counted import counted
from coach.domain.figure.words import figure_words
from coach.domain.journal.entries import Run
from coach.domain.run.controls import CONTROLS, RATING_HELP, ControlId
from coach.domain.run.events import Alarm, BeatStarted, Event, SegmentStarted
from coach.domain.run.exposure import has_pack
from coach.domain.run.outcome import pain_words, result_words
from coach.domain.run.spoken import announcement, plain_line, waiting_words
from coach.domain.run.timeline import CAUTION_ITEM, lead_in_text
from coach.domain.text import one_line
from coach.guide.guide import Guide
from coach.voice import Voice

Say = Callable[[str], None]

UNANSWERED_ALARMS = 5
KEYS: dict[str, ControlId] = {key: control.id for control in CONTROLS for key in control.keys}


class PlainRun:
    """Guides one run by lines: prints what happens, speaks it where speech is on, and takes single keys.

    Without a terminal nobody can answer, so an alarm is repeated a few times and the run then goes on by itself, as it
    does after a suspend.
    """

    def __init__(self, guide: Guide, voice: Voice, keys: Keys, clock: Clock, say: Say) -> None:
        self._guide = guide
        self._voice = voice
        self._keys = keys
        self._clock = clock
        self._say = say
        self._alarms = 0
        self._called = False

    def introduce(self) -> None:
        """Say what is coming, what is left out and which keys there are."""
        guide = self._guide
        minutes = max(1, -(-int(guide.player.total_left) // 60))
        self._say(f"{one_line(guide.name)}, about {counted(minutes, 'minute')}.")
        for line in guide.about:
            self._say(one_line(line))
        if self._keys.answers:
            self._say("Keys: " + ", ".join(f"{control.keys[0]} {control.title.lower()}" for control in CONTROLS))
            self._say(RATING_HELP)
        self._say("If it hurts, stop. Coach does not diagnose, and no doctor or physio has reviewed it yet.")

    def play(self) -> None:
        """Guide from start to end; no key is needed."""
        guide = self._guide
        self._tell(guide.start())
        while guide.player.status != "over":
            self._tell(guide.tick())
            self._notices()
            self._call_back()
            key = self._keys.read(guide.wake_s)
            if key is not None:
                self._press(key)

    def _call_back(self) -> None:
        """Go on by itself where nobody can answer; where somebody could, say once that the run waits."""
        guide = self._guide
        if guide.player.status == "paused" and not self._keys.answers:
            self._say("Nobody can answer here, so the run goes on.")
            self._tell(guide.go_on())
        elif guide.forgotten and not self._called:
            self._say(waiting_words(guide.waits_s))
        self._called = guide.forgotten

    def _press(self, key: str) -> None:
        guide = self._guide
        if key.isdigit():
            self._rate(int(key))
            return
        control = KEYS.get(key)
        if control is None:
            return
        was = guide.player.status
        self._tell(guide.press(control))
        if control == "hurt":
            self._tell(ask_hurt(guide, self._keys, self._clock, self._say))
        elif control == "end":
            self._ask_end()
        elif control == "pause" and guide.player.status == "paused":
            on = " The pack is still on, so its time runs." if has_pack(guide.player.segment) else ""
            self._say(f"Paused.{on if guide.player.pack_on else ''} Space goes on.")
        elif control == "pause" and was == "paused" and guide.player.status != "easing":
            self._say(f"Going on, {counted(round(guide.player.left), 'second')} left.")
        elif control == "extend" and guide.player.status == "running":
            self._say(f"{counted(round(guide.player.left), 'second')} left.")

    def _rate(self, digit: int) -> None:
        rated = self._guide.player.segment.kind == "work"
        score, events = self._guide.rate_digit(digit)
        if rated:
            self._say(f"Noted: {score} of 10.")
        self._tell(events)

    def _ask_end(self) -> None:
        answer = self._keys.line("Stopped. End the run here? What you did counts. y to end, Enter to go on:")
        if answer is None or answer.lower().startswith("y"):
            self._tell(self._guide.end())
        else:
            self._tell(self._guide.go_on())

    def _tell(self, events: Sequence[Event]) -> None:
        for event in events:
            line = plain_line(event, self._guide.player.segment)
            quiet = isinstance(event, BeatStarted) and event.beat.seconds < 15 and self._guide.saved.speed > 1
            if line and not quiet:
                self._say(line)
            if isinstance(event, SegmentStarted) and event.segment.kind == "ready":
                self._instructions(event)
            if isinstance(event, SegmentStarted) and event.segment.item == CAUTION_ITEM:
                for prompt in event.segment.prompts:
                    self._say(f"  - {one_line(prompt)}")
            spoken = announcement(event)
            if spoken:
                self._voice.announce(spoken)
            if isinstance(event, Alarm):
                self._count_alarm()

    def _instructions(self, event: SegmentStarted) -> None:
        exercise = self._guide.exercise_of(event.segment.exercise)
        if exercise:
            if exercise.figure:
                self._say(f"  Picture: {one_line(figure_words(exercise, exercise.figure))}")
            for number, step in enumerate(exercise.steps, 1):
                self._say(f"  {number}. {one_line(step)}")
            for sentence in lead_in_text(exercise)[len(exercise.steps) :]:
                self._say(f"  {one_line(sentence)}")

    def _count_alarm(self) -> None:
        self._alarms += 1
        if not self._keys.answers and self._alarms >= UNANSWERED_ALARMS:
            self._alarms = 0
            self._say("Nobody can answer here, so the run goes on. The pack is to be off now.")
            self._tell(self._guide.press("done"))

    def _notices(self) -> None:
        while self._guide.notices:
            self._say(one_line(self._guide.notices.popleft()))


def closing_lines(entry: Run | None, names: Callable[[str], str]) -> list[str]:
    """What was kept, in plain sentences, one exercise a line."""
    if entry is None:
        return ["Nothing was done, so nothing is saved."]
    lines = ["Done." if entry.finished else "Ended early. What you did counts.", "In your journal:"]
    lines += [f"  {one_line(names(result.exercise))}: {result_words(result)}" for result in entry.results]
    pain = pain_words(entry)
    if pain:
        lines.append(pain)
    return lines
