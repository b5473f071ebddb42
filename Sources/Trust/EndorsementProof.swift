import Catalog

/// The two sides of an exported endorsement flow: its paths bound it from below, its cut from above.
struct EndorsementProof {
    private let export: TrustExport
    private let paths: [[String]]
    private let edges: [String: TrustExport.Endorsement]
    /// Printed levels compare as text: `L2` < `L4`.
    private let levels: [ResearcherID: String]

    init(_ export: TrustExport) {
        self.export = export
        paths = export.paths.map { $0.split(separator: " ").map(String.init) }
        levels = Dictionary(export.endorserLevels.map { ($0.id, $0.level) }) { first, _ in first }
        edges = Dictionary(export.endorsements.map { ($0.id.description, $0) }) { first, _ in first }
    }

    /// The endorsements by which the paths arrive.
    var lastSteps: [String] { paths.compactMap(\.last) }

    /// Everything that is wrong with either side; empty when the number of paths is proven.
    func faults() -> [String] {
        var faults: [String] = []
        var used: Set<ResearcherID> = []
        for path in paths {
            let steps = path.compactMap { edges[$0] }
            guard steps.count == path.count, let first = steps.first else {
                faults.append("a path names an endorsement that is not listed")
                continue
            }
            if level(of: first.giver) != "L4" { faults.append("a path begins at \(first.giver), who is no anchor") }
            if steps.last?.receiver != export.id { faults.append("a path ends at somebody else") }
            for (step, next) in zip(steps, steps.dropFirst()) where step.receiver != next.giver {
                faults.append("\(step.id) does not lead to \(next.id)")
            }
            for step in steps {
                if !counts(step) { faults.append("\(step.id) may not count") }
                if step.giver == export.id { faults.append("a path passes through the researcher") }
                if !used.insert(step.giver).inserted { faults.append("two paths share \(step.giver)") }
            }
        }
        if Set(export.cut).count != paths.count {
            faults.append("the cut has \(Set(export.cut).count) people, the paths are \(paths.count)")
        }
        if export.cut.contains(export.id) { faults.append("the cut holds the researcher") }
        if isReachedPastCut { faults.append("an anchor reaches the researcher past the cut") }
        return faults
    }

    private func level(of person: ResearcherID) -> String { levels[person] ?? "L0" }

    private func counts(_ edge: TrustExport.Endorsement) -> Bool {
        let age = export.asOf.secondsSinceEpoch - edge.givenAt.secondsSinceEpoch
        let isStanding = edge.revokedAt.map { $0 > export.asOf } ?? true
        return isStanding && !edge.wereClose && age >= 2_592_000 && level(of: edge.giver) >= "L2"
            && edge.giver != edge.receiver
    }

    /// Walks back from the researcher along what counts, around everybody in the cut.
    private var isReachedPastCut: Bool {
        let givers = Dictionary(grouping: export.endorsements.filter(counts), by: \.receiver)
        let closed = Set(export.cut).union([export.id])
        var seen = closed
        var rest = [export.id]
        while let person = rest.popLast() {
            for giver in givers[person, default: []].map(\.giver) where seen.insert(giver).inserted {
                if level(of: giver) == "L4" { return true }
                rest.append(giver)
            }
        }
        return false
    }
}
