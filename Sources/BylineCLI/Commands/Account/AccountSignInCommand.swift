import Byline
import Catalog
import Secrets
import SignIn

struct AccountSignInCommand: Command {
    static let definition = CommandDefinition(
        "account sign-in", "Ties an account to the ORCID iD its person signs in with", argument: .account,
        flags: [
            .option("issuer", "ADDRESS", .text, "The provider; else BYLINE_ISSUER, else https://orcid.org"),
            .option("client", "ID", .text, "How it knows this program; else BYLINE_CLIENT"),
            .option("client-secret-file", "FILE", .file, "The secret it gave; else BYLINE_CLIENT_SECRET_FILE"),
            .option("redirect", "ADDRESS", .text, "Where it sends browsers back; http://127.0.0.1/byline by default"),
            .passwordFile,
        ],
        examples: [
            Example("byline account sign-in zoe --client APP-1", "Prints an address to open; takes the one it ends at")
        ],
        fields: Listing<Account>.accounts.notes, exits: [.notFound, .invalidInput, .conflict, .denied, .limit])
    let line: ParsedLine

    init(_ line: ParsedLine) throws(UsageError) { self.line = line }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let provider = try provider(session)
        let registrar = try session.registrarOfExisting(line)
        let account = try registrar.account(line.phrase)
        // An account is tied to a new iD only by whoever can sign it in already.
        if account.orcid == nil, account.hasPassword {
            _ = try registrar.signIn(account.name, password: try session.secret("Password: ", line))
        }
        let request = try registrar.beginSignIn(of: account, at: provider)
        session.diagnostics.attach("Open this address and sign in:\n\(request.address)\n")
        session.diagnostics.attach("Then paste the address at which the browser ends: ")
        guard let answer = try session.surroundings.readLine().get() else {
            throw UsageError(what: "No address came back", mend: "Paste the whole address the browser shows")
        }
        let actor = try registrar.finishSignIn(
            request, of: account, at: provider, answer: String(decoding: answer, as: UTF8.self))
        session.print(try registrar.account(actor.account.description), to: &output)
        return .ok
    }

    private func provider(_ session: Session) throws -> OpenIDProvider {
        let surroundings = session.surroundings
        guard let client = line.value("client") ?? surroundings.variable("BYLINE_CLIENT") else {
            throw UsageError(
                what: "The provider must know this program", mend: "Register it there, and add `--client ID`")
        }
        let file = line.value("client-secret-file") ?? surroundings.variable("BYLINE_CLIENT_SECRET_FILE")
        let secret = try file.map { file throws(BylineError) in try session.secretOf(file: file) }
        do {
            return try OpenIDProvider(
                issuer: line.value("issuer") ?? surroundings.variable("BYLINE_ISSUER") ?? "https://orcid.org",
                client: client, secret: secret, redirect: line.value("redirect") ?? "http://127.0.0.1/byline")
        } catch {
            throw UsageError(what: error.what, mend: error.mend)
        }
    }
}
