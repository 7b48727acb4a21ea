print("Hello from Naja!")
