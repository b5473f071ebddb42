import Catalog
import Store

/// What a person names when they speak of identity: a group, or one mention or record.
struct IdentityAnchor: CustomStringConvertible {
    var kind: Decision.Kind
    /// As printed: `R12`, `M5`, `W7`, `E40`.
    var description: String
    /// Mention ids of a person, record ids of a work; ascending, never empty.
    var members: [Int64]
}

extension Registrar {
    /// What an id or words name.
    func anchor(_ text: String) throws(BylineError) -> IdentityAnchor {
        if let mention = MentionID(printed: text) { return try mentionAnchor(mention) }
        if let record = RecordID(printed: text) { return try recordAnchor(record) }
        if let work = WorkID(printed: text) { return try workAnchor(try currentWork(work)) }
        return try researcherAnchor(try namedResearcher(text))
    }

    private func mentionAnchor(_ id: MentionID) throws(BylineError) -> IdentityAnchor {
        let known = try ask { store throws(StoreError) in try store.researchers(ofMentions: [id])[id] }
        _ = try known.orNotFound("There is no mention \(id)", mend: "`byline export mentions` lists them")
        return IdentityAnchor(kind: .person, description: id.description, members: [id.rawValue])
    }

    private func recordAnchor(_ id: RecordID) throws(BylineError) -> IdentityAnchor {
        let known = try ask { store throws(StoreError) in try store.storedRecords([id]).first }
        _ = try known.orNotFound("There is no record \(id)", mend: "`byline export mentions` lists them")
        return IdentityAnchor(kind: .work, description: id.description, members: [id.rawValue])
    }

    private func currentWork(_ id: WorkID) throws(BylineError) -> WorkID {
        let current = try ask { store throws(StoreError) in try store.current(id) }
        return try current.orNotFound("There is no paper \(id)", mend: "Find one with `byline search <words>`")
    }

    func workAnchor(_ id: WorkID) throws(BylineError) -> IdentityAnchor {
        let members = try ask { store throws(StoreError) in try store.records(ofWorks: [id])[id] ?? [] }
        return IdentityAnchor(kind: .work, description: id.description, members: members.map(\.rawValue).sorted())
    }

    func researcherAnchor(_ id: ResearcherID) throws(BylineError) -> IdentityAnchor {
        let members = try ask { store throws(StoreError) in try store.mentions(ofResearchers: [id])[id] ?? [] }
        return IdentityAnchor(kind: .person, description: id.description, members: members.map(\.rawValue).sorted())
    }

    private func namedResearcher(_ text: String) throws(BylineError) -> ResearcherID {
        switch try researcher(text) {
        case .one(let id): return id
        case .several(let candidates):
            throw BylineError(
                .conflict, "“\(text)” fits \(candidates.count) researchers",
                mend: "Ask by id, one of \(candidates.prefix(5).map(\.id.description).joined(separator: ", "))")
        case .none:
            throw BylineError(
                .notFound, "“\(text)” is nobody's name here, and no id like R12, M5, W7 or E40",
                mend: "Find one with `byline search <words>`")
        }
    }

    /// Two anchors of one kind.
    func pair(_ a: String, _ b: String) throws(BylineError) -> (IdentityAnchor, IdentityAnchor) {
        let (a, b) = (try anchor(a), try anchor(b))
        guard a.kind == b.kind else {
            throw BylineError(
                .invalidInput, "One of \(a) and \(b) is a person and the other a work",
                mend: "Name two of R… and M…, or two of W… and E…")
        }
        guard a.description != b.description else {
            throw BylineError(.invalidInput, "Both are \(a)", mend: "Name two")
        }
        return (a, b)
    }

    /// What two anchors hold; what both hold is the smaller one's.
    static func apart(_ a: IdentityAnchor, _ b: IdentityAnchor) -> ([Int64], [Int64]) {
        let (mine, theirs) = (Set(a.members), Set(b.members))
        return mine.count < theirs.count
            ? (a.members, b.members.filter { !mine.contains($0) })
            : (a.members.filter { !theirs.contains($0) }, b.members)
    }

    /// What an id names within a whole.
    func member(_ text: String, of whole: IdentityAnchor) throws(BylineError) -> [Int64] {
        let part = try anchor(text)
        guard part.kind == whole.kind, Set(part.members).isSubset(of: whole.members) else {
            throw BylineError(
                .invalidInput, "\(part) is no part of \(whole)",
                mend: "`byline export mentions` says which mentions and records are whose")
        }
        return part.members
    }
}
