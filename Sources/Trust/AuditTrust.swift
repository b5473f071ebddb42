public import Catalog

/// Derives a trust number again from an export alone, on another path than `assessTrust`, and says where they part.
///
/// Nothing of the counting is shared: the caps stand here a second time, a close collaborator is found by the gap
/// between neighbouring years instead of by spans, and the endorsement flow is not computed at all. Its two proofs are
/// checked instead: as many paths as are claimed, sharing nobody, and a cut of as many people without whom no anchor
/// reaches the researcher. Either alone could lie; together they cannot (max-flow min-cut).
/// What is said to raise the number is put to the facts and counted too.
/// - Returns: one line for each part, one for the sum and one for the raises, in a fixed order.
public func auditTrust(_ export: TrustExport) -> [CheckResult] {
    let audit = TrustAudit(export)
    return [
        audit.rule(), audit.level(), audit.counted("W", ids: audit.works, points: 2 * audit.works.count),
        audit.counted("C", ids: audit.collaborators, points: 2 * audit.collaborators.count),
        audit.counted("R", ids: audit.confirmed, points: audit.confirmed.count / 2), audit.endorsement(),
        audit.reproduction(), audit.sum(), audit.raises(),
    ]
}

struct TrustAudit {
    let export: TrustExport
    /// 0 … 4; nil for a level that does not exist.
    let height: Int?
    /// Ids of the works, people and works that a reader of the export would count.
    let works: Set<String>
    let collaborators: Set<String>
    let confirmed: Set<String>
    private let attributed: [TrustExport.Work]

    /// The sums of each row are the ceilings 0, 21, 49, 74 and 100.
    private static let caps = [
        ["I": 0, "W": 0, "C": 0, "R": 0, "E": 0, "X": 0],
        ["I": 9, "W": 12, "C": 0, "R": 0, "E": 0, "X": 0],
        ["I": 18, "W": 14, "C": 6, "R": 4, "E": 3, "X": 4],
        ["I": 27, "W": 17, "C": 10, "R": 7, "E": 6, "X": 7],
        ["I": 35, "W": 20, "C": 15, "R": 10, "E": 10, "X": 10],
    ]

    init(_ export: TrustExport) {
        self.export = export
        height = ["L0", "L1", "L2", "L3", "L4"].firstIndex(of: export.level)
        attributed = export.works.filter { work in
            !work.isRetracted && !work.attributions.allSatisfy(\.isOwn)
        }
        works = Set(attributed.map(\.id.description))
        confirmed = Set(
            attributed.filter { work in
                let outside = work.attributions.filter { !$0.isOwn }
                return outside.contains(where: \.isPublished) || Set(outside.map(\.witness)).count > 1
            }.map(\.id.description))
        collaborators = Self.collaborators(attributed, of: export.id)
    }

    /// Whoever is on two of the works whose years are at most four apart: in order of years, two neighbours.
    private static func collaborators(_ works: [TrustExport.Work], of researcher: ResearcherID) -> Set<String> {
        var years: [ResearcherID: [Int]] = [:]
        for work in works where work.authorCount < 31 {
            for person in Set(work.companions).subtracting(work.ownWord) where person != researcher {
                if let year = work.year { years[person, default: []].append(year) }
            }
        }
        return Set(
            years.filter { entry in
                let inOrder = entry.value.sorted()
                return zip(inOrder, inOrder.dropFirst()).contains { $1 - $0 <= 4 }
            }.keys.map(\.description))
    }

    private func part(_ letter: String) -> TrustExport.Part? { export.parts.first { $0.component == letter } }

    private func result(_ name: String, _ faults: [String], good: String) -> CheckResult {
        CheckResult(name: name, passed: faults.isEmpty, detail: faults.isEmpty ? good : faults.joined(separator: "; "))
    }

    // MARK: The lines

    func rule() -> CheckResult {
        let isKnown = export.ruleVersion == "trust 1"
        return result(
            "rule", isKnown ? [] : ["“\(export.ruleVersion)” is not a rule this program knows"],
            good: "\(export.ruleVersion), as of \(export.asOf)")
    }

    func level() -> CheckResult {
        guard let height else { return result("level", ["“\(export.level)” is no level"], good: "") }
        var faults: [String] = []
        for (letter, cap) in Self.caps[height].sorted(by: { $0.key < $1.key }) {
            guard let part = part(letter) else {
                faults.append("part \(letter) is missing")
                continue
            }
            if part.cap != cap { faults.append("\(letter) is capped at \(part.cap); at \(export.level) it is \(cap)") }
            if part.value != min(cap, part.points) { faults.append("\(letter) gives \(part.value), not what it may") }
        }
        let identity = Self.caps[height]["I", default: 0]
        if part("I")?.points != identity { faults.append("I has other points than \(identity)") }
        if export.parts.count != 6 { faults.append("there are \(export.parts.count) parts, not six") }
        return result("level", faults, good: "\(export.level) and its caps")
    }

