"""Writes the table of settings from the class that reads them."""

from typing import Final

from travaux.config.environment import Environment

PATH = "reference/settings.md"

HEAD: Final = """# Settings

All come from the environment; there is no file of settings. An empty variable counts as not set.

| variable | without it | says |
| --- | --- | --- |
"""
#: By the name of the field: what it says, and what stands where the default is worked out.
SAYS: Final = {
    "database": (
        "The record: `sqlite:///PATH` or `postgresql://user:password@host:5432/name` ([how](../how-to/postgresql.md)).",
        "`travaux.sqlite3` in the data folder",
    ),
    "data_dir": ("The data folder: signing key, secret key, and the record where no other place is named.", ""),
    "secret_key": (
        "What the site signs with, where it signs anything. Give it where several processes serve one record.",
        "made once and kept in the data folder",
    ),
    "hosts": (
        "The names under which the site is reached, parted by blanks or commas; any other is answered with 400.",
        "",
    ),
    "tls": (
        "`true` where a proxy in front speaks TLS: cookies go over TLS only, and `X-Forwarded-Proto` is believed.",
        "",
    ),
    "site": ("The address of the site, as letters name it.", ""),
    "email": (
        "How letters leave: `file` (into the folder `mail`), `smtp://…` or `smtps://…`; of an exercise always `file`.",
        "",
    ),
    "email_from": ("From whom letters come.", ""),
}

FOOT: Final = """
For those who change the program: `TRAVAUX_CHROMIUM` names the browser of `make test-pages` and of the screenshots,
`TRAVAUX_SOAK` lengthens the reliability tests, `TRAVAUX_BENCH_DIR` says where `make bench` keeps its records.
"""


def text() -> str:
    """The page, a row a variable."""
    prefix = Environment.model_config.get("env_prefix", "")
    rows = (
        f"| `{prefix}{name.upper()}` | {SAYS[name][1] or f'`{field.default}`'} | {SAYS[name][0]} |\n"
        for name, field in Environment.model_fields.items()
    )
    return f"{HEAD}{''.join(rows)}{FOOT}"
