"""A year of invented disputes under chair-drp, with compliments and forms that were never sent."""

import random
from datetime import UTC, datetime, time, timedelta

from slackapp.samples.lived import Lived, Setting
from slackapp.samples.year_council import AREAS, CHAIRS, worker
from workflows.apart import Sending
from workflows.drafts import RAISING, Draft
from workflows.due import LONDON
from workflows.ports import Work

#: So many are kept in one transaction.
AT_ONCE = 100
THEMES = ("risk", "drift", "daily_life", "outcome", "creative")


class Year(Setting):
    """A time in which invented people live disputes."""

    def fill(self, many: int, seed: int) -> None:
        """Let so many disputes be lived, and keep them."""
        chance = random.Random(seed)  # noqa: S311 # no secret
        for first in range(0, many, AT_ONCE):
            with self.desk.store.begin() as work:
                if not first:
                    text = self.desk.library.texts[self.procedure.key]
                    work.keep_procedure(self.procedure, text)
                for number in range(first, min(first + AT_ONCE, many)):
                    Lived(self, work, chance, number).live()
        with self.desk.store.begin() as work:
            for number in range(many * 2 // 3):
                self._thank(work, chance, number)
            for number in range(many // 12):
                self._leave_half_written(work, chance, number)

    def _some_time(self, chance: random.Random) -> datetime:
        day = self.first + timedelta(days=chance.randrange(self.days))
        return datetime.combine(day, time(11), LONDON).astimezone(UTC)

    def _thank(self, work: Work, chance: random.Random, number: int) -> None:
        """Somebody sends a compliment, and most are acknowledged."""
        chair, person, at = (
            chance.choice(CHAIRS),
            worker(chance.choice(list(AREAS))),
            self._some_time(chance),
        )
        told = {person: True}
        sending = Sending(
            reference=f"CMP-{number:04d}-00", procedure=self.procedure.hash, told=told
        )
        themes = chance.sample(list(THEMES), chance.choices((1, 2, 3), (50, 35, 15))[0])
        shows = [theme for theme in THEMES if theme in themes]
        id = work.record_apart("compliment", chair, {"compliment": {"shows": shows}}, at, sending)
        if chance.random() < 0.7:
            work.acknowledge_apart(id, person, "", at)

    def _leave_half_written(self, work: Work, chance: random.Random, number: int) -> None:
        """Somebody begins a form to raise, and does not send it."""
        at = self._some_time(chance)
        person = chance.choice(CHAIRS)
        work.save_draft(
            Draft(id=f"draft-{number}", person=person, about=RAISING, answers={}, saved_at=at)
        )
