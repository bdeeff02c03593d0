"""What people here call a dispute: each file's own word, and the usual one where files differ."""

import pytest

from slackapp.wording import called as say
from tests.workflows.playing import FILE, PROCEDURE, TEXT
from workflows import reading
from workflows.local_words import USUAL, Called, called
from workflows.overview import Show

ALERT = Called("alert", "alerts")


def saying(words: str) -> str:
    return TEXT.replace("\nposts:", f"\nwords: {words}\n\nposts:", 1)


def test_a_file_has_its_own_word_and_files_that_differ_share_the_usual_one():
    own = reading.read(saying("{dispute: alert, disputes: alerts}"), FILE)

    assert called([own]) == called([own, own]) == ALERT
    assert called([PROCEDURE]) == called([own, PROCEDURE]) == USUAL


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("{child: baby}", 'There is no word "child". Write one of dispute, disputes.'),
        (
            "{dispute: alert}",
            "One of them is named without several, or several without one. "
            "Write both: dispute, disputes.",
        ),
        (
            "{dispute: Alert, disputes: alerts}",
            '"Alert" cannot stand inside a sentence and in a title. '
            "Write a noun in small letters, at most 14.",
        ),
        ("{dispute: alert, disputes: professional challenges}", "cannot stand inside a sentence"),
        ('{dispute: alert, disputes: " "}', "cannot stand inside a sentence"),
    ],
)
def test_a_word_that_does_not_fit_is_found(words: str, said: str):
    with pytest.raises(reading.NotAProcedure) as refused:
        reading.read(saying(words), FILE)

    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("who", "begin", "waits"),
    [
        (USUAL, "Raise a dispute", "disputes and actions that wait for you"),
        (
            Called("challenge", "challenges"),
            "Raise a challenge",
            "challenges and actions that wait for you",
        ),
        (ALERT, "Raise an alert", "alerts and actions that wait for you"),
    ],
)
def test_every_sentence_reads_well_with_either_article(who: Called, begin: str, waits: str):
    assert say.raise_one(who) == begin
    assert say.all_of(Show.WAITING, who) == waits
    assert say.all_of(Show.RAISED, who) == f"{who.many} you raised"
    assert say.need_you(1, who) == f"1 {who.one} needs"
    assert say.need_you(2, who) == f"2 {who.many} need"
    assert say.draft_of_raising(who, "stage 2") == f"{who.one.capitalize()}, stage 2, not sent"
    assert len(say.raise_one(Called("a" * 14, ""))) <= 24
    assert len(say.yours(Called("", "a" * 14))) <= 24
