/// Where the title of a reference ends and its journal begins.
enum TitleEnd {
    /// Cuts `Title. Phys. Rev. Lett. 115, 128101 (2015)`; nil if nothing in the text can be a journal.
    /// - Parameters:
    ///   - end: Where the bracket with the year opens. The title ends before it.
    ///   - isBook: Whether that bracket names a publisher, so that there need be no journal.
    static func cut(
        _ text: Substring, upTo end: String.Index, isBook: Bool
    ) -> (title: (text: Substring, confidence: Double), venue: Substring)? {
        let stops = stops(in: text[..<end])
        for stop in stops {
            let venue = text[stop...].dropFirst().trimmed
            guard looksLikeVenue(venue) else { continue }
            // `…synapses, J. Stat. Phys. 136`: the stop is the journal's own, the title ends at the comma.
            if let comma = commaBeforeAbbreviation(text, stop) {
                return ((text[..<comma], 0.8), text[comma...].dropFirst().trimmed)
            }
            let end = text[stop] == "." ? stop : text.index(after: stop)
            return ((text[..<end], 1), venue)
        }
        // No journal's looks: the first stop that ends a word of some length will do, with doubt.
        guard !isBook, let stop = stops.first(where: { !isAbbreviation(before: $0, in: text) }) else { return nil }
        let venue = text[stop...].dropFirst().trimmed
        guard !venue.isEmpty else { return nil }
        return ((text[..<(text[stop] == "." ? stop : text.index(after: stop))], 0.7), venue)
    }

    /// Full stops, question and exclamation marks that a blank follows, not those of initials; at most forty.
    private static func stops(in text: Substring) -> [String.Index] {
        var found: [String.Index] = []
        var from = text.startIndex
        while found.count < 40, let stop = text[from...].firstIndex(where: { ".?!".contains($0) }) {
            let after = text.index(after: stop)
            if after < text.endIndex, text[after] == " ", !isInitial(before: stop, in: text) { found.append(stop) }
            from = after
        }
        return found
    }

    private static func lastWord(before stop: String.Index, in text: Substring) -> Substring {
        text[..<stop].suffix(40).split(separator: " ", omittingEmptySubsequences: false).last ?? ""
    }

    private static func isInitial(before stop: String.Index, in text: Substring) -> Bool {
        let word = lastWord(before: stop, in: text)
        return word.count == 1 && word.first?.isUppercase == true
    }

    private static func isAbbreviation(before stop: String.Index, in text: Substring) -> Bool {
        let word = lastWord(before: stop, in: text)
        return word.count <= 4 && word.first?.isUppercase == true || word.contains(".")
            || ["vs", "et", "al", "cf", "e.g", "i.e"].contains(String(word))
    }

    /// Capitalised words, abbreviations and small linking words up to a number, a bracket or the end.
    private static func looksLikeVenue(_ text: Substring) -> Bool {
        if text.hasPrefix("arXiv") || text.hasPrefix("In ") || text.hasPrefix("PhD thesis") { return true }
        guard let first = text.unicodeScalars.first, first.isUpper || first == "*" else { return false }
        for word in text.prefix(300).split(separator: " ") {
            let bare = word.drop { "*_(".contains($0) }
            guard let start = bare.unicodeScalars.first else { break }
            if start.isDigit || word.hasPrefix("(") { return true }
            if start.isUpper || links.contains(String(bare)) || bare == "&" || bare == "-" || bare == "—" { continue }
            return false
        }
        return true
    }

    private static let links: Set<String> = [
        "of", "the", "in", "on", "and", "for", "de", "des", "der", "die", "du", "di", "für", "fur", "la", "le", "et",
        "y",
        "del", "della", "e", "zur", "vol.", "no.", "to",
    ]

    /// The comma before a run of abbreviations that ends at the stop: `, J. Stat` or `, Proc`.
    private static func commaBeforeAbbreviation(_ text: Substring, _ stop: String.Index) -> String.Index? {
        guard let comma = text[..<stop].suffix(60).lastIndex(of: ",") else { return nil }
        let words = text[text.index(after: comma)..<stop].split(separator: " ")
        guard let last = words.last, last.first?.isUppercase == true else { return nil }
        let isRun = words.dropLast().allSatisfy { $0.hasSuffix(".") && $0.first?.isUppercase == true }
        return isRun && (words.count > 1 || last.count <= 4) ? comma : nil
    }
}
