"""`travaux rulebook`: list, check, show, compare and test rule books, or print the schemas that they are written by."""

from typing import Annotated

import typer

from travaux.cli import output
from travaux.cli.door import door
from travaux.cli.rulebooks import checking, differing, showing, trying
from travaux.decision import scenario_schema
from travaux.enquiry.rule_books import books
from travaux.rulebook.schema import json_schema

app = door(no_args_is_help=True)


@app.command("list")
def list_books(
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON for programs instead of text for people.")
    ] = False,
) -> None:
    """List the rule books of the library, with how far the texts behind them could be read."""
    found = list(books())
    if as_json:
        output.print_json(found)
        return
    rows = [
        (one.book, one.title, one.version, str(one.rules), str(one.unverified), f"{one.texts_seen} of {one.texts}")
        for one in found
    ]
    output.print_table(("book", "title", "version", "rules", "unverified", "texts seen"), rows, fold=1)
    output.say("", "A rule is unverified where its text was not read: what rests on it is our reading, and says so.")


app.command("check")(checking.check)
app.command("show")(showing.show)
app.command("test")(trying.run_scenarios)
app.command("diff")(differing.diff)


@app.command("schema")
def schema(
    scenarios: Annotated[bool, typer.Option("--scenarios", help="The schema of scenario files instead.")] = False,
) -> None:
    """Print the JSON Schema (draft 2020-12) of rule-book files, or of the scenarios that stand beside them."""
    output.print_json(scenario_schema.json_schema() if scenarios else json_schema())
