"""``drp retention plan``, ``approve`` and ``run``: what goes, agreed by two, and a certificate."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from slackapp import saving, settings, wiring
from slackapp.cli import handing_over, progress
from slackapp.cli.saying import mended_first
from slackapp.documents import certificate, html
from slackapp.saving import CannotSave
from slackapp.wording import retention as say
from slackapp.wording import times
from workflows.desk import Desk
from workflows.retention.plans import Act, Plan, Stays, counted
from workflows.use_cases import retention_plans, retention_run
from workflows.use_cases.retention_certificate import Ran
from workflows.use_cases.retention_plans import No, Standing, Who


@mended_first
def plan(asked: Namespace) -> int:
    """Print what goes, and what stays with why; keep that as a plan in somebody's name."""
    with wiring.open_desk(settings.read()) as desk:
        if not desk.retention.is_set:
            print(say.NO_POLICY)
            return 0
        made = (
            retention_plans.make(desk, _who(asked)) if asked.officer else retention_plans.look(desk)
        )
    if isinstance(made, No):
        return _refused(made)
    _print(made.plan)
    print(say.kept(made.id) if made.id else say.NOT_KEPT if made.plan.items else say.NOTHING_TO_DO)
    return 0


@mended_first
def show(asked: Namespace) -> int:
    """Print what is in a plan that is kept, and who did what with it."""
    with wiring.open_desk(settings.read()) as desk, desk.store.read() as work:
        found = retention_plans.standing(desk, work, asked.plan)
    if isinstance(found, No):
        return _refused(found)
    _print(found.plan)
    print("\n".join(say.steps(found.entries)))
    return 0


@mended_first
def approve(asked: Namespace) -> int:
    """Print what is in a plan, ask, and record that it is approved."""
    with wiring.open_desk(settings.read()) as desk:
        with desk.store.read() as work:
            found = retention_plans.standing(desk, work, asked.plan)
        if isinstance(found, No):
            return _refused(found)
        _print(found.plan)
        if not (asked.yes or _agreed()):
            print(say.NOT_APPROVED)
            return 1
        done = retention_plans.approve(desk, _who(asked), asked.plan)
        if isinstance(done, No):
            return _refused(done)
        print(say.approved(asked.plan, _begins(desk, asked.plan)))
    return 0


@mended_first
def run(asked: Namespace) -> int:
    """Destroy what is approved, and write the certificate: a page to read, and data."""
    try:
        into = saving.folder(asked.out)
        with wiring.open_desk(settings.read()) as desk:
            ran = _run(desk, _who(asked), asked.plan)
        if isinstance(ran, No):
            return _refused(ran)
        for file in _certificate(into, asked.plan, ran):
            print(say.written(file))
        print(say.finished(*say.facts_of(ran.content)))
    except CannotSave as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _run(desk: Desk, who: Who, id: str) -> Ran | No:
    with desk.store.read() as work:
        found = retention_plans.standing(desk, work, id)
    many = len(found.plan.items) if isinstance(found, Standing) else 0
    with progress.of(many, say.progress) as told:
        return retention_run.run(desk, who, id, told)


def _certificate(into: Path, id: str, ran: Ran) -> tuple[Path, ...]:
    name = f"certificate-of-destruction-{id}"
    page = html.page(certificate.paper(ran.content))
    return saving.save(into, {f"{name}.html": page, f"{name}.json": ran.certificate.encode()})


def _who(asked: Namespace) -> Who:
    return Who(officer=asked.officer, account=handing_over.reader())


def _refused(why: No) -> int:
    print(say.NO[why], file=sys.stderr)
    return 1


def _agreed() -> bool:
    return sys.stdin.isatty() and input(say.APPROVE_IT).strip().lower() in ("y", "yes")


def _begins(desk: Desk, id: str) -> str:
    with desk.store.read() as work:
        [approved] = [each for each in work.entries(id) if each.act == Act.APPROVED]
    return times.moment(retention_plans.may_begin_at(desk, approved))


def _print(made: Plan) -> None:
    for line in (*map(say.item, made.items), *_staying(made.stays)):
        print(line)
    print(say.counts(counted(made.items), len(made.stays)))


def _staying(every: tuple[Stays, ...]) -> Iterator[str]:
    return (say.stays(each, each.why) for each in every)
