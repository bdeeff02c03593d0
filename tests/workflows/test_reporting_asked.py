"""Answers that are counted: several at once, words of which only that they are there, and e-mails.

The council of these stories has its own file: it asks for themes of learning when one is resolved,
for what was learned in a box of words, and e-mails a reviewing unit.
"""

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from tests.workflows.attacking import Reader
from tests.workflows.own_file import LEARNING, THEMES, telling, with_fields
from tests.workflows.playing import ENGLAND, PROCEDURE, at
from tests.workflows.test_reporting_lives import NOVEMBER, begun, replied, resolved, story
from tests.workflows.test_reporting_protecting import holds
from workflows.apart import Counted
from workflows.by_rule import key_of_email
from workflows.mail import Mail
from workflows.outward import Told
from workflows.procedure import Procedure
from workflows.reporting.counting import Counting
from workflows.reporting.distilling import distil
from workflows.reporting.measures import Share, share
from workflows.reporting.paper import Paper
from workflows.reporting.protecting import Mark, protect
from workflows.reporting.reading import WRITTEN, Chronicle, known_of
from workflows.reporting.report import Report, make, tables
from workflows.reporting.subjects import Beside

RESOLVED = at("2026-11-06 10:00")
LATER = with_fields(PROCEDURE, "resolution", themes=THEMES, learning=LEARNING)
RAISING = with_fields(PROCEDURE, "child", needs=THEMES)
TELLING = telling(PROCEDURE)


def ended(*given: tuple[int, str, dict[str, tuple[str, ...]]]) -> Chronicle:
    """One that was replied to and resolved; with line, form, and what is known of its boxes."""
    chosen: dict[int, Any] = {}
    for number, form, said in given:
        chosen.setdefault(number, {})[form] = said
    kept = story(begun(), replied(at("2026-11-05 10:00")), resolved(RESOLVED))
    return replace(kept, chosen=chosen)


def with_themes(*themes: str) -> Chronicle:
    return ended((3, "resolution", {"themes": themes}))


def counting(kept: Iterable[Chronicle], *texts: Procedure) -> Counting:
    lives = tuple(distil(texts[0], each, NOVEMBER.end, lambda *_: "") for each in kept)
    return Counting(lives=lives, period=NOVEMBER, calendar=ENGLAND, paper=Paper(texts))


def figures(kept: Iterable[Chronicle], *texts: Procedure, **beside: Any) -> dict[str, int]:
    every = tables(counting(kept, *texts), Beside(**beside))
    return {name: n for table in every for name, n in table.counts.items()}


def report(kept: Iterable[Chronicle], *texts: Procedure, **beside: Any) -> Report:
    return make(counting(kept, *texts), Beside(**beside))


def of(found: dict[str, int], key: str) -> dict[str, int]:
    begins = f"{key}."
    return {name.removeprefix(begins): n for name, n in found.items() if name.startswith(begins)}


# ---- several answers at once ---------------------------------------------------------------------


def test_each_of_several_answers_counts_and_together_they_are_more_than_the_disputes():
    kept = [with_themes("sharing", "voice"), with_themes("sharing"), ended()]

    found = figures(kept, LATER)

    assert found["question.resolution.themes"] == 2
    assert of(found, "question.resolution.themes") == {
        **{"sharing": 2, "voice": 1, "pace": 0, "more": 1}
    }


def test_of_several_asked_when_raised_whoever_chose_none_is_among_all_that_were_raised():
    both = ended((1, "child", {"needs": ("voice",)}), (1, "child#2", {"needs": ("pace", "voice")}))

    found = of(figures([both, ended()], RAISING), "question.child.needs")

    assert found == {"sharing": 0, "voice": 1, "pace": 1, "none": 1, "more": 1}


def test_how_many_gave_an_answer_hides_how_few_did_not():
    """Of 40, 38 chose it: shown, it would say that two did not."""
    kept = [*(with_themes("voice", "sharing") for _ in range(38)), *[with_themes("sharing")] * 2]

    made = report(kept, LATER)
    shown = made.figures["question.resolution.themes.voice"]
    name = "question.resolution.themes.voice"
    measure = next(each for each in made.measures if each.key == "question.resolution.themes")
    whole = "question.resolution.themes"

    assert made.figures[whole].number == 40
    assert shown.mark is Mark.HIDDEN
    assert share(name, measure.parts("voice", ""), whole, made.figures) == Share(90, "at_least")


def test_few_answers_cannot_be_found_from_each_other_though_everybody_gave_one():
    """40 of 45 chose the first, so five chose another: shown, it says that few are not none."""
    kept = [
        *(with_themes("sharing") for _ in range(40)),
        *(with_themes("voice") for _ in range(4)),
        with_themes("pace"),
    ]
    every = list(tables(counting(kept, LATER), Beside()))
    published = protect(every)
    reader = Reader(every, published)

    few = [f"question.resolution.themes.{each}" for each in ("voice", "pace")]

    assert [published[each].mark for each in few] == [Mark.UNDER, Mark.UNDER]
    assert [reader.could_be(each) for each in few] == [(0, 4), (0, 4)]
    assert published["question.resolution.themes.sharing"].mark is Mark.HIDDEN


