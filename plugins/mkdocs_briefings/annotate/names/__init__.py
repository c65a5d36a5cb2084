"""Who is named: names, their kinds, whose they are, and the roles of persons."""
