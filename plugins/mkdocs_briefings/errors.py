"""What can be wrong with a file that a person wrote, and how it is said."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from typing import Self

_LONGEST = 80
# What would move the cursor, change colours, ring, or turn the direction of what follows.
_COMMANDS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def quote(text: str) -> str:
    """Return words of a file as messages quote them: on one line, the middle of long ones left out.

    Spaces of every kind look alike in a message, but for those that would break its line.
    """
    line = " ".join(text.split())
    half = _LONGEST // 2
    return '"' + (line if len(line) <= _LONGEST else f"{line[:half]} … {line[-half:]}") + '"'


def printable(text: str) -> str:
    """Return words of others as a terminal may print them: what commands it is shown as a code."""
    return _COMMANDS.sub(lambda found: ascii(found[0])[1:-1], text)


def drop_commands(text: str) -> str:
    """Return words of others without what a terminal would take for a command."""
    return _COMMANDS.sub("", text)


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong in one file, with its cure.

    `line` counts from 1; it is `None` where the whole file is meant. `what` says what is wrong and
    quotes the offending text; `cure` says what is expected instead. A `warning` does not fail a
    build that is not strict.
    """

    path: str
    line: int | None
    what: str
    cure: str
    warning: bool = False

    def __str__(self) -> str:
        """Return `file:line: what is wrong; what is expected`."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return printable(f"{place}: {self.what}; {self.cure}")


def tell_crash(path: str, doing: str, error: Exception, kept: str) -> Fault:
    """Return the fault for an error of ours, which no author can mend: it harms one file only.

    `doing` says what failed, `kept` what is there all the same.
    """
    frames = extract_tb(error.__traceback__)
    where = f", {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    message = quote(str(error)) if str(error) else "no message"
    what = f"{doing} failed ({type(error).__name__}: {message}{where})"
    return Fault(path, None, what, f"{kept}; please report this line, it is an error of ours")


class InvalidInput(Exception):
    """Raised for anything that a user can cause; carries one fault or several, in file order."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))

    @classmethod
    def at(cls, path: Path | str, line: int | None, what: str, cure: str) -> "InvalidInput":
        """Return an error that carries a single fault."""
        return cls([Fault(str(path), line, what, cure)])


class MissingPackage(Exception):
    """Raised where an optional package is not installed; the message says how to install it."""

    @classmethod
    def of(cls, what: str, error: ImportError, extra: str) -> Self:
        """Return the error for an import that failed: of the package, or of what it needs.

        `extra` is the one of ours that installs both.
        """
        said = " ".join(str(error).split()).rstrip(".")
        return cls(f"{what} ({said}); run: pip install 'mkdocs-briefings[{extra}]'")


class MissingModel(MissingPackage):
    """Raised when no language model is installed; `lack` says for which language.

    `command` installs it, and the message says so.
    """

    def __init__(self, language: str, command: str) -> None:
        self.lack = f"no language model for {language!r} is installed"
        self.command = command
        super().__init__(f"{self.lack}; run: {command}")


class ClusterFailure(Exception):
    """Raised where a cluster cannot do the work; `where` is the address that is meant."""

    def __init__(self, where: str, what: str, cure: str) -> None:
        # As they were given: the error travels from the worker to whoever asked for the work.
        super().__init__(where, what, cure)

    def __str__(self) -> str:
        """Return `where: what is wrong; what is expected`."""
        where, what, cure = self.args
        return printable(f"{where}: {what}; {cure}")
