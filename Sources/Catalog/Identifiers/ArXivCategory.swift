/// A category of arXiv: its code, and the names that go with it.
///
/// Names repeat (“Machine Learning” is `cs.LG` and `stat.ML`), so show the code beside the name.
public struct ArXivCategory: Hashable, Sendable, CustomStringConvertible {
    /// As arXiv writes it: `cond-mat.dis-nn`, `cs.LG`, `math-ph`.
    public let code: String
    /// `Disordered Systems and Neural Networks`
    public let name: String
    /// The code of its archive, `cond-mat`; of a stand-alone archive its own.
    public let archive: String
    /// `Condensed Matter`
    public let archiveName: String
    /// The code to count subjects by: of an alias pair the one that stands for both (`cs.IT` for `math.IT`), of a
    /// retired archive its successor, otherwise `code` itself.
    public let subjectCode: String
    /// Whether only old papers carry this code, and no new one is put here.
    public let isRetired: Bool

    public var description: String { code }

    /// Whether `code` is a second code for the subject of another category.
    public var isAlias: Bool { !isRetired && subjectCode != code }

    /// The category whose code is `subjectCode`.
    public var subject: ArXivCategory { Self.byCode[subjectCode.asciiLowercased] ?? self }

    /// What listings print in place of the code: the part after the point, in capitals.
    public var shortCode: String {
        let suffix = code.firstIndex(of: ".").map { code[code.index(after: $0)...] } ?? code[...]
        return suffix.uppercased()
    }

    /// The category with this code, in either case: a present one, an alias, a retired archive, or an archive that
    /// was a category of its own before it was divided. ACM and MSC classes are none.
    public static func named(_ code: String) -> ArXivCategory? { byCode[code.trimmed.asciiLowercased] }

    /// Every category in which papers are put today, aliases included, by archive and code.
    public static let all: [ArXivCategory] = archives.flatMap { archive -> [ArXivCategory] in
        if archive.categories.isEmpty { return [ArXivCategory(archive.code, archive.name, in: archive)] }
        return archive.categories.map { ArXivCategory("\(archive.code).\($0.suffix)", $0.name, in: archive) }
    }

    /// Codes of old papers that no paper gets today.
    static let former: [ArXivCategory] =
        archives.filter { undivided.contains($0.code) }.map {
            ArXivCategory($0.code, $0.name, in: $0, isRetired: true)
        }
        + retired.compactMap { code, successor in
            all.first { $0.code == successor }.map { ArXivCategory(retired: code, successor: $0) }
        }

    private static let byCode = Dictionary(
        (all + former).map { ($0.code.asciiLowercased, $0) }, uniquingKeysWith: { first, _ in first })

    private init(_ code: String, _ name: String, in archive: Archive, isRetired: Bool = false) {
        self.code = code
        self.name = name
        self.archive = archive.code
        archiveName = archive.name
        subjectCode = Self.aliases.first { $0.key == code }?.value ?? code
        self.isRetired = isRetired
    }

    private init(retired code: String, successor: ArXivCategory) {
        self.code = code
        name = successor.name
        archive = code
        archiveName = successor.archiveName
        subjectCode = successor.subjectCode
        isRetired = true
    }
}
