/// Where a listing's title ends and its authors begin, on a line that has no separator between them.
package struct TitleCut {
    package var title: Substring
    package var names: [Substring]
    /// Whether “et al.” stands behind the names.
    package var isCut: Bool
    /// Short affiliations behind ` · `, each as printed.
    package var affiliations: [Substring]
    /// Whether another cut is nearly as good, or this one needed an exception.
    package var isDoubtful: Bool

    /// How far behind the best cut the next one must be.
    private static let margin = 0.7
    /// A cut that scores less is doubtful however few rivals it has.
    private static let sure = -1.9
    /// A cut that scores less is none.
    private static let impossible = -6.0

    /// Cuts one line, reading it from the right; nil when nothing on it can be a name.
    ///
    /// Looks at the last three comma pieces and at most 160 characters of each, so long lines cost nothing extra.
    /// - Parameter isKnown: Whether other records of the page print the name; it settles ties.
    package init?(_ line: Substring, isKnown: (Substring) -> Bool = { _ in false }) {
        let (bare, affiliations) = Self.withoutAffiliations(line)
        let (body, isCut) = NameList.withoutEtAl(bare)
        let candidates = Self.candidates(in: body, isCut: isCut, isKnown: isKnown)
        // Of equals the one with fewer names: the order in which a line is read from its end.
        guard let best = candidates.max(by: { ($0.score, -$0.names.count) < ($1.score, -$1.names.count) }) else {
            return nil
        }
        let rival = candidates.filter { $0.title.endIndex != best.title.endIndex }.map(\.score).max()
        title = best.title
        names = best.names
        self.isCut = isCut
        self.affiliations = affiliations
        isDoubtful = best.score < Self.sure || rival.map { best.score - $0 < Self.margin } ?? false
    }

    private struct Candidate {
        var title: Substring
        var names: [Substring]
        var score: Double
    }

    /// Every way to cut the text before “et al.” and affiliations. “et al.” stands behind exactly three names; without
    /// it there are one to three.
    private static func candidates(
        in body: Substring, isCut: Bool, isKnown: (Substring) -> Bool
    ) -> [Candidate] {
        let pieces = lastPieces(of: body, 4)
        let counts = isCut && pieces.count >= 3 ? 3...3 : 1...3
        return counts.filter { $0 <= pieces.count }.flatMap { count in
            candidates(in: body, names: pieces.suffix(count), isKnown: isKnown)
        }
    }

    /// The cuts inside the first of the pieces; the others must be names as they are.
    private static func candidates(
        in body: Substring, names pieces: ArraySlice<Substring>, isKnown: (Substring) -> Bool
    ) -> [Candidate] {
        guard let piece = pieces.first else { return [] }
        let others = pieces.dropFirst()
        let scores = others.map { name in NameShape.score(name).map { min(0, $0 + (isKnown(name) ? 4 : 0)) } }
        guard scores.allSatisfy({ $0 != nil }) else { return [] }
        let otherScore = scores.reduce(0) { $0 + ($1 ?? 0) } - (isKnown(piece) ? 5 : 0)
        return joints(in: piece).compactMap { joint in
            let name = piece[joint.index...].trimmed
            let title = body[..<joint.index].trimmed
            guard !title.isEmpty, let worth = NameShape.score(name) else { return nil }
            let score = worth + joint.score + otherScore + titleScore(title) + (isKnown(name) ? 5 : 0)
            guard score > impossible else { return nil }
            return Candidate(title: title, names: [name] + others, score: score)
        }
    }

    /// The last comma pieces, suffixes such as `Jr.` kept with their names. The first one reaches back to the start.
    private static func lastPieces(of body: Substring, _ count: Int) -> [Substring] {
        var start = body.endIndex
        for _ in 0..<(count + 2) {
            guard let comma = body[..<start].lastIndex(of: ",") else {
                start = body.startIndex
                break
            }
            start = comma
        }
        let pieces = NameList.pieces(of: body[start...]).filter { !$0.isEmpty }
        return pieces.suffix(count)
    }

    /// Takes off ` · harvard`: what follows the last middle dots, as long as it is small words and commas.
    package static func withoutAffiliations(_ line: Substring) -> (line: Substring, affiliations: [Substring]) {
        var rest = line.trimmed
        var found: [Substring] = []
        while let (before, after) = rest.cutLast(at: " · "), isAffiliation(after) {
            found.insert(contentsOf: after.split(separator: ",").map(\.trimmed).filter { !$0.isEmpty }, at: 0)
            rest = before.trimmed
        }
        return (rest, found)
    }

    private static func isAffiliation(_ text: Substring) -> Bool {
        let text = text.trimmed
        return !text.isEmpty && text.utf8.count <= 200
            && text.unicodeScalars.allSatisfy {
                $0.isLower || $0.isDigit || $0.isBlank || ",-'’.&".unicodeScalars.contains($0) || $0.isUncasedLetter
            } && text.unicodeScalars.contains(where: \.isLetter)
    }
}

// MARK: - Joints

extension TitleCut {
    package struct Joint {
        var index: String.Index
        var score: Double
    }

    /// Signs, besides letters and digits, that a title may end in.
    private static let titleEnds: Set<Unicode.Scalar> = [
        ")", "]", "}", "\"", "'", "”", "’", "»", "$", "?", "!", ".", "*", "%", "+", "…", "°", ">",
    ]

