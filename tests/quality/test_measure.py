"""What `make quality` lets pass."""

from tests.quality.measure import find_losses, split_paragraphs


def test_an_equal_or_higher_figure_is_no_loss() -> None:
    recorded = {"set/fr": {"person f1": 0.9, "speaker": None}}
    assert find_losses(recorded, {"set/fr": {"person f1": 0.9, "speaker": 0.1}}) == []
    assert find_losses(recorded, {"set/fr": {"person f1": 1.0, "speaker": None}}) == []


def test_a_lower_figure_is_a_loss_and_is_named() -> None:
    recorded = {"set/fr": {"person f1": 0.9}, "set/en": {"person f1": 0.5}}
    losses = find_losses(recorded, {"set/fr": {"person f1": 0.89}, "set/en": {"person f1": 0.5}})
    assert losses == ["set/fr: person f1 is 0.89, recorded 0.9"]


def test_a_figure_that_is_no_longer_measured_is_a_loss() -> None:
    assert find_losses({"set/fr": {"date f1": 0.9}}, {"set/fr": {}}) != []


def test_a_set_that_was_not_measured_is_left_alone() -> None:
    assert find_losses({"other/fr": {"date f1": 0.9}}, {"set/fr": {"date f1": 0.1}}) == []


def test_paragraphs_keep_their_offsets() -> None:
    text = "Un.\n\n  Deux, trois.\nQuatre."
    found = list(split_paragraphs(text))
    assert [line.strip() for _, line in found] == ["Un.", "Deux, trois.", "Quatre."]
    assert all(text[start : start + len(line)] == line for start, line in found)
