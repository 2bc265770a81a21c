"""A page nobody has a layout for: its lines, title, date line, text and blocks of links."""
