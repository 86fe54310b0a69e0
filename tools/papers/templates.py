"""The DOCX templates of all papers, which `python -m tools.papers.templates` writes and a test compares."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from tools.findings import ROOT
from tools.papers.setting import Cell, Gap, command, end, heading, new_template, packed, put, table

FOLDER: Final = ROOT / "src" / "travaux" / "exports" / "papers" / "shipped"
_SMALL: Final = 9.0
_REFS: Final = 6.5


def _refs(name: str = "one.refs") -> tuple[str, list[Gap], str]:
    return f"if {name}", [Gap(f"{{{{ {name} }}}}", faint=True, size=_REFS)], "endif"


def _bold(text: str) -> list[Gap]:
    return [Gap(text, bold=True)]


def _plain(text: str) -> Cell:
    return [[Gap(text)]]


def _small(text: str) -> Cell:
    return [[Gap(text, size=_SMALL)]]


def _faint(text: str) -> list[Gap]:
    return [Gap(text, faint=True, size=_SMALL)]


_HEADING: Final = (
    "{% if clause.heading %}. {{ clause.heading }}{% endif %}{% if clause.marks %} ({{ clause.marks }}){% endif %}"
)
_SORT: Final = "{% if one.sort %} ({{ one.sort }}){% endif %}"


def draft_agenda() -> Any:  # noqa: ANN401 - python-docx's own class
    """Three tables of items; the second and third only where there are such items."""
    made = new_template()
    command(made, "if not items")
    put(made.add_paragraph(), Gap("{{ words.none }}"))
    command(made, "else")
    _agenda(made, "items")
    command(made, "endif")
    for name in ("proposed", "elsewhere"):
        command(made, f"if {name}")
        heading(made, f"{{{{ words.{name} }}}}")
        _agenda(made, name)
        command(made, "endif")
    return made


def _agenda(made: Any, name: str) -> None:  # noqa: ANN401
    def row(*, struck: bool) -> list[Cell]:
        title = [Gap("{{ one.title }}", bold=True, struck=struck), Gap(_SORT)]
        notes = ("for note in one.notes", [Gap("{{ note }}", size=_SMALL)], "endfor")
        return [
            _plain("{{ one.number }}"),
            [title, *notes, *_refs()],
            _small("{{ one.asked_by }}"),
            _small("{{ one.stage }}"),
        ]

    table(
        made,
        ("number", "item", "asked_by", "stage"),
        (1.2, 9.2, 3.2, 3.0),
        (f"for one in {name}", "if one.off", row(struck=True), "else", row(struck=False), "endif", "endfor"),
    )


def comments_table() -> Any:  # noqa: ANN401
    """A heading, the wording and a table for each clause; then one for the text as a whole."""
    made = new_template(landscape=True)
    command(made, "if not clauses")
    put(made.add_paragraph(), Gap("{{ words.none }}"))
    command(made, "endif")
    command(made, "for clause in clauses")
    heading(made, f"{{{{ words.clause }}}} {{{{ clause.number }}}}{_HEADING}")
    put(made.add_paragraph(), Gap("{{ clause.text }}"))
    command(made, "if clause.stances")
    _stances(made, "clause.stances")
    command(made, "else")
    put(made.add_paragraph(), *_faint("{{ words.silent }}"))
    command(made, "endif")
    command(made, "endfor")
    command(made, "if whole")
    heading(made, "{{ words.whole }}")
    _stances(made, "whole")
    command(made, "endif")
    return made


def _stances(made: Any, name: str) -> None:  # noqa: ANN401
    earlier = ("if one.earlier", _faint("{{ one.earlier }}"), "endif")
    row: list[Cell] = [
        [_bold("{{ one.member }}"), *_refs()],
        [[Gap("{{ one.stance }}")], *earlier],
        _plain("{{ one.comment }}"),
        _plain("{{ one.wording }}"),
    ]
    heads, widths = ("member", "stance", "comment", "wording"), (3.4, 4.0, 9.0, 8.9)
    table(made, heads, widths, (f"for one in {name}", row, "endfor"))


def silence_certificate() -> Any:  # noqa: ANN401
    """What is certified, the steps, a place to sign."""
    made = new_template()
    command(made, "for sentence in certified")
    put(made.add_paragraph(), Gap("{{ sentence }}", size=11.5))
    command(made, "endfor")
    heading(made, "{{ words.steps }}")
    row: list[Cell] = [_plain("{{ one.when }}"), _plain("{{ one.what }}"), [[Gap("{{ one.details }}")], *_refs()]]
    table(made, ("when", "what", "details"), (5.2, 3.8, 7.6), ("for one in steps", row, "endfor"))
    _sign(made, "{{ signature }}", "{{ date }}")
    return made


def _sign(made: Any, *places: str) -> None:  # noqa: ANN401
    put(made.add_paragraph(), Gap(" "))
    put(made.add_paragraph(), Gap(" "))
    for place in places:
        put(made.add_paragraph(), Gap("_" * 42 + "  "), *_faint(place))


def attendance_list() -> Any:  # noqa: ANN401
    """One table of delegations."""
    made = new_template()
    _none_or(made, "seats", "none")
    row: list[Cell] = [
        [_bold("{{ one.member }}"), *_refs()],
        _plain("{{ one.presence }}"),
        _plain("{{ one.person }}"),
        *(_small(f"{{{{ one.{name} }}}}") for name in ("rank", "expected", "note")),
    ]
    heads, widths = ("member", "presence", "person", "rank", "expected", "note"), (3.0, 2.4, 3.4, 2.4, 2.6, 2.8)
    table(made, heads, widths, ("for one in seats", row, "endfor"))
    command(made, "endif")
    return made


def _none_or(made: Any, name: str, word: str) -> None:  # noqa: ANN401
    """A sentence where there is nothing; the caller goes on with what stands otherwise, and ends it."""
    command(made, f"if not {name}")
    put(made.add_paragraph(), Gap(f"{{{{ words.{word} }}}}"))
    command(made, "else")


def signature_list() -> Any:  # noqa: ANN401
    """One table of papers."""
    made = new_template(landscape=True)
    _none_or(made, "papers", "none")
    more = [
        part
        for name in ("adopted", "due")
        for part in (f"if one.{name}", [Gap(f"{{{{ one.{name} }}}}", size=_SMALL)], "endif")
    ]
    row: list[Cell] = [
        _plain("{{ one.number }}"),
        [[Gap("{{ one.title }}", bold=True), Gap(_SORT)], *more, *_refs()],
        *(_small(f"{{{{ one.{name} }}}}") for name in ("stage", "signed", "refused", "outstanding")),
    ]
    heads = ("number", "paper", "stage", "signed", "refused", "outstanding")
    table(made, heads, (1.2, 7.6, 3.1, 5.0, 4.6, 3.8), ("for one in papers", row, "endfor"))
    command(made, "endif")
    return made


def follow_up_table() -> Any:  # noqa: ANN401
    """One table of instructions."""
    made = new_template(landscape=True)
    _none_or(made, "instructions", "none")
    where = _faint("{{ one.on }}{% if one.sort %}; {{ one.sort }}{% endif %}. {{ one.given }}")
    row: list[Cell] = [
        _plain("{{ one.number }}"),
        [[Gap("{{ one.what }}")], where, *_refs()],
        _plain("{{ one.lead }}"),
        _small("{{ one.co }}"),
        _plain("{{ one.due }}"),
        _small("{{ one.state }}"),
    ]
    heads = ("number", "instruction", "lead", "co", "due", "state")
    table(made, heads, (1.6, 9.3, 3.8, 3.6, 3.4, 3.6), ("for one in instructions", row, "endfor"))
    command(made, "endif")
    return made


def _instructions(made: Any, name: str) -> None:  # noqa: ANN401
    row: list[Cell] = [
        [[Gap("{{ one.what }}")], _faint("{{ one.given }}"), *_refs()],
        _plain("{{ one.lead }}"),
        _small("{{ one.due }}"),
        _small("{{ one.state }}"),
    ]
    heads, widths = ("instruction", "lead", "due", "state"), (6.8, 3.4, 3.0, 3.4)
    table(made, heads, widths, (f"for one in {name}", row, "endfor"))


def plan_report() -> Any:  # noqa: ANN401
    """Counts, then a table for each status, then instructions."""
    made = new_template()
    heading(made, "{{ words.counts }}")
    _none_or(made, "counts", "no_count")
    row: list[Cell] = [
        _plain("{{ one.what }}"),
        _plain("{{ one.reported }}"),
        [[Gap("{{ one.by }}", size=_SMALL)], *_refs()],
        _plain("{{ one.computed }}"),
        _small("{{ one.verdict }}"),
    ]
    heads = ("count", "reported", "by", "computed", "verdict")
    table(made, heads, (2.9, 3.6, 4.4, 2.4, 3.3), ("for one in counts", row, "endfor"))
    command(made, "endif")
    command(made, "if not groups")
    put(made.add_paragraph(), Gap("{{ words.none }}"))
    command(made, "endif")
    _measures(made)
    command(made, "if instructions")
    heading(made, "{{ words.instructions }}")
    _instructions(made, "instructions")
    command(made, "endif")
    return made


def _measures(made: Any) -> None:  # noqa: ANN401
    command(made, "for group in groups")
    heading(made, "{{ group.status[0]|upper }}{{ group.status[1:] }} ({{ group.number }})")
    document = ("if one.document", _faint("{{ one.document }}"), "endif")
    row: list[Cell] = [
        [[Gap("{{ one.title }}")], *document, *_refs()],
        *(_small(f"{{{{ one.{name} }}}}") for name in ("reason", "responsible", "due")),
    ]
    heads, widths = ("measure", "reason", "responsible", "due"), (5.8, 5.4, 3.0, 2.4)
    table(made, heads, widths, ("for one in group.measures", row, "endfor"))
    command(made, "endfor")


def minutes() -> Any:  # noqa: ANN401
    """The course, the attendance, the items one by one, the text drawn up, two places to sign."""
    made = new_template()
    command(made, "if steps")
    heading(made, "{{ words.steps }}")
    command(made, "endif")
    _each(made, "step in steps", [Gap("{{ step }}")])
    heading(made, "{{ words.attendance }}")
    _none_or(made, "seats", "nobody")
    row: list[Cell] = [
        [_bold("{{ one.member }}"), *_refs()],
        [[Gap("{{ one.presence }}")], "if one.note", [Gap("{{ one.note }}", size=_SMALL)], "endif"],
        _plain("{{ one.person }}"),
        _small("{{ one.rank }}"),
    ]
    table(made, ("member", "presence", "person", "rank"), (3.6, 4.6, 5.0, 3.4), ("for one in seats", row, "endfor"))
    command(made, "endif")
    heading(made, "{{ words.items }}")
    command(made, "if not items")
    put(made.add_paragraph(), Gap("{{ words.no_item }}"))
    command(made, "endif")
    _items(made)
    command(made, "for one in texts")
    heading(made, "{{ words.texts }}")
    for piece in (_faint("{{ one.when }}"), [Gap("{{ one.text }}")], _faint("{{ one.digest }}")):
        put(made.add_paragraph(), *piece)
    command(made, "endfor")
    _sign(made, "{{ words.chair }}", "{{ words.secretariat }}")
    return made


def _items(made: Any) -> None:  # noqa: ANN401
    command(made, "for item in items")
    for struck, word in ((True, "if item.off"), (False, "else")):
        command(made, word)
        put(
            made.add_paragraph(style="Heading 3"),
            Gap("{% if item.number %}{{ item.number }}. {% endif %}{{ item.title }}", struck=struck),
        )
    command(made, "endif")
    put(made.add_paragraph(), *_faint("{{ item.stage }}"))
    _each(made, "sentence in item.told", [Gap("{{ sentence }}")])
    command(made, "if item.findings")
    put(made.add_paragraph(), Gap("{{ words.finding }}", bold=True, size=_SMALL))
    command(made, "endif")
    _each(made, "line in item.findings", [Gap("{{ line }}", size=_SMALL)])
    _each(made, "ruling in item.rulings", [Gap("{{ ruling }}")])
    command(made, "if item.instructions")
    _instructions(made, "item.instructions")
    command(made, "endif")
    for part in _refs("item.refs"):
        put(made.add_paragraph(), *([Gap(f"{{%p {part} %}}")] if isinstance(part, str) else part))
    command(made, "endfor")


def _each(made: Any, loop: str, piece: list[Gap]) -> None:  # noqa: ANN401
    command(made, f"for {loop}")
    put(made.add_paragraph(), *piece)
    command(made, "endfor")


TEMPLATES: Final[dict[str, Callable[[], Any]]] = {
    "draft-agenda": draft_agenda,
    "comments-table": comments_table,
    "silence-certificate": silence_certificate,
    "attendance-list": attendance_list,
    "signature-list": signature_list,
    "minutes": minutes,
    "follow-up-table": follow_up_table,
    "plan-report": plan_report,
}


def written(slug: str) -> bytes:
    """One template as the bytes that are shipped."""
    made = TEMPLATES[slug]()
    end(made)
    return packed(made)


def main(folder: Path = FOLDER) -> None:
    """Write all of them."""
    for slug in TEMPLATES:
        (folder / f"{slug}.docx").write_bytes(written(slug))


if __name__ == "__main__":
    main()
