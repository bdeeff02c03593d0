"""Which boxes of a form are asked about before it is taken."""

from slackapp.looking_over import _holding_one


def test_a_box_that_says_null_of_itself_is_read_as_one_that_says_nothing():
    number = {"text": {"type": "plain_text_input", "value": "It is 943 476 5919."}}
    view = {
        "blocks": [
            {"type": "input", "block_id": "none", "element": None},
            {
                "type": "input",
                "block_id": "any length",
                "element": {"type": "plain_text_input", "max_length": None},
            },
        ],
        "state": {"values": {"none": number, "any length": number}},
    }

    assert [*_holding_one(view)] == ["any length"]
