import Byline
import Catalog
import TestSupport
import Testing

/// Parts of the graphs, as the registrar cuts them out of a catalogue.
@Suite struct ExcerptTests {
    private let registrar: Registrar

    init() throws {
        registrar = try Registrar.inMemory()
        try registrar.take(try fixturePages())
    }

    private func tie(_ edge: GraphExcerpt.Edge) throws -> GraphExcerpt.Tie {
        guard case .tie(let tie) = edge.bond else { throw BylineError(.failure, "\(edge) is no tie", mend: "") }
        return tie
    }

    private func researchers(_ excerpt: GraphExcerpt) -> [ResearcherID] {
        excerpt.nodes.compactMap { node in if case .researcher(let id) = node.id { id } else { nil } }
    }

    /// The table of coauthors is made by SQL, the ties by the Graph room.
    @Test func `the ties of the whole graph are those of the table of coauthors`() throws {
        let graph = try registrar.coauthorGraph()
        #expect(graph.nodes.count > 200 && graph.edges.count > 300)
        var ends = 0
        for id in researchers(graph) {
            let own = GraphExcerpt.NodeID.researcher(id)
            let edges = graph.edges.filter { $0.source == own || $0.target == own }
            let collaborators = try registrar.collaborators(of: id)
            #expect(edges.count == collaborators.count)
            ends += edges.count
            for person in collaborators {
                let other = GraphExcerpt.NodeID.researcher(person.id)
                let tie = try tie(try #require(edges.first { $0.source == other || $0.target == other }))
                #expect(Set(tie.works) == Set(person.works) && tie.works.count == person.sharedWorks)
                #expect(abs(tie.strength - person.strength) < 1e-8)
                #expect(tie.firstYear == person.firstYear && tie.lastYear == person.lastYear)
                #expect(tie.isLowerBound == person.isLowerBound)
            }
        }
        #expect(ends == 2 * graph.edges.count)
    }

    private static func sharedWorks(_ edge: GraphExcerpt.Edge) -> Int {
        if case .tie(let tie) = edge.bond { tie.works.count } else { 0 }
    }

    /// An excerpt without what a picture does not tell: the works themselves, and from when to when people wrote.
    private func inNumbers(_ excerpt: GraphExcerpt) -> GraphExcerpt {
        var excerpt = excerpt
        excerpt.works = []
        for index in excerpt.nodes.indices {
            excerpt.nodes[index].firstYear = nil
            excerpt.nodes[index].lastYear = nil
        }
        for index in excerpt.edges.indices {
            guard case .tie(let tie) = excerpt.edges[index].bond else { continue }
            excerpt.edges[index].bond = .tie(
                .init(
                    works: [], years: Set([tie.firstYear, tie.lastYear].compactMap(\.self)).sorted(),
                    strength: (tie.strength * 1e9).rounded() / 1e9, isLowerBound: tie.isLowerBound))
        }
        return excerpt
    }

    /// One is cut out of the graph of everybody, the other made of the works of a few.
    @Test(arguments: [1, 2, 3, 7, 31, 1000])
    func `a circle made for a picture is what the whole graph has there`(room: Int) throws {
        for person in try registrar.everyResearcher() {
            var budget = GraphBudget()
            budget.nodes = room
            let cut: GraphExcerpt
            do { cut = try registrar.egoNetwork(of: person.id, budget: budget) } catch {
                // A collaboration has no circle, however it is asked.
                #expect(throws: BylineError.self) { try registrar.closestCircle(of: person.id, room: room) }
                continue
            }
            let circle = try registrar.closestCircle(of: person.id, room: room)
            #expect(circle.sharedWorks == cut.edges.map(Self.sharedWorks), "\(person.name)")
            #expect(circle.excerpt == inNumbers(cut), "\(person.name)")
        }
    }

    @Test(arguments: [
        GraphScope(since: 2020), GraphScope(until: 2019), GraphScope(since: 2019, until: 2021), GraphScope(topic: "LG"),
        GraphScope(topic: "cond-mat.dis-nn"), GraphScope(minimumShared: 2),
        GraphScope(since: 2015, until: 2022, topic: "cond-mat.DIS-NN", minimumShared: 2),
    ])
    func `bounds leave the works that lie within, counted from the lists of works`(_ scope: GraphScope) throws {
        for name in ["Riccardo Zecchina", "Clarissa Lauditi", "Francesca Mignacco"] {
            let id = try registrar.one(name)
            var works = try registrar.works(of: id)
            if let since = scope.since { works.removeAll { ($0.year ?? 0) < since } }
            if let until = scope.until { works.removeAll { ($0.year ?? 9999) > until } }
            if let topic = scope.topic {
                works.removeAll { !$0.topics.contains { $0.lowercased() == topic.lowercased() } }
            }
            var shared: [ResearcherID: (works: Set<WorkID>, strength: Double)] = [:]
            for work in works {
                for case let author? in work.authors.map(\.id) where author != id {
                    shared[author, default: ([], 0)].works.insert(work.id)
                    shared[author, default: ([], 0)].strength += 1 / Double(work.authors.count - 1)
                }
            }
            shared = shared.filter { $0.value.works.count >= scope.minimumShared }
            let found: [Collaborator]
            do { found = try registrar.collaborators(of: id, scope: scope) } catch {
                #expect(error.kind == .notFound && scope.topic != nil)
                continue
            }
            #expect(Set(found.map(\.id)) == Set(shared.keys))
            for person in found {
                #expect(Set(person.works) == shared[person.id]?.works)
                #expect(person.sharedWorks == person.works.count)
                #expect(abs(person.strength - (shared[person.id]?.strength ?? 0)) < 1e-8)
            }
        }
    }

    @Test(arguments: 1...4) func `an ego network holds who is within the steps, and every tie among them`(_ depth: Int)
        throws
    {
        let centre = try registrar.one("Francesca Mignacco")
        let whole = try registrar.coauthorGraph()
        var neighbours: [GraphExcerpt.NodeID: Set<GraphExcerpt.NodeID>] = [:]
        for edge in whole.edges {
            neighbours[edge.source, default: []].insert(edge.target)
            neighbours[edge.target, default: []].insert(edge.source)
        }
        var distances: [GraphExcerpt.NodeID: Int] = [.researcher(centre): 0]
        for step in 1...depth {
            for node in distances.keys {
                for other in neighbours[node] ?? [] where distances[other] == nil {
                    distances[other] = step
                }
            }
        }
        let ego = try registrar.egoNetwork(of: centre, depth: depth)
        #expect(ego.header.truncation == nil)
        #expect(Dictionary(uniqueKeysWithValues: ego.nodes.map { ($0.id, $0.distance) }) == distances)
        #expect(ego.edges == whole.edges.filter { distances[$0.source] != nil && distances[$0.target] != nil })
        #expect(ego.nodes.filter { $0.role == .centre }.map(\.id) == [.researcher(centre)])
    }

    @Test func `where room runs out the nearest stay, then those with the strongest ties, and the answer says so`()
        throws
    {
        let centre = try registrar.one("Riccardo Zecchina")
        let all = try registrar.egoNetwork(of: centre, depth: 2)
        let inner = all.nodes.count { $0.distance == 1 }
        for room in [1, 2, 5, inner + 1, inner + 2, all.nodes.count - 1] {
            let part = try registrar.egoNetwork(of: centre, depth: 2, budget: GraphBudget(nodes: room))
            #expect(part.nodes.count == room && part.header.truncation?.contains("room for") == true)
            #expect(part.edges.allSatisfy(all.edges.contains))
            #expect(part.nodes.allSatisfy { ($0.distance ?? 9) < 2 } || room > inner + 1)
        }
        let five = try registrar.egoNetwork(of: centre, budget: GraphBudget(nodes: 5))
        let strongest = try registrar.collaborators(of: centre).map(\.strength).sorted(by: >).prefix(4)
        let kept = try five.edges.filter { $0.source == .researcher(centre) || $0.target == .researcher(centre) }
            .map { try tie($0).strength }
        #expect(zip(kept.sorted(by: >), strongest).allSatisfy { abs($0 - $1) < 1e-8 } && kept.count == 4)
        let enough = try registrar.egoNetwork(of: centre, depth: 2, budget: GraphBudget(nodes: all.nodes.count))
        #expect(enough.nodes == all.nodes && enough.header.truncation == nil)
    }

    @Test func `a topic that no work is on is not found`() throws {
        let centre = try registrar.one("Riccardo Zecchina")
        let error = try #require(throws: BylineError.self) {
            try registrar.egoNetwork(of: centre, scope: GraphScope(topic: "no.such"))
        }
        #expect(error.kind == .notFound && error.description.contains("no.such"))
    }

