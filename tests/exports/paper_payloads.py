"""Texts that mean something to typst, to jinja, to XML, to a word processor, to a file system, or to the eye."""

from typing import Final

from tests.hostile import PAYLOADS

TYPST: Final = (
    '#panic("out")', '#read("/etc/passwd")', '#include "/etc/passwd"', '#import "@preview/x:0.1.0": *',
    '#eval("1+1")', "#(1+1)", "#{1+1}", "#[x]", "#let x = 1", "#set text(size: 90pt)", "#show: it => []",
    "#pagebreak()", '#image("/x.png")', '#link("https://evil.example")[here]', "#sys.inputs", "#data.stamp",
    "*bold*", "_emph_", "`raw`", "```py raw```", "$x^2$", "$ integral $", "= Heading", "== Heading", "- list", "+ enum",
    "/ term: list", "<label>", "@label", "@preview/cetz:0.3.0", "\\u{41}", "\\", "\\#", "// comment", "/* comment */",
    "a ~ b", "--", "---", "...", "'single' \"double\"", "#context here()", "#metadata(none) <x>", "#while true {}",
    "#for i in range(9) [x]", "https://evil.example/#x", "#str.from-unicode(65)", "#counter(page).update(99)",
)  # fmt: skip
JINJA: Final = (
    "{{ 7*7 }}", "{{ stamp }}", "{{ words.items }}", "{{ self }}", "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}", "{{ lipsum.__globals__ }}", "{{ config }}", "{% raw %}",
    "{% endraw %}", "{% for i in range(9) %}x{% endfor %}", "{% if true %}", "{% endif %}", "{% include 'x' %}",
    "{% import 'os' as os %}", "{% set x = 1 %}", "{% endfor %}", "{# comment #}", "{%p if true %}", "{%tr endfor %}",
    "{{r x }}", "{{p x }}", "{%r x %}", "{_{ x }_}", "{_% x %_}", "{%- x -%}", "{% colspan 9 %}", "{% cellbg red %}",
    "{% vm %}", "{% hm %}", "{{ x | safe }}", "{{ namespace() }}", "{", "}", "{{", "}}", "{%", "%}", "%s %(x)s {0} {x}",
)  # fmt: skip
XML: Final = (
    "<w:t>x</w:t>", "</w:t></w:r></w:p><w:p><w:r><w:t>x", "<w:p/>", "</w:tbl>", '<w:br w:type="page"/>',
    '<w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"</w:instrText>', '<w:fldSimple w:instr="DATE"/>',
    '<w:hyperlink r:id="rId1">x</w:hyperlink>', '<w:altChunk r:id="rId1"/>', "<!DOCTYPE x>", '<!ENTITY x "y">',
    '<?xml version="1.0"?>', "<![CDATA[x]]>", "]]>", "<!-- x -->", "-->", "&amp;", "&lt;b&gt;", "&#60;b&#62;", "&x;",
    "&#x7b;&#x7b; 1 }}", "&#123;&#123; 7*7 &#125;&#125;", "<script>x()</script>", '<xi:include href="/etc/passwd"/>',
    '<a href="javascript:x()">x</a>', '"><img src=x>', "' onload='x", "<", ">", "&", '"', "'", "<<", "&&", "&;",
)  # fmt: skip
CELLS: Final = (
    "=1+1", "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1)", '=HYPERLINK("https://evil.example")', "\t=1", "|x", "%0a",
    "{ DDEAUTO c:\\\\x.exe }", '{ INCLUDETEXT "/etc/passwd" }', '{ HYPERLINK "https://evil.example" }', "{ TOC }",
)  # fmt: skip
SEEN: Final = (
    "\u202eleft to right\u202c", "\u2066isolated\u2069", "a\u200bb\u200cc\u200dd\ufeffe", "soft\u00adhyphen", "\x00nul",
    "bell\x07and\x1b[31mred", "\x08\x0b\x0c\x1c\x85next", "para\u2029line\u2028end", "half \ud800 a \udfff character",
    "\ufffe\uffff", "\ue000private\uf8ff", "\U000e0001tags\U000e007f", "two\r\nlines\rthree\n", "  many   blanks  ",
    "Z\u0351\u0360\u0361a\u0300\u0301l\u0302go", "Հայաստան և Վրաստան", "საქართველო", "Қазақстан Әділет Ғылым Өңір Ұлы",
    "Тоҷикистон Ҳукумат ӯ ӣ", "Кыргызстан Өкмөт ң", "Ελλάδα ΑΒΓ", "中文漢字かな한국어", "😀🇦🇲👩‍👩‍👧", "e\u0301 vs é", "ﬁ ﬂ ligatures office",
    "½ № § — « » „ “ ” ’ … − × ° € ₽ ₸", "x" * 3_000, "x-" * 600, "а" * 900,
)  # fmt: skip
PATHS: Final = (
    "../../../../etc/passwd", "/etc/passwd", "C:\\windows\\system32", "file:///etc/passwd", "\\\\evil.example\\share",
    "..%2f..%2f", "con", "x.docx\x00.exe", "~root", "$(id)", "`id`", "; rm -rf /", "-o /x", "%PDF-1.7", "PK\x03\x04",
)  # fmt: skip
#: All of them, and those that the whole site is tried with.
ALL: Final = tuple(dict.fromkeys((*TYPST, *JINJA, *XML, *CELLS, *SEEN, *PATHS, *PAYLOADS)))
