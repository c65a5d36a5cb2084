"""Briefings that name many invented actors: one of them very often, or each of them once."""

from collections.abc import Iterator
from itertools import pairwise

from tests.site.words import with_words

HUB = "ligue-des-ports"
NAMES = {
    HUB: "Ligue des ports",
    "cour": "Cour internationale de la navigation et des échanges maritimes",
    "hilaire": "Hilaire de Montalembert-Castelnau",
    "oum": "Oum",
    "secretariat": "Secrétariat intergouvernemental permanent",
    "zelie": "Zélie Quint",
    "caisse": "Caisse",
    "anticonstitutionnellement": "Anticonstitutionnellementiste",
    "maelle": "Maëlle Ferrand",
    "societe": "Société des pilotes du golfe",
    "iris": "Iris Lang",
    "observatoire": "Observatoire",
    "union": "Union des armateurs indépendants",
    "eclusiers": "Éclusiers réunis",
}


def crowded_briefing(year: int = 2022, rounds: int = 16) -> str:
    """Return a briefing of a year in which the hub shares sentences with all others.

    The first of them shares the most. Each of the `rounds` names the hub in at most 13 sentences.
    """
    front = [f"title: La ligue en {year}", "language: fr", "sources:", f"  ligue-{year}:"]
    front += [f"    published: {year}-03-04", "    language: fr", "    rights: full"]
    front += ["    publisher: Le Fanal", "    licence: CC0", "actors:"]
    front += [f"  {id}: {{name: {name}, kind: organisation}}" for id, name in NAMES.items()]
    lines = "\n".join(_sentences(year, rounds))
    text = ["---", *front, "---", "", f"/// source | ligue-{year}", lines, "///", ""]
    return with_words("\n".join(text))


def long_briefing(entries: int = 401) -> str:
    """Return a briefing with so many actors, each with a quote and an event of four years."""
    front = ["title: Les annales", "language: fr", "sources:", "  annales:"]
    front += ["    published: 2022-03-04", "    language: fr", "    rights: full", "actors:"]
    lines = []
    for number in range(entries):
        id, name = f"pilote-{number}", f"{chr(65 + number % 26)}. Pilote {number}"
        front.append(f"  {id}: {{name: {name}, kind: person}}")
        day = f"{2018 + number % 4}-{1 + number % 12:02}-{1 + number % 28:02}"
        date = f'[ce jour-là]{{date={day} event="Sortie {number}"}}'
        words = f"[« Nous avons pris la mer {number} fois »]{{quote={id}}}"
        lines.append(f"À quai {date}, [{name}]{{actor={id}}} dit : {words}.")
    text = "\n".join(lines)
    page = ["---", *front, "---", "", "/// source | annales", text, "///", ""]
    return with_words("\n".join(page))


def _sentences(year: int, rounds: int) -> Iterator[str]:
    others = [id for id in NAMES if id != HUB]
    for number in range(rounds):
        # In each round one fewer: so each actor has its own strength.
        for one, other in pairwise(others):
            if others.index(one) < rounds - number:
                tail = f" et {_mark(other)}" if number < 3 else ""
                yield f"La {_mark(HUB)} reçoit en {year}, au point {number}, {_mark(one)}{tail}."


def _mark(actor: str) -> str:
    return f"[{NAMES[actor]}]{{actor={actor}}}"
