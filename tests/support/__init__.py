"""What several test directories share."""
