"""Rebuilds a view or message with slackblocks, which refuses what its own limits do not allow."""

from typing import Any

import slackblocks as sb

Json = dict[str, Any]


def refusal(thing: Json) -> str | None:
    """Give why slackblocks would not build this, or None."""
    try:
        blocks = [_block(block) for block in thing["blocks"]]
        if "title" in thing:
            _modal(thing, blocks)
        elif thing.get("type") == "home":
            sb.HomeTabView(blocks, callback_id=thing["callback_id"])
        else:
            sb.Message(channel="C01", text=thing["text"], blocks=blocks)
    except (sb.InvalidUsageError, ValueError, TypeError) as error:
        return str(error)
    return None


def _modal(view: Json, blocks: list[sb.Block]) -> sb.ModalView:
    return sb.ModalView(
        title=_text(view["title"]),
        blocks=blocks,
        close=_text(view["close"]),
        submit=_text(view["submit"]) if "submit" in view else None,
        private_metadata=view["private_metadata"],
        callback_id=view["callback_id"],
        clear_on_close=view.get("clear_on_close", False),
    )


def _text(text: Json) -> sb.Text:
    return sb.Text.from_dict(text)


def _block(block: Json) -> sb.Block:
    named = {"block_id": block["block_id"]}
    match block["type"]:
        case "section":
            beside = _element(block["accessory"]) if "accessory" in block else None
            return sb.SectionBlock(_text(block["text"]), accessory=beside, **named)
        case "input":
            return sb.InputBlock(
                _text(block["label"]),
                _element(block["element"]),
                hint=_text(block["hint"]) if "hint" in block else None,
                dispatch_action=block.get("dispatch_action", False),
                optional=block["optional"],
                **named,
            )
        case "actions":
            return sb.ActionsBlock([_element(each) for each in block["elements"]], **named)
        case "rich_text":
            sections = [
                sb.RichTextSection([sb.RichText(run["text"]) for run in each["elements"]])
                for each in block["elements"]
            ]
            return sb.RichTextBlock(sections, **named)
        case _:
            return sb.Block.from_dict(block)


def _element(element: Json) -> sb.Element:
    known = {"action_id": element["action_id"]}
    if "placeholder" in element:
        known["placeholder"] = _text(element["placeholder"])
    if "initial_option" in element:
        known["initial_option"] = sb.Option.from_dict(element["initial_option"])
    options = [sb.Option.from_dict(option) for option in element.get("options", ())]
    match element["type"]:
        case "button":
            asks = (
                {"confirm": sb.ConfirmationDialogue.from_dict(element["confirm"])}
                if "confirm" in element
                else {}
            )
            return sb.Button(
                _text(element["text"]),
                value=element.get("value"),
                style=element.get("style"),
                accessibility_label=element.get("accessibility_label"),
                **known,
                **asks,
            )
        case "plain_text_input":
            return sb.PlainTextInput(
                initial_value=element.get("initial_value"),
                multiline=element["multiline"],
                max_length=element["max_length"],
                **known,
            )
        case "external_select":
            return sb.ExternalSelectMenu(min_query_length=element["min_query_length"], **known)
        case "users_select":
            return sb.UserSelectMenu(initial_user=element.get("initial_user"), **known)
        case "email_text_input":
            return sb.EmailInput(initial_value=element.get("initial_value"), **known)
        case "static_select":
            return sb.StaticSelectMenu(options=options, **known)
        case "radio_buttons":
            return sb.RadioButtonGroup(options=options, **known)
        case "checkboxes":
            ticked = [sb.Option.from_dict(each) for each in element.get("initial_options", ())]
            return sb.CheckboxGroup(options=options, initial_options=ticked or None, **known)
        case "datepicker":
            return sb.DatePicker(initial_date=element.get("initial_date"), **known)
        case "datetimepicker":
            return sb.DateTimePicker(initial_datetime=element.get("initial_date_time"), **known)
        case kind:
            raise TypeError(f"no second opinion on {kind}")
