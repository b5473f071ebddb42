public import Catalog

/// Groups the addresses a text prints: near-equal spellings are one address, of which the likeliest is shown.
///
/// Two spellings are near when at most two single-character edits lie between them and they are of one kind.
/// Preferred is a well-formed one (a host with a known ending or forge, a path without spaces), then the one printed
/// most often, then the longer: characters get lost in damaged texts more often than they come in. Ties go to the
/// first in order.
public func linkedAddresses(_ statements: [Statement]) -> [LinkedAddress] {
    var groups: [(kind: String, spellings: [LinkedAddress.Spelling])] = []
    for statement in statements {
        let kind = statement.field == .codeAddress ? "code" : "data"
        let spelling = LinkedAddress.Spelling(
            text: statement.value, sourceLabel: statement.sourceLabel, line: statement.line)
        let home = groups.firstIndex { group in
            group.kind == kind && group.spellings.contains { isWithinTwoEdits($0.text, spelling.text) }
        }
        if let home { groups[home].spellings.append(spelling) } else { groups.append((kind, [spelling])) }
    }
    return groups.map { group in
        let times = Dictionary(grouping: group.spellings, by: \.text).mapValues(\.count)
        let best = group.spellings.enumerated().min { a, b in
            func key(_ entry: (offset: Int, element: LinkedAddress.Spelling)) -> (Int, Int, Int, Int) {
                let text = entry.element.text
                return (isWellFormed(text) ? 0 : 1, -(times[text] ?? 0), -text.count, entry.offset)
            }
            return key(a) < key(b)
        }
        let preferred = best?.element ?? group.spellings[0]
        return LinkedAddress(
            kind: group.kind, preferred: preferred, rejected: group.spellings.filter { $0.text != preferred.text })
    }
}

/// Endings that files and repositories of code really have; `.il` for `.jl` is a typical damage.
private let knownEndings: Set<String> = [
    "jl", "py", "git", "r", "m", "c", "cpp", "rs", "go", "zip", "tar", "gz", "ipynb",
]

private func isWellFormed(_ address: String) -> Bool {
    guard let scheme = address.firstRange(of: "://") else { return false }
    let parts = address[scheme.upperBound...].split(separator: "/")
    guard let host = parts.first, host.contains("."), !address.contains(" ") else { return false }
    guard let last = parts.dropFirst().last, let dot = last.lastIndex(of: ".") else { return true }
    return knownEndings.contains(last[last.index(after: dot)...].lowercased())
}

/// Whether at most two edits lie between two texts.
private func isWithinTwoEdits(_ a: String, _ b: String) -> Bool {
    abs(a.count - b.count) <= 2 && editDistance(a, b) <= 2
}
