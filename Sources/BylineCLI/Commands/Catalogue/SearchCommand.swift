import Byline
package import Catalog

struct SearchCommand: Command {
    private static let defaultLimit = 20
    static let definition = CommandDefinition(
        "search", "Finds researchers and works by words",
        argument: Argument(
            placeholder: "WORDS", kind: .text, fewest: 1, most: nil, summary: "words of names, titles or abstracts"),
        flags: [.option("limit", "N", .count, "Show at most N rows, \(defaultLimit) by default")],
        examples: [
            Example("byline search mezard", "With or without accents"),
            Example("byline search flat minima --limit 5", "The best five"),
        ],
        fields: Listing<SearchHit>.hits.notes)
    let words: String
    let limit: Int

    init(_ line: ParsedLine) throws(UsageError) {
        words = line.phrase
        limit = line.number("limit") ?? Self.defaultLimit
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        session.print(
            try session.registrar().search(words, limit: limit), as: .hits, whenEmpty: "Nothing fits “\(words)”.",
            to: &output)
        return .ok
    }
}

extension Listing where Row == SearchHit {
    package static var hits: Listing<SearchHit> {
        Listing([
            Column("kind", .text, "researcher or work", heading: "kind") { .text($0.kind) },
            Column("id", .text, "The id", heading: "id") { hit in
                switch hit {
                case .researcher(let person): Value(id: person.id)
                case .work(let work): Value(id: work.id)
                }
            },
            Column(
                "name", .text, "The researcher's name or the work's title", heading: "name or title",
                isFlexible: true, cell: \.nameShown
            ) { hit in
                switch hit {
                case .researcher(let person): .text(person.name)
                case .work(let work): Value(work.title)
                }
            },
            Column(
                "first_year", .number, "First year: of the works, or of the work", heading: "years",
                cell: \.yearsShown
            ) { hit in
                switch hit {
                case .researcher(let person): Value(person.firstYear)
                case .work(let work): Value(work.year)
                }
            },
            Column("last_year", .number, "Latest year of a researcher's works") { hit in
                if case .researcher(let person) = hit { Value(person.lastYear) } else { .null }
            },
            Column("work_count", .number, "How many works a researcher has", heading: "works") { hit in
                if case .researcher(let person) = hit { .int(person.workCount) } else { .null }
            },
            Column("authors", .texts, "A work's authors", heading: "authors", isFlexible: true, cell: \.authorsShown) {
                hit in
                if case .work(let work) = hit { Value(texts: work.authors.map(\.name)) } else { .list([]) }
            },
        ])
    }
}

extension SearchHit {
    fileprivate var kind: String {
        switch self {
        case .researcher: "researcher"
        case .work: "work"
        }
    }
    fileprivate var nameShown: String {
        switch self {
        case .researcher(let person): person.name
        case .work(let work): work.titleShown
        }
    }
    fileprivate var yearsShown: String {
        switch self {
        case .researcher(let person): span(person.firstYear, person.lastYear)
        case .work(let work): work.year.map(String.init) ?? "–"
        }
    }
    fileprivate var authorsShown: String {
        switch self {
        case .researcher: ""
        case .work(let work): work.authorsShown(atMost: 6)
        }
    }
}
