print("%s is %d" % ("Tom", 5))
