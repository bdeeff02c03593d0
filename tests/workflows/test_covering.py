"""Which messages go to the cover, what the person away has, and what becomes of both."""

from dataclasses import replace

from tests.workflows.covers import with_cover
from tests.workflows.playing import (
    PROCEDURE,
    TYPED,
    at,
    begin,
    chosen,
    here,
    mark,
    now_is,
    raised,
    scene_of,
    scene_of_choice,
    standing_at,
    ticked,
)
from tests.world import IS_DONE, PLAN
from workflows import cards, covering, nudging, telling
from workflows.cards import Card
from workflows.dispute import Dispute
from workflows.following import asked_about
from workflows.kinds import Kind
from workflows.notices import Facts, Notice, Scene

AWAY = with_cover(team_manager="head_of_service", chair="safeguarding_lead")
AWAY_IS, COVER = "team_manager", "head_of_service"


def sent(scene: Scene) -> dict[tuple[Kind, str], Facts]:
    """What is owed because of an act, by its kind and who has it."""
    notices = covering.sent_on(PROCEDURE, scene.now_is, scene.here, telling.owed(scene))
    return {(each.kind, each.to): each.facts for each in notices}


def asked() -> dict[tuple[Kind, str], Facts]:
    """What is owed once a dispute is raised at stage 1, while the team manager is away."""
    return sent(scene_of(None, begin(directory=AWAY), "chair", directory=AWAY))


def card_of(facts: Facts, to: str, kind: Kind = Kind.REQUEST) -> Card:
    return Card(key=f"{kind}:{to}", kind=kind, to=to, facts=facts)


def handed(dispute: Dispute, card: Card) -> tuple[Facts, Notice] | None:
    there = here("", dispute=dispute, directory=AWAY)
    return covering.handed_over(PROCEDURE, dispute, there, card, "cover 1")


def test_a_request_goes_to_the_cover_with_buttons_and_the_person_away_has_word_of_it():
    to_cover = asked()[Kind.REQUEST, "head_of_service"]
    to_person = asked()[Kind.REQUEST, "team_manager"]

    assert (to_cover.covers, to_cover.covers_post) == ("team_manager", "team manager")
    assert to_cover.choices == ("reply", "take_on", "pass_up")
    assert not to_cover.covered
    assert to_person.covered
    assert to_person.due == to_cover.due


def test_news_stays_with_the_person():
    assert (Kind.SENT, "chair") in asked()
    assert (Kind.SENT, "safeguarding_lead") not in asked()


def test_with_nobody_away_everything_stays_as_it_is():
    scene = scene_of(None, begin(), "chair")
    owed = telling.owed(scene)

    assert covering.sent_on(PROCEDURE, scene.now_is, scene.here, owed) == list(owed)


def test_what_a_stage_needs_is_asked_of_the_cover_too():
    scene = scene_of_choice(raised(), "team_manager", "pass_up", directory=AWAY, **TYPED["pass_up"])
    agreement = sent(scene)[Kind.AGREEMENT, "safeguarding_lead"]

    assert agreement.opens
    assert agreement.choices == ()
    assert agreement.covers_post == "chair"


def test_a_nudge_goes_to_the_cover_only_and_whoever_decides_has_theirs():
    late = now_is(ticked(raised(), at("2026-12-01 09:00")))
    there = here("", at("2026-12-01 09:00"), dispute=late, directory=AWAY)
    nudges = covering.sent_on(PROCEDURE, late, there, nudging.nudges(PROCEDURE, late, there, ()))

    found = {(each.kind, each.to): each.facts for each in nudges}
    assert set(found) == {(Kind.NUDGE, "head_of_service"), (Kind.DECIDE, "safeguarding_lead")}
    assert found[Kind.DECIDE, "safeguarding_lead"].covers_post == "chair"
    assert found[Kind.DECIDE, "safeguarding_lead"].choices


def test_whoever_decides_and_covers_for_who_must_act_is_told_once_that_it_is_late():
    away = with_cover(chair="chair_manager")
    dispute = standing_at("stage_1", "review")
    there = here("", dispute=dispute, directory=away)
    asks = Notice(key="1", kind=Kind.NUDGE, to="chair", facts=Facts(), dispute="d1")
    decides = replace(asks, key="2", kind=Kind.DECIDE, to="chair_manager")

    for owed in ((asks, decides), (decides, asks)):
        told = covering.once(covering.sent_on(PROCEDURE, dispute, there, owed))
        assert [(each.kind, each.to, each.facts.covers) for each in told] == [
            (Kind.NUDGE, "chair_manager", "chair")
        ]


def test_whoever_is_asked_and_covers_for_another_who_is_asked_is_asked_for_themselves_alone():
    away = with_cover(team_manager="head_of_service")
    dispute = raised()
    there = here("", dispute=dispute, directory=away)
    asks = Notice(key="1", kind=Kind.NUDGE, to="team_manager", facts=Facts(), dispute="d1")
    own = replace(asks, key="2", to="head_of_service")

    for owed in ((asks, own), (own, asks)):
        assert covering.sent_on(PROCEDURE, dispute, there, owed) == [own]


