public import Catalog
import Graph
import Store

/// Parts of the citation graph, for exports and pictures.
extension Registrar {
    /// A work, the works that cite it, those it cites, and every citation among them.
    ///
    /// Where there is no room for all, the newest citing works stay, then the references in the order of their list.
    public func citationNeighbourhood(of centre: WorkID, budget: GraphBudget = .init()) throws(BylineError)
        -> GraphExcerpt
    {
        let subject = try detail(of: centre).summary
        let citing = try citations(of: centre)
        let cited = try references(of: centre)
        guard let room = budget.nodes.map({ max(0, $0 - 1) }), citing.count + cited.count > room else {
            return try neighbourhood(of: subject, citing: citing, cited: cited, truncation: nil)
        }
        let kept = Array(citing.prefix(room))
        return try neighbourhood(
            of: subject, citing: kept, cited: Array(cited.prefix(room - kept.count)),
            truncation:
                "\(citing.count) works cite it and it cites \(cited.count), room for \(room) of them: the newest"
                + " of those that cite it are kept, then its references in their order")
    }

    /// A work among the newest of the works that cite it and the first of its references, with each as a line.
    public func citationCircle(of paper: WorkDetail, citing mostCiting: Int, cited mostCited: Int)
        throws(BylineError) -> CitationCircle
    {
        let citing = try lines(of: paper.summary.id, from: .cited, limit: mostCiting)
        let cited = try lines(of: paper.summary.id, from: .citing, limit: mostCited)
        let isWhole = paper.citedBy <= mostCiting && paper.cites <= mostCited
        let excerpt = try neighbourhood(
            of: paper.summary, citing: citing, cited: cited,
            truncation: isWhole
                ? nil
                : "of \(paper.citedBy) works that cite it the newest \(citing.count), of \(paper.cites) that it cites the"
                    + " first \(cited.count)")
        return CitationCircle(excerpt: excerpt, citing: citing, cited: cited)
    }

    private func neighbourhood(
        of subject: WorkSummary, citing: [CitationLine], cited: [CitationLine], truncation: String?
    ) throws(BylineError) -> GraphExcerpt {
        var header = try citationHeader("Citations of “\(subject.title ?? "untitled")” (\(subject.id))", GraphScope())
        header.truncation = truncation
        // A work may stand on both sides, where two works cite each other.
        let citingWorks = Set(citing.map(\.work.id))
        let nodes =
            [GraphExcerpt.Node(subject, role: .centre, distance: 0)]
            + citing.map { GraphExcerpt.Node($0.work, role: .citing, distance: 1) }
            + cited.filter { !citingWorks.contains($0.work.id) }.map {
                GraphExcerpt.Node($0.work, role: .cited, distance: 1)
            }
        let ids = Set([subject.id] + citing.map(\.work.id) + cited.map(\.work.id))
        let edges = try ask { store throws(StoreError) in try store.citations(among: ids) }
        return GraphExcerpt(kind: .citations, nodes: nodes, edges: edges, header: header)
    }

    /// The works in a scope and the citations among them; works that neither cite nor are cited there stay out.
    public func citationGraph(scope: GraphScope = .init(), budget: GraphBudget = .init()) throws(BylineError)
        -> GraphExcerpt
    {
        let scoped = try workScope(scope)
        var edges = try ask { store throws(StoreError) in
            try store.citations(among: Set(try store.works(in: scoped)))
        }
        var header = try citationHeader("All citations", scope)
        var ids = Set(edges.flatMap { [$0.source, $0.target] })
        if let room = budget.nodes, ids.count > room {
            header.truncation = "\(ids.count) works; the \(room) with the most citations to and from are kept"
            ids = strongest(room, of: ids.sorted(), by: edges)
            edges.removeAll { !ids.contains($0.source) || !ids.contains($0.target) }
        }
        let works = ids.compactMap { id in if case .work(let work) = id { work } else { nil } }.sorted()
        let summaries = try ask { store throws(StoreError) in try store.summaries(of: works) }
        return GraphExcerpt(
            kind: .citations, nodes: summaries.map { GraphExcerpt.Node($0) }, edges: edges, header: header)
    }

    private func citationHeader(_ query: String, _ scope: GraphScope) throws(BylineError) -> GraphExcerpt.Header {
        GraphExcerpt.Header(
            query: query, filters: scope.filters,
            revision: try ask { store throws(StoreError) in try store.revision() },
            rules: ["citations 1, direction as printed, else by the years, else assumed", Self.identityRule])
    }
}

/// The nodes whose edges are strongest in sum, ties broken by the order of ids.
func strongest(_ count: Int, of nodes: [GraphExcerpt.NodeID], by edges: [GraphExcerpt.Edge])
    -> Set<GraphExcerpt.NodeID>
{
    var strengths: [GraphExcerpt.NodeID: Double] = [:]
    for edge in edges {
        strengths[edge.source, default: 0] += edge.strength
        strengths[edge.target, default: 0] += edge.strength
    }
    let ordered = nodes.map { (strength: strengths[$0] ?? 0, id: $0) }.sorted {
        ($1.strength, $0.id) < ($0.strength, $1.id)
    }
    return Set(ordered.prefix(count).map(\.id))
}

extension GraphExcerpt.Node {
    init(_ work: WorkSummary, role: GraphExcerpt.Role = .member, distance: Int? = nil) {
        self.init(
            id: .work(work.id), name: work.title, role: role, distance: distance, firstYear: work.year,
            lastYear: work.year, authors: work.authors.map(\.name), arxiv: work.arxiv, doi: work.doi,
            topics: work.topics)
    }
}
