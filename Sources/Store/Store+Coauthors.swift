public import Catalog

/// Writing who wrote with whom.
extension Store {
    /// Works with more authors than this say who was in a collaboration, not who worked with whom; they would also
    /// make a pair of everybody with everybody. They are left out of `coauthorship`.
    public static let largestCoauthorList = 200

    /// Computes the coauthors of these researchers anew.
    /// - Complexity: linear in their pairs. Memory holds the author lists of their works, some sixty bytes a work.
    public func rebuildCoauthorships(of researchers: Set<ResearcherID>) throws(StoreError) {
        try deleteCoauthorships(of: researchers)
        let lists = try authorLists(of: researchers)
        // In the order of the table, each row goes to its end.
        try lists.forEachPerson(among: researchers) { person, works throws(StoreError) in
            for tie in lists.ties(of: person, on: works) {
                try database.run(
                    """
                    INSERT INTO coauthorship
                           (researcher_id, other_id, works, strength, first_year, last_year, is_lower_bound)
                    VALUES (?1, ?2, ?3, ROUND(?4, 9), ?5, ?6, ?7)
                    """,
                    [
                        .int(person), .int(tie.other), .int(Int64(tie.works)), .real(tie.strength),
                        .int(tie.years?.lowerBound), .int(tie.years?.upperBound),
                        .flag(tie.isLowerBound),
                    ])
            }
        }
        // The other side of pairs with those who were not asked for.
        try want(researchers.lazy.map(\.rawValue))
        try database.run(
            """
            INSERT INTO coauthorship (researcher_id, other_id, works, strength, first_year, last_year, is_lower_bound)
            SELECT other_id, researcher_id, works, strength, first_year, last_year, is_lower_bound
              FROM temp.wanted CROSS JOIN coauthorship ON researcher_id = wanted.id
             WHERE other_id NOT IN (SELECT id FROM temp.wanted)
             ORDER BY other_id, researcher_id
            """)
    }

    /// Removes every pair that one of these researchers is in, from both sides. Leaves them as the wanted ids.
    func deleteCoauthorships(of researchers: Set<ResearcherID>) throws(StoreError) {
        try want(researchers.lazy.map(\.rawValue))
        try database.run(
            """
            DELETE FROM coauthorship
             WHERE (researcher_id, other_id) IN
                   (SELECT other_id, researcher_id FROM temp.wanted CROSS JOIN coauthorship ON researcher_id = wanted.id)
            """)
        try database.run("DELETE FROM coauthorship WHERE researcher_id IN (SELECT id FROM temp.wanted)")
    }

    /// The works of these researchers that are not too long to say who worked with whom, with their people.
    private func authorLists(of researchers: Set<ResearcherID>) throws(StoreError) -> AuthorLists {
        try want(researchers.lazy.map(\.rawValue))
        let works = try database.rows(
            "SELECT DISTINCT work_id FROM temp.wanted CROSS JOIN authorship ON researcher_id = wanted.id"
        ) { $0.int(0) }
        try want(works)
        var lists = AuthorLists()
        try database.forEach(
            """
            SELECT work_id, researcher_id, is_personal
              FROM temp.wanted CROSS JOIN authorship ON work_id = wanted.id
             CROSS JOIN researcher ON researcher.id = researcher_id
             ORDER BY work_id, researcher_id
            """
        ) { lists.add(author: $0.int(1), isPersonal: $0.flag(2), of: $0.int(0)) }
        try database.forEach(
            """
            SELECT work.id, year, authors_complete IS NOT 1
              FROM temp.wanted CROSS JOIN work ON work.id = wanted.id ORDER BY work.id
            """
        ) { lists.note(year: $0.optionalInteger(1), mayBeCut: $0.flag(2), of: $0.int(0)) }
        return lists
    }
}

/// Works with those of their authors who are people.
private struct AuthorLists {
    private struct Work {
        var id: Int64
        var year: Int?
        /// Whether the list is cut, or not known to be whole.
        var mayBeCut = true
        /// Of all authors, people or not.
        var authorCount = 0
        /// Where its people stand in `people`.
        var people: Range<Int>

        var isTooLong: Bool { authorCount > Store.largestCoauthorList }
    }

    struct Tie {
        var other: Int64
        var works = 0
        /// Newman: the sum of 1/(n − 1) over the shared works, n authors shown.
        var strength = 0.0
        var years: ClosedRange<Int>?
        var isLowerBound = false
    }

    /// By id.
    private var works: [Work] = []
    private var people: [Int64] = []
    private var noted = 0

    /// Works come in ascending order.
    mutating func add(author: Int64, isPersonal: Bool, of work: Int64) {
        if works.last?.id != work { works.append(Work(id: work, people: people.count..<people.count)) }
        let last = works.count - 1
        works[last].authorCount += 1
        guard isPersonal else { return }
        people.append(author)
        works[last].people = works[last].people.lowerBound..<people.count
    }

    /// Works come in ascending order.
    mutating func note(year: Int?, mayBeCut: Bool, of work: Int64) {
        while noted < works.count, works[noted].id < work { noted += 1 }
        guard noted < works.count, works[noted].id == work else { return }
        (works[noted].year, works[noted].mayBeCut) = (year, mayBeCut)
    }

    /// Visits these people with the numbers of their works, both ascending.
    func forEachPerson(
        among wanted: Set<ResearcherID>, _ visit: (Int64, [Int]) throws(StoreError) -> Void
    ) throws(StoreError) {
        var entries: [(person: Int64, work: Int)] = []
        for (number, work) in works.enumerated() where !work.isTooLong {
            for person in people[work.people] where wanted.contains(ResearcherID(person)) {
                entries.append((person, number))
            }
        }
        entries.sort { $0 < $1 }
        var waiting = entries[...]
        while let first = waiting.first {
            let own = waiting.prefix { $0.person == first.person }
            waiting = waiting.dropFirst(own.count)
            try visit(first.person, own.map(\.work))
        }
    }

    /// Those with whom a person shares these works, ascending.
    func ties(of person: Int64, on numbers: [Int]) -> [Tie] {
        var shared: [(other: Int64, work: Int)] = []
        for number in numbers {
            for other in people[works[number].people] where other != person { shared.append((other, number)) }
        }
        shared.sort { $0 < $1 }
        var ties: [Tie] = []
        for (other, number) in shared {
            if ties.last?.other != other { ties.append(Tie(other: other)) }
            ties[ties.count - 1].add(works[number].year, of: works[number].authorCount, works[number].mayBeCut)
        }
        return ties
    }
}

extension AuthorLists.Tie {
    fileprivate mutating func add(_ year: Int?, of authors: Int, _ mayBeCut: Bool) {
        works += 1
        strength += 1 / Double(authors - 1)
        if let year { years = years.map { min($0.lowerBound, year)...max($0.upperBound, year) } ?? year...year }
        isLowerBound = isLowerBound || mayBeCut
    }
}
