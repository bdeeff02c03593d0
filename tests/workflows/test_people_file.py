"""The people list as a file: what is read, what is said about it, what an import would change."""

from datetime import date, timedelta
from typing import Any

import pytest

from workflows.people import Directory, Person, Posting
from workflows.people_changes import Changes, changes, described
from workflows.people_file import NotAPeopleFile, Row, person_keys, postings, read

HEAD = "slack_id,name,email,post,team,agency,line_manager"
CHAIR = "U01,Sample Chair,chair@sample.test,chair,Chairs,Sample Council,U02"
BOSS = "U02,Sample Manager,boss@sample.test,chair_manager,Chairs,Sample Council,"
POSTS = {"chair", "chair_manager", "team_manager"}


def lines(*rows: str) -> str:
    return "\n".join(rows) + "\n"


def findings(text: str) -> tuple[str, ...]:
    with pytest.raises(NotAPeopleFile) as refused:
        read(text, POSTS)
    return refused.value.findings


def test_each_line_is_a_person_in_a_post():
    head = f"{HEAD},phone,from,to"

    rows = read(lines(head, f"{CHAIR},01234 000001,2026-01-01,2026-12-31", f"{BOSS},,,"), POSTS)

    assert rows == (
        Row(
            line=2,
            slack_id="U01",
            name="Sample Chair",
            email="chair@sample.test",
            phone="01234 000001",
            post="chair",
            team="Chairs",
            agency="Sample Council",
            line_manager="U02",
            since=date(2026, 1, 1),
            until=date(2026, 12, 31),
        ),
        Row(
            line=3,
            slack_id="U02",
            name="Sample Manager",
            email="boss@sample.test",
            phone="",
            post="chair_manager",
            team="Chairs",
            agency="Sample Council",
            line_manager=None,
            since=None,
            until=None,
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + lines(HEAD, CHAIR, BOSS),
        lines(HEAD, CHAIR, BOSS).replace("\n", "\r\n"),
        lines(HEAD, CHAIR.replace(",", " , "), BOSS),
        lines(f"{HEAD},notes", f"{CHAIR},part time", f"{BOSS},"),
        lines(HEAD, f"{CHAIR},one cell too many", BOSS),
        lines(HEAD, CHAIR, BOSS.removesuffix(",")),
    ],
)
def test_what_spreadsheets_do_to_a_file_is_forgiven(text: str):
    assert [(row.key, row.line_manager) for row in read(text, POSTS)] == [
        ("U01", "U02"),
        ("U02", None),
    ]


def test_the_columns_may_stand_in_any_order():
    text = lines(
        "post,name,slack_id,email,agency,team,line_manager", "chair,Sample Chair,U01,,A,B,"
    )

    assert [(row.post, row.agency, row.team) for row in read(text, POSTS)] == [("chair", "A", "B")]


