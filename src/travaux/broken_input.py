"""The one kind of error that broken input raises: its message says what was tried, what stands in the way, what to do."""


class BrokenInput(ValueError):
    """Input that cannot be used. Nothing was written; the message is fit to be shown as it is."""
