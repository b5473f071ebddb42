/// An arXiv identifier: `2202.01037`, `math/0309136`, with or without a version.
///
/// The subject class of an old identifier (`math.GT/…`) and the version name no other paper, so `key` leaves them out.
public struct ArXivID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Names the paper, whatever the version: `2202.01037`, `math/0309136`. ASCII, archive in lower case.
    public let key: String
    /// Counted from 1; nil means the newest, whichever that is.
    public let version: Int?
    /// The year the number was given out, 1991 … 2099. The paper's first version is of this year or, over a turn of
    /// the year, of the one before.
    public let year: Int
    /// The month the number was given out, 1 … 12.
    public let firstMonth: Int

    init(key: String, version: Int?, year: Int, firstMonth: Int) {
        self.key = key
        self.version = version
        self.year = year
        self.firstMonth = firstMonth
    }

    /// Reads what `read` reads; nil where that throws.
    public init?(_ text: some StringProtocol) {
        // The caller asked whether this is an identifier, not why it is none.
        guard let read = try? Self.read(String(text)) else { return nil }
        self = read
    }

    /// Reads an identifier bare, after `arXiv:` or `oai:arXiv.org:`, as an address of arXiv (`abs`, `pdf`, `html`), or as
    /// the DOI that arXiv gives every paper. Letters may be of either case.
    /// - Throws: what is wrong with it: the month, the number of digits for that month, the version, the archive.
    public static func read(_ text: String) throws(IdentifierError) -> ArXivID {
        // The usual form needs no unwrapping.
        if isBareNumber(text) { return try modern(text[...], version: nil, offered: text) }
        let offered = text.trimmed
        let (base, version) = try splittingVersion(unwrapped(offered).asciiLowercased, offered: offered)
        guard let slash = base.firstIndex(of: "/") else {
            return try modern(base, version: version, offered: offered)
        }
        return try old(base[..<slash], base[base.index(after: slash)...], version: version, offered: offered)
    }

    /// `2202.01037v2`; the key alone when no version is named.
    public var description: String { version.map { "\(key)v\($0)" } ?? key }
    /// The page that presents the paper: `https://arxiv.org/abs/2202.01037v2`.
    public var url: String { "https://arxiv.org/abs/" + description }
    /// The same paper without a version.
    public var withoutVersion: ArXivID { ArXivID(key: key, version: nil, year: year, firstMonth: firstMonth) }

    /// By key, then version; no version comes first.
    public static func < (a: ArXivID, b: ArXivID) -> Bool {
        (a.key, a.version ?? 0) < (b.key, b.version ?? 0)
    }

    /// Stands before the identifier in the DOI that arXiv gives a paper, in lower case.
    static let doiPrefix = "10.48550/arxiv."
    private static let form = "Expected a form like 2407.01234 or cond-mat/0701001"
}

// MARK: - Reading

extension ArXivID {
    /// Whether the text is four digits, a point and more digits.
    private static func isBareNumber(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.count == 9 || bytes.count == 10 else { return false }
        return bytes.enumerated().allSatisfy { $0 == 4 ? $1 == UInt8(ascii: ".") : (0x30...0x39).contains($1) }
    }

    /// The text without what only says that an identifier follows.
    private static func unwrapped(_ text: String) -> String {
        if let doi = DOI(text), let rest = doi.key.dropping(prefix: doiPrefix) { return String(rest) }
        for label in ["oai:arxiv.org:", "arxiv:"] {
            if let rest = text.dropping(prefix: label) { return rest.trimmed }
        }
        let path =
            WebAddress(text, hosts: ["arxiv.org", "export.arxiv.org"])?.path ?? String(text.dropping(prefix: "/") ?? "")
        for page in ["abs/", "pdf/", "html/"] {
            guard let rest = path.dropping(prefix: page) else { continue }
            let bare = rest.hasSuffix("/") ? rest.dropLast() : rest
            return String(page == "pdf/" && bare.asciiLowercased.hasSuffix(".pdf") ? bare.dropLast(4) : bare)
        }
        return text
    }

