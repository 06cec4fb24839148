"""How many of something, as people say it."""


def counted(count: float, one: str, many: str = "") -> str:
    """Such as "1 day", "3 days" or "2.5 days"; `many` is said where it is not `one` with an s."""
    number = count if isinstance(count, int) else f"{count:g}"
    return f"{number} {one if count == 1 else many or f'{one}s'}"


def times(count: int) -> str:
    """Such as "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(count) or counted(count, "time")
