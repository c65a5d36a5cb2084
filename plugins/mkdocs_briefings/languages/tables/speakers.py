"""What `common/speakers.yml` holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from mkdocs_briefings.languages.typed import Table


@dataclass(frozen=True, slots=True)
class SpeakerWeights(Table):
    """What each sign of a choice of speaker counts for, by aspect and value; `learnt` says whence.

    `bias` is what a choice starts with. Below the probability `least` it is in doubt.
    """

    FILE: ClassVar[str] = "speakers"
    SHARED: ClassVar[bool] = True

    learnt: str
    least: float
    bias: float
    weights: Mapping[str, Mapping[str, float]]
