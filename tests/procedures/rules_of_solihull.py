"""What the multi-agency template permits (S0), and what was chosen where it is silent."""

from tests.procedures.paper import SHIPPED
from tests.procedures.rules import Gate, Paper, Stage

WORKER = ("worker",)
#: A more senior pair takes it forward at each stage (S0-49, S0-50, S0-70, S0-71, S0-90, S0-91).
PAIR = "raising_lead + responding_lead"

PAPER = Paper(
    file=SHIPPED / "solihull.yaml",
    raised_by="worker",
    stands_in="worker_manager",
    raising=("worker", "worker_manager", "raising_lead"),
    responding=("other_worker", "other_worker_manager", "responding_lead"),
    stages=(
        Stage(
            name="discussion",
            answers="worker + other_worker",
            begins=True,
            opened_by=WORKER,
            form="discussion",
            gates=(Gate(form="manager_agreement", of="worker_manager", must="agreed"),),  # S0-20
        ),
        Stage(name="stage_1", answers=PAIR, opened_by=WORKER, form="taking_forward"),
        Stage(name="stage_2", answers=PAIR, opened_by=WORKER, form="taking_forward"),
        Stage(name="stage_3", answers=PAIR, opened_by=WORKER, form="taking_forward"),
        Stage(name="stage_4", answers=PAIR, opened_by=WORKER, form="meeting_request"),
    ),
    table="""
# S0-109: every stage ends in a decision of the pair who met; S0-42: "no" ends it there
discussion | talk | agreed | answers | resolved | sheet | unresolved=no
discussion | talk | not_agreed | answers | next | sheet
discussion | talk | new_date | answers | date | new_date | once
discussion | talk | not_met | worker | next | not_met | late
# S0-31, S0-55, S0-75, S0-95: nobody is still unsatisfied
# S0-59, S0-60, S0-79, S0-80, S0-99, S0-100
stage_1 | meet | agreed_1 | answers | resolved | sheet | unresolved=no
stage_2 | meet | agreed_2 | answers | resolved | sheet | unresolved=no
stage_3 | meet | agreed_3 | answers | resolved | sheet | unresolved=no
stage_1..stage_3 | meet | not_agreed | answers | next | sheet
stage_1..stage_3 | meet | new_date | answers | date | new_date | once
stage_1..stage_3 | meet | not_met | worker | next | not_met | late
# S0-107: a meeting that the partnership calls
stage_4 | partnership_meeting | settled | answers | resolved | meeting
stage_4 | partnership_meeting | not_settled | answers | unresolved | meeting
stage_4 | partnership_meeting | not_held | worker | unresolved | not_met | late
""",
    beside="""
safety_alert | anyone | stay | immediate_risk
withdraw | worker | withdrawn | reason
""",
)
