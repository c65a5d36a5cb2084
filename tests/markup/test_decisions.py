"""The merge, case by case: what becomes of a decision when the machine or the source changes."""

from dataclasses import replace

import pytest

from mkdocs_briefings.markup import merge, read, write
from mkdocs_briefings.model import Briefing

HEAD = """\
---
title: Page
language: en
sources:
  ap: {language: en}
actors:
  ada: {name: Ada Vale, kind: person}
  bea: {name: Bea, kind: person}
---

"""
TEXT = "[Ada]{actor=ada} said [« we go »]{quote=bea} on [Monday]{date=2024-10-21}."


def make(text: str, head: str = HEAD) -> Briefing:
    briefing, faults = read(f"{head}/// source | ap\n{text}\n///\n", "page.md")
    assert not faults
    return briefing


def body(briefing: Briefing) -> str:
    return write(briefing).split("/// source | ap\n")[1].removesuffix("\n///\n")


def test_a_speaker_that_a_person_corrected_stays_while_the_rest_is_new() -> None:
    mine = TEXT.replace("quote=bea", "quote=ada")
    new = TEXT.replace("quote=bea", "quote=bea via=bea").replace("2024-10-21", "2024-10-14")
    result = merge(make(TEXT), make(mine), make(new))
    assert body(result.briefing) == mine.replace("2024-10-21", "2024-10-14")


def test_a_new_proposal_gives_way_to_the_extent_that_a_person_chose() -> None:
    mine = TEXT.replace("[Ada]{actor=ada} said", "[Ada said]{actor=ada}")
    new = TEXT.replace("[Ada]{actor=ada}", "[Ada]{actor=bea}")
    assert body(merge(make(TEXT), make(mine), make(new)).briefing) == mine


def test_a_decision_whose_words_changed_becomes_an_orphan_and_its_rival_is_doubted() -> None:
    mine = make(TEXT.replace("quote=bea", "quote=ada"))
    new = make(TEXT.replace("we go", "we went"))
    result = merge(make(TEXT), mine, new)
    assert body(result.briefing) == TEXT.replace("we go", "we went").replace("=bea", "=bea .doubt")
    (orphan,) = result.orphans
    assert (orphan.words, orphan.annotation.value, orphan.removed) == ("« we go »", "ada", False)
    assert orphan.sentence == "Ada said « we go » on Monday."
    again, _ = read(write(result.briefing), "page.md")
    assert again.orphans == (orphan,)
    assert merge(result.base, again, new).briefing == again


def test_a_removal_is_an_orphan_only_where_something_took_its_place() -> None:
    mine = make(TEXT.replace("[« we go »]{quote=bea}", "« we go »"))
    changed = merge(make(TEXT), mine, make(TEXT.replace("we go", "we went")))
    assert [orphan.removed for orphan in changed.orphans] == [True]
    gone = merge(make(TEXT), mine, make(TEXT.replace("[« we go »]{quote=bea}", "so")))
    assert not gone.orphans


def test_words_that_a_person_changed_are_the_source_s_again() -> None:
    mine = make(TEXT.replace("we go »]{quote=bea}", "we stay »]{quote=ada}"))
    for new in (TEXT, TEXT + "\nMore."):
        result = merge(make(TEXT), mine, make(new))
        assert body(result.briefing) == new.replace("=bea", "=bea .doubt")
        assert [orphan.words for orphan in result.orphans] == ["« we stay »"]


def test_a_paragraph_that_a_person_took_out_is_back_with_its_marks() -> None:
    both = TEXT + "\n\n[Bea]{actor=bea} left."
    assert body(merge(make(both), make(TEXT), make(both)).briefing) == both


def test_a_mark_stays_removed_from_words_that_were_changed_too() -> None:
    mine = make(TEXT.replace("[« we go »]{quote=bea}", "« we do go »"))
    merged = body(merge(make(TEXT), mine, make(TEXT)).briefing)
    assert merged == TEXT.replace("[« we go »]{quote=bea}", "« we go »")


MOVED = "[Ada]{actor=ada} spoke.\nShe left.\n\n[Bea]{actor=bea} sat.\n\nBea slept."
EDITED = "[Ada]{actor=bea .doubt} spoke. She left.\n\nBea sat.\n\n[Bea]{actor=bea} slept."


@pytest.mark.parametrize(
    "order", [(1, 0, 2), (2, 1, 0), (1, 2, 0)], ids=lambda order: "-".join(map(str, order))
)
def test_paragraphs_that_change_places_keep_what_was_decided(order: tuple[int, ...]) -> None:
    def arrange(text: str) -> str:
        return "\n\n".join(text.split("\n\n")[at] for at in order)

    result = merge(make(MOVED), make(EDITED), make(arrange(MOVED)))
    assert body(result.briefing) == arrange(EDITED)
    again = merge(result.base, result.briefing, make(MOVED))
    assert body(again.briefing) == EDITED


