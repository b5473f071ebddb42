import Byline
package import Catalog

extension Listing where Row == Watch {
    package static var watches: Listing<Watch> {
        Listing([
            Column("id", .text, "What names it for the other watch commands", heading: "id") { Value(id: $0.id) },
            Column("kind", .text, "query, author or harvest", heading: "kind") { .text($0.target.kind) },
            Column("words", .text, "The query, the name, or the set", heading: "words", isFlexible: true) {
                .text($0.target.words)
            },
            Column("base", .text, "The address that is asked") { .text($0.target.base) },
            Column("every_hours", .number, "Hours from one run to the next", heading: "hours") { .int($0.everyHours) },
            Column("since", .text, "When it was added, RFC 3339, UTC") { Value(id: $0.since) },
            Column("due", .text, "When it is to run next, RFC 3339, UTC", heading: "due") { Value(id: $0.due) },
            Column("last_at", .text, "When it ran last", heading: "last run") { Value(id: $0.last?.at) },
            Column("last_new", .number, "Records that were new then", heading: "new") { Value($0.last?.fresh) },
            Column("last_whole_at", .text, "When all came the last time") { Value(id: $0.lastWhole) },
            Column("failure", .text, "Why not all came", heading: "failure", isFlexible: true) {
                Value($0.last?.failure)
            },
        ])
    }
}

extension Argument {
    static func watch(fewest: Int, most: Int?) -> Argument {
        Argument(
            placeholder: "WATCH", kind: .text, fewest: fewest, most: most,
            summary: "an id that `byline watch list` prints (V2)")
    }
}

extension ParsedLine {
    func watches() throws(UsageError) -> [WatchID] {
        var found: [WatchID] = []
        for word in words {
            guard let id = WatchID(printed: word) else {
                throw UsageError(what: "“\(word)” is no id of a watch", mend: "Find one with `byline watch list`")
            }
            found.append(id)
        }
        return found
    }
}
