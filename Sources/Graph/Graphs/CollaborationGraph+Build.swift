public import Catalog

extension CollaborationGraph {
    /// An edge as given: two researchers and the works they share.
    public struct PlainEdge: Hashable, Sendable {
        public var a: ResearcherID
        public var b: ResearcherID
        public var works: [Work]

        public init(_ a: ResearcherID, _ b: ResearcherID, works: [Work]) {
            self.a = a
            self.b = b
            self.works = works
        }
    }

    /// A graph of these people and edges. Repeats of a pair come together; an edge of somebody with themselves, or
    /// with nobody in the list, is left out.
    public init(researchers: some Sequence<ResearcherID>, edges: [PlainEdge]) {
        let works = Set(edges.flatMap(\.works)).sorted { $0.rawID < $1.rawID }
        let numbers = Dictionary(works.enumerated().map { ($0.element.rawID, $0.offset) }) { first, _ in first }
        var builder = Builder(researchers: researchers)
        for work in works { builder.add(work) }
        for edge in edges {
            for work in edge.works { builder.tie(edge.a, edge.b, by: numbers[work.rawID] ?? 0) }
        }
        self = builder.graph()
    }

    /// Gathers works and who wrote them, then makes the graph.
    public struct Builder {
        private let researcherIDs: [Int64]
        private var works: [Work] = []
        /// Every pair of authors of every work: smaller node, larger node, number of the work.
        private var lows: [UInt32] = []
        private var highs: [UInt32] = []
        private var causes: [UInt32] = []
        private var nodes: [UInt32] = []

        /// - Parameter researchers: the people who become nodes, in any order.
        public init(researchers: some Sequence<ResearcherID>) {
            var ids = researchers.map(\.rawValue)
            if !zip(ids, ids.dropFirst()).allSatisfy(<) { ids = Set(ids).sorted() }
            researcherIDs = ids
        }

        /// Adds a work and a tie between each two of its authors.
        /// - Parameter authors: those who are nobody of the graph are passed over.
        public mutating func add(_ work: Work, by authors: some Sequence<ResearcherID>) {
            nodes.removeAll(keepingCapacity: true)
            for author in authors { if let node = node(of: author.rawValue) { nodes.append(node) } }
            guard nodes.count > 1 else { return }
            nodes.sort()
            add(work)
            for (index, low) in nodes.enumerated() {
                for high in nodes[(index + 1)...] where high != low { append(low, high, works.count - 1) }
            }
        }

        fileprivate mutating func add(_ work: Work) { works.append(work) }

        fileprivate mutating func tie(_ a: ResearcherID, _ b: ResearcherID, by work: Int) {
            guard let a = node(of: a.rawValue), let b = node(of: b.rawValue), a != b else { return }
            append(min(a, b), max(a, b), work)
        }

        private mutating func append(_ low: UInt32, _ high: UInt32, _ work: Int) {
            lows.append(low)
            highs.append(high)
            causes.append(UInt32(work))
        }

        private func node(of id: Int64) -> UInt32? {
            // Ids are given out one after the other, so a person nearly always stands at a place guessed from the id.
            var (low, high) = (0, researcherIDs.count)
            if let first = researcherIDs.first {
                let guess = Int(clamping: id &- first)
                if guess >= 0, guess < high, researcherIDs[guess] == id { return UInt32(guess) }
            }
            while low < high {
                let middle = (low + high) / 2
                if researcherIDs[middle] < id { low = middle + 1 } else { high = middle }
            }
            return low < researcherIDs.count && researcherIDs[low] == id ? UInt32(low) : nil
        }

        /// The graph of everything added so far.
        ///
        /// - Complexity: linear in people and pairs: two passes of counting sort.
        public func graph() -> CollaborationGraph {
            let sorted = order(by: lows, after: order(by: highs, after: nil))
            var edges = EdgeColumns()
            for place in sorted {
                let index = Int(place)
                edges.add(low: lows[index], high: highs[index], cause: causes[index], work: works[Int(causes[index])])
            }
            edges.finish()
            return CollaborationGraph(edges, researcherIDs: Packed(researcherIDs), works: Packed(works))
        }

        /// The places of all pairs in ascending order of their key; pairs of one key as they stood before.
        private func order(by keys: [UInt32], after former: [UInt32]?) -> [UInt32] {
            var next = [UInt32](repeating: 0, count: researcherIDs.count + 1)
            for key in keys { next[Int(key) + 1] += 1 }
            for node in researcherIDs.indices { next[node + 1] += next[node] }
            return [UInt32](unsafeUninitializedCapacity: keys.count) { places, count in
                for index in keys.indices {
                    let place = former.map { $0[index] } ?? UInt32(index)
                    let key = Int(keys[Int(place)])
                    places[Int(next[key])] = place
                    next[key] += 1
                }
                count = keys.count
            }
        }
    }

    /// Edges while they are put together from pairs that come sorted.
    struct EdgeColumns {
        var lows: [UInt32] = []
        var highs: [UInt32] = []
        var strengths: [Double] = []
        var years: [YearSpan] = []
        var lowerBounds: [UInt8] = []
        var starts: [UInt32] = []
        var shared: [UInt32] = []
        /// A pair with fewer works is dropped.
        var minimumShared = 1
        private var strength = 0.0

        init(minimumShared: Int = 1) { self.minimumShared = minimumShared }

        mutating func add(low: UInt32, high: UInt32, cause: UInt32, work: Work) {
            if low != lows.last || high != highs.last {
                closeEdge()
                lows.append(low)
                highs.append(high)
                years.append(YearSpan())
                lowerBounds.append(0)
                starts.append(UInt32(shared.count))
            } else if shared.last == cause {
                return
            }
            shared.append(cause)
            strength += 1 / Double(max(2, work.authorCount) - 1)
            years[years.count - 1].widen(toRaw: work.rawYear)
            if work.isCut { lowerBounds[lowerBounds.count - 1] = 1 }
        }

        mutating func finish() {
            closeEdge()
            starts.append(UInt32(shared.count))
        }

        private mutating func closeEdge() {
            guard let start = starts.last.map(Int.init), strengths.count < starts.count else { return }
            if shared.count - start >= minimumShared {
                // Rounded as the store rounds it, so that one number is shown everywhere.
                strengths.append((strength * 1e9).rounded() / 1e9)
            } else {
                shared.removeLast(shared.count - start)
                lows.removeLast()
                highs.removeLast()
                years.removeLast()
                lowerBounds.removeLast()
                starts.removeLast()
            }
            strength = 0
        }
    }
}
