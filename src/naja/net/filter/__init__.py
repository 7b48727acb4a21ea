"""What may pass: rules, the flows that we began, and the firewall made of both."""
