"""What the YAML files of a language hold, one dataclass a file; `typed.py` reads them."""
