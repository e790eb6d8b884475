"""The page of the analysis: charts that are painted here, and the comparison of scenarios."""
