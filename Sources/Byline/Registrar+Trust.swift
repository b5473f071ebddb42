public import Catalog
import Foundation
import Store
import Trust

extension Registrar {
    /// Now, to the second.
    static func now() -> Instant { Instant(secondsSinceEpoch: Int(Date.now.timeIntervalSince1970)) }

    /// The trust number of one researcher, counted afresh, with all it rests on. People without a page count in it under
    /// ids of this report's own.
    /// - Parameter asOf: the moment at which ages are reckoned; nil for now.
    public func trust(of researcher: ResearcherID, asOf: Instant? = nil) throws(BylineError) -> TrustReport {
        try refuseHidden(researcher)
        let report = try ask { store throws(StoreError) -> TrustReport? in
            let keeper = try TrustKeeper(store, asOf: asOf ?? Self.now())
            guard let name = try store.displayNames(of: [researcher])[researcher],
                let evidence = try keeper.evidence(of: [researcher]).first?.veiled(try store.hiddenResearchers())
            else { return nil }
            let declared: Set<Field> = [.trustScore, .trustTier, .verificationLevel]
            return TrustReport(
                id: researcher, name: name, score: assessTrust(evidence), evidence: evidence,
                pages: try store.publicPages(of: [researcher])[researcher, default: []],
                raises: trustRaises(evidence), revision: try store.revision(),
                declared: try store.statements(about: researcher).filter { declared.contains($0.field) })
        }
        return try report.orNotFound(
            "There is no researcher \(researcher)", mend: "Find one with `byline search <name>`")
    }

    /// Counts the number of every researcher anew and keeps it.
    /// - Parameter asOf: the moment at which ages are reckoned; nil for now.
    public func refreshTrust(asOf: Instant? = nil) throws(BylineError) -> TrustRefresh {
        try ask { store throws(StoreError) in
            try store.transaction { () throws(StoreError) in
                let moment = asOf ?? Self.now()
                let counted = try TrustKeeper(store, asOf: moment).refresh(Set(try store.allResearchers()))
                let tiers = Dictionary(grouping: counted, by: \.after.tier)
                return TrustRefresh(
                    asOf: moment, ruleVersion: TrustRule.version, revision: try store.revision(),
                    researchers: counted.count, new: counted.count { $0.before == nil },
                    rose: counted.count { entry in entry.before.map { $0.score < entry.after.score } ?? false },
                    fell: counted.count { entry in entry.before.map { $0.score > entry.after.score } ?? false },
                    tiers: TrustTier.allCases.map { .init($0, tiers[$0, default: []].count) })
            }
        }
    }

    /// Derives the number in an export of `byline trust show` again, from the export alone and on another path.
    /// - Parameter label: names the file in errors.
    /// - Throws: `BylineError` when it is no such export.
    public static func verifyTrust(_ bytes: [UInt8], label: String) throws(BylineError) -> [CheckResult] {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        do {
            return auditTrust(try decoder.decode(TrustExport.self, from: Data(bytes)))
        } catch {
            throw BylineError(
                .invalidInput, "“\(label)” is not what `byline trust show` exports (\(Self.reason(error)))",
                mend: "Write one with `byline trust show <name> --json`", subject: label)
        }
    }

    /// What a decoder missed, and where.
    private static func reason(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return "it cannot be read" }
        let context: DecodingError.Context
        switch error {
        case .keyNotFound(let key, let place):
            let path = (place.codingPath + [key]).map(\.stringValue).joined(separator: ".")
            return "\(path) is missing"
        case .typeMismatch(_, let place), .valueNotFound(_, let place), .dataCorrupted(let place): context = place
        @unknown default: return "it cannot be read"
        }
        let path = context.codingPath.map(\.stringValue).joined(separator: ".")
        return path.isEmpty ? "it is not JSON" : "\(path): \(context.debugDescription)"
    }
}
