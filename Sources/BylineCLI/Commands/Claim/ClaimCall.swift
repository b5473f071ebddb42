import Byline
package import Catalog
import Foundation

/// What the commands about one claim share: its id, who acts, on which version, and the way to the registrar.
struct ClaimCall {
    let id: ClaimID
    /// The words after the claim's id.
    let rest: [String]
    let line: ParsedLine

    init(_ line: ParsedLine) throws(UsageError) {
        let word = line.words.first ?? ""
        guard let id = ClaimID(printed: word) else {
            throw UsageError(what: "The first word is not a claim's id", mend: "Find one with `byline claim list`")
        }
        self.id = id
        rest = Array(line.words.dropFirst())
        self.line = line
    }

    var reason: String { line.value("reason") ?? "" }
    var version: Int? { line.number("based-on") }

    /// Signs in and moves the claim.
    func move(_ move: ClaimMove, _ session: Session) throws -> ClaimSummary {
        let (registrar, actor) = try signedIn(session)
        return try registrar.moveClaim(
            id, by: move, actor: actor, basedOn: version, reason: reason, at: session.surroundings.clock())
    }

    func signedIn(_ session: Session) throws -> (Registrar, Actor) {
        let registrar = try session.registrarOfExisting(line)
        return (registrar, try session.actor(line, registrar))
    }
}

extension Argument {
    static let claim = Argument(placeholder: "CLAIM", kind: .text, fewest: 1, most: 1, summary: "a claim's id (C3)")
}

extension Flag {
    static let basedOn = Flag.option(
        "based-on", "VERSION", .count, "The version you looked at; refused when it has moved since")
    static let reason = Flag.option("reason", "TEXT", .text, "Why; kept for ever, so name no address in it")
}

extension Array where Element == Flag {
    /// What every command takes that acts for an account.
    static var acting: [Flag] { [.account, .passwordFile, .dryRun] }
    /// What a decision takes beside that.
    static var reviewing: [Flag] { [.basedOn, .reason] + acting }
}

extension Array where Element == ExitStatus {
    static var acting: [ExitStatus] { [.notFound, .invalidInput, .conflict, .denied, .limit] }
}

extension Listing where Row == ClaimSummary {
    package static var claims: Listing<ClaimSummary> {
        Listing([
            Column("id", .text, "The claim's id", heading: "id") { Value(id: $0.claim.id) },
            Column("account", .text, "The account that claims", heading: "account", isFlexible: true) {
                .text($0.accountName)
            },
            Column("researcher", .text, "The id of the record", heading: "record") { Value(id: $0.claim.researcher) },
            Column("name", .text, "The name on the record", heading: "name", isFlexible: true) {
                .text($0.researcherName)
            },
            Column("state", .text, "Where the claim stands: `byline help claims`", heading: "state") {
                .text($0.claim.state.rawValue)
            },
            Column(
                "level", .text, "The level it lifts the record to today; null when it lifts nothing", heading: "level",
                cell: { $0.liftedLevel ?? "–" }
            ) { Value($0.liftedLevel) },
            Column("granted", .text, "The level that was granted") { .text($0.claim.granted.code) },
            Column("version", .number, "Rises with every move; --based-on names it", heading: "version") {
                .int($0.claim.version)
            },
            Column(
                "since", .text, "When it came into its state, RFC 3339, UTC", heading: "since",
                cell: { String($0.claim.since.description.prefix(10)) }
            ) { .text($0.claim.since.description) },
            Column("opened_at", .text, "When it was opened, RFC 3339, UTC") { .text($0.claim.openedAt.description) },
        ])
    }
}

extension Session {
    /// Prints one claim as the row it is in `claim list`.
    func print(_ claim: ClaimSummary, to output: inout some TextOutputStream) {
        self.print([claim], as: .claims, whenEmpty: "", to: &output)
    }
}

extension ClaimSummary {
    /// nil for a claim that lifts nothing today.
    var liftedLevel: String? { level > .listed ? level.code : nil }
}
