public import Catalog

/// The keys by which a record can meet another record of the same work: sorted, distinct.
///
/// `t:` the canonical title; `i:` an identifier; `a:` a band of the abstract's signature. Pages, bylines and records
/// that name no work have none. Two records are compared only when they share a key.
/// - Complexity: linear in the length of the record's texts.
public func recordKeys(_ record: RecordEvidence) -> [String] { RecordKeys(record).all }

/// A record's keys by kind.
package struct RecordKeys {
    var title: String?
    var identifiers: [String] = []
    /// Of the abstract's signature.
    var bands: [UInt64] = []

    init(_ record: RecordEvidence) {
        guard record.kind != .page, record.kind != .byline else { return }
        identifiers = normalisedIdentifiers(record.identifiers)
        if let printed = record.title {
            let canonical = canonicalTitle(printed)
            title = canonical.isEmpty ? nil : canonical
        }
        // An item without its whole title cannot be told by its abstract alone; only a page's subject can.
        guard title != nil || !identifiers.isEmpty || record.kind == .subject, let abstract = record.abstract else {
            return
        }
        bands = Self.bands(of: abstract)
    }

    package static func bands(of abstract: String) -> [UInt64] { AbstractSignature(abstract)?.bands ?? [] }

    /// The keys of equal records that differ in their abstracts at most.
    init(_ unit: WorkUnit) {
        title = unit.title
        identifiers = unit.identifiers
        guard title != nil || !identifiers.isEmpty || unit.kind == .subject else { return }
        bands = Set(unit.abstracts.flatMap(Self.bands)).sorted()
    }

    var all: [String] {
        let bandKeys = bands.enumerated().map { "a:\($0)-\(String($1, radix: 16))" }
        return Set(bandKeys + identifiers.map { "i:" + $0 } + (title.map { ["t:" + $0] } ?? [])).sorted()
    }
}

/// Lower case, sorted, distinct; the DOI that arXiv registers for a paper is its arXiv id.
func normalisedIdentifiers(_ identifiers: [String]) -> [String] {
    let arxivDOI = "doi:10.48550/arxiv."
    let plain = identifiers.map { printed in
        let identifier = printed.lowercased()
        return identifier.hasPrefix(arxivDOI) ? "arxiv:" + identifier.dropFirst(arxivDOI.count) : identifier
    }
    return Set(plain.filter { !$0.isEmpty }).sorted()
}

/// Whether a record can be, or belong to, a work at all.
func namesAWork(_ record: RecordEvidence) -> Bool {
    guard record.kind != .page, record.kind != .byline else { return false }
    if let title = record.title, !canonicalTitle(title).isEmpty { return true }
    if !normalisedIdentifiers(record.identifiers).isEmpty { return true }
    return record.kind == .subject && !(record.abstract ?? "").isEmpty
}
