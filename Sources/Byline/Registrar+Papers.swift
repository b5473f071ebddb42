public import Catalog
import Identity
import Store

extension Registrar {
    /// Title, authors, abstract, addresses, and every record behind them.
    public func detail(of work: WorkID) throws(BylineError) -> WorkDetail {
        try ask { store throws(StoreError) -> WorkDetail? in
            guard let summary = try store.summaries(of: [work]).first else { return nil }
            let abstract = try store.abstract(of: work)
            return WorkDetail(
                summary: summary, abstract: abstract?.text, abstractSource: abstract?.source,
                addresses: linkedAddresses(try store.statements(about: work, fields: [.codeAddress, .dataAddress])),
                statements: try store.statements(
                    about: work,
                    fields: [.venue, .datePublished, .summary, .keyTerm, .score, .codeMark, .affiliation, .retraction]),
                records: try store.workRecords(of: work),
                citedBy: try store.citationCount(of: work, from: .cited),
                cites: try store.citationCount(of: work, from: .citing),
                reproductions: try store.standings(of: summary))
        }
        .orNotFound("There is no paper \(work)", mend: "Find one with `byline search <words of its title>`")
    }

    /// Works that cite this one: newest first, then title.
    public func citations(of work: WorkID) throws(BylineError) -> [CitationLine] { try lines(of: work, from: .cited) }

    /// Works that this one cites, in the order of its reference list.
    public func references(of work: WorkID) throws(BylineError) -> [CitationLine] { try lines(of: work, from: .citing) }

    /// - Parameter limit: so many of the first are looked up.
    func lines(of work: WorkID, from end: Store.CitationEnd, limit: Int = .max) throws(BylineError) -> [CitationLine] {
        try ask { store throws(StoreError) in
            let edges = try store.citations(of: work, from: end).prefix(limit)
            let summaries = try store.summaries(of: edges.map(\.work))
            return zip(edges, summaries).map { edge, summary in
                CitationLine(
                    work: summary, basis: edge.basis, sourceLabel: edge.sourceLabel, locator: edge.locator,
                    records: edge.records)
            }
        }
    }
}

extension Optional {
    func orNotFound(_ what: String, mend: String) throws(BylineError) -> Wrapped {
        guard let self else { throw BylineError(.notFound, what, mend: mend) }
        return self
    }
}