def test_an_answer_that_only_an_older_text_had_has_its_row():
    older = {**THEMES.options, "gone": THEMES.options["pace"]}
    old = with_fields(PROCEDURE, "resolution", themes=THEMES.model_copy(update={"options": older}))

    found = of(figures([with_themes("gone")], LATER, old), "question.resolution.themes")

    assert found["gone"] == 1


# ---- words ---------------------------------------------------------------------------------------


def test_of_words_a_report_knows_only_that_there_are_any():
    assert known_of(LEARNING, "Share the chronology.") == (WRITTEN,)
    assert known_of(THEMES, ["voice", "of an older text"]) == ("voice",)
    plan = PROCEDURE.forms["child"].fields["plan"]
    assert known_of(plan, "yes") == ("yes",)
    assert known_of(plan, "words of an older text, yes") == ()


def test_among_the_resolved_it_is_counted_where_anything_was_written_by_then():
    before = ended((2, "resolution", {"learning": (WRITTEN,)}))
    with_it = ended((3, "resolution", {"learning": (WRITTEN,)}))
    later = story(begun(), resolved(at("2026-11-05 10:00")), (at("2026-11-07 10:00"), "chair", ()))
    too_late = replace(later, chosen={3: {"resolution": {"learning": (WRITTEN,)}}})
    still_open = replace(story(begun()), chosen={1: {"resolution": {"learning": (WRITTEN,)}}})

    found = of(figures([before, with_it, too_late, still_open], LATER), "written.learning")

    assert found == {"written": 2, "empty": 1}


def test_where_an_older_text_did_not_ask_it_was_not_asked():
    old = PROCEDURE.model_copy(update={"hash": "f" * 64})
    of_old = ended((3, "resolution", {"learning": (WRITTEN,)}))
    of_old = replace(of_old, dispute=replace(of_old.dispute, procedure=old.hash))

    found = of(figures([of_old, ended()], LATER, old), "written.learning")

    assert found == {"written": 0, "empty": 1, "not_asked": 1}


# ---- e-mails owed to a post ----------------------------------------------------------------------


def owing(told_at: datetime | None, *, post: str = "unit", by: str = "email") -> Chronicle:
    """One about whose beginning a post was to be told, and when it was."""
    told = Told(post=post, person=None, because="stage_1", says="", mail=Mail(address="a@b.c"))
    told = told if by == "email" else replace(told, mail=None)
    when, who, events = begun()
    kept = story((when, who, (*events, told)))
    key = key_of_email(kept.dispute.id, 1, told, len(events))
    return replace(kept, mailed={key: told_at} if told_at else {})


def test_an_e_mail_that_is_owed_counts_as_told_once_it_is_delivered():
    kept = [
        owing(at("2026-11-02 10:01")),
        owing(at("2026-12-01 00:00")),
        owing(None),
        owing(at("2026-11-02 10:01"), post="partnership"),
        owing(at("2026-11-02 10:01"), by="message"),
    ]

    found = figures(kept, TELLING)

    assert found["told.unit"] == 3
    assert of(found, "told.unit") == {"made": 1, "not_yet": 2}
    assert "told" in report(kept, PROCEDURE).absent


# ---- what is sent without a dispute --------------------------------------------------------------


def test_what_compliments_show_is_counted_each_by_all_that_it_shows():
    sent = [("risk", "drift")] * 6 + [("risk",)] * 6 + [()]
    chosen = {"compliment": [{"compliment": {"shows": each}} for each in sent]}
    apart = {"compliment": Counted(sent=13, acknowledged=0)}

    found = figures([], PROCEDURE, apart=apart, chosen=chosen)

    assert of(found, "question.compliment.shows") == {
        **{"risk": 12, "drift": 6, "daily_life": 0, "outcome": 0, "creative": 0},
        **{"none": 1, "more": 6},
    }


# ---- nobody can work anything out ----------------------------------------------------------------


def test_of_many_random_answers_nothing_hidden_is_found():
    seen: Counter[Mark] = Counter()
    for seed in range(150):
        chance = random.Random(seed)  # noqa: S311 # no secret
        shares = [chance.choice((0.02, 0.1, 0.5, 0.9, 1)) for _ in THEMES.options]
        given = [
            tuple(
                each
                for each, share in zip(THEMES.options, shares, strict=True)
                if chance.random() < share
            )
            for _ in range(chance.randrange(5, 60))
        ]
        later = (
            ended((3, "resolution", {"themes": each}), (1, "child", {"needs": each}))
            for each in given
        )
        every = [
            table
            for table in tables(
                counting(later, with_fields(LATER, "child", needs=THEMES)), Beside()
            )
            if table.key == "flow" or table.key.startswith("question.")
        ]
        seen += holds(every, protect(every))

    assert min(seen[Mark.UNDER], seen[Mark.HIDDEN], seen[Mark.SHOWN], seen[Mark.WITHHELD]) > 50
