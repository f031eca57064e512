"""Things in the picture: furniture, machines, what is held, and the solids they are made of."""
