"""One life of a dispute under each written procedure, from raising to its end, told in moves."""

from slackapp.samples.playing import Playing

BORN = "2017-05-04"
#: With whom the conference chair has to speak before a stage opens.
SAID = {"line_manager": "chair_manager", "head": "head_of_safeguarding"}


def chair_drp(at: Playing) -> Playing:
    """Raised about two children at stage 1, one more day, moved up, resolved at stage 2 (S1)."""
    wanted = {"category": "drift_and_delay", "manager": "team_manager", "born_on": BORN}
    at.raises("chair", "stage_1", children=2, **wanted)
    at.later(days=1).does("team_manager", "take_on")
    at.later(days=1).does("team_manager", "reply")
    at.later(days=1).does("chair", "one_more_day")
    at.later(hours=5).does("team_manager", "reply")
    at.climbs("chair", "escalate", agreed="yes", agreed_by="chair_manager")
    at.later(days=3).does("service_manager", "reply")
    at.later(hours=2).does("chair", "resolved", "look_again")
    at.later(days=7).marks("chair", at.now_is.actions[0].id)
    return at.does("chair", "all_done")


def solihull(at: Playing) -> Playing:
    """Two who talk, and a pair that agrees at stage 1, with a preparation sheet (S0)."""
    at.raises("worker", "discussion", children=2, status="plan", agreed="yes", born_on=BORN)
    at.later(days=1).does("worker", "not_agreed", unresolved="yes")
    at.agrees("other_worker")
    at.opens("worker")
    at.later(days=2).does("raising_lead", "agreed_1", unresolved="no")
    return at.agrees("responding_lead")


def sunderland(at: Playing) -> Playing:
    """Through all four steps, to the partners who help to resolve it (S2)."""
    at.raises("practitioner", "step_1", agencies="no", thresholds="yes")
    yes = {"other_consulted": "yes", "learned": "yes"}
    at.does("practitioner", "not_agreed_1", **yes).opens("practitioner")
    at.later(days=1).does("line_manager", "take_across")
    at.does("line_manager", "not_agreed_2", **{**yes, "learned": "no"}).opens("practitioner")
    at.later(days=1).does("senior_manager", "not_agreed_3", **yes)
    at.opens("practitioner", partner_party="no", step_2_learned="no")
    at.later(days=1).does("head_of_service", "facilitated", other_consulted="yes")
    return at.agrees("other_head_of_service")


def professional_differences(at: Playing) -> Playing:
    """Begun at stage 3: one record that both managers sign (S3)."""
    at.raises("professional", "stage_3")
    at.later(days=2).does("raising_manager", "agree_outcome", "signature", effective="mostly")
    return at.agrees("responding_manager", "signature")


def conference_chair(at: Playing) -> Playing:
    """Through every stage, up to the chief executive's decision (S4)."""
    at.raises("chair", "informal", similar_before="no")
    at.later(days=1).does("social_worker", "reply").climbs("chair", "escalate", **SAID)
    at.later(days=1).does("team_manager", "reply").climbs("chair", "escalate", **SAID)
    at.does("team_manager", "agree_to_meet").agrees("social_worker")
    at.later(days=1).climbs("chair", "unresolved_there", **SAID)
    at.later(hours=3).does("team_manager", "reply").agrees("head_of_service")
    at.climbs("chair", "escalate", **SAID).later(hours=2)
    at.does("assistant_director", "senior_reply").climbs("chair", "escalate", **SAID)
    at.does("director", "senior_reply").climbs("chair", "escalate", **SAID)
    at.does("chief_executive", "final_decision", met="no")
    at.later(days=1).marks("chair", at.now_is.actions[0].id)
    return at.does("chair", "settled_by_decision")


LIVES = {
    "chair-drp": chair_drp,
    "conference-chair": conference_chair,
    "professional-differences": professional_differences,
    "solihull": solihull,
    "sunderland": sunderland,
}
