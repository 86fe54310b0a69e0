"""Makes one file of one template and its data, in a process of its own that can neither stay long nor grow large.

It is run by itself (`python -I press.py`) and imports nothing of Travaux: templates may be edited by hand, and one
that never ends, or asks for more memory than there is, must not take the site with it. The job comes as JSON on
standard input; the file goes to standard output, or a fault as JSON to standard error with exit code 3.
"""

import base64
import io
import json
import re
import resource
import sys
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, NoReturn

FAULT: Final = 3
_SECONDS: Final = 20
_MEMORY: Final = 3 << 30
_FILES: Final = 64
#: A file made of a template, and a template unpacked, are no larger than this.
LARGEST: Final = 32 << 20
_PARTS: Final = 400
_STANDARD: Final = "ua-1"
_NO_GLYPH: Final = "could not be displayed"
_AT: Final = re.compile(r"┌─ (?:\S*[/\\])?(?P<file>[^/\\\s]+\.typ):(?P<line>\d+):\d+")
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_LONGEST_TITLE: Final = 255
_ENTITIES: Final = {ord(sign): f"&#{ord(sign)};" for sign in "{}%"}
_BRACES: Final = (("{{", "}}"), ("{%", "%}"), ("{#", "#}"))
_FOREIGN: Final = ("vbaProject", "activeX", "embeddings/", "oleObject", "attachedTemplate")


def main() -> None:
    """Read the job, bound the process, write the file."""
    job = json.load(sys.stdin)
    files = {name: base64.b64decode(raw) for name, raw in job["files"].items()}
    made = _pdf(job, files) if job["format"] == "pdf" else _docx(job, files[job["template"]])
    if len(made) > LARGEST:
        _refuse(job["template"], 0, f"the paper made of it has {len(made)} bytes", "Make it shorter")
    sys.stdout.buffer.write(made)


def _bound() -> None:
    for what, most in (
        (resource.RLIMIT_CPU, _SECONDS),
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, _FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def _refuse(file: str, line: int, what: str, remedy: str) -> NoReturn:
    sys.stderr.write(json.dumps({"file": file, "line": line, "what": what, "remedy": remedy}))
    raise SystemExit(FAULT)


def _pdf(job: dict[str, Any], files: dict[str, bytes]) -> bytes:
    import typst  # noqa: PLC0415 - one of the two is needed, and each takes its time

    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        for name, raw in files.items():
            (root / name).write_bytes(raw)
        (root / "packages").mkdir()
        _bound()
        compiler = typst.Compiler(
            root / job["template"],
            root=root,
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(job["data"], ensure_ascii=False)},
            package_path=root / "packages",
            package_cache_path=root / "packages",
        )
        try:
            return _compiled(compiler, job["created"])
        except typst.TypstError as fault:
            at = _AT.search(fault.diagnostic)
            hints = " ".join(_sentence(hint) for hint in fault.hints)
            file, line = (at["file"], int(at["line"])) if at else (job["template"], 0)
            _refuse(file, line, fault.message.splitlines()[0].replace(made, ""), hints.replace(made, ""))


def _compiled(compiler: Any, created: int) -> bytes:  # noqa: ANN401 - typst's own class, not imported yet
    """Tagged for readers of screens; where a template asks for a glyph that no font has, at least made."""
    try:
        return bytes(compiler.compile(format="pdf", pdf_standards=[_STANDARD], timestamp=created))
    except RuntimeError as fault:
        if _NO_GLYPH not in str(fault):
            raise
    return bytes(compiler.compile(format="pdf", timestamp=created))


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def _docx(job: dict[str, Any], raw: bytes) -> bytes:
    name = job["template"]
    _no_foreign_parts(name, raw)
    from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError, UndefinedError  # noqa: PLC0415 - as above
    from lxml.etree import XMLSyntaxError  # noqa: PLC0415 - as above

    _bound()
    template = _strict()(io.BytesIO(raw))
    try:
        _no_open_braces(name, template.get_docx())
        template.render(job["data"], jinja_env=_sandbox())
        return _sealed(template, job)
    except TemplateSyntaxError as fault:
        near = " ".join(" ".join(getattr(fault, "docx_context", ())).split())[:120]
        where = f" near '{near}'" if near else ""
        _refuse(name, max(fault.lineno - 1, 1), f"{fault.message}{where}", "Mend the words between the braces")
    except UndefinedError as fault:
        _refuse(name, _paragraph(fault), f"it asks for a field that this paper does not have: {fault}",
                "Take the field's name from the shipped template")  # fmt: skip
    except SecurityError as fault:
        _refuse(name, _paragraph(fault), f"it asks for what no template may do: {fault}", "Take that out")
    except XMLSyntaxError as fault:
        _refuse(name, 0, f"filled in, it is no document any more ({fault.msg})",
                "Let every block begin and end in paragraphs, or rows, of its own")  # fmt: skip
    except (TemplateError, TypeError, ValueError, ArithmeticError, KeyError, AttributeError, LookupError) as fault:
        _refuse(name, _paragraph(fault), f"it cannot be filled in: {fault}", "Mend the words between the braces")
    except (MemoryError, RecursionError):
        _refuse(name, 0, "it grows without end", "Take out what repeats itself")


