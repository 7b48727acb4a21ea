print(globals())
print(locals())
