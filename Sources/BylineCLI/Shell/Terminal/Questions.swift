import Byline
import Glibc

/// One-line questions on the terminal, apart from the three streams.
enum Questions {
    /// Asks for a line that is not shown while it is typed.
    ///
    /// The terminal is read key by key and with its signals off, so that Ctrl-C cannot leave it without its echo.
    static func secret(_ prompt: String) throws(Files.Refusal) -> [UInt8] {
        let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
        guard terminal >= 0 else { throw Files.Refusal(number: errno) }
        defer { close(terminal) }
        var before = termios()
        guard tcgetattr(terminal, &before) == 0 else { throw Files.Refusal(number: errno) }
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
        guard tcsetattr(terminal, TCSAFLUSH, &silent) == 0 else { throw Files.Refusal(number: errno) }
        var isInterrupted = false
        let line: [UInt8]
        do {
            defer { tcsetattr(terminal, TCSAFLUSH, &before) }
            try Files.write(Array(prompt.utf8)[...], to: terminal)
            line = try keys(terminal, isInterrupted: &isInterrupted)
            try Files.write(Array("\n".utf8)[...], to: terminal)
        }
        if isInterrupted { throw interrupted() }
        return line
    }

    /// Ends the process by the signal that Ctrl-C is. A parent may have left the signal ignored or blocked, and what was
    /// typed so far is no answer, so neither keeps the process going.
    private static func interrupted() -> Files.Refusal {
        signal(SIGINT, SIG_DFL)
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, SIGINT)
        pthread_sigmask(SIG_UNBLOCK, &set, nil)
        raise(SIGINT)
        return Files.Refusal(number: EINTR)
    }

    /// The longest line that is taken.
    static let longestLine = 4096

    private static func keys(_ terminal: Int32, isInterrupted: inout Bool) throws(Files.Refusal) -> [UInt8] {
        var line: [UInt8] = []
        while line.count < longestLine {
            let chunk = try Files.readOne(terminal)
            switch chunk {
            case nil, 4, 10, 13: return line  // the end, Ctrl-D, Enter
            case 3:
                isInterrupted = true
                return []
            case 8, 127:
                // A character of several bytes goes as a whole: its first byte is not of the form 10xxxxxx.
                while let last = line.popLast(), last & 0xC0 == 0x80 {}
            case 21: line.removeAll()  // Ctrl-U
            case let byte?: line.append(byte)
            }
        }
        return line
    }

    /// One line of standard input, without its end, read no further than that; nil at the end.
    static func line() throws(Files.Refusal) -> [UInt8]? {
        var line: [UInt8] = []
        while line.count < longestLine {
            guard let byte = try Files.readOne(STDIN_FILENO) else { return line.isEmpty ? nil : line }
            if byte == 10 { break }
            line.append(byte)
        }
        if line.last == 13 { line.removeLast() }
        return line
    }
}
