"""The settings: the environment first, then ``drp.toml``, read once. No other module reads them."""

import os
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    AliasChoices,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
)
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from slackapp import shipped
from slackapp.mail import server
from slackapp.retention_settings import Retention
from slackapp.wording import command_line as say
from slackapp.wording import mail_set_up
from workflows.post_office import can_be_written_to, is_domain

SLACK = "https://slack.com/api/"
HERE = ("127.0.0.1", "localhost", "::1")


class WrongSettings(Exception):
    """A setting cannot be read; the text says which and why, and never its value."""


class CannotStart(Exception):
    """Something that is needed is missing; the text says what, and how to mend it."""


def _listed(value: object) -> object:
    """Read "a, b" as a and b."""
    if isinstance(value, str):
        return tuple(each.strip() for each in value.split(",") if each.strip())
    return value


def _flag_is_warn(value: object) -> object:
    """Read "flag", another word for the same."""
    return "warn" if value == "flag" else value


def _first_shipped() -> tuple[str, ...]:
    return shipped.procedures()[:1]


def _a_server(value: SecretStr) -> SecretStr:
    server.read(value.get_secret_value())
    return value


def _a_way_to_slack(value: str) -> str:
    """Whoever reads along on the way would have the token; on this machine nobody does."""
    if urlsplit(value).scheme != "https" and urlsplit(value).hostname not in HERE:
        raise ValueError(say.SLACK_IN_THE_CLEAR)
    return value


def _an_address(value: str) -> str:
    """A name can stand for several addresses, and the app listens at one."""
    try:
        ip_address(value)
    except ValueError:
        raise ValueError(say.NOT_AN_ADDRESS) from None
    return value


def _a_sender(value: str) -> str:
    if value and not can_be_written_to(value):
        raise ValueError(mail_set_up.NOT_A_SENDER)
    return value


def _domains(value: tuple[str, ...]) -> tuple[str, ...]:
    if not all(map(is_domain, value)):
        raise ValueError(mail_set_up.NOT_A_DOMAIN)
    return value


EmailAddress = Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
Listed = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_listed)]


