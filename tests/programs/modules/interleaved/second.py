print("second runs")

VALUE = 2
