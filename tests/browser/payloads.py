"""A project whose every field holds what would run if a page or a search wrote it as it is."""

import json
from pathlib import Path

from tests.site.builds import PROJECT, run_build

from mkdocs_briefings.markup import read_texts

# `ran` tells the test. What waits for a hand moves by itself: focus, toggling, animation.
PAYLOADS = (
    "<img src=x onerror=ran()>",
    '"><img src=x onerror=ran()>',
    "'><img src=x onerror=ran()>",
    "<svg onload=ran()>",
    "<svg/onload=ran()//",
    "<script>ran()</script>",
    "</script><script>ran()</script>",
    "</title><script>ran()</script>",
    "</textarea><img src=x onerror=ran()>",
    "--><img src=x onerror=ran()>",
    "]]><img src=x onerror=ran()>",
    '" onfocus=ran() autofocus tabindex=1 x="',
    '" onerror=ran() src=x x="',
    "<details open ontoggle=ran()>",
    "<iframe srcdoc='<script>parent.ran()</script>'>",
    "<iframe src=javascript:parent.ran()>",
    "<body onload=ran()>",
    "<style>@keyframes x{}</style><b style=animation-name:x onanimationstart=ran()>",
    "<math><mtext></form><form><mglyph><style></math><img src=x onerror=ran()>",
    "&lt;img src=x onerror=ran()&gt;",
    "\\u003cimg src=x onerror=ran()\\u003e",
    "{{ ran() }}${ran()}<p><img src=x onerror=ran()></p>",
    "[x](javascript:ran()) ![x](x){onerror=ran()} javascript:ran()",
)

_LETTERS = "bcdfghjklmnpqrstvwxzéàù"


def word_of(number: int) -> str:
    """Return the word by which everything that holds a payload is found."""
    return f"zor{_LETTERS[number]}ak"


def make_project(folder: Path) -> Path:
    """Make the project in a folder, and return it: a seed, a briefing and an actor a payload."""
    for name in ("docs", "seeds", "briefings"):
        (folder / name).mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("<!-- briefings/latest-events -->\n", "utf-8")
    tags = ", ".join(_quoted(f"garde {payload}") for payload in PAYLOADS)
    own = f"---\ntags: [{tags}]\n---\n\n# Mes zorgardes\n"
    (folder / "docs" / "gardes.md").write_text(own, encoding="utf-8")
    register = ""
    for number, payload in enumerate(PAYLOADS):
        told = f"{word_of(number)} {payload}"
        briefing, name = _briefing(number, told), f"s{number}"
        seed = _seed(told, read_texts(briefing)[name])
        (folder / "briefings" / f"{name}.md").write_text(briefing, encoding="utf-8")
        (folder / "seeds" / f"{name}.md").write_text(seed, encoding="utf-8")
        register += _entry(f"known-{number}", told)
    (folder / "briefings" / "actors.yml").write_text(register, encoding="utf-8")
    return folder


def write_settings(project: Path, search: str) -> None:
    """Write the mkdocs.yml, with all payloads in what it tells of the site."""
    told = _quoted(" ".join(PAYLOADS))
    # One with marks that part a tag is no address, and stops the build.
    contact = _quoted("https://exemple.invalid/'onmouseover='ran()&quot;&gt;&lt;img/onerror=ran()")
    theirs = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    kept = theirs[theirs.index("theme:") : theirs.index("plugins:")]
    settings = (
        f"site_name: {told}\nsite_description: {told}\nsite_author: {told}\n{kept}"
        "plugins:\n  - search\n  - briefings:\n      annotate: never\n"
        f"      search: {search}\n      contact: {contact}\n"
    )
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")


def make_sites(root: Path) -> None:
    """Build the project into `pagefind/` and `theme/`, as the two searches have it."""
    project = make_project(root / "project")
    for search in ("pagefind", "theme"):
        write_settings(project, search)
        result = run_build(project, root / search)
        assert result.returncode == 0, result.stderr
        # Addresses are refused; any other field is taken as it is.
        lines = result.stderr.splitlines()
        told = [line for line in lines if "WARNING -  briefings: briefings/" in line]
        assert all("no web address" in line for line in told)


def _seed(told: str, text: str) -> str:
    facts = dict.fromkeys(("title", "publisher", "author", "licence"), told)
    lines = [f"{key}: {_quoted(value)}\n" for key, value in facts.items()]
    return f"---\n{''.join(lines)}language: fr\nrights: full\n---\n\n{text}\n"


def _briefing(number: int, told: str) -> str:
    said = _quoted(told)
    marked = "".join(f"\\{sign}" if sign in "[]{}\\" else sign for sign in told)
    event = _value(told)
    return (
        f"---\ntitle: {said}\ndescription: {said}\nlanguage: fr\ntags: [{said}]\n"
        f"author: {said}\nsubtitle: {said}\nreview: {{by: {said}, on: 2024-05-06}}\n"
        f"sources:\n  s{number}:\n    title: {said}\n    publisher: {said}\n"
        f"    author: {said}\n    licence: {said}\n    language: fr\n    rights: full\n"
        f"    published: 2024-05-06\n"
        f"    url: {_quoted('https://exemple.invalid/x#' + ''.join(told.split()))}\n"
        f"actors:\n  own-{number}:\n    name: {said}\n    kind: person\n    role: {said}\n"
        f"    aliases: [{said}]\n---\n\n"
        f"/// source | s{number}\n"
        f"[{marked}]{{actor=own-{number}}} et [un gardien]{{actor=known-{number}}}.\n"
        f"[« {marked} »]{{quote=own-{number}}}, [{marked}]{{claim=known-{number}}} "
        f"[lundi]{{date=2024-05-06 event={event}}}.\n///\n"
    )


def _entry(actor: str, told: str) -> str:
    said = _quoted(told)
    return (
        f"{actor}:\n  name: {said}\n  kind: person\n  names: {{fr: {said}, en: {said}}}\n"
        f"  aliases: [{said}]\n  about: {said}\n  roles:\n    - role: {said}\n"
    )


def _value(told: str) -> str:
    """Return a value as it stands in the list of a mark."""
    return '"' + told.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _quoted(text: str) -> str:
    """Return a text as YAML takes it."""
    return json.dumps(text, ensure_ascii=False)
