class Mid:
    kind = "mid"

    def run(self) -> str:
        return "mid run " + self.kind
