import Byline
import Catalog
import Secrets

struct ClaimEvidenceCommand: Command {
    static let definition = CommandDefinition(
        "claim evidence", "Shows who you are: asks for a token, or brings it back", argument: .claim,
        flags: [
            .option("kind", "KIND", .choice(kinds.map(\.rawValue)), "What is shown"),
            .option("address", "ADDRESS", .text, "The repository, page or mailbox; a mailbox not given is asked for"),
            .option("token-file", "FILE", .file, "The token that was mailed; - asks for it or reads a line"),
            .switch("confirm", "Look now whether repository or page shows the token"),
            .switch("dns", "With --confirm: look in the homepage's TXT records instead; BYLINE_DNS names a server"),
            .option("file", "FILE", .file, "The document"), .mail,
        ] + .acting,
        examples: [
            Example("byline claim evidence C1 --kind document --file letter.pdf", "Only its hash is kept"),
            Example(
                "byline claim evidence C1 --kind repository_file --address github.com/zoe/x",
                "A token to put there; once it is public, again with --confirm"),
        ],
        fields: Listing<EvidenceOutcome>.evidence.notes, exits: .acting)
    /// A coauthor's word is given by the coauthor: `claim vouch`.
    static let kinds = ProofKind.allCases.filter { $0 != .coauthorVouch }
    let call: ClaimCall
    let kind: ProofKind

    init(_ line: ParsedLine) throws(UsageError) {
        call = try ClaimCall(line)
        guard let kind = line.value("kind").flatMap(ProofKind.init) else {
            throw UsageError(what: "The kind of evidence is missing", mend: "Add --kind, for example repository_file")
        }
        self.kind = kind
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let (registrar, actor) = try call.signedIn(session)
        let now = session.surroundings.clock()
        let id = call.id
        switch kind {
        case .orcidSignIn:
            session.print(try registrar.proveByORCID(for: id, by: actor, at: now), as: kind, to: &output)
        case .arxivAuthorPage:
            session.print(
                try registrar.proveByAuthorPage(for: id, by: actor, pages: session.surroundings.pages, at: now),
                as: kind, to: &output)
        case .document:
            session.print(try registrar.addDocument(try document(), for: id, by: actor, at: now), as: kind, to: &output)
        case .repositoryFile, .homepageToken:
            let address = try address()
            if call.line.has("confirm"), call.line.has("dns"), kind == .homepageToken {
                let names = try PublicNames(server: session.surroundings.variable("BYLINE_DNS"))
                session.print(
                    try registrar.confirmName(address, for: id, by: actor, names: names, at: now), as: kind, to: &output
                )
            } else if call.line.has("confirm") {
                session.print(
                    try registrar.confirmPage(
                        address, kind, for: id, by: actor, pages: session.surroundings.pages, at: now),
                    as: kind, to: &output)
            } else {
                let challenge = try registrar.beginProof(kind, of: address, for: id, by: actor, at: now)
                session.print(try registrar.claimSummary(id, at: now), challenge, to: &output)
                session.diagnostics.note("The token is told this once. \(Self.how(challenge))")
            }
        case .institutionEmail, .paperEmail: try mail(registrar, actor, session, to: &output)
        case .coauthorVouch: break
        }
        return .ok
    }

    /// What is to be done with a token, beside putting it there.
    private static func how(_ challenge: ProofChallenge) -> String {
        guard challenge.kind == .homepageToken else { return "Put it there, then call again with --confirm." }
        return """
            Put it into the page as <link rel="me" href="urn:byline:claim:TOKEN">, then call again with --confirm; \
            or, where the page is a host of its own, into a TXT record of _byline.HOST, and add --dns.
            """
    }

    private func mail(
        _ registrar: Registrar, _ actor: Actor, _ session: Session, to output: inout some TextOutputStream
    ) throws {
        let now = session.surroundings.clock()
        if let file = call.line.value("token-file") {
            let token = try session.secret(in: file, asking: "Token: ", call.line)
            session.print(
                try registrar.confirmMail(token, kind, for: call.id, by: actor, at: now), as: kind, to: &output)
            return
        }
        let post = try session.post(call.line)
        let address =
            try call.line.value("address") ?? session.secret(in: nil, asking: "Mail address: ", call.line).revealed()
        let challenge = try registrar.beginProof(kind, of: address, for: call.id, by: actor, at: now)
        if !call.line.has("dry-run") { try registrar.send(challenge, to: Secret(address), by: post) }
        session.print(try registrar.claimSummary(call.id, at: now), challenge, to: &output)
        session.diagnostics.note("A token is on its way to that mailbox. Bring it back with --token-file.")
    }

    private func address() throws(UsageError) -> String {
        guard let address = call.line.value("address") else {
            throw UsageError(what: "The address is missing", mend: "Add --address")
        }
        return address
    }

    private func document() throws -> [UInt8] {
        guard let file = call.line.value("file") else {
            throw UsageError(what: "The document is missing", mend: "Add --file FILE")
        }
        do { return try Files.read(file, limit: 100_000_000) } catch {
            throw BylineError(
                error.isAbsence ? .notFound : .denied, "The document cannot be read: \(error.reason)",
                mend: "Name a file that you may read")
        }
    }
}

/// What came of showing something: the claim as it is now, and the token that is to be shown yet.
struct EvidenceOutcome {
    var claim: ClaimSummary
    var kind: ProofKind
    var challenge: ProofChallenge?
}

extension Listing where Row == EvidenceOutcome {
    static var evidence: Listing<EvidenceOutcome> {
        Listing([
            Column("id", .text, "The claim's id", heading: "id") { Value(id: $0.claim.claim.id) },
            Column("kind", .text, "What is shown", heading: "kind") { .text($0.kind.rawValue) },
            Column("state", .text, "Where the claim stands", heading: "state") { .text($0.claim.claim.state.rawValue) },
            Column("level", .text, "The level it lifts the record to today; null when it lifts nothing") {
                Value($0.claim.liftedLevel)
            },
            Column("version", .number, "The claim's version") { .int($0.claim.claim.version) },
            Column("place", .text, "Where the token has to stand; null for mail", heading: "place", isFlexible: false) {
                Value($0.challenge?.place)
            },
            Column("token", .text, "The token, told once; null where it was mailed or is not needed", heading: "token")
            {
                // What is mailed must not be told here too: it proves that the mail was read.
                Value($0.challenge.flatMap { $0.place == nil ? nil : $0.token.revealed() })
            },
        ])
    }
}

extension Session {
    fileprivate func print(_ claim: ClaimSummary, as kind: ProofKind, to output: inout some TextOutputStream) {
        print([EvidenceOutcome(claim: claim, kind: kind)], as: .evidence, whenEmpty: "", to: &output)
    }

    fileprivate func print(
        _ claim: ClaimSummary, _ challenge: ProofChallenge, to output: inout some TextOutputStream
    ) {
        print(
            [EvidenceOutcome(claim: claim, kind: challenge.kind, challenge: challenge)], as: .evidence, whenEmpty: "",
            to: &output)
    }
}
