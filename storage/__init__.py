"""SQLAlchemy behind the ports that ``workflows`` declares. Domain objects in and out."""
