/// An ORCID iD: sixteen characters that name one researcher, the last of them a check on the others.
///
/// The check character follows ISO/IEC 7064 MOD 11-2, which notices every change of a single digit and every swap of
/// two neighbours. A number that fails it is refused and never repaired.
public struct ORCID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Four groups of four with hyphens, a final `x` in upper case: `0000-0002-1694-233X`.
    public let description: String

    /// Reads what `read` reads; nil where that throws.
    public init?(_ text: some StringProtocol) {
        // The caller asked whether this is an iD, not why it is none.
        guard let read = try? Self.read(String(text)) else { return nil }
        self = read
    }

    /// Reads an iD with or without its hyphens, with `x` or `X`, bare or as an `http` or `https` address of orcid.org.
    /// - Throws: what is wrong with the text: its length, a character, or the check.
    public static func read(_ text: String) throws(IdentifierError) -> ORCID {
        let trimmed = text.trimmed
        var bare = WebAddress(trimmed, hosts: ["orcid.org"])?.path ?? trimmed
        if bare.count < trimmed.count, bare.hasSuffix("/") { bare.removeLast() }
        let characters = try characters(of: bare, offered: trimmed)
        let due = checkCharacter(of: characters.dropLast())
        guard characters.last == due else {
            throw IdentifierError(
                "\(trimmed.quoted) ends in \(characters.last ?? " ") where the other digits ask for \(due)",
                mend: "One of its digits is mistyped; compare it with its source")
        }
        return ORCID(checked: characters)
    }

    private init(checked characters: [Character]) {
        description = stride(from: 0, to: 16, by: 4).map { String(characters[$0..<$0 + 4]) }.joined(separator: "-")
    }

    /// `https://orcid.org/0000-0002-1694-233X`
    public var url: String { "https://orcid.org/" + description }

    /// Whether it lies in a range from which iDs are known to have been given out. One outside is unusual, not wrong.
    public var isInKnownRange: Bool {
        ["0000-0001-", "0000-0002-", "0000-0003-", "0009-00"].contains { description.hasPrefix($0) }
    }

    public static func < (a: ORCID, b: ORCID) -> Bool { a.description < b.description }

    /// The sixteen characters without hyphens, the last in upper case.
    private static func characters(of bare: String, offered: String) throws(IdentifierError) -> [Character] {
        let form = "Expected sixteen digits in four groups, like 0000-0002-1825-0097"
        let groups = bare.split(separator: "-", omittingEmptySubsequences: false)
        let characters = groups.flatMap { Array($0) }
        guard groups.count == 1 || groups.map(\.count) == [4, 4, 4, 4] || characters.count != 16 else {
            throw IdentifierError("\(offered.quoted) has its hyphens in other places than an ORCID iD", mend: form)
        }
        guard characters.count == 16 else {
            throw IdentifierError(
                "\(offered.quoted) has \(characters.count) characters where an ORCID iD has 16", mend: form)
        }
        guard characters.dropLast().allSatisfy(\.isASCIIDigit) else {
            throw IdentifierError("\(offered.quoted) holds something other than digits before its end", mend: form)
        }
        let last: Character = characters[15] == "x" ? "X" : characters[15]
        guard last.isASCIIDigit || last == "X" else {
            throw IdentifierError("\(offered.quoted) does not end in a digit or X", mend: form)
        }
        return characters.dropLast() + [last]
    }

    /// ISO/IEC 7064 MOD 11-2 over the first fifteen digits.
    private static func checkCharacter(of digits: ArraySlice<Character>) -> Character {
        let total = digits.reduce(0) { ($0 + ($1.wholeNumberValue ?? 0)) * 2 % 11 }
        let check = (12 - total) % 11
        return check == 10 ? "X" : Character(String(check))
    }
}
