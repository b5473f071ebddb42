/// What a listing's shortened subject code says: `DIS-NN` is one category, `CO` is one of three.
public enum ShortCode: Hashable, Sendable {
    /// One category fits. Of an alias pair it is the one that stands for both.
    case unique(ArXivCategory)
    /// Several fit, by archive; nothing on the page tells which, and none is likelier than another.
    case ambiguous([ArXivCategory])
    case unknown

    /// Resolves a code as printed, in either case.
    /// - Parameter known: categories the paper is known to have from elsewhere. They settle an ambiguity when exactly
    ///   one candidate is of their subjects, and narrow it when several are; they never overrule the printed code.
    public static func resolve(_ printed: String, known: [ArXivCategory] = []) -> ShortCode {
        let candidates = byShortCode[printed.trimmed.uppercased()] ?? []
        let subjects = Set(known.map(\.subjectCode))
        let fitting = candidates.filter { subjects.contains($0.subjectCode) }
        let left = fitting.isEmpty ? candidates : fitting
        return switch left.count {
        case 0: .unknown
        case 1: .unique(left[0])
        default: .ambiguous(left)
        }
    }

    /// Every short code a listing may print, in alphabetical order.
    public static let all: [String] = byShortCode.keys.sorted()

    /// Every way to cut glued codes (`LGDIS-NNST`) into known ones; longer first codes come first.
    ///
    /// Empty when there is none. Texts over 120 characters are taken for prose and yield nothing, and no more than 50
    /// ways are returned; a place from which no cut reaches the end is tried once only.
    public static func split(_ glued: String) -> [[String]] {
        let text = Array(glued.trimmed.uppercased())
        guard (1...120).contains(text.count) else { return [] }
        var search = Segmentation(text: text)
        search.extend(from: 0, with: [])
        return search.found
    }

    /// Candidates by short code. Former codes stand in only where no present category has the short code.
    private static let byShortCode: [String: [ArXivCategory]] = {
        let present = Dictionary(grouping: ArXivCategory.all, by: \.shortCode).mapValues(collapsingAliases)
        let former = Dictionary(grouping: ArXivCategory.former, by: \.shortCode)
        return present.merging(former) { present, _ in present }
    }()

    /// Leaves an alias out where the code that stands for it is among the candidates too.
    private static func collapsingAliases(_ candidates: [ArXivCategory]) -> [ArXivCategory] {
        candidates.filter { candidate in
            !candidate.isAlias || !candidates.contains { $0.code == candidate.subjectCode }
        }
    }

    private static let lengths = Set(all.map(\.count)).sorted(by: >)

    /// A depth-first search for cuts, longest piece first.
    private struct Segmentation {
        let text: [Character]
        var found: [[String]] = []
        /// Places from which the end cannot be reached.
        var deadEnds: Set<Int> = []

        init(text: [Character]) { self.text = text }

        mutating func extend(from start: Int, with pieces: [String]) {
            if start == text.count {
                found.append(pieces)
                return
            }
            let before = found.count
            for length in ShortCode.lengths where start + length <= text.count && found.count < 50 {
                let next = start + length
                guard !deadEnds.contains(next) else { continue }
                let piece = String(text[start..<next])
                if ShortCode.byShortCode[piece] != nil { extend(from: next, with: pieces + [piece]) }
            }
            if found.count == before { deadEnds.insert(start) }
        }
    }
}
