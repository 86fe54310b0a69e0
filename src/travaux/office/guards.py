"""What the database itself refuses on the ledger, written once for SQLite and once for PostgreSQL."""

# ruff: noqa: S608 - tables and columns are named in this file

from typing import Final

#: Rows of these are never changed and never removed.
FIXED: Final = ("ledger_entry", "ledger_filing", "ledger_tie", "ledger_ref", "ledger_receipt", "ledger_checkpoint")
#: The salt and payload of a restricted entry may be erased, but not exchanged.
ERASABLE: Final = "ledger_opening"
#: One row, which only grows.
HEAD: Final = "ledger_head"

#: The columns by which a replacing insert would find a row to remove.
UNIQUE: Final = {
    "ledger_entry": ("position", "entry_id"),
    "ledger_opening": ("position",),
    "ledger_receipt": ("key",),
    "ledger_checkpoint": ("size",),
    "ledger_head": ("number",),
}
_WHOLE_ROW: Final = {
    "ledger_filing": ("dossier", "role", "position"),
    "ledger_tie": ("target", "source", "kind"),
    "ledger_ref": ("ref", "position"),
}


def sqlite_guards() -> dict[str, str]:
    """For each trigger its statement.

    A replacing insert removes rows without firing a delete trigger, so the guard looks for the row beforehand.
    """
    guards = {}
    for table in (*FIXED, ERASABLE):
        guards[f"{table}_no_update"] = _sqlite(table, "UPDATE", "", f"{table}: a row cannot be changed")
    for table in (*FIXED, HEAD):
        guards[f"{table}_no_delete"] = _sqlite(table, "DELETE", "", f"{table}: a row cannot be removed")
    for table in (*UNIQUE, *_WHOLE_ROW):
        refused = f"{table}: this row is there already and cannot be replaced"
        guards[f"{table}_no_replace"] = _sqlite(table, "INSERT", _same_row(table), refused)
    guards["ledger_entry_next"] = _sqlite(
        "ledger_entry",
        "INSERT",
        "NEW.position IS NOT (SELECT coalesce(max(position) + 1, 0) FROM ledger_entry)",
        "ledger_entry: only the next position can be written",
    )
    guards["ledger_head_grows"] = _sqlite(
        HEAD,
        "UPDATE",
        "NEW.size < OLD.size OR NEW.number <> OLD.number",
        "ledger_head: the log cannot become shorter",
    )
    return guards


def _same_row(table: str) -> str:
    if table in UNIQUE:
        return " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})" for key in UNIQUE[table])
    whole = " AND ".join(f"{column} = NEW.{column}" for column in _WHOLE_ROW[table])
    return f"EXISTS (SELECT 1 FROM {table} WHERE {whole})"


def _sqlite(table: str, change: str, condition: str, refused: str) -> str:
    when = f" WHEN {condition}" if condition else ""
    return f"BEFORE {change} ON {table} FOR EACH ROW{when} BEGIN SELECT RAISE(ABORT, '{refused}'); END"


#: Functions of PostgreSQL that refuse; the first takes the words of its refusal as an argument.
POSTGRESQL_FUNCTIONS: Final = {
    "ledger_refuse": """
BEGIN
    RAISE EXCEPTION '%: %', TG_TABLE_NAME, TG_ARGV[0] USING ERRCODE = 'restrict_violation';
END""",
    # Once a statement, not once a row: the rows are distinct, so count, ends and neighbours say whether they fit.
    "ledger_only_next": """
DECLARE first bigint; last bigint; many bigint; before bigint;
BEGIN
    SELECT min(position), max(position), count(*) INTO first, last, many FROM added;
    IF many = 0 THEN RETURN NULL; END IF;
    SELECT coalesce(max(position), -1) INTO before FROM ledger_entry WHERE position < first;
    IF first <> before + 1 OR last - first + 1 <> many OR last <> (SELECT max(position) FROM ledger_entry) THEN
        RAISE EXCEPTION 'ledger_entry: only the next position can be written' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END""",
    "ledger_only_grows": """
BEGIN
    IF NEW.size < OLD.size OR NEW.number <> OLD.number THEN
        RAISE EXCEPTION 'ledger_head: the log cannot become shorter' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END""",
}


def postgresql_guards() -> dict[str, tuple[str, str]]:
    """For each trigger its table and its statement; keys and unique columns refuse a replacing insert by themselves."""
    guards = {}
    for table in (*FIXED, ERASABLE):
        guards[f"{table}_no_update"] = (table, _postgresql(table, "BEFORE UPDATE", "a row cannot be changed"))
    for table in (*FIXED, HEAD):
        guards[f"{table}_no_delete"] = (table, _postgresql(table, "BEFORE DELETE", "a row cannot be removed"))
    for table in (*FIXED, ERASABLE, HEAD):
        guards[f"{table}_no_truncate"] = (table, _postgresql(table, "BEFORE TRUNCATE", "the table cannot be emptied"))
    only_next = (
        "AFTER INSERT ON ledger_entry REFERENCING NEW TABLE AS added "
        "FOR EACH STATEMENT EXECUTE FUNCTION ledger_only_next()"
    )
    guards["ledger_entry_next"] = ("ledger_entry", only_next)
    guards["ledger_head_grows"] = (HEAD, f"BEFORE UPDATE ON {HEAD} FOR EACH ROW EXECUTE FUNCTION ledger_only_grows()")
    return guards


def _postgresql(table: str, change: str, refused: str) -> str:
    each = "STATEMENT" if change.endswith("TRUNCATE") else "ROW"
    return f"{change} ON {table} FOR EACH {each} EXECUTE FUNCTION ledger_refuse('{refused}')"
