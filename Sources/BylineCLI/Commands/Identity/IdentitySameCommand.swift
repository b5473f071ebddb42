import Byline
import Catalog

struct IdentitySameCommand: Command {
    static let definition = CommandDefinition(
        "identity same", "Decides that two are one",
        argument: .identityPair, flags: .deciding,
        examples: [
            Example("byline identity same R12 R40 --note ORCID", "Two researchers; all their names are tied"),
            Example("byline identity same W7 E81 --dry-run", "A work and a record; only tells what would change"),
        ],
        fields: Card<DecisionReport>.decisions.notes, exits: [.notFound, .invalidInput, .conflict, .denied, .limit])
    let words: [String]
    let deciding: Deciding

    init(_ line: ParsedLine) throws(UsageError) { (words, deciding) = (line.words, Deciding(line)) }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try deciding.registrar(session)
        return session.tell(
            try registrar.declareSame(words[0], words[1], by: deciding.authority(session)), to: &output)
    }
}
