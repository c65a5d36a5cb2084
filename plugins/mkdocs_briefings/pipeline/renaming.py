"""Two files that change names in one step, where the system can do that."""

import ctypes
import os
import sys
from pathlib import Path

_HERE = -100
"""Paths are seen from the working folder. Source: fcntl.h of Linux, AT_FDCWD."""

_EXCHANGE = 2
"""Source: renameat2(2), RENAME_EXCHANGE."""


def exchange(one: Path, other: Path) -> bool:
    """Let two files change names in one step; say whether that is done.

    Where it is not, nothing has changed: the system or the file system has no such step, or one of
    the files is not there.
    """
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)
