/// The authors a reference begins with, in one of the three styles in use.
struct ReferenceAuthors {
    private(set) var names: [Substring] = []
    private(set) var isCut = false
    /// Where the rest of the reference begins.
    private(set) var end: String.Index
    /// A year in brackets directly behind the authors.
    private(set) var year: Substring?
    private(set) var confidence = 1.0

    init() { end = "".startIndex }

    init(_ text: Substring) {
        end = text.startIndex
        readInitialsFirst(text)
        if names.isEmpty { readFamilyFirst(text) }
        if names.isEmpty { readFullNames(text) }
        takeYear(text)
    }

    // MARK: - `C. Baldassi, A. Ingrosso, Title`

    private mutating func readInitialsFirst(_ text: Substring) {
        var rest = text
        while names.count < 1000 {
            rest = Self.withoutAnd(rest.trimmed)
            let piece = rest[..<Self.endOfPiece(in: rest)]
            if let body = Self.beforeEtAl(piece) {
                guard Self.isInitialsName(body) || names.isEmpty && NameShape.score(body) != nil else { return }
                names.append(body)
                isCut = true
                end = Self.skipComma(rest[piece.endIndex...])
                return
            }
            if piece.trimmed == "et al." || piece.trimmed == "et al", !names.isEmpty {
                isCut = true
                end = Self.skipComma(rest[piece.endIndex...])
                return
            }
            // Two names joined by an “and” without a comma before it.
            let name = Self.beforeAnd(piece).trimmed
            guard Self.isInitialsName(name) else { return }
            names.append(name)
            if name.endIndex < piece.trimmed.endIndex {
                rest = rest[name.endIndex...]
            } else {
                rest = rest[Self.skipComma(rest[piece.endIndex...])...]
                end = rest.startIndex
                if piece.endIndex == text.endIndex || !text[piece.endIndex...].hasPrefix(",") { return }
            }
        }
    }

    /// The next comma or the bracket of a year.
    private static func endOfPiece(in text: Substring) -> String.Index {
        let comma = text.prefix(200).firstIndex { $0 == "," || $0 == ":" || $0 == ";" } ?? text.prefix(200).endIndex
        if let bracket = text[..<comma].range(of: " (") { return bracket.lowerBound }
        return comma
    }

    private static func skipComma(_ text: Substring) -> String.Index {
        let rest = text.trimmed
        guard let first = rest.first, ",:;".contains(first) else { return rest.startIndex }
        return rest.dropFirst().trimmed.startIndex
    }

    private static func withoutAnd(_ text: Substring) -> Substring {
        (text.after(prefix: "and ") ?? text.after(prefix: "& "))?.trimmed ?? text
    }

    private static func beforeAnd(_ text: Substring) -> Substring {
        (text.cut(at: " and ") ?? text.cut(at: " & "))?.before ?? text
    }

    private static func beforeEtAl(_ text: Substring) -> Substring? {
        let text = text.trimmed
        return (text.before(suffix: " et al.") ?? text.before(suffix: " et al"))?.trimmed
    }

    /// `C. Baldassi`, `J.-P. Ek`, `P. T. P. Tang`, `S. van der Berg`: initials, then a family name.
    static func isInitialsName(_ text: Substring) -> Bool {
        let words = text.trimmed.split(separator: " ")
        guard (2...8).contains(words.count), let first = words.first, isInitials(first) else { return false }
        let family = words.drop(while: isInitials)
        guard (1...4).contains(family.count), let last = family.last, !NameShape.particles.contains(String(last)) else {
            return false
        }
        return family.allSatisfy { word in
            NameShape.particles.contains(String(word)) || ["Jr.", "III", "II"].contains(String(word))
                || NameShape.score(word) != nil
        }
    }

    /// `C.`, `J.-P.`, `P.T.P.`, `Yu.`: a capital and a point, once or more.
    private static func isInitials(_ word: Substring) -> Bool {
        guard word.hasSuffix("."), word.utf8.count <= 14, word.unicodeScalars.first?.isUpper == true else {
            return false
        }
        let parts = word.split(whereSeparator: { $0 == "." || $0 == "-" || $0 == "‐" })
        return !parts.isEmpty
            && parts.allSatisfy { $0.unicodeScalars.count <= 2 && $0.unicodeScalars.first?.isUpper == true }
    }

