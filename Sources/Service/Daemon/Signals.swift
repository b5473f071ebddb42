import Glibc

/// SIGTERM and SIGINT, waited for instead of obeyed.
package struct Signals {
    private var set = sigset_t()

    /// From now on both wait, in this thread and in those it starts.
    package init() {
        sigemptyset(&set)
        sigaddset(&set, SIGTERM)
        sigaddset(&set, SIGINT)
        pthread_sigmask(SIG_BLOCK, &set, nil)
        // A client, or a reader of the log, that goes away ends nothing here.
        signal(SIGPIPE, SIG_IGN)
    }

    /// Waits for either.
    /// - Returns: whether one has come within these seconds.
    package func come(within seconds: Int) -> Bool {
        var set = set
        var time = timespec(tv_sec: seconds, tv_nsec: 0)
        return sigtimedwait(&set, nil, &time) > 0
    }
}
