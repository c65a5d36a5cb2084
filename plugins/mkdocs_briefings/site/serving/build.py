"""The whole site built beside the server: `python -m mkdocs_briefings.site.serving.build`.

It is told by a line of JSON what to build and where, and leaves a snapshot of what it has read.
"""

import importlib
import json
import logging
import os
import pickle
import shutil
import signal
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from mkdocs_briefings.site.snapshot import Snapshot
from mkdocs_briefings.site.telling import OUTCOMES


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built.

    `tool` is the package that builds, MkDocs or its like; `options` are those of its command line.
    `snapshot` is the file for what was there when the build began to read. `level` is that of the
    messages to show, and `watch` what a change is looked for in beside the docs.
    """

    tool: str
    config_file: str
    options: dict[str, Any]
    address: str
    target: str
    snapshot: str
    level: int
    watch: list[str]

    def write(self) -> str:
        """Return the order as a line of JSON."""
        return json.dumps(asdict(self))


def carry_out(order: Order) -> None:
    """Build the site of an order as `serve` shows it, in a process of its own."""
    if order.tool != "mkdocs":
        importlib.import_module(f"{order.tool}.replacement")
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)-8s-  %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.setLevel(order.level)
    logging.getLogger(OUTCOMES).setLevel(min(order.level, logging.INFO))
    seen = build_whole(order, beside_server=False)
    Path(order.snapshot).write_bytes(pickle.dumps(seen))


def build_whole(order: Order, *, beside_server: bool) -> Snapshot:
    """Build the site of an order; return what was there when it was read.

    Warnings do not stop it. Where the server runs in this process, its plugin is what builds.
    """
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    options = {**order.options, "site_dir": order.target, "strict": False}
    config = load_config(order.config_file, **options)
    plugin: Any = config.plugins["briefings"]
    if not beside_server:
        config.plugins.on_startup(command="serve", dirty=False)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)  # the server cleans up what is left
    plugin.begun = True
    config.site_url = order.address
    config.watch += order.watch
    build(config, serve_url=order.address)
    seen: Snapshot = plugin.seen
    return seen


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(5)  # the page that its author looks at comes first
    server, order = os.getppid(), Order(**json.loads(sys.stdin.readline()))
    carry_out(order)
    if os.getppid() != server:
        # The server has gone, and nobody is left to clean up.
        shutil.rmtree(Path(order.target).parent, ignore_errors=True)
