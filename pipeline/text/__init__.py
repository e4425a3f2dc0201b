"""From characters to tokens: names of characters, keys of words, clitics, sentences."""
