function readPost(id) { }
