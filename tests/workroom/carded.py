"""Facts as pages have them, made in one line each."""

from typing import Any

from travaux.record.telling import FactCard, Happened


def a_card(name: str, about: str, at: str = "2022-11-20", key: str = "", **value: Any) -> FactCard:  # noqa: ANN401 - any field
    """A fact that happened at an hour (ISO); a field called in Python `request_of` is `request of` on paper."""
    fields = {field.rstrip("_").replace("_", " "): said for field, said in value.items()}
    moment = f"{at}T00:00:00+03:00" if "T" not in at else f"{at}:00+03:00"
    entry = f"act/{name.replace(' ', '-')}-{at}{key}"
    return FactCard(
        "f1", f"{entry}#f1", name, (about,), (key,) if key else (), False, fields,
        Happened(at, moment, moment, "stated"), (), "stands", None, "own act", (), {"lo": None, "hi": None}, (), None,
        (), None, "", 0,
    )  # fmt: skip
