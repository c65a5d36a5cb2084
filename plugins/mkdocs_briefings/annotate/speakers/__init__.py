"""By whom things are said: names, roles, groups without a name, and pronouns."""
