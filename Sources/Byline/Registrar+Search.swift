public import Catalog
import Identity
import Store

extension Registrar {
    /// How many candidates or suggestions an ambiguous or misspelt name brings.
    private static let candidateLimit = 20
    private static let suggestionLimit = 5

    // MARK: Researchers

    /// Finds a researcher by id (`R12`), ORCID iD or words of the name.
    ///
    /// Words find whoever has a name that holds them all, accents and TeX leavings aside. When several do, one whose
    /// whole name is just these words is preferred, then the one full name of which all others may be short forms;
    /// else all are candidates. Somebody whose page is hidden is found by none of these.
    /// - Parameter hiddenToo: for what a hidden page must not stop: claiming the record.
    /// - Throws: `.denied` for the id of somebody whose page is hidden.
    public func researcher(_ name: String, hiddenToo: Bool = false) throws(BylineError)
        -> Lookup<ResearcherID, ResearcherSummary>
    {
        if WorkID(printed: name) != nil || ArXivID(name) != nil || DOI(name) != nil {
            throw BylineError(
                .notFound, "“\(name)” names a paper, not a researcher", mend: "Ask `byline paper show \(name)`")
        }
        if let id = ResearcherID(printed: name) {
            let current = try ask { store throws(StoreError) in try store.current(id) }
            let found = try current.orNotFound(
                "There is no researcher \(id)", mend: "Find one with `byline search <name>`")
            if !hiddenToo { try refuseHidden(found) }
            return .one(found)
        }
        try refuseBrokenORCID(name)
        let hidden = hiddenToo ? [] : try hiddenResearchers()
        func shown(_ found: [ResearcherID]) -> [ResearcherID] { found.filter { !hidden.contains($0) } }
        return try ask { store throws(StoreError) in
            if let orcid = ORCID(name) {
                return try settle(shown(try store.researchers(withORCID: orcid)), named: nil, in: store)
            }
            let words = Self.words(ofName: name)
            let whole = shown(try store.researchers(matching: words, limit: Self.candidateLimit))
            let found = whole.isEmpty ? shown(try researchers(begunBy: words, in: store)) : whole
            if !found.isEmpty { return try settle(found, named: words.joined(separator: " "), in: store) }
            return .none(nearest: try store.summaries(of: shown(try researchers(near: words, in: store))))
        }
    }

    /// Something that has an ORCID iD's shape and is none is a slip of the pen, not a name.
    private func refuseBrokenORCID(_ text: String) throws(BylineError) {
        guard text.count(where: \.isASCIIDigit) >= 15, text.allSatisfy({ $0.isASCIIDigit || "-Xx".contains($0) }) else {
            return
        }
        do { _ = try ORCID.read(text) } catch { throw BylineError(.invalidInput, error.what, mend: error.mend) }
    }

    private func settle(_ found: [ResearcherID], named name: String?, in store: Store) throws(StoreError)
        -> Lookup<ResearcherID, ResearcherSummary>
    {
        if found.count == 1 { return .one(found[0]) }
        let candidates = try store.summaries(of: found)
        if candidates.isEmpty { return .none(nearest: []) }
        let exact = candidates.filter { candidate in
            ([candidate.name] + candidate.variants).contains { Self.words(ofName: $0).joined(separator: " ") == name }
        }
        if exact.count == 1 { return .one(exact[0].id) }
        // “Mézard” means Marc Mézard, though somebody printed only as “M. Mézard” was not joined with him: whoever
        // asks is shown the full name, and there told of the other.
        if let full = fullestName(among: candidates.map(\.name)) { return .one(candidates[full].id) }
        return .several(candidates)
    }

    /// Researchers whose name holds all words, the last perhaps only begun. Two letters begin too many names.
    private func researchers(begunBy words: [String], in store: Store) throws(StoreError) -> [ResearcherID] {
        guard words.last.map({ $0.count >= 3 }) == true else { return [] }
        return try store.researchers(matching: words, lastIsPrefix: true, limit: Self.candidateLimit)
    }

    /// A name as the words under which it is indexed: repaired, folded, split.
    private static func words(ofName name: String) -> [String] {
        let folded = PersonName(name).folded
        return (folded.isEmpty ? fold(name) : folded).split(separator: " ").map(String.init)
    }

    /// Names that a misspelt one may have meant: all words within two edits or so of some name's words.
    private func researchers(near words: [String], in store: Store) throws(StoreError) -> [ResearcherID] {
        let asked = words.joined(separator: " ")
        let near = try store.researchers(near: asked, limit: 60)
        let scored = near.map { entry in
            (
                id: entry.0,
                distance: entry.forms.map { Self.distance(words, $0.split(separator: " ").map(String.init)) }.min()
                    ?? .max
            )
        }
        return scored.filter { $0.distance <= max(2, asked.count / 4) }
            .sorted { ($0.distance, $0.id) < ($1.distance, $1.id) }
            .prefix(Self.suggestionLimit).map(\.id)
    }

