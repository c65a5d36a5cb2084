"""Long work says how far it is; short work says nothing."""

from mkdocs_briefings.site.progress import Progress


def _run(seconds: float) -> list[str]:
    said: list[str] = []
    clock = iter(range(2000))
    progress = Progress("pages", 1000, lambda: next(clock) * seconds, said.append)
    for _ in range(1000):
        progress.step()
    return said


def test_long_work_is_told_of_every_few_seconds() -> None:
    said = _run(0.01)
    assert said == ["pages: 301 of 1,000", "pages: 601 of 1,000", "pages: 901 of 1,000"]


def test_short_work_is_not_told_of() -> None:
    assert _run(0.001) == []
