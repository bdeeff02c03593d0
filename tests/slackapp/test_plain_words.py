"""What Slack writes into a message for people, places and links reads as it does on the screen."""

import pytest

from slackapp import plain_words

NAMES = {"U03": "Sample Worker"}


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Seen by <@U03>", "Seen by Sample Worker"),
        ("Seen by <@U04|sample.manager>, <@U05>", "Seen by sample.manager, somebody"),
        ("<#C1|north-team> and <#C2>", "north-team and a channel"),
        ("<!here> <!subteam^S1|@chairs>", "a group @chairs"),
        ("<!date^1392734382^{date}|18 February 2014>", "18 February 2014"),
        ("<https://sample.example/a?b=1&amp;c=2>", "https://sample.example/a?b=1&c=2"),
        ("<https://sample.example|the report>", "the report"),
        ("<mailto:a@sample.example|a@sample.example>", "a@sample.example"),
        ("<mailto:a@sample.example>", "a@sample.example"),
        ("1 &lt; 2 &amp; 3 &gt; 2", "1 < 2 & 3 > 2"),
        ("&lt;@U03&gt;", "<@U03>"),  # somebody typed the very signs
        ("  \n", ""),
    ],
)
def test_it_is_turned_to_plain_words(text: str, plain: str):
    assert plain_words.of(text, lambda slack_id: NAMES.get(slack_id, "")) == plain
