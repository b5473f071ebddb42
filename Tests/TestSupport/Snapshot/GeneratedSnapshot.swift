/// A made-up metadata snapshot of arXiv, paper by paper, of any size: lengths and the reuse of names as in the real one.
///
/// Titles of 72 characters and abstracts of 1,000 on average, 4.5 authors with a long tail. Every second paper goes on
/// from one written a short while before: two of its authors come back. Families are as frequent as in China and Korea
/// (a sixth of all names), in long lists elsewhere, or rare. Paper `n` of a seed is the same in a snapshot of any size.
public struct GeneratedSnapshot: Sequence, IteratorProtocol {
    private var random: SeededGenerator
    private var number = 0
    private let count: Int
    /// Authors of papers of a short while ago.
    private var recent: [GeneratedPaper.Author] = []

    public init(seed: UInt64, count: Int) {
        random = SeededGenerator(seed: seed)
        self.count = count
    }

    public mutating func next() -> GeneratedPaper? {
        guard number < count else { return nil }
        defer { number += 1 }
        // Nine thousand a month, as real ones are numbered.
        let month = number / 9_000
        let (year, monthOfYear) = (2015 + month / 12, month % 12 + 1)
        let identifier = Self.padded((year % 100) * 100 + monthOfYear, 4) + "." + Self.padded(number % 9_000 + 1, 5)
        let day = 1 + Int.random(in: 0..<28, using: &random)
        let abstractWords = 55 + Int.random(in: 0..<65, using: &random) + Int.random(in: 0..<65, using: &random)
        return GeneratedPaper(
            id: identifier, title: title(), abstract: abstract(words: abstractWords), authors: authors(),
            categories: categories(), year: year, month: monthOfYear, day: day,
            versions: 1 + (Int.random(in: 0..<5, using: &random) < 2 ? 1 : 0),
            doi: Int.random(in: 0..<2, using: &random) == 0 ? "10.1000/made.\(number)" : nil)
    }

    // MARK: People

    private mutating func authors() -> [GeneratedPaper.Author] {
        var wanted = 1
        while wanted < 60, Int.random(in: 0..<100, using: &random) < 78 { wanted += 1 }
        var authors: [GeneratedPaper.Author] = []
        // Two of every three names were on a paper of the last while, beside the one before them if there is one.
        var place: Int?
        while authors.count < wanted {
            let isKnown = !recent.isEmpty && Int.random(in: 0..<3, using: &random) < 2
            var next = newPerson()
            if isKnown {
                let beside = place.map { $0 + 1 } ?? recent.count
                let chosen = beside < recent.count ? beside : Int.random(in: 0..<recent.count, using: &random)
                next = recent[chosen]
                place = chosen
            }
            if !authors.contains(next) { authors.append(next) } else { authors.append(newPerson()) }
        }
        recent.append(contentsOf: authors)
        if recent.count > 40_000 { recent.removeFirst(20_000) }
        // A fifth of the papers print initials alone.
        guard Int.random(in: 0..<5, using: &random) == 0 else { return authors }
        return authors.map { .init(family: $0.family, given: Self.initials($0.given)) }
    }