    @Test func `equal stores give equal bytes`() throws {
        let other = try Registrar.inMemory()
        try other.take(try fixturePages())
        for format in GraphFormat.allCases {
            #expect(try text(try registrar.coauthorGraph(), format) == text(try other.coauthorGraph(), format))
            #expect(try text(try registrar.citationGraph(), format) == text(try other.citationGraph(), format))
        }
    }

    @Test func `the neighbourhood of the paper holds all 81 rows that cite it, and its references`() throws {
        try expectFlatMinima(registrar)
    }

    @Test(.enabled(if: hasSharedFolder)) func `and so it does on the real pages`() throws {
        let real = try Registrar.inMemory()
        try real.take(try seedPages())
        try expectFlatMinima(real)
    }

    private func expectFlatMinima(_ registrar: Registrar) throws {
        let paper = try registrar.onePaper("Shaping the learning landscape in neural networks around wide flat minima")
        let excerpt = try registrar.citationNeighbourhood(of: paper)
        let inward = excerpt.edges.filter { $0.target == .work(paper) }
        let outward = excerpt.edges.filter { $0.source == .work(paper) }
        // Two pairs of rows are one work each, spelt in two ways.
        let citing = try registrar.citations(of: paper).map { GraphExcerpt.NodeID.work($0.work.id) }
        let cited = try registrar.references(of: paper).map { GraphExcerpt.NodeID.work($0.work.id) }
        #expect(Set(inward.map(\.source)) == Set(citing))
        #expect(Set(outward.map(\.target)) == Set(cited))
        let records = inward.reduce(0) { sum, edge in
            if case .citation(let citation) = edge.bond { sum + citation.records } else { sum }
        }
        #expect(inward.count == 79 && records == 81 && outward.count >= 29)
        let picture = try text(excerpt, .svg)
        #expect(picture.contains("cites it: 79, by 81 records"))
        #expect(picture.matches(of: /<g class="citing"><title>[^<]*<\/title><circle/).count == 79)
        for line in try registrar.citations(of: paper) {
            #expect(picture.contains("(\(line.work.id))"), "\(line.work.title ?? "")")
        }
    }

    @Test func `a neighbourhood without room keeps the newest that cite the paper`() throws {
        let paper = try registrar.onePaper("Shaping the learning landscape in neural networks around wide flat minima")
        let part = try registrar.citationNeighbourhood(of: paper, budget: GraphBudget(nodes: 11))
        let newest = try registrar.citations(of: paper).prefix(10).map { GraphExcerpt.NodeID.work($0.work.id) }
        #expect(Set(part.nodes.map(\.id)) == Set(newest + [.work(paper)]) && part.header.truncation != nil)
    }

    private func text(_ excerpt: GraphExcerpt, _ format: GraphFormat) throws -> String {
        var text = ""
        #expect(excerpt.write(as: format, to: &text) == 0)
        return text
    }
}
