/// Which signatures are resolved together.
///
/// Every name is at home in one block (`blockKeys`). Two blocks become one only where evidence other than a name ties a
/// mention of the one to a mention of the other: the same place of the same work, a pin, an identifier, or, for names
/// that could be one by another reading (a compound family, a swapped order, a short form), a co-author in common.
///
/// Why this makes an import equal to a batch. A block's result depends on its own mentions, on the printed authors and
/// texts of their works, and on pins among them; co-authors count by their printed names and never by who they were
/// resolved to be, so no block waits for another. What is collective is within the block: from round to round a group
/// has all co-authors of its members. Hence the blocks to resolve anew after an import are those that hold a mention of
/// a changed work, and those tied to them in the way above: at most one hop, whatever the rest of the catalogue.
struct PeopleBlocks {
    /// Signatures of each block, ascending; blocks by first signature. Names that are not personal are in none.
    let blocks: [[Int]]

    init(_ context: PeopleContext) {
        var ties = Ties(context)
        ties.tieHomes()
        ties.tiePlacesAndPins()
        ties.tieIdentifiers()
        ties.tieOtherReadings()
        blocks = ties.blocks
    }

    private struct Ties {
        let context: PeopleContext
        private var parent: [Int]

        init(_ context: PeopleContext) {
            self.context = context
            parent = Array(context.signatures.indices)
        }

        private mutating func root(_ signature: Int) -> Int {
            var top = signature
            while parent[top] != top { top = parent[top] }
            var next = signature
            while parent[next] != top { (parent[next], next) = (top, parent[next]) }
            return top
        }

        private mutating func tie(_ a: Int, _ b: Int) {
            let (x, y) = (root(a), root(b))
            if x != y { parent[max(x, y)] = min(x, y) }
        }

        private mutating func tieAll(_ group: [Int]) {
            for other in group.dropFirst() { tie(group[0], other) }
        }

        private func isPersonal(_ signature: Int) -> Bool {
            context.book.forms[context.signatures[signature].form].isPersonal
        }

        mutating func tieHomes() {
            var first: [Int: Int] = [:]
            for (number, signature) in context.signatures.enumerated() {
                guard let home = context.book.forms[signature.form].home else { continue }
                if let other = first[home] { tie(other, number) } else { first[home] = number }
            }
        }

        mutating func tiePlacesAndPins() {
            for place in context.sharedPlaces { tieAll(place.filter(isPersonal)) }
            for (a, b) in context.same { tie(a, b) }
        }

        mutating func tieIdentifiers() {
            var first: [String: Int] = [:]
            for (number, signature) in context.signatures.enumerated() where isPersonal(number) {
                for identifier in signature.identifiers {
                    if let other = first[identifier] { tie(other, number) } else { first[identifier] = number }
                }
            }
        }

        // MARK: Other readings

        mutating func tieOtherReadings() {
            var signaturesOfForm: [Int: [Int]] = [:]
            for (number, signature) in context.signatures.enumerated() {
                signaturesOfForm[signature.form, default: []].append(number)
            }
            let forms = signaturesOfForm.keys.sorted()
            var formsAtHome: [Int: [Int]] = [:]
            for form in forms {
                if let home = context.book.forms[form].home { formsAtHome[home, default: []].append(form) }
            }
            var coauthors: [Int: Set<Int>] = [:]
            for form in forms {
                let entry = context.book.forms[form]
                for key in entry.keyNumbers where key != entry.home {
                    for other in formsAtHome[key] ?? [] where context.book.areCompatible(form, other) {
                        guard let a = signaturesOfForm[form], let b = signaturesOfForm[other] else { continue }
                        if root(a[0]) == root(b[0]) { continue }
                        for (form, list) in [(form, a), (other, b)] where coauthors[form] == nil {
                            coauthors[form] = homesBeside(list)
                        }
                        let own = [entry.home, context.book.forms[other].home]
                        let shared = coauthors[form]?.intersection(coauthors[other] ?? []) ?? []
                        if shared.contains(where: { !own.contains($0) }) { tie(a[0], b[0]) }
                    }
                }
            }
        }

        /// Where the authors of these signatures' works are at home.
        private func homesBeside(_ signatures: [Int]) -> Set<Int> {
            var homes: Set<Int> = []
            for work in Set(signatures.map { context.signatures[$0].work }) {
                for author in context.works[work].authors {
                    if let home = context.book.forms[author.form].home { homes.insert(home) }
                }
            }
            return homes
        }

        var blocks: [[Int]] {
            mutating get {
                var byRoot: [Int: [Int]] = [:]
                for number in context.signatures.indices where isPersonal(number) || isPinned(number) {
                    byRoot[root(number), default: []].append(number)
                }
                return byRoot.values.sorted { $0[0] < $1[0] }
            }
        }

        private func isPinned(_ signature: Int) -> Bool {
            context.same.contains { $0.0 == signature || $0.1 == signature }
        }
    }
}
