/// Signatures held for one person so far, with what forbids and what supports a join.
///
/// An object, since pairs of groups are looked at far more often than a group changes, and each is handed over with two
/// dozen lists. Who changes one that others hold copies it first.
final class PersonGroup {
    /// Its number in its block: a group that is made of others has a new one, so that equal numbers are equal groups.
    var serial = 0
    /// Ascending, as all lists here.
    var members: [Int]
    var forms: [Int]
    /// The forms; those that people have joined stand together and speak with one voice.
    var voices: [[Int]]
    /// Numbers of works, pages and bylines, with the place where it is known (below 1 where not).
    var places: [Int: Int]
    /// Records in which it fills an author slot.
    var records: Set<Int>
    /// Numbers of works; pages are none. Everything that is counted or weighed below is so once for each work, however
    /// many records show it: a page that was saved twice says nothing twice.
    var works: [Int]
    /// What its place in an order is decided by: the same however many copies of its records there are.
    var mark: UInt64
    /// By the block in which they are at home.
    var coauthors: [Int: Coauthor]
    var terms: TermVector
    /// How many of its works have an abstract.
    var abstracts: Int
    var categories: [String]
    var archives: [String]
    var years: ClosedRange<Int>?
    var institutions: [String]
    var cities: [String]
    var identifiers: [String]
    var rests: Set<UInt64>
    var profilePages: [Int]
    var rowOf: [Int]
    var subjectOf: [Int]
    /// Whether a first given name is written out.
    var isFull: Bool

    /// Everybody of one home block beside whom the person stands.
    struct Coauthor {
        var forms: [WorkProfile.Author]
        /// One of the works, and whether there are others.
        var work: Int
        var isOnSeveral: Bool
    }

    init(_ number: Int, _ signature: Signature, work: WorkProfile, book: NameBook) {
        members = [number]
        forms = [signature.form]
        voices = [[signature.form]]
        places = [signature.work: signature.place]
        records = signature.isAuthor ? [signature.record] : []
        works = work.isPage ? [] : [signature.work]
        mark = signature.mark
        terms = work.terms
        abstracts = work.hasAbstract ? 1 : 0
        categories = work.categories
        archives = work.archives
        years = work.years
        institutions = signature.affiliations.institutions
        cities = signature.affiliations.places
        identifiers = signature.identifiers
        rests = signature.restOfList.map { [$0] } ?? []
        profilePages = signature.profile.map { [$0] } ?? []
        rowOf = work.rowOf
        subjectOf = work.subjectOf
        isFull = book.forms[signature.form].isFull
        coauthors = [:]
        let index = work.authors.firstIndex { $0.form == signature.form }
        for author in work.authors(beside: index) where author.form != signature.form {
            guard let home = book.forms[author.form].home else { continue }
            if book.shareKey(author.form, signature.form), book.areCompatible(author.form, signature.form) { continue }
            coauthors[home, default: Coauthor(forms: [], work: signature.work, isOnSeveral: false)].forms.append(author)
        }
    }

    /// Takes in another group.
    /// - Parameter profiles: all works by number; for the subjects of those that only the other group has.
    func absorb(_ other: PersonGroup, profiles: [WorkProfile], byHand: Bool = false) {
        members = Self.union(members, other.members)
        forms = Self.union(forms, other.forms)
        voices += other.voices.filter { !voices.contains($0) }
        if byHand { voices = [forms] }
        places.merge(other.places) { max($0, $1) }
        records.formUnion(other.records)
        mark = min(mark, other.mark)
        addSubjects(of: other, profiles: profiles)
        works = Self.union(works, other.works)
        for (home, theirs) in other.coauthors {
            guard var mine = coauthors[home] else {
                coauthors[home] = theirs
                continue
            }
            for author in theirs.forms where !mine.forms.contains(where: { $0.form == author.form }) {
                mine.forms.append(author)
            }
            mine.isOnSeveral = mine.isOnSeveral || theirs.isOnSeveral || mine.work != theirs.work
            coauthors[home] = mine
        }
        categories = Self.union(categories, other.categories)
        archives = Self.union(archives, other.archives)
        if let theirs = other.years {
            years =
                years.map { min($0.lowerBound, theirs.lowerBound)...max($0.upperBound, theirs.upperBound) } ?? theirs
        }
        institutions = Self.union(institutions, other.institutions)
        cities = Self.union(cities, other.cities)
        identifiers = Self.union(identifiers, other.identifiers)
        rests.formUnion(other.rests)
        profilePages = Self.union(profilePages, other.profilePages)
        rowOf = Self.union(rowOf, other.rowOf)
        subjectOf = Self.union(subjectOf, other.subjectOf)
        isFull = isFull || other.isFull
    }

    private func addSubjects(of other: PersonGroup, profiles: [WorkProfile]) {
        let known = Set(works)
        let new = other.works.filter { !known.contains($0) }
        if new.count == other.works.count {
            abstracts += other.abstracts
            terms.add(other.terms)
        } else {
            abstracts += new.count { profiles[$0].hasAbstract }
            for work in new { terms.add(profiles[work].terms) }
        }
    }

    private static func union<T: Hashable & Comparable>(_ a: [T], _ b: [T]) -> [T] {
        if b.isEmpty || a == b { return a }
        if a.isEmpty { return b }
        return Set(a).union(b).sorted()
    }

    var orcids: [String] { identifiers.filter { $0.hasPrefix("orcid:") } }

    /// A group of its own with the same in it, still without a number.
    init(copying other: PersonGroup) {
        (members, forms, voices, places) = (other.members, other.forms, other.voices, other.places)
        (records, works, mark, coauthors) = (other.records, other.works, other.mark, other.coauthors)
        (terms, abstracts, categories, archives) = (other.terms, other.abstracts, other.categories, other.archives)
        (years, institutions, cities, identifiers) = (other.years, other.institutions, other.cities, other.identifiers)
        (rests, profilePages, rowOf, subjectOf) = (other.rests, other.profilePages, other.rowOf, other.subjectOf)
        isFull = other.isFull
    }

    /// Its members and nothing else: what is left to tell of a finished group.
    var bare: PersonGroup {
        let bare = PersonGroup(copying: self)
        (bare.forms, bare.voices, bare.places, bare.records, bare.works) = ([], [], [:], [], [])
        (bare.coauthors, bare.terms, bare.rests) = ([:], TermVector(), [])
        (bare.institutions, bare.cities, bare.identifiers) = ([], [], [])
        return bare
    }
}

extension PersonGroup {
    /// As `absorb`, of what forbids a join only.
    func absorbConstraints(_ other: PersonGroup) {
        members = (members + other.members).sorted()
        voices += other.voices.filter { !voices.contains($0) }
        places.merge(other.places) { max($0, $1) }
        records.formUnion(other.records)
        identifiers = Set(identifiers).union(other.identifiers).sorted()
        if let theirs = other.years {
            years =
                years.map { min($0.lowerBound, theirs.lowerBound)...max($0.upperBound, theirs.upperBound) } ?? theirs
        }
    }
}
