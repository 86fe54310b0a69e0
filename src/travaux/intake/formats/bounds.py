"""How large a file and what comes out of it may be: more than any article has, less than a machine notices."""

from typing import Final

#: Bytes of a file as it is handed in.
MOST_BYTES: Final = 8 * 1024 * 1024
#: Characters and lines of a text, once it is read: some eight thousand words, which are read in two seconds.
MOST_CHARACTERS: Final = 50_000
MOST_LINES: Final = 3_000
#: Pages of a PDF.
MOST_PAGES: Final = 200
#: Files in a DOCX, and bytes that the one with the text may unpack to.
MOST_MEMBERS: Final = 2_000
MOST_UNPACKED: Final = 12 * 1024 * 1024
#: How deep the parts of a page or of a document may lie in each other.
DEEPEST: Final = 200
#: Seconds of computing for one file, seconds until nobody waits for it any more, and bytes of memory.
MOST_SECONDS: Final = 2
MOST_WAITED: Final = 30
MOST_MEMORY: Final = 192 * 1024 * 1024

ALONE: Final = "Hand in the article alone"