@pytest.mark.parametrize("kept", ["[Ada]{actor=ada} spoke.\nShe left.", "Bea slept.", "So."])
def test_what_was_decided_comes_back_with_its_words(kept: str) -> None:
    gone = merge(make(MOVED), make(EDITED), make(kept))
    waiting, _ = read(write(gone.briefing), "page.md")
    remembered, _ = read(write(gone.base, rules=True), "page.md", machine=True)
    back = merge(remembered, waiting, make(MOVED))
    assert body(back.briefing) == EDITED
    assert not back.briefing.orphans


def test_an_orphan_that_its_author_took_out_does_not_come_back() -> None:
    gone = merge(make(MOVED), make(EDITED), make("Bea sat."))
    done = replace(gone.briefing, orphans=())
    back = body(merge(gone.base, done, make(MOVED)).briefing)
    assert back == MOVED.replace("spoke.\n", "spoke. ").replace("[Bea]{actor=bea} sat", "Bea sat")


def test_one_of_equal_words_in_a_sentence_is_the_one_that_comes_back() -> None:
    twice, second = "Ada met Ada there.", "Ada met [Ada]{actor=bea} there."
    gone = merge(make(twice), make(second), make("So."))
    waiting, _ = read(write(gone.briefing), "page.md")
    assert waiting.orphans[0].occurrence == 2
    assert body(merge(gone.base, waiting, make(twice)).briefing) == second


def test_what_comes_back_with_two_decisions_harms_no_other_words() -> None:
    whole = "Ada met Bea by the old mill there.\n\nBea slept.\n\nCleo"
    mine = whole.replace("Ada met Bea", "[Ada]{actor=bea} met [Bea]{actor=ada}")
    mine = mine.replace("Cleo", "[Cleo]{actor=ada}")
    gone = merge(make(whole), make(mine), make("Bea slept there.\n\nCleo"))
    back = merge(gone.base, gone.briefing, make(whole))
    assert body(back.briefing) == mine
    assert not back.briefing.orphans


def test_a_line_that_moves_is_known_among_equal_words() -> None:
    text = "Now Cleo met Bo.\nBo had gone home.\n\nSo Bo sat.\nBo left early"
    mine = text.replace("Bo left", "[Bo]{actor=bea} left")
    moved = "Bo left early\nSo Bo sat."
    result = merge(make(text), make(mine), make(moved))
    assert body(result.briefing) == moved.replace("Bo left", "[Bo]{actor=bea} left")
    assert not result.orphans


def test_what_was_removed_or_joined_stays_so_though_equal_words_stood_in_its_place() -> None:
    one = "Here [Ada]{actor=ada} came in.\nShe sat there."
    other = "Yet [Ada]{actor=ada} went out.\nShe ran away."
    decided = "Here Ada came in. She sat there."
    first = merge(make(f"So.\n\n{one}"), make(f"So.\n\n{decided}"), make(f"So.\n\n{other}"))
    back = merge(first.base, first.briefing, make(f"So.\n\n{other}\n\n{one}"))
    assert body(back.briefing).endswith(f"\n\n{decided}")


def test_a_mark_is_gone_for_good_that_a_person_wrote_and_took_out_again() -> None:
    plain = "Ada met Bea."
    mine = "Ada met [Bea]{actor=ada}."
    first = merge(make(plain), make(mine), make(mine))
    assert body(first.briefing) == mine
    second = merge(first.base, make(plain), make(mine))
    assert body(second.briefing) == plain
    assert body(merge(second.base, second.briefing, make(mine)).briefing) == plain


def test_white_space_that_changes_loses_nothing() -> None:
    mine = TEXT.replace("quote=bea", "quote=ada")
    spaced = body(
        merge(
            make(TEXT), make(mine), make(TEXT.replace("« we go »", "«\u00a0we go\u00a0»"))
        ).briefing
    )
    assert spaced == mine.replace("« we go »", "«\u00a0we go\u00a0»")


def test_an_actor_whom_a_person_struck_off_is_not_proposed_again() -> None:
    mine = make(
        TEXT.replace("quote=bea", 'quote="?"'),
        HEAD.replace("  bea: {name: Bea, kind: person}\n", ""),
    )
    new = make(TEXT + "\n[Bea]{actor=bea} left with [Ada]{actor=ada}.")
    merged = merge(make(TEXT), mine, new).briefing
    assert [actor.id for actor in merged.actors] == ["ada"]
    assert body(merged).endswith("\nBea left with [Ada]{actor=ada}.")


