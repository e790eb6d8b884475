"""What the working papers say, as values: evidence, estimates, meters, figures, requests, visits, measured data."""
