"""The pages for people who are signed in: what there is to do today, and the work behind it."""
