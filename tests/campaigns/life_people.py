"""Who works where: a line of people for each procedure, in several teams, who come and go."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from slackapp.demo.council import AGENCIES
from workflows.cover import Cover
from workflows.desk import Desk
from workflows.people import Directory, Person, Posting
from workflows.procedure import Procedure
from workflows.use_cases import leaving, setting_cover
from workflows.use_cases.setting_cover import Wanted
from workflows.use_cases.world import today

TEAMS = ("North", "South")


@dataclass
class Team:
    """Who holds each post of one procedure in one team."""

    procedure: Procedure
    name: str
    holders: dict[str, str] = field(default_factory=dict)
    everybody: set[str] = field(default_factory=set)
    vacant: set[str] = field(default_factory=set)

    def somebody(self, chance: Random) -> str:
        return chance.choice([who for post, who in self.holders.items() if post not in self.vacant])

    def takes_on(self, post: str, number: int) -> None:
        person = f"{self.procedure.key[:4]}.{self.name[0]}.{post}.{number}"
        self.holders[post] = person
        self.everybody.add(person)
        self.vacant.discard(post)

    def postings(self) -> list[Posting]:
        posts = self.procedure.posts
        above = {post.line_manager_of: key for key, post in reversed(posts.items())}
        return [
            Posting(
                person=person,
                post=post,
                team=f"{self.procedure.key} {self.name}",
                agency=AGENCIES[posts[post].side],
                line_manager=self.holders.get(above.get(post, "")),
            )
            for post, person in self.holders.items()
            if post not in self.vacant
        ]


@dataclass
class People:
    """Everybody, by team."""

    desk: Desk
    chance: Random
    teams: list[Team] = field(default_factory=list)
    hired: int = 0
    covers: list[Cover] = field(default_factory=list)

    def begin(self, procedures: Mapping[str, Procedure]) -> None:
        self.teams = [Team(each, name) for each in procedures.values() for name in TEAMS]
        for team in self.teams:
            for post, rule in team.procedure.posts.items():
                if rule.found != "outside":
                    self._hire(team, post)
            if self.chance.random() < 0.3:
                self._wears_two(team)
        self._keep()

    def _wears_two(self, team: Team) -> None:
        """Somebody of the raising side holds a post of the other, too."""
        posts = team.procedure.posts
        raising = [post for post in team.holders if posts[post].side == "raising"]
        responding = [post for post in team.holders if posts[post].side == "responding"]
        team.holders[self.chance.choice(responding)] = team.holders[self.chance.choice(raising)]

    def _hire(self, team: Team, post: str) -> None:
        self.hired += 1
        team.takes_on(post, self.hired)

    def _keep(self) -> None:
        postings = [posting for team in self.teams for posting in team.postings()]
        people = {
            each.person: Person(
                id=each.person, name=f"Sample {each.person}", slack_id=slack(each.person)
            )
            for each in postings
        }
        listed = {posting.person for posting in postings}
        whole = [
            each if each.line_manager in listed else replace(each, line_manager=None)
            for each in postings
        ]
        with self.desk.store.begin() as work:
            work.keep_directory(Directory(people=people, postings=tuple(whole)), today(self.desk))

    def somebody_leaves(self) -> None:
        """An account is gone; somebody else comes for the post, days later."""
        team = self.chance.choice(self.teams)
        post = self.chance.choice(sorted(team.holders.keys() - team.vacant))
        who = team.holders[post]
        with self.desk.store.read() as work:
            gone = work.directory(today(self.desk)).people[who]
        failed = leaving.end_posts(self.desk, gone)
        assert failed == [], failed
        team.vacant |= {each for each, holds in team.holders.items() if holds == who}

    def somebody_joins(self) -> None:
        for team in self.teams:
            for post in sorted(team.vacant):
                self._hire(team, post)
        self._keep()

    def somebody_is_away(self) -> None:
        """For some days; a colleague of the same team covers, or it is refused."""
        team, day = self.chance.choice(self.teams), today(self.desk)
        away, cover = (team.somebody(self.chance) for _ in range(2))
        wanted = Wanted(
            away=away,
            cover=cover,
            since=day + timedelta(days=self.chance.randrange(5)),
            until=day + timedelta(days=self.chance.randrange(5, 20)),
            moves_open=self.chance.random() < 0.7,
        )
        made = setting_cover.set_cover(self.desk, away, wanted)
        if isinstance(made, Cover):
            self.covers.append(made)

    def covers_of(self, person: str, day: date) -> set[str]:
        """Give who covers for somebody on a day."""
        mine = (each for each in self.covers if each.away == person)
        return {each.cover for each in mine if each.since <= day <= each.until}


def slack(person: str) -> str:
    """Give the account of somebody, by the number at the end of their id."""
    return f"U{int(person.rpartition('.')[2]):09}"
