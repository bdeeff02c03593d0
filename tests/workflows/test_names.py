# ruff: noqa: E501 # a line for each mistake
"""Names and words that a council would get wrong, each refused on its line before anybody uses it."""

import pytest

from tests.workflows.two_rungs import FILE, text_with
from workflows import reading

A_NAME = "Write letters, digits, - and _ only, 60 at most."
OWN_WORD = "is a word of the app itself. Give it another name."
ADVISER = '  adviser: {title: "adviser"'
REPLIED = 'done: "{Who} replied"'
AGAIN = 'options: {"yes": "Yes", "no": "No"}, source: ours}'
TWICE = "stands here twice. Take one of them away."
ALERT, ENDS = "    by: anyone\n", "\nends:\n"
APART = """
apart:
  thanks:
    button: "Thanks"
    title: "Thanks"
    says: "Thank them"
    sent: "Thanked"
    by: adviser
    form: [people, people]
    tell: [{to: worker, says: "Thank you.", source: ours}]
    source: ours
"""
MANY = ", ".join(f'"{number}": "Answer {number}"' for number in range(11))


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("      aware_on:", "      aware.on:", "      aware.on:", f'"aware.on" cannot be a name. {A_NAME}'),
        ("      why: {", "      why~why: {", "      why~why: {", "cannot be a name"),
        ('"yes": "Yes", "no": "No"}, source: ours', f'"{"y" * 61}": "Yes", "no": "No"}}, source: ours', "      again:", "cannot be a name"),
        ("  risk:\n", "  named:\n", "  named:", f'"named" {OWN_WORD}'),
        (ADVISER, f'  responder: {{title: "anybody", side: neither, found: directory, source: ours}}\n{ADVISER}', "  responder:", f'"responder" {OWN_WORD}'),
        (AGAIN, f"options: {{{MANY}}}, source: ours}}", "      again:", "There are 11 options; Slack takes 10. Write layout: menu."),
        (AGAIN, AGAIN.replace("source", "default: maybe, source"), "      again:", 'This box cannot begin with "maybe". Write one of yes, no.'),
        (AGAIN, AGAIN.replace("source", "default: today, source"), "      again:", 'This box cannot begin with "today".'),
        ("default: today", "default: tomorrow", "      aware_on:", 'This box cannot begin with "tomorrow". Write one of today, last_action.'),
        ("default: today", "default: now", "      aware_on:", 'This box cannot begin with "now".'),
        ("default: adviser_manager", "default: nobody", "      agreed_by:", 'This box cannot begin with "nobody". Write one of adviser, '),
        ('label: "What will be done?"', 'label: "How many?", kind: number, default: ten', "      done:", 'This box cannot begin with "ten". Take default: away.'),
        ('asked_if: {agreed: ["yes"]}', 'asked_if: {agreed: ["maybe"]}', "      agreed_by:", 'There is no answer "maybe". Write one of yes, no.'),
        ("gates: [own_manager]", "gates: [own_manager, own_manager]", "    gates:", f'"own_manager" {TWICE}'),
        ("form: [concern, people]", "form: [people, concern, people]", "  form:", f'"people" {TWICE}'),
        ("steps: [reply, review]", "form: [why, why]\n    steps: [reply, review]", "    form:", f'"why" {TWICE}'),
        ("forms: [concern]}", "forms: [concern, concern]}", "    shows:", f'"concern" {TWICE}'),
        ("also: [settle,", "also: [settle, settle,", "    also:", f'"settle" {TWICE}'),
        ("        form: answer", "        form: [answer, answer]", "        form:", f'"answer" {TWICE}'),
        (ALERT, f"    shows: {{title: Concern, forms: [concern, concern]}}\n{ALERT}", "    shows:", f'"concern" {TWICE}'),
        (ENDS, f"{APART}{ENDS}", "    form:", f'"people" {TWICE}'),
        ('label: "What will be done?"', 'label: " "', "      done:", "Nothing is said here. Write a few words."),
        ('"no": "No"}, source: ours', '"no": ""}, source: ours', "      again:", "Nothing is said here."),
        ('says: "Send reply"', 'says: ""', '        says: ""', "Nothing is said here."),
        ('label: "What will be done?"', f'label: "What will be done?", help: "{"x" * 2001}"', "      done:", "Slack takes 2000."),
        ("  why:\n", f'  why:\n    help: "{"x" * 2001}"\n', "    help:", "Slack takes 2000."),
        ("  why:\n", '  why:\n    help: "It goes to {who}."\n', "    help:", '"{who}" is not filled in here.'),
        (REPLIED, 'done: "{Who replied"', '        done: "{Who replied"', "opens or closes nothing"),
        (REPLIED, 'done: "Who} replied"', '        done: "Who} replied"', "opens or closes nothing"),
        (REPLIED, 'done: "{Who.name} replied"', '        done: "{Who.name}', '"{Who.name}" is not filled in here.'),
        (REPLIED, 'done: "{Who!r} replied"', '        done: "{Who!r}', '"{Who!r}" is not filled in here.'),
        (REPLIED, 'done: "{Who:d} replied"', '        done: "{Who:d}', '"{Who:d}" is not filled in here.'),
        (REPLIED, REPLIED + '\n        news: "About {case_number}."', "        news:", '"{case_number}" is not filled in here.'),
        ("answer_within: {working_days: 5,", "answer_within: {working_days: 100000,", "    answer_within:", "100000 working days is longer than a year."),
        ("opening: {working_days: 2", "opening: {months: 1200", "opening:", "1200 months is longer than a year."),
        ("cap: {working_days: 10", "cap: {days: 7000", "    limit: {agreed", "7000 days is longer than a year."),
        ("vocabulary: 1", "vocabulary: !!int 1", "vocabulary:", "A YAML anchor, merge or tag stands here"),
    ],
)  # fmt: skip
def test_it_is_refused_with_its_line(old: str, new: str, line: str, says: str):
    text = text_with((old, new))

    with pytest.raises(reading.NotAProcedure) as refused:
        reading.read(text, FILE)

    lines = text.splitlines()
    found = [str(each) for each in refused.value.findings if lines[each.line - 1].startswith(line)]
    assert any(says in each for each in found), str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("by: responder", "by: respondr", 'There is no post "respondr".'),
        ("names: responder", "names: respondr", 'There is no post "respondr".'),
        ("form: [concern, people]", "form: [concern, peple]", 'There is no form "peple".'),
        ("form: agreement", "form: agrement", 'There is no form "agrement".'),
        ("steps: [reply, review]", "steps: [replies, review]", 'There is no step "replies".'),
        ("also: [settle,", "also: [setle,", 'There is no choice "setle".'),
        ("gates: [own_manager]", "gates: [own_manger]", 'There is no gate "own_manger".'),
        ("if: raised_before", "unless: before", 'There is no fact "before".'),
        ("to: settled", "to: setled", 'There is no place "setled".'),
    ],
)
def test_of_a_name_that_is_not_there_only_that_is_said_and_once(old: str, new: str, wrong: str):
    with pytest.raises(reading.NotAProcedure) as refused:
        reading.read(text_with((old, new)), FILE)

    assert [each.wrong for each in refused.value.findings] == [wrong]


def test_what_is_nested_without_end_is_refused():
    with pytest.raises(reading.NotAProcedure, match="nested too deeply"):
        reading.read("a: " + "[" * 600 + "]" * 600, FILE)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("steps: [reply, review]", "steps: []", '"steps" is empty. Write at least one.'),
        ('title: "Two rungs"', "title: 7", '"title" is no text. Put it into quotes.'),
        ("directly: true, unless", "directly: often, unless", "is neither yes nor no."),
        ("{working_days: 2, source: S1-55}", "{working_days: 0, source: S1-55}", "is no number"),
        ("{working_days: 2, source: S1-55}", "soon", '"limit" needs words of its own.'),
    ],
)
def test_what_is_of_the_wrong_kind_is_said_in_plain_words(old: str, new: str, says: str):
    with pytest.raises(reading.NotAProcedure) as refused:
        reading.read(text_with((old, new)), FILE)

    assert says in str(refused.value)
    assert "Input should" not in str(refused.value)
