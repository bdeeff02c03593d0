"""The certificate of destruction: what a plan destroyed and what stayed, signed; no content."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from workflows.desk import Desk
from workflows.retention.plans import Act, Item, Stays, Type, Why, as_words, digest
from workflows.use_cases.retention_plans import Standing, Who, enter

#: Why each thing stayed that was in the plan.
Left = Mapping[tuple[Type, str], Why]


@dataclass(frozen=True, kw_only=True)
class Ran:
    """What came of it: the certificate, as it is kept and written to a file."""

    certificate: str

    @property
    def content(self) -> dict[str, Any]:
        """Give what it says."""
        read: dict[str, Any] = json.loads(self.certificate)
        return read


def certify(desk: Desk, who: Who, id: str, begun: Standing, left: Left) -> Ran:
    """Write it, sign it and keep it, once nothing that was destroyed stands in any file."""
    with desk.store.begin() as work:
        work.register_next()
        if done := work.certificate(id):  # by another run at the same time
            return Ran(certificate=done)
        found = replace(begun, entries=work.entries(id))
        content = _content(desk, found, id, left)
        text = json.dumps(content, sort_keys=True, separators=(",", ":"))
        signed = {
            **content,
            "checksum": digest(text),
            "signature": asdict(desk.store.sign(text.encode())),
        }
        certificate = json.dumps(signed, indent=1, sort_keys=True)
        work.keep_certificate(id, certificate)
        destroyed = len(content["destroyed"])
        enter(desk, work, who, Act.CERTIFIED, id, destroyed, digest=digest(text))
        return Ran(certificate=certificate)


def _content(desk: Desk, found: Standing, id: str, left: Left) -> dict[str, Any]:
    at = {(each.type, each.of): each for each in found.entries if each.act == Act.DESTROYED}
    plan, now = found.plan, desk.now()
    gone = [each for each in plan.items if (each.type, each.id) in at]
    return {
        "plan": id,
        "digest_of_plan": digest(plan.write()),
        **{str(act): _step(found, act) for act in (Act.PLANNED, Act.APPROVED, Act.BEGUN)},
        "finished_at": now.isoformat(),
        "destroyed": [
            {**as_words(each), "destroyed_at": at[each.type, each.id].at.isoformat()}
            for each in gone
        ],
        "stayed": [_stayed(each, left[each.key]) for each in plan.items if each.key in left]
        + [_stayed(each, each.why) for each in plan.stays],
        "backups": {
            "made_before": now.isoformat(),
            "delete_by": (now + desk.retention.backups).date().isoformat(),
        },
    }


def _step(found: Standing, act: Act) -> dict[str, str]:
    entry = next(each for each in found.entries if each.act == act)
    return {"by": entry.by, "account": entry.account, "at": entry.at.isoformat()}


def _stayed(each: Item | Stays, why: Why) -> dict[str, str]:
    return {
        "type": str(each.type),
        "id": each.id,
        "reference": each.reference,
        "rule": each.rule,
        "why": str(why),
    }
