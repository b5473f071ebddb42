/// Names printed in a row, with a comma between.
struct NameList {
    /// In printed order, each trimmed.
    var names: [Substring]
    /// Whether “et al.” stands at the end: there are more people than names.
    var isCut: Bool

    /// Reads a whole list.
    init(_ text: Substring) {
        let (body, isCut) = Self.withoutEtAl(text)
        self.isCut = isCut
        names = Self.pieces(of: body).filter { !$0.isEmpty }
    }

    init(names: [Substring], isCut: Bool) {
        self.names = names
        self.isCut = isCut
    }

    /// Reads a list that may stand at the open end of a document: then a last name that nothing follows is dropped,
    /// for it may lack letters.
    init(_ text: Substring, isOpen: Bool) {
        self.init(text)
        if isOpen, !isCut, !names.isEmpty, !text.trimmed.hasSuffix(",") { names.removeLast() }
    }

    /// Whether every name may be one, as far as a name's looks can tell.
    var looksRight: Bool {
        !names.isEmpty && names.allSatisfy { NameShape.score($0).map { $0 > NameShape.oneWord } ?? false }
    }

    /// The text before “et al.”, and whether it stood there.
    static func withoutEtAl(_ text: Substring) -> (body: Substring, isCut: Bool) {
        let text = text.trimmed
        for ending in [" et al.", " et al", ",et al."] {
            if let body = text.before(suffix: ending) {
                let bare = body.trimmed
                return ((bare.before(suffix: ",") ?? bare).trimmed, true)
            }
        }
        return (text, false)
    }

    /// The pieces between commas; `Jr.`, `III` and the like stay with the name before them.
    static func pieces(of text: Substring) -> [Substring] {
        var pieces: [Substring] = []
        for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
            let name = piece.trimmed
            if isSuffix(name), let before = pieces.last, !before.isEmpty {
                pieces[pieces.count - 1] = text[before.startIndex..<name.endIndex]
            } else {
                pieces.append(name)
            }
        }
        return pieces
    }

    private static func isSuffix(_ word: Substring) -> Bool {
        ["Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"].contains(String(word))
    }
}
