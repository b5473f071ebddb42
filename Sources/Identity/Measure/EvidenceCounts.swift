import Catalog
import Foundation  // logarithms

/// How often each piece of evidence occurs among pairs that are one and among pairs that are not.
///
/// With it weights are fitted as Fellegi and Sunter (1969) have it: log₂ of the ratio of the two shares, half a count
/// added everywhere so that nothing is infinite.
public struct EvidenceCounts: Hashable, Sendable {
    /// Pairs looked at.
    public private(set) var same = 0
    public private(set) var different = 0
    private var sameWith: [String: Int] = [:]
    private var differentWith: [String: Int] = [:]

    /// Evidence seen in fewer pairs than this keeps the weight it had.
    public static let fewestPairs = 20
    /// What is certain by its nature, and what tells works apart: no count of names bears on it.
    private static let kept: Set<String> = [
        "decided-by-hand", "orcid", "email", "homepage", "identifier", "title-equal", "title-equal.short",
        "title-near", "authors.all", "authors.most", "authors.unknown", "authors.differ", "year.same", "year.far",
        "venue.same", "abstract-alike", "abstract-equal",
    ]
    /// Weights that must not rise along each list, so that more of the same never says less.
    private static let falling: [[String]] = [
        ["coauthor.1", "coauthor.2", "coauthor.3", "coauthor.4", "coauthor.5"],
        ["topic.close", "topic.near", "topic.some", "topic.none"],
        ["category.same", "category.archive", "category.disjoint"],
        ["given-equal.rare", "given-equal.frequent", "given-equal.very-frequent", "given-equal.short"],
        ["initial-expanded.rare", "initial-expanded.frequent", "initial-expanded.very-frequent"],
        ["initials-equal.rare", "initials-equal.frequent", "initials-equal.very-frequent"],
    ]
    /// Weights below which a shared thing would count against its owners.
    private static let neverNegative = [
        "coauthor.", "institution", "city", "citation", "list-rest-equal", "middle-agrees",
    ]

    public init() {}

    /// Counts one pair with the names of its evidence.
    public mutating func add(_ evidence: some Sequence<String>, isSame: Bool) {
        if isSame { same += 1 } else { different += 1 }
        for name in Set(evidence) {
            if isSame { sameWith[name, default: 0] += 1 } else { differentWith[name, default: 0] += 1 }
        }
    }

    /// The weight of one piece of evidence in bits; nil when too few pairs show it.
    public func bits(_ name: String) -> Double? {
        let (s, d) = (sameWith[name] ?? 0, differentWith[name] ?? 0)
        guard s + d >= Self.fewestPairs, !Self.kept.contains(name) else { return nil }
        return log2((Double(s) + 0.5) / (Double(same) + 1)) - log2((Double(d) + 0.5) / (Double(different) + 1))
    }

    /// The names that were fitted and a parameter file with their weights, in the form in which the program reads it.
    ///
    /// Weights are rounded to a tenth of a bit and kept in order where more of the same must not say less.
    /// - Parameters:
    ///   - same: the threshold from which two are one.
    ///   - review: the threshold from which a person is asked.
    public func parameterFile(
        from parameters: ResolverParameters, version: String, provenance: String, same: Double, review: Double
    ) -> (text: String, fitted: [String]) {
        var weights = Dictionary(
            parameters.evidence.map { ($0.name, $0.bits) }, uniquingKeysWith: { first, _ in first })
        var fitted: [String] = []
        for entry in parameters.evidence {
            guard let bits = bits(entry.name) else { continue }
            fitted.append(entry.name)
            let isFloored = Self.neverNegative.contains { entry.name.hasPrefix($0) }
            weights[entry.name] = (max(bits, isFloored ? 0 : bits) * 10).rounded() / 10
        }
        for list in Self.falling {
            for (higher, lower) in zip(list, list.dropFirst()) {
                if let top = weights[higher], let value = weights[lower] { weights[lower] = min(top, value) }
            }
        }
        var settings = parameters.settings
        settings["same"] = same
        settings["review"] = review
        return (
            Self.text(version, provenance, settings, parameters.evidence.map { ($0.name, weights[$0.name] ?? 0) }),
            fitted
        )
    }

    private static func text(
        _ version: String, _ provenance: String, _ settings: [String: Double], _ evidence: [(String, Double)]
    ) -> String {
        let values = settings.sorted { $0.key < $1.key }.map { "    \(jsonQuoted($0.key)): \(shown($0.value))" }
        let weights = evidence.map { "    { \"name\": \(jsonQuoted($0.0)), \"bits\": \(shown($0.1)) }" }
        return """
            {
              "version": \(jsonQuoted(version)),
              "provenance": \(jsonQuoted(provenance)),
              "settings": {
            \(values.joined(separator: ",\n"))
              },
              "evidence": [
            \(weights.joined(separator: ",\n"))
              ]
            }

            """
    }

    /// `10` rather than `10.0`, `-1.5` as it is.
    private static func shown(_ number: Double) -> String {
        let text = "\(number)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
