"""What the results are worth, by the scorers beside the development sets."""