    /// The sum over the words asked for of the distance to the nearest word of a form.
    private static func distance(_ asked: [String], _ form: [String]) -> Int {
        asked.reduce(0) { sum, word in sum + (form.map { editDistance(word, $0) }.min() ?? word.count) }
    }

    // MARK: Works

    /// Finds a work by id (`W7`), arXiv id, DOI or words of the title.
    ///
    /// Words that are a whole title find that one, whatever the spelling and punctuation; else whichever title holds
    /// them all.
    public func paper(_ name: String) throws(BylineError) -> Lookup<WorkID, WorkSummary> {
        if ResearcherID(printed: name) != nil || ORCID(name) != nil {
            throw BylineError(
                .notFound, "“\(name)” names a researcher, not a paper", mend: "Ask `byline researcher show \(name)`")
        }
        if let id = WorkID(printed: name) {
            let current = try ask { store throws(StoreError) in try store.current(id) }
            return .one(
                try current.orNotFound(
                    "There is no paper \(id)", mend: "Find one with `byline search <words of its title>`"))
        }
        if let keys = Self.identifierKeys(name) {
            let found = try ask { store throws(StoreError) in
                let printed = try works(withKeys: keys, in: store)
                return printed.isEmpty ? try store.works(reproducedAs: name) : printed
            }
            if found.isEmpty {
                throw BylineError(
                    .notFound, "No paper here has the identifier “\(name)”",
                    mend: "Sources may print the paper without it; try words of the title")
            }
            return try ask { store throws(StoreError) in try settle(found, in: store) }
        }
        return try ask { store throws(StoreError) in
            let exact = try store.works(withTitleKey: "t:" + canonicalTitle(name))
            if !exact.isEmpty { return try settle(exact, in: store) }
            let words = Self.words(name)
            let found = try store.works(withTitleMatching: words, limit: Self.candidateLimit)
            if !found.isEmpty { return try settle(found, in: store) }
            let near = try store.works(near: canonicalTitle(name), limit: Self.suggestionLimit)
            return .none(nearest: try store.summaries(of: near))
        }
    }

    /// The keys under which an arXiv id or a DOI stands in the store; nil when the text is neither.
    private static func identifierKeys(_ text: String) -> [String]? {
        var keys: [String] = []
        if let id = ArXivID(text) { keys.append("i:arxiv:" + id.key) }
        if let doi = DOI(text) { keys.append("i:" + (doi.arXivID.map { "arxiv:" + $0.key } ?? "doi:" + doi.key)) }
        return keys.isEmpty ? nil : keys
    }

    private func works(withKeys keys: [String], in store: Store) throws(StoreError) -> [WorkID] {
        var found: [WorkID] = []
        for key in keys { found += try store.works(withTitleKey: key) }
        return Array(Set(found)).sorted()
    }

    private func settle(_ found: [WorkID], in store: Store) throws(StoreError) -> Lookup<WorkID, WorkSummary> {
        if found.count == 1 { return .one(found[0]) }
        return .several(try store.summaries(of: found))
    }

    /// The words of a text, cut where the full-text index cuts: at whatever is no letter or digit.
    private static func words(_ text: String) -> [String] {
        text.split { !($0.isLetter || $0.isNumber) }.map(String.init)
    }

    // MARK: Both

    /// Researchers and works that the words fit, best first: people whose name holds them, then works that do. People
    /// whose page is hidden are not found.
    public func search(_ words: String, limit: Int) throws(BylineError) -> [SearchHit] {
        try ask { store throws(StoreError) in
            let name = Self.words(ofName: words)
            let hidden = try store.hiddenResearchers()
            // As many more as may fall out again.
            var people = try store.researchers(matching: name, limit: limit + hidden.count)
            people.removeAll(where: hidden.contains)
            if people.isEmpty { people = try researchers(begunBy: name, in: store).filter { !hidden.contains($0) } }
            if people.isEmpty { people = try researchers(near: name, in: store).filter { !hidden.contains($0) } }
            let text = Self.words(words)
            var works = try store.works(matching: text, limit: limit)
            if works.isEmpty { works = try store.works(matching: text, lastIsPrefix: true, limit: limit) }
            let hits =
                try store.summaries(of: people).map { SearchHit.researcher($0) }
                + (try store.summaries(of: works).map { SearchHit.work($0) })
            return Array(hits.prefix(limit))
        }
    }
}
