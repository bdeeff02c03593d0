"""``drp demo --procedure``: any written procedure, tried with an invented person for each post."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from slackapp.cli.local_workspace import LocalWorkspace
from slackapp.demo.council import people_file
from slackapp.settings import CannotStart
from tests.person import sandbox_person
from workflows import people_file as lists
from workflows import reading

SHIPPED = sorted((Path(reading.__file__).parent / "procedures").glob("*.yaml"))
OWN = Path(__file__).parents[1] / "procedures" / "two-rungs.yaml"


@pytest.fixture
def workspace(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Its address."""
    local = LocalWorkspace(tmp_path, request.param)
    yield local.start(0)
    local.stop()


@pytest.mark.parametrize("workspace", ["sunderland", str(OWN)], indirect=True)
def test_whoever_may_raise_under_it_can_begin_at_once(workspace: str):
    raiser = sandbox_person(workspace, "U01")

    raiser.types("/drp new")

    assert raiser.modal("Raise a dispute").submit_text == "Check before sending"


def test_a_councils_own_procedure_is_found_by_its_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("DRP_PROCEDURES_DIR", str(OWN.parent))

    local = LocalWorkspace(tmp_path, OWN.stem)

    assert local.desk.library.default.key == OWN.stem
    local.stop()


def test_a_procedure_that_is_not_there_is_said(tmp_path: Path):
    with pytest.raises(CannotStart, match='There is no procedure "nothing"'):
        LocalWorkspace(tmp_path, "nothing")


@pytest.mark.parametrize("file", [*SHIPPED, OWN], ids=lambda file: file.stem)
def test_each_post_that_can_act_has_a_person_in_their_line(file: Path):
    procedure = reading.read(file.read_text("utf-8"), file.name)
    posts = {key: post for key, post in procedure.posts.items() if post.found != "outside"}

    rows = lists.read(people_file(procedure), procedure.posts)

    by_post = {row.post: row for row in rows}
    assert by_post.keys() == posts.keys()
    above = {post.line_manager_of for post in posts.values() if post.line_manager_of}
    for key in above:
        manager = next(row for row in rows if row.slack_id == by_post[key].line_manager)
        assert posts[manager.post].line_manager_of == key
