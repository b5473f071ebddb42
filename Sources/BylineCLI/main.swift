import Glibc

exit(runProcess())