class Table(BaseModel):
    """A table of drp.toml: a word that is not known is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Safety(Table):
    """Telephone numbers for immediate safety, as they are shown."""

    telephone: str = ""
    out_of_hours: str = ""


class Closures(Table):
    """Days on which the council's own clocks stop, or run although they are bank holidays.

    ``known_until``: how far bank holidays are published; a later due date is shown as provisional.
    """

    closed: tuple[date, ...] = ()
    opened: tuple[date, ...] = ()
    known_until: date | None = None


class Settings(BaseSettings):
    """Everything that an installation sets."""

    model_config = SettingsConfigDict(
        frozen=True, extra="ignore", case_sensitive=True, env_ignore_empty=True
    )

    bot_token: SecretStr | None = Field(default=None, alias="SLACK_BOT_TOKEN")
    app_token: SecretStr | None = Field(default=None, alias="SLACK_APP_TOKEN")
    signing_secret: SecretStr = Field(default=SecretStr(""), alias="SLACK_SIGNING_SECRET")
    api_url: Annotated[str, AfterValidator(_a_way_to_slack)] = Field(
        default=SLACK, alias="SLACK_API_URL"
    )
    #: It may hold a password, so it is never shown.
    database_url: str = Field(default="sqlite:///drp.db", repr=False, alias="DRP_DATABASE_URL")
    keys: SecretStr = Field(default=SecretStr(""), alias="DRP_ENCRYPTION_KEYS")
    procedures: Listed = Field(default_factory=_first_shipped, alias="DRP_PROCEDURES")
    procedures_dir: Path | None = Field(default=None, alias="DRP_PROCEDURES_DIR")
    open_questions: Annotated[Literal["warn", "block"], BeforeValidator(_flag_is_warn)] = Field(
        default="warn", alias="DRP_OPEN_QUESTIONS"
    )
    administrators: Listed = Field(default=(), alias="DRP_ADMINISTRATORS")
    overseers: Listed = Field(default=(), alias="DRP_OVERSEERS")
    #: Who may open a dispute on call, and who then reads why: both must be set.
    on_call: Listed = Field(default=(), alias="DRP_ON_CALL")
    officers: Listed = Field(default=(), alias="DRP_DATA_PROTECTION_OFFICERS")
    #: The partnership or agency, as reports name it.
    organisation: str = Field(default="", alias="DRP_ORGANISATION")
    channel: str = Field(default="", alias="DRP_CHANNEL")
    host: Annotated[str, AfterValidator(_an_address)] = Field(default="127.0.0.1", alias="DRP_HOST")
    port: int = Field(default=3000, ge=0, le=65535, alias="DRP_PORT")
    #: Where the heads of the record are written, a file a day; best on another machine's disk.
    heads_dir: Path | None = Field(default=None, alias="DRP_HEADS_DIR")
    calendar: Literal["ENG", "WLS", "SCT", "NIR"] = Field(default="ENG", alias="DRP_CALENDAR")
    smtp_url: Annotated[SecretStr, AfterValidator(_a_server)] | None = Field(
        default=None, alias="DRP_SMTP_URL"
    )
    mail_from: Annotated[str, AfterValidator(_a_sender)] = Field(default="", alias="DRP_MAIL_FROM")
    secure_domains: Annotated[Listed, AfterValidator(_domains)] = Field(
        default=(), alias="DRP_SECURE_DOMAINS"
    )
    safety: Safety = Safety()
    closures: Closures = Closures()
    retention: Retention = Retention()
    #: The e-mail addresses of posts outside, by the key of the post in the procedure file.
    #: They stand under ``[mailboxes]``; an installation of before e-mail says ``[outside]``.
    outside: Mapping[str, EmailAddress] = Field(
        default={}, validation_alias=AliasChoices("mailboxes", "outside")
    )

    @property
    def over_http(self) -> bool:
        """Does Slack post to us? An app token means that we open a socket instead."""
        return self.app_token is None and bool(self.signing_secret.get_secret_value())

    @property
    def sends_mail(self) -> bool:
        """Is there all that it takes to send e-mail?"""
        return self.smtp_url is not None and bool(self.mail_from)

    @property
    def encryption_keys(self) -> tuple[str, ...]:
        """Give the keys, newest first."""
        return tuple(key.strip() for key in self.keys.get_secret_value().split(",") if key.strip())

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment wins over the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, _file())


def of(**values: Any) -> Settings:
    """Give settings of exactly these values, by their names in the environment."""
    return Settings.model_validate(values)


def read() -> Settings:
    """Read the settings. Raises WrongSettings, a line for each setting that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        lines = [f"{'.'.join(map(str, each['loc']))}: {each['msg']}." for each in error.errors()]
        raise WrongSettings("\n".join(lines)) from None
    except (OSError, ValueError) as error:
        raise WrongSettings(say.settings_cannot_be_read(error)) from None


def unknown() -> tuple[str, ...]:
    """Give what is set under a name that looks like one of ours, and is none."""
    named = [each for each in os.environ if each.startswith(("DRP_", "SLACK_"))]
    with suppress(OSError, ValueError):  # one that cannot be read is said by ``read``
        named += tomllib.loads(_file().read_text(encoding="utf-8"))
    return tuple(sorted(set(named) - known()))


def known() -> frozenset[str]:
    """Give every name that something can be set under."""
    names = {"DRP_SETTINGS"}
    for name, field in Settings.model_fields.items():
        also = field.validation_alias
        names |= set(map(str, also.choices)) if isinstance(also, AliasChoices) else set()
        names.add(field.alias or name)
    return frozenset(names)


def _file() -> Path:
    """Give the file of settings. Raises ValueError where one is named, and there is none."""
    named = os.environ.get("DRP_SETTINGS", "")
    if named and not Path(named).is_file():
        raise ValueError(say.no_settings_file(named))
    return Path(named or "drp.toml")
