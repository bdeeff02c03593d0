"""A file that uses the words of follow-up wrongly is refused, with what would be right."""

import pytest

from tests.workflows.playing import FILE, TEXT
from workflows import reading

BROKEN = [
    (
        "    to: follow_up\n    resolves: true\n",
        "    to: update\n    resolves: true\n",
        ["This resolves it, and nobody follows up what was agreed."],
    ),
    (
        "    to: follow_up\n    resolves: true\n",
        "    to: follow_up\n",
        ['"follow_up" follows up what was agreed, and this does not say it is resolved.'],
    ),
    (
        "    limit: {agreed: look_again, source: S1-106}\n",
        "    limit: {working_days: 20, source: S1-106}\n",
        ["Nobody agrees when to look again at what was agreed."],
    ),
    (
        "    form: [resolution, look_again]\n    to: follow_up",
        "    form: [resolution]\n    to: follow_up",
        ["No rule asks this form.", 'Nothing asks for "look_again", which limits what follows.'],
    ),
    (
        "    also: [all_done, not_done, not_done_at_the_top]\n",
        "    also: [all_done, not_done]\n",
        [
            "At stage_4 there is no way on for what was not done.",
            "No step offers this choice.",
        ],
    ),
    (
        "    also: [all_done, not_done, not_done_at_the_top]\n",
        "    also: [not_done, not_done_at_the_top]\n",
        [
            *(f"At stage_{n} nothing ends it once all is done." for n in (1, 2, 3, 4)),
            "No step offers this choice.",
        ],
    ),
    (
        "    also: [all_done, not_done, not_done_at_the_top]\n",
        "    also: [all_done, not_done, not_done_at_the_top, never]\n",
        ['There is no choice "never".'],
    ),
    (
        "        kind: actions\n",
        "        kind: long\n",
        ["There are no actions to watch."],
    ),
    (
        "  outcome:\n    title",
        "  action_record:\n    title",
        ['"action_record" is a form of the app itself.'],
    ),
    (
        "  outcome:\n    title",
        "  app/pass_on:\n    title",
        ['"app/pass_on" is a form of the app itself.'],
    ),
]


@pytest.mark.parametrize(("old", "new", "said"), BROKEN, ids=[said[0] for _, _, said in BROKEN])
def test_a_file_that_follows_nothing_up_or_never_ends_is_refused(
    old: str, new: str, said: list[str]
):
    assert old in TEXT

    with pytest.raises(reading.NotAProcedure) as refused:
        reading.read(TEXT.replace(old, new, 1), FILE)

    found = {each.wrong for each in refused.value.findings}
    assert found == set(said)
    assert all(each.right for each in refused.value.findings)


@pytest.mark.parametrize("broken", ["steps: [1]", "steps: {a: 1}", "forms: [1]"])
def test_what_is_no_procedure_at_all_is_refused_in_the_usual_way(broken: str):
    followed = "steps: {follow_up: {watches_actions: true}}\n" if "forms" in broken else ""

    with pytest.raises(reading.NotAProcedure):
        reading.read(f"vocabulary: 1\n{followed}{broken}\n", FILE)
