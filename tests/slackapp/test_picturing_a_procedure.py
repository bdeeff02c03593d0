"""A procedure as a picture, and as the text of a diagram."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from slackapp.__main__ import main
from slackapp.procedures.mermaid import mermaid
from slackapp.procedures.svg import svg
from tests.workflows import two_rungs
from tests.workflows.playing import PROCEDURE
from tests.workflows.two_rungs import TWO_RUNGS, changed
from workflows.procedure import Procedure


@pytest.fixture(autouse=True)
def a_council_with_a_procedure_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / two_rungs.FILE).write_text(two_rungs.TEXT, encoding="utf-8")
    monkeypatch.setenv("DRP_PROCEDURES_DIR", str(tmp_path))


class Texts(HTMLParser):
    """What can be read in a picture, tag by tag; a tag that is never closed is left open."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """It opens nothing."""

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("procedure", [TWO_RUNGS, PROCEDURE], ids=lambda each: each.key)
def test_the_picture_shows_every_stage_step_choice_and_end(procedure: Procedure):
    read = Texts()
    read.feed(svg(procedure))

    assert read.open == []
    said = "\n".join(read.texts)
    nouns = [step.what for step in procedure.steps.values()]
    for stage in procedure.stages.values():
        assert stage.title in said
        for step in (procedure.steps[key] for key in stage.steps):
            named = step.what if nouns.count(step.what) == 1 else step.asks[:30]
            assert f"\n{named[0].upper()}{named[1:]}" in said
    for step in procedure.steps:
        for choice in procedure.choices_of(step).values():
            assert choice.button in said
    for end in procedure.ends.values():
        assert f"\n{end.title}: it is " in said


REVIEW_AS_REPLY = ("what: review", "what: reply")


def test_steps_with_the_same_noun_are_told_apart_by_what_they_ask():
    alike = changed(REVIEW_AS_REPLY)
    read = Texts()
    read.feed(svg(alike))

    assert "Reply" not in [words for words in read.texts if words not in _buttons(alike)]
    assert read.texts.count("Decide whether it is settled") == 2
    assert "to: Decide whether it is settled" in read.texts
    assert "to the meeting" in read.texts
    assert '    first__review["Decide whether it is settled, 2 working days"]' in [
        line[4:] for line in mermaid(alike).splitlines()
    ]


def _buttons(procedure: Procedure) -> set[str]:
    return {each.button for step in procedure.steps for each in procedure.choices_of(step).values()}


def test_where_a_choice_leads_is_said_however_many_may_make_it():
    many = changed(
        (
            "form: why\n    to: settled",
            "form: why\n    by: [adviser, adviser_manager, lead]\n    to: settled",
        )
    )
    read = Texts()
    read.feed(svg(many))

    cut = "ends as Settled, by the adviser or the ..."
    assert [words for words in read.texts if words.startswith("ends as Settled")] == [cut, cut]


def test_the_picture_stands_alone():
    drawn = svg(PROCEDURE)

    assert re.findall(r"https?://[^\"]+", drawn) == ["http://www.w3.org/2000/svg"]
    assert "<script" not in drawn
    assert "onload" not in drawn


def test_what_a_file_says_cannot_break_the_picture():
    sly = changed(('title: "Settled"', 'title: "<b> & \\"so\\""'))

    read = Texts()
    read.feed(svg(sly))
    assert 'ends as <b> & "so"' in read.texts
    assert "#lt;b> #amp; #quot;so#quot;" in mermaid(sly)


def test_the_diagram_leads_each_choice_where_it_leads():
    drawn = mermaid(TWO_RUNGS).splitlines()

    assert drawn[0] == "flowchart TD"
    assert '    first__reply -->|"Reply"| first__review' in drawn
    assert '    first__reply -.->|"Move on without a reply"| second__reply' in drawn
    assert '    first__review -->|"Move up"| second__reply' in drawn
    assert '    second__review -->|"Not settled"| end_not_settled' in drawn
    assert "    raised --> first__reply" in drawn
    assert '    beside -.- beside_safety_alert["Immediate safety"]' in drawn
    assert not [line for line in drawn if "Accept" in line]


def test_a_way_out_at_any_time_and_a_way_to_any_stage_are_drawn():
    drawn = mermaid(
        changed(
            ("    form: risk\n    to: stay", "    form: risk\n    to: not_settled"),
            (
                '    to: next_stage\n    at: first\n    done: "{Who} moved it to {next_stage}"\n'
                "    source: S1-98",
                '    to: any_higher_stage\n    done: "Moved"\n    source: S1-98',
            ),
        )
    )

    assert 'beside -.->|"Immediate safety"| end_not_settled' in drawn
    assert 'first__review -->|"Move up"| second__reply' in drawn


def test_the_command_draws_into_a_file_or_prints(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    out = tmp_path / "picture.svg"

    assert main(["procedures", "picture", "two-rungs", "--out", str(out)]) == 0
    assert capsys.readouterr().out == ""
    assert out.read_text(encoding="utf-8") == svg(TWO_RUNGS)
    assert main(["procedures", "picture", "two-rungs", "--format", "mermaid"]) == 0
    assert capsys.readouterr().out == mermaid(TWO_RUNGS)
