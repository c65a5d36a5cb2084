"""What can be asked of the desk: the whole list of operations, and what each may be told."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from mkdocs_briefings.markup import is_changed
from mkdocs_briefings.markup.changes import Refusal
from mkdocs_briefings.pipeline.desk import Decision, Desk, Sheet, find_changes
from mkdocs_briefings.site.interface import Interface
from mkdocs_briefings.site.serving.desk.endpoint import Malformed, Operation
from mkdocs_briefings.site.serving.desk.queue import Wanted, shape_corpus
from mkdocs_briefings.site.serving.desk.shapes import shape_mark, shape_sheet
from mkdocs_briefings.site.serving.desk.world import list_world

_LONGEST = 6000
_MOST_LIKES = 500
_DECISION = {field.name: field.type for field in fields(Decision)}


class Operations:
    """The operations of the desk of one project, in the words of one language."""

    def __init__(self, desk: Desk, interface: Interface) -> None:
        self._desk = desk
        self._interface = interface

    def table(self) -> dict[str, Operation]:
        """Return the operations by name; there are no others."""
        return {
            "open": self.open,
            "decide": self.decide,
            "likes": self.likes,
            "undo": self.undo,
            "corpus": self.corpus,
            "sign": self.sign,
            "since": self.since,
        }

    def open(self, payload: Mapping[str, Any]) -> Any:
        """Tell of a briefing: its marks, and whoever may be named."""
        slug = self._slug(payload)
        told = self._tell(slug)
        language = self._desk.sheets.read(slug).briefing.language
        world = list_world(self._desk.sheets.register(), language)
        return {**told, "world": world, "texts": self._texts()}

    def decide(self, payload: Mapping[str, Any]) -> Any:
        """Write a decision, for its likes too where they are named; tell how things are now."""
        slug = self._slug(payload)
        likes = payload.get("likes", {})
        if not isinstance(likes, dict) or len(likes) > _MOST_LIKES:
            raise Malformed
        seen = {_string(key): _string(value) for key, value in likes.items()}
        decision = _read_decision(payload.get("decision"))
        register = payload.get("register", False) is True
        self._desk.decide(slug, _text(payload, "digest"), decision, seen, register=register)
        return self._tell(slug)

    def likes(self, payload: Mapping[str, Any]) -> Any:
        """Tell of the marks like one, with their sentences."""
        found = list(self._desk.list_likes(self._slug(payload), _text(payload, "anchor")))
        shown = [
            {"slug": sheet.slug, "title": sheet.briefing.title, "digest": sheet.digest}
            | shape_mark(mark)
            for sheet, mark in found[:_MOST_LIKES]
        ]
        return {"count": len(found), "likes": shown}

    def undo(self, payload: Mapping[str, Any]) -> Any:
        """Undo the last deed; tell of the briefing in view, and which one it was about."""
        about = self._desk.undo()
        return {**self._tell(self._slug(payload)), "about": about}

    def corpus(self, payload: Mapping[str, Any]) -> Any:
        """Tell a page of what to look at first in all briefings, and how far each of them is."""
        told = {field.name: _string(payload.get(field.name, "")) for field in fields(Wanted)}
        start = payload.get("start", 0)
        if isinstance(start, bool) or not isinstance(start, int) or start < 0:
            raise Malformed
        return {**shape_corpus(self._desk, Wanted(**told), start), "texts": self._texts()}

    def sign(self, payload: Mapping[str, Any]) -> Any:
        """Sign a briefing as it was seen."""
        slug, by = self._slug(payload), _text(payload, "by").strip()
        if not by or len(by) > 200 or not by.isprintable():
            raise Refusal(self._interface.text("desk.sign-name"))
        today = dt.datetime.now(tz=dt.UTC).astimezone().date()
        self._desk.sign(slug, _text(payload, "digest"), by, today)
        return self._tell(slug)

    def since(self, payload: Mapping[str, Any]) -> Any:
        """Tell what has changed since the signature; `null` where nobody can tell."""
        briefing = self._desk.sheets.read(self._slug(payload)).briefing
        found = find_changes(self._desk.project, briefing)
        if found is None:
            return {"changes": None}
        keys = ("words", "before", "now")
        return {"changes": [{key: getattr(one, key) for key in keys} for one in found]}

    def _texts(self) -> dict[str, str]:
        prefix = "desk."
        texts = self._interface.texts
        return {key[len(prefix) :]: text for key, text in texts.items() if key.startswith(prefix)}

    def _tell(self, slug: str) -> dict[str, Any]:
        sheet = self._desk.sheets.read(slug)
        return shape_sheet(sheet, self._desk, self._desk.sheets.register()) | self._sign_state(
            sheet
        )

    def _sign_state(self, sheet: Sheet) -> dict[str, Any]:
        review = sheet.briefing.review
        if review is None:
            return {"review": None}
        changed = is_changed(sheet.briefing)
        return {"review": {"by": review.by, "on": review.on.isoformat(), "changed": changed}}

    def _slug(self, payload: Mapping[str, Any]) -> str:
        """Return the name of a briefing that there is: never a path."""
        slug = _text(payload, "briefing")
        if slug not in self._desk.sheets.slugs():
            raise Refusal(self._interface.text("desk.no-briefing"))
        return slug


def _read_decision(told: object) -> Decision:
    if not isinstance(told, dict) or set(told) - set(_DECISION) or "do" not in told:
        raise Malformed
    values: dict[str, Any] = {}
    for key, value in told.items():
        if key == "occurrence":
            if isinstance(value, bool) or not isinstance(value, int):
                raise Malformed
            values[key] = value
        else:
            values[key] = _string(value)
    return Decision(**values)


def _text(payload: Mapping[str, Any], key: str) -> str:
    return _string(payload.get(key))


def _string(value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise Malformed
    return value
