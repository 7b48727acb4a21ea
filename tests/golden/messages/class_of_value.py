class Name(str):
    def shout(self) -> str:
        return self.upper()


print(Name("a").shout())
