import Byline
import Catalog

struct GraphPathCommand: Command {
    static let definition = CommandDefinition(
        "graph path", "Shows how two researchers are connected by shared works",
        argument: Argument(
            placeholder: "NAME", kind: .text, fewest: 2, most: nil,
            summary: "two researchers; names of several words with `to` between them"),
        flags: [
            .switch("all", "All shortest paths"),
            .option("k", "N", .count, "The N shortest paths, also longer ones"),
            .switch("weighted", "Shortest by the sum of 1/strength: close collaborators are near"),
            .option("max-steps", "N", .count, "Look no further than N steps"),
        ] + Flag.scope + [
            .switch("works", "Name all works behind each step, not only the newest"), .limit, .spendNodes, .maxSeconds,
            .rowsOrGraph, .outFile,
        ],
        examples: [
            Example("byline graph path Francesca Mignacco to Riccardo Zecchina", "One shortest path, with its works"),
            Example("byline graph path R31 R24 --all", "Every shortest path"),
            Example("byline graph path R31 R24 --weighted --k 5", "Five, closest collaborators first"),
        ],
        fields: Listing<PathStep>.steps.notes, exits: [.notFound, .conflict, .limit])
    let names: [String]
    let choice: PathChoice
    let limit: Int?
    let isWeighted: Bool
    let maximumSteps: Int
    let scope: GraphScope
    let budget: GraphBudget
    let showsWorks: Bool
    let format: GraphFormat?
    let file: String?

    init(_ line: ParsedLine) throws(UsageError) {
        names = line.names(partedBy: "to")
        guard names.count == 2 else {
            throw UsageError(
                what: "A path leads from one researcher to one other; here are \(names.count) names",
                mend: "Put `to` between names of several words: byline graph path Ada Ampère to Bo Berg")
        }
        limit = line.number("limit")
        if let k = line.number("k") {
            guard !line.has("all") else {
                throw UsageError(what: "--all and --k contradict each other", mend: "Give one of them")
            }
            choice = .shortest(k)
        } else {
            choice = line.has("all") ? .all(limit: limit ?? 100) : .one
        }
        isWeighted = line.has("weighted")
        maximumSteps = line.number("max-steps") ?? .max
        if maximumSteps != .max, isWeighted || line.has("k") {
            throw UsageError(
                what: "--max-steps goes with neither --weighted nor --k", mend: "Leave one of them out")
        }
        scope = try line.scope()
        budget = line.budget(seconds: 10)
        showsWorks = line.has("works")
        format = line.graphFormat(rows: true)
        file = line.outFile()
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let registrar = try session.registrar()
        let ends = try names.map { try registrar.researcher(named: $0, for: Self.definition) }
        let answer = try registrar.paths(
            from: ends[0], to: ends[1], choice, isWeighted: isWeighted, maximumSteps: maximumSteps, scope: scope,
            budget: budget)
        if let format, !answer.paths.isEmpty {
            let excerpt = try registrar.excerpt(of: answer, scope: scope)
            try session.write(excerpt, as: format, titles: showsWorks, file: file, to: &output)
            return .ok
        }
        try session.print(to: file, &output) { output in
            if session.format == .table {
                output.write(PathPage.text(answer, worksShown: showsWorks ? nil : 3, session.layout))
            } else {
                output.write(
                    Listing<PathStep>.steps.render(
                        PathStep.all(answer), as: session.format, layout: session.layout))
            }
        }
        return tell(answer, session)
    }

    /// Says how the search ended.
    private func tell(_ answer: PathsAnswer, _ session: Session) -> ExitStatus {
        let (from, to) = ("\(answer.from.name) (\(answer.from.id))", "\(answer.to.name) (\(answer.to.id))")
        if answer.isUndecided {
            session.diagnostics.warn("No path was found from \(from) to \(to): \(answer.truncation ?? "").")
            return .limit
        }
        guard let first = answer.paths.first else {
            session.diagnostics.warn(
                "No chain of shared works leads from \(from) to \(to). They are connected with "
                    + "\((answer.reach.first ?? 1) - 1) and \((answer.reach.last ?? 1) - 1) others.")
            return .notFound
        }
        if first.ties.isEmpty {
            session.diagnostics.note("Both names are one person: \(from).")
            return .ok
        }
        session.diagnostics.note(counted(answer, first))
        session.tellLowerBounds(of: answer.paths.flatMap(\.ties))
        session.tell(truncation: answer.truncation)
        return .ok
    }

    private func counted(_ answer: PathsAnswer, _ first: ResearcherPath) -> String {
        let steps = first.ties.count == 1 ? "1 step" : "\(first.ties.count) steps"
        let length = isWeighted ? "\(steps), length \(decimal(first.length, places: 3))" : steps
        let count = answer.count < 1e15 ? "\(Int(answer.count))" : "\(answer.count)"
        switch choice {
        case .shortest: return "The shortest is \(length). \(answer.paths.count) shown."
        case .all: return "\(length). \(count) shortest, \(answer.paths.count) shown."
        case .one:
            return answer.count > 1
                ? "\(length). One of \(count) shortest paths; --all shows them." : "\(length). The only shortest path."
        }
    }
}
