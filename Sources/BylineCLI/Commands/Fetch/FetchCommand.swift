import Byline
import Catalog
import Harvest

struct FetchCommand: Command {
    static let definition = CommandDefinition(
        "fetch", "Fetches papers from arXiv's query service",
        argument: Argument(
            placeholder: "WORD", kind: .text, fewest: 1, most: nil,
            summary: "arXiv ids; or query and words; or author and a name"),
        flags: [
            .option("limit", "N", .count, "At most N papers, those that changed last; 1000 by default"), .base,
        ] + Flag.going,
        examples: [
            Example("byline fetch arxiv:1905.07833 cond-mat/0309020", "Two papers"),
            Example("byline fetch author Riccardo Zecchina", "What somebody of that name wrote"),
            Example("byline fetch query cat:cond-mat.dis-nn AND ti:perceptron", "In the service's own language"),
        ],
        fields: HarvestPages.card.notes,
        exits: [.notFound, .invalidInput, .conflict, .denied, .limit, .partial, .interrupted])
    let line: ParsedLine
    let query: PaperQuery
    let manners: Manners

    init(_ line: ParsedLine) throws(UsageError) {
        self.line = line
        manners = try line.manners()
        query = PaperQuery(
            base: line.value("base") ?? Registrar.arXivQueries, wish: try Self.wish(line.words),
            limit: line.number("limit") ?? 1000)
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let errand = session.errand(line)
        session.tellContact(line)
        var pacing = Pacing(manners)
        let (haul, missing) = try session.registrar(.write).fetch(query, errand: errand, pacing: &pacing)
        session.tell(haul, goOn: "the same call fetches the rest", to: &output)
        for id in missing { session.diagnostics.warn("arXiv has no \(id).") }
        tellRest(haul.report, session)
        let status = try session.status(of: haul)
        guard status == .ok, !missing.isEmpty else { return status }
        return haul.report.records > 0 ? .partial : .notFound
    }

    private func tellRest(_ report: HarvestReport, _ session: Session) {
        guard report.isComplete, let total = report.total, total > report.records else { return }
        session.diagnostics.note("\(total - report.records) more; --limit sets how many are fetched.")
    }

    private static func wish(_ words: [String]) throws(UsageError) -> PaperQuery.Wish {
        let rest = Array(words.dropFirst())
        switch words.first {
        case "query", "author":
            guard !rest.isEmpty else {
                throw UsageError(
                    what: "“\(words[0])” needs words behind it", mend: "Write `byline fetch \(words[0]) WORDS`")
            }
            return words[0] == "query"
                ? PaperQuery.search(words: rest) : PaperQuery.search(author: rest.joined(separator: " "))
        default:
            var ids: [ArXivID] = []
            for word in words {
                do { ids.append(try ArXivID.read(word)) } catch {
                    throw UsageError(
                        what: "“\(word)” is no arXiv id",
                        mend: "Give ids like arxiv:1905.07833, or begin with “query” or “author”")
                }
            }
            return .papers(ids)
        }
    }
}
