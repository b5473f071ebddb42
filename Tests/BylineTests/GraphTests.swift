import Byline
import Catalog
import Foundation
import Store
import TestSupport
import Testing

/// The graph as the front door answers it, and its file beside the store.
@Suite struct RegistrarGraphTests {
    private func withStore<T>(_ work: (String) throws -> T) throws -> T {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "byline.sqlite").path
            try Registrar(store: path, mode: .write).take(try fixturePages())
            return try work(path)
        }
    }

    private func reader(_ path: String) throws -> Registrar {
        let registrar = try Registrar(store: path, mode: .read)
        registrar.graphs.fewestEdgesKept = 0
        return registrar
    }

    @Test func `the graph holds the same pairs, works and strengths as the table of coauthors`() throws {
        try withStore { path in
            let registrar = try reader(path)
            let statistics = try registrar.graphStatistics()
            var pairs = 0
            for row in try registrar.ranking(by: .degree, limit: .max).rows {
                guard case .researcher(let id) = row.id else { continue }
                let collaborators = try registrar.collaborators(of: id)
                pairs += collaborators.count
                #expect(row.degree == collaborators.count)
                guard let other = collaborators.last else { continue }
                let path = try #require(try registrar.paths(from: id, to: other.id).paths.first)
                let tie = try #require(path.ties.first).tie
                #expect(path.ties.count == 1 && tie.works.count == other.sharedWorks)
                #expect(abs(tie.strength - other.strength) < 2e-9)
                #expect([tie.firstYear, tie.lastYear] == [other.firstYear, other.lastYear])
                #expect(tie.isLowerBound == other.isLowerBound && Set(tie.works) == Set(other.works))
            }
            #expect(pairs == 2 * statistics.ties && pairs > 100)
        }
    }

    @Test func `the second time the graph comes from the file, and gives the same`() throws {
        try withStore { path in
            let (first, second) = (try reader(path), try reader(path))
            let built = try first.ranking(by: .strength, limit: .max)
            #expect(try !first.graphStatistics().cameFromFile)
            #expect(try second.ranking(by: .strength, limit: .max) == built)
            #expect(try second.graphStatistics().cameFromFile)
        }
    }

    @Test func `after a change of the store the file is made anew, also for a store that counts from 1 again`() throws {
        try withStore { path in
            let before = try reader(path).graphStatistics()
            let writer = try Registrar(store: path, mode: .write)
            try writer.take("LGMar 4, 2021\nOn Nothing At All Here\nAda Ampère, Bo Berg\nWe look at nothing.\n")
            let after = try reader(path).graphStatistics()
            #expect(!after.cameFromFile && after.researchers > before.researchers)
            #expect(try reader(path).graphStatistics().cameFromFile)
            for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
            try Registrar(store: path, mode: .write).take([fixturePages()[0]])
            #expect(try !reader(path).graphStatistics().cameFromFile)
        }
    }

    @Test(arguments: ["cut", "empty", "damaged", "foreign"])
    func `a file that is not whole is never trusted, and mended`(_ fault: String) throws {
        try withStore { path in
            let truth = try reader(path).ranking(by: .strength, limit: .max)
            let file = URL(filePath: path + "-graph")
            var bytes = try Data(contentsOf: file)
            switch fault {
            case "cut": bytes.removeLast(bytes.count / 2)
            case "empty": bytes = Data()
            case "damaged": bytes[bytes.count - 3] ^= 0x10
            default: bytes = Data("another program's file, of some length or other".utf8)
            }
            try bytes.write(to: file)
            let registrar = try reader(path)
            #expect(try registrar.ranking(by: .strength, limit: .max) == truth)
            #expect(try !registrar.graphStatistics().cameFromFile)
            #expect(try reader(path).graphStatistics().cameFromFile)
        }
    }

    @Test func `without a place for the file the answer is the same`() throws {
        try withStore { path in
            // A folder of that name can be neither read nor replaced as a file, whoever runs the test.
            try FileManager.default.createDirectory(atPath: path + "-graph", withIntermediateDirectories: false)
            let registrar = try reader(path)
            #expect(try registrar.graphStatistics().ties > 50 && !registrar.graphStatistics().cameFromFile)
            let left = try FileManager.default.contentsOfDirectory(
                atPath: URL(filePath: path).deletingLastPathComponent().path)
            #expect(!left.contains { $0.contains("draft") })
        }
    }

    @Test func `a small graph leaves no file, and the file has the store's permissions`() throws {
        try withStore { path in
            _ = try Registrar(store: path, mode: .read).graphStatistics()
            #expect(!FileManager.default.fileExists(atPath: path + "-graph"))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            _ = try reader(path).graphStatistics()
            let mode = try FileManager.default.attributesOfItem(atPath: path + "-graph")[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test func `every shortest path is a chain of shared works, and the scope narrows it`() throws {
        let registrar = try Registrar.inMemory()
        try registrar.take(try fixturePages())
        try expectPath(in: registrar, from: "Cengiz Pehlevan")
        let end = try registrar.one("Riccardo Zecchina")
        let none = try registrar.paths(
            from: try registrar.one("Cengiz Pehlevan"), to: end, scope: GraphScope(since: 2200))
        #expect(none.paths.isEmpty && none.reach == [1, 1] && none.truncation == nil)
        let stopped = try registrar.paths(
            from: try registrar.one("Cengiz Pehlevan"), to: end, budget: GraphBudget(nodes: 1))
        #expect(stopped.isUndecided)
    }

    @Test(.enabled(if: hasSharedFolder)) func `on the real pages a chain of three steps joins Mignacco and Zecchina`()
        throws
    {
        let registrar = try Registrar.inMemory()
        try registrar.take(try seedPages())
        let paths = try expectPath(in: registrar, from: "Francesca Mignacco")
        #expect(
            paths.map { $0.people.map(\.name) } == [
                ["Francesca Mignacco", "Emanuele Troiani", "Clarissa Lauditi", "Riccardo Zecchina"]
            ])
        let titles = paths.flatMap { $0.ties.flatMap(\.works).compactMap(\.title) }
        #expect(titles.contains("Sparse Representations, Inference and Learning"))
        for (name, least) in [("Riccardo Zecchina", 15), ("Clarissa Lauditi", 15), ("Francesca Mignacco", 10)] {
            let degree = try registrar.collaborators(of: try registrar.one(name)).count
            #expect(degree >= least, "\(name) has \(degree) collaborators")
        }
    }

    @discardableResult
    private func expectPath(in registrar: Registrar, from name: String) throws -> [ResearcherPath] {
        let ends = (try registrar.one(name), try registrar.one("Riccardo Zecchina"))
        let answer = try registrar.paths(from: ends.0, to: ends.1, .all(limit: 100))
        #expect(answer.count == Double(answer.paths.count) && answer.truncation == nil && answer.count > 0)
        #expect(Set(answer.paths.map(\.ties.count)).count == 1)
        for path in answer.paths {
            #expect(path.people.first?.id == ends.0 && path.people.last?.id == ends.1)
            for tie in path.ties {
                #expect(!tie.works.isEmpty && tie.works.count == tie.tie.works.count)
                for work in tie.works {
                    let authors = try registrar.detail(of: work.id).summary.authors.map(\.id)
                    #expect(authors.contains(tie.near.id) && authors.contains(tie.far.id))
                }
            }
        }
        let one = try registrar.paths(from: ends.0, to: ends.1)
        #expect(one.count == answer.count && one.paths.count == 1 && answer.paths.contains(one.paths[0]))
        return answer.paths
    }
}
