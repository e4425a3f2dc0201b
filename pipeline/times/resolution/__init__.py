"""From what an expression says to a calendar value, seen from the day of publication, the dates told before it and the tense of its clause."""