    private mutating func newPerson() -> GeneratedPaper.Author {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<16:
            // Frequencies fall off like Zipf's.
            let family = NameStock.veryFrequentFamilies[zipf(NameStock.veryFrequentFamilies.count)]
            return .init(family: family, given: pick(Self.syllables) + pick(Self.syllables).lowercased())
        case 16..<36:
            let family = NameStock.frequentFamilies[zipf(NameStock.frequentFamilies.count)]
            return .init(family: family, given: europeanGiven())
        default:
            let family = pick(NameStock.rareStems) + pick(Self.middles) + pick(NameStock.rareEndings)
            return .init(family: family, given: europeanGiven())
        }
    }

    private mutating func europeanGiven() -> String {
        let first = pick(NameStock.europeanGivens)
        return Int.random(in: 0..<5, using: &random) == 0 ? first + " " + pick(Self.letters) + "." : first
    }

    private mutating func zipf(_ count: Int) -> Int {
        // The square of a uniform number crowds towards the front.
        let x = Double.random(in: 0..<1, using: &random)
        return Int(x * x * Double(count))
    }

    private static func initials(_ given: String) -> String {
        given.split(separator: " ").compactMap(\.first).map { "\($0)." }.joined(separator: " ")
    }

    private static let middles = [
        "", "", "ab", "el", "in", "or", "um", "al", "er", "is", "on", "ut", "ach", "ev", "ig",
    ]
    private static let letters = ["A", "B", "C", "D", "E", "F", "G", "H", "J", "K", "L", "M", "N", "P", "R", "S", "T"]
    private static let syllables = [
        "Bao", "Bin", "Bo", "Cai", "Chang", "Chao", "Chen", "Chun", "Da", "Dan", "Dong", "Fan", "Fang", "Fei", "Feng",
        "Gang", "Guang", "Gui", "Guo", "Hai", "Han", "Hao", "He", "Hong", "Hua", "Hui", "Jia", "Jian", "Jin", "Jing",
        "Jun", "Kai", "Kang", "Lan", "Lei", "Li", "Liang", "Lin", "Ling", "Long", "Mei", "Min", "Ming", "Na", "Nan",
        "Ning", "Pei", "Peng", "Ping", "Qi", "Qian", "Qiang", "Qing", "Rong", "Rui", "Shan", "Shi", "Shu", "Song",
        "Tao", "Tian", "Ting", "Wei", "Wen", "Xia", "Xian", "Xiao", "Xin", "Xing", "Xiu", "Xu", "Xue", "Yan", "Yang",
        "Yi", "Ying", "Yong", "Yu", "Yuan", "Yue", "Yun", "Ze", "Zhen", "Zheng", "Zhi", "Zhong",
    ]

    // MARK: Words

    private mutating func title() -> String {
        let shape = Int.random(in: 0..<3, using: &random)
        let (quality, topic, action) = (pick(NameStock.qualities), pick(NameStock.topics), pick(NameStock.actions))
        let (second, third) = (pick(NameStock.topics), pick(NameStock.actions))
        let rest = "\(pick(NameStock.qualities)) \(second) \(third) and \(pick(NameStock.topics))"
        let line =
            shape == 0
            ? "\(quality) \(topic) \(action) for \(rest)"
            : shape == 1 ? "On the \(action) of \(quality) \(topic): \(rest)" : "\(topic) \(action) with \(rest)"
        return line.prefix(1).uppercased() + line.dropFirst() + " \(pick(NameStock.plainWords))"
    }

    /// Wrapped as arXiv wraps it.
    private mutating func abstract(words: Int) -> String {
        var text = "  "
        var width = 2
        var isStart = true
        for index in 0..<words {
            let isTerm = Int.random(in: 0..<3, using: &random) == 0
            var word = isTerm ? pick(NameStock.topics) : pick(NameStock.plainWords)
            if Int.random(in: 0..<9, using: &random) == 0 { word = pick(NameStock.qualities) + pick(Self.middles) }
            if isStart { word = word.prefix(1).uppercased() + word.dropFirst() }
            isStart = index % 16 == 15
            if isStart { word += "." }
            if width + word.utf8.count > 78 {
                text += "\n"
                width = 0
            } else if index > 0 {
                text += " "
            }
            text += word
            width += word.utf8.count + 1
        }
        return text + "\n"
    }

    private mutating func categories() -> [String] {
        let first = pick(Self.codes)
        guard Int.random(in: 0..<2, using: &random) == 0 else { return [first] }
        let second = pick(Self.codes)
        return first == second ? [first] : [first, second]
    }

    private static let codes = [
        "cs.LG", "cs.CV", "cs.CL", "hep-ph", "hep-th", "quant-ph", "cond-mat.dis-nn", "cond-mat.stat-mech",
        "cond-mat.mtrl-sci", "math.PR", "math.AG", "math.CO", "math.AP", "astro-ph.GA", "astro-ph.CO", "gr-qc",
        "stat.ML", "eess.SP", "physics.optics", "physics.soc-ph", "q-bio.NC", "nlin.CD", "hep-ex", "nucl-th",
    ]

    private mutating func pick(_ words: [String]) -> String { words[Int.random(in: 0..<words.count, using: &random)] }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}
