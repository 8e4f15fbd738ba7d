"""Files of people, filled in by hand or exported: read into rows, and what stands in them into what is meant."""
