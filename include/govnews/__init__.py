"""govnews: the warehouse of Vietnamese government news."""

__version__ = "0.1.0"
