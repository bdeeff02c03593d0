"""What is read aloud: every control says what it does, and no two of one page sound alike."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

import pytest

from tests.slackapp.every_view import View, shipped
from workflows.procedure import Procedure

#: Characters that Slack takes for the name that is read in place of a button's words.
LONGEST_LABEL = 75
#: A day of the week with half a date after it.
NO_DATE = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?! \d{1,2} [A-Z][a-z]+ \d{4}\b)")
EMOJI_NAME = re.compile(r"(?<!\w):[a-z][a-z0-9_+-]*:(?!\w)")
ARROW = re.compile(r"[\u2190-\u21ff\u27f0-\u27ff\u2900-\u297f]|->|<-|=>|»|«")

Drawn = list[tuple[str, View]]


@pytest.fixture
def drawn(every_form_and_page: Drawn, everything_posted: Drawn) -> Drawn:
    """Every form, page and message."""
    return [*every_form_and_page, *everything_posted]


def parts(part: object) -> Iterator[View]:
    """Give each part of a view that has keys, the view itself first."""
    if isinstance(part, dict):
        yield part
        part = list(part.values())
    if isinstance(part, list):
        for each in part:
            yield from parts(each)


def of_type(view: View, kind: str) -> list[View]:
    return [part for part in parts(view) if part.get("type") == kind]


def words_of(button: View) -> str:
    return str(button["text"]["text"])


def texts(view: View) -> Iterator[str]:
    """Give each text that Slack shows."""
    for part in parts(view):
        if part.get("type") in ("plain_text", "mrkdwn"):
            yield part["text"]


def alike(view: View) -> list[list[View]]:
    """Give the buttons of one page that bear the same words."""
    by_words = defaultdict(list)
    for button in of_type(view, "button"):
        by_words[words_of(button)].append(button)
    return [buttons for buttons in by_words.values() if len(buttons) > 1]


def sound_alike(buttons: list[View]) -> bool:
    labels = [button.get("accessibility_label", "") for button in buttons]
    return "" in labels or len(set(labels)) < len(labels)


def is_picture(character: str) -> bool:
    return unicodedata.category(character) == "So" or character == "\ufe0f"


def test_every_button_has_words(drawn: Drawn):
    silent = {
        name
        for name, view in drawn
        for button in of_type(view, "button")
        if not words_of(button).strip()
    }

    assert silent == set()
    assert sum(len(of_type(view, "button")) for _, view in drawn) > 1000


def test_buttons_with_the_same_words_are_told_apart_by_ear(drawn: Drawn):
    same = {
        (name, words_of(buttons[0]))
        for name, view in drawn
        for buttons in alike(view)
        if sound_alike(buttons)
    }

    assert same == set()
    assert any(alike(view) for _, view in drawn)


def test_what_is_read_aloud_begins_with_the_words_that_are_seen_and_fits(drawn: Drawn):
    """Whoever speaks to their computer says the words that they see."""
    labelled = [
        (name, words_of(button), button["accessibility_label"])
        for name, view in drawn
        for button in of_type(view, "button")
        if "accessibility_label" in button
    ]

    assert {each for each in labelled if not each[2].startswith(each[1])} == set()
    assert {each for each in labelled if len(each[2]) > LONGEST_LABEL} == set()


def test_no_date_is_cut_short_in_what_is_read_aloud_or_chosen(drawn: Drawn):
    labels = {
        (name, words)
        for name, view in drawn
        for part in parts(view)
        for words in (part.get("accessibility_label"), _words_of_an_option(part))
        if words
    }

    assert {each for each in labels if NO_DATE.search(each[1])} == set()
    assert any("day " in words for _, words in labels)


def _words_of_an_option(part: View) -> str:
    return str(part["text"]["text"]) if "value" in part and "type" not in part else ""


@pytest.mark.parametrize("procedure", shipped(), ids=lambda procedure: procedure.key)
def test_each_choice_of_a_shipped_procedure_is_heard_as_it_is_seen(procedure: Procedure):
    choices = [choice for step in procedure.steps for choice in procedure.choices_of(step).values()]
    heard = {
        (each.button, (each.label or each.title).replace("{button}", each.button))
        for each in choices
    }

    assert {pair for pair in heard if not pair[1].startswith(pair[0])} == set()
    assert heard


def test_every_box_has_a_name(drawn: Drawn):
    nameless = {
        (name, box.get("block_id"))
        for name, view in drawn
        for box in of_type(view, "input")
        if not box["label"]["text"].strip()
    }

    assert nameless == set()


def test_every_menu_that_is_no_box_says_what_it_is_for(drawn: Drawn):
    """A menu beside buttons has no label: its first words stand for one."""
    nameless = {
        (name, menu["action_id"])
        for name, view in drawn
        for block in of_type(view, "actions")
        for menu in block["elements"]
        if menu["type"].endswith("select") and not menu.get("placeholder")
    }

    assert nameless == set()


def test_nothing_is_said_by_a_picture_or_an_arrow(drawn: Drawn):
    pictures = {
        (name, text[:80])
        for name, view in drawn
        for text in texts(view)
        if EMOJI_NAME.search(text) or ARROW.search(text) or any(map(is_picture, text))
    }

    assert pictures == set()
