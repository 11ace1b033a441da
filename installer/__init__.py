"""Tools that build, check and package the program; none of them ships."""
