"""Places and organisations: names from lists, names by grammar."""
