"""Scheduling: will own advisers, slots, consultations, booking windows and eligibility. It has no rules yet."""
