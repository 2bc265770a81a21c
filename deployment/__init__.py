"""What an installation with Docker needs besides the image: secrets, databases, first start."""
