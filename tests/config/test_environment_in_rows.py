"""What the environment may say of letters, the database, the data folder and the hosts, row by row."""

from pathlib import Path

import pytest

from travaux.config.environment import BadAddress, Environment, NoHome, database
from travaux.config.mail import BadMail, Mail

FOLDER, SERVER = "travaux.accounts.mail.Letters", "django.core.mail.backends.smtp.EmailBackend"

#: What TRAVAUX_EMAIL says: by which way letters leave, over which host and port, for whom, encrypted how.
WAYS = (
    ("file", FOLDER, "localhost", 25, "", "", ""),
    ("smtp://mail.example", SERVER, "mail.example", 587, "", "", "starttls"),
    ("smtp://mail.example:25", SERVER, "mail.example", 25, "", "", "starttls"),
    ("smtps://mail.example", SERVER, "mail.example", 465, "", "", "tls"),
    ("smtps://mail.example:2465", SERVER, "mail.example", 2465, "", "", "tls"),
    ("SMTP://Mail.Example", SERVER, "mail.example", 587, "", "", "starttls"),
    ("smtp://clerk:hush@mail.example", SERVER, "mail.example", 587, "clerk", "hush", "starttls"),
    ("smtp://clerk@mail.example", SERVER, "mail.example", 587, "clerk", "", "starttls"),
    ("smtp://clerk%40csto:h%3Aush@mail.example", SERVER, "mail.example", 587, "clerk@csto", "h:ush", "starttls"),
    ("smtp://clerk:hush@mail.example:0", SERVER, "mail.example", 587, "clerk", "hush", "starttls"),
    ("smtps://[::1]:465", SERVER, "::1", 465, "", "", "tls"),
)  # fmt: skip


@pytest.mark.parametrize(("said", "backend", "host", "port", "user", "password", "encrypted"), WAYS)
def test_letters_leave_by_the_way_that_is_named(
    said: str, backend: str, host: str, port: int, user: str, password: str, encrypted: str
) -> None:
    found = Mail.of(said)
    assert (found.backend, found.host, found.port) == (backend, host, port)
    assert (found.user, found.password) == (user, password)
    assert (found.starttls, found.tls) == (encrypted == "starttls", encrypted == "tls")


#: What names no way, and what stands in it.
NO_WAYS = (
    ("", "it names no known way"),
    ("FILE", "it names no known way"),
    ("folder", "it names no known way"),
    ("mail.example", "it names no known way"),
    ("mail.example:587", "it names no known way"),
    ("http://mail.example", "it names no known way"),
    ("imap://clerk:hush@mail.example", "it names no known way"),
    ("smtp:", "it names no known way"),
    ("smtp://", "it names no known way"),
    ("smtp://:587", "it names no known way"),
    ("smtp://clerk:hush@", "it names no known way"),
    ("smtp://clerk:hush@mail.example:port", "its address cannot be read"),
    ("smtp://clerk:hush@mail.example:99999", "its address cannot be read"),
    ("smtp://clerk:hush@[::1", "its address cannot be read"),
)


@pytest.mark.parametrize(("said", "obstacle"), NO_WAYS)
def test_what_names_no_way_for_letters_is_refused_without_its_password(said: str, obstacle: str) -> None:
    with pytest.raises(BadMail) as caught:
        Mail.of(said)
    assert str(caught.value).startswith(f"TRAVAUX_EMAIL: {obstacle}. Write file (")
    assert "smtps://user:password@host:465" in str(caught.value)
    assert "hush" not in str(caught.value)


POSTGRESQL = "django.db.backends.postgresql"

#: An address, and of the entry made of it the name, host, port, user, password and options.
SERVERS = (
    ("postgresql://db.example/travaux", "travaux", "db.example", "", "", "", {}),
    ("postgres://db.example/travaux", "travaux", "db.example", "", "", "", {}),
    ("postgresql://db.example:5433/travaux", "travaux", "db.example", "5433", "", "", {}),
    ("postgresql://clerk@db.example/travaux", "travaux", "db.example", "", "clerk", "", {}),
    ("postgresql://clerk:hush@db.example/travaux", "travaux", "db.example", "", "clerk", "hush", {}),
    ("postgresql://cl%40rk:h%2Fush@db.example/t%20x", "t x", "db.example", "", "cl@rk", "h/ush", {}),
    ("postgresql:///travaux", "travaux", "", "", "", "", {}),
    ("postgresql://%2Frun%2Fpg/travaux", "travaux", "/run/pg", "", "", "", {}),
    ("postgresql://db/t?sslmode=require", "t", "db", "", "", "", {"sslmode": "require"}),
    ("postgresql://db/t?sslmode=require&connect_timeout=5", "t", "db", "", "", "", {"sslmode": "require", "connect_timeout": "5"}),
    ("postgresql://[::1]:5432/travaux", "travaux", "::1", "5432", "", "", {}),
)  # fmt: skip


