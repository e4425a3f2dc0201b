"""From characters to tokens: keys, clitics, sentences, lemmas."""
