"""A project as its mkdocs.yml describes it."""

from ipaddress import ip_address
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from mkdocs_briefings.errors import InvalidInput
from mkdocs_briefings.model import Rights
from mkdocs_briefings.pipeline import Project
from mkdocs_briefings.site.config import BriefingsConfig

_NAMES = ("mkdocs.yml", "mkdocs.yaml")


def load_project(directory: Path) -> Project:
    """Return the project whose mkdocs.yml is in a folder, read by MkDocs' own loader.

    Raises:
        InvalidInput: there is no mkdocs.yml, it is wrong, or the plugin is not in it.
    """
    path = next((directory / name for name in _NAMES if (directory / name).is_file()), None)
    if path is None:
        cure = "run `mkdocs-briefings init` or name the folder of a project with --project"
        raise InvalidInput.at(directory, None, "no mkdocs.yml in this folder", cure)
    try:
        config = load_config(config_file=str(path))
    except (ConfigurationError, Abort) as error:
        raise InvalidInput.at(path, None, str(error), "correct the configuration") from error
    plugin = config.plugins.get("briefings")
    if plugin is None:
        cure = "add `- briefings` under `plugins:`"
        raise InvalidInput.at(path, None, "the plugin `briefings` is not in use", cure)
    return project_of(config, plugin.config)


def is_loopback(host: str) -> bool:
    """Say whether what is served at an address stays on this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def project_of(config: MkDocsConfig, options: BriefingsConfig) -> Project:
    """Return the project of a configuration that has been loaded."""
    root = Path(config.config_file_path or ".").resolve().parent
    return Project(
        root=root,
        seeds=(root / options.seeds).resolve(),
        briefings=(root / options.briefings).resolve(),
        docs=Path(config.docs_dir).resolve(),
        rights=Rights(options.rights),
    )
