"""What Prometheus reads: in its own form, complete, of nobody; and what the samples make of it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from slackapp.client import Client
from tests.office import Office
from tests.slackapp.scripted_slack import DROP, ScriptedSlack

OPERATIONS = Path(__file__).parents[2] / "docs" / "operations"
#: https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
SAMPLE = re.compile(
    r"([a-zA-Z_:][a-zA-Z0-9_:]*)"
    r'(?:\{((?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*",?)*)\})?'
    r" (NaN|[+-]Inf|-?[0-9.]+(?:e[+-]?[0-9]+)?)"
)
LABEL = re.compile(r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"')
KINDS = {"counter", "gauge", "histogram", "summary", "untyped"}
#: What may stand in a label: words of our own and of Slack, and the limits of a histogram.
IN_LABELS = re.compile(r"[a-z][a-z_ -]*|[0-9.]+|\+Inf|http [0-9]{3}")


def read(text: str) -> Iterator[tuple[str, dict[str, str], float]]:
    """Read the text form strictly. Raises AssertionError for a line that is not of it."""
    kinds, helped = dict[str, str](), set[str]()
    assert text.endswith("\n")
    for line in text.splitlines():
        if line.startswith("# HELP "):
            name = line.split(" ")[2]
            assert name not in helped, line
            helped.add(name)
        elif line.startswith("# TYPE "):
            _, _, name, kind = line.split(" ")
            assert kind in KINDS, line
            assert name not in kinds, line
            kinds[name] = kind
        else:
            found = SAMPLE.fullmatch(line)
            assert found, line
            name, labels, value = found.groups()
            family = re.sub(r"_(bucket|count|sum|created)$", "", name)
            assert name in kinds or family in kinds, line
            yield name, dict(LABEL.findall(labels or "")), float(value)


def asked(office: Office) -> list[tuple[str, dict[str, str], float]]:
    answer = httpx.get(f"{office.app_url}/metrics", timeout=10)
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    return list(read(answer.text))


@pytest.fixture
def busy(office: Office) -> Office:
    """Somebody typed, Slack refused something, and a message waits for each kind of place."""
    office.person("chair").types("/drp help")
    office.stop_sending()
    office.world.raised("stage_1")
    client: Any = office.runtime.postman._sender.client
    with pytest.raises(Exception, match="channel_not_found"):
        client.chat_postMessage(channel="C404", text="Sample")
    return office


def test_all_of_it_is_in_the_form_that_prometheus_reads_and_names_nobody(busy: Office):
    samples = asked(busy)

    assert {name for name, _, _ in samples} >= {
        "drp_answer_seconds_bucket",
        "drp_tick_last_timestamp_seconds",
        "drp_slack_errors_total",
    }
    labels = {value for _, found, _ in samples for value in found.values()}
    assert {each for each in labels if not IN_LABELS.fullmatch(each)} == set()
    assert labels >= {"person", "channel", "account", "e-mail", "channel_not_found", "command"}


def test_what_waits_is_counted_by_the_kind_of_place_that_it_goes_to(busy: Office):
    waits = {
        labels["to"]: value for name, labels, value in asked(busy) if name == "drp_outbox_messages"
    }

    assert waits == {"person": 2, "channel": 1, "account": 0, "e-mail": 0}


def test_a_standstill_is_a_figure_too(office: Office):
    asked(office)
    office.runtime.watch._changed_at -= 1000

    found = {
        labels["why"]: value for name, labels, value in asked(office) if name == "drp_standstill"
    }

    assert found == {"stopped": 1, "late": 0}


def test_what_slack_refuses_is_counted_by_its_code(slack: ScriptedSlack):
    slack.script += [
        {"ok": False, "error": "is_archived"},
        {"ok": False, "error": "<b>Zq7canary</b>"},
        (503, {}, "<html>"),
        DROP,
    ]
    client = Client("xoxb-sample", base_url=slack.url, retry_handlers=[])
    for _ in range(4):
        with pytest.raises(Exception):  # noqa: B017, PT011 # of whatever kind
            client.chat_postMessage(channel="C01", text="Sample")

    [family] = client.refused.collect()
    codes = {each.labels["code"] for each in family.samples if each.name.endswith("_total")}
    assert codes == {"is_archived", "http 200", "http 503", "no answer"}


# ---- the sample dashboard and alerts ------------------------------------------------------------


def names_in(text: str) -> set[str]:
    return {re.sub(r"_created$", "", name) for name in re.findall(r"\bdrp_[a-z_]+\b", text)}


@pytest.mark.parametrize("file", ["dashboard.json", "alerts.yml"])
def test_every_figure_that_a_sample_asks_for_is_there(busy: Office, file: str):
    there = {name for name, _, _ in asked(busy)}
    wanted = names_in((OPERATIONS / file).read_text("utf-8"))

    assert len(wanted) > 5
    assert wanted - there == set()


def test_the_dashboard_is_whole_and_no_panel_lies_on_another():
    read = json.loads((OPERATIONS / "dashboard.json").read_text("utf-8"))
    panels = read["panels"]

    assert len({panel["id"] for panel in panels}) == len(panels)
    taken = [
        (x, y)
        for place in (panel["gridPos"] for panel in panels)
        for x in range(place["x"], place["x"] + place["w"])
        for y in range(place["y"], place["y"] + place["h"])
    ]
    assert len(taken) == len(set(taken))
    assert max(x for x, _ in taken) < 24
    assert all(target["expr"] for panel in panels for target in panel["targets"])


def test_each_alert_is_explained_by_its_name_with_what_to_do():
    [group] = yaml.safe_load((OPERATIONS / "alerts.yml").read_text("utf-8"))["groups"]
    page = (OPERATIONS.parent / "operations.md").read_text("utf-8")

    for rule in group["rules"]:
        assert rule["annotations"]["summary"].endswith(".")
        assert rule["labels"]["severity"] in ("page", "ticket")
        assert f"| `{rule['alert']}` |" in page
