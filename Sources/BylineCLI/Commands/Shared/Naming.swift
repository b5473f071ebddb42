package import Catalog

/// What a person typed to name a researcher or a work, and how it may be told to them again.
package struct Naming {
    /// `researcher` or `paper`: the noun of the command.
    package var noun: String
    /// The command that was called: `researcher works`.
    package var command: String
    package var typed: String

    package init(noun: String, command: String, typed: String) {
        self.noun = noun
        self.command = command
        self.typed = typed
    }

    /// The one thing that was meant; a failure with the candidates when several fit or none.
    package func one<Found, Candidate: Sendable>(
        of lookup: Lookup<Found, Candidate>, listing: Listing<Candidate>,
        id: (Candidate) -> some CustomStringConvertible
    ) throws(Failure) -> Found {
        switch lookup {
        case .one(let found): return found
        case .several(let candidates):
            let example = candidates.first.map { "`byline \(command) \(id($0))`" } ?? "an id"
            throw Failure(
                .conflict, "“\(typed)” fits \(candidates.count) \(noun)s", mend: "Ask by id, for example \(example)",
                candidates: list(candidates, as: listing, under: "candidates"))
        case .none(let nearest):
            let mend = nearest.isEmpty ? "Look with `byline search \(searchable)`" : "These come nearest"
            throw Failure(
                .notFound, "No \(noun) is called “\(typed.prefix(80))\(typed.count > 80 ? "…" : "")”", mend: mend,
                candidates: nearest.isEmpty ? nil : list(nearest, as: listing, under: "nearest"))
        }
    }

    /// The words again where a shell would take them as they are, else a word that stands for them.
    private var searchable: String {
        let isPlain =
            !typed.isEmpty && typed.count <= 80
            && typed.allSatisfy { $0.isLetter || $0.isNumber || " -.,".contains($0) }
        return isPlain ? typed : "WORDS"
    }

    private func list<Candidate: Sendable>(
        _ items: [Candidate], as listing: Listing<Candidate>, under name: String
    ) -> Failure.Candidates {
        Failure.Candidates(name: name, items: items.map(listing.object)) { listing.table(items, layout: $0) }
    }
}

extension Argument {
    static let researcher = Argument(
        placeholder: "NAME", kind: .text, fewest: 1, most: nil,
        summary: "an id (R12), an ORCID iD, or words of the name")
    static let paper = Argument(
        placeholder: "NAME", kind: .text, fewest: 1, most: nil,
        summary: "an id (W7), an arXiv id, a DOI, or words of the title")
}

extension Flag {
    static let limit = Flag.option("limit", "N", .count, "Show at most N rows")
}
