import Byline
import Catalog

struct WatchAddCommand: Command {
    static let definition = CommandDefinition(
        "watch add", "Asks for a query, an author or a server again and again",
        argument: Argument(
            placeholder: "WORD", kind: .text, fewest: 2, most: nil,
            summary: "query and words; author and a name; or harvest and an address"),
        flags: [
            .option("every", "SPAN", .text, "From one run to the next: 12h, 1d (by default), 1w"),
            .option("set", "SET", .text, "Of a harvest: one set; all by default"),
            .option("prefix", "FORM", .text, "Of a harvest: arXiv (by default), arXivRaw, oai_dc"), .base,
        ],
        examples: [
            Example("byline watch add author Riccardo Zecchina", "Asked for by `byline watch run`"),
            Example("byline watch add query cat:cond-mat.dis-nn --every 12h", "Twice a day"),
            Example("byline watch add harvest https://oaipmh.arxiv.org/oai --set cs", "A whole set"),
        ],
        fields: Listing<Watch>.watches.notes, exits: [.invalidInput, .denied])
    let target: Watch.Target
    let hours: Int

    init(_ line: ParsedLine) throws(UsageError) {
        hours = try Self.hours(line.value("every") ?? "1d")
        let rest = line.words.dropFirst().joined(separator: " ")
        let base = line.value("base") ?? Registrar.arXivQueries
        switch line.words[0] {
        case "query": target = .query(rest, base: base)
        case "author": target = .author(rest, base: base)
        case "harvest" where line.words.count == 2:
            target = .harvest(
                HarvestOrder(base: rest, prefix: line.value("prefix") ?? "arXiv", set: line.value("set")))
        default:
            throw UsageError(
                what: "“\(line.phrase)” is nothing to watch",
                mend: "Begin with “query”, “author”, or “harvest” and one address")
        }
        guard target.kind == "harvest" || line.value("set") == nil && line.value("prefix") == nil else {
            throw UsageError(what: "--set and --prefix belong to a harvest", mend: "Leave them away")
        }
    }

    func run(_ session: Session, to output: inout some TextOutputStream) throws -> ExitStatus {
        let watch = try session.registrar(.write).watch(target, everyHours: hours, at: session.moment)
        session.print([watch], as: .watches, whenEmpty: "", to: &output)
        return .ok
    }

    /// `12h`, `1d`, `2w`, up to a year.
    private static func hours(_ text: String) throws(UsageError) -> Int {
        let units: [Character: Int] = ["h": 1, "d": 24, "w": 168]
        guard let unit = text.last.flatMap({ units[$0] }), let number = Int(text.dropLast()), number > 0,
            number <= 8784 / unit
        else {
            throw UsageError(what: "--every is “\(text)”, no span up to a year", mend: "Write it like 12h, 1d or 1w")
        }
        return number * unit
    }
}
