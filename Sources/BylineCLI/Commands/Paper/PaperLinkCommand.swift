import Byline
import Catalog

struct PaperLinkCommand: Command {
    static let definition = CommandDefinition(
        "paper link", "Says that code belongs to a work, and how that is known",
        argument: .paper,
        flags: [
            .option("code", "URL", .text, "Where the code stands"),
            .option(
                "relation", "KIND", .choice(CodeLink.Relation.allCases.map(\.rawValue)), "Whose it is"),
            .option("evidence", "WORDS", .text, "How it is known: a README that names the paper, an author's word"),
            .switch("dry-run", "Check and say what would be kept"),
        ],
        examples: [
            Example(
                "byline paper link W80 --code https://a.org/b --relation official --evidence X",
                "`byline paper reproductions` shows it")
        ],
        exits: [.notFound, .invalidInput, .conflict, .denied, .limit])
    let name: String
    let address: String
    let relation: CodeLink.Relation
    let evidence: String
    let isDryRun: Bool

    init(_ line: ParsedLine) throws(UsageError) {
        name = line.phrase
        guard let address = line.value("code"), let evidence = line.value("evidence"),
            let relation = line.value("relation").flatMap(CodeLink.Relation.init)
        else {
            throw UsageError(
                what: "A link is an address, a relation and evidence", mend: "Give --code, --relation and --evidence")
        }
        (self.address, self.relation, self.evidence) = (address, relation, evidence)
        isDryRun = line.has("dry-run")
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        // A link needs its paper, so a store that is missing is not made.
        _ = try session.registrar(.read)
        let registrar = try session.registrar(isDryRun ? .dryRun : .write)
        let work = try registrar.paper(named: name, for: Self.definition)
        let link = try registrar.link(work, to: address, relation: relation, evidence: evidence)
        session.diagnostics.note(
            "\(isDryRun ? "Would link" : "Linked") \(work) to \(link.address): \(link.relation.rawValue), \(link.evidence)."
        )
        return .ok
    }
}
