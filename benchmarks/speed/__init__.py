"""What the results cost, always as ratios to peers measured in the same run."""
