/// The author line of an arXiv record: one string that holds every name, with affiliations in parentheses.
///
/// `A. Ampère (1), B. Bohr (1 and 2) and C. Curie (Paris) ((1) Lyon, (2) Copenhagen)`: names stand between commas and
/// “and”; parentheses hold an affiliation, or marks that a doubly parenthesised list at the end explains.
package struct AuthorLine: Hashable {
    package struct Author: Hashable {
        package var name: String
        package var affiliations: [String] = []
    }
    /// In printed order.
    package var authors: [Author] = []
    /// Whether “et al.” stands somewhere: there are more people than names.
    package var isCut = false

    package init(_ line: String) {
        var shared: [String: String] = [:]
        /// Authors since the last parenthesis, whom the next one is about.
        var waiting = 0
        for piece in Self.pieces(of: line) {
            switch piece {
            case .name(let text):
                let (name, isCut) = Self.withoutEtAl(text)
                self.isCut = self.isCut || isCut
                guard Self.isName(name) else { continue }
                authors.append(Author(name: name))
                waiting += 1
            case .group(let text):
                if let keys = Self.legend(text) {
                    shared.merge(keys) { first, _ in first }
                } else {
                    // `A. Adam and S. Adam (Dubna)`: both are in Dubna.
                    for index in authors.indices.suffix(waiting) { authors[index].affiliations.append(text) }
                    waiting = 0
                }
            }
        }
        resolveMarks(by: shared)
    }

    /// Puts the affiliation in place of each mark; a mark that nothing explains is dropped.
    private mutating func resolveMarks(by legend: [String: String]) {
        for index in authors.indices {
            authors[index].affiliations = authors[index].affiliations.flatMap { text in
                let marks = Self.marks(text)
                guard !marks.isEmpty else { return [text] }
                return marks.compactMap { legend[$0] }
            }
        }
    }

    // MARK: Cutting

    private enum Piece {
        case name(String)
        case group(String)
    }

    /// The names and parentheses of the line, in order.
    private static func pieces(of line: String) -> [Piece] {
        var pieces: [Piece] = []
        var name = ""
        var group = ""
        var parentheses = 0
        var braces = 0
        func cut() {
            let text = name.collapsed
            name = ""
            guard !text.isEmpty else { return }
            // A generation belongs to the name before it.
            if generations.contains(text), case .name(let before)? = pieces.last {
                pieces[pieces.count - 1] = .name(before + " " + text)
            } else {
                pieces.append(.name(text))
            }
        }
        var rest = Substring(line)
        while let character = rest.first {
            rest.removeFirst()
            if parentheses > 0 {
                if character == "(" { parentheses += 1 }
                if character == ")" { parentheses -= 1 }
                if parentheses == 0 {
                    pieces.append(.group(group.collapsed))
                    group = ""
                } else {
                    group.append(character)
                }
                continue
            }
            if character == "\\", let next = rest.first, !next.isLetter {
                // `\'e`, `\&`: the mark belongs to the name.
                name.append(character)
                name.append(rest.removeFirst())
                continue
            }
            switch character {
            case "{": braces += 1; name.append(character)
            case "}": braces = max(0, braces - 1); name.append(character)
            case "(":
                cut()
                parentheses = 1
            case ",", ";", "&":
                if braces == 0 { cut() } else { name.append(character) }
            case ":":
                // `CLEO Collaboration: T. K. Pedlar`
                if braces == 0, rest.first?.isWhitespace ?? true { cut() } else { name.append(character) }
            case _ where character.isWhitespace:
                if braces == 0, let after = rest.afterAnd {
                    cut()
                    rest = after
                } else {
                    name.append(" ")
                }
            default: name.append(character)
            }
        }
        // A parenthesis that is never closed still holds what it holds.
        if parentheses > 0, !group.collapsed.isEmpty { pieces.append(.group(group.collapsed)) }
        cut()
        return pieces
    }

    private static let generations: Set<String> = ["Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "JR", "JR."]

    /// The text before “et al.”, and whether it stood there.
    private static func withoutEtAl(_ text: String) -> (name: String, isCut: Bool) {
        let low = text.lowercased()
        for ending in ["et al.", "et al", "et. al.", "et. al", "others"] where low.hasSuffix(ending) {
            let head = text.dropLast(ending.count)
            if head.isEmpty || head.last == " " { return (String(head).collapsed, true) }
        }
        return (text, false)
    }

    private static func isName(_ text: String) -> Bool { text.contains(where: \.isLetter) }

    // MARK: Marks and their legend

    /// The marks of `1,2` or `1 and 2`; empty when the text is an affiliation in words.
    private static func marks(_ text: String) -> [String] {
        let words = text.split(whereSeparator: { $0 == "," || $0 == " " || $0 == ";" || $0 == "&" || $0 == "+" })
            .map(String.init).filter { $0 != "and" }
        let areMarks = words.allSatisfy { word in
            word.count <= 2 && word.allSatisfy { $0.isNumber || $0.isPunctuation || $0.isSymbol || $0.isLowercase }
        }
        return areMarks ? words : []
    }

    /// What a list of affiliations explains: `(1) Lyon, (2) Copenhagen`. Nil when it is no such list.
    private static func legend(_ text: String) -> [String: String]? {
        guard text.first == "(" else { return nil }
        var legend: [String: String] = [:]
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") {
            let mark = String(rest[rest.index(after: open)..<close])
            let after = rest[rest.index(after: close)...]
            let end = nextMark(in: after) ?? after.endIndex
            let words = after[..<end].trimmingSuffix { $0.isWhitespace || $0 == "," || $0 == ";" || $0 == "." }
            for mark in marks(mark) { legend[mark] = String(words).collapsed }
            rest = after[end...]
            if end == after.endIndex { break }
        }
        return legend.isEmpty ? nil : legend
    }

    /// Where the next `(mark)` begins.
    private static func nextMark(in text: Substring) -> Substring.Index? {
        var from = text.startIndex
        while let open = text[from...].firstIndex(of: "(") {
            guard let close = text[open...].firstIndex(of: ")") else { return nil }
            if !marks(String(text[text.index(after: open)..<close])).isEmpty { return open }
            from = text.index(after: open)
        }
        return nil
    }
}

extension Substring {
    /// What follows `and ` at the beginning; nil when another word stands there.
    fileprivate var afterAnd: Substring? {
        guard hasPrefix("and") else { return nil }
        let after = dropFirst(3)
        guard let next = after.first, next.isWhitespace || next == "(" else { return nil }
        return after
    }

    fileprivate func trimmingSuffix(while unwanted: (Character) -> Bool) -> Substring {
        var text = self
        while let last = text.last, unwanted(last) { text.removeLast() }
        return text
    }
}
