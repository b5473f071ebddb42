import Byline

print("byline")
