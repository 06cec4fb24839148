"""A figure that moves by itself, for pages on which no run has the clock."""

from coach.domain.exercises.exercise import Exercise
from coach.tui.widgets.figure import FRAMES_PER_S, FigureView


class LivingFigure(FigureView):
    """Moves while there is something to see: not where motion is reduced, out of sight, or after `rest`."""

    DEFAULT_CSS = """
    LivingFigure { display: none; }
    LivingFigure.-drawn { display: block; }
    """

    def on_mount(self) -> None:
        """Makes the timer, which does not run yet."""
        self._frames = 0
        self._resting = False
        self._seen = False
        self._moving = self.set_interval(1 / FRAMES_PER_S, self._step, pause=True)

    def show(self, exercise: Exercise | None) -> None:
        """Begins the figure of `exercise` anew, and takes no room where it has none."""
        super().show(exercise)
        self.set_class(exercise is not None and exercise.figure is not None, "-drawn")
        self._frames = 0
        self.elapsed = 0.0
        self._follow()

    def on_show(self) -> None:
        """Has come into sight."""
        self._seen = True
        self._follow()

    def on_hide(self) -> None:
        """Is out of sight."""
        self._seen = False
        self._follow()

    def rest(self, resting: bool = True) -> None:
        """Stops while something else is on top; `rest(False)` goes on."""
        self._resting = resting
        self._follow()

    def _follow(self) -> None:
        self.still = self.app.animation_level == "none"
        if self._seen and not (self._resting or self.still):
            self._moving.resume()
        else:
            self._moving.pause()

    def _step(self) -> None:
        self._frames += 1
        self.elapsed = self._frames / FRAMES_PER_S
