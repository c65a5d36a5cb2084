"""What a site decides about source texts: the one thing that rendering asks others for."""

from collections.abc import Container
from dataclasses import dataclass
from typing import Protocol
from xml.etree.ElementTree import Element

from mkdocs_briefings.model import Annotation, SourceBlock


@dataclass(frozen=True, slots=True)
class Mark:
    """One element of an annotation on the page.

    An annotation that runs over several sentences has an element in each of them that is shown;
    `first` and `last` say which of them this is. Only the first carries `anchor` as its id.
    `linked` says that a link already surrounds the element, so that it must not become another.
    """

    block: SourceBlock
    annotation: Annotation
    anchor: str
    first: bool
    last: bool
    linked: bool

    @property
    def words(self) -> str:
        """The words of the whole annotation, be they shown or not."""
        return self.annotation.span.of(self.block.text)


class View(Protocol):
    """What rendering asks of a site; all answers must be the same for the whole build of a page."""

    def shown(self, block: SourceBlock) -> Container[int] | None:
        """Return the indexes of the sentences that may be shown, `None` for all of them."""

    def language(self, source: str) -> str | None:
        """Return the BCP 47 tag for the attribute `lang` of a source's text."""

    def href(self, actor: str) -> str | None:
        """Return the address of an actor's page, `None` where there is none: no link is made.

        Under MkDocs the address is that of a file, which MkDocs turns into an address and checks.
        """

    def doubt(self) -> str:
        """Return the words that tell a screen reader that the machine is unsure of a mark."""

    def decorate(self, element: Element, mark: Mark) -> Element:
        """Return the element of an annotation, with more attributes or content, or in a wrapper.

        The element is complete, with all that it surrounds, but without a tail. Only a `mark` that
        is not `linked` may become a link or a button.
        """

    def frame(self, section: Element, block: SourceBlock) -> Element:
        """Return the section of a whole block, changed or wrapped."""


class PlainView:
    """The view without a site: everything is shown, nothing is linked."""

    def shown(self, block: SourceBlock) -> Container[int] | None:
        """Return `None`: all sentences are shown."""
        return None

    def language(self, source: str) -> str | None:
        """Return `None`: the language of the page holds."""
        return None

    def href(self, actor: str) -> str | None:
        """Return `None`: no actor has a page."""
        return None

    def doubt(self) -> str:
        """Return the words in English."""
        return "uncertain"

    def decorate(self, element: Element, mark: Mark) -> Element:
        """Return the element as it is."""
        return element

    def frame(self, section: Element, block: SourceBlock) -> Element:
        """Return the section as it is."""
        return section
