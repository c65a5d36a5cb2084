"""Check a wheel and an sdist, as `.ci/dist` does: python check_dist.py FOLDER VERSION."""

import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

from packaging.metadata import Metadata


def check(folder: Path, version: str) -> None:
    """Exit with a message where the two files are not what may be published."""
    wheel = folder / f"mkdocs_briefings-{version}-py3-none-any.whl"
    sdist = folder / f"mkdocs_briefings-{version}.tar.gz"
    if sorted(folder.iterdir()) != sorted([wheel, sdist]):
        sys.exit(f"dist: {folder} holds other files than {wheel.name} and {sdist.name}")
    with zipfile.ZipFile(wheel) as archive:
        metadata = archive.read(f"mkdocs_briefings-{version}.dist-info/METADATA")
    read = Metadata.from_email(metadata, validate=True)  # raises for what an index would refuse
    if not read.description or read.description_content_type != "text/markdown":
        sys.exit("dist: the metadata holds no README, or not as Markdown")
    with tempfile.TemporaryDirectory() as place:
        if build_wheel(sdist, Path(place)) != wheel.read_bytes():
            sys.exit(
                "dist: the wheel made of the sdist differs from the wheel made of the repository"
            )


def build_wheel(sdist: Path, place: Path) -> bytes:
    """Return the wheel that an sdist makes."""
    with tarfile.open(sdist) as archive:
        archive.extractall(place, filter="data")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place)]
    root = place / sdist.name.removesuffix(".tar.gz")
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    (wheel,) = place.glob("*.whl")
    return wheel.read_bytes()


check(Path(sys.argv[1]), sys.argv[2])
