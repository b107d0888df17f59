"""The gazetteer: folding spellings to one key, searching places, importing and naming them."""
