import Byline
import Catalog
import Secrets

extension Flag {
    /// Who acts, for commands that only an account may call.
    static let account = Flag.option("account", "NAME", .text, "Who you are; else BYLINE_ACCOUNT")
    static let passwordFile = Flag.option(
        "password-file", "FILE", .file, "Take the password from FILE; else it is asked for, or read from a pipe")
    static let yes = Flag.switch("yes", "Do not ask whether it is meant")
    static let dryRun = Flag.switch("dry-run", "Print what would be done and touch nothing")
}

extension Argument {
    static let account = Argument(
        placeholder: "NAME", kind: .text, fewest: 1, most: 1, summary: "an account's name or id (A5)")
}

extension Session {
    /// The account that calls, once its password has shown that it is the one.
    func actor(_ line: ParsedLine, _ registrar: Registrar) throws -> Actor {
        guard let name = line.value("account") ?? surroundings.variable("BYLINE_ACCOUNT") else {
            throw UsageError(what: "Nobody is named who does this", mend: "Add `--account NAME`, or set BYLINE_ACCOUNT")
        }
        return try registrar.signIn(name, password: try secret("Password: ", line))
    }

    /// A secret that is never a word of the command line: from a file, from the terminal without echo, from a pipe.
    func secret(_ prompt: String, _ line: ParsedLine) throws -> Secret {
        try secret(in: line.value("password-file"), asking: prompt, line)
    }

    /// - Parameter file: `-` or nil when it is asked for, or read from a pipe.
    func secret(in file: String?, asking prompt: String, _ line: ParsedLine) throws -> Secret {
        if let file, file != "-" { return try secretOf(file: file) }
        if surroundings.inputIsTerminal {
            try refuseToAsk(line, for: "a password")
            return Secret(try surroundings.askSecret(prompt).get())
        }
        guard let typed = try surroundings.readLine().get() else {
            throw UsageError(
                what: "There is nothing more on standard input",
                mend: "Pipe the secret in, or name a file that holds it")
        }
        return Secret(typed)
    }

    /// A new password: on a terminal typed twice.
    func newSecret(_ line: ParsedLine) throws -> Secret {
        let first = try secret("New password: ", line)
        guard surroundings.inputIsTerminal, line.value("password-file") == nil else { return first }
        guard first.matches(Secret(try surroundings.askSecret("The same again: ").get())) else {
            throw BylineError(.invalidInput, "The two passwords differ", mend: "Call the command again")
        }
        return first
    }

    /// The first line of a file.
    func secretOf(file: String) throws(BylineError) -> Secret {
        do {
            let bytes = try Files.read(file, limit: Questions.longestLine)
            return Secret(Array(bytes.prefix { $0 != 10 && $0 != 13 }))
        } catch {
            throw BylineError(
                error.isAbsence ? .notFound : .denied, "“\(file)” cannot be read: \(error.reason)",
                mend: "Name a file that holds the password in its first line")
        }
    }

    /// Asks before something that cannot be taken back.
    func confirm(_ question: String, _ line: ParsedLine) throws {
        if line.has("yes") || line.has("dry-run") { return }
        let isAsked = surroundings.inputIsTerminal && !line.has("no-input")
        guard isAsked else {
            throw UsageError(what: "This cannot be taken back", mend: "Add --yes when it is meant")
        }
        diagnostics.attach(question + " Type yes: ")
        guard try surroundings.readLine().get() == Array("yes".utf8) else {
            throw BylineError(.denied, "Nothing was done", mend: "Type yes when it is meant")
        }
    }

    func refuseToAsk(_ line: ParsedLine, for what: String) throws(UsageError) {
        if line.has("no-input") {
            throw UsageError(what: "--no-input forbids asking for \(what)", mend: "Give it in a file or by a pipe")
        }
    }

    /// The registrar for a change, on a catalogue that is there already; nothing is made by asking for it.
    func registrarOfExisting(_ line: ParsedLine) throws -> Registrar {
        // Whatever else keeps the file from being looked at, opening it says in its own words.
        if let refusal = storeRefusal, refusal.isAbsence { return try registrar(.read) }
        return try registrar(line.has("dry-run") ? .dryRun : .write)
    }

    private var storeRefusal: Files.Refusal? {
        do {
            _ = try Files.facts(storePath)
            return nil
        } catch { return error }
    }
}
