/// Pages about people and works that do not exist, in the formats that Byline reads, with the truth about them.
///
/// It is made to be hard in the ways real pages are: few families that many bear, strangers with the same whole name
/// or the same initials, names printed in five ways (initials, middle names dropped, damaged accents, particles taken
/// for initials, other transliterations), lists cut after three names, titles that preprint and article spell
/// differently. The same seed gives the same pages.
public struct GeneratedCatalogue {
    /// Label and text of each page: profiles, listings, paper pages.
    public private(set) var pages: [(label: String, text: String)] = []
    /// The truth, in the format that `byline identity score --gold` reads.
    public private(set) var gold: String
    /// Names printed, and pairs of strangers who share family and first initial.
    public private(set) var mentions = 0
    public private(set) var strangerPairs = 0

    private let people: [GeneratedPerson]
    private let works: [GeneratedWork]
    private var worksOf: [[Int]]
    private let habits: GeneratedHabits

    /// - Parameters:
    ///   - people: at least 50; about ten mentions come of each.
    ///   - works: how many there are to print, each on about two pages.
    public init(
        seed: UInt64, people count: Int = 300, works workCount: Int = 420, habits: GeneratedHabits = .usual
    ) {
        var random = SeededGenerator(seed: seed)
        self.habits = habits
        let cast = GeneratedPeople(count: count, habits: habits, random: &random)
        people = cast.people
        works = GeneratedWorks(count: workCount, by: cast, habits: habits, random: &random).works
        worksOf = Array(repeating: [], count: count)
        gold = "# The truth about a generated catalogue, seed \(seed).\n"
        for group in cast.strangers {
            gold += "strangers\t" + group.map(\.label).joined(separator: "\t") + "\n"
            strangerPairs += group.count * (group.count - 1) / 2
        }
        for (index, work) in works.enumerated() { for author in work.authors { worksOf[author].append(index) } }
        writePages(&random)
    }

    /// Listings of every seventh most prolific, profiles of some of them, and a paper page for every community or so.
    private mutating func writePages(_ random: inout SeededGenerator) {
        let prolific = worksOf.indices.sorted { (worksOf[$1].count, $0) < (worksOf[$0].count, $1) }
        let owners = prolific.prefix(people.count / 7)
        for (index, owner) in owners.enumerated() {
            addListing(of: owner, number: index + 1, &random)
            if index % 4 == 0 { addProfile(of: owner, number: index / 4 + 1, &random) }
        }
        let listed = owners.flatMap { worksOf[$0] }
        for number in 1...max(1, people.count / 15) {
            guard let subject = listed.randomElement(using: &random) else { return }
            addPaperPage(of: subject, number: number, &random)
        }
    }

    private mutating func addProfile(of owner: Int, number: Int, _ random: inout SeededGenerator) {
        var page = GeneratedPage(label: "profile-\(number).txt")
        page.record("page", work: nil, people: [people[owner].label])
        let shown = worksOf[owner].prefix(12).sorted { (works[$1].year, $0) < (works[$0].year, $1) }
        page.text = GeneratedPage.profileHead(of: people[owner].full, works: shown.count)
        for (index, work) in shown.enumerated() {
            page.text += GeneratedPage.profileItem(works[work], year: drifted(works[work].year, &random))
            page.record("item \(index + 1)", work: works[work].label, people: [people[owner].label])
        }
        add(page)
    }

    private mutating func addListing(of owner: Int, number: Int, _ random: inout SeededGenerator) {
        var page = GeneratedPage(label: "listing-\(number).txt")
        let isShort = habits.happens(habits.shortListings, &random)
        for (index, work) in worksOf[owner].prefix(14).enumerated() {
            let authors = works[work].authors.prefix(3)
            let names = authors.map { isShort ? people[$0].initials : people[$0].carefulSurface(&random) }
            let place = habits.happens(habits.institutions, &random) ? works[work].institution : nil
            page.text += GeneratedPage.listingItem(
                works[work], day: Int.random(in: 1...28, using: &random), names: names,
                isCut: works[work].authors.count > 3, institution: place)
            page.record("item \(index + 1)", work: works[work].label, people: authors.map { people[$0].label })
        }
        add(page)
    }

    /// A page about one work, and a table of works, most of them of its own community.
    private mutating func addPaperPage(of subject: Int, number: Int, _ random: inout SeededGenerator) {
        var page = GeneratedPage(label: "paper-\(number).txt")
        page.text = GeneratedPage.paperHead(of: works[subject])
        page.record("subject", work: works[subject].label, people: [])
        let near = works.indices.filter { works[$0].community == works[subject].community && $0 != subject }
        let rows =
            near.shuffled(using: &random).prefix(16)
            + (0..<8).compactMap { _ in works.indices.randomElement(using: &random) }
        var row = 0
        for work in Set(rows).subtracting([subject]).sorted(by: { (works[$1].year, $0) < (works[$0].year, $1) }) {
            row += 1
            addRow(row, of: work, to: &page, &random)
        }
        page.text += "Comments (0)\n"
        add(page)
    }

    private mutating func addRow(
        _ row: Int, of index: Int, to page: inout GeneratedPage, _ random: inout SeededGenerator
    ) {
        let work = works[index]
        let isRenamed = work.laterTitle != nil
        let title = TitleAccident.drawn(&random, rareOnes: !isRenamed)
        let names = work.authors.map { people[$0].carelessSurface(habits, &random) }
        page.text += GeneratedPage.tableRow(
            title: title.apply(to: work.laterTitle ?? work.title), names: names, year: drifted(work.year, &random))
        page.record("row \(row)", work: work.label, people: work.authors.map { people[$0].label })
        // No abstract stands in a table: a new name or a slip of the pen cannot be settled from the page.
        if isRenamed || title == .typo { page.open("row \(row)") }
    }

    private mutating func add(_ page: GeneratedPage) {
        pages.append((page.label, page.text))
        gold += page.gold
        mentions += page.mentions
    }

    /// The year as another index states it: the same, or one later.
    private func drifted(_ year: Int, _ random: inout SeededGenerator) -> Int {
        year + (Int.random(in: 0..<4, using: &random) == 0 ? 1 : 0)
    }
}
