/// A part of the collaborator graph or of the citation graph, with what is known of each node and each edge.
///
/// Nodes stand in the order of their ids, edges in the order of their ends, each once: equal stores give equal
/// excerpts. Every export and every picture is made from this one value, so all of them hold the same.
public struct GraphExcerpt: Hashable, Sendable {
    /// What the nodes are and what an edge says.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Researchers; an edge joins two who wrote a work together.
        case coauthors
        /// Works; an edge goes from a work to one that it cites.
        case citations

        public var isDirected: Bool { self == .citations }
    }

    public var kind: Kind
    public var nodes: [Node]
    public var edges: [Edge]
    /// The works that edges between researchers name, by id.
    public var works: [Work]
    public var header: Header

    /// - Precondition: both ends of every edge are among the nodes.
    public init(kind: Kind, nodes: [Node], edges: [Edge], works: [Work] = [], header: Header) {
        self.kind = kind
        self.nodes = nodes.sorted { $0.id < $1.id }
        self.edges = edges.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
        self.works = works.sorted { $0.id < $1.id }
        self.header = header
    }
}

extension GraphExcerpt {
    /// What a node stands for. Researchers come before works, each in the order in which ids were given out.
    public enum NodeID: Hashable, Comparable, Sendable, CustomStringConvertible {
        case researcher(ResearcherID)
        case work(WorkID)

        /// `R12`, `W7`
        public var description: String {
            switch self {
            case .researcher(let id): id.description
            case .work(let id): id.description
            }
        }
    }

    /// The part a node plays in the question that was asked.
    public enum Role: String, CaseIterable, Hashable, Sendable {
        /// Whom or what the question is about: the researcher of an ego network, the ends of a path, the paper itself.
        case centre
        /// A work that cites the centre.
        case citing
        /// A work that the centre cites.
        case cited
        case member
    }

    public struct Node: Hashable, Sendable {
        public var id: NodeID
        /// The researcher's name, or the work's title; a work known only by its abstract has none.
        public var name: String?
        public var role: Role
        /// Steps from the centre; nil where the question has none.
        public var distance: Int?
        /// Of a researcher: works in the catalogue.
        public var workCount: Int?
        /// Years of the researcher's first and latest work; of a work, both are its own year.
        public var firstYear: Int?
        public var lastYear: Int?
        /// Of a work: who wrote it, in order.
        public var authors: [String]
        public var arxiv: String?
        public var doi: String?
        /// Of a work: its subject codes.
        public var topics: [String]

        public init(
            id: NodeID, name: String?, role: Role = .member, distance: Int? = nil, workCount: Int? = nil,
            firstYear: Int? = nil, lastYear: Int? = nil, authors: [String] = [], arxiv: String? = nil,
            doi: String? = nil, topics: [String] = []
        ) {
            self.id = id
            self.name = name
            self.role = role
            self.distance = distance
            self.workCount = workCount
            self.firstYear = firstYear
            self.lastYear = lastYear
            self.authors = authors
            self.arxiv = arxiv
            self.doi = doi
            self.topics = topics
        }
    }

    public struct Edge: Hashable, Sendable {
        /// Between researchers the end with the smaller id; between works the one that cites.
        public var source: NodeID
        public var target: NodeID
        public var bond: Bond

        public init(source: NodeID, target: NodeID, bond: Bond) {
            self.source = source
            self.target = target
            self.bond = bond
        }
    }

    /// What holds the two ends of an edge together.
    public enum Bond: Hashable, Sendable {
        case tie(Tie)
        case citation(Citation)
    }

    /// Works that two researchers wrote together.
    public struct Tie: Hashable, Sendable {
        /// Newest first, those without a year last, then by id.
        public var works: [WorkID]
        /// The years of these works, each once, ascending.
        public var years: [Int]
        /// Newman's strength: Σ 1/(n − 1) over the works, n the number of authors shown.
        public var strength: Double
        /// Whether some work's author list is cut, or not known to be whole: the numbers may be too low.
        public var isLowerBound: Bool

        public var firstYear: Int? { years.first }
        public var lastYear: Int? { years.last }

