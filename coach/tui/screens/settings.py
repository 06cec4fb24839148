"""Settings: every change is kept at once."""

import os

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Select, Static

from coach.domain.person.settings import Settings
from coach.domain.terminal_signal import SIGNAL_NAMES, TMUX_HELP, chosen, in_tmux
from coach.tui.commands import bindings
from coach.tui.literal import literal
from coach.tui.screens.page import Page
from coach.tui.widgets.toggle import Toggle

SWITCHES = (
    ("bell", "Bell", "the terminal's own bell at every change"),
    ("chime", "Chime", "a soft sound, where the machine can play one"),
    ("speech", "Speech", "a voice that says what comes next"),
    ("reduced_motion", "Reduced motion", "nothing moves but the clock"),
    ("giant", "Giant view", "a run begins in digits for the floor"),
)
PACE = (
    ("ready_s", "Before the first exercise", 3, 120),
    ("setup_s", "Between two exercises", 5, 300),
    ("switch_s", "To change sides", 3, 60),
)
TMUX = ("tmux_passthrough", "tmux hands it on", "for notifications inside tmux")
THEMES = (("as the terminal", "auto"), ("light", "light"), ("dark", "dark"), ("high contrast", "contrast"))


class SettingsScreen(Page):
    """Sounds, looks, pace and the emergency number."""

    PAGE = "settings"
    CSS_PATH = "../pages.tcss"
    BINDINGS = bindings("rooms", "away")
    AUTO_FOCUS = "#bell"

    def compose_page(self) -> ComposeResult:
        settings = self.coach.settings
        with VerticalScroll(id="settings", can_focus=False):
            yield Static("Sound and motion", classes="heading")
            for name, title, said in SWITCHES:
                with Horizontal(classes="setting"):
                    yield Toggle(literal(title), getattr(settings, name), id=name, compact=True)
                    yield Static(literal(said), classes="hint")
            with Horizontal(classes="setting"):
                yield Static("Colours", classes="setting-name")
                choices = [(literal(title), value) for title, value in THEMES]
                yield Select(choices, value=settings.theme, allow_blank=False, id="theme", compact=True)
            yield Static("Reminders", classes="heading")
            with Horizontal(classes="setting"):
                yield Static("The terminal calls by", classes="setting-name")
                ways = [(literal(title), value) for value, title in SIGNAL_NAMES.items()]
                yield Select(ways, value=settings.terminal_signal, allow_blank=False, id="signal", compact=True)
                yield Static("", classes="hint", id="signal-now")
            with Horizontal(classes="setting"):
                name, title, said = TMUX
                yield Toggle(literal(title), settings.tmux_passthrough, id=name, compact=True)
                yield Static(literal(said), classes="hint")
            yield Static(literal(TMUX_HELP), classes="hint", id="tmux-help")
            yield Static("Pace of a run, in seconds", classes="heading")
            for name, title, least, most in PACE:
                with Horizontal(classes="setting"):
                    yield Static(literal(title), classes="setting-name")
                    yield Input(str(getattr(settings.pace, name)), type="integer", id=name, compact=True)
                    yield Static(literal(f"{least} to {most}"), classes="hint")
            yield Static("If you need help", classes="heading")
            with Horizontal(classes="setting"):
                yield Static("Emergency number", classes="setting-name")
                yield Input(
                    settings.emergency_number, placeholder="112, 911, 999 …", max_length=30, id="number", compact=True
                )
                yield Static("shown wherever Coach says to call", classes="hint")
        yield Static("", id="settings-line")

    def on_mount(self) -> None:
        """Says how the terminal would call now."""
        self._show_signal()

    @on(Toggle.Changed)
    def switched(self, event: Toggle.Changed) -> None:
        """Keeps a switch."""
        if event.checkbox.id:
            self._keep(msgspec.structs.replace(self.coach.settings, **{event.checkbox.id: event.value}))

    @on(Select.Changed, "#theme")
    def coloured(self, event: Select.Changed) -> None:
        """Keeps the colours."""
        self._keep(msgspec.structs.replace(self.coach.settings, theme=event.value))

    @on(Select.Changed, "#signal")
    def called(self, event: Select.Changed) -> None:
        """Keeps how the terminal calls."""
        self._keep(msgspec.structs.replace(self.coach.settings, terminal_signal=event.value))

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Keeps a number as soon as it is one that makes sense."""
        settings = self.coach.settings
        if event.input.id == "number":
            self._keep(msgspec.structs.replace(settings, emergency_number=event.value.strip()))
            return
        for name, _, least, most in PACE:
            if event.input.id == name:
                fits = event.value.isdecimal() and least <= int(event.value) <= most
                event.input.set_class(not fits, "-wrong")
                if fits:
                    pace = msgspec.structs.replace(settings.pace, **{name: int(event.value)})
                    self._keep(msgspec.structs.replace(settings, pace=pace))
                else:
                    self._say(f"Between {least} and {most} seconds, please; the old number stays until then.")

    def _keep(self, settings: Settings) -> None:
        if settings != self.coach.settings:
            self.coach.keep_settings(settings, self._say)
            self._show_signal()

    def _show_signal(self) -> None:
        settings = self.coach.settings
        said = "no bell, no message"
        spoken = chosen(settings.terminal_signal, settings.tmux_passthrough, os.environ)
        if spoken is not None and settings.terminal_signal == "auto":
            said = f"here: {SIGNAL_NAMES[spoken]}" + (" (tmux)" if in_tmux(os.environ) else "")
        elif spoken is not None:
            said = "z, then v tests it"
        self.query_one("#signal-now", Static).update(literal(said))

    def _say(self, text: str) -> None:
        self.query_one("#settings-line", Static).update(literal(text))
