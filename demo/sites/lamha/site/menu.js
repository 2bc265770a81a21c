function moMenu() { }
