import Catalog

extension TrustExport {
    /// The export as it would be once a promised fact is known, and how many facts that takes, read off the words alone.
    ///
    /// The parts stay as they are: what the facts give has to be counted anew.
    /// - Returns: nil when the words are none of those by which facts are promised.
    func once(_ fact: String) -> (after: TrustExport, cost: Int)? {
        let words = fact.split { " ,:".contains($0) }.map(String.init)
        let works = words.compactMap { WorkID(printed: $0) }
        var after = self
        switch (words.first, words.dropFirst().first) {
        case ("level", let level?): after.level = level
        case ("one", "endorsement"): after.paths.append("")
        case ("an", "independent"):
            guard let work = works.first else { return nil }
            after.reproductions.append(.init(id: "", work: work, isPassing: true, isIndependent: true))
        case ("one", "more") where words.last == "work": after.works.append(.further())
        case ("one", "more") where words.contains("with"):
            let person = words.lazy.compactMap { ResearcherID(printed: $0) }.first
            guard let person, let year = words.lazy.compactMap(Int.init).first else { return nil }
            after.works.append(.further(year: year, with: [person]))
        case ("one", _) where !works.isEmpty:
            for index in after.works.indices where works.contains(after.works[index].id) {
                after.works[index].attributions.append(.outside)
            }
        default: return nil
        }
        return (after, max(1, works.count))
    }
}

extension TrustExport.Work {
    /// A work that the export does not know, attributed from outside.
    fileprivate static func further(year: Int? = nil, with companions: [ResearcherID] = []) -> Self {
        Self(
            id: WorkID(.max), year: year, isRetracted: false, authorCount: companions.count + 1, companions: companions,
            ownWord: [], attributions: [.outside])
    }
}

extension TrustExport.Work.Attribution {
    /// A source that nobody has yet and that repeats no other.
    fileprivate static let outside = Self(
        source: SourceID(.max), witness: "\u{0}", isOwn: false, isPublished: false)
}
