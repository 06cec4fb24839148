"""Three themes, two of them calm and one of high contrast, and which of them to take."""

import os
from typing import Any

from textual.app import App
from textual.theme import Theme

from coach.domain.person.settings import ThemeName
from coach.tui.data_colours import CONTRAST_DATA, DARK_DATA, LIGHT_DATA, fields

DARK = Theme(
    name="coach-dark",
    primary="#8fd0bd",
    secondary="#9db8d9",
    accent="#e9bf78",
    warning="#e9bf78",
    error="#f09a8c",
    success="#a5d39b",
    foreground="#e6e9e6",
    background="#12181a",
    surface="#192124",
    panel="#222c30",
    dark=True,
    variables={
        "block-cursor-background": "#2f4b47",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold underline",
        "block-cursor-blurred-background": "#212d2f",
        "block-cursor-blurred-foreground": "#e6e9e6",
        "block-cursor-blurred-text-style": "none",
        "border": "#8fd0bd",
        "border-blurred": "#64757a",
        "scrollbar": "#64757a",
        "scrollbar-background": "#12181a",
        "text-muted": "auto 62%",
        "text-disabled": "auto 62%",
        **DARK_DATA,
        **fields(DARK_DATA, "#12181a"),
    },
)

LIGHT = Theme(
    name="coach-light",
    primary="#17635a",
    secondary="#34557f",
    accent="#8a5a00",
    warning="#8a5a00",
    error="#a4301f",
    success="#2f6b28",
    foreground="#1d2726",
    background="#faf8f3",
    surface="#f1eee6",
    panel="#e6e2d7",
    dark=False,
    variables={
        "block-cursor-background": "#cfe3dc",
        "block-cursor-foreground": "#0d1f1c",
        "block-cursor-text-style": "bold underline",
        "block-cursor-blurred-background": "#e6e2d7",
        "block-cursor-blurred-foreground": "#1d2726",
        "block-cursor-blurred-text-style": "none",
        "border": "#17635a",
        "border-blurred": "#8a8475",
        "scrollbar": "#8a8475",
        "scrollbar-background": "#faf8f3",
        "text-muted": "auto 68%",
        "text-disabled": "auto 68%",
        **LIGHT_DATA,
        **fields(LIGHT_DATA, "#faf8f3"),
    },
)

CONTRAST = Theme(
    name="coach-contrast",
    primary="#7de8ff",
    secondary="#c9c9ff",
    accent="#ffd75e",
    warning="#ffd75e",
    error="#ffab9c",
    success="#a9f59a",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    dark=True,
    variables={
        "block-cursor-background": "#00243a",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold underline",
        "block-cursor-blurred-background": "#1c1c1c",
        "block-cursor-blurred-foreground": "#ffffff",
        "block-cursor-blurred-text-style": "none",
        "border": "#7de8ff",
        "border-blurred": "#9a9a9a",
        "scrollbar": "#9a9a9a",
        "scrollbar-background": "#000000",
        "text-muted": "auto 85%",
        "text-disabled": "auto 85%",
        **CONTRAST_DATA,
        **fields(CONTRAST_DATA, "#000000", 0.15),
    },
)

FEW = "standard"
"""What Rich calls a terminal of sixteen colours."""

THEMES = (DARK, LIGHT, CONTRAST)
NAMED: dict[ThemeName, Theme] = {"dark": DARK, "light": LIGHT, "contrast": CONTRAST}


def put_on(app: App[Any], wanted: ThemeName) -> None:
    """Gives a new app the themes, and the one for a setting before its styles are read."""
    for theme in THEMES:
        app.register_theme(theme)
    app.set_reactive(App.theme, theme_name(wanted, app.console.color_system == FEW))
    app.stylesheet.set_variables(app.get_css_variables())


def theme_name(wanted: ThemeName, few_colours: bool = False) -> str:
    """The registered theme for a setting; "auto" follows COLORFGBG where the terminal sets it, and is dark else.

    A terminal with only sixteen colours rounds the calm ones until they are hard to tell apart: "auto" is the theme
    of high contrast there.
    """
    if wanted == "auto":
        if few_colours:
            return CONTRAST.name
        background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
        return LIGHT.name if background in ("7", "15") else DARK.name
    return NAMED[wanted].name
