"""The procedure files, held to the papers they come from."""
