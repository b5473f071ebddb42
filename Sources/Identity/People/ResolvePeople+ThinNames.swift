/// Names that say less than others: initials, a middle name left out.
extension PeopleResolver {
    /// Joining may give a cluster co-authors that let others join; this many times at most.
    private static let mostRounds = 8

    /// `Enrico Malatesta` joins the one fuller name it fits, if they share a co-author.
    mutating func joinMissingMiddles() {
        joinToFullest { book, form in book.forms[form].isFull }
    }

    /// `E. Malatesta` joins the one fullest name it fits, if they share a co-author.
    mutating func joinInitials() {
        joinToFullest { book, form in !book.forms[form].isFull }
    }

    private mutating func joinToFullest(_ isConcerned: (NameBook, Int) -> Bool) {
        let thin = byEqualName.filter { isConcerned(book, signatures[$0.signatures[0]].form) }
            .compactMap { name, equal in onlyFullName(of: equal).map { (equal: equal, full: $0) } }
        for _ in 0..<Self.mostRounds {
            var hasJoined = false
            for (equal, full) in thin where joinToFullest(equal, full: full) { hasJoined = true }
            if !hasJoined { break }
        }
    }

    /// Signatures of the one fullest name that all forms of these equal names fit; nil when they fit none or several.
    private mutating func onlyFullName(of equal: [Int]) -> [Int]? {
        let fitted = fullNames(fittedBy: equal)
        guard fitted.count == 1, let forms = fitted.first else { return nil }
        let keys = Set(forms.flatMap { book.forms[$0].equalityKeys })
        return Set(keys.flatMap { signaturesByName[$0] ?? [] }).sorted()
    }

    private mutating func fullNames(fittedBy equal: [Int]) -> [[Int]] {
        var groups: [[Int]] = []
        for form in Set(equal.map { signatures[$0].form }).sorted() {
            for group in fullForms.fitted(by: form) where !groups.contains(where: { book.areEqual($0[0], group[0]) }) {
                groups.append(group)
            }
        }
        return groups
    }

    private mutating func joinToFullest(_ equal: [Int], full: [Int]) -> Bool {
        var hasJoined = false
        let targets = clusters.roots(of: full)
        for thin in clusters.roots(of: equal) where !targets.contains(thin) {
            // Initials beside a full name have found their place; they never draw two full names together.
            let isInitials = !book.forms[signatures[equal[0]].form].isFull
            if isInitials && clusters.hasFullForm(thin) { continue }
            if let (target, coauthor) = onlyAcquainted(thin, among: clusters.roots(of: full)) {
                let (a, b) = (representative(of: thin, in: equal), representative(of: target, in: full))
                clusters.join(
                    a, b,
                    reason: "\(signatures[a].surface) fits only \(signatures[b].surface), shared co-author \(coauthor)")
                hasJoined = true
            }
        }
        return hasJoined
    }

    /// The one cluster that may join `thin` and shares a co-author with it.
    private mutating func onlyAcquainted(_ thin: Int, among targets: [Int]) -> (cluster: Int, coauthor: String)? {
        var found: (cluster: Int, coauthor: String)?
        for target in targets where target != thin && clusters.mayJoin(thin, target) {
            guard let coauthor = sharedCoauthor(thin, target) else { continue }
            if found != nil { return nil }
            found = (target, coauthor)
        }
        return found
    }

    private mutating func representative(of cluster: Int, in list: [Int]) -> Int {
        for signature in list where clusters.root(signature) == cluster { return signature }
        return clusters.members[cluster].min() ?? cluster
    }

    // MARK: Equal initials

    /// `B. Annesi` twice is one person, unless the catalogue knows several people whom those initials fit: then
    /// a shared co-author must say which of them are one, and initials never draw two full names together.
    mutating func joinEqualInitials() {
        for (_, equal) in byEqualName where !book.forms[signatures[equal[0]].form].isFull {
            let named = clusters.roots(of: equal).filter { clusters.hasFullForm($0) }
            let isAmbiguous = named.count > 1 || fullNames(fittedBy: equal).count > 1
            joinEqualInitials(equal, needingCoauthor: isAmbiguous)
        }
    }

    private mutating func joinEqualInitials(_ equal: [Int], needingCoauthor: Bool) {
        let firsts = clusters.roots(of: equal).map { representative(of: $0, in: equal) }
        var named: [Int] = []
        for first in firsts {
            let root = clusters.root(first)
            if clusters.hasFullForm(root) { named.append(first) }
        }
        var groups = needingCoauthor ? [] : named
        for next in firsts where !named.contains(next) {
            if needingCoauthor, attach(next, toOneOf: named) { continue }
            if !join(next, toOneOf: groups, needingCoauthor: needingCoauthor) { groups.append(next) }
        }
    }

    private mutating func join(_ next: Int, toOneOf groups: [Int], needingCoauthor: Bool) -> Bool {
        for first in groups {
            let (a, b) = (clusters.root(first), clusters.root(next))
            if needingCoauthor && a != b && sharedCoauthor(a, b) == nil { continue }
            let reason = equalNames(first, next)
            if clusters.tryJoin(first, next, reason: reason) { return true }
        }
        return false
    }

    private mutating func attach(_ next: Int, toOneOf named: [Int]) -> Bool {
        let roots = clusters.roots(of: named)
        let own = clusters.root(next)
        guard let (cluster, coauthor) = onlyAcquainted(own, among: roots) else { return false }
        let first = representative(of: cluster, in: named)
        clusters.join(first, next, reason: equalNames(first, next) + ", shared co-author \(coauthor)")
        return true
    }

    private func equalNames(_ a: Int, _ b: Int) -> String {
        "equal names: \(signatures[a].surface) / \(signatures[b].surface)"
    }
}
