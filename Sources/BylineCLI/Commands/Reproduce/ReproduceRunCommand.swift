import Byline
import Catalog

struct ReproduceRunCommand: Command {
    static let definition = CommandDefinition(
        "reproduce run", "Measures printed results again and judges them",
        argument: Argument(
            placeholder: "NAME", kind: .text, fewest: 0, most: nil, summary: "names that `byline reproduce list` prints"
        ),
        flags: [
            .option(
                "size", "SIZE", .choice(ReproductionDesk.sizes), "How much work: seconds, a minute, the paper's own"),
            .option("seed", "N", .text, "The random numbers' seed; 1 by default"),
            .option("threads", "N", .count, "Samples at a time; by default one a processor. No number depends on it"),
            .option("shard", "I/N", .text, "Only the I-th of N parts, for `reproduce merge`; needs --out"),
            .runFolder,
            .switch("all", "Every reproduction there is"),
        ],
        examples: [
            Example(
                "byline reproduce run binary-perceptron-capacity",
                "Printed, ours, verdict; status 1 when not reproduced"),
            Example("byline reproduce run --all --size check", "Everything, in seconds"),
            Example(
                "byline reproduce run --all --size figure --shard 2/5 --out runs", "A fifth of all work"),
        ],
        fields: Listing<FoundClaim>.findings.notes, exits: [.notFound, .invalidInput, .denied])
    let names: [String]
    let isAll: Bool
    let size: String
    let seed: UInt64
    let threads: Int?
    let shard: String?
    let folder: String?

    init(_ line: ParsedLine) throws(UsageError) {
        names = line.words
        isAll = line.has("all")
        size = line.value("size") ?? "quick"
        seed = try line.value("seed").map(Self.seed) ?? 1
        threads = line.number("threads")
        shard = line.value("shard")
        folder = try line.runFolder()
        if isAll == !names.isEmpty {
            throw UsageError(
                what: isAll ? "--all leaves no room for names" : "Nothing is named to run",
                mend: "Give names, or --all alone; `byline reproduce list` prints them")
        }
        if let twice = Dictionary(grouping: names, by: \.self).first(where: { $0.value.count > 1 })?.key {
            throw UsageError(what: "“\(twice)” is named twice", mend: "Name it once")
        }
        if shard != nil, folder == nil {
            throw UsageError(what: "--shard without --out would lose what was computed", mend: "Add --out FOLDER")
        }
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let desk = ReproductionDesk.ofThisProgram
        let orders = try (isAll ? desk.all().map(\.name) : desk.named(names)).map { name in
            try desk.order(
                name, size: size, seed: seed, threads: threads ?? session.surroundings.processors, shard: shard)
        }
        let keeper = try folder.map { path in try RunFolder(path) }
        var findings: [ReproductionFinding] = []
        do {
            for order in orders {
                let finding = try perform(order, at: desk, session)
                findings.append(finding)
                try keeper?.keep(finding, part: order.part, in: session)
            }
        } catch {
            // What was finished before is told all the same.
            _ = session.tell(findings, to: &output)
            throw error
        }
        return session.tell(findings, to: &output)
    }

    private func perform(
        _ order: ReproductionDesk.Order, at desk: ReproductionDesk, _ session: Session
    ) throws -> ReproductionFinding {
        let surroundings = session.surroundings
        let redraws = surroundings.errorsAreTerminal && surroundings.environment["TERM"] != "dumb"
        var meter = ProgressMeter(
            total: 0, redraws: redraws && !session.diagnostics.isJSON, noun: "samples of \(order.name)")
        let start = surroundings.now()
        defer { meter.ending().map(session.diagnostics.raw) }
        return try desk.run(order) { done, total in
            meter.total = total
            guard let text = meter.text(done: done, elapsed: surroundings.now() - start) else { return }
            if meter.redraws { session.diagnostics.raw(text) } else { session.diagnostics.progress(text) }
        }
    }

    private static func seed(_ text: String) throws(UsageError) -> UInt64 {
        guard let seed = UInt64(text) else {
            throw UsageError(what: "--seed is “\(text)”", mend: "Give a whole number from 0 to \(UInt64.max)")
        }
        return seed
    }
}