        public init(works: [WorkID], years: [Int], strength: Double, isLowerBound: Bool) {
            self.works = works
            self.years = years
            self.strength = strength
            self.isLowerBound = isLowerBound
        }
    }

    /// That one work cites another, and how the catalogue knows.
    public struct Citation: Hashable, Sendable {
        public var basis: CitationLine.Basis
        public var sourceLabel: String
        public var locator: String
        /// How many records show it.
        public var records: Int
        /// The year of the work that cites.
        public var year: Int?

        public init(basis: CitationLine.Basis, sourceLabel: String, locator: String, records: Int, year: Int?) {
            self.basis = basis
            self.sourceLabel = sourceLabel
            self.locator = locator
            self.records = records
            self.year = year
        }
    }

    /// A work behind an edge.
    public struct Work: Hashable, Sendable {
        public var id: WorkID
        public var title: String?
        public var year: Int?

        public init(id: WorkID, title: String?, year: Int?) {
            self.id = id
            self.title = title
            self.year = year
        }
    }

    /// Where the excerpt comes from: enough to ask for it again, and nothing that changes from day to day.
    public struct Header: Hashable, Sendable {
        /// What was asked: `collaborators of Ada Ampère (R1), up to 2 steps`.
        public var query: String
        /// What narrowed it: `works since 2015`; empty when nothing did.
        public var filters: [String]
        /// The number of the last change to the store.
        public var revision: Int
        /// The rules by which nodes and edges came about, each with its version or parameters.
        public var rules: [String]
        /// Why something that belongs here was left out; nil when nothing was.
        public var truncation: String?

        public init(query: String, filters: [String], revision: Int, rules: [String], truncation: String? = nil) {
            self.query = query
            self.filters = filters
            self.revision = revision
            self.rules = rules
            self.truncation = truncation
        }

        /// One line for each thing there is to say.
        public var lines: [String] {
            [query] + filters.map { "only " + $0 } + ["store revision \(revision)"]
                + rules.map { "rule: " + $0 } + (truncation.map { ["truncated: " + $0] } ?? [])
        }
    }
}

extension GraphExcerpt {
    /// The excerpt with each of its texts from outside replaced: names, titles, authors, identifiers, labels, header.
    public func mappingTexts(_ change: (String) -> String) -> GraphExcerpt {
        var copy = self
        for index in copy.nodes.indices {
            copy.nodes[index].name = nodes[index].name.map(change)
            copy.nodes[index].authors = nodes[index].authors.map(change)
            copy.nodes[index].arxiv = nodes[index].arxiv.map(change)
            copy.nodes[index].doi = nodes[index].doi.map(change)
            copy.nodes[index].topics = nodes[index].topics.map(change)
        }
        for index in copy.edges.indices {
            guard case .citation(var citation) = edges[index].bond else { continue }
            citation.sourceLabel = change(citation.sourceLabel)
            citation.locator = change(citation.locator)
            copy.edges[index].bond = .citation(citation)
        }
        for index in copy.works.indices { copy.works[index].title = works[index].title.map(change) }
        copy.header.query = change(header.query)
        copy.header.filters = header.filters.map(change)
        copy.header.rules = header.rules.map(change)
        copy.header.truncation = header.truncation.map(change)
        return copy
    }
}

/// The forms in which an excerpt of a graph is written for other programs.
public enum GraphFormat: String, CaseIterable, Hashable, Sendable {
    case graphml, gexf, dot, csv
    case csvNodes = "csv-nodes"
    case nodeLink = "node-link"
    case cytoscape
    case vosviewerMap = "vosviewer-map"
    case vosviewerNetwork = "vosviewer-network"
    case svg

    /// What it is, in a few words.
    public var summary: String {
        switch self {
        case .graphml: "GraphML: NetworkX, igraph, yEd"
        case .gexf: "GEXF 1.3 for Gephi; years as spells"
        case .dot: "DOT for Graphviz"
        case .csv: "the edges, one a line"
        case .csvNodes: "the nodes, one a line"
        case .nodeLink: "JSON with nodes and edges: NetworkX, D3"
        case .cytoscape: "JSON for Cytoscape"
        case .vosviewerMap: "VOSviewer's items"
        case .vosviewerNetwork: "VOSviewer's links between them"
        case .svg: "a picture"
        }
    }
}
