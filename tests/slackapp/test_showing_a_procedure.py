"""A procedure in plain words, with its clauses: what a manager lays beside the paper."""

import re
from pathlib import Path

import pytest

from slackapp.__main__ import main
from slackapp.wording.laid_beside_the_paper import show
from tests import dates
from tests.procedures.paper import SHIPPED, loaded
from tests.workflows import two_rungs
from tests.workflows.playing import PROCEDURE
from tests.workflows.two_rungs import TWO_RUNGS, changed
from workflows.checking import clause_ids
from workflows.parts import every_rule
from workflows.questions import Form, Option

SHARED_UP = """\
    to: next_stage
    at: first
    done: "{Who} moved it to {next_stage}"
    source: S1-98"""


@pytest.fixture(autouse=True)
def a_council_with_a_procedure_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / two_rungs.FILE).write_text(two_rungs.TEXT, encoding="utf-8")
    monkeypatch.setenv("DRP_PROCEDURES_DIR", str(tmp_path))


def options_of(form: Form) -> list[Option]:
    return [option for field in form.fields.values() for option in field.options.values()]


def test_every_rule_is_shown_with_its_clauses():
    shown = show(PROCEDURE)

    cited = {each for found in re.findall(r"\[([^\]]+)\]", shown) for each in found.split(", ")}
    in_the_file = {source for _, rule in every_rule(PROCEDURE) for source in rule.source}
    options = (option for form in PROCEDURE.forms.values() for option in options_of(form))
    assert cited == in_the_file | {source for option in options for source in option.source}
    assert cited <= clause_ids() | {"ours"}


def test_a_stage_says_who_answers_by_when_and_where_each_choice_leads():
    shown = show(TWO_RUNGS).splitlines()

    assert "Second stage (second) [S1-71]" in shown
    assert "  Answered by the director, within 5 working days [S1-85]." in shown
    assert "  The whole stage: within 30 working days [ours]." in shown
    assert (
        "  Before it opens the adviser records \"Own manager's agreement\" of the adviser's "
        'manager; it opens only with "Yes". [S1-111]'
    ) in shown
    assert (
        '    - "Once more", at most once at a stage: asks "Why", and leads to "reply" (reply), '
        "within 24 hours [S1-96]. [S1-92]"
    ) in shown
    assert (
        '    - "Meet", only if "It was raised before", at most once at a stage: asks "The day", '
        'and leads to "meeting" (meeting). [S4-31]'
    ) in shown
    assert (
        '    By the adviser, by the date agreed in "When do you meet?", at most 10 working days '
        "away [S4-31]."
    ) in shown
    assert (
        '    - "Move on without a reply", by the adviser, once the date has passed: asks "Why", '
        'and leads to "Second stage", the director. [S1-104]'
    ) in shown


def test_what_is_sent_apart_says_by_which_letters_it_is_known():
    assert '- "Send a compliment" (CMP), by the chair: asks ' in show(PROCEDURE)


def test_a_choice_is_shown_only_where_it_is_offered():
    first = show(TWO_RUNGS).split("Second stage (second)")[0]

    assert '"Move up"' in first
    assert '"Not settled": asks' not in first


def test_steps_with_the_same_noun_are_told_apart_by_what_they_ask():
    lines = show(changed(("what: review", "what: reply"))).splitlines()

    led = [line for line in lines if line.startswith('    - "Reply"')]
    assert led
    assert all('leads to "Decide whether it is settled" (review)' in line for line in led)
    assert any('leads to "meeting" (meeting)' in line for line in lines)


def test_a_record_that_is_kept_in_two_places_is_said_once():
    record = '{title: "Notes", holds: summary, kept: "%s", release: at_once, source: ours}'
    twice = changed(
        (
            "any_time:\n",
            f"records:\n  one: {record % 'here'}\n  two: {record % 'there'}\nany_time:\n",
        ),
        ("    gates: [own_manager]\n", "    gates: [own_manager]\n    records: [one, two]\n"),
    )

    lines = show(twice).splitlines()

    assert lines.count('  The record "Notes" is owed.') == 1
    assert [line for line in lines if "kept here" in line or "kept there" in line] == [
        '  "Notes" holds the summary; kept here, due at once. [ours]',
        '  "Notes" holds the summary; kept there, due at once. [ours]',
    ]


