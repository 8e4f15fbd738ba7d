"""The chassis: technique that every service shares, and no noun of the trade.

One service process is made of a web door, a relay that publishes the outbox, a consumer that hears other services'
facts, and a storage that commits commands in groups. `chassis.running` joins them; each service's `wiring.py` says
with what.
"""