def test_an_action_of_somebody_who_is_away_is_asked_of_their_cover():
    away = with_cover(social_worker="service_director")
    due = at("2027-01-15 09:00")
    dispute = standing_at("stage_1", "follow_up")
    there = here("", due, dispute=dispute, directory=away)
    asks = covering.sent_on(PROCEDURE, dispute, there, asked_about(PROCEDURE, dispute, there))

    assert [each.to for each in asks] == ["chair", "service_director"]
    assert asks[1].facts.covers_post == "social worker"
    assert len({each.key for each in asks}) == 2


def test_whoever_covers_for_who_follows_an_action_up_and_for_who_does_it_is_asked_once():
    away = with_cover(social_worker="safeguarding_lead", chair="safeguarding_lead")
    due = at("2027-01-15 09:00")
    dispute = standing_at("stage_1", "follow_up")
    there = here("", due, dispute=dispute, directory=away)
    asks = covering.sent_on(PROCEDURE, dispute, there, asked_about(PROCEDURE, dispute, there))

    assert [(each.to, each.facts.covers) for each in asks] == [("safeguarding_lead", "chair")]


def test_a_line_of_a_morning_remembers_for_whom_it_is():
    facts = replace(asked()[Kind.REQUEST, "head_of_service"], late=True)
    notice = Notice(key="1", kind=Kind.NUDGE, to="head_of_service", facts=facts, dispute="d1")
    other = replace(notice, facts=replace(facts, covers=""))
    now = at("2026-12-01 09:00")
    bundle = nudging.morning([notice, other], now, here("").calendar)
    card = card_of(bundle.facts, "head_of_service", Kind.MORNING)

    assert [each.covers for each in card.facts.lines] == ["team_manager", ""]
    back = covering.taken_back(card, "team_manager")
    assert [each.over for each in back.lines] == [True, False]


def test_an_open_request_is_handed_over_once_and_only_by_whoever_is_away():
    dispute = raised()
    request = card_of(sent(scene_of(None, begin(), "chair"))[Kind.REQUEST, "team_manager"], AWAY_IS)
    stays_and_asks = handed(dispute, request)

    assert stays_and_asks
    stays, asks = stays_and_asks
    assert stays == replace(request.facts, covered=True)
    assert (asks.to, asks.facts.covers) == ("head_of_service", AWAY_IS)
    assert asks.facts.choices == request.facts.choices
    assert handed(dispute, replace(request, to="service_director")) is None
    assert handed(dispute, card_of(asks.facts, AWAY_IS)) is None
    assert handed(dispute, replace(request, kind=Kind.NUDGE)) is None


def test_an_action_is_handed_over_and_stays_with_whoever_does_it():
    request = card_of(Facts(action="plan.actions.1"), AWAY_IS, Kind.ACTION)
    stays_and_asks = handed(raised(), request)

    assert stays_and_asks
    stays, asks = stays_and_asks
    assert not stays.covered
    assert asks.facts.choices == ()


def test_at_the_end_the_cover_has_no_buttons_and_the_person_has_theirs_again():
    to_cover = card_of(asked()[Kind.REQUEST, "head_of_service"], "head_of_service")
    to_person = card_of(asked()[Kind.REQUEST, "team_manager"], "team_manager")

    spent = covering.taken_back(to_cover, "team_manager")
    assert spent.closing
    assert spent.closing.cover_over
    assert spent.choices == ()
    back = covering.taken_back(to_person, "team_manager")
    assert back == replace(to_person.facts, covered=False)
    assert back.choices == ("reply", "take_on", "pass_up")
    assert covering.taken_back(to_cover, "somebody_else") == to_cover.facts


def test_what_one_of_the_two_does_is_said_on_the_message_of_the_other():
    dispute = now_is(begin(directory=AWAY))
    held = {who: card_of(asked()[Kind.REQUEST, who], who) for who in ("team_manager", COVER)}
    by_cover = scene_of_choice(dispute, COVER, "reply", directory=AWAY, **PLAN)
    by_person = scene_of_choice(dispute, "team_manager", "reply", directory=AWAY, **PLAN)

    said = cards.after_act(held["team_manager"], by_cover).closing
    assert said
    assert said.act
    assert (said.act.person, said.act.of) == (COVER, "team_manager")
    said = cards.after_act(held[COVER], by_person).closing
    assert said
    assert said.act
    assert (said.act.person, said.act.of) == ("team_manager", "")


def test_what_the_cover_reports_of_an_action_is_asked_of_neither_again():
    away = with_cover(social_worker="service_director")
    before = chosen(standing_at("stage_1", "review"), "chair", "resolved", **TYPED["resolved"])
    action = before.actions[0].id
    facts = Facts(visit=before.visit, action=action)
    done = mark(before, "service_director", action, directory=away, **IS_DONE)
    scene = scene_of(before, done, "service_director", directory=away)
    of_person = card_of(facts, "social_worker", Kind.ACTION)
    of_cover = card_of(replace(facts, covers="social_worker"), "service_director", Kind.ACTION)
    of_chair = card_of(facts, "chair", Kind.ACTION)

    closed = [cards.after_act(each, scene).closing for each in (of_person, of_cover, of_chair)]
    assert [each is not None for each in closed] == [True, True, False]
