import Catalog
import Identity
import Store

extension Resolver {
    /// The works whose records changed or are new, and the works that are no more, with their successors.
    typealias ChangedWorks = (changed: Set<WorkID>, retired: [WorkID: WorkID?])

    /// Decides which records are which work and stores that.
    mutating func decideWorks(over records: Set<RecordID>, fresh: Set<RecordID>) throws(StoreError) -> ChangedWorks {
        guard records.count > portions.records, records.count == (try store.recordCount()) else {
            return try decideWorks(overPortion: records, fresh: fresh)
        }
        var found: ChangedWorks = ([], [:])
        var ties = try TiedMembers(ofRecordsIn: store, decisions: decisions)
        let (alone, together) = ties.portions(
            of: records.map(\.rawValue).sorted(), atMost: portions.records)
        var left: [[Int64]] = []
        for some in alone {
            // A record that shares no key with another is a work of its own, if it has a key at all.
            let news = try store.recordsNamingNewWorks(among: some.map { RecordID($0) })
            for record in news {
                let work = try store.addWork(run: run)
                try store.setWork(work, of: record)
                found.changed.insert(work)
            }
            outcome.newWorks += news.count
            let placed = Set(news.map(\.rawValue))
            left.append(some.filter { !placed.contains($0) })
        }
        for some in left + together where !some.isEmpty {
            let (changed, retired) = try decideWorks(overPortion: Set(some.map { RecordID($0) }), fresh: fresh)
            found.changed.formUnion(changed)
            found.retired.merge(retired) { first, _ in first }
        }
        return found
    }

    /// The same for records that share keys with none but these.
    private mutating func decideWorks(
        overPortion records: Set<RecordID>, fresh: Set<RecordID>
    ) throws(StoreError) -> ChangedWorks {
        let resolution = resolveWorks(
            try stored(records.sorted()).map { RecordEvidence($0) }, decisions: decisions, isAsking: false)
        let former = try store.works(ofRecords: records)
        let succession = Succession(
            groups: resolution.works.map { $0.map(\.rawValue) },
            former: Dictionary(uniqueKeysWithValues: former.map { ($0.key.rawValue, $0.value.rawValue) }))
        var ids: [WorkID] = []
        for heir in succession.heirs {
            if let heir { ids.append(WorkID(heir)) } else { ids.append(try store.addWork(run: run)) }
        }
        outcome.newWorks += succession.heirs.count { $0 == nil }
        outcome.mergedWorks += succession.retired.count
        outcome.splits += succession.departures

        var changed: Set<WorkID> = []
        var homeless = Set(former.keys)
        for (id, members) in zip(ids, resolution.works) {
            for record in members {
                homeless.remove(record)
                if former[record] != id {
                    try store.setWork(id, of: record)
                    try store.setCitation(nil, shownBy: record)
                    changed.insert(id)
                    if let old = former[record] { changed.insert(old) }
                }
                if fresh.contains(record) { changed.insert(id) }
            }
        }
        for record in homeless.sorted() {
            try store.setWork(nil, of: record)
            try store.setCitation(nil, shownBy: record)
            if let old = former[record] { changed.insert(old) }
        }
        try store.setLinks(
            resolution.links, kind: .work, among: records.map(\.rawValue), parameters: Self.parameters, run: run)
        let retired = Dictionary(
            uniqueKeysWithValues: succession.retired.map { (WorkID($0.key), $0.value.map { ids[$0] }) })
        return (changed.subtracting(retired.keys), retired)
    }

    // MARK: Questions

    /// Stores what works in scope leave to a person. Their neighbours, by first and last author, are looked at with
    /// them; see `workReviews`.
    mutating func askAboutWorks(_ records: Set<RecordID>) throws(StoreError) {
        let isAll = records.count == (try store.recordCount())
        let reviews: [ReviewProposal]
        if isAll && records.count > portions.records {
            reviews = try questionsInPortions()
        } else {
            var near = records
            if !isAll {
                let homes = Set(
                    try stored(records.sorted()).flatMap { reviewKeys(RecordEvidence($0)) }.map { "=" + $0 })
                near.formUnion(try store.records(beginningOrEndingIn: homes))
            }
            let works = Set(try store.works(ofRecords: near).values)
            reviews = try questions(about: works.sorted(), touching: records)
        }
        outcome.questions += try store.setReviews(reviews, kind: .work, among: records.map(\.rawValue))
    }

    private mutating func questions(
        about works: [WorkID], touching records: Set<RecordID>? = nil, meetingIn homes: Set<String>? = nil
    ) throws(StoreError) -> [ReviewProposal] {
        let members = try store.records(ofWorks: works)
        let all = try stored(members.values.joined().sorted())
        let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let evidence = works.map { work in
            (members[work] ?? []).sorted().compactMap { byID[$0].map { RecordEvidence($0) } }
        }
        return workReviews(evidence, touching: records, meetingIn: homes, decisions: decisions)
    }

    /// All questions about works, asked about a portion at a time: those of several records, whose author lists may
    /// disagree, and those that meet others where a first or last author is at home. Works that have abstracts meet none.
    private mutating func questionsInPortions() throws(StoreError) -> [ReviewProposal] {
        var found: [[Int64]: ReviewProposal] = [:]
        func note(_ reviews: [ReviewProposal]) { for review in reviews { found[[review.a, review.b]] = review } }
        var several = try store.worksOfSeveralRecords()[...]
        while !several.isEmpty {
            note(try questions(about: Array(several.prefix(portions.read)), meetingIn: []))
            several = several.dropFirst(portions.read)
        }
        var works: Set<WorkID> = []
        var homes: Set<String> = []
        for (home, bucket) in try bucketsWithQuestions() {
            homes.insert(home)
            works.formUnion(bucket)
            guard works.count >= portions.read else { continue }
            note(try questions(about: works.sorted(), meetingIn: homes))
            (works, homes) = ([], [])
        }
        if !works.isEmpty { note(try questions(about: works.sorted(), meetingIn: homes)) }
        return found.sorted { ($0.key[0], $0.key[1]) < ($1.key[0], $1.key[1]) }.map(\.value)
    }

    /// Where works meet of which one at least has no abstract, in the order of homes.
    private func bucketsWithQuestions() throws(StoreError) -> [(home: String, works: Set<WorkID>)] {
        var buckets: [(home: String, works: Set<WorkID>)] = []
        var bucket: (home: String, works: Set<WorkID>, lacksAbstract: Bool) = ("", [], false)
        func finish() {
            if bucket.lacksAbstract && bucket.works.count > 1 { buckets.append((bucket.home, bucket.works)) }
        }
        try store.forEachEndOfList { home, work, hasAbstract in
            if home != bucket.home {
                finish()
                bucket = (home, [], false)
            }
            bucket.works.insert(work)
            if !hasAbstract { bucket.lacksAbstract = true }
        }
        finish()
        return buckets
    }
}
