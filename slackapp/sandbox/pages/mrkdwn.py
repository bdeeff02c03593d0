"""Slack's markup as safe HTML: docs.slack.dev/messaging/formatting-message-text."""

import re
from collections.abc import Callable, Mapping

from markupsafe import Markup, escape

_SPECIAL = re.compile(
    r"```(?P<fenced>.+?)```|`(?P<code>[^`\n]+)`|<(?P<angled>[^<>\n]+)>|(?P<bare>https?://[^\s<>|]+)",
    re.DOTALL,
)
_EMPHASIS = (
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])"), r"<strong>\1</strong>"),
    (re.compile(r"(?<![\w_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])"), r"<em>\1</em>"),
    (re.compile(r"(?<![\w~])~(?=\S)([^~\n]+?)(?<=\S)~(?![\w~])"), r"<s>\1</s>"),
)
_SET_ASIDE = re.compile("\ue000(\\d+)\ue001")
_BULLET = ("• ", "- ")


def plain(text: str) -> Markup:
    """A text without markup; only its line breaks show."""
    return Markup("<br>").join(_own(text).split("\n"))


def mrkdwn(text: str, names: Mapping[str, str], *, verbatim: bool = False) -> Markup:
    """Formatted text; *names* turns ids of people and channels into what they are called.

    Addresses and code are set aside first, so that no emphasis is looked for inside them.
    """
    aside: list[Markup] = []

    def set_aside(match: re.Match[str]) -> str:
        if match["bare"] and verbatim:
            return match[0]
        aside.append(_special(match, names))
        return f"\ue000{len(aside) - 1}\ue001"

    lines = _SPECIAL.sub(set_aside, text.replace("\ue000", "")).split("\n")
    drawn = "".join(_line(line) for line in lines).removesuffix("<br>")
    return Markup(_SET_ASIDE.sub(lambda match: aside[int(match[1])], drawn))  # noqa: S704


def _line(line: str) -> str:
    """One line, already safe: a quotation, a bullet, or words and a break."""
    for begin, kind in (("&gt;", "quote"), *((bullet, "bullet") for bullet in _BULLET)):
        if line.startswith(begin):
            return f'<span class="{kind}">{_emphasised(line.removeprefix(begin).strip())}</span>'
    return f"{_emphasised(line)}<br>"


def _emphasised(text: str) -> str:
    drawn = str(_own(text))
    for pattern, replacement in _EMPHASIS:
        drawn = pattern.sub(replacement, drawn)
    return drawn


def _own(text: str) -> Markup:
    """Senders write three characters as entities; they are read first and written anew."""
    read = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return escape(read)


def _special(match: re.Match[str], names: Mapping[str, str]) -> Markup:
    if match["fenced"]:
        return Markup("<pre>{}</pre>").format(_own(match["fenced"].strip("\n")))
    if match["code"]:
        return Markup("<code>{}</code>").format(_own(match["code"]))
    if match["bare"]:
        return _link(match["bare"], match["bare"])
    return _angled(match["angled"], names)


def _angled(inside: str, names: Mapping[str, str]) -> Markup:
    """What stands between < and >: a person, a channel, a special word, an address or nothing."""
    target, _, label = inside.partition("|")
    signs: dict[str, Callable[[str], str]] = {
        "@": lambda target: f"@{names.get(target, label or target)}",
        "#": lambda target: f"#{names.get(target, label or target)}",
        "!": lambda target: label or f"@{target}",
    }
    if target[:1] in signs:
        word = signs[target[0]](target[1:])
        return Markup('<span class="mention">{}</span>').format(_own(word))
    if not target.startswith(("http://", "https://", "mailto:")):
        return escape(f"<{inside}>")
    return _link(target, label or target.removeprefix("mailto:"))


def _link(target: str, label: str) -> Markup:
    link = Markup('<a href="{}" target="_blank" rel="noreferrer">{}</a>')
    return link.format(_own(target), _own(label))
