import Byline
import Catalog

struct IdentitySplitCommand: Command {
    static let definition = CommandDefinition(
        "identity split", "Takes names out of a person, or records out of a work",
        argument: Argument(
            placeholder: "ID", kind: .text, fewest: 2, most: nil,
            summary: "the whole (R12, W7), then what leaves it together (M5 M9, E40)"),
        flags: .deciding,
        examples: [
            Example("byline identity split R12 M5 M9", "Two mentions leave and are one person from now on"),
            Example("byline identity split W7 E40", "A record leaves its work"),
        ],
        fields: Card<DecisionReport>.decisions.notes, exits: [.notFound, .invalidInput, .conflict, .denied, .limit])
    let words: [String]
    let deciding: Deciding

    init(_ line: ParsedLine) throws(UsageError) { (words, deciding) = (line.words, Deciding(line)) }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try deciding.registrar(session)
        return session.tell(
            try registrar.split(words[0], Array(words.dropFirst()), by: deciding.authority(session)), to: &output)
    }
}
