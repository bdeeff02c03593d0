"""What people are called, and what they typed, is never read by Slack as signs of its own.

In every view and message each name, and each text that is typed, holds signs that Slack reads.
"""

import json
import re
from collections.abc import Iterator

import pytest

from tests.slackapp.brimful import SIGNS
from tests.slackapp.every_view import View

Drawn = list[tuple[str, View]]

#: An ampersand that stands for itself, or one that was made inert twice.
READ_BY_SLACK = re.compile(r"&(?!amp;|lt;|gt;)|&amp;(amp|lt|gt);")
#: What is typed begins so; nothing else holds them.
TYPED = SIGNS[:4]


@pytest.fixture
def everything(every_form_and_page: Drawn, everything_posted: Drawn) -> Drawn:
    return [*every_form_and_page, *everything_posted]


def read_for_signs(part: object) -> Iterator[str]:
    """Every text in which Slack looks for signs; the text of a message is one of them."""
    if isinstance(part, dict):
        if part.get("type") == "mrkdwn" or ("blocks" in part and isinstance(part.get("text"), str)):
            yield part["text"]
        for each in part.values():
            yield from read_for_signs(each)
    if isinstance(part, list):
        for each in part:
            yield from read_for_signs(each)


def test_no_name_and_nothing_typed_is_read_for_signs(everything: Drawn):
    found = {
        name: [text for text in read_for_signs(each) if READ_BY_SLACK.search(text)]
        for name, each in everything
    }

    assert {name: texts[0][:150] for name, texts in found.items() if texts} == {}
    every = [text for _, each in everything for text in read_for_signs(each)]
    assert sum("&amp;" in text for text in every) > 100


def test_nothing_typed_stands_where_slack_reads_bold_quotations_and_line_breaks(
    everything: Drawn,
):
    found = {
        name: text[:150]
        for name, each in everything
        for text in read_for_signs(each)
        if TYPED in text
    }

    assert found == {}
    shown = [name for name, each in everything if json.dumps(SIGNS)[1:-1] in json.dumps(each)]
    assert len(shown) > 100
