class Base:
    limit = 1


class Derived(Base):
    pass


Derived.limit = 2
print(Base.limit)
