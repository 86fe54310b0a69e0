"""Puts the bundled chronicles into their one layout (`--write`), or says which are not in it (`--check`)."""

import sys
from pathlib import Path

from tools.findings import ROOT
from travaux.broken_input import BrokenInput
from travaux.record.chronicle.known import Known
from travaux.record.chronicle.read import read_chronicles
from travaux.record.chronicle.write import write_chronicle

LIBRARY = ROOT / "src" / "travaux" / "record" / "library"


def formatted(folder: Path) -> dict[Path, tuple[str, str]]:
    """Each file of one organisation, with its text as it stands and as it should stand; raises ChronicleRefused."""
    files = {file: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.yaml"))}
    read = read_chronicles([(file.name, text) for file, text in files.items()], Known())
    entries = [entry for chronicle in read for entry in chronicle.entries]
    parts = zip(files.items(), read, strict=True)
    return {file: (text, write_chronicle(entries, chronicle.part)) for (file, text), chronicle in parts}


def main(arguments: list[str]) -> int:
    """Answers 0 where every file is (or is now) in its layout, 1 where one is not, 2 for another argument."""
    if arguments not in (["--check"], ["--write"]):
        print("Say --check or --write.")
        return 2
    try:
        folders = [formatted(folder) for folder in sorted(LIBRARY.iterdir()) if folder.is_dir()]
    except BrokenInput as refused:
        print(refused)
        return 1
    loose = {file: due for files in folders for file, (text, due) in files.items() if text != due}
    for file, due in loose.items():
        if arguments == ["--write"]:
            file.write_text(due, encoding="utf-8")
        print(f"{file.relative_to(ROOT)} {'is now' if arguments == ['--write'] else 'is not'} in canonical layout")
    return 1 if loose and arguments == ["--check"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
