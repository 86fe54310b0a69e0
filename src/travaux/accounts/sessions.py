"""Sessions in the database of the record, written under its lock: a busy timeout alone starves writers."""

from django.contrib.sessions.backends import db

from travaux.office.writing import writing


class SessionStore(db.SessionStore):
    """Who is signed in, by the cookie of one browser."""

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002 - Django's own signature
        """Write it; raises UpdateError where it was ended meanwhile, so that nobody comes to life again."""
        with writing():
            super().save(must_create)

    def delete(self, session_key: str | None = None) -> None:
        """End it."""
        with writing():
            super().delete(session_key)
