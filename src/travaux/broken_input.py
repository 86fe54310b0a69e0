"""The one kind of error that broken input raises: what was tried, what stands in the way, what to do next."""


class BrokenInput(ValueError):
    """Input that cannot be used. Nothing was written; the message is fit to be shown as it is."""
