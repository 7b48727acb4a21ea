"""What is true of one machine only: its assembly, and the devices that `hal` names."""
