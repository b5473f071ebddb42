import Byline
import TestSupport

/// A handful of small pages on which names, titles and lists collide on purpose.
struct SmallPages {
    private(set) var documents: [Registrar.Document] = []
    private let world: World
    private var random: SeededGenerator

    /// Words that no other world has, so that pages of two worlds share no key.
    struct World {
        var given: [String]
        var families: [String]
        var words: [String]
        var name: String

        static let first = World(
            given: ["Wei", "Wenlong", "Ada Maria", "Anna", "Jian-Nan"],
            families: ["Zhang", "Mézard", "Arola-Fernández", "Della Vecchia", "Li"],
            words: ["rare", "dense", "minima", "random", "networks", "entropy", "flat", "glass"], name: "one")
        static let second = World(
            given: ["Obi", "Uwe Emeka", "Uli"], families: ["Okafor", "Körner", "van Dijk"],
            words: ["graph", "colouring", "bounds", "trees", "cycles", "matching"], name: "two")
    }

    /// - Parameter names: what page labels begin with.
    init(seed: UInt64, world: World = .first, pages: Int = 3) {
        self.world = world
        random = SeededGenerator(seed: seed)
        let works = (0..<Int.random(in: 2...4, using: &random)).map { _ in work() }
        for number in 1...pages {
            let shown = works.filter { _ in Bool.random(using: &random) }
            let some = shown.isEmpty ? [works[0]] : shown
            let text = Bool.random(using: &random) ? listing(some) : table(some, page: number)
            documents.append(.init(label: "\(world.name)-\(number).txt", bytes: Array(text.utf8)))
        }
    }

    private struct Work {
        var title: String
        var authors: [(given: String, family: String)]
        var year: Int
        var abstract: String
    }

    private mutating func pick<T>(_ list: [T]) -> T { list[Int.random(in: 0..<list.count, using: &random)] }

    private mutating func work() -> Work {
        let words = world.words.shuffled(using: &random).prefix(5).joined(separator: " ")
        var authors: [(given: String, family: String)] = []
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let author = (given: pick(world.given), family: pick(world.families))
            if !authors.contains(where: { $0 == author }) { authors.append(author) }
        }
        return Work(
            title: "On \(words)", authors: authors, year: Int.random(in: 2015...2020, using: &random),
            abstract: "We study " + (0..<12).map { _ in pick(world.words) }.joined(separator: " ") + ".")
    }

    private static let misspelt = ["Mézard": "Mezrad", "Della Vecchia": "Della Vechia", "Okafor": "Okaffor"]

    /// One of the ways in which sources print a name.
    private mutating func printed(_ author: (given: String, family: String)) -> String {
        let initials = author.given.split { $0 == " " || $0 == "-" }.map { "\($0.prefix(1))." }
        switch Int.random(in: 0..<6, using: &random) {
        case 5: return "\(author.given) \(Self.misspelt[author.family] ?? author.family)"
        case 0: return "\(initials[0]) \(author.family)"
        case 1: return "\(initials.joined(separator: " ")) \(author.family)"
        case 2: return "\(author.given.split(separator: " ")[0]) \(author.family)"
        default: return "\(author.given) \(author.family)"
        }
    }

    private mutating func listing(_ works: [Work]) -> String {
        works.map { work in
            let names = work.authors.prefix(3).map { printed($0) }.joined(separator: ", ")
            return "LGMar \(Int.random(in: 1...28, using: &random)), \(work.year)\n"
                + "\(work.title)\(names)\(work.authors.count > 3 ? " et al." : "")\n\(work.abstract)\n"
        }.joined()
    }

    private mutating func table(_ works: [Work], page: Int) -> String {
        let rows = works.map { work in
            let names = work.authors.map { printed($0) }.joined(separator: ", ")
            return "\(work.title)\(pick(["", ".", "*"]))\n|\n\(names)\n|\n\(work.year)\n|\nView Paper |\n"
        }
        return """
            This paper studies \(world.name) and says so on page \(page).
            We look at \(pick(world.words)) and at \(pick(world.words)), \(page) times.
            Get AI-generated insights about this paper's methodology, results, and significance.
            Current paper (gray), citations (green), references (blue)
            Title | Authors | Year | Actions |
            ---|---|---|---|
            \(rows.joined())Comments (0)

            """
    }
}
