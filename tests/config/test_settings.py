"""How the site is set up: from the environment alone, safe as it comes, and whole wherever the package lies."""

import os
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import get_resolver
from django.utils.module_loading import import_string

import travaux
from travaux.config.environment import Environment
from travaux.frame.templatetags.telling import asset
from travaux.office import exercise

PACKAGE = Path(travaux.__file__).parent
SHOW = """
import json, sys
from django.conf import settings
names = ("DEBUG", "ALLOWED_HOSTS", "ROOT_URLCONF", "TRAVAUX_WRITE_LOCK", "LANGUAGE_CODE", "APPEND_SLASH")
print(json.dumps({name: str(getattr(settings, name)) for name in names}))
if "sign" in sys.argv:
    print(len(str(settings.SECRET_KEY)))
"""


def shown(folder: Path, *words: str, **given: str) -> subprocess.CompletedProcess[str]:
    """What a fresh process reads from the settings under these variables and no others of ours."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("TRAVAUX_")}
    environment = bare | {"HOME": str(folder), "DJANGO_SETTINGS_MODULE": "travaux.config.settings"} | given
    return subprocess.run(
        [sys.executable, "-c", SHOW, *words], env=environment, capture_output=True, text=True, check=False
    )


def told(ran: subprocess.CompletedProcess[str]) -> dict[str, str]:
    assert ran.returncode == 0, ran.stderr
    return msgspec.json.decode(ran.stdout.splitlines()[0], type=dict[str, str])


def test_settings_are_read_without_a_variable_and_leave_nothing_behind(tmp_path: Path) -> None:
    found = told(shown(tmp_path))
    assert found["DEBUG"] == "False"
    assert found["ALLOWED_HOSTS"] == "['localhost', '127.0.0.1', '[::1]']"
    assert list(tmp_path.iterdir()) == []


def test_the_secret_is_made_once_when_something_is_signed_and_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    first = shown(tmp_path, "sign", TRAVAUX_DATA_DIR=str(folder))
    assert int(first.stdout.splitlines()[1]) > 40
    secret = folder / "secret-key"
    assert secret.stat().st_mode & 0o777 == 0o600
    kept = secret.read_text()
    assert shown(tmp_path, "sign", TRAVAUX_DATA_DIR=str(folder)).returncode == 0
    assert secret.read_text() == kept


def test_a_secret_that_is_given_is_taken_and_no_file_is_made(tmp_path: Path) -> None:
    ran = shown(tmp_path, "sign", TRAVAUX_DATA_DIR=str(tmp_path / "data"), TRAVAUX_SECRET_KEY="given")  # noqa: S106 - of no use
    assert ran.stdout.splitlines()[1] == str(len("given"))
    assert list(tmp_path.iterdir()) == []


def test_hosts_and_database_come_from_the_environment(tmp_path: Path) -> None:
    found = told(
        shown(tmp_path, TRAVAUX_HOSTS="a.example,b.example  c.example", TRAVAUX_DATABASE=f"sqlite:///{tmp_path}/r.db")
    )
    assert found["ALLOWED_HOSTS"] == "['a.example', 'b.example', 'c.example']"
    assert found["TRAVAUX_WRITE_LOCK"] == f"{tmp_path}/r.db-lock"


@pytest.mark.parametrize("given", ["", "   ", ","])
def test_hosts_left_empty_answer_nobody_else(tmp_path: Path, given: str) -> None:
    hosts = told(shown(tmp_path, TRAVAUX_HOSTS=given))["ALLOWED_HOSTS"]
    assert "*" not in hosts
    assert hosts in {"[]", "['localhost', '127.0.0.1', '[::1]']"}


def test_a_database_that_is_none_is_refused_when_the_settings_are_read(tmp_path: Path) -> None:
    ran = shown(tmp_path, TRAVAUX_DATABASE="mysql://clerk:hush@host/name")
    assert ran.returncode != 0
    assert "it names no known kind of database" in ran.stderr
    assert "BadAddress" in ran.stderr.splitlines()[-1]


def test_a_secret_is_shown_by_no_description_of_the_environment() -> None:
    assert "hush" not in repr(Environment(secret_key="hush"))  # noqa: S106 - of no use


def test_the_site_does_not_run_to_be_debugged() -> None:
    assert settings.DEBUG is False
    assert "*" not in settings.ALLOWED_HOSTS


def test_every_room_around_an_answer_is_there_and_in_its_order() -> None:
    order = list(settings.MIDDLEWARE)
    for name in order:
        assert callable(import_string(name))

    def before(first: str, second: str) -> bool:
        places = [next(place for place, name in enumerate(order) if one in name) for one in (first, second)]
        return places[0] < places[1]

    # the headers stand on every answer, also on those for programs and on files
    assert order[0] == "travaux.frame.headers.guarded"
    assert before("for_programs", "WhiteNoise")
    # files hang on no language; a page is compared with what the reader holds only once its language is known
    assert before("WhiteNoise", "language.spoken")
    assert before("language.spoken", "ConditionalGet")
    assert order[-1] == "travaux.frame.refusals.told_plainly"


def test_no_door_stands_beside_the_one_by_which_people_sign_in() -> None:
    everything = " ".join([*settings.MIDDLEWARE, *settings.INSTALLED_APPS])
    assert not re.search("admin|messages|socialaccount|idp|openid", everything)
    assert settings.AUTH_USER_MODEL == "accounts.Account"


def test_every_language_of_the_site_has_its_catalogue() -> None:
    (folder,) = settings.LOCALE_PATHS
    assert folder == PACKAGE / "enquiry" / "locale"
    for code, name in settings.LANGUAGES:
        assert name
        assert code == "en" or (folder / code / "LC_MESSAGES" / "django.mo").stat().st_size > 10_000


@pytest.mark.parametrize("name", ["handler400", "handler404", "handler500"])
def test_every_refusal_has_its_page(name: str) -> None:
    from travaux.config import urls  # noqa: PLC0415 - it needs the settings

    assert callable(import_string(getattr(urls, name)))
    assert get_resolver(settings.ROOT_URLCONF).resolve("/api/v1/facts")


def static_files() -> list[str]:
    folder = PACKAGE / "frame" / "static"
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_every_file_of_the_site_is_found_under_an_address_with_its_digest() -> None:
    assert len(static_files()) > 5
    addresses = {name: asset(name) for name in static_files()}
    assert all(re.fullmatch(rf"/static/{re.escape(name)}\?v=[0-9a-f]{{12}}", told) for name, told in addresses.items())
    assert all(finders.find(name) for name in addresses)
    assert len({told.rpartition("=")[2] for told in addresses.values()}) == len(addresses)


def test_a_file_is_kept_for_a_year_and_what_is_none_is_refused_with_a_page() -> None:
    response = Client(SERVER_NAME="localhost").get(asset("frame/site.css"))
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "max-age=31536000, public"
    assert b"".join(response) == (PACKAGE / "frame" / "static" / "frame" / "site.css").read_bytes()


@pytest.mark.parametrize(
    "address",
    [
        "/static/frame/none.css",
        "/static/../settings.py",
        "/static/%2e%2e/config/settings.py",
        "/static/",
        "/static/frame/",
    ],
)
def test_nothing_but_the_files_of_the_site_is_served_as_one(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exercise, "mark_if_there", str)  # there is no record to ask for its mark
    response = Client(SERVER_NAME="localhost").get(address)
    assert response.status_code in {400, 404}
    assert b"SECRET_KEY" not in response.content


def test_fonts_come_with_their_licences() -> None:
    fonts = [Path(name) for name in static_files() if name.endswith((".woff2", ".woff", ".ttf"))]
    licences = {Path(name).parent for name in static_files() if re.search("licen|OFL", name, re.IGNORECASE)}
    assert {font.parent for font in fonts} <= licences


def test_what_a_web_server_runs_answers_by_itself(tmp_path: Path) -> None:
    code = """
import io
from travaux.config.wsgi import application
said = []
environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/api/v1/events", "SERVER_NAME": "localhost", "SERVER_PORT": "80",
           "wsgi.input": io.BytesIO(), "wsgi.url_scheme": "http"}
body = b"".join(application(environ, lambda status, headers: said.append(status)))
print(said[0], len(body))
"""
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("TRAVAUX_", "DJANGO_"))}
    ran = subprocess.run(
        [sys.executable, "-c", code], env=bare | {"HOME": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("200 OK ")
    assert list(tmp_path.iterdir()) == []