COLUMNS = f"Columns: {HEAD.replace(',', ', ')}, phone, from, to."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", (f"Line 1: the column slack_id is missing. {COLUMNS}",)),
        (lines(CHAIR), (f"Line 1: the column slack_id is missing. {COLUMNS}",)),
        (
            lines(HEAD.replace("email,", ""), "U01,A,chair,,,"),
            (f"Line 1: the column email is missing. {COLUMNS}",),
        ),
        (lines(HEAD.replace(",", ";")), (f"Line 1: the column slack_id is missing. {COLUMNS}",)),
        (lines(HEAD), ("Nobody is in the file.",)),
        (
            lines(HEAD, "U01,,,chair,,,"),
            ("Line 2: the name is empty. Write the person's name.",),
        ),
        (
            lines(HEAD, ",Sample Chair,,chair,,,"),
            ("Line 2: there is neither a slack_id nor an email. Write one of them.",),
        ),
        (
            lines(HEAD, "U01,Sample Chair,,chairman,,,"),
            ('Line 2: no procedure in use has the post "chairman". See drp procedures list.',),
        ),
        (
            lines(f"{HEAD},from,to", f"{BOSS},30/11/2026,2026-11-31"),
            (
                'Line 2: "30/11/2026" is not a date. Write it as 2026-11-30.',
                'Line 2: "2026-11-31" is not a date. Write it as 2026-11-30.',
            ),
        ),
        (
            lines(f"{HEAD},from,to", f"{BOSS},2026-12-01,2026-11-30"),
            ("Line 2: 2026-12-01 is after 2026-11-30. Write the first day under from.",),
        ),
        (
            lines(HEAD, BOSS, "U03,Sample Other,Boss@sample.test,chair,Chairs,A,"),
            ('Line 3: "Sample Other" has the email of "Sample Manager".',),
        ),
        (
            lines(HEAD, CHAIR),
            (
                'Line 2: the line manager "U02" is nobody in this file. '
                "Write another row's slack_id or email.",
            ),
        ),
        (
            lines(HEAD, BOSS, BOSS),
            ("Line 3: the same person, post and team as line 2.",),
        ),
        (
            lines(HEAD, BOSS, BOSS.replace("Sample Manager", "Sample Other")),
            (
                "Line 3: the same person, post and team as line 2.",
                'Line 3: "Sample Other" has the id of "Sample Manager".',
            ),
        ),
        (
            lines(HEAD, BOSS, "", "U03,,,chair,,,"),
            ("Line 4: the name is empty. Write the person's name.",),
        ),
        (
            lines(HEAD, BOSS, '"U03","Sample\nWorker",,chairs,,,', "U04,,,chair,,,"),
            (
                "Line 4: the name has a line break in it. Write it in one line.",
                'Line 4: no procedure in use has the post "chairs". See drp procedures list.',
                "Line 5: the name is empty. Write the person's name.",
            ),
        ),
        (
            lines(HEAD, BOSS, "U03,*Sample*,,chair,~South~,Sample <Trust>,"),
            tuple(
                f"Line 3: the {column} has one of the signs * _ ~ ` < > in it. Leave it out."
                for column in ("name", "team", "agency")
            ),
        ),
        (
            lines(HEAD, BOSS, f"U{'3' * 32},Sample Chair,,chair,{'N' * 201},{'C' * 201},"),
            (
                "Line 3: the slack_id has more than 32 characters. Write a shorter one.",
                "Line 3: the team has more than 200 characters. Write a shorter one.",
                "Line 3: the agency has more than 200 characters. Write a shorter one.",
            ),
        ),
    ],
)
def test_what_is_wrong_is_said_line_by_line_with_what_would_be_right(
    text: str, found: tuple[str, ...]
):
    assert findings(text) == found


@pytest.mark.parametrize(
    "email",
    [
        "boss@s\u00e4mple.test",
        "boss@sample.test.",
        "evil <boss@sample.test>",
        '"a@sample.test, b@sample.test"',
        '"boss@sample.test\nBcc: other@sample.test"',
        "boss@sample",
    ],
)
def test_an_address_that_nothing_can_be_sent_to_is_said_with_its_line(email: str):
    [found] = findings(lines(HEAD, BOSS.replace("boss@sample.test", email)))

    assert "the email is not one plain address, such as name@example.gov.uk." in found
    assert found.startswith("Line ")


def test_the_error_says_each_finding_on_a_line_of_its_own():
    with pytest.raises(NotAPeopleFile) as refused:
        read(lines(HEAD, "U01,,,chair,,,", "U02,A,,chairs,,,"), POSTS)

    assert str(refused.value) == (
        "Line 2: the name is empty. Write the person's name.\n"
        'Line 3: no procedure in use has the post "chairs". See drp procedures list.'
    )


def test_one_person_may_hold_a_post_in_two_teams():
    rows = read(lines(HEAD, BOSS, BOSS.replace("Chairs", "North")), POSTS)

    assert [(row.key, row.team) for row in rows] == [("U02", "Chairs"), ("U02", "North")]


def test_one_person_may_be_written_by_slack_id_in_one_row_and_by_address_in_another():
    rows = read(
        lines(
            f"{HEAD},phone",
            ",Sample Manager,BOSS@sample.test,chair,Chairs,A,,01234 000001",
            f"{BOSS},",
            "U02,Sample Manager,,team_manager,North,A,,",
        ),
        POSTS,
    )

    assert {(row.key, row.email.lower(), row.phone) for row in rows} == {
        ("U02", "boss@sample.test", "01234 000001")
    }