def test_the_limits_of_ours_are_listed():
    end = show(TWO_RUNGS).split("LIMITS THAT NO SOURCE PRINTS (OURS)")[1]

    assert end.splitlines()[1:] == [
        "  silence.within: within 1 working day [ours]",
        "  opening: within 2 working days [ours]",
        "  stages.second.limit: within 30 working days [ours]",
        "  steps.review.limit: within 2 working days [ours]",
        "  steps.meeting.limit.cap: within 10 working days [ours]",
        "",
        "STILL TO DECIDE",
        "  None.",
    ]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "{working_days: 5, source: S1-85}",
            '{days: 5, printed: "5 days", confirm: "Which days?", source: S4-21}',
            '  Answered by the manager, within 5 days, printed "5 days" (to decide: Which days?) '
            "[S4-21].",
        ),
        (
            "{working_days: 5, source: S1-85}",
            '{days: 5, printed: "5 days", confirm: "Which days?", source: S4-21}',
            '  stages.first.answer_within: The source says "5 days": the owner of this procedure '
            "has not decided. Which days? Until then it is 5 days.",
        ),
        (
            "answered_by: director",
            "answered_by: {all: [manager, director], sign: why}",
            "  Answered by the manager and the director together, with one answer, each signing "
            '"Why", within 5 working days [S1-85].',
        ),
        (
            "found: directory, line_manager_of: manager, source",
            'found: outside, printed: "post@sample.example", unless: raised_before, '
            "instead: lead, source",
            '  Director (side that answers): an address outside, printed "post@sample.example"; '
            'the lead instead, if "It was raised before". [ours]',
        ),
        (
            "    gates: [own_manager]",
            "    gates: [own_manager]\n    form: day\n    opened_by: {any: [adviser, lead]}",
            '  Before it opens the adviser or the lead records "The day".',
        ),
        (
            "    gates: [own_manager]",
            "    gates: [own_manager]\n    copies: [{post: lead, source: S4-28}]",
            "  Copied from here on: the lead. [S4-28]",
        ),
        (
            '    must: {agreed: "yes"}\n',
            "",
            "  Before it opens the adviser records \"Own manager's agreement\" of the adviser's "
            "manager; whatever was said. [S1-111]",
        ),
        (
            "    gates: [own_manager]",
            "    tell: [{to: lead, by: email, title: 'Stage 2', says: 'It is there.', "
            "attach: all_forms, or_summary: true, secure: true, high_importance: true, "
            "attention_of: 'The lead', cc: director, acknowledge: true, unless: raised_before, "
            "source: S0-61}]",
            '  Tells the lead by an e-mail titled "Stage 2", to the attention of "The lead", '
            "copied to the director, with every form, or a summary where there is none, to a "
            "secure address only, marked as of high importance, to be acknowledged, unless "
            '"It was raised before": "It is there." [S0-61]',
        ),
        (
            "    to: settled\n",
            "    to: settled\n    tell: [{to: lead, by: channel, attach: why, source: ours}]\n",
            '      Tells the lead by a post in the channel, with "Why". [ours]',
        ),
        (
            "    to: settled\n",
            "    to: meeting\n    resolves: true\n",
            '    - "Settled": asks "Why", and leads to "meeting" (meeting); it counts as resolved '
            "from here on. [S1-88]",
        ),
        (
            SHARED_UP,
            '    to: any_higher_stage\n    times: 2\n    done: "x"\n    source: S1-98',
            '    - "Move up", at most 2 times at a stage: asks "Why", and leads to any higher '
            "stage. [S1-98]",
        ),
        (
            "    form: why\n    to: settled\n",
            '    form: agreement\n    must: {agreed: "no"}\n    else_says: "Move it up."\n'
            "    to: settled\n",
            '    - "Settled": asks "Own manager\'s agreement" (only with "No" to "Has your '
            'manager agreed?"; else: "Move it up."), and ends it: "Settled". [S1-88]',
        ),
        (
            "    to: settled\n",
            "    to: second\n",
            '    - "Settled": asks "Why", and leads to "Second stage", the director. [S1-88]',
        ),
        (
            "    limit: {agreed: meets_on,",
            "    watches_actions: true\n    limit: {agreed: meets_on, over_cap: why,",
            "    Each agreed action is asked about on its own date.",
        ),
        (
            "limit: {agreed: meets_on, cap: {working_days: 10, source: ours},",
            "limit: {agreed: meets_on, cap: {working_days: 10, source: ours}, over_cap: why,",
            '    By the adviser, by the date agreed in "When do you meet?", at most 10 working '
            'days away (later only with "Why?") [S4-31].',
        ),
        (
            "opening: {working",
            "limit: {months: 1, source: S2-42}\nopening: {working",
            "  The whole of it: within 1 month [S2-42].",
        ),
        (
            "raising:\n",
            "records:\n  file: {title: 'The file', holds: [concern, summary], never_holds: why, "
            "kept: 'on the case record', until_then: 'in the app', release: at_end, "
            "source: S4-29}\n"
            "raising:\n  records: file\n",
            '  "The file" holds "The concern" and the summary, never "Why"; kept on the case '
            "record, due once it has ended; until then in the app. [S4-29]",
        ),
        (
            "raising:\n",
            "records:\n  file: {title: 'The file', holds: concern, kept: 'there', "
            "release: at_once, source: ours}\nraising:\n  records: file\n",
            '  The record "The file" is owed.',
        ),
        (
            "    gates: [own_manager]",
            "    release: file",
            None,
        ),
        (
            "forms:\n",
            "guidance: [{says: 'Be kind.', source: S0-01}]\nforms:\n",
            '  "Be kind." [S0-01]',
        ),
        (
            "forms:\n",
            "words: {child: 'young person'}\nforms:\n",
            '  child: "young person"',
        ),
        (
            '      what: {label: "What worries you?",',
            "      what: {label: \"What worries you?\", prompts: ['What did you see?'],",
            "      * What did you see?",
        ),
        (
            '    title: "The concern"\n',
            '    title: "The concern"\n    per_child: true\n    help: "Say it plainly."\n'
            "    guidance: [{says: 'Be kind.', source: S0-01}]\n",
            '  Guidance: "Be kind." [S0-01]',
        ),
    ],
)
def test_each_word_of_the_language_is_said(old: str, new: str, line: str | None):
    changes = [(old, new)]
    if line is None:
        record = "{title: 'The file', holds: why, kept: 'there', release: at_end, source: ours}"
        changes.append(("raising:\n", f"records:\n  file: {record}\nraising:\n"))
        line = '  The record "The file" is due, whatever came of it.'

    assert line in show(changed(*changes)).splitlines()


def test_the_command_prints_what_a_manager_reads(capsys: pytest.CaptureFixture[str]):
    assert main(["procedures", "show", "two-rungs"]) == 0
    assert capsys.readouterr().out == f"{show(TWO_RUNGS)}\n"


def test_a_new_date_says_whose_agreement_it_takes():
    theirs = show(loaded(SHIPPED / "solihull.yaml"))

    assert 'asks "A new date", and gives this question a new date, by the date agreed' in theirs
    assert "once all whose answer it is agree" in theirs
    assert "once the chair agrees" in show(dates.PROCEDURE)
