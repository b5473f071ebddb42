import Byline
package import Catalog

struct ResearcherTopicsCommand: Command {
    static let definition = CommandDefinition(
        "researcher topics", "Lists the subjects of a researcher's works",
        argument: .researcher, flags: [.limit],
        examples: [Example("byline researcher topics Riccardo Zecchina", "Subject codes with their names")],
        fields: Listing<TopicCount>.topics.notes, exits: [.notFound, .conflict])
    let name: String
    let limit: Int?

    init(_ line: ParsedLine) throws(UsageError) {
        name = line.phrase
        limit = line.number("limit")
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrar()
        let id = try registrar.researcher(named: name, for: Self.definition)
        session.print(
            try registrar.topics(of: id), as: .topics, limit: limit, whenEmpty: "No source gives topics for \(id).",
            to: &output)
        return .ok
    }
}

extension Listing where Row == TopicCount {
    package static var topics: Listing<TopicCount> {
        Listing([
            Column("code", .text, "arXiv code, or the short form as printed where it is ambiguous", heading: "code") {
                .text($0.code)
            },
            Column(
                "name", .text, "The subject's name", heading: "name", isFlexible: true,
                cell: { $0.candidates.isEmpty ? $0.name : "one of " + $0.candidates.joined(separator: ", ") }
            ) { $0.name.isEmpty ? .null : .text($0.name) },
            Column("works", .number, "Works with this subject", heading: "works") { .int($0.works) },
            Column("candidates", .texts, "Codes that an ambiguous short form may stand for") {
                Value(texts: $0.candidates)
            },
        ])
    }
}
