import Byline
import Catalog

struct IdentityDifferentCommand: Command {
    static let definition = CommandDefinition(
        "identity different", "Decides that two are not one",
        argument: .identityPair, flags: .deciding,
        examples: [
            Example("byline identity different R12 R40", "They stay apart whatever is imported"),
            Example("byline identity different R12 M55", "That name is another's, also when it is R12's today"),
        ],
        fields: Card<DecisionReport>.decisions.notes, exits: [.notFound, .invalidInput, .conflict, .denied, .limit])
    let words: [String]
    let deciding: Deciding

    init(_ line: ParsedLine) throws(UsageError) { (words, deciding) = (line.words, Deciding(line)) }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try deciding.registrar(session)
        return session.tell(
            try registrar.declareDifferent(words[0], words[1], by: deciding.authority(session)), to: &output)
    }
}
