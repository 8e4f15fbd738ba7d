"""The guided tour: the programme's whole story, played on a system of its own, with the facts on Kafka passing by."""

from .tour import tour

__all__ = ["tour"]
