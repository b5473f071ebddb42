public import Catalog

extension RecordEvidence {
    /// What the resolver may know of a stored record.
    public init(_ stored: StoredRecord) {
        let printed = stored.printed
        self.init(
            id: stored.id, anchor: stored.anchor, kind: printed.kind,
            title: printed[.title],
            abstract: printed[.abstract] ?? printed[.abstractCut],
            years: Set(printed.dates.compactMap(\.year)).sorted(),
            identifiers: printed.normalisedIdentifiers,
            authorsComplete: printed.authorsComplete, venue: printed[.venue],
            categories: printed.all(.category) + printed.all(.tag),
            mentions: zip(stored.mentionIDs, printed.mentions).enumerated().map { index, entry in
                MentionEvidence(
                    id: entry.0, ordinal: index + 1, surface: entry.1.surface, position: entry.1.position,
                    role: entry.1.role, basis: entry.1.basis,
                    affiliations: entry.1.affiliations.filter { $0.field == .affiliation }.map(\.value),
                    identifiers: entry.1.personIdentifiers)
            })
    }
}

extension PrintedMention {
    /// What a source printed that names this very person, in the one form in which equal ones are equal, sorted. An
    /// ORCID iD whose check character is wrong names nobody.
    public var personIdentifiers: [String] {
        let found = affiliations.compactMap { assertion -> String? in
            switch assertion.field {
            case "orcid": ORCID(assertion.value).map { "orcid:\($0)" }
            case "email": assertion.value.contains("@") ? "email:\(assertion.value.lowercased())" : nil
            case "homepage": "homepage:\(assertion.value.lowercased())"
            default:
                assertion.field.rawValue.hasPrefix("author-id.")
                    ? "\(assertion.field.rawValue.dropFirst(10)):\(assertion.value)" : nil
            }
        }
        return Set(found).sorted()
    }
}

extension PrintedRecord {
    /// The identifiers a record prints, in the one form in which equal ones are equal, sorted.
    ///
    /// A DOI that arXiv gave out is the arXiv identifier. What cannot be read as an identifier is none.
    public var normalisedIdentifiers: [String] {
        var found: Set<String> = []
        for text in all(.arxiv) {
            if let id = ArXivID(text) { found.insert("arxiv:" + id.key) }
        }
        for text in all(.doi) {
            guard let doi = DOI(text) else { continue }
            found.insert(doi.arXivID.map { "arxiv:" + $0.key } ?? "doi:" + doi.key)
        }
        return found.sorted()
    }
}