def test_a_line_manager_is_named_by_slack_id_or_by_address():
    rows = read(
        lines(
            HEAD,
            BOSS,
            "U01,Sample Chair,,chair,Chairs,A,Boss@Sample.test",
            ",Sample Guest,Guest@Sample.test,chair,Chairs,A,U02",
            "U04,Sample Fourth,,chair,East,A,guest@sample.TEST",
        ),
        POSTS,
    )

    assert person_keys(rows) == {
        "boss@sample.test": "U02",
        "U02": "U02",
        "U01": "U01",
        "guest@sample.test": "guest@sample.test",
        "U04": "U04",
    }
    ids = {"U02": "b", "U01": "c", "guest@sample.test": "g", "U04": "d"}
    assert [(each.person, each.line_manager) for each in postings(rows, ids)] == [
        ("b", None),
        ("c", "b"),
        ("g", "b"),
        ("d", "g"),
    ]


def test_a_posting_keeps_everything_its_line_says():
    rows = read(lines(f"{HEAD},from,to", f"{BOSS},2026-01-01,2026-12-31"), POSTS)

    assert postings(rows, {"U02": "b"}) == (
        Posting(
            person="b",
            post="chair_manager",
            team="Chairs",
            agency="Sample Council",
            since=date(2026, 1, 1),
            until=date(2026, 12, 31),
        ),
    )


def listed(*postings: Posting) -> Directory:
    ids = {posting.person for posting in postings}
    people = {each: Person(id=each, name=f"Sample {each}", slack_id=each.upper()) for each in ids}
    return Directory(people=people, postings=postings)


def posted(person: str, post: str = "chair", **more: Any) -> Posting:
    return Posting(person=person, post=post, team="North", agency="A", **more)


def test_a_posting_is_described_with_what_tells_it_from_others():
    directory = listed(
        posted("a", line_manager="b", since=date(2026, 1, 1), until=date(2026, 12, 31)), posted("b")
    )

    assert [described(directory, posting) for posting in directory.postings] == [
        "Sample a: chair, North, A, answers to Sample b, from 2026-01-01, to 2026-12-31 (A)",
        "Sample b: chair, North, A (B)",
    ]


TODAY = date(2026, 11, 23)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (listed(posted("a")), listed(posted("a")), Changes(added=(), changed=(), ended=())),
        (
            listed(posted("a")),
            listed(posted("a"), posted("b")),
            Changes(added=("Sample b: chair, North, A (B)",), changed=(), ended=()),
        ),
        (
            listed(posted("a"), posted("b")),
            listed(posted("b")),
            Changes(added=(), changed=(), ended=("Sample a: chair, North, A (A)",)),
        ),
        (
            listed(posted("a")),
            listed(posted("a", "team_manager")),
            Changes(
                added=("Sample a: team_manager, North, A (A)",),
                changed=(),
                ended=("Sample a: chair, North, A (A)",),
            ),
        ),
        (
            listed(posted("a"), posted("a", "team_manager")),
            listed(posted("a", line_manager="b"), posted("b")),
            Changes(
                added=("Sample b: chair, North, A (B)",),
                changed=("Sample a: chair, North, A, answers to Sample b (A)",),
                ended=("Sample a: team_manager, North, A (A)",),
            ),
        ),
        (
            listed(posted("a", until=YESTERDAY)),
            listed(posted("a"), posted("b", until=YESTERDAY)),
            Changes(added=("Sample a: chair, North, A (A)",), changed=(), ended=()),
        ),
        (
            listed(posted("a", since=TOMORROW)),
            listed(posted("a", since=TOMORROW)),
            Changes(added=(), changed=(), ended=()),
        ),
        (
            listed(posted("a")),
            listed(posted("a", until=date(2026, 12, 31))),
            Changes(added=(), changed=("Sample a: chair, North, A, to 2026-12-31 (A)",), ended=()),
        ),
    ],
)
def test_an_import_says_who_is_added_changed_and_ended(
    before: Directory, after: Directory, said: Changes
):
    assert changes(before, after, TODAY) == said


@pytest.mark.parametrize(
    ("said", "any_at_all"),
    [
        (Changes(added=(), changed=(), ended=()), False),
        (Changes(added=("A: chair",), changed=(), ended=()), True),
        (Changes(added=(), changed=("A: chair",), ended=()), True),
        (Changes(added=(), changed=(), ended=("A: chair",)), True),
    ],
)
def test_an_import_knows_whether_it_would_change_anything(said: Changes, any_at_all: bool):
    assert said.any is any_at_all
