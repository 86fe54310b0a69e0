"""Travaux: the official working record of a negotiation, with the rules behind it and proofs anybody can check."""

__version__ = "0.1.0"
