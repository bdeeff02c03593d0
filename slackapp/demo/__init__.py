"""What ``drp demo`` needs besides the app: a clock that can jump, a council, a few disputes."""
