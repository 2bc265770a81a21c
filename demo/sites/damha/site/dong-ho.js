function showClock() { document.write(new Date().toLocaleTimeString()); }
