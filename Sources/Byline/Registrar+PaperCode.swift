public import Catalog
import Identity
import Reproductions
import Store

extension Registrar {
    /// A paper with what was reproduced of it and the code that belongs to it.
    public func reproductions(of work: WorkID) throws(BylineError) -> PaperReproductions {
        try ask { store throws(StoreError) -> PaperReproductions? in
            guard let summary = try store.summaries(of: [work]).first else { return nil }
            return PaperReproductions(
                work: summary, reproductions: try store.standings(of: summary), code: try code(of: summary, in: store))
        }
        .orNotFound("There is no paper \(work)", mend: "Find one with `byline search <words of its title>`")
    }

    /// The code that belongs to a paper: what its text prints and what somebody said.
    public func code(of paper: WorkSummary) throws(BylineError) -> [CodeLink] {
        try ask { store throws(StoreError) in try code(of: paper, in: store) }
    }

    private func code(of paper: WorkSummary, in store: Store) throws(StoreError) -> [CodeLink] {
        let (arxiv, doi) = Self.identifiers(of: paper)
        return Self.together(
            try printedCode(of: paper.id, in: store), said: try store.codeLinks(arxiv: arxiv, doi: doi))
    }

    /// Says that code belongs to a paper. It is kept by the paper's identifiers, which outlive any re-clustering.
    /// - Parameter evidence: how it is known, in words.
    public func link(
        _ work: WorkID, to address: String, relation: CodeLink.Relation, evidence: String
    ) throws(BylineError) -> CodeLink {
        let evidence = evidence.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !evidence.isEmpty else {
            throw BylineError(.invalidInput, "How the link is known is not said", mend: "Say it with --evidence")
        }
        guard address.hasPrefix("https://") || address.hasPrefix("http://"), !address.contains(where: \.isWhitespace)
        else {
            throw BylineError(
                .invalidInput, "“\(address)” is no address of code", mend: "Give one that begins with https://")
        }
        let link = CodeLink(address: address, relation: relation, evidence: evidence)
        let found = try ask { store throws(StoreError) in try store.summaries(of: [work]).first }
        let summary = try found.orNotFound("There is no paper \(work)", mend: "Find one with `byline search <words>`")
        let (arxiv, doi) = Self.identifiers(of: summary)
        guard arxiv != nil || doi != nil else {
            throw BylineError(
                .conflict, "\(work) has neither an arXiv id nor a DOI, so nothing lasting to tie a link to",
                mend: "Import a page that prints one")
        }
        try ask { store throws(StoreError) in
            try store.addCodeLink(link, arxiv: arxiv, doi: doi, at: Self.timestamp())
        }
        return link
    }

    /// The code addresses that full texts print, with their place and the spellings set aside.
    private func printedCode(of work: WorkID, in store: Store) throws(StoreError) -> [CodeLink] {
        linkedAddresses(try store.statements(about: work, fields: [.codeAddress])).map { address in
            let place = "\(address.preferred.sourceLabel):\(address.preferred.line)"
            return CodeLink(
                address: address.preferred.text, relation: .mentioned,
                evidence: "printed in the paper's text, \(place)",
                rejected: address.rejected.map { "\($0.text) (\($0.sourceLabel):\($0.line))" })
        }
    }

    /// Addresses each once: where somebody said whose code a printed one is, that counts, and both grounds are shown.
    private static func together(_ printed: [CodeLink], said: [CodeLink]) -> [CodeLink] {
        said.reduce(into: printed) { links, link in
            guard let known = links.firstIndex(where: { $0.address == link.address }) else {
                links.append(link)
                return
            }
            links[known].relation = link.relation
            links[known].evidence = link.evidence + "; " + links[known].evidence
        }
    }

    /// The identifiers of a paper: those that sources print, else those of the reproductions that are of it.
    private static func identifiers(of paper: WorkSummary) -> (arxiv: String?, doi: String?) {
        if paper.arxiv != nil || paper.doi != nil { return (paper.arxiv, paper.doi) }
        let reference = Reproductions.reproductions.lazy.map { $0.record.paper }.first { $0.isOf(paper) != nil }
        return (reference?.arxiv, reference?.doi)
    }
}

extension Store {
    /// The reproductions of a paper.
    func standings(of paper: WorkSummary) throws(StoreError) -> [ReproductionStanding] {
        var standings: [ReproductionStanding] = []
        for reproduction in Reproductions.reproductions {
            guard let link = reproduction.record.paper.isOf(paper) else { continue }
            var standing = try standing(of: reproduction.record)
            standing.link = link
            standings.append(standing)
        }
        return standings
    }

    /// Works that a reproduction's paper is, found by an identifier that no source prints.
    func works(reproducedAs identifier: String) throws(StoreError) -> [WorkID] {
        let references = Reproductions.reproductions.map { $0.record.paper }.filter {
            $0.arxiv == (ArXivID(identifier) ?? DOI(identifier)?.arXivID)?.key
                || $0.doi.lowercased() == DOI(identifier)?.key
        }
        guard let reference = references.first else { return [] }
        let titled = try works(withTitleKey: "t:" + canonicalTitle(reference.title))
        return try summaries(of: titled).filter { reference.isOf($0) != nil }.map(\.id)
    }
}

extension PaperReference {
    /// How it is known that this is that work; nil when it is another, or nobody can tell.
    ///
    /// Equal identifiers decide. Where the work has none, the title must be the same and every author be there, each by
    /// the last word of the name.
    func isOf(_ work: WorkSummary) -> String? {
        if work.arxiv == arxiv { return "same arXiv id" }
        if work.doi?.lowercased() == doi.lowercased() { return "same DOI" }
        guard work.arxiv == nil, work.doi == nil, let title = work.title,
            canonicalTitle(title) == canonicalTitle(self.title)
        else { return nil }
        let families = Set(work.authors.compactMap { fold($0.name).split(separator: " ").last })
        let areThere = authors.allSatisfy { fold($0).split(separator: " ").last.map(families.contains) ?? false }
        return areThere ? "same title and authors; no source here prints an identifier" : nil
    }
}
