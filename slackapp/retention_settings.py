"""``[retention]`` in drp.toml: the council's policy, as it is written there."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from slackapp.wording import retention as say
from workflows.retention import policy
from workflows.retention.policy import Policy


def _period(*events: str) -> AfterValidator:
    """Read how long something is kept, counted from one of these."""

    def check(value: str) -> str:
        if value:
            say.read(value, *events)
        return value

    return AfterValidator(check)


_OF_DISPUTE = _period(policy.CLOSED, policy.LAST_CONTACT)


class Retention(BaseModel):
    """How long what is kept is kept, in words: "18 years after closed", or "never" destroyed.

    What is not named is kept for good. ``officers``: the Slack ids of those in whose names plans
    of what goes are made, approved and run. A plan is good for ``plan_days``, and is run no sooner
    than ``wait_hours`` after it was approved; backups are deleted after ``backup_days``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    officers: tuple[str, ...] = ()
    plan_days: int = Field(default=30, ge=1, le=365)
    wait_hours: int = Field(default=24, ge=1, le=24 * 30)
    backup_days: int = Field(default=35, ge=0)
    working_copy: Annotated[str, _period(policy.CLOSED)] = ""
    disputes: Mapping[str, Annotated[str, _OF_DISPUTE]] = {}
    apart: Mapping[str, Annotated[str, _period(policy.SENT)]] = {}
    drafts: Annotated[str, _period(policy.SAVED)] = ""
    messages: Annotated[str, _period(policy.SENT)] = ""
    access_log: Annotated[str, _period(policy.DESTROYED)] = ""
    people: Annotated[str, _period(policy.LEFT)] = ""

    @property
    def policy(self) -> Policy:
        """Give it as the rules have it."""
        of = say.read
        both = (policy.CLOSED, policy.LAST_CONTACT)
        return Policy(
            officers=self.officers,
            lasts=timedelta(days=self.plan_days),
            waits=timedelta(hours=self.wait_hours),
            backups=timedelta(days=self.backup_days),
            working_copy=of(self.working_copy, policy.CLOSED),
            disputes={name: of(text, *both) for name, text in self.disputes.items()},
            apart={name: of(text, policy.SENT) for name, text in self.apart.items()},
            drafts=of(self.drafts, policy.SAVED),
            messages=of(self.messages, policy.SENT),
            access_log=of(self.access_log, policy.DESTROYED),
            people=of(self.people, policy.LEFT),
        )
