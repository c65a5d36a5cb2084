"""The analysis with an error of ours in it, for the tests of what goes on all the same."""

import importlib.util

import pytest

from mkdocs_briefings.annotate import batches
from mkdocs_briefings.annotate.draft import Draft


def break_dates(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    """Make the stage of dates fail on every paragraph that says a word."""
    bind = batches._bind

    def fail(draft: Draft) -> Draft:
        for paragraph in draft.paragraphs:
            if word in paragraph.span.of(draft.text):
                raise KeyError("unit")
        return bind(draft.language.code)["dates"](draft)

    monkeypatch.setattr(batches, "_bind", lambda code: {**bind(code), "dates": fail})


def hide_model(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    """Make the models of a language look as if they were not installed."""
    find = importlib.util.find_spec
    hidden = f"{language}_core"
    monkeypatch.setattr(
        "importlib.util.find_spec",
        lambda name, *more: None if name.startswith(hidden) else find(name, *more),
    )
