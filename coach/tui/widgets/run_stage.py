"""The running part of the Run screen: phase, digits, label, cue, pacer, figure, progress, what is next."""

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.widgets import ProgressBar, Static

from coach.domain.ball_places import ball_words
from coach.domain.exercise import Exercise
from coach.domain.face import Mood, coming_words, face, minutes, pacer, place
from coach.domain.figure.drawing import faces_other_way
from coach.domain.player import Player
from coach.tui.literal import literal
from coach.tui.widgets.big_clock import BigClock
from coach.tui.widgets.figure import FigureView
from coach.tui.widgets.pacer import Pacer

FOLLOWED: tuple[Mood, ...] = ("ready", "work", "switch", "rest")
MOODS = ("ready", "work", "switch", "rest", "ask", "paused", "alarm", "over")


class RunStage(Container):
    """Shows one moment of a player; `show` is called at every look at the clock and repaints only what changed."""

    def __init__(self) -> None:
        super().__init__(id="stage")
        self.still = False
        self._shown: dict[str, str] = {}
        self._mood = ""
        self._steps_of = ""
        self._figure_of = ""

    def compose(self) -> ComposeResult:
        yield Static(id="band")
        yield Static(id="title")
        with Horizontal(id="middle"):
            with Vertical(id="face"):
                yield BigClock(id="clock")
                yield Static(id="label")
                yield Pacer(still=self.still, id="pacer")
                yield Static(id="cue")
            yield FigureView(still=self.still, id="figure")
            with VerticalScroll(id="steps", can_focus=False):
                yield Static(id="steps-text")
        yield Static(id="message")
        with Horizontal(classes="progress"):
            yield Static("This part", classes="progress-name")
            yield ProgressBar(total=1000, show_percentage=False, show_eta=False, id="segment-bar")
            yield Static(id="segment-left", classes="progress-left")
        with Horizontal(classes="progress"):
            yield Static("Whole run", classes="progress-name")
            yield ProgressBar(total=1000, show_percentage=False, show_eta=False, id="run-bar")
            yield Static(id="run-left", classes="progress-left")
        yield Static(id="coming")

    def show(self, player: Player, exercise: Exercise | None) -> None:
        """Bring everything on the stage up to the player's present moment."""
        now = face(player)
        self._set_mood(now.mood)
        where = place(player.segment)
        self._put("band", now.word + (f"  ·  {where}" if where and now.mood != "switch" else ""))
        self._put("title", player.segment.title)
        self._put("label", now.label)
        self._put("cue", now.cue if player.segment.kind != "ready" else "")
        self._put("run-left", minutes(player.total_left))
        self._put("coming", "Next: " + coming_words(player.coming))
        self.query_one(BigClock).text = now.digits
        self.query_one(Pacer).moment = pacer(player)
        if self._put(
            "segment-left", minutes(player.left)
        ):  # any paint looks at the whole screen, so bars move by seconds
            self._fill("segment-bar", player.elapsed / max(0.001, player.length))
            self._fill("run-bar", player.progress)
        self._show_steps(player, exercise)
        self._show_figure(player, exercise, now.mood)

    def say(self, text: str) -> None:
        """Show one sentence below the digits until the next one."""
        self._put("message", text)

    def _show_steps(self, player: Player, exercise: Exercise | None) -> None:
        segment = player.segment
        key = f"{segment.item} {segment.exercise} {segment.kind}"
        if key == self._steps_of:
            return
        self._steps_of = key
        lines = [f"{number}. {step}" for number, step in enumerate(exercise.steps, 1)] if exercise else []
        lines += list(segment.prompts)
        if exercise and segment.kind == "ready":
            lines += ["", f"Avoid: {exercise.mistake}"]
        if exercise and segment.kind in ("ready", "work"):
            lines += ball_words(exercise)
        self.query_one("#steps-text", Static).update(literal("\n".join(lines)))
        self.query_one("#steps", VerticalScroll).scroll_home(animate=False)

    def _show_figure(self, player: Player, exercise: Exercise | None, mood: Mood) -> None:
        """Move the figure with the player; it stays as it is while the run is stopped, and begins anew in a rest."""
        view = self.query_one(FigureView)
        drawn = exercise.figure if exercise else None
        if self._figure_of != player.segment.exercise:
            self._figure_of = player.segment.exercise
            self.set_class(drawn is not None, "-drawn")
            view.show(exercise)
        if drawn is None or not view.display or mood not in FOLLOWED:
            return
        side = player.segment.side
        view.mirror = side is not None and faces_other_way(drawn, side)
        view.elapsed = 0.0 if mood == "rest" else player.elapsed

    def _set_mood(self, mood: str) -> None:
        if mood == self._mood:
            return
        self._mood = mood
        for other in MOODS:
            self.set_class(other == mood, f"-{other}")

    def _put(self, name: str, text: str) -> bool:
        """Whether `text` is another one than before, and was shown."""
        if self._shown.get(name) == text:
            return False
        self._shown[name] = text
        self.query_one(f"#{name}", Static).update(literal(text))
        return True

    def _fill(self, name: str, part: float) -> None:
        bar = self.query_one(f"#{name}", ProgressBar)
        value = round(max(0.0, min(1.0, part)) * 200) * 5
        if bar.progress != value:
            bar.progress = value
