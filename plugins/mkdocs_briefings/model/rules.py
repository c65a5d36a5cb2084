"""How a value names the rules that made it: « incise speaker:pronoun doubt:unsure ».

The first word is the rule that found the words of the value. Each other word is the rule of one
aspect of it, after the name of that aspect. A rule's full name is that of its aspect and its own;
the aspect of the first word is the kind of the mark: « quote:incise », « speaker:pronoun ».
"""

_BETWEEN = ":"


def add_rule(rules: str | None, name: str) -> str:
    """Return the rules of a value with one more, by its full name, which made an aspect of it."""
    return f"{rules} {name}" if rules else name


def find_rule(rules: str | None) -> str:
    """Return the rule that found the words of a value, nothing where none is told."""
    first = (rules or "").partition(" ")[0]
    return "" if _BETWEEN in first else first


def list_rules(rules: str | None, kind: str) -> tuple[str, ...]:
    """Return the full names of the rules of a value, in their order; `kind` is that of its mark."""
    words = (rules or "").split()
    return tuple(word if _BETWEEN in word else f"{kind}{_BETWEEN}{word}" for word in words)


def list_aspects(rules: str | None, aspect: str) -> list[str]:
    """Return the full names of the rules that made one aspect of a value."""
    return [word for word in (rules or "").split() if word.startswith(f"{aspect}{_BETWEEN}")]
