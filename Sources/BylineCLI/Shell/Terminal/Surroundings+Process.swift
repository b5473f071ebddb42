import Byline
import Glibc

extension Surroundings {
    /// The place where this process runs.
    static func ofThisProcess() -> Surroundings {
        let environment = processEnvironment()
        let start = ContinuousClock.now
        return Surroundings(
            inputIsTerminal: isatty(STDIN_FILENO) == 1, outputIsTerminal: isatty(STDOUT_FILENO) == 1,
            errorsAreTerminal: isatty(STDERR_FILENO) == 1, width: terminalWidth(environment),
            environment: environment, processors: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))),
            readInput: { limit in
                Result { () throws(Files.Refusal) in try Files.readAll(STDIN_FILENO, limit: limit) }.mapError {
                    BylineError(
                        .failure, "Standard input cannot be read: \($0.reason)", mend: "Give the data as a file")
                }
            },
            now: { ContinuousClock.now - start },
            askSecret: { prompt in
                Result { () throws(Files.Refusal) in try Questions.secret(prompt) }.mapError {
                    BylineError(
                        .failure, "The terminal cannot be asked: \($0.reason)",
                        mend: "Give the secret on standard input, or with --password-file")
                }
            },
            readLine: {
                Result { () throws(Files.Refusal) in try Questions.line() }.mapError {
                    BylineError(
                        .failure, "Standard input cannot be read: \($0.reason)", mend: "Type the answer, or pipe it in")
                }
            },
            machine: machineFacts, awaitInterruption: Interruption.wait,
            obeyInterruption: Interruption.obey,
            // Threads that begin later are as nice. Where it is refused, the work goes on as it would have.
            giveWay: { _ = nice(10) })
    }

    private static func terminalWidth(_ environment: [String: String]) -> Int {
        if let columns = environment["COLUMNS"].flatMap(Int.init), columns > 0 { return columns }
        for stream in [STDOUT_FILENO, STDERR_FILENO] {
            var size = winsize()
            if ioctl(stream, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        }
        return 80
    }

    private static func processEnvironment() -> [String: String] {
        var found: [String: String] = [:]
        var next = environ
        while let entry = next.pointee {
            let pair = String(cString: entry).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if pair.count == 2 { found[String(pair[0])] = String(pair[1]) }
            next += 1
        }
        return found
    }
}
