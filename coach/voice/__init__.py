"""Speech and sounds, both optional: whatever they do, the run goes on in time."""

from collections.abc import Callable

from coach.domain.person.settings import Settings
from coach.domain.run.spoken import Announcement, ChimeName
from coach.domain.text import one_line
from coach.voice.chime import Chimes
from coach.voice.speech import Speech
from coach.voice.worker import Worker


class Voice:
    """Says and plays what the settings allow; every call returns at once and none raises.

    `notice` is called with a plain sentence, from another thread, when speech or sound has switched itself off.
    """

    def __init__(self, settings: Settings, notice: Callable[[str], None]) -> None:
        self._speech = Worker(Speech(), notice) if settings.speech else None
        self._chimes = Worker(Chimes(), notice) if settings.chime else None

    def announce(self, announcement: Announcement) -> None:
        """Play the chime of `announcement` and say its words."""
        if announcement.chime:
            self.chime(announcement.chime, announcement.urgent)
        self.say(announcement.text, announcement.urgent)

    def say(self, text: str, urgent: bool = False) -> None:
        """Speak `text` next; the newest replaces one that waits, an urgent one cuts off what is being said."""
        text = one_line(text)
        if self._speech and text:
            self._speech.put(text, urgent)

    def chime(self, name: ChimeName, urgent: bool = False) -> None:
        """Play the tone `name` next, by the same rules."""
        if self._chimes:
            self._chimes.put(name, urgent)

    def close(self, wait_s: float = 0.0) -> None:
        """Fall silent, after `wait_s` seconds at most for the last words."""
        for worker in (self._speech, self._chimes):
            if worker:
                worker.close(wait_s)
