"""Two calm themes, and which of them to take."""

import os

from textual.theme import Theme

from coach.domain.settings import ThemeName

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
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#263335",
        "block-cursor-blurred-foreground": "#e6e9e6",
        "block-cursor-blurred-text-style": "none",
        "footer-key-foreground": "#8fd0bd",
        "footer-background": "#192124",
        "border": "#8fd0bd",
        "border-blurred": "#39474b",
        "scrollbar": "#39474b",
        "scrollbar-background": "#12181a",
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
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#e6e2d7",
        "block-cursor-blurred-foreground": "#1d2726",
        "block-cursor-blurred-text-style": "none",
        "footer-key-foreground": "#17635a",
        "footer-background": "#f1eee6",
        "border": "#17635a",
        "border-blurred": "#c9c3b4",
        "scrollbar": "#c9c3b4",
        "scrollbar-background": "#faf8f3",
    },
)


def theme_name(wanted: ThemeName) -> str:
    """The registered theme for a setting; "auto" follows COLORFGBG where the terminal sets it, and is dark else."""
    if wanted == "auto":
        background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
        return LIGHT.name if background in ("7", "15") else DARK.name
    return LIGHT.name if wanted == "light" else DARK.name
