"""Records out: JSON Lines, tables, pages, the terminal."""
