import Catalog
import Foundation

/// What a small script needs to search a catalogue on a host that only hands out files.
///
/// Documents are numbered from 0 in the order in which they shall be shown, so that the numbers a word leads to are in
/// that order too. `words-me.json` says where each word that begins with “me” occurs, `documents-0.json` holds the
/// first hundred documents, `files.json` names the files of words: a search loads a few small files, however large the
/// catalogue is, and asks for none that is not there.
package struct SearchIndex: Sendable {
    package struct Document: Hashable, Sendable {
        /// Its address, as links on pages have it.
        package var address: String
        /// What kind of thing it is, for the reader: `Researcher`.
        package var kind: String
        package var title: String
        /// One line below the title.
        package var detail: String
        /// What is searched beside the title.
        package var more: [String]

        package init(address: String, kind: String, title: String, detail: String, more: [String] = []) {
            self.address = address
            self.kind = kind
            self.title = title
            self.detail = detail
            self.more = more
        }
    }

    package static let documentsPerFile = 100
    private var documents: [Document] = []
    /// Ascending numbers of documents, by word, by file.
    private var postings: [String: [String: [Int]]] = [:]

    package init() {}

    /// Adds the next document.
    package mutating func add(_ document: Document) {
        let number = documents.count
        documents.append(document)
        for word in Set(([document.title] + document.more).flatMap(Self.words)) {
            postings[Self.file(of: word), default: [:]][word, default: []].append(number)
        }
    }

    /// The files by name. Equal documents in equal order give equal bytes.
    package var files: [(name: String, text: String)] {
        let chunks = stride(from: 0, to: documents.count, by: Self.documentsPerFile).map { start in
            let lines = documents[start..<min(start + Self.documentsPerFile, documents.count)].map(Self.line)
            return ("documents-\(start / Self.documentsPerFile).json", "[\n" + lines.joined(separator: ",\n") + "\n]\n")
        }
        let words = postings.sorted { $0.key < $1.key }.map { file, words in
            let lines = words.sorted { $0.key < $1.key }.map { word, numbers in
                jsonQuoted(word) + ":[" + Self.steps(numbers).map(String.init).joined(separator: ",") + "]"
            }
            return (file, "{\n" + lines.joined(separator: ",\n") + "\n}\n")
        }
        let names = words.map(\.0).map { jsonQuoted($0) }.joined(separator: ",")
        return chunks + words + [("files.json", "[\(names)]\n")]
    }

    private static func line(_ document: Document) -> String {
        let texts = [document.address, document.kind, document.title, document.detail]
        return "[" + texts.map { jsonQuoted($0) }.joined(separator: ",") + "]"
    }

    /// The first number, then how far it is to each next one: short, where a word is frequent.
    private static func steps(_ numbers: [Int]) -> [Int] {
        zip(numbers, [0] + numbers).map { $0 - $1 }
    }

    // MARK: Words

    /// Letters that have no accent to drop and are still typed without.
    private static let plain: [Unicode.Scalar: String] = [
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    ]

    /// The words of a text as they are looked up: lower case, without accents. `Assets/search.js` does the same to
    /// what is typed.
    package static func words(_ text: String) -> [String] {
        let bare = text.decomposedStringWithCanonicalMapping.unicodeScalars.filter { !isMark($0) }
        var words: [String] = []
        var word = ""
        for scalar in String(String.UnicodeScalarView(bare)).lowercased().unicodeScalars {
            if isOfWord(scalar) {
                word += plain[scalar] ?? String(scalar)
            } else if !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        return word.isEmpty ? words : words + [word]
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        [.nonspacingMark, .spacingMark, .enclosingMark].contains(scalar.properties.generalCategory)
    }

    /// Letters and numbers, as `\p{L}` and `\p{N}` have them.
    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            true
        default: false
        }
    }

    /// The file in which a word is found: by its first two characters, or the first where that is no Latin one.
    package static func file(of word: String) -> String {
        let first = word.unicodeScalars.prefix(2)
        if first.allSatisfy({ ("a"..."z").contains($0) || ("0"..."9").contains($0) }) {
            return "words-\(String(String.UnicodeScalarView(first))).json"
        }
        return "words-u\(String(word.unicodeScalars.first?.value ?? 0, radix: 16)).json"
    }
}
