public import Catalog

/// Who wrote works with whom: a node for each person, an edge for each pair that shares a work.
///
/// Nodes are numbered from 0 in ascending order of the researcher's id. Everything is kept in columns, so that a
/// graph of millions is read from a file without being unpacked.
public struct CollaborationGraph: Sendable {
    /// Who stands beside whom.
    public let adjacency: Adjacency
    /// One for each node, ascending.
    package let researcherIDs: Packed<Int64>
    /// One for each edge: Newman's strength, Σ 1/(n − 1) over the shared works.
    public let strengths: Packed<Double>
    /// The years of each edge's first and last shared work.
    package let years: Packed<YearSpan>
    /// One for each edge: 1 when the author list of some shared work is cut or may be.
    package let lowerBounds: Packed<UInt8>
    /// The works behind edge e stand at `sharedStarts[e]..<sharedStarts[e + 1]` in `shared`, ascending.
    package let sharedStarts: Packed<UInt32>
    /// Numbers into `works`.
    package let shared: Packed<UInt32>
    /// The works behind any edge, in ascending order of their ids.
    package let works: Packed<Work>

    /// A work as the graph needs it.
    public struct Work: Hashable, BitwiseCopyable, Sendable {
        package var rawID: Int64
        /// Everybody who wrote it, also those who are no persons.
        public var authorCount: UInt32
        package var rawYear: Int16
        /// Whether its author list is cut or may be.
        public var isCut: Bool
        /// Always 0. Without it two bytes of each work would hold whatever was in memory before.
        private var padding: UInt8 = 0

        public init(_ id: WorkID, year: Int?, authorCount: Int, isCut: Bool) {
            rawID = id.rawValue
            rawYear = YearSpan.raw(year)
            self.authorCount = UInt32(clamping: authorCount)
            self.isCut = isCut
        }

        public var id: WorkID { WorkID(rawID) }
        /// The earliest year any source states.
        public var year: Int? { YearSpan.year(rawYear) }
    }

    /// The first and the last of some years.
    public struct YearSpan: Hashable, BitwiseCopyable, Sendable {
        private var rawFirst = unknown
        private var rawLast = unknown

        /// No year at all.
        public init() {}
        public init(_ first: Int?, _ last: Int?) {
            rawFirst = Self.raw(first)
            rawLast = Self.raw(last)
        }

        public var first: Int? { Self.year(rawFirst) }
        public var last: Int? { Self.year(rawLast) }

        mutating func widen(toRaw year: Int16) {
            guard year != Self.unknown else { return }
            rawFirst = rawFirst == Self.unknown ? year : min(rawFirst, year)
            rawLast = max(rawLast, year)
        }

        fileprivate static let unknown = Int16.min
        fileprivate static func raw(_ year: Int?) -> Int16 { year.map { Int16(clamping: $0) } ?? unknown }
        fileprivate static func year(_ raw: Int16) -> Int? { raw == unknown ? nil : Int(raw) }
    }

    package init(
        adjacency: Adjacency, researcherIDs: Packed<Int64>, strengths: Packed<Double>, years: Packed<YearSpan>,
        lowerBounds: Packed<UInt8>, sharedStarts: Packed<UInt32>, shared: Packed<UInt32>, works: Packed<Work>
    ) {
        self.adjacency = adjacency
        self.researcherIDs = researcherIDs
        self.strengths = strengths
        self.years = years
        self.lowerBounds = lowerBounds
        self.sharedStarts = sharedStarts
        self.shared = shared
        self.works = works
    }

    /// What holds between two people.
    public struct Tie: Hashable, Sendable {
        public var sharedWorks: Int
        /// Newman's strength: Σ 1/(n − 1) over the shared works, n the number of authors shown.
        public var strength: Double
        public var firstYear: Int?
        public var lastYear: Int?
        /// Whether some shared work's author list is cut or may be: the numbers can only be too low.
        public var isLowerBound: Bool

        public init(sharedWorks: Int, strength: Double, firstYear: Int?, lastYear: Int?, isLowerBound: Bool) {
            self.sharedWorks = sharedWorks
            self.strength = strength
            self.firstYear = firstYear
            self.lastYear = lastYear
            self.isLowerBound = isLowerBound
        }
    }

    public var nodeCount: Int { adjacency.nodeCount }
    public var edgeCount: Int { adjacency.edgeCount }

    /// Works behind any edge.
    ///
    /// - Complexity: linear in them.
    public var workCount: Int {
        var isShared = [Bool](repeating: false, count: works.count)
        for work in shared.values { isShared[Int(work)] = true }
        return isShared.count { $0 }
    }
    /// The year of the latest work behind any edge.
    public var latestYear: Int? { years.values.lazy.compactMap(\.last).max() }

    public func researcher(_ node: Int) -> ResearcherID { ResearcherID(researcherIDs[node]) }

    /// The node of a researcher; nil when there is none, as for a collaboration.
    ///
    /// - Complexity: logarithmic.
    public func node(of researcher: ResearcherID) -> Int? {
        let place = researcherIDs.values.partitioningIndex { $0 >= researcher.rawValue }
        return place < researcherIDs.count && researcherIDs[place] == researcher.rawValue ? place : nil
    }

    public func degree(of node: Int) -> Int { adjacency.degree(of: node) }

    /// The neighbours of a node with the edges that lead to them, in ascending order.
    public func neighbours(of node: Int) -> some RandomAccessCollection<(node: Int, edge: Int)> {
        adjacency.neighbours(of: node)
    }

    /// The edge between two nodes; nil when they share no work.
    public func edge(between a: Int, _ b: Int) -> Int? { adjacency.edge(between: a, b) }

    public func tie(_ edge: Int) -> Tie {
        Tie(
            sharedWorks: Int(sharedStarts[edge + 1] - sharedStarts[edge]), strength: strengths[edge],
            firstYear: years[edge].first, lastYear: years[edge].last, isLowerBound: lowerBounds[edge] != 0)
    }

    /// The works behind an edge, in ascending order of their ids.
    public func works(behind edge: Int) -> [Work] {
        (Int(sharedStarts[edge])..<Int(sharedStarts[edge + 1])).map { works[Int(shared[$0])] }
    }
}
