"""What a person may set, apart from who they are."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from coach.domain.timeline import Pace

ThemeName = Literal["auto", "light", "dark"]


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """The switches of the settings screen; `emergency_number` is shown wherever the app says to call for help."""

    theme: ThemeName = "auto"
    bell: bool = True
    chime: bool = True
    speech: bool = False
    reduced_motion: bool = False
    emergency_number: Annotated[str, Meta(max_length=30)] = ""
    pace: Pace = Pace()