    /// The counted ids and the points of one part against what the export's facts give.
    func counted(_ letter: String, ids: Set<String>, points: Int) -> CheckResult {
        guard let part = part(letter) else { return result(letter, ["the part is missing"], good: "") }
        let claimed = Set(part.counted.map(\.id))
        var faults: [String] = []
        let extra = claimed.subtracting(ids).sorted().joined(separator: ", ")
        let lacking = ids.subtracting(claimed).sorted().joined(separator: ", ")
        if !extra.isEmpty { faults.append("counted without reason: \(extra)") }
        if !lacking.isEmpty { faults.append("not counted: \(lacking)") }
        if claimed.count != part.counted.count { faults.append("something is counted twice") }
        if part.points != points { faults.append("\(part.points) points claimed, \(points) derived") }
        return result(letter, faults, good: "\(ids.count) counted, \(points) points")
    }

    private var goodRuns: [TrustExport.Reproduction] {
        export.reproductions.filter { $0.isPassing && $0.isIndependent && works.contains($0.work.description) }
    }

    func reproduction() -> CheckResult {
        guard let part = part("X") else { return result("X", ["the part is missing"], good: "") }
        let good = goodRuns
        let workOf = Dictionary(good.map { ($0.id, $0.work) }) { first, _ in first }
        let claimed = part.counted.map { workOf[$0.id] }
        var faults: [String] = []
        if claimed.contains(nil) { faults.append("a run is counted without reason") }
        if Set(claimed).count != claimed.count { faults.append("a work is counted twice") }
        let points = 2 * Set(good.map(\.work)).count
        if part.points != points { faults.append("\(part.points) points claimed, \(points) derived") }
        return result("X", faults, good: "\(claimed.count) counted, \(points) points")
    }

    func endorsement() -> CheckResult {
        guard let part = part("E") else { return result("E", ["the part is missing"], good: "") }
        let proof = EndorsementProof(export)
        var faults = proof.faults()
        if part.points != export.paths.count {
            faults.append("\(part.points) points claimed, \(export.paths.count) paths shown")
        }
        if part.counted.map(\.id).sorted() != proof.lastSteps.sorted() {
            faults.append("the counted endorsements are not the last steps of the paths")
        }
        return result("E", faults, good: "\(part.points) paths that share nobody, and a cut of \(export.cut.count)")
    }

    /// The number that the facts give, whatever the parts say of it.
    var derived: Int {
        let caps = Self.caps[height ?? 0]
        let points = [
            "I": caps["I", default: 0], "W": 2 * works.count, "C": 2 * collaborators.count, "R": confirmed.count / 2,
            "E": export.paths.count, "X": 2 * Set(goodRuns.map(\.work)).count,
        ]
        return points.reduce(0) { $0 + min(caps[$1.key, default: 0], $1.value) }
    }

    func raises() -> CheckResult {
        var faults: [String] = []
        // What a stranger's file says is named by its place, not repeated.
        for (place, raise) in (export.raises ?? []).enumerated() {
            guard let promised = export.once(raise.fact) else {
                faults.append("promise \(place + 1) speaks of nothing this program knows")
                continue
            }
            let gain = TrustAudit(promised.after).derived - derived
            if raise.gain != gain { faults.append("promise \(place + 1) gives \(gain), not \(raise.gain)") }
            if raise.cost != promised.cost {
                faults.append("promise \(place + 1) takes \(promised.cost) facts, not \(raise.cost)")
            }
        }
        return result("raises", faults, good: "\(export.raises?.count ?? 0) promises, each kept by its fact")
    }

    func sum() -> CheckResult {
        var faults: [String] = []
        let score = export.parts.reduce(0) { $0 + $1.value }
        if score != export.score { faults.append("the parts add up to \(score), not \(export.score)") }
        let tier =
            score <= 0
            ? "Unrated" : score < 20 ? "Unverified" : score < 50 ? "Emerging" : score < 75 ? "Established" : "Anchored"
        if tier != export.tier { faults.append("\(score) is \(tier), not \(export.tier)") }
        return result("sum", faults, good: "\(score) \(tier)")
    }
}