    /// Takes a final `v2` off.
    private static func splittingVersion(
        _ text: String, offered: String
    ) throws(IdentifierError) -> (base: Substring, version: Int?) {
        guard let mark = text.lastIndex(of: "v"), mark != text.startIndex,
            text[text.index(before: mark)].isASCIIDigit
        else { return (text[...], nil) }
        let digits = text[text.index(after: mark)...]
        guard digits.isDigits, digits.first != "0", digits.count <= 4, let version = Int(digits) else {
            throw IdentifierError(
                "\(offered.quoted) names version \(digits.quoted)",
                mend: "Versions are counted v1, v2 and so on, without a leading zero")
        }
        return (text[..<mark], version)
    }

    /// `YYMM.number`, given out since April 2007.
    private static func modern(_ base: Substring, version: Int?, offered: String) throws(IdentifierError) -> ArXivID {
        let parts = base.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 4, parts.allSatisfy(\.isDigits), let yearAndMonth = Int(parts[0])
        else {
            throw IdentifierError("\(offered.quoted) is not an arXiv identifier", mend: form)
        }
        let (year, month) = (2000 + yearAndMonth / 100, yearAndMonth % 100)
        try check(month: month, offered: offered)
        guard yearAndMonth >= 0704 else {
            throw IdentifierError(
                "\(offered.quoted) is dated before April 2007, when numbers of this kind began",
                mend: "Older papers are named archive and number, like cond-mat/0701001")
        }
        let due = yearAndMonth < 1501 ? 4 : 5
        guard parts[1].count == due else {
            throw IdentifierError(
                "\(offered.quoted) has \(parts[1].count) digits after the point",
                mend: due == 4 ? "Until December 2014 there are 4" : "From January 2015 on there are 5")
        }
        guard parts[1].contains(where: { $0 != "0" }) else {
            throw IdentifierError("\(offered.quoted) has the number 0", mend: "Numbers of a month begin at 1")
        }
        return ArXivID(key: String(base), version: version, year: year, firstMonth: month)
    }

    /// `archive/YYMMNNN` or `archive.class/YYMMNNN`, given out until March 2007.
    private static func old(
        _ name: Substring, _ number: Substring, version: Int?, offered: String
    ) throws(IdentifierError) -> ArXivID {
        let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let archive = String(parts.first ?? "")
        guard ArXivCategory.oldArchives.contains(archive) else {
            throw IdentifierError("\(offered.quoted) names “\(archive)”, which was no archive before 2007", mend: form)
        }
        if parts.count == 2 {
            let letters = parts[1].split(separator: "-", omittingEmptySubsequences: false)
            guard letters.allSatisfy({ !$0.isEmpty && $0.allSatisfy { ("a"..."z").contains($0) } }) else {
                throw IdentifierError("\(offered.quoted) has “\(parts[1])” where a subject class is due", mend: form)
            }
        }
        guard number.isDigits, number.count == 7, let shortYear = Int(number.prefix(2)),
            let month = Int(number.dropFirst(2).prefix(2))
        else {
            throw IdentifierError("\(offered.quoted) needs seven digits after the slash", mend: form)
        }
        try check(month: month, offered: offered)
        guard shortYear >= 91 || shortYear < 7 || (shortYear == 7 && month <= 3) else {
            throw IdentifierError(
                "\(offered.quoted) is dated outside 1991 to March 2007, when numbers of this kind were given",
                mend: "Newer papers have a point and no archive, like 2407.01234")
        }
        guard number.dropFirst(4).contains(where: { $0 != "0" }) else {
            throw IdentifierError("\(offered.quoted) has the number 0", mend: "Numbers of a month begin at 1")
        }
        return ArXivID(
            key: "\(archive)/\(number)", version: version, year: (shortYear >= 91 ? 1900 : 2000) + shortYear,
            firstMonth: month)
    }

    private static func check(month: Int, offered: String) throws(IdentifierError) {
        guard (1...12).contains(month) else {
            throw IdentifierError("\(offered.quoted) has \(month) where a month from 01 to 12 is due", mend: form)
        }
    }
}
