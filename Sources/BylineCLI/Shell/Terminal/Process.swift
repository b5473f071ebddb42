import Byline
import Glibc

/// Runs `byline` on this process's own arguments and streams.
/// - Returns: the exit status.
func runProcess() -> Int32 {
    // A parent may have left the signal ignored; then a closed pipe would come back as an error to talk about.
    signal(SIGPIPE, SIG_DFL)
    var output = StandardOutput()
    let status = runByline(
        Array(CommandLine.arguments.dropFirst()), in: .ofThisProcess(), to: &output, errors: writeToStandardError)
    do {
        try output.finish()
        return status.rawValue
    } catch {
        writeToStandardError("byline: \(error)\n")
        return ExitStatus.failure.rawValue
    }
}

private func writeToStandardError(_ text: String) {
    // Where standard error itself cannot be written there is nobody left to tell.
    try? Files.write(Array(text.utf8)[...], to: STDERR_FILENO)
}
