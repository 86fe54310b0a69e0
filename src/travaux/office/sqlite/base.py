"""The connection to a SQLite file: Django's own, but for one check that an older SQLite cannot make."""

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """Columns of JSON come without a check in the schema.

    With `trusted_schema=OFF` SQLite up to 3.40 takes `JSON_VALID` for a function that a schema must not call, so that
    such a table could be neither made nor written. What is written there, Django has encoded.
    """

    data_type_check_constraints = {  # noqa: RUF012 - Django's own attribute, which it never changes
        kind: check for kind, check in base.DatabaseWrapper.data_type_check_constraints.items() if kind != "JSONField"
    }
