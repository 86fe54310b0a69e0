"""Sessions at work: convened, their agenda put together, their roll called, what follows from them kept in view."""
