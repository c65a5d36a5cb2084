"""Which of the values that recur (each Monday, each June) is meant: by tense, then by nearness."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from mkdocs_briefings.annotate.time.tense import Telling, Tense
from mkdocs_briefings.timex import find_period

_WEEK = 7
_TOLD = ("same", "before", "after")
_DAYS_OF_UNIT = {"D": 2, "H": 2, "W": 7, "WE": 7, "M": 31, "Q": 92, "S": 184, "Y": 366}


@dataclass(frozen=True, slots=True)
class Setting:
    """What a value may depend on.

    `published` is the day of the article, `told` the values told before with a place in the
    calendar, in the order of the text, and `telling` how the clause tells it. `frame` is the last
    of them in its paragraph that is no day: « à l’été 2002 … le 21 août ».
    """

    published: dt.date | None
    told: Sequence[str] = ()
    telling: Telling = field(default_factory=Telling)
    frame: str | None = None

    def origin(self, which: str | None, unit: str) -> dt.date | None:
        """Return the day from which `which` is seen; `None` where it is not known.

        It is the first day of the last date told, if that is as fine as `unit`, where the word
        refers to the text (the next day, the same month), else the day of the article.
        """
        if which in _TOLD:
            for value in reversed(self.told):
                told = find_period(value)
                if told and (told.end - told.start).days < _DAYS_OF_UNIT.get(unit, 366):
                    return told.start
        return self.published


@dataclass(frozen=True, slots=True)
class Meaning:
    """A TIMEX3 value, `None` where it hangs on a date that nobody has given or is no day at all.

    Where the words alone do not say it, `rule` names what chose it and `rivals` what else it might
    be; `score` is how sure that is. `doubt` says what leaves it in doubt, `None` if nothing does.
    """

    value: str | None
    doubt: str | None = None
    rule: str | None = None
    score: float | None = None
    rivals: tuple[str, ...] = ()


UNKNOWN = Meaning(None)


def choose(values: Sequence[str], day: dt.date, which: str | None, telling: Telling) -> Meaning:
    """Return the value that is meant, of several that recur, in order, seen from a day."""
    periods = [period for value in values if (period := find_period(value))]
    before = [((day - p.end).days, p.value) for p in periods if p.end < day]
    after = [((p.start - day).days, p.value) for p in periods if p.start > day]
    now = [p.value for p in periods if p.start <= day <= p.end]
    if which in ("last", "before"):
        return Meaning(before[-1][1]) if before else UNKNOWN
    if which in ("next", "after"):
        return Meaning(after[0][1]) if after else UNKNOWN
    if now:
        return Meaning(now[0])
    if not before or not after:
        only = before[-1:] or after[:1]
        return Meaning(only[0][1]) if only else UNKNOWN
    past, future = before[-1], after[0]
    near = min(past, future, key=lambda pair: pair[0])
    # In the middle between two Mondays, or two Junes, nearness says little.
    clear = near[0] * 3 <= past[0] + future[0]
    told = {Tense.PAST: past, Tense.FUTURE: future}
    chosen = told.get(telling.tense, near) if telling.tense else near
    if telling.noun and clear and past[0] + future[0] > _WEEK:
        # « la présidentielle de mai »: the tense is that of another verb.
        chosen = near
    if telling.going and clear:
        chosen = near
    other = future if chosen is past else past
    sure = telling.tense in told and not telling.noun and chosen is told.get(telling.tense)
    return Meaning(
        chosen[1],
        None if sure or (clear and chosen is near) else "nearness",
        "tense" if sure or chosen is not near else "nearness",
        None if sure else round(other[0] / (past[0] + future[0]), 2),
        (other[1],),
    )