def _strict() -> Any:  # noqa: ANN401 - docxtpl is imported only where it is needed
    """A template that is filled in whole or not at all: docxtpl by itself drops what is no XML any more."""
    from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # noqa: PLC0415 - it brings no types
    from lxml.etree import fromstring  # noqa: PLC0415

    class Strict(DocxTemplate):  # type: ignore[misc]
        """Reads each part that was filled in, without mending anything."""

        def render_xml_part(self, *given: Any) -> str:  # noqa: ANN401 - as docxtpl has it
            made = str(super().render_xml_part(*given))
            fromstring(made.encode())
            return made

    return Strict


def _no_foreign_parts(name: str, raw: bytes) -> None:
    """Refuse what is no document, unpacks to more than it seems, or brings programs and other files along."""
    remedy = "Save it as a plain DOCX document, without macros and embedded objects"
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            parts = packed.infolist()
            if len(parts) > _PARTS or sum(part.file_size for part in parts) > LARGEST:
                _refuse(name, 0, "it unpacks to more than any template needs", remedy)
            if not {"[Content_Types].xml", "word/document.xml"} <= {part.filename for part in parts}:
                _refuse(name, 0, "it is no DOCX document", remedy)
            links = (packed.read(part) for part in parts if part.filename.endswith(".rels"))
            named = [*(part.filename for part in parts), *(raw.decode(errors="replace") for raw in links)]
    except (zipfile.BadZipFile, RuntimeError, EOFError, ValueError, OSError) as fault:
        _refuse(name, 0, f"it is no DOCX document ({fault})", remedy)
    for word in _FOREIGN:
        if any(word in one for one in named):
            _refuse(name, 0, f"it brings along '{word.rstrip('/')}'", remedy)


def _no_open_braces(name: str, document: Any) -> None:  # noqa: ANN401 - python-docx's own class
    """Refuse a brace that its own paragraph does not close: docxtpl would swallow all up to the next that does."""
    from docx.oxml.ns import qn  # noqa: PLC0415

    section = document.sections[0]
    for part in (document.element.body, section.header._element, section.footer._element):  # noqa: SLF001
        for number, paragraph in enumerate(part.iter(qn("w:p")), start=1):
            text = "".join(one.text or "" for one in paragraph.iter(qn("w:t")))
            if any(text.count(begun) != text.count(ended) for begun, ended in _BRACES):
                what = f"'{text[:80]}' opens or closes braces that have no other side in their paragraph"
                _refuse(name, number, what, "Write both sides into one paragraph")


def _sandbox() -> Any:  # noqa: ANN401 - jinja2 is imported with docxtpl only
    from jinja2 import StrictUndefined  # noqa: PLC0415
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    class Sandbox(ImmutableSandboxedEnvironment):
        """Where `words.items` is the field of that name, and no method of what holds the fields can be reached."""

        def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - as jinja has it
            """A field; of anything else than fields what the sandbox allows."""
            if isinstance(obj, dict):
                return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
            return super().getattr(obj, attribute)

    return Sandbox(autoescape=True, undefined=StrictUndefined, finalize=_inert)


def _inert(value: object) -> object:
    """A value whose braces are written as entities: what runs over the filled document again finds none."""
    from jinja2 import Undefined  # noqa: PLC0415
    from markupsafe import Markup, escape  # noqa: PLC0415

    if isinstance(value, Undefined):
        return value
    return Markup(str(escape(value)).translate(_ENTITIES))  # noqa: S704 - escaped just here


def _paragraph(fault: BaseException) -> int:
    """The paragraph, from 1, in which a template failed: docxtpl puts each on a line of its own."""
    line, trace = 0, fault.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return max(line - 1, 0)


def _sealed(template: Any, job: dict[str, Any]) -> bytes:  # noqa: ANN401 - docxtpl's own class
    """The document with its title and language, packed without the hour of the day."""
    from docx.oxml.ns import qn  # noqa: PLC0415

    core, created = template.docx.core_properties, datetime.fromtimestamp(job["created"], UTC)
    core.title, core.author, core.language = (
        job["title"][:_LONGEST_TITLE],
        job["author"][:_LONGEST_TITLE],
        job["language"],
    )
    core.created = core.modified = created.replace(tzinfo=None)
    core.last_modified_by, core.comments, core.keywords, core.revision = "", "", "", 1
    for language in template.docx.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), job["language"])
    written, packed = io.BytesIO(), io.BytesIO()
    template.save(written)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(packed, "w") as sealed:
        for part in parts.namelist():
            info = zipfile.ZipInfo(part, _EPOCH)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            sealed.writestr(info, parts.read(part))
    return packed.getvalue()


if __name__ == "__main__":
    main()