@pytest.mark.parametrize(("address", "name", "host", "port", "user", "password", "options"), SERVERS)
def test_an_address_of_a_server_is_read_part_by_part(
    address: str, name: str, host: str, port: str, user: str, password: str, options: dict[str, str]
) -> None:
    found = database(address)
    assert found["ENGINE"] == POSTGRESQL
    assert (found["NAME"], found["HOST"], found["PORT"]) == (name, host, port)
    assert (found["USER"], found["PASSWORD"], found["OPTIONS"]) == (user, password, options)


#: What names no database, how it is shown, and what stands in it.
NO_DATABASES = (
    ("", "", "it names no known kind of database"),
    ("record.sqlite3", "record.sqlite3", "it names no known kind of database"),
    ("sqlite:record.sqlite3", "sqlite:record.sqlite3", "it names no known kind of database"),
    ("sqlite:///", "sqlite:///", "a record needs a file that outlives the command"),
    ("sqlite:///:memory:", "sqlite:///:memory:", "a record needs a file that outlives the command"),
    ("sqlite:///:memory:?cache=shared", "sqlite:///:memory:?cache=shared", "a record needs a file that outlives the command"),
    ("mysql://clerk:hush@db/travaux", "mysql://clerk:…@db/travaux", "it names no known kind of database"),
    ("postgresql://db.example", "postgresql://db.example", "it names a server, but no database on it"),
    ("postgresql://db.example/", "postgresql://db.example/", "it names a server, but no database on it"),
    ("postgresql://clerk:hush@db", "postgresql://clerk:…@db", "it names a server, but no database on it"),
    ("postgresql://clerk:hush@db?password=hush", "postgresql://clerk:…@db?password=…", "it names a server, but no database on it"),
    ("postgresql://clerk:hu@sh@db", "postgresql://clerk:…@db", "it names a server, but no database on it"),
    ("postgresql://clerk:hush@db:port/travaux", "postgresql://clerk:…@db:port/travaux", "Port could not be cast"),
    ("postgresql://clerk:hush@db:99999/travaux", "postgresql://clerk:…@db:99999/travaux", "Port out of range"),
    ("postgresql://clerk:hush@[::1/travaux", "postgresql://clerk:…@[::1/travaux", "Invalid IPv6 URL"),
)  # fmt: skip


@pytest.mark.parametrize(("address", "shown", "obstacle"), NO_DATABASES)
def test_what_names_no_database_is_refused_without_its_password(address: str, shown: str, obstacle: str) -> None:
    with pytest.raises(BadAddress) as caught:
        database(address)
    assert str(caught.value).startswith(f"TRAVAUX_DATABASE is '{shown}': {obstacle}")
    assert "Write sqlite:///PATH" in str(caught.value)
    assert "hush" not in str(caught.value)


#: What TRAVAUX_HOSTS says, and the hosts that are answered.
HOSTS = (
    ("a.example", ("a.example",)),
    ("a.example b.example", ("a.example", "b.example")),
    ("a.example,b.example", ("a.example", "b.example")),
    ("a.example, b.example", ("a.example", "b.example")),
    (" a.example ,, b.example ", ("a.example", "b.example")),
    ("localhost 127.0.0.1 [::1]", ("localhost", "127.0.0.1", "[::1]")),
    (",", ()),
    ("", ()),
)


@pytest.mark.parametrize(("said", "hosts"), HOSTS)
def test_hosts_are_parted_by_blanks_or_commas(said: str, hosts: tuple[str, ...]) -> None:
    assert Environment(hosts=said).host_names == hosts


def test_a_file_lies_in_the_data_folder_unless_told_otherwise_and_is_locked_beside_it(tmp_path: Path) -> None:
    own = Environment(database="", data_dir=tmp_path)
    assert own.database_address == f"sqlite:///{tmp_path}/travaux.sqlite3"
    assert own.write_lock == tmp_path / "travaux.sqlite3-lock"
    other = Environment(database=f"sqlite:///{tmp_path}/other.db", data_dir=tmp_path)
    assert other.write_lock == tmp_path / "other.db-lock"
    assert str(database(other.database_address)["NAME"]) == f"{tmp_path}/other.db"


def test_a_server_has_a_lock_of_its_own(tmp_path: Path) -> None:
    assert Environment(database="postgresql://db/travaux", data_dir=tmp_path).write_lock is None


@pytest.mark.parametrize("folder", ["data", "./data", "x/../data"])
def test_a_folder_is_known_by_its_full_name(folder: str) -> None:
    found = Environment(data_dir=Path(folder)).folder
    assert found.is_absolute()
    assert found.name == "data"


def test_a_home_folder_that_nobody_has_is_refused_with_what_to_do() -> None:
    with pytest.raises(
        NoHome, match=r"^The data folder is '~nobody-of-this-name/x', .*Name a folder in TRAVAUX_DATA_DIR"
    ):
        _ = Environment(data_dir=Path("~nobody-of-this-name/x")).folder
    with pytest.raises(BadAddress, match="there is no such home folder"):
        database("sqlite:///~nobody-of-this-name/record.db")


def test_no_description_of_the_environment_shows_a_secret() -> None:
    shown = repr(Environment(secret_key="hush", email="smtp://clerk:hush@mail.example"))  # noqa: S106 - of no use
    assert "hush" not in shown
    assert "mail.example" not in shown
