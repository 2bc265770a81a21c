"""Vietnamese text: its stored form, its search keys, its dates, numbers, sentences and places."""
