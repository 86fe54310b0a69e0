"""The parts of a DOCX template: page, styles, head and foot, paragraphs with gaps, tables with rows for many."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

SERIF: Final = "Times New Roman"
FAINT: Final = RGBColor(0x59, 0x59, 0x59)
WIDTH: Final = (16.6, 25.3)
_A4: Final = (21.0, 29.7)
_MARGIN: Final = 2.2
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Gap:
    """A piece of text with gaps, and how it looks."""

    text: str
    bold: bool = False
    faint: bool = False
    struck: bool = False
    size: float = 0


#: One cell: its paragraphs, each either pieces or a command to the template (`{%p … %}`).
Cell = Sequence[Sequence[Gap] | str]


def new_template(*, landscape: bool = False) -> Any:  # noqa: ANN401 - python-docx's own class
    """An empty template on A4 with head and foot."""
    made = Document()
    _page(made.sections[0], landscape=landscape)
    _styles(made)
    _head(made.sections[0], WIDTH[landscape])
    _foot(made.sections[0], WIDTH[landscape])
    _top(made)
    return made


def _page(section: Any, *, landscape: bool) -> None:  # noqa: ANN401
    width, height = _A4[::-1] if landscape else _A4
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(width), Cm(height)
    section.left_margin = section.right_margin = Cm(_MARGIN)
    section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.4)
    section.header_distance, section.footer_distance = Cm(1.2), Cm(1.1)


def _styles(made: Any) -> None:  # noqa: ANN401
    for name, size, before, after in (
        ("Normal", 10.5, 0, 4),
        ("Heading 1", 17, 0, 4),
        ("Heading 2", 11.5, 14, 5),
        ("Heading 3", 10.5, 11, 3),
    ):
        style = made.styles[name]
        style.font.name, style.font.size = SERIF, Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.element.rPr.rFonts.set(qn("w:cs"), SERIF)
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _head(section: Any, width: float) -> None:  # noqa: ANN401
    line = section.header.paragraphs[0]
    _tabs(line, width)
    put(line, Gap("{{ stamp.initials }}", bold=True, size=15), Gap("  {{ stamp.organisation }}", size=8.5),
        Gap("\t{{ stamp.symbol }}", size=8.5, faint=True))  # fmt: skip
    _rule(line, "bottom", 8)
    put(section.header.add_paragraph(), Gap("{%p if stamp.audience %}"))
    put(section.header.add_paragraph(), Gap("{{ stamp.audience }}", bold=True))
    put(section.header.add_paragraph(), Gap("{%p endif %}"))
    put(section.header.add_paragraph(), Gap("{%p if stamp.mark %}"))
    mark = section.header.add_paragraph()
    mark.alignment = 1
    put(mark, Gap("{{ stamp.mark }}", bold=True))
    for side in ("top", "left", "bottom", "right"):
        _rule(mark, side, 6)
    put(section.header.add_paragraph(), Gap("{%p endif %}"))


def _foot(section: Any, width: float) -> None:  # noqa: ANN401
    line = section.footer.paragraphs[0]
    _tabs(line, width)
    _rule(line, "top", 4)
    put(line, Gap("{{ stamp.known }}. {{ stamp.position }}.\t{{ stamp.page[0] }}", size=7.5, faint=True))
    _field(line, "PAGE")
    put(line, Gap("{{ stamp.page[1] }}", size=7.5, faint=True))
    _field(line, "NUMPAGES")
    put(line, Gap("{{ stamp.page[2] }}", size=7.5, faint=True))
    put(section.footer.add_paragraph(), Gap("{{ stamp.root }}", size=6.5, faint=True))


def _top(made: Any) -> None:  # noqa: ANN401
    put(made.add_paragraph(style="Heading 1"), Gap("{{ stamp.title }}"))
    put(made.add_paragraph(), Gap("{{ subject }}", size=12.5))
    for text in ("{%p for line in lines %}", "", "{%p endfor %}"):
        row = made.add_paragraph()
        row.paragraph_format.space_after = Pt(1)
        row.paragraph_format.tab_stops.add_tab_stop(Cm(4.2))
        row.paragraph_format.left_indent, row.paragraph_format.first_line_indent = Cm(4.2), Cm(-4.2)
        put(row, *([Gap(text)] if text else [Gap("{{ line.label }}", faint=True), Gap("\t{{ line.value }}")]))


def end(made: Any) -> None:  # noqa: ANN401
    """The notes, which every paper ends with."""
    command(made, "if notes")
    put(made.add_paragraph(), Gap(" "))
    command(made, "endif")
    command(made, "for note in notes")
    put(made.add_paragraph(), Gap("{{ note }}", size=8.5))
    command(made, "endfor")


def command(made: Any, text: str) -> None:  # noqa: ANN401
    """A paragraph that only tells the template what to do."""
    put(made.add_paragraph(), Gap(f"{{%p {text} %}}"))


def heading(made: Any, text: str, level: int = 2) -> None:  # noqa: ANN401
    """A heading."""
    put(made.add_paragraph(style=f"Heading {level}"), Gap(text))


def put(line: Any, *gaps: Gap) -> None:  # noqa: ANN401
    """Put pieces into a paragraph."""
    for gap in gaps:
        run = line.add_run(gap.text)
        run.bold, run.font.strike = gap.bold or None, gap.struck or None
        if gap.size:
            run.font.size = Pt(gap.size)
        if gap.faint:
            run.font.color.rgb = FAINT


def table(made: Any, heads: Sequence[str], widths: Sequence[float], rows: Sequence[Sequence[Cell] | str]) -> None:  # noqa: ANN401
    """A table with hairlines: a head that is repeated, then rows of cells, and commands between them."""
    found = made.add_table(rows=1, cols=len(heads))
    found.autofit = False
    _borders(found)
    for column, width in zip(found.columns, widths, strict=True):
        column.width = Cm(width)
    for cell, head, width in zip(found.rows[0].cells, heads, widths, strict=True):
        cell.width = Cm(width)
        put(_first(cell), Gap(f"{{{{ words.{head} }}}}", bold=True, size=8.5))
    repeat = OxmlElement("w:tblHeader")
    found.rows[0]._tr.get_or_add_trPr().append(repeat)  # noqa: SLF001 - python-docx has no other way
    for row in rows:
        _row(found, row, widths)


def _row(found: Any, row: Sequence[Cell] | str, widths: Sequence[float]) -> None:  # noqa: ANN401
    made = found.add_row()
    if isinstance(row, str):
        put(_first(made.cells[0]), Gap(f"{{%tr {row} %}}"))
        return
    made._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - as above
    for cell, content, width in zip(made.cells, row, widths, strict=True):
        cell.width = Cm(width)
        line: Any = _first(cell)
        for number, part in enumerate(content):
            line = line if number == 0 else cell.add_paragraph()
            line.paragraph_format.space_after = Pt(2)
            put(line, *([Gap(f"{{%p {part} %}}")] if isinstance(part, str) else part))


def _first(cell: Any) -> Any:  # noqa: ANN401
    return cell.paragraphs[0]


def _borders(found: Any) -> None:  # noqa: ANN401
    borders = OxmlElement("w:tblBorders")
    for side, size in (("top", 8), ("bottom", 8), ("insideH", 4)):
        borders.append(_edge(side, size))
    found._tbl.tblPr.append(borders)  # noqa: SLF001 - as above


def _rule(line: Any, side: str, size: int) -> None:  # noqa: ANN401
    properties = line._p.get_or_add_pPr()  # noqa: SLF001 - as above
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = OxmlElement("w:pBdr")
        properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    borders.append(_edge(side, size))


def _edge(side: str, size: int) -> Any:  # noqa: ANN401
    edge = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(size)), ("space", "2"), ("color", "444444")):
        edge.set(qn(f"w:{name}"), value)
    return edge


def _tabs(line: Any, width: float) -> None:  # noqa: ANN401
    stops = line.paragraph_format.tab_stops
    stops.add_tab_stop(Cm(width), WD_TAB_ALIGNMENT.RIGHT)
    line.style = None


def _field(line: Any, name: str) -> None:  # noqa: ANN401
    """A field that the word processor fills in."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    properties = OxmlElement("w:rPr")
    size = OxmlElement("w:sz")
    size.set(qn("w:val"), "15")
    colour = OxmlElement("w:color")
    colour.set(qn("w:val"), str(FAINT))
    properties.extend((colour, size))
    text.text = "1"
    run.extend((properties, text))
    field.append(run)
    line._p.append(field)  # noqa: SLF001 - as above


def packed(made: Any) -> bytes:  # noqa: ANN401
    """The document as bytes that are the same each time."""
    core = made.core_properties
    core.author, core.title, core.comments, core.last_modified_by = "", "", "", ""
    written, sealed = io.BytesIO(), io.BytesIO()
    made.save(written)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(sealed, "w") as files:
        for name, raw in _kept(parts):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 3
            files.writestr(info, raw)
    return sealed.getvalue()


def _kept(parts: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    yield from ((name, parts.read(name)) for name in parts.namelist())