def test_an_actor_whom_the_machine_forgets_stays_while_a_person_names_them() -> None:
    mine = make(TEXT.replace("quote=bea", "quote=bea .doubt"))
    new = make(
        TEXT.replace("[« we go »]{quote=bea}", "« we go »"),
        HEAD.replace("  bea: {name: Bea, kind: person}\n", ""),
    )
    merged = merge(make(TEXT), mine, new).briefing
    assert [actor.id for actor in merged.actors] == ["ada", "bea"]


def test_a_role_that_a_person_gave_stays_and_new_actors_come() -> None:
    head = HEAD.replace("name: Ada Vale,", "name: Ada Vale, role: mayor,")
    other = HEAD.replace("---\n\n", "  cleo: {name: Cleo, kind: person}\n---\n\n")
    merged = merge(make(TEXT), make(TEXT, head), make(TEXT, other)).briefing
    assert [(actor.id, actor.role) for actor in merged.actors] == [
        ("ada", "mayor"),
        ("bea", None),
        ("cleo", None),
    ]


ONLY_BEA = "[Ada]{actor=ada} met [Bea]{actor=bea}."


def test_an_actor_leaves_with_the_last_mark_that_names_them() -> None:
    mine = make(ONLY_BEA.replace("[Bea]{actor=bea}", "Bea"))
    result = merge(make(ONLY_BEA), mine, make(ONLY_BEA + "\nSo."))
    for briefing in (result.briefing, result.base):
        assert [actor.id for actor in briefing.actors] == ["ada"]


def test_an_actor_under_another_id_does_not_come_with_a_mark_that_was_deleted() -> None:
    mine = make(ONLY_BEA.replace("[Bea]{actor=bea}", "Bea"))
    head = HEAD.replace("bea: {name: Bea,", "bea-2: {name: Bea,")
    result = merge(make(ONLY_BEA), mine, make(ONLY_BEA.replace("=bea", "=bea-2"), head))
    for briefing in (result.briefing, result.base):
        assert [actor.id for actor in briefing.actors] == ["ada"]


def test_an_actor_stays_whom_the_author_names_or_describes() -> None:
    deleted = ONLY_BEA.replace("[Bea]{actor=bea}", "Bea")
    described = make(deleted, HEAD.replace("name: Bea,", "name: Bea, role: judge,"))
    named = make(deleted, HEAD + "So says [she]{actor=bea}.\n\n")
    for mine in (described, named):
        merged = merge(make(ONLY_BEA), mine, make(ONLY_BEA + "\nSo.")).briefing
        assert [actor.id for actor in merged.actors] == ["ada", "bea"]


def test_the_one_that_a_person_kept_of_two_marks_on_the_same_words_stays() -> None:
    two, one = "[[Then]{date=2024}]{date=2024-10}.", "[Then]{date=2024}."
    first = merge(make(two), make(one), make("Then."))
    assert body(first.briefing) == one
    assert body(merge(first.base, first.briefing, make("Then.")).briefing) == one


def test_front_matter_that_did_not_change_is_written_as_it_stood() -> None:
    head = HEAD.replace("title: Page", "title: 'Mine'  # a note").replace(
        "language: en\ns", "# s\ns"
    )
    head = head.replace("title", "language: en\nhide: [toc]\ntitle", 1)
    new = replace(make(TEXT), tags=("new",))
    written = write(merge(make(TEXT), make(TEXT, head), new).briefing)
    # What is new stands in its place, above the comment of what follows it.
    assert written.startswith(head.replace("# s\n", "tags:\n  - new\n# s\n"))


COMMENTED = """\
---
title: Page
language: en
sources:
  # the wire
  ap:
    rights: full # ours
    language: en
    title: Old
actors:
  # who is who
  bea:
    kind: person # she
    name: Bea
    role: judge
  # the mayor
  ada:
    name: Ada Vale
    kind: person
---

"""


def test_comments_and_order_in_records_survive_what_changes_beside_them() -> None:
    base = make(TEXT, COMMENTED.replace("    role: judge\n", ""))
    mine = make(TEXT, COMMENTED)
    head = COMMENTED.replace("Old", "New").replace("    role: judge\n", "    aliases: [B]\n")
    new = make(TEXT, head.replace("---\n\n", "  cleo: {name: Cleo, kind: person}\n---\n\n"))
    written = write(merge(base, mine, new).briefing)
    assert written.startswith(
        COMMENTED.replace("Old", "New")
        .replace("judge\n", "judge\n    aliases:\n      - B\n")
        .replace("---\n\n", "  cleo:\n    name: Cleo\n    kind: person\n---\n\n")
    )
