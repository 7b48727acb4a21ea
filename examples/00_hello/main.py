print("Hello from Unikernel!")
