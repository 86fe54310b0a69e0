"""Who signs in, on whose seat, and what that seat may do: the only way in which doors act."""
