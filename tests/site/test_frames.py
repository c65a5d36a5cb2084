"""Pages that are filled into frames are those that the theme would have made."""

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import jinja2
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from tests.site.builds import PROJECT
from tests.site.crowd import crowded_briefing

from mkdocs_briefings.site import frames, plugin

OTHER = """
import pathlib
def on_page_context(context, page, config, nav):
    page.title = "Other"
"""


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with further kinds of pages: a dossier that is cut by year, a hard title."""
    project = Path(shutil.copytree(PROJECT, tmp_path_factory.mktemp("kinds") / "project"))
    for number in range(3):
        text = crowded_briefing(2020 + number).replace("La ligue", f"L'« été » & <b>{number}</b>")
        (project / "briefings" / f"ligue-{number}.md").write_text(text, encoding="utf-8")
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(config + "\nedit_uri: blob/main/docs/\n", encoding="utf-8")
    return project


def build_here(project: Path, target: Path, *, keep: bool = False, **options: Any) -> Counter[str]:
    """Build a site, of all that is kept only with `keep`; return how often a template rendered."""
    if not keep:
        shutil.rmtree(project / ".cache" / "mkdocs-briefings", ignore_errors=True)
    rendered: Counter[str] = Counter()
    render = jinja2.Template.render

    def count(template: jinja2.Template, *args: object, **kwargs: object) -> str:
        rendered[template.name or ""] += 1
        return render(template, *args, **kwargs)

    language = options.pop("language", "fr")
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(target), **options)
    config.theme["language"] = language
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CI", "true")
        patch.setattr(jinja2.Template, "render", count)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    return rendered


@pytest.mark.parametrize(
    "options",
    [
        {"language": "fr"},
        {"language": "en", "use_directory_urls": False, "site_url": ""},
    ],
)
def test_a_site_of_frames_is_the_same_to_the_byte(
    kinds: Path, tmp_path: Path, options: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    some = build_here(kinds, tmp_path / "frames", **options)
    monkeypatch.setattr(plugin, "may_frame", lambda config: False)
    every = build_here(kinds, tmp_path / "every", **options)
    made = {p.relative_to(tmp_path / "every"): p for p in (tmp_path / "every").rglob("*.html")}
    assert len(made) > 30
    assert every["main.html"] > 30
    for name, path in made.items():
        assert (tmp_path / "frames" / name).read_bytes() == path.read_bytes(), name
    # Of each kind the first, its frame and its proof; the pages of the navigation as they are.
    assert some["main.html"] < every["main.html"]


def test_no_page_is_framed_where_another_plugin_changes_what_templates_get(kinds: Path) -> None:
    config = load_config(str(kinds / "mkdocs.yml"))
    assert frames.may_frame(config)
    hook = kinds / "hook.py"
    hook.write_text(OTHER, encoding="utf-8")
    assert not frames.may_frame(load_config(str(kinds / "mkdocs.yml"), hooks=[str(hook)]))
