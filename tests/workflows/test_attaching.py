"""The record of one procedure beside any other: a whole file of its own comes of it."""

from pathlib import Path

import pytest

from workflows import reading
from workflows.attaching import CannotAttach, Source, Standing, attach

SHIPPED = Path(reading.__file__).parent / "procedures"
OWN = Path(__file__).parents[1] / "procedures"
RECORD = SHIPPED / "professional-differences.yaml"
OTHERS = sorted({*SHIPPED.glob("*.yaml"), *OWN.glob("*.yaml")} - {RECORD})
ATTACHED = ["record_difference", "sign_as_challenger", "sign_as_challenged"]


def source(file: Path, *changes: tuple[str, str]) -> Source:
    text = file.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return Source(reading.read(text, file.name), text)


def attached(onto: Source, who: Standing | None = None) -> str:
    return attach(source(RECORD), onto, "with-record", who or {})


@pytest.mark.parametrize("file", OTHERS, ids=lambda file: file.stem)
def test_it_goes_with_every_procedure_there_is_and_each_line_of_that_stays(file: Path):
    onto = source(file)

    text = attached(onto)

    made = reading.read(text, "with-record.yaml")

    lines = iter(text.split("\n"))
    kept = onto.text.replace(f"key: {onto.procedure.key}", "key: with-record", 1).split("\n")
    assert all(line in lines for line in kept)
    assert made.key == "with-record"
    assert list(made.any_time) == [*onto.procedure.any_time, *ATTACHED]
    assert made.stages == onto.procedure.stages
    assert made.any_time["record_difference"].by == (*onto.procedure.raising.by, "responder")
    assert made.records["attached_record"].kept.startswith("the child or family file")


def test_its_owner_says_who_stands_for_whom():
    who = {"raising_manager": ("chair_manager",), "responding_manager": ("team_manager",)}

    made = reading.read(attached(source(SHIPPED / "chair-drp.yaml"), who), "with-record.yaml")

    assert [made.any_time[name].by for name in ATTACHED] == [
        ("chair_manager", "team_manager"),
        ("chair_manager",),
        ("team_manager",),
    ]


def test_it_is_written_as_far_in_as_what_stands_there():
    onto = source(OWN / "two-rungs.yaml", ("\n  raised_before:", "\n     raised_before:"))

    assert "\n     difference_recorded: {" in attached(onto)


@pytest.mark.parametrize(
    ("onto", "who", "says"),
    [
        (
            source(SHIPPED / "chair-drp.yaml"),
            {"nobody": ("chair",)},
            'There is no post "nobody" in professional-differences.',
        ),
        (
            source(SHIPPED / "chair-drp.yaml"),
            {"raising_manager": ("nobody",)},
            'There is no post "nobody" in chair-drp. Write one of chair, ',
        ),
        (
            source(
                OWN / "two-rungs.yaml", ("  risk:", "  record:"), ("form: risk", "form: record")
            ),
            {},
            '"record" stands under forms: in two-rungs already. Give it another name there.',
        ),
    ],
    ids=["no such post of this", "no such post of the other", "a name that is taken"],
)
def test_what_does_not_go_together_is_refused_in_a_sentence(onto: Source, who: Standing, says: str):
    with pytest.raises(CannotAttach) as refused:
        attached(onto, who)

    assert str(refused.value).startswith(says)


def test_a_place_on_one_line_is_refused():
    fact = '{raised_before: {label: "It was raised before", when: {again: ["yes"]}, source: ours}}'
    text = (OWN / "two-rungs.yaml").read_text("utf-8")
    begins = text.index("\nfacts:")
    ends = text.index("\n\n", begins)
    changed = f"{text[:begins]}\nfacts: {fact}{text[ends:]}"
    onto = Source(reading.read(changed, "two-rungs.yaml"), changed)

    with pytest.raises(CannotAttach, match="Write what stands under facts: on lines of its own"):
        attached(onto)


def test_most_procedures_offer_nothing_to_others():
    with pytest.raises(CannotAttach, match='"chair-drp" has nothing under attachable: to attach'):
        attach(source(SHIPPED / "chair-drp.yaml"), source(RECORD), "with-record", {})


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("    to: stay\n    if: diff", "    to: resolved\n    if: diff"), "would move another"),
        (("    by: raising_manager\n    shows", "    by: anyone\n    shows"), '"anyone"'),
        (
            ("    by: raising_manager\n    shows", "    by: audit_manager\n    shows"),
            "audit_manager",
        ),
        (("forms: [record, came_of_it, mon", "forms: [recorded, came_of_it, mon"), "no form"),
        (
            (
                'to: audit_manager, by: email, says: "A copy for monitoring, with',
                'to: raising_manager, by: email, says: "A copy for monitoring, with',
            ),
            "outside",
        ),
    ],
    ids=["it moves", "by anyone", "by a post of neither side", "shows no form", "tells a post"],
)
def test_what_others_could_not_use_is_refused_where_it_is_written(
    change: tuple[str, str], says: str
):
    text = RECORD.read_text("utf-8").replace(*change)

    with pytest.raises(reading.NotAProcedure) as refused:
        reading.read(text, RECORD.name)

    assert says in str(refused.value)