    /// Signs that may follow the first letter of a name.
    private static let nameMarks: Set<Unicode.Scalar> = [".", "'", "’", "\"", "¨", "´", "`", "-"]

    /// Every place in the piece where a title can touch a name, from left to right.
    package static func joints(in piece: Substring) -> [Joint] {
        let indices = Array(piece.unicodeScalars.indices.suffix(160))
        let scalars = indices.map { piece.unicodeScalars[$0] }
        var joints: [Joint] = []
        var fallbacks: [Joint] = []
        for index in scalars.indices.dropFirst() {
            guard let score = jointScore(scalars, at: index) else { continue }
            // Of two joints alike the one further right is meant: `DeepNetAna Lind`.
            let joint = Joint(index: indices[index], score: score + Double(index) / 1000)
            if score > exception { joints.append(joint) } else { fallbacks.append(joint) }
        }
        // A joint that needs an exception is weighed only where there is none without.
        return joints.isEmpty ? fallbacks : joints
    }

    /// What joints cost that a prefix, an initial or a particle makes improbable.
    private static let exception = -2.5

    private static func jointScore(_ scalars: [Unicode.Scalar], at index: Int) -> Double? {
        let before = scalars[index - 1]
        let start = scalars[index]
        if before == " " || start == " " { return nil }
        guard before.isLetter || before.isDigit || titleEnds.contains(before) || before.properties.isMath else {
            return nil
        }
        if start.isUncasedLetter { return before.isUncasedLetter ? nil : 0 }
        guard start.isUpper else { return particleScore(scalars, at: index) }
        if isInsideName(scalars, at: index) { return -3 }
        let next = index + 1 < scalars.count ? scalars[index + 1] : " "
        if next.isUpper { return before.isUpper ? groupScore(scalars, at: index) : -0.5 }
        guard next.isLower || next.isMark || nameMarks.contains(next) else { return nil }
        if before.isUpper { return next.isLower || next.isMark ? -0.2 : -0.4 }
        return endsOddly(scalars, at: index) ? -1.25 : 0
    }

    /// `McDuff`, `O'Shea`, `J.P. Lind`: a capital that belongs to the name it stands in.
    private static func isInsideName(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        let before = scalars[index - 1]
        if before.isLower { return NameShape.prefixes.contains(NameShape.hump(scalars, endingAt: index)) }
        if "'’".unicodeScalars.contains(before) {
            let hump = NameShape.hump(scalars, endingAt: index - 1)
            return hump.unicodeScalars.count <= 1 || NameShape.prefixes.contains(hump)
        }
        guard before == ".", index >= 2, scalars[index - 2].isUpper else { return false }
        // `SGD.Ana` ends a title, `J.P.` and `U.S.Ana` look like initials.
        return index == 2 || !(scalars[index - 3].isUpper || scalars[index - 3].isDigit)
    }

    /// A word that begins small and has a capital inside is odd: `graphsJo` is no word, `DeepNet` and `arXiv` are.
    private static func endsOddly(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        var start = index
        var hump = index
        while start > 0, scalars[start - 1].isLetter {
            start -= 1
            if scalars[start].isUpper, start > 0, scalars[start - 1].isLower { hump = start }
        }
        return scalars[start].isLower && hump < index && hump - start > 2
    }

    /// `XATLAS Collaboration`: capitals on both sides, told apart only by what follows.
    private static func groupScore(_ scalars: [Unicode.Scalar], at index: Int) -> Double? {
        let rest = scalars[index...]
        guard let blank = rest.firstIndex(of: " ") else { return nil }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: rest[blank...])
        let isGroup = [" Collaboration", " Collaborations", " Consortium", " Team"].contains(String(view))
        guard isGroup else { return nil }
        // The first such place in the word is the best, for then most is left to the group's name.
        let word = scalars[..<index].lastIndex(of: " ").map { $0 + 1 } ?? 0
        return -0.5 - 0.6 * Double(index - word - 1)
    }

    /// `graphsvan der Berg`: a small particle that begins the name.
    private static func particleScore(_ scalars: [Unicode.Scalar], at index: Int) -> Double? {
        guard scalars[index].isLower, let blank = scalars[index...].prefix(6).firstIndex(of: " ") else {
            return nil
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[index..<blank])
        let word = String(view)
        guard word.utf8.count > 1, NameShape.particles.contains(word) else { return nil }
        return -3 + Double(word.utf8.count) / 10
    }

    /// A title does not end in a little word, nor inside a bracket or a formula.
    private static func titleScore(_ title: Substring) -> Double {
        var score = 0.0
        let last = title.suffix(40).split(separator: " ").last.map { $0.lowercased() } ?? ""
        if ["of", "and", "the", "in", "for", "with", "a", "an", "to", "on", "by", "from", "or"].contains(last) {
            score -= 3
        }
        if !isBalanced(title.suffix(600)) { score -= 1 }
        if title.utf8.count < 3 { score -= 1 }
        return score
    }

    private static func isBalanced(_ title: Substring) -> Bool {
        var depth = 0
        var dollars = 0
        for byte in title.utf8 {
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: "$"): dollars += 1
            default: break
            }
        }
        return depth == 0 && dollars % 2 == 0
    }
}
