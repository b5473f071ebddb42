import Byline
import Catalog
import Secrets

struct AccountMailCommand: Command {
    static let definition = CommandDefinition(
        "account mail", "Sends an account its mail, once its address is confirmed", argument: .account,
        flags: [
            .switch("confirm", "The address is right: asks for the token that was mailed there"),
            .switch("stop", "End the mail and forget the address"), .mail,
        ],
        examples: [
            Example("byline account mail zoe --mail folder:out", "Asks for the address, and mails it a token"),
            Example("byline account mail zoe --confirm", "Asks for that token"),
            Example("byline account mail zoe --stop", "No more, and nothing is kept"),
        ],
        fields: Listing<Account>.accounts.notes, exits: [.notFound, .invalidInput, .conflict, .denied, .limit])
    let line: ParsedLine

    init(_ line: ParsedLine) throws(UsageError) {
        if line.has("confirm"), line.has("stop") {
            throw UsageError(what: "--confirm and --stop contradict each other", mend: "Give one of them")
        }
        self.line = line
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrarOfExisting(line)
        var account = try registrar.account(line.phrase)
        if line.has("stop") {
            account = try registrar.stopMail(of: account)
        } else if line.has("confirm") {
            account = try registrar.confirmMailAddress(of: account, try answer("Token: ", session))
        } else {
            let post = try session.post(line)
            try registrar.askForMail(account, to: try answer("Mail address: ", session), by: post)
            session.diagnostics.note("A token is on its way; `byline account mail NAME --confirm` takes it.")
        }
        session.print(account, to: &output)
        return .ok
    }

    /// A line typed or piped, never a word of the command line: those can be seen by others.
    private func answer(_ prompt: String, _ session: Session) throws -> Secret {
        if session.surroundings.inputIsTerminal {
            try session.refuseToAsk(line, for: "it")
            session.diagnostics.attach(prompt)
        }
        guard let typed = try session.surroundings.readLine().get() else {
            throw UsageError(what: "Nothing is given on standard input", mend: "Type it, or pipe it in")
        }
        return Secret(typed)
    }
}
