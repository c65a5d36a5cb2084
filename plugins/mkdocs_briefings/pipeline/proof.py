"""Whether each source of a briefing is proved: by its seed, else by what the machine kept of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mkdocs_briefings.digests import digest_words
from mkdocs_briefings.errors import Fault, InvalidInput
from mkdocs_briefings.markup import compare, is_same_text, read_texts
from mkdocs_briefings.model import Briefing, Document, Source, SourceBlock
from mkdocs_briefings.pipeline.project import Project
from mkdocs_briefings.sources import Corpus
from mkdocs_briefings.text_files import read_text_file

_ANNOTATE = "run 'mkdocs-briefings annotate'"


class Verdict(StrEnum):
    """What is known of the words of a block.

    They are the source's (`proved`), or those of an older version of its seed (`outdated`); they
    are not (`changed`); or nothing is left that could tell (`unproved`).
    """

    PROVED = "proved"
    OUTDATED = "outdated"
    CHANGED = "changed"
    UNPROVED = "unproved"


@dataclass(frozen=True, slots=True)
class Proof:
    """What is known of the block of one source, and what its author is to be told.

    An outdated block has no fault here: that its seed has changed is told where the seeds are read.
    """

    source: str
    verdict: Verdict
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What a project has to prove its briefings with: the seeds by id, and `.machine/`."""

    project: Project
    seeds: Mapping[str, Document]

    def read_machine(self, slug: str) -> Mapping[str, str]:
        """Return the texts that `.machine/` holds for a briefing, by source."""
        path = self.project.machine / f"{slug}.md"
        if not path.is_file():
            return {}
        try:
            return read_texts(read_text_file(path, self.project.name(path)))
        except InvalidInput:
            return {}  # damaged as it is, it tells nothing; annotating makes it anew


def call_witnesses(project: Project, corpus: Corpus) -> Witnesses:
    """Return what proves the briefings of a project; nothing is read for it."""
    return Witnesses(project, {one.source.id: one for one in corpus.documents})


def prove(briefing: Briefing, witnesses: Witnesses) -> tuple[Proof, ...]:
    """Return the proof of each block of a briefing, in order.

    The seed tells what the words are. Where it is missing, `.machine/` tells, and `words:` must
    say the same; where that is missing too, `words:` alone. Blocks of sources that the front matter
    does not name are left out: they are an error already.
    """
    sources = {source.id: source for source in briefing.sources}
    blocks = [block for block in briefing.blocks if block.source in sources]
    machine: Mapping[str, str] | None = None
    proofs = []
    for block in blocks:
        source, seed = sources[block.source], witnesses.seeds.get(block.source)
        if seed is not None and is_same_text(block.text, seed.text):
            proofs.append(Proof(source.id, Verdict.PROVED, _check_key(briefing, source, seed)))
            continue
        if machine is None:
            machine = witnesses.read_machine(briefing.slug)
        kept = machine.get(source.id)
        if seed is not None:
            proofs.append(_refuse(briefing, block, source, seed, kept))
        else:
            proofs.append(_prove_without_seed(briefing, block, source, kept))
    return tuple(proofs)


def list_proof_faults(briefing: Briefing, witnesses: Witnesses) -> tuple[Fault, ...]:
    """Return what an author is to be told of the words of a briefing."""
    return tuple(fault for proof in prove(briefing, witnesses) for fault in proof.faults)


def find_unproved(briefing: Briefing, proofs: Iterable[Proof]) -> dict[tuple[str, str], Verdict]:
    """Return the verdict on each source whose words are not proved, by slug and id."""
    return {
        (briefing.slug, proof.source): proof.verdict
        for proof in proofs
        if proof.verdict is not Verdict.PROVED
    }


def _check_key(briefing: Briefing, source: Source, seed: Document) -> tuple[Fault, ...]:
    """Return a warning where `words:` says something else than the seed."""
    if source.words in (None, seed.source.words):
        return ()
    what = f"the key 'words:' of the source {source.id!r} is not that of its seed"
    return (Fault(briefing.path, source.line, what, _ANNOTATE, warning=True),)


def _refuse(
    briefing: Briefing, block: SourceBlock, source: Source, seed: Document, kept: str | None
) -> Proof:
    """Return the proof of a block that is not as its seed; `kept` is the text in `.machine/`."""
    if source.digest != seed.source.digest and _is_kept(block, source, kept):
        return Proof(source.id, Verdict.OUTDATED)
    cure = f"undo it, or change {seed.path} and {_ANNOTATE}"
    # What a person changed shows against the version of the seed that they changed.
    stale = source.digest != seed.source.digest and kept is not None and kept != block.text
    return _tell_change(briefing, block, kept if stale and kept else seed.text, cure)


def _is_kept(block: SourceBlock, source: Source, kept: str | None) -> bool:
    """Say whether a block is as the machine made it of an older version of its seed."""
    if kept is not None:
        return is_same_text(block.text, kept)
    return source.words is not None and source.words == digest_words(block.text)


def _prove_without_seed(
    briefing: Briefing, block: SourceBlock, source: Source, kept: str | None
) -> Proof:
    machine = f".machine/{briefing.slug}.md"
    if kept is None and source.words is None:
        what = f"nothing proves the words of the source {source.id!r}: it has no seed, no block in "
        what += f"{machine} and no key 'words:'"
        cure = f"bring its seed back and {_ANNOTATE}; until then the site quotes nothing of it"
        return Proof(source.id, Verdict.UNPROVED, (_fault(briefing, block, what, cure),))
    if kept is not None and not is_same_text(block.text, kept):
        cure = f"undo it, or change the seed where it is kept and {_ANNOTATE} there"
        return _tell_change(briefing, block, kept, cure)
    if source.words is not None and source.words != digest_words(block.text):
        what = f"other words than the source {source.id!r} has, as the key 'words:' tells"
        cure = f"bring back the file as 'mkdocs-briefings annotate' wrote it, with its {machine}"
        return Proof(source.id, Verdict.CHANGED, (_fault(briefing, block, what, cure),))
    return Proof(source.id, Verdict.PROVED)


def _tell_change(briefing: Briefing, block: SourceBlock, text: str, cure: str) -> Proof:
    """Return the proof of a block that is not the text, with the first difference."""
    first, *others = compare(block, text)
    more = f" (and in {len(others)} more places)" if len(others) > 1 else ""
    more = " (and in 1 more place)" if len(others) == 1 else more
    fault = Fault(briefing.path, first.line, first.tell(block.source) + more, cure)
    return Proof(block.source, Verdict.CHANGED, (fault,))


def _fault(briefing: Briefing, block: SourceBlock, what: str, cure: str) -> Fault:
    return Fault(briefing.path, block.line, what, cure)
