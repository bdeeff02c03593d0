"""What a rule of whom a procedure tells says by itself."""

import pytest

from workflows.notice_rules import Notice


@pytest.mark.parametrize(
    ("rule", "shows"),
    [
        ({"by": "message"}, True),
        ({"by": "email", "attach": "concern"}, True),
        ({"by": "email", "attach": "all_forms"}, True),
        ({"by": "email"}, False),
        ({"by": "channel", "to": []}, False),
    ],
)
def test_whoever_has_a_message_or_a_form_comes_to_read_what_was_written(
    rule: dict[str, object], shows: bool
):
    told = Notice.model_validate({"to": "manager", "source": "ours", **rule})

    assert told.shows is shows
