import Catalog
import Foundation
import TestSupport
import Testing

/// The four real pages read in the crudest way that gets their facts right. The readers proper are another room's.
struct SeedPages {
    private var make = EvidenceMaker()
    private(set) var profile: [RecordEvidence] = []
    private(set) var lauditi: [RecordEvidence] = []
    private(set) var mignacco: [RecordEvidence] = []
    private(set) var paper: [RecordEvidence] = []

    var all: [RecordEvidence] { profile + lauditi + mignacco + paper }

    init() throws {
        try readProfile()
        lauditi = try readListing("lauditi-listing.txt", owner: "Clarissa Lauditi")
        mignacco = try readListing("mignacco-listing.txt", owner: "Francesca Mignacco")
        try readPaper()
    }

    private func lines(_ name: String) throws -> [String] {
        String(decoding: try seed(name), as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }
    }

    private mutating func readProfile() throws {
        let lines = try lines("zecchina-profile.txt").filter { !$0.isEmpty }
        var page = make.record(nil, source: "profile", locator: "page", kind: .page)
        make.add("Riccardo Zecchina", to: &page, position: nil, role: .subject)
        profile = [page]
        for (at, line) in lines.enumerated() where line.hasPrefix("preprint") {
            let year = try #require(Int(line.dropFirst(8).prefix(4)))
            profile.append(
                make.profileItem(
                    lines[at + 1], of: "Riccardo Zecchina", year: year, source: "profile", abstract: lines[at + 2]))
        }
    }

    /// Three lines an item; the authors are cut from the title where the last run of `word, word` begins.
    private mutating func readListing(_ name: String, owner: String) throws -> [RecordEvidence] {
        let lines = try lines(name).filter { !$0.isEmpty }
        var result: [RecordEvidence] = []
        for start in stride(from: 0, to: lines.count - 2, by: 3) {
            let glued = String(lines[start + 1].split(separator: "·")[0]).trimmingCharacters(in: .whitespaces)
            let isCut = glued.hasSuffix(" et al.")
            let (title, authors) = try Self.cut(isCut ? String(glued.dropLast(7)) : glued)
            var record = make.record(
                title, authors,
                years: lines[start].suffix(4).first?.isNumber == true ? [Int(lines[start].suffix(4)) ?? 0] : [],
                source: name, abstract: lines[start + 2], complete: !isCut)
            if isCut && !authors.contains(owner) { make.add(owner, to: &record, position: nil, basis: .listing) }
            result.append(record)
        }
        return result
    }

    /// The first author begins at the last capital that follows a small letter directly before the first comma.
    private static func cut(_ glued: String) throws -> (String, [String]) {
        let parts = glued.components(separatedBy: ", ")
        for head in (0..<parts.count).reversed() {
            let text = Array(parts[head])
            guard let at = text.indices.dropFirst().last(where: { text[$0].isUppercase && text[$0 - 1].isLowercase })
            else { continue }
            let title = (parts[..<head] + [String(text[..<at])]).joined(separator: ", ")
            return (title, [String(text[at...])] + parts[(head + 1)...])
        }
        throw CocoaError(.formatting)
    }

    private mutating func readPaper() throws {
        let lines = try lines("wide-flat-minima-paper-page.txt")
        let table = try #require(lines.firstIndex(of: "---|---|---|---|"))
        let abstract = try #require(lines.first { $0.hasPrefix("Learning in Deep Neural Networks") })
        paper = [make.record(nil, source: "paper", locator: "subject", kind: .subject, abstract: abstract)]
        let byline = try #require(lines.first { $0.hasPrefix("Clarissa Lauditi, Gabriele") })
        paper.append(
            make.record(
                nil, byline.replacing(" et al.", with: "").components(separatedBy: ", "), source: "paper",
                locator: "byline", kind: .byline, complete: false))
        let cells = lines[(table + 1)...].joined(separator: "\n").components(separatedBy: "View Paper |")
        for (row, cell) in cells.enumerated() {
            let fields = cell.components(separatedBy: "|").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
            guard fields.count >= 3 else { continue }
            paper.append(
                make.record(
                    fields[0], fields[1].components(separatedBy: ", "), years: [Int(fields[2]) ?? 0], source: "paper",
                    locator: "row \(row + 1)", kind: .connected))
        }
    }
}
