"""Everything that Slack is sent fits into Slack, for the longest texts allowed."""

import json

from slackapp.block_kit import problems
from slackapp.procedures.refused import MOST_BLOCKS, ROOM
from tests.slackapp.every_view import View
from tests.slackapp.second_opinion import refusal
from workflows.kinds import NEWS_OF_LOSS, Kind

Drawn = list[tuple[str, View]]


def test_every_view_fits(every_form_and_page: Drawn):
    found = {name: [str(each) for each in problems(view)] for name, view in every_form_and_page}

    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert len(every_form_and_page) > 80


def test_every_message_fits_and_has_words_for_the_lock_screen(everything_posted: Drawn):
    found = {name: [str(each) for each in problems(message)] for name, message in everything_posted}

    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert [name for name, message in everything_posted if not message["text"].strip()] == []
    assert [name for name, message in everything_posted if len(message["text"]) > 4000] == []


def test_every_kind_of_notice_was_among_them(everything_posted: Drawn):
    not_here = {str(kind) for kind in NEWS_OF_LOSS}  # the sender's own
    not_here -= {str(Kind.MAIL_NOT_DELIVERED), str(Kind.FILE_NOT_DELIVERED)}
    not_here.add(str(Kind.EMAIL))  # it is never a message in Slack

    assert {str(kind) for kind in Kind} - {name for name, _ in everything_posted} == not_here


def test_a_second_opinion_on_everything(every_form_and_page: Drawn, everything_posted: Drawn):
    """slackblocks keeps limits of its own, made from Slack's documentation by other people."""
    found = {name: refusal(thing) for name, thing in (*every_form_and_page, *everything_posted)}

    assert {name: why for name, why in found.items() if why} == {}


def test_the_second_opinion_does_refuse(every_form_and_page: Drawn):
    _, view = every_form_and_page[0]
    too_long = {**view, "title": {"type": "plain_text", "text": "t" * 25, "emoji": False}}

    assert refusal(too_long)


def test_the_widest_forms_stay_well_within_100_blocks_and_250_kilobytes(
    every_form_and_page: Drawn,
):
    blocks, name = max((len(view["blocks"]), name) for name, view in every_form_and_page)
    size, largest = max((len(json.dumps(view)), name) for name, view in every_form_and_page)

    assert blocks <= MOST_BLOCKS - ROOM, name
    assert size <= 200_000, largest


def test_the_widest_messages_stay_within_their_limits(everything_posted: Drawn):
    blocks, name = max((len(message["blocks"]), name) for name, message in everything_posted)
    size, largest = max(
        (len(json.dumps(message["blocks"])), name) for name, message in everything_posted
    )

    assert blocks <= 50, name
    assert size <= 13_000, largest


def test_private_metadata_and_values_hold_ids_only(every_form_and_page: Drawn):
    def strings(part: object) -> list[str]:
        if isinstance(part, dict):
            values = [str(part[key]) for key in ("value", "private_metadata") if key in part]
            return values + [text for value in part.values() for text in strings(value)]
        if isinstance(part, list):
            return [text for value in part for text in strings(value)]
        return []

    for name, view in every_form_and_page:
        assert [text for text in strings(view) if "&" in text] == [], name
