function doiCoChu() { }