    // MARK: - `Baldassi, C., Ingrosso, A. (2015). Title`

    private mutating func readFamilyFirst(_ text: Substring) {
        let pieces = text.prefix(3000).split(separator: ",", omittingEmptySubsequences: false)
        var index = 0
        while index + 1 < pieces.count {
            let family = Self.withoutAnd(pieces[index].trimmed)
            let raw = pieces[index + 1].trimmed
            let initials = raw.prefix { $0 == "." || $0 == "-" || $0 == " " || $0.isUppercase }.trimmed
            guard NameShape.score(family) != nil, family.split(separator: " ").count <= 3, !initials.isEmpty,
                initials.split(separator: " ").allSatisfy(Self.isInitials)
            else { break }
            names.append(text[family.startIndex..<initials.endIndex])
            end = Self.skipComma(text[initials.endIndex...])
            let behind = raw[initials.endIndex...].trimmed
            if !behind.isEmpty, !behind.hasPrefix("and "), !behind.hasPrefix("& ") {
                if let rest = behind.after(prefix: "et al.") {
                    isCut = true
                    end = rest.startIndex
                }
                return
            }
            index += 2
        }
        if let last = names.last, let rest = text[last.endIndex...].after(prefix: ", et al.") {
            isCut = true
            end = rest.startIndex
        }
    }

    // MARK: - `Carlo Baldassi, Fabrizio Pittorino, and Riccardo Zecchina. Title`

    private mutating func readFullNames(_ text: Substring) {
        guard let stop = Self.firstStop(in: text) else { return }
        let list = text[..<stop].trimmed
        var found: [Substring] = []
        for piece in NameList(list).names {
            var rest = Self.withoutAnd(piece)
            while !rest.isEmpty {
                let name = Self.beforeAnd(rest).trimmed
                found.append(name)
                rest = name.endIndex < rest.endIndex ? Self.withoutAnd(rest[name.endIndex...].trimmed) : rest.suffix(0)
            }
        }
        // One name alone may as well be the beginning of a title.
        guard found.count >= 2, found.allSatisfy({ NameShape.score($0).map { $0 > -1.5 } ?? false }) else { return }
        names = found
        isCut = NameList(list).isCut
        end = text.index(after: stop)
        confidence = 0.8
    }

    /// The first full stop that does not belong to an initial.
    private static func firstStop(in text: Substring) -> String.Index? {
        let head = text.prefix(1500)
        var from = head.startIndex
        while let stop = head[from...].firstIndex(of: ".") {
            let after = head.index(after: stop)
            let word = head[..<stop].suffix(3).split(separator: " ", omittingEmptySubsequences: false).last ?? ""
            if after < head.endIndex, head[after] == " ", word.count > 1 { return stop }
            from = after
        }
        return nil
    }

    // MARK: - A year behind the authors

    private mutating func takeYear(_ text: Substring) {
        guard !names.isEmpty, let inner = text[end...].trimmed.after(prefix: "(") else { return }
        let digits = inner.leadingDigits
        guard digits.isYear, let after = inner[digits.endIndex...].after(prefix: ")") else { return }
        year = digits
        end = (after.after(prefix: ".") ?? after).trimmed.startIndex
    }
}

/// The year of a reference.
enum ReferenceYear {
    /// The last `(… 2015)`: four digits directly before a closing bracket.
    static func inBrackets(_ text: Substring) -> Substring? {
        var upTo = text.endIndex
        while let close = text[..<upTo].lastIndex(of: ")") {
            let digits = text[..<close].suffix(4)
            if digits.isYear, let open = text[..<digits.startIndex].suffix(80).lastIndex(of: "("),
                !text[open..<digits.startIndex].contains(")"),
                text[..<digits.startIndex].unicodeScalars.last?.isDigit != true
            {
                return digits
            }
            upTo = close
        }
        return nil
    }

    /// `…, 2015.` at the very end.
    static func atEnd(_ text: Substring) -> Substring? {
        let bare = Reference.withoutMarks(text)
        let digits = bare.suffix(4)
        guard digits.isYear, let before = bare[..<digits.startIndex].last, " ,".contains(before) else { return nil }
        return digits
    }
}
