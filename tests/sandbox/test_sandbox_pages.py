"""The pages: what they show to whom, how markup is drawn, and who is kept away."""

from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

import httpx
import pytest
from slack_sdk import WebClient

from slackapp.sandbox.pages.mrkdwn import mrkdwn
from slackapp.sandbox.server import Sandbox
from slackapp.sandbox.workspace import ClockControl
from tests.person import Control, NotOnScreen, Person, sandbox_person
from tests.sandbox.blocks import actions, ask, button, modal, section
from tests.sandbox.sample import (
    ANNA,
    APP,
    BEN,
    BOT,
    GONE,
    OPEN,
    ROBOT,
    WITHOUT_APP,
    Aside,
    a_sandbox,
    attaching,
)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """One for all these tests; each looks for words that no other has written."""
    sandbox = a_sandbox()
    sandbox.start()
    yield sandbox
    sandbox.stop()


NAMES = {BEN: "Ben Sample", OPEN: "general"}


class Words(HTMLParser):
    """The words of a page, as they are read out: hidden pictures and scripts left out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.words += data.split()

    def __str__(self) -> str:
        return " ".join(self.words)


def page(sandbox: Sandbox, path: str) -> str:
    answer = httpx.get(f"{sandbox.url}{path}", follow_redirects=True)
    assert answer.status_code == 200
    return answer.text


def test_the_first_page_is_that_of_the_first_person(sandbox: Sandbox):
    shown = page(sandbox, "/")

    assert "Local workspace. Sample people, nothing leaves this computer." in str(Words(shown))
    assert f'data-person="{ANNA}"' in shown
    assert "The app is not connected." in shown


def test_only_people_who_can_log_in_can_be_acted_as(sandbox: Sandbox):
    shown = page(sandbox, "/")

    assert f'<option value="{BEN}"' in shown
    assert f'<option value="{ROBOT}"' not in shown
    for person_id in (GONE, ROBOT, "U99"):
        assert httpx.get(f"{sandbox.url}/as/{person_id}").status_code == 404


def test_a_channel_is_shown_to_its_members_only(sandbox: Sandbox):
    assert httpx.get(f"{sandbox.url}/as/{ANNA}/{WITHOUT_APP}").status_code == 200
    assert httpx.get(f"{sandbox.url}/as/{BEN}/{WITHOUT_APP}").status_code == 404


def test_a_message_shows_its_blocks_and_the_telephone_its_text(sandbox: Sandbox, client: WebClient):
    go = button("go", "Reply", accessibility_label="Reply to DRP-1")
    client.chat_postMessage(
        channel=ANNA, text="Only the text", blocks=[section("*In* the blocks"), actions(go)]
    )

    shown = page(sandbox, f"/as/{ANNA}")
    assert "<strong>In</strong> the blocks" in shown
    assert 'aria-label="Reply to DRP-1"' in shown
    assert shown.count("Only the text") == 1
    assert shown.index('id="phone"') < shown.index("Only the text") < shown.index('id="messages"')


def test_a_channel_does_not_ring_anybodys_telephone(sandbox: Sandbox, client: WebClient):
    client.chat_postMessage(channel=OPEN, text="For everybody")

    assert "For everybody" not in page(sandbox, f"/as/{ANNA}")
    assert "For everybody" in page(sandbox, f"/as/{ANNA}/{OPEN}")


def test_unread_messages_are_counted_until_they_are_read(
    sandbox: Sandbox, client: WebClient, anna: Person
):
    anna.do("read", channel=OPEN)
    client.chat_postMessage(channel=OPEN, text="One")
    client.chat_postMessage(channel=OPEN, text="Two")

    assert "general 2 unread" in str(Words(page(sandbox, f"/as/{ANNA}")))
    anna.do("read", channel=OPEN)
    assert "2 unread" not in str(Words(page(sandbox, f"/as/{ANNA}")))


def test_what_only_one_person_sees_is_marked_and_can_be_dismissed(
    sandbox: Sandbox, client: WebClient, anna: Person
):
    client.chat_postEphemeral(channel=OPEN, user=ANNA, text="Psst")

    assert "Only visible to you" in page(sandbox, f"/as/{ANNA}/{OPEN}")
    assert "Psst" not in page(sandbox, f"/as/{BEN}/{OPEN}")
    anna.do("dismiss", channel=OPEN, ts=anna.ephemeral()[0].ts)
    assert "Psst" not in page(sandbox, f"/as/{ANNA}/{OPEN}")


def test_messages_carry_the_local_time_of_the_workspace():
    sandbox = a_sandbox(now=lambda: datetime(2026, 7, 1, 9, 30, tzinfo=UTC))
    sandbox.start()
    WebClient(APP.bot_token, base_url=sandbox.api_url).chat_postMessage(channel=ANNA, text="Hello")

    words = str(Words(page(sandbox, f"/as/{ANNA}")))
    sandbox.stop()

    assert "Wednesday 1 July 2026" in words
    assert "10:30" in words


def test_an_open_form_is_drawn_with_what_was_typed_and_what_is_wrong(aside: Aside):
    form = modal(ask("name", "Name"), ask("day", "Day", "datepicker"), title="A <form>")

    def listeners(app: Any) -> None:
        @app.command("/sample")
        def open_form(ack: Any, body: Any, client: WebClient) -> None:
            client.views_open(trigger_id=body["trigger_id"], view=form)
            ack()

    sandbox = a_sandbox()
    anna = sandbox_person(sandbox.start(), ANNA)
    with attaching(sandbox, aside) as attach:
        attach(listeners)
        anna.types("/sample")
        anna.modal().fill("Name", '"><script>alert(1)</script>')
        anna.modal().submit()
        shown, bens = page(sandbox, f"/as/{ANNA}"), page(sandbox, f"/as/{BEN}")

    assert "A &lt;form&gt;" in shown
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script>alert" not in shown
    assert shown.count("Please complete this required field.") == 1
    assert "<dialog" not in bens


def test_plain_messages_are_for_people_and_not_for_the_app(anna: Person, control: Control):
    anna.says("Good morning", channel=OPEN)

    assert Person(control, BEN).channel(OPEN).message("Good morning")
    with pytest.raises(NotOnScreen, match="This app reads no messages"):
        anna.says("Hello", channel=f"D{ANNA}")


def test_the_clock_bar_is_there_only_if_somebody_owns_the_clock(sandbox: Sandbox):
    hours = [10]
    clock = ClockControl(
        label=lambda: f"{hours[0]} o'clock",
        steps=[("hour", "One hour later")],
        jump=lambda step: hours.append(hours.pop() + 1),
    )
    with_clock = a_sandbox(clock=clock)
    with_clock.start()

    before = page(with_clock, "/")
    Control(with_clock.url).do("/clock", step="hour")
    after = page(with_clock, "/")
    with_clock.stop()

    assert "One hour later" not in page(sandbox, "/")
    assert "10 o&#39;clock" in before
    assert "11 o&#39;clock" in after


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("*bold* _slanted_ ~gone~", "<strong>bold</strong> <em>slanted</em> <s>gone</s>"),
        ("2*3*4 and snake_case_name", "2*3*4 and snake_case_name"),
        ("`*code*`", "<code>*code*</code>"),
        ("```a\n*b*```", "<pre>a\n*b*</pre>"),
        ("one\ntwo", "one<br>two"),
        ("• one\n- two", '<span class="bullet">one</span><span class="bullet">two</span>'),
        ("&gt; said", '<span class="quote">said</span>'),
        ("&lt;b&gt; &amp; c", "&lt;b&gt; &amp; c"),
        ("<script>", "&lt;script&gt;"),
        ("a < b > c", "a &lt; b &gt; c"),
        (
            f"<@{BEN}> in <#{OPEN}>",
            '<span class="mention">@Ben Sample</span> in <span class="mention">#general</span>',
        ),
        ("<!date^1^{date}|soon>", '<span class="mention">soon</span>'),
        (
            "*<https://example.org/?a=1&amp;b=2|here>*",
            '<strong><a href="https://example.org/?a=1&amp;b=2" target="_blank" '
            'rel="noreferrer">here</a></strong>',
        ),
        ("<javascript:alert(1)|here>", "&lt;javascript:alert(1)|here&gt;"),
        (
            '<https://a"onclick="x|here>',
            '<a href="https://a&#34;onclick=&#34;x" target="_blank" rel="noreferrer">here</a>',
        ),
    ],
)
def test_markup_is_drawn_and_everything_else_is_only_text(written: str, drawn: str):
    assert str(mrkdwn(written, NAMES)) == drawn


def test_bare_addresses_become_links_unless_the_text_is_verbatim():
    written = "See https://example.org"

    assert "<a href" in mrkdwn(written, NAMES)
    assert mrkdwn(written, NAMES, verbatim=True) == written


@pytest.mark.parametrize(
    ("method", "path", "headers"),
    [
        ("GET", "/", {"Host": "evil.example"}),
        ("GET", "/control/log", {"Host": "evil.example:80"}),
        ("GET", "/", {"Host": "[bad"}),
        ("POST", f"/control/people/{ANNA}/close", {"Origin": "https://evil.example"}),
        ("POST", f"/control/people/{ANNA}/close", {"Origin": "null"}),
        ("POST", "/api/chat.postMessage", {"Origin": "http://127.0.0.1:1"}),
    ],
)
def test_other_websites_are_kept_away(
    sandbox: Sandbox, method: str, path: str, headers: dict[str, str]
):
    answer = httpx.request(method, f"{sandbox.url}{path}", headers=headers)

    assert answer.status_code == 403


def test_a_websocket_from_another_website_is_refused(sandbox: Sandbox, client: WebClient):
    token = {"Authorization": f"Bearer {APP.app_token}"}
    opened = httpx.post(f"{sandbox.api_url}apps.connections.open", headers=token).json()
    address = opened["url"].replace("ws://", "http://")
    upgrade = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }

    answer = httpx.get(address, headers={**upgrade, "Origin": "https://evil.example"})

    assert answer.status_code == 403


def test_its_own_pages_may_act(sandbox: Sandbox):
    own = {"Origin": sandbox.url}
    answer = httpx.post(
        f"{sandbox.url}/control/people/{ANNA}/say",
        headers=own,
        json={"text": "Hello", "channel": OPEN},
    )

    assert answer.status_code == 200
    assert "script-src" not in answer.headers["content-security-policy"]
    assert answer.headers["content-security-policy"].startswith("default-src 'self'")


def test_what_nobody_can_do_is_said_in_a_sentence(anna: Person, sandbox: Sandbox):
    deeds = f"{sandbox.url}/control/people"

    def refusal(path: str, **body: Any) -> tuple[int, str]:
        answer = httpx.post(f"{deeds}/{path}", json=body)
        return answer.status_code, answer.json()["error"]

    assert refusal(f"{ANNA}/fly") == (404, "Nobody can 'fly' here.")
    assert refusal(f"{ANNA}/close") == (409, f"{ANNA} has no form open.")
    assert refusal(f"{GONE}/close") == (409, "The account of Gone Sample is deactivated.")
    assert refusal(f"{BOT}/close") == (409, f"There is no person '{BOT}' here.")
    assert refusal(f"{ANNA}/command") == (409, "The request must be an object with: text.")
