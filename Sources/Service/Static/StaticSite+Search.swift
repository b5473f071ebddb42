import Byline
import Catalog

/// What stands in the place of the service's own search: an index for a script, and lists for everybody else.
extension StaticSite {
    mutating func writeSearch() throws(BylineError) {
        let people = try everybody()
        let works = try allWorks()
        try put(StaticSearchPage(links: links, researchers: people.count, works: works.count))
        try writeList(people.map(line), titled: "Everybody, by name", from: Place.allResearchers())
        try writeList(works.map(line), titled: "All papers, by year", from: Place.allWorks())
        try writeIndex(people, works)
    }

    /// By the last word of the name, as lists of people are read, then by the whole.
    private func everybody() throws(BylineError) -> [ResearcherSummary] {
        let people = try registrar.everyResearcher().filter { !links.hidden.contains($0.id) }
        let keys = people.map { person in
            let words = SearchIndex.words(person.name)
            return [words.last ?? ""] + words
        }
        return people.indices.sorted { a, b in
            keys[a] == keys[b] ? people[a].id < people[b].id : keys[a].lexicographicallyPrecedes(keys[b])
        }.map { people[$0] }
    }

    /// Newest first, then by title; those without a year last.
    private func allWorks() throws(BylineError) -> [WorkSummary] {
        let works = try registrar.everyWork()
        let keys = works.map { SearchIndex.words($0.titleShown) }
        return works.indices.sorted { a, b in
            let (first, second) = (works[a], works[b])
            if first.year != second.year { return first.year ?? .min > second.year ?? .min }
            return keys[a] == keys[b] ? first.id < second.id : keys[a].lexicographicallyPrecedes(keys[b])
        }.map { works[$0] }
    }

    // MARK: Lists

    private mutating func writeList(
        _ lines: [EverythingPage.Line], titled title: String, from place: Place
    ) throws(BylineError) {
        let parts = lines.isEmpty ? [[]] : lines.chunks(of: EverythingPage.linesOnAPage)
        for number in parts.indices {
            var place = place
            place.page = number + 1
            try put(
                EverythingPage(
                    links: links, place: place, title: title, lines: parts[number],
                    beginnings: parts.map { $0.first?.name ?? "" }))
        }
    }

    private func line(_ person: ResearcherSummary) -> EverythingPage.Line {
        let last = SearchIndex.words(person.name).last ?? ""
        return .init(
            address: links(.researcher(person.id)), name: person.name,
            detail: [person.yearsShown, counted(person.workCount, "paper")].compactMap { $0 }.joined(separator: " · "),
            group: last.first.map { String($0).uppercased() } ?? "Without letters")
    }

    private func line(_ work: WorkSummary) -> EverythingPage.Line {
        .init(
            address: links(.work(work.id)), name: work.titleShown, detail: work.authorsShown,
            group: work.year.map { String($0) } ?? "Year unknown")
    }

    // MARK: Index

    /// People before papers, those with most works first; papers newest first; then topics.
    private mutating func writeIndex(_ people: [ResearcherSummary], _ works: [WorkSummary]) throws(BylineError) {
        var index = SearchIndex()
        for person in people.sorted(by: { ($1.workCount, $0.id) < ($0.workCount, $1.id) }) {
            let line = line(person)
            index.add(
                .init(
                    address: line.address.text, kind: "Person", title: person.name, detail: line.detail,
                    more: person.variants))
        }
        for work in works {
            let year = work.year.map { String($0) }
            index.add(
                .init(
                    address: links(.work(work.id)).text, kind: "Paper", title: work.titleShown,
                    detail: ([year] + [work.authorsShown]).compactMap { $0 }.joined(separator: " · "),
                    more: work.authors.map(\.name) + work.topics + [year, work.arxiv, work.doi].compactMap { $0 }))
        }
        for topic in try registrar.topics() {
            index.add(
                .init(
                    address: links(.topic(topic.code)).text, kind: "Topic", title: topic.name,
                    detail: counted(topic.works, "paper"), more: [topic.code]))
        }
        for file in index.files {
            try folder.put(Array(file.text.utf8), as: links.file(of: .searchIndex) + file.name)
        }
    }
}

extension ResearcherSummary {
    fileprivate var yearsShown: String? {
        guard let firstYear, let lastYear else { return nil }
        return firstYear == lastYear ? String(firstYear) : "\(firstYear)–\(lastYear)"
    }
}

extension WorkSummary {
    /// The first few names.
    fileprivate var authorsShown: String {
        let names = authors.prefix(3).map(\.name).joined(separator: ", ")
        return names + (authors.count > 3 || authorsComplete == false ? " et al." : "")
    }
}

extension Array {
    fileprivate func chunks(of size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
