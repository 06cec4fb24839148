"""The boundary at each door: whatever goes wrong ends in a sentence, a report and the right exit code."""

import contextlib
import errno
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import NoReturn

from coach import __version__, streams
from coach.errors import CoachError

INTERRUPTED = 130
MOST_REPORTS = 10
YEARS = range(1900, 2200)
_ENDS = 20
_CHAIN = 8
_NAME = "fault-"


def guarded(job: Callable[[], object]) -> NoReturn:
    """Do `job` as all that this process is for, and end the process with its exit code."""
    os.umask(0o077)
    streams.prepare()
    code: object = 0
    try:
        job()
    except SystemExit as end:
        code = end.code
    except KeyboardInterrupt:
        code = INTERRUPTED
    except CoachError as error:
        tell(error)
        code = 1
    except BaseException as error:  # noqa: BLE001 - this is the last one there is
        if error is not streams.trouble():
            tell(fault(error))
        code = 1
    # The interpreter's own end is nothing to interrupt with a traceback.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    trouble = streams.finish()
    if trouble is not None:
        code = code or 1
        _tell_lost_output(trouble)
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.flush()
    sys.exit(code if isinstance(code, int) or code is None else 1)


def hear_interrupts() -> None:
    """From here on Ctrl-C raises KeyboardInterrupt again, so that a command can end in order."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def refuse(error: CoachError) -> NoReturn:
    """Say why on the standard error, and leave with exit code 1."""
    tell(error)
    sys.exit(1)


def tell(error: CoachError) -> None:
    """Say `error` on the standard error, where there still is one."""
    from coach.domain.text import clean

    with contextlib.suppress(OSError, ValueError):
        print(clean(str(error)), file=sys.stderr)  # noqa: T201


def fault(error: BaseException, ends: bool = True) -> CoachError:
    """Write a report about an error that nobody has foreseen, and return the sentences for the person.

    `ends` tells whether Coach ends because of it.
    """
    safe = "What was saved before is safe."
    if isinstance(error, FileNotFoundError) and _is_adrift():
        return CoachError("The folder you are in is not there any more.", safe, "Go to another folder, then try again.")
    if isinstance(error, (OverflowError, ValueError)) and (year := time.localtime().tm_year) not in YEARS:
        return CoachError(
            f"The clock of this machine says that it is the year {year}.", safe, "Set it, then try again."
        )
    so = " and had to stop." if ends else "."
    if isinstance(error, MemoryError):
        title, detail = f"Coach ran out of memory{so}", safe
    elif isinstance(error, OSError) and error.strerror:
        title, detail = "The system did not let Coach go on.", f"It says: {error.strerror}. {safe}"
    else:
        title, detail = f"Coach ran into a fault of its own{so}", safe
    path = _write_report(error)
    if path is None:
        return CoachError(title, detail)
    return CoachError(title, detail, f"A report is in {path}\nNothing from your journal is in it: you may send it on.")


def _is_adrift() -> bool:
    """Whether the working folder has been removed."""
    try:
        os.getcwd()  # noqa: PTH109
    except FileNotFoundError:
        return True
    return False


def _tell_lost_output(trouble: OSError) -> None:
    """Say that the output is missing. A reader that wanted no more, such as `head`, is no reason for a word."""
    if streams.was_saved():
        tell(CoachError(f"It is saved, but the output could not be written: {trouble.strerror or trouble}."))
    elif trouble.errno != errno.EPIPE:
        tell(CoachError(f"The output could not be written: {trouble.strerror or trouble}."))


def _write_report(error: BaseException) -> Path | None:
    """Write the report where the logs are, or else among the temporary files; None where neither works."""
    import secrets

    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    with contextlib.suppress(Exception):
        text = "\n".join(_report_lines(error)) + "\n"
        name = f"{_NAME}{time.strftime('%Y%m%d-%H%M%S')}-{secrets.token_hex(3)}.txt"
        for folder in _places():
            with contextlib.suppress(OSError):
                folder.mkdir(mode=0o700, exist_ok=True)
                path = folder / name
                with open(os.open(path, flags, 0o600), "w", encoding="utf-8", errors="replace") as file:  # noqa: PTH123
                    file.write(text)
                for old in sorted(folder.glob(f"{_NAME}*.txt"), reverse=True)[MOST_REPORTS:]:
                    with contextlib.suppress(OSError):
                        old.unlink()
                return path
    return None


def _places() -> Iterator[Path]:
    from coach import paths

    with contextlib.suppress(Exception):
        home = paths.home()
        if home.is_dir():
            yield home.absolute() / "logs"
    import tempfile

    with contextlib.suppress(Exception):
        yield Path(tempfile.gettempdir())


def _report_lines(error: BaseException) -> Iterator[str]:
    """Versions and where it happened. No values and no messages, as those may hold a person's words."""
    import platform

    yield f"Coach {__version__}, Python {platform.python_version()}, {platform.platform()}"
    for package in ("textual", "click", "tinydb", "msgspec", "aiohttp", "apscheduler"):
        if package in sys.modules:
            from importlib import metadata

            yield f"{package} {metadata.version(package)}"
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain and len(chain) < _CHAIN:
        chain.append(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    for number, each in enumerate(chain):
        yield ""
        yield ("caused by " if number else "") + _kind(each)
        yield from _frames(each.__traceback__)
        if isinstance(each, BaseExceptionGroup):
            for inner in each.exceptions[:_CHAIN]:
                yield f"with {_kind(inner)}"
                yield from _frames(inner.__traceback__)


def _kind(error: BaseException) -> str:
    """The kind of an error, with what in it names code and never a person's words."""
    kind = type(error)
    name = f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")
    if isinstance(error, OSError) and error.errno is not None:
        return f"{name} {errno.errorcode.get(error.errno, error.errno)}"
    if isinstance(error, (AttributeError, NameError, ImportError)) and error.name:
        return f"{name} {error.name}"
    return name


def _frames(trace: TracebackType | None) -> Iterator[str]:
    import traceback

    frames = traceback.extract_tb(trace)
    shown = frames if len(frames) <= 2 * _ENDS else [*frames[:_ENDS], *frames[-_ENDS:]]
    for frame in shown:
        yield f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}"
        if frame.line:
            yield f"      {frame.line}"


def _short(filename: str) -> str:
    """The end of a path, from the package on: what stands before it is the person's own."""
    parts = Path(filename).parts
    for start in ("site-packages", "dist-packages", f"python{sys.version_info.major}.{sys.version_info.minor}"):
        if start in parts:
            return "/".join(parts[parts.index(start) + 1 :])
    if "coach" in parts:
        return "/".join(parts[len(parts) - 1 - parts[::-1].index("coach") :])
    return Path(filename).name
